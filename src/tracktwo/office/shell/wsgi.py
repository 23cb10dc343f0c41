"""The office as a WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ["DJANGO_SETTINGS_MODULE"] = "tracktwo.office.shell.settings"
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018 -- every page is loaded before the first is asked for
gc.collect()
gc.freeze()  # what is loaded stays: it is not looked through for garbage again while a long page is made
gc.set_threshold(50_000, 20, 20)  # a page of 10,000 rows is not searched for garbage 100 times
