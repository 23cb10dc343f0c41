"""Every list of the office at size: 2,000 events, 20,000 people and hundreds of all else, each page against 200 ms.

Pages that edit an entry are read, too. A page is read some times over and its shortest time is printed, with its
queries and its length; one that is not ready at first (names of people are compared once) is waited for. A folder as
the first argument keeps the database, so that a page can be read again after a mend without making it anew; further
arguments choose pages. Exit code 1 if a page was slower than the limit.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

EVENTS, PEOPLE, EACH, ORGANISATIONS, REST = 2_000, 20_000, 10, 2_000, 300
LIMIT = 0.2
RUNS = 3
NOT_YET = 202
PAGES = (
    *("", "timeline/", "events/", "people/", "people/?q=19999", "organisations/", "documents/", "research/"),
    *("media/", "objectives/", "conflicts/", "findings/", "narratives/", "challenges/", "questions/"),
    *("questions/gaps/", "questions/wishes/", "balance/", "topics/", "topic-coverage/", "lessons/"),
    *("recordings/", "limits/", "reports/", "releases/", "review/", "review/decisions/"),
    *("types/", "relations/", "map/", "coverage/", "same-or-different/", "changes/", "members/", "rounds/"),
    *("terms/", "terms/texts/", "interviews/", "interviews/themes/", "stakeholders/", "contacts/", "plan/"),
    *("events/e1999/", "agenda/e1999/", "invitations/e1999/", "people/p19999/", "organisations/o1999/"),
    *("edit/event/e1999/", "edit/person/p19999/", "edit/organisation/o1999/", "edit/document/d0/"),
    *("edit/contribution/e1999-0/", "edit/publication/b0/", "merge/person/p19999/", "import/"),
    *("topics/t0/", "topics/t0/?q=1999", "agenda/e1999/topics/", "documents/d0/", "objectives/a0/"),
    *("findings/f0/", "narratives/n0/", "challenges/c0/", "questions/q0/", "questions/gaps/g0/"),
    *("released/", "terms/glossary/", "questions/new/", "new/publication/", "replan/e1999/"),
    *("events/e1999/room/", "events/e1999/debrief/", "merge/organisation/o1999/", "review/at-once/"),
)


def programme_file() -> bytes:
    """Return a two-sided programme of the size, as a file."""
    sides, rest = ("a", "b"), range(REST)
    content: dict[str, Any] = {
        "format": "tracktwo-programme/1",
        "programme": {"key": "large", "name": {"en": "Large"}, "languages": ["en"]},
        "sides": [
            {"key": key, "name": {"en": key}, "mark": mark, "zone": "Europe/Oslo"}
            for key, mark in zip(sides, ("circle", "diamond"), strict=True)
        ],
        "objectives": [{"key": f"a{n}", "number": n + 1, "text": {"en": f"Aim {n}"}} for n in range(5)],
        "organisations": [
            {"key": f"o{n}", "name": f"House {n}", "side": sides[n % 2], "type": {"en": f"Type {n % 20}"}}
            for n in range(ORGANISATIONS)
        ],
        "documents": [
            {"key": f"d{n}", "title": f"Paper {n}", "sha256": f"{n:064x}", "characters": 99, "publishers": [f"o{n}"]}
            for n in rest
        ],
        "people": [
            {"key": f"p{n}", "names": [{"text": f"Ann{n} Example{n}", "family": f"Example{n}", "preferred": True}]}
            for n in range(PEOPLE)
        ],
        "events": [_event(n, sides) for n in range(EVENTS)],
        "publications": [
            {"key": f"b{n}", "kind": "research_paper", "title": f"Book {n}", "date": "2021",
             "publishers": [f"o{n}"], "links": [{"event": f"e{n}", "link": "prompted_by"}]}
            for n in rest
        ],
        "media": [{"key": f"m{n}", "outlet": {"en": f"Paper {n}"}, "event": f"e{n}"} for n in rest],
        "topics": [
            {"key": f"t{n}", "name": {"en": f"Topic {n}"}, "dimension": ("economy", "safe_operation")[n % 2],
             "tags": sorted([f"event:e{n}", f"segment:e{n}-talk", f"question:q{n}"])}
            for n in rest
        ],
        "gaps": [
            {"key": f"g{n}", "side": sides[n % 2], "text": {"en": f"Gap {n}"}, "importance": "high"} for n in rest
        ],
        "questions": [
            {"key": f"q{n}", "side": sides[n % 2], "text": {"en": f"Question {n}"}, "gap": f"g{n}",
             "state": "routed", "asked_on": "2021-01-01", "routed_on": "2021-01-02"}
            for n in rest
        ],
        "conflicts": [
            {"key": f"x{n}", "subject": f"event:e{n}", "field": "date", "question": {"en": "When?"},
             "values": [{"text": {"en": day}, "document": "d0", "start": 0, "end": 4} for day in ("2020", "2021")]}
            for n in rest
        ],
    }  # fmt: skip
    for name, prefix in (("outcomes", "f"), ("narratives", "n"), ("challenges", "c")):
        content[name] = [
            {"key": f"{prefix}{n}", "number": n + 1, "text": {"en": f"Finding {n}"}, "objectives": [f"a{n % 5}"],
             "evidence": [{"subject": f"event:e{n}", "side": "a"}, {"subject": f"document:d{n}", "side": "b"}]}
            for n in rest
        ]  # fmt: skip
    return json.dumps(content).encode()


def _event(n: int, sides: tuple[str, str]) -> dict[str, Any]:
    """Return one event with two hosts, ten people, a talk of one of them, and for some a lesson."""
    own: dict[str, Any] = {
        "key": f"e{n}", "kind": ("formal_workshop", "public_panel", "informal_discussion")[n % 3],
        "status": "held" if n < EVENTS - 20 else "planned", "date": f"{1900 + n % 120}-{n % 12 + 1:02}",
        "rule": "on_the_record", "country": "NO", "names": [{"text": f"Event {n}", "preferred": True}],
        "presences": [{"side": sides[0], "mode": "in_person"}, {"side": sides[1], "mode": "remote"}],
        "organisers": [
            {"organisation": f"o{n % ORGANISATIONS}", "role": "host"},
            {"organisation": f"o{(n + 1) % ORGANISATIONS}", "role": "co_host"},
        ],
        "contributions": [
            {"key": f"e{n}-{m}", "person": f"p{(EACH * n + m) % PEOPLE}", "side": sides[m % 2],
             "listed_as": "speaker", "name_as_printed": "Person",
             "affiliations": [f"o{(EACH * n + m) % ORGANISATIONS}"]}
            for m in range(EACH)
        ],
        "segments": [
            {"key": f"e{n}-talk", "kind": "talk", "title": f"Talk {n}", "minutes": 20,
             "parts": [{"contribution": f"e{n}-0", "role": "speaker"}]}
        ],
    }  # fmt: skip
    return own


def make(folder: Path) -> None:
    """Bring the programme into an office of its own, and give one account a seat in it."""
    from django.core.management import call_command  # noqa: PLC0415 -- app ready

    from tracktwo.office.accounts.actions import give_seat, make_account  # noqa: PLC0415 -- app ready
    from tracktwo.office.accounts.rights import Role  # noqa: PLC0415 -- app ready
    from tracktwo.office.record.exchange import import_programme  # noqa: PLC0415 -- app ready

    call_command("migrate", verbosity=0)
    programme = import_programme(programme_file(), by=None)
    account = make_account("bench", language="en")
    give_seat(account, side=programme.sides.get(key="a"), role=Role.CONVENOR, by=None)
    (folder / "made").touch()


def measure(pages: tuple[str, ...]) -> bool:
    """Print the time, the queries and the length of each page; return whether all kept the limit."""
    from django.db import connection  # noqa: PLC0415 -- app ready
    from django.test import Client  # noqa: PLC0415 -- app ready
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 -- app ready

    from tracktwo.office.models import Account  # noqa: PLC0415 -- app ready
    from tracktwo.office.shell import wsgi  # noqa: F401, PLC0415 -- loaded as the server loads it

    client = Client(headers={"host": "localhost"})
    client.force_login(Account.objects.get(name="bench"))
    slow = []
    for page in pages:
        times = []
        while client.get(f"/office/large/{page}").status_code == NOT_YET:
            time.sleep(1)
        for _run in range(RUNS):
            start = time.process_time()
            answer = client.get(f"/office/large/{page}")
            times.append(time.process_time() - start)
            if answer.status_code != 200:
                sys.exit(f"{page} answered {answer.status_code}.")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/office/large/{page}")
        over = min(times) > LIMIT
        slow += [page] if over else []
        print(
            f"/{page:<24}{min(times) * 1000:8.0f} ms{len(queries):5} queries{len(answer.content) // 1024:7} KB"
            f"{'   over the limit' if over else ''}",
            flush=True,
        )
    print(f"{len(pages) - len(slow)} of {len(pages)} pages within {LIMIT * 1000:.0f} ms")
    return not slow


def main(arguments: list[str]) -> bool:
    """Make the office unless the folder holds it, and measure; return whether the limit was kept."""
    with tempfile.TemporaryDirectory(prefix="tracktwo-pages-") as own:
        folder = Path(arguments[0] if arguments else own).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        os.environ |= {
            "TRACKTWO_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings",
        }
        import django  # noqa: PLC0415 -- settings first

        django.setup()
        if not (folder / "made").exists():
            make(folder)
        return measure(tuple(arguments[1:]) or PAGES)


if __name__ == "__main__":
    if not main(sys.argv[1:]):
        sys.exit("A page was slower than the limit.")
