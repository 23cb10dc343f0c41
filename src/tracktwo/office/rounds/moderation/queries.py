"""What moderators read: what waits, the oldest first, with everything that helps to decide; and the log."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.clearance.disclosure import SMALLEST_GROUP
from tracktwo.office.record.queries import names_on_record
from tracktwo.office.rounds.kinds import Seat, Standing, Suggested
from tracktwo.office.rounds.models import Suggestion, Verdict
from tracktwo.office.rounds.moderation.checking import remarks_on
from tracktwo.office.rounds.moderation.deciding import languages_of, seen_of
from tracktwo.office.rounds.moderation.similar import Alike, alike, split_of
from tracktwo.office.rounds.obstacles import named_in
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.wording import readings

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme, Round, Side

__all__ = ["REMIND_AFTER", "Card", "Waiting", "cards_of", "log_of", "median_wait", "settled_of", "waits"]

REMIND_AFTER: Final = 1
"""Days after which what waits is called late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One suggestion to decide on.

    Attributes:
        suggestion: the row.
        seen: the fingerprint of the words shown.
        languages: those it is asked in.
        side: the author's; None where moderators may not know it: fewer than five of it take part.
        alike: what is asked, or waits, and says much the same.
        split: the two it might be divided into.
        remarks: what experience and the record say of the words.
        verdicts: what stands of each side.
        is_mine: whether the reader's side has still to decide.
        days: how long it has waited.
    """

    suggestion: Suggestion
    seen: str
    languages: list[str]
    side: "Side | None"
    alike: list[Alike]
    split: tuple[str, str] | None
    remarks: list[str]
    verdicts: list[Verdict]
    is_mine: bool
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much waits in one round for one side, and since when."""

    round: "Round"
    mine: int
    theirs: int
    since: date


def cards_of(round_: "Round", *, seat: "Membership", today: date) -> list[Card]:
    """Return what waits in a round, the oldest first, in a constant number of queries."""
    waiting = round_.suggestions.filter(state=Standing.WAITING).select_related("side")
    rows = list(waiting.prefetch_related("verdicts__account", "verdicts__side", "verdicts__into"))
    if not rows:
        return []
    shown, names, statements = _sides_shown(round_), names_on_record(round_.programme), asked(round_)
    found = []
    for row in rows:
        row.round = round_
        text = row.text.get(row.language, "")
        others = [
            (each.key, reading.text)
            for each in statements
            for reading in readings(each, language=row.language)
        ]
        others += [
            (f"#{each.number}", each.text.get(row.language, ""))
            for each in rows
            if each.pk != row.pk and each.kind == row.kind
        ]
        standing = [each for each in row.verdicts.all() if each.stands]
        found.append(
            Card(
                suggestion=row,
                seen=seen_of(row),
                languages=sorted(languages_of(row), key=lambda tag: (tag != row.language, tag)),
                side=row.side if row.side_id in shown else None,
                alike=alike(text, others),
                split=split_of(text) if row.kind == Suggested.STATEMENT else None,
                remarks=_remarks(row, names),
                verdicts=standing,
                is_mine=all(each.side_id != seat.side_id for each in standing),
                days=(today - row.day).days,
            )
        )
    return found


def _remarks(row: Suggestion, names: Collection[str]) -> list[str]:
    text = row.text.get(row.language, "")
    found = remarks_on(text, kind=Suggested(row.kind), language=row.language) if text else []
    named = sorted({name for words in row.text.values() for name in named_in(words, names)})
    return found + [_("it names “%(name)s”, who is on record.") % {"name": each} for each in named]


def _sides_shown(round_: "Round") -> set[int]:
    """Return the sides of which enough take part that one of them is not known by it."""
    seats = Counter(
        round_.participants.filter(seat=Seat.SIDE.value, side__isnull=False).values_list("side_id", flat=True)
    )
    return {side for side, people in seats.items() if people >= SMALLEST_GROUP}


def settled_of(round_: "Round") -> list[Suggestion]:
    """Return what was decided, or is back with its author, in order."""
    found = round_.suggestions.exclude(state=Standing.WAITING).select_related("statement", "question")
    return list(found)


def log_of(round_: "Round") -> list[Verdict]:
    """Return every verdict in order: number, decision, reason, side, day; nothing of who wrote what was decided."""
    found = Verdict.objects.filter(suggestion__round=round_).select_related("suggestion", "side", "into")
    return list(found.order_by("pk"))


def median_wait(round_: "Round") -> float | None:
    """Return in the middle how many days something waited until it was decided; None where nothing was."""
    rows = round_.suggestions.filter(settled__isnull=False).values_list("day", "settled")
    waited = [(settled - day).days for day, settled in rows if settled]
    return median(waited) if waited else None


def waits(programme: "Programme", *, side: int) -> list[Waiting]:
    """Return how much waits in each round of a programme, in two queries."""
    rows = Suggestion.objects.filter(round__programme=programme, state=Standing.WAITING)
    rows = rows.select_related("round").prefetch_related("verdicts").order_by("round_id", "number")
    rounds: dict[int, list[Suggestion]] = {}
    for row in rows:
        rounds.setdefault(row.round_id, []).append(row)
    return [
        Waiting(
            round=group[0].round,
            mine=sum(_is_mine(row, side) for row in group),
            theirs=sum(not _is_mine(row, side) for row in group),
            since=min(row.day for row in group),
        )
        for group in rounds.values()
    ]


def _is_mine(row: Suggestion, side: int) -> bool:
    return not any(each.stands and each.side_id == side for each in row.verdicts.all())
