"""What the log holds: routes, never what an address names."""

import io
import logging
import sys

import pytest
from django.test import Client

from tracktwo.office.models import Account
from tracktwo.office.shell.logs import WithoutNames


def _written(message: str, *arguments: str, failed: str = "") -> str:
    trace = None
    if failed:
        try:
            raise ValueError(failed)  # noqa: TRY301 -- a traceback needs a raise
        except ValueError:
            trace = sys.exc_info()
    return WithoutNames().format(logging.LogRecord("django", 40, "", 0, message, arguments, trace))


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Not Found: /office/enter/s3cret/", "Not Found: /office/enter/…/"),
        ("Not Found: /office/river/people/wang-wei/", "Not Found: /office/…/people/…/"),
        (
            "Not Found: /office/river/people/wang-wei/?next=/office/enter/s3cret/",
            "Not Found: /office/…/people/…/",
        ),
        ("Not Found: /office/river/peopel/wang-wei/", "Not Found: /office/…"),
        (
            "Referer checking failed - https://example.org/office/river/people/wang-wei/ does not match",
            "Referer checking failed - https://example.org/office/…/people/…/ does not match",
        ),
        (
            "Referer checking failed - https://example.org/join/K7QFM3/en/7/ does not match",
            "Referer checking failed - https://example.org/join/…/…/…/ does not match",
        ),
        ('File "/srv/office/people/wang.py", line 3', 'File "/srv/office/people/wang.py", line 3'),
    ],
)
def test_an_address_is_written_as_its_route(said: str, kept: str):
    assert _written("%s", said) == kept


def test_a_traceback_has_no_name_and_no_secret_either():
    text = _written("It failed", failed="no /office/river/people/wang-wei/ nor /office/enter/s3cret/")
    assert text.splitlines()[-1] == "ValueError: no /office/…/people/…/ nor /office/enter/…/"
    assert "s3cret" not in text
    assert "wang" not in text


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/office/river/people/wang-wei/", "/office/…/people/…/"),
        ("/office/river/people/Wang Wei/", "/office/…"),
        ("/office/river/people/王伟/", "/office/…"),
        ("/王伟/", "/…"),
    ],
)
def test_a_page_that_is_not_there_is_logged_without_names(
    client: Client, convenor: Account, caplog: pytest.LogCaptureFixture, address: str, kept: str
):
    client.force_login(convenor)
    assert client.get(address).status_code == 404
    [record] = caplog.records
    assert WithoutNames().format(record) == f"Not Found: {kept}"


def test_every_handler_of_the_log_writes_this_way(settings):
    handlers = settings.LOGGING["handlers"]
    assert {name: handler["formatter"] for name, handler in handlers.items()} == {"console": "without_names"}
    assert settings.LOGGING["formatters"] == {
        "without_names": {"()": "tracktwo.office.shell.logs.WithoutNames"}
    }


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What requests write to the log, as its handler writes it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutNames())
    monkeypatch.setattr(logging.getLogger("django.request"), "handlers", [handler])
    return written


def test_who_may_not_is_one_line_of_the_log(client: Client, observer: Account, log: io.StringIO):
    client.force_login(observer)
    assert client.get("/office/river/members/").status_code == 403
    assert log.getvalue() == "Forbidden (Permission denied): /office/…/members/\n"


@pytest.mark.parametrize(("status", "is_kept"), [(400, False), (403, False), (500, True), (503, True)])
def test_only_a_fault_of_ours_keeps_its_traceback(log: io.StringIO, status: int, is_kept: bool):
    try:
        raise ValueError("a fault")  # noqa: TRY301 -- a traceback needs a raise
    except ValueError:
        logging.getLogger("django.request").exception("It failed", extra={"status_code": status})
    assert ("Traceback" in log.getvalue()) is is_kept
    assert log.getvalue().startswith("It failed\n")
