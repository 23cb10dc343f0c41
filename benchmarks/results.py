"""Results at size: a round of 60 statements and 5,000 people closed and worked out, and its pages for each reader.

Floor: a page of the office that reads nothing but its own frame, asked of the same server in the same run.
"""

import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

STATEMENTS, PEOPLE = 60, 5_000
LIMIT = 0.3
"""Seconds a page of results may take."""
RUNS = 12
_BATCH = 2_000


def make_round(policy: str) -> Any:
    """Return an open round of the size, answered; and the seat of a convenor."""
    from django.utils import timezone  # noqa: PLC0415 -- app ready

    from tracktwo.office.models import (  # noqa: PLC0415 -- app ready
        Account,
        Answer,
        Membership,
        Participant,
        Programme,
        Round,
        RoundSide,
        Side,
        Statement,
    )

    programme = Programme.objects.create(key="large", name={"en": "Large"}, languages=["en"])
    sides = [
        Side.objects.create(programme=programme, key=key, mark=mark, name={"en": key})
        for key, mark in (("a", "circle"), ("b", "diamond"))
    ]
    account = Account.objects.create(name="convenor")
    Membership.objects.create(account=account, programme=programme, side=sides[0], role="convenor")
    made = Round.objects.create(
        programme=programme,
        key="large",
        code="LARGE2",
        title={"en": "Large"},
        origin="real",
        languages=["en"],
        policy={"disclosure": policy},
        frozen="0" * 64,
        opened_at=timezone.now(),
    )
    for side in sides:
        RoundSide.objects.create(round=made, side=side, noun={"en": side.key}, adjective={"en": side.key})
    kinds = ["shared"] * 40 + ["reciprocal"] * 10 + ["boundary"] * 10
    text = "Statement {} is about as long as the statements that people are usually asked in a round."
    statements = Statement.objects.bulk_create(
        Statement(round=made, key=f"s{n}", kind=kind, position=n, text={"en": text.replace("{}", str(n))})
        for n, kind in enumerate(kinds)
    )
    rng = random.Random(20211112)
    people = Participant.objects.bulk_create(
        (
            Participant(
                round=made,
                seat="side",
                side=sides[n % 2],
                language="en",
                consent=made.frozen,
                return_hash=f"{n:064x}",
                day=timezone.now().date(),
            )
            for n in range(PEOPLE)
        ),
        batch_size=_BATCH,
    )
    leanings = [(rng.random(), rng.random()) for _statement in statements]
    day = timezone.now().date()
    Answer.objects.bulk_create(
        (
            Answer(
                participant=person,
                statement=statement,
                language="en",
                day=day,
                sent=uuid.UUID(int=n).hex,
                stance=rng.choices(["agree", "disagree", "unsure", ""], [both[n % 2], 1, 0.3, 0.05])[0],
                expected=rng.choice([*range(11), None]),
            )
            for n, person in enumerate(people)
            for statement, both in zip(statements, leanings, strict=True)
        ),
        batch_size=_BATCH,
    )
    return made, account


def session_of(account: Any) -> str:
    """Return the cookie of somebody who is signed in."""
    from django.test import Client  # noqa: PLC0415 -- app ready

    client = Client()
    client.force_login(account)
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())


def timed(connection: http.client.HTTPConnection, path: str, cookie: str) -> tuple[float, int]:
    """Return the median seconds a page takes after the first look at it, and the bytes of the page."""
    taken, size = [], 0
    for _run in range(RUNS):
        start = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        size = len(answer.read())
        taken.append(time.perf_counter() - start)
        if answer.status != http.HTTPStatus.OK:
            sys.exit(f"{path} answers {answer.status}")
    return statistics.median(taken), size


def measure(policy: str, folder: Path) -> bool:
    """Print what one policy costs; return whether every page keeps to the limit."""
    from django.core.management import call_command  # noqa: PLC0415 -- app ready

    from tracktwo.office.perception.actions import close_and_work_out  # noqa: PLC0415 -- app ready

    call_command("migrate", verbosity=0)
    made, account = make_round(policy)
    start = time.perf_counter()
    close_and_work_out(made, by=account)
    print(f"{policy}: closed and worked out in {time.perf_counter() - start:.2f} s")
    port = 8917
    server = subprocess.Popen(
        [sys.executable, "-m", "tracktwo.cli", "serve", "--data", str(folder), "--port", str(port)],
        stdout=subprocess.DEVNULL,
    )
    try:
        connection = _connected(port)
        cookie = session_of(account)
        floor, _bytes = timed(connection, "/office/account/", cookie)
        print(f"  {'a page of nothing':<14}{1000 * floor:7.0f} ms")
        within = True
        for tab in ("", "agreement/", "mirror/", "terms/", "statements/", "method/"):
            page, size = timed(connection, f"/office/large/rounds/large/results/{tab}", cookie)
            within &= page < LIMIT
            print(f"  {tab or 'gaps':<14}{1000 * page:7.0f} ms {size / 1000:8.0f} kB  {page / floor:5.1f} x")
    finally:
        server.terminate()
        server.wait()
    return within


def _connected(port: int) -> http.client.HTTPConnection:
    for _try in range(100):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request("GET", "/office/")
            connection.getresponse().read()
        except ConnectionError:
            time.sleep(0.2)
        else:
            return connection
    sys.exit("The server did not start.")


def main() -> None:
    """Measure one policy in this process, or each in a process of its own."""
    if len(sys.argv) > 1:
        folder = Path(os.environ["TRACKTWO_DATA"])
        import django  # noqa: PLC0415 -- settings first

        django.setup()
        sys.exit(not measure(sys.argv[1], folder))
    codes = []
    for policy in ("exact", "bands"):
        with tempfile.TemporaryDirectory() as data:
            own = {
                **os.environ,
                "TRACKTWO_DATA": data,
                "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings",
            }
            codes.append(subprocess.run([sys.executable, __file__, policy], env=own, check=False).returncode)
    sys.exit(any(codes))


if __name__ == "__main__":
    main()
