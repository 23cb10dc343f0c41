"""From what each document says to one record: events told twice are one, sides and deliveries are followed up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.lexica import lexicon as shipped
from tracktwo.record.methods.blocks import read_blocks
from tracktwo.record.methods.countries import named_in
from tracktwo.record.methods.events import Draft, Line, read_events
from tracktwo.record.methods.events.drafts import dates_agree, finer
from tracktwo.record.methods.who import Who, find_who
from tracktwo.record.tables import Basis, Contribution, Delivery, Event, Evidence, Reading, Span, TextLayer

__all__ = ["read_layers"]

_SPOKEN: Final = frozenset({"keynote", "panelist", "opening", "closing"})
_SILENT: Final = frozenset({"facilitator", "moderator", "rapporteur", "interpreter", "discussant"})


def read_layers(layers: Sequence[TextLayer], *, lexicon: Lexicon | None = None) -> Reading:
    """Return what some documents of one programme say together.

    Args:
        layers: their text layers, in any order.
        lexicon: the words the rules know; the shipped ones by default.
    """
    words = lexicon or shipped()
    told: list[tuple[Event, list[Contribution]]] = []
    conflicts: list[dict[str, Any]] = []
    read = [
        (layer, read_events(read_blocks(layer, lexicon=words), lexicon=words))
        for layer in sorted(layers, key=lambda each: each.document)
    ]
    who = find_who(read)
    for layer, drafts in read:
        for draft in drafts:
            event = _event(layer, draft)
            lines = [_contribution(layer, draft, line) for line in draft.lines]
            _merge(told, event, lines, conflicts, who)
    told.sort(key=lambda each: (each[0].date or "9999", each[0].name))
    events, contributions = [], []
    for number, (event, lines) in enumerate(told, start=1):
        key = f"e{number}"
        events.append(replace(event, id=key))
        contributions += [replace(line, event=key) for line in lines]
    contributions = _sided(contributions, words, who)
    return Reading(
        documents=tuple(layers),
        events=tuple(events),
        contributions=tuple(_delivered(contributions, {event.id: event for event in events})),
        persons=who.persons,
        organisations=who.organisations,
        conflicts=tuple(conflicts),
    )


def _evidence(layer: TextLayer, span: Span) -> Evidence:
    return Evidence(
        doc=layer.document, start=span.start, end=span.end, quote=layer.quote(span.start, span.end)
    )


def _event(layer: TextLayer, draft: Draft) -> Event:
    place = draft.get("place")
    evidence = {"name": [_evidence(layer, draft.span)]}
    for name, spans in draft.spans.items():
        evidence[name] = [_evidence(layer, span) for span in spans]
    return Event(
        id="",
        name=draft.name,
        status=draft.get("status") or "held",
        series_no=draft.get("number"),
        date=draft.get("date"),
        city=place.city if place else None,
        country=place.country if place else None,
        mode=_mode(draft),
        margins_of=draft.get("margins"),
        hosts=draft.get("hosts") or (),
        consulted=draft.get("consulted") or (),
        duration=draft.get("duration"),
        audience=draft.get("audience"),
        attribution=draft.get("attribution") or "unstated",
        evidence=evidence,
    )


def _mode(draft: Draft) -> str | None:
    """Return how people met: what prose says of all outweighs a heading; a room and a side from afar are both."""
    if draft.get("mode"):
        return str(draft.get("mode"))
    manners = set(draft.manners)
    sides = {delivery for _, deliveries, _, _ in draft.side_manners for delivery in deliveries}
    has_room = draft.get("place") is not None and draft.get("place").city is not None
    afar = bool(sides & {Delivery.REMOTE, Delivery.PRE_RECORDED}) or "remote" in manners
    if "hybrid" in manners or (afar and ("in_person" in manners or Delivery.IN_PERSON in sides)):
        return "hybrid"
    if afar:
        return "hybrid" if sides and has_room else "remote"
    if "in_person" in manners or Delivery.IN_PERSON in sides:
        return "in_person"
    if draft.get("heading_mode"):
        return str(draft.get("heading_mode"))
    return "in_person" if has_room and draft.get("status") is None else None


def _contribution(layer: TextLayer, draft: Draft, line: Line) -> Contribution:
    entry, start = line.entry, line.block.start

    def words(span: Span) -> str:
        return _plain(layer.text[start + span.start : start + span.end])

    deliveries = [each.value for each in entry.delivery]
    basis = dict(line.basis)
    functions = _functions(line)
    told = _told_of_side(draft, line.side, functions)
    for each in told:
        if each.value not in deliveries and not (Delivery.IN_PERSON in told and deliveries):
            deliveries.append(each.value)
            basis["delivery"] = Basis.INHERITED
    return Contribution(
        event="",
        side=line.side,
        person=words(entry.person),
        functions=functions,
        roles=tuple(words(span) for span in entry.post.roles),
        orgs=tuple(words(span) for span in entry.post.organisations),
        title=words(entry.title) if entry.title else None,
        delivery=tuple(deliveries),
        interviewer=words(entry.interviewer) if entry.interviewer else None,
        session=line.session,
        basis=basis,
        confidence=entry.score,
        evidence=(
            _evidence(layer, Span(start + entry.line.start, min(start + entry.line.end, line.block.end))),
        ),
    )


def _plain(words: str) -> str:
    """Return words as a reader reads them: without tags, emphasis and line breaks."""
    return " ".join(re.sub(r"<[^<>]{1,200}>|\*{1,3}|\]\([^()]*\)|[\[\]]", " ", words).split()).strip(" ,;:")


def _functions(line: Line) -> tuple[str, ...]:
    """Return what somebody does, with "speaker" where a talk, a keynote or remarks make them one."""
    functions = line.functions
    if not functions:
        return ("speaker",)
    if set(functions) & _SPOKEN and not set(functions) & _SILENT and "speaker" not in functions:
        return (*functions, "speaker")
    if line.entry.title and "speaker" not in functions and not set(functions) & _SILENT:
        return (*functions, "speaker")
    return functions


def _told_of_side(draft: Draft, side: str | None, functions: Iterable[str]) -> list[Delivery]:
    found: list[Delivery] = []
    for country, deliveries, _span, alone in draft.side_manners:
        if country == side and not (
            alone and not set(functions) & {"speaker", "keynote", "panelist", "opening", "closing"}
        ):
            found += [each for each in deliveries if each not in found]
    return found


def _merge(
    told: list[tuple[Event, list[Contribution]]],
    event: Event,
    lines: list[Contribution],
    conflicts: list[dict[str, Any]],
    who: Who,
) -> None:
    """Add an event and its people, into the one it is already told as, if it is."""
    for place, (known, people) in enumerate(told):
        if _same_event(known, event):
            told[place] = (_merged(known, event, conflicts), _merged_lines(people, lines, who))
            return
    told.append((event, _merged_lines([], lines, who)))


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


def _merged(one: Event, other: Event, conflicts: list[dict[str, Any]]) -> Event:
    """Return two tellings as one: the finer date, what one of them lacks, contradictions told apart."""
    values: dict[str, Any] = {}
    for name in ("series_no", "city", "country", "mode", "margins_of", "duration", "audience"):
        first, second = getattr(one, name), getattr(other, name)
        values[name] = first if first is not None else second
        if (
            first is not None
            and second is not None
            and first != second
            and (name != "city" or _city(first) != _city(second))
        ):
            conflicts.append(_conflict(one, other, name, first, second))
    values["date"] = other.date if finer(other.date or "", one.date or "") else one.date
    for name in ("hosts", "consulted"):
        first, second = getattr(one, name), getattr(other, name)
        values[name] = first or second
        if first and second and {_key(each) for each in first} != {_key(each) for each in second}:
            conflicts.append(_conflict(one, other, name, list(first), list(second)))
    values["attribution"] = _stricter(one.attribution, other.attribution)
    evidence = {name: list(found) for name, found in one.evidence.items()}
    for name, found in other.evidence.items():
        evidence[name] = [*evidence.get(name, []), *found]
    return replace(one, evidence=evidence, **values)


def _conflict(one: Event, other: Event, name: str, first: Any, second: Any) -> dict[str, Any]:
    passages = [
        [each.to_dict() for each in event.evidence.get(name, event.evidence["name"])]
        for event in (one, other)
    ]
    return {"event": one.name, "field": name, "values": [first, second], "evidence": passages}


def _stricter(one: str, other: str) -> str:
    order = ("unstated", "public", "not_for_attribution", "chatham_house", "off_the_record")
    return max(one, other, key=order.index)


def _merged_lines(people: list[Contribution], lines: list[Contribution], who: Who) -> list[Contribution]:
    merged = list(people)
    for line in lines:
        for place, known in enumerate(merged):
            if _same_part(known, line, who):
                merged[place] = _one_part(known, line)
                break
        else:
            merged.append(line)
    return merged


def _same_part(one: Contribution, other: Contribution, who: Who) -> bool:
    """Return whether two lines tell of one contribution: the same person, session and title or function."""
    if who.person(one.person, one.side) != who.person(other.person, other.side) or (
        (one.session or other.session) and _key(one.session or "") != _key(other.session or "")
    ):
        return False
    if one.title and other.title:
        return _key(one.title) == _key(other.title)
    silent = set(one.functions) & _SILENT, set(other.functions) & _SILENT
    if any(silent):
        return silent[0] == silent[1]
    same_document = {each.doc for each in one.evidence} & {each.doc for each in other.evidence}
    return not same_document or not (one.title or other.title)


def _one_part(one: Contribution, other: Contribution) -> Contribution:
    functions = one.functions + tuple(each for each in other.functions if each not in one.functions)
    return replace(
        one,
        side=one.side or other.side,
        functions=functions,
        roles=one.roles or other.roles,
        orgs=one.orgs or other.orgs,
        title=one.title or other.title,
        delivery=one.delivery or other.delivery,
        interviewer=one.interviewer or other.interviewer,
        session=one.session or other.session,
        evidence=one.evidence + other.evidence,
        confidence=max(one.confidence, other.confidence),
    )


def _sided(contributions: list[Contribution], lexicon: Lexicon, who: Who) -> list[Contribution]:
    """Return contributions with the side that follows from the same person's, or the organisation's, elsewhere."""
    of_person: dict[str, set[str]] = defaultdict(set)
    of_organisation: dict[str, set[str]] = defaultdict(set)
    for each in contributions:
        if each.side:
            of_person[who.person(each.person, each.side)].add(each.side)
            for name in each.orgs:
                of_organisation[who.organisation(name)].add(each.side)
    sides = {side for found in of_person.values() for side in found}
    sided = []
    for each in contributions:
        if each.side is None:
            found = of_person.get(who.person(each.person, None)) or next(
                (
                    of_organisation[who.organisation(name)]
                    for name in each.orgs
                    if len(of_organisation.get(who.organisation(name), ())) == 1
                ),
                set(),
            )
            side = next(iter(found)) if len(found) == 1 else _country_of(each.orgs, sides, lexicon)
            if side:
                each = replace(each, side=side, basis={**each.basis, "side": Basis.INFERRED})  # noqa: PLW2901
        sided.append(each)
    return sided


def _country_of(names: Sequence[str], sides: set[str], lexicon: Lexicon) -> str | None:
    """Return the side an organisation's own name tells: a country, its adjective, or a city of it."""
    for name in names:
        named = [code for code in named_in(name, lexicon=lexicon) if not sides or code in sides]
        if named:
            return named[0]
        for word in re.findall(r"[A-Z][\w’'-]+|[一-鿿]{2,3}", name):
            city = lexicon.cities.get(word)
            if city and (not sides or city[1] in sides):
                return city[1]
    return None


def _delivered(contributions: list[Contribution], events: dict[str, Event]) -> Iterable[Contribution]:
    """Yield contributions; where one side took part from afar, those of the country the room was in were there."""
    afar = {
        (each.event, each.side)
        for each in contributions
        if set(each.delivery) & {"remote", "pre_recorded"} and each.basis.get("delivery") is Basis.INHERITED
    }
    deliveries: dict[tuple[str, str | None, str], tuple[str, ...]] = {}
    for each in contributions:
        if each.delivery and each.basis.get("delivery") is Basis.INHERITED:
            deliveries.setdefault(
                (each.event, each.side, "side"), tuple(d for d in each.delivery if d != "interview")
            )
    for each in contributions:
        event = events[each.event]
        if each.delivery or each.side is None:
            yield each
        elif (
            each.basis.get("side") is Basis.INFERRED
            and (each.event, each.side, "side") in deliveries
            and not set(each.functions) & {"facilitator"}
        ):
            yield replace(
                each,
                delivery=deliveries[each.event, each.side, "side"],
                basis={**each.basis, "delivery": Basis.INFERRED},
            )
        elif event.country == each.side and any(key == event.id and side != each.side for key, side in afar):
            yield replace(each, delivery=("in_person",), basis={**each.basis, "delivery": Basis.INFERRED})
        else:
            yield each


def _key(words: str) -> str:
    return re.sub(r"[^\w]+", " ", words.casefold().replace("’", "'").replace("&", " and ")).strip()
