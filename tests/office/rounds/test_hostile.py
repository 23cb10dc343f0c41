"""What people, tired or hostile, send to a participant's pages: a sentence each, nothing lost, nothing let in."""

import json
import logging
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from office.rounds.conftest import make_round
from office.rounds.test_join import seated
from office.rounds.text_browser import TextBrowser

from tracktwo.office.models import Account, Programme
from tracktwo.office.rounds.actions.inviting import make_invitations
from tracktwo.office.rounds.guessing import LIMIT
from tracktwo.office.rounds.models import Answer, Guess, Participant, Round
from tracktwo.office.shell.logs import WithoutNames

pytestmark = pytest.mark.usefixtures("open_round")

CARD = "/join/K7QFM3/en/{}/"
FERRY = CARD.format(5)
"""The boundary case, last in every order of five: the one card with a free line."""


def kept() -> list[tuple[object, ...]]:
    return list(Answer.objects.values_list("statement__key", "stance", "expected", "depends_on"))


def with_line(line: str) -> TextBrowser:
    """Somebody who wrote a line into the one free field, and saved."""
    return seated().open(FERRY).choose("stance", "It depends (on what?)").fill(depends_on=line).press()


@pytest.mark.parametrize(
    "line",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}{% debug %}",
        '=HYPERLINK("http://example.org")',
        "+1-2",
        "＝cmd",
        "@SUM(A1)",
        "раураl",  # letters of another script that look like Latin ones
        "看它归谁所有",
        "بحسب المالك",
        "می‌خواهم",  # a joiner without a width that the spelling needs
        "O'Brien; DROP TABLE office_answer; --",
    ],
)
def test_a_line_is_kept_as_it_was_written_and_shown_as_text(line: str):
    person = with_line(line)
    assert kept() == [("ferry", "depends", None, line)]
    person.open(FERRY)
    assert person.form.fields["depends_on"] == line
    assert "<script>alert" not in person.answer.content.decode()
    assert "<img src=x" not in person.answer.content.decode()


@pytest.mark.parametrize(
    "line",
    [
        "on \u202ewho\u202c owns it",
        "on \u2066who\u2069",
        "on who\u200b",
        "\ufeffon who",
        "on\u2060who",
        "on who\U000e0041",
        "on\u00adwho",
        "on\u200dwho",  # a joiner between Latin letters spells nothing
        "on \x00 who",
        "on\nwho",
        "on\x1bwho",
        "on\u3164who",
        "on who\ufe0f",
        "on\ue000who",
    ],
)
def test_a_character_that_cannot_be_seen_is_refused_with_a_sentence_and_nothing_lost(line: str):
    person = with_line(line)
    assert person.answers[-1] == 422
    assert person.words.count("This line has a character that cannot be seen or that turns the text") == 2
    assert person.form.fields["stance"] == "depends"
    assert kept() == []
    person.fill(depends_on="on who").press()
    assert kept() == [("ferry", "depends", None, "on who")]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"depends_on": "w" * 141}, "Please write at most 140 characters; there are 141."),
        (
            {"stance": "agree", "depends_on": "on who"},
            "You wrote what it depends on. Choose “It depends”, or clear the line.",
        ),
        ({"stance": "perhaps"}, "Please choose one answer, or choose Skip."),
        ({"stance": ""}, "Please choose one answer, or choose Skip."),
        ({"expected": "11"}, "Please choose a number from 0 to 10, or “I cannot guess”."),
        ({"expected": "-1"}, "Please choose a number from 0 to 10, or “I cannot guess”."),
        ({"expected": "٣"}, "Please choose a number from 0 to 10, or “I cannot guess”."),
        ({"statement": "nowhere"}, "This form does not fit the statement; nothing was saved."),
        ({"statement": "../boats"}, "This form does not fit the statement; nothing was saved."),
        ({"version": "2"}, "This form does not fit the statement; nothing was saved."),
        ({"version": "²"}, "This form does not fit the statement; nothing was saved."),
        ({"sent": "short"}, "This form does not fit the statement; nothing was saved."),
    ],
)
def test_a_tampered_form_is_answered_with_a_sentence_and_can_be_sent_right(fields: dict, sentence: str):
    person = seated().open(FERRY).fill(stance="depends", depends_on="", expected="4").fill(**fields).press()
    assert person.answers[-1] == 422
    assert sentence in person.words
    assert kept() == []
    person.fill(stance="disagree", expected="4", depends_on="").press()
    assert kept() == [("ferry", "disagree", 4, "")]


def test_what_does_not_depend_cannot_be_made_to():
    person = seated().open(CARD.format(1)).fill(stance="depends").press()
    assert "This form does not fit the statement; nothing was saved." in person.words
    assert kept() == []


def test_a_statement_of_another_round_takes_no_answer_from_here(other_programme: Programme):
    other = make_round(other_programme, "W4HPNX")
    other.statements.filter(key="boats").update(key="theirs")
    person = seated().open(CARD.format(1)).choose("stance", "Agree").fill(statement="theirs").press()
    assert "This form does not fit the statement; nothing was saved." in person.words
    assert kept() == []


def test_a_form_sent_twice_or_again_much_later_is_one_answer():
    person = seated().open(CARD.format(1)).choose("stance", "Agree")
    form = dict(person.form.fields)
    places = {person.client.post(CARD.format(1), form)["Location"] for _time in range(3)}
    assert places == {CARD.format(2)}
    assert len(kept()) == 1


def test_two_windows_overwrite_nothing_and_lose_nothing():
    person = seated().open(CARD.format(1)).choose("stance", "Agree")
    other = TextBrowser()
    other.client.cookies = person.client.cookies
    other.open(CARD.format(1)).choose("stance", "Disagree").choose("expected", "8")
    person.press()
    other.press()
    assert other.answers[-1] == 409
    assert "This statement was answered in another window since you opened this page." in other.words
    assert [row[1] for row in kept()] == ["agree"]
    assert (other.form.fields["stance"], other.form.fields["expected"]) == ("disagree", "8")
    other.press()
    assert [row[1:3] for row in kept()] == [("disagree", 8)]


def test_going_back_to_a_page_the_browser_kept_and_choosing_otherwise_is_told_apart_from_sending_twice():
    person = seated().open(CARD.format(1)).choose("stance", "Agree")
    form = dict(person.form.fields)
    person.press()
    person.open(CARD.format(1), {**form, "stance": "disagree"})
    assert person.answers[-1] == 409
    person.press()
    assert [row[1] for row in kept()] == ["disagree"]


def test_the_servers_clock_decides_when_it_is_too_late(open_round: Round):
    person = seated().open(CARD.format(1)).choose("stance", "Agree")
    Round.objects.filter(pk=open_round.pk).update(closes=timezone.now() - timedelta(milliseconds=1))
    person.client.defaults["HTTP_DATE"] = "Sun, 01 Jan 2017 00:00:00 GMT"
    person.press()
    assert "This round has closed." in person.words
    assert kept() == []


def test_a_forged_or_foreign_cookie_is_no_seat(other_programme: Programme):
    make_round(other_programme, "W4HPNX")
    person = seated()
    sealed = person.client.cookies["round"].value
    stranger = uuid4().hex
    for forged in (
        "",
        "x",
        f"{stranger}.side.east.0",
        re.sub("^[0-9a-f]{32}", stranger, sealed),
        sealed[:-1],
    ):
        other = TextBrowser().open("/join/K7QFM3/en/side/")
        other.client.cookies["round"] = forged
        assert other.open(CARD.format(1)).address == "/join/K7QFM3/en/side/"
    other.client.cookies["round"] = sealed
    assert other.open("/join/W4HPNX/en/1/").address == "/join/W4HPNX/en/side/"
    assert other.open(CARD.format(1)).address == CARD.format(1)


def test_an_answer_without_a_seat_is_told_so_and_nothing_is_kept():
    person = seated().open(CARD.format(1)).choose("stance", "Agree")
    del person.client.cookies["round"]
    person.press()
    assert "This browser has no seat in this round" in person.words
    assert kept() == []


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_browser_that_keeps_no_cookies_is_told_so_in_the_language_of_the_page(language: str):
    person = TextBrowser().open(f"/join/K7QFM3/{language}/side/")
    person.client.cookies.clear()
    person.press()
    assert person.answers[-1] == 403
    assert person.page.language == language
    assert "sha256-" in person.answer["Content-Security-Policy"]
    if language == "en":
        assert (
            "Your browser did not send back the cookie this form needs, so nothing was saved." in person.words
        )
    assert Participant.objects.count() == 0


def test_a_form_without_its_token_changes_nothing():
    person = seated()
    for step, fields in {
        "1": {"stance": "agree"}, "withdraw": {}, "leave": {}, "return": {"code": "AAAAAAAA"}, "side": {"side": "west"},
    }.items():  # fmt: skip
        assert person.client.post(f"/join/K7QFM3/en/{step}/", fields).status_code == 403
    assert Participant.objects.count() == 1


def test_ten_megabytes_are_refused_with_a_sentence():
    person = seated().open(FERRY).fill(depends_on="w" * 10_000_000).press()
    assert person.answers[-1] == 400
    assert "This form holds more than the office takes at once; nothing was saved." in person.words
    assert person.page.language == "en"
    assert kept() == []


@pytest.mark.parametrize(
    "text", ["", "K7QFM", "O0O0O0", "K7QFM3K7QFM3", "\u202eK7QFM3x", "x" * 100_000, "k7qfm\x00"]
)
def test_a_code_nobody_has_is_answered_as_the_copy_says(text: str):
    person = TextBrowser().open("/join/").fill(code=text).press()
    assert person.answers[-1] == 422
    assert (
        "We do not know this code. Codes have six characters; there is no zero and no letter O."
        in person.words
    )


def test_guessing_is_held_back_for_ten_minutes_for_that_network_alone(open_round: Round, convenor: Account):
    [invitation] = make_invitations(open_round, side=None, people=1, by=convenor)
    inside = seated(address="203.0.113.7")
    code = re.search(r"\w{4}-\w{4}", inside.words)[0]
    guesser = TextBrowser(address="203.0.113.7").open("/join/K7QFM3/en/return/")
    statuses = [guesser.fill(code=f"AAAA{number:04}").press().answers[-1] for number in range(LIMIT + 5)]
    assert statuses == [422] * LIMIT + [429] * 5
    assert re.search(
        r"Too many codes that we do not know came from this network. Try again after \d\d:\d0 UTC",
        guesser.words,
    )
    assert guesser.fill(code=code).press().answers[-1] == 429
    entering = TextBrowser(address="203.0.113.7").open("/join/")
    assert entering.fill(code=invitation.secret).press().answers[-1] == 429
    assert entering.fill(code="NOSUCH").press().answers[-1] == 429
    # the code on the screen still opens the round, and who has a seat goes on
    assert entering.fill(code="K7QFM3").press().address == "/join/K7QFM3/"
    assert inside.open(CARD.format(1)).choose("stance", "Agree").press().address == CARD.format(2)
    elsewhere = TextBrowser(address="203.0.113.8").open("/join/K7QFM3/en/return/")
    assert elsewhere.fill(code=code).press().address == CARD.format(2)


def test_a_guessed_address_counts_like_a_guessed_code_and_says_the_same():
    person = TextBrowser(address="203.0.113.7").open("/join/NOSUCH/")
    assert person.answers == [404]
    assert "We do not know this code." in person.words
    assert TextBrowser(address="203.0.113.7").open("/join/NOSUCH/en/1/").answers == [404]
    [counted] = Guess.objects.all()
    assert counted.failures == 2
    assert "203.0.113.7" not in counted.network


def test_counts_of_guesses_are_deleted_after_their_ten_minutes():
    Guess.objects.create(network="a" * 64, window=1, failures=60)
    TextBrowser().open("/join/NOSUCH/")
    assert [(each.window > 1, each.failures) for each in Guess.objects.all()] == [(True, 1)]


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("203.0.113.7", "203.0.113.8", False),
    ],
)
def test_a_network_is_a_line_not_a_computer(one: str, other: str, is_one: bool):
    for address in (one, other):
        TextBrowser(address=address).open("/join/NOSUCH/")
    assert Guess.objects.count() == (1 if is_one else 2)


def test_behind_a_proxy_the_network_is_the_one_the_proxy_names(settings):
    settings.HTTPS = True
    client = Client(REMOTE_ADDR="10.0.0.1")
    for chain in ("198.51.100.1, 203.0.113.7", "192.0.2.9, 203.0.113.7", "203.0.113.8"):
        client.get("/join/NOSUCH/", headers={"x-forwarded-for": chain})
    assert sorted(Guess.objects.values_list("failures", flat=True)) == [1, 2]


def test_the_log_holds_no_code_no_side_and_no_answer(caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    person = with_line("on \u202ea secret reason")
    person.fill(depends_on="w" * 10_000_000).press()
    person.open("/join/K7QFM3/en/return/").fill(code="WRONGONE").press()
    person.client.cookies.clear()
    person.open("/join/K7QFM3/en/side/").fill(csrfmiddlewaretoken="x").press()
    written = [WithoutNames().format(record) for record in caplog.records]
    assert len(written) >= 4
    assert [line for line in written if re.search(r"K7QFM3|secret|depends|WRONGONE|east|wwww", line)] == []


def test_no_page_of_a_participant_says_more_to_somebody_with_another_seat():
    """Nothing in what one person reads depends on what another has said."""
    first, second = seated(), seated("West bank")
    before = second.open("/join/K7QFM3/en/done/").words
    for number in range(1, 5):
        first.open(CARD.format(number)).choose("stance", "Agree").press()
    assert second.open("/join/K7QFM3/en/done/").words == before
    assert json.dumps(before).count("answered 0 of 5") == 1


def test_an_address_that_is_no_step_is_told_so_on_a_participants_page():
    person = seated().open("/join/K7QFM3/en/nowhere/")
    assert person.answers[-1] == 404
    assert "There is no such page here; go back, or join the round again." in person.words


def test_a_participants_page_knows_no_session_no_account_and_no_message():
    request = seated().answer.wsgi_request
    assert [name for name in ("session", "user", "_messages") if hasattr(request, name)] == []
