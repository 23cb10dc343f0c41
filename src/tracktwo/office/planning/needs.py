"""What the room of planning says needs somebody: changes of plan, decisions with a day, recordings, lessons."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.accounts.rights import Right
from tracktwo.office.planning.lines import today
from tracktwo.office.planning.queries import waiting_changes
from tracktwo.office.record.queries import (
    coming_decisions,
    coming_events,
    coming_recordings,
    event_title,
    plans_without_agenda,
    recording_lines,
    recording_list,
    similar_lessons,
)
from tracktwo.office.shell.marking import reader_language, word
from tracktwo.office.shell.needs import MOST, Need, Turn
from tracktwo.vocabulary.dates import PartialDate

if TYPE_CHECKING:
    from tracktwo.office.models import Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield what waits for a key, alternates to decide on, recordings and agendas that are not there, lessons."""
    language, key = reader_language(), seat.programme.key
    if seat.may(Right.APPROVE_RELEASE):
        yield from _keys(seat, language=language)
    for alternate in coming_decisions(seat.programme, today=today())[:MOST]:
        title = event_title(alternate.event, language=language)
        yield Need(
            what=_("Decide whether to switch: %(alternate)s") % {"alternate": word(alternate.kind)},
            where=title.text,
            where_language=title.language,
            address=reverse("event", kwargs={"programme": key, "key": alternate.event.key}),
            button=_("Look at what stands ready"),
            due=PartialDate.parse(alternate.decide_by).latest,
        )
    for segment in coming_recordings(seat.programme, today=today())[:MOST]:
        title = event_title(segment.event, language=language)
        yield Need(
            what=_("A recording is not there yet"),
            where=title.text,
            where_language=title.language,
            address=reverse("event", kwargs={"programme": key, "key": segment.event.key}),
            button=_("Look at the agenda"),
            due=PartialDate.parse(segment.due).latest if segment.due else None,
        )
    unreleased = [
        line
        for line in recording_lines(seat.programme, list(recording_list(seat.programme)), language=language)
        if not line.is_permitted
    ]
    for line in unreleased[:MOST]:
        yield Need(
            what=_("A recording waits for a release"),
            where=line.publication.title,
            where_language=line.publication.language,
            address=reverse("recordings", kwargs={"programme": key}) + f"#{line.publication.key}",
            button=_("Record the release"),
        )
    if len(unreleased) > MOST:
        yield Need(
            what=_("More recordings wait for a release: %(number)s") % {"number": len(unreleased) - MOST},
            address=reverse("recordings", kwargs={"programme": key}),
            button=_("Look at the recordings"),
        )
    if seat.may(Right.EDIT_AGENDA):
        yield from _lessons(seat, language=language)
    for event in plans_without_agenda(seat.programme, today=today())[:MOST]:
        title = event_title(event, language=language)
        yield Need(
            what=_("An event to come has no agenda"),
            where=title.text,
            where_language=title.language,
            address=reverse("event", kwargs={"programme": key, "key": event.key}),
            button=_("Make the agenda"),
            due=event.earliest,
        )


def _keys(seat: "Membership", *, language: str) -> Iterator[Need]:
    """Yield changes of plan and looser rules that wait for a key, and whose turn it is."""
    for waiting in waiting_changes(seat.programme)[:MOST]:
        title = event_title(waiting.event, language=language)
        is_mine = all(key.side_id != seat.side_id for key in waiting.keys.all())
        if waiting.plan_id is not None:
            what = (
                _("A plan was changed with the other side’s key")
                if is_mine
                else _("The other side has not said yet that it read a change of plan")
            )
        else:
            what = (
                _("A change of plan waits for your side’s key")
                if is_mine
                else _("A change of plan waits for the other side’s key")
            )
        yield Need(
            what=what,
            where=title.text,
            where_language=title.language,
            address=reverse("replan", kwargs={"programme": seat.programme.key, "key": waiting.event.key}),
            button=_("Look at the change"),
            turn=Turn.MINE if is_mine else Turn.THEIRS,
        )


def _lessons(seat: "Membership", *, language: str) -> Iterator[Need]:
    """Yield the events to come for which lessons of events like them have not been looked at."""
    coming = list(coming_events(seat.programme, today=today())[:MOST])
    found = similar_lessons(seat.programme, coming)
    for event in coming:
        waiting = sum(each.is_open for each in found[event.key])
        if not waiting:
            continue
        title = event_title(event, language=language)
        page = reverse("edit-agenda", kwargs={"programme": seat.programme.key, "key": event.key})
        yield Need(
            what=ngettext(
                "%(num)s lesson of an event like it has not been looked at",
                "%(num)s lessons of events like it have not been looked at",
                waiting,
            )
            % {"num": waiting},
            where=title.text,
            where_language=title.language,
            address=f"{page}#lessons",
            button=_("Look at the lessons"),
            due=event.earliest,
        )
