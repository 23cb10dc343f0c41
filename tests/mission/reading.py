"""Reading a page as a person does: facts, lists and tables in words, without the numbers of sources."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

_SAID = """element => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll('.cites').forEach(each => each.remove());
  copy.querySelectorAll('li, p, br').forEach(each => each.after(' '));
  return copy.textContent.replace(/\\s+/g, ' ').trim();
}"""
_ALL_SAID = f"elements => elements.map({_SAID})"
_AXE = Axe()


def loaded(page: Page) -> Page:
    """The page once it is there whole: a click waits for the answer's first byte, not for its last."""
    page.wait_for_load_state()
    return page


def said(locator: Locator) -> str:
    """The words of one element."""
    loaded(locator.page)
    return locator.evaluate(_SAID)


def each(locator: Locator) -> list[str]:
    """The words of every element found, in order."""
    loaded(locator.page)
    return locator.evaluate_all(_ALL_SAID)


def facts(page: Page) -> dict[str, str]:
    """The terms and descriptions of the page's first list of facts."""
    terms = page.locator("dl.facts").first
    return dict(zip(each(terms.locator("> dt")), each(terms.locator("> dd")), strict=True))


def table(locator: Locator) -> list[list[str]]:
    """A table, row by row, its headings first."""
    loaded(locator.page)
    return [each(row.locator("th, td")) for row in locator.locator("tr").all()]


def section(page: Page, heading: str) -> Locator:
    """The part of a page under a heading."""
    return (
        page.locator("section")
        .filter(has=page.locator("h2, h3", has_text=re.compile(rf"^\s*{heading}")))
        .last
    )


def agenda(page: Page) -> list[tuple[str, str, list[str]]]:
    """The running order: kind, title and people of each segment."""
    rows = loaded(page).locator("ol.running > li.item").all()
    return [
        (said(row.locator(".kind")), "".join(each(row.locator(".talk-title"))), each(row.locator(".part")))
        for row in rows
    ]


def counts(page: Page) -> dict[str, tuple[int, list[str]]]:
    """The counts of the overview: how many, and the names it lists for them."""
    return {
        said(row.locator("dt")): (int(said(row.locator(".figure-number"))), each(row.locator("li")))
        for row in loaded(page).locator(".count").all()
    }


def is_wider_than_its_window(page: Page) -> bool:
    """Whether a reader would have to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def barriers(page: Page) -> list[str]:
    """What keeps people out, as far as axe finds it: serious and critical findings with their elements."""
    found = _AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{finding['id']}: {node['html'][:160]}"
        for finding in found
        if finding["impact"] in {"serious", "critical"}
        for node in finding["nodes"]
    ]
