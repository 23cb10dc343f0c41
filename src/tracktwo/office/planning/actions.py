"""Beginning an event or its agenda from a usual one or an earlier one, and giving an agenda out."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.planning.patterns import PATTERNS, Start, copied, items_of
from tracktwo.office.planning.versions import content_of_version
from tracktwo.office.planning.warnings import missing_titles
from tracktwo.office.record import actions
from tracktwo.office.record.entries import ENTRIES, blank
from tracktwo.office.record.kinds import EventKind, EventStatus, default_rule
from tracktwo.office.record.queries import EventSheet, event_sheet
from tracktwo.office.shell.marking import reader_language
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Event, Programme

__all__ = ["begin_agenda", "plan_event", "release"]


@transaction.atomic
def plan_event(
    *,
    programme: "Programme",
    by: "Account",
    name: LanguageText,
    date: str,
    start: Start | None,
    copy: str = "",
    subject: LanguageText | None = None,
    key: str = "",
) -> "Event":
    """Make a planned event with an agenda to begin with, and return it.

    Args:
        programme: The programme it belongs to.
        by: Who plans it.
        name: What it is called, by language.
        date: When, as EDTF; "" if that is open.
        start: The usual agenda it starts from; None for that of an earlier event.
        copy: For an earlier event's agenda, the key of that event.
        subject: What a broadcast is about; a copied one is about what the earlier one was unless it is given.
        key: Its key; "" to have one made.

    Raises:
        Refused: If a field cannot be kept, or the key is taken.
        DataError: If the earlier event is not there.
    """
    earlier = None if start else _event(programme, copy)
    kind, duration = (
        (PATTERNS[start].kind, PATTERNS[start].duration)
        if start
        else (EventKind(earlier.event.kind), earlier.event.duration)
        if earlier
        else (None, "")
    )
    assert kind is not None
    entry = ENTRIES["event"]
    theme = subject or (earlier.event.theme if earlier else {}) if kind is EventKind.PUBLIC_BROADCAST else {}
    content = {
        **blank(entry),
        "names": [
            {"text": text, "language": tag, "owner": "", "preferred": True}
            for tag, text in sorted(name.items())
        ],
        "status": EventStatus.PLANNED,
        "date": date,
        "duration": duration,
        "rule": default_rule(kind),
        "theme": dict(theme),
    }
    made: Event = actions.create_entry(
        programme=programme, by=by, entry=entry, content=content, key=key, kind=kind
    )
    begin_agenda(programme=programme, by=by, event=made.key, start=start, copy=copy)
    return made


@transaction.atomic
def begin_agenda(
    *, programme: "Programme", by: "Account", event: str, start: Start | None, copy: str = ""
) -> int:
    """Fill an empty agenda from a usual one, or with the items of an earlier one; return how many items it has.

    Raises:
        DataError: If the agenda is not empty, or an event is not there.
    """
    sheet = _event(programme, event)
    if sheet.segments:
        raise DataError(_("This agenda has items already; add to it, or take them out first."))
    items: list[dict[str, Any]] = (
        items_of(start) if start else copied(_event(programme, copy).segments, rule=sheet.event.rule)
    )
    return len(actions.add_items(programme=programme, by=by, event=event, items=items))


@transaction.atomic
def release(*, programme: "Programme", by: "Account", event: str, seen: int, today: date) -> int:
    """Give an agenda out as it is now, and return the number of this version.

    Raises:
        DataError: If an item that needs a title lacks one in a language, if there is nothing to give out, or if
            somebody gave out a version meanwhile.
    """
    sheet = _event(programme, event)
    missing = missing_titles(programme, sheet.segments)
    if missing:
        raise DataError(
            _("The agenda is not given out yet: %(sentences)s") % {"sentences": " ".join(missing)}
        )
    if not sheet.segments:
        raise DataError(_("This agenda has no items yet, so there is nothing to give out."))
    return actions.release_agenda(
        programme=programme, by=by, event=event, content=content_of_version(sheet), seen=seen, today=today
    )


def _event(programme: "Programme", key: str) -> EventSheet:
    sheet = event_sheet(programme, key, language=reader_language())
    if sheet is None:
        raise DataError(_("There is no event “%(key)s” any more; somebody deleted it.") % {"key": key})
    return sheet
