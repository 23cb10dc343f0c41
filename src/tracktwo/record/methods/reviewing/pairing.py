"""What was decided on, found again among what is proposed now: by key, by quote and context, by order in the list."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.methods.reviewing.likeness import (
    forms_of,
    likeness,
    likeness_in_list,
    passages_of,
    texts_of,
)
from tracktwo.record.tables import Proposal, ProposalKind, Subject

__all__ = ["Pairs", "paired"]

_NAMES: Final = ("name", "person", "forms", "field")
_WORKS: Final = frozenset({ProposalKind.PUBLICATION, ProposalKind.MEDIA})
_Shares = Callable[[Subject | Proposal], set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Which proposal each subject is now.

    Attributes:
        found: by subject, its proposal's key.
        also: by subject, the key of the proposal that another subject already is: two became one.
    """

    found: Mapping[str, str]
    also: Mapping[str, str]


def paired(subjects: Iterable[Subject], proposals: Iterable[Proposal], *, events: Mapping[str, str]) -> Pairs:
    """Return which proposal each subject is now. Neither order changes anything.

    Args:
        subjects: what decisions are about, one of each origin: as it was decided on last.
        proposals: what the documents say now.
        events: the origins of events by every key they had.
    """
    old, new = defaultdict(list), defaultdict(list)
    for subject in sorted(subjects, key=lambda each: each.origin):
        old[subject.kind].append(subject)
    for proposal in sorted(proposals, key=lambda each: each.key):
        new[proposal.kind].append(proposal)
    found: dict[str, str] = {}
    also: dict[str, str] = {}
    event_now: dict[str, str] = {}
    for kind in ProposalKind:  # events come first: what belongs to them is looked for in them
        pairing = _Pairing(kind, old[kind], new[kind], event_now)
        found |= pairing.found
        also |= pairing.also
        if kind is ProposalKind.EVENT:
            now = found | also
            event_now = {key: now[origin] for key, origin in events.items() if origin in now}
    return Pairs(found=found, also=also)


class _Pairing:
    """The subjects and proposals of one kind."""

    def __init__(
        self,
        kind: ProposalKind,
        subjects: Sequence[Subject],
        proposals: Sequence[Proposal],
        events: Mapping[str, str],
    ) -> None:
        self._kind, self._events = kind, events
        self._proposals = {each.key: each for each in proposals}
        self._subjects = {each.origin: each for each in subjects}
        self.found: dict[str, str] = {}
        self.also: dict[str, str] = {}
        self._by_key()
        self._by_likeness(_wholes)
        self._by_likeness(_words)
        if kind is ProposalKind.CONTRIBUTION:
            self._by_order()
        self._second()

    def _open(self) -> tuple[list[Subject], list[Proposal]]:
        taken = set(self.found.values())
        return (
            [each for origin, each in self._subjects.items() if origin not in self.found],
            [each for key, each in self._proposals.items() if key not in taken],
        )

    def _by_key(self) -> None:
        taken: set[str] = set()
        for origin, subject in self._subjects.items():
            if subject.key in self._proposals and subject.key not in taken:
                self.found[origin] = subject.key
                taken.add(subject.key)

    def _by_likeness(self, share: _Shares) -> None:
        """Pair those whose words and passages are most alike first; only what shares something is compared."""
        subjects, proposals = self._open()
        scored = (
            (-how, subject.origin, proposal.key)
            for subject, proposal in _candidates(subjects, proposals, share)
            if (how := self._likeness(subject, proposal)) > 0
        )
        taken: set[str] = set()
        for _, origin, key in sorted(scored):
            if origin not in self.found and key not in taken:
                self.found[origin] = key
                taken.add(key)

    def _likeness(self, subject: Subject, proposal: Proposal) -> float:
        """Return how surely a proposal is what a subject was; 0 where it is not."""
        in_event = bool(subject.event) and self._events.get(subject.event, subject.event) == proposal.event
        return likeness(subject, proposal, in_event=in_event)

    def _by_order(self) -> None:
        """Pair what stands between the same neighbours of a list, if it is not wholly different."""
        subjects, proposals = self._open()
        pairs = sorted(
            (self._subjects[origin].place, self._proposals[key].place) for origin, key in self.found.items()
        )
        scored = []
        for subject in subjects:
            before = max((new for old, new in pairs if old < subject.place), default=-1)
            after = min((new for old, new in pairs if old > subject.place), default=1 << 30)
            for proposal in proposals:
                how = likeness_in_list(subject, proposal) if before < proposal.place < after else 0.0
                if how > 0:
                    scored.append((-how, subject.origin, proposal.key))
        taken: set[str] = set()
        for _, origin, key in sorted(scored):
            if origin not in self.found and key not in taken:
                self.found[origin] = key
                taken.add(key)

    def _second(self) -> None:
        """Find those that another one took the proposal of: two that were decided on became one."""
        subjects, _ = self._open()
        if not subjects:
            return
        taken = [self._proposals[key] for key in sorted(set(self.found.values()))]
        best: dict[str, tuple[float, str]] = {}
        for subject, proposal in _candidates(subjects, taken, _wholes):
            if _is_within(subject, proposal):
                rank = (self._likeness(subject, proposal), proposal.key)
                best[subject.origin] = max(rank, best.get(subject.origin, (0.0, "")))
        self.also = {origin: key for origin, (how, key) in best.items() if how > 0}


_NAMED: Final = frozenset({ProposalKind.PERSON, ProposalKind.ORGANISATION})


def _is_within(subject: Subject, proposal: Proposal) -> bool:
    """Return whether all that a subject rested on is part of a proposal now."""
    if subject.kind in _NAMED:
        return forms_of(subject) <= forms_of(proposal)
    return passages_of(subject) <= passages_of(proposal)


def _candidates(
    subjects: Iterable[Subject], proposals: Iterable[Proposal], share: _Shares
) -> Iterator[tuple[Subject, Proposal]]:
    """Yield the pairs that have something in common."""
    having: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        for each in share(proposal):
            having[each].append(proposal)
    for subject in subjects:
        near = {each.key: each for word in share(subject) for each in having.get(word, ())}
        for key in sorted(near):
            yield subject, near[key]


def _wholes(one: Subject | Proposal) -> set[str]:
    """Return whole names and whole passages; of an event, its year and its city."""
    told = {fold(each) for each in _named(one)}
    told |= {f"{lineage}\x1f{words}" for lineage, words in passages_of(one, "line")}
    if one.kind is ProposalKind.EVENT:
        told |= {f"at:{one.values.get('city')}", f"on:{str(one.values.get('date', ''))[:4]}"}
    return told


def _named(one: Subject | Proposal) -> list[str]:
    fields = ("title", "name", "chinese") if one.kind in _WORKS else _NAMES
    return [each for name in fields for each in texts_of(one.values.get(name))]


def _words(one: Subject | Proposal) -> set[str]:
    """Return the words of names."""
    return {word for each in _named(one) for word in fold(each).replace(",", " ").replace("-", " ").split()}
