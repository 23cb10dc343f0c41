"""How a survey that another program exported becomes answers: the mapping, and what comes of it."""

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Final

import pyarrow as pa
from narwhals.typing import IntoFrame

from tracktwo.perception.tables.answers import Origin, Stance
from tracktwo.perception.tables.gaps import FrameKind
from tracktwo.perception.tables.shown import Shown
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["SEATS", "Account", "Converted", "Question", "SurveyMapping"]

SEATS: Final = TableSpec(
    name="seats",
    meaning="One row for each participant whose side a survey or a file of votes does not say itself.",
    columns=(
        Column(name="participant", kind=Kind.KEY, meaning="the participant's code, as in the survey"),
        Column(name="side", kind=Kind.KEY, meaning="the side whose seat the participant takes"),
    ),
    unique=(("participant",),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The columns in which one statement is answered, and what is known about it; None = found by a pattern.

    ``texts`` are what it says, by the column of :data:`STATEMENTS` that takes it.
    """

    statement: str
    stance: str | None = None
    expected: str | None = None
    expected_own: str | None = None
    reciprocal: bool = False
    fact: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMapping:
    """What stands in which column of a survey, one row a participant, and what its values mean.

    Attributes:
        name: how to call the mapping in a sentence: its path as typed, or "the mapping".
        origin, round: what the answers say of themselves; None = nothing.
        encoding, separator, header_rows: how the file is written; None = seen from the file.
        participant: the column of codes; None = rows are numbered.
        side: the column of sides; None = they stand in another file.
        seats: the path, or the table itself, of who takes which seat (:data:`SEATS`); None = there is none.
        sides: by what is written there, the side; empty = the side as it is written.
        stances: by what is written, the stance; None = skipped.
        scale: the end of the scale of guesses: 1, 10 or 100.
        cannot_guess: what is written for a guess declined.
        guesses: by what is written, the number meant on the scale.
        patterns: by kind of column (stance, expected, expected_own), its name with ``{statement}`` in it.
        questions: statements named one by one, in their order.
        ignore: columns that are not read; ``*`` stands for any text.
        leave_out: by column, the values whose rows are left out.
    """

    name: str
    side: str | None
    stances: Mapping[str, Stance | None]
    seats: str | os.PathLike[str] | IntoFrame | None = None
    participant: str | None = None
    sides: Mapping[str, str] = field(default_factory=dict)
    scale: int = 10
    cannot_guess: frozenset[str] = frozenset()
    guesses: Mapping[str, float] = field(default_factory=dict)
    patterns: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    ignore: tuple[str, ...] = ()
    leave_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    origin: Origin | None = None
    round: str | None = None
    encoding: str | None = None
    separator: str | None = None
    header_rows: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What was taken over and what was not, in numbers; it repeats nothing that anybody said.

    Attributes:
        people: by side, how many people are in the answers.
        statements: how many statements there are.
        stances, guesses, own_guesses: how many were given.
        numbered: whether participants go by the number of their row, for want of a column of codes.
        ignored: how many columns were not read.
        set_aside: rows left out because the mapping says so.
        without_side: people left out because they have no side.
        silent: people left out because they answered nothing.
        low_guesses: whether no guess lies above a tenth of the scale, so that the scale may be another.
    """

    people: Mapping[str, int]
    statements: int
    stances: int
    guesses: int
    own_guesses: int
    numbered: bool
    ignored: int
    set_aside: int
    without_side: int
    silent: int
    low_guesses: bool


@dataclass(frozen=True, kw_only=True, repr=False)
class Converted(Shown):
    """The answers of a survey in this room's shape, its statements, and the account of what was left out."""

    answers_arrow: pa.Table
    statements_arrow: pa.Table
    account: Account
    settings: SurveyMapping
    kind: FrameKind = field(default_factory=FrameKind)

    def summary(self) -> str:
        """Return how many people and statements there are; nothing else of a survey stands in a line."""
        marked = ", simulated" if self.settings.origin is Origin.SIMULATED else ""
        people = sum(self.account.people.values())
        return f"people {people}, statements {self.account.statements}{marked}"

    @cached_property
    def table(self) -> IntoFrame:
        """The answers in the caller's kind of frame; the specification is :data:`ANSWERS`."""
        return self.kind.hold(self.answers_arrow)

    @cached_property
    def statements(self) -> IntoFrame:
        """The statements in the caller's kind of frame; the specification is :data:`STATEMENTS`."""
        return self.kind.hold(self.statements_arrow)

    def to_dict(self) -> dict[str, object]:
        """Return the account, ready for JSON; no key is ever missing."""
        return asdict(self.account)
