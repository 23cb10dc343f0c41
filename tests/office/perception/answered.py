"""Answers put straight into a round, as the participants' pages would have left them."""

import itertools
from collections.abc import Iterable
from datetime import date

from django.utils import timezone
from office.rounds.conftest import make_round

from tracktwo.office.models import Membership, Programme
from tracktwo.office.perception import actions
from tracktwo.office.perception.models import Reveal
from tracktwo.office.rounds.models import Answer, Participant, Round, Statement
from tracktwo.office.rounds.queries import asked

__all__ = [
    "BOATS",
    "SOME",
    "answered",
    "asked_twice",
    "make_round",
    "reveal",
    "seat_of",
    "sit",
    "twice",
    "withdraw",
]

_number = itertools.count()

# stance, expected of ten on the other side: for each statement of a person, in the order they are asked
BOATS = {"boats": ("agree", 2), "nets": ("agree", 8), "traps": ("disagree", None), "water": ("agree", 9)}
SOME = {
    "boats": ("agree", 3),
    "nets": ("disagree", 5),
    "traps": ("unsure", 4),
    "water": ("agree", None),
    "ferry": ("depends", 6),
}


def sit(round_: Round, side: str | None, said: dict[str, tuple[str, int | None]]) -> Participant:
    """Somebody on a side (None: an observer) who said this."""
    person = Participant.objects.create(
        round=round_,
        seat="side" if side else "observer",
        side=round_.programme.sides.get(key=side) if side else None,
        language="en",
        consent=round_.frozen,
        return_hash=f"{next(_number):064x}",
        day=date(2021, 11, 11),
    )
    statements = {each.key: each for each in asked(round_)}
    Answer.objects.bulk_create(
        Answer(
            participant=person,
            statement=statements[key],
            stance=stance,
            expected=expected,
            cannot_guess=expected is None,
            language="en",
            day=person.day,
            sent=f"{next(_number):032x}",
        )
        for key, (stance, expected) in said.items()
    )
    return person


def answered(programme: Programme, east: Iterable[dict], west: Iterable[dict], **fields: object) -> Round:
    """An open round in which these people of both sides, and one observer, have answered."""
    made = make_round(programme, **fields)
    for side, people in (("east", east), ("west", west), (None, [BOATS])):
        for said in people:
            sit(made, side, said)
    return made


def asked_twice(programme: Programme, **fields: object) -> tuple[Round, Round]:
    """An open round, and another that asks its statements again."""
    before = make_round(programme, **fields)
    now = make_round(programme, "AGN222", **{**fields, "follows": before, "key": "again"})
    earlier = {each.key: each for each in asked(before)}
    for each in asked(now):
        Statement.objects.filter(pk=each.pk).update(repeats=earlier[each.key])
    return before, now


def twice(
    rounds: tuple[Round, Round],
    side: str | None,
    then: dict[str, tuple[str, int | None]] | None,
    now: dict[str, tuple[str, int | None]] | None,
    *,
    linked: bool = True,
) -> list[Participant]:
    """Somebody who took part both times (None: not then, not now), who gave the earlier return code if linked."""
    seats = [
        sit(round_, side, {key: said for key, said in words.items() if said != ("", None)})
        for round_, words in zip(rounds, (then, now), strict=True)
        if words is not None
    ]
    if linked and len(seats) == len(rounds):
        Participant.objects.filter(pk=seats[1].pk).update(earlier=seats[0])
        seats[1].refresh_from_db()
    return seats


def seat_of(account) -> Membership:
    return Membership.objects.select_related("programme", "side", "account").get(account=account)


def reveal(proposal: Reveal, *accounts) -> Reveal:
    """The proposal after these accounts gave their keys."""
    for account in accounts:
        proposal = actions.approve_reveal(proposal, by=seat_of(account), sha256=proposal.sha256)
    return proposal


def withdraw(person: Participant) -> None:
    """What the participants' room does when somebody withdraws."""
    actions.take_out(person)
    person.delete()


def today() -> date:
    return timezone.now().date()
