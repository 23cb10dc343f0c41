"""A survey, one row a participant, as answers, one row for each participant and statement."""

import os
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import getitem
from typing import Any, Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.readers.surveys.cells import (
    SKIP,
    OddCellError,
    Remembered,
    clean,
    column_name,
    guess_of,
    side_of,
    stance_of,
)
from tracktwo.perception.readers.surveys.layout import Layout, lay_out
from tracktwo.perception.readers.surveys.mapping import read_mapping
from tracktwo.perception.readers.surveys.seats import read_seats
from tracktwo.perception.readers.surveys.sheets import Row, Sheet, Writing, open_sheet
from tracktwo.perception.tables import Account, Converted, Question, Stance, SurveyMapping
from tracktwo.perception.tables.arrow import ArrowArray, from_flags, from_floats, from_integers, from_texts
from tracktwo.vocabulary.errors import TableError

__all__ = ["convert"]

_E_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_USES: Final = ("stance", "expected", "expected_own")
_STANCES: Final = (*(each.value for each in Stance), None)
_FEW_GUESSES: Final = 20
# on a scale of 0 to 100 that nobody leaves the first tenth of, people may have counted to ten
_LOW: Final = 0.1

Meanings = Mapping[str, Any]
Floats = NDArray[np.float64]
Matrices = tuple[Floats, Floats, Floats]
"""Stances as codes, guesses about the other side and about the own one: people × statements."""


def convert(survey: TableLike, *, mapping: str | os.PathLike[str] | Mapping[str, object]) -> Converted:
    """Return the answers of a survey that another program exported, with an account of what was left out.

    Args:
        survey: one row a participant, one column a question: a CSV file as LimeSurvey, Qualtrics, Google Forms
            or a spreadsheet writes it, an SPSS or Parquet file, or a frame of any kind.
        mapping: which column is what and what its values mean: the path of a TOML file, or a dictionary.

    Returns: ``.table``, one row for each participant and statement (:data:`~tracktwo.perception.ANSWERS`), and
        ``.statements`` (:data:`~tracktwo.perception.STATEMENTS`), in the caller's kind of frame; ``.account``.

    Raises:
        UsageError: a file is missing, or the mapping does not fit the survey.
        TableError: a cell means nothing under the mapping, or a participant comes twice; nothing is returned.
        FileError: a file cannot be read as what it is.
    """
    found = read_mapping(mapping)
    sheet = open_sheet(survey, Writing.of(found))
    layout = lay_out(sheet.header, found, where=sheet.name)
    seats = None if found.seats is None else read_seats(found.seats, mapping=found)
    reading = _Reading(sheet=sheet, mapping=found, plan=_plan(sheet, found, layout), seats=seats)
    for row in sheet.rows([column.place for column in reading.plan]):
        reading.add(row)
    return reading.finish(layout)


class _Column(NamedTuple):
    """A column that is read: what for, where it is, whose statement, and what its texts mean."""

    use: str
    name: str
    place: int
    statement: int
    meanings: Meanings


def _plan(sheet: Sheet, mapping: SurveyMapping, layout: Layout) -> tuple[_Column, ...]:
    """Return the columns to read: those about stances first, then guesses; what is about the person last."""
    places = {name: place for place, name in enumerate(sheet.header)}
    shared: dict[str, Meanings] = {}

    def column(use: str, name: str, statement: int) -> _Column:
        read = stance_of if use == "stance" else guess_of
        if name in sheet.labels:
            meanings: Meanings = Remembered(read(mapping, sheet.labels[name]))
        else:
            meanings = shared.setdefault(read.__name__, Remembered(read(mapping, {})))
        return _Column(use, name, places[name], statement, meanings)

    asked = [
        column(use, name, statement)
        for use in _USES
        for statement, question in enumerate(layout.questions)
        if (name := getattr(question, use)) is not None
    ]
    person: list[tuple[str, str | None, Callable[[str], object]]] = [
        ("side", mapping.side, side_of(mapping, sheet.labels.get(mapping.side or "", {}))),
        ("participant", mapping.participant, column_name),
        *(
            ("leave_out", name, _is_among(values, sheet.labels.get(name, {})))
            for name, values in mapping.leave_out.items()
        ),
    ]
    about = [
        _Column(use, name, places[name], -1, Remembered(read))
        for use, name, read in person
        if name is not None
    ]
    return (*asked, *about)


def _is_among(values: frozenset[str], labels: Mapping[str, str]) -> Callable[[str], bool]:
    return lambda text: bool({clean(text), clean(labels.get(text, text))} & values)


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What is carried from row to row: people, and what they said in the order of the plan."""

    sheet: Sheet
    mapping: SurveyMapping
    plan: tuple[_Column, ...]
    seats: Mapping[str, str] | None
    people: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    said: list[float] = field(default_factory=list)
    set_aside: int = 0
    without_side: int = 0
    asked: tuple[_Column, ...] = ()
    meanings: tuple[Meanings, ...] = ()
    about: Mapping[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = tuple(column for column in self.plan if column.statement >= 0)
        self.meanings = tuple(column.meanings for column in self.asked)
        uses = [column.use for column in self.plan]
        self.about = {
            each: [place for place, use in enumerate(uses) if use == each]
            for each in ("side", "participant", "leave_out")
        }

    def add(self, row: Row) -> None:
        """Take one participant's row in, unless the mapping or a missing side leaves it out."""
        number, cells = row
        if not any(map(str.strip, cells)):
            return
        if any(self._about(cells, "leave_out")):
            self.set_aside += 1
            return
        try:
            said = list(map(getitem, self.meanings, cells))
            side = self._side(cells)
        except OddCellError as odd:
            raise self._fault(number, cells) from odd
        if not side:
            self.without_side += 1
            return
        self.said += said
        self.sides.append(side)
        self.numbers.append(number)
        self.people.append(self._code(number, cells))

    def _about(self, cells: Sequence[str], use: str) -> list[Any]:
        """Return what the columns of a use mean that is about the person."""
        return [self.plan[place].meanings[cells[place]] for place in self.about[use]]

    def _side(self, cells: Sequence[str]) -> str:
        if self.seats is None:
            return str(self._about(cells, "side")[0])
        return self.seats.get(self._about(cells, "participant")[0], "")

    def _code(self, number: int, cells: Sequence[str]) -> str:
        """Return a participant's code. Raises: TableError if it is blank or an address."""
        if self.mapping.participant is None:
            return str(number)
        code = str(self._about(cells, "participant")[0])
        if not code or _E_MAIL.fullmatch(code):
            fault = (
                "is an e-mail address, and answers are kept under a code"
                if code
                else "is blank, and every participant needs a code"
            )
            raise TableError(
                f"{self.sheet.name}, row {number}: the participant {fault}. Map a column of codes, or leave "
                "[participant] out of the mapping and rows are numbered."
            )
        return code

    def _fault(self, number: int, cells: Sequence[str]) -> TableError:
        """Return an error about the first cell of a row that means nothing; what it says is not repeated."""
        for column, text in zip(self.plan, cells, strict=True):
            try:
                column.meanings[text]
            except OddCellError as odd:
                return TableError(f"{self.sheet.name}, row {number}, column {column.name!r}: {odd}.")
        raise AssertionError(number)

    def finish(self, layout: Layout) -> Converted:
        """Return the answers once every row is in. Raises: what only the whole survey shows."""
        said = np.array(self.said, dtype=np.float64).reshape(len(self.people), len(self.asked))
        stances, expected, own = (self._matrix(said, use, layout) for use in _USES)
        stances[np.isnan(stances)] = SKIP
        spoken = (stances < SKIP) | ~np.isnan(expected) | ~np.isnan(own)
        heard = np.asarray(spoken.any(axis=1), dtype=np.bool_)
        self._check_people(heard)
        kept = np.flatnonzero(heard)
        if not len(kept):
            raise TableError(
                f"{self.sheet.name} has no answers under {self.mapping.name}; check header_rows, and the columns "
                "of statements."
            )
        matrices = stances[kept], expected[kept], own[kept]
        people, sides = ([names[row] for row in kept] for names in (self.people, self.sides))
        return Converted(
            answers_arrow=_answers(people, sides, layout.questions, matrices, self.mapping),
            statements_arrow=_statements(layout.questions),
            account=self._account(sides, matrices, layout, silent=len(heard) - len(kept)),
            settings=self.mapping,
            kind=self.sheet.kind,
        )

    def _account(self, sides: Sequence[str], matrices: Matrices, layout: Layout, *, silent: int) -> Account:
        stances = matrices[0][matrices[0] < SKIP]
        expected, own = (each[~np.isnan(each)] for each in matrices[1:])
        highest = max((float(each.max()) for each in (expected, own) if len(each)), default=0.0)
        return Account(
            people=dict(sorted(Counter(sides).items())),
            statements=len(layout.questions),
            stances=len(stances),
            guesses=len(expected),
            own_guesses=len(own),
            numbered=self.mapping.participant is None,
            ignored=layout.ignored,
            set_aside=self.set_aside,
            without_side=self.without_side,
            silent=silent,
            low_guesses=len(expected) + len(own) >= _FEW_GUESSES and highest <= _LOW * self.mapping.scale,
        )

    def _matrix(self, said: Floats, use: str, layout: Layout) -> Floats:
        """Return what was said in the columns of one use, people × statements, NaN where there is no column."""
        columns = [place for place, column in enumerate(self.asked) if column.use == use]
        matrix = np.full((len(said), len(layout.questions)), np.nan)
        matrix[:, [self.asked[place].statement for place in columns]] = said[:, columns]
        return matrix

    def _check_people(self, heard: NDArray[np.bool_]) -> None:
        """Refuse a participant who comes twice; a second row that says nothing is none."""
        first: dict[str, int] = {}
        for row in np.flatnonzero(heard):
            before = first.setdefault(self.people[row], self.numbers[row])
            if before != self.numbers[row]:
                raise TableError(
                    f"{self.sheet.name}, row {self.numbers[row]}: participant {self.people[row]!r} answered in "
                    f"row {before} already; keep one of those rows, or give two people two codes."
                )


def _answers(
    people: Sequence[str],
    sides: Sequence[str],
    questions: Sequence[Question],
    matrices: Matrices,
    mapping: SurveyMapping,
) -> pa.Table:
    """Return the table of answers; person after person, statements in their order."""
    stances, expected, own = matrices
    rows = np.arange(len(people)), np.arange(len(questions))
    columns = {
        "participant": _spread(people, np.repeat(rows[0], len(questions))),
        "side": _spread(sides, np.repeat(rows[0], len(questions))),
        "statement": _spread([each.statement for each in questions], np.tile(rows[1], len(people))),
        "stance": _spread(_STANCES, stances.ravel().astype(np.int64)),
        "expected": _shares(expected, scale=mapping.scale),
    }
    if any(question.expected_own for question in questions):
        columns["expected_own"] = _shares(own, scale=mapping.scale)
    for name, value in (("origin", mapping.origin), ("round", mapping.round)):
        if value is not None:
            columns[name] = _spread([str(value)], np.zeros(stances.size, dtype=np.int64))
    return pa.table(columns)


def _statements(questions: Sequence[Question]) -> pa.Table:
    columns = {
        "statement": from_texts(question.statement for question in questions),
        "reciprocal": from_flags([question.reciprocal for question in questions]),
        "fact": from_flags([question.fact for question in questions]),
    }
    for name in dict.fromkeys(name for question in questions for name in question.texts):
        columns[name] = from_texts(question.texts.get(name) for question in questions)
    return pa.table(columns)


def _spread(texts: Sequence[str | None], places: NDArray[np.int64]) -> ArrowArray:
    """Return a column of texts by their places in a list."""
    return from_texts(texts).take(from_integers(places))


def _shares(guesses: Floats, *, scale: int) -> ArrowArray:
    """Return guesses as shares; missing where there is none."""
    return from_floats(guesses.ravel() / scale)
