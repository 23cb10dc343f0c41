"""Take the README's pictures from a running demonstration in a real Chromium."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
PASSPHRASE = "pictures of a quiet orbit"
EVENT = "/office/sino-us-space/events/washington-2019/"
SHOTS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("overview-en", "/office/sino-us-space/", {"width": 1280, "height": 1000}),
    ("event-zh-Hans", EVENT, {"width": 1000, "height": 1100, "language": "zh-hans"}),
    ("event-phone", EVENT, {"width": 360, "height": 900, "theme": "dark"}),
)


@contextmanager
def demonstration() -> Iterator[tuple[str, str]]:
    """Start a demonstration of its own; give its address and the first convenor's link."""
    with tempfile.TemporaryDirectory(prefix="tracktwo-pictures-") as folder:
        command = [sys.executable, "-m", "tracktwo.cli", "demo", "--data", folder]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            printed = ""
            while not (answers := re.search(r"answers at (http://\S+?)/? ", printed)):
                line = server.stdout.readline()
                if not line:
                    raise SystemExit("The demonstration did not start.")
                printed += line
            link = re.search(r"(http://\S+/enter/\S+)", printed)
            assert link is not None
            yield answers[1], link[1]
        finally:
            server.terminate()
            server.wait()


def enter(page: Page, link: str) -> None:
    """Set a passphrase with a personal link, which signs the convenor in."""
    page.goto(link)
    for field in page.locator("input[type=password]").all():
        field.fill(PASSPHRASE)
    page.locator("main form button").click()
    page.wait_for_load_state()


def take(page: Page, address: str, name: str, path: str, options: dict[str, Any]) -> None:
    """Take one picture of a page in a language, a theme and a size."""
    page.context.add_cookies(
        [
            {"name": "django_language", "value": options.get("language", "en"), "url": address},
            {"name": "theme", "value": options.get("theme", "light"), "url": address},
        ]
    )
    page.set_viewport_size({"width": options["width"], "height": options["height"]})
    page.goto(address + path)
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give this machine's Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("There is no Chromium on this machine; set CHROMIUM=/path/to/it.")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=flags)


def main() -> None:
    """Take every picture of the README."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demonstration() as (address, link), chromium() as browser:
        page = browser.new_context(device_scale_factor=2).new_page()
        enter(page, link)
        for name, path, options in SHOTS:
            take(page, address, name, path, options)


if __name__ == "__main__":
    main()
