"""An office with one open round, served in a process of its own that is killed without warning; and people in it."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from ports import free_port

TESTS = Path(__file__).parent.parent.parent
STANCES = ("agree", "disagree", "unsure", "skip")
_FILL = (
    "import django; django.setup()\n"
    "from django.core.management import call_command; call_command('migrate', verbosity=0)\n"
    "from office.conftest import make_programme; from office.rounds.conftest import make_round\n"
    "make_round(make_programme('river'))"
)


class Office:
    """The served office: started, killed, started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        alone = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        settings = "tracktwo.office.shell.settings"
        env = {
            **alone,
            "TRACKTWO_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(TESTS),
        }
        subprocess.run([sys.executable, "-c", _FILL], env=env, check=True)
        self.start()

    def start(self) -> None:
        """Start the server; it answers a moment later."""
        serve = ["-m", "tracktwo.cli", "serve", "--data", str(self.folder), "--port", str(self.port)]
        alone = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        self.process = subprocess.Popen(
            [sys.executable, *serve],
            env=alone, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def kill(self) -> None:
        """Kill the server and whatever it started, as a power cut would."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stored(self) -> dict[tuple[str, str], str]:
        """Participant and statement → the form whose answer is on the disk; the file itself is sound."""
        with sqlite3.connect(self.folder / "tracktwo.sqlite3") as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            rows = database.execute(
                "SELECT participant_id, key, sent FROM office_answer JOIN office_statement s ON s.id = statement_id"
            ).fetchall()
        assert len({row[:2] for row in rows}) == len(rows)
        return {(participant, key): sent for participant, key, sent in rows}


class Person(threading.Thread):
    """Somebody who changes their answers over and over, and sends each again until it is acknowledged."""

    def __init__(self, office: Office, *, statements: tuple[str, ...]) -> None:
        super().__init__(daemon=True)
        self.office, self.statements = office, statements
        self.token = uuid4().hex
        self.cookies = {"csrftoken": self.token}
        self.acknowledged: dict[str, str] = {}
        self.sendings = self.answers = 0
        self.refused: list[int] = []
        self.enough = threading.Event()

    @property
    def participant(self) -> str:
        """The id the office drew."""
        return self.cookies["round"].partition(".")[0]

    def run(self) -> None:
        """Take part until told that it is enough."""
        self.post("side", side="east")
        self.post("rule", told="f" * 64)
        while not self.enough.is_set():
            for statement in self.statements:
                form = {"statement": statement, "version": 1, "sent": uuid4().hex,
                        "seen": self.acknowledged.get(statement, ""), "expected": self.answers % 11,
                        "stance": STANCES[self.answers % 4]}  # fmt: skip
                status = self.post("1", **form)
                if status == 302:
                    self.acknowledged[statement] = form["sent"]
                    self.answers += 1
                else:
                    self.refused.append(status)

    def post(self, step: str, **fields: object) -> int:
        """Send one form until somebody answers; its status."""
        body = urlencode({"csrfmiddlewaretoken": self.token, **fields})
        while True:
            self.sendings += 1
            try:
                return self.send(f"/join/K7QFM3/en/{step}/", body)
            except (OSError, HTTPException):
                time.sleep(0.05)

    def send(self, path: str, body: str) -> int:
        """Send a form once, and keep the cookie that comes back."""
        connection = HTTPConnection("127.0.0.1", self.office.port, timeout=5)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            answer.read()
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _is, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value.strip('"')
            return answer.status
        finally:
            connection.close()


def survive(folder: Path, *, kills: int, people: int, pause: float) -> tuple[int, int]:
    """Kill an office several times while people answer; how many answers were acknowledged, and sendings it took.

    Every acknowledged answer is on the disk unless its own person replaced it later, and nothing is there twice.
    """
    office = Office(folder)
    crowd = [Person(office, statements=("boats", "nets", "water")) for _each in range(people)]
    for each in crowd:
        each.start()
    try:
        for _kill in range(kills):
            before = [each.answers for each in crowd]
            wait_for(
                lambda before=before: all(each.answers > was for each, was in zip(crowd, before, strict=True))
            )
            time.sleep(pause)
            office.kill()
            office.start()
        wait_for(lambda: all(len(each.acknowledged) == 3 for each in crowd))
        for each in crowd:
            each.enough.set()
        for each in crowd:
            each.join(timeout=60)
    finally:
        office.kill()
    assert [each.refused for each in crowd] == [[]] * people
    assert office.stored() == {
        (each.participant, statement): sent for each in crowd for statement, sent in each.acknowledged.items()
    }
    return sum(each.answers for each in crowd), sum(each.sendings for each in crowd)


def wait_for(is_so, *, seconds: float = 90) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "nobody was answered for too long"
        time.sleep(0.02)
