"""Where to go next, and what a browser keeps between pages: language and theme."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

__all__ = ["keep_language", "keep_theme", "local_address"]

_YEAR = 365 * 24 * 60 * 60


def local_address(text: str) -> str:
    """Return an address of this office as asked for; anything else is the front page."""
    if text.startswith("/") and url_has_allowed_host_and_scheme(text, allowed_hosts=None):
        return text
    return reverse("home")


def keep_language(response: HttpResponse, language: str) -> None:
    """Show the next pages in a language."""
    _keep(response, settings.LANGUAGE_COOKIE_NAME, language.lower())


def keep_theme(response: HttpResponse, theme: str) -> None:
    """Show the next pages on light or dark ground."""
    _keep(response, "theme", theme)


def _keep(response: HttpResponse, cookie: str, value: str) -> None:
    response.set_cookie(cookie, value, max_age=_YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True)
