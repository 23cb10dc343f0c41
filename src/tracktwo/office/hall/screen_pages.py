"""The screen of a room: a page without an account at an address of its own, which shows what the console chose.

A screen asks every two seconds, by a script or, without one, by loading the page anew. What it is answered is made at
most every two seconds for each state of a room and kept for all who ask; whoever has it already is told so in a few
bytes. A change of the room has another version, so nobody is shown an older state.
"""

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from tracktwo.office.hall.actions import see_screen
from tracktwo.office.hall.addresses import address_for_phones, glance, hall_of_screen
from tracktwo.office.hall.finding import scripted
from tracktwo.office.hall.slides import slide_of
from tracktwo.office.rounds.cameras import picture_of
from tracktwo.vocabulary.languages import direction

if TYPE_CHECKING:
    from tracktwo.office.hall.addresses import Glance
    from tracktwo.office.models import Hall

__all__ = ["screen", "text"]

_FRESH: Final = 2.0
"""Seconds a page that was made is given to all who ask; also how often a screen asks."""
_MOST: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A page that was made: what it says, its tag, and until when it is fresh."""

    content: bytes
    tag: str
    until: float


_MADE: Final[dict[tuple[int, int, str, str], _Made]] = {}


@require_safe
@scripted
def screen(request: HttpRequest, *, token: str) -> HttpResponse:
    """Show what the room shows, large enough for its last row."""
    return _answer(request, token, "hall/screen.html")


@require_safe
def text(request: HttpRequest, *, token: str) -> HttpResponse:
    """Show the same in words alone, for who listens to a screen or reads it on a phone."""
    return _answer(request, token, "hall/screen_text.html")


def _answer(request: HttpRequest, token: str, template: str) -> HttpResponse:
    seen = glance(token)
    made = _made(request, seen, token, template) if seen else None
    if seen is None or made is None:
        raise Http404
    see_screen(seen.hall, seen=seen.screen_seen, at=timezone.now())
    if request.headers.get("If-None-Match") == made.tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(made.content)
    response["ETag"] = made.tag
    response["Cache-Control"] = "private, no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def _made(request: HttpRequest, seen: "Glance", token: str, template: str) -> _Made | None:
    """Return a page of a room, made now or up to two seconds ago for the same state of it; None where it closed."""
    place = (seen.hall, seen.version, template, f"{request.scheme}://{request.get_host()}/{token}")
    now = time.monotonic()
    kept = _MADE.get(place)
    if kept and kept.until > now:
        return kept
    hall = hall_of_screen(token)
    if hall is None:
        return None
    content = _page(request, hall, token, template)
    if len(_MADE) >= _MOST:
        _MADE.clear()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    place = (place[0], hall.version, *place[2:])
    _MADE[place] = _Made(content=content, tag=tag, until=now + _FRESH)
    return _MADE[place]


def _page(request: HttpRequest, hall: "Hall", token: str, template: str) -> bytes:
    address = address_for_phones(request, hall)
    slide = slide_of(hall, at=timezone.now())
    first = slide.halves[0].language if slide.halves else "en"
    with override(first):
        page = {
            "hall": hall,
            "slide": slide,
            "direction": direction,
            "language": first,
            "token": token,
            "address": address.partition("://")[2],
            "qr": picture_of(address),
            "seconds": int(_FRESH),
        }
        return render_to_string(template, page).encode()
