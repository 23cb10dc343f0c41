"""A question from one bank to the other: who may do what, what is refused and in which words, what is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from office.questions.exchanged import (
    ANSWER,
    ANSWERING,
    TEXT,
    UNKNOWN,
    again,
    answered,
    drafted,
    read_all,
    waiting,
)

from tracktwo.balance import Asked
from tracktwo.office.models import (
    AuditEntry,
    Event,
    InformationGap,
    Membership,
    Person,
    PersonName,
    Question,
    QuestionStep,
)
from tracktwo.office.questions import actions, queries
from tracktwo.office.questions.definitions import Answering, Asking, Closing, GapText, asking_of, digest
from tracktwo.office.questions.kinds import Aim, Basis, Descent, Verdict
from tracktwo.office.questions.wording import contract_in, too_particular
from tracktwo.office.rounds.obstacles import named_in
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db


def steps_of(question: Question) -> list[str]:
    return [step.kind for step in QuestionStep.objects.filter(question=question)]


def test_a_question_goes_from_one_side_to_the_other_and_its_answer_back(
    programme, convenor, other_convenor
) -> None:
    question = drafted(programme, convenor)
    east, west = convenor.memberships.get().side, other_convenor.memberships.get().side
    assert queries.question_called(programme, question.key, side=west) is None
    actions.ask(question, by=convenor)
    assert queries.question_called(programme, question.key, side=west) == question
    with pytest.raises(DataError, match="somebody reads each language"):
        actions.pass_on(question, by=convenor)
    read_all(again(question), other_convenor)  # either team reads
    actions.pass_on(question, by=convenor)
    with pytest.raises(DataError, match="come further"):
        actions.pass_on(question, by=convenor)
    answer = actions.draft_answer(question, ANSWERING, by=other_convenor)
    assert queries.answers_of(question, side=east) == []
    with pytest.raises(DataError, match="somebody reads each language"):
        actions.give_answer(answer, by=other_convenor)
    read_all(again(question), other_convenor, answer)
    actions.give_answer(answer, by=other_convenor)
    assert [each.text for each in queries.answers_of(question, side=east)] == [ANSWER]
    actions.judge_answer(answer, Verdict.PARTLY, by=convenor)
    actions.clarify(question, {"en": "Also in winter?"}, by=convenor)
    actions.clarify(question, {"en": "Also in winter."}, by=other_convenor)
    actions.close_question(question, {}, by=convenor)
    assert again(question).state == "closed"
    assert steps_of(question) == ["asked", "routed", "answered", "clarify", "clarified", "closed"]


def test_nobody_answers_what_they_asked_even_from_the_other_side(programme, convenor, seat) -> None:
    question = waiting(programme, convenor)
    with pytest.raises(DataError, match="Your side asked this"):
        actions.draft_answer(question, ANSWERING, by=convenor)
    Membership.objects.filter(account=convenor).update(side=programme.sides.get(key="west"))
    with pytest.raises(DataError, match="You asked this for the other side"):
        actions.draft_answer(question, ANSWERING, by=convenor)


def test_each_side_does_only_what_is_its_own(
    programme, convenor, other_convenor, facilitator, moderator
) -> None:
    question = waiting(programme, convenor)
    given = answered(question, other_convenor)
    refused = {
        "closes its question": lambda: actions.close_question(question, {}, by=other_convenor),
        "opens its question": lambda: actions.reopen_question(question, by=other_convenor),
        "whether it is answered": lambda: actions.judge_answer(given, Verdict.NOT, by=other_convenor),
        "sets the rule": lambda: actions.set_rule(given, Rule.OFF_THE_RECORD, by=convenor),
        "puts its question anew": lambda: actions.draft_question(
            programme, Asking(text=TEXT), by=other_convenor, comes_from=question, descent=Descent.SPLIT
        ),
        "Only a convenor": lambda: actions.close_question(question, {}, by=facilitator),
        "Only convenors, facilitators": lambda: actions.clarify(question, {"en": "?"}, by=moderator),
    }
    for sentence, action in refused.items():
        with pytest.raises(DataError, match=sentence):
            action()
    assert again(question).state == "answered"


def test_a_question_that_names_somebody_or_a_contract_is_not_asked_until_it_changes(
    programme, convenor, other_convenor
) -> None:
    person = Person.objects.create(programme=programme, key="ada")
    PersonName.objects.create(person=person, text="Ada Ferns", family="Ferns", language="en")
    for text, named in (
        ("What did Ada Ferns decide?", "Ada Ferns"),
        ("Who signed contract no. 12-B/7?", "contract no. 12-B/7"),
        ("Who won the Blue Heron contract?", "Blue Heron contract"),
    ):
        made = actions.draft_question(programme, Asking(text={**TEXT, "en": text}), by=convenor)
        with pytest.raises(DataError, match="not about the one") as refusal:
            actions.ask(made, by=convenor)
        assert f"“{named}”" in str(refusal.value)
        assert again(made).text["en"] == text
        present = asking_of(made)
        actions.edit_question(made, Asking(text=TEXT), by=convenor, seen=digest(present))
        actions.ask(made, by=convenor)
        with pytest.raises(DataError, match="not about the one"):
            actions.edit_question(made, present, by=convenor, seen=digest(asking_of(again(made))))
    question = waiting(programme, convenor)
    answered(question, other_convenor)
    with pytest.raises(DataError, match="not about the one"):
        actions.clarify(question, {"en": "Was it Ada Ferns?"}, by=convenor)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("How are contracts awarded?", ""),
        ("Launch contracts are public?", ""),
        ("Is a licence needed for 3 boats?", ""),
        ("See licence 44-2020.", "licence 44-2020"),
        ("合同如何签订？", ""),
        ("合同编号：AB-2019-03 由谁签订？", "合同编号：AB-2019-03"),
        ("《蓝鹭》合同由谁签订？", "《蓝鹭》合同"),
    ],
)
def test_a_contract_is_told_from_contracts(text: str, found: str) -> None:
    assert contract_in(text) == found


def test_a_later_edit_undoes_a_check_and_a_missing_language_keeps_it_back(programme, convenor) -> None:
    question = drafted(programme, convenor)
    read_all(question, convenor)
    actions.ask(question, by=convenor)
    present = asking_of(again(question))
    english = replace(present, text={"en": "Who decides when the sluice is opened?"})
    actions.edit_question(question, english, by=convenor, seen=digest(present))
    assert [each.by for each in queries.checks_of(again(question))] == ["", ""]
    with pytest.raises(DataError, match="not written in 简体中文"):
        actions.pass_on(question, by=convenor)
    with pytest.raises(DataError, match="words have changed"):
        actions.read_words(question, None, language="en", by=convenor, sha256="0" * 64)
    with pytest.raises(DataError, match="Somebody saved this question"):
        actions.edit_question(question, present, by=convenor, seen=digest(present))


@pytest.mark.parametrize(
    ("answering", "sentence"),
    [
        (Answering(text=ANSWER, as_of="2020"), "rests on something"),
        (Answering(text=ANSWER, basis=Basis.NOT_PUBLIC, as_of="2020"), "Say why"),
        (Answering(text=ANSWER, basis=Basis.EXPERIENCE), "as of when it holds"),
        (Answering(text=ANSWER, basis=Basis.EXPERIENCE, as_of="2999"), "still to come"),
        (
            Answering(text=ANSWER, basis=Basis.EXPERIENCE, as_of="2020", review_by="2019"),
            "looked at again after",
        ),
        (replace(ANSWERING, documents=("no-such",)), "no document “no-such”"),
        (replace(ANSWERING, printed=("x" * 501,)), "up to 500"),
    ],
)
def test_an_answer_says_what_it_rests_on_and_as_of_when(
    programme, convenor, other_convenor, answering, sentence
) -> None:
    question = waiting(programme, convenor)
    with pytest.raises(DataError, match=sentence):
        actions.draft_answer(question, answering, by=other_convenor)
    assert not question.answers.exists()


def test_answers_over_time_are_kept_and_the_first_one_counts(programme, convenor, other_convenor) -> None:
    question = waiting(programme, convenor)
    Question.objects.update(routed_on=timezone.now().date() - timedelta(days=12))
    answered(question, other_convenor, UNKNOWN)
    assert again(question).nobody_knows
    actions.reopen_question(question, by=convenor)
    answered(question, other_convenor)
    found = again(question)
    assert (found.waited, found.nobody_knows, found.state) == (12, False, "answered")
    side = convenor.memberships.get().side
    assert [each.number for each in queries.answers_of(found, side=side)] == [1, 2]
    assert queries.exchange_of(programme) == queries.Exchange(
        asked={"east": 1, "west": 0}, answered={"east": 1, "west": 0}, waited={"east": 12.0, "west": None}
    )


def test_a_rule_becomes_stricter_alone_and_looser_only_together(
    programme, convenor, other_convenor, seat
) -> None:
    given = answered(waiting(programme, convenor), other_convenor)
    assert given.rule == ""
    actions.set_rule(given, Rule.NOT_FOR_ATTRIBUTION, by=other_convenor)
    with pytest.raises(DataError, match="a convenor of each side"):
        actions.set_rule(given, Rule.ON_THE_RECORD, by=other_convenor)
    assert actions.agree_to_rule(given, Rule.ON_THE_RECORD, by=other_convenor) is False
    with pytest.raises(DataError, match="already"):
        actions.agree_to_rule(given, Rule.ON_THE_RECORD, by=seat("convenor", side="west", name="second"))
    given.refresh_from_db()
    assert given.rule == "not_for_attribution"
    with pytest.raises(DataError, match="looser rule only"):
        actions.agree_to_rule(given, Rule.OFF_THE_RECORD, by=convenor)
    assert actions.agree_to_rule(given, Rule.ON_THE_RECORD, by=convenor) is True
    given.refresh_from_db()
    assert given.rule == "on_the_record"
    actions.set_rule(given, Rule.OFF_THE_RECORD, by=other_convenor)


def test_a_question_in_other_words_stands_once_and_its_parts_beside_it(
    programme, convenor, other_convenor
) -> None:
    side = convenor.memberships.get().side
    first = waiting(programme, convenor)
    anew = actions.draft_question(
        programme, Asking(text=TEXT), by=convenor, comes_from=first, descent=Descent.REPHRASED
    )
    assert queries.question_counts(programme, side) == {
        "for_us": 0, "for_them": 1, "answered": 0, "nobody_knows": 0, "drafts": 1
    }  # fmt: skip
    actions.ask(anew, by=convenor)
    assert again(first).state == "closed"
    listed = queries.question_list(programme, side, queries.Show.FOR_THEM)
    assert [row.key for row in listed] == [anew.key]
    part = actions.draft_question(
        programme, Asking(text=TEXT), by=convenor, comes_from=anew, descent=Descent.SPLIT
    )
    assert queries.lineage_of(again(part), side=side).before == (first, anew)
    other = other_convenor.memberships.get().side
    assert queries.lineage_of(again(anew), side=other).after == ()  # a draft is not told of
    today = timezone.now().date()
    assert queries.questions_asked(programme) == (Asked("east", today, None),)
    event = Event.objects.create(programme=programme, key="first", kind="formal_workshop", status="held")
    actions.raise_at(anew, "first", by=other_convenor)
    with pytest.raises(DataError, match="noted already"):
        actions.raise_at(anew, event.key, by=convenor)
    with pytest.raises(DataError, match="no such event"):
        actions.raise_at(anew, "none", by=convenor)


def test_a_gap_closes_on_evidence_alone(programme, convenor, other_convenor) -> None:
    gap = actions.make_gap(programme, GapText(text=TEXT), by=convenor)
    question = waiting(programme, convenor, gap=gap.key)
    given = answered(question, other_convenor)
    closing = Closing(finding=ANSWER, as_of="2020")
    elsewhere = answered(waiting(programme, convenor), other_convenor)
    for change, sentence in (
        ({}, "answer or with a source"),
        ({"nobody_knows": True}, "where it was looked for"),
        ({"answer": given.pk, "as_of": ""}, "as of when it holds"),
        ({"answer": given.pk, "as_of": "2999"}, "still to come"),
        ({"answer": elsewhere.pk}, "no answer to a question about the gap"),
        ({"document": "none"}, "no document “none”"),
    ):
        with pytest.raises(DataError, match=sentence):
            actions.close_gap(gap, replace(closing, **change), by=convenor)
    actions.close_gap(gap, replace(closing, answer=given.pk), by=convenor)
    assert InformationGap.objects.get().state == "closed"
    actions.reopen_gap(gap, by=other_convenor)
    looked = replace(closing, nobody_knows=True, printed="Archives of both boards")
    actions.close_gap(gap, looked, by=other_convenor)
    side = convenor.memberships.get().side
    unknown = queries.gap_list(programme, queries.GapFilter.NOBODY_KNOWS, side=side)
    assert [(row.key, row.state, row.asked) for row in unknown] == [("g1", "nobody_knows", 1)]


def test_a_gap_of_one_side_is_closed_by_that_side(programme, convenor, other_convenor) -> None:
    gap = actions.make_gap(programme, GapText(text=TEXT, side="west"), by=convenor)
    closing = Closing(finding=ANSWER, as_of="2020", printed="A book")
    with pytest.raises(DataError, match="The side that lacks it"):
        actions.close_gap(gap, closing, by=convenor)
    actions.close_gap(gap, closing, by=other_convenor)


def test_wishes_of_both_sides_lie_beside_each_other_and_lead_to_questions(
    programme, convenor, other_convenor
) -> None:
    ours = actions.add_wish(programme, {"en": "Who sets the rules?"}, Aim.RULES, by=convenor)
    theirs = actions.add_wish(programme, {"en": "What comes next?"}, Aim.PLANS, by=other_convenor)
    sides = list(programme.sides.all())
    made = actions.draft_question(programme, Asking(text=ours.text), by=convenor, wish=ours)
    with pytest.raises(DataError, match="its own wishes"):
        actions.draft_question(programme, Asking(text=theirs.text), by=convenor, wish=theirs)
    for reader, questions in ((sides[0], [made]), (sides[1], [])):
        rows = queries.wishes_by_aim(programme, sides=sides, side=reader)
        assert [(row.aim, len(row.of_side["east"]), len(row.of_side["west"])) for row in rows] == [
            ("rules", 1, 0), ("practice", 0, 0), ("plans", 0, 1), ("other", 0, 0)
        ]  # fmt: skip
        assert rows[0].of_side["east"][0].asked == questions
    with pytest.raises(DataError, match="no wish of your side"):
        actions.take_wish_back(programme, theirs.pk, by=convenor)


def test_the_trail_tells_the_other_side_that_something_was_done_and_not_by_whom(
    client, programme, convenor, other_convenor, sign_in
) -> None:
    drafted(programme, convenor, why={"en": "a reason of our own"})
    assert [entry.side.key for entry in AuditEntry.objects.all()] == ["east"]
    own = sign_in(client, convenor).get("/office/river/changes/").content.decode()
    assert "a reason of our own" in own
    other = sign_in(client, other_convenor).get("/office/river/changes/").content.decode()
    assert "question:q1" in other
    assert "a reason of our own" not in other
    assert convenor.name not in other


def test_what_waits_long_is_counted_for_each_side(programme, convenor, other_convenor) -> None:
    waiting(programme, convenor)
    today = timezone.now().date()
    east, west = (each.memberships.get().side for each in (convenor, other_convenor))
    for days, late in ((30, (0, 0)), (31, (1, 0))):
        Question.objects.update(routed_on=today - timedelta(days=days))
        assert queries.waiting_long(programme, west, today=today) == late
        assert queries.waiting_long(programme, east, today=today) == late[::-1]


def test_who_is_erased_is_forgotten_here_too(programme, convenor) -> None:
    drafted(programme, convenor, why={"en": "Ada Ferns said so."})
    actions.make_gap(programme, GapText(text={"en": "What Ada  Ferns knew"}), by=convenor)
    assert actions.forget_names(programme, ["Ada Ferns"]) == 2
    assert Question.objects.get().why == {"en": "… said so."}
    assert InformationGap.objects.get().text == {"en": "What … knew"}


def test_a_day_that_has_passed_is_not_hoped_for(programme, convenor) -> None:
    made = drafted(programme, convenor, due="2020")
    with pytest.raises(DataError, match="has passed"):
        actions.ask(made, by=convenor)
    assert again(made).asked_on is None


@pytest.mark.parametrize(
    "name", ["Ada Ferns", "Ａｄａ Ferns", "Ada  Ferns", "ADB", "水务委员会", "ﬁsh", "STRASSE", "straße"]
)
@pytest.mark.parametrize(
    "text", ["Did ada ferns go?", "Did ADB, or adb, go to the Straße?", "水务委员会去了吗？", "ﬁsh"]
)
def test_names_are_found_as_in_rounds_though_few_are_looked_at_closely(programme, name, text) -> None:
    person = Person.objects.create(programme=programme, key="one")
    PersonName.objects.create(person=person, text=name, language="en")
    assert len(too_particular(programme, {"en": text})) == len(named_in(text, [name]))
