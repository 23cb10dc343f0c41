"""What a person edits: each kind of entry, declared once, with its fields in the groups a form shows them in.

An entry's *content* is its editable fields and lists as plain values, references by key. It is what a form is
filled with, what a save is compared with, and what the audit trail keeps; what no group names nobody edits.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tracktwo.office.record import models as record
from tracktwo.office.record.exchange.format import PROGRAMME, ROOTS, Field, Kind, Shape, field_of
from tracktwo.office.record.kinds import ReportPart

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = [
    "ENTRIES",
    "Content",
    "Entry",
    "Group",
    "blank",
    "changed",
    "changed_since",
    "content_of",
    "find_row",
    "kept_in_trail",
    "next_number",
    "settled",
    "value_of",
    "versions",
]

Content = dict[str, Any]
"""Field or list → value: texts, numbers, yes or no, {language: text}, keys of other rows; lists of such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Fields that stand together on a form, or one list of rows, of which there can be so many at most."""

    title: "StrOrPromise"
    fields: tuple[str, ...] = ()
    rows: str = ""
    most: int = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of entry.

    Args:
        name: What addresses and the audit trail call it.
        kind: Its description in the programme file.
        words: What a page calls one of them.
        new_words: What a page calls making one; empty where none can be made here.
        groups: What of it can be edited.
        page: The route that shows it.
        page_is_list: Whether that page shows all of them, so that it needs no key.
        in_event: Whether it belongs to one event, whose key the page needs then.
        is_addressed: Whether its key is part of an address, so that a person may choose it.
    """

    name: str
    kind: Kind
    words: "StrOrPromise"
    groups: tuple[Group, ...]
    page: str
    new_words: "StrOrPromise" = ""
    page_is_list: bool = False
    in_event: bool = False
    is_addressed: bool = True

    @property
    def model(self) -> type[Any]:
        """Return the model its rows are kept in."""
        return self.kind.model

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields a person edits, in the order of the form."""
        return tuple(field_of(self.kind.model, name) for group in self.groups for name in group.fields)

    @property
    def lists(self) -> Mapping[str, Kind]:
        """Return the lists of rows a person edits together with the entry."""
        return {group.rows: self.kind.children[group.rows] for group in self.groups if group.rows}


_WORDS_OF_IT: Final = _("About it")
_NOTES: Final = _("Notes")

_ALL: Final = (
    Entry(
        name="programme",
        kind=Kind(
            model=PROGRAMME.model,
            fields=PROGRAMME.fields,
            children={"partners": ROOTS["partners"]},
            subject="programme",
        ),
        words=_("Programme"),
        page="overview",
        page_is_list=True,
        groups=(
            Group(title=_("Name and purpose"), fields=("name", "summary", "motivation")),
            Group(title=_("Partners"), rows="partners"),
            Group(
                title=_("Period, licence, funding, contact"),
                fields=("period", "licence", "funding", "contact"),
            ),
            Group(title=_("Contact with governments"), fields=("government_policy",)),
            Group(title=_("Languages"), fields=("languages", "unchecked_languages")),
            Group(title=_("Notice"), fields=("notice",)),
        ),
    ),
    Entry(
        name="side",
        kind=ROOTS["sides"],
        words=_("Side"),
        page="overview",
        page_is_list=True,
        groups=(Group(title=_("Names"), fields=("name", "adjective", "country", "zone")),),
    ),
    Entry(
        name="objective",
        kind=ROOTS["objectives"],
        words=_("Objective"),
        new_words=_("Add an objective"),
        page="objective",
        groups=(Group(title=_WORDS_OF_IT, fields=("number", "text")),),
    ),
    Entry(
        name="organisation",
        kind=ROOTS["organisations"],
        words=_("Organisation"),
        new_words=_("Add an organisation"),
        page="organisation",
        groups=(
            Group(
                title=_WORDS_OF_IT,
                fields=("name", "language", "side", "parent", "type", "type_reviewed", "note"),
            ),
            Group(title=_("Other forms of the name, as printed"), rows="names"),
            Group(title=_("Types over time, for the map"), rows="types"),
        ),
    ),
    Entry(
        name="type",
        kind=ROOTS["types"],
        words=_("Type of organisation"),
        new_words=_("Add a type"),
        page="types",
        page_is_list=True,
        is_addressed=False,
        groups=(
            Group(title=_WORDS_OF_IT, fields=("name", "side", "note")),
            Group(
                title=_("What it is compared with on the other side"),
                fields=("counterpart", "alike", "different"),
            ),
        ),
    ),
    Entry(
        name="relation",
        kind=ROOTS["relations"],
        words=_("Relation between organisations"),
        new_words=_("Add a relation"),
        page="relations",
        page_is_list=True,
        is_addressed=False,
        groups=(
            Group(title=_("What one is to the other"), fields=("one", "kind", "other")),
            Group(title=_("Of support"), fields=("level", "support")),
            Group(title=_("Of counterparts"), fields=("alike", "different")),
            Group(title=_("When, and who says so"), fields=("date", "source", "note")),
        ),
    ),
    Entry(
        name="person",
        kind=ROOTS["people"],
        words=_("Person"),
        new_words=_("Add a person"),
        page="person",
        groups=(
            Group(title=_("Names, as printed"), rows="names"),
            Group(title=_NOTES, fields=("note",)),
        ),
    ),
    Entry(
        name="conference",
        kind=ROOTS["conferences"],
        words=_("Conference"),
        new_words=_("Add a conference"),
        page="conference",
        groups=(Group(title=_WORDS_OF_IT, fields=("name", "language", "series", "date", "place")),),
    ),
    Entry(
        name="event",
        kind=ROOTS["events"],
        words=_("Event"),
        new_words=_("Plan an event"),
        page="event",
        groups=(
            Group(title=_("Names"), rows="names"),
            Group(title=_("When"), fields=("status", "status_as_of", "date", "duration")),
            Group(title=_("Where"), fields=("place", "country", "zone", "conference", "twin")),
            Group(title=_("How each side took part"), rows="presences", most=2),
            Group(title=_("Interpreting"), fields=("interpreters",)),
            Group(title=_("What stands ready if it cannot be held as planned"), rows="alternates", most=20),
            Group(title=_("Organisers"), rows="organisers"),
            Group(title=_("Theme and purpose"), fields=("theme", "purpose", "objectives")),
            Group(title=_("Rule of attribution"), fields=("rule", "rule_note")),
            Group(title=_("Questions from the public beforehand"), fields=("ask_at",)),
            Group(title=_("Clocks that the public is told its times by"), rows="clocks", most=10),
            Group(
                title=_("Audience"),
                fields=("audience_estimate", "audience_note", "officials", "media_present"),
            ),
            Group(title=_NOTES, fields=("earlier_plan", "note")),
        ),
    ),
    Entry(
        name="contribution",
        kind=ROOTS["events"].children["contributions"],
        words=_("Person at an event"),
        new_words=_("Add a person to this event"),
        page="edit-agenda",
        in_event=True,
        groups=(
            Group(title=_("Who"), fields=("person", "side", "listed_as")),
            Group(
                title=_("As printed"),
                fields=("name_as_printed", "post_as_printed", "affiliation_as_printed", "language"),
            ),
            Group(title=_("Organisations, the one named first on top"), rows="affiliations"),
            Group(title=_("Delivery"), fields=("delivery", "delivery_basis")),
            Group(title=_NOTES, fields=("note",)),
        ),
    ),
    Entry(
        name="segment",
        kind=ROOTS["events"].children["segments"],
        words=_("Item of the agenda"),
        new_words=_("Add an item to the agenda"),
        page="edit-agenda",
        in_event=True,
        groups=(
            Group(title=_WORDS_OF_IT, fields=("kind", "title", "language", "titles", "session")),
            Group(title=_("When and how"), fields=("starts", "minutes", "mode")),
            Group(title=_("People in it"), rows="parts"),
            Group(title=_("Rule and publication"), fields=("rule", "announced", "publication", "documents")),
            Group(title=_("Recording"), fields=("due", "material", "fallback")),
            Group(title=_("Subtitles of the recording"), rows="subtitles"),
        ),
    ),
    Entry(
        name="attendance",
        kind=ROOTS["events"].children["attendance"],
        words=_("Somebody who was there"),
        new_words=_("Add somebody who was there"),
        page="event",
        in_event=True,
        is_addressed=False,
        groups=(
            Group(title=_("Who"), fields=("person", "name", "side", "organisation")),
            Group(title=_NOTES, fields=("note",)),
        ),
    ),
    Entry(
        name="remark",
        kind=ROOTS["events"].children["remarks"],
        words=_("Remark"),
        new_words=_("Add a remark"),
        page="event",
        in_event=True,
        is_addressed=False,
        groups=(
            Group(title=_("Rule of attribution"), fields=("rule",)),
            Group(title=_("Who said it"), fields=("author", "author_name", "side", "contribution")),
            Group(title=_("What was said"), fields=("original",)),
            Group(title=_("Words for release"), fields=("release",)),
        ),
    ),
    Entry(
        name="lesson",
        kind=ROOTS["events"].children["lessons"],
        words=_("Lesson"),
        new_words=_("Add a lesson"),
        page="event",
        in_event=True,
        is_addressed=False,
        groups=(Group(title=_WORDS_OF_IT, fields=("kind", "text", "advice")),),
    ),
    Entry(
        name="note",
        kind=ROOTS["notes"],
        words=_("Note"),
        new_words=_("Add a note"),
        page="event",
        in_event=True,
        is_addressed=False,
        groups=(Group(title=_NOTES, fields=("text",)),),
    ),
    Entry(
        name="measure",
        kind=ROOTS["balance_notes"],
        words=_("Note on the balance"),
        new_words=_("Explain a pair"),
        page="balance",
        page_is_list=True,
        is_addressed=False,
        groups=(Group(title=_WORDS_OF_IT, fields=("measure", "is_meant_equal", "most_apart", "reason")),),
    ),
    Entry(
        name="report",
        kind=ROOTS["reports"],
        words=_("Report of a period"),
        new_words=_("Build a report for a period"),
        page="report",
        groups=(
            Group(title=_WORDS_OF_IT, fields=("period",)),
            Group(title=_("The team’s words for its parts"), rows="texts", most=len(ReportPart)),
        ),
    ),
    Entry(
        name="limit",
        kind=ROOTS["limits"],
        words=_("Limit"),
        new_words=_("Add a limit"),
        page="limits",
        page_is_list=True,
        is_addressed=False,
        groups=(Group(title=_WORDS_OF_IT, fields=("number", "kind", "text")),),
    ),
    Entry(
        name="document",
        kind=ROOTS["documents"],
        words=_("Document"),
        new_words=_("Add a document"),
        page="document",
        groups=(
            Group(
                title=_WORDS_OF_IT,
                fields=("title", "language", "published", "updated", "licence", "publishers", "replaces"),
            ),
            Group(title=_("Who may read it"), fields=("is_public",)),
        ),
    ),
    Entry(
        name="publication",
        kind=ROOTS["publications"],
        words=_("Publication"),
        new_words=_("Add a publication"),
        page="research",
        page_is_list=True,
        groups=(
            Group(title=_WORDS_OF_IT, fields=("kind", "title", "language", "date", "licence")),
            Group(title=_("Publishers"), fields=("by_programme", "publishers")),
            Group(title=_("Events it belongs to"), rows="links"),
            Group(title=_("Who may read it"), fields=("is_public", "permitted_by")),
            Group(title=_("Releases of the speakers"), rows="permissions"),
            Group(title=_("Where it can be opened"), rows="places"),
            Group(title=_("Transcript"), fields=("transcript",)),
            Group(title=_NOTES, fields=("note",)),
        ),
    ),
    Entry(
        name="media",
        kind=ROOTS["media"],
        words=_("Coverage in the media"),
        new_words=_("Add coverage"),
        page="media",
        page_is_list=True,
        groups=(
            Group(title=_WORDS_OF_IT, fields=("outlet", "contact", "language", "date", "event", "note")),
        ),
    ),
    Entry(
        name="outcome",
        kind=ROOTS["outcomes"],
        words=_("Finding"),
        new_words=_("Add a finding"),
        page="finding",
        groups=(
            Group(title=_WORDS_OF_IT, fields=("number", "text", "kind", "basis", "objectives")),
            Group(title=_("How long it holds"), fields=("as_of", "review_by")),
            Group(title=_("What is not known"), fields=("unknown",)),
            Group(title=_("Corrections"), rows="corrections"),
        ),
    ),
    Entry(
        name="narrative",
        kind=ROOTS["narratives"],
        words=_("Narrative"),
        new_words=_("Add a narrative"),
        page="narrative",
        groups=(
            Group(title=_WORDS_OF_IT, fields=("number", "text", "partly", "objectives")),
            Group(title=_("How long it holds"), fields=("as_of", "review_by")),
        ),
    ),
    Entry(
        name="challenge",
        kind=ROOTS["challenges"],
        words=_("Challenge"),
        new_words=_("Add a challenge"),
        page="challenge",
        groups=(
            Group(title=_WORDS_OF_IT, fields=("number", "text", "objectives")),
            Group(title=_("The next conversation about it"), fields=("next_event",)),
            Group(title=_("How long it holds"), fields=("as_of", "review_by")),
        ),
    ),
    Entry(
        name="topic",
        kind=ROOTS["topics"],
        words=_("Topic"),
        new_words=_("Add a topic"),
        page="topic",
        groups=(
            Group(title=_WORDS_OF_IT, fields=("name", "dimension")),
            Group(title=_("Where it can be talked about"), fields=("sensitivity", "setting")),
            Group(title=_("Where it was moved to since, and why"), rows="moves", most=50),
            Group(title=_NOTES, fields=("note",)),
        ),
    ),
    Entry(
        name="conflict",
        kind=ROOTS["conflicts"],
        words=_("Disagreement between sources"),
        new_words=_("Add a disagreement"),
        page="conflicts",
        page_is_list=True,
        groups=(
            Group(title=_("What they disagree on"), fields=("subject", "field", "question")),
            Group(title=_("What each source says"), rows="values"),
            Group(title=_("Why the chosen one is shown"), fields=("reason",)),
        ),
    ),
)
ENTRIES: Final[Mapping[str, Entry]] = {entry.name: entry for entry in _ALL}


def blank(entry: Entry) -> Content:
    """Return the content of an entry nothing has been written in."""
    fields = {
        field.name: "" if field.default is None and field.target else field.default for field in entry.fields
    }
    return {**fields, **{name: [] for name in entry.lists}}


def content_of(entry: Entry, row: Any) -> Content:
    """Return the content of a stored row."""
    content = {field.name: value_of(row, field) for field in entry.fields}
    for name, kind in entry.lists.items():
        fields = [field_of(kind.model, each) for each in kind.fields]
        one = [field.name for field in fields if field.shape is Shape.REFERENCE]
        content[name] = [
            {field.name: value_of(child, field) for field in fields}
            for child in getattr(row, name).select_related(*one).all()
        ]
    return content


def next_number(entry: Entry, programme: record.Programme) -> int:
    """Return the number a new objective or outcome starts with."""
    last = entry.model.objects.filter(programme=programme).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def settled(row: Any) -> Content:
    """Return what was settled when an entry was made and no form edits."""
    if isinstance(row, record.Event):
        return {"kind": row.kind}
    if isinstance(row, record.Note):
        return {"subject": row.subject, "side": row.side.key if row.side else ""}
    return {"event": row.event.key} if isinstance(row, _OF_AN_EVENT) else {}


_OF_AN_EVENT: Final = (
    record.Contribution,
    record.Segment,
    record.Attendance,
    record.Remark,
    record.Lesson,
)


def value_of(row: Any, field: Field) -> Any:
    """Return what a row holds in a field, as a plain value: of other rows their keys."""
    value = getattr(row, field.name)
    if field.shape is Shape.REFERENCE:
        return "" if value is None else value.key
    if field.shape is Shape.REFERENCES:
        return sorted(value.values_list("key", flat=True))
    return value


def kept_in_trail(row: Any, content: Content | None) -> Content | None:
    """Return what of an entry the trail of changes keeps, which both teams read: of one side's own note, nothing."""
    return None if isinstance(row, record.Note) and row.side_id is not None else content


def changed(before: Content, after: Content) -> list[str]:
    """Return the names of fields and lists whose values differ, in the order of the form."""
    return [name for name in after if before.get(name) != after[name]]


def versions(content: Content) -> str:
    """Return the state of an entry as one short text: a fingerprint for each field and list."""
    return " ".join(f"{name}={_version(value)}" for name, value in content.items())


def changed_since(text: str, content: Content) -> list[str]:
    """Return what changed in an entry since a form was opened; ``text`` is the state it was opened at.

    A text that is no state counts everything as changed.
    """
    known = dict(part.split("=", 1) for part in text.split(" ") if "=" in part)
    return [name for name, value in content.items() if known.get(name) != _version(value)]


def _version(value: Any) -> str:
    canonical = json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]


def find_row(entry: Entry, programme: record.Programme, key: str) -> Any | None:
    """Return the stored row of a kind with a key; None if there is none."""
    if entry.name == "programme":
        return programme if key == programme.key else None
    return entry.model.objects.filter(programme=programme, key=key).first()
