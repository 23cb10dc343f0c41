"""A round built by two convenors at two browsers: words looked at, positions covered, languages read, then opened."""

import json

import pytest
from mission.names import SPACE
from mission.reading import barriers, is_wider_than_its_window, loaded, said

pytestmark = pytest.mark.browser

FILE = {
    "format": "tracktwo-round/1",
    "round": {
        "key": "autumn", "title": {"en": "Autumn", "zh-Hans": "秋季"}, "rule": "not_for_attribution",
        "origin": "real", "entry": "code", "languages": ["en", "zh-Hans"],
    },
    "policy": {"most_seats": 1},
    "statements": [
        {
            "key": "warn", "kind": "shared", "topic": {"en": "Safety", "zh-Hans": "安全"},
            "perspective": {"en": "Those who fly satellites"},
            "text": {"en": "Operators should warn each other.", "zh-Hans": "运营方应当相互预警。"},
        },
    ],
}  # fmt: skip


def button(page, name):
    page.get_by_role("button", name=name).click()
    return loaded(page)


def write(page, *, english, chinese):
    page.locator("[name='text_en']").fill(english)
    page.locator("[name='text_zh-Hans']").fill(chinese)


@pytest.fixture
def two(demo, person):
    """Two convenors, one of each side, and a draft of one statement from a file."""
    programme = demo.copy(SPACE, "builder", marks="●◆")
    one, other = person(programme), person(programme, "◆", language="zh-Hans")
    file = {"name": "autumn.json", "mimeType": "application/json", "buffer": json.dumps(FILE).encode()}
    one.open("rounds/add/").get_by_label("File").set_input_files(file)
    button(one.page, "Make the draft")
    return one, other


def test_h9_h11_a_round_is_worded_with_care_for_both_sides_and_read_in_each_language_by_a_named_person(two):
    one, other = two

    # words are looked at before they are saved, in both languages
    page = one.open("rounds/autumn/new-statement/")
    write(page, english="The debris of others is always a threat.", chinese="他人的碎片总是威胁。")
    page.locator("[name='topic_en']").fill("Debris")
    page.locator("[name='topic_zh-Hans']").fill("碎片")
    page.locator("[name='perspective_en']").fill("Those who clean up")
    page = button(page, "Look at the words first")
    for word in ("“threat” is a loaded word", "“always” leaves no exception", "“威胁” is a loaded word"):
        assert word in said(page.locator("main"))
    assert barriers(page) == []
    write(page, english="Old satellites should be brought down.", chinese="退役卫星应当离轨。")
    page = button(button(page, "Look at the words first"), "Save")
    assert "2 places are empty: positions nobody is asked about" in said(page.locator("#coverage + p"))
    assert "Those who clean up" in said(page.locator("table").first)
    assert barriers(page) == []

    # both sides and both languages on one screen, and on a phone
    page = one.open("rounds/autumn/preview/")
    for text in ("Old satellites should be brought down.", "退役卫星应当离轨。"):
        assert page.get_by_text(text).count() == 2
    page.set_viewport_size({"width": 360, "height": 780})
    assert is_wider_than_its_window(page) is False

    # nobody has read it: it does not open; each language is read by a named person, one notes a difference
    assert "Nobody has checked the words in" in said(one.open("rounds/autumn/open/").locator("main"))
    for reader, language, name in ((one, "en", "I have read what I marked"), (other, "zh-Hans", "")):
        page = reader.open(f"rounds/autumn/wording/{language}/")
        for box in page.locator("[name=read]").all():
            box.check()
        if not name:
            page.locator("summary").nth(1).click()
            page.locator("[name='back:warn']").fill("Those who run them ought to alert one another.")
            page.locator("[name='differences:warn']").fill("“Ought to” is softer in Chinese.")
            assert barriers(page) == []
        page.locator("form .save-bar button.primary").click()
        loaded(page)
    page = one.open("rounds/autumn/open/")
    assert "“Ought to” is softer in Chinese." in said(page.locator("#noted + ul"))
    assert "Convenor ◆ of builder" in said(page.locator("#noted + ul"))
    assert "The round is open." in said(button(page, "Open the round").locator("main"))
