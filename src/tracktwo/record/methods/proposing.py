"""What was read, as proposals a person decides on, in the order in which they are best looked at."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any, Final

from tracktwo.record.methods.anchoring import anchored, words_of
from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.ledgers import ledgers as shipped_ledgers
from tracktwo.record.methods.paths import rule_of_names
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
    Proposal,
    ProposalKind,
    Reading,
    Value,
)

__all__ = ["propose"]

_EVENT_FIELDS: Final = (
    "name",
    "status",
    "series_no",
    "date",
    "city",
    "country",
    "mode",
    "margins_of",
    "hosts",
    "consulted",
    "duration",
    "audience",
)
_LINE_FIELDS: Final = (
    "person",
    "side",
    "functions",
    "roles",
    "orgs",
    "title",
    "delivery",
    "interviewer",
    "session",
)
_PASSAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("place",),
    "country": ("place",),
    "consulted": ("in_consultation_with",),
    "mode": ("mode", "place"),
}
_MOST_ANCHORS: Final = 8
_RISKS: Final[Mapping[Look, float]] = {
    Look.ATTRIBUTION: 3.0,
    Look.CONTRADICTED: 3.0,
    Look.NOT_PUBLIC: 2.0,
    Look.DOUBT: 2.0,
}
_DOUBTS: Final[Mapping[str, GroundCode]] = {
    "doubt:truncated": GroundCode.TRUNCATED,
    "doubt:suspect": GroundCode.SUSPECT,
    "doubt:rival": GroundCode.RIVAL,
    "doubt:contradicted": GroundCode.CONTRADICTED,
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
    first), then contributions event by event, and the people and organisations nobody has doubts about. Among its
    like, what is riskier and less sure comes first.

    Args:
        reading: what was read.
        lineages: by document, what all its versions have in common; its id where it is not listed.
        public: documents that anybody can read: what they say of an event without a stated rule is not secret.
        ledgers: how far each rule is trusted; as shipped by default.
    """
    return _Proposing(reading, lineages or {}, frozenset(public), ledgers or shipped_ledgers()).all()


class _Proposing:
    """A reading on its way to proposals."""

    def __init__(
        self, reading: Reading, lineages: Mapping[str, str], public: frozenset[str], ledgers: Ledgers
    ) -> None:
        self._reading = reading
        self._layers = {layer.document: layer for layer in reading.documents}
        self._lineages = lineages
        self._public = public
        self._ledgers = ledgers
        self._taken = Counter[str]()
        self._people = _Index(reading.persons)
        self._bodies = _Index(reading.organisations)
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

    def all(self) -> tuple[Proposal, ...]:
        """Return the proposals in their order."""
        lines = [self._line(each, place) for place, each in enumerate(self._reading.contributions)]
        closed = {
            key
            for each in lines
            if Look.NOT_PUBLIC in each.must_look
            for name in ("person", "interviewer")
            for key in each.links.get(name, ())
        }
        people = [
            self._named(each, ProposalKind.PERSON, place, closed=closed)
            for place, each in enumerate(self._reading.persons)
        ]
        bodies = [
            self._named(each, ProposalKind.ORGANISATION, place, closed=frozenset())
            for place, each in enumerate(self._reading.organisations)
        ]
        questions = [each for each in people + bodies if Look.DOUBT in each.must_look]
        return (
            *sorted((self._event(each, n) for n, each in enumerate(self._reading.events)), key=_urgency),
            *(self._conflict(each, n) for n, each in enumerate(self._reading.conflicts)),
            *sorted(questions, key=lambda each: (-len(each.evidence["name"]), each.key)),
            *(
                line
                for event in self._reading.events
                for line in sorted(
                    (each for each in lines if each.event == self._events[event.id]), key=_urgency
                )
            ),
            *sorted((each for each in people if Look.DOUBT not in each.must_look), key=_urgency),
            *sorted((each for each in bodies if Look.DOUBT not in each.must_look), key=_urgency),
            *(self._publication(each, n) for n, each in enumerate(self._reading.publications)),
        )

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

    def _event(self, event: Event, place: int) -> Proposal:
        values = _stated({name: getattr(event, name) for name in _EVENT_FIELDS})
        if event.attribution != "unstated":
            values["attribution"] = event.attribution
        heading = tuple(event.evidence["name"])
        evidence = {
            name: next(
                (
                    tuple(event.evidence[each])
                    for each in _PASSAGES.get(name, (name,))
                    if event.evidence.get(each)
                ),
                heading,
            )
            for name in values
        }
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
                printed={
                    name: words_of(evidence[name][0].quote)
                    for name in ("date", "country", "mode", "duration", "audience", "attribution")
                    if name in values and evidence[name] != heading
                },
                evidence=evidence,
                basis={
                    name: Basis.INFERRED
                    for name in ("status", "mode")
                    if name in values and name not in event.evidence
                },
                links=_linked(
                    {name: self._bodies.keys(getattr(event, name)) for name in ("hosts", "consulted")},
                    lambda key: self._keys[ProposalKind.ORGANISATION, key],
                ),
                sure=event.sure,
                confidence=min(event.sure.values()),
                rules=event.rules,
                grounds=(
                    *([_documents(documents)] if len(documents) > 1 else []),
                    *(Ground(code=GroundCode.CONTRADICTED, args={"field": name}) for name in contradicted),
                ),
                must_look=tuple(looks),
                place=place,
            )
        )

    def _line(self, line: Contribution, place: int) -> Proposal:
        values = _stated({name: getattr(line, name) for name in _LINE_FIELDS})
        event = self._events[line.event]
        who = " ".join(sorted(fold(line.person).replace(",", " ").split()))
        told = fold(line.title or "") or " ".join(line.functions)
        evidence = {
            name: (line.context.get(name, ()) if name in line.basis else line.passages.get(name, ()))
            or line.evidence
            for name in values
        }
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
                links=_linked(
                    {
                        name: self._people.keys([words], line.side if name == "person" else None)
                        for name, words in (("person", line.person), ("interviewer", line.interviewer))
                        if words
                    },
                    lambda key: self._keys[ProposalKind.PERSON, key],
                )
                | _linked(
                    {"orgs": self._bodies.keys(line.orgs)},
                    lambda key: self._keys[ProposalKind.ORGANISATION, key],
                ),
                sure=line.sure,
                confidence=min(line.sure.values()),
                rules=line.rules,
                grounds=(
                    *_grounds(line),
                    *([_documents(documents)] if len(documents) > 1 else []),
                ),
                must_look=(Look.NOT_PUBLIC,) if line.event in self._closed else (),
                place=place,
            )
        )

    def _named(self, named: Named, kind: ProposalKind, place: int, *, closed: Collection[str]) -> Proposal:
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
        values = _stated(
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

    def _conflict(self, conflict: Mapping[str, Any], place: int) -> Proposal:
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
                values={"field": name, "values": tuple(_printed(choice.value) for choice in choices)},
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

    def _publication(self, publication: Any, place: int) -> Proposal:
        values = _stated({"title": publication.title, "date": publication.date})
        sure = self._ledgers.sure(["publication:title"])
        return self._anchored(
            Proposal(
                key=self._key(ProposalKind.PUBLICATION, fold(publication.title)),
                kind=ProposalKind.PUBLICATION,
                values=values,
                evidence=dict.fromkeys(values, publication.evidence),
                sure=dict.fromkeys(values, sure),
                confidence=sure,
                rules=dict.fromkeys(values, ("publication:title",)),
                place=place,
            )
        )


class _Index:
    """Which person or organisation a printed name is of, where it is of one."""

    def __init__(self, named: Iterable[Named]) -> None:
        found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
        for each in named:
            for mention in each.mentions:
                found[fold(mention.text), mention.side].add(each.key)
                found[fold(mention.text), None].add(each.key)
        self._of = {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}

    def keys(self, names: Iterable[str], side: str | None = None) -> Iterator[str]:
        """Yield the keys of names, each once."""
        told = (self._of.get((fold(name), side)) or self._of.get((fold(name), None)) for name in names)
        yield from dict.fromkeys(key for key in told if key)


def _stated(values: Mapping[str, Any]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value not in (None, "", ())}


def _linked(names: Mapping[str, Iterable[str]], key_of: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    told = {name: tuple(key_of(key) for key in keys) for name, keys in names.items()}
    return {name: keys for name, keys in told.items() if keys}


def _printed(value: Value) -> str:
    return "; ".join(value) or "-" if isinstance(value, tuple) else str(value)


def _documents(documents: Collection[str]) -> Ground:
    return Ground(code=GroundCode.DOCUMENTS, args={"number": len(documents)})


def _grounds(line: Contribution) -> Iterator[Ground]:
    """Yield why a contribution is as it is: its line, what headings and sentences add, and what makes it doubtful."""
    yield Ground(code=GroundCode.LINE)
    for name, basis in sorted(line.basis.items()):
        if basis is Basis.INFERRED:
            yield Ground(code=GroundCode.ELSEWHERE, args={"field": name})
        elif basis is Basis.INHERITED and name in line.context:
            code = GroundCode.SENTENCE if name == "delivery" else GroundCode.HEADING
            yield Ground(code=code, args={"field": name, "words": words_of(line.context[name][0].quote)})
    for rule, code in _DOUBTS.items():
        if rule in line.rules["person"]:
            yield Ground(code=code)


def _urgency(proposal: Proposal) -> tuple[float, int]:
    """Return what puts the riskiest and least sure first, then the order of reading."""
    risk = max((_RISKS[look] for look in proposal.must_look), default=1.0)
    return -round(risk * (1 - proposal.confidence), 2), proposal.place
