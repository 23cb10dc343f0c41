"""What the screen shows, changed from a console. The last choice stands, and whoever it replaced is told so."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.accounts.rights import Right
from tracktwo.office.hall.actions.holding import acting, held, note
from tracktwo.office.hall.kinds import SHOWING_WORDS, Queue, Showing
from tracktwo.office.hall.models import Hall
from tracktwo.office.hall.queries import languages_missing
from tracktwo.office.hall.slides import shows_statement
from tracktwo.office.rounds.queries import is_open, versions_of
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["Shown", "see_screen", "show"]

_SEEN_EVERY: Final = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a change of the screen came to; ``replaced`` is what somebody else had put there meanwhile, "" for none."""

    hall: Hall
    replaced: str = ""
    by: str = ""


@transaction.atomic
def show(hall: Hall, showing: Showing, *, by: "Account", seen: int, of: str = "") -> Shown:
    """Return a room whose screen shows something else.

    Args:
        hall: the room.
        showing: what is to be shown.
        by: who chose it.
        seen: the version the console was showing when it was chosen.
        of: which segment (its key), question (its number) or statement (its key), where there are several.

    Raises: DataError if the room is closed, or what was chosen is not there or may not be shown.
    """
    acting(by, hall.event.programme, Right.RUN_ROUND)
    found = held(hall)
    meanwhile = found.version != seen and found.changed_by_id not in {None, by.pk}
    replaced = str(SHOWING_WORDS[Showing(found.showing)]) if meanwhile else ""
    name = found.changed_by.name if meanwhile and found.changed_by else ""
    before = _told(found)
    _CHOOSERS.get(showing, _nothing_else)(found, of)
    found.showing = showing
    found.version, found.changed_by, found.changed_at = found.version + 1, by, timezone.now()
    found.save()
    note(found.event, by=by, action="screen changed", before=before, after=_told(found))
    return Shown(hall=found, replaced=replaced, by=name)


def see_screen(hall: int, *, seen: datetime | None, at: datetime) -> None:
    """Keep that a screen asked what to show, every few seconds at most: the console says whether one is listening.

    A mark ahead of the clock is of a clock that was put back since; it says nothing.
    """
    if seen is None or abs(at - seen) > _SEEN_EVERY:
        other = Q(screen_seen__lt=at - _SEEN_EVERY) | Q(screen_seen__gt=at + _SEEN_EVERY)
        Hall.objects.filter(other | Q(screen_seen=None), pk=hall).update(screen_seen=at)


def _told(hall: Hall) -> dict[str, str]:
    of = ""
    if hall.showing == Showing.NOW and hall.segment:
        of = hall.segment.key
    elif hall.showing == Showing.QUESTION and hall.question:
        of = str(hall.question.number)
    elif hall.showing in {Showing.REVEAL, Showing.MIRROR} and hall.statement:
        of = hall.statement.key
    return {"shows": str(hall.showing), **({"of": of} if of else {})}


def _segment(hall: Hall, of: str) -> None:
    found = hall.event.segments.filter(key=of).first() if of else hall.segment or hall.event.segments.first()
    if found is None:
        raise DataError(_("There is no such item on the agenda any more; look at the agenda again."))
    if hall.segment_id != found.pk:
        hall.segment, hall.segment_since = found, timezone.now()


def _question(hall: Hall, of: str) -> None:
    found = hall.questions.filter(number=int(of) if of.isdecimal() else 0).first()
    if found is None or found.state not in {Queue.READY, Queue.ANSWERED, Queue.CARRIED}:
        raise DataError(_("This question has not been put through; nobody in the room may see it yet."))
    missing = languages_missing(hall.event.programme, found)
    if missing:
        raise DataError(
            _("It is not written in %(languages)s.") % {"languages": _(", ").join(map(endonym, missing))}
        )
    hall.question = found


def _answering(hall: Hall, _of: str) -> None:
    if hall.round is None or not is_open(hall.round, at=timezone.now()):
        raise DataError(_("No round is open in this room."))


def _statement(hall: Hall, of: str) -> None:
    listed = versions_of(hall.round) if hall.round else []
    found = next((each for each in listed if each.key == of and not each.retired), None)
    if found is None or not shows_statement(hall, found):
        raise DataError(
            _("Nothing of this statement may be shown: results are revealed by one key of each side first.")
        )
    hall.statement = found


def _nothing_else(_hall: Hall, _of: str) -> None:
    return None


_CHOOSERS: Final = {
    Showing.NOW: _segment,
    Showing.QUESTION: _question,
    Showing.ANSWERING: _answering,
    Showing.REVEAL: _statement,
    Showing.MIRROR: _statement,
}
