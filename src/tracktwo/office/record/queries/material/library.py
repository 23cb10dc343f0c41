"""Documents, publications, media coverage and outcomes; the agenda with its publications."""

from collections.abc import Mapping

from tracktwo.clearance.kinds import (
    Contribution,
    Document,
    Event,
    EventLink,
    Media,
    Outcome,
    Part,
    Publication,
    Segment,
)
from tracktwo.office.record import models as record
from tracktwo.office.record.queries.material.facts import Support, partial_date, rule_of
from tracktwo.office.record.queries.material.rows import Rows

__all__ = ["documents", "media", "outcomes", "publications", "segments"]


def documents(rows: Rows) -> dict[int, Document]:
    """Return every document, by its row's id."""
    publishers = _publishers(rows, record.Document, "document_id")
    return {
        row.pk: Document(
            key=row.key,
            title=row.title,
            is_public=row.is_public,
            language=row.language,
            published=partial_date(row.published),
            updated=partial_date(row.updated),
            licence=row.licence,
            sha256=row.sha256,
            characters=row.characters,
            publishers=publishers.get(row.pk, ()),
        )
        for row in rows.all(record.Document)
    }


def publications(rows: Rows, events: Mapping[int, Event]) -> dict[int, Publication]:
    """Return every publication with the events it belongs to, by its row's id."""
    publishers = _publishers(rows, record.Publication, "publication_id")
    links = rows.under(record.PublicationEvent, "publication_id")
    return {
        row.pk: Publication(
            key=row.key,
            kind=row.kind,
            title=row.title,
            is_public=row.is_public,
            language=row.language,
            date=partial_date(row.date),
            licence=row.licence,
            by_programme=row.by_programme,
            publishers=publishers.get(row.pk, ()),
            links=tuple(
                sorted(
                    (
                        EventLink(event=events[link.event_id], link=link.link)
                        for link in links.get(row.pk, ())
                    ),
                    key=lambda link: (link.event.key, link.link),
                )
            ),
            permitted_by=row.permitted_by,
            note=row.note,
        )
        for row in rows.all(record.Publication)
    }


def _publishers(
    rows: Rows, model: type[record.Document | record.Publication], parent: str
) -> dict[int, tuple[str, ...]]:
    keys = {row.pk: row.key for row in rows.all(record.Organisation)}
    return rows.keys(model.publishers.through, parent, keys, "organisation_id")


def media(rows: Rows, events: Mapping[int, Event]) -> list[Media]:
    """Return all media coverage."""
    return [
        Media(
            key=row.key,
            outlet=row.outlet,
            language=row.language,
            date=partial_date(row.date),
            event=None if row.event_id is None else events[row.event_id],
            contact=row.contact,
            note=row.note,
        )
        for row in rows.all(record.MediaCoverage)
    ]


def outcomes(rows: Rows, support: Support) -> list[Outcome]:
    """Return all conclusions, each with what makes it known."""
    keys = {row.pk: row.key for row in rows.all(record.Objective)}
    aims = rows.keys(record.Outcome.objectives.through, "outcome_id", keys, "objective_id")
    return [
        Outcome(
            key=row.key,
            number=row.number,
            text=support.fact(f"outcome:{row.key}", "text", row.text),
            objectives=aims.get(row.pk, ()),
        )
        for row in rows.all(record.Outcome)
    ]


def segments(
    rows: Rows,
    events: Mapping[int, Event],
    *,
    contributions: Mapping[int, Contribution],
    publications: Mapping[int, Publication],
) -> list[Segment]:
    """Return every item of every agenda. A segment that states no rule is under its event's alone."""
    parts = rows.under(record.Part, "segment_id")
    return [
        Segment(
            key=row.key,
            event=events[row.event_id],
            position=row.position,
            kind=row.kind,
            title=row.title,
            language=row.language,
            session=row.session,
            starts=row.starts,
            minutes=row.minutes,
            publication=None if row.publication_id is None else publications[row.publication_id],
            parts=tuple(
                Part(contribution=contributions[part.contribution_id], role=part.role)
                for part in sorted(
                    parts.get(row.pk, ()),
                    key=lambda part: (part.position, contributions[part.contribution_id].key, part.role),
                )
            ),
            rules=(rule_of(row.rule),) if row.rule else (),
        )
        for row in rows.all(record.Segment)
    ]
