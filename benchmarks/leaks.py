"""The leak check on a large site: 1,000 events, 5,000 people, 12,000 files of 60 MB; beside reading them once.

The floor is one pass of one compiled pattern over the decoded text, which finds one name in one spelling.
"""

import random
import re
import resource
import sys
import time
from collections.abc import Iterator

from tracktwo.clearance.kinds import Attendance, Contribution, Event, Organisation, Person, Remark, Remarks
from tracktwo.clearance.leaks import gather, list_public, search
from tracktwo.clearance.tables import Fact, Name
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.names import PersonName

FILES, FILE_SIZE = 12_000, 5_000
EVENTS, PEOPLE = 1_000, 5_000
MOST_SECONDS = 60.0
RANDOM = random.Random(7)

SYLLABLES = [
    a + b
    for a in (*"bdfghjklmnpqrstwxyz", "ch", "sh", "zh")
    for b in ["a", "ai", "an", "ang", "e", "ei", "en", "i", "in", "o", "ong", "u"]
]
HAN = [chr(code) for code in range(0x4E00, 0x5E00)]


def word() -> str:
    """A word of two or three syllables."""
    return "".join(RANDOM.choices(SYLLABLES, k=RANDOM.randint(2, 3)))


WORDS = [word() for _ in range(4_000)]


def prose(count: int) -> str:
    """So many words in a row."""
    return " ".join(RANDOM.choices(WORDS, k=count)).capitalize() + "."


def han(count: int) -> str:
    """So many Chinese characters in a row."""
    return "".join(RANDOM.choices(HAN, k=count)) + "。"


def make_people() -> list[Person]:
    """People with a name in Latin and one in Chinese letters."""
    return [
        Person(
            key=f"{family}-{given}-{nth}".lower(),
            names=(
                Fact(value=PersonName(text=f"{family} {given}", family=family, given=given, language="en")),
                Fact(value=PersonName(text=han(3)[:3], language="zh-Hans")),
            ),
            note={"en": prose(20)},
        )
        for nth in range(PEOPLE)
        for family, given in [(word().title(), word().title())]
    ]


def make_events() -> list[Event]:
    """Events whose purpose is public and whose notes are not."""
    return [
        Event(
            key=f"talks-{nth}",
            rule=Fact(value=Rule.ON_THE_RECORD if nth % 2 else Rule.NOT_FOR_ATTRIBUTION),
            names=(Name(text=prose(6), language="en"),),
            purpose={"en": prose(120), "zh-Hans": han(160)},
            note={"en": prose(60), "zh-Hans": han(80)},
        )
        for nth in range(EVENTS)
    ]


def make_entries(events: list[Event], people: list[Person]) -> list[Contribution | Attendance | Remarks]:
    """Who was where, and what was said."""
    material: list[Contribution | Attendance | Remarks] = []
    for event in events:
        there = RANDOM.sample(people, k=20)
        for person in there:
            name = person.names[0].value.text
            key = f"{event.key}-{person.key}"
            material.append(
                Contribution(
                    key=key,
                    event=event,
                    person=person.key,
                    side="a",
                    listed_as="speaker",
                    name_as_printed=name,
                )
            )
            material.append(Attendance(event=event, person=person.key, name=name, side="a"))
        said = tuple(Remark(author=each.key, side="a", original={"en": prose(25)}) for each in there[:5])
        material.append(Remarks(event=event, remarks=said))
    return material


def contents(events: list[Event], people: list[Person]) -> dict[str, dict[str, object]]:
    """What is public: every event with its purpose, every second person."""
    shown: dict[str, dict[str, object]] = {
        f"event:{event.key}": {
            "key": event.key,
            "names": [name.text for name in event.names],
            "purpose": dict(event.purpose),
        }
        for event in events
    }
    for person in people[::2]:
        shown[f"person:{person.key}"] = {
            "key": person.key,
            "names": [name.value.text for name in person.names],
        }
    return shown


def pages(events: list[Event], people: list[Person]) -> Iterator[tuple[str, bytes, tuple[str, ...]]]:
    """The files of a site: each shows an event and ten people, filled up to its size with words of the site."""
    for nth in range(FILES):
        event = events[nth % EVENTS]
        there = [people[2 * ((nth + 7 * each) % (PEOPLE // 2))] for each in range(10)]
        rows = "".join(
            f'<tr><td><a href="../people/{each.key}.html">'
            f'<span class="family">{each.names[0].value.text}</span></a></td>'
            f"<td>{each.names[1].value.text}</td></tr>\n"
            for each in there
        )
        text = event.purpose["zh-Hans" if nth % 2 else "en"]
        page = (
            f'<!doctype html>\n<html lang="en"><title>{event.names[0].text}</title>\n<p class="x">{text}</p>\n'
            f"<table>\n{rows}</table>\n<p>It&#39;s the site&#39;s own word &amp; sentence.</p>\n"
        )
        filling = '<li><a href="index.html" class="entry">The words of the site itself</a></li>\n'
        page += filling * max(0, (FILE_SIZE - len(page.encode())) // len(filling))
        yield (
            f"en/{nth}.html",
            page.encode(),
            (f"event:{event.key}", *(f"person:{each.key}" for each in there)),
        )


def main() -> int:
    """Measure and print; exit code 1 if the check takes longer than it may."""
    people, events = make_people(), make_events()
    material = [*people, *events, *make_entries(events, people), Organisation(key="institute", names=())]
    site = list(pages(events, people))
    shows = {path: ids for path, _, ids in site}
    size = sum(len(data) for _, data, _ in site)
    began = time.perf_counter()
    needles = gather(material)
    gathered = time.perf_counter()
    listing = list_public(contents(events, people), words=["The words of the site itself"], needles=needles)
    listed = time.perf_counter()
    hits = search(
        [(path, data) for path, data, _ in site], needles=needles, listing=listing, shows=shows.__getitem__
    )
    searched = time.perf_counter()
    pattern = re.compile("Nobody There")
    for _, data, _ in site:
        pattern.search(data.decode())
    floor = time.perf_counter() - searched
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(site)} files, {size / 1e6:.0f} MB, {len(needles.needles)} needles, {len(hits)} hits")
    print(
        f"gather {gathered - began:.1f} s, list {listed - gathered:.1f} s, search {searched - listed:.1f} s, "
        f"{memory} MB"
    )
    print(f"one pattern over the same files: {floor:.2f} s; ratio {(searched - listed) / floor:.0f}")
    return int(searched - began > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
