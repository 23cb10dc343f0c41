"""Where a participant is: which statements they are asked, in which order, and which come next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponse

from tracktwo.office.rounds.joining.visits import Visit
from tracktwo.office.rounds.models import Answer, Statement
from tracktwo.office.rounds.ordering import in_order
from tracktwo.office.rounds.queries import put_to_people
from tracktwo.office.rounds.wording import differs_by_side, readings, statement_for

if TYPE_CHECKING:
    from tracktwo.office.models import Participant

__all__ = [
    "Place",
    "asks_for_organisation",
    "next_step",
    "places",
    "statements_for",
    "step_after_earlier",
    "text_for",
    "text_on_the_other_side",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One statement of a participant's order, and whether they have a view on it on record."""

    number: int
    text: str
    is_answered: bool


def statements_for(visit: Visit, person: "Participant") -> list[Statement]:
    """Return the statements a participant is asked, in their order.

    Who sits on no side is not asked what the two sides read differently: there is no own and other to answer about.
    """
    statements = [each for each in put_to_people(visit.round) if person.side or not differs_by_side(each)]
    return in_order(statements, participant=person.pk)


def text_for(visit: Visit, statement: Statement, person: "Participant") -> str:
    """Return a statement as a participant reads it."""
    if person.side is None:
        return readings(statement, language=visit.language)[0].text
    return statement_for(statement, side=person.side, language=visit.language)


def text_on_the_other_side(visit: Visit, statement: Statement, person: "Participant") -> str:
    """Return a statement as the other side reads it; "" where it reads the same, or there is no other side."""
    if person.side is None or not differs_by_side(statement):
        return ""
    other = next(each.side for each in visit.round.sides.all() if each.side_id != person.side_id)
    return statement_for(statement, side=other, language=visit.language)


def places(visit: Visit, person: "Participant") -> list[Place]:
    """Return a participant's statements, numbered, with what is still unanswered or skipped."""
    answered = set(
        Answer.objects.filter(participant=person).exclude(stance="").values_list("statement_id", flat=True)
    )
    return [
        Place(number=number, text=text_for(visit, each, person), is_answered=each.pk in answered)
        for number, each in enumerate(statements_for(visit, person), 1)
    ]


def asks_for_organisation(person: "Participant") -> bool:
    """Return whether somebody may say from what kind of organisation they come: on a side, where the round asks it."""
    return person.side_id is not None and person.round.asks_organisation


def step_after_earlier(person: "Participant") -> str:
    """Return the name of the step that follows agreeing, and saying which earlier seat was one's own."""
    if person.answers.exists():
        return "join-done"
    return "join-organisation" if asks_for_organisation(person) else "join-practice"


def next_step(visit: Visit, person: "Participant") -> HttpResponse:
    """Return the way to the first statement a participant has not sent an answer to; to the end where there is none."""
    seen = set(Answer.objects.filter(participant=person).values_list("statement_id", flat=True))
    for number, each in enumerate(statements_for(visit, person), 1):
        if visit.is_open and each.pk not in seen:
            return visit.go("join-card", number=number)
    return visit.go("join-done")
