"""Where an entry is named by others: every field and list, of every kind of entry, that can point at it.

Read from the entries' own declaration, so that a new kind of entry is found here without a word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.office.record import models as record
from tracktwo.office.record.contradictions import said_once
from tracktwo.office.record.entries import ENTRIES, Content, Entry, find_row, value_of
from tracktwo.office.record.exchange.format import Kind, Shape, field_of

__all__ = ["Place", "exchanged", "places_of", "pointers", "put_back", "read_place", "row_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One field or list of one entry; ``column`` is the field of a list's row that points."""

    entry: Entry
    key: str
    name: str
    column: str = ""

    @property
    def rows(self) -> Kind | None:
        """Return what rows stand in the place; None if it is a field."""
        return self.entry.kind.children[self.name] if self.column else None

    @property
    def shape(self) -> Shape:
        """Return what the place holds: a reference, several, or a list of rows that each hold one."""
        return field_of(self.entry.kind.model, self.name).shape if not self.column else Shape.KEPT

    def value(self, row: Any) -> Any:
        """Return what stands in the place: a key, keys in order, or rows as fields."""
        if self.rows is None:
            return value_of(row, field_of(self.entry.kind.model, self.name))
        fields = [field_of(self.rows.model, name) for name in self.rows.fields]
        return [
            {field.name: value_of(child, field) for field in fields}
            for child in getattr(row, self.name).all()
        ]


def pointers(model: type[Any]) -> Iterator[tuple[Entry, str, str]]:
    """Yield each kind of entry, field or list, and column of the list, that can point at rows of a model."""
    for entry in ENTRIES.values():
        for name in entry.kind.fields:
            if field_of(entry.kind.model, name).target is model:
                yield entry, name, ""
        for name, kind in entry.kind.children.items():
            if "key" in kind.fields:  # an entry of its own
                continue
            for column in kind.fields:
                if field_of(kind.model, column).target is model:
                    yield entry, name, column


def places_of(row: Any) -> list[Place]:
    """Return every place that points at a row, in the order of the entries' kinds and keys."""
    found = []
    for entry, name, column in pointers(type(row)):
        way = {f"{name}__{column}" if column else name: row}
        if entry.name == "programme":
            rows = record.Programme.objects.filter(pk=row.programme_id, **way)
        else:
            rows = entry.model.objects.filter(programme=row.programme_id, **way)
        keys = sorted(set(rows.values_list("key", flat=True)))
        found += [Place(entry=entry, key=key, name=name, column=column) for key in keys]
    return found


def read_place(value: Sequence[str]) -> Place | None:
    """Return a place from its four words; None if no kind of entry has such a place."""
    entry, key, name, column = value
    known = ENTRIES.get(entry)
    is_known = known and any(
        (known, name, column) == pointer
        for model in (record.Person, record.Organisation)
        for pointer in pointers(model)
    )
    return Place(entry=known, key=key, name=name, column=column) if known and is_known else None


def row_of(place: Place, programme: record.Programme) -> Any | None:
    """Return the row a place is in; None if it is gone."""
    return find_row(place.entry, programme, place.key)


def exchanged(place: Place, value: Any, *, old: str, new: str) -> Any:
    """Return what stands in a place with one key for another; what then is said twice is said once."""
    if place.shape is Shape.REFERENCE:
        return new if value == old else value
    if place.shape is Shape.REFERENCES:
        return sorted({new if key == old else key for key in value})
    rows = [{**row, place.column: new} if row[place.column] == old else row for row in value]
    columns = said_once(place.entry.name, place.name) or tuple(rows[0] if rows else ())
    own = {_said(row, columns) for row in value if row[place.column] == new}
    kept, seen = [], set()
    for before, row in zip(value, rows, strict=True):
        said = _said(row, columns)
        if said in seen or (before[place.column] == old and said in own):
            continue
        seen.add(said)
        kept.append(row)
    return kept


def put_back(place: Place, now: Any, *, before: Any, after: Any, old: str, new: str) -> Any:
    """Return what is to stand in a place once ``new`` is ``old`` again there; edits made since stay.

    Args:
        place: The place.
        now: What stands in it.
        before: What stood in it before :func:`exchanged`.
        after: What that made of it.
        old: The key that was exchanged.
        new: The key it was exchanged for.
    """
    if now == after:
        return before
    if place.shape is Shape.REFERENCE:
        return old if now == new else now
    if place.shape is Shape.REFERENCES:
        if new not in now:
            return now
        return sorted({*now, old} - (set() if new in before else {new}))
    return _rows_back(place, now, before=before, old=old, new=new)


def _rows_back(place: Place, now: Sequence[Content], *, before: Sequence[Content], old: str, new: str) -> Any:
    """Return a list of rows edited since, with those that named the old key naming it again where they still stand."""
    rows = list(now)
    for was in before:
        exchanged_row = {**was, place.column: new}
        if was[place.column] != old or exchanged_row not in rows:
            continue
        at = rows.index(exchanged_row)
        rows[at : at + 1] = [exchanged_row, was] if exchanged_row in before else [was]
    return rows


def _said(row: Mapping[str, Any], columns: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[column] for column in columns)
