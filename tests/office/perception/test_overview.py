"""The page of everything over all statements: for the team alone, with limits, patient, and only of what is shown."""

import re

import pytest
from office.perception.answered import BOATS, SOME, answered, seat_of, sit, withdraw

from tracktwo.office.perception.actions import close_and_work_out, take_down
from tracktwo.office.perception.overview import overview_of_answers
from tracktwo.office.perception.working import Ledger
from tracktwo.office.rounds.models import Participant
from tracktwo.office.rounds.queries import asked

pytestmark = pytest.mark.django_db

PAGE = "/office/river/rounds/round-k7qfm3/results/overview/"


@pytest.fixture
def closed(programme):
    """Twelve a side, closed."""
    people = [BOATS] * 7 + [SOME] * 5
    made = answered(programme, people, people[::-1])
    close_and_work_out(made, by=None)
    made.refresh_from_db()
    return made


def told(client):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    page = answer.content.decode().partition("<main")[2].partition("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_what_both_sides_agree_to_is_listed_with_limits_surest_first(closed, client, convenor, sign_in):
    page = told(sign_in(client, convenor))
    agreed = page.partition("What both sides agree to, surest first")[2].partition("What both sides reject")[
        0
    ]
    assert agreed.split("%")[0].strip() == "The water is for both. 96"
    assert "nets matter most" not in agreed  # 7 of 12 on both sides are not clearly more than half
    assert "boats are larger" not in agreed  # a mirror image clashes
    assert "not enough statements or answers" in page
    assert closed.moments == 1


def test_it_is_of_the_same_answers_as_every_other_result(closed):
    ledger = Ledger(closed)
    seen = overview_of_answers(ledger)
    place = {name: row for row, name in enumerate(ledger.sums.tally.statements)}
    rows = zip(
        *(seen.columns[name] for name in ("statement", "side", "agree", "disagree", "unsure")), strict=True
    )
    for statement, side, *counts in rows:
        row = place[statement.removeprefix("round-k7qfm3-")]
        column = ledger.sums.tally.sides.index(side)
        assert counts == ledger.sums.tally.counts[row, column, :3].tolist()
    assert seen.origin.value == "real"


def test_only_readers_of_exact_figures_have_the_page(closed, client, seat, convenor, observer, sign_in):
    for who, status in ((convenor, 200), (seat("researcher"), 200), (seat("facilitator"), 404)):
        assert sign_in(client, who).get(PAGE).status_code == status
    assert sign_in(client, observer).get(PAGE).status_code == 404  # not revealed
    assert closed.revealed_at is None


def test_figures_wait_from_a_withdrawal(closed, client, convenor, sign_in):
    withdraw(Participant.objects.filter(side__key="east").first())
    page = told(sign_in(client, convenor))
    assert "Somebody has withdrawn: figures over all statements wait until enough people have." in page
    assert "%" not in page
    assert closed.moments == 1


def test_what_was_taken_down_is_in_no_figure(closed, convenor):
    water = next(each for each in asked(closed) if each.key == "water")
    take_down(water, by=seat_of(convenor))
    seen = overview_of_answers(Ledger(closed))
    assert "round-k7qfm3-water" not in seen.columns["statement"]


def test_of_one_side_alone_nothing_is_shown(programme, client, convenor, sign_in):
    made = answered(programme, [BOATS] * 7, [])
    sit(made, "west", {})
    close_and_work_out(made, by=None)
    assert "Too few people answered; nothing is shown of this round." in told(sign_in(client, convenor))
