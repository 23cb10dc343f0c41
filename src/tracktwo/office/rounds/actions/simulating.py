"""Answers a program made up, into a round that says so: the only way answers come in but from people."""

import secrets
import uuid
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import locked, note_change
from tracktwo.office.rounds.kinds import Seat, State
from tracktwo.office.rounds.models import Answer, Participant, Round
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.tallying import MADE_UP
from tracktwo.perception import OBSERVER, Stance
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracktwo.office.models import Account
    from tracktwo.perception import SimulatedAnswer

__all__ = ["add_simulated"]

_BATCH: Final = 500
_UNLIKE: Final = 24
"""Random bytes that keep one made-up participant apart from another."""


@transaction.atomic
def add_simulated(
    round_: Round,
    answers: "Iterable[SimulatedAnswer]",
    *,
    by: "Account | None",
    conditions: "Mapping[str, Sequence[tuple[str, str]]] | None" = None,
) -> int:
    """Return how many participants were added, with what each answers.

    Args:
        round_: an open round whose origin is simulated.
        answers: as ``perception.simulate`` makes them; sides and statements by key.
        by: who adds them; None for the command line.
        conditions: by statement, what is written by those who say that it depends: a language and words for each,
            as they come; who comes after the last one of a language writes nothing.

    Raises: DataError if the round asks people, is not open, or does not have a side or a statement of an answer:
        real and simulated answers never share a round.
    """
    held = locked(round_)
    if not held.is_simulated:
        raise DataError(_("This round asks people; simulated answers never share a round with theirs."))
    if held.state is not State.OPEN:
        raise DataError(_("Answers are added while a round is open."))
    rows = list(answers)
    sides = {each.side.key: each.side for each in held.sides.select_related("side")}
    statements = {statement.key: statement for statement in asked(held)}
    strange = sorted({row.seat for row in rows} - {*sides, OBSERVER}) + sorted(
        {row.statement for row in rows} - set(statements)
    )
    if strange:
        raise DataError(_("This round has no side and no statement “%(key)s”.") % {"key": strange[0]})
    today, people = timezone.now().date(), dict[str, Participant]()
    for row in rows:
        if row.participant not in people:
            people[row.participant] = Participant(
                round=held,
                seat=Seat.OBSERVER if row.seat == OBSERVER else Seat.SIDE,
                side=sides.get(row.seat),
                language=row.language,
                consent=held.frozen,
                return_hash=f"{MADE_UP}-{secrets.token_hex(_UNLIKE)}",
                day=today,
            )
    Participant.objects.bulk_create(people.values(), batch_size=_BATCH)
    unwritten = {
        (key, language): iter([words for tag, words in (conditions or {}).get(key, ()) if tag == language])
        for key, language in {(row.statement, row.language) for row in rows}
    }
    Answer.objects.bulk_create(
        (
            Answer(
                participant=people[row.participant],
                statement=statements[row.statement],
                stance=row.stance or "",
                depends_on=(
                    next(unwritten[row.statement, row.language], "") if row.stance is Stance.DEPENDS else ""
                ),
                expected=row.expected,
                cannot_guess=row.cannot_guess,
                language=row.language,
                day=today,
                sent=uuid.uuid4().hex,
            )
            for row in rows
        ),
        batch_size=_BATCH,
    )
    note_change(held, by=by, action="simulated answers added", after={"participants": len(people)})
    return len(people)
