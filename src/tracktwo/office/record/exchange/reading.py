"""From the bytes of a programme file to rows: UTF-8, JSON, of a format we read, every field known.

What the fields hold is looked at in ``values``, what rows say about each other in ``checks``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tracktwo.office.record.exchange.files import check_format, check_names, parse, read_object
from tracktwo.office.record.exchange.format import (
    CITATION,
    FORMAT,
    PROGRAMME,
    ROOTS,
    Kind,
    field_of,
)
from tracktwo.office.record.exchange.values import read_field, read_value, refuse, shown

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
    file = read_object(parse(content), path="the file")
    check_format(file, expected=FORMAT, what="programme")
    check_names(file, known=("format", "programme", *ROOTS), path="")
    if "programme" not in file:
        refuse("programme", "missing; every programme file describes its programme here.")
    programme = _entry(file["programme"], kind=PROGRAMME, path="programme")
    return programme, {
        name: _entries(file.get(name, []), kind=kind, path=name) for name, kind in ROOTS.items()
    }


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
    row = read_object(value, path=path)
    cited = ("citations",) if kind.subject else ()
    check_names(row, known=(*kind.fields, *kind.children, *cited), path=path)
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


_LONGEST_LIST: Final = 2**15
"""How many places a list that keeps its own order can number."""
