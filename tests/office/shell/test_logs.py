"""What the log holds: routes, never what an address names."""

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
