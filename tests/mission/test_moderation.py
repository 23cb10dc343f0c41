"""What participants add, decided by two people in two browsers, and asked of everybody from then on."""

import re

import pytest
from mission.names import SPACE
from mission.reading import barriers, is_wider_than_its_window, loaded, said

pytestmark = pytest.mark.browser

IDEA = "Harbours open too late."
HAN = "港口开门太晚。"


def first_open_round(convenor):
    """The address of the round the demonstration leaves open, in the office."""
    page = convenor.open("rounds/")
    for address in [each.get_attribute("href") for each in page.locator("main a[href*='/rounds/']").all()]:
        page.goto(convenor.office + address.split(f"/{SPACE}/")[1])
        if page.locator("a[href$='/added/']").count():
            return page.locator("a[href$='/added/']").get_attribute("href").split(f"/{SPACE}/")[1]
    pytest.fail("no round is open")


def add(phone, code, text, step="add"):
    """Send a statement or a question; what is said of it first is answered with: as it is."""
    page = phone.open(f"join/{code}/{phone.language}/{step}/").page
    page.locator("#text").fill(text)
    if not taken(page, "form button"):
        assert taken(page, "[name=sure]")
    page.locator("main li", has_text=text).first.wait_for()
    return loaded(page)


def taken(page, button):
    """Press a button; whether the office, which a script asks in its own time, took what was sent and leads on."""
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.locator(button).first.click()
    return answered.value.status == 302


def card(page, text):
    """What waits and says so, among others that wait."""
    return page.locator("ol.queue > li").filter(has_text=text)


def approve(page, en, han, read):
    """Word it in both languages, say which were read, and approve for one's side."""
    form = card(page, han).locator("form").first
    form.locator("[name=text-en]").fill(en)
    form.locator("[name=text-zh-Hans]").fill(han)
    for tag in read:
        form.locator(f"[name=read][value={tag}]").check()
    form.locator("[value=approve]").click()
    return loaded(page)


@pytest.fixture
def moderators(person):
    """One at an English desktop, one at a Chinese telephone."""
    return person(SPACE), person(SPACE, "◆", language="zh-Hans", phone=True)


def test_f1_h7_h9_a_participants_statement_is_asked_once_both_sides_approve_it_in_both_languages(
    demo, moderators, phone
):
    one, other = moderators
    code, queue = demo.codes[SPACE], first_open_round(one)
    engineer = phone(language="zh-Hans", script=False).join(code, side="CN")
    reader = phone().join(code, side="US")
    assert HAN in said(add(engineer, code, HAN).locator("main"))
    same = phone(language="zh-Hans", storage_state=engineer.context.storage_state())  # axe needs script
    same.open(f"join/{code}/zh-Hans/add/")
    assert HAN in said(same.page.locator("main"))
    assert barriers(same.page) == []
    assert not is_wider_than_its_window(same.page)
    assert IDEA not in said(reader.step("done").page.locator("main"))

    page = one.open(queue)
    assert HAN in said(page.locator("ol.queue"))
    assert barriers(page) == []
    approve(page, IDEA, HAN, ["en"])
    assert IDEA not in said(reader.step("done").page.locator("main"))
    page = other.open(queue)
    assert not is_wider_than_its_window(page)
    approve(page, IDEA, HAN, ["zh-Hans"])
    assert IDEA in said(reader.step("done").page.locator("main"))
    assert HAN in said(engineer.step("done").page.locator("main"))
    reader.page.locator(f"li a:has-text('{IDEA}')").click()
    assert reader.statement == IDEA
    assert "checked by moderators of both sides" in said(reader.page.locator("#author"))


def test_h7_declining_takes_a_person_of_each_side_and_the_author_reads_the_reason(demo, moderators, phone):
    one, _other = moderators
    code, queue = demo.codes[SPACE], first_open_round(one)
    author = phone(script=False).join(code, side="US")
    add(author, code, "Nothing here matters at all.")
    for person in moderators:
        page = person.open(queue)
        assert "Nothing here matters" in said(page.locator("ol.queue"))
        waiting = card(page, "Nothing here matters")
        waiting.locator("summary").click()
        waiting.locator("[id^=decline-]").select_option("off_topic")
        waiting.locator("[value=decline]").click()
        loaded(page)
    told = said(author.open(f"join/{code}/en/add/").page.locator("main"))
    assert "It belongs to what this round is about." in told
    answer = one.page.request.get(one.office + queue + "log/")
    rows = answer.text().splitlines()
    assert [re.search("decline", row) is not None for row in rows[-2:]] == [True, True]
    assert "Nothing here matters" not in answer.text()


def test_f6_b13_a_question_to_the_other_side_becomes_a_draft_of_the_side_that_asks(demo, moderators, phone):
    one, _other = moderators
    code, queue = demo.codes[SPACE], first_open_round(one)
    author = phone().join(code, side="US")
    asked = "Which office answers for a failed launch?"
    add(author, code, asked, step="ask")
    page = one.open(queue)
    card(page, asked).locator("[value=approve]").click()
    loaded(page)
    assert asked in said(one.open("questions/").locator("main"))


def test_f8_what_was_written_without_a_network_is_sent_once_when_it_returns(demo, moderators, phone):
    one, _other = moderators
    code, queue = demo.codes[SPACE], first_open_round(one)
    author = phone().join(code, side="US")
    author.open(f"join/{code}/en/add/").page.locator("#text").fill("Windows of launch are short.")
    author.context.set_offline(True)
    author.page.locator("form button").first.click()
    author.page.locator("html[data-unsent='1']").wait_for(state="attached")
    assert "No connection" in said(author.page.locator(".carried"))
    author.context.set_offline(False)
    author.page.locator("html[data-unsent='0']").wait_for(state="attached", timeout=40_000)
    assert (
        said(one.open(queue).locator("ol.queue")).count("Windows of launch are short.") == 2
    )  # as sent, as asked
