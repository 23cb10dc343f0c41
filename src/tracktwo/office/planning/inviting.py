"""Who is invited to an event, and the limits that a convenor looks at before anybody is."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import deciding_seat
from tracktwo.office.planning.models import LimitTick
from tracktwo.office.record.kinds import GuestState
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Event, Limit, Programme, Side

__all__ = ["Looked", "add_guest", "limits_of", "remove_guest", "save_states", "tick", "untick"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A limit, its fingerprint, and who looked at it for an event: None where nobody did as it is worded now."""

    limit: "Limit"
    fingerprint: str
    tick: LimitTick | None


def limits_of(event: "Event") -> list[Looked]:
    """Return the limits of an event's programme in order, with who looked at each for this event."""
    ticks = {tick.limit_id: tick for tick in LimitTick.objects.filter(event=event).select_related("account")}
    found = []
    for limit in event.programme.limits.all():
        fingerprint, tick = _fingerprint(limit), ticks.get(limit.pk)
        is_of_this = tick is not None and tick.fingerprint == fingerprint
        found.append(Looked(limit=limit, fingerprint=fingerprint, tick=tick if is_of_this else None))
    return found


def _fingerprint(limit: "Limit") -> str:
    said = json.dumps([limit.kind, limit.text], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


@transaction.atomic
def tick(*, programme: "Programme", by: "Account", event: str, limit: str, seen: str) -> None:
    """Keep that a convenor looked at a limit for an event, as it is worded.

    Raises: DataError if ``by`` is no convenor here, one of them is gone, or the limit was reworded meanwhile.
    """
    deciding_seat(by, programme=programme.pk)
    found = _event(programme, event)
    looked = next((each for each in limits_of(found) if each.limit.key == limit), None)
    if looked is None or looked.fingerprint != seen:
        raise DataError(_("Somebody changed this limit after you opened the page; look at it again."))
    LimitTick.objects.update_or_create(
        event=found, limit=looked.limit, defaults={"fingerprint": seen, "account": by}
    )
    _record(programme, by, "limit ticked", event, after={"limit": limit})


@transaction.atomic
def untick(*, programme: "Programme", by: "Account", event: str, limit: str) -> None:
    """Take back that a limit was looked at.

    Raises: DataError if ``by`` is no convenor here, or the event is gone.
    """
    deciding_seat(by, programme=programme.pk)
    LimitTick.objects.filter(event=_event(programme, event), limit__key=limit).delete()
    _record(programme, by, "limit unticked", event, after={"limit": limit})


@transaction.atomic
def add_guest(
    *, programme: "Programme", by: "Account", event: str, person: str, name: str, side: "Side"
) -> None:
    """Put somebody on the list of those who are to come, as an idea.

    Raises: DataError if the event or the person is gone, nobody is named, or they are on the list already.
    """
    found = _event(programme, event)
    entry = programme.persons.filter(key=person).first() if person else None
    if person and entry is None:
        raise DataError(_("There is no entry “%(key)s” any more; choose another.") % {"key": person})
    if entry is None and not name.strip():
        raise DataError(_("Choose a person, or write the name of somebody who is not in the record."))
    if entry is not None and found.guests.filter(person=entry).exists():
        raise DataError(_("They are on the list already."))
    found.guests.create(person=entry, name="" if entry else name.strip(), side=side)
    _record(programme, by, "guest changed", event, after={"guests": found.guests.count()})


@transaction.atomic
def remove_guest(*, programme: "Programme", by: "Account", event: str, guest: int) -> None:
    """Take somebody off the list of those who are to come; nothing is kept of them there.

    Raises: DataError if the event is gone.
    """
    found = _event(programme, event)
    gone, _each = found.guests.filter(pk=guest).delete()
    if gone:
        _record(programme, by, "guest changed", event, after={"guests": found.guests.count()})


@transaction.atomic
def save_states(
    *, programme: "Programme", by: "Account", event: str, states: Mapping[int, str], opened: Mapping[int, str]
) -> int:
    """Keep how far the coming of each is, and return how many changed; whoever was only opened stays as they are.

    Args:
        programme: The programme the event belongs to.
        by: Who saves it.
        event: The key of the event.
        states: How far the coming of each is to be, by the number of the guest.
        opened: How far it was when the page was opened.

    Raises:
        DataError: If somebody else marked one of them otherwise meanwhile, or somebody is to be invited before
            every limit of the programme was looked at, and which not.
    """
    found, changed = _event(programme, event), []
    for guest in found.guests.select_for_update():
        was, state = opened.get(guest.pk, guest.state), states.get(guest.pk, guest.state)
        if state == was:
            continue
        if guest.state not in {was, state}:
            raise DataError(
                _(
                    "Somebody else marked one of these after you opened the page; nothing is saved. Look at it again."
                )
            )
        if state in list(GuestState) and state != guest.state:
            changed.append((guest.state, state))
            guest.state = state
            guest.save(update_fields=["state"])
    open_limits = [each for each in limits_of(found) if each.tick is None]
    if open_limits and any(before == GuestState.IDEA for before, _after in changed):
        numbers = _(", ").join(str(each.limit.number) for each in open_limits)
        raise DataError(
            _("Nobody is marked as invited before a convenor has looked at each limit. Missing: %(numbers)s.")
            % {"numbers": numbers}
        )
    if changed:
        _record(
            programme, by, "guest changed", event, after={"states": [after for _before, after in changed]}
        )
    return len(changed)


def _event(programme: "Programme", key: str) -> "Event":
    found = programme.events.filter(key=key).first()
    if found is None:
        raise DataError(_("There is no event “%(key)s” any more; somebody deleted it.") % {"key": key})
    return found


def _record(
    programme: "Programme", by: "Account", action: str, event: str, *, after: dict[str, object]
) -> None:
    record_change(
        programme=programme, by=by, action=action, subject=f"event:{event}", before=None, after=after
    )
