"""Own side first: each side answers by itself and reads how itself answered, before both are asked together."""

import json
import re

import pytest
from mission.names import SPACE
from mission.reading import barriers, is_wider_than_its_window, loaded, said

pytestmark = pytest.mark.browser

WARN = {"en": "Operators should warn each other.", "zh-Hans": "运营方应当相互预警。"}
FILE = {
    "format": "tracktwo-round/1",
    "round": {
        "key": "alone", "title": {"en": "Each by itself", "zh-Hans": "双方先各自作答"}, "stage": "own",
        "only_sides": True, "rule": "not_for_attribution", "origin": "simulated", "entry": "badge",
        "languages": ["en", "zh-Hans"],
    },
    "policy": {"most_seats": 1, "disclosure": "exact"},
    "statements": [
        {"key": "warn", "kind": "shared", "text": WARN},
        {"key": "share", "kind": "shared", "text": {"en": "Orbits are shared.", "zh-Hans": "轨道由大家共用。"}},
    ],
}  # fmt: skip


def press(page, name):
    page.get_by_role("button", name=name).click()
    return loaded(page)


def come_in(phone, code, badge):
    """Type the code of a badge; the side is not asked for."""
    phone.code = code
    phone.open("join/").page.locator("#code").fill(badge)
    phone.page.get_by_role("button").click()
    phone.page.locator(f"a.button[hreflang='{phone.language}']").click()
    return phone


def test_f1_f5_h7_each_side_reads_how_itself_answered_and_nothing_of_the_other(demo, person, phone):
    programme = demo.copy(SPACE, "own-side-first", marks="●◆")
    one, other = person(programme), person(programme, "◆", language="zh-Hans", phone=True)
    file = {"name": "alone.json", "mimeType": "application/json", "buffer": json.dumps(FILE).encode()}
    one.open("rounds/add/").get_by_label("File").set_input_files(file)
    press(one.page, "Make the draft")
    page = press(one.open("rounds/alone/badges/"), "Make a code for each side")
    assert barriers(page) == []
    badges = {
        side: said(page.locator(f"section[aria-labelledby='side-{side}'] .code")) for side in ("US", "CN")
    }
    press(one.open("rounds/alone/open/"), "Open the round")
    code = re.search(r"/join/(\w{6})/", one.page.content())[1]

    # nobody says a side; the code on a badge does
    stranger = phone(language="zh-Hans").open(f"join/{code}/zh-Hans/side/")
    assert stranger.page.locator("[name=side]").count() == 0
    assert barriers(stranger.page) == []
    american = come_in(phone(), code, badges["US"])
    chinese = come_in(phone(language="zh-Hans", script=False), code, badges["CN"])
    assert "the other side never sees it" in said(american.page.locator("ol"))
    for telephone, stance, expected in ((american, "agree", 2), (chinese, "disagree", 9)):
        telephone.page.locator("[name=agree]").click()
        telephone.save()
        for number in (1, 2):
            telephone.step(number).answer(stance, expected)

    # closed: each team reads its own; each lets its own people read it
    press(one.open("rounds/alone/close/"), "Close the round now")
    page = one.open("rounds/alone/results/")
    told = said(page.locator("main"))
    assert "On our side: 1 of 1 with a view agree. Of the other side we expect: 2.0 of 10." in told
    assert "0 of 1 with a view" not in told
    assert "9.0 of 10" not in told
    assert barriers(page) == []
    theirs = said(other.open("rounds/alone/results/").locator("main"))
    assert [re.search(figure, theirs) is not None for figure in ("9\\.0", "2\\.0")] == [True, False]
    assert is_wider_than_its_window(other.page) is False
    assert american.step("results").page.locator("main section").count() == 0
    press(one.open("rounds/alone/results/"), "Let people of our side read it")
    read = said(american.step("results").page.locator("main"))
    assert "On our side: 1 of 1 with a view agree." in read
    assert WARN["en"] in read
    assert barriers(american.page) == []
    assert chinese.step("results").page.locator("main section").count() == 0
    other.open("rounds/alone/results/").locator("form[action$='/approve/'] button").click()
    loaded(other.page)
    assert WARN["zh-Hans"] in said(chinese.step("results").page.locator("main"))
    assert "2.0" not in said(chinese.page.locator("main"))

    # then both together
    one.open("rounds/alone/results/").get_by_role("link", name="Ask both sides together …").click()
    page = press(one.page, "Make the draft")
    assert "2 statements in the same words" in said(page.locator("main"))
    assert american.complaints == []
