"""The files that are written for other programs, and what the codebook says of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from tracktwo.publish.site.exports.calendar import calendar, in_calendar
from tracktwo.publish.site.exports.popolo import popolo, popolo_inputs, undated
from tracktwo.publish.site.exports.schedule import on_timetable, schedule, schedule_shows, without_time
from tracktwo.publish.site.shelf import Shelf, digest
from tracktwo.publish.site.tables import Page
from tracktwo.vocabulary.languages import words

__all__ = ["Export", "described", "events_named", "export_files"]

_: Final = str  # marks a message for the catalogue

_POPOLO_NAME: Final = "data/popolo.json"
_CALENDAR: Final = _(
    "Events as a calendar (iCalendar, RFC 5545), in whole days. An event without a day is left out: a day would be "
    "invented."
)
_POPOLO: Final = _(
    "People, organisations and memberships (Popolo). A membership says what one printed list says, dated by its "
    "event and by nothing before or after; the note of a name is its language. A date that is about, uncertain or a "
    "season is left out."
)
_SCHEDULE: Final = _(
    "The timetable of one event (frab and pretalx schedule); times are those of the place. An item that does not say "
    "when it begins is left out. do_not_record is false only where a recording is published, which needs the "
    "speakers’ permission."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file as the codebook has it: where it stands, the message that says what it is, how much was left out."""

    name: str
    meaning: str
    left_out: int

    def told(self, languages: Sequence[str]) -> Mapping[str, Any]:
        """Return it as plain JSON, its meaning in each of some languages."""
        meaning = {tag: words(tag).gettext(self.meaning) for tag in languages}
        return {"meaning": meaning, "left_out": self.left_out}


def described(shelf: Shelf) -> list[Export]:
    """Return every file for other programs that a release has, in the order of the page of data."""
    made = []
    if shelf.events:
        left_out = in_calendar(shelf)[1]
        made += [
            Export(name=_calendar_name(language), meaning=_CALENDAR, left_out=left_out)
            for language in shelf.content.languages
        ]
    if shelf.of_kind("person") or shelf.of_kind("organisation"):
        made.append(Export(name=_POPOLO_NAME, meaning=_POPOLO, left_out=undated(shelf)))
    return made + [
        Export(name=_schedule_name(key), meaning=_SCHEDULE, left_out=without_time(shelf, key))
        for key in on_timetable(shelf)
    ]


def events_named(shelf: Shelf) -> tuple[str, ...]:
    """Return the ids of the events whose keys stand in names of files, so wherever the files are listed."""
    return tuple(f"event:{key}" for key in on_timetable(shelf))


def export_files(shelf: Shelf) -> Iterator[Page]:
    """Return the files for other programs."""
    if shelf.events:
        for language in shelf.content.languages:
            shown = (shelf.programme, *in_calendar(shelf)[0])
            made = partial(calendar, shelf, language=language)
            yield _file(shelf, _calendar_name(language), shown, made)
    if shelf.of_kind("person") or shelf.of_kind("organisation"):
        events = (f"event:{key}" for key in shelf.contributions)
        kinds = ("organisation", "person", "contribution")
        shown = (*(each for kind in kinds for each in shelf.of_kind(kind)), *sorted(events))
        yield _file(shelf, _POPOLO_NAME, shown, partial(popolo, shelf), seen=popolo_inputs(shelf))
    for key in on_timetable(shelf):
        shown = schedule_shows(shelf, key)
        seen = [shelf.content.number, *(shelf.digests[each] for each in shown)]
        yield _file(shelf, _schedule_name(key), shown, partial(schedule, shelf, key), seen=seen)


def _calendar_name(language: str) -> str:
    # Its words are in one language, so it stands where the pages of that language stand.
    return f"{language}/events.ics"


def _schedule_name(event: str) -> str:
    return f"data/schedule-{event}.json"


def _file(
    shelf: Shelf, name: str, shown: Sequence[str], render: Any, *, seen: Sequence[object] | None = None
) -> Page:
    """Return a file that depends on items it shows, and of them on what it has ``seen`` where that is less than all."""
    inputs = [name, shelf.content.languages, seen or [shelf.digests[each] for each in shown]]
    return Page(path=name, shows=tuple(shown), inputs=[name, digest(inputs)], render=render)
