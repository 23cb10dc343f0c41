"""The room: a console, a screen of its own address, telephones, questions, and the debrief by two people."""

import re

import pytest
from mission.names import SPACE
from mission.reading import barriers, is_wider_than_its_window, loaded, said
from mission.rooms import SCREEN, Screen, anew, press, room

pytestmark = pytest.mark.browser

ASKED = {"en": "How long does a launch licence take?", "zh-Hans": "取得发射许可需要多长时间？"}


@pytest.fixture(scope="module")
def programme(demo):
    """A copy of the larger demonstration with two convenors."""
    return demo.copy(SPACE, "in-the-room", marks="●◆")


@pytest.fixture
def convenors(programme, person):
    """One at an English desktop, one at a Chinese phone."""
    return person(programme), person(programme, "◆", language="zh-Hans", phone=True)


def test_f7_c3_the_screen_shows_what_the_console_chose_and_the_rule_first(browser, convenors):
    convenor, _other = convenors
    console = room(convenor, "nanjing-2021")
    press(console, "join")
    screen = Screen(browser, console)
    plain = Screen(browser, console, script=False)
    code = said(console.locator(".code"))
    assert code in screen.shows("join")
    assert screen.page.locator("main svg").count() == 1

    press(console, "rule")
    words = screen.shows("rule")
    assert "What is said here may be used" in words
    assert "我们不询问您的姓名" in words
    assert {each.get_attribute("lang") for each in screen.page.locator("section").all()} == {"en", "zh-Hans"}
    assert plain.shows("rule") == words
    assert screen.smallest >= 0.0296 * SCREEN["height"] - 0.1  # 32 px of 1080 lines
    assert not is_wider_than_its_window(screen.page)
    assert barriers(screen.page) == []

    press(console, "now:")
    screen.shows("now", "Jose Ocasio-Christian")
    console.keyboard.press("b")
    screen.shows("blank")
    assert said(screen.page.locator("main section").first) == ""
    assert barriers(console) == []


def test_f7_c3_off_the_record_no_name_stands_on_the_screen(browser, convenors):
    convenor, _other = convenors
    page = convenor.open("edit/event/fuzhou-2020/")
    page.locator("select[name=rule]").select_option("off_the_record")
    page.locator("form.edit button.primary").first.click()
    console = room(convenor, "fuzhou-2020")
    press(console, "now:")
    screen = Screen(browser, console)
    names = [said(each) for each in loaded(console).locator(".speaker .name").all()]
    words = screen.shows("now")
    assert names
    assert not any(name in words for name in names)


def test_f7_the_last_state_stays_when_the_connection_is_lost_and_comes_back(browser, convenors):
    convenor, _other = convenors
    console = room(convenor, "nanjing-2021")
    press(console, "rule")
    screen = Screen(browser, console)
    words = screen.shows("rule")
    screen.context.set_offline(True)
    press(console, "blank")
    screen.page.locator(".lost").wait_for(state="attached", timeout=8_000)
    assert said(screen.page.locator("main")) == words
    screen.context.set_offline(False)
    screen.shows("blank")


def test_f7_what_is_pressed_is_not_lost_to_news_of_another_console(convenors, browser):
    convenor, _other = convenors
    console = room(convenor, "nanjing-2021")
    press(console, "rule")
    screen = Screen(browser, console)
    pressed = []
    console.route("**/room/show/", lambda route: pressed.append(route))  # noqa: PLW0108 -- a method of a list cannot be one
    console.route("**/room/state/", lambda route: route.fulfill(json={"version": 0}))
    with console.expect_response("**/room/state/"):
        console.evaluate("document.querySelector('button[name=what][value^=join]').click()")
    console.wait_for_timeout(500)  # news would have been followed by now
    pressed.pop().continue_()
    screen.shows("join")


def test_f7_another_address_ends_the_screen_of_the_first(browser, convenors):
    convenor, _other = convenors
    console = room(convenor, "nanjing-2021")
    press(console, "join")
    screen = Screen(browser, console)
    screen.shows("join")
    console.locator("button[name=screen]").click()
    loaded(console)
    assert screen.page.goto(screen.address).status == 404
    Screen(browser, console).shows("join")


def test_b13_a_question_from_a_phone_is_read_translated_shown_and_carried_over(browser, convenors, phone):
    convenor, other = convenors
    console = room(convenor, "beijing-2021")
    screen = Screen(browser, console)
    code = said(console.locator(".code"))

    engineer = phone(language="zh-Hans", script=False)
    engineer.open(f"join/hall/{code}/zh-Hans/")
    engineer.page.locator("[name=side][value=CN]").check()
    engineer.page.locator("[name=text]").fill(ASKED["zh-Hans"])
    engineer.page.locator("form button").click()
    assert loaded(engineer.page).url.endswith("/sent/")
    anew(console)
    assert ASKED["zh-Hans"] not in said(console.locator("main"))

    queue = other.open("events/beijing-2021/room/queue/")
    assert ASKED["zh-Hans"] in said(queue.locator("main"))
    assert barriers(queue) == []
    assert not is_wider_than_its_window(queue)
    queue.locator("button[value=put]").click()
    loaded(queue).locator("textarea[lang=en]").fill(ASKED["en"])
    queue.locator("button[value=translate]").click()
    loaded(queue)

    anew(console)
    press(console, "question:")
    words = screen.shows("question")
    assert ASKED["en"] in words
    assert ASKED["zh-Hans"] in words

    console.locator("details", has=console.locator("form[action$='/room/close/']")).last.locator(
        "summary"
    ).click()
    console.locator("form[action$='/room/close/'] button").click()
    loaded(console)
    assert screen.page.goto(screen.address).status == 404
    assert engineer.page.goto(f"{engineer.office}join/hall/{code}/").status == 404
    listed = said(other.open("questions/").locator("main"))
    assert ASKED["zh-Hans"] in listed
    assert ASKED["en"] not in said(convenor.open("questions/").locator("main"))  # a draft is its side's own


def test_b13_a_pause_is_one_click(convenors, phone):
    convenor, _other = convenors
    console = room(convenor, "beijing-2021")
    code = said(console.locator(".code"))
    convenor.open("events/beijing-2021/room/queue/").locator("button[value=pause]").click()
    visitor = phone().open(f"join/hall/{code}/en/")
    assert barriers(visitor.page) == []
    assert visitor.page.locator("[name=text]").count() == 0


def test_c5_each_line_of_the_debrief_is_public_only_when_both_facilitators_say_so(convenors):
    convenor, other = convenors
    page = convenor.open("events/washington-2019/debrief/")
    page.locator("#new-discuss-en").fill("How orbits are shared.")
    page.locator("#new-discuss-zh-Hans").fill("如何共用轨道。")
    page.locator("section", has=page.locator("#new-discuss-en")).get_by_role("button").last.click()
    loaded(page)

    def line(person):
        return person.open("events/washington-2019/debrief/").locator("#line-1")

    assert "Not confirmed by both sides: not publishable." in said(line(convenor))
    line(convenor).locator("button[value=public]").click()
    assert "Not confirmed by both sides: not publishable." in said(line(convenor))
    line(other).locator("button[value=not_public]").click()
    assert "Not to be made public." in said(line(convenor))
    line(other).locator("button[value=public]").click()
    assert "May be made public: both sides said so." in said(line(convenor))
    assert barriers(convenor.page) == []
    assert not is_wider_than_its_window(other.page)
    assert re.search(r"/debrief/$", other.page.url)
