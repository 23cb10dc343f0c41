"""One answer posted, at sixteen connections: the office against the bare framework doing the same checks.

The floor is Django with one middleware (the token of the form), one function (the signed cookie, the fields) and the
same statement of SQL, served by the same server on the same kind of database with the same settings. Both are asked
in turns in one run; the client shares the machine with them. The ratio is the median over turns, each against its
neighbour: a machine that others use is slow for both. Exit code 1 if a limit was not kept.
"""

import asyncio
import contextlib
import json
import os
import secrets
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

CONNECTIONS, SECONDS, TURNS = 16, 1.5, 15
MOST, SLOWEST = 1.5, 50.0
"""The limits: the ratio, and milliseconds within which 99 of 100 are answered."""
CODE, STATEMENTS = "K7QFM3", 24
TOKEN = "a" * 32
PLAN = "TRACKTWO_BARE"


@dataclass
class Taken:
    """What one turn took: seconds per answer, and how long the turn was."""

    each: list[float]
    whole: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.each) / self.whole

    def slowest(self, per_cent: int) -> float:
        """Milliseconds within which so many per cent were answered."""
        return statistics.quantiles(self.each, n=100)[per_cent - 1] * 1000


def fill(data: Path) -> tuple[list[str], dict[str, Any]]:
    """Make a round and its participants; return their signed cookies, and what the bare framework needs."""
    import django  # noqa: PLC0415 -- settings first

    django.setup()
    from django.conf import settings  # noqa: PLC0415 -- app ready
    from django.core.management import call_command  # noqa: PLC0415 -- app ready
    from django.http import HttpResponse  # noqa: PLC0415 -- app ready
    from django.utils import timezone  # noqa: PLC0415 -- app ready

    from tracktwo.office.models import Programme, Side  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds import answering, seats  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds.joining.tickets import keep_ticket  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds.kinds import Seat  # noqa: PLC0415 -- app ready
    from tracktwo.office.rounds.models import Participant, Round, RoundSide, Statement  # noqa: PLC0415 -- app ready

    call_command("migrate", verbosity=0)
    programme = Programme.objects.create(key="bench", name={"en": "Bench"}, languages=["en"])
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
    cookies = []
    for n in range(CONNECTIONS):
        person = Participant.objects.create(
            round=asked, seat="side", side=sides[n % 2], language="en", consent="f" * 64,
            return_hash=secrets.token_hex(32), day=timezone.now().date(),
        )  # fmt: skip
        ticket = seats.Ticket(participant=person.pk, seat=Seat.SIDE, side=sides[n % 2].key)
        cookies.append(keep_ticket(HttpResponse(), asked, ticket).cookies["round"].coded_value)
    plan = {
        "secret": settings.SECRET_KEY,
        "database": str(data / "bare.sqlite3"),
        "options": settings.DATABASES["default"]["OPTIONS"],
        "sql": answering._UPSERT["sqlite"],  # noqa: SLF001 -- the same statement
    }
    from django.db import connection  # noqa: PLC0415 -- app ready

    connection.close()
    (data / "bare.sqlite3").write_bytes((data / "tracktwo.sqlite3").read_bytes())
    return cookies, plan


def bare_application() -> Any:
    """Return the bare framework as a WSGI application, doing what the office does for one answer."""
    plan = json.loads(Path(os.environ[PLAN]).read_text(encoding="utf-8"))
    from django.conf import settings  # noqa: PLC0415 -- another process than the office's

    database = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": plan["database"],
        "CONN_MAX_AGE": 600,
        "OPTIONS": plan["options"],
    }
    settings.configure(
        SECRET_KEY=plan["secret"], ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True,
        DATABASES={"default": database}, MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
    )  # fmt: skip
    from django.core.wsgi import get_wsgi_application  # noqa: PLC0415 -- settings first
    from django.db import connection  # noqa: PLC0415 -- settings first
    from django.http import HttpRequest, HttpResponse, HttpResponseRedirect  # noqa: PLC0415 -- settings first
    from django.urls import path  # noqa: PLC0415 -- settings first
    from django.utils import timezone  # noqa: PLC0415 -- settings first

    def answer(request: HttpRequest, code: str, language: str, number: int) -> HttpResponse:
        participant = str(request.get_signed_cookie("round", salt=code, max_age=15_552_000)).partition(".")[0]
        posted, now = request.POST, timezone.now()
        values: dict[str, Any] = {
            "stance": posted["stance"], "depends_on": "", "expected": int(posted["expected"]),
            "cannot_guess": False, "language": language, "sent": posted["sent"], "seen": posted["seen"],
            "code": code, "statement": posted["statement"], "version": int(posted["version"]),
            "participant": participant, "in_languages": f'%"{language}"%', "depends": False, "guesses": True,
            "day": str(now.date()), "at": connection.ops.adapt_datetimefield_value(now),
        }  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(plan["sql"], values)
            if cursor.rowcount != 1:
                return HttpResponse(status=409)
        place = f"/join/{code}/{language}/{number + 1}/"
        return HttpResponseRedirect(place, headers={"Content-Length": "0"})

    globals()["urlpatterns"] = [path("join/<str:code>/<str:language>/<int:number>/", answer)]
    return get_wsgi_application()


@contextlib.contextmanager
def served(command: list[str], port: int, **environment: str) -> Iterator[None]:
    """Serve until the measurement is over; returns once somebody answers."""
    process = subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, **environment}, start_new_session=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


async def turn(port: int, cookies: list[str], seconds: float, seen: dict[tuple[int, int], str]) -> Taken:
    """Answer over every connection for some seconds, each answer replacing the last of its statement."""
    start, each = time.perf_counter(), []

    async def person(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        count = 0
        while time.perf_counter() - start < seconds:
            statement = count % STATEMENTS
            sent = secrets.token_hex(16)
            body = urlencode(
                {"csrfmiddlewaretoken": TOKEN, "statement": f"s{statement}", "version": 1, "sent": sent,
                 "seen": seen.get((number, statement), ""), "stance": "agree", "expected": count % 11}
            )  # fmt: skip
            began = time.perf_counter()
            writer.write(
                f"POST /join/{CODE}/en/{statement + 1}/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                f"Cookie: csrftoken={TOKEN}; round={cookies[number]}\r\n"
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
            )
            head = await reader.readuntil(b"\r\n\r\n")
            for line in head.lower().split(b"\r\n"):
                if line.startswith(b"content-length:"):
                    await reader.readexactly(int(line.partition(b":")[2]))
            if not head.startswith(b"HTTP/1.1 302"):
                raise RuntimeError(head.decode())
            each.append(time.perf_counter() - began)
            seen[number, statement] = sent
            count += 1
        writer.close()

    await asyncio.gather(*map(person, range(CONNECTIONS)))
    return Taken(each=each, whole=time.perf_counter() - start)


def free_port() -> int:
    """Return a port nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def measure(data: Path) -> bool:
    """Ask both in turns and print each beside the other; return whether the limits were kept."""
    cookies, plan = fill(data)
    (data / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    office, bare = free_port(), free_port()
    serve = ["-m", "tracktwo.cli", "serve", "--data", str(data), "--port", str(office)]
    turns: dict[int, list[Taken]] = {office: [], bare: []}
    with (
        served(serve, office),
        served([__file__, "bare", str(bare)], bare, **{PLAN: str(data / "plan.json")}),
    ):
        known: dict[int, dict[tuple[int, int], str]] = {office: {}, bare: {}}
        for port in turns:
            asyncio.run(turn(port, cookies, 1.0, known[port]))
        for _turn in range(TURNS):
            for port, done in turns.items():
                done.append(asyncio.run(turn(port, cookies, SECONDS, known[port])))
    best = {port: max(done, key=lambda each: each.rate) for port, done in turns.items()}
    for name, port in (("the office", office), ("bare framework", bare)):
        taken = best[port]
        rates = sorted(each.rate for each in turns[port])
        print(
            f"{name:<15} {taken.rate:7.0f} answers/s (turns {rates[0]:.0f} to {rates[-1]:.0f})   "
            f"median {taken.slowest(50):5.1f} ms   99 % within {taken.slowest(99):5.1f} ms"
        )
    ratio = statistics.median(
        floor.rate / ours.rate for ours, floor in zip(turns[office], turns[bare], strict=True)
    )
    slowest = best[office].slowest(99)
    print(f"{'ratio':<15} {ratio:7.2f} x the bare framework ({MOST} at most)")
    return ratio <= MOST and slowest <= SLOWEST


if __name__ == "__main__":
    if sys.argv[1:2] == ["bare"]:
        from granian.constants import Interfaces
        from granian.log import LogLevels
        from granian.server import Server

        sys.path.insert(0, str(Path(__file__).parent))
        Server(
            "answers:bare_application", factory=True, address="127.0.0.1", port=int(sys.argv[2]),
            interface=Interfaces.WSGI, blocking_threads=1, log_level=LogLevels.warning,
        ).serve()  # fmt: skip
    else:
        with tempfile.TemporaryDirectory(prefix="tracktwo-bench-") as folder:
            os.environ |= {
                "TRACKTWO_DATA": folder,
                "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings",
            }
            os.environ.pop("DATABASE_URL", None)
            if not measure(Path(folder)):
                sys.exit("A limit was not kept.")
