"""Gathering what a looser rule needs: the recorded agreement of everybody concerned, and the keys of both sides."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import deciding_seat, is_given_by_both, refuse_second_key
from tracktwo.office.planning.models import Loosening, LooseningAgreement, LooseningKey
from tracktwo.office.record import actions
from tracktwo.office.record.checks import loosens
from tracktwo.office.record.concerned import Concerned, concerned_by, effective_rule, missing_words
from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = [
    "GIVEN_WORDS",
    "Given",
    "ask",
    "give_key",
    "give_up",
    "missing_from",
    "record_agreement",
    "take_agreement_back",
]


class Given(StrEnum):
    """In which way somebody agreed; their own words are not kept."""

    WRITTEN = "in_writing"
    SPOKEN = "in_person"
    CALL = "by_telephone"


GIVEN_WORDS: Final = {
    Given.WRITTEN: lazy("In writing"),
    Given.SPOKEN: lazy("In person"),
    Given.CALL: lazy("By telephone"),
}


@transaction.atomic
def ask(*, programme: "Programme", by: "Account", kind: str, key: str, rule: str) -> Loosening:
    """Begin to gather agreements to a looser rule; an earlier wish for the entry, with its agreements, is dropped.

    Raises:
        DataError: If ``by`` is no convenor here, the entry is gone, or the rule is not looser than the one there is.
    """
    deciding_seat(by, programme=programme.pk)
    row = _row(programme, kind, key)
    before = effective_rule(kind, row)
    if not loosens(before, rule):
        raise DataError(
            _("This is not looser than the rule there is; a stricter rule needs nobody’s agreement.")
        )
    if kind != "event" and loosens(row.event.rule, rule):
        raise DataError(
            _("This is looser than the rule of the event. Choose the same rule or a stricter one, or none.")
        )
    Loosening.objects.filter(programme=programme, subject=f"{kind}:{key}").delete()
    event = row if kind == "event" else row.event
    made = Loosening.objects.create(
        programme=programme, event=event, subject=f"{kind}:{key}", before=before, rule=rule
    )
    _record(made, by, "looser rule wanted", after={"rule": rule})
    return made


@transaction.atomic
def record_agreement(*, wanted: Loosening, by: "Account", who: Concerned, date: str, given: Given) -> None:
    """Write down that somebody concerned agreed: on which day, in which way.

    Raises: DataError if ``by`` is no convenor here, or they are not concerned any more.
    """
    deciding_seat(by, programme=wanted.programme_id)
    if who.person is None and not who.name:
        raise DataError(_("Nobody knows who this is, so nobody can say that they agreed; the rule stays."))
    if who not in _concerned(wanted):
        raise DataError(_("This person is not concerned by this rule; look at the list again."))
    about: dict[str, Any] = {"person_id": who.person, "name": who.name}
    wanted.agreements.update_or_create(**about, defaults={"date": date, "given": given.value, "account": by})
    _record(wanted, by, "agreement recorded", after={"name": who.called, "date": date, "given": given.value})


@transaction.atomic
def take_agreement_back(*, wanted: Loosening, by: "Account", agreement: int) -> None:
    """Take back that somebody agreed; keys given on it are gone, too.

    Raises: DataError if ``by`` is no convenor here.
    """
    deciding_seat(by, programme=wanted.programme_id)
    wanted.agreements.filter(pk=agreement).delete()
    wanted.keys.all().delete()
    _record(wanted, by, "agreement taken back", after=None)


@transaction.atomic
def give_key(*, wanted: Loosening, by: "Account") -> bool:
    """Give one's side's key to a looser rule; return whether the rule is looser now.

    Raises:
        DataError: If ``by`` is no convenor here or the key was given, or somebody's agreement is missing, and whose.
    """
    seat = deciding_seat(by, programme=wanted.programme_id)
    refuse_second_key(wanted.keys, seat=seat)
    missing = missing_from(wanted)
    if missing:
        raise DataError(missing_words(missing))
    LooseningKey.objects.create(loosening=wanted, side=seat.side, account=by)
    _record(wanted, by, "looser rule approved", after={"rule": wanted.rule})
    if not is_given_by_both(wanted.keys):
        return False
    kind, _colon, key = wanted.subject.partition(":")
    actions.loosen_rule(
        programme=wanted.programme,
        by=by,
        kind=kind,
        key=key,
        before=wanted.before,
        rule=wanted.rule,
        agreed={(each.person_id, each.name) for each in wanted.agreements.all()},
    )
    wanted.delete()
    return True


@transaction.atomic
def give_up(*, wanted: Loosening, by: "Account") -> None:
    """Give a looser rule up; the rule stays as it is.

    Raises: DataError if ``by`` is no convenor here.
    """
    deciding_seat(by, programme=wanted.programme_id)
    _record(wanted, by, "looser rule given up", after=None)
    wanted.delete()


def missing_from(wanted: Loosening) -> list[Concerned]:
    """Return everybody concerned whose agreement is not recorded."""
    agreed = {(each.person_id, each.name) for each in LooseningAgreement.objects.filter(loosening=wanted)}
    return [each for each in _concerned(wanted) if each.who not in agreed]


def _concerned(wanted: Loosening) -> tuple[Concerned, ...]:
    kind, _colon, key = wanted.subject.partition(":")
    return concerned_by(kind, _row(wanted.programme, kind, key))


def _row(programme: "Programme", kind: str, key: str) -> Any:
    row = find_row(ENTRIES[kind], programme, key)
    if row is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    return row


def _record(wanted: Loosening, by: "Account", action: str, *, after: dict[str, str] | None) -> None:
    record_change(
        programme=wanted.programme, by=by, action=action, subject=wanted.subject, before=None, after=after
    )
