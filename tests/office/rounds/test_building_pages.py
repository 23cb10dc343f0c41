"""What a convenor is shown while building: remarks, coverage, both sides and languages, what readers noted."""

import re
from dataclasses import replace
from html import unescape

import pytest
from django.test import Client
from office.rounds.drafts import WORDINGS, make_draft, opened

from tracktwo.office.models import Account, Programme
from tracktwo.office.rounds import actions, queries
from tracktwo.office.rounds.advice import advice_of
from tracktwo.office.rounds.coverage import Coverage, grid
from tracktwo.office.rounds.definitions import definition_of, digest
from tracktwo.office.rounds.models import Statement
from tracktwo.office.rounds.repeating import asked_before

ONE = "/office/river/rounds/boats-and-nets/"


@pytest.fixture
def desk(client: Client, convenor: Account) -> Client:
    client.force_login(convenor)
    return client


def words(answer: object) -> str:
    page = re.sub(r"(?s)<(svg|style).*?</\1>", " ", answer.content.decode())
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_a_grid_has_every_topic_and_position_once_and_the_unstated_last():
    made = grid(
        [("a", "", "fishers"), ("b", "Nets", ""), ("c", "Nets ", "fishers"), ("d", "Boats", "ferrymen")]
    )
    assert made == Coverage(
        topics=("Nets", "Boats", ""),
        perspectives=("fishers", "ferrymen", ""),
        cells=((("c",), (), ("b",)), ((), ("d",), ()), (("a",), (), ())),
    )
    assert made.gaps == 2


def test_a_grid_of_nothing_is_empty():
    assert grid([]) == Coverage(topics=(), perspectives=(), cells=())


def test_the_grid_on_the_page_shows_what_nobody_is_asked(desk: Client, programme: Programme):
    draft = make_draft(programme)
    for key, topic, position in (("boats", "Boats", "fishers"), ("water", "Water", "ferrymen")):
        found = draft.statements.get(key=key)
        put = replace(
            WORDINGS[key], topic={"en": topic}, perspective={"en": position}, source="Minutes, page 4"
        )
        actions.edit_statement(found, put, by=None, seen=digest(WORDINGS[key]))
    page = words(desk.get(ONE))
    assert "2 places are empty: positions nobody is asked about on those topics." in page
    assert "Topic fishers ferrymen position not stated Boats boats none none Water none water none" in page
    assert "Taken from: Minutes, page 4" in page


def test_positions_and_sources_are_no_part_of_what_is_frozen(programme: Programme):
    draft = make_draft(programme)
    before = queries.texts_of(draft)
    Statement.objects.filter(round=draft).update(perspective={"en": "fishers"}, source="Minutes")
    assert queries.texts_of(queries.round_called(programme, draft.key)) == before


def test_words_are_remarked_on_before_they_are_saved(desk: Client, programme: Programme):
    draft = make_draft(programme)
    typed = {"kind": "belief", "text_en": "Their nets are a threat.", "text_zh-Hans": "网是威胁。"}
    answer = desk.post(f"{ONE}new-statement/", {**typed, "look": "1"})
    assert answer.status_code == 200
    assert "English: “threat” is a loaded word;" in words(answer)
    assert "简体中文: “威胁” is a loaded word;" in words(answer)
    assert draft.statements.count() == 3
    answer = desk.post(
        f"{ONE}new-statement/", {**typed, "text_en": "Nets tear.", "text_zh-Hans": "网会破。", "look": "1"}
    )
    assert "No remark on these words." in words(answer)


def test_words_are_remarked_on_when_they_are_saved_all_the_same(desk: Client, programme: Programme):
    draft = make_draft(programme)
    answer = desk.post(
        f"{ONE}new-statement/", {"kind": "belief", "text_en": "Nets always tear."}, follow=True
    )
    assert "Added." in words(answer)
    assert "English: “always” leaves no exception;" in words(answer)
    assert draft.statements.count() == 4


def test_a_statement_that_seems_to_name_a_company_does_not_open(desk: Client, programme: Programme):
    draft = make_draft(programme)
    found = draft.statements.get(key="water")
    put = replace(WORDINGS["water"], text={"en": "Reed & Sons Ltd fishes too much.", "zh-Hans": "河水共有。"})
    actions.edit_statement(found, put, by=None, seen=digest(WORDINGS["water"]))
    assert "It seems to name “Reed & Sons Ltd”; statements name no person and no company." in words(
        desk.get(ONE)
    )


def test_the_preview_shows_every_language_of_both_sides_or_one(desk: Client, programme: Programme):
    make_draft(programme)
    page = words(desk.get(f"{ONE}preview/"))
    assert "Western boats are larger than eastern ones." in page
    assert "西岸的船比东岸的大。" in page
    page = words(desk.get(f"{ONE}preview/?language=zh-Hans"))
    assert "Western boats are larger than eastern ones." not in page
    assert "西岸的船比东岸的大。" in page


def test_what_a_reader_puts_back_and_notes_is_shown_before_opening(
    desk: Client, programme: Programme, convenor: Account
):
    draft = make_draft(programme)
    marks = re.findall(r'name="read" value="([^"]+)"', desk.get(f"{ONE}wording/zh-Hans/").content.decode())
    noted = {"back:water": "The river belongs to both.", "differences:water": "“River water”, not “water”."}
    page = words(desk.post(f"{ONE}wording/zh-Hans/", {"read": marks, **noted}, follow=True))
    assert "Put back: The river belongs to both." in page
    assert "Differs: “River water”, not “water”." in page
    for each in queries.checks_of(draft, queries.asked(draft)):
        if each.language == "en":
            actions.check_wording(draft, each.statement, language="en", by=convenor, sha256=each.sha256)
    page = words(desk.get(f"{ONE}open/"))
    assert (
        "Where the languages differ, as those who read them noted water · 简体中文 : “River water”, not “water”."
        in page
    )


def test_so_few_expected_that_nothing_could_be_shown_are_remarked_on(programme: Programme):
    draft = make_draft(programme)
    sides = {
        key: replace(called, expected=5 if key == "east" else 30)
        for key, called in definition_of(draft).sides.items()
    }
    wanted = replace(definition_of(draft), sides=sides)
    actions.edit_round(draft, wanted, by=None, seen=digest(definition_of(draft)))
    fresh = queries.round_called(programme, draft.key)
    assert [each.sentence for each in advice_of(fresh, queries.asked(fresh))] == [
        "5 people are expected of “East bank”; nothing is shown of fewer than 6."
    ]


def test_who_opens_is_told_which_rounds_asked_the_same_words(
    desk: Client, programme: Programme, convenor: Account
):
    first = opened(programme, convenor)
    assert asked_before(first) == []
    again = make_draft(programme, title={"en": "Nets and boats", "zh-Hans": "网与船"})
    assert asked_before(again) == [(first, 3)]
    for each in queries.checks_of(again, queries.asked(again)):
        actions.check_wording(again, each.statement, language=each.language, by=convenor, sha256=each.sha256)
    page = words(desk.get("/office/river/rounds/nets-and-boats/open/"))
    assert "3 statements were asked before in the same words: Boats and nets" in page
    assert "Two results of nearly the same people can be subtracted." in page


def test_a_round_of_the_sides_alone_offers_no_other_seat(
    client: Client, programme: Programme, convenor: Account
):
    code = opened(programme, convenor, only_sides=True).code
    page = words(client.get(f"/join/{code}/en/side/"))
    assert "East bank" in page
    assert "I am an observer" not in page
    answer = client.post(f"/join/{code}/en/side/", {"seat": "observer"})
    assert answer.status_code == 200
    assert "Which side are you taking part with?" in words(answer)
