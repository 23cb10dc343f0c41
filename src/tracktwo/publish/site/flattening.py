"""Items as tables for spreadsheets: one for each kind, and one for each list of things inside it."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from tracktwo.publish.bundle import Item, field_shapes
from tracktwo.vocabulary.cells import spreadsheet_text

__all__ = ["CITATIONS", "Rows", "Table", "citation_table", "csv_bytes", "field_names", "tables"]

Told = Mapping[str, Any]
Rows = tuple[Sequence[str], Sequence[Sequence[str]]]
"""The names of the columns, and the rows."""

Table = Callable[[Sequence[Told]], Rows]
"""Makes the rows of a table from the contents of all items of a kind."""

CITATIONS: Final = "citations"


def field_names(kind: str) -> tuple[str, ...]:
    """Return the fields that an item of a kind can have in a release, in their order."""
    return tuple(field_shapes()[kind])


@cache
def tables(kind: str) -> Mapping[str, Table]:
    """Return the tables of a kind by name: ``event``, and ``event-hosts`` for the list ``hosts`` inside."""
    inner = _lists(kind)
    made: dict[str, Table] = {kind: lambda contents: _table(kind, contents, without=inner)}
    for name in inner:
        made[f"{kind}-{name}"] = lambda contents, name=name: _inner_table(kind, name, contents)  # type: ignore[misc]
    return made


def _lists(kind: str) -> tuple[str, ...]:
    """Return the fields of a kind that hold several things with fields of their own."""
    return tuple(
        name for name, shape in field_shapes()[kind].items() if "properties" in shape.get("items", {})
    )


def _table(kind: str, contents: Sequence[Told], *, without: Sequence[str]) -> Rows:
    rows = [_flat({name: value for name, value in each.items() if name not in without}) for each in contents]
    return _aligned(rows, order=field_names(kind))


def _inner_table(kind: str, name: str, contents: Sequence[Told]) -> Rows:
    own = "event" if kind == "remarks" else "key"
    rows = [
        {kind: each[own], "position": str(place), **_flat(inner)}
        for each in contents
        for place, inner in enumerate(each.get(name, ()), start=1)
    ]
    return _aligned(rows, order=(kind, "position"))


def _aligned(rows: Sequence[Mapping[str, str]], *, order: Sequence[str]) -> Rows:
    """Return rows under the columns that any of them has; fields keep their order, languages stand by their tag."""
    found = {name for row in rows for name in row}
    known = {name: place for place, name in enumerate(order)}
    columns = sorted(found, key=lambda name: (known.get(name.partition(".")[0], len(known)), name))
    return columns, [[row.get(name, "") for name in columns] for row in rows]


def _flat(told: Told, before: str = "") -> dict[str, str]:
    """Return fields inside fields as ``place.text.en``, and a list as its parts with a space between.

    Things inside things that are in a list already stand under their number: ``parts.1.name.en``.
    """
    flat: dict[str, str] = {}
    for name, value in told.items():
        match value:
            case Mapping():
                flat |= _flat(value, f"{before}{name}.")
            case [{}, *_]:
                for place, part in enumerate(value, start=1):
                    flat |= _flat(part, f"{before}{name}.{place}.")
            case list() | tuple():
                flat[before + name] = " ".join(str(part) for part in value)
            case bool():
                flat[before + name] = "true" if value else "false"
            case _:
                flat[before + name] = str(value)
    return flat


def citation_table(items: Mapping[str, Item]) -> Rows:
    """Return every passage that states a field of an item."""
    rows = [
        [each, cited.field, cited.document, str(cited.start), str(cited.end)]
        for each, item in sorted(items.items(), key=lambda pair: pair[0])
        for cited in item.citations
    ]
    return ["item", "field", "document", "start", "end"], rows


def csv_bytes(table: Rows) -> bytes:
    """Return a table as CSV: UTF-8 with a mark that spreadsheets need for other scripts; no cell can run."""
    columns, rows = table
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([spreadsheet_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")
