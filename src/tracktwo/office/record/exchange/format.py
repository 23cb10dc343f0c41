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

from tracktwo.office.hall.models import DebriefLine
from tracktwo.office.questions import models as asked
from tracktwo.office.record import models as record
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.kinds import Delivery
from tracktwo.office.terms.models import concepts

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
    DAY = "day"
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
        as_made: Its list order is that in which rows were made; they have no place of their own.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    children: Mapping[str, "Kind"] = field(default_factory=dict)
    subject: str = ""
    order: tuple[str, ...] = ()
    flat: bool = False
    only: Mapping[str, object] = field(default_factory=dict)
    as_made: bool = False


CITATION: Final = Kind(
    model=record.Citation,
    fields=("document", "field", "start", "end"),
    order=("document", "start", "end", "field"),
)

PROGRAMME: Final = Kind(
    model=record.Programme,
    fields=(
        *("key", "name", "summary", "motivation", "notice", "period", "licence", "funding", "contact"),
        *("government_policy", "languages", "unchecked_languages", "is_demo"),
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
    fields=(
        *("key", "kind", "title", "language", "titles", "session", "starts", "minutes", "mode", "rule"),
        *("announced", "publication", "documents", "due", "material", "fallback"),
    ),
    children={
        "parts": Kind(model=record.Part, fields=("contribution", "role")),
        "subtitles": Kind(model=record.Subtitle, fields=("language", "state"), order=("language",)),
    },
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
        *("key", "kind", "status", "status_as_of", "date", "duration", "place", "country", "zone"),
        *("interpreters", "conference", "theme", "purpose", "rule", "rule_note", "audience_estimate"),
        *("audience_note", "officials", "media_present", "earlier_plan", "note", "twin", "objectives"),
        "ask_at",
    ),
    children={
        "clocks": Kind(model=record.EventClock, fields=("zone",), flat=True),
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
        "lessons": Kind(
            model=record.Lesson,
            fields=("key", "kind", "text", "advice"),
            children={
                "uses": Kind(model=record.LessonUse, fields=("event", "state", "date"), order=("event",))
            },
            order=("key",),
        ),
        # What was given out, as it was; nothing in it is a row, so it is kept as it is.
        "agendas": Kind(
            model=record.AgendaVersion, fields=("number", "date", "by", "content"), order=("number",)
        ),
        "alternates": Kind(model=record.Alternate, fields=("kind", "place", "trigger", "decide_by")),
        # Who let a line be made public stays behind, as every key does.
        "debrief": Kind(model=DebriefLine, fields=("number", "part", "text"), order=("number",)),
        "guests": Kind(
            model=record.Guest, fields=("person", "name", "side", "state"), order=("side", "person", "name")
        ),
        "plans": Kind(
            model=record.EarlierPlan,
            fields=("number", "date", "cause", "way", "by", "informed", "content"),
            order=("number",),
        ),
    },
    subject="event",
    order=("date", "key"),
)

_QUESTION: Final = Kind(
    model=asked.Question,
    fields=(
        *("key", "side", "text", "why", "gap", "due", "state", "nobody_knows", "asked_on", "routed_on"),
        *("answered_on", "waited", "comes_from", "descent"),
    ),
    children={
        "steps": Kind(
            model=asked.QuestionStep, fields=("kind", "side", "day", "event", "text"), as_made=True
        ),
        "answers": Kind(
            model=asked.QuestionAnswer,
            fields=(
                *("number", "side", "text", "basis", "reason", "as_of", "review_by", "rule", "given_on"),
                "verdict",
            ),
            children={
                "sources": Kind(model=asked.AnswerSource, fields=("document", "printed"), as_made=True)
            },
            order=("number",),
            only={"given_on__isnull": False},
        ),
    },
    order=("key",),
    # A draft is its side's own, and the file may go to both.
    only={"asked_on__isnull": False},
)

_EVIDENCE: Final = ("subject", "stance", "side", "start", "end", "note")

ROOTS: Final[Mapping[str, Kind]] = {
    "sides": Kind(
        model=record.Side,
        fields=("key", "name", "adjective", "mark", "lot", "languages", "country", "zone"),
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
            *("permitted_by", "publishers", "transcript", "note"),
        ),
        children={
            "links": Kind(model=record.PublicationEvent, fields=("event", "link"), order=("event", "link")),
            "permissions": Kind(
                model=record.SpeakerRelease,
                fields=("person", "given", "purpose", "by", "withdrawn"),
                order=("person",),
            ),
            "places": Kind(model=record.MediaPlace, fields=("address", "side", "reach", "tried")),
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
        fields=("key", "number", "text", "objectives", "kind", "basis", "as_of", "review_by", "unknown"),
        children={
            "evidence": Kind(model=record.OutcomeEvidence, fields=_EVIDENCE),
            "corrections": Kind(model=record.Correction, fields=("date", "text")),
        },
        subject="outcome",
        order=("key",),
    ),
    "narratives": Kind(
        model=record.Narrative,
        fields=("key", "number", "text", "partly", "result", "as_of", "review_by", "objectives"),
        children={"evidence": Kind(model=record.NarrativeEvidence, fields=_EVIDENCE)},
        subject="narrative",
        order=("key",),
    ),
    "challenges": Kind(
        model=record.Challenge,
        fields=("key", "number", "text", "is_shared", "next_event", "as_of", "review_by", "objectives"),
        children={"evidence": Kind(model=record.ChallengeEvidence, fields=_EVIDENCE)},
        subject="challenge",
        order=("key",),
    ),
    "topics": Kind(
        model=record.Topic,
        fields=("key", "name", "dimension", "sensitivity", "setting", "note"),
        children={
            "moves": Kind(model=record.TopicMove, fields=("setting", "date", "event", "reason")),
            "tags": Kind(model=record.TopicTag, fields=("subject",), order=("subject",), flat=True),
        },
        order=("key",),
    ),
    # Whose key was given to what stays behind, too: an import brings no approval with it. Nor is there what lies in
    # files of its own: texts, turn by turn.
    "concepts": Kind(
        model=concepts.Concept,
        fields=("key", "number", "note", "ending", "wording", "see_also", "types", "kept"),
        children={
            "terms": Kind(model=concepts.ConceptTerm, fields=("text", "language", "side", "status", "note")),
            "equivalents": Kind(
                model=concepts.ConceptEquivalent,
                fields=("term", "language", "other", "other_language", "strength", "lost"),
            ),
            "features": Kind(model=concepts.ConceptFeature, fields=("code", "text")),
            "definitions": Kind(
                model=concepts.ConceptDefinition,
                fields=(
                    *("side", "text", "language", "source", "document", "event", "date", "rule"),
                    *("translation", "translated", "features"),
                ),
            ),
            "senses": Kind(model=concepts.ConceptSense, fields=("code", "side", "text", "type", "used_by")),
            "evidence": Kind(
                model=concepts.ConceptEvidence,
                fields=(
                    *("sense", "quote", "language", "document", "start", "end", "event", "date", "rule"),
                ),
                only={"turn": None},
            ),
            "misreadings": Kind(model=concepts.ConceptMisreading, fields=("side", "text", "date")),
            "rounds": Kind(model=concepts.ConceptRound, fields=("round",), flat=True),
            "links": Kind(
                model=concepts.ConceptLink,
                fields=("subject", "changed", "looked"),
                only={"subject__startswith": "outcome:"},
            ),
        },
        order=("key",),
    ),
    # Keys to what goes outside, who wrote and who has read the words stay behind.
    "gaps": Kind(
        model=asked.InformationGap,
        fields=(
            *("key", "side", "text", "importance", "state", "finding", "as_of", "review_by", "document"),
            "printed",
        ),
        order=("key",),
    ),
    "wishes": Kind(model=asked.Wish, fields=("side", "aim", "text", "day"), order=("side", "aim", "day")),
    "questions": _QUESTION,
    # Who wrote a note stays behind: what a file brings waits until its side has saved it again.
    "side_notes": Kind(model=record.SideNote, fields=("subject", "side", "text"), order=("subject", "side")),
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
    # Who ticked a limit for an event, and keys to a change of plan, stay behind like every other key.
    "limits": Kind(model=record.Limit, fields=("key", "number", "kind", "text"), order=("key",)),
    "reports": Kind(
        model=record.PeriodReport,
        fields=("key", "period"),
        children={"texts": Kind(model=record.ReportText, fields=("part", "text"))},
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
    models.DateField: Shape.DAY,
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
