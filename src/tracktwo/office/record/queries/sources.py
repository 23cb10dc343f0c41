"""What the record rests on: passages of documents, the entries they support, and where documents disagree."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Prefetch, QuerySet

from tracktwo.office.record.kinds import WORDS, SegmentKind
from tracktwo.office.record.models import (
    Citation,
    Conflict,
    ConflictValue,
    Contribution,
    Document,
    Event,
    Person,
    PersonName,
    Programme,
    Segment,
)
from tracktwo.office.record.queries.texts import document_is_added, has_fingerprint, kept_text, place_of
from tracktwo.office.record.queries.titles import event_title, with_names
from tracktwo.record import Cell
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import choose
from tracktwo.vocabulary.provenance import Passage

__all__ = [
    "Closed",
    "Sources",
    "Subject",
    "Words",
    "conflict_list",
    "conflicts_about",
    "open_passage",
    "sources_of",
    "subjects",
]

CONTEXT = 400
"""How many characters around a passage its page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The passages a page rests on, numbered in the order of the documents."""

    citations: tuple[Citation, ...]
    numbers: Mapping[tuple[str, int, int], int]
    by_fact: Mapping[tuple[str, str], tuple[Citation, ...]]

    def of(self, subject: str, *fields: str) -> list[tuple[int, Citation]]:
        """Return the numbered passages that support a fact, each passage once."""
        found = [citation for field in fields for citation in self.by_fact.get((subject, field), ())]
        numbered = {self.numbers[_span(citation)]: citation for citation in found}
        return sorted(numbered.items())

    def all_of(self, subject: str) -> list[tuple[int, Citation]]:
        """Return the numbered passages that support any fact of an entry, each passage once."""
        return self.of(subject, *(field for about, field in self.by_fact if about == subject))

    def by_document(self) -> list[tuple[Document, list[tuple[int, Citation]]]]:
        """Return each document with its numbered passages, each once."""
        together: dict[Document, dict[int, Citation]] = defaultdict(dict)
        for citation in self.citations:
            together[citation.document].setdefault(self.numbers[_span(citation)], citation)
        return [(document, list(passages.items())) for document, passages in together.items()]


def sources_of(programme: Programme, subject_keys: Sequence[str]) -> Sources:
    """Return the passages that support some entries ("kind:key"), in one query."""
    citations = tuple(programme.citations.filter(subject__in=subject_keys).select_related("document"))
    by_fact: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in citations:
        by_fact[citation.subject, citation.field].append(citation)
    spans = dict.fromkeys(_span(citation) for citation in citations)
    return Sources(
        citations=citations,
        numbers={span: number for number, span in enumerate(spans, start=1)},
        by_fact={fact: tuple(found) for fact, found in by_fact.items()},
    )


def _span(citation: Citation) -> tuple[str, int, int]:
    return citation.document.key, citation.start, citation.end


def conflict_list(programme: Programme) -> QuerySet[Conflict]:
    """Return the disagreements between sources, with their values and documents."""
    values = ConflictValue.objects.select_related("document")
    return programme.conflicts.prefetch_related(Prefetch("values", values))


def conflicts_about(programme: Programme, subject_keys: Sequence[str]) -> list[Conflict]:
    """Return the disagreements about some entries, with their values and documents."""
    return list(conflict_list(programme).filter(subject__in=subject_keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An entry that something rests on or is about: what to call it, and on whose page it stands."""

    kind: str
    key: str
    text: str
    language: str
    page_of: str


def subjects(programme: Programme, names: Iterable[str], *, language: str) -> dict[str, Subject]:
    """Return each "kind:key" as an entry to link to, in one query per kind; unknown ones are left out."""
    keys: dict[str, set[str]] = defaultdict(set)
    for name in names:
        kind, _colon, key = name.partition(":")
        keys[kind].add(key)
    found = {
        f"{kind}:{key}": Subject(kind=kind, key=key, text=text, language=tag, page_of=page)
        for kind, wanted in keys.items()
        if kind in _READERS
        for key, (tag, text), page in _READERS[kind](programme, wanted, language)
    }
    return dict(sorted(found.items()))


Found = Iterable[tuple[str, tuple[str, str], str]]
Reader = Callable[[Programme, set[str], str], Found]


def _programme(programme: Programme, keys: set[str], language: str) -> Found:
    return [(key, choose(programme.name, language=language), key) for key in keys if key == programme.key]


def _texts(rows: str, field: str) -> Reader:
    def read(programme: Programme, keys: set[str], language: str) -> Found:
        for row in getattr(programme, rows).filter(key__in=keys):
            yield row.key, choose(getattr(row, field), language=language), row.key

    return read


def _titles(rows: str, field: str) -> Reader:
    def read(programme: Programme, keys: set[str], _language: str) -> Found:
        for row in getattr(programme, rows).filter(key__in=keys):
            yield row.key, (row.language, getattr(row, field)), row.key

    return read


def _people(programme: Programme, keys: set[str], _language: str) -> Found:
    for person in Person.objects.filter(programme=programme, key__in=keys).prefetch_related("names"):
        name = next(iter(person.names.all()), PersonName(text=person.key, language=""))
        yield person.key, (name.language, name.text), person.key


def _events(programme: Programme, keys: set[str], language: str) -> Found:
    for event in with_names(Event.objects.filter(programme=programme, key__in=keys)):
        title = event_title(event, language=language)
        yield event.key, (title.language, title.text), event.key


def _contributions(programme: Programme, keys: set[str], _language: str) -> Found:
    for row in Contribution.objects.filter(programme=programme, key__in=keys).select_related("event"):
        yield row.key, (row.language, row.name_as_printed), row.event.key


def _segments(programme: Programme, keys: set[str], language: str) -> Found:
    for row in Segment.objects.filter(programme=programme, key__in=keys).select_related("event"):
        named = (row.language, row.title) if row.title else (language, str(WORDS[SegmentKind(row.kind)]))
        yield row.key, named, row.event.key


_READERS: dict[str, Reader] = {
    "programme": _programme,
    "side": _texts("sides", "name"),
    "objective": _texts("objectives", "text"),
    "outcome": _texts("outcomes", "text"),
    "narrative": _texts("narratives", "text"),
    "challenge": _texts("challenges", "text"),
    "topic": _texts("topics", "name"),
    "media": _texts("mediacoverages", "outlet"),
    "organisation": _titles("organisations", "name"),
    "conference": _titles("conferences", "name"),
    "publication": _titles("publications", "title"),
    "document": _titles("documents", "title"),
    "person": _people,
    "event": _events,
    "contribution": _contributions,
    "segment": _segments,
}


class Closed(StrEnum):
    """Why a passage cannot be opened."""

    NO_FINGERPRINT = "no_fingerprint"
    NOT_ADDED = "not_added"
    NOT_READ = "not_read"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A passage opened: its words, some before and after them, and its place in a file of pages or tables."""

    before: str
    words: str
    after: str
    page: int | None = None
    cell: Cell | None = None


def open_passage(document: Document, *, start: int, end: int) -> Words | Closed:
    """Return the words of a passage with their surroundings, or why they cannot be shown."""
    if not has_fingerprint(document):
        return Closed.NO_FINGERPRINT
    kept = kept_text(document)
    if kept is None:
        return Closed.NOT_READ if document_is_added(document) else Closed.NOT_ADDED
    try:
        words = Passage(document=document.key, start=start, end=end).quote(kept.text)
    except DataError:
        return Closed.TOO_SHORT
    place = place_of(kept, start)
    return Words(
        before=kept.text[max(0, start - CONTEXT) : start],
        words=words,
        after=kept.text[end : end + CONTEXT],
        page=place.page if place else None,
        cell=place.cell if place else None,
    )
