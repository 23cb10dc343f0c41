"""What event pages say in sentences: how long it was, what its agenda lacks. They never block anything."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracktwo.office.record.queries import EventSheet, SideCount
from tracktwo.office.shell.marking import plain

__all__ = ["agenda_warnings", "length_in_words"]

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
_LENGTHS = {"half-day": gettext_lazy("half a day"), "full-day": gettext_lazy("a full day")}


def length_in_words(text: str) -> str:
    """Return how long an event was: "half-day" and "full-day" in words, PT1H30M as hours and minutes."""
    if text in _LENGTHS:
        return str(_LENGTHS[text])
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", text)
    if not found or not any(found.groups()):
        return text
    hours, minutes = (int(part or 0) for part in found.groups())
    in_hours = ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
    in_minutes = ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    if hours and minutes:
        return _("%(hours)s %(minutes)s") % {"hours": in_hours, "minutes": in_minutes}
    return in_hours if hours else in_minutes


def agenda_warnings(sheet: EventSheet) -> list[str]:
    """Return what somebody may want to look at before the day, or to explain after it."""
    return [*_facilitators(sheet.counts), *(_panel(panel) for panel in sheet.panels if len(set(panel)) > 1)]


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
