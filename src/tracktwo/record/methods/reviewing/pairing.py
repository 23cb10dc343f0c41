"""What was decided on, found again among what is proposed now: by key, by quote and context, by order in the list."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.record.methods.anchoring import words_of
from tracktwo.record.methods.events.drafts import dates_agree
from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.tables import Anchor, Proposal, ProposalKind, Subject, Value

__all__ = ["Pairs", "paired"]

_ALIKE: Final = 0.85
_ALIKE_IN_LIST: Final = 0.6
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
            (-likeness, subject.origin, proposal.key)
            for subject, proposal in _candidates(subjects, proposals, share)
            if (likeness := self._likeness(subject, proposal)) > 0
        )
        taken: set[str] = set()
        for _, origin, key in sorted(scored):
            if origin not in self.found and key not in taken:
                self.found[origin] = key
                taken.add(key)

    def _likeness(self, subject: Subject, proposal: Proposal) -> float:
        """Return how surely a proposal is what a subject was; 0 where it is not."""
        in_event = bool(subject.event) and self._events.get(subject.event, subject.event) == proposal.event
        return _LIKENESS[self._kind](subject, proposal, in_event)

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
                likeness = max(
                    _alike(_line(subject), _line(proposal)), _names_alike(subject, proposal, "person")
                )
                if before < proposal.place < after and likeness >= _ALIKE_IN_LIST:
                    scored.append((-likeness, subject.origin, proposal.key))
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
        self.also = {origin: key for origin, (likeness, key) in best.items() if likeness > 0}


def _is_within(subject: Subject, proposal: Proposal) -> bool:
    """Return whether all that a subject rested on is part of a proposal now."""
    if subject.kind in _NAMED:
        return _forms(subject) <= _forms(proposal)
    return _passages(subject) <= _passages(proposal)


_NAMED: Final = frozenset({ProposalKind.PERSON, ProposalKind.ORGANISATION})


def _texts(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else () if value is None else (str(value),)


def _forms(one: Subject | Proposal) -> set[str]:
    return {fold(each) for each in _texts(one.values.get("forms"))}


def _passages(one: Subject | Proposal, *fields: str) -> set[tuple[str, str]]:
    """Return the passages of some fields, or of all."""
    told = [one.anchors.get(name, ()) for name in fields] if fields else one.anchors.values()
    return {(each.lineage, words_of(each.exact)) for found in told for each in found}


def _line(one: Subject | Proposal) -> str:
    return words_of(" ".join(each.exact for each in one.anchors.get("line", ())))


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
    told |= {f"{lineage}\x1f{words}" for lineage, words in _passages(one, "line")}
    if one.kind is ProposalKind.EVENT:
        told |= {f"at:{one.values.get('city')}", f"on:{str(one.values.get('date', ''))[:4]}"}
    return told


def _named(one: Subject | Proposal) -> list[str]:
    fields = ("title",) if one.kind in _WORKS else _NAMES
    return [each for name in fields for each in _texts(one.values.get(name))]


def _words(one: Subject | Proposal) -> set[str]:
    """Return the words of names."""
    return {word for each in _named(one) for word in fold(each).replace(",", " ").replace("-", " ").split()}


def _alike(one: str, other: str) -> float:
    """Return how alike two texts are, 0 to 1."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 -- only where a page was changed

    return ratio(one, other) / 100 if one and other else 0.0


def _names_alike(one: Subject | Proposal, other: Subject | Proposal, name: str) -> float:
    first, second = (
        " ".join(sorted(fold(str(each.values.get(name, ""))).replace(",", " ").split()))
        for each in (one, other)
    )
    return 1.0 if first and first == second else _alike(first, second)


def _anchors_alike(
    one: Mapping[str, tuple[Anchor, ...]], other: Mapping[str, tuple[Anchor, ...]], name: str
) -> float:
    """Return how alike the most alike passages of a field in one document are, 0 to 1, and a little for neighbours."""
    best = 0.0
    for first in one.get(name, ()):
        for second in other.get(name, ()):
            if first.lineage == second.lineage:
                words = [words_of(each.exact) for each in (first, second)]
                likeness = 1.0 if words[0] == words[1] else _alike(*words)
                around = _alike(first.prefix, second.prefix) + _alike(first.suffix, second.suffix)
                best = max(best, likeness + around / 20)
    return best


def _event_likeness(subject: Subject, proposal: Proposal, _: bool) -> float:  # noqa: FBT001 -- one of a table
    name = max(
        _names_alike(subject, proposal, "name"),
        min(1.0, _anchors_alike(subject.anchors, proposal.anchors, "name")),
    )
    dates = [str(each.values["date"]) for each in (subject, proposal) if "date" in each.values]
    same_date = len(dates) == 2 and dates_agree(*dates)
    against = len(dates) == 2 and not same_date
    number, other = subject.values.get("series_no"), proposal.values.get("series_no")
    same_place = "city" in subject.values and subject.values["city"] == proposal.values.get("city")
    if number and other and number != other:
        return 0.0
    if (same_date and (name >= _ALIKE_IN_LIST or same_place)) or (not against and name >= _ALIKE):
        return 2 * name + same_date + same_place + bool(number and number == other)
    return name + same_place if name >= _ALIKE and same_place else 0.0


def _line_likeness(subject: Subject, proposal: Proposal, in_event: bool) -> float:  # noqa: FBT001
    name = _names_alike(subject, proposal, "person")
    if name < _ALIKE_IN_LIST:
        return 0.0
    line = _anchors_alike(subject.anchors, proposal.anchors, "line")
    near = (name >= _ALIKE and (in_event or line >= _ALIKE_IN_LIST)) or (name >= _ALIKE_IN_LIST and line >= 1)
    if not near:
        return 0.0
    same = [
        subject.values.get(each) == proposal.values.get(each) for each in ("title", "session", "functions")
    ]
    return 3 * name + 2 * line + in_event + sum(same) / 3


def _named_likeness(subject: Subject, proposal: Proposal, _: bool) -> float:  # noqa: FBT001
    mine, yours = _forms(subject), _forms(proposal)
    sides = [set(_texts(each.values.get("sides"))) for each in (subject, proposal)]
    if mine & yours:
        apart = all(sides) and not sides[0] & sides[1]
        return 0.0 if apart else 2 + len(mine & yours) / len(mine | yours) + bool(sides[0] & sides[1])
    name = _names_alike(subject, proposal, "name")
    return name if name >= _ALIKE else 0.0


def _conflict_likeness(subject: Subject, proposal: Proposal, in_event: bool) -> float:  # noqa: FBT001
    if subject.values.get("field") != proposal.values.get("field"):
        return 0.0
    return 1.0 + _anchors_alike(subject.anchors, proposal.anchors, "field") if in_event else 0.0


def _work_likeness(subject: Subject, proposal: Proposal, _: bool) -> float:  # noqa: FBT001
    title = _names_alike(subject, proposal, "title")
    return title if title >= _ALIKE else 0.0


_LIKENESS: Final[Mapping[ProposalKind, Callable[[Subject, Proposal, bool], float]]] = {
    ProposalKind.EVENT: _event_likeness,
    ProposalKind.CONTRIBUTION: _line_likeness,
    ProposalKind.PERSON: _named_likeness,
    ProposalKind.ORGANISATION: _named_likeness,
    ProposalKind.CONFLICT: _conflict_likeness,
    ProposalKind.PUBLICATION: _work_likeness,
    ProposalKind.MEDIA: _work_likeness,
}
