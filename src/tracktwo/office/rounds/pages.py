"""The team's reading pages of rounds: which there are, one round with its state and checks, a preview, its file."""

from typing import TYPE_CHECKING, Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tracktwo.office.accounts.rights import Right
from tracktwo.office.record import queries as record
from tracktwo.office.rounds import queries
from tracktwo.office.rounds.advice import advice_of, minutes_for
from tracktwo.office.rounds.cameras import picture_of
from tracktwo.office.rounds.coverage import coverage_of
from tracktwo.office.rounds.exchange import export_round
from tracktwo.office.rounds.forms import DISCLOSURE_WORDS
from tracktwo.office.rounds.kinds import (
    ENTRY_WORDS,
    KIND_WORDS,
    ORGANISATION_WORDS,
    SEAT_WORDS,
    STAGE_WORDS,
    STATE_WORDS,
    State,
)
from tracktwo.office.rounds.obstacles import obstacles
from tracktwo.office.rounds.wording import readings, side_name, statement_for
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["asked_of", "download", "one_round", "preview", "rounds", "spoken"]

WORDS: Final = {
    "stage_words": STAGE_WORDS,
    "state_words": STATE_WORDS,
    "kind_words": KIND_WORDS,
    "entry_words": ENTRY_WORDS,
    "organisation_words": ORGANISATION_WORDS,
    "disclosure_words": DISCLOSURE_WORDS,
    "readings": readings,
    "side_name": side_name,
}
"""What every template of this room is given."""


@require_safe
def rounds(request: SeatRequest) -> HttpResponse:
    """List the rounds of the programme."""
    page = {**WORDS, "rounds": queries.rounds_of(request.seat.programme), "now": timezone.now()}
    return render(request, "rounds/rounds.html", page)


@require_safe
def one_round(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one round: what it asks, what stands in its way, who has read it, how to join, how many take part."""
    found = asked_of(request, key)
    statements = queries.asked(found)
    checks = queries.checks_of(found, statements)
    now = timezone.now()
    is_draft = found.state is State.DRAFT
    address = request.build_absolute_uri(reverse("join-round", kwargs={"code": found.code}))
    page = {
        **WORDS,
        "round": found,
        "statements": statements,
        "policy": queries.policy_of(found),
        "obstacles": obstacles(found, at=now) if is_draft else [],
        "advice": advice_of(found, statements) if is_draft and request.seat.may(Right.EDIT_ROUND) else [],
        "languages": {
            tag: [each for each in checks if each.language == tag and not each.by] for tag in found.languages
        },
        "readers": {
            tag: sorted({each.by for each in checks if each.language == tag and each.by})
            for tag in found.languages
        },
        "heads": [] if is_draft else queries.heads_of(found),
        "kinds": queries.organisations_of(found),
        "seat_words": SEAT_WORDS,
        "is_open": queries.is_open(found, at=now),
        "is_over": found.state is State.OPEN and found.closes is not None and now >= found.closes,
        "event": _event(found),
        "address": address,
        "picture": picture_of(address) if found.state is State.OPEN else "",
        "minutes": minutes_for(len(statements)),
        "coverage": coverage_of(statements) if is_draft else None,
        "later": queries.followers_of(found),
        "versions": [each for each in queries.versions_of(found) if each.retired],
    }
    return render(request, "rounds/round.html", page)


@require_safe
def preview(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show what each side reads, side by side, in every language of the round or in one."""
    found = asked_of(request, key)
    chosen = request.GET.get("language", "")
    languages = [chosen] if chosen in found.languages else found.languages
    cards = []
    for statement in queries.asked(found):
        sides = sides_of(found.programme, statement.position)
        texts = {
            (side.key, tag): statement_for(statement, side=side, language=tag)
            for side in sides
            for tag in languages
        }
        cards.append({"statement": statement, "sides": sides, "texts": texts})
    page = {**WORDS, "round": found, "cards": cards, "shown": languages, "minutes": minutes_for(len(cards))}
    return render(request, "rounds/preview.html", page)


@require_safe
def download(request: SeatRequest, *, key: str) -> HttpResponse:
    """Send what a round asks as a file; nothing anybody answered is in it."""
    found = asked_of(request, key)
    name = f"{'SIMULATED-' if found.is_simulated else ''}{found.key}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(export_round(found), content_type="application/json", headers=headers)


def asked_of(request: SeatRequest, key: str) -> "Round":
    """Return the round asked for; in another programme there is no such page."""
    found = queries.round_called(request.seat.programme, key)
    if found is None:
        raise Http404
    return found


def spoken(round_: "Round") -> str:
    """Return the language of a round that suits the reader: their own, else the round's first."""
    return reader_language() if reader_language() in round_.languages else next(iter(round_.languages), "en")


def _event(round_: "Round") -> Any:
    """Return the line of the event a round belongs to; None without one."""
    if round_.event_id is None:
        return None
    events = record.event_list(round_.programme).filter(pk=round_.event_id)
    return record.event_lines(round_.programme, language=reader_language(), events=list(events))[0]
