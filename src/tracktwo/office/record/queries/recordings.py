"""Recordings, videos and slides with whose release each needs, and whether it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tracktwo.office.record.kinds import PublicationLink
from tracktwo.office.record.models import (
    Contribution,
    Part,
    Person,
    Programme,
    Publication,
    PublicationEvent,
    SpeakerRelease,
)
from tracktwo.office.record.queries.people import shown_name
from tracktwo.office.record.speaking import SPOKEN, stands, who_speaks

__all__ = ["RecordingLine", "SpeakerLine", "recording_lines", "recording_list"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerLine:
    """Somebody who speaks, and their release, which may be taken back or not be there."""

    person: Person
    name: str
    language: str
    release: SpeakerRelease | None

    @property
    def is_released(self) -> bool:
        """Return whether they allow it to be public."""
        return self.release is not None and stands(self.release)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingLine:
    """A recording, a video or slides, and everybody who speaks in it."""

    publication: Publication
    speakers: tuple[SpeakerLine, ...]

    @property
    def missing(self) -> tuple[SpeakerLine, ...]:
        """Return the speakers whose release is not there, or was taken back."""
        return tuple(each for each in self.speakers if not each.is_released)

    @property
    def is_permitted(self) -> bool:
        """Return whether the speakers let the site list it; with none known, somebody answers for them."""
        return not self.missing if self.speakers else bool(self.publication.permitted_by.strip())


def recording_list(programme: Programme) -> QuerySet[Publication]:
    """Return what needs the release of its speakers, in time order."""
    return programme.publications.filter(kind__in=SPOKEN)


def recording_lines(
    programme: Programme, works: Sequence[Publication], *, language: str
) -> list[RecordingLine]:
    """Return recordings, videos and slides with all who speak in each, in as many queries for many as for one."""
    if not works:
        return []
    releases = list(SpeakerRelease.objects.filter(publication__in=works))
    spoken = who_speaks(
        segments=programme.segments.filter(publication__in=works),
        parts=Part.objects.filter(segment__programme=programme, segment__publication__in=works),
        links=PublicationEvent.objects.filter(publication__in=works),
        contributions=_entries(programme, works),
        releases=releases,
    )
    kept = {(release.publication_id, release.person_id): release for release in releases}
    wanted = {person for people in spoken.values() for person in people}
    people = {row.pk: row for row in programme.persons.filter(pk__in=wanted).prefetch_related("names")}
    return [
        RecordingLine(
            publication=work,
            speakers=tuple(
                _speaker(people[person], kept.get((work.pk, person)), language)
                for person in sorted(spoken.get(work.pk, ()), key=lambda each: people[each].key)
            ),
        )
        for work in works
    ]


def _entries(programme: Programme, works: Sequence[Publication]) -> QuerySet[Contribution]:
    """Return who is listed where one of the works is a record of the event, or is named with one of their items."""
    recorded = PublicationEvent.objects.filter(publication__in=works, link=PublicationLink.RECORD_OF)
    named = Part.objects.filter(segment__publication__in=works)
    return Contribution.objects.filter(
        Q(event__in=recorded.values("event")) | Q(pk__in=named.values("contribution")), programme=programme
    )


def _speaker(person: Person, release: SpeakerRelease | None, language: str) -> SpeakerLine:
    name = shown_name(person, language=language)
    return SpeakerLine(person=person, name=name.text, language=name.language or "en", release=release)
