"""The addresses of the office: each room's list, gathered."""

from django.urls import URLPattern

from tracktwo.office.accounts import urls as accounts
from tracktwo.office.shell import pages
from tracktwo.office.shell.routes import Door, route

try:
    from tracktwo.office.record import urls as record
except ImportError:
    _record: list[URLPattern] = []
else:
    _record = record.urlpatterns

urlpatterns = [
    route("", pages.home, who=Door.ANYONE, name="home"),
    route("language/", pages.set_language, who=Door.ANYONE, name="set-language"),
    route("theme/", pages.set_theme, who=Door.ANYONE, name="set-theme"),
    *accounts.urlpatterns,
    *_record,
]
handler403 = "tracktwo.office.shell.pages.forbidden"
handler404 = "tracktwo.office.shell.pages.not_found"
handler500 = "tracktwo.office.shell.pages.failed"
