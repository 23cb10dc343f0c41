"""What documents say otherwise than when it was decided on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tracktwo.record.methods.anchoring import squeezed, words_of
from tracktwo.record.methods.resolution.folding import fold, plain
from tracktwo.record.methods.reviewing.chains import Chain
from tracktwo.record.tables import Anchor, Difference, Proposal, ProposalKind, Value

__all__ = ["differences", "is_same_page", "no_longer_stated", "passages", "stands"]

_NAMED: Final = frozenset({ProposalKind.PERSON, ProposalKind.ORGANISATION})
_SETS: Final = frozenset({"forms", "sides"})
"""Fields that gather what stands in many places: one place less is no difference, something more is."""


def differences(proposal: Proposal, chain: Chain, others: Sequence[Chain]) -> Iterator[Difference]:
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
    """Return whether two values say the same: wrapped anew, with other quotes, in another order where it means nothing.

    Which of its printed forms somebody is called by is no statement of a document.
    """
    if was == now or (name == "name" and proposal.kind in _NAMED):
        return True
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


def passages(anchors: Mapping[str, tuple[Anchor, ...]], *, exact: bool) -> set[tuple[object, ...]]:
    """Return passages for comparing: ``exact`` with where they stand, else by their words alone."""
    return {
        (name, each.lineage, each.start, each.exact) if exact else (each.lineage, words_of(each.exact))
        for name, found in anchors.items()
        for each in found
    }


def is_same_page(proposal: Proposal, chain: Chain) -> bool:
    """Return whether every passage then is one now: the page says the same, and the rules read it otherwise."""
    before, now = (passages(each.anchors, exact=False) for each in (chain.subject, proposal))
    around = [
        {
            (each.exact, words_of(each.prefix), words_of(each.suffix))
            for found in one.anchors.values()
            for each in found
        }
        for one in (chain.subject, proposal)
    ]
    return bool(before) and before <= now and around[0] <= around[1]


def stands(chain: Chain, texts: Mapping[str, str]) -> bool:
    """Return whether the line, the name or the title that was decided on still stands in its document.

    Args:
        chain: what was decided on.
        texts: by lineage, the text of each document without its white space.
    """
    anchors = chain.subject.anchors
    main = next((anchors[name] for name in ("line", "name", "title", "field") if name in anchors), ())
    return any(_has(texts, each) for each in main)


def no_longer_stated(chain: Chain, texts: Mapping[str, str]) -> Iterator[Difference]:
    """Yield the fields none of whose passages stand any more."""
    for name, found in chain.subject.anchors.items():
        was = chain.subject.values.get(name)
        if was is not None and name not in chain.human and not any(_has(texts, each) for each in found):
            yield Difference(field=name, was=was, now=None)


def _has(texts: Mapping[str, str], anchor: Anchor) -> bool:
    return squeezed(anchor.exact) in texts.get(anchor.lineage, "")
