"""The page of change: for the team alone, with limits, in words where figures would tell of a few, and patient."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from office.perception.answered import BOATS, asked_twice, reveal, twice, withdraw

from tracktwo.office.perception.actions import close_and_work_out
from tracktwo.office.perception.models import Cell, Issue, Paired, Reveal
from tracktwo.office.rounds.models import Participant, Round

pytestmark = pytest.mark.django_db

PAGE = "/office/river/rounds/again/results/change/"
YES, NO, UNSURE = ("agree", 8), ("disagree", 2), ("unsure", None)


@pytest.fixture
def rounds(programme):
    """Two rounds, the later of which asks the statements of the earlier again."""
    return asked_twice(programme)


def fill(rounds, **people):
    """People of each side by what they said to the statement on water: (then, now) → how many."""
    seats = []
    for side, patterns in people.items():
        for (then, now), number in patterns.items():
            for _number in range(number):
                words = [None if said is None else {"water": said} for said in (then, now)]
                seats.append(twice(rounds, side, *words))
    return seats


def close(rounds):
    return [close_and_work_out(each, by=None) for each in rounds]


MOVED = {(NO, YES): 8, (YES, YES): 2, (NO, NO): 2}
STILL = {(YES, YES): 6, (NO, NO): 5, (NO, YES): 1}


def told(client, path=PAGE):
    """What the page says, without marks, and without what stands in pictures."""
    answer = client.get(path)
    assert answer.status_code == 200
    page = answer.content.decode().partition("<main")[2].partition("</main")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)))


def test_the_team_reads_change_with_limits_and_that_there_is_none_to_tell(rounds, client, convenor, sign_in):
    fill(rounds, east=MOVED, west=STILL)
    close(rounds)
    page = told(sign_in(client, convenor))
    assert "No control group: change is not proof of effect." in page
    # 2 of 12 agreed, then 10 of 12: δ(2θ - 1) with δ ~ Beta(8½, 4½), θ ~ Beta(8½, ½)
    assert "East bank : 2 of 12 agreed, then 10 of 12: about +5.8 of 10" in page.replace(
        "East bank:", "East bank :"
    )
    assert "no detectable change" in page
    assert "participants and the public read what was released of each round by itself" in page
    assert re.search(r"East bank 12 fewer than five fewer than five", page)


def test_only_readers_of_exact_figures_have_the_page(
    rounds, client, seat, convenor, other_convenor, observer, sign_in
):
    fill(rounds, east=MOVED, west=STILL)
    for proposal in close(rounds):
        reveal(proposal, convenor, other_convenor)
    for who, status in (
        (convenor, 200),
        (seat("researcher"), 200),
        (seat("facilitator"), 404),
        (observer, 404),
    ):
        sign_in(client, who)
        assert client.get(PAGE).status_code == status
        page = client.get("/office/river/rounds/again/results/").content.decode()
        assert ("results/change/" in page) is (status == 200)
        assert "Asked before in:" in page
    assert client.get("/office/river/rounds/round-k7qfm3/results/change/").status_code == 404


def test_participants_read_what_was_released_of_each_round_and_nothing_paired(
    rounds, client, convenor, other_convenor
):
    fill(rounds, east=MOVED, west=STILL)
    for proposal in close(rounds):
        reveal(proposal, convenor, other_convenor)
    page = client.get("/join/AGN222/en/results/").content.decode()
    assert 'href="/join/K7QFM3/en/results/"' in page
    assert "each result stands by itself, as it was released." in page
    assert "both times" not in page


def test_a_side_with_fewer_than_five_pairs_has_no_figure(rounds, client, convenor, sign_in):
    fill(rounds, east=MOVED, west={(YES, YES): 4})
    close(rounds)
    page = told(sign_in(client, convenor))
    assert "agreed, then" not in page  # of a statement one side hardly answered nothing is shown at all


def test_a_side_of_whom_hardly_anybody_gave_a_code_has_no_figure(rounds, client, convenor, sign_in):
    seats = fill(rounds, east=MOVED, west=STILL)
    west = [each[1].pk for each in seats if each[1].side.key == "west"]
    Participant.objects.filter(pk__in=west[4:]).update(earlier=None)
    close(rounds)
    page = told(sign_in(client, convenor))
    assert "2 of 12 agreed, then 10 of 12" in page
    assert "fewer than 5 answered both times" in page
    assert page.count("agreed, then") == 1


@pytest.mark.parametrize("once", [{(YES, None): 1}, {(None, NO): 4}])
def test_where_few_answered_once_only_it_is_told_in_words(rounds, client, convenor, sign_in, once):
    fill(rounds, east=MOVED | once, west=STILL)
    close(rounds)
    page = told(sign_in(client, convenor))
    assert "East bank: detectably more agree than before." in page
    assert "West bank: the other side detectably expects more of it to agree." in page
    assert "One to four people answered one of the times only" in page
    assert not re.search(r"East bank: \d+ of \d+ agreed, then", page)
    assert "6 of 12 agreed, then 7 of 12: no detectable change" in page


def test_figures_wait_from_a_withdrawal_in_either_round(rounds, client, convenor, sign_in):
    seats = fill(rounds, east=MOVED, west=STILL)
    close(rounds)
    sign_in(client, convenor)
    assert "agreed, then" in told(client)
    withdraw(seats[0][0])
    page = told(client)
    assert "agreed, then" not in page
    assert "Somebody has withdrawn: figures of this statement wait until enough people have." in page


def test_nothing_was_asked_before_in_the_same_words(rounds, client, convenor, sign_in):
    rounds[1].statements.update(repeats=None)
    fill(rounds, east=MOVED, west=STILL)
    close(rounds)
    page = told(sign_in(client, convenor))
    assert "No statement of this round was asked before in the same words" in page


def test_the_page_asks_the_database_as_often_for_one_statement_as_for_many(
    rounds, client, convenor, sign_in, django_assert_num_queries
):
    for side in ("east", "west"):
        for _number in range(6):
            twice(rounds, side, BOATS, BOATS)
    close(rounds)
    sign_in(client, convenor)
    assert client.get(PAGE).content.decode().count("6 of 6 agreed, then 6 of 6") >= 2
    with CaptureQueriesContext(connection) as many:
        client.get(PAGE)
    rounds[1].statements.exclude(key="water").update(repeats=None)
    with django_assert_num_queries(len(many)):
        client.get(PAGE)


def test_what_everybody_reads_is_the_same_whoever_said_which_seat_was_theirs(rounds):
    seats = fill(rounds, east=MOVED | {(YES, None): 1, (None, NO): 1}, west=STILL)
    first, second = close(rounds)
    assert Paired.objects.exists()
    Paired.objects.all().delete()
    Cell.objects.filter(statement__round=rounds[1]).delete()
    Participant.objects.update(earlier=None)
    Round.objects.filter(pk=rounds[1].pk).update(moments=0)
    Reveal.objects.filter(pk=second.pk).delete()
    Issue.objects.filter(statement__round=rounds[1]).delete()
    assert close(rounds)[1].outcomes == second.outcomes
    assert not Paired.objects.exists()
    assert first.outcomes != second.outcomes
    assert len(seats) == 26


@pytest.mark.parametrize("tab", ["change", "overview"])
def test_the_page_is_read_in_chinese_as_well(rounds, client, convenor, sign_in, tab):
    fill(rounds, east=MOVED, west=STILL)
    close(rounds)
    sign_in(client, convenor)
    client.cookies["django_language"] = "zh-hans"
    page = client.get(f"/office/river/rounds/again/results/{tab}/")
    assert page.status_code == 200
    assert '<html lang="zh-Hans"' in page.content.decode()
    assert ("没有对照组" in page.content.decode()) is (tab == "change")
