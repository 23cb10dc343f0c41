"""Where those who took part read the results: the same for everybody, and beside it what they said themselves.

Everything about others comes from what was revealed; of the reader's own answers nothing is compared in points.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracktwo.office.perception import actions, queries
from tracktwo.office.perception.lines import Line, lines_of
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.own_side import sight_of_own_people
from tracktwo.office.perception.words import AREA_WORDS, FINDING_WORDS, READING_WORDS
from tracktwo.office.rounds.kinds import STANCE_WORDS, Seat
from tracktwo.office.rounds.queries import versions_of
from tracktwo.office.rounds.tallying import NO_GUESS, said_by

if TYPE_CHECKING:
    from tracktwo.office.models import Participant
    from tracktwo.office.rounds.joining.visits import Visit

__all__ = ["Own", "results"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What the reader said to one statement: in words, and how many of ten the reader expected; None for no guess."""

    stance: str
    expected: int | None


@require_safe
def results(_request: HttpRequest, visit: "Visit") -> HttpResponse:
    """Show what was revealed of a round, beside the reader's own answers where this browser holds a seat."""
    actions.forget_expired(now=visit.at)
    me = visit.participant
    if visit.round.is_apart and me and me.side:
        own = sight_of_own_people(visit.round, side=me.side, language=visit.language)
        if own is not None:
            return visit.show("perception/own_side.html", sight=own)
    sight = queries.sight_of_everybody(visit.round)
    if sight is None:
        return visit.show(
            "perception/not_yet.html", is_gone=visit.round.moments > 0 and not visit.round.reveals.exists()
        )
    lines = lines_of(sight, round_=visit.round, language=visit.language)
    return visit.show(
        "perception/own.html",
        lines=lines,
        hidden=sight.hidden,
        round=sight.round,
        mine=_mine(me, lines) if me else {},
        my_side=me.side.key if me and me.seat == Seat.SIDE and me.side else None,
        finding_words=FINDING_WORDS,
        area_words=AREA_WORDS,
        reading_words=READING_WORDS,
    )


def _mine(me: "Participant", lines: list[Line]) -> dict[str, Own]:
    """Return the reader's own answers by the key of the result."""
    said = {each.statement: each for each in said_by(me)}
    keys = {each.pk: address_of(me.round, each) for each in versions_of(me.round)}
    boundary = {line.key for line in lines if line.is_boundary}
    found = {}
    for statement, answer in said.items():
        key = keys[statement]
        words = str(STANCE_WORDS[answer.stance])
        if key in boundary:
            words = {"agree": _("I would"), "disagree": _("I would not")}.get(answer.stance, words)
        found[key] = Own(stance=words, expected=None if answer.expected == NO_GUESS else answer.expected)
    return found
