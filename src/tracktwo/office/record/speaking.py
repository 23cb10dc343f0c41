"""Who speaks in a recording, a video or slides, whose release stands, and where they can be opened from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from tracktwo.office.record import models as record
from tracktwo.office.record.kinds import PublicationKind, PublicationLink, Reach

__all__ = ["SPOKEN", "by_address", "opens_for", "stands", "who_speaks"]

SPOKEN = frozenset({PublicationKind.RECORDING, PublicationKind.VIDEO, PublicationKind.SLIDES})
"""What needs the release of whoever speaks in it."""


def who_speaks(
    *,
    segments: Iterable[record.Segment],
    parts: Iterable[record.Part],
    links: Iterable[record.PublicationEvent],
    contributions: Iterable[record.Contribution],
    releases: Iterable[record.SpeakerRelease],
) -> dict[int, frozenset[int]]:
    """Return whose release each publication needs: people's ids by the publication's.

    They are the people of the agenda items it is named with; where none is named with it, everybody who is listed at
    the events it is a record of. Whoever once was asked stays asked.
    """
    entries = list(contributions)
    person_of = {entry.pk: entry.person_id for entry in entries}
    work_of = {row.pk: row.publication_id for row in segments if row.publication_id is not None}
    named: dict[int, set[int]] = defaultdict(set)
    for part in parts:
        if part.segment_id in work_of:
            named[work_of[part.segment_id]].add(person_of[part.contribution_id])
    listed: dict[int, set[int]] = defaultdict(set)
    for entry in entries:
        listed[entry.event_id].add(entry.person_id)
    found: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.link == PublicationLink.RECORD_OF:
            found[link.publication_id] |= listed[link.event_id]
    found |= named
    for release in releases:
        found[release.publication_id].add(release.person_id)
    return {work: frozenset(people) for work, people in found.items() if people}


def stands(release: record.SpeakerRelease) -> bool:
    """Return whether a release counts: it was given on some day, and not taken back."""
    return bool(release.given) and not release.withdrawn


def by_address(places: Iterable[record.MediaPlace]) -> dict[str, list[record.MediaPlace]]:
    """Return what was tried of each address, in the order of the list; each address once."""
    found: dict[str, list[record.MediaPlace]] = {}
    for place in sorted(places, key=lambda place: (place.position, place.pk)):
        found.setdefault(place.address, []).append(place)
    return found


def opens_for(tries: Iterable[record.MediaPlace]) -> Mapping[int, str]:
    """Return what the last try of each side found, by the side's id."""
    return {
        each.side_id: each.reach for each in tries if each.side_id is not None and each.reach in set(Reach)
    }
