"""Ballots given out: a batch for one seat, and the numbers printed on papers.

A paper's seat follows from its number and this office's secret key, so that its return code can be printed before
anybody filled it in; nothing ties the two in the rows.
"""

import secrets
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import locked, note_change
from tracktwo.office.rounds.codes import ALPHABET, typed
from tracktwo.office.rounds.kinds import Carrier, Seat, State
from tracktwo.office.rounds.models import Batch, Round
from tracktwo.office.rounds.queries import CODE_LENGTH, asked
from tracktwo.office.rounds.wording import differs_by_side
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Side

__all__ = ["MOST", "make_batch", "number_of", "paper_seat", "printed_number", "revoke_batch"]

MOST: Final = {Carrier.PAPER: 100, Carrier.FILE: 500}
"""How many ballots one batch has at most."""


@transaction.atomic
def make_batch(
    round_: Round, *, carrier: Carrier, seat: Seat, side: "Side | None", people: int, by: "Account | None"
) -> Batch:
    """Return a new batch of ballots of an open round.

    Args:
        round_: the round.
        carrier: paper, or one file that is sent to everybody.
        seat: what they are for.
        side: the side; None for a seat without one.
        people: how many of them may count.
        by: who makes them.

    Raises: DataError if the round is not open, the number is out of bounds, or the side is not the round's.
    """
    held = locked(round_)
    if held.state is not State.OPEN:
        raise DataError(
            _("Ballots are made of a round that is open: only then what people are asked stands.")
        )
    if not 1 <= people <= MOST[carrier]:
        raise DataError(_("Make from 1 to %(most)s ballots at once.") % {"most": MOST[carrier]})
    if (seat is Seat.SIDE) != (side is not None):
        raise DataError(_("Choose a side, or a seat without one."))
    if held.only_sides and side is None:
        raise DataError(_("Only people of the two sides are asked in this round."))
    if side is not None and side.programme_id != held.programme_id:
        raise DataError(_("This side belongs to another programme."))
    made = Batch.objects.create(
        round=held,
        number=(held.batches.aggregate(last=Max("number"))["last"] or 0) + 1,
        code="".join(secrets.choice(ALPHABET) for _place in range(CODE_LENGTH)),
        carrier=carrier,
        seat=seat,
        side=side,
        people=people,
        asked=[[each.key, each.version] for each in asked(held) if side or not differs_by_side(each)],
        told=held.frozen,
    )
    about = {
        "number": made.number,
        "carrier": carrier.value,
        "people": people,
        "side": side.key if side else "",
    }
    note_change(held, by=by, action="ballots made", after=about)
    return made


@transaction.atomic
def revoke_batch(batch: Batch, *, by: "Account | None") -> None:
    """Take a batch back: none of its ballots counts from now on; those counted stay."""
    held = locked(batch.round)
    held.batches.filter(pk=batch.pk).update(is_revoked=True)
    batch.keyings.all().delete()
    note_change(held, by=by, action="ballots taken back", after={"number": batch.number})


def printed_number(batch: Batch, number: int) -> str:
    """Return what is printed on a paper: batch, paper, and two letters by which a slip of the keys is noticed."""
    return f"{batch.number}-{number}-{_check(batch, number)}"


def number_of(round_: Round, text: str) -> tuple[Batch, int]:
    """Return the batch and the number of a paper as somebody types what is printed on it.

    Raises: DataError if no paper of the round has it.
    """
    parts = text.strip().replace("\u2013", "-").replace(" ", "").split("-")
    if len(parts) == 3 and parts[0].isdecimal() and parts[1].isdecimal():  # noqa: PLR2004 -- batch, paper, check
        batch = round_.batches.filter(number=int(parts[0][:5]), carrier=Carrier.PAPER).first()
        number = int(parts[1][:5])
        if batch and 1 <= number <= batch.people and typed(parts[2]) == _check(batch, number):
            return batch, number
    raise DataError(
        _("No paper of this round has the number “%(number)s”; type it as printed, such as 1-12-KM.")
        % {"number": text[:20]}
    )


def paper_seat(batch: Batch, number: int) -> UUID:
    """Return the seat a paper becomes once it counts: nobody else can work it out, and it is stored nowhere before."""
    digest = salted_hmac("seat of a paper", f"{batch.code} {number}", algorithm="sha256").digest()
    return UUID(bytes=digest[:16], version=4)


def _check(batch: Batch, number: int) -> str:
    digest = salted_hmac("check of a paper", f"{batch.code} {number}", algorithm="sha256").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:2])
