"""A whole evening in a hall: a round built and read by two, asked on telephones, shown on the wall, and asked again.

Two telephones (one in Chinese, without script), a console, a screen, a moderator and a key of each side in browsers of
their own; eight more people send the forms of the same pages, so that there are five of each side.
"""

import re

import pytest
from mission.names import SPACE
from mission.reading import barriers, is_wider_than_its_window, loaded, said
from mission.rooms import Screen, anew, press, room
from mission.rounds import Caller

pytestmark = pytest.mark.browser

WARN = {
    "en": "Operators should warn each other of close approaches.",
    "zh-Hans": "运营方应当就近距离交会相互预警。",
}
DEBRIS = {"en": "Old satellites should come down within five years.", "zh-Hans": "退役卫星应当在五年内离轨。"}
FUNDED = {
    "en": "{other adjective} companies are better funded than {own adjective} ones.",
    "zh-Hans": "{other adjective}企业的资金比{own adjective}企业更充裕。",
}
ADDED = {"en": "Small operators need help to take part.", "zh-Hans": "小型运营方参与需要帮助。"}
ASKED = {"en": "Who answers when a warning is ignored?", "zh-Hans": "如果预警被忽视，由谁负责？"}
OTHERS = [(side, number) for side in ("US", "CN") for number in range(4)]


def opinions(side, *, again=False):
    """What everybody of a side says: they agree to warn each other and expect it of nobody; the second time they do."""
    funded = {"US": "Chinese companies are", "CN": "US companies are"}[side]
    said_now = {WARN["en"]: ("agree", 8 if again else 1), DEBRIS["en"]: ("agree", 5), funded: ("agree", 2)}
    return said_now | ({ADDED["en"]: ("agree", 6)} if again else {})


def button(page, name):
    page.get_by_role("button", name=name).click()
    return loaded(page)


def write(page, name, texts):
    for tag, text in texts.items():
        page.locator(f"[name='{name}_{tag}']").fill(text)


def build(convenor):
    """Build the round on its form, with three statements; the key it was given."""
    page = convenor.open("rounds/new/")
    write(page, "title", {"en": "An evening", "zh-Hans": "一个晚上"})
    page.locator("[name=most_seats]").fill("1")
    for side, words in (("US", ("US", "美国")), ("CN", ("Chinese", "中国"))):
        write(page, f"adjective_{side}", dict(zip(("en", "zh-Hans"), words, strict=True)))
    page.locator("[name=asks_organisation]").check()
    button(page, "Save")
    key = re.search(r"/rounds/([\w-]+)/", page.url)[1]
    for kind, texts in (("shared", WARN), ("shared", DEBRIS), ("reciprocal", FUNDED)):
        page = convenor.open(f"rounds/{key}/new-statement/")
        page.locator("[name=kind]").select_option(kind)
        write(page, "text", texts)
        button(page, "Save")
    return key


def read_words(reader, key, language):
    """Read everything in one language."""
    page = reader.open(f"rounds/{key}/wording/{language}/")
    for box in page.locator("[name=read]").all():
        box.check()
    page.locator("form .save-bar button.primary").click()
    loaded(page)


def run_in_room(console, key):
    """Choose the round on the console."""
    console.locator("details", has=console.locator("#choose-round")).last.locator("summary").click()
    console.locator("#choose-round").select_option(key)
    console.locator("form", has=console.locator("#choose-round")).locator("button").click()
    return loaded(console)


def open_from(console):
    """Open the round that the console runs, with its one key; back on the console."""
    address = console.url
    console.keyboard.press("o")
    console.wait_for_url("**/open/")
    button(console, "Open the round")
    code = re.search(r"/join/(\w{6})/", console.content())[1]
    console.goto(address)
    return code


def close_from(console):
    """Close the round on the console, after its question."""
    console.locator("#closing summary").click()
    button(console, "Close it now")


def give_keys(people, key):
    """Give the key of each person's side to the results of a round."""
    for person in people:
        person.open(f"rounds/{key}/reveal/").locator("form[action$='/approve/'] button").click()
        loaded(person.page)


def reveal_from(console, screen):
    """Show the next of what is worth talking about, with its one key, and wait until it stands on the wall."""
    console.keyboard.press("v")
    screen.page.locator("main.slide-reveal svg, main.slide-mirror svg").first.wait_for()


def badge_of(convenor, key, side):
    """The code on the badges of a side."""
    page = convenor.open(f"rounds/{key}/badges/")
    if page.get_by_role("button", name="Make a code for each side").count():
        button(page, "Make a code for each side")
    return said(page.locator(f"section[aria-labelledby='side-{side}'] .code"))


def come_in_by_badge(phone, code, badge):
    """Type the code of a badge, choose the language and agree; nobody is asked for a side."""
    phone.code = code
    phone.open("join/").page.locator("#code").fill(badge)
    phone.page.get_by_role("button").click()
    phone.page.locator(f"a.button[hreflang='{phone.language}']").click()
    phone.page.locator("[name=agree]").click()
    return phone


def test_f7_f8_f1_a3_b13_c3_h7_h9_a_whole_evening(demo, browser, person, phone):  # noqa: PLR0915 -- one evening
    programme = demo.copy(SPACE, "evening", marks="●◆")
    one, other = person(programme), person(programme, "◆", language="zh-Hans", phone=True)

    # built by one, read by both, each in a language
    key = build(one)
    read_words(one, key, "en")
    read_words(other, key, "zh-Hans")
    badges = {side: badge_of(one, key, side) for side in ("US", "CN")}

    # the room: how to join, the rule, then the round
    desk = person(programme)
    console = room(desk, "nanjing-2021")
    screen = Screen(browser, console)
    screen.shows("join", said(console.locator(".code")))
    press(console, "rule")
    screen.shows("rule", "我们不询问您的姓名")
    run_in_room(console, key)
    code = open_from(console)
    press(console, "answering")
    screen.shows("answering", "Under 10 have answered")

    # two telephones by badge, eight people who say their side; one telephone loses the network
    american = come_in_by_badge(phone(), code, badges["US"])
    american.page.get_by_role("link", name="Go on without it").click()
    american.save().carries()
    chinese = come_in_by_badge(phone(language="zh-Hans", script=False), code, badges["CN"])
    chinese.page.locator("[name=organisation][value=private]").check()
    chinese.save().save()
    american.answer("agree", 1)
    american.context.set_offline(True)
    for _number in range(2):
        american.choose("agree", 1).save(kept=True)
    assert american.unsent() == 2
    for _number in range(3):
        chinese.answer("agree", 1)
    returns = {who: Caller(browser, demo.address, code).take_part(who[0], opinions(who[0])) for who in OTHERS}
    american.context.set_offline(False)
    american.page.get_by_role("heading", name="You answered 3 of 3").wait_for()
    screen.shows("answering", "10 to 20 have answered")

    # the Chinese telephone adds a statement; a moderator of each side approves it in both languages
    chinese.step("add").page.locator("#text").fill(ADDED["zh-Hans"])
    chinese.page.locator("form button").first.click()
    if loaded(chinese.page).locator("[name=sure]").count():
        chinese.page.locator("[name=sure]").click()
    for moderator, tag in ((one, "en"), (other, "zh-Hans")):
        form = moderator.open(f"rounds/{key}/added/").locator("ol.queue > li").first.locator("form").first
        for language, text in ADDED.items():
            form.locator(f"[name=text-{language}]").fill(text)
        form.locator(f"[name=read][value={tag}]").check()
        form.locator("[value=approve]").click()
        loaded(moderator.page)
    american.step(4).answer("agree", 6)
    chinese.step(4).answer("agree", 6)

    # closed on the console; one key shows nothing, the second both sides everything
    anew(console)
    close_from(console)
    assert "wait for one key of each side" in said(console.locator("section[aria-labelledby=round]"))
    give_keys([one], key)
    assert american.step("results").page.locator("main section").count() == 0
    give_keys([other], key)
    told = said(american.step("results").page.locator("main"))
    assert WARN["en"] in told
    assert "You said: Agree" in told
    assert WARN["zh-Hans"] in said(chinese.step("results").page.locator("main"))
    assert ADDED["en"] not in told  # two answered it

    # on the wall: what is worth talking about, and a question from the hall in both languages
    anew(console)
    assert console.locator(".picks li").count() > 0
    reveal_from(console, screen)
    hall_code = said(console.locator("section[aria-labelledby=around] .code"))
    chinese.open(f"join/hall/{hall_code}/zh-Hans/").page.locator("[name=side][value=CN]").check()
    chinese.page.locator("[name=text]").fill(ASKED["zh-Hans"])
    chinese.page.locator("form button").click()
    queue = other.open("events/nanjing-2021/room/queue/")
    queue.locator("button[value=put]").click()
    loaded(queue).locator("textarea[lang=en]").fill(ASKED["en"])
    queue.locator("button[value=translate]").click()
    loaded(queue)
    anew(console)
    press(console, "question:")
    assert ASKED["zh-Hans"] in screen.shows("question", ASKED["en"])
    assert barriers(console) == []
    assert is_wider_than_its_window(other.page) is False

    # asked again, of the same people; what has changed is told to both teams
    console.get_by_role("link", name="Ask again …").click()
    again = f"{key}-2"
    button(console, "Make the draft")
    read_words(one, again, "en")
    read_words(other, again, "zh-Hans")
    console.goto(f"{desk.office}events/nanjing-2021/room/")
    run_in_room(console, again)
    second = open_from(console)
    for who in OTHERS:
        Caller(browser, demo.address, second).take_part(
            who[0], opinions(who[0], again=True), earlier=returns[who]
        )
    for telephone, side in ((american, "US"), (chinese, "CN")):
        earlier = telephone.step("done").return_code
        telephone.code = second
        telephone.step("side").page.locator(f"[name=side][value={side}]").click()
        telephone.page.locator("[name=agree]").click()
        telephone.page.locator("#code").fill(earlier)
        telephone.page.locator("form button").first.click()
        telephone.page.locator("[name=organisation][value=none]").check()
        telephone.save().save()
        for number in range(1, 5):
            telephone.step(number)
            warns = telephone.statement in WARN.values()
            telephone.answer("agree", 8 if warns else 5)
    anew(console)
    close_from(console)
    give_keys([one, other], again)
    page = one.open(f"rounds/{again}/results/change/")
    moved = [text for text in map(said, page.locator("section.result").all()) if WARN["en"] in text]
    assert "guessed 1 of 10, then 8 of 10: about +7 of 10" in moved[0]
    assert "No control group" in said(page.locator("main"))
    anew(console)
    reveal_from(console, screen)
    assert [each for each in american.complaints if "ERR_INTERNET_DISCONNECTED" not in each] == []
