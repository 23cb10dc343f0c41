"""What participants add, through a browser without script; and moderators of both sides, each in their own."""

import csv
import io
import re

import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from office.rounds.drafts import opened
from office.rounds.text_browser import TextBrowser

from tracktwo.office.models import AuditEntry, Question
from tracktwo.office.rounds.actions import close_round
from tracktwo.office.rounds.definitions import digest
from tracktwo.office.rounds.kinds import Standing
from tracktwo.office.rounds.models import Answer, Participant, Round, Statement, Suggestion, Verdict
from tracktwo.office.rounds.queries import checks_of, texts_of
from tracktwo.office.rounds.seats import withdraw

pytestmark = pytest.mark.django_db

IDEA = "Harbours open too late."
HAN = "港口开门太晚。"
ADDED = "/office/river/rounds/boats-and-nets/added/"


@pytest.fixture
def round_(programme, convenor) -> Round:
    return opened(programme, convenor)


@pytest.fixture
def desks(convenor, other_convenor) -> tuple[Client, Client]:
    """A moderator of each side, each in a browser of their own."""
    found = Client(), Client()
    for client, account in zip(found, (convenor, other_convenor), strict=True):
        client.force_login(account)
    return found


def seated(round_: Round, side: str = "East bank") -> TextBrowser:
    return TextBrowser().open(f"/join/{round_.code}/en/side/").press(side).press("I understand and agree")


def adds(
    person: TextBrowser, round_: Round, text: str = IDEA, *, step: str = "add", **also: str
) -> TextBrowser:
    person.open(f"/join/{round_.code}/en/{step}/")
    form = person.page.forms[0]
    return person.open(f"/join/{round_.code}/en/{step}/", {**form.fields, "text": text, **also})


def decides(client: Client, what: str, *, number: int = 1, en: str = IDEA, han: str = HAN, **also) -> str:
    """What the page says after one verdict, of the words as the page showed them."""
    page = client.get(ADDED).content.decode()
    seen = re.search(rf'added/{number}/">.*?name="seen" value="(\w*)"', page, re.DOTALL)
    posted = {"what": what, "seen": seen[1] if seen else "", "text-en": en, "text-zh-Hans": han, **also}
    answer = client.post(f"{ADDED}{number}/", posted, follow=True)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_statement_waits_for_both_sides_and_is_then_asked_of_everybody(round_, desks, convenor):
    author, other = seated(round_), seated(round_, "West bank")
    assert "Waiting to be read" in adds(author, round_).words
    assert IDEA not in other.open(f"/join/{round_.code}/en/done/").words
    assert "Your side approves" in decides(desks[0], "approve", read=["en"])
    assert not Statement.objects.filter(author="participant").exists()
    assert "Both sides have approved" in decides(desks[1], "approve", read=["zh-Hans"])

    made = Statement.objects.get(author="participant")
    held = Round.objects.get(pk=round_.pk)
    assert (made.key, made.version, made.text) == ("p1", 1, {"en": IDEA, "zh-Hans": HAN})
    assert held.frozen == digest(texts_of(held)) != round_.frozen
    assert all(each.by for each in checks_of(held, [made]) if each.statement)
    assert IDEA in other.open(f"/join/{round_.code}/en/done/").words
    assert IDEA in author.open(f"/join/{round_.code}/en/done/").words
    number = next(n for n in range(1, 5) if IDEA in other.open(f"/join/{round_.code}/en/{n}/").words)
    assert "Written by a participant; checked by moderators of both sides" in other.words
    posted = {**other.form.fields, "stance": "agree"}
    other.open(f"/join/{round_.code}/en/{number}/", posted)
    assert list(Answer.objects.values_list("statement__key", "stance")) == [("p1", "agree")]


def test_no_row_ties_what_was_added_to_who_added_it_and_no_line_of_the_trail_has_its_words(round_, desks):
    adds(seated(round_), round_)
    person, row = Participant.objects.get(), Suggestion.objects.get()
    kept = {str(getattr(row, field.attname)) for field in Suggestion._meta.concrete_fields}
    assert not kept & {str(person.pk), person.pk.hex, person.return_hash}
    decides(desks[0], "decline", flaw="names")
    assert not [each for each in AuditEntry.objects.all() if IDEA in str(each.after)]
    assert not AuditEntry.objects.filter(subject__contains=person.pk.hex).exists()


def test_what_experience_says_is_told_first_and_may_be_sent_all_the_same(round_):
    person = seated(round_)
    told = adds(person, round_, "Are ferries small and nets old?")
    assert person.answers[-1] == 422
    assert "it may hold two ideas" in told.words
    assert "it is a question" in told.words
    assert Suggestion.objects.count() == 0
    assert "Waiting to be read" in adds(person, round_, "Are ferries small and nets old?", sure="1").words
    assert (
        "this is asked already: “The water is for both.”"
        in adds(person, round_, "The water is for both").words
    )
    assert "it does not seem to be in English" in adds(person, round_, HAN).words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Please write a sentence."),
        ("x" * 141, "at most 140 characters; there are 141"),
        ("船" * 61, "at most 60 characters; there are 61"),
        ("Boats \u202eare small.", "a character that cannot be seen or that turns the text"),
        ("<b>Boats</b> are small.", "without the signs"),
        ("{own} boats are small.", "without the signs"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence_and_nothing_is_kept(round_, text, said):
    person = adds(seated(round_), round_, text, sure="1")
    assert said in person.words
    assert (person.answers[-1], Suggestion.objects.count()) == (422, 0)


def test_the_same_form_and_the_same_words_are_kept_once_and_a_flood_is_stopped(round_):
    person = seated(round_)
    person.open(f"/join/{round_.code}/en/add/")
    fields = {**person.form.fields, "sure": "1"}
    for _again in range(2):
        person.open(f"/join/{round_.code}/en/add/", {**fields, "text": IDEA})
    adds(person, round_, f" {IDEA} ", sure="1")
    assert Suggestion.objects.count() == 1
    for number in range(4):
        adds(person, round_, f"Boat {number} is small.", sure="1")
    assert 'name="sent"' not in person.answer.content.decode()
    answer = person.open(
        f"/join/{round_.code}/en/add/", {**fields, "sent": "b" * 32, "text": "Boat 9 is small."}
    )
    assert "you have sent 5, and others wait" in answer.words
    assert Suggestion.objects.count() == 5


def test_declining_and_merging_take_both_sides_and_a_question_one(round_, desks):
    author = seated(round_)
    adds(author, round_)
    assert "it takes a moderator of the other side, too" in decides(desks[0], "decline", flaw="offence")
    assert "it takes a moderator of the other side, too" in decides(desks[0], "decline", flaw="off_topic")
    assert "Choose the line of the policy" in decides(desks[1], "decline")
    assert Suggestion.objects.get().state == Standing.WAITING
    assert "Both sides have declined it" in decides(desks[1], "decline", flaw="off_topic")
    assert "It belongs to what this round is about." in author.open(f"/join/{round_.code}/en/add/").words

    adds(author, round_, "The water is for all of us.", sure="1")
    decides(desks[0], "merge", number=2, into="ferry")
    decides(desks[1], "merge", number=2, into="water")
    assert Suggestion.objects.get(number=2).state == Standing.WAITING
    assert "It is merged" in decides(desks[0], "merge", number=2, into="water")
    assert "The water is for both." in author.open(f"/join/{round_.code}/en/add/").words

    asked = "How many boats do you have?"
    adds(author, round_, asked, step="ask")
    assert "in the question exchange" in decides(
        desks[1], "approve", number=3, en=asked, han="你们有多少船？"
    )
    question = Question.objects.get()
    assert (question.side.key, question.account, question.text) == (
        "east",
        None,
        {"en": asked, "zh-Hans": "你们有多少船？"},
    )


def test_a_changed_word_undoes_the_other_sides_approval_and_its_author_reads_it(round_, desks):
    author = seated(round_)
    adds(author, round_)
    decides(desks[0], "approve", read=["en", "zh-Hans"])
    edited = "Harbours open late."
    assert "Your side approves" in decides(desks[1], "approve", en=edited, read=["en", "zh-Hans"])
    assert "Both sides have approved" in decides(desks[0], "approve", en=edited, read=["en"])
    assert Statement.objects.get(author="participant").text["en"] == edited
    assert f"Moderators changed the words: {edited}" in author.open(f"/join/{round_.code}/en/add/").words


def test_two_moderators_at_once_are_told_and_nothing_is_overwritten(round_, desks):
    adds(seated(round_), round_)
    page = desks[0].get(ADDED).content.decode()
    seen = re.search(r'name="seen" value="(\w*)"', page)[1]
    decides(desks[1], "save", en="Ferries are small.")
    posted = {"what": "approve", "seen": seen, "text-en": IDEA, "text-zh-Hans": HAN, "read": ["en"]}
    answer = desks[0].post(f"{ADDED}1/", posted, follow=True).content.decode()
    assert "The words were changed after you opened this page" in answer
    assert Suggestion.objects.get().text["en"] == "Ferries are small."
    assert not Verdict.objects.exists()


def test_nothing_opens_untranslated_unread_or_with_a_name_on_record(round_, desks):
    adds(seated(round_), round_)
    assert "Write it in 中文" in decides(desks[0], "approve", han="", read=["en"]).replace("简体", "")
    assert "Mark the languages you have read it in." in decides(desks[0], "approve")
    decides(desks[0], "approve", read=["en"])
    assert "Your side approves" in decides(desks[1], "approve", read=["en"])
    assert not Statement.objects.filter(author="participant").exists()


def test_an_author_is_asked_to_revise_in_their_language_and_answers(round_, desks):
    author = seated(round_)
    adds(author, round_, "Ferries are small and nets are old.", sure="1")
    page = re.sub(r"\s+", " ", desks[0].get(ADDED).content.decode())
    assert "<li>Ferries are small.</li><li>Nets are old.</li>" in page
    decides(desks[0], "revise", flaw="two_ideas")
    assert "Moderators ask you about 1 thing you sent." in author.open(f"/join/{round_.code}/en/done/").words
    page = author.open(f"/join/{round_.code}/en/add/")
    assert "Could you split this into two statements?" in page.words
    author.open(f"/join/{round_.code}/en/add/", {**page.page.forms[-1].fields, "text": "Ferries are small."})
    row = Suggestion.objects.get()
    assert (row.state, row.written, row.text) == (
        Standing.WAITING,
        "Ferries are small.",
        {"en": "Ferries are small."},
    )


def test_a_participant_reads_no_number_of_what_they_sent(round_, desks):
    """The moderators' number would say how many others sent something before, and tie the phone to their page."""
    for side in ("West bank", "East bank"):
        author = seated(round_, side)
        adds(author, round_, f"Ferries of the {side} are small.", sure="1")
    Suggestion.objects.update(number=F("number") + 5000)
    decides(desks[0], "revise", flaw="form", number=5002)
    author.open(f"/join/{round_.code}/en/add/")
    assert "Write it anew" in author.words
    assert not re.search(r"\b5002\b|\b5001\b", author.answer.content.decode())


def test_nobody_else_writes_it_anew(round_, desks):
    adds(seated(round_), round_)
    decides(desks[0], "revise", flaw="form")
    other = seated(round_, "West bank").open(f"/join/{round_.code}/en/add/")
    assert IDEA not in other.words
    anew = Suggestion.objects.get().sent
    other.open(
        f"/join/{round_.code}/en/add/",
        {**other.form.fields, "anew": anew, "text": "Nets are old.", "sure": "1"},
    )
    assert "This can no longer be changed" in other.words
    assert Suggestion.objects.get().written == IDEA


def test_withdrawing_takes_back_what_waits_and_leaves_what_others_answered_to_nobody(round_, desks):
    author = seated(round_)
    for number, text in enumerate((IDEA, "Nets are old.", "Boats are blue."), 1):
        adds(author, round_, text, sure="1")
        if number < 3:
            what = {"read": ["en", "zh-Hans"]} if number == 1 else {"flaw": "off_topic"}
            for desk in desks:
                decides(desk, "approve" if number == 1 else "decline", number=number, en=text, **what)
    withdraw(Participant.objects.get())
    rows = Suggestion.objects.values_list("number", "state", "author", "written", "text")
    assert list(rows) == [
        (1, "taken", "", "", {"en": IDEA, "zh-Hans": HAN}),
        (2, "declined", "", "", {}),
    ]
    assert Statement.objects.filter(author="participant", retired=False).count() == 1


def test_closing_ends_what_waits_and_cuts_what_was_decided_from_its_author(round_, desks, convenor):
    author = seated(round_)
    adds(author, round_)
    adds(author, round_, "Nets are old.")
    for desk in desks:
        decides(desk, "decline", flaw="names")
    close_round(round_, by=convenor)
    rows = [(each.number, each.state, bool(each.author)) for each in Suggestion.objects.all()]
    assert rows == [(1, "declined", False), (2, "lapsed", True)]
    assert "The round closed before it was decided" in author.open(f"/join/{round_.code}/en/add/").words
    withdraw(Participant.objects.get())
    assert list(Suggestion.objects.filter(number=2).values_list("written", "text")) == [("", {})]


def test_a_pause_is_one_click_and_a_round_of_one_room_takes_nothing(round_, desks):
    person = seated(round_)
    desks[0].post(f"{ADDED}pause/", {"suggestions": "pause"})
    assert "Nothing can be added just now." in person.open(f"/join/{round_.code}/en/add/").words
    assert "Is something missing" not in person.open(f"/join/{round_.code}/en/done/").words
    desks[1].post(f"{ADDED}pause/", {"suggestions": "open"})
    assert "Is something missing" in person.open(f"/join/{round_.code}/en/done/").words
    Round.objects.update(policy={"most_seats": 2, "disclosure": "room_only"})
    assert "Is something missing" not in person.open(f"/join/{round_.code}/en/done/").words


def test_the_log_is_a_file_without_authors_for_moderators_alone(round_, desks, observer, researcher):
    adds(seated(round_), round_)
    decides(desks[0], "decline", flaw="offence")
    rows = list(csv.DictReader(io.StringIO(desks[0].get(f"{ADDED}log/").content.decode())))
    assert [(each["number"], each["decision"], each["side_of_the_moderator"]) for each in rows] == [
        ("1", "decline", "east")
    ]
    assert rows[0]["reason"] == "It insults and threatens nobody: no people, no faith, no side."
    assert IDEA not in desks[0].get(f"{ADDED}log/").content.decode()
    for account in (observer, researcher):
        client = Client()
        client.force_login(account)
        assert [client.get(f"{ADDED}{each}").status_code for each in ("", "log/")] == [403, 403]


def test_the_side_is_shown_only_among_five_and_the_queries_do_not_grow(
    round_, desks, django_assert_max_num_queries
):
    people = [seated(round_) for _number in range(4)]
    for number, person in enumerate(people):
        adds(person, round_, f"Boat {number} is slow.", sure="1")
    assert "side not shown" in desks[0].get(ADDED).content.decode()
    seated(round_)
    with CaptureQueriesContext(connection) as few:
        page = desks[0].get(ADDED).content.decode()
    queries = len(few)
    assert "side not shown" not in page
    for number, person in enumerate(people):
        for more in range(3):
            adds(person, round_, f"Net {number} {more} is old.", sure="1")
    with django_assert_max_num_queries(queries):
        desks[0].get(ADDED)


def test_an_observer_may_add_a_statement_and_asks_no_other_side(round_):
    person = seated(round_, "I am an observer")
    assert "Waiting to be read" in adds(person, round_).words
    assert Suggestion.objects.get().side is None
    assert person.open(f"/join/{round_.code}/en/ask/").address.endswith("/done/")
