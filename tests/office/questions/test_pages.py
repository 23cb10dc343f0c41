"""The pages of the question exchange: what each side reads, what is refused with a sentence, how much it costs."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from office.questions.exchanged import ANSWER, TEXT, UNKNOWN, again, answered, drafted, waiting
from office.rounds.conftest import OPENED, make_round

from tracktwo.balance import Measure
from tracktwo.office.balance.queries import balance_of
from tracktwo.office.models import (
    Document,
    Event,
    EventName,
    InformationGap,
    Programme,
    Question,
    QuestionStep,
    Statement,
    Wish,
)
from tracktwo.office.questions import actions
from tracktwo.office.questions.definitions import GapText

pytestmark = pytest.mark.django_db
ROOM = "/office/river/questions/"
HOSTILE = "<script>alert(1)</script> \u202e“{own}” %(name)s"


def read(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return words(answer.content.decode())


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def sent(client: Client, path: str, fields: dict[str, object]) -> str:
    """What a page says after a form was sent, wherever it led."""
    return words(client.post(path, fields, follow=True).content.decode())


ASKED = {"text_en": TEXT["en"], "text_zh-Hans": TEXT["zh-Hans"], "gap": "", "due": ""}
GIVEN = {
    "text_en": ANSWER["en"],
    "text_zh-Hans": ANSWER["zh-Hans"],
    "basis": "sources",
    "printed": "Rules, 2020",
}


def test_an_empty_exchange_asks_for_the_one_thing(client, convenor, sign_in) -> None:
    text = read(sign_in(client, convenor), ROOM)
    assert "What is the one thing you would like to understand about how the other side works?" in text
    assert "Ask the other side" in text


def test_a_question_is_typed_asked_read_passed_on_and_answered(
    programme, convenor, other_convenor, sign_in
) -> None:
    east, west = sign_in(Client(), convenor), sign_in(Client(), other_convenor)
    assert "your side’s team alone can read it" in sent(east, f"{ROOM}new/", ASKED)
    read(west, f"{ROOM}q1/", 404)
    assert "Both teams can read the question now" in sent(east, f"{ROOM}q1/do/ask/", {})
    for reader, language in ((east, "en"), (west, "zh-Hans")):
        path = f"{ROOM}q1/words/{language}/"
        sha256 = re.search(r'name="sha256" value="(\w+)"', reader.get(path).content.decode())[1]
        assert "Your name is kept" in sent(reader, path, {"sha256": sha256})
    assert "passed on to the other side" in sent(east, f"{ROOM}q1/do/pass-on/", {})
    page = read(west, ROOM)
    assert "Open for us 1" in page
    assert TEXT["en"] in page
    assert convenor.name not in read(west, f"{ROOM}q1/").replace(f"read by {convenor.name}", "")
    refused = sent(west, f"{ROOM}q1/answer/", {**GIVEN, "printed": "", "as_of": "2999"})
    assert "An answer rests on something" in refused
    assert "This date is still to come" in refused
    assert ANSWER["zh-Hans"] in west.post(f"{ROOM}q1/answer/", {**GIVEN, "as_of": ""}).content.decode()
    assert "The draft is kept" in sent(
        west, f"{ROOM}q1/answer/", {**GIVEN, "as_of": "2020", "review_by": "2021"}
    )
    assert ANSWER["en"] not in read(east, f"{ROOM}q1/")
    for language in ("en", "zh-Hans"):
        path = f"{ROOM}q1/answers/1/words/{language}/"
        assert east.get(path).status_code == 404
        sha256 = re.search(r'name="sha256" value="(\w+)"', west.get(path).content.decode())[1]
        sent(west, path, {"sha256": sha256})
    assert "The answer is given." in sent(west, f"{ROOM}q1/answers/1/do/give/", {})
    page = read(east, f"{ROOM}q1/")
    assert ANSWER["en"] in page
    assert "stale: to be looked at again by 2021" in page
    assert "Rule not stated" in page
    assert "It is kept" in sent(east, f"{ROOM}q1/answers/1/do/judge/", {"verdict": "partly"})
    assert "Answers it in part says the side that asked" in read(west, f"{ROOM}q1/")
    assert "Also in winter?" in sent(east, f"{ROOM}q1/do/clarify/", {"text_en": "Also in winter?"})
    assert "Closed" in sent(east, f"{ROOM}q1/do/close/", {})
    assert "Asked 1 and 0; answered 1 and 0; median wait in days 0 and none." in read(east, ROOM) or (
        "Asked 0 and 1; answered 0 and 1; median wait in days none and 0." in read(east, ROOM)
    )


def test_who_asked_is_shown_to_the_own_side_and_only_if_chosen(
    programme, convenor, facilitator, other_convenor, sign_in
) -> None:
    asker, mate, other = (sign_in(Client(), each) for each in (facilitator, convenor, other_convenor))
    for number, chosen in ((1, {}), (2, {"shows_account": "on"})):
        sent(asker, f"{ROOM}new/", {**ASKED, **chosen})
        sent(mate, f"{ROOM}q{number}/do/ask/", {})
        for reader, sees in ((mate, bool(chosen)), (other, False)):
            assert (facilitator.name in read(reader, f"{ROOM}q{number}/")) is sees


def test_what_cannot_be_kept_comes_back_as_it_was_typed(programme, convenor, other_convenor, sign_in) -> None:
    east = sign_in(Client(), convenor)
    for fields, sentence in (
        ({**ASKED, "text_en": "", "text_zh-Hans": ""}, "Write it in at least one language."),
        ({**ASKED, "text_en": "x" * 601}, "up to 600"),
        ({**ASKED, "due": "soon"}, "“soon” is not a date"),
        ({**ASKED, "gap": "none"}, "Select a valid choice"),
    ):
        answer = east.post(f"{ROOM}new/", {**fields, "why_en": "kept while it is put right"})
        assert answer.status_code == 422
        assert sentence in words(answer.content.decode())
        assert "kept while it is put right" in answer.content.decode()
    assert not Question.objects.exists()
    sent(east, f"{ROOM}new/", {**ASKED, "text_en": HOSTILE})
    assert "<script>alert" not in east.get(f"{ROOM}q1/").content.decode()
    assert "alert(1)" in read(east, f"{ROOM}q1/")


def test_nothing_is_done_from_an_address_that_does_not_exist(
    programme, convenor, other_convenor, sign_in, client
) -> None:
    question = waiting(programme, convenor)
    given = answered(question, other_convenor)
    east = sign_in(client, convenor)
    for path in ("q9/do/ask/", "q1/do/nothing/", "q1/answers/9/do/judge/", "q1/answers/1/do/nothing/"):
        assert east.post(f"{ROOM}{path}").status_code == 404
    assert east.get(f"{ROOM}q1/do/close/").status_code == 405
    assert east.get(f"{ROOM}q1/words/fr/").status_code == 404
    assert "Choose one of the three." in sent(east, f"{ROOM}q1/answers/1/do/judge/", {"verdict": "well"})
    assert "Choose a rule." in sent(east, f"{ROOM}q1/answers/1/do/agree/", {"rule": "none"})
    assert "Your side asked this" in words(east.get(f"{ROOM}q1/answer/", follow=True).content.decode())
    given.refresh_from_db()
    assert (given.verdict, given.rule) == ("", "")


def test_the_register_of_gaps_closes_on_evidence(
    programme, convenor, other_convenor, sign_in, client
) -> None:
    east = sign_in(client, convenor)
    document = Document.objects.create(programme=programme, key="rules", title="Rules of the board")
    made = sent(
        east, f"{ROOM}gaps/new/", {"text_en": "Who pays for the locks", "side": "", "importance": "high"}
    )
    assert "Both sides: nobody knows" in made
    assert "Who pays for the locks" in read(east, f"{ROOM}gaps/?show=nobody_knows")
    sent(
        east,
        f"{ROOM}gaps/g1/edit/",
        {"text_en": "Who pays for the sluice", "side": "west", "importance": "low"},
    )
    theirs = sent(
        east, f"{ROOM}gaps/g1/close/", {"finding_en": "The board", "as_of": "2020", "document": "rules"}
    )
    assert "The side that lacks it says when it knows." in theirs
    sent(
        east,
        f"{ROOM}gaps/g1/edit/",
        {"text_en": "Who pays for the sluice", "side": "east", "importance": "low"},
    )
    refused = sent(east, f"{ROOM}gaps/g1/close/", {"finding_en": "The board", "as_of": "2020"})
    assert "A gap closes with an answer or with a source" in refused
    assert InformationGap.objects.get().state == "open"
    closed = sent(
        east, f"{ROOM}gaps/g1/close/", {"finding_en": "The board", "as_of": "2020", "document": "rules"}
    )
    assert "Rules of the board" in closed
    assert "This cannot be deleted" in words(
        east.post("/office/river/delete/document/rules/", follow=True).content.decode()
    )
    document.refresh_from_db()
    assert "The gap is open again." in sent(east, f"{ROOM}gaps/g1/reopen/", {})


def test_a_draft_about_a_gap_is_not_told_to_the_other_side(
    programme, convenor, other_convenor, sign_in, client
) -> None:
    gap = actions.make_gap(programme, GapText(text={"en": "Who pays"}), by=convenor)
    drafted(programme, convenor, gap=gap.key)
    assert TEXT["en"] not in read(sign_in(client, other_convenor), f"{ROOM}gaps/g1/")
    assert "0 questions" in read(client, f"{ROOM}gaps/")
    assert TEXT["en"] in read(sign_in(client, convenor), f"{ROOM}gaps/g1/")


def test_a_wish_becomes_a_question(programme, convenor, other_convenor, sign_in, client) -> None:
    east = sign_in(client, convenor)
    assert "both teams read it" in sent(
        east, f"{ROOM}wishes/", {"text_en": "How the locks are run", "aim": "practice"}
    )
    wish = Wish.objects.get()
    address = f"{ROOM}new/?wish={wish.pk}"
    assert "How the locks are run" in east.get(address).content.decode()
    sent(east, address, ASKED)
    assert Question.objects.get().wish == wish
    assert "q1" in read(east, f"{ROOM}wishes/")
    other = read(sign_in(client, other_convenor), f"{ROOM}wishes/")
    assert "How the locks are run" in other
    assert "q1" not in other
    assert convenor.name not in other


def test_a_wish_of_a_round_becomes_a_question_in_the_words_of_the_side(
    programme, convenor, sign_in, client
) -> None:
    round_ = make_round(programme, closed_at=OPENED, revealed_at=OPENED)
    statement = Statement.objects.filter(round=round_, key="boats").get()
    east = sign_in(client, convenor)
    assert "boats are larger" not in read(east, f"{ROOM}wishes/")
    Statement.objects.filter(pk=statement.pk).update(kind="wish")
    assert "Western boats are larger." in read(east, f"{ROOM}wishes/")
    address = f"{ROOM}new/?statement={statement.pk}"
    assert "西岸的船更大。" in east.get(address).content.decode()
    sent(east, address, ASKED)
    assert Question.objects.get().statement == statement
    round_.revealed_at = None
    round_.save()
    assert "Western boats" not in read(east, f"{ROOM}wishes/")
    assert "西岸的船更大。" not in east.get(address).content.decode()


def test_the_overview_says_what_waits_long_and_balance_counts(
    programme, convenor, other_convenor, sign_in, client
) -> None:
    waiting(programme, convenor)
    Question.objects.update(routed_on=timezone.now().date() - timedelta(days=40))
    west = sign_in(client, other_convenor)
    assert "1 question has waited over 30 days for your side's answer" in read(west, "/office/river/")
    assert "1 question of your side has waited over 30 days" in read(
        sign_in(client, convenor), "/office/river/"
    )
    answered(again(Question.objects.get()), other_convenor, UNKNOWN)
    pairs = {pair.measure: pair.numbers for pair in balance_of(programme, as_of=None).held}
    assert (pairs[Measure.ASKED], pairs[Measure.ANSWERED]) == ({"east": 1, "west": 0}, {"east": 1, "west": 0})
    assert "Nobody knows 1" in read(client, f"{ROOM}?show=nobody_knows")


def fill(programme: Programme, rows: int) -> None:
    """Questions of both sides that wait, each about a gap and raised at two events; gaps and wishes."""
    sides = list(programme.sides.all())
    gaps = InformationGap.objects.bulk_create(
        InformationGap(programme=programme, key=f"g{n}", text={"en": f"Gap {n}"}, side=sides[n % 2])
        for n in range(rows)
    )
    events = Event.objects.bulk_create(
        Event(programme=programme, key=f"e{n}", kind="formal_workshop", status="held") for n in range(2)
    )
    today = timezone.now().date()
    made = Question.objects.bulk_create(
        Question(
            programme=programme, key=f"q{n}", side=sides[0], text=TEXT, gap=gaps[n], state="routed",
            asked_on=today, routed_on=today,
        )
        for n in range(rows)
    )  # fmt: skip
    QuestionStep.objects.bulk_create(
        QuestionStep(question=row, kind="raised", side=sides[0], day=today, event=event)
        for row in made
        for event in events
    )
    Wish.objects.bulk_create(
        Wish(programme=programme, side=sides[n % 2], aim="rules", text=TEXT, day=today) for n in range(rows)
    )


def test_three_hundred_rows_cost_the_queries_of_one(
    programme, other_programme, seat, sign_in, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    fill(programme, 1)
    fill(other_programme, 300)
    few = sign_in(Client(), seat("convenor"))
    many = sign_in(Client(), seat("convenor", programme=other_programme))
    for path in ("questions/?show=for_them", "questions/gaps/", "questions/wishes/", "questions/q0/", ""):
        with django_assert_max_num_queries(60) as counted:
            assert few.get(f"/office/river/{path}").status_code == 200
        with django_assert_num_queries(len(counted)):
            assert many.get(f"/office/harbour/{path}").status_code == 200


def test_where_a_question_was_raised_is_found_by_a_part_of_a_name_among_many(
    programme, convenor, sign_in, client
) -> None:
    waiting(programme, convenor)
    rows = Event.objects.bulk_create(
        Event(programme=programme, key=f"e{n}", kind="formal_workshop", status="held") for n in range(40)
    )
    EventName.objects.bulk_create(EventName(event=row, text=f"Talks in port {row.key[1:]}") for row in rows)
    east, address = sign_in(client, convenor), f"{ROOM}q1/raised/"
    assert "Talks in port" not in read(east, address)
    for typed, sentence in (
        ("no such name", "no such name"),
        ("port 3", "Talks in port 31"),
        ("", "Choose one"),
    ):
        answer = east.post(address, {"event": typed})
        assert answer.status_code == 422
        assert sentence in answer.content.decode()
    assert "It is noted where the question was raised." in sent(east, address, {"event": "port 31"})
    assert "Talks in port 31" in read(east, f"{ROOM}q1/")
    answer = east.post(address, {"event": "e31"})
    assert answer.status_code == 422
    assert QuestionStep.objects.filter(kind="raised").count() == 1


def test_the_exchange_of_one_programme_is_not_the_others(
    programme, other_programme, convenor, seat, sign_in, client
) -> None:
    waiting(programme, convenor)
    stranger = sign_in(client, seat("convenor", programme=other_programme))
    assert stranger.get(f"{ROOM}q1/").status_code == 404
    assert stranger.get("/office/harbour/questions/q1/").status_code == 404
    assert json.dumps(TEXT["en"]) not in stranger.get("/office/harbour/questions/").content.decode()
