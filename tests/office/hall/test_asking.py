"""Questions in the room: sent from a phone or typed in, read first, and what becomes of them."""

import re

import pytest
from django.test import Client

from tracktwo.office.hall import actions, queries
from tracktwo.office.hall.kinds import Queue, Showing
from tracktwo.office.hall.models import HallQuestion, HallSender
from tracktwo.office.models import AuditEntry
from tracktwo.office.questions.models import Question
from tracktwo.vocabulary.errors import DataError

ASKED = "Which tides do you plan for?"


def ask(hall, side="east", text=ASKED, **options):
    chosen = hall.event.programme.sides.filter(key=side).first()
    return actions.ask_in_hall(
        hall, text, language="en", side=chosen, sender=options.pop("sender", "a"), **options
    )


def ready(hall, moderator, **options):
    question = ask(hall, **options)
    actions.put_through(question, by=moderator)
    actions.translate(question, "你们按哪些潮汐规划？", language="zh-Hans", by=moderator)
    question.refresh_from_db()
    return question


def test_nothing_is_kept_of_who_asked_from_a_phone(hall):
    before = AuditEntry.objects.count()
    question = ask(hall)
    kept = {field.name: getattr(question, field.attname) for field in HallQuestion._meta.fields}
    assert kept == {
        "id": question.pk, "hall": hall.pk, "number": 1, "side": question.side_id, "text": {"en": ASKED},
        "language": "en", "state": Queue.WAITING, "passed_by": None, "carried": None,
    }  # fmt: skip
    assert AuditEntry.objects.count() == before


def test_until_it_is_put_through_no_question_reaches_the_screen(hall, facilitator):
    question = ask(hall)
    with pytest.raises(DataError, match="not been put through"):
        actions.show(hall, Showing.QUESTION, by=facilitator, seen=hall.version, of=str(question.number))


def test_a_question_stands_on_the_screen_only_in_every_language(hall, facilitator, moderator):
    question = ask(hall)
    actions.put_through(question, by=moderator)
    with pytest.raises(DataError, match="not written in 简体中文"):
        actions.show(hall, Showing.QUESTION, by=facilitator, seen=hall.version, of="1")
    actions.translate(question, "你们按哪些潮汐规划？", language="zh-Hans", by=moderator)
    assert (
        actions.show(hall, Showing.QUESTION, by=facilitator, seen=hall.version, of="1").hall.question
        == question
    )


def test_a_translation_never_changes_what_was_asked(hall, moderator):
    question = ask(hall)
    with pytest.raises(DataError, match="into the other languages"):
        actions.translate(question, "Something else?", language="en", by=moderator)


def test_declining_takes_a_moderator_of_each_side(hall, seat):
    question, east, west = ask(hall), seat("moderator"), seat("moderator", side="west")
    second = seat("moderator", name="second east")
    assert actions.decline(question, by=east) is False
    with pytest.raises(DataError, match="other side"):
        actions.decline(question, by=second)
    assert actions.decline(question, by=west) is True
    question.refresh_from_db()
    assert question.state == Queue.DECLINED
    with pytest.raises(DataError, match="meanwhile"):
        actions.put_through(question, by=west)


def test_one_browser_sends_five_and_others_go_on(hall):
    for _question in range(5):
        ask(hall)
    with pytest.raises(DataError, match="others wait"):
        ask(hall)
    assert ask(hall, sender="b").number == 6


def test_a_pause_stops_phones_at_once_and_facilitators_not(hall, facilitator, moderator):
    actions.take_questions(hall, is_open=False, by=moderator)
    with pytest.raises(DataError, match="just now"):
        ask(hall)
    assert ask(hall, by=facilitator).number == 1
    actions.take_questions(hall, is_open=True, by=moderator)
    assert ask(hall).number == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("  \n", "write your question"),
        ("?" * 281, "at most 280 characters; there are 281"),
        ("Which \u202eselddup do you mean?", "cannot be seen"),
        ("Which\u200b tides?", "cannot be seen"),
    ],
)
def test_what_cannot_be_read_out_is_sent_back_with_a_sentence(hall, text, sentence):
    with pytest.raises(DataError, match=sentence):
        ask(hall, text=text)
    assert not HallQuestion.objects.exists()


def test_carried_over_it_is_a_draft_of_the_side_that_asked_and_of_nobody(hall, facilitator, moderator):
    question = ready(hall, moderator, side="west")
    actions.carry_over(question, by=facilitator)
    draft = Question.objects.get()
    assert (draft.side.key, draft.account, draft.state, draft.text) == (
        "west", None, "draft", {"en": ASKED, "zh-Hans": "你们按哪些潮汐规划？"},
    )  # fmt: skip
    assert list(draft.steps.values_list("kind", "event__key")) == [("raised", "spring")]
    trail = AuditEntry.objects.get(subject=f"question:{draft.key}")
    assert (trail.account, trail.side.key, trail.after) == (None, "west", None)


def test_closing_the_room_carries_what_was_not_answered_and_forgets_who_sent_how_much(
    hall, facilitator, moderator
):
    answered, open_, unread = ready(hall, moderator), ready(hall, moderator), ask(hall)
    of_neither = ready(hall, moderator, side="none")
    actions.mark_answered(answered, by=facilitator)
    assert actions.close_hall(hall, by=facilitator) == 1
    states = {each.number: each.state for each in HallQuestion.objects.all()}
    assert states == {
        answered.number: Queue.ANSWERED, open_.number: Queue.CARRIED,
        unread.number: Queue.WAITING, of_neither.number: Queue.READY,
    }  # fmt: skip
    assert not HallSender.objects.exists()
    actions.put_through(unread, by=moderator)
    assert Question.objects.count() == 2


def test_what_was_asked_stands_in_no_line_of_the_trail(hall, facilitator, moderator):
    question = ready(hall, moderator)
    actions.carry_over(question, by=facilitator)
    assert ASKED not in str(list(AuditEntry.objects.values()))


def phone(client, hall, language="en"):
    address = f"/join/hall/{hall.code}/{language}/"
    return address, client.get(address)


def test_a_phone_asks_by_a_plain_form_with_one_cookie_of_this_room(hall):
    client = Client()
    address, page = phone(client, hall)
    assert page.status_code == 200
    sent = client.post(address, {"text": ASKED, "side": "west"})
    assert (sent.status_code, sent["Location"]) == (302, f"/join/hall/{hall.code}/en/sent/")
    assert {name: cookie["path"] for name, cookie in client.cookies.items()} == {
        "room": f"/join/hall/{hall.code}/",
        "csrftoken": "/",
    }
    assert [each.side.key for each in queries.questions_of(hall, Queue.WAITING)] == ["west"]


@pytest.mark.parametrize(("side", "kept"), [("none", None), ("east", "east")])
def test_a_side_is_chosen_or_none_is(hall, side, kept):
    client = Client()
    address, _page = phone(client, hall)
    client.post(address, {"text": ASKED, "side": side})
    found = queries.questions_of(hall, Queue.WAITING)[0].side
    assert (found.key if found else None) == kept


def test_a_refused_question_is_still_on_the_page(hall):
    client = Client()
    address, _page = phone(client, hall)
    page = client.post(address, {"text": ASKED, "side": "nowhere"})
    assert page.status_code == 422
    assert ASKED in page.content.decode()
    assert not HallQuestion.objects.exists()


def test_the_code_of_a_room_leads_there_from_where_codes_are_typed(hall, facilitator):
    client = Client()
    typed = client.post("/join/", {"code": hall.code.lower()})
    assert typed["Location"] == f"/join/hall/{hall.code}/"
    actions.close_hall(hall, by=facilitator)
    assert client.get(f"/join/hall/{hall.code}/").status_code == 404


def test_what_a_phone_sends_is_shown_as_text(hall, facilitator, moderator, sign_in):
    client = Client()
    address, _page = phone(client, hall)
    client.post(address, {"text": "<script>alert(1)</script> why?", "side": "east"})
    queue = sign_in(Client(), moderator).get("/office/river/events/spring/room/queue/").content.decode()
    assert "&lt;script&gt;alert(1)" in queue
    assert "<script>alert" not in queue


def test_pages_of_a_room_cost_the_same_with_one_question_and_many(
    client, hall, facilitator, moderator, sign_in, django_assert_max_num_queries
):
    def costs(address, account):
        sign_in(client, account)
        client.get(address)
        with django_assert_max_num_queries(200) as counted:
            client.get(address)
        return len(counted)

    pages = (
        ("/office/river/events/spring/room/", facilitator),
        ("/office/river/events/spring/room/queue/", moderator),
    )
    ready(hall, moderator)
    ask(hall)
    before = [costs(*page) for page in pages]
    for number in range(12):
        ready(hall, moderator, sender=str(number))
        ask(hall, sender=str(number))
    assert [costs(*page) for page in pages] == before


def test_the_console_is_told_of_another_console(client, hall, facilitator, other_facilitator, sign_in):
    sign_in(client, facilitator)
    address = "/office/river/events/spring/room/"
    page = client.get(address).content.decode()
    seen = int(re.search(r'data-version="(\d+)"', page)[1])
    assert client.get(f"{address}state/").json()["version"] == seen
    actions.show(hall, Showing.RULE, by=other_facilitator, seen=seen)
    assert client.get(f"{address}state/").json()["version"] == seen + 1
    said = client.post(f"{address}show/", {"what": "blank", "seen": seen}, follow=True).content.decode()
    assert "facilitator west river had changed the screen meanwhile (The rule)" in said
