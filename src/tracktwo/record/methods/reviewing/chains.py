"""The decisions on one thing, from the first to the last, and what they come to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tracktwo.record.tables import Decision, ProposalKind, Standing, Subject, Value, Verb

__all__ = ["Chain", "chains"]

_STANDINGS: Mapping[Verb, Standing] = {
    Verb.ACCEPT: Standing.ACCEPTED,
    Verb.EDIT: Standing.ACCEPTED,
    Verb.CHOOSE: Standing.ACCEPTED,
    Verb.ADD: Standing.ACCEPTED,
    Verb.REJECT: Standing.REJECTED,
    Verb.LATER: Standing.LATER,
}


@dataclass(slots=True, kw_only=True)
class Chain:
    """What was decided on one thing.

    Attributes:
        subject: as it was decided on last.
        standing: what holds.
        human: by field, the value a person gave, None for "not stated"; and in ``given`` the id of the decision.
        given: by field, the id of the decision.
        decisions: ids, in order.
        keys: every key it had when it was decided on.
        is_added: whether a person added it.
    """

    subject: Subject
    standing: Standing = Standing.OPEN
    human: dict[str, Value | None] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)
    decisions: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    is_added: bool = False

    def take(self, decision: Decision) -> None:
        """Add the next decision."""
        assert decision.subject is not None
        self.subject = decision.subject
        self.standing = _STANDINGS[decision.verb]
        self.human |= decision.values
        self.given |= dict.fromkeys(decision.values, decision.id)
        self.decisions.append(decision.id)
        self.keys.add(decision.subject.key)
        self.is_added = self.is_added or decision.verb is Verb.ADD

    @property
    def values(self) -> dict[str, Value]:
        """Return what holds by what was decided: the person's own values over those of the documents then."""
        both: dict[str, Value | None] = {**self.subject.values, **self.human}
        return {name: value for name, value in both.items() if value is not None}

    @property
    def sought(self) -> Subject:
        """Return what to look for among proposals: of what a person added, the values they gave."""
        return replace(self.subject, values=self.values) if self.is_added else self.subject


def chains(decisions: Iterable[Decision]) -> dict[str, Chain]:
    """Return what was decided on each thing, by its origin.

    Args: decisions: those that hold, in the order of the log.
    """
    found: dict[tuple[ProposalKind, str], Chain] = {}
    for each in decisions:
        if each.subject is None or each.verb not in _STANDINGS:
            continue
        chain = found.setdefault((each.subject.kind, each.subject.origin), Chain(subject=each.subject))
        chain.take(each)
    return {origin: chain for (_, origin), chain in found.items()}
