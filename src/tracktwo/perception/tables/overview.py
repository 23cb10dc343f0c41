"""What all statements show together: figures of each side, and statements ranked by what both sides share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Final

from narwhals.typing import IntoFrame

from tracktwo.perception.tables.answers import Origin, Stance
from tracktwo.perception.tables.columns import code, count, difference, flag, share, shares
from tracktwo.perception.tables.gaps import Basis, FrameKind, Settings
from tracktwo.perception.tables.rows import Cell, Pair, pairs_of
from tracktwo.perception.tables.shown import Shown, told_of
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["OVERVIEW", "Figure", "LeftOutBy", "Missing", "Overview", "Reading", "Verdict"]


class Missing(StrEnum):
    """Why a figure is missing, or a statement has no place in a ranking."""

    TOO_FEW = "too_few"
    """Too few answers, guesses or statements."""
    NOT_ASKED = "not_asked"
    """Nobody guessed about the own side."""
    ALIKE = "alike"
    """The simple guess it is held against may itself be without error."""
    RECIPROCAL = "reciprocal"
    """Two agreements with this statement clash."""
    NO_PEOPLE = "no_people"
    """Only sums are there, and not what each person adds to them."""
    UNMOVED = "unmoved"
    """The figure is the same whoever is left out, which is no proof that it is certain; it has no limits."""
    AT_THE_END = "at_the_end"
    """Chance would take off more than there is, so the figure is cut, hardly moves, and has no limits."""


class LeftOutBy(StrEnum):
    """Who was left out in turn, to see how far figures move with the people."""

    PERSON = "person"
    GROUP = "group"


class Verdict(StrEnum):
    """How one figure compares with another."""

    BETTER = "better"
    WORSE = "worse"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure over so many statements, and its limits; None where it is not known, ``reason`` says why."""

    value: float | None
    low: float | None
    high: float | None
    statements: int
    reason: Missing | None

    def to_dict(self) -> dict[str, object]:
        """Return the figure ready for JSON."""
        return {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "statements": self.statements,
            "reason": None if self.reason is None else self.reason.value,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one side reads the other, from its guesses.

    Attributes:
        wrong_side: share of its guesses on the wrong side of one half, where the other side's lean is firm.
        brier: mean squared error of its guesses, against the other side's shares.
        same, opposite: the same of guessing that the others think as one's own side does, or the opposite.
        skill_same, skill_opposite: by how much its guesses are nearer than those: 1 = perfect, 0 = no nearer.
        against_same, against_opposite: whether its guesses are better; None where that cannot be told.
        error_difference: how far off it is about the other side, minus about itself.
        compression: how far its guesses drift to the middle: 1 = not at all, 0 = all the way.
        compression_basis: whether that was found in its guesses about itself, or is assumed.
        compression_statements: on how many statements there are enough of those. No limits of the drift are given:
            none that were tried held what they promised.
    """

    wrong_side: Figure
    brier: Figure
    same: Figure
    opposite: Figure
    skill_same: Figure
    skill_opposite: Figure
    against_same: Verdict | None
    against_opposite: Verdict | None
    error_difference: Figure
    compression: float
    compression_basis: Basis
    compression_statements: int

    def to_dict(self) -> dict[str, object]:
        """Return the figures ready for JSON."""
        values = {name: getattr(self, name) for name in self.__slots__}
        return {
            name: value.to_dict() if isinstance(value, Figure) else value for name, value in values.items()
        }


OVERVIEW: Final = TableSpec(
    name="overview",
    meaning="One row for each statement and side, the statements that both sides agree to first; what concerns "
    "the statement stands in both its rows.",
    columns=(
        code("origin", "where the answers come from", *Origin),
        Column(name="statement", kind=Kind.KEY, meaning="the statement's id"),
        Column(name="side", kind=Kind.KEY, meaning="the side described by this row"),
        flag("fact", "whether the statement is a question of fact"),
        code("reason", "why the statement has no place", Missing.TOO_FEW, Missing.RECIPROCAL),
        Column(
            name="agreement_place",
            kind=Kind.NUMBER,
            meaning="place by what both sides agree to, by the lower limit of shared_agreement",
            blank=True,
            low=1.0,
        ),
        *shares("shared_agreement", "geometric mean of the sides' agree_share, both shrunk"),
        Column(
            name="disagreement_place",
            kind=Kind.NUMBER,
            meaning="place by what both sides reject, by the lower limit of shared_disagreement",
            blank=True,
            low=1.0,
        ),
        *shares("shared_disagreement", "geometric mean of the sides' disagree_share, both shrunk"),
        count("agree", "people of the side who agree"),
        count("disagree", "people of the side who disagree"),
        count("unsure", "people of the side who are unsure"),
        count("n", "agree + disagree + unsure"),
        *shares("agree_share", "agree / n"),
        *shares("disagree_share", "disagree / n"),
        *shares("unsure_share", "unsure / n"),
        count("n_own", "guesses of the side about itself"),
        *shares("expected_own", "mean of those guesses"),
        share("own_share", "what they are held against: the share of the others with a view who agree"),
        difference("own_gap", "what the side expects of itself minus its share, both shrunk"),
        difference("own_gap_low", "lower limit of own_gap"),
        difference("own_gap_high", "upper limit of own_gap"),
        share("p_misjudges_itself", "probability that it leans one way and expects itself to lean the other"),
        code("misjudges_itself", "whether it does; blank = not resolved", "yes", "no"),
        count("n_own_agree", "guesses of the side about itself, by people who agree"),
        count("n_own_disagree", "guesses of the side about itself, by people who disagree"),
        difference(
            "camps_apart", "what people who agree expect of their side minus what people who disagree do"
        ),
        difference("camps_apart_low", "lower limit of camps_apart"),
        difference("camps_apart_high", "upper limit of camps_apart"),
        code(
            "surprisingly_popular",
            "question of fact: the answer that is more frequent than the side expects of itself",
            Stance.AGREE,
            Stance.DISAGREE,
            Verdict.NO_CLEAR_DIFFERENCE,
        ),
        Column(name="settings", kind=Kind.TEXT, meaning="the settings, on one line"),
    ),
    unique=(("statement", "side"),),
    constant=("origin", "settings"),
)

_NAMES: Final = [column.name for column in OVERVIEW.columns]
_STATEMENT_KEYS: Final = ("statement", *_NAMES[_NAMES.index("fact") : _NAMES.index("agree")])
_SIDE_KEYS: Final = _NAMES[_NAMES.index("agree") : _NAMES.index("settings")]


@dataclass(frozen=True, kw_only=True, repr=False)
class Overview(Shown):
    """What all statements show together.

    ``columns`` are the table's columns by name, one entry for each statement and side. ``between`` is the share of
    the variance of views that lies between the sides. ``readings`` are by side that reads the other. ``nearer`` is
    the first side's mean squared error minus the second's, over the statements on which both guessed, and
    ``reads_better`` the side with the smaller one, None where there is no clear difference.
    ``members`` are how many people each side has in the room, if the figures are about them alone.
    """

    origin: Origin | None
    sides: tuple[str, str]
    left_out: int
    settings: Settings
    members: Mapping[str, int] | None
    left_out_by: LeftOutBy | None
    between: Figure
    readings: Mapping[str, Reading]
    nearer: Figure
    reads_better: str | None
    columns: Mapping[str, Sequence[Cell]]
    kind: FrameKind = field(default_factory=FrameKind)

    def __post_init__(self) -> None:
        for name in ("readings", "columns"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    def summary(self) -> str:
        """Return how many statements of which sides there are, and whether the answers are simulated."""
        return told_of(
            len(self.columns["statement"]) // len(self.sides), sides=self.sides, origin=self.origin
        )

    @cached_property
    def table(self) -> IntoFrame:
        """The tidy table in the caller's kind of frame; the specification is :data:`OVERVIEW`."""
        return self.kind.build(self.columns, spec=OVERVIEW)

    @property
    def shared_agreement(self) -> tuple[str, ...]:
        """The statements that have a place, by what both sides agree to."""
        return self._placed("agreement_place")

    @property
    def shared_disagreement(self) -> tuple[str, ...]:
        """The statements that have a place, by what both sides reject."""
        return self._placed("disagreement_place")

    @property
    def both_agree(self) -> tuple[str, ...]:
        """Of :attr:`shared_agreement`, the statements that more than half of those who answered on each side agree to.

        A place alone does not say so: where one side agrees to the last, a few of the other make a place.
        """
        return self._of_most(self.shared_agreement, "agree")

    @property
    def both_disagree(self) -> tuple[str, ...]:
        """Of :attr:`shared_disagreement`, the statements that more than half on each side reject."""
        return self._of_most(self.shared_disagreement, "disagree")

    def to_dict(self) -> dict[str, object]:
        """Return the result as nested dictionaries and lists, ready for JSON; no key is ever missing."""
        return {
            "origin": None if self.origin is None else self.origin.value,
            "sides": list(self.sides),
            "left_out": self.left_out,
            "settings": self.settings.to_dict(),
            "members": None if self.members is None else dict(self.members),
            "left_out_by": None if self.left_out_by is None else self.left_out_by.value,
            "between": self.between.to_dict(),
            "readings": {side: reading.to_dict() for side, reading in self.readings.items()},
            "nearer": self.nearer.to_dict(),
            "reads_better": self.reads_better,
            "shared_agreement": list(self.shared_agreement),
            "shared_disagreement": list(self.shared_disagreement),
            "statements": [_statement(pair) for pair in pairs_of(self.columns)],
        }

    def _placed(self, name: str) -> tuple[str, ...]:
        places = {
            str(statement): place
            for statement, place in zip(self.columns["statement"], self.columns[name], strict=True)
            if isinstance(place, int)
        }
        return tuple(sorted(places, key=lambda statement: places[statement]))

    def _of_most(self, placed: tuple[str, ...], name: str) -> tuple[str, ...]:
        """Return those of the statements to which more than half of each side say this."""
        halves = {
            str(statement)
            for statement, people, answered in zip(
                *(self.columns[each] for each in ("statement", name, "n")), strict=True
            )
            if isinstance(people, int) and isinstance(answered, int) and 2 * people <= answered
        }
        return tuple(statement for statement in placed if statement not in halves)


def _statement(pair: Pair) -> dict[str, object]:
    return {
        **{key: pair[0][key] for key in _STATEMENT_KEYS},
        "sides": {str(row["side"]): {key: row[key] for key in _SIDE_KEYS} for row in pair},
    }
