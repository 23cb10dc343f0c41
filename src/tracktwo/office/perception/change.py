"""What has changed since a round was asked before, among those who gave their earlier return code: for the team alone.

Nothing stands here of a side whose pairs are fewer than five, of a statement from which somebody has withdrawn until
enough have, or, as a figure, where so few answered one of the times only that the figures of both would show what those
few said: then it is told in words whether anything has changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from django.db.models import prefetch_related_objects

from tracktwo.figures import ChangeReading, ChangeRow, Figure, slopes
from tracktwo.office.perception.lines import PICTURE_WIDTH, Line
from tracktwo.office.perception.models import Paired
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.paired import change_rows, pairs_of
from tracktwo.office.perception.subtracting import is_a_few
from tracktwo.office.perception.sums import Sums
from tracktwo.office.perception.working import Ledger
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.tallying import Turnout, turnout_of
from tracktwo.perception import Settings
from tracktwo.perception.pictures import guessed_twice, own_twice

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Side, Statement

__all__ = ["Changed", "Moved", "Untold", "changes_of", "turnouts"]


class Untold(StrEnum):
    """Why figures of change are not there."""

    TOO_FEW = "too_few"
    """Fewer than five of the side answered both times."""
    FEW_ONCE = "few_once"
    """One to four answered one of the times only: figures of both would show what they said."""
    WAITING = "waiting"
    """Somebody has withdrawn; figures stand still until enough have."""


_SETTINGS: Final = Settings()
_IN_WORDS: Final = (Untold.FEW_ONCE, Untold.WAITING)
_LIKELY: Final = 0.9
"""From which probability a class is said to differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One side's change: its own answers, and what the other side expects of it.

    Attributes:
        side: the side's key.
        row: its row of the table of change; empty while figures wait.
        own: why its own figures are not told; None where they are.
        guessed: why those of the other side's guesses are not.
    """

    side: str
    row: Mapping[str, Any]
    own: Untold | None
    guessed: Untold | None

    @property
    def reading(self) -> ChangeReading:
        """The side's change as a picture shows it."""
        return ChangeReading(
            side=self.side,
            own=None if self.own in _IN_WORDS else own_twice(self.row),
            guessed=None if self.guessed in _IN_WORDS else guessed_twice(self.row),
        )


@dataclass(frozen=True, kw_only=True)
class Changed:
    """One statement that was asked again.

    Attributes:
        line: the statement and its result now.
        sides: its change by side, in the order of the sides for this statement.
        waits: whether figures stand still because somebody has withdrawn.
    """

    line: Line
    sides: Mapping[str, Moved]
    waits: bool

    @cached_property
    def row(self) -> Mapping[str, Any]:
        """What concerns the statement as a whole: its classes of both times."""
        return next(iter(self.sides.values())).row

    @property
    def is_another_class(self) -> bool:
        """Whether the class is another one, as surely as any change is told."""
        row = self.row
        return bool(row["class_before"] != row["class_after"] and row["p_class_differs"] > _LIKELY)

    @property
    def has_figures_withheld(self) -> bool:
        """Whether something is told in words only, because few answered one of the times alone."""
        return any(Untold.FEW_ONCE in {each.own, each.guessed} for each in self.sides.values())

    @cached_property
    def picture(self) -> Figure | None:
        """The statement's slopes, with their table and sentence; None where no side has any."""
        if all(each.own and each.guessed for each in self.sides.values()):
            return None
        drawn = self.line.row
        return slopes(
            [ChangeRow(text=drawn.text, readings=tuple(each.reading for each in self.sides.values()),
                       language=drawn.language)],
            sides=self.line.labels,
            language=self.line.language,
            simulated=self.line.result.is_simulated,
            width=PICTURE_WIDTH,
            minimum=_SETTINGS.min_answers,
        )  # fmt: skip


def turnouts(round_: "Round", *, sides: Iterable["Side"]) -> dict[str, Turnout]:
    """Return for each side (its key) how many take part both times, and how many once."""
    return {side.key: turnout_of(round_, side=side.pk) for side in sides}


def changes_of(round_: "Round", lines: Iterable[Line]) -> list[Changed]:
    """Return what has changed of each statement that was asked again and is shown, in the order of the lines.

    Args:
        round_: a round that follows another, both worked out.
        lines: its statements as the team sees them.
    """
    before = round_.follows
    assert before is not None  # a round that follows none has no such page
    again = {address_of(round_, each): each for each in asked(round_) if each.repeats_id}
    chosen = [line for line in lines if line.key in again]
    if not chosen:
        return []
    now, then = Ledger(round_), Ledger(before)
    paired = pairs_of(round_)
    statements = [again[line.key] for line in chosen]
    prefetch_related_objects(statements, "repeats")
    rows = change_rows(statements, paired=paired, before=then.sums, now=now.sums)
    found = []
    for line, statement in zip(chosen, statements, strict=True):
        waits = not _stands(statement, now=now, then=then, paired=paired)
        sides = {
            each.key: Moved(side=each.key, row={}, own=Untold.WAITING, guessed=Untold.WAITING)
            if waits
            else _moved(
                statement, each.key, row=rows[statement.key, each.key], before=then.sums, now=now.sums
            )
            for each in line.labels
        }
        found.append(Changed(line=line, sides=sides, waits=waits))
    return found


def _stands(
    statement: "Statement", *, now: Ledger, then: Ledger, paired: Mapping[tuple[int, int], Paired]
) -> bool:
    """Return whether figures of a statement may be looked at: nobody, or enough people, left since they last were."""
    assert statement.repeats is not None
    sides = [each.side for each in now.round.sides.all()]
    return all(
        now.is_settled(statement, side) and then.is_settled(statement.repeats, side) for side in sides
    ) and not any(pair.gone for (asked_now, _side), pair in paired.items() if asked_now == statement.pk)


def _moved(statement: "Statement", side: str, *, row: Mapping[str, Any], before: Sums, now: Sums) -> Moved:
    """Return one side's change, and why figures of it are not told; the row knows how many answered both times."""
    assert statement.repeats_id is not None
    keys = dict(zip(now.tally.sides, now.columns, strict=True))
    mine, theirs = keys.pop(side), next(iter(keys.values()))
    said = [
        sums.stances(place, mine).people
        for sums, place in ((before, statement.repeats_id), (now, statement.pk))
    ]
    guessed = [
        sums.guesses(place, theirs).people
        for sums, place in ((before, statement.repeats_id), (now, statement.pk))
    ]
    return Moved(
        side=side,
        row=row,
        own=_why_untold(row["n"], of=said, least=_SETTINGS.min_answers),
        guessed=_why_untold(row["expected_n"], of=guessed, least=_SETTINGS.min_guesses),
    )


def _why_untold(both: int, *, of: Sequence[int], least: int) -> Untold | None:
    """Return why figures of those who answered both times are not told, of so many who answered each time."""
    if both < least:
        return Untold.TOO_FEW
    return Untold.FEW_ONCE if any(is_a_few(people - both) for people in of) else None
