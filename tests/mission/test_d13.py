"""D13: sources disagree: variants become one entry by a person's decision, and both values are kept."""

import pytest
from mission.names import SHORES
from mission.reading import each, said
from mission.review import NOTES, PAGE, WORKSHOP, card, hand_in, press, say_sides


@pytest.fixture(scope="module")
def disputed(demo):
    return demo.copy(SHORES, "copy-for-disputes", marks="●◆")


def test_d13_disagreements_and_variants_are_settled_with_the_keyboard_and_taken_back(person, disputed):
    """One convenor decides; the other sees it, and takes it back."""
    one = person(disputed)
    hand_in(one, NOTES, "")
    hand_in(one, PAGE, "")
    say_sides(one)
    page = one.open("review/")
    assert card(page) == f"Event: {WORKSHOP}"
    press(page, "a")

    one.open("review/?conflicts=1")
    while "duration" not in card(page):
        press(page, "l")
    values = each(page.locator("#card .choice label"))
    assert sorted(values) in (["1 a full day", "2 half a day"], ["1 half a day", "2 a full day"])
    assert page.locator("#card .choice blockquote").count() == 2
    page.keyboard.press(next(value[0] for value in values if "half" in value))
    press(page, "a")
    boxes = one.open("conflicts/").locator(".conflict", has_text="duration")
    assert sorted(each(boxes.first.locator("li strong"))) == ["half-day"]
    assert len(each(boxes.first.locator("li"))) == 2

    one.open("review/?kind=person")
    while "Bahran" not in card(page):
        press(page, "l")
    assert "Karim Bahran" in said(page.locator("#card .choices"))
    people = len(each(one.open("people/").locator("main tbody tr, li.entry")))
    one.open("review/?kind=person")
    while "Bahran" not in card(page):
        press(page, "l")
    page.keyboard.press("1")
    press(page, "a")
    assert len(each(one.open("people/").locator("main tbody tr, li.entry"))) == people

    other = person(disputed, "◆")
    log = other.open("review/decisions/")
    lines = each(log.locator("tbody tr"))
    assert any("Bahran" in line and "accepted" in line for line in lines)
    row = log.locator("tbody tr", has_text="duration").filter(has=log.get_by_role("button"))
    row.first.get_by_role("button").press("Enter")
    log.locator(".messages", has_text="Taken back: duration").wait_for()
    assert (
        other.open("conflicts/")
        .locator(".conflict", has_text="What documents say differently: duration")
        .count()
        == 0
    )
