"""Changing what kind of event an event is, with everything that follows from the kind said beforehand."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import Refused, lock, renumbered
from tracktwo.office.record.checks import loosens
from tracktwo.office.record.kinds import EventKind, EventStatus, default_rule, is_public, takes_number
from tracktwo.office.record.queries import formal_numbers
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["KindChange", "NumberChange", "change_kind", "plan_kind_change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """An event whose number in the formal sequence would change; None: it has none."""

    event: record.Event
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChange:
    """What changes with an event's kind.

    The rule becomes the usual one of the new kind only where that is stricter; ``usual_rule`` is what it
    would have been, so that a page can say when a looser usual rule is not taken.
    """

    before: EventKind
    after: EventKind
    rule_before: str
    rule_after: str
    usual_rule: Rule
    numbers: tuple[NumberChange, ...]

    @property
    def numbered(self) -> tuple[bool, bool]:
        """Return whether the kind takes a number, before and after."""
        return takes_number(self.before), takes_number(self.after)

    @property
    def public(self) -> tuple[bool, bool]:
        """Return whether the kind is held before the public, before and after."""
        return is_public(self.before), is_public(self.after)


def plan_kind_change(event: record.Event, kind: EventKind) -> KindChange:
    """Return everything that would change if an event became of another kind; nothing is written."""
    usual = default_rule(kind)
    return KindChange(
        before=EventKind(event.kind),
        after=kind,
        rule_before=event.rule,
        rule_after=usual if event.rule and loosens(usual, event.rule) else event.rule,
        usual_rule=usual,
        numbers=tuple(_number_changes(event, kind)),
    )


@transaction.atomic
def change_kind(
    *, programme: record.Programme, by: "Account | None", key: str, kind: str, reason: str, seen: str
) -> None:
    """Make an event of another kind, with the rule that follows; the audit trail keeps why.

    Args:
        programme: The programme the event belongs to.
        by: Who changes it.
        key: The event's key.
        kind: The new kind.
        reason: Why, in words; required.
        seen: The kind and rule the person was shown as being changed, ``"kind rule"``.

    Raises:
        Refused: If the kind is unknown or the same, or no reason is given.
        DataError: If the event is gone, or its kind or rule changed since the change was shown.
    """
    lock(programme)
    event = programme.events.filter(key=key).first()
    if event is None:
        raise DataError(_("There is no event “%(key)s” any more; somebody deleted it.") % {"key": key})
    if kind not in set(EventKind) - {event.kind}:
        raise Refused({"kind": [_("Choose another kind than the one it has.")]})
    if not reason.strip():
        raise Refused({"reason": [_("Say in a few words why the kind changes; it is kept with the change.")]})
    if seen != f"{event.kind} {event.rule}":
        raise DataError(
            _("Somebody changed this event after you opened the page; look at what would change again.")
        )
    change = plan_kind_change(event, EventKind(kind))
    event.kind, event.rule = change.after, change.rule_after
    numbers = formal_numbers(programme)
    event.full_clean()
    event.save()
    old, new = renumbered(numbers, formal_numbers(programme))
    record_change(
        programme=programme,
        by=by,
        action="kind changed",
        subject=f"event:{key}",
        before={"kind": change.before.value, "rule": str(change.rule_before), **old},
        after={"kind": change.after.value, "rule": str(change.rule_after), **new},
        note=reason.strip(),
    )


def _number_changes(changed: record.Event, kind: EventKind) -> Iterable[NumberChange]:
    events = list(changed.programme.events.all())
    before = _numbers((event.pk, event.kind, event.status) for event in events)
    after = _numbers((event.pk, kind if event == changed else event.kind, event.status) for event in events)
    for event in events:
        if before.get(event.pk) != after.get(event.pk):
            yield NumberChange(event=event, before=before.get(event.pk), after=after.get(event.pk))


def _numbers(events: Iterable[tuple[int, str, str]]) -> dict[int, int]:
    """Return the number of each event of the formal sequence; the events come in time order."""
    held = [pk for pk, kind, status in events if status == EventStatus.HELD and takes_number(EventKind(kind))]
    return {pk: number for number, pk in enumerate(held, start=1)}
