"""A programme out of the database, as the one file that says all of its record."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.db import models, transaction

from tracktwo.office.questions.models import InformationGap
from tracktwo.office.record import models as record
from tracktwo.office.record.exchange.format import (
    CITATION,
    FORMAT,
    PROGRAMME,
    ROOTS,
    Kind,
    Shape,
    field_of,
    owner_of,
)
from tracktwo.office.record.queries.facts import cited_facts
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["export_programme"]

_LONGEST_PRINTED: Final = 500
Row = dict[str, Any]
Grouped = Mapping[int | None, list[Row]]
"""Rows as written, by the row they stand in; all under None where they stand in none."""


def export_programme(programme: record.Programme) -> bytes:
    """Return a programme's file: canonical UTF-8 JSON, the same bytes for the same record everywhere."""
    with transaction.atomic():
        # Whoever changes the record holds this row, so that no change falls between two of the queries.
        record.Programme.objects.select_for_update().get(pk=programme.pk)
        file = _Export(programme).file()
    return (json.dumps(file, ensure_ascii=False, indent=1) + "\n").encode()


class _Export:
    """One programme being written: a query for each kind of row, however many rows there are."""

    def __init__(self, programme: record.Programme) -> None:
        self.programme = programme
        self._keys: dict[type[models.Model], dict[int, str]] = {}

    def file(self) -> Row:
        """Return the file as JSON's own types; empty lists are left out."""
        own = PROGRAMME.model._default_manager.filter(pk=self.programme.pk).values().get()  # noqa: SLF001
        lists = {name: self._grouped(kind, path="programme").get(None, []) for name, kind in ROOTS.items()}
        lists["readings"] = self._stale_readings()
        told = {row["key"] for row in lists["questions"]}
        for row in lists["questions"]:
            # What came of a draft came of nothing the other side knows.
            if row.get("comes_from") not in told:
                row.pop("comes_from", None)
                row.pop("descent", None)
        for row in lists["gaps"]:
            row.update(self._closing.get(row["key"], {}))
        return {
            "format": FORMAT,
            "programme": self._written(PROGRAMME, own, several={}, children={}),
            **{name: rows for name, rows in lists.items() if rows},
        }

    def _stale_readings(self) -> list[Row]:
        """Return the facts whose passages were read for another value; the others go without saying."""
        stale = [
            {"subject": subject, "field": fact.field, **({"fingerprint": fact.read} if fact.read else {})}
            for subject, fact in cited_facts(self.programme)
            if fact.unread
        ]
        return sorted(stale, key=lambda row: (row["subject"], row["field"]))

    def _grouped(self, kind: Kind, *, path: str, owner: str = "") -> Grouped:
        """Return rows of a kind; ``path`` leads from it to the programme, ``owner`` to the row around it."""
        records = kind.model._default_manager.filter(**{path: self.programme}, **kind.only)  # noqa: SLF001
        is_placed = owner and not kind.order and not kind.as_made
        records = records.order_by("position", "pk") if is_placed else records.order_by("pk")
        several = {
            name: self._several(kind, name, path=path)
            for name in kind.fields
            if field_of(kind.model, name).shape is Shape.REFERENCES
        }
        children = {
            name: self._grouped(child, path=f"{owner_of(kind, name)}__{path}", owner=owner_of(kind, name))
            for name, child in kind.children.items()
        }
        grouped: dict[int | None, list[Row]] = defaultdict(list)
        for values in records.values():
            written = self._written(kind, values, several=several, children=children)
            grouped[values[f"{owner}_id"] if owner else None].append(written)
        if kind.order:
            for rows in grouped.values():
                rows.sort(key=_sort_key(kind))
        return grouped

    def _written(
        self,
        kind: Kind,
        values: Row,
        *,
        several: Mapping[str, Mapping[int, list[str]]],
        children: Mapping[str, Grouped],
    ) -> Any:
        """Return one row as it stands in the file: what is empty or usual is left out."""
        row: Row = {}
        for name in kind.fields:
            field = field_of(kind.model, name)
            value = self._value(kind, name, values, several=several)
            if field.required or value not in (field.default, None):
                row[name] = value
        if kind.flat:
            return row[kind.fields[0]]
        for name, grouped in children.items():
            if values["id"] in grouped:
                row[name] = grouped[values["id"]]
        citations = self._citations.get(f"{kind.subject}:{row.get('key')}") if kind.subject else None
        return {**row, "citations": citations} if citations else row

    def _value(
        self, kind: Kind, name: str, values: Row, *, several: Mapping[str, Mapping[int, list[str]]]
    ) -> Any:
        field = field_of(kind.model, name)
        match field.shape:
            case Shape.REFERENCES:
                return several[name].get(values["id"], [])
            case Shape.REFERENCE:
                assert field.target is not None
                return self._key(field.target, values[f"{name}_id"])
            case Shape.LANGUAGE_TEXT:
                return {tag: values[name][tag] for tag in sorted(values[name])}
            case Shape.DAY:
                return values[name].isoformat() if values[name] else None
            case Shape.KEPT:
                return _in_order(values[name])
            case _:
                return values[name]

    def _several(self, kind: Kind, name: str, *, path: str) -> Mapping[int, list[str]]:
        """Return the keys each row of a kind names in one of its lists, sorted."""
        column: Any = kind.model._meta.get_field(name)  # noqa: SLF001 (Django's documented way to ask)
        owner, target = column.m2m_field_name(), column.m2m_reverse_field_name()
        pairs = column.remote_field.through.objects.filter(**{f"{owner}__{path}": self.programme})
        named: dict[int, list[str]] = defaultdict(list)
        for row, other in pairs.values_list(f"{owner}_id", f"{target}__key"):
            named[row].append(other)
        return {row: sorted(keys) for row, keys in named.items()}

    def _key(self, model: type[models.Model], pk: int | None) -> str | None:
        if pk is None:
            return None
        if model not in self._keys:
            rows = model._default_manager.filter(programme=self.programme)  # noqa: SLF001
            self._keys[model] = dict(rows.values_list("pk", "key"))
        return self._keys[model][pk]

    @cached_property
    def _closing(self) -> Mapping[str, Row]:
        """What closed each gap that closed with an answer: the answer first, then what is printed besides."""
        closed = InformationGap.objects.filter(programme=self.programme, answer__isnull=False)
        found = closed.values_list("key", "answer__question__key", "answer__number", "printed")
        return {
            gap: {"printed": "; ".join(filter(None, (f"answer:{key}/{number}", printed)))[:_LONGEST_PRINTED]}
            for gap, key, number, printed in found
        }

    @cached_property
    def _citations(self) -> Mapping[str, list[Row]]:
        """The passages of every row, by subject."""
        cited: dict[str, list[Row]] = defaultdict(list)
        for values in record.Citation.objects.filter(programme=self.programme).values():
            passage = self._written(CITATION, dict(values), several={}, children={})
            cited[values["subject"]].append(passage)
        for rows in cited.values():
            rows.sort(key=_sort_key(CITATION))
        return cited


def _sort_key(kind: Kind) -> Callable[[Row], Any]:
    """Return the key to sort a kind's rows by; what it leaves equal is sorted by the row as written."""

    def key(row: Row) -> tuple[Any, ...]:
        parts = [_sort_part(kind, name, row) for name in kind.order]
        return *parts, json.dumps(row, ensure_ascii=False)

    return key


def _sort_part(kind: Kind, name: str, row: Row) -> Any:
    field = field_of(kind.model, name.removeprefix("-"))
    value: Any = row if kind.flat else row.get(field.name, field.default)
    if field.shape is Shape.DATE:
        known = PartialDate.parse(value) if value else None
        return (known.earliest, known.latest) if known else (date.max, date.max)
    return not value if name.startswith("-") else value or (0 if field.shape is Shape.NUMBER else "")


def _in_order(value: Any) -> Any:
    """Return any JSON with its names in one order; each database keeps them in its own."""
    if isinstance(value, dict):
        return {name: _in_order(value[name]) for name in sorted(value)}
    return [_in_order(each) for each in value] if isinstance(value, list) else value
