"""What rooms say needs somebody: lines of a debrief on which a side has not said yet whether they may be public."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.office.accounts.rights import Right
from tracktwo.office.hall.queries import lines_waiting
from tracktwo.office.record.queries import event_lines
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.needs import MOST, Need, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Event, Membership

__all__ = ["needs"]


def needs(seat: "Membership") -> Iterator[Need]:
    """Yield the meetings whose debrief waits for the word of the reader's side, and those that wait for the other's."""
    if not seat.may(Right.RUN_ROUND):
        return
    ours, theirs = lines_waiting(seat.programme, seat.side)
    yield from _rows(
        seat, ours, _("The debrief has lines your side has not decided on"), _("Decide"), Turn.MINE
    )
    yield from _rows(
        seat, theirs, _("The debrief has lines the other side has not decided on"), _("See them"), Turn.THEIRS
    )


def _rows(
    seat: "Membership", waiting: "Sequence[Event]", what: str, button: str, turn: Turn
) -> Iterator[Need]:
    events = {event.pk: event for event in waiting}
    counts = Counter(event.pk for event in waiting)
    lines = event_lines(seat.programme, language=reader_language(), events=list(events.values())[:MOST])
    for line in lines:
        yield Need(
            what=f"{what} ({counts[line.event.pk]})",
            where=line.title.text,
            where_language="" if line.title.language == reader_language() else line.title.language,
            address=reverse("hall-debrief", kwargs={"programme": seat.programme.key, "key": line.event.key}),
            button=button,
            turn=turn,
        )
