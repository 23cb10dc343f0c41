"""A programme file into the database: read, checked, and written whole or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.questions.kinds import GapState
from tracktwo.office.questions.models import InformationGap, QuestionAnswer
from tracktwo.office.record import models as record
from tracktwo.office.record.exchange.checks import check, walk
from tracktwo.office.record.exchange.format import Shape, field_of, owner_of
from tracktwo.office.record.exchange.reading import Entry, read
from tracktwo.office.record.queries.facts import cited_facts
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["import_programme"]

Rows = dict[type[models.Model], dict[str, Any]]
"""Rows already in the database, by model and key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where a row stands: the field by which it knows the row around it, that row, its place in the list."""

    field: str
    owner: Entry
    position: int


def import_programme(content: bytes | str, *, by: "Account | None") -> record.Programme:
    """Return the programme made from a file.

    Args:
        content: The file, UTF-8 JSON as ``export_programme`` writes it.
        by: Who imports it; None for the command line.

    Raises:
        FileError: If it is not a programme file that can be read.
        DataError: If it contradicts itself, or a programme with its key exists. Nothing is written then.
    """
    programme, lists = read(content)
    check(programme, lists)
    with transaction.atomic():
        made = _write_programme(programme)
        _write_lists(made, programme, lists)
        record_change(
            programme=made,
            by=by,
            action="imported",
            subject=f"programme:{made.key}",
            before=None,
            after={name: len(entries) for name, entries in lists.items() if entries},
        )
    return made


def _write_programme(entry: Entry) -> record.Programme:
    made, new = record.Programme.objects.get_or_create(key=entry.key, defaults=dict(entry.values))
    if not new:
        raise DataError(
            f"programme.key: there is a programme “{entry.key}” already, and nothing of it is overwritten; "
            "to bring this one in beside it, give it another key in the file."
        )
    return made


def _write_lists(programme: record.Programme, entry: Entry, lists: Mapping[str, Sequence[Entry]]) -> None:
    """Write every row: the lists in order, then the rows inside them, so that what is named is there."""
    entries = list(walk(row for group in lists.values() for row in group))
    places = {
        id(child): _Place(field=owner_of(row.kind, name), owner=row, position=position)
        for row in entries
        for name, children in row.children.items()
        for position, child in enumerate(children)
    }
    rows: Rows = defaultdict(dict)
    written: dict[int, Any] = {}
    groups: dict[type[models.Model], list[Entry]] = defaultdict(list)
    for row in entries:
        groups[row.kind.model].append(row)
    for model, group in groups.items():
        made = [_row(row, programme, places.get(id(row)), rows, written) for row in group]
        model._default_manager.bulk_create(made)  # noqa: SLF001 (Django's documented way to ask)
        rows[model].update(zip((row.key for row in group), made, strict=True))
        written.update(zip(map(id, group), made, strict=True))
        _write_own_references(model, group, rows=rows)
        _write_several_references(model, group, rows=rows)
    _write_citations([entry, *entries], programme=programme, rows=rows)
    _write_readings(programme)
    _close_with_answers(programme)


def _row(
    entry: Entry, programme: record.Programme, place: _Place | None, rows: Rows, written: Mapping[int, Any]
) -> Any:
    """Return a row not yet in the database, pointing at the rows that are."""
    model: Any = entry.kind.model
    values: dict[str, Any] = {}
    if place:
        values[place.field] = written[id(place.owner)]
        if not entry.kind.order and not entry.kind.as_made:
            values["position"] = place.position
    if not place or entry.key:
        values["programme"] = programme
    for name, value in entry.values.items():
        field = field_of(model, name)
        if field.target is None:
            values[name] = value
        elif field.shape is Shape.REFERENCE and field.target is not model:
            values[name] = rows[field.target][value] if value else None
    instance = model(**values)
    if isinstance(instance, record.Event | record.Publication):
        instance.set_bounds()
    return instance


def _write_own_references(model: Any, entries: Sequence[Entry], *, rows: Rows) -> None:
    """Set the references from a row to another of its own kind, once all of them are there."""
    for name in entries[0].values:
        field = field_of(model, name)
        if field.target != model or field.shape is Shape.REFERENCES:
            continue
        changed = []
        for entry in entries:
            if entry.values[name]:
                instance = rows[model][entry.key]
                setattr(instance, name, rows[model][entry.values[name]])
                changed.append(instance)
        model._default_manager.bulk_update(changed, [name], batch_size=500)  # noqa: SLF001 (documented)


def _write_several_references(model: Any, entries: Sequence[Entry], *, rows: Rows) -> None:
    for name in entries[0].values:
        field = field_of(model, name)
        if field.shape is not Shape.REFERENCES or field.target is None:
            continue
        column = model._meta.get_field(name)  # noqa: SLF001 (Django's documented way to ask)
        through = column.remote_field.through
        through.objects.bulk_create(
            through(
                **{
                    column.m2m_field_name(): rows[model][entry.key],
                    column.m2m_reverse_field_name(): rows[field.target][key],
                }
            )
            for entry in entries
            for key in entry.values[name]
        )


def _write_citations(entries: Iterable[Entry], *, programme: record.Programme, rows: Rows) -> None:
    record.Citation.objects.bulk_create(
        record.Citation(
            programme=programme,
            document=rows[record.Document][passage.values["document"]],
            subject=f"{entry.kind.subject}:{entry.key}",
            **{name: passage.values[name] for name in ("field", "start", "end")},
        )
        for entry in entries
        for passage in entry.citations
    )


def _close_with_answers(programme: record.Programme) -> None:
    """Give a gap that says which answer closed it that answer, once it is there."""
    answers = {
        f"answer:{row.question.key}/{row.number}": row
        for row in QuestionAnswer.objects.filter(question__programme=programme).select_related("question")
    }
    closed = []
    for gap in InformationGap.objects.filter(programme=programme, printed__startswith="answer:"):
        ref, _semicolon, printed = gap.printed.partition("; ")
        if ref in answers and gap.state != GapState.OPEN:
            gap.answer, gap.printed = answers[ref], printed
            closed.append(gap)
    InformationGap.objects.bulk_update(closed, ["answer", "printed"])


def _write_readings(programme: record.Programme) -> None:
    """Take the file at its word: the passages it gives a fact state the value it gives, unless it says otherwise."""
    said = set(record.FactReading.objects.filter(programme=programme).values_list("subject", "field"))
    record.FactReading.objects.bulk_create(
        record.FactReading(
            programme=programme, subject=subject, field=fact.field, fingerprint=fact.fingerprint
        )
        for subject, fact in cited_facts(programme)
        if (subject, fact.field) not in said
    )
