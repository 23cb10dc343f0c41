"""The site in a real Chromium, opened from a disk: every kind of page, both grounds, a phone, and the filter."""

import posixpath
from pathlib import Path

import pytest
from mission.reading import barriers, each, is_wider_than_its_window
from playwright.sync_api import Browser, Page
from publish.site.samples import content, site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in three languages, on a disk."""
    folder = tmp_path_factory.mktemp("site")
    for path, data in site(content(languages=("en", "zh-Hans", "ar"))).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def opened(browser: Browser, folder: Path, path: str, **options) -> tuple[Page, list[str]]:
    """A page, and what the browser complained of."""
    page = browser.new_context(**options).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: request.url.startswith("file:") or complaints.append(request.url))
    page.goto((folder / path).as_uri())
    return page, complaints


def one_of_each_kind(folder: Path) -> list[str]:
    """The first page of each folder, and every page above them."""
    found: dict[str, str] = {}
    for file in sorted((folder / "en").rglob("*.html")):
        path = file.relative_to(folder / "en").as_posix()
        found.setdefault(posixpath.dirname(path) or path, path)
    return [*found.values(), "events/spring.html", "events/quiet.html", "a-z/index.html"]


MOST = [
    "index.html",
    "events/spring.html",
    "people/li.html",
    "transparency.html",
    "results/r2.html",
    "rounds/spring.html",
    "rounds/spring/gaps.html",
    "rounds/spring/statements.html",
    "a-z/index.html",
]


@pytest.mark.parametrize(("language", "ground"), [("en", "light"), ("zh-Hans", "dark"), ("ar", "light")])
def test_every_kind_of_page_is_open_to_everybody(browser: Browser, folder: Path, language: str, ground: str):
    """Nothing axe calls serious, no sideways scroll on a phone, nothing the browser complains of."""
    page, complaints = opened(browser, folder, f"{language}/index.html", color_scheme=ground)
    faults = []
    for path in one_of_each_kind(folder) if language == "en" else MOST:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.wait_for_load_state("networkidle")  # leaving a page that still loads is a fault of nobody
        page.goto((folder / language / path).as_uri())
        faults += [f"{path}: {fault}" for fault in complaints]
        faults += [f"{path}: {fault}" for fault in barriers(page)]
        complaints.clear()  # axe reads the style itself, which the page forbids
        for width in (360, 320):
            page.set_viewport_size({"width": width, "height": 740})
            if is_wider_than_its_window(page):
                faults.append(f"{path}: scrolls sideways at {width} px")
    page.context.close()
    assert faults == []


@pytest.mark.parametrize("path", ["index.html", "404.html"])
def test_the_pages_above_the_languages_are_open_to_everybody(browser: Browser, folder: Path, path: str):
    page, complaints = opened(browser, folder, path)
    assert [*complaints, *barriers(page)] == []
    page.context.close()


def test_the_style_and_the_mark_load_from_a_disk(browser: Browser, folder: Path):
    page, _ = opened(browser, folder, "en/events/spring.html", color_scheme="light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(244, 241, 228)"
    assert page.evaluate("document.querySelector('.name-mark img').naturalWidth") > 0
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(26, 25, 18)"
    page.context.close()


def test_arabic_pages_run_from_right_to_left(browser: Browser, folder: Path):
    page, _ = opened(browser, folder, "ar/events/spring.html")
    heading, window = page.locator("h1").bounding_box(), page.viewport_size
    assert heading["x"] + heading["width"] > window["width"] / 2
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
    page.context.close()


def test_the_index_is_filtered_by_any_form_of_a_name(browser: Browser, folder: Path):
    page, complaints = opened(browser, folder, "en/a-z/index.html")
    box = page.get_by_label("Name contains")
    found = page.locator("#filter li")
    assert each(found) == []
    for typed, expected in {
        "gauge": ["Study of Gauges publication"],
        "李": ["李文 person"],
        "حداد": ["أمل حداد person"],
        "LI WEN": ["LI Wen person"],
        "nobody": [],
    }.items():
        box.fill(typed)
        assert each(found) == expected
    assert each(page.locator("#filter [role=status]")) == ["Nothing here is called that."]
    box.fill("li wen")
    found.locator("a").click()
    assert each(page.locator("h1")) == ["LI Wen"]
    assert complaints == []
    page.context.close()


def test_without_script_the_index_says_the_same(browser: Browser, folder: Path):
    page, complaints = opened(browser, folder, "en/a-z/index.html", java_script_enabled=False)
    page.get_by_role("link", name="Chinese characters").click()
    assert each(page.locator(".index li")) == [
        "李文 person",
        "江河之家 organisation",
        "渡口电台 media outlet",
        "第一次江河研讨会 event",
        "网页 document",
    ]
    assert complaints == []
    page.context.close()


def test_a_printed_page_shows_what_was_folded_away(browser: Browser, folder: Path):
    page, _ = opened(browser, folder, "en/events/spring.html")
    assert not page.get_by_role("list").filter(has_text="Amal Haddad").locator("li").last.is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".rooms").is_hidden()
    assert page.locator("details ol.order").is_visible()
    page.context.close()
