"""Pages of results: who sees what on which page, the two keys, files, and what a participant reads."""

import csv
import gzip
import io
import json
import re

import pytest
from django.http import HttpResponse
from office.perception.answered import BOATS, SOME, answered, reveal, sit

from tracktwo.office.perception import actions, queries
from tracktwo.office.perception.models import Removal
from tracktwo.office.rounds.actions import close_round
from tracktwo.office.rounds.joining.tickets import keep_ticket
from tracktwo.office.rounds.kinds import Seat
from tracktwo.office.rounds.models import Participant
from tracktwo.office.rounds.seats import Ticket
from tracktwo.vocabulary.attribution import Rule

pytestmark = pytest.mark.django_db

TABS = ("", "agreement/", "mirror/", "terms/", "statements/", "method/")
ROOM = "/office/river/rounds/round-k7qfm3/"
EXACT = re.compile(r"\b\d+ of \d+ with a view")


@pytest.fixture
def round_(programme):
    """Twelve a side, in ranges, open."""
    people = [BOATS] * 7 + [SOME] * 5
    return answered(programme, people, people[::-1], rule=Rule.NOT_FOR_ATTRIBUTION)


@pytest.fixture
def waiting(round_):
    """Closed and worked out; no key was given."""
    return actions.close_and_work_out(round_, by=None)


@pytest.fixture
def shown(waiting, convenor, other_convenor):
    """Revealed to both sides."""
    return reveal(waiting, convenor, other_convenor)


def words(client, path):
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


@pytest.mark.parametrize("tab", TABS)
def test_before_the_close_every_tab_shows_head_counts_in_ranges_only(round_, client, convenor, sign_in, tab):
    page = words(sign_in(client, convenor), f"{ROOM}results/{tab}")
    assert "Until then nobody sees values" in page
    assert "10–19" in page
    assert "12" not in page.partition("<main")[2].partition("</main")[0]


def test_after_the_close_only_those_with_the_right_read_exact_figures(
    waiting, client, seat, convenor, sign_in
):
    for who, sees in ((convenor, True), (seat("researcher"), True), (seat("facilitator"), False)):
        page = words(sign_in(client, who), f"{ROOM}results/statements/")
        assert bool(EXACT.search(page)) is sees
        assert ("once each side has given its key" in page) is not sees


@pytest.mark.parametrize("tab", TABS)
def test_after_the_reveal_observers_read_ranges_and_never_a_count(shown, client, observer, sign_in, tab):
    page = words(sign_in(client, observer), f"{ROOM}results/{tab}")
    assert not EXACT.search(page)
    told = re.sub(
        r"<svg.*?</svg>|<[^>]+>|\d{4}-\d\d-\d\d( \d\d:\d\d)?", "", page
    )  # nor the moment it was revealed
    assert not re.search(r"\b12\b", told)


def test_an_observer_finds_the_results_where_everything_released_is_listed(shown, client, observer, sign_in):
    assert f'href="{ROOM}results/"' in words(sign_in(client, observer), "/office/river/released/")
    assert client.get(f"{ROOM}reveal/").status_code == 403


def test_no_tab_is_invented(shown, client, convenor, sign_in):
    sign_in(client, convenor)
    for path in ("results/gaps/", "results/made/", "results/files/pdf/", "results/files/csv/x/"):
        assert client.get(ROOM + path).status_code == 404
    assert client.get("/office/river/rounds/no-such/results/").status_code == 404


def test_two_convenors_reveal_on_the_page(waiting, client, convenor, other_convenor, sign_in):
    for who, told in ((convenor, "waited for"), (other_convenor, "revealed to both sides")):
        page = words(sign_in(client, who), f"{ROOM}reveal/")
        sha256 = re.search(r'name="sha256" value="([0-9a-f]{64})"', page)[1]
        answer = client.post(f"{ROOM}reveal/approve/", {"sha256": sha256}, follow=True)
        assert told in answer.content.decode()
        assert 'name="sha256"' not in answer.content.decode()
    assert queries.revealed(waiting.round) == waiting


def test_a_key_to_something_else_is_refused_in_a_sentence(waiting, client, convenor, sign_in):
    answer = sign_in(client, convenor).post(f"{ROOM}reveal/approve/", {"sha256": "0" * 64}, follow=True)
    assert "This is not what you were shown" in answer.content.decode()
    assert not waiting.keys.exists()


def test_a_facilitator_sees_whose_key_is_waited_for_and_no_value(waiting, client, seat, sign_in):
    page = words(sign_in(client, seat("facilitator")), f"{ROOM}reveal/")
    assert "waited for" in page
    assert "agree." not in page
    assert 'name="sha256"' not in page


def test_a_round_closed_without_results_is_worked_out_by_a_button(round_, client, convenor, sign_in):
    close_round(round_, by=None)
    assert "Work out the results" in words(sign_in(client, convenor), f"{ROOM}results/")
    answer = client.post(f"{ROOM}reveal/again/", follow=True)
    assert "one key of each side reveals them" in answer.content.decode()
    assert "Nobody has withdrawn" in client.post(f"{ROOM}reveal/again/", follow=True).content.decode()


def test_taking_down_asks_whether_one_is_sure(shown, client, convenor, sign_in):
    statement = shown.round.statements.get(key="boats")
    sign_in(client, convenor)
    client.post(f"{ROOM}reveal/take-down/", {"statement": statement.pk})
    assert not Removal.objects.exists()
    answer = client.post(f"{ROOM}reveal/take-down/", {"statement": statement.pk, "sure": "yes"}, follow=True)
    assert "The result is taken down" in answer.content.decode()
    assert "boats are larger" not in words(client, f"{ROOM}results/statements/")


def test_the_table_is_one_row_a_side_and_says_no_more_than_the_reader_may_see(
    shown, client, convenor, observer, sign_in
):
    for who, agree in ((convenor, "12"), (observer, "")):
        sign_in(client, who)
        answer = client.get(f"{ROOM}results/files/csv/")
        assert answer["Content-Disposition"] == 'attachment; filename="round-k7qfm3-results.csv"'
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        boats = [row for row in rows if row["statement"].endswith("boats")]
        assert [(row["origin"], row["agree"]) for row in boats] == [("real", agree)] * 2
        assert {row["sentence"] for row in boats} == {
            "Western boats are larger.",
            "Eastern boats are larger.",
        }
        content = json.loads(client.get(f"{ROOM}results/files/json/").content)
        assert (content["origin"], len(content["results"])) == ("real", len(rows))
    book = client.get(f"{ROOM}results/files/codebook/").content.decode()
    assert all(f"| {column} |" in book.replace("`", "") for column in rows[0])


def test_a_formula_in_a_statement_stays_text(programme, client, convenor, sign_in):
    people = [BOATS] * 9
    round_ = answered(programme, people, people)
    round_.statements.filter(key="water").update(text={"en": '=HYPERLINK("x")'})
    actions.close_and_work_out(round_, by=None)
    table = sign_in(client, convenor).get(f"{ROOM}results/files/csv/").content.decode("utf-8-sig")
    sentences = {row["sentence"] for row in csv.DictReader(io.StringIO(table))}
    assert not [each for each in sentences if each.startswith("=")]


# participants


def test_without_a_seat_the_page_shows_what_was_revealed_and_nobody_s_answers(shown, client):
    page = words(client, "/join/K7QFM3/en/results/")
    assert "Results of this round" in page
    assert "You said" not in page
    assert not EXACT.search(page)
    assert len(gzip.compress(page.encode(), 6)) < 10_000


def test_before_the_reveal_nothing_is_there_in_any_language(waiting, client):
    for language in ("en", "zh-Hans"):
        page = words(client, f"/join/K7QFM3/{language}/results/")
        assert "<section" not in page


def test_an_own_page_is_a_function_of_released_figures_and_own_answers_alone(
    programme, client, convenor, other_convenor
):
    """Answers of others move inside their ranges: the page does not change by a byte."""
    pages = []
    for code, agree in (("AAAAAA", 9), ("BBBBBB", 10)):
        east = [{"water": ("agree", 3)}] * agree + [{"water": ("disagree", 3)}] * (11 - agree)
        west = [{"water": ("agree", 8)}] * 12
        round_ = answered(programme, east, west, code=code, key=code.lower())
        me = sit(round_, "east", {"water": ("disagree", 7)})
        reveal(actions.close_and_work_out(round_, by=None), convenor, other_convenor)
        page = _as(client, me).replace(code, "CODE").replace(code.lower(), "code")
        # the mark of the seat and the token against forged forms are drawn anew for each seat and page
        pages.append(re.sub(r'data-seat="[0-9a-f]{16}" data-token="\w{64}"', "", page))
    assert "You said: <strong>Disagree</strong>" in pages[0]
    assert "<strong>7 of 10</strong>" in pages[0]
    assert pages[0] == pages[1]


def _as(client, person: Participant) -> str:
    """The page of results in the browser of somebody who took part."""
    given = HttpResponse()
    keep_ticket(
        given, person.round, Ticket(participant=person.pk, seat=Seat(person.seat), side=person.side.key)
    )
    client.cookies["round"] = given.cookies["round"].value
    return words(client, f"/join/{person.round.code}/en/results/")
