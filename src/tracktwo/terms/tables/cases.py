"""Answers to boundary cases ("is this one a …?") and features of definitions, person by person."""

from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["CASES", "CaseAnswer", "Sorted"]


class CaseAnswer(StrEnum):
    """What a person says to a case: does the term cover it?"""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"
    """An answer of its own kind: who says it disagrees with yes and with no."""
    UNKNOWN = "unknown"
    """The person cannot tell; counted with nobody."""


CASES: Final = TableSpec(
    name="cases",
    meaning="One row for each participant and case: whether the term covers it. Features of definitions stand in a "
    "table of the same columns, case naming the feature and answer saying whether the definition has it.",
    columns=(
        Column(name="participant", kind=Kind.KEY, meaning="who answers: a code, never a name"),
        Column(
            name="side",
            kind=Kind.KEY,
            meaning="the side whose seat the participant takes",
            examples=("Northshore", "南岸"),
        ),
        Column(name="case", kind=Kind.KEY, meaning="the case, or the feature of a definition"),
        Column(
            name="answer",
            kind=Kind.CODE,
            meaning="whether the term covers it; blank = not answered",
            blank=True,
            choices=tuple(CaseAnswer),
        ),
        Column(
            name="term",
            kind=Kind.KEY,
            meaning="the term the case belongs to; without this column all cases belong to the term asked about",
            required=False,
        ),
    ),
    unique=(("participant", "term", "case"),),
    one_each=(("participant", "side"),),
)


class Sorted(NamedTuple):
    """Who sorted which case how: codes of :class:`CaseAnswer` in its order (0 yes, 1 no, 2 depends), -1 = none.

    ``answers`` has shape (people, cases); ``sides`` is the side of each person, by name.
    """

    people: tuple[str, ...]
    sides: tuple[str, ...]
    cases: tuple[str, ...]
    answers: NDArray[np.int8]
