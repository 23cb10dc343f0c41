"""The log of decisions replayed on what the documents say now: nothing decided is lost, nothing changed goes unseen."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.anchoring import words_of
from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.ledgers import ledgers as shipped_ledgers
from tracktwo.record.methods.resolution.folding import fold, plain
from tracktwo.record.methods.reviewing.chains import Chain, chains
from tracktwo.record.methods.reviewing.erasing import Erased
from tracktwo.record.methods.reviewing.log import holding, judgements_of
from tracktwo.record.methods.reviewing.pairing import Pairs, paired
from tracktwo.record.tables import (
    Accepted,
    Anchor,
    Decision,
    Difference,
    Outcome,
    Proposal,
    ProposalKind,
    Review,
    Reviewed,
    Standing,
    Value,
    Verb,
)
from tracktwo.vocabulary.errors import UsageError

__all__ = ["replay"]

_SETS: Final = frozenset({"forms", "sides"})
"""Fields that gather what stands in many places: one place less is no difference, something more is."""


def replay(
    proposals: Iterable[Proposal],
    decisions: Iterable[Decision],
    *,
    secret: bytes | None = None,
    ledgers: Ledgers | None = None,
) -> Review:
    """Return where a review stands: what became of each decision, what is left to look at, and the accepted record.

    A decision is found again by the key of its proposal, by quote and context, or by its place between its
    neighbours. What a person gave is never overwritten, only contested. A contribution to an event that was accepted
    is surer than before: that step of its reading a person has checked.

    Args:
        proposals: what the documents say now, in the order in which it is looked at.
        decisions: the whole log, in its order.
        secret: the key with which people were erased; needed if anybody was.
        ledgers: how far each rule is trusted; as shipped by default.

    Raises:
        DataError: two decisions have one id.
        UsageError: somebody was erased, and the secret is missing.
    """
    log = holding(decisions)
    stones = {stone for each in log if each.verb is Verb.ERASE for stone in each.tombstones}
    if stones and secret is None:
        raise UsageError(
            "Somebody was erased from this record: the secret of erased names is needed to read it."
        )
    erased = Erased(stones, secret or b"")
    found, withheld = erased.kept(proposals)
    decided = {origin: chain for origin, chain in chains(log).items() if not _names_erased(chain, erased)}
    pairs = paired(
        (chain.sought for chain in decided.values()),
        found,
        events={key: origin for origin, chain in decided.items() for key in chain.keys},
    )
    checked = {key for origin, key in pairs.found.items() if decided[origin].standing is Standing.ACCEPTED}
    trusted = ledgers or shipped_ledgers()
    found = [_checked(each, trusted) if each.event in checked else each for each in found]
    items = [*_proposed(found, decided, pairs), *_not_proposed(decided, pairs)]
    return Review(
        items=tuple(items),
        record=_record(items),
        judgements=judgements_of(log),
        withheld=withheld,
    )


def _names_erased(chain: Chain, erased: Erased) -> bool:
    name = {ProposalKind.PERSON: "name", ProposalKind.CONTRIBUTION: "person"}.get(chain.subject.kind)
    return name is not None and erased.has(str(chain.values.get(name, "")))


def _checked(proposal: Proposal, ledgers: Ledgers) -> Proposal:
    """Return a proposal whose event a person has accepted."""
    if not proposal.rules:
        return proposal
    sure = {
        name: ledgers.sure(rule for rule in path if not rule.startswith("event:"))
        for name, path in proposal.rules.items()
    }
    return replace(proposal, sure=sure, confidence=min(sure.values()))


def _proposed(
    proposals: Sequence[Proposal], decided: Mapping[str, Chain], pairs: Pairs
) -> Iterable[Reviewed]:
    """Yield what the documents say, each with what was decided on it."""
    chain_of = {key: decided[origin] for origin, key in pairs.found.items()}
    others: dict[str, list[Chain]] = defaultdict(list)
    for origin, key in sorted(pairs.also.items()):
        others[key].append(decided[origin])
    for proposal in proposals:
        chain = chain_of.get(proposal.key)
        if chain is None:
            yield Reviewed(
                key=proposal.key,
                origin=proposal.key,
                kind=proposal.kind,
                proposal=proposal,
                values=proposal.values,
            )
        else:
            yield _reviewed(proposal, chain, others[proposal.key])


def _not_proposed(decided: Mapping[str, Chain], pairs: Pairs) -> Iterable[Reviewed]:
    """Yield what was decided on and no document says: it is gone, or a person added it."""
    for origin, chain in decided.items():
        if origin in pairs.found or origin in pairs.also:
            continue
        yield Reviewed(
            key=chain.subject.key,
            origin=origin,
            kind=chain.subject.kind,
            proposal=None,
            outcome=Outcome.UNCHANGED if chain.is_added else Outcome.GONE,
            standing=chain.standing,
            values=chain.values,
            human=_given(chain),
            decisions=tuple(chain.decisions),
            subject=chain.subject,
        )


def _given(*told: Chain) -> dict[str, str]:
    """Return, by field that a person gave a value, the id of the decision."""
    return {
        name: chain.given[name]
        for chain in reversed(told)
        for name, value in chain.human.items()
        if value is not None
    }


def _reviewed(proposal: Proposal, chain: Chain, others: Sequence[Chain]) -> Reviewed:
    """Return a proposal with what was decided on it, by itself and as others that are one with it now."""
    human = {name: value for each in (*reversed(others), chain) for name, value in each.human.items()}
    differences = () if chain.is_added else tuple(_differences(proposal, chain, others))
    changed = bool(differences) and chain.standing in {Standing.ACCEPTED, Standing.REJECTED}
    moved = _passages(proposal.anchors, exact=True) != _passages(chain.subject.anchors, exact=True)
    held: dict[str, Value | None] = {**(chain.subject.values if changed else proposal.values), **human}
    return Reviewed(
        key=proposal.key,
        origin=chain.subject.origin,
        kind=proposal.kind,
        proposal=proposal,
        outcome=Outcome.CHANGED if changed else Outcome.MOVED if moved else Outcome.UNCHANGED,
        standing=chain.standing,
        values={name: value for name, value in held.items() if value is not None},
        human=_given(chain, *others),
        decisions=tuple(each for one in (chain, *others) for each in one.decisions),
        differences=differences,
        is_regression=changed and _is_same_page(proposal, chain),
        subject=chain.subject,
        also=tuple(each.subject.origin for each in others),
    )


def _differences(proposal: Proposal, chain: Chain, others: Sequence[Chain]) -> Iterable[Difference]:
    """Yield the fields of which the documents say something else than when they were decided on."""
    for name in dict.fromkeys((*chain.subject.values, *proposal.values)):
        now = proposal.values.get(name)
        before = [each.subject.values.get(name) for each in (chain, *others)]
        if any(_same(name, each, now, proposal) for each in before) or _covers(name, before, now):
            continue
        is_human = name in chain.human
        if is_human and now is not None and _same(name, chain.human[name], now, proposal):
            continue  # the documents have come to say what the person said
        was = chain.human[name] if is_human else chain.subject.values.get(name)
        yield Difference(field=name, was=was, now=now, is_human=is_human)


def _same(name: str, was: Value | None, now: Value | None, proposal: Proposal) -> bool:
    """Return whether two values say the same: wrapped anew, with other quotes, in another order where it means nothing."""
    if name == "name" and proposal.kind in {ProposalKind.PERSON, ProposalKind.ORGANISATION}:
        forms = proposal.values.get("forms", ())
        known = {fold(each) for each in forms} if isinstance(forms, tuple) else set()
        return fold(str(was)) in known or fold(str(was)) == fold(str(now))
    return _comparable(name, was) == _comparable(name, now)


def _comparable(name: str, value: Value | None) -> object:
    if isinstance(value, tuple):
        words = [words_of(plain(each)) for each in value]
        return words if name == "roles" else sorted(words)
    return words_of(plain(value)) if isinstance(value, str) else value


def _covers(name: str, before: Iterable[Value | None], now: Value | None) -> bool:
    """Return whether everything in a gathered field was there before, or in one of those that became one."""
    if name not in _SETS:
        return False
    known = {fold(each) for value in before if isinstance(value, tuple) for each in value}
    return now is None or (isinstance(now, tuple) and {fold(each) for each in now} <= known)


def _passages(anchors: Mapping[str, tuple[Anchor, ...]], *, exact: bool) -> set[tuple[object, ...]]:
    return {
        (name, each.lineage, each.start, each.exact) if exact else (each.lineage, words_of(each.exact))
        for name, found in anchors.items()
        for each in found
    }


def _is_same_page(proposal: Proposal, chain: Chain) -> bool:
    """Return whether every passage then is one now: the page says the same, and the rules read it otherwise."""
    before, now = (_passages(each.anchors, exact=False) for each in (chain.subject, proposal))
    around = [
        {
            (each.exact, words_of(each.prefix), words_of(each.suffix))
            for found in one.anchors.values()
            for each in found
        }
        for one in (chain.subject, proposal)
    ]
    return bool(before) and before <= now and around[0] <= around[1]


def _record(items: Sequence[Reviewed]) -> tuple[Accepted, ...]:
    """Return what was accepted; a value chosen in a conflict is the event's."""
    origins = {each.proposal.key: each.origin for each in items if each.proposal is not None}
    accepted = {each.origin for each in items if each.standing is Standing.ACCEPTED}
    record = [_accepted(each, origins, accepted) for each in items if each.standing is Standing.ACCEPTED]
    chosen: dict[str, dict[str, tuple[Value, str]]] = defaultdict(dict)
    for each in record:
        if each.kind is ProposalKind.CONFLICT and "value" in each.human:
            chosen[each.event][str(each.values["field"])] = (each.values["value"], each.human["value"])
    return tuple(
        replace(
            each,
            values={**each.values, **{name: value for name, (value, _) in chosen[each.origin].items()}},
            human={**each.human, **{name: decision for name, (_, decision) in chosen[each.origin].items()}},
        )
        if each.kind is ProposalKind.EVENT and each.origin in chosen
        else each
        for each in record
    )


def _accepted(item: Reviewed, origins: Mapping[str, str], accepted: set[str]) -> Accepted:
    proposal, subject = item.proposal, item.subject
    assert subject is not None
    anchors = proposal.anchors if proposal and item.outcome is not Outcome.CHANGED else subject.anchors
    links = proposal.links if proposal else {}
    event = (proposal.event if proposal else "") or subject.event
    return Accepted(
        origin=item.origin,
        kind=item.kind,
        event=origins.get(event, event),
        values=item.values,
        anchors={name: anchors[name] for name in item.values if name in anchors and name not in item.human},
        human=item.human,
        links={
            name: told
            for name, keys in links.items()
            if (told := tuple(origins[key] for key in keys if origins.get(key) in accepted))
        },
        is_gone=item.outcome is Outcome.GONE,
        also=item.also,
    )
