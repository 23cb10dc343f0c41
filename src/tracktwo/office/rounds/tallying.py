"""What the room of results reads and keeps of a round: answers as sums, who left as head-counts, how far it has come.

Sums and head-counts leave this room, never whose answer is whose: where a figure needs people, they are numbers.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from django.db import connection
from django.db.models import Count, F, Q
from django.db.models.functions import Coalesce

from tracktwo.clearance.disclosure import Disclosure
from tracktwo.office.rounds.kinds import Asked
from tracktwo.office.rounds.models import Answer, Departure, Keying, Participant, Round
from tracktwo.office.rounds.moderation.forgetting import forget_suggestions

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

__all__ = [
    "MADE_UP",
    "NO_GUESS",
    "Answered",
    "Said",
    "SaidTwice",
    "Sum",
    "Turnout",
    "answered_by_side",
    "answered_twice",
    "departures",
    "expired",
    "forget_answers",
    "is_made_up",
    "keep_departure",
    "pairings",
    "said_by",
    "said_twice",
    "settle",
    "summed",
    "summed_twice",
    "turnout_of",
]

NO_GUESS = -1
"""What stands for an expectation where there is none."""
MADE_UP = "simulated"
"""What the hash of a return code begins with where nobody is there to come back: no hash of a code does."""


class Said(NamedTuple):
    """What one answer says: a stance ("" for a skip) and how many of ten, or :data:`NO_GUESS`."""

    statement: int
    stance: str
    expected: int


class Sum(NamedTuple):
    """How many on one side (None: observers and undisclosed seats) said the same to one statement."""

    statement: int
    side: int | None
    stance: str
    expected: int
    people: int


class SaidTwice(NamedTuple):
    """How many of a side said the same before and the same now, to a statement that was asked again."""

    statement: int
    side: int
    before: str
    expected_before: int
    now: str
    expected_now: int
    people: int


class Answered(NamedTuple):
    """What one person of a side, known by a number, said to one statement; sides and statements by key."""

    person: int
    side: str
    statement: str
    stance: str
    expected: int | None


class Turnout(NamedTuple):
    """Of one side: who takes part in both rounds as far as return codes tell, only in this one, only in the earlier."""

    both: int
    only_now: int
    only_before: int


def settle() -> None:
    """Wait for answers that are being written this moment: they were let in before the round closed.

    Call it in a transaction. SQLite writes one thing at a time and never needs it.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE office_answer IN SHARE MODE")


def summed(round_: Round) -> list[Sum]:
    """Return everything that was answered in a round, summed in one query; empty answers are left out."""
    spoken = Answer.objects.filter(participant__round=round_).exclude(stance="", expected=None)
    told = spoken.annotate(guess=Coalesce("expected", NO_GUESS), side=F("participant__side_id"))
    rows = told.values_list("statement_id", "side", "stance", "guess").annotate(people=Count("pk"))
    return [Sum(*row) for row in rows.order_by("statement_id", "side", "stance", "guess")]


def said_by(participant: Participant) -> list[Said]:
    """Return what one participant answered; empty answers are left out."""
    spoken = participant.answers.exclude(stance="", expected=None)
    rows = spoken.annotate(guess=Coalesce("expected", NO_GUESS)).order_by("statement_id")
    return [Said(*row) for row in rows.values_list("statement_id", "stance", "guess")]


def summed_twice(round_: Round) -> list[SaidTwice]:
    """Return what those who gave the return code of an earlier seat said both times, summed in one query."""
    before, now = "participant__earlier__answers__", Answer.objects.filter(participant__round=round_)
    paired = now.filter(
        participant__side__isnull=False, **{f"{before}statement": F("statement__repeats")}
    ).annotate(
        side=F("participant__side_id"),
        said_before=F(f"{before}stance"),
        guess_before=Coalesce(f"{before}expected", NO_GUESS),
        guess=Coalesce("expected", NO_GUESS),
    )
    names = ("statement_id", "side", "said_before", "guess_before", "stance", "guess")
    rows = paired.values_list(*names).annotate(people=Count("pk")).order_by(*names)
    return [SaidTwice(*row) for row in rows]


def answered_by_side(round_: Round) -> list[Answered]:
    """Return what each person of a side answered to the statements as they are asked, people by number."""
    spoken = Answer.objects.filter(participant__round=round_, participant__side__isnull=False)
    spoken = spoken.exclude(stance="", expected=None).filter(statement__retired=False)
    names = ("participant", "participant__side__key", "statement__key", "stance", "expected")
    rows = spoken.order_by("participant", "statement__position").values_list(*names)
    numbers: dict[UUID, int] = {}
    return [
        Answered(numbers.setdefault(person, len(numbers) + 1), *said) for person, *said in rows.iterator()
    ]


def pairings(participant: Participant) -> list[Participant]:
    """Return the later seat of each pair a participant belongs to: their own, and the one that names theirs."""
    later = Participant.objects.filter(earlier=participant).select_related("round", "earlier")
    return [*([participant] if participant.earlier_id else []), *later]


def said_twice(seat: Participant) -> list[SaidTwice]:
    """Return what somebody who gave the return code of an earlier seat said both times."""
    if seat.earlier is None or seat.side_id is None:
        return []
    before = {each.statement: each for each in said_by(seat.earlier)}
    repeats = dict(seat.round.statements.values_list("pk", "repeats_id"))
    return [
        SaidTwice(now.statement, seat.side_id, then.stance, then.expected, now.stance, now.expected, 1)
        for now in said_by(seat)
        if (then := before.get(repeats[now.statement] or 0))
    ]


def turnout_of(round_: Round, *, side: int) -> Turnout:
    """Return how many of a side take part in a round and in the one it follows; ``side`` is its id."""
    seated = Participant.objects.filter(side_id=side)
    now = seated.filter(round=round_)
    return Turnout(
        both=now.filter(earlier__isnull=False).count(),
        only_now=now.filter(earlier=None).count(),
        only_before=seated.filter(round=round_.follows).exclude(later__round=round_).count(),
    )


def answered_twice(round_: Round) -> frozenset[str]:
    """Return the keys of corrected statements to which somebody on a side answered in more than one wording."""
    if not round_.statements.filter(retired=True).exists():
        return frozenset()
    spoken = Answer.objects.filter(participant__round=round_, participant__side__isnull=False)
    spoken = spoken.exclude(stance="", expected=None)
    again = spoken.values("participant", "statement__key").annotate(wordings=Count("pk"))
    return frozenset(again.filter(wordings__gt=1).values_list("statement__key", flat=True))


def is_made_up(round_: Round) -> bool:
    """Return whether a program gave every answer of a round's sides: no person ever sat there."""
    if departures(round_).exists():  # nothing that was made up ever leaves
        return False
    seated = Participant.objects.filter(round=round_, side__isnull=False)
    return not seated.exclude(return_hash__startswith=MADE_UP).exists()


def departures(round_: Round) -> "QuerySet[Departure]":
    """Return the head-counts of who left a series of a round after results were worked out."""
    return Departure.objects.filter(statement__round=round_)


def keep_departure(said: Iterable[Said], *, side: int, moment: int) -> None:
    """Add one to the head-counts of who left each series that somebody of a side was counted in.

    Args:
        said: what that person answered.
        side: the side's id.
        moment: how often results had been worked out.
    """
    for each in said:
        for asked, counted in (
            (Asked.STANCES, each.stance != ""),
            (Asked.EXPECTS, each.expected != NO_GUESS),
        ):
            if counted:
                row = {"statement_id": each.statement, "side_id": side, "asked": asked, "moment": moment}
                Departure.objects.get_or_create(**row, defaults={"people": 0})
                Departure.objects.filter(**row).update(people=F("people") + 1)


def expired(now: datetime) -> "list[Round]":
    """Return the rounds whose answers may be kept no longer and of which something is left."""
    over = Round.objects.filter(policy__disclosure=Disclosure.ROOM_ONLY.value, kept_until__lte=now)
    return list(over.filter(Q(participants__isnull=False) | Q(reveals__isnull=False)).distinct())


def forget_answers(round_: Round) -> None:
    """Delete everybody who took part in a round, with all they answered and the head-counts of who had left."""
    departures(round_).delete()
    Keying.objects.filter(batch__round=round_).delete()
    forget_suggestions(round_)
    Participant.objects.filter(round=round_).delete()
