"""The data: the release itself, every kind of item as JSON and CSV, and the codebook that explains them."""

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final

from tracktwo.publish.bundle import content_schema, field_shapes
from tracktwo.publish.site.codebook import codebook
from tracktwo.publish.site.flattening import CITATIONS, Table, citation_table, csv_bytes, tables
from tracktwo.publish.site.shelf import Shelf, digest
from tracktwo.publish.site.tables import Page

__all__ = ["data_files", "file_names"]

_JSON: Final = {"ensure_ascii": False, "indent": 1, "sort_keys": True}


def data_files(shelf: Shelf) -> Iterator[Page]:
    """Return the files of the folder ``data``."""
    for kind in field_shapes():
        yield from _of_kind(shelf, kind)
    yield _file(shelf, "release.json", shelf.everything, lambda: shelf.data)
    yield _file(shelf, f"{CITATIONS}.csv", shelf.everything, partial(_citations, shelf))
    yield _file(shelf, "codebook.json", [shelf.content.languages], partial(_codebook, shelf), shows=())
    yield _file(shelf, "release.schema.json", [], _schema, shows=())


def _file(
    shelf: Shelf, name: str, inputs: object, render: Any, *, shows: tuple[str, ...] | None = None
) -> Page:
    shown = tuple(shelf.items) if shows is None else shows
    return Page(path=f"data/{name}", shows=shown, inputs=[name, inputs], render=render)


def _of_kind(shelf: Shelf, kind: str) -> Iterator[Page]:
    ids = shelf.of_kind(kind)
    if not ids:
        return
    inputs = digest([shelf.digests[each] for each in ids])
    about = shelf[shelf.programme].get("licence", "")
    yield _file(
        shelf, f"{kind}.json", [inputs, about], partial(_json, shelf, kind), shows=(shelf.programme, *ids)
    )
    for name in tables(kind):
        yield _file(shelf, f"{name}.csv", inputs, partial(_csv, shelf, kind, name), shows=ids)


def _json(shelf: Shelf, kind: str) -> bytes:
    items = {
        each: {"changed": shelf.items[each].changed.isoformat(), **shelf[each]}
        for each in shelf.of_kind(kind)
    }
    return _written({"kind": kind, "licence": shelf[shelf.programme].get("licence", ""), "items": items})


def _csv(shelf: Shelf, kind: str, name: str) -> bytes:
    table: Table = tables(kind)[name]
    return csv_bytes(table([shelf[each] for each in shelf.of_kind(kind)]))


def _citations(shelf: Shelf) -> bytes:
    return csv_bytes(citation_table(shelf.items))


def _codebook(shelf: Shelf) -> bytes:
    return _written(codebook(shelf.content.languages))


def _schema() -> bytes:
    return _written(content_schema())


def _written(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, **_JSON) + "\n").encode()  # type: ignore[arg-type]  # plain settings


def file_names(shelf: Shelf) -> list[tuple[str, int, list[str]]]:
    """Return each kind there is with how many items it has and the files it stands in."""
    kinds = [kind for kind in field_shapes() if shelf.of_kind(kind)]
    return [
        (kind, len(shelf.of_kind(kind)), [f"{kind}.json", *(f"{name}.csv" for name in tables(kind))])
        for kind in kinds
    ]
