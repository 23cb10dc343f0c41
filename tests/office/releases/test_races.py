"""Two people who decide at the same moment: on the database the tests run on, with real commits.

On SQLite each thread needs the file of a real office, so the race is run in a process of its own.
"""

import json
import os
import secrets
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

RACES = """
import json, threading
import django
django.setup()
from datetime import date
from django.db import connection
from tracktwo.office.accounts.actions import give_seat, make_account
from tracktwo.office.accounts.rights import Role
from tracktwo.office.models import Release
from tracktwo.office.releases import actions
from tracktwo.office.releases.contents import assembled
from tracktwo.office.releases.decisions import decisions, faults
from tracktwo.office.shell.database import upgrade
from tracktwo.office.shell.founding import Founder, found
from tracktwo.publish.bundle import fingerprint, write_content
from tracktwo.vocabulary.errors import DataError


def race(name, choose):
    founders = [
        Founder(side=side, languages=("en",), convenor=f"{name} {side} convenor") for side in ("East", "West")
    ]
    programme, _links = found(name, founders)
    programme.contact = {"en": "The desk"}
    programme.save()
    east, west = (side.memberships.get() for side in programme.sides.order_by("key"))
    second = give_seat(make_account(f"{name} second"), side=east.side, role=Role.CONVENOR, by=None)
    _material, content = assembled(programme, previous=None, day=date(2026, 3, 4), waiting=0)
    written = write_content(content)
    release = Release.objects.create(
        programme=programme, proposal=1, number=1, state="proposed", content=written.decode(),
        sha256=fingerprint(written), leaks=[],
    )
    start, said = threading.Barrier(2), []

    def give(seat):
        start.wait()
        try:
            actions.approve(release, by=seat, sha256=release.sha256)
            said.append("given")
        except DataError as error:
            said.append(str(error))
        finally:
            connection.close()

    threads = [threading.Thread(target=give, args=(seat,)) for seat in choose(east, west, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    release.refresh_from_db()
    log = [line.place for line in decisions(programme)]
    return [sorted(said), release.state, release.approvals.count(), log, faults(programme)]


upgrade()
print(json.dumps({
    "two sides": race("two", lambda east, west, second: (east, west)),
    "one side": race("side", lambda east, west, second: (east, second)),
    "one account": race("account", lambda east, west, second: (east, east)),
}))
"""


@pytest.mark.slow  # a process of its own, and a database
def test_two_who_approve_at_once_are_one_after_the_other(tmp_path: Path, db: None):
    finished = subprocess.run(
        [sys.executable, "-c", RACES],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **_database(tmp_path), "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings"},
    )
    assert finished.returncode == 0, finished.stderr
    side = "Your side's key was given already; the other one is the other side's."
    account = "You gave your side's key already; the other one is the other side's."
    assert json.loads(finished.stdout) == {
        "two sides": [["given", "given"], "approved", 2, [1, 2], []],
        "one side": [[side, "given"], "proposed", 1, [1], []],
        "one account": [[account, "given"], "proposed", 1, [1], []],
    }


def _database(folder: Path) -> dict[str, str]:
    """A new office of its own: a file, or another database of the server the tests run on."""
    here = {"TRACKTWO_DATA": str(folder)}
    if connection.vendor == "sqlite":
        return {**here, "DATABASE_URL": ""}
    server = urlsplit(os.environ["DATABASE_URL"])
    name = f"race_{secrets.token_hex(4)}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as apart:
        apart.execute(f"CREATE DATABASE {name}")
    return {**here, "DATABASE_URL": server._replace(path=f"/{name}").geturl()}
