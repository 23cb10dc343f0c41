"""What goes in: the table of answers and the table of statements."""

from enum import StrEnum
from typing import Final

from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["ANSWERS", "MISSING", "STATEMENTS", "Origin", "Stance"]

MISSING: Final = ("NA", "N/A", "#N/A", "NaN", "null", "none", "-")
"""What people and programs write for a number that is not there; read as blank, in any case."""


class Stance(StrEnum):
    """What a person says to a statement. A blank is a skip: missing, not unsure."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNSURE = "unsure"
    DEPENDS = "depends"
    """"It depends", on a boundary case; read here as unsure."""


class Origin(StrEnum):
    """Whether people gave the answers or a program made them up."""

    REAL = "real"
    SIMULATED = "simulated"


ANSWERS: Final = TableSpec(
    name="answers",
    meaning="One row for each participant and statement: the own stance and the guess about the other side.",
    columns=(
        Column(name="participant", kind=Kind.KEY, meaning="who answers: a code, never a name"),
        Column(
            name="side",
            kind=Kind.KEY,
            meaning="the side whose seat the participant takes",
            examples=("Northshore", "南岸"),
        ),
        Column(name="statement", kind=Kind.KEY, meaning="what is answered"),
        Column(
            name="stance",
            kind=Kind.CODE,
            meaning="the own view; blank = skipped; depends is read as unsure",
            blank=True,
            choices=tuple(Stance),
        ),
        Column(
            name="expected",
            kind=Kind.NUMBER,
            meaning="of the other side's people with a view, the share who would agree; "
            f"blank ({', '.join(MISSING)}) = cannot guess",
            blank=True,
            low=0.0,
            high=1.0,
        ),
        Column(
            name="expected_own",
            kind=Kind.NUMBER,
            meaning="of the own side's people with a view, the share who would agree; "
            "blank = cannot guess, or was not asked",
            required=False,
            blank=True,
            low=0.0,
            high=1.0,
        ),
        Column(
            name="origin",
            kind=Kind.CODE,
            meaning="where the answers come from; never both in one table",
            required=False,
            choices=tuple(Origin),
        ),
        Column(
            name="round",
            kind=Kind.KEY,
            meaning="the round of asking; one in a table",
            required=False,
            examples=("autumn 2021",),
        ),
    ),
    unique=(("participant", "statement"),),
    one_each=(("participant", "side"),),
    constant=("origin", "round"),
)

STATEMENTS: Final = TableSpec(
    name="statements",
    meaning="One row for each statement, in the order in which results list them.",
    columns=(
        Column(name="statement", kind=Kind.KEY, meaning="the statement's id, as in the answers"),
        Column(
            name="reciprocal",
            kind=Kind.FLAG,
            meaning="true if each side answers about itself against the other, so that two agreements clash",
        ),
        Column(
            name="fact",
            kind=Kind.FLAG,
            meaning="true for a question of fact, whose answer is right or wrong whatever anybody wishes",
            required=False,
        ),
        *(
            Column(
                name=f"text_{language.lower()}",
                kind=Kind.TEXT,
                meaning=f"the statement in {name}, for pictures and reports; without it they show its id",
                required=False,
                blank=True,
            )
            for language, name in (("en", "English"), ("zh-Hans", "Chinese (Simplified)"))
        ),
    ),
    unique=(("statement",),),
)
