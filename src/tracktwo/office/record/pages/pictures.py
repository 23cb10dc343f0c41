"""The programme's timeline as a picture with its table and its sentence."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.figures import Figure, Shape, TimelineEntry, timeline
from tracktwo.office.record import queries
from tracktwo.office.record.kinds import (
    WORDS,
    EventKind,
    EventStatus,
    PublicationKind,
    takes_number,
)
from tracktwo.office.record.models import Programme, Publication
from tracktwo.office.shell.marking import plain
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["programme_timeline"]

_MOST = 40
_WIDTH = 400


def programme_timeline(programme: Programme, *, language: str) -> Figure | None:
    """Return the latest entries of a programme's timeline, drawn; None if nothing in it has a date.

    Events that were not held and rehearsals are left to the list of events; so is whatever has no date.
    """
    events = (
        queries.event_list(programme)
        .exclude(kind=EventKind.REHEARSAL)
        .exclude(status=EventStatus.NOT_HELD)
        .exclude(date="")
        .order_by("-latest", "-key")[:_MOST]
    )
    papers = programme.publications.filter(kind=PublicationKind.RESEARCH_PAPER, by_programme=True)
    lines = queries.event_lines(programme, language=language, events=list(events))
    entries = [
        *(_event(line, programme) for line in lines),
        *(_paper(paper, programme) for paper in papers.exclude(date="").order_by("-latest", "key")[:_MOST]),
    ]
    entries.sort(key=lambda entry: entry.date.sort_key)
    return timeline(entries[-_MOST:], language=language, simulated=False, width=_WIDTH) if entries else None


def _event(line: queries.EventLine, programme: Programme) -> TimelineEntry:
    event, kind = line.event, EventKind(line.event.kind)
    planned = event.status == EventStatus.PLANNED
    words = str(WORDS[kind])
    return TimelineEntry(
        date=PartialDate.parse(event.date),
        label=_label(line),
        kind=_("%(kind)s, planned") % {"kind": words} if planned else words,
        shape=Shape.NUMBERED if takes_number(kind) else Shape.OPEN,
        number=line.number,
        planned=planned,
        public=kind in (EventKind.PUBLIC_PANEL, EventKind.PUBLIC_BROADCAST),
        href=reverse("event", kwargs={"programme": programme.key, "key": event.key}),
        language=line.title.language or None,
    )


def _label(line: queries.EventLine) -> str:
    title, place = line.title.text, plain(line.event.place)
    if not place or place in title:
        return title
    return _("%(title)s, %(place)s") % {"title": title, "place": place}


def _paper(paper: Publication, programme: Programme) -> TimelineEntry:
    return TimelineEntry(
        date=PartialDate.parse(paper.date),
        label=paper.title,
        kind=str(WORDS[PublicationKind.RESEARCH_PAPER]),
        shape=Shape.SQUARE,
        href=reverse("research", kwargs={"programme": programme.key}) + f"?at={paper.key}#{paper.key}",
        language=paper.language,
    )
