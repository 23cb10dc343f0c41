"""From the bytes of a programme file to rows: UTF-8, JSON, of a format we read, every field known.

What the fields hold is looked at in ``values``, what rows say about each other in ``checks``.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from tracktwo.office.record.exchange.format import (
    CITATION,
    FORMAT,
    PROGRAMME,
    ROOTS,
    Kind,
    field_of,
)
from tracktwo.office.record.exchange.values import read_field, read_value, refuse, shown
from tracktwo.vocabulary.errors import FileError

__all__ = ["Entry", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the file: where it stands, its values with defaults filled in, and the rows inside it."""

    kind: Kind
    path: str
    values: Mapping[str, Any]
    children: Mapping[str, Sequence["Entry"]]
    citations: Sequence["Entry"] = ()

    @property
    def key(self) -> str:
        """Return the row's key; empty for a row without one."""
        return str(self.values.get("key", ""))


def read(content: bytes | str) -> tuple[Entry, dict[str, list[Entry]]]:
    """Return the programme's own row and the rows of each list, in the order of the format.

    Raises:
        FileError: If it is not UTF-8, not JSON, or not a programme file this version can read.
        DataError: If a field is unknown, missing or holds something it cannot hold.
    """
    file = _object(_parse(content), path="the file")
    _check_format(file)
    _check_names(file, known=("format", "programme", *ROOTS), path="")
    if "programme" not in file:
        refuse("programme", "missing; every programme file describes its programme here.")
    programme = _entry(file["programme"], kind=PROGRAMME, path="programme")
    return programme, {
        name: _entries(file.get(name, []), kind=kind, path=name) for name, kind in ROOTS.items()
    }


def _parse(content: bytes | str) -> Any:
    """Return the JSON in a file."""
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise FileError(
                f"The file is not UTF-8: byte {error.start + 1} cannot be read; save it as UTF-8."
            ) from error
    try:
        return json.loads(
            content.removeprefix("\ufeff"), object_pairs_hook=_members, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise FileError(
            f"The file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}; "
            "correct it there, or export the programme again."
        ) from error
    except RecursionError as error:
        raise FileError(
            "The file is nested deeper than any programme; check that it is the right file."
        ) from error
    except ValueError as error:
        raise FileError("The file has a number too long to read; check that it is the right file.") from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError(f"The file gives {shown(twice)} twice in one object; keep one of the two.")
    return members


def _no_constant(name: str) -> NoReturn:
    raise FileError(f"The file holds {name}, which is no JSON number; write a number or leave the field out.")


def _check_format(file: Mapping[str, Any]) -> None:
    given = file.get("format")
    if given == FORMAT:
        return
    name, _, version = FORMAT.partition("/")
    found = re.fullmatch(rf"{name}/([1-9][0-9]{{0,5}})", given) if isinstance(given, str) else None
    if found and int(found[1]) > int(version):
        raise FileError(
            f"The file is of the format {given}, made by a newer TrackTwo; this one reads {FORMAT}. "
            "Bring TrackTwo up to date and import it again."
        )
    raise FileError(
        f"The file is not a programme file: its “format” is {shown(given)}, expected “{FORMAT}”; "
        "choose a file that TrackTwo exported."
    )


def _object(value: Any, *, path: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        refuse(path, f"expected an object in braces, found {shown(value)}.")
    return value


def _entries(value: Any, *, kind: Kind, path: str) -> list[Entry]:
    if not isinstance(value, list):
        refuse(path, f"expected a list in brackets, found {shown(value)}.")
    if not kind.order and len(value) > _LONGEST_LIST:
        refuse(path, f"{len(value)} rows, expected at most {_LONGEST_LIST}; divide it.")
    return [_entry(row, kind=kind, path=f"{path}[{place}]") for place, row in enumerate(value)]


def _entry(value: Any, *, kind: Kind, path: str) -> Entry:
    """Return one row, checked field by field."""
    if kind.flat:
        name = kind.fields[0]
        return Entry(
            kind=kind,
            path=path,
            values={name: read_value(value, field=field_of(kind.model, name), path=path)},
            children={},
        )
    row = _object(value, path=path)
    cited = ("citations",) if kind.subject else ()
    _check_names(row, known=(*kind.fields, *kind.children, *cited), path=path)
    return Entry(
        kind=kind,
        path=path,
        values={name: read_field(row, field=field_of(kind.model, name), path=path) for name in kind.fields},
        children={
            name: _entries(row.get(name, []), kind=child, path=f"{path}.{name}")
            for name, child in kind.children.items()
        },
        citations=_entries(row.get("citations", []), kind=CITATION, path=f"{path}.citations")
        if cited
        else (),
    )


def _check_names(row: Mapping[str, Any], *, known: Sequence[str], path: str) -> None:
    for name in row:
        if name not in known:
            place = f"{path}.{_place(name)}" if path else _place(name)
            refuse(place, f"no such field; expected one of {', '.join(known)}.")


def _place(name: str) -> str:
    """Return a member's name for a path: as it is where it is plain, else in quotes and short."""
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]{0,39}", name) else shown(name)


_LONGEST_LIST: Final = 2**15
"""How many places a list that keeps its own order can number."""
