"""What goes in: today's counts, and what has been released before, with who was counted then as head-counts only."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final, Generic, NamedTuple, TypeVar

from tracktwo.clearance.disclosure.tables.values import Released
from tracktwo.vocabulary.errors import DataError

__all__ = ["Attendance", "Guesses", "History", "Issue", "Pattern", "Series", "Spell", "Stances"]


_WIDEST: Final = 0.5 + 1e-9
"""The standard deviation of guesses of which half are 0 and half are 1; a sum may be off in its last digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """How many of a side agree, disagree, and are unsure; people who skipped are not counted."""

    agree: int
    disagree: int
    unsure: int

    def __post_init__(self) -> None:
        if min(self.agree, self.disagree, self.unsure) < 0:
            raise DataError("A count of stances is below 0; expected how many people gave each.")

    @property
    def people(self) -> int:
        """How many answered."""
        return self.agree + self.disagree + self.unsure


@dataclass(frozen=True, slots=True, kw_only=True)
class Guesses:
    """How many of a side guessed what share of the other side agrees, with the mean of their guesses (0 to 1).

    ``spread`` is their standard deviation, the root of the mean squared distance from the mean (0 to 0.5).
    """

    people: int
    mean: float | None
    spread: float | None

    def __post_init__(self) -> None:
        if self.people < 0 or not (self.mean is None) == (self.spread is None) == (self.people == 0):
            raise DataError("Guesses need a mean and a spread exactly where at least one person guessed.")
        if self.mean is not None and not 0 <= self.mean <= 1:
            raise DataError("The mean of guesses lies outside 0 to 1; expected a share of the other side.")
        if self.spread is not None and not 0 <= self.spread <= _WIDEST:
            raise DataError(
                "The spread of guesses lies outside 0 to 1/2; expected that of shares of the other side."
            )


class Spell(NamedTuple):
    """From which to which moment somebody was counted with one unchanged answer, both included, from 0."""

    first: int
    last: int


Pattern = tuple[Spell, ...]
"""One person's spells, earliest first: a revision or a return begins a new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who was counted when, as head-counts: all that is kept of people who have left or were erased.

    Attributes:
        moments: how many moments there are: the series' own releases, then the present.
        heads: how many people had each pattern of spells.
    """

    moments: int
    heads: tuple[tuple[Pattern, int], ...]

    def __post_init__(self) -> None:
        patterns = [pattern for pattern, _ in self.heads]
        if len(set(patterns)) < len(patterns) or any(count < 1 for _, count in self.heads):
            raise DataError("Attendance names a pattern twice or with nobody in it; expected each once.")
        for pattern in patterns:
            if not pattern or not _is_possible(pattern, moments=self.moments):
                raise DataError(
                    f"Attendance names the spells {[tuple(spell) for spell in pattern]}; expected one or more, "
                    f"one after another, within {self.moments} moments counted from 0."
                )

    @property
    def changed(self) -> int:
        """How many people joined, left or revised between the last two moments."""
        now = self.moments - 1
        return sum(
            count
            for pattern, count in self.heads
            if any(spell.first == now or spell.last == now - 1 for spell in pattern)
        )

    @property
    def spells(self) -> dict[Spell, int]:
        """How many people had each spell, whatever other spells they had."""
        heads = Counter[Spell]()
        for pattern, count in self.heads:
            heads.update(dict.fromkeys(pattern, count))
        return dict(sorted(heads.items()))

    def people(self, moment: int) -> int:
        """Return how many were counted at a moment."""
        return sum(count for (first, last), count in self.spells.items() if first <= moment <= last)

    def joined_with(self, erased: "Attendance") -> "Attendance":
        """Return this attendance with the head-counts kept of erased people added."""
        heads = Counter(dict(self.heads))
        heads.update(dict(erased.heads))
        return replace(self, heads=tuple(sorted(heads.items())))


def _is_possible(pattern: Pattern, *, moments: int) -> bool:
    """Return whether spells lie within the moments, one after another; one may begin where the last one ended."""
    is_apart = all(earlier.last < later.first for earlier, later in pairwise(pattern))
    return is_apart and all(0 <= first <= last < moments for first, last in pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One release of a series: what was shown, and how many people it really rested on (never shown)."""

    released: Released
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The releases of one series, oldest first; or, after it was taken down, only the day of that.

    Raises: DataError if a series that was taken down still has releases: its value would be shown again.
    """

    issues: tuple[Issue, ...] = ()
    removed: date | None = None

    def __post_init__(self) -> None:
        if self.removed and self.issues:
            raise DataError(
                "A series that was taken down still has releases; expected the day and nothing else."
            )

    @property
    def last(self) -> Released | None:
        """What is shown now; None before the first release."""
        return self.issues[-1].released if self.issues else None

    def after(self, released: Released, *, people: int) -> "History":
        """Return the history with a new release added; a repeated value adds nothing, a tombstone takes nothing."""
        if released.held is not None or self.removed:
            return self
        return replace(self, issues=(*self.issues, Issue(released=released, people=people)))

    def removed_on(self, day: date) -> "History":
        """Return the tombstone of a series that is taken down: no value, no head-count, nothing ever again."""
        return History(removed=self.removed or day)


Now = TypeVar("Now", Stances, Guesses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Generic[Now]):
    """One statement, one side, one question, as it stands: today's counts, who was counted when, earlier releases.

    Raises: DataError if the three do not speak of the same people.
    """

    now: Now
    attendance: Attendance
    history: History = History()

    def __post_init__(self) -> None:
        expected = [*(issue.people for issue in self.history.issues), self.now.people]
        found = [self.attendance.people(moment) for moment in range(self.attendance.moments)]
        if self.history.removed is None and found != expected:
            raise DataError(
                f"Attendance counts {found} people over the releases and today, the series {expected}; "
                "expected the same. Make the attendance from the people counted at this series' own releases."
            )
