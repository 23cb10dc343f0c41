"""Take a picture of every screen of a round and of its evening, in both languages, from a running demonstration.

They stand in ``docs/explanation/the-screens-of-a-round.md``. With names, only those are taken.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize
from screenshots import chromium, demonstration, enter

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures" / "screens"
SAMPLE = ROOT / "src" / "tracktwo" / "demo" / "rounds" / "sino-us-space-sample.json"
OFFICE = "/office/sino-us-space/"
ROOM, TALKS = "events/rehearsal/", "events/nanjing-2021/"
LANGUAGES = ("en", "zh-Hans")
DESK, PHONE, WALL = (
    ViewportSize(width=1000, height=760),
    ViewportSize(width=360, height=720),
    ViewportSize(width=1280, height=720),
)
QUALITY = 50
QUESTION = {"en": "How long does a launch licence take?", "zh-Hans": "取得发射许可需要多长时间？"}


@dataclass(frozen=True)
class Evening:
    """One demonstration with everything the pictures are of: who is signed in, the code, the addresses of screens."""

    browser: Browser
    address: str
    signed_in: Any
    code: str

    @contextmanager
    def desk(self, language: str = "en", size: ViewportSize = DESK) -> Iterator[Page]:
        """Give a page of the convenor's browser in a language."""
        context = self.browser.new_context(storage_state=self.signed_in, viewport=size)
        context.add_cookies([{"name": "django_language", "value": language.lower(), "url": self.address}])
        with _closing(context) as page:
            yield page

    @contextmanager
    def stranger(self, language: str = "en", size: ViewportSize = PHONE) -> Iterator[Page]:
        """Give a page of a browser nobody signed in at."""
        with _closing(self.browser.new_context(viewport=size, locale=language)) as page:
            yield page

    def office(self, page: Page, path: str) -> Page:
        """Open a page of the programme."""
        page.goto(f"{self.address}{OFFICE}{path}")
        return page


@contextmanager
def _closing(context: BrowserContext) -> Iterator[Page]:
    try:
        yield context.new_page()
    finally:
        context.close()


def keep(page: Page, name: str, *, at: str = "") -> None:
    """Keep what a page shows; ``at`` is what it is scrolled to."""
    if at:
        page.locator(at).first.evaluate("each => each.scrollIntoView()")
    page.screenshot(path=PICTURES / f"{name}.jpg", type="jpeg", quality=QUALITY)
    print(f"docs/pictures/screens/{name}.jpg")


def of_the_office(evening: Evening) -> None:
    """Take the pages of the team: building, reading, moderating, badges, ballots, results, the debrief."""
    pages = {
        "build": ("rounds/draft/", "#coverage"),
        "statement": ("rounds/draft/statements/S1/", ""),
        "read": ("rounds/draft/wording/zh-Hans/", ""),
        "preview": ("rounds/draft/preview/", ""),
        "open": ("rounds/draft/open/", ""),
        "badges": ("rounds/draft/badges/", ""),
        "running": ("rounds/try-it-yourself/", "#join"),
        "moderate": ("rounds/try-it-yourself/added/", "#waiting"),
        "ballots": ("rounds/try-it-yourself/ballots/", ""),
        "gaps": ("rounds/two-views/results/", "section.result"),
        "agreement": ("rounds/two-views/results/agreement/", "main h2"),
        "mirror": ("rounds/two-views/results/mirror/", "section"),
        "keys": ("rounds/two-views/reveal/", ""),
        "debrief": (f"{ROOM}debrief/", ""),
    }
    for language in LANGUAGES:
        with evening.desk(language) as page:
            for name, (path, at) in pages.items():
                keep(evening.office(page, path), f"{name}-{language}", at=at)
        with evening.desk(language, PHONE) as page:
            keep(evening.office(page, f"{ROOM}room/"), f"console-{language}")


def of_a_telephone(evening: Evening) -> None:
    """Take the steps of somebody who takes part, from the code to the end, and what they read of results."""
    for language in LANGUAGES:
        start = f"{evening.address}/join/{evening.code}/"
        with evening.stranger(language) as page:
            page.goto(f"{evening.address}/join/")
            keep(page, f"code-{language}")
            page.goto(f"{start}{language}/side/")
            keep(page, f"side-{language}")
            page.locator("[name=side]").first.click()
            page.wait_for_load_state()
            keep(page, f"rule-{language}")
            page.locator("[name=agree]").click()
            page.wait_for_load_state()
            page.goto(f"{start}{language}/1/")
            page.locator("label:has([name=stance][value=agree])").click()
            keep(page, f"card-{language}")
            page.locator("form button:not([name])").first.click()
            page.locator("html[data-carried]").wait_for(state="attached")
            page.goto(f"{start}{language}/add/")
            keep(page, f"add-{language}")
            page.goto(f"{start}{language}/done/")
            keep(page, f"done-{language}")
        with evening.desk() as desk:
            code = evening.office(desk, f"{ROOM}room/").locator("#around ~ dl .code").inner_text()
        with evening.stranger(language) as page:
            page.goto(f"{evening.address}/join/hall/{code}/{language}/")
            keep(page, f"ask-{language}")
            page.locator("a.button").first.click()
            page.wait_for_load_state()
            keep(page, f"results-{language}", at="section")


def of_the_wall(evening: Evening) -> None:
    """Take what stands on the screen of a room: both languages at once, so one picture each."""
    with evening.desk() as console, evening.stranger(size=WALL) as wall:

        def shown(value: str, name: str) -> None:
            pressed = console.locator(f"button[name=what][value^='{value}']").first
            pressed.evaluate("each => each.form.requestSubmit(each)")
            console.wait_for_load_state()
            wall.goto(console.locator("a[href*='/screen/']").get_attribute("href") or "")
            keep(wall, f"wall-{name}")

        console.goto(f"{evening.address}{OFFICE}{TALKS}room/")
        for value, name in (("join", "join"), ("rule", "rule"), ("now:", "now"), ("question:", "question")):
            shown(value, name)
        evening.office(console, f"{ROOM}room/")
        _run(console, "try-it-yourself")
        shown("answering", "answering")
        _run(console, "two-views")
        shown("reveal:", "reveal")
        shown("mirror:", "mirror")


def prepare(evening: Evening) -> None:
    """Make a draft of the sample round with codes on badges, open two rooms, and have a question put through."""
    content = json.loads(SAMPLE.read_text("utf-8"))
    content["round"] |= {
        "key": "draft",
        "title": {"en": "A round in the making", "zh-Hans": "正在准备的一轮"},
    }
    with evening.desk() as page:
        evening.office(page, "rounds/add/").locator("[name=file]").set_input_files(
            {"name": "draft.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
        )
        page.locator("main form button").first.click()
        page.wait_for_load_state()
        for path in ("rounds/draft/badges/", f"{ROOM}room/", f"{TALKS}room/"):
            evening.office(page, path).locator("main form button").last.click()
            page.wait_for_load_state()
        page.locator("details:has(#typed) summary").click()
        page.locator("#typed").fill(QUESTION["en"])
        page.locator("[name=side]").first.check()
        page.locator("form:has(#typed) button").click()
        page.wait_for_load_state()
        evening.office(page, f"{TALKS}room/queue/").locator("button[value=put]").click()
        page.wait_for_load_state()
        page.locator("textarea[lang=zh-Hans]").fill(QUESTION["zh-Hans"])
        page.locator("button[value=translate]").click()
        page.wait_for_load_state()
        _run(evening.office(page, f"{ROOM}room/"), "two-views")


def _run(console: Page, key: str) -> None:
    console.locator("details:has(#choose-round) > summary").last.click()
    console.locator("#choose-round").select_option(key)
    console.locator("form:has(#choose-round) button").click()
    console.wait_for_load_state()


def _code_of(evening: Evening, key: str) -> str:
    with evening.desk() as page:
        listed = evening.office(page, f"rounds/{key}/").content()
    found = re.search(r"/join/(\w{6})/", listed)
    return found[1] if found else ""


def main() -> None:
    """Take the pictures of every screen, or of those whose part is named: office, telephone, wall."""
    parts: dict[str, Callable[[Evening], None]] = {
        "office": of_the_office,
        "telephone": of_a_telephone,
        "wall": of_the_wall,
    }
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demonstration() as (address, link), chromium() as browser:
        with _closing(browser.new_context()) as page:
            enter(page, link)
            signed_in = page.context.storage_state()
        nobody = Evening(browser=browser, address=address, signed_in=signed_in, code="")
        evening = replace(nobody, code=_code_of(nobody, "try-it-yourself"))
        prepare(evening)
        for name in sys.argv[1:] or parts:
            parts[name](evening)


if __name__ == "__main__":
    main()
