"""Proposals in the order in which they are best looked at."""

from collections.abc import Collection, Mapping
from typing import Final

from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.ledgers import ledgers as shipped_ledgers
from tracktwo.record.methods.proposing.cards import Cards
from tracktwo.record.tables import Look, Proposal, ProposalKind, Reading

__all__ = ["propose"]

_RISKS: Final[Mapping[Look, float]] = {
    Look.ATTRIBUTION: 3.0,
    Look.CONTRADICTED: 3.0,
    Look.NOT_PUBLIC: 2.0,
    Look.DOUBT: 2.0,
}


def propose(
    reading: Reading,
    *,
    lineages: Mapping[str, str] | None = None,
    public: Collection[str] = (),
    ledgers: Ledgers | None = None,
) -> tuple[Proposal, ...]:
    """Return everything that was read as proposals.

    Events come first, then what contradicts what, then who may be one with whom (the answer that settles most comes
    first), then contributions event by event, the people and organisations nobody has doubts about, and what was
    published. Among its like, what is riskier and less sure comes first.

    Args:
        reading: what was read.
        lineages: by document, what all its versions have in common; its id where it is not listed.
        public: documents that anybody can read: what they say of an event without a stated rule is not secret.
        ledgers: how far each rule is trusted; as shipped by default.
    """
    cards = Cards(reading, lineages or {}, frozenset(public), ledgers or shipped_ledgers())
    lines = [cards.line(each, place) for place, each in enumerate(reading.contributions)]
    events = [cards.event(each, place) for place, each in enumerate(reading.events)]
    of_event = {each.key: place for place, each in enumerate(events)}
    closed = {
        key
        for each in lines
        if Look.NOT_PUBLIC in each.must_look
        for name in ("person", "interviewer")
        for key in each.links.get(name, ())
    }
    people = [
        cards.named(each, ProposalKind.PERSON, place, closed=closed)
        for place, each in enumerate(reading.persons)
    ]
    bodies = [
        cards.named(each, ProposalKind.ORGANISATION, place, closed=())
        for place, each in enumerate(reading.organisations)
    ]
    questions = [each for each in people + bodies if _is_question(each)]
    return (
        *sorted(events, key=_urgency),
        *(cards.conflict(each, place) for place, each in enumerate(reading.conflicts)),
        *sorted(questions, key=lambda each: (-len(each.evidence["name"]), each.key)),
        *sorted(lines, key=lambda each: (of_event[each.event], *_urgency(each))),
        *sorted((each for each in people if not _is_question(each)), key=_urgency),
        *sorted((each for each in bodies if not _is_question(each)), key=_urgency),
        *(cards.publication(each, place) for place, each in enumerate(reading.publications)),
        *(cards.outlet(each, place) for place, each in enumerate(reading.media)),
    )


def _is_question(proposal: Proposal) -> bool:
    return Look.DOUBT in proposal.must_look


def _urgency(proposal: Proposal) -> tuple[float, int]:
    """Return what puts the riskiest and least sure first, then the order of reading."""
    risk = max((_RISKS[look] for look in proposal.must_look), default=1.0)
    return -round(risk * (1 - proposal.confidence), 2), proposal.place
