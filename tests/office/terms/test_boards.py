"""The board of a term: answers sealed until they are known, exact for those who read exact figures, and patient."""

import numpy as np
import pytest
from office.perception.answered import answered, reveal, seat_of, withdraw
from office.terms.named import again, ferry

from tracktwo.office.models import ConceptRound
from tracktwo.office.perception.actions import close_and_work_out
from tracktwo.office.perception.cases import sorted_cases
from tracktwo.office.rounds.models import Participant
from tracktwo.office.terms import concept_actions as actions
from tracktwo.office.terms.boards import boards_of, cases_of
from tracktwo.office.terms.weighing import tension_of
from tracktwo.terms import PartKind, Refused, Verdict

pytestmark = pytest.mark.django_db


def said(*stances: str) -> list[dict[str, tuple[str, int]]]:
    return [{"ferry": (stance, 5)} for stance in stances]


EAST = said(*["agree"] * 7, *["disagree"] * 3, *["depends"] * 2)
WEST = said(*["agree"] * 2, *["disagree"] * 9, "unsure")


@pytest.fixture
def asked_of(programme, convenor):
    """A concept, and an open round in which twelve of each side have sorted its case."""
    made = ferry(programme, convenor)
    round_ = answered(programme, EAST, WEST)
    actions.add_part(made, ConceptRound, {"round": round_.key}, by=convenor)
    return again(made), round_


def closed(round_):
    close_and_work_out(round_, by=None)
    round_.refresh_from_db()
    return round_


def told(board):
    return [row[2] for row in board.figure.twin.rows]


def test_answers_are_sealed_while_a_round_is_open(asked_of, convenor) -> None:
    concept, _round = asked_of
    (board,) = boards_of(concept, seat=seat_of(convenor))
    assert (board.figure, board.is_sealed, cases_of(concept)) == (None, True, None)


def test_who_reads_exact_figures_sees_for_whom_it_depends_after_the_close(
    asked_of, convenor, facilitator
) -> None:
    concept, round_ = asked_of
    closed(round_)
    (board,) = boards_of(concept, seat=seat_of(convenor))
    assert sorted(told(board)) == [
        "2 of 11 count it in, for 0 it depends", "7 of 12 count it in, for 2 it depends",
    ]  # fmt: skip
    (board,) = boards_of(concept, seat=seat_of(facilitator))
    assert (board.figure, board.is_sealed) == (None, True)


def test_everybody_else_sees_what_was_released(asked_of, convenor, other_convenor, facilitator) -> None:
    concept, round_ = asked_of
    closed(round_)
    reveal(round_.reveals.get(), convenor, other_convenor)
    (board,) = boards_of(concept, seat=seat_of(facilitator))
    assert not any("depends" in each or " of 1" in each for each in told(board))
    assert not board.is_exact


def test_figures_wait_while_somebodys_leaving_waits_for_others(asked_of, convenor) -> None:
    concept, round_ = asked_of
    closed(round_)
    found = sorted_cases(round_)
    assert (len(found.people), found.cases, np.bincount(found.answers[:, 0] + 1).tolist()) == (
        23, (f"{round_.key}-ferry",), [0, 9, 12, 2],
    )  # fmt: skip
    withdraw(Participant.objects.filter(round=round_, side__key="east").first())
    assert sorted_cases(round_) is None
    (board,) = boards_of(concept, seat=seat_of(convenor))
    assert board.figure is None or not any("depends" in each for each in told(board))


def test_few_cases_are_no_tension_and_the_reason_is_told(asked_of, convenor, facilitator) -> None:
    concept, round_ = asked_of
    closed(round_)
    found = tension_of(concept, None, seat=seat_of(convenor))
    refused = {part.kind: part.refused for part in found.parts}
    assert (found.verdict, refused[PartKind.CASES]) == (Verdict.NOT_ENOUGH, Refused.TOO_FEW_CASES)
    other = tension_of(concept, None, seat=seat_of(facilitator))
    assert {part.kind: part.refused for part in other.parts}[PartKind.CASES] is Refused.NOT_ASKED
