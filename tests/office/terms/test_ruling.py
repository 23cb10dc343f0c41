"""What may be counted is asked at the moment of counting: a rule made stricter takes a quote away everywhere."""

from datetime import date

import pytest
from django.test import Client

from tracktwo.office.models import Event, Programme, Question, QuestionAnswer
from tracktwo.office.record.actions import add_file, create_entry
from tracktwo.office.record.entries import ENTRIES, blank
from tracktwo.office.terms.actions import add_document, add_exchange
from tracktwo.office.terms.corpus import shelf_of
from tracktwo.office.terms.lines import Asked, csv_of, find_lines
from tracktwo.office.terms.measuring import words_of
from tracktwo.office.terms.working import build_now
from tracktwo.vocabulary.attribution import Rule

pytestmark = pytest.mark.django_db
PAGES = ("", "by-share/", "lines/?q=heron", "lines/?q=heron&lines=all&order=right", "lines/file.csv?q=heron")
OPEN, NAMELESS, CLOSED = Rule.ON_THE_RECORD.value, Rule.NOT_FOR_ATTRIBUTION.value, Rule.OFF_THE_RECORD.value


def event(programme: Programme, rule: str) -> Event:
    return Event.objects.create(
        programme=programme, key=f"talks-{rule or 'silent'}", kind="workshop", rule=rule
    )


@pytest.mark.parametrize(
    ("of_event", "of_text", "of_turn", "holds"),
    [
        (None, "", None, CLOSED),
        (None, "", OPEN, OPEN),
        (None, OPEN, None, OPEN),
        (None, OPEN, NAMELESS, NAMELESS),
        (None, OPEN, CLOSED, CLOSED),
        (None, CLOSED, OPEN, CLOSED),
        (None, OPEN, "public", CLOSED),
        (OPEN, "", None, OPEN),
        (OPEN, "", CLOSED, CLOSED),
        (OPEN, NAMELESS, None, NAMELESS),
        (NAMELESS, OPEN, OPEN, NAMELESS),
        (CLOSED, OPEN, OPEN, CLOSED),
        ("", OPEN, OPEN, CLOSED),
    ],
)
def test_the_strictest_rule_holds_and_none_is_off_the_record(
    programme: Programme, tell, of_event, of_text, of_turn, holds
):
    row = {"text": "A heron stands.", "side": "east", "speaker": "Ann"} | (
        {} if of_turn is None else {"rule": of_turn}
    )
    tell(row, rule=of_text, event=None if of_event is None else event(programme, of_event))
    shelf = shelf_of(programme)
    assert [turn.rule.value for turn in shelf.corpus.turns] == [holds]
    assert shelf.may.tolist() == [holds != CLOSED]
    assert shelf.closed == (holds == CLOSED)
    assert (shelf.corpus.turns[0].text == "") == (holds == CLOSED)
    assert find_lines(shelf, Asked(term="heron")).found.hits == (holds != CLOSED)


def test_an_event_made_stricter_takes_its_quotes_from_every_page_at_once(
    client: Client, convenor, programme: Programme, tell
):
    talks = event(programme, OPEN)
    rows = [
        {"text": f"The heron number {number} waits.", "side": side, "speaker": f"{side} {number}"}
        for side in ("east", "west")
        for number in range(6)
    ]
    tell(*rows, event=talks)
    client.force_login(convenor)

    def told() -> dict[str, bool]:
        answers = {page: client.get(f"/office/river/terms/{page}").content.decode() for page in PAGES}
        return {
            page: " waits" in said or ">heron<" in said or ",heron," in said for page, said in answers.items()
        }

    def counted() -> tuple[int, int]:
        shelf = shelf_of(programme)
        found = words_of(programme, shelf, "en" if shelf.may.any() else "").found
        return find_lines(shelf, Asked(term="heron")).people, 0 if found is None else len(
            found.columns["word"]
        )

    for turn in programme.term_sources.get().turns.all():
        turn.language = "en"
        turn.save()
    programme.term_sources.update(version=1)
    assert told() == dict.fromkeys(PAGES, True)
    assert counted() == (12, 4)
    talks.rule = CLOSED
    talks.save()
    assert told() == dict.fromkeys(PAGES, False)
    assert counted() == (0, 0)
    talks.rule = OPEN
    talks.save()
    assert told() == dict.fromkeys(PAGES, True)


def test_who_spoke_without_attribution_is_named_nowhere_and_counts_once(
    client: Client, convenor, programme: Programme, tell
):
    tell(
        {"text": "A heron stands.", "side": "east", "speaker": "Ann Fenn", "rule": OPEN},
        {"text": "The heron left.", "side": "east", "speaker": "Ann Fenn", "rule": NAMELESS},
        {"text": "No heron here.", "side": "west", "speaker": "Bo Reed", "rule": NAMELESS},
    )
    shelf = shelf_of(programme)
    counted = find_lines(shelf, Asked(term="heron", is_all=True))
    assert counted.people == 2
    assert counted.found.lines[0].speaker == "Ann Fenn"
    assert sorted(line.speaker for line in counted.found.lines[1:]) == ["№ 1", "№ 2"]
    file = csv_of(shelf, Asked(term="heron", is_all=True))
    assert file.count("Ann Fenn") == 1
    assert "Bo Reed" not in file
    assert "№" not in file
    client.force_login(convenor)
    for page in PAGES:
        assert "Bo Reed" not in client.get(f"/office/river/terms/{page}").content.decode()


def test_a_public_document_is_on_the_record_until_it_is_none(programme: Programme):
    entry = ENTRIES["document"]
    content = {**blank(entry), "title": "A paper", "language": "en", "is_public": True}
    paper = create_entry(programme=programme, by=None, entry=entry, content=content)
    text = b"The heron is a bird.\n\nIt stands in shallow water.\n"
    add_file(programme=programme, by=None, key=paper.key, content=text, name="paper.txt")
    paper.refresh_from_db()
    made = add_document(programme=programme, by=None, document=paper, side="east")
    build_now(programme, by=None)
    turns = list(made.turns.all())
    assert [(turn.text, turn.start) for turn in turns] == [
        ("The heron is a bird.", 0), ("It stands in shallow water.", 22),
    ]  # fmt: skip
    assert find_lines(shelf_of(programme), Asked(term="heron")).found.by_side == {"east": 1}
    paper.is_public = False
    paper.save()
    assert find_lines(shelf_of(programme), Asked(term="heron")).found.hits == 0


def test_an_answer_is_looked_up_under_its_own_rule_and_takes_its_question_along(programme: Programme):
    east, west = programme.sides.get(key="east"), programme.sides.get(key="west")
    day = date(2024, 3, 1)

    def asked(key: str, *, rule: str, is_given: bool) -> QuestionAnswer:
        question = Question.objects.create(
            programme=programme,
            key=key,
            side=east,
            text={"en": f"Is a heron {key}?"},
            state="answered",
            asked_on=day,
        )
        return QuestionAnswer.objects.create(
            question=question, number=1, side=west, text={"en": f"A heron is {key}."}, rule=rule,
            given_on=day if is_given else None,
        )  # fmt: skip

    grey = asked("grey", rule=OPEN, is_given=True)
    asked("white", rule="", is_given=True)
    asked("black", rule=OPEN, is_given=False)
    add_exchange(programme, by=None)
    build_now(programme, by=None)

    def said() -> list[str]:
        found = find_lines(shelf_of(programme), Asked(term="heron", is_all=True)).found
        return [f"{line.left}{line.match}{line.right}" for line in found.lines]

    assert said() == ["Is a heron grey?", "A heron is grey."]
    grey.rule = CLOSED
    grey.save()
    assert said() == []
    assert add_exchange(programme, by=None).turns.count() == 4
    assert programme.term_sources.count() == 1
