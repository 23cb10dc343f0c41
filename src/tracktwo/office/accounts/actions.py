"""Changes to accounts and seats, and the one way every change in the office is recorded."""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.models import Account, AuditEntry, Membership
from tracktwo.office.accounts.queries import manages
from tracktwo.office.accounts.rights import Role
from tracktwo.office.accounts.signin import new_name, normal
from tracktwo.vocabulary.errors import DataError

__all__ = [
    "change_passphrase",
    "change_role",
    "enter",
    "give_seat",
    "hash_of_link",
    "invite",
    "issue_link",
    "make_account",
    "record_change",
    "redact_trail",
    "reissue_link",
    "renew_link",
    "set_active",
    "set_preferences",
]


def record_change(
    *,
    programme: Any,
    by: Account | None,
    action: str,
    subject: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    note: str = "",
    side: Any = None,
) -> None:
    """Keep who changed what, and what it was before. Call it in the transaction of the change itself.

    Args:
        programme: the programme changed; None for what belongs to no programme.
        by: the account that made the change; None for the command line.
        action: what was done, in one word such as ``"edited"``.
        subject: kind and key, such as ``"event:changsha-2019"``.
        before: the changed fields as they were, in JSON's types; None for something new.
        after: the changed fields as they are; None for something taken away.
        note: why, where the change asks for a reason.
        side: the side whose team alone may read who did it and what it was; None where both may.
    """
    AuditEntry.objects.create(
        programme=programme,
        account=by,
        action=action,
        subject=subject,
        before=before,
        after=after,
        note=note,
        side=side,
    )


def redact_trail(programme: Any, *, subjects: Sequence[str], clean: Callable[[Any], Any]) -> None:
    """Take an erased person out of the trail of changes: that something was changed stays, not who it was.

    Args:
        programme: whose trail.
        subjects: entries of which the trail keeps nothing but that they were changed.
        clean: what takes the person out of a value, wherever else it is named.
    """
    for entry in AuditEntry.objects.filter(programme=programme).iterator(chunk_size=500):
        if entry.subject in subjects:
            kind = entry.subject.partition(":")[0]
            entry.subject, entry.before, entry.after, entry.note = f"{kind}:…", None, None, ""
        else:
            kept = (entry.subject, entry.before, entry.after, entry.note)
            now = tuple(map(clean, kept))
            if now == kept:
                continue
            entry.subject, entry.before, entry.after, entry.note = now
        entry.save(update_fields=["subject", "before", "after", "note"])


@transaction.atomic
def make_account(name: str, *, language: str = "en") -> Account:
    """Return a new account that has no passphrase yet.

    Raises: DataError if the name is empty, cannot be read or is taken.
    """
    name = new_name(name)
    account = Account(name=name, language=language)
    account.set_unusable_password()
    try:
        with transaction.atomic():  # the database alone knows what is made at the same moment
            account.save()
    except IntegrityError as error:
        raise DataError(
            _(
                "There is already an account called “%(name)s”; "
                "add what tells the two apart, such as the organisation."
            )
            % {"name": name}
        ) from error
    return account


@transaction.atomic
def give_seat(account: Account, *, side: Any, role: Role, by: Account | None) -> Membership:
    """Return the account's new seat in the programme of a side.

    Raises: DataError if the account already has a seat there; one account cannot hold the keys of both sides.
    """
    try:
        with transaction.atomic():
            seat = Membership.objects.create(account=account, programme=side.programme, side=side, role=role)
    except IntegrityError as error:
        raise DataError(
            _("“%(name)s” already has a seat in this programme; an account holds one seat only.")
            % {"name": account.name}
        ) from error
    _record_seat(seat, by=by, action="invited", before=None, after={"side": side.key, "role": role.value})
    return seat


@transaction.atomic
def issue_link(account: Account) -> str:
    """Return the secret of a new personal link; only its hash is kept, and an older link closes.

    Raises: DataError if the account is out of use, so that the link would open nothing.
    """
    if not account.is_active:
        raise DataError(
            _("The account “%(name)s” is out of use; a convenor of its side can put it back in use.")
            % {"name": account.name}
        )
    secret = secrets.token_urlsafe(24)
    Account.objects.filter(pk=account.pk).update(
        link_hash=hash_of_link(secret), failures=0, locked_until=None
    )
    return secret


def hash_of_link(secret: str) -> str:
    """Return what is kept of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def enter(account: Account, *, passphrase: str) -> None:
    """Set the passphrase of an account through its open link, which closes.

    Raises: DataError if the link was used in the meantime.
    """
    if not Account.objects.filter(pk=account.pk, is_active=True, link_hash=account.link_hash).update(
        link_hash=""
    ):
        raise DataError(_("This link has just been used; ask for a new one."))
    account.failures, account.locked_until = 0, None
    account.set_password(normal(passphrase))
    account.save(update_fields=["password", "failures", "locked_until"])
    _record_account(account, by=account, action="entered")


@transaction.atomic
def change_passphrase(account: Account, *, passphrase: str) -> None:
    """Set another passphrase; every other session of the account ends."""
    account.set_password(normal(passphrase))
    account.save(update_fields=["password"])
    _record_account(account, by=account, action="changed passphrase")


@transaction.atomic
def set_preferences(*, by: Account, **chosen: str) -> None:
    """Keep an account's language or theme; a preference is nobody else's business and leaves no trace."""
    Account.objects.filter(pk=by.pk).update(**chosen)


@transaction.atomic
def invite(name: str, *, role: Role, language: str, by: Membership) -> tuple[Membership, str]:
    """Return a new member of the convenor's own side, and the secret of the link that lets them in."""
    account = make_account(name, language=language)
    seat = give_seat(account, side=by.side, role=role, by=by.account)
    return seat, issue_link(account)


@transaction.atomic
def reissue_link(seat: Membership, *, by: Membership) -> str:
    """Return the secret of a new link for a member of the convenor's own side.

    Raises: DataError if the member sits on the other side, or has a seat this convenor does not answer for.
    """
    _refuse_unless_managed(seat, by=by)
    return renew_link(seat.account, by=by.account)


@transaction.atomic
def renew_link(account: Account, *, by: Account | None) -> str:
    """Return the secret of a new link for an account that is there already, and keep that it was made.

    Whoever holds it can take the account over, so the team can see every one, the command line's too.
    """
    _record_account(account, by=by, action="issued link")
    return issue_link(account)


@transaction.atomic
def change_role(seat: Membership, *, role: Role, by: Membership) -> None:
    """Give a member of the convenor's own side another role.

    Raises: DataError if the member sits on the other side, or is the side's last active convenor.
    """
    _refuse_other_side(seat, by=by)
    if role == seat.role:
        return
    if role is not Role.CONVENOR:
        _refuse_last_convenor(seat)
    before, seat.role = seat.role, role
    seat.save(update_fields=["role"])
    _record_seat(
        seat, by=by.account, action="changed role", before={"role": before}, after={"role": role.value}
    )


@transaction.atomic
def set_active(seat: Membership, *, is_active: bool, by: Membership) -> None:
    """Put a member's account out of use, which ends its sessions, or back in use.

    Raises: DataError if the account is not this convenor's to answer for, or the side's last active convenor.
    """
    _refuse_unless_managed(seat, by=by)
    if seat.account.is_active == is_active:
        return
    if not is_active:
        _refuse_last_convenor(seat)
    Account.objects.filter(pk=seat.account_id).update(is_active=is_active, link_hash="")
    before, after = {"is_active": not is_active}, {"is_active": is_active}
    action = "reactivated" if is_active else "deactivated"
    _record_seat(seat, by=by.account, action=action, before=before, after=after)


def _record_account(account: Account, *, by: Account | None, action: str) -> None:
    """Keep what was done with an account where its team can see it: in each programme it has a seat in."""
    subject = f"account:{account.name}"
    seats = account.memberships.select_related("programme")
    for programme in [seat.programme for seat in seats] or (None,):
        record_change(programme=programme, by=by, action=action, subject=subject, before=None, after=None)


def _record_seat(
    seat: Membership,
    *,
    by: Account | None,
    action: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    subject = f"account:{seat.account.name}"
    record_change(programme=seat.programme, by=by, action=action, subject=subject, before=before, after=after)


def _refuse_other_side(seat: Membership, *, by: Membership) -> None:
    if (seat.programme_id, seat.side_id) != (by.programme_id, by.side_id) or by.role != Role.CONVENOR:
        raise DataError(_("Members of the other side are changed by its own convenors."))


def _refuse_unless_managed(seat: Membership, *, by: Membership) -> None:
    """Refuse what would reach seats elsewhere: a link lets its bearer into every seat of the account."""
    _refuse_other_side(seat, by=by)
    if not manages(by.account, seat.account):
        raise DataError(
            _(
                "“%(name)s” also has a seat you do not answer for; "
                "whoever runs this office can do this with “tracktwo link”."
            )
            % {"name": seat.account.name}
        )


def _refuse_last_convenor(seat: Membership) -> None:
    """Refuse to leave a side without a convenor; the rows stay locked until the change is made."""
    convenors = Membership.objects.select_for_update().select_related("account")
    active = convenors.filter(side_id=seat.side_id, role=Role.CONVENOR, account__is_active=True)
    if {each.pk for each in active} == {seat.pk}:
        raise DataError(
            _("“%(name)s” is the last active convenor of this side; make somebody else convenor first.")
            % {"name": seat.account.name}
        )
