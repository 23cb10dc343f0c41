"""What comes out about one term: how much more opposite sides disagree on it than people of one side do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyarrow as pa

from tracktwo.terms.tables.columns import Cell, amount, count, key, rows_of, share, table_of
from tracktwo.terms.tables.settings import TermSettings
from tracktwo.vocabulary.tables import TableSpec

__all__ = ["SORTING", "Part", "PartKind", "Refused", "Tension", "Verdict", "Warned"]


class PartKind(StrEnum):
    """What a part of tension is made of."""

    CASES = "cases"
    """Which cases the term covers."""
    FEATURES = "features"
    """What a definition must have."""
    USAGE = "usage"
    """The company the term keeps."""


class Refused(StrEnum):
    """Why a part, or a p, is not given."""

    NOT_ASKED = "not_asked"
    """There is nothing to count."""
    TOO_FEW_PEOPLE = "too_few_people"
    TOO_FEW_CASES = "too_few_cases"
    OTHER_LANGUAGES = "other_languages"
    """The sides share no language, and company in one is no company in another."""
    NOTHING_SHARED = "nothing_shared"
    """People of one side keep no company alike, so there is no mean to compare."""
    ONE_VOICE = "one_voice"
    """One person says more than the share of the settings."""
    UNEVEN = "uneven"
    """Groups and how much they say both differ so much that no p holds."""
    TOO_FEW_SPLITS = "too_few_splits"
    """People can be split in too few ways."""


class Verdict(StrEnum):
    """What may be said; never that two sides mean the same."""

    DIFFERS = "differs"
    NO_LARGER = "no_larger"
    """No difference larger than the one in the settings."""
    NOT_ENOUGH = "not_enough"


class Warned(StrEnum):
    """What no figure here can mend, and a reader must know."""

    SIDE_IS_LANGUAGE = "side_is_language"
    """Each side speaks a language of its own: what is of the language cannot be told from what is of the side."""
    ONE_EVENT = "one_event"
    """A side was heard at one event, where the other was not."""
    PROVISIONAL = "provisional"
    """There are few ways to split people, so p cannot be small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of tension, 0 = the sides are no further apart than people of one side; may be a little below.

    Attributes:
        kind: what it is made of.
        value: None where it is not known, ``refused`` says why.
        between: of cases and features, the chance that two people from opposite sides disagree.
        within: the same for two people of one side.
        p: of this part alone.
        people: how many people of either side it rests on.
        items: how many cases or features, or how many hits of the term.
        refused: why there is no value, or of usage no p; a part without p has no place in the tension.
    """

    kind: PartKind
    value: float | None = None
    between: float | None = None
    within: float | None = None
    p: float | None = None
    people: tuple[int, int] = (0, 0)
    items: int = 0
    refused: Refused | None = None

    def to_dict(self) -> dict[str, object]:
        """Return the part ready for JSON."""
        return {
            "kind": self.kind.value,
            "value": self.value,
            "between": self.between,
            "within": self.within,
            "p": self.p,
            "people": list(self.people),
            "items": self.items,
            "refused": None if self.refused is None else self.refused.value,
        }


def _answers(side: str) -> tuple[str, ...]:
    return tuple(f"{answer}_{side}" for answer in ("yes", "no", "depends"))


SORTING: Final = TableSpec(
    name="sorting",
    meaning="One row for each case or feature, the most disputed first. For the team: of few people it tells much.",
    columns=(
        key("kind", "cases or features"),
        key("case", "the case"),
        *(count(name, "people who say so") for side in ("first", "second") for name in _answers(side)),
        share("between", "chance that two people from opposite sides disagree"),
        share("within", "chance that two people of one side do"),
        amount("excess", "between - within"),
    ),
    unique=(("kind", "case"),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tension:
    """How far apart the sides are on one term.

    Attributes:
        term: the term.
        sides: the two sides; people are of them.
        parts: cases, features and usage, each with its own figures or why there is none.
        value: the mean of the parts that have a p; may be a little below 0; None where no answers were asked for.
        low: its lower limit.
        high: its upper limit.
        p: how often people's sides, drawn anew, show as much over these parts together.
        q: p corrected for the number of terms tested (Benjamini-Hochberg); p itself for one.
        tested: how many terms were.
        splits: in how many ways people can be split, at most ten digits of it.
        verdict: what may be said.
        people_needed: about how many people in all it would take to say more; None where it cannot be told.
        warned: what a reader must know.
        columns: case by case (:data:`SORTING`).
        settings: the choices behind it.
    """

    term: str
    sides: tuple[str, str]
    parts: tuple[Part, ...]
    value: float | None
    low: float | None
    high: float | None
    p: float | None
    q: float | None
    tested: int
    splits: int
    verdict: Verdict
    people_needed: int | None
    warned: tuple[Warned, ...]
    columns: Mapping[str, Sequence[Cell]]
    settings: TermSettings

    @property
    def table(self) -> pa.Table:
        """Return the cases as an Arrow table."""
        return table_of(self.columns)

    def to_dict(self) -> dict[str, object]:
        """Return the result ready for JSON; no key is ever missing."""
        return {
            "term": self.term,
            "sides": list(self.sides),
            "parts": [part.to_dict() for part in self.parts],
            "weights": "equal",
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "p": self.p,
            "q": self.q,
            "tested": self.tested,
            "splits": self.splits,
            "verdict": self.verdict.value,
            "people_needed": self.people_needed,
            "warned": [each.value for each in self.warned],
            "cases": [dict(row) for row in rows_of(self.columns)],
            "settings": self.settings.to_dict(),
        }
