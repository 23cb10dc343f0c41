"""The mapping file: which column of a survey is what, and what its values mean, written by a person in TOML."""

import codecs
import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, cast

from tracktwo.perception.readers.files import begin_file
from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.readers.surveys.cells import clean, column_name, number_text
from tracktwo.perception.tables import STATEMENTS, Origin, Question, Stance, SurveyMapping
from tracktwo.vocabulary.errors import FileError, UsageError
from tracktwo.vocabulary.tables import Kind

__all__ = ["PLACE", "SCALES", "read_mapping"]

PLACE: Final = "{statement}"
"""What stands for a statement's id in the pattern of a column's name."""
SCALES: Final = (1, 10, 100)
_SKIPPED: Final = "skipped"
_ASKED: Final = ("stance", "expected", "expected_own")
_FLAGS: Final = ("reciprocal", "fact")
_TEXTS: Final = tuple(column.name for column in STATEMENTS.columns if column.kind is Kind.TEXT)
_TABLES: Final = {
    "file": ("encoding", "separator", "header_rows"),
    "participant": ("column",),
    "side": ("column", "file", "values"),
    "stance": (*Stance, _SKIPPED),
    "expected": ("scale", "basis", "cannot_guess", "values"),
    "pattern": _ASKED,
}
_TOP: Final = ("origin", "round", "ignore", *_TABLES, "statements", "leave_out")
_MOST_HEADER_ROWS: Final = 9

Table = Mapping[str, object]


def read_mapping(mapping: str | os.PathLike[str] | Table) -> SurveyMapping:
    """Return a mapping, checked whole.

    Args: mapping: the path of a TOML file, or the same as a dictionary.
    Raises: UsageError with the name of what is missing, unknown or cannot be; FileError if it is no TOML.
    """
    name, top = ("the mapping", mapping) if isinstance(mapping, Mapping) else _load(mapping)
    folder = Path() if isinstance(mapping, Mapping) else Path(mapping).parent
    found = _Reading(name)
    found.check(top, "", allowed=_TOP)
    tables = {each: found.table(top, each) for each in (*_TABLES, "statements", "leave_out")}
    for each, allowed in _TABLES.items():
        found.check(tables[each], each, allowed=allowed)
    if not tables["side"]:
        raise UsageError(f'{name} does not say where the side stands; add [side] with column = "…".')
    if "file" in tables["side"] and ("column" in tables["side"] or not tables["participant"]):
        raise UsageError(
            f"{name}, [side]: a file of sides takes the place of a column, and is joined by [participant]; name that."
        )
    file, expected = tables["file"], tables["expected"]
    _check_basis(name, expected)
    questions = tuple(
        _question(found, key, found.table(tables["statements"], key)) for key in tables["statements"]
    )
    patterns = {key: column_name(found.text(tables["pattern"], key, "pattern")) for key in tables["pattern"]}
    _check_statements(name, questions, patterns)
    return SurveyMapping(
        name=name,
        origin=_origin(found, top),
        round=found.text(top, "round", "") if "round" in top else None,
        encoding=_encoding(found, file),
        separator=_separator(found, file),
        header_rows=_header_rows(found, file),
        participant=_column(found, tables["participant"], "participant"),
        side=_column(found, tables["side"], "side") if "file" not in tables["side"] else None,
        seats=_seats(found, tables["side"], folder=folder),
        sides=_sides(found, found.table(tables["side"], "values")),
        stances=_stances(found, tables["stance"]),
        scale=_scale(found, expected),
        cannot_guess=frozenset(map(clean, found.texts(expected, "cannot_guess", "expected"))),
        guesses=_guesses(found, found.table(expected, "values"), scale=_scale(found, expected)),
        patterns=patterns,
        questions=questions,
        ignore=_ignore(found, top),
        leave_out={
            column_name(key): frozenset(map(clean, found.texts(tables["leave_out"], key, "leave_out")))
            for key in tables["leave_out"]
        },
    )


def _load(path: str | os.PathLike[str]) -> tuple[str, Table]:
    name, _start = begin_file(path)
    try:
        return name, tomllib.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise FileError(f"{name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise FileError(f"{name} is not UTF-8 text; save it again as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise FileError(f"{name} is not a well-formed TOML file: {error}.") from error


class _Reading:
    """What is asked of a mapping's tables, each refusal beginning with the mapping's name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def fault(self, table: str, sentence: str) -> UsageError:
        """Return a refusal that says where."""
        return UsageError(f"{self.name}{f', [{table}]' if table else ''}: {sentence}")

    def check(self, found: Table, table: str, *, allowed: Sequence[str]) -> None:
        """Refuse a name that means nothing here; it may be a known one, mistyped."""
        for key in found:
            if key not in allowed:
                raise self.fault(table, f"{key!r} is not known; known are {', '.join(allowed)}.")

    def table(self, found: Table, key: str) -> Table:
        """Return a table, empty where there is none; an id that is a number is read as its text."""
        value = found.get(key, {})
        if not isinstance(value, Mapping):
            raise self.fault("", f"{key!r} should be a table, [{key}].")
        return {str(name): each for name, each in value.items()}

    def text(self, found: Table, key: str, table: str) -> str:
        """Return a text that is not blank; a whole number is read as its text."""
        value = found.get(key)
        text = number_text(value) if _is_number(value) else value
        if not isinstance(text, str) or not text.strip():
            raise self.fault(table, f"{key} should be a text in quotes.")
        return text

    def texts(self, found: Table, key: str, table: str) -> list[str]:
        """Return a list of texts and numbers as texts; one alone need not stand in brackets."""
        value = found.get(key, [])
        cells = value if isinstance(value, list) else [value]
        if not all(isinstance(cell, str) or _is_number(cell) for cell in cells):
            raise self.fault(table, f'{key} should be a list of texts or numbers, such as ["1", "yes"].')
        return [cell if isinstance(cell, str) else number_text(cell) for cell in cells]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _check_basis(name: str, expected: Table) -> None:
    match expected.get("basis", "view"):
        case "view":
            return
        case "all":
            raise UsageError(
                f"{name}, [expected]: guesses about everybody, the unsure included, stand on another scale than "
                'results, which compare guesses with people who have a view. Only basis = "view" is read.'
            )
        case _:
            raise UsageError(f'{name}, [expected]: basis should be "view".')


def _check_statements(name: str, questions: Sequence[Question], patterns: Mapping[str, str]) -> None:
    if not questions and "stance" not in patterns:
        raise UsageError(
            f"{name} names no statement; add [statements.<id>] for each, or [pattern] with a stance."
        )
    for kind, pattern in patterns.items():
        if pattern.count(PLACE) != 1:
            raise UsageError(f"{name}, [pattern]: {kind} should hold {PLACE} once; it is {pattern!r}.")
    for question in questions:
        if question.stance is None and "stance" not in patterns:
            raise UsageError(f'{name}, [statements.{question.statement}]: add stance = "…", its column.')


def _question(found: _Reading, key: str, table: Table) -> Question:
    where = f"statements.{key}"
    found.check(table, where, allowed=(*_ASKED, *_FLAGS, *_TEXTS))
    if not key.strip():
        raise found.fault(where, "the statement's id is blank.")
    for flag in _FLAGS:
        if not isinstance(table.get(flag, False), bool):
            raise found.fault(where, f"{flag} should be true or false.")
    stance, expected, own = (
        column_name(found.text(table, each, where)) if each in table else None for each in _ASKED
    )
    return Question(
        statement=key.strip(),
        stance=stance,
        expected=expected,
        expected_own=own,
        reciprocal=table.get("reciprocal") is True,
        fact=table.get("fact") is True,
        texts={each: column_name(found.text(table, each, where)) for each in _TEXTS if each in table},
    )


def _origin(found: _Reading, top: Table) -> Origin | None:
    if "origin" not in top:
        return None
    try:
        return Origin(found.text(top, "origin", ""))
    except ValueError as error:
        raise found.fault("", f"origin should be one of {', '.join(Origin)}.") from error


def _encoding(found: _Reading, file: Table) -> str | None:
    if "encoding" not in file:
        return None
    encoding = found.text(file, "encoding", "file")
    try:
        "".encode(codecs.lookup(encoding).name)
    except (LookupError, ValueError) as error:
        raise found.fault("file", f"{encoding!r} is no encoding; write utf-8 or gb18030, say.") from error
    return encoding


def _separator(found: _Reading, file: Table) -> str | None:
    if "separator" not in file:
        return None
    separator = file["separator"]
    if not isinstance(separator, str) or len(separator) != 1 or separator in '"\r\n':
        raise found.fault("file", r'separator should be one character, such as ";" or "\t".')
    return separator


def _header_rows(found: _Reading, file: Table) -> int | None:
    rows = file.get("header_rows")
    if rows is None or (
        isinstance(rows, int) and not isinstance(rows, bool) and 1 <= rows <= _MOST_HEADER_ROWS
    ):
        return rows
    raise found.fault("file", f"header_rows should be a whole number from 1 to {_MOST_HEADER_ROWS}.")


def _column(found: _Reading, table: Table, name: str) -> str | None:
    return column_name(found.text(table, "column", name)) if table else None


def _seats(found: _Reading, side: Table, *, folder: Path) -> TableLike | None:
    """Return the table of seats, or its path; that of a file is seen from where the mapping stands."""
    match side.get("file"):
        case None | str():
            return folder / found.text(side, "file", "side") if "file" in side else None
        case table:  # whatever is no table is refused where it is opened
            return cast("TableLike", table)


def _sides(found: _Reading, values: Table) -> dict[str, str]:
    sides: dict[str, str] = {}
    for side in values:
        for value in found.texts(values, side, "side.values"):
            if sides.setdefault(clean(value), side.strip()) != side.strip() or not side.strip():
                raise found.fault("side.values", f"{value!r} stands for two sides; it should stand for one.")
    return sides


def _stances(found: _Reading, table: Table) -> dict[str, Stance | None]:
    if not table:
        return {each.value: each for each in Stance}
    stances: dict[str, Stance | None] = {}
    for key in table:
        meant = None if key == _SKIPPED else Stance(key)
        for value in found.texts(table, key, "stance"):
            if stances.setdefault(clean(value), meant) != meant:
                raise found.fault("stance", f"{value!r} stands for two stances; it should stand for one.")
    return stances


def _scale(found: _Reading, expected: Table) -> int:
    scale = expected.get("scale", 10)
    if isinstance(scale, bool) or scale not in SCALES:
        raise found.fault(
            "expected",
            f"scale should be one of {', '.join(map(str, SCALES))}: guesses go from 0 to that.",
        )
    return int(str(scale))


def _guesses(found: _Reading, values: Table, *, scale: int) -> dict[str, float]:
    guesses = {}
    for text, number in values.items():
        # written so that NaN fails too
        if not _is_number(number) or not 0 <= float(str(number)) <= scale:
            raise found.fault("expected.values", f"{text!r} should be a number from 0 to {scale}.")
        guesses[clean(text)] = float(str(number))
    return guesses


def _ignore(found: _Reading, top: Table) -> tuple[str, ...]:
    ignore = tuple(map(column_name, found.texts(top, "ignore", "")))
    for each in ignore:
        if not each.strip("* "):
            raise found.fault("", f"ignore holds {each!r}, which is no column's name; name what to ignore.")
    return ignore
