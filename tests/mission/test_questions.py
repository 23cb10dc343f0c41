"""A8, D6, D9, D10, F4 and F6: questions between two convenors, each at a browser of their own, one in Chinese."""

import re

import pytest
from mission.asking import answer, ask, message, pass_on, read_all, send, write
from mission.names import FIRST, SECOND, SPACE
from mission.reading import barriers, each, facts, is_wider_than_its_window, said, section

pytestmark = pytest.mark.browser

RULES = {"en": "Who may let a rocket leave the ground?", "zh-Hans": "由谁批准火箭起飞？"}
REPLY = {"en": "One office gives one licence.", "zh-Hans": "由一个部门发放一张许可证。"}
WAITING, GIVEN = "Waiting for an answer", "Answered"


@pytest.fixture(scope="module")
def copy(demo):
    return demo.copy(SPACE, "copy-with-questions", marks="●◆")


@pytest.fixture
def sides(copy, person):
    """Two people: a convenor of the one side, and one of the other who reads Chinese on a phone."""
    return person(copy, "●"), person(copy, "◆", language="zh-Hans", phone=True)


def test_f6_a_question_names_nobody_and_is_read_in_each_language_before_it_is_passed_on(sides):
    """What names somebody is kept as a draft and changed; the other side reads nothing before it is asked."""
    one, other = sides
    page = one.open("questions/")
    page.get_by_role("link", name="Ask the other side").click()
    write(page, "text", {"en": "What did Caelus Foundation decide?"})
    send(page)
    key = re.search(r"/(q\d+)/", page.url)[1]
    assert other.answer(f"questions/{key}/").status == 404
    send(page)
    assert "Ask about the kind of thing, not about the one." in message(page)
    page.get_by_role("link", name="Edit", exact=True).click()
    write(page, "text", RULES)
    send(page)
    send(page)
    assert "Both teams can read the question now" in message(page)
    send(page)
    assert "somebody reads each language" in message(page)
    read_all(one, key)
    send(one.open(f"questions/{key}/"))
    assert said(page.locator(".under-title .tag").first) == WAITING
    assert RULES["zh-Hans"] in said(other.open("questions/").locator("li.entry").first)


def test_f6_an_answer_has_a_source_a_date_and_a_rule(sides):
    """The answering side's draft is its own; then the side that asked says what it is worth, and thanks."""
    one, other = sides
    key = ask(one, RULES)
    pass_on(one, key)
    page = other.open(f"questions/{key}/answer/")
    write(page, "text", REPLY)
    send(page)
    assert page.locator(".error-summary li").count() == 2
    assert page.locator("[name='text_zh-Hans']").input_value() == REPLY["zh-Hans"]
    page.locator("[name='printed']").fill("Licensing act, section 3")
    page.locator("[name='as_of']").fill("2021")
    page.locator("[name='review_by']").fill("2022")
    send(page)
    assert REPLY["en"] not in said(one.open(f"questions/{key}/").locator("main"))
    read_all(other, key)
    send(other.open(f"questions/{key}/"))
    assert not is_wider_than_its_window(other.page)
    assert barriers(other.page) == []

    page = one.open(f"questions/{key}/")
    told = said(page.locator(".answer"))
    for words in (REPLY["en"], "Licensing act, section 3", "as of 2021", "stale", "off the record"):
        assert words in told
    page.get_by_role("button", name="Answers it in part").click()
    assert "Answers it in part says the side that asked" in said(page.locator(".answer"))
    write(page, "text", {"en": "From when on?"})
    page.get_by_role("button", name="Ask to clarify").click()
    write(other.open(f"questions/{key}/"), "text", {"zh-Hans": "自2014年起。"})
    other.page.locator("form[action$='/clarify/'] button").first.click()
    page = one.open(f"questions/{key}/")
    assert "自2014年起。" in said(section(page, "After the answer"))
    page.get_by_role("button", name="Thank and close").click()
    assert [line.rpartition(" · ")[2] for line in each(section(page, "History").locator("li"))] == [
        "asked", "passed on to the other side", "answered", "asked to clarify", "clarified", "thanked and closed"
    ]  # fmt: skip
    assert barriers(page) == []
    line = said(one.open("questions/").locator(".exchange"))
    assert re.search(
        r"Asked \d and \d; answered \d and \d; median wait in days (0 and none|none and 0)", line
    )
    balance = said(one.open("balance/").locator("main"))
    assert "Questions answered by the other side" in balance


def test_a8_a_question_that_comes_back_stands_once_with_its_history(sides):
    """Raised at two events, put in other words, split, answered and opened again."""
    one, other = sides
    key = ask(one, {"en": "What is a commercial company?", "zh-Hans": "什么是商业公司？"})
    pass_on(one, key)
    for event in (FIRST, SECOND):
        page = one.open(f"questions/{key}/raised/")
        offered = page.locator("[name=event] option", has_text=event)
        page.locator("[name=event]").select_option(offered.get_attribute("value"))
        send(page)
    listed = said(one.open("questions/?show=for_them").locator(f"#{key}"))
    assert "Raised at 2 events" in listed
    assert FIRST in listed

    page = one.open(f"questions/{key}/")
    page.get_by_role("link", name="Put it in other words").click()
    assert page.locator("[name='text_en']").input_value() == "What is a commercial company?"
    write(
        page, "text", {"en": "When is a company called commercial?", "zh-Hans": "何时称一家公司为商业公司？"}
    )
    send(page)
    anew = re.search(r"/(q\d+)/", page.url)[1]
    pass_on(one, anew)
    shown = each(one.open("questions/?show=for_them").locator("li.entry code"))
    assert anew in shown
    assert key not in shown
    page = one.open(f"questions/{anew}/")
    assert "Rephrased from" in said(section(page, "History"))
    assert "What is a commercial company?" in said(section(page, "History"))
    page.get_by_role("link", name="Split off a part").click()
    write(page, "text", {"en": "Does it matter who owns it?"})
    send(page)
    assert "A part of" in said(section(page, "History"))

    answer(other, anew, REPLY)
    page = one.open(f"questions/{anew}/")
    page.get_by_role("button", name="Open it again").click()
    assert said(page.locator(".under-title .tag").first) == WAITING
    assert REPLY["en"] in said(page.locator(".answer"))
    answer(other, anew, {"en": "By its owners.", "zh-Hans": "视其所有者而定。"})
    assert page.reload().ok
    assert page.locator(".answer").count() == 2
    assert said(page.locator(".under-title .tag").first) == GIVEN


def test_d6_a_gap_closes_with_a_source_or_an_answer_and_nobody_knows_is_one(sides):
    """D10 too: what both sides lack is found by itself."""
    one, other = sides
    page = one.open("questions/gaps/")
    page.get_by_role("link", name="Add a gap").click()
    write(page, "text", {"en": "How many small firms there are", "zh-Hans": "小企业的数量"})
    page.locator("[name='importance']").select_option("high")
    send(page)
    gap = page.url.split("/")[-2]
    assert facts(page)["Who lacks it"] == "Both sides: nobody knows"
    assert "小企业的数量" in said(other.open("questions/gaps/?show=nobody_knows").locator(f"#{gap}"))
    page.get_by_role("link", name="Close the gap").click()
    write(page, "finding", {"en": "Nobody counts them."})
    page.locator("[name='as_of']").fill("2999")
    send(page)
    assert each(page.locator(".error-summary li")) == [
        "Answer it rests on: A gap closes with an answer or with a source; choose one, or write where it is printed.",
        "As of: This date is still to come; say as of when it is known to hold.",
    ]
    assert page.locator("[name='finding_en']").input_value() == "Nobody counts them."
    page.locator("[name='nobody_knows']").check()
    page.locator("[name='printed']").fill("Registers of both sides")
    page.locator("[name='as_of']").fill("2021")
    page.locator("[name='review_by']").fill("2022")
    send(page)
    assert "stale: to be looked at again by 2022" in facts(page)["What is known now"]
    assert barriers(page) == []


def test_f4_what_each_side_wants_to_know_lies_side_by_side_and_becomes_a_question(sides):
    one, other = sides
    for person, text, aim in (
        (one, {"en": "How a licence is got"}, "rules"),
        (other, {"zh-Hans": "资金从何而来"}, "practice"),
    ):
        page = person.open("questions/wishes/")
        write(page, "text", text)
        page.locator("[name='aim']").select_option(aim)
        send(page)
    page = one.open("questions/wishes/")
    rules = said(section(page, "How rules and institutions work"))
    assert "How a licence is got" in rules
    assert "资金从何而来" in said(section(page, "Practice and strategy"))
    assert barriers(page) == []
    assert not is_wider_than_its_window(other.page)
    page.get_by_role("link", name=re.compile("Ask about it.*How a licence is got")).click()
    assert page.locator("[name='text_en']").input_value() == "How a licence is got"
    send(page)
    key = re.search(r"/(q\d+)/", page.url)[1]
    assert key in said(section(one.open("questions/wishes/"), "How rules and institutions work"))
    assert key not in said(other.open("questions/wishes/").locator("main"))
