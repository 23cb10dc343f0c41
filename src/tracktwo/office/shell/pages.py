"""Pages outside any programme: the list of programmes, the two switches, and what is shown when something is refused."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracktwo.office.accounts.actions import set_preferences
from tracktwo.office.accounts.models import Account
from tracktwo.office.shell import queries
from tracktwo.office.shell.templating import THEMES
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES

__all__ = [
    "failed",
    "forbidden",
    "forged",
    "home",
    "keep_preferences",
    "not_found",
    "set_language",
    "set_theme",
]

_YEAR = 365 * 24 * 60 * 60


def home(request: HttpRequest) -> HttpResponse:
    """Show the programmes: to a member those with a seat, to anyone else their names."""
    if request.user.is_authenticated:
        return render(request, "shell/home.html", {"seats": queries.seats(request.user)})
    return render(request, "shell/home.html", {"programmes": queries.programmes()})


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Show the office in another language from now on."""
    return _switch(request, "language", INTERFACE_LANGUAGES)


@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Show the office on light or dark ground from now on."""
    return _switch(request, "theme", THEMES)


def keep_preferences(response: HttpResponse, *, language: str, theme: str) -> None:
    """Keep language and theme in the browser, so that the next page is shown in them."""
    _keep(response, settings.LANGUAGE_COOKIE_NAME, language.lower())
    _keep(response, "theme", theme)


def _switch(request: HttpRequest, name: str, allowed: tuple[str, ...]) -> HttpResponse:
    chosen = request.POST.get(name, "")
    response = HttpResponseRedirect(_page_before(request))
    if chosen in allowed:
        cookie = settings.LANGUAGE_COOKIE_NAME if name == "language" else name
        _keep(response, cookie, chosen.lower())
        if request.user.is_authenticated:
            set_preferences(by=cast("Account", request.user), **{name: chosen})
    return response


def _keep(response: HttpResponse, cookie: str, value: str) -> None:
    response.set_cookie(cookie, value, max_age=_YEAR, samesite="Lax", secure=settings.HTTPS, httponly=True)


def _page_before(request: HttpRequest) -> str:
    """Return the page the form stood on, never an address outside this office."""
    before = request.POST.get("next", "")
    if before.startswith("/") and url_has_allowed_host_and_scheme(before, allowed_hosts=None):
        return before
    return reverse("home")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that a member's role does not open this page."""
    sentence = _(
        "Your role in this programme does not open this page. A convenor of your side can change roles."
    )
    return render(request, "shell/403.html", {"sentence": sentence}, status=403)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that a form came without the token of the page it should stand on."""
    sentence = _(
        "This form was not sent from a page of this office, or the page was too old. Please open it again."
    )
    return render(request, "shell/403.html", {"sentence": sentence}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Say that there is no such page."""
    return render(request, "shell/404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the office failed, with nothing on the page that could fail again."""
    return render(request, "shell/500.html", status=500)
