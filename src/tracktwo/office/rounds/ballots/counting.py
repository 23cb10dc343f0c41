"""Ballots counted: each once, whole or not at all, as a seat like any other.

A ballot is not tied to the seat it became; like every seat it leaves no line in the audit trail. A paper is keyed in
twice, the second time without sight of the first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import locked
from tracktwo.office.rounds.answering import Kept, keep_answer
from tracktwo.office.rounds.ballots.blocks import Block, Given
from tracktwo.office.rounds.ballots.making import paper_seat
from tracktwo.office.rounds.codes import hash_of_return_code, return_code
from tracktwo.office.rounds.joining.reading import SKIP, read_form
from tracktwo.office.rounds.kinds import Carrier
from tracktwo.office.rounds.models import Ballot, Batch, Keying, Participant, Round
from tracktwo.office.rounds.queries import is_open
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import fingerprint

__all__ = [
    "Difference",
    "agree_on_paper",
    "count_block",
    "differences_of",
    "is_counted",
    "key_paper",
    "waiting_papers",
]

Cells = Mapping[str, Given]
"""What stands on a paper, by the key of the statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A statement both passes over a paper read otherwise."""

    key: str
    first: Given
    second: Given


@transaction.atomic
def count_block(round_: Round, block: Block, *, at: datetime) -> list[str]:
    """Count what a file ballot gave back; return the keys of statements corrected since, whose answers do not count.

    Raises: DataError if the block belongs to another round or batch, was counted before, or the round is not open.
    """
    batch = round_.batches.filter(code=block.batch, carrier=Carrier.FILE).first()
    if block.round != round_.code or batch is None:
        raise DataError(_("This ballot belongs to another round; paste it there."))
    if len(block.answers) != len(batch.asked):
        raise DataError(_("This ballot asks other things than its batch; nothing was counted."))
    spoken = {tag.upper(): tag for tag in round_.languages}
    return _count(
        batch,
        mark=fingerprint(block.ballot.encode()),
        participant=uuid4(),
        code=block.return_code,
        language=spoken.get(block.language, round_.languages[0]),
        cells={key: given for (key, _version), given in zip(batch.asked, block.answers, strict=True)},
        at=at,
    )


@transaction.atomic
def key_paper(batch: Batch, number: int, cells: Cells, *, at: datetime) -> list[str] | None:
    """Keep one pass over a paper; where both passes say the same it counts, and the passes are forgotten.

    Returns: the keys of statements corrected since it was printed once it counted; None while it does not.

    Raises: DataError if it was counted before, or the round is not open.
    """
    _refuse(batch, mark=str(number), at=at)
    turn = batch.keyings.filter(number=number).count() + 1
    if turn > 2:  # noqa: PLR2004 -- two passes
        raise DataError(_("This paper was keyed twice; look at where the two differ."))
    Keying.objects.create(
        batch=batch, number=number, turn=turn,
        cells={key: [given.stance, given.expected, given.depends_on] for key, given in cells.items()},
    )  # fmt: skip
    if turn == 1 or differences_of(batch, number):
        return None
    return _count_paper(batch, number, cells, at=at)


@transaction.atomic
def agree_on_paper(batch: Batch, number: int, agreed: Cells, *, at: datetime) -> list[str]:
    """Count a paper once it was looked at again where two passes differ; return the keys corrected since.

    Raises: DataError if it was counted before, the round is not open, or something still differs.
    """
    _refuse(batch, mark=str(number), at=at)
    open_still = [each.key for each in differences_of(batch, number) if each.key not in agreed]
    first = batch.keyings.filter(number=number, turn=1).first()
    if first is None or open_still or batch.keyings.filter(number=number).count() < 2:  # noqa: PLR2004 -- two passes
        raise DataError(_("Say what stands on the paper for each statement the two passes read otherwise."))
    return _count_paper(batch, number, {**_cells(first), **agreed}, at=at)


def differences_of(batch: Batch, number: int) -> list[Difference]:
    """Return where the two passes over a paper differ, in the order of the batch; nothing before there are two."""
    keyed = [_cells(each) for each in batch.keyings.filter(number=number).order_by("turn")]
    if len(keyed) < 2:  # noqa: PLR2004 -- two passes
        return []
    first, second = keyed
    pairs = [(key, first.get(key, Given()), second.get(key, Given())) for key, _version in batch.asked]
    return [Difference(key=key, first=one, second=other) for key, one, other in pairs if one != other]


def is_counted(batch: Batch, number: int) -> bool:
    """Return whether a paper was counted, by the number printed on it."""
    return batch.counted.filter(mark=str(number)).exists()


def waiting_papers(round_: Round) -> list[Keying]:
    """Return the papers keyed in once, or twice with differences: the last pass over each."""
    found = (
        Keying.objects.filter(batch__round=round_).select_related("batch").order_by("batch__number", "number")
    )
    return list({(each.batch_id, each.number): each for each in found}.values())


def _count_paper(batch: Batch, number: int, cells: Cells, *, at: datetime) -> list[str]:
    seat = paper_seat(batch, number)
    missing = _count(
        batch,
        mark=str(number),
        participant=seat,
        code=return_code(seat),
        language=batch.round.languages[0],
        cells=cells,
        at=at,
    )
    batch.keyings.filter(number=number).delete()
    return missing


def _count(
    batch: Batch, *, mark: str, participant: UUID, code: str, language: str, cells: Cells, at: datetime
) -> list[str]:
    """Seat whoever filled a ballot in, and keep each answer."""
    held = _refuse(batch, mark=mark, at=at)
    if Participant.objects.filter(return_hash=hash_of_return_code(code)).exists():
        raise DataError(_("This ballot was counted already; nothing was counted again."))
    Ballot.objects.create(batch=batch, mark=mark)
    person = Participant.objects.create(
        pk=participant,
        round=held,
        seat=batch.seat,
        side=batch.side,
        language=language,
        consent=batch.told,
        return_hash=hash_of_return_code(code),
        day=at.date(),
    )
    became = {
        key: _keep(held, person, key=key, version=version, given=cells[key], language=language, at=at)
        for key, version in batch.asked
        if cells.get(key, Given()) != Given()
    }
    if not set(became.values()) <= {Kept.SAVED, Kept.REWORDED}:
        raise DataError(
            _("This ballot could not be kept just now; nothing of it was counted. Try once more.")
        )
    return [key for key, kept in became.items() if kept is Kept.REWORDED]


def _keep(
    round_: Round, person: Participant, *, key: str, version: int, given: Given, language: str, at: datetime
) -> Kept:
    """Keep one answer of a ballot as its form would have brought it."""
    fields = {
        "statement": key,
        "version": str(version),
        "sent": uuid4().hex,
        "stance": given.stance or SKIP,
        "expected": given.expected if person.side_id else "",
        "depends_on": given.depends_on,
    }
    filled = read_form(fields, language=language)
    if filled.said is None:
        raise DataError(f"{key}: {next(iter(filled.problems.values()))}")
    return keep_answer(
        filled.said, code=round_.code, participant=person.pk, statement=key, version=version, at=at
    )


def _refuse(batch: Batch, *, mark: str, at: datetime) -> Round:
    """Return the round of a batch, held, where a ballot may still count; say why not elsewhere."""
    held = locked(batch.round)
    if not is_open(held, at=at):
        raise DataError(_("This round is not open; a ballot that comes now does not count."))
    if Batch.objects.filter(pk=batch.pk, is_revoked=True).exists():
        raise DataError(_("These ballots were taken back; this one does not count."))
    if batch.counted.filter(mark=mark).exists():
        raise DataError(_("This ballot was counted already; nothing was counted again."))
    if batch.counted.count() >= batch.people:
        raise DataError(
            _("As many ballots of this batch were counted as were made for people; this one does not count.")
        )
    return held


def _cells(keying: Keying) -> dict[str, Given]:
    return {
        key: Given(stance=stance, expected=expected, depends_on=depends_on)
        for key, (stance, expected, depends_on) in keying.cells.items()
    }
