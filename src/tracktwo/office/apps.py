"""The one Django application."""

from django.apps import AppConfig


class Office(AppConfig):
    """All rooms of the office under one label, so that migrations are one stream."""

    name = "tracktwo.office"
    label = "office"
