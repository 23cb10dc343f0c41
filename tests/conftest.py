"""Fixtures every test may use."""

import os
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

REPOSITORY = Path(__file__).parent.parent

# how fast a machine draws examples says nothing about what is tested
settings.register_profile("any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any_machine")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds pyproject.toml."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of source documents, oracles and real votes kept beside the project; skipped where missing."""
    folder = Path(os.environ.get("TRACKTWO_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared source documents and oracles are not on this machine")
    return folder


@pytest.fixture(scope="module")
def demonstrations(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Both demonstrations as rows, read in once for the tests of a file; what a test does to them is taken back."""
    from django.db import transaction  # noqa: PLC0415 -- only where there are rows

    from tracktwo.office.record.exchange import import_programme  # noqa: PLC0415 -- same

    with django_db_blocker.unblock(), transaction.atomic():
        for key in ("sino-us-space", "northshore-southshore"):
            import_programme((files("tracktwo") / "demo" / f"{key}.json").read_bytes(), by=None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a real Chromium; skipped where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("there is no Chromium on this machine; set CHROMIUM=/path/to/it")
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the whole run; a test opens its own context in it, as one person."""
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()
