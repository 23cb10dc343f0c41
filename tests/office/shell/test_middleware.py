"""What a request is told when the database is held by somebody else."""

import sqlite3
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory

from tracktwo.office.shell.middleware import refusals_as_pages


def _held(file: Path) -> sqlite3.OperationalError:
    """Return what SQLite says of a database that another connection is writing."""
    first, second = (sqlite3.connect(file, isolation_level=None, timeout=0) for _ in range(2))
    try:
        first.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as said:
            second.execute("BEGIN IMMEDIATE")
    finally:
        first.close()
        second.close()
    return said.value


@pytest.mark.django_db
def test_a_write_that_waited_in_vain_is_told_to_come_back(rf: RequestFactory, tmp_path: Path):
    request = rf.post("/office/river/new/objective/")
    request.user = AnonymousUser()
    held = OperationalError(*_held(tmp_path / "held").args)
    answer = refusals_as_pages(lambda _: HttpResponse()).process_exception(request, held)
    assert answer is not None
    assert answer.status_code == 503
    assert "so yours was not saved. Go back and send it once more." in answer.content.decode()


def test_another_fault_of_the_database_stays_a_fault(rf: RequestFactory):
    middleware = refusals_as_pages(lambda _: HttpResponse())
    assert middleware.process_exception(rf.get("/"), OperationalError("disk I/O error")) is None
