"""The office as Django knows it, set up on import; under pytest it is already."""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracktwo.office.shell.settings")
if not apps.ready:
    django.setup()

OFFICE = apps.get_app_config("office")
