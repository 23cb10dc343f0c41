"""A round asked a second time: two convenors, each at a browser, and the same people answering both times.

One of them is watched at a telephone; the others send the forms of the same pages.
"""

import json
import re

import pytest
from mission.names import SPACE
from mission.reading import barriers, is_wider_than_its_window, loaded, said
from mission.rounds import Caller, compressed

pytestmark = pytest.mark.browser

WARN = "Satellite operators should warn each other of close approaches."
DEBRIS = "Old satellites should be brought down within five years."
STATEMENTS = {
    "warn": {"en": WARN, "zh-Hans": "卫星运营方应当就近距离交会相互预警。"},
    "debris": {"en": DEBRIS, "zh-Hans": "退役卫星应当在五年内离轨。"},
}
FILE = {
    "format": "tracktwo-round/1",
    "round": {
        "key": "spring", "title": {"en": "Spring", "zh-Hans": "春季"}, "rule": "not_for_attribution",
        "origin": "real", "entry": "code", "languages": ["en", "zh-Hans"],
    },
    "policy": {"most_seats": 1},
    "statements": [{"key": key, "kind": "shared", "text": text} for key, text in STATEMENTS.items()],
}  # fmt: skip
PEOPLE = [(side, number) for side in ("US", "CN") for number in range(5)]


def before(side, number):
    """What somebody says the first time: nobody in the US wants warnings, and the Chinese expect it."""
    stance = "disagree" if side == "US" else "agree"
    return {WARN: (stance, 3), DEBRIS: ("agree" if number % 2 else "disagree", 5)}


def after(side, number):
    """The second time: all want them, and all expect it; about debris everything is as it was."""
    return {WARN: ("agree", 8), DEBRIS: before(side, number)[DEBRIS]}


def press(person, path, button):
    """Press a button on a page of the programme."""
    person.open(path).get_by_role("button", name=button).click()
    return loaded(person.page)


def read_words(convenor, key):
    """Read everything in both languages, as it is not read yet; how many texts that were."""
    read = 0
    for language in ("en", "zh-Hans"):
        boxes = convenor.open(f"rounds/{key}/wording/{language}/").locator("[name=read]")
        read += boxes.count()
        for box in boxes.all():
            box.check()
        convenor.page.get_by_role("button", name="I have read what I marked").click()
        loaded(convenor.page)
    return read


def open_round(convenor, key):
    """Open a round; its code."""
    page = press(convenor, f"rounds/{key}/open/", "Open the round")
    return re.search(r"/join/(\w{6})/", page.content())[1]


def reveal(convenors, key):
    press(convenors[0], f"rounds/{key}/close/", "Close the round now")
    for convenor in convenors:
        convenor.open(f"rounds/{key}/reveal/").locator("form[action$='/approve/'] button").click()
        loaded(convenor.page)


def come_again(watched, code, earlier):
    """Take part a second time at a telephone, with a wrong code first; whoever reads along is told everything."""
    watched.open("join/")
    watched.code = code
    watched.page.locator("#code").fill(code)
    watched.page.get_by_role("button").click()
    watched.page.locator("a.button[hreflang=en]").click()
    watched.page.locator("[name=side][value=US]").click()
    assert "so that your answers of both times can be compared; nobody learns which are yours" in said(
        watched.page.locator("ol")
    )
    watched.page.locator("[name=agree]").click()
    assert said(loaded(watched.page).locator("h1")) == "Did you take part before?"
    assert compressed(watched.page) <= 10 * 1024
    assert is_wider_than_its_window(watched.page) is False
    watched.page.locator("#code").fill("AAAA-AAAA")
    watched.page.get_by_role("button", name="Continue").click()
    assert "Nobody in the earlier round has this return code." in said(watched.page.locator(".errors"))
    watched.page.locator("#code").fill(earlier)
    watched.page.get_by_role("button", name="Continue").click()
    for _number in range(2):
        watched.step(_number + 1).answer(*after("US", 0)[watched.statement])
    return watched


def test_a3_when_a_statement_is_asked_again_the_change_is_shown_with_its_uncertainty(
    demo, browser, person, phone
):
    programme = demo.copy(SPACE, "asked-twice", marks="●◆")
    one, other = convenors = person(programme), person(programme, "◆", language="zh-Hans")
    file = {"name": "spring.json", "mimeType": "application/json", "buffer": json.dumps(FILE).encode()}
    one.open("rounds/add/").get_by_label("File").set_input_files(file)
    one.page.get_by_role("button", name="Make the draft").click()
    assert read_words(one, "spring") == 6
    code = open_round(one, "spring")
    codes = {
        (side, number): Caller(browser, demo.address, code).take_part(side, before(side, number))
        for side, number in PEOPLE
    }
    reveal(convenors, "spring")

    # asked again, in the words that were read
    one.open("rounds/spring/").get_by_role("link", name="Ask again …").click()
    assert "Two results of nearly the same people can be subtracted." in said(
        loaded(one.page).locator("main")
    )
    one.page.get_by_role("button", name="Make the draft").click()
    assert "2 statements in the same words" in said(loaded(one.page).locator("main"))
    assert read_words(one, "spring-2") == 2  # the new title alone
    again = open_round(one, "spring-2")

    watched = come_again(phone(script=False), again, codes["US", 0])
    for side, number in PEOPLE[1:]:
        earlier = codes[side, number]
        Caller(browser, demo.address, again).take_part(side, after(side, number), earlier=earlier)

    # before the close nobody sees anything, of change as little as of anything else
    assert "Until then nobody sees values" in said(
        one.open("rounds/spring-2/results/change/").locator("main")
    )
    reveal(convenors, "spring-2")
    page = one.open("rounds/spring-2/results/change/")
    assert "No control group: change is not proof of effect." in said(page.locator("main"))
    warn, debris = (said(each) for each in page.locator("section.result").all())
    assert re.search(r"0 of 5 agreed, then 5 of 5: about \+[\d.]+ of 10 \(\+[\d.]+ to \+[\d.]+\)", warn)
    assert re.search(r"5 of 5 agreed, then 5 of 5: no detectable change \(−[\d.]+ to \+[\d.]+ of 10\)", warn)
    assert "other side guessed 3 of 10, then 8 of 10: about +5 of 10" in warn
    assert debris.count("no detectable change (") >= 4
    assert "about" not in debris.partition("Show as table")[0]
    assert barriers(page) == []
    assert other.open("rounds/spring-2/results/change/").locator("section.result").count() == 2

    # those who took part read both results, each by itself, and nothing of who answered both times
    own = watched.step("results").page
    assert own.locator(f"main a[href*='/join/{code}/']").count() == 1
    assert "answered both times" not in said(own.locator("body"))
    assert [each for each in watched.complaints if "422" not in each] == []  # of the wrong code

    # and who withdraws the earlier seat takes the pair along: figures wait until enough have
    leaving = phone().come_back(code, codes["CN", 4])
    leaving.step("withdraw").page.locator("form button").click()
    leaving.page.wait_for_url("**/withdrawn/")
    told = said(one.open("rounds/spring-2/results/change/").locator("main"))
    assert "agreed, then" not in told
    assert told.count("figures of this statement wait until enough people have") == 2
