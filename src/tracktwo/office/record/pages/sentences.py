"""What event pages say in sentences: how long it was, what its agenda lacks. They never block anything."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tracktwo.office.record.queries import EventSheet, SideCount
from tracktwo.office.shell.marking import plain, reader_language
from tracktwo.publish import marking

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


def length_in_words(text: str) -> str:
    """Return how long an event was: "half-day" and "full-day" in words, PT1H30M as hours and minutes."""
    return marking.length(text, language=reader_language())


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
