"""The log of decisions: what in it holds, and what it says of names and of rules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tracktwo.record.methods.ledgers import Counts
from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.tables import Decision, Judgement, ProposalKind, Verb, Verdict
from tracktwo.vocabulary.errors import DataError

__all__ = ["counts_of", "holding", "judgements_of"]

_VERDICTS = {Verb.SAME: Verdict.SAME, Verb.DIFFERENT: Verdict.DIFFERENT, Verb.UNSURE: Verdict.UNSURE}


def holding(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that hold, in the order of the log: an undone undo gives back what it took.

    Raises: DataError if two decisions have one id.
    """
    log = tuple(decisions)
    if len({each.id for each in log}) < len(log):
        raise DataError(
            "Two decisions of the log have one id; each has its own. Keep the log as it was written."
        )
    withdrawn: set[str] = set()
    for each in reversed(log):
        if each.verb is Verb.UNDO and each.id not in withdrawn:
            withdrawn.add(each.withdraws)
    return tuple(each for each in log if each.verb is not Verb.UNDO and each.id not in withdrawn)


def judgements_of(decisions: Iterable[Decision]) -> tuple[Judgement, ...]:
    """Return what people decided about names, for reading the documents with it; the last word on two names holds."""
    latest: dict[tuple[str, ...], Judgement] = {}
    for each in holding(decisions):
        verdict = _VERDICTS.get(each.verb)
        if verdict is None:
            continue
        for one in each.names[0]:
            for other in each.names[1]:
                pair = tuple(sorted((fold(one), fold(other))))
                latest[pair] = Judgement(one=one, other=other, verdict=verdict)
    return tuple(latest[pair] for pair in sorted(latest))


def counts_of(decisions: Iterable[Decision]) -> dict[str, Counts]:
    """Return how often each rule was right and wrong by what people decided last on what it proposed.

    A value that was accepted was right in every step; one that was given otherwise, wrong in its last; a
    contribution or an event that was rejected was wrong as a line, or as an event.
    """
    last: dict[tuple[ProposalKind, str], Decision] = {}
    for each in holding(decisions):
        if each.subject is not None and each.verb in {Verb.ACCEPT, Verb.EDIT, Verb.REJECT}:
            last[each.subject.kind, each.subject.origin] = each
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for decision in last.values():
        assert decision.subject is not None
        rules = decision.subject.rules
        if decision.verb is Verb.REJECT:
            _count_rejected(rules.get("person") or rules.get("name", ()), counts)
            continue
        for name, path in rules.items():
            is_right = name not in decision.values or decision.values[name] == decision.subject.values.get(
                name
            )
            counts[path[-1]][0 if is_right else 1] += 1
        for rule in {rule for path in rules.values() for rule in path[:-1]}:
            counts[rule][0] += 1
    return {rule: (right, wrong) for rule, (right, wrong) in sorted(counts.items())}


def _count_rejected(path: Sequence[str], counts: dict[str, list[int]]) -> None:
    blamed = next((rule for rule in path if rule.startswith("line:")), path[0] if path else None)
    if blamed:
        counts[blamed][1] += 1
