"""Questions, answers, gaps, wishes and debriefs in the programme file: the same bytes again, no draft, no key."""

import json
from dataclasses import replace

import pytest
from office.hall.conftest import make_event
from office.questions.exchanged import ANSWERING, UNKNOWN, again, answered, drafted, waiting

from tracktwo.office.hall.actions import add_line
from tracktwo.office.hall.kinds import Debrief
from tracktwo.office.models import (
    DebriefLine,
    InformationGap,
    Question,
    QuestionAnswer,
    QuestionCheck,
    QuestionKey,
)
from tracktwo.office.questions import actions, queries
from tracktwo.office.questions.definitions import Asking, Closing, GapText
from tracktwo.office.questions.kinds import Aim, Descent, Verdict
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db


@pytest.fixture
def exchanged(programme, convenor, other_convenor, facilitator):
    """A programme whose sides have asked, answered, closed a gap, wished, and debriefed; and drafted something."""
    gap = actions.make_gap(programme, GapText(text={"en": "Who pays"}, side="east"), by=convenor)
    actions.make_gap(programme, GapText(text={"en": "What is next"}), by=convenor)
    actions.add_wish(programme, {"en": "How it works"}, Aim.RULES, by=other_convenor)
    event = make_event(programme)
    question = waiting(programme, convenor, gap=gap.key, due="2099", why={"en": "It is said often."})
    given = answered(question, other_convenor, replace(ANSWERING, rule=Rule.ON_THE_RECORD.value))
    answered(question, other_convenor, UNKNOWN)
    actions.judge_answer(given, Verdict.PARTLY, by=convenor)
    actions.clarify(again(question), {"en": "Since when?"}, by=convenor)
    actions.raise_at(again(question), event.key, by=convenor)
    closing = Closing(finding={"en": "The board"}, answer=given.pk, printed="Gazette 3", as_of="2021")
    actions.close_gap(gap, closing, by=convenor)
    found = queries.whole_questions(programme).get()
    actions.let_out(found, by=convenor, sha256=queries.outside_digest(found))
    again_asked = Asking(text={"en": "Who opens it?", "zh-Hans": "谁开？"})
    part = actions.draft_question(
        programme, again_asked, by=convenor, comes_from=again(question), descent=Descent.SPLIT
    )
    actions.ask(part, by=convenor)
    drafted(programme, convenor)
    add_line(event, Debrief.DIFFER, {"en": "How both count"}, by=facilitator)
    return programme


def carried(programme):
    """The programme as another machine has it, and its file there, under the first one's key."""
    file = json.loads(export_programme(programme))
    file["programme"]["key"] = "elsewhere"
    made = import_programme(json.dumps(file), by=None)
    there = json.loads(export_programme(made))
    return made, file, there


def test_a_programme_that_asked_and_answered_is_the_same_elsewhere(exchanged):
    made, file, there = carried(exchanged)
    assert there == file
    assert [len(file[name]) for name in ("gaps", "wishes", "questions")] == [2, 1, 2]
    first = file["questions"][0]
    assert [step["kind"] for step in first["steps"]] == [
        "asked", "routed", "answered", "answered", "clarify", "raised", "split"
    ]  # fmt: skip
    assert [answer["basis"] for answer in first["answers"][1:]] == ["nobody_knows"]
    assert first["answers"][0]["sources"] == [{"printed": "Water board, rules of procedure, 2020"}]
    assert file["questions"][1]["comes_from"] == first["key"]
    gap = InformationGap.objects.get(programme=made, key="g1")
    assert (gap.answer.question.programme, gap.answer.number, gap.printed) == (made, 1, "Gazette 3")
    assert [str(line.text["en"]) for line in DebriefLine.objects.filter(event__programme=made)] == [
        "How both count"
    ]


def test_no_draft_no_writer_no_reader_and_no_key_is_in_it(exchanged):
    made, _file, _there = carried(exchanged)
    assert Question.objects.filter(programme=made, asked_on=None).count() == 0
    assert QuestionAnswer.objects.filter(question__programme=made, given_on=None).count() == 0
    assert {row.account for row in Question.objects.filter(programme=made)} == {None}
    assert QuestionCheck.objects.filter(question__programme=made).count() == 0
    assert QuestionKey.objects.filter(question__programme=made).count() == 0


def without(place, *names):
    def change(file):
        row = file
        for step in place:
            row = row[step]
        for name in names:
            row.pop(name, None)

    return change


def put(place, value):
    def change(file):
        row = file
        for step in place[:-1]:
            row = row[step]
        row[place[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (without(("questions", 0), "asked_on"), "questions[0].asked_on: a draft is its side's own"),
        (put(("questions", 0, "asked_on"), "2021-02-30"), "questions[0].asked_on: “2021-02-30” is no day"),
        (put(("questions", 0, "waited"), -1), "questions[0].waited: expected a whole number"),
        (without(("questions", 0, "answers", 0), "given_on"), "questions[0].answers[0].given_on: a draft"),
        (put(("questions", 0, "answers", 1, "number"), 1), "questions[0].answers[1].number: 1 stands above"),
        (put(("questions", 0, "answers", 0, "side"), "east"), "questions[0].answers[0].side: the side that"),
        (put(("questions", 0, "side"), "north"), "questions[0].side: there is no side with the key “north”"),
        (put(("questions", 1, "comes_from"), "q9"), "questions[1].comes_from: there is no question with"),
        (put(("gaps", 0, "printed"), ""), "gaps[0].printed: a gap closes with an answer or a source"),
        (
            put(("events", 0, "debrief"), [{"number": 1, "part": "differ", "text": {"en": "a"}}] * 2),
            "events[0].debrief[1].number: 1 stands above",
        ),
        (put(("wishes", 0, "day"), ""), "wishes[0].day: empty; expected a day"),
    ],
)
def test_what_cannot_be_is_refused_at_its_place_and_nothing_is_written(exchanged, change, said):
    file = json.loads(export_programme(exchanged))
    file["programme"]["key"] = "elsewhere"
    change(file)
    with pytest.raises(DataError) as refused:
        import_programme(json.dumps(file), by=None)
    assert str(refused.value).startswith(said)


def test_a_gap_that_names_an_answer_that_is_not_there_keeps_the_words(exchanged):
    file = json.loads(export_programme(exchanged))
    file["programme"]["key"] = "elsewhere"
    file["gaps"][0]["printed"] = "answer:q7/1"
    made = import_programme(json.dumps(file), by=None)
    gap = InformationGap.objects.get(programme=made, key="g1")
    assert (gap.answer, gap.printed) == (None, "answer:q7/1")
