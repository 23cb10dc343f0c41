"""The data: the release itself, every kind of item as JSON and CSV, and the codebook that explains them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from tracktwo.publish.bundle import content_schema, field_shapes
from tracktwo.publish.site.codebook import codebook
from tracktwo.publish.site.exports import described, events_named
from tracktwo.publish.site.flattening import CITATIONS, Table, citation_table, csv_bytes, tables
from tracktwo.publish.site.shelf import Shelf, digest
from tracktwo.publish.site.tables import Page
from tracktwo.vocabulary.kinds import FindingBasis

__all__ = ["data_files", "file_names"]

SIMULATED: Final = "simulated"
_ANSWERED: Final = frozenset({"result", "round"})
"""Kinds of items that answers stand in: files of invented ones say so in their names and in each row."""
_JSON: Final = {"ensure_ascii": False, "indent": 1, "sort_keys": True}
_line: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def data_files(shelf: Shelf) -> Iterator[Page]:
    """Return the files of the folder ``data``."""
    for kind in field_shapes():
        yield from _of_kind(shelf, kind)
    yield _file(shelf, "release.json", shelf.everything, lambda: shelf.data)
    yield _file(shelf, f"{CITATIONS}.csv", shelf.everything, partial(_citations, shelf))
    exports = [[each.name, each.left_out] for each in described(shelf)]
    yield _file(
        shelf,
        "codebook.json",
        [shelf.content.languages, exports],
        partial(_codebook, shelf),
        shows=events_named(shelf),
    )
    yield _file(shelf, "release.schema.json", [], _schema, shows=())


def _file(
    shelf: Shelf, name: str, inputs: object, render: Any, *, shows: tuple[str, ...] | None = None
) -> Page:
    shown = tuple(shelf.items) if shows is None else shows
    return Page(path=f"data/{name}", shows=shown, inputs=[name, inputs], render=render)


def _of_kind(shelf: Shelf, kind: str) -> Iterator[Page]:
    about = shelf[shelf.programme].get("licence", "")
    for origin, ids in _by_origin(shelf, kind):
        inputs = digest([shelf.digests[each] for each in ids])
        before = _before(origin)
        yield _file(
            shelf,
            f"{before}{kind}.json",
            [inputs, about],
            partial(_json, shelf, kind, ids, origin),
            shows=(shelf.programme, *ids),
        )
        for name in tables(kind):
            made = partial(_csv, shelf, tables(kind)[name], ids, origin)
            yield _file(shelf, f"{before}{name}.csv", inputs, made, shows=ids)


def _by_origin(shelf: Shelf, kind: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the items of a kind; of answers the invented ones and the real ones apart, each with a word for it.

    Findings from invented answers stand in none of the files of findings; the release itself says what they are.
    """
    ids = tuple(
        each for each in shelf.of_kind(kind) if shelf[each].get("basis") != FindingBasis.DEMONSTRATION
    )
    if kind not in _ANSWERED:
        return [("", ids)] if ids else []
    groups = {
        origin: tuple(each for each in ids if shelf[each]["is_simulated"] is invented)
        for origin, invented in (("real", False), (SIMULATED, True))
    }
    return [(origin, group) for origin, group in groups.items() if group]


def _before(origin: str) -> str:
    """Return what the names of files begin with, so that no copy of one is taken for something it is not."""
    return f"{SIMULATED.upper()}-" if origin == SIMULATED else ""


def _json(shelf: Shelf, kind: str, ids: Sequence[str], origin: str) -> bytes:
    """Return the items of a kind as JSON, an item a line: tens of thousands are quick to write so, and to compare."""
    about = {"kind": kind, "licence": shelf[shelf.programme].get("licence", "")}
    head = _line({**about, **({"origin": origin} if origin else {})}).removesuffix("}")
    items = ",\n".join(
        f"{_line(each)}: {_line({'changed': shelf.items[each].changed.isoformat(), **shelf[each]})}"
        for each in sorted(ids)
    )
    return f'{head}, "items": {{\n{items}\n}}}}\n'.encode()


def _csv(shelf: Shelf, table: Table, ids: Sequence[str], origin: str) -> bytes:
    columns, rows = table([shelf[each] for each in ids])
    if origin:
        columns, rows = ["origin", *columns], [[origin, *row] for row in rows]
    return csv_bytes((columns, rows))


def _citations(shelf: Shelf) -> bytes:
    return csv_bytes(citation_table(shelf.items))


def _codebook(shelf: Shelf) -> bytes:
    languages = shelf.content.languages
    exports = {each.name: each.told(languages) for each in described(shelf)}
    return _written({**codebook(languages), "exports": exports})


def _schema() -> bytes:
    return _written(content_schema())


def _written(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, **_JSON) + "\n").encode()  # type: ignore[arg-type]  # plain settings


def file_names(shelf: Shelf) -> list[tuple[str, int, list[str]]]:
    """Return each kind there is with how many items it has and the files it stands in."""
    return [
        (
            kind,
            len(ids),
            [f"{_before(origin)}{kind}.json", *(f"{_before(origin)}{name}.csv" for name in tables(kind))],
        )
        for kind in field_shapes()
        for origin, ids in _by_origin(shelf, kind)
    ]
