"""What a console shows of its room: now and next, who speaks, the queue, the round, what is on the screen."""

from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.accounts.rights import Right
from tracktwo.office.hall import queries
from tracktwo.office.hall.addresses import address_for_phones, screen_token
from tracktwo.office.hall.kinds import QUEUE_WORDS, SHOWING_WORDS, Queue, Showing
from tracktwo.office.hall.slides import slide_of
from tracktwo.office.perception.actions import forget_expired
from tracktwo.office.perception.lines import in_order, lines_of, picks
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.queries import proposal, sight_of_everybody
from tracktwo.office.record.queries import shown_name
from tracktwo.office.rounds.cameras import picture_of
from tracktwo.office.rounds.kinds import STATE_WORDS, State
from tracktwo.office.rounds.queries import heads_of, is_open, versions_of
from tracktwo.office.shell.marking import reader_language

if TYPE_CHECKING:
    from datetime import datetime

    from tracktwo.office.hall.queries import Place
    from tracktwo.office.models import Contribution, Hall
    from tracktwo.office.perception.lines import Line
    from tracktwo.office.record.queries import EventSheet
    from tracktwo.office.shell.routes import SeatRequest

__all__ = ["WORDS", "console_of", "news_of"]

_LISTENING: Final = 15
"""Seconds after which a screen that has not asked is said not to listen."""

WORDS: Final[dict[str, Any]] = {
    "showing_words": SHOWING_WORDS,
    "queue_words": QUEUE_WORDS,
    "state_words": STATE_WORDS,
    "Showing": Showing,
    "State": State,
}


def console_of(request: "SeatRequest", sheet: "EventSheet", hall: "Hall") -> dict[str, Any]:
    """Return what the console of an open room shows to a member of the team."""
    at, language = timezone.now(), reader_language()
    forget_expired(now=at)
    place = queries.place_of(hall, sheet.segments, at=at)
    entries = [part.contribution for part in place.now.parts.all()] if place.now else []
    lines = _lines(hall, language)
    chosen = picks(lines)
    slide = slide_of(hall, at=at)
    return {
        **WORDS,
        "sheet": sheet,
        "hall": hall,
        "place": place,
        "entries": entries,
        "cards": queries.cards_of(entries),
        "forms": _forms(sheet, entries),
        "shown_name": lambda person: shown_name(person, language=language),
        "had": queries.had_so_far(sheet, place, hall),
        "ready": queries.questions_of(hall, Queue.READY),
        "news": news_of(sheet, hall, at=at),
        "waiting": len(queries.questions_of(hall, Queue.WAITING)),
        "over": queries.questions_of(hall, Queue.ANSWERED, Queue.CARRIED),
        "missing": lambda question: queries.languages_missing(request.seat.programme, question),
        "rounds": queries.rounds_for(sheet.event),
        "heads": heads_of(hall.round) if hall.round and hall.round.state is State.OPEN else [],
        "is_answering": hall.round is not None and is_open(hall.round, at=at),
        "proposal": proposal(hall.round) if hall.round else None,
        "picks": chosen,
        "next_pick": _next([line.key for _words, line in chosen], hall),
        "statements": _statements(hall, lines),
        "lines": in_order(lines),
        "slide": slide,
        "half": next((each for each in slide.halves if each.language == language), None)
        or next(iter(slide.halves), None),
        "screen": request.build_absolute_uri(
            reverse("screen", kwargs={"token": screen_token(hall.screen_seed)})
        ),
        "door": address_for_phones(request, hall),
        "qr": picture_of(address_for_phones(request, hall)),
        "may_open_round": request.seat.may(Right.EDIT_ROUND),
        "may_moderate": request.seat.may(Right.MODERATE),
    }


def _lines(hall: "Hall", language: str) -> list["Line"]:
    """Return the results a room may see: those both sides revealed, nothing of the team's."""
    sight = sight_of_everybody(hall.round) if hall.round else None
    return lines_of(sight, round_=hall.round, language=language) if sight and hall.round else []


def _statements(hall: "Hall", lines: list["Line"]) -> dict[str, str]:
    """Return the statement's own key by that of its result: what the screen is asked to show."""
    if hall.round is None:
        return {}
    listed = versions_of(hall.round)
    by_address = {address_of(hall.round, each): each.key for each in listed if not each.retired}
    return {line.key: by_address[line.key] for line in lines if line.key in by_address}


def _next(keys: list[str], hall: "Hall") -> str:
    """Return which of the three comes after what the screen shows; the first where it shows none of them."""
    if hall.round is None or not keys:
        return ""
    here = address_of(hall.round, hall.statement) if hall.statement else ""
    is_shown = hall.showing in {Showing.REVEAL, Showing.MIRROR} and here in keys
    return keys[(keys.index(here) + 1) % len(keys)] if is_shown else keys[0]


def _forms(sheet: "EventSheet", entries: list["Contribution"]) -> dict[int, list[Any]]:
    """Return every form of a speaker's name on record, in all scripts."""
    people = {each.pk: each.person for each in sheet.contributions}
    return {each.pk: list(people[each.pk].names.all()) for each in entries}


def _left(place: "Place") -> str:
    """Return how much time is left of what is now, in words; "" where that is not known."""
    if place.left is None:
        return ""
    if place.left < 0:
        return ngettext("%(num)s minute over", "%(num)s minutes over", -place.left) % {"num": -place.left}
    return ngettext("%(num)s minute left", "%(num)s minutes left", place.left) % {"num": place.left}


def _is_heard(hall: "Hall", at: "datetime") -> bool:
    return hall.screen_seen is not None and abs((at - hall.screen_seen).total_seconds()) < _LISTENING


def _listening(hall: "Hall", at: "datetime") -> str:
    if _is_heard(hall, at):
        return _("The screen is listening.")
    if hall.screen_seen is None:
        return _("No screen has opened its address yet.")
    return _("The screen was last heard at %(time)s UTC: it keeps what it showed then.") % {
        "time": f"{hall.screen_seen:%H:%M:%S}"
    }


def news_of(sheet: "EventSheet", hall: "Hall", *, at: "datetime") -> dict[str, Any]:
    """Return what an open console asks every few seconds: whether its room has changed, and what the clock says."""
    waiting, ready = (len(queries.questions_of(hall, each)) for each in (Queue.WAITING, Queue.READY))
    return {
        "version": hall.version,
        "queue": f"{waiting}.{ready}",
        "left": _left(queries.place_of(hall, sheet.segments, at=at)),
        "screen": _listening(hall, at),
        "lost": not _is_heard(hall, at),
    }
