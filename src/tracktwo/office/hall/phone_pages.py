"""What people in the room open on their phones: the round that runs, and a question to the other side.

No account, no session and no name: a signed cookie for this room counts how much one browser sent, and goes no
further than a number.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from tracktwo.office.hall import actions
from tracktwo.office.hall.addresses import hall_of_code
from tracktwo.office.hall.slides import rule_lines
from tracktwo.office.rounds.joining.visits import frame, shown_to_anyone, unknown_code
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.queries import is_open
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import choose, direction, endonym
from tracktwo.vocabulary.sides import sides_in_order

if TYPE_CHECKING:
    from tracktwo.office.models import Hall

__all__ = ["ask", "door", "sent"]

_COOKIE: Final = "room"
_KEPT: Final = timedelta(days=2)
_REFUSED: Final = 422


def _in_room(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return a page of an open room, in the language of its address."""

    def shown(request: HttpRequest, *, code: str, language: str) -> HttpResponse:
        hall = hall_of_code(code)
        if hall is None:
            return unknown_code(request)
        if code != hall.code or language not in hall.event.programme.languages:
            return redirect("hall-door", code=hall.code)
        return inside(request, hall=hall, tag=language)

    @shown_to_anyone
    def inside(request: HttpRequest, *, language: str, hall: "Hall", tag: str) -> HttpResponse:  # noqa: ARG001 -- the same, but for a tag without a catalogue
        return page(request, hall=hall, language=tag)

    return shown


@shown_to_anyone
def door(request: HttpRequest, *, language: str, code: str) -> HttpResponse:
    """Offer the languages of the programme side by side; none of them is first."""
    hall = hall_of_code(code)
    if hall is None:
        return unknown_code(request)
    if code != hall.code:
        return redirect("hall-door", code=hall.code)
    tags = hall.event.programme.languages
    start = sum(map(ord, hall.code)) % len(tags) if tags else 0
    offered = [
        {
            "language": tag,
            "endonym": endonym(tag),
            "direction": direction(tag),
            "address": reverse("hall-ask", kwargs={"code": hall.code, "language": tag}),
        }
        for tag in [*tags[start:], *tags[:start]]
    ]
    return frame(request, "hall/door.html", language=language, languages=offered)


@_in_room
def ask(request: HttpRequest, *, hall: "Hall", language: str) -> HttpResponse:
    """Show what runs in the room, and take a question."""
    holder = request.get_signed_cookie(_COOKIE, "", salt=hall.code, max_age=_KEPT) or ""
    text, chosen, sentence = request.POST.get("text", ""), request.POST.get("side", ""), ""
    if request.method == "POST":
        try:
            _send(hall, text, chosen, language=language, holder=holder)
        except DataError as refusal:
            sentence = str(refusal)
        else:
            return redirect("hall-sent", code=hall.code, language=language)
    page = {
        **_around(hall, language),
        "sides": _sides(hall, language),
        "text": text,
        "chosen": chosen,
        "sentence": sentence,
        "longest": actions.LONGEST,
    }
    status = _REFUSED if sentence else 200
    response = frame(request, "hall/ask.html", language=language, status=status, **page)
    return response if holder else _hold(response, hall)


@_in_room
def sent(request: HttpRequest, *, hall: "Hall", language: str) -> HttpResponse:
    """Say what becomes of a question that was sent."""
    return frame(request, "hall/sent.html", language=language, **_around(hall, language))


def _send(hall: "Hall", text: str, chosen: str, *, language: str, holder: str) -> None:
    if not holder:
        raise DataError(
            _("Your browser did not keep this page’s cookie; please send the question once more.")
        )
    sides = {each.key: each for each in hall.event.programme.sides.all()}
    if chosen not in {*sides, "none"}:
        raise DataError(_("Please choose which side you are taking part with, or neither."))
    sender = salted_hmac(f"asks in room {hall.pk}", holder, algorithm="sha256").hexdigest()
    actions.ask_in_hall(hall, text, language=language, side=sides.get(chosen), sender=sender)


def _hold(response: HttpResponse, hall: "Hall") -> HttpResponse:
    """Return the response that gives the browser a number of its own for this room."""
    response.set_signed_cookie(
        _COOKIE,
        uuid4().hex,
        salt=hall.code,
        max_age=_KEPT,
        path=reverse("hall-door", kwargs={"code": hall.code}),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    return response


def _around(hall: "Hall", language: str) -> dict[str, Any]:
    """Return what stands on every page of a room: its rule, its round, its other languages."""
    round_, now = hall.round, timezone.now()
    shown = round_ is not None and round_.state is not State.DRAFT and language in round_.languages
    return {
        "hall": hall,
        "rule": rule_lines(hall, language=language)[0],
        "round": round_ if shown else None,
        "round_title": choose(round_.title, language=language)[1] if round_ else "",
        "is_answering": bool(shown and round_ and is_open(round_, at=now)),
        "switches": [
            {
                "language": tag,
                "endonym": endonym(tag),
                "address": reverse("hall-ask", kwargs={"code": hall.code, "language": tag}),
            }
            for tag in hall.event.programme.languages
            if tag != language
        ],
    }


def _sides(hall: "Hall", language: str) -> list[dict[str, str]]:
    """Return the two sides in an order that turns with the code."""
    ordered = sides_in_order(list(hall.event.programme.sides.all()), sequence=sum(map(ord, hall.code)))
    return [{"key": each.key, "name": choose(each.name, language=language)[1]} for each in ordered]
