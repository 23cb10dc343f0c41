"""A person edits the record in each language, and everybody who may can read who did what."""

import pytest
from mission.names import SHORES, SPACE
from mission.reading import each, facts, said


@pytest.fixture(scope="module", params=[SPACE, SHORES])
def free_copy(demo, request):
    """A copy of each demonstration with a convenor of each side."""
    return demo.copy(request.param, f"edited-{request.param}", marks="●◆")


EVENT = {"edited-sino-us-space": "fuzhou-2020", "edited-northshore-southshore": "grey-harbour-2023"}
WORDS = {
    "en": {"title": "Edit: ", "saved": "Saved.", "theme": "What both can see"},
    "zh-Hans": {"title": "编辑：", "saved": "已保存", "theme": "双方都能看到的"},
}


@pytest.mark.parametrize(("language", "mark"), [("en", "●"), ("zh-Hans", "◆")])
def test_a_person_edits_an_event_in_each_language(person, free_copy, language, mark):
    """The form, what it says afterwards and the line in the trail are in the person's language."""
    editor, words = person(free_copy, mark, language=language), WORDS[language]
    page = editor.open(f"events/{EVENT[free_copy]}/")
    name = said(page.locator("h1"))
    page.locator("main a[href*='/edit/event/']").first.click()
    assert said(page.locator("h1")).startswith(words["title"])
    in_own = page.locator(f"[name=theme_{language}]")
    field = in_own if in_own.count() else page.locator("[name=theme_en]")
    before = field.input_value()
    field.fill(words["theme"])
    page.locator(".save-bar button.primary").click()

    assert said(page.locator("h1")) == name
    assert words["saved"] in said(page.get_by_role("status").first)
    assert words["theme"] in each(page.locator("dl.facts dd"))
    page = editor.open(f"changes/?subject=event:{EVENT[free_copy]}")
    latest = page.locator("tbody tr").first
    assert each(latest.locator("td"))[1] == f"Convenor {mark} of {free_copy}"
    assert said(latest.locator("code").first) == f"event:{EVENT[free_copy]}"
    assert before in "".join(each(latest.locator("del")))
    assert words["theme"] in said(latest.locator("ins"))


def test_two_convenors_at_once_lose_nothing(person, free_copy):
    """The second of two saves made from the same state is held, shows what changed, and can be saved then."""
    first, second = person(free_copy, "●"), person(free_copy, "◆", phone=True, theme="dark")
    address = f"edit/event/{EVENT[free_copy]}/"
    for each_ in (first, second):
        each_.open(address)
    first.page.locator("[name=place_en]").fill("The old harbour")
    first.page.locator(".save-bar button.primary").click()
    second.page.locator("[name=purpose_en]").fill("To compare what was written down.")
    second.page.locator(".save-bar button.primary").click()

    assert "The old harbour" in said(second.page.get_by_role("alert").first)
    assert second.page.locator("[name=purpose_en]").input_value() == "To compare what was written down."
    second.page.locator("[name=place_en]").fill("The old harbour")
    second.page.locator(".save-bar button.primary").click()
    shown = facts(first.open(f"events/{EVENT[free_copy]}/"))
    assert (shown["Place"], shown["Purpose"]) == ("The old harbour", "To compare what was written down.")


def test_what_cannot_be_saved_is_told_at_its_field_and_kept(person, free_copy):
    editor = person(free_copy)
    page = editor.open(f"edit/event/{EVENT[free_copy]}/")
    page.locator("[name=date]").fill("last spring")
    page.locator("[name=theme_en]").fill("Words that must not be lost")
    page.locator(".save-bar button.primary").click()
    problem = page.get_by_role("alert").get_by_role("link")
    assert said(problem) == "Date"
    problem.click()
    assert page.evaluate("document.activeElement.name") == "date"
    assert page.locator("[name=date]").input_value() == "last spring"
    assert page.locator("[name=theme_en]").input_value() == "Words that must not be lost"
    shown = facts(editor.open(f"events/{EVENT[free_copy]}/"))
    assert shown.get("Theme") != "Words that must not be lost"
