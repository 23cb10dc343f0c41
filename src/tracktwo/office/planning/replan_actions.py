"""Changing an event's plan: with the keys of both sides, or with one while the other side was told."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import deciding_seat, refuse_second_key
from tracktwo.office.planning.actions import begin_agenda
from tracktwo.office.planning.models import Replan, ReplanKey
from tracktwo.office.planning.patterns import Start
from tracktwo.office.planning.replanning import affected, plan_of
from tracktwo.office.planning.versions import content_of_version
from tracktwo.office.record import actions
from tracktwo.office.record.entries import ENTRIES, content_of, versions
from tracktwo.office.record.kinds import Cause, EventStatus, Way
from tracktwo.office.record.queries import event_sheet
from tracktwo.office.shell.marking import reader_language, word
from tracktwo.vocabulary.attribution import read_rule, strictest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from datetime import date

    from tracktwo.office.models import Account, Event, Programme

__all__ = ["PlanChangedError", "agree", "is_outdated", "propose", "take_back"]


class PlanChangedError(DataError):
    """Somebody changed the event after a page showed what would change."""


def is_outdated(waiting: Replan) -> bool:
    """Return whether the event was edited after a change that waits for a key was begun, so that none can be given."""
    return waiting.plan_id is None and plan_of(waiting.event) != waiting.before


@transaction.atomic
def propose(
    *,
    programme: "Programme",
    by: "Account",
    event: str,
    cause: Cause,
    way: Way,
    seen: str,
    after: Mapping[str, Any],
    states: Mapping[str, str],
    today: "date",
    note: str = "",
    informed: str = "",
    new_agenda: bool = False,
) -> Replan:
    """Give one's side's key to a change of plan and keep who is affected; return it.

    The plan changes once the other side gives its key too, or at once where ``informed`` says who there was told.

    Args:
        programme: The programme the event belongs to.
        by: A convenor.
        event: The key of a planned event.
        cause: Why, in a word that both teams read.
        way: What becomes of the event.
        seen: What ``versions`` of the entries said of :func:`plan_of` when the person was shown it.
        after: The plan as it is to be.
        states: What :func:`affected` calls somebody → how far their coming is now.
        today: The day the plan changes.
        note: What happened, for one's own side's team alone.
        informed: Who of the other side was told, and how; "" to wait for their key.
        new_agenda: Whether the agenda begins anew, as one of an informal discussion.

    Raises:
        PlanChangedError: If its plan changed meanwhile.
        DataError: If ``by`` is no convenor here, the event is not planned any more, the rule would become looser,
            or a change waits already.
        Refused: If a field of the new plan cannot be kept.
    """
    seat = deciding_seat(by, programme=programme.pk)
    found = _planned(programme, event)
    waiting = Replan.objects.filter(event=found).first()
    if waiting and waiting.plan_id is None:
        raise DataError(_("A change of this plan waits for a key already; give it, or take it back first."))
    if waiting:
        waiting.delete()  # what one key changed stays among the earlier plans; the new change tells of it, too
    before = plan_of(found)
    if seen != versions(before):
        raise _changed_meanwhile()
    if strictest(read_rule(before["rule"]), read_rule(after["rule"])) != read_rule(after["rule"]):
        raise DataError(_("A change of plan never loosens a rule; that takes everybody’s agreement."))
    _keep_states(found, states)
    if note:
        actions.create_entry(
            programme=programme,
            by=by,
            entry=ENTRIES["note"],
            content={"text": {reader_language(): note}},
            event=event,
            side=seat.side.key,
        )
    made = Replan.objects.create(
        event=found, cause=cause, way=way, before=before, after=dict(after), new_agenda=new_agenda,
        by=by, side=seat.side, informed=informed,
    )  # fmt: skip
    ReplanKey.objects.create(replan=made, side=seat.side, account=by)
    _record(made, by, "change of plan begun", after={"cause": cause.value, "way": way.value})
    if informed:
        _apply(made, by=by, today=today)
    return made


@transaction.atomic
def agree(*, programme: "Programme", by: "Account", event: str, today: "date") -> bool:
    """Give the other key to a change of plan, which changes it; return whether it changed by this.

    Of a change that one key made, the other key says that its side read it.

    Raises:
        DataError: If ``by`` is no convenor of the other side, nothing waits, or the plan changed meanwhile.
    """
    seat = deciding_seat(by, programme=programme.pk)
    waiting = _waiting(programme, event)
    refuse_second_key(waiting.keys, seat=seat)
    ReplanKey.objects.create(replan=waiting, side=seat.side, account=by)
    changes = waiting.plan_id is None
    if changes:
        _planned(programme, event)
        _apply(waiting, by=by, today=today)
    else:
        _record(waiting, by, "change of plan read")
    waiting.delete()
    return changes


@transaction.atomic
def take_back(*, programme: "Programme", by: "Account", event: str) -> None:
    """Take back or decline a change of plan that waits for a key; nothing changes by it.

    Raises:
        DataError: If ``by`` is no convenor here, or nothing waits.
    """
    deciding_seat(by, programme=programme.pk)
    waiting = _waiting(programme, event)
    if waiting.plan_id is not None:
        raise DataError(_("This plan has changed already; plan the event anew to change it again."))
    _record(waiting, by, "change of plan taken back")
    waiting.delete()


def _apply(waiting: Replan, *, by: "Account", today: "date") -> None:
    """Make the plan what it is to be, and keep it as it was."""
    event, programme = waiting.event, waiting.event.programme
    if plan_of(event) != waiting.before:
        raise _changed_meanwhile()
    sheet = event_sheet(programme, event.key, language=reader_language())
    assert sheet is not None
    last = event.plans.order_by("-number").first()
    waiting.plan = event.plans.create(
        number=last.number + 1 if last else 1,
        date=today.isoformat(),
        cause=waiting.cause,
        way=waiting.way,
        by=waiting.by.name,
        informed=waiting.informed,
        content={"before": waiting.before, "after": waiting.after, "agenda": content_of_version(sheet)},
    )
    waiting.save(update_fields=["plan"])
    if waiting.after["kind"] != event.kind:
        actions.change_kind(
            programme=programme,
            by=by,
            key=event.key,
            kind=waiting.after["kind"],
            reason=word(waiting.cause),
            seen=f"{event.kind} {event.rule}",
        )
    entry = ENTRIES["event"]
    changed = programme.events.get(pk=event.pk)
    now = content_of(entry, changed)
    actions.save_entry(
        programme=programme,
        by=by,
        entry=entry,
        key=event.key,
        content={**now, **{name: value for name, value in waiting.after.items() if name != "kind"}},
        opened_at=versions(now),
    )
    if waiting.new_agenda:
        _new_agenda(waiting, by=by)
    _record(waiting, by, "plan changed", before=waiting.before, after=waiting.after)


def _new_agenda(waiting: Replan, *, by: "Account") -> None:
    event, programme = waiting.event, waiting.event.programme
    for key in list(event.segments.values_list("key", flat=True)):
        actions.delete_entry(programme=programme, by=by, entry=ENTRIES["segment"], key=key)
    begin_agenda(programme=programme, by=by, event=event.key, start=Start.INFORMAL)


def _keep_states(event: "Event", states: Mapping[str, str]) -> None:
    for each in affected(event):
        state = states.get(each.field, each.state)
        if each.field.startswith("guest-"):
            event.guests.filter(pk=int(each.field.partition("-")[2])).update(state=state)
        else:
            event.guests.create(person=each.person, side=each.side, state=state)


def _planned(programme: "Programme", key: str) -> "Event":
    found = programme.events.filter(key=key).first()
    if found is None:
        raise DataError(_("There is no event “%(key)s” any more; somebody deleted it.") % {"key": key})
    if found.status != EventStatus.PLANNED:
        raise DataError(_("Only an event that is still planned is planned anew; correct this one instead."))
    return found


def _waiting(programme: "Programme", event: str) -> Replan:
    found = (
        Replan.objects.select_related("event__programme", "by", "side", "plan")
        .filter(event__programme=programme, event__key=event)
        .first()
    )
    if found is None:
        raise DataError(_("No change of this plan waits any more; look at the event as it is now."))
    return found


def _changed_meanwhile() -> PlanChangedError:
    return PlanChangedError(
        _("Somebody changed this event after you were shown what would change; look at it again.")
    )


def _record(waiting: Replan, by: "Account", action: str, *, before: Any = None, after: Any = None) -> None:
    event = waiting.event
    record_change(
        programme=event.programme,
        by=by,
        action=action,
        subject=f"event:{event.key}",
        before=before,
        after=after,
    )
