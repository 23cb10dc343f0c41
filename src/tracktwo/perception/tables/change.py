"""What two rounds of the same questions show: who answered both times as sums, and one tidy table of change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

import numpy as np
from narwhals.typing import IntoFrame
from numpy.typing import NDArray

from tracktwo.perception.tables.answers import Origin
from tracktwo.perception.tables.columns import code, count, difference, flag, share, shares
from tracktwo.perception.tables.gaps import Finding, Firmness, FrameKind, Settings
from tracktwo.perception.tables.rows import Cell, Pair, pairs_of
from tracktwo.perception.tables.shown import Shown, told_of
from tracktwo.perception.tables.tally import Guessed
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["CHANGE", "Change", "Pairs", "Twice"]


class Twice(IntEnum):
    """What somebody said to a statement before and after: agree, or not (disagree and unsure)."""

    BOTH = 0
    """n11"""
    GAVE_UP = 1
    """n10: agreed before and not after."""
    TOOK_UP = 2
    """n01: agreed after and not before."""
    NEITHER = 3
    """n00"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """The people who answered both times, as counts and sums for each statement and side.

    ``agreement`` has shape (statements, 2, 4), the last in the order of :class:`Twice`. ``before``, ``after``
    and ``moved`` (after minus before) are about the same people: those of the side who guessed both times.
    """

    statements: tuple[str, ...]
    sides: tuple[str, str]
    agreement: NDArray[np.int64]
    before: Guessed
    after: Guessed
    moved: Guessed


def _told(name: str, of: str) -> Column:
    return flag(name, f"whether the limits of {of} leave out 0; blank = too few")


def _between_gaps(name: str, meaning: str) -> Column:
    return Column(name=name, kind=Kind.NUMBER, meaning=meaning, blank=True, low=-2.0, high=2.0)


def _class(when: str) -> tuple[Column, ...]:
    return (
        code(f"class_{when}", f"the most probable class {when}, from all answers of that round", *Finding),
        code(f"firmness_{when}", f"how far the class {when} may be relied on", *Firmness),
        share(f"p_{when}", f"probability of the class {when}"),
    )


CHANGE: Final = TableSpec(
    name="change",
    meaning="One row for each statement and side; what concerns the statement stands in both its rows.",
    columns=(
        code("origin", "where the answers come from", *Origin),
        Column(name="statement", kind=Kind.KEY, meaning="the statement's id"),
        Column(name="side", kind=Kind.KEY, meaning="the side described by this row"),
        *_class("before"),
        *_class("after"),
        share(
            "p_class_differs",
            "probability that the class differs; too high, as pairing is left out of account",
        ),
        code("reason", "why a class is missing before or after", "too_few"),
        count("n", "people of the side who took a stance both times: n11 + n10 + n01 + n00"),
        count("n11", "of them, who agree both times"),
        count("n10", "who agree before and not after"),
        count("n01", "who agree after and not before; not to agree is to disagree or to be unsure"),
        count("n00", "who agree neither time"),
        *shares("share_before", "(n11 + n10) / n"),
        *shares("share_after", "(n11 + n01) / n"),
        difference("change", "by how much the share that agrees has changed: posterior mean"),
        difference("change_raw", "(n01 - n10) / n"),
        share("change_sd", "posterior standard deviation of the change"),
        difference("change_low", "lower limit of the change"),
        difference("change_high", "upper limit of the change"),
        _told("detectable", "change"),
        count("expected_n", "people of the other side who guessed about this side both times"),
        *shares("expected_before", "mean of their guesses before"),
        *shares("expected_after", "mean of their guesses after"),
        difference("expected_change", "by how much that mean has changed"),
        difference("expected_low", "lower limit of expected_change"),
        difference("expected_high", "upper limit of expected_change"),
        _told("expected_detectable", "expected_change"),
        difference(
            "gap_before", "what the other side expects minus the side's share, from all answers before"
        ),
        difference("gap_after", "the same after"),
        _between_gaps("gap_change", "by how much the gap has changed"),
        _between_gaps("gap_change_low", "its lower limit; too wide, as pairing is left out of account"),
        _between_gaps("gap_change_high", "upper limit of gap_change"),
        _told("gap_detectable", "gap_change"),
        Column(name="settings", kind=Kind.TEXT, meaning="the settings, on one line"),
    ),
    unique=(("statement", "side"),),
    constant=("origin", "settings"),
)

_NAMES: Final = [column.name for column in CHANGE.columns]
_STATEMENT_KEYS: Final = ("statement", *_NAMES[_NAMES.index("class_before") : _NAMES.index("n")])
_SIDE_KEYS: Final = _NAMES[_NAMES.index("n") : _NAMES.index("settings")]


@dataclass(frozen=True, kw_only=True, repr=False)
class Change(Shown):
    """What has changed between two rounds among the people who answered both; nobody else is used.

    ``columns`` are the table's columns by name, one entry for each statement and side. ``paired`` counts by side
    the participants who are in both rounds; ``only_before`` and ``only_after`` name the others.
    ``statements_only_before`` and ``statements_only_after`` were asked once and are left out, as are rows of
    other sides, counted before and after by ``left_out``.
    """

    origin: Origin | None
    sides: tuple[str, str]
    settings: Settings
    columns: Mapping[str, Sequence[Cell]]
    paired: Mapping[str, int]
    only_before: Mapping[str, tuple[str, ...]]
    only_after: Mapping[str, tuple[str, ...]]
    statements_only_before: tuple[str, ...] = ()
    statements_only_after: tuple[str, ...] = ()
    left_out: tuple[int, int] = (0, 0)
    kind: FrameKind = field(default_factory=FrameKind)

    def __post_init__(self) -> None:
        for name in ("columns", "paired", "only_before", "only_after"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def summary(self) -> str:
        """Return how many statements of which sides there are, and whether the answers are simulated."""
        return told_of(
            len(self.columns["statement"]) // len(self.sides), sides=self.sides, origin=self.origin
        )

    @cached_property
    def table(self) -> IntoFrame:
        """The tidy table in the caller's kind of frame; the specification is :data:`CHANGE`."""
        return self.kind.build(self.columns, spec=CHANGE)

    def to_dict(self) -> dict[str, object]:
        """Return the result as nested dictionaries and lists, ready for JSON; no key is ever missing."""
        return {
            "origin": None if self.origin is None else self.origin.value,
            "sides": list(self.sides),
            "left_out": dict(zip(("before", "after"), self.left_out, strict=True)),
            "settings": self.settings.to_dict(),
            "statements": [_statement(pair) for pair in pairs_of(self.columns)],
            "paired": dict(self.paired),
            "only_before": {side: list(people) for side, people in self.only_before.items()},
            "only_after": {side: list(people) for side, people in self.only_after.items()},
            "statements_only_before": list(self.statements_only_before),
            "statements_only_after": list(self.statements_only_after),
            "no_control_group": True,
        }


def _statement(pair: Pair) -> dict[str, object]:
    return {
        **{key: pair[0][key] for key in _STATEMENT_KEYS},
        "sides": {str(row["side"]): {key: row[key] for key in _SIDE_KEYS} for row in pair},
    }
