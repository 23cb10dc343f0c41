"""The office at size: a programme file in, the long lists, and a second start; each against its floor in one run.

Floors: the same rows written bare through the ORM; a page that reads nothing but its own frame; a Python
process that loads the framework and answers nothing.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

EVENTS, PEOPLE, EACH = 2_000, 20_000, 10
PAGES = ("", "events/", "timeline/", "people/", "people/?q=19999", "organisations/")
Timed = Callable[[], Any]


def programme_file() -> bytes:
    """Return a two-sided programme of the size, as a file."""
    people = [{"key": f"p{n}", "names": [{"text": f"Person {n}", "preferred": True}]} for n in range(PEOPLE)]
    events = [
        {
            "key": f"e{n}", "kind": "formal_workshop", "status": "held", "date": f"{1900 + n % 120}",
            "contributions": [
                {"key": f"c{n}-{m}", "person": f"p{(EACH * n + m) % PEOPLE}", "side": "ab"[m % 2],
                 "listed_as": "speaker", "name_as_printed": "Person"}
                for m in range(EACH)
            ],
        }
        for n in range(EVENTS)
    ]  # fmt: skip
    sides = [
        {"key": key, "name": {"en": key}, "mark": mark} for key, mark in (("a", "circle"), ("b", "diamond"))
    ]
    head = {"key": "large", "name": {"en": "Large"}, "languages": ["en"]}
    content = {
        "format": "tracktwo-programme/1",
        "programme": head,
        "sides": sides,
        "people": people,
        "events": events,
    }
    return json.dumps(content).encode()


def seconds(work: Timed, *, runs: int = 1) -> float:
    """Return the shortest of some runs, in seconds."""
    taken = []
    for _run in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def write_bare() -> None:
    """Write as many people, names, events and contributions as the file holds, unchecked."""
    from tracktwo.office.models import (  # noqa: PLC0415 -- app ready
        Contribution,
        Event,
        Person,
        PersonName,
        Programme,
        Side,
    )

    programme = Programme.objects.create(key="bare", name={"en": "Bare"}, languages=["en"])
    side = Side.objects.create(programme=programme, key="a", name={"en": "a"}, mark="circle")
    people = Person.objects.bulk_create(Person(programme=programme, key=f"p{n}") for n in range(PEOPLE))
    PersonName.objects.bulk_create(
        PersonName(person=person, text="Person", preferred=True) for person in people
    )
    events = Event.objects.bulk_create(
        Event(programme=programme, key=f"e{n}", kind="formal_workshop", status="held") for n in range(EVENTS)
    )
    Contribution.objects.bulk_create(
        Contribution(programme=programme, key=f"c{n}", event=events[n % EVENTS], person=people[n % PEOPLE],
                     side=side, listed_as="speaker", name_as_printed="Person")
        for n in range(EVENTS * EACH)
    )  # fmt: skip


def at_size() -> None:
    """Measure import, export and the lists in this process, in a data folder of its own."""
    import django  # noqa: PLC0415 -- settings first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- app ready
    from django.test import Client  # noqa: PLC0415 -- app ready

    from tracktwo.office.accounts.actions import give_seat, make_account  # noqa: PLC0415 -- app ready
    from tracktwo.office.accounts.rights import Role  # noqa: PLC0415 -- app ready
    from tracktwo.office.record.exchange import export_programme, import_programme  # noqa: PLC0415 -- app ready
    from tracktwo.office.record.queries import programme_called  # noqa: PLC0415 -- app ready

    call_command("migrate", verbosity=0)
    bare, content = seconds(write_bare), programme_file()
    show("import, checked", seconds(lambda: import_programme(content, by=None)), bare, "the same rows, bare")
    programme = programme_called("large")
    assert programme is not None
    show("export", seconds(lambda: export_programme(programme)), bare, "the same rows, written bare")
    account = make_account("bench", language="en")
    give_seat(account, side=programme.sides.get(key="a"), role=Role.CONVENOR, by=None)
    client = Client(headers={"host": "localhost"})
    client.force_login(account)

    def read(path: str) -> None:
        answer = client.get(path)
        assert answer.status_code == 200, (path, answer.status_code)

    floor = seconds(lambda: read("/office/large/released/"), runs=5)
    for page in PAGES:
        taken = seconds(lambda page=page: read(f"/office/large/{page}"), runs=3)  # type: ignore[misc]  # bound now
        show(f"/{page}", taken, floor, "a page that reads nothing")


def second_start() -> None:
    """Measure how long a demonstration takes until it answers, first and again."""
    bare = seconds(lambda: subprocess.run([sys.executable, "-c", "import django, numpy"], check=True), runs=3)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("first start", "second start"):
            show(name, seconds(lambda: _start(folder)), bare, "a process that loads the framework")


def _start(folder: str) -> None:
    command = [sys.executable, "-m", "tracktwo.cli", "demo", "--data", folder]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        while (line := server.stdout.readline()) and "answers at" not in line:
            pass
        server.terminate()


def show(what: str, taken: float, floor: float, named: str) -> None:
    """Print one measurement beside its floor."""
    print(f"{what:<18} {taken:7.2f} s   {taken / floor:6.1f} x {named} ({floor:.2f} s)", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="tracktwo-bench-") as data:
        os.environ |= {
            "TRACKTWO_DATA": str(Path(data)),
            "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings",
        }
        at_size()
    second_start()
