"""Events and contributions told twice, put together: the finer date wins, and contradictions are kept beside it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from tracktwo.record.lexica import lexicon as shipped
from tracktwo.record.methods.events.drafts import dates_agree, finer
from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.resolution.folding import HAN
from tracktwo.record.methods.telling import SILENT, Telling
from tracktwo.record.methods.who import Who
from tracktwo.record.tables import Contribution, Event

__all__ = ["merge"]

_ONE_VALUE: Final = ("series_no", "city", "country", "mode", "margins_of", "duration", "audience")
_LISTS: Final = ("hosts", "consulted")
_STRICTER: Final = ("unstated", "public", "not_for_attribution", "chatham_house", "off_the_record")
_PASSAGES: Final[Mapping[str, str]] = {
    "city": "place",
    "country": "place",
    "consulted": "in_consultation_with",
}


def merge(told: Iterable[Telling], *, who: Who, ledgers: Ledgers) -> list[Telling]:
    """Return what is told of each event by all documents together.

    Args:
        told: what each document tells, in a stable order.
        who: the people of all documents.
        ledgers: how far each rule is trusted.
    """
    merged: list[Telling] = []
    for telling in told:
        place = next((n for n, each in enumerate(merged) if _same_event(each.event, telling.event)), None)
        if place is None:
            merged.append(replace(telling, lines=_merged_lines((), telling.lines, who)))
        else:
            known = merged[place]
            event, conflicts = _merged(known.event, telling.event, who, ledgers)
            lines = _merged_lines(known.lines, telling.lines, who)
            if known.lines and telling.lines:
                conflicts += _lists_differ(known, telling, lines)
            merged[place] = Telling(
                event=event,
                lines=lines,
                conflicts=(*known.conflicts, *telling.conflicts, *conflicts),
            )
    return merged


def _same_event(one: Event, other: Event) -> bool:
    """Return whether two tellings are of one event: dates agree, and a place, number or larger gathering."""
    if one.date is None or other.date is None or not dates_agree(one.date, other.date):
        return False
    if one.series_no and other.series_no and one.series_no != other.series_no:
        return False
    if one.status != other.status and "planned" in (one.status, other.status):
        return False
    if one.city and other.city and _city(one.city) != _city(other.city):
        return False
    same_city = one.city is not None and other.city is not None
    same_number = one.series_no is not None and one.series_no == other.series_no
    same_margins = one.margins_of is not None and _key(one.margins_of) == _key(other.margins_of or "")
    return same_city or same_number or same_margins or _key(one.name) == _key(other.name)


def _city(name: str) -> str:
    """Return a city's first spelling: one city may be printed in two scripts."""
    return shipped().cities.get(name, (name, ""))[0]


def _merged(one: Event, other: Event, who: Who, ledgers: Ledgers) -> tuple[Event, list[dict[str, Any]]]:
    """Return two tellings as one: the finer date, what one of them lacks; and what they contradict each other in."""
    values: dict[str, Any] = {}
    conflicts = []
    for name in _ONE_VALUE:
        first, second = getattr(one, name), getattr(other, name)
        values[name] = first if first is not None else second
        if first is not None and second is not None and not _agree(name, first, second, who):
            conflicts.append(_conflict(one, other, name, first, second))
    values["date"] = other.date if finer(other.date or "", one.date or "") else one.date
    for name in _LISTS:
        first, second = getattr(one, name), getattr(other, name)
        values[name] = first or second
        if first and second and not _agree(name, first, second, who):
            conflicts.append(_conflict(one, other, name, list(first), list(second)))
    values["attribution"] = max(one.attribution, other.attribution, key=_STRICTER.index)
    rules, sure = _told_by(one, other, {"name": one.name, "status": one.status, **values})
    if not _agree("name", one.name, other.name, who):
        conflicts.append(_conflict(one, other, "name", one.name, other.name))
    for name in {conflict["field"] for conflict in conflicts} - {"name"}:
        rules[name] = (*rules[name], "doubt:contradicted")
        sure[name] = ledgers.sure(rules[name])
    evidence = {name: list(found) for name, found in one.evidence.items()}
    for name, found in other.evidence.items():
        evidence[name] = [*evidence.get(name, []), *found]
    return replace(one, evidence=evidence, rules=rules, sure=sure, **values), conflicts


def _agree(name: str, first: Any, second: Any, who: Who) -> bool:
    """Return whether two values are one in other words; lists in two scripts cannot be compared but by their length."""
    if name == "city":
        return _city(first) == _city(second)
    if name == "name":
        return _key(first) == _key(second) or not _same_script(first, second)
    if name not in _LISTS:
        return bool(first == second)
    if all(map(HAN.search, first)) != all(map(HAN.search, second)):
        return len(first) == len(second)
    return {who.organisation(each) for each in first} == {who.organisation(each) for each in second}


def _same_script(one: str, other: str) -> bool:
    """Return whether two texts can be compared: one may be the other's translation if only one has Han characters."""
    return bool(HAN.search(one)) == bool(HAN.search(other))


def _conflict(one: Event, other: Event, name: str, first: Any, second: Any) -> dict[str, Any]:
    passages = [
        [each.to_dict() for each in event.evidence.get(_PASSAGES.get(name, name), event.evidence["name"])]
        for event in (one, other)
    ]
    return {"field": name, "values": [first, second], "evidence": passages}


def _lists_differ(one: Telling, other: Telling, lines: Iterable[Contribution]) -> list[dict[str, Any]]:
    """Return, as a conflict, who is listed by one of two documents alone: both list people of one event."""
    documents = [{each.doc for line in telling.lines for each in line.evidence} for telling in (one, other)]
    alone = [[line for line in lines if {each.doc for each in line.evidence} <= mine] for mine in documents]
    if not any(alone):
        return []
    passages = [
        [each.to_dict() for line in found for each in line.evidence]
        or [each.to_dict() for each in telling.event.evidence["name"]]
        for found, telling in zip(alone, (one, other), strict=True)
    ]
    values = [[line.person for line in found] for found in alone]
    return [{"field": "contributions", "values": values, "evidence": passages}]


def _told_by(
    one: Event | Contribution, other: Event | Contribution, values: Mapping[str, Any]
) -> tuple[dict[str, tuple[str, ...]], dict[str, float]]:
    """Return the rules and the sureness of values taken from two tellings: the surer one's where both say it."""
    rules, sure = {}, {}
    for name, value in values.items():
        saying = [each for each in (one, other) if name in each.sure and getattr(each, name) == value]
        saying = saying or [each for each in (one, other) if name in each.sure]
        if value and saying:
            surest = max(saying, key=lambda each: each.sure[name])
            rules[name], sure[name] = surest.rules[name], surest.sure[name]
    return rules, sure


_LEADING: Final = frozenset({"facilitator", "moderator"})


def _merged_lines(
    people: Iterable[Contribution], lines: Iterable[Contribution], who: Who
) -> tuple[Contribution, ...]:
    merged = list(people)
    persons = [who.person(each.person, each.side) for each in merged]
    for line in lines:
        person = who.person(line.person, line.side)
        for place, known in enumerate(merged):
            if persons[place] == person and _same_part(known, line):
                merged[place] = _one_part(known, line)
                persons[place] = who.person(merged[place].person, merged[place].side)
                break
        else:
            merged.append(line)
            persons.append(person)
    return tuple(merged)


def _same_part(one: Contribution, other: Contribution) -> bool:
    """Return whether two lines about one person tell of one contribution: the same session and title or function."""
    if one.session != other.session and _key(one.session or "") != _key(other.session or ""):
        return False
    if one.title and other.title and _same_script(one.title, other.title):
        return _key(one.title) == _key(other.title)
    same_document = {each.doc for each in one.evidence} & {each.doc for each in other.evidence}
    silent = set(one.functions) & SILENT, set(other.functions) & SILENT
    if any(silent):  # one page says moderator where another says facilitator
        return silent[0] == silent[1] or (
            not same_document and all(each and each <= _LEADING for each in silent)
        )
    return not same_document or not (one.title or other.title)


def _one_part(one: Contribution, other: Contribution) -> Contribution:
    values: dict[str, Any] = {
        name: getattr(one, name) or getattr(other, name)
        for name in ("person", "side", "roles", "orgs", "title", "delivery", "interviewer", "session")
    }
    values["functions"] = one.functions + tuple(each for each in other.functions if each not in one.functions)
    rules, sure = _told_by(one, other, values)
    told = {name: one if getattr(one, name) else other for name in values}
    return replace(
        one,
        **values,
        basis={name: told[name].basis[name] for name in values if name in told[name].basis},
        evidence=one.evidence + other.evidence,
        passages=_together(one.passages, other.passages),
        context=_together(one.context, other.context),
        rules=rules,
        sure=sure,
    )


def _together(one: Mapping[str, tuple[Any, ...]], other: Mapping[str, tuple[Any, ...]]) -> dict[str, Any]:
    return {name: (*one.get(name, ()), *other.get(name, ())) for name in {**one, **other}}


def _key(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.casefold().replace("’", "'").replace("&", " and ")).strip()
