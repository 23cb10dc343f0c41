"""Every kind of page a convenor can reach from the overview of either demonstration, looked at as a reader."""

import pytest
from mission.names import SHORES, SPACE
from mission.reading import barriers, each, is_wider_than_its_window, said
from mission.walking import route_pages


def faults(page, answer):
    """What is wrong with a page that is open: one line each."""
    if answer.status != 200:
        yield f"answered {answer.status}"
    headings = each(page.locator("h1"))
    if len(headings) != 1 or not headings[0]:
        yield f"has {len(headings)} main headings: {headings}"
    yield from barriers(page)
    for width in (360, 320):
        page.set_viewport_size({"width": width, "height": 740})
        if is_wider_than_its_window(page):
            yield f"scrolls sideways at {width} px"
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize(
    ("programme", "language", "theme"),
    [(SPACE, "en", "light"), (SPACE, "zh-Hans", "dark"), (SHORES, "en", "dark")],
)
def test_every_kind_of_page_is_open_to_everybody(person, programme, language, theme):
    """One heading, nothing axe calls serious, no sideways scroll on a phone: in both languages and on both grounds.

    Forms and the parts of results are the same in every programme, so those of one demonstration stand for all.
    """
    reader = person(programme, language=language, theme=theme)
    pages = {
        kind: path
        for kind, path in route_pages(reader).items()
        if programme == SPACE
        or not kind.startswith(("edit", "new", "delete", "agenda", "results of a round "))
    }
    assert len(pages) >= (40 if programme == SPACE else 20)
    found = {}
    for kind, path in pages.items():
        answer = reader.answer(path)
        html = reader.page.locator("html")
        assert (html.get_attribute("lang"), html.get_attribute("data-theme")) == (language, theme)
        if wrong := list(faults(reader.page, answer)):
            found[kind] = wrong
    assert found == {}


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh-Hans", "dark")])
def test_pages_for_nobody_in_particular_are_open_to_everybody(demo, browser, language, theme):
    """The list of programmes, signing in, a closed link and a missing page, before anybody has signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_cookies(
        [
            {"name": name, "value": value, "url": demo.address}
            for name, value in (("django_language", language.lower()), ("theme", theme))
        ]
    )
    page, found = context.new_page(), {}
    for path, status in {
        "": 200, "office/sign-in/": 200, "office/enter/nobody-has-this-link/": 404, "no-such-page/": 404,
        f"office/{SPACE}/": 200,
    }.items():  # fmt: skip
        answer = page.goto(demo.address + path)
        wrong = [fault for fault in faults(page, answer) if fault != f"answered {status}"]
        if wrong or answer.status != status:
            found[path] = wrong or [f"answered {answer.status}"]
    context.close()
    assert found == {}


def test_8_6_over_the_events_neither_side_is_named_first_more_often(person):
    """Counted over the pages of the larger demonstration's dated events; first places differ by one at most."""
    convenor = person()
    page = convenor.open("events/")
    dated = page.locator("li.entry").filter(has=page.locator(".when", has_not_text="not given"))
    first = [
        said(convenor.open(address).locator("dl.facts dt .side").first)
        for address in dated.locator(".name a").evaluate_all("all => all.map(each => each.href)")
    ]
    assert len(first) == 8
    assert abs(first.count("● US side") - first.count("◆ Chinese side")) <= 1


BUSY = ("", "timeline/", "events/beijing-2021/", "people/", "people/christensen/", "conflicts/", "members/", "changes/",
        "edit/event/beijing-2021/", "agenda/beijing-2021/", "documents/report/")  # fmt: skip


def test_8_7_text_at_twice_the_size_scrolls_no_page_sideways(person):
    reader, found = person(), []
    page = reader.page
    for path in BUSY:
        reader.open(path)
        before = page.locator("main p").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        page.evaluate(
            "root => root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + 'px'",
            page.locator("html").element_handle(),
        )
        after = page.locator("main p").first.evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
        assert after == pytest.approx(2 * before)
        if is_wider_than_its_window(page):
            found.append(path)
    assert found == []


def test_8_7_the_keyboard_alone_reaches_the_content_and_asks_a_question(person):
    """Tab finds the skip link first; Enter goes past the header; a form is filled and sent without a mouse."""
    page = person().open("")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.get_by_label("As of").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2019-05")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=2019-05*")
    assert said(page.locator(".as-of")) == "As of May 2019"


def test_8_7_every_picture_has_a_table_and_words(person):
    page = person().open("")
    pictures = page.locator("figure svg").all()
    assert len(pictures) == 2, "the timeline, and the balance"
    for picture in pictures:
        assert picture.get_attribute("role") in {"img", "group"}
        assert said(picture.locator("title, desc").first) != ""
    assert (
        page.locator("figure table").count() + page.locator("section:has(figure) details table").count() >= 2
    )
    rows = page.locator("section:has(figure) table tbody tr").count()
    assert rows >= 10, "the table under the timeline has every dated event and publication"
