"""The one cookie of a participant's browser: signed, and sent to the pages of one round alone."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tracktwo.office.rounds.kinds import Seat
from tracktwo.office.rounds.seats import Ticket

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["forget_ticket", "keep_ticket", "read_ticket"]

_COOKIE: Final = "round"
_KEPT: Final = timedelta(days=180)


def read_ticket(request: HttpRequest, code: str) -> Ticket | None:
    """Return what a browser holds for the round of a code; None for nothing, or nothing this office signed."""
    text = request.get_signed_cookie(_COOKIE, None, salt=code, max_age=_KEPT)
    if text is None:
        return None
    participant, seat, side, invitation, *given = text.split(".")
    return Ticket(
        participant=UUID(participant),
        seat=Seat(seat) if seat else None,
        side=side,
        invitation=int(invitation),
        is_given=bool(given),
    )


def keep_ticket(response: HttpResponse, round_: "Round", ticket: Ticket) -> HttpResponse:
    """Return the response that gives a ticket to the browser."""
    parts = [ticket.participant.hex, ticket.seat or "", ticket.side, str(ticket.invitation)]
    response.set_signed_cookie(
        _COOKIE,
        ".".join([*parts, *(["given"] if ticket.is_given else [])]),
        salt=round_.code,
        max_age=_KEPT,
        path=_path(round_),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def forget_ticket(response: HttpResponse, round_: "Round") -> HttpResponse:
    """Return the response after which the browser holds nothing of this round."""
    response.delete_cookie(_COOKIE, path=_path(round_), samesite="Lax")
    return response


def _path(round_: "Round") -> str:
    return reverse("join-round", kwargs={"code": round_.code})
