"""One proposal of each thing that was read."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any, Final

from tracktwo.record.methods.anchoring import anchored
from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.paths import rule_of_names
from tracktwo.record.methods.proposing.grounds import grounds_of, said_by
from tracktwo.record.methods.proposing.names import NameIndex, linked
from tracktwo.record.methods.proposing.values import (
    event_evidence,
    event_values,
    event_words,
    line_evidence,
    line_values,
    printed,
    stated,
)
from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.methods.resolution.matching import Reason
from tracktwo.record.tables import (
    Basis,
    Choice,
    Contribution,
    Event,
    Evidence,
    Ground,
    GroundCode,
    Look,
    Named,
    Outlet,
    Proposal,
    ProposalKind,
    Publication,
    Reading,
    Value,
)

__all__ = ["Cards"]

_MOST_ANCHORS: Final = 8


class Cards:
    """Makes proposals of what was read; the key of each is made once."""

    def __init__(
        self, reading: Reading, lineages: Mapping[str, str], public: frozenset[str], ledgers: Ledgers
    ) -> None:
        self._reading = reading
        self._layers = {layer.document: layer for layer in reading.documents}
        self._lineages = lineages
        self._public = public
        self._ledgers = ledgers
        self._taken = Counter[str]()
        self._people = NameIndex(reading.persons)
        self._bodies = NameIndex(reading.organisations)
        self._keys = {
            (kind, each.key): self._key(kind, each.key)
            for kind, found in (
                (ProposalKind.PERSON, reading.persons),
                (ProposalKind.ORGANISATION, reading.organisations),
            )
            for each in found
        }
        self._events = {
            each.id: self._key(
                ProposalKind.EVENT, fold(each.name), each.date or "", str(each.series_no or "")
            )
            for each in reading.events
        }
        self._closed = {each.id for each in reading.events if not self._is_public(each)}

    def _key(self, kind: ProposalKind, *parts: str) -> str:
        """Return a key made of what a proposal says; of two that say the same, the second one's says so."""
        content = "\x1f".join((kind.value, *parts))
        self._taken[content] += 1
        if self._taken[content] > 1:
            content += f"\x1f{self._taken[content]}"
        return blake2b(content.encode(), digest_size=8).hexdigest()

    def _is_public(self, event: Event) -> bool:
        if event.attribution != "unstated":
            return event.attribution == "public"
        documents = {each.doc for found in event.evidence.values() for each in found}
        return bool(documents) and documents <= self._public

    def _anchored(self, proposal: Proposal) -> Proposal:
        anchors = {
            name: tuple(
                anchored(each, self._layers, lineages=self._lineages) for each in found[:_MOST_ANCHORS]
            )
            for name, found in proposal.evidence.items()
        }
        return replace(proposal, anchors=anchors)

    def event(self, event: Event, place: int) -> Proposal:
        """Return an event."""
        values, evidence = event_values(event), event_evidence(event)
        looks = [Look.ATTRIBUTION] if "attribution" in values else []
        contradicted = sorted(
            {str(each["field"]) for each in self._reading.conflicts if each["event"] == event.id}
        )
        if contradicted:
            looks.append(Look.CONTRADICTED)
        documents = {each.doc for found in event.evidence.values() for each in found}
        return self._anchored(
            Proposal(
                key=self._events[event.id],
                kind=ProposalKind.EVENT,
                values=values,
                printed=event_words(event),
                evidence=evidence,
                basis={
                    name: Basis.INFERRED
                    for name in ("status", "mode")
                    if name in values and name not in event.evidence
                },
                links=linked(
                    {name: self._bodies.keys(getattr(event, name)) for name in ("hosts", "consulted")},
                    lambda key: self._keys[ProposalKind.ORGANISATION, key],
                ),
                sure=event.sure,
                confidence=min(event.sure.values()),
                rules=event.rules,
                grounds=(
                    *said_by(documents),
                    *(Ground(code=GroundCode.CONTRADICTED, args={"field": name}) for name in contradicted),
                ),
                must_look=tuple(looks),
                place=place,
            )
        )

    def line(self, line: Contribution, place: int) -> Proposal:
        """Return a contribution."""
        values = line_values(line)
        event = self._events[line.event]
        who = " ".join(sorted(fold(line.person).replace(",", " ").split()))
        told = fold(line.title or "") or " ".join(line.functions)
        evidence = line_evidence(line)
        documents = {each.doc for each in line.evidence}
        return self._anchored(
            Proposal(
                key=self._key(ProposalKind.CONTRIBUTION, event, who, fold(line.session or ""), told),
                kind=ProposalKind.CONTRIBUTION,
                event=event,
                values=values,
                evidence={"line": line.evidence, **evidence},
                context=line.context,
                basis={name: each for name, each in line.basis.items() if name in values},
                links=linked(
                    {
                        name: self._people.keys([words], line.side if name == "person" else None)
                        for name, words in (("person", line.person), ("interviewer", line.interviewer))
                        if words
                    },
                    lambda key: self._keys[ProposalKind.PERSON, key],
                )
                | linked(
                    {"orgs": self._bodies.keys(line.orgs)},
                    lambda key: self._keys[ProposalKind.ORGANISATION, key],
                ),
                sure=line.sure,
                confidence=min(line.sure.values()),
                rules=line.rules,
                grounds=(
                    *grounds_of(line),
                    *said_by(documents),
                ),
                must_look=(Look.NOT_PUBLIC,) if line.event in self._closed else (),
                place=place,
            )
        )

    def named(self, named: Named, kind: ProposalKind, place: int, *, closed: Collection[str]) -> Proposal:
        """Return a person or an organisation; ``closed`` are those named at events that are not public."""
        key = self._keys[kind, named.key]
        forms = tuple(dict.fromkeys(mention.text for mention in named.mentions))
        sides = tuple(sorted({mention.side for mention in named.mentions if mention.side}))
        mentions = tuple(
            Evidence(
                doc=each.document,
                start=each.start,
                end=each.end,
                quote=self._layers[each.document].quote(each.start, each.end),
            )
            for each in named.mentions
        )
        values = stated(
            {"name": named.name, "forms": forms, "sides": sides if kind is ProposalKind.PERSON else ()}
        )
        rule = rule_of_names(named, kind=kind.value)
        sure = self._ledgers.sure([rule])
        looks = [Look.DOUBT] if set(named.doubts.values()) - {Reason.JUDGED.value} else []
        if key in closed:
            looks.append(Look.NOT_PUBLIC)
        count = {"number": len(mentions), "forms": len(forms)}
        return self._anchored(
            Proposal(
                key=key,
                kind=kind,
                values=values,
                evidence=dict.fromkeys(values, mentions),
                links={"parent": (self._keys[kind, named.parent],)} if named.parent else {},
                doubts={self._keys[kind, other]: reason for other, reason in named.doubts.items()},
                sure=dict.fromkeys(values, sure),
                confidence=sure,
                rules=dict.fromkeys(values, (rule,)),
                grounds=(Ground(code=GroundCode.MENTIONS, args=count),),
                must_look=tuple(looks),
                place=place,
            )
        )

    def conflict(self, conflict: Mapping[str, Any], place: int) -> Proposal:
        """Return what contradicts what, with the passages of both."""
        name = str(conflict["field"])
        choices = tuple(
            Choice(
                value=tuple(value) if isinstance(value, list) else value,
                evidence=tuple(Evidence(**each) for each in passages),
            )
            for value, passages in zip(conflict["values"], conflict["evidence"], strict=True)
        )
        event = self._events[conflict["event"]]
        return self._anchored(
            Proposal(
                key=self._key(ProposalKind.CONFLICT, event, name),
                kind=ProposalKind.CONFLICT,
                event=event,
                values={"field": name, "values": tuple(printed(choice.value) for choice in choices)},
                evidence=dict.fromkeys(
                    ("field", "values"), tuple(each for choice in choices for each in choice.evidence)
                ),
                choices=choices,
                confidence=1 / len(choices),
                grounds=(Ground(code=GroundCode.CONTRADICTED, args={"field": name}),),
                must_look=(Look.CONTRADICTED,),
                place=place,
            )
        )

    def publication(self, publication: Publication, place: int) -> Proposal:
        """Return a publication: its first passage is its title, the rest say when it came out."""
        values = stated({"title": publication.title, "date": publication.date})
        first, *rest = publication.evidence
        return self._work(
            ProposalKind.PUBLICATION, values, {"title": (first,), "date": tuple(rest) or (first,)}, place
        )

    def outlet(self, outlet: Outlet, place: int) -> Proposal:
        """Return a newspaper, station or site: its last passage is its name, the one before its Chinese name."""
        values = stated(
            {"name": outlet.name or outlet.chinese, "chinese": outlet.chinese if outlet.name else None}
        )
        return self._work(
            ProposalKind.MEDIA, values, {"name": outlet.evidence[-1:], "chinese": outlet.evidence[:1]}, place
        )

    def _work(
        self,
        kind: ProposalKind,
        values: Mapping[str, Value],
        evidence: Mapping[str, tuple[Evidence, ...]],
        place: int,
    ) -> Proposal:
        rule = f"{kind.value}:said"
        sure = self._ledgers.sure([rule])
        return self._anchored(
            Proposal(
                key=self._key(kind, fold(str(values.get("title") or values.get("name")))),
                kind=kind,
                values=values,
                evidence={name: evidence[name] for name in values},
                sure=dict.fromkeys(values, sure),
                confidence=sure,
                rules=dict.fromkeys(values, (rule,)),
                place=place,
            )
        )
