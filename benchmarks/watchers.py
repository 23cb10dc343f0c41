"""A thousand people watch the screen of one room: each asks every two seconds whether it shows something new.

The console changes the screen every ten seconds meanwhile. Each watcher keeps the tag of what it has, as a browser
does, so that most answers say only that nothing is new. Clients share the machine with the server. Exit code 1 if a
limit was not kept.
"""

import argparse
import asyncio
import os
import secrets
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from answers import free_port, served

WATCHERS, EVERY, SECONDS = 1_000, 2.0, 30
SLOWEST = 1_000.0
"""Milliseconds within which 99 of 100 are to be answered."""
CHANGES = 10.0


def fill() -> tuple[Any, Any, str]:
    """Make a room; return it, its facilitator, and the path of its screen."""
    import django  # noqa: PLC0415 -- settings first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 -- app ready

    from tracktwo.office.hall.actions import open_hall  # noqa: PLC0415 -- app ready
    from tracktwo.office.hall.addresses import screen_token  # noqa: PLC0415 -- app ready
    from tracktwo.office.models import Account, Event, Membership, Programme, Side  # noqa: PLC0415 -- app ready

    call_command("migrate", verbosity=0)
    programme = Programme.objects.create(
        key="bench", name={"en": "Bench", "zh-Hans": "测试"}, languages=["en", "zh-Hans"]
    )
    sides = [
        Side.objects.create(programme=programme, key=key, name={"en": key}, mark=mark)
        for key, mark in (("a", "circle"), ("b", "diamond"))
    ]
    account = Account.objects.create(name="Facilitator")
    Membership.objects.create(account=account, programme=programme, side=sides[0], role="facilitator")
    event = Event.objects.create(
        programme=programme, key="talks", kind="panel", status="held", rule="on_the_record"
    )
    hall = open_hall(event, by=account)
    return hall, account, f"/screen/{screen_token(hall.screen_seed)}/"


async def watch(
    port: int, path: str, *, seconds: float, taken: list[float], told: list[tuple[int, int]]
) -> None:
    """Ask every two seconds from one browser; the first time at any moment of the two."""
    await asyncio.sleep(secrets.randbelow(1000) / 1000 * EVERY)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    tag, end = "", time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{tag}\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        lines = dict(line.partition(": ")[::2] for line in head.decode().split("\r\n")[1:])
        body = int(lines.get("content-length", lines.get("Content-Length", "0")))
        status = int(head.split()[1])
        if status == 200:
            await reader.readexactly(body)
            tag = f"If-None-Match: {lines.get('etag') or lines['ETag']}\r\n"
        took = time.perf_counter() - began
        taken.append(took)
        told.append((status, len(head) + (body if status == 200 else 0)))
        await asyncio.sleep(max(0.0, EVERY - took))
    writer.close()


async def watched(port: int, path: str, *, watchers: int, seconds: float, change: Any) -> tuple[Any, Any]:
    """Watch with so many browsers while the console changes the screen now and then."""
    taken: list[float] = []
    told: list[tuple[int, int]] = []
    people = asyncio.gather(
        *(watch(port, path, seconds=seconds, taken=taken, told=told) for _watcher in range(watchers))
    )
    while not people.done():
        await asyncio.sleep(min(CHANGES, seconds))
        await asyncio.to_thread(change)
    await people
    return taken, told


def main() -> int:
    """Measure, print, and say whether the limits were kept."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--watchers", type=int, default=WATCHERS)
    reader.add_argument("--seconds", type=float, default=SECONDS)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"TRACKTWO_DATA": folder, "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings"}
        os.environ.pop("DATABASE_URL", None)
        hall, account, path = fill()
        from django.db import connection  # noqa: PLC0415 -- app ready

        from tracktwo.office.hall.actions import show  # noqa: PLC0415 -- app ready
        from tracktwo.office.hall.kinds import Showing  # noqa: PLC0415 -- app ready

        states = [Showing.RULE, Showing.JOIN, Showing.BLANK]

        def change() -> None:
            hall.refresh_from_db()
            show(hall, states[hall.version % len(states)], by=account, seen=hall.version)
            connection.close()

        connection.close()
        port = free_port()
        command = ["-m", "tracktwo.cli", "serve", "--port", str(port), "--data", str(Path(folder))]
        with served(command, port):
            taken, told = asyncio.run(
                watched(port, path, watchers=asked.watchers, seconds=asked.seconds, change=change)
            )
    wrong = [status for status, _size in told if status not in {200, 304}]
    same = [size for status, size in told if status == 304]
    new = [size for status, size in told if status == 200]
    slowest = statistics.quantiles(taken, n=100)[98] * 1000
    print(f"{asked.watchers} watchers, {len(taken) / asked.seconds:.0f} answers a second")
    print(f"half within {statistics.median(taken) * 1000:.1f} ms, 99 of 100 within {slowest:.0f} ms")
    print(f"nothing new: {len(same)} of {statistics.mean(same or [0]):.0f} bytes")
    print(f"new: {len(new)} of {statistics.mean(new or [0]):.0f} bytes")
    print(f"errors: {len(wrong)}")
    return int(bool(wrong) or slowest > SLOWEST)


if __name__ == "__main__":
    sys.exit(main())
