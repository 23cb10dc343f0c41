"""A7, H4, H8: what the programme talks of and what not, where hard topics are moved, lessons that come back."""

import pytest
from mission.names import SHORES
from mission.reading import barriers, each, is_wider_than_its_window, said, section, table


@pytest.fixture(scope="module")
def shores(demo):
    """A copy of the smaller demonstration, with a convenor of its own."""
    return demo.copy(SHORES, "topics")


def press(page, name):
    page.get_by_role("button", name=name).locator("visible=true").last.click()
    page.wait_for_load_state()


def plan(convenor, key, start, *, name):
    page = convenor.open("plan/")
    page.locator(f"input[name=start][value={start}]").check()
    page.locator("[name=name_en]").fill(name)
    page.locator("[name=date]").fill("2029-10-23")
    page.get_by_text("Address", exact=True).click()
    page.locator("[name=key]").fill(key)
    press(page, "Plan this event")


def decide(lessons, text, name):
    lessons.locator("li", has_text=text).get_by_role("button", name=name).click()
    lessons.page.wait_for_load_state()


def test_a7_topics_have_a_dimension_and_coverage_shows_shares_by_side_and_year(person, shores):
    convenor = person(shores)
    page = convenor.open("topics/")
    assert each(page.locator("main h2")) == [
        "National security", "Safety", "Economy", "Policy and law", "Science and technology",
    ]  # fmt: skip
    page.get_by_role("link", name="What is talked of, and what is not").click()
    page.wait_for_load_state()
    shares = {row[0]: row[1:] for row in table(section(page, "By kind and by side").locator("table"))[2:]}
    # Talks: all, then by side; statements; questions: all, then by side.
    assert shares["Science and technology"][0] == "3 of 7"
    assert shares["Economy"][0] == "4 of 7"
    assert shares["Society not talked of yet"][0] == "0 of 7"
    by_side = [shares["Science and technology"][place] for place in (1, 2)]
    assert sorted(by_side) == ["1 of 4", "2 of 4"]
    years = table(section(page, "Over time").locator("table"))
    assert years[0][1:3] == ["2023", "2024"]
    assert "at no event yet" in said(section(page, "Where").locator("dd").first)
    assert barriers(page) == []

    real = person()
    page = real.open("topic-coverage/")
    shares = {row[0]: row[1:] for row in table(section(page, "By kind and by side").locator("table"))[2:]}
    assert [shares[name][3] for name in ("Economy", "Policy and law", "National security not talked of yet")] == [
        "10 of 24", "10 of 24", "0 of 24",
    ]  # fmt: skip
    assert [row[0] for row in table(section(page, "By kind and by side").locator("table"))][
        -1
    ] == "No topic yet"
    page = real.open("topics/government/")
    assert each(page.locator("main h3")) == ["Statements of rounds"]
    assert said(page.locator("main .entries li").first) != ""


def test_h4_hard_topics_have_a_suitable_setting_and_the_list_shows_where_they_were_moved(person, shores):
    convenor = person(shores)
    page = convenor.open("topics/?moved=yes")
    assert each(page.locator("main .entries > li > p:first-child")) == [
        "Patrol boats near the line", "Whose fishing grounds are whose",
    ]  # fmt: skip
    told = said(page.locator("main"))
    assert "Moved: In public → Behind closed doors (November 2023) → In a small group (October 2024)" in told
    assert "Moved: In a small group → Passed on to officials (December 2024)" in told
    plan(convenor, "open-hall", "panel", name="In the open hall")
    page = convenor.open("agenda/open-hall/topics/")
    page.locator("[name='event:open-hall'][value=grounds]").check()
    press(page, "Save")
    warning = (
        "“Whose fishing grounds are whose” can be talked about in a small group, and here it would be talked about "
        "in public, or on the record."
    )
    assert each(page.locator(".warnings li")) == [warning]
    assert warning in each(convenor.open("events/open-hall/").locator(".warnings li"))
    page = convenor.open("edit/topic/nets/")
    page.locator("#rows-moves details").evaluate("each => { each.open = true }")
    page.locator("[name=moves-0-setting]").select_option("behind_closed_doors")
    page.locator("[name=moves-0-date]").fill("2025-01")
    page.locator("[name=moves-0-reason_en]").fill("Prices were shouted.")
    press(page, "Save")
    assert "Behind closed doors January 2025" in said(
        section(convenor.open("topics/nets/"), "Where it was moved")
    )


def test_h8_lessons_appear_where_a_similar_event_is_planned_and_are_taken_up_or_not(person, shores):
    convenor = person(shores, phone=True)
    plan(convenor, "next-hall", "half_day", name="The next hall")
    page = convenor.open("agenda/next-hall/")
    shown = section(page, "Lessons of events like this one")
    assert "Shown because of: the same kind of event" in said(shown)
    assert not is_wider_than_its_window(page)
    waiting = shown.locator("li").count()
    assert waiting >= 4
    decide(shown, "The slides came in one language", "Take it up")
    decide(shown, "The day fell in the season", "Not applicable here")
    assert shown.get_by_role("button", name="Decide again").count() == 2
    page = convenor.open("events/next-hall/")
    assert "The slides came in one language" in said(section(page, "Lessons"))
    page = convenor.open("lessons/")
    assert "Not applicable here: The next hall" in said(page.locator("main"))
    assert barriers(page) == []
    page = convenor.open("")
    assert f"{waiting - 2} lessons of events like it have not been looked at" in said(page.locator("main"))
