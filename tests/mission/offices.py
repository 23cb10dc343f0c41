"""A `tracktwo` that serves in a process of its own, and somebody who uses it in a browser."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response
from ports import free_port

PASSPHRASE = "a quiet orbit above us"
_TRACKTWO = (sys.executable, "-m", "tracktwo.cli")
_ALONE = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TRACKTWO_DATA"}}
_CODE = re.compile(r"^Join a round \((?P<programme>[\w-]+)\): .* with the code (?P<code>\w+)$", re.MULTILINE)
_LINK = re.compile(r"^(?P<name>.+) \((?P<programme>[\w-]+)\): (?P<link>http\S+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A running demonstration: where it answers, its data folder, the links and codes it printed, and what was kept.

    ``entered`` is who came in, by link; ``exported`` the programmes copied before, as they were the first time.
    """

    address: str
    data: Path
    links: dict[tuple[str, str], str]
    codes: dict[str, str]
    entered: dict[str, Any]
    exported: dict[str, str] = field(default_factory=dict)

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
        if programme not in self.exported:
            self.exported[programme] = self.run("export", programme)
        content = json.loads(self.exported[programme])
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


@contextmanager
def opened(command: str, data: Path) -> Iterator[Demo]:
    """An office on a data folder, opened by a command of a process of its own and closed afterwards."""
    server = subprocess.Popen(
        [*_TRACKTWO, command, "--data", str(data), "--port", str(free_port())],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**_ALONE, "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    try:
        yield read_banner(server, data)
    finally:
        server.terminate()
        server.communicate(timeout=20)


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
