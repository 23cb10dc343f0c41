"""Routes: every page of the office declares who may come in, and nothing is served without.

A page inside a programme lives under ``/office/<programme>/``; its function receives the request with
``request.seat``, the reader's membership. To anybody without a seat the programme does not exist.
"""

from collections.abc import Callable
from enum import Enum
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers

from tracktwo.office.accounts.models import Account, Membership
from tracktwo.office.accounts.rights import Right

__all__ = ["Door", "Page", "SeatRequest", "route"]

Page = Callable[..., HttpResponse]


class Door(Enum):
    """Pages outside any programme: open to anyone, or to whoever signed in."""

    ANYONE = "anyone"
    SIGNED_IN = "signed_in"


class SeatRequest(HttpRequest):
    """A request by a signed-in account with a seat in the programme it asks for."""

    user: Account
    seat: Membership


def route(pattern: str, page: Page, *, who: Right | Door, name: str) -> URLPattern:
    """Return a URL pattern whose page opens only to those it declares.

    Args:
        pattern: the path; must hold ``<slug:programme>`` when ``who`` is a right.
        page: the function of the page.
        who: a right in the programme, or a door outside of programmes.
        name: the route's name for ``reverse``.
    """
    return path(pattern, _guarded(page, who), {}, name=name)


def _guarded(page: Page, who: Right | Door) -> Page:
    @wraps(page)
    def guarded(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if who is not Door.ANYONE and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "")
        if isinstance(who, Right):
            request = _with_seat(request, programme=arguments.pop("programme"))
            if not cast("SeatRequest", request).seat.may(who):
                raise PermissionDenied
        response = page(request, **arguments)
        if not response.has_header("Cache-Control"):  # a public page says for itself how long it may be kept
            add_never_cache_headers(response)  # nothing of the team stays in a browser after signing out
        return response

    guarded.who = who  # type: ignore[attr-defined]  # the matrix test reads it
    return guarded


def _with_seat(request: HttpRequest, *, programme: str) -> HttpRequest:
    """Return the request with the account's seat on it; without a seat there is no such page."""
    seat = (
        Membership.objects.select_related("programme", "side")
        .filter(account=cast("Account", request.user), programme__key=programme)
        .first()
    )
    if seat is None:
        raise Http404
    cast("SeatRequest", request).seat = seat
    return request
