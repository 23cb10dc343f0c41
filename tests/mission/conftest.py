"""A real `tracktwo demo` in a process of its own, and people who use it in browsers of their own.

Each test is named by the capability it proves and drives pages or commands, never rows.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

PASSPHRASE = "a quiet orbit above us"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A running demonstration: where it answers, its data folder, and one sign-in link per demo convenor."""

    address: str
    data: Path
    links: dict[tuple[str, str], str]


def run_tracktwo(*arguments: str, data: Path | None = None, feed: str = "") -> subprocess.CompletedProcess[str]:
    """The finished command, with what it printed."""
    command = [sys.executable, "-m", "tracktwo.cli", *arguments]
    return subprocess.run(
        [*command, *(["--data", str(data)] if data else [])],
        input=feed, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.fixture(scope="session")
def demo() -> Iterator[Demo]:
    """One demonstration for all tests of this process."""
    with tempfile.TemporaryDirectory(prefix="tracktwo-demo-") as folder:
        server = subprocess.Popen(
            [sys.executable, "-m", "tracktwo.cli", "demo", "--data", folder],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        try:
            yield read_banner(server, Path(folder))
        finally:
            server.terminate()
            server.wait(timeout=20)
