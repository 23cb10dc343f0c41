"""Specimens with their answers written into them: marked-up text in, plain text and gold record out.

A specimen is one file ``NAME.marked``. Lines that begin with ``%%`` are directives and leave no text; the rest is
the text as a reader gets it, with marks inside:

- ``%% document ID`` begins a document (without one, the file's name is the document's);
- ``%% event ID name="…" date=… city=… country=… hosts=a,b …`` states an event (a bar between accepted values);
- ``%% form "…" language=… grade=…`` says what sort of document it is (those of ``blind`` and ``seen`` do);
- ``%% org KEY "Name" aliases="…|…" parent=KEY`` and ``%% person KEY "Name"`` name what is marked with the key;
- ``%% with EVENT side=… f=… d=… session=…`` is what holds for the entries below it;
- ``<<entry>>`` or ``<<key=value … :: entry>>`` is one contribution; inside it ``{p name}``, ``{r role}``,
  ``{o organisation}``, ``{t title}``, ``{i interviewer}``; ``{p=key …}``, ``{o=key …}`` where a name has several forms;
- ``{@EVENT.field …}`` is the passage a field of an event rests on.

Spans are counted while the marks are taken out, so they are right by construction.
Run ``python benchmarks/marked.py FOLDER`` to write every specimen as plain text beside its gold record.
"""

import argparse
import json
import re
import shlex
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

__all__ = ["FOLDER", "SETS", "Mark", "Specimen", "parse", "specimens"]

FOLDER: Final = Path(__file__).parent / "specimens"
SETS: Final = ("open", "held", "blind", "seen")
OPENING: Final = re.compile(r"\{(?:@(?P<event>\w+)\.(?P<field>\w+)|(?P<kind>[proti])(?:=(?P<key>[\w-]+))?) ")
ENTRY: Final = re.compile(r"<<(?:(?P<given>[a-z]+=\S+(?: [a-z]+=\S+)*) ::[ \n])?")
LISTS: Final = ("hosts", "consulted")
DURATIONS: Final = {
    "0.5d": ("half-day", "half day", "PT4H", "half a day", "半天"),
    "1d": (
        "full-day",
        "full day",
        "one-day",
        "one day",
        "1 day",
        "day-long",
        "P1D",
        "PT8H",
        "一天",
        "为期一天",
    ),
    "2d": (
        "two-day",
        "two days",
        "2-day",
        "2 days",
        "P2D",
        "PT16H",
        "两天",
        "为期两天",
        "2天",
        "兩天",
        "為期兩天",
    ),
    "3d": ("three-day", "three days", "3 days", "P3D", "三天", "为期三天", "3天", "三天", "為期三天"),
    "1h": ("1 hour", "one hour", "one-hour", "PT1H", "60 minutes", "PT60M", "一小时", "1小时"),
    "1.5h": (
        "1.5 hours",
        "PT1H30M",
        "PT90M",
        "90 minutes",
        "90-minute",
        "ninety minutes",
        "90分钟",
        "一个半小时",
    ),
    "2h": ("2 hours", "two hours", "two-hour", "2-hour", "PT2H", "120 minutes", "两小时", "两个小时"),
    "3h": ("3 hours", "three hours", "three-hour", "3-hour", "PT3H", "三小时", "三个小时"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked stretch of a document's text: ``kind`` is p, r, o, t, i, an entry (``c``) or a field (``@``)."""

    kind: str
    document: str
    start: int
    end: int
    key: str | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    inside: tuple["Mark", ...] = ()


@dataclass(slots=True, kw_only=True)
class Specimen:
    """A specimen taken apart.

    Attributes:
        name: of the file.
        texts: the text of each document.
        marks: outermost marks, in order of the text.
        stated: directives, by word, in order.
    """

    name: str
    texts: dict[str, str] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    stated: dict[str, list[tuple[str, dict[str, str]]]] = field(default_factory=dict)

    def quote(self, mark: Mark) -> str:
        """Return the marked text, white space made one space."""
        return " ".join(self.texts[mark.document][mark.start : mark.end].split())

    def every(self, kinds: str) -> Iterator[Mark]:
        """Return all marks of some kinds, whichever marks they stand in."""
        waiting = list(reversed(self.marks))
        while waiting:
            mark = waiting.pop()
            if mark.kind in kinds:
                yield mark
            waiting.extend(reversed(mark.inside))

    def key(self, mark: Mark) -> str:
        """Return whom or what a mark names: its key, else one made of the words in any order."""
        return mark.key or plain(self.quote(mark), ordered=mark.kind == "o")

    def gold(self) -> dict[str, Any]:
        """Return the record a reader ought to find, with the span of every value."""
        return {
            "documents": [{"id": each, "file": f"{each}.txt"} for each in self.texts],
            "events": [self._event(key, given) for key, given in self.stated.get("event", ())],
            "contributions": self._contributions(),
            "persons": self._clusters("pi", "person", "canonical"),
            "organisations": self._clusters("o", "org", "name"),
        }

    def _span(self, mark: Mark) -> dict[str, Any]:
        quote = self.texts[mark.document][mark.start : mark.end]
        return {"doc": mark.document, "start": mark.start, "end": mark.end, "quote": quote}

    def _event(self, key: str, given: Mapping[str, str]) -> dict[str, Any]:
        name, *variants = given["name"].split("|")
        hosts, consulted = (list(filter(None, given.get(each, "").split(","))) for each in LISTS)
        mode, duration = _values(given.get("mode")), given.get("duration")
        date, city = _values(given.get("date")), _values(given.get("city"))
        evidence: dict[str, list[dict[str, Any]]] = {}
        for mark in self.every("@"):
            if mark.key == key:
                evidence.setdefault(mark.given["field"], []).append(self._span(mark))
        return {
            "id": key,
            "name": name,
            "name_variants": variants,
            "name_not_scored": "unnamed" in given,
            "optional": "optional" in given,
            "status": given.get("status", "held"),
            "series_no": int(given["no"]) if "no" in given else None,
            "date": date[0] if date else None,
            "date_accept": date[1:],
            "place": {"city": city[0] if city else None, "country": given.get("country")},
            "place_accept": city[1:],
            "mode": mode[0] if mode else None,
            "mode_accept": [None if each == "null" else each for each in mode],
            "margins_of": given.get("margins"),
            "hosts": hosts,
            "in_consultation_with": consulted,
            "duration": DURATIONS.get(duration, (duration,))[0] if duration else None,
            "duration_accept": list(DURATIONS.get(duration, ())) if duration else [],
            "audience": int(given["audience"]) if "audience" in given else None,
            "attribution": given.get("attribution", "unstated"),
            "evidence": evidence,
        }

    def _contributions(self) -> list[dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        titles = {mark.key: self.quote(mark) for mark in self.every("t") if mark.key}
        orgs = {each["id"]: each["name"] for each in self._clusters("o", "org", "name")}
        for number, mark in enumerate(self.every("c"), 1):
            given = mark.given
            parts = {
                kind: [each for each in self._within(mark) if each.kind == kind]
                for kind in ("p", "r", "o", "t", "i")
            }
            (person,) = parts["p"]
            title = self.quote(parts["t"][0]) if parts["t"] else titles.get(given.get("t", ""))
            held = list(dict.fromkeys([self.key(each) for each in parts["o"]] + _listed(given.get("o"))))
            one: dict[str, Any] = {
                "id": given.get("id", f"c{number}"),
                "event": given["event"],
                "side": given.get("side"),
                "person_display": self.quote(person),
                "person_canonical": self.quote(person),
                "person": self.key(person),
                "functions": _listed(given.get("f")) or ["speaker"],
                "roles": [self.quote(each) for each in parts["r"]],
                "orgs": held,
                "org_names": [orgs[each] for each in held],
                "title": title,
                "delivery": _listed(given.get("d")),
                "interviewer": self.key(parts["i"][0]) if parts["i"] else None,
                "session": given.get("session"),
                "optional": "optional" in given,
                "docs": [mark.document],
                "evidence": [{"line": self._span(mark), "person": self._span(person)}],
            }
            _join(found.setdefault(one["id"], one), one)
        return list(found.values())

    def _within(self, mark: Mark) -> Iterator[Mark]:
        for each in mark.inside:
            yield each
            yield from self._within(each)

    def _clusters(self, kinds: str, directive: str, naming: str) -> list[dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for key, given in self.stated.get(directive, ()):
            aliases = list(filter(None, given.get("aliases", "").split("|")))
            found[key] = {
                "id": key,
                naming: given[""],
                "aliases": aliases,
                "parent": given.get("parent"),
                "mentions": [],
            }
        for mark in self.every(kinds):
            key, quote = self.key(mark), self.quote(mark)
            empty: dict[str, Any] = {"id": key, naming: quote, "aliases": [], "parent": None, "mentions": []}
            cluster = found.setdefault(key, empty)
            cluster["mentions"].append(self._span(mark))
            if quote != cluster[naming] and quote not in cluster["aliases"]:
                cluster["aliases"].append(quote)
        return list(found.values())


def _join(first: dict[str, Any], again: dict[str, Any]) -> None:
    """Add what a second document says of the same contribution to what the first one said."""
    if first is again:
        return
    for each in ("functions", "roles", "orgs", "org_names", "delivery", "docs"):
        first[each] += [value for value in again[each] if value not in first[each]]
    for each in ("side", "title", "interviewer", "session"):
        first[each] = first[each] or again[each]
    first["person_canonical"] = again["person_display"]
    first["evidence"] += again["evidence"]


def _listed(value: str | None) -> list[str]:
    return value.split(",") if value else []


def _values(value: str | None) -> list[str]:
    return value.split("|") if value else []


def plain(name: str, *, ordered: bool) -> str:
    """Return a key of a name: small letters, no marks; in sorted order unless ``ordered``."""
    letters = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    words = re.findall(r"\w+", letters.casefold())
    return "-".join([each for each in words if each != "the"] if ordered else sorted(words))


def parse(source: str, *, name: str) -> Specimen:
    """Return the specimen written in marked-up text.

    Raises:
        ValueError: a mark that is not closed or is crossed by another, or an entry of no event.
    """
    parser = _Parser(name)
    for line in source.splitlines(keepends=True):
        if line.startswith("%%"):
            parser.direct(line.removeprefix("%%"))
        else:
            parser.read(line)
    return parser.done()


class _Parser:
    """Takes the marks out of a specimen, line by line."""

    def __init__(self, name: str) -> None:
        self.specimen = Specimen(name=name)
        self.document = name
        self.context: dict[str, str] = {}
        self.text = ""
        self.open: list[dict[str, Any]] = []

    def direct(self, line: str) -> None:
        """Take in a directive."""
        word, first, *rest = shlex.split(line)
        given = dict((each if re.match(r"\w+=", each) else f"={each}").split("=", 1) for each in rest)
        if word == "document":
            if self.text.strip():
                self.specimen.texts[self.document] = self.text
            self.document, self.text, self.context = first, "", {}
        elif word == "with":
            self.context = {"event": first} | given
        else:
            self.specimen.stated.setdefault(word, []).append((first, given))

    def read(self, line: str) -> None:
        """Take in a line of text, its marks taken out and kept."""
        at = 0
        while at < len(line):
            if mark := ENTRY.match(line, at) or OPENING.match(line, at):
                self._begin(mark.groupdict())
                at = mark.end()
            elif line[at] == "}" or line.startswith(">>", at):
                at += self._end("}" if line[at] == "}" else ">>")
            else:
                self.text += line[at]
                at += 1

    def _begin(self, groups: Mapping[str, str | None]) -> None:
        fresh: dict[str, Any] = {"document": self.document, "start": len(self.text), "inside": []}
        if "given" in groups:
            own = dict(each.split("=", 1) for each in (groups["given"] or "").split())
            fresh |= {"kind": "c", "given": self.context | own}
            if "event" not in fresh["given"]:
                raise ValueError(f"{self.specimen.name}: an entry of no event after {self.text[-60:]!r}")
        elif groups["event"]:
            fresh |= {"kind": "@", "key": groups["event"], "given": {"field": groups["field"]}}
        else:
            fresh |= {"kind": groups["kind"], "key": groups["key"]}
        self.open.append(fresh)

    def _end(self, sign: str) -> int:
        """Close the innermost mark; return how long the sign was."""
        if not self.open or (self.open[-1]["kind"] == "c") != (sign == ">>"):
            raise ValueError(f"{self.specimen.name}: marks are crossed after {self.text[-60:]!r}")
        done = self.open.pop()
        closed = Mark(**{**done, "inside": tuple(done["inside"])}, end=len(self.text))
        (self.open[-1]["inside"] if self.open else self.specimen.marks).append(closed)
        return len(sign)

    def done(self) -> Specimen:
        """Return the specimen."""
        if self.open:
            raise ValueError(f"{self.specimen.name}: a mark is not closed: {self.open[-1]}")
        self.specimen.texts[self.document] = self.text
        return self.specimen


def specimens(which: str) -> list[Specimen]:
    """Return the specimens of one set, ``open``, ``held`` or ``blind``, by name."""
    paths = sorted((FOLDER / which).glob("*.marked"))
    return [parse(path.read_text(encoding="utf-8"), name=path.stem) for path in paths]


def write(found: Sequence[Specimen], folder: Path) -> None:
    """Write each document as plain text, and the gold record of its specimen beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in found:
        for document, text in each.texts.items():
            (folder / f"{document}.txt").write_text(text, encoding="utf-8", newline="")
        text = json.dumps(each.gold(), ensure_ascii=False, indent=1)
        (folder / f"{each.name}.gold.json").write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Write the specimens out as the arguments say."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "folder", type=Path, nargs="?", help="where to write; without one, specimens are counted"
    )
    folder = parser.parse_args().folder
    for which in SETS:
        found = specimens(which)
        if folder:
            write(found, folder / which)
        entries = sum(len(each.gold()["contributions"]) for each in found)
        print(f"{which}: {len(found)} specimens, {entries} contributions")


if __name__ == "__main__":
    main()
