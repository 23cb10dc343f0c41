"""A large site: built whole, and again after one change; each against its floor in the same run.

Run ``python benchmarks/publish.py``. The programme has 1,000 events, 5,000 people with three contributions each and
200 results, in two languages. Limits: 20 seconds, after one change 2, 500 MB, a page under 30 KB. Floors: the same
files written plainly, and the same pages made by the template engine and kept nowhere.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from tracktwo.publish import process
from tracktwo.publish.building import Built
from tracktwo.publish.bundle import Approval, Content, Item, Step, fingerprint, write_bundle, write_content
from tracktwo.publish.site import plan

DAY: Final = date(2026, 11, 22)
LANGUAGES: Final = ("en", "zh-Hans")
EACH: Final = 3
LIMITS: Final = {"full": 20.0, "one change": 2.0}
LARGEST_MEMORY: Final = 500_000_000
LARGEST_PAGE: Final = 30_000
KILOBYTE: Final = 1024
SIDES: Final = ("north", "south")
KINDS: Final = ("formal_workshop", "informal_discussion", "small_group_dialogue", "public_panel")
WORDS: Final = (
    "water", "stone", "river", "delta", "harbour", "orbit", "safety", "launch",
    "market", "signal", "treaty", "forum", "survey", "model", "archive", "method",
    "region", "science", "transport", "summer", "climate", "energy", "border", "notice",
)  # fmt: skip
FAMILIES: Final = "王李张刘陈杨黄赵吴周"
GIVEN: Final = "海明伟芳娜静磊洋勇艳"


class Maker:
    """Invents items; the same ones for the same seed."""

    def __init__(self, seed: int = 20261122) -> None:
        self._random = random.Random(seed)

    def words(self, count: int) -> str:
        """Return a few words, the first with a capital."""
        return " ".join(self._random.choices(WORDS, k=count)).capitalize()

    def texts(self, count: int) -> dict[str, str]:
        """Return a text in both languages."""
        han = "".join(self._random.choices(FAMILIES + GIVEN, k=2 * count))
        return {"en": self.words(count), "zh-Hans": han}

    def event(self, number: int) -> dict[str, Any]:
        """Return one event."""
        key, year, month = f"event-{number}", 1990 + number % 36, 1 + number % 12
        return {
            "key": key,
            "rule": "on_the_record",
            "kind": KINDS[number % len(KINDS)],
            "status": {"value": "held"},
            "date": f"{year}-{month:02}-{1 + number % 28:02}",
            "place": {"text": self.texts(2), "country": "CH"},
            "duration": "full-day",
            "hosts": [{"organisation": f"house-{number % 200}", "role": "host"}],
            "theme": self.texts(8),
            "names": [{"text": self.words(5), "language": "en"}],
            "purpose": self.texts(30),
            "objectives": [f"aim-{1 + number % 3}"],
            "presences": [{"side": side, "mode": "in_person", "place": self.texts(1)} for side in SIDES],
            "audience_estimate": 10 + number % 200,
        }

    def person(self, number: int, contributions: list[str]) -> dict[str, Any]:
        """Return one person, in two scripts."""
        family, given = self._random.choice(WORDS).title(), self._random.choice(WORDS).title()
        han = self._random.choice(FAMILIES)
        return {
            "key": f"person-{number}",
            "names": [
                {
                    "text": f"{given} {family} {number}",
                    "language": "en",
                    "family": family,
                    "given": given,
                    "order": "given_first",
                },
                {
                    "text": han + self._random.choice(GIVEN),
                    "language": "zh-Hans",
                    "family": han,
                    "order": "family_first",
                },
            ],
            "contributions": sorted(f"contribution:{key}" for key in contributions),
        }

    def contribution(self, number: int, *, event: int, person: int) -> dict[str, Any]:
        """Return one entry of an event's list."""
        return {
            "key": f"entry-{number}",
            "event": f"event-{event}",
            "person": f"person-{person}",
            "side": SIDES[person % 2],
            "listed_as": "speaker",
            "name_as_printed": f"Speaker {person}",
            "position": number // EVENTS_AT_ONCE,
            "post_as_printed": self.words(3),
            "affiliation_as_printed": self.words(4),
            "language": "en",
            "organisations": [f"house-{person % 200}"],
        }

    def result(self, number: int) -> dict[str, Any]:
        """Return the result of one statement, in bands."""
        bands = {
            "people": "20-39",
            "agree": {"low": "3/5", "high": "4/5"},
            "disagree": {"low": "0", "high": "1/5"},
        }
        expects = {"people": "20-39", "points": "50", "reading": "under_estimated"}
        return {
            "key": f"result-{number}",
            "round": f"round-{number // STATEMENTS_A_ROUND}",
            "number": number % STATEMENTS_A_ROUND + 1,
            "statement": self.texts(14),
            "kind": "belief",
            "topic": self.texts(2),
            "is_reciprocal": False,
            "is_simulated": False,
            "sides": [
                {
                    "side": side,
                    "bands": bands,
                    "lean": "+",
                    "area": "agree_known",
                    "expects": expects,
                    "day": DAY.isoformat(),
                    "policy": "0" * 64,
                }
                for side in SIDES
            ],
            "finding": "shared_ground",
        }

    def round(self, number: int) -> dict[str, Any]:
        """Return the round some statements were asked in."""
        return {
            "key": f"round-{number}",
            "title": self.texts(5),
            "purpose": self.texts(20),
            "languages": ["en", "zh-Hans"],
            "rule": "not_for_attribution",
            "opened": "2026-01",
            "closed": "2026-01",
            "is_simulated": False,
            "asked": STATEMENTS_A_ROUND,
            "policy": {
                "disclosure": "bands", "most_seats": 3, "smallest": 5, "smallest_shown": 7, "batch": 5, "insiders": 2,
                "yearly": 4, "ever": 8, "hash": "0" * 64,
            },
            "sides": [{"side": side, "name": self.texts(2)} for side in SIDES],
        }  # fmt: skip


STATEMENTS_A_ROUND: Final = 20
EVENTS_AT_ONCE: Final = 1_000


def contents(*, events: int, people: int, results: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the id and the content of every item of a large programme."""
    make = Maker()
    yield (
        "programme:large",
        {
            "key": "large",
            "name": {"en": "Large programme", "zh-Hans": "大型项目"},
            "summary": make.texts(40),
            "contact": make.texts(3),
            "licence": "CC BY 4.0",
            "languages": list(LANGUAGES),
            "is_demo": False,
        },
    )
    for side, mark in zip(SIDES, ("circle", "diamond"), strict=True):
        yield f"side:{side}", {"key": side, "name": make.texts(2), "mark": mark, "lot": "a coin"}
    for number in range(1, 4):
        yield f"objective:aim-{number}", {"key": f"aim-{number}", "number": number, "text": make.texts(12)}
    for number in range(200):
        names = [{"text": make.words(4), "language": "en"}]
        yield (
            f"organisation:house-{number}",
            {"key": f"house-{number}", "names": names, "side": SIDES[number % 2], "is_partner": number < 2},
        )
    of_person: dict[int, list[str]] = {number: [] for number in range(people)}
    for number in range(people * EACH):
        person = number % people
        entry = make.contribution(number, event=(number * 7) % events, person=person)
        of_person[person].append(entry["key"])
        yield f"contribution:{entry['key']}", entry
    for number in range(events):
        yield f"event:event-{number}", make.event(number)
    for number, entries in of_person.items():
        yield f"person:person-{number}", make.person(number, entries)
    for number in range(-(-results // STATEMENTS_A_ROUND)):
        yield f"round:round-{number}", make.round(number)
    for number in range(results):
        yield f"result:result-{number}", make.result(number)


def first_release(**sizes: int) -> Content:
    """Return the first release of a programme of these sizes."""
    items = {
        each: Item(kind=each.partition(":")[0], changed=DAY, content=content)
        for each, content in sorted(contents(**sizes))
    }
    return Content(
        programme="large",
        number=1,
        previous="",
        date=DAY,
        languages=LANGUAGES,
        is_demo=False,
        deadlocked=0,
        items=items,
        history=(Step(number=1, date=DAY, appeared=tuple(items)),),
    )


def next_release(content: Content, data: bytes) -> Content:
    """Return the release after, in which one event got another theme."""
    later, each = date(2026, 12, 1), "event:event-7"
    theme = {"en": "Another theme", "zh-Hans": "另一个主题"}
    item = content.items[each]
    changed = replace(item, changed=later, content={**item.content, "theme": theme})
    return replace(
        content,
        number=2,
        previous=fingerprint(data),
        date=later,
        items={**content.items, each: changed},
        history=(*content.history, Step(number=2, date=later, changed=(each,))),
    )


def bundle(content: Content) -> bytes:
    """Return the release as both sides approved it."""
    data = write_content(content)
    given = [Approval(side=side, by=f"{side} keeper", on=DAY, sha256=fingerprint(data)) for side in SIDES]
    return write_bundle(data, given)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how many seconds something took, and what came of it."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def render(content: Content) -> dict[str, bytes]:
    """Return every file of a site, made and kept in memory only."""
    return {page.path: page.render() for page in plan(content)}


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files plainly: no date, no order, no waiting for the disk, no exchange."""
    for parent in {folder / path.rpartition("/")[0] for path in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (folder / path).write_bytes(data)


def tell(progress: Mapping[str, Any]) -> None:
    """Print how far a build is, on one line."""
    if sys.stderr.isatty():
        print(f"\r  {progress}", end="\033[K", file=sys.stderr, flush=True)


def report(name: str, seconds: float, built: Built, floors: Mapping[str, float]) -> bool:
    """Print one build against its floors and its limit; return whether it kept the limit."""
    ratios = ", ".join(f"{seconds / floor:.1f} x {what} ({floor:.2f} s)" for what, floor in floors.items())
    print(f"{name}: {seconds:.2f} s, {built.made} of {built.files} files made; {ratios}")
    return seconds < LIMITS[name]


def main() -> None:
    """Measure, print, and fail when a limit is not kept."""
    sizes = argparse.ArgumentParser(description=__doc__)
    for name, default in (("events", 1_000), ("people", 5_000), ("results", 200)):
        sizes.add_argument(f"--{name}", type=int, default=default)
    content = first_release(**vars(sizes.parse_args()))
    second = next_release(content, write_content(content))
    first_bundle, second_bundle = bundle(content), bundle(second)
    print(f"{len(content.items)} items, bundle of {len(first_bundle) / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run(data: bytes) -> Built:
            return process.run(data, to=folder / "site", cache=folder / "cache", progress=tell)

        full, built = timed(lambda: run(first_bundle))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * KILOBYTE
        again, rebuilt = timed(lambda: run(second_bundle))
        made, files = timed(lambda: render(content))
        written, _ = timed(lambda: write(files, folder / "plain"))
    kept = report("full", full, built, {"making the pages alone": made, "writing the files alone": written})
    kept &= report("one change", again, rebuilt, {"writing the files alone": written})
    print(
        f"{built.size / 1e6:.0f} MB, largest page {built.largest_page} bytes, memory {memory / 1e6:.0f} MB at most"
    )
    if not (kept and memory < LARGEST_MEMORY and built.largest_page < LARGEST_PAGE):
        sys.exit("A limit was not kept.")


if __name__ == "__main__":
    main()
