"""The debrief: two lists written in the room, each line public or not by one facilitator of each side."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracktwo.office.accounts.rights import Right
from tracktwo.office.hall.actions.holding import acting, note
from tracktwo.office.hall.models import DebriefLine, DebriefWord
from tracktwo.office.hall.queries import digest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.hall.kinds import Debrief
    from tracktwo.office.models import Account, Event

__all__ = ["add_line", "edit_line", "remove_line", "say_of_line"]

_LONGEST: Final = 400


@transaction.atomic
def add_line(event: "Event", part: "Debrief", text: Mapping[str, str], *, by: "Account") -> DebriefLine:
    """Return a new line of one of the two lists; nobody has said yet whether it may be made public.

    Raises: DataError if there are no words, or too many.
    """
    acting(by, event.programme, Right.RUN_ROUND)
    type(event).objects.select_for_update().get(pk=event.pk)
    words = _fit(text)
    last = event.debrief.aggregate(last=Max("number"))["last"] or 0
    made = DebriefLine.objects.create(event=event, number=last + 1, part=part, text=words)
    note(event, by=by, action="debrief line added", after={"line": made.number})
    return made


@transaction.atomic
def edit_line(line: DebriefLine, text: Mapping[str, str], *, by: "Account", seen: str) -> None:
    """Give a line other words; what was said of the old ones holds no longer.

    Args:
        line: the line.
        text: what it is to say.
        by: who changes it.
        seen: the fingerprint of what the form showed.

    Raises: DataError if somebody changed it meanwhile, or the words do not fit.
    """
    acting(by, line.event.programme, Right.RUN_ROUND)
    found = _held(line, seen)
    found.text = _fit(text)
    found.save(update_fields=["text"])
    found.words.exclude(sha256=digest(found)).delete()
    note(found.event, by=by, action="debrief line edited", after={"line": found.number})


@transaction.atomic
def remove_line(line: DebriefLine, *, by: "Account", seen: str) -> None:
    """Take a line away, and what was said of it."""
    acting(by, line.event.programme, Right.RUN_ROUND)
    found = _held(line, seen)
    note(found.event, by=by, action="debrief line removed", before={"line": found.number})
    found.delete()


@transaction.atomic
def say_of_line(line: DebriefLine, *, is_public: bool, by: "Account", sha256: str) -> None:
    """Say for one's own side whether a line may be made public; the side's later word replaces the earlier.

    Raises: DataError if the line has other words than were shown, or the account spoke for the other side.
    """
    seat = acting(by, line.event.programme, Right.RUN_ROUND)
    found = _held(line, sha256)
    if found.words.filter(account=by).exclude(side=seat.side).exists():
        raise DataError(_("You have spoken for the other side; two sides are two people."))
    found.words.filter(side=seat.side).delete()
    DebriefWord.objects.create(line=found, side=seat.side, account=by, is_public=is_public, sha256=sha256)
    note(found.event, by=by, action="debrief line decided", after={"line": found.number, "public": is_public})


def _held(line: DebriefLine, seen: str) -> DebriefLine:
    found = (
        DebriefLine.objects.select_for_update(of=("self",))
        .select_related("event__programme")
        .filter(pk=line.pk)
    ).first()
    if found is None or digest(found) != seen:
        raise DataError(_("Somebody has changed this line meanwhile; read it again."))
    return found


def _fit(text: Mapping[str, str]) -> dict[str, str]:
    words = {tag: kept for tag, line in text.items() if (kept := " ".join(line.split()))}
    if not words:
        raise DataError(_("Please write the line in at least one language."))
    if max(map(len, words.values())) > _LONGEST:
        raise DataError(_("Write at most %(most)s characters.") % {"most": _LONGEST})
    return words
