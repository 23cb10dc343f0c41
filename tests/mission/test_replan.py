"""B20, B21, C4, C7, H7: plans that change, from a phone: two keys, limits, alternates, and rules that are loosened."""

import pytest
from mission.names import SHORES
from mission.reading import barriers, each, section, table


@pytest.fixture(scope="module")
def shores(demo):
    """A copy of the smaller demonstration, with a convenor of each side."""
    return demo.copy(SHORES, "october-plans", marks="●◆")


def press(page, name, *, nth=0):
    page.get_by_role("button", name=name).locator("visible=true").nth(nth).click()
    page.wait_for_load_state()


def plan(convenor):
    """A formal workshop is planned, and somebody of each side is put on the list."""
    page = convenor.open("plan/")
    page.locator("input[name=start][value=half_day]").check()
    page.locator("[name=name_en]").fill("The October workshop")
    page.locator("[name=date]").fill("2029-10-23")
    page.get_by_text("Address", exact=True).click()
    page.locator("[name=key]").fill("october")
    press(page, "Plan this event")
    for name, side in (("Ada Example", "north"), ("Basma Example", "south")):
        page = convenor.open("invitations/october/")
        page.get_by_label("Name, of somebody who is not in the record").fill(name)
        page.locator("#side").select_option(side)
        press(page, "Add", nth=-1)


def test_c7_a_named_convenor_looks_at_each_limit_before_anybody_is_invited(person, shores):
    convenor = person(shores)
    plan(convenor)
    page = convenor.open("new/limit/")
    page.locator("[name=kind]").select_option("to_be_informed")
    page.locator("[name=text_en]").fill("The harbour office is told of each meeting.")
    press(page, "Save", nth=-1)
    page = convenor.open("invitations/october/")
    page.get_by_label("Ada Example").select_option("invited")
    press(page, "Save", nth=-1)
    assert any("Missing: 1." in line for line in each(page.locator("[role=status]")))
    assert page.get_by_label("Ada Example").input_value() == "idea"
    press(page, "I looked at this 1")
    assert "looked at by Convenor ● of october-plans" in section(page, "Limits to look at first").inner_text()
    page.get_by_label("Ada Example").select_option("invited")
    press(page, "Save", nth=-1)
    assert page.get_by_label("Ada Example").input_value() == "invited"
    assert barriers(page) == []


def test_b21_what_stands_ready_has_a_day_and_a_switch_begins_from_it(person, shores):
    convenor = person(shores)
    page = convenor.open("edit/event/october/")
    page.locator("#rows-alternates details").evaluate("each => { each.open = true }")
    page.locator("[name=alternates-0-kind]").select_option("hybrid")
    page.locator("[name=alternates-0-trigger_en]").fill("No visas a week before")
    page.locator("[name=alternates-0-decide_by]").fill("2029-10-16")
    press(page, "Save", nth=-1)
    page = convenor.open("")
    assert "Decide whether to switch: Hybrid" in page.locator("main").inner_text()
    page = convenor.open("events/october/")
    page.get_by_role("link", name="Switch to this").click()
    page.wait_for_url("**/replan/october/?way=keep_hybrid")


def test_b20_h7_a_phone_turns_a_workshop_into_an_informal_discussion(person, shores):
    """October 2019 once more: visas come late, six short pages on a screen of 360 px, the other key, done."""
    phone = person(shores, phone=True)
    page = phone.open("events/october/")
    page.get_by_role("link", name="Something changed").click()
    page.wait_for_load_state()
    steps = [narrow(page)]
    page.get_by_label("Visas").check()
    page.get_by_label("Note", exact=True).fill("The consulate said so by telephone.")
    press(page, "Next")
    steps.append(narrow(page))
    page.get_by_label("Basma Example").select_option("not_coming")
    press(page, "Next")
    steps.append(narrow(page))
    page.get_by_label("Make it informal").check()
    press(page, "Next")
    steps.append(narrow(page))
    suggested = page.locator("[name=purpose_en]").input_value()
    assert suggested == "To find topics for later, and to see where we do not see eye to eye."
    rows = {row[0]: row[1:] for row in table(page.locator(".plan-change"))}
    assert rows["Kind"] == ["Formal workshop", "Informal discussion"]
    assert rows["Rule of attribution"] == ["On the record", "Off the record"]
    assert rows["Duration"] == ["half a day", "1 hour 30 minutes"]
    assert rows["Number in the formal sequence, once held"][1] == "none"
    press(page, "Next")
    steps.append(narrow(page))
    notices = page.locator("textarea").evaluate_all("boxes => boxes.map(box => [box.lang, box.value])")
    assert [language for language, _text in notices] == ["en", "ar"]
    assert "will be an informal discussion" in notices[0][1]
    assert not any("telephone" in text or "Visas" in text for _language, text in notices)
    press(page, "Next")
    steps.append(narrow(page))
    press(page, "Give my side’s key")
    assert steps == [(360, [])] * 6
    other = person(shores, mark="◆")
    page = other.open("")
    assert "A change of plan waits for your side’s key" in page.locator("main").inner_text()
    page = other.open("replan/october/")
    assert "telephone" not in page.content()
    press(page, "Give my side’s key")
    assert "Informal discussion" in page.locator(".under-title").inner_text()
    page.get_by_role("link", name="The plan as it was before it changed").click()
    page.wait_for_load_state()
    assert len(page.locator("ol.running > li.item").all()) == 12
    assert barriers(page) == []


def narrow(page):
    """How wide the page is, and what on it is a barrier."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth"), barriers(page)


def test_b22_a_plan_that_is_cancelled_stays_as_not_held(person, shores):
    phone = person(shores, phone=True)
    page = phone.open("replan/october/")
    page.get_by_label("Policy").check()
    press(page, "Next")
    press(page, "Next")
    page.get_by_label("Cancel it").check()
    press(page, "Next")
    press(page, "Next")
    press(page, "Next")
    page.get_by_label("My key now").check()
    page.get_by_label("Who of the other side was told, and how").fill("Basma, in person")
    press(page, "Give my side’s key")
    page = phone.open("events/october/")
    assert "Not held" in page.locator(".under-title").inner_text()
    assert page.get_by_role("link", name="The plan as it was before it changed").count() == 2
    other = person(shores, mark="◆")
    page = other.open("replan/october/")
    press(page, "My side has read it")
    assert "Both sides know of this change now." in page.locator("[role=status]").inner_text()


def test_c4_a_rule_is_loosened_by_everybody_and_both_keys_only(person, shores):
    """A closed event: the form refuses with names; with an agreement missing no key is taken; then both keys."""
    convenor, other = person(shores), person(shores, mark="◆")
    page = convenor.open("agenda/october/new/contribution/")
    page.locator("[name=person]").select_option("ashgrove")
    page.locator("[name=side]").select_option("north")
    page.locator("[name=listed_as]").select_option("speaker")
    page.locator("[name=name_as_printed]").fill("Ada Ashgrove")
    press(page, "Save", nth=-1)
    page = convenor.open("edit/event/october/")
    page.locator("[name=rule]").select_option("not_for_attribution")
    press(page, "Save", nth=-1)
    refusal = page.locator(".error-summary").inner_text()
    assert "The agreement of these people is not recorded: " in refusal
    page = convenor.open("loosen/event/october/")
    page.locator("#rule").select_option("not_for_attribution")
    press(page, "Begin to gather agreements")
    press(page, "Give my side’s key")
    assert "is not recorded" in page.locator("[role=status]").inner_text()
    page.get_by_label("Agreed on").fill("2029-11-01")
    press(page, "Record")
    assert "recorded by Convenor ● of october-plans" in page.locator("main").inner_text()
    press(page, "Give my side’s key")
    page = other.open("loosen/event/october/")
    assert barriers(page) == []
    press(page, "Give my side’s key")
    assert "Not for attribution" in page.locator(".under-title").inner_text()
