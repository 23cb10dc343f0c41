"""What somebody may want to look at in an agenda, in sentences.

They never block anything; a title that is missing in a language blocks only that the agenda is given out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracktwo.office.planning.lines import Line, lines_of, overlaps
from tracktwo.office.planning.patterns import TITLED
from tracktwo.office.planning.topics import topic_warnings
from tracktwo.office.record.kinds import (
    Delivery,
    EventKind,
    EventStatus,
    PartRole,
    SegmentKind,
    SubtitleState,
)
from tracktwo.office.record.queries import EventSheet, SideCount
from tracktwo.office.shell.marking import plain, reader_language, word
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.languages import choose, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Contribution, Programme, Segment, Topic

__all__ = ["RECORDED", "agenda_warnings", "called", "missing_titles"]

RECORDED = frozenset({Delivery.PRE_RECORDED, Delivery.SENT_VIDEO})
"""Ways to reach the room that need a recording beforehand."""

_NUMBERS = (
    gettext_lazy("no"),
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
)


def agenda_warnings(
    sheet: EventSheet,
    *,
    today: date,
    elsewhere: "Iterable[Contribution]" = (),
    topics: "Mapping[str, Sequence[Topic]] | None" = None,
) -> list[str]:
    """Return what somebody may want to look at before the day, or to explain after it.

    What is still to be prepared is said of planned events alone.

    Args:
        sheet: The event with its people and agenda.
        today: The day that deadlines are compared with.
        elsewhere: Entries of its people at other events of the same days.
        topics: The topics of the event and of its items, by "kind:key".
    """
    lines = lines_of(sheet.event, sheet.segments, sides=sheet.sides)
    found = [
        *_facilitators(sheet.counts),
        *_both_sides(sheet.contributions),
        *(_panel(panel) for panel in sheet.panels if len(set(panel)) > 1),
        *_roles(sheet.segments),
        *_times(lines),
    ]
    if sheet.event.status != EventStatus.PLANNED:
        return found
    return [
        *found,
        *topic_warnings(sheet.event, sheet.segments, topics=topics or {}),
        *_two_events(elsewhere),
        *(sentence for segment in sheet.segments for sentence in _recording(segment, today=today)),
        *_panels_led(sheet.segments),
        *_preparations(sheet),
        *_before_the_public(sheet),
    ]


def called(segment: "Segment") -> str:
    """Return what an item is called in a sentence: by its title, else by its kind and its time or place."""
    title = choose({**segment.titles, **_own_title(segment)}, language=reader_language())[1]
    if title:
        return title
    if segment.starts:
        return _("%(kind)s at %(time)s") % {"kind": word(segment.kind), "time": segment.starts}
    return _("%(kind)s, item %(number)s") % {"kind": word(segment.kind), "number": segment.position + 1}


def _own_title(segment: "Segment") -> dict[str, str]:
    return {segment.language: segment.title} if segment.title else {}


def missing_titles(programme: "Programme", segments: "Sequence[Segment]") -> list[str]:
    """Return in sentences which items that need a title have none in a language of the programme."""
    return [
        _("“%(item)s” has no title in %(language)s.") % {"item": called(segment), "language": endonym(tag)}
        for segment in segments
        if segment.kind in TITLED
        for tag in programme.languages
        if tag not in {**segment.titles, **_own_title(segment)}
    ]


def _facilitators(counts: Sequence[SideCount]) -> list[str]:
    fewer, more = sorted(counts, key=lambda count: count.facilitators)
    if fewer.facilitators == more.facilitators:
        return []
    if not fewer.facilitators:
        return [_("One side has no facilitator: %(side)s.") % {"side": plain(fewer.side.name)}]
    template = _("The number of facilitators differs: %(one)s has %(few)s, %(other)s has %(many)s.")
    return [
        template
        % {
            "one": plain(fewer.side.name),
            "few": fewer.facilitators,
            "other": plain(more.side.name),
            "many": more.facilitators,
        }
    ]


def _both_sides(entries: "Iterable[Contribution]") -> Iterator[str]:
    """Yield who stands on the lists of both sides: at one event a person belongs to one."""
    first: dict[int, int] = {}
    said = {
        entry.person_id: entry.name_as_printed
        for entry in entries
        if first.setdefault(entry.person_id, entry.side_id) != entry.side_id
    }
    for name in said.values():
        yield _("%(name)s is on the lists of both sides.") % {"name": name}


def _panel(panel: Sequence[int]) -> str:
    few, many = sorted(panel)
    sentence = (
        _("The panel has nobody from one side and %(many)s from the other.")
        if not few
        else ngettext(
            "The panel has %(few)s person from one side and %(many)s from the other.",
            "The panel has %(few)s people from one side and %(many)s from the other.",
            few,
        )
    )
    return sentence % {"few": _in_words(few), "many": _in_words(many)}


def _in_words(number: int) -> str:
    return str(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)


def _roles(segments: "Sequence[Segment]") -> Iterator[str]:
    """Yield interviews that lack one of their two roles; one with nobody yet is still to be filled."""
    for segment in segments:
        roles = {part.role for part in segment.parts.all()}
        if segment.kind != SegmentKind.INTERVIEW or not roles:
            continue
        if PartRole.INTERVIEWEE not in roles:
            yield _("The interview “%(item)s” has nobody who is interviewed.") % {"item": called(segment)}
        if PartRole.INTERVIEWER not in roles:
            yield _("The interview “%(item)s” has nobody who interviews.") % {"item": called(segment)}


def _panels_led(segments: "Sequence[Segment]") -> Iterator[str]:
    for segment in segments:
        roles = {part.role for part in segment.parts.all()}
        if segment.kind == SegmentKind.PANEL and roles and PartRole.MODERATOR not in roles:
            yield _("The panel “%(item)s” has no moderator.") % {"item": called(segment)}


def _times(lines: Sequence[Line]) -> Iterator[str]:
    for one, other in overlaps(lines):
        words = {"one": called(one.segment), "other": called(other.segment)}
        yield _("“%(one)s” and “%(other)s” overlap: one ends at %(until)s, the other begins at %(from)s.") % {
            **words,
            "until": one.until,
            "from": other.clock,
        }
        for name in _in_both(one.segment, other.segment):
            yield _("%(name)s is in two places at once: “%(one)s” and “%(other)s”.") % {**words, "name": name}
    for one, other in pairwise(line for line in lines if line.begins is not None):
        if one.number == other.number and (other.begins or 0) < (one.begins or 0):
            words = {"one": called(one.segment), "other": called(other.segment)}
            yield _("“%(other)s” stands after “%(one)s” but begins before it.") % words


def _in_both(one: "Segment", other: "Segment") -> list[str]:
    there = {part.contribution.person_id for part in other.parts.all()}
    names = {
        part.contribution.person_id: part.contribution.name_as_printed
        for part in one.parts.all()
        if part.contribution.person_id in there
    }
    return list(names.values())


def _two_events(elsewhere: "Iterable[Contribution]") -> Iterator[str]:
    said = {}
    for entry in elsewhere:
        said[entry.person_id, entry.event_id] = _(
            "%(name)s is also on the list of another event of that day: “%(event)s”."
        ) % {"name": entry.name_as_printed, "event": _name_of(entry)}
    yield from said.values()


def _name_of(entry: "Contribution") -> str:
    names = {name.language: name.text for name in reversed(entry.event.names.all())}
    return choose(names, language=reader_language())[1] or word(entry.event.kind)


def _recording(segment: "Segment", *, today: date) -> Iterator[str]:
    """Yield what a recording that is to be shown still needs."""
    if segment.mode not in RECORDED:
        return
    item = {"item": called(segment)}
    if not segment.material:
        if not segment.due:
            yield _("“%(item)s” comes as a recording, and nothing says by when it is to be there.") % item
        elif (day := PartialDate.parse(segment.due)).latest < today:
            due = format_date(day, language=reader_language())
            yield _("The recording of “%(item)s” was due by %(date)s and is not there.") % {
                **item,
                "date": due,
            }
    if not segment.fallback:
        yield (
            _("“%(item)s” comes as a recording, and nothing says what is done if it fails on the day.") % item
        )
    states = {each.language: each.state for each in segment.subtitles.all()}
    waiting = [endonym(tag) for tag, state in states.items() if state != SubtitleState.READY]
    if not states:
        yield _("Nothing is said of subtitles for the recording of “%(item)s”.") % item
    elif waiting:
        yield _("Subtitles of “%(item)s” are not ready in: %(languages)s.") % {
            **item,
            "languages": _(", ").join(waiting),
        }


def _preparations(sheet: EventSheet) -> Iterator[str]:
    event = sheet.event
    one, other = (set(side.languages) for side in sheet.sides)
    if sheet.segments and one and other and not one & other and not event.interpreters:
        yield _("No interpreter is named, and the two sides have no language in common.")
    if any(segment.starts for segment in sheet.segments) and not event.zone:
        yield _("Whose clock the times are told by is not stated; give the event a time zone.")


def _before_the_public(sheet: EventSheet) -> Iterator[str]:
    """Yield what a broadcast still needs: its one subject, other clocks, and a way to ask beforehand."""
    event = sheet.event
    if event.kind != EventKind.PUBLIC_BROADCAST:
        return
    clocks = [clock.zone for clock in event.clocks.all()]
    if not event.theme:
        yield _("A broadcast has exactly one subject, and its theme is not written yet.")
    if not clocks:
        yield _("The public is told the times by no clock but that of the place; name other clocks for them.")
    elif event.zone and event.zone not in clocks and not event.country and not event.place:
        yield _(
            "The public is told no times by other clocks, because the event has no place: add its own clock, "
            "%(zone)s, to theirs."
        ) % {"zone": event.zone}
    if not event.ask_at:
        yield _("Nothing says where the public sends questions beforehand.")
