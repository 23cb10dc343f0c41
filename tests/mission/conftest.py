"""A real `tracktwo demo` in a process of its own, and people who use it in browsers of their own.

Each test is named by the capability it proves and drives pages or commands, never rows.
"""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mission.publishing import Site
from mission.rounds import Phone
from playwright.sync_api import Browser, BrowserContext, Page, Response

PASSPHRASE = "a quiet orbit above us"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
_TRACKTWO = (sys.executable, "-m", "tracktwo.cli")
_ALONE = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TRACKTWO_DATA"}}
_CODE = re.compile(r"^Join a round \((?P<programme>[\w-]+)\): .* with the code (?P<code>\w+)$", re.MULTILINE)
_LINK = re.compile(r"^(?P<name>.+) \((?P<programme>[\w-]+)\): (?P<link>http\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A running demonstration: where it answers, its data folder, and the links and codes it printed."""

    address: str
    data: Path
    links: dict[tuple[str, str], str]
    codes: dict[str, str]
    entered: dict[str, Any]

    def run(self, *arguments: str, code: int = 0) -> str:
        """What a command on this office prints; it must end with the code."""
        done = subprocess.run(
            [*_TRACKTWO, *arguments, "--data", str(self.data)],
            capture_output=True, text=True, check=False, timeout=60, env=_ALONE,
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        return done.stdout

    def copy(self, programme: str, key: str, *, marks: str = "●") -> str:
        """The key of a copy of a programme, made through its file: free to edit, with a convenor of each mark."""
        content = json.loads(self.run("export", programme))
        content["programme"]["key"] = key
        file = self.data / f"{key}.json"
        file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        self.run("import", str(file))
        for mark in marks:
            shape = {"●": "circle", "◆": "diamond"}[mark]
            side = next(side["key"] for side in content["sides"] if side["mark"] == shape)
            seat = ("--programme", key, "--side", side, "--address", self.address)
            self.links[key, mark] = self.run("link", f"Convenor {mark} of {key}", *seat).strip()
        return key


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody at a browser, signed in, in one programme."""

    page: Page
    office: str

    def open(self, path: str = "") -> Page:
        """A page of the programme."""
        self.answer(path)
        return self.page

    def answer(self, path: str = "") -> Response:
        """What the server answered when the page was opened."""
        answer = self.page.goto(path if path.startswith("http") else self.office + path)
        assert answer is not None
        return answer


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """One demonstration for all tests of this process."""
    with tempfile.TemporaryDirectory(prefix="tracktwo-demo-") as folder:
        server = subprocess.Popen(
            [*_TRACKTWO, "demo", "--data", folder, "--port", str(free_port())],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**_ALONE, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        try:
            yield read_banner(server, Path(folder))
        finally:
            server.terminate()
            server.communicate(timeout=20)


def free_port() -> int:
    """A port nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def read_banner(server: "subprocess.Popen[str]", data: Path) -> Demo:
    """The running demonstration as its printed lines describe it; the last line says where it answers."""
    assert server.stdout is not None
    printed = ""
    for line in server.stdout:
        printed += line
        if answers := re.match(r"TrackTwo answers at (http\S+/)", line):
            codes = {found["programme"]: found["code"] for found in _CODE.finditer(printed)}
            return Demo(address=answers[1], data=data, links=_links(printed), codes=codes, entered={})
    pytest.fail(f"the demonstration ended before it answered:\n{printed}")


def _links(printed: str) -> dict[tuple[str, str], str]:
    """The link of each convenor, by programme and side mark."""
    found = [
        (line["programme"], re.search("[●◆]", line["name"])[0], line["link"])
        for line in _LINK.finditer(printed)
    ]
    return {(programme, mark): link for programme, mark, link in found}


@pytest.fixture(scope="session")
def published(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder both demonstrations were published into from the command line."""
    folder = tmp_path_factory.mktemp("published") / "sites"
    demo.run("publish", "--to", str(folder))
    return folder


@pytest.fixture
def site(browser: Browser, published: Path) -> Iterator[Callable[..., Site]]:
    """Open a demonstration's site from the disk: ``site(programme, language=…, script=…, phone=…)``."""
    opened: list[Site] = []

    def open_site(programme: str = "sino-us-space", **choices: Any) -> Site:
        opened.append(Site(browser, published / programme, **choices))
        return opened[-1]

    yield open_site
    for each in opened:
        each.close()


PersonFactory = Callable[..., Person]


@pytest.fixture
def person(demo: Demo, browser: Browser) -> Iterator[PersonFactory]:
    """Open a browser for a convenor: ``person(programme, mark, language=…, theme=…, phone=…)``.

    The first time a convenor is asked for, they use their link and set a passphrase; later browsers of the
    same convenor start signed in, with language and theme of their own.
    """
    opened: list[BrowserContext] = []

    def open_browser(
        programme: str = "sino-us-space", mark: str = "●", *,
        language: str = "en", theme: str = "light", phone: bool = False, link: str = "",
    ) -> Person:  # fmt: skip
        link = link or demo.links[programme, mark]
        if link not in demo.entered:
            demo.entered[link] = enter(browser, link)
        context = browser.new_context(storage_state=demo.entered[link], viewport=PHONE if phone else DESKTOP)
        context.set_default_timeout(10_000)
        opened.append(context)
        context.add_cookies(
            [
                {"name": name, "value": value, "url": demo.address}
                for name, value in (("django_language", language.lower()), ("theme", theme))
            ]
        )
        return Person(page=context.new_page(), office=f"{demo.address}office/{programme}/")

    yield open_browser
    for context in opened:
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


def enter(browser: Browser, link: str) -> Any:
    """What a browser keeps after its person used the link and set a passphrase."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(link)
        for field in ("passphrase", "again"):
            page.locator(f"[name={field}]").fill(PASSPHRASE)
        page.locator("main form button").click()
        page.locator("form[action$='/sign-out/']").wait_for()
        return context.storage_state()
