"""Every value that is read from a specimen, with whether it is right: what ledgers and calibration are made of."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marked import Specimen
from scoring import (
    LEAST_EVENT,
    LEAST_PERSON,
    aligned,
    contribution_near,
    event_near,
    same_city,
    same_conference,
    same_duration,
    same_name,
    same_organisation,
    same_role,
    same_title,
)

from tracktwo.record import Contribution, Event, MediaKind, Named, Segment, TextLayer, ledgers, read_layers
from tracktwo.record.methods.paths import rule_of_names

__all__ = ["Claim", "claims", "layers_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value that was read.

    Attributes:
        field: of what, and which: ``event.date``.
        rules: the rules it came by.
        sure: how sure it is said to be.
        steps: how many of the rules, from the first, were right; all of them if the value is.
        counted_from: the first step that is counted by this claim; those before are counted by another.
    """

    field: str
    rules: tuple[str, ...]
    sure: float
    steps: int
    counted_from: int

    @property
    def is_right(self) -> bool:
        """Whether the value is right."""
        return self.steps == len(self.rules)


def layers_of(specimen: Specimen) -> list[TextLayer]:
    """Return the documents of a specimen as a reader of plain text gives them."""
    return [
        TextLayer(
            document=name,
            kind=MediaKind.TEXT,
            sha256="",
            text=text,
            segments=(Segment(start=0, end=len(text)),),
        )
        for name, text in specimen.texts.items()
    ]


def claims(specimen: Specimen) -> Iterator[Claim]:
    """Yield every value read from a specimen that its answers say something of."""
    reading = read_layers(layers_of(specimen))
    gold = specimen.gold()
    given = [each.to_dict() for each in reading.events]
    events = aligned(given, gold["events"], event_near, LEAST_EVENT)
    wanted = {each["id"]: gold["events"][events[n]] for n, each in enumerate(given) if n in events}
    names = {each["id"]: [each["name"], *each["aliases"]] for each in gold["organisations"]}
    for event in reading.events:
        if not wanted.get(event.id, {}).get("optional"):
            yield from _of_event(event, wanted.get(event.id), names)
    for event in reading.events:
        lines = [each for each in reading.contributions if each.event == event.id]
        yield from _of_lines(lines, wanted.get(event.id), gold, names)
    yield from _of_named(reading.persons, gold["persons"], "person")
    yield from _of_named(reading.organisations, gold["organisations"], "organisation")


def _of_event(
    event: Event, wanted: Mapping[str, Any] | None, names: Mapping[str, list[str]]
) -> Iterator[Claim]:
    for field, rules in event.rules.items():
        if wanted is None:
            steps = 0
        elif field == "name" and wanted.get("name_not_scored"):
            continue
        else:
            right = _field_right(field, getattr(event, field), wanted, names)
            steps = len(rules) if right else len(rules) - 1
        yield Claim(
            field=f"event.{field}",
            rules=rules,
            sure=event.sure[field],
            steps=steps,
            counted_from=0 if field == "status" else 1,
        )


def _field_right(field: str, value: Any, wanted: Mapping[str, Any], names: Mapping[str, list[str]]) -> bool:
    place = wanted["place"]
    organisations = {"hosts": "hosts", "consulted": "in_consultation_with"}
    if field in organisations:
        left = [names.get(key, [key]) for key in wanted[organisations[field]]]
        return len(value) == len(left) and all(
            any(same_organisation(one, other) for other in forms for one in value) for forms in left
        )
    right: Mapping[str, Callable[[], bool]] = {
        "name": lambda: any(same_name(value, each) for each in (wanted["name"], *wanted["name_variants"])),
        "date": lambda: value == wanted["date"] or value in wanted["date_accept"],
        "city": lambda: any(same_city(value, each) for each in (place["city"], *wanted["place_accept"])),
        "country": lambda: value == place["country"] or bool(not place["country"] and wanted["place_accept"]),
        "mode": lambda: value in (wanted["mode"], *wanted["mode_accept"]),
        "margins_of": lambda: same_conference(value, wanted["margins_of"]),
        "duration": lambda: any(
            same_duration(value, each) for each in (wanted["duration"], *wanted["duration_accept"]) if each
        ),
    }
    return right[field]() if field in right else bool(value == wanted[field])


def _of_lines(
    lines: Sequence[Contribution],
    event: Mapping[str, Any] | None,
    gold: Mapping[str, Any],
    names: Mapping[str, list[str]],
) -> Iterator[Claim]:
    given = [each.to_dict() for each in lines]
    wanted = [each for each in gold["contributions"] if event and each["event"] == event["id"]]
    found = aligned(given, wanted, contribution_near, LEAST_PERSON)
    for place, line in enumerate(lines):
        want = wanted[found[place]] if place in found else None
        if want is not None and want["optional"]:
            continue
        for field, rules in line.rules.items():
            before = len(line.rules["person"])
            if want is None:
                steps = 0 if event is None else before - 1
            elif field == "person":
                steps = before
            else:
                right = _part_right(field, getattr(line, field), want, names)
                if right is None:
                    continue
                steps = len(rules) if right else before
            yield Claim(
                field=f"contribution.{field}",
                rules=rules,
                sure=line.sure[field],
                steps=steps,
                counted_from=1 if field == "person" else before,
            )


def _part_right(
    field: str, value: Any, want: Mapping[str, Any], names: Mapping[str, list[str]]
) -> bool | None:
    """Return whether a field of a contribution is right; None where the answers say nothing of it."""
    forms = [names.get(key, [key]) for key in want["orgs"]]
    printed = " ".join(want["roles"]).casefold()
    if field in {"side", "session"} and not want[field]:
        return None
    right: Mapping[str, Callable[[], bool]] = {
        "functions": lambda: bool(set(value) & set(want["functions"])),
        "delivery": lambda: bool(set(value) & set(want["delivery"])),
        "roles": lambda: all(any(same_role(each, one) for one in want["roles"]) for each in value),
        "orgs": lambda: all(
            each.casefold() in printed or any(same_organisation(each, one) for told in forms for one in told)
            for each in value
        ),
        "title": lambda: same_title(value, want["title"]),
        "interviewer": lambda: want["interviewer"] is not None,
        "side": lambda: value == want["side"],
        "session": lambda: same_name(value, want["session"]),
    }
    return right[field]()


def _of_named(named: Sequence[Named], gold: Sequence[Mapping[str, Any]], kind: str) -> Iterator[Claim]:
    """Yield who is who: right if all mentions are of one, wrong if they are of two or of nobody."""
    marked = [
        (each["doc"], each["start"], each["end"], one["id"]) for one in gold for each in one["mentions"]
    ]
    for each in named:
        who = {
            key
            for mention in each.mentions
            for doc, start, end, key in marked
            if doc == mention.document and start < mention.end and mention.start < end
        }
        rule = rule_of_names(each, kind=kind)
        yield Claim(
            field=f"{kind}.name",
            rules=(rule,),
            sure=ledgers().sure([rule]),
            steps=int(len(who) == 1),
            counted_from=0,
        )
