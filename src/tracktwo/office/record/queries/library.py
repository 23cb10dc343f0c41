"""The programme's documents, publications and coverage, and what rests on each document."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from tracktwo.office.record.models import (
    Citation,
    ConflictValue,
    Document,
    MediaCoverage,
    Programme,
    Publication,
    PublicationEvent,
)
from tracktwo.office.record.queries.sources import (
    Closed,
    Subject,
    Words,
    open_passage,
    subjects,
)
from tracktwo.office.record.queries.texts import document_is_added, kept_text
from tracktwo.office.record.queries.titles import EventLine, event_lines, with_names

__all__ = [
    "DocumentSheet",
    "PassageSheet",
    "PublicationLine",
    "document_list",
    "document_sheet",
    "media_lines",
    "media_list",
    "passage_sheet",
    "publication_lines",
    "publication_list",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSheet:
    """A document, whether its file has been added and read, and how much rests on it."""

    document: Document
    is_added: bool
    is_read: bool
    citations: QuerySet[Citation]
    disputed: tuple[ConflictValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageSheet:
    """A passage, its words or why they are closed, and the entries that rest on exactly it."""

    document: Document
    start: int
    end: int
    opened: Words | Closed
    citations: tuple[Citation, ...]
    subjects: dict[str, Subject]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationLine:
    """A publication and the events it belongs with, each with how."""

    publication: Publication
    events: tuple[tuple[str, EventLine], ...]


def document_list(programme: Programme) -> QuerySet[Document]:
    """Return the documents, each with ``passages``, the number of its citations."""
    rows = programme.documents.annotate(passages=Count("citations"))
    return rows.prefetch_related("publishers").order_by("title", "key")


def document_sheet(programme: Programme, key: str) -> DocumentSheet | None:
    """Return a document with its citations in the order of its text; None if there is no such one."""
    document = (
        programme.documents.filter(key=key).select_related("replaces").prefetch_related("publishers").first()
    )
    if document is None:
        return None
    disputed = document.conflict_values.select_related("conflict").order_by("start", "end")
    return DocumentSheet(
        document=document,
        is_added=document_is_added(document),
        is_read=kept_text(document) is not None,
        citations=document.citations.order_by("start", "end", "subject", "field"),
        disputed=tuple(disputed),
    )


def passage_sheet(
    programme: Programme, key: str, *, start: int, end: int, language: str
) -> PassageSheet | None:
    """Return a passage some entry or disputed value rests on; None for any other span."""
    document = programme.documents.filter(key=key).first()
    if document is None:
        return None
    citations = tuple(document.citations.filter(start=start, end=end))
    disputed = document.conflict_values.filter(start=start, end=end).select_related("conflict")
    about = [*(citation.subject for citation in citations), *(value.conflict.subject for value in disputed)]
    if not about:
        return None
    return PassageSheet(
        document=document,
        start=start,
        end=end,
        opened=open_passage(document, start=start, end=end),
        citations=citations,
        subjects=subjects(programme, about, language=language),
    )


def publication_list(programme: Programme) -> QuerySet[Publication]:
    """Return the publications in time order, each with its publishers and the events it is linked with."""
    links = PublicationEvent.objects.order_by("event__earliest", "event__key", "link")
    return programme.publications.prefetch_related("publishers", Prefetch("links", links))


def publication_lines(
    programme: Programme, rows: Sequence[Publication], *, language: str
) -> list[PublicationLine]:
    """Return publications, as :func:`publication_list` has them, each with the events it belongs with."""
    events = with_names(programme.events.filter(publication_links__publication__in=rows).distinct())
    lines = {line.event.pk: line for line in event_lines(programme, language=language, events=list(events))}
    return [
        PublicationLine(
            publication=row, events=tuple((link.link, lines[link.event_id]) for link in row.links.all())
        )
        for row in rows
    ]


def media_list(programme: Programme) -> QuerySet[MediaCoverage]:
    """Return the outlets that reported on the programme, by key."""
    return programme.mediacoverages.all()


def media_lines(
    programme: Programme, rows: Sequence[MediaCoverage], *, language: str
) -> list[tuple[MediaCoverage, EventLine | None]]:
    """Return outlets, each with its event if that is known."""
    events = with_names(programme.events.filter(coverage__in=rows).distinct())
    lines = {line.event.pk: line for line in event_lines(programme, language=language, events=list(events))}
    return [(row, lines.get(row.event_id) if row.event_id else None) for row in rows]
