"""From what each document says to one record: events told twice are one, sides and deliveries are followed up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tracktwo.record.lexica import Lexicon
from tracktwo.record.lexica import lexicon as shipped
from tracktwo.record.methods.blocks import read_blocks
from tracktwo.record.methods.collecting import no_cycles_sought
from tracktwo.record.methods.countries import named_in
from tracktwo.record.methods.events import read_events
from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.ledgers import ledgers as shipped_ledgers
from tracktwo.record.methods.merging import merge
from tracktwo.record.methods.telling import tell
from tracktwo.record.methods.who import Who, find_who
from tracktwo.record.methods.works import find_media, find_publications
from tracktwo.record.tables import Basis, Contribution, Event, Evidence, Judgement, Reading, TextLayer

__all__ = ["read_layers"]


@no_cycles_sought()
def read_layers(
    layers: Sequence[TextLayer],
    *,
    lexicon: Lexicon | None = None,
    judgements: Iterable[Judgement] = (),
    ledgers: Ledgers | None = None,
) -> Reading:
    """Return what some documents of one programme say together.

    Args:
        layers: their text layers, in any order; the order changes nothing.
        lexicon: the words the rules know; the shipped ones by default.
        judgements: what people decided about names; it outweighs every rule.
        ledgers: how far each rule is trusted; as shipped by default.
    """
    words, trusted = lexicon or shipped(), ledgers or shipped_ledgers()
    documents = sorted(layers, key=lambda each: (each.document, each.sha256, each.text))
    blocks = [read_blocks(layer, lexicon=words) for layer in documents]
    read = [(each, read_events(each, lexicon=words)) for each in blocks]
    who = find_who([(each.layer, drafts) for each, drafts in read], judgements=judgements)
    told = merge(
        (each for pieces, drafts in read for each in tell(pieces, drafts, ledgers=trusted)),
        who=who,
        ledgers=trusted,
    )
    told.sort(key=lambda each: (each.event.date or "9999", each.event.name))
    numbered = [(f"e{number}", each) for number, each in enumerate(told, start=1)]
    events = tuple(replace(each.event, id=key) for key, each in numbered)
    contributions = [replace(line, event=key) for key, each in numbered for line in each.lines]
    contributions = list(_sided(contributions, _Sides(contributions, who, words), trusted))
    return Reading(
        documents=tuple(documents),
        events=events,
        contributions=tuple(_delivered(contributions, {event.id: event for event in events}, trusted)),
        persons=who.persons,
        organisations=who.organisations,
        publications=find_publications(
            blocks, people=(found for each in contributions for found in each.evidence)
        ),
        media=find_media(blocks),
        conflicts=tuple({"event": key, **conflict} for key, each in numbered for conflict in each.conflicts),
    )


@dataclass(frozen=True, slots=True)
class _Follow:
    """A value that follows from what is said elsewhere: by which rule, and the passages that say so."""

    field: str
    value: str | tuple[str, ...]
    rule: str
    why: tuple[Evidence, ...]

    def put(self, line: Contribution, ledgers: Ledgers) -> Contribution:
        """Return a contribution with the value."""
        path = (*line.rules["person"], f"{self.field}:{self.rule}")
        values: dict[str, Any] = {self.field: self.value}
        return replace(
            line,
            **values,
            basis={**line.basis, self.field: Basis.INFERRED},
            context={**line.context, self.field: self.why},
            rules={**line.rules, self.field: path},
            sure={**line.sure, self.field: ledgers.sure(path)},
        )


class _Sides:
    """The sides that people and organisations are of where they are stated, each with the first to say so."""

    def __init__(self, contributions: Iterable[Contribution], who: Who, lexicon: Lexicon) -> None:
        self._who, self._lexicon = who, lexicon
        self._persons: dict[str, dict[str, Contribution]] = defaultdict(dict)
        self._organisations: dict[str, dict[str, Contribution]] = defaultdict(dict)
        for each in contributions:
            if each.side:
                self._persons[who.person(each.person, each.side)].setdefault(each.side, each)
                for name in each.orgs:
                    self._organisations[who.organisation(name)].setdefault(each.side, each)
        self._all = {side for found in self._persons.values() for side in found}

    def follow(self, line: Contribution) -> _Follow | None:
        """Return the side of a line that states none; None if nothing tells it."""
        found, rule = self._persons.get(self._who.person(line.person, None), {}), "same_person"
        if not found:
            told = (self._organisations.get(self._who.organisation(name), {}) for name in line.orgs)
            found, rule = next((each for each in told if len(each) == 1), {}), "same_organisation"
        if len(found) == 1:
            ((side, elsewhere),) = found.items()
            return _Follow("side", side, rule, elsewhere.context.get("side") or elsewhere.evidence)
        country = _country_of(line.orgs, self._all, self._lexicon)
        return (
            None
            if country is None
            else _Follow("side", country, "country", line.passages.get("orgs", line.evidence))
        )


def _sided(contributions: Sequence[Contribution], sides: _Sides, ledgers: Ledgers) -> Iterator[Contribution]:
    """Yield contributions with the side that follows from the same person's, or the organisation's, elsewhere."""
    for each in contributions:
        followed = None if each.side else sides.follow(each)
        yield followed.put(each, ledgers) if followed else each


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


def _is_told_of_all(line: Contribution) -> bool:
    """Return whether a sentence about everybody of a side says how somebody took part."""
    return line.basis.get("delivery") is Basis.INHERITED and line.rules["delivery"][-1] == "delivery:sentence"


def _delivered(
    contributions: list[Contribution], events: Mapping[str, Event], ledgers: Ledgers
) -> Iterable[Contribution]:
    """Yield contributions; where one side took part from afar, those of the country the room was in were there."""
    inherited = [each for each in contributions if _is_told_of_all(each)]
    of_side: dict[tuple[str, str | None], Contribution] = {}
    afar: dict[str, dict[str | None, Contribution]] = defaultdict(dict)
    for each in inherited:
        of_side.setdefault((each.event, each.side), each)
        if set(each.delivery) & {"remote", "pre_recorded"}:
            afar[each.event].setdefault(each.side, each)
    for each in contributions:
        event, like = events[each.event], of_side.get((each.event, each.side))
        others = [found for side, found in afar[each.event].items() if side != each.side]
        if each.delivery or each.side is None:
            yield each
        elif each.basis.get("side") is Basis.INFERRED and like and not set(each.functions) & {"facilitator"}:
            value = tuple(d for d in like.delivery if d != "interview")
            yield _Follow("delivery", value, "side", like.context["delivery"]).put(each, ledgers)
        elif event.country == each.side and others:
            why = (*event.evidence.get("place", ()), *others[0].context["delivery"])
            yield _Follow("delivery", ("in_person",), "room", why).put(each, ledgers)
        else:
            yield each
