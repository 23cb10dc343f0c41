"""A real `tracktwo demo` in a process of its own, and people who use it in browsers of their own.

Each test is named by the capability it proves and drives pages or commands, never rows.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mission.offices import Demo, Person, enter, opened
from mission.publishing import Site
from mission.rounds import Phone
from playwright.sync_api import Browser, BrowserContext, Locator

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """One demonstration for all tests of this process."""
    with (
        tempfile.TemporaryDirectory(prefix="tracktwo-demo-") as folder,
        opened("demo", Path(folder)) as office,
    ):
        yield office


@pytest.fixture(scope="session")
def published(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder both demonstrations were published into from the command line."""
    folder = tmp_path_factory.mktemp("published") / "sites"
    demo.run("publish", "--to", str(folder))
    return folder


@pytest.fixture(autouse=True)
def whole_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A click ends when the page it leads to is there whole, not with its first byte: what is read next is all."""
    click = Locator.click

    def click_through(self: Locator, **options: Any) -> None:
        click(self, **options)
        self.page.wait_for_load_state()

    monkeypatch.setattr(Locator, "click", click_through)


@pytest.fixture
def site(browser: Browser, published: Path) -> Iterator[Callable[..., Site]]:
    """Open a demonstration's site from the disk: ``site(programme, language=…, script=…, phone=…)``."""
    sites: list[Site] = []

    def open_site(programme: str = "sino-us-space", **choices: Any) -> Site:
        sites.append(Site(browser, published / programme, **choices))
        return sites[-1]

    yield open_site
    for each in sites:
        each.close()


PersonFactory = Callable[..., Person]


@pytest.fixture
def person(demo: Demo, browser: Browser) -> Iterator[PersonFactory]:
    """Open a browser for a convenor: ``person(programme, mark, language=…, theme=…, phone=…)``.

    The first time a convenor is asked for, they use their link and set a passphrase; later browsers of the
    same convenor start signed in, with language and theme of their own.
    """
    contexts: list[BrowserContext] = []

    def open_browser(
        programme: str = "sino-us-space", mark: str = "●", *,
        language: str = "en", theme: str = "light", phone: bool = False, link: str = "",
    ) -> Person:  # fmt: skip
        link = link or demo.links[programme, mark]
        if link not in demo.entered:
            demo.entered[link] = enter(browser, link)
        context = browser.new_context(storage_state=demo.entered[link], viewport=PHONE if phone else DESKTOP)
        context.set_default_timeout(10_000)
        contexts.append(context)
        context.add_cookies(
            [
                {"name": name, "value": value, "url": demo.address}
                for name, value in (("django_language", language.lower()), ("theme", theme))
            ]
        )
        return Person(page=context.new_page(), office=f"{demo.address}office/{programme}/")

    yield open_browser
    for context in contexts:
        context.close()


PhoneFactory = Callable[..., Phone]


@pytest.fixture
def phone(demo: Demo, browser: Browser) -> Iterator[PhoneFactory]:
    """Hand somebody a telephone: ``phone(language=…, script=…)``."""
    handed: list[Phone] = []

    def hand(**choices: Any) -> Phone:
        handed.append(Phone(browser, demo.address, **choices))
        return handed[-1]

    yield hand
    for each in handed:
        each.close()
