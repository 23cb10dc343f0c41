"""The log of decisions replayed on what the documents say now: nothing decided is lost, nothing changed goes unseen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracktwo.record.methods.anchoring import squeezed
from tracktwo.record.methods.ledgers import Ledgers
from tracktwo.record.methods.ledgers import ledgers as shipped_ledgers
from tracktwo.record.methods.reviewing.chains import Chain, chains
from tracktwo.record.methods.reviewing.differing import (
    differences,
    is_same_page,
    no_longer_stated,
    passages,
    stands,
)
from tracktwo.record.methods.reviewing.erasing import Erased
from tracktwo.record.methods.reviewing.log import holding, judgements_of
from tracktwo.record.methods.reviewing.pairing import Pairs, paired
from tracktwo.record.methods.reviewing.recording import record
from tracktwo.record.tables import (
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

_DECIDED = frozenset({Standing.ACCEPTED, Standing.REJECTED})


def replay(
    proposals: Iterable[Proposal],
    decisions: Iterable[Decision],
    *,
    texts: Mapping[str, str] | None = None,
    secret: bytes | None = None,
    ledgers: Ledgers | None = None,
) -> Review:
    """Return where a review stands: what became of each decision, what is left to look at, and the accepted record.

    A decision is found again by the key of its proposal, by quote and context, or by its place between its
    neighbours; what nothing proposes any more still stands if its passage does. What a person gave is never
    overwritten, only contested. A contribution to an event that was accepted is surer than before: that step of its
    reading a person has checked.

    Args:
        proposals: what the documents say now, in the order in which it is looked at.
        decisions: the whole log, in its order.
        texts: the text of each document now, by what all its versions have in common.
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
    known = {key: origin for origin, chain in decided.items() for key in chain.keys}
    pairs = paired((chain.sought for chain in decided.values()), found, events=known)
    replaying = _Replaying(
        decided=decided,
        pairs=pairs,
        known=known,
        texts={lineage: squeezed(text) for lineage, text in (texts or {}).items()},
    )
    checked = {key for origin, key in pairs.found.items() if decided[origin].standing is Standing.ACCEPTED}
    trusted = ledgers or shipped_ledgers()
    found = [_checked(each, trusted) if each.event in checked else each for each in found]
    items = (*replaying.proposed(found), *replaying.not_proposed())
    return Review(
        items=items,
        record=record(items, known=known),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Replaying:
    """Decisions and the proposals they are about.

    Attributes:
        decided: by origin, what was decided.
        pairs: which proposal each is now.
        known: origins by every key that was ever decided on.
        texts: by lineage, texts without white space.
    """

    decided: Mapping[str, Chain]
    pairs: Pairs
    known: Mapping[str, str]
    texts: Mapping[str, str]

    def proposed(self, proposals: Sequence[Proposal]) -> Iterator[Reviewed]:
        """Yield what the documents say, each with what was decided on it."""
        chain_of = {key: self.decided[origin] for origin, key in self.pairs.found.items()}
        others: dict[str, list[Chain]] = defaultdict(list)
        for origin, key in sorted(self.pairs.also.items()):
            others[key].append(self.decided[origin])
        keys = {each.key for each in proposals}
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
                yield self._reviewed(proposal, chain, others[proposal.key], keys)

    def _reviewed(
        self, proposal: Proposal, chain: Chain, others: Sequence[Chain], keys: set[str]
    ) -> Reviewed:
        """Return a proposal with what was decided on it, by itself and as others that are one with it now."""
        human = {name: value for each in (*reversed(others), chain) for name, value in each.human.items()}
        found: tuple[Difference, ...] = ()
        if not chain.is_added:
            found = (*differences(proposal, chain, others), *self._elsewhere(proposal, chain, keys))
        changed = bool(found) and chain.standing in _DECIDED
        moved = passages(proposal.anchors, exact=True) != passages(chain.subject.anchors, exact=True)
        told = proposal.values if chain.standing is Standing.LATER else chain.subject.values
        held: dict[str, Value | None] = {**told, **human}
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
            differences=found,
            is_regression=changed and is_same_page(proposal, chain),
            subject=chain.subject,
            also=tuple(each.subject.origin for each in others),
        )

    def _elsewhere(self, proposal: Proposal, chain: Chain, keys: set[str]) -> Iterator[Difference]:
        """Yield the event, if what belonged to one is read as part of another."""
        was = chain.subject.event
        origin = self.known.get(was, was)
        now = self.pairs.found.get(origin, was)
        if was and now in keys and now != proposal.event:
            here = next((each for each, key in self.pairs.found.items() if key == proposal.event), None)
            yield Difference(field="event", was=origin, now=here or proposal.event)

    def not_proposed(self) -> Iterator[Reviewed]:
        """Yield what was decided on and nothing proposes: a person added it, it still stands, or it is gone."""
        for origin, chain in self.decided.items():
            if origin in self.pairs.found or origin in self.pairs.also:
                continue
            is_there = not chain.is_added and stands(chain, self.texts)
            found = tuple(no_longer_stated(chain, self.texts)) if is_there else ()
            changed = bool(found) and chain.standing in _DECIDED
            yield Reviewed(
                key=chain.subject.key,
                origin=origin,
                kind=chain.subject.kind,
                proposal=None,
                outcome=Outcome.UNCHANGED
                if chain.is_added
                else Outcome.CHANGED
                if changed
                else Outcome.MOVED
                if is_there
                else Outcome.GONE,
                standing=chain.standing,
                values=chain.values,
                human=_given(chain),
                decisions=tuple(chain.decisions),
                differences=found,
                is_regression=is_there,
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
