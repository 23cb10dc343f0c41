"""The programme file, declared once: which rows it has, which fields of each, and in what order they stand.

``ROOTS`` is the whole format. What a field may hold is read from the model, so that file and database cannot
drift apart: a new field of a model needs its name here and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, Final

from django.db import models
from django.db.models.fields import NOT_PROVIDED

from tracktwo.office.record import models as record
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.kinds import Delivery

__all__ = [
    "CITATION",
    "FORMAT",
    "PROGRAMME",
    "ROOTS",
    "SUBJECTS",
    "Field",
    "Kind",
    "Shape",
    "field_of",
    "owner_of",
]

FORMAT: Final = "tracktwo-programme/1"


class Shape(StrEnum):
    """What a field of the file holds."""

    TEXT = "text"
    KEY = "key"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    YES_NO = "yes_no"
    LANGUAGE_TEXT = "language_text"
    LANGUAGE = "language"
    LANGUAGES = "languages"
    DATE = "date"
    REFERENCE = "reference"
    REFERENCES = "references"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field: its shape, the value it has when left out, and its bounds."""

    name: str
    shape: Shape
    required: bool
    default: Any
    limit: int = 0
    choices: tuple[str, ...] = ()
    target: type[models.Model] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of row.

    Args:
        model: Where its rows are kept.
        fields: Names of the model's fields, in the order of the file.
        children: Lists of rows inside the row; each name is the model's own for them.
        subject: What citations call it; empty for rows no passage is attached to.
        order: How a list of them is sorted, ``-`` first for descending; empty: the list order is its own.
        flat: Written as the value of its only field instead of as an object.
        only: What its rows must be to go into the file; empty: any.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    children: Mapping[str, "Kind"] = field(default_factory=dict)
    subject: str = ""
    order: tuple[str, ...] = ()
    flat: bool = False
    only: Mapping[str, object] = field(default_factory=dict)


CITATION: Final = Kind(
    model=record.Citation,
    fields=("document", "field", "start", "end"),
    order=("document", "start", "end", "field"),
)

PROGRAMME: Final = Kind(
    model=record.Programme,
    fields=(
        *("key", "name", "summary", "motivation", "notice", "period", "licence", "funding", "contact"),
        *("languages", "unchecked_languages", "is_demo"),
    ),
    subject="programme",
)

_CONTRIBUTION: Final = Kind(
    model=record.Contribution,
    fields=(
        *("key", "person", "side", "listed_as", "name_as_printed", "post_as_printed"),
        *("affiliation_as_printed", "language", "delivery", "delivery_basis", "note"),
    ),
    children={"affiliations": Kind(model=record.Affiliation, fields=("organisation",), flat=True)},
    subject="contribution",
)

_SEGMENT: Final = Kind(
    model=record.Segment,
    fields=("key", "kind", "title", "language", "session", "starts", "minutes", "rule", "publication"),
    children={"parts": Kind(model=record.Part, fields=("contribution", "role"))},
    subject="segment",
)

_ATTENDANCE: Final = Kind(
    model=record.Attendance,
    fields=("key", "person", "name", "side", "organisation", "note"),
    order=("key",),
)

_REMARK: Final = Kind(
    model=record.Remark,
    fields=(
        *("key", "author", "author_name", "side", "contribution", "original", "release"),
        # Who approved the words, as a text: an import brings no approval with it.
        *("release_approved_by", "rule"),
    ),
)

_EVENT: Final = Kind(
    model=record.Event,
    fields=(
        *("key", "kind", "status", "status_as_of", "date", "duration", "place", "country", "conference"),
        *("theme", "purpose", "rule", "rule_note", "audience_estimate", "audience_note", "officials"),
        *("media_present", "earlier_plan", "note", "twin", "objectives"),
    ),
    children={
        "names": Kind(
            model=record.EventName,
            fields=("text", "language", "owner", "preferred"),
            order=("-preferred", "language", "text"),
        ),
        "presences": Kind(model=record.Presence, fields=("side", "mode", "place"), order=("side",)),
        "organisers": Kind(
            model=record.Organiser, fields=("organisation", "role"), order=("role", "organisation")
        ),
        "contributions": _CONTRIBUTION,
        "segments": _SEGMENT,
        "attendance": _ATTENDANCE,
        "remarks": _REMARK,
    },
    subject="event",
    order=("date", "key"),
)

ROOTS: Final[Mapping[str, Kind]] = {
    "sides": Kind(
        model=record.Side,
        fields=("key", "name", "adjective", "mark", "lot", "languages", "country"),
        subject="side",
        order=("key",),
    ),
    "objectives": Kind(
        model=record.Objective, fields=("key", "number", "text"), subject="objective", order=("key",)
    ),
    "types": Kind(
        model=record.SectorType,
        fields=("key", "name", "side", "counterpart", "alike", "different", "note"),
        order=("key",),
    ),
    "organisations": Kind(
        model=record.Organisation,
        fields=("key", "name", "language", "side", "parent", "type", "type_reviewed", "note"),
        children={
            "names": Kind(
                model=record.OrganisationName,
                fields=("text", "language", "source"),
                order=("text", "language"),
            ),
            "types": Kind(
                model=record.Classification, fields=("type", "date", "source"), order=("date", "type")
            ),
        },
        subject="organisation",
        order=("key",),
    ),
    "partners": Kind(model=record.Partner, fields=("organisation", "side"), order=("organisation",)),
    "documents": Kind(
        model=record.Document,
        fields=(
            *("key", "title", "language", "published", "updated", "licence", "sha256", "characters"),
            *("is_public", "publishers", "replaces"),
        ),
        subject="document",
        order=("key",),
    ),
    "relations": Kind(
        model=record.Relation,
        fields=(
            *("key", "kind", "one", "level", "support", "other", "date", "source", "alike", "different"),
            "note",
        ),
        order=("key",),
    ),
    "people": Kind(
        model=record.Person,
        fields=("key", "note"),
        children={
            "names": Kind(
                model=record.PersonName,
                fields=("text", "family", "given", "language", "order", "preferred", "source"),
                order=("-preferred", "text"),
            )
        },
        subject="person",
        order=("key",),
    ),
    "conferences": Kind(
        model=record.Conference,
        fields=("key", "series", "name", "language", "date", "place"),
        subject="conference",
        order=("key",),
    ),
    "events": _EVENT,
    "publications": Kind(
        model=record.Publication,
        fields=(
            *("key", "kind", "title", "language", "date", "licence", "by_programme", "is_public"),
            *("permitted_by", "publishers", "note"),
        ),
        children={
            "links": Kind(model=record.PublicationEvent, fields=("event", "link"), order=("event", "link"))
        },
        subject="publication",
        order=("key",),
    ),
    "media": Kind(
        model=record.MediaCoverage,
        fields=("key", "outlet", "contact", "language", "date", "event", "note"),
        subject="media",
        order=("key",),
    ),
    "outcomes": Kind(
        model=record.Outcome,
        fields=("key", "number", "text", "objectives"),
        subject="outcome",
        order=("key",),
    ),
    "conflicts": Kind(
        model=record.Conflict,
        fields=("key", "subject", "field", "question", "reason"),
        children={
            "values": Kind(model=record.ConflictValue, fields=("text", "document", "start", "end", "chosen"))
        },
        order=("key",),
    ),
    "judgements": Kind(
        model=record.Judgement,
        fields=(
            *("key", "kind", "one", "other", "verdict", "why", "by", "date", "withdrawn", "withdrawn_by"),
            "undo",
        ),
        order=("key",),
    ),
    "balance_notes": Kind(
        model=record.BalanceNote,
        fields=("key", "measure", "is_meant_equal", "most_apart", "reason"),
        order=("key",),
    ),
    # The value the passages of a fact were read for, where it is not the value the file gives it.
    "readings": Kind(
        model=record.FactReading, fields=("subject", "field", "fingerprint"), order=("subject", "field")
    ),
    # What one side noted for itself is not in the file, for the file may go to both.
    "notes": Kind(model=record.Note, fields=("key", "subject", "text"), order=("key",), only={"side": None}),
}
"""Every list of the file, in its order. Each names only rows of lists above it or of its own list."""

SUBJECTS: Final[Mapping[str, type[models.Model]]] = {
    kind.subject: kind.model for kind in (PROGRAMME, *ROOTS.values(), _CONTRIBUTION, _SEGMENT) if kind.subject
}
"""The kinds of row a passage or a conflict can be about, as written before the colon of ``event:key``."""


@cache
def field_of(model: type[models.Model], name: str) -> Field:
    """Return what the file may hold in one field, from the model's own declaration."""
    column: Any = model._meta.get_field(name)  # noqa: SLF001 (Django's documented way to ask)
    shape, choices = _shape(column)
    return Field(
        name=name,
        shape=shape,
        required=not column.blank and not column.null and column.default in (NOT_PROVIDED, dict),
        default=_default(column, shape),
        limit=_limit(column),
        choices=choices,
        target=column.related_model if column.is_relation else None,
    )


def owner_of(kind: Kind, children: str) -> str:
    """Return the name of the field by which a row of a list inside ``kind`` knows the row it is in."""
    relation: Any = kind.model._meta.get_field(children)  # noqa: SLF001 (Django's documented way to ask)
    return str(relation.remote_field.name)


def _shape(column: Any) -> tuple[Shape, tuple[str, ...]]:
    """Return the shape of a column and the values it is closed to."""
    named = {"language": Shape.LANGUAGE, "languages": Shape.LANGUAGES, "unchecked_languages": Shape.LANGUAGES}
    if column.name in named:
        return named[column.name], ()
    if column.name == "delivery":
        return Shape.CHOICES, tuple(Delivery)
    if column.choices:
        return Shape.CHOICE, tuple(value for value, _ in column.choices)
    for column_type, shape in _SHAPES.items():
        if isinstance(column, column_type):
            return shape, ()
    raise TypeError(f"the programme file has no way to write {column!r}")


_SHAPES: Final[Mapping[type[Any], Shape]] = {
    LanguageTextField: Shape.LANGUAGE_TEXT,
    DateTextField: Shape.DATE,
    models.SlugField: Shape.KEY,
    models.CharField: Shape.TEXT,
    models.BooleanField: Shape.YES_NO,
    models.IntegerField: Shape.NUMBER,
    models.ForeignKey: Shape.REFERENCE,
    models.JSONField: Shape.KEPT,
    models.ManyToManyField: Shape.REFERENCES,
}
"""From the closest type to the widest: a slug is a text too."""


def _limit(column: Any) -> int:
    """Return how many characters a text, or how large a number may be; 0 where there is no bound."""
    if isinstance(column, models.PositiveSmallIntegerField):
        return 2**15 - 1
    return 2**31 - 1 if isinstance(column, models.IntegerField) else column.max_length or 0


def _default(column: Any, shape: Shape) -> Any:
    """Return what a left-out field means: the model's default, or nothing of its shape."""
    if shape is Shape.REFERENCES:
        return []
    return column.get_default()
