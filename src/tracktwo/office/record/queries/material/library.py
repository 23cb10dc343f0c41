"""Documents, publications and media coverage; the agenda with its publications."""

from collections.abc import Iterable, Mapping

from tracktwo.clearance.kinds import (
    Contribution,
    Document,
    Event,
    EventLink,
    Location,
    Media,
    Part,
    Publication,
    Segment,
    Speaker,
)
from tracktwo.office.record import models as record
from tracktwo.office.record.kinds import Reach
from tracktwo.office.record.queries.material.facts import partial_date, rule_of
from tracktwo.office.record.queries.material.rows import Rows
from tracktwo.office.record.speaking import by_address, stands, who_speaks

__all__ = ["documents", "media", "publications", "segments"]


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
    speakers, places = _speakers(rows), _places(rows)
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
            speakers=speakers.get(row.pk, ()),
            places=places.get(row.pk, ()),
            transcript=row.transcript,
            note=row.note,
        )
        for row in rows.all(record.Publication)
    }


def _speakers(rows: Rows) -> dict[int, tuple[Speaker, ...]]:
    keys = {row.pk: row.key for row in rows.all(record.Person)}
    releases = rows.all(record.SpeakerRelease)
    released = {(row.publication_id, row.person_id) for row in releases if stands(row)}
    spoken = who_speaks(
        segments=rows.all(record.Segment),
        parts=rows.all(record.Part),
        links=rows.all(record.PublicationEvent),
        contributions=rows.all(record.Contribution),
        releases=releases,
    )
    return {
        work: tuple(
            Speaker(person=keys[person], is_released=(work, person) in released)
            for person in sorted(people, key=keys.__getitem__)
        )
        for work, people in spoken.items()
    }


def _places(rows: Rows) -> dict[int, tuple[Location, ...]]:
    keys = {row.pk: row.key for row in rows.all(record.Side)}
    return {
        work: tuple(
            Location(
                address=address,
                opens=_tried(tries, Reach.OPENS, keys),
                fails=_tried(tries, Reach.FAILS, keys),
            )
            for address, tries in by_address(places).items()
        )
        for work, places in rows.under(record.MediaPlace, "publication_id").items()
    }


def _tried(tries: Iterable[record.MediaPlace], reach: Reach, keys: Mapping[int, str]) -> tuple[str, ...]:
    found = {keys[each.side_id] for each in tries if each.side_id is not None and each.reach == reach}
    return tuple(sorted(found))


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
            titles=row.titles,
            announced=row.announced,
        )
        for row in rows.all(record.Segment)
    ]
