"""What one document tells of an event, as an event and its contributions: every value with its passages and rules."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tracktwo.record.methods.events import Draft, Line
from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.paths import Paths
from tracktwo.record.methods.scripts import on_one_line
from tracktwo.record.tables import Basis, Blocks, Contribution, Delivery, Event, Evidence, Span, TextLayer

__all__ = ["SILENT", "Telling", "tell"]

SILENT: Final = frozenset({"facilitator", "moderator", "rapporteur", "interpreter", "discussant"})
_SPOKEN: Final = frozenset({"keynote", "panelist", "opening", "closing"})
_MARKUP: Final = re.compile(r"<[^<>]{1,200}>|\*{1,3}|\]\([^()]*\)|[\[\]]")
_HEARD: Final = frozenset({"speaker", "keynote", "panelist", "opening", "closing"})
_JSON_NAMES: Final[Mapping[str, str]] = {
    "number": "series_no",
    "margins": "margins_of",
    "consulted": "in_consultation_with",
    "heading_mode": "mode",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event as it is told, its people, and what contradicts what: the field, both values and their passages."""

    event: Event
    lines: tuple[Contribution, ...]
    conflicts: tuple[dict[str, Any], ...] = field(default=())


def tell(blocks: Blocks, drafts: Iterable[Draft], *, ledgers: Ledgers) -> list[Telling]:
    """Return what a document tells of its events; none has an id yet.

    Args:
        blocks: the document.
        drafts: what was read of its events.
        ledgers: how far each rule is trusted.
    """
    paths = Paths(blocks)
    return [
        Telling(
            event=_event(blocks.layer, draft, paths.event(draft), ledgers),
            lines=tuple(
                _contribution(blocks.layer, draft, line, rules, ledgers) for line, rules in paths.lines(draft)
            ),
            conflicts=tuple(_conflicts(blocks.layer, draft)),
        )
        for draft in drafts
    ]


def _conflicts(layer: TextLayer, draft: Draft) -> Iterator[dict[str, Any]]:
    """Yield what contradicts a value within the document, and headings that say of how people met what prose does not."""
    against = [
        (name, draft.get(name), value, draft.spans[name], [span]) for name, value, span in draft.conflicts
    ]
    heading, mode = draft.get("heading_mode"), _mode(draft)
    if heading and heading != mode:
        manners = [span for _, _, span, _ in draft.side_manners]
        told = draft.spans.get("mode") or manners or draft.spans.get("place") or [draft.span]
        against.append(("mode", mode, heading, told, draft.spans["heading_mode"]))
    for name, one, other, *spans in against:
        passages = [[_evidence(layer, each).to_dict() for each in found] for found in spans]
        yield {"field": name, "values": [one, other], "evidence": passages}


def _evidence(layer: TextLayer, span: Span) -> Evidence:
    return Evidence(
        doc=layer.document, start=span.start, end=span.end, quote=layer.quote(span.start, span.end)
    )


def _event(layer: TextLayer, draft: Draft, rules: Mapping[str, tuple[str, ...]], ledgers: Ledgers) -> Event:
    place = draft.get("place")
    values: dict[str, Any] = {
        "status": draft.get("status") or "held",
        "series_no": draft.get("number"),
        "date": draft.get("date"),
        "city": place.city if place else None,
        "country": place.country if place else None,
        "mode": _mode(draft),
        "margins_of": draft.get("margins"),
        "hosts": draft.get("hosts") or (),
        "consulted": draft.get("consulted") or (),
        "duration": draft.get("duration"),
        "audience": draft.get("audience"),
    }
    told = {name: rules[name] for name, value in {"name": draft.name, **values}.items() if value}
    if draft.get("attribution"):
        told["attribution"] = rules["attribution"]
    return Event(
        id="",
        name=draft.name,
        **values,
        attribution=draft.get("attribution") or "unstated",
        evidence=_passages(layer, draft),
        rules=told,
        sure={name: ledgers.sure(path) for name, path in told.items()},
    )


def _passages(layer: TextLayer, draft: Draft) -> dict[str, list[Evidence]]:
    found = {"name": [_evidence(layer, draft.span)]}
    by_heading = draft.get("heading_mode") == _mode(draft)
    for name, spans in draft.spans.items():
        if name == "heading_mode" and not by_heading:
            continue
        found.setdefault(_JSON_NAMES.get(name, name), []).extend(_evidence(layer, span) for span in spans)
    if draft.side_manners and not draft.get("mode"):
        found.setdefault("mode", []).extend(_evidence(layer, span) for _, _, span, _ in draft.side_manners)
    return found


def _mode(draft: Draft) -> str | None:
    """Return how people met: what prose says of all outweighs a heading; a room and a side from afar are both.

    Where a town is given, and no heading says otherwise, it was one person who took part from afar.
    """
    if draft.get("mode"):
        return str(draft.get("mode"))
    manners = set(draft.manners)
    sides = {delivery for _, deliveries, _, _ in draft.side_manners for delivery in deliveries}
    has_room = draft.get("place") is not None and draft.get("place").city is not None
    afar = bool(sides & {Delivery.REMOTE, Delivery.PRE_RECORDED}) or "remote" in manners
    if "hybrid" in manners or (afar and ("in_person" in manners or Delivery.IN_PERSON in sides)):
        return "hybrid"
    if afar and draft.get("heading_mode") == "hybrid" and not sides:
        return "hybrid"
    if afar:
        if sides:
            return "hybrid" if has_room or _is_of_one_side(draft) else "remote"
        return "in_person" if has_room and not draft.get("heading_mode") else "remote"
    if "in_person" in manners or Delivery.IN_PERSON in sides:
        return "in_person"
    if draft.get("heading_mode"):
        return str(draft.get("heading_mode"))
    announced = draft.get("status") == "planned" and draft.lines
    return "in_person" if has_room and (announced or draft.get("status") is None) else None


def _is_of_one_side(draft: Draft) -> bool:
    """Return whether it is told of one side alone that it took part from afar: the other was in the room."""
    told = {country for country, _, _, _ in draft.side_manners}
    return len(told) == 1 and "*" not in told


def _contribution(
    layer: TextLayer, draft: Draft, line: Line, rules: Mapping[str, tuple[str, ...]], ledgers: Ledgers
) -> Contribution:
    entry, start = line.entry, line.block.start

    def words(span: Span) -> str:
        return _plain(layer.text[start + span.start : start + span.end])

    spans = {
        "person": (entry.person,),
        "roles": entry.post.roles,
        "orgs": entry.post.organisations,
        "title": (entry.title,) if entry.title else (),
        "interviewer": (entry.interviewer,) if entry.interviewer else (),
    }
    basis = dict(line.basis)
    context: dict[str, tuple[Evidence, ...]] = {
        name: (_evidence(layer, line.headings[name]),)
        for name in ("side", "functions", "session", "delivery", "orgs")
        if name in line.headings and (name == "session" or basis.get(name) is Basis.INHERITED)
    }
    if basis.get("functions") is Basis.INHERITED and "functions" not in context and "session" in context:
        context["functions"] = context["session"]
    functions = _functions(line)
    deliveries = [each.value for each in entry.delivery]
    path = dict(rules)
    for told, span in _told_of_side(draft, line.side, functions):
        for each in told:
            if each.value not in deliveries and not (Delivery.IN_PERSON in told and deliveries):
                deliveries.append(each.value)
                basis["delivery"] = Basis.INHERITED
                context["delivery"] = (*context.get("delivery", ()), _evidence(layer, span))
                path["delivery"] = (*rules["person"], "delivery:sentence")
    values: dict[str, Any] = {
        "person": words(entry.person),
        "side": line.side,
        "functions": functions,
        "roles": tuple(words(span) for span in entry.post.roles),
        "orgs": tuple(words(span) for span in entry.post.organisations),
        "title": words(entry.title) if entry.title else None,
        "delivery": tuple(deliveries),
        "interviewer": words(entry.interviewer) if entry.interviewer else None,
        "session": line.session,
    }
    told_by = {name: path[name] for name, value in values.items() if value}
    return Contribution(
        event="",
        **values,
        basis=basis,
        evidence=(
            _evidence(layer, Span(start + entry.line.start, min(start + entry.line.end, line.block.end))),
        ),
        passages={
            name: tuple(_evidence(layer, span.shifted(start)) for span in found)
            for name, found in spans.items()
            if found
        },
        context=context,
        rules=told_by,
        sure={name: ledgers.sure(each) for name, each in told_by.items()},
    )


def _plain(words: str) -> str:
    """Return words as a reader reads them: without tags, emphasis and line breaks."""
    return on_one_line(_MARKUP.sub(" ", words)).strip(" ,;:")


def _functions(line: Line) -> tuple[str, ...]:
    """Return what somebody does, with "speaker" where a talk, a keynote or remarks make them one."""
    functions = line.functions
    if not functions:
        return ("speaker",)
    if set(functions) & _SPOKEN and not set(functions) & SILENT and "speaker" not in functions:
        return (*functions, "speaker")
    if line.entry.title and "speaker" not in functions and not set(functions) & SILENT:
        return (*functions, "speaker")
    return functions


def _told_of_side(
    draft: Draft, side: str | None, functions: Iterable[str]
) -> list[tuple[tuple[Delivery, ...], Span]]:
    """Return how sentences say that somebody's side took part, as far as they speak of such people."""
    return [
        (deliveries, span)
        for country, deliveries, span, alone in draft.side_manners
        if country in (side, "*") and not (alone and not set(functions) & _HEARD)
    ]
