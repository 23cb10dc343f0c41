"""A person taken out for good: what stays is a keyed hash, so that reading again does not bring them back."""

import hashlib
import hmac
import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from tracktwo.record.methods.resolution.folding import fold, simplified
from tracktwo.record.methods.resolution.names import read_person
from tracktwo.record.tables import Anchor, Decision, Proposal, ProposalKind, Verb
from tracktwo.vocabulary.errors import UsageError

__all__ = ["Erased", "decide_erasure", "without_erased"]

_SHORTEST = 16


def decide_erasure(
    names: Collection[str],
    *,
    secret: bytes,
    id: str,  # noqa: A002 -- the name it has in the log
    by: str,
    at: str,
) -> Decision:
    """Return the decision to erase a person. It holds no name.

    Args:
        names: every form of the name that was printed.
        secret: the key of the hashes, 16 bytes or more; whoever has it can ask whether a name was erased.
        id: a new id.
        by: who decides.
        at: when, ISO 8601.

    Raises: UsageError if there is no name, or the secret is too short.
    """
    stones = sorted({each for name in names for each in _stones(name, secret)})
    if not stones:
        raise UsageError("Name the person to be erased.")
    return Decision(id=id, verb=Verb.ERASE, tombstones=tuple(stones), by=by, at=at)


def without_erased(decisions: Iterable[Decision], names: Collection[str]) -> tuple[Decision, ...]:
    """Return a log in which a person does not occur: to be kept instead of the old one.

    Decisions about the person and about what they did go; elsewhere their names become an ellipsis.

    Args:
        decisions: the log.
        names: every form of the name that was printed.
    """
    forms = {fold(name) for name in names}
    kept = (each for each in decisions if not _is_about(each, forms))
    return tuple(Decision.from_dict(_scrubbed(each.to_dict(), names)) for each in kept)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds names, whatever white space and case they are printed with."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(r"\s+".join(map(re.escape, name.split())) for name in ordered), re.IGNORECASE)


def _is_about(decision: Decision, forms: set[str]) -> bool:
    for subject in (decision.subject, decision.other):
        if subject is None:
            continue
        if subject.kind is ProposalKind.PERSON:
            told = [subject.values.get("name"), decision.values.get("name")]
            printed = subject.values.get("forms", ())
            told += printed if isinstance(printed, tuple) else ()
        elif subject.kind is ProposalKind.CONTRIBUTION:
            told = [subject.values.get("person"), decision.values.get("person")]
        else:
            continue
        if any(fold(str(each)) in forms for each in told if each):
            return True
    return False


def _scrubbed(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, str):
        return _pattern(names).sub("…", value)
    if isinstance(value, list):
        return [_scrubbed(each, names) for each in value]
    if isinstance(value, dict):
        inside = {name: _scrubbed(each, names) for name, each in value.items()}
        if "prefix" in inside:
            inside |= _cut(inside["prefix"], inside["suffix"], names)
        return inside
    return value


def _cut(prefix: str, suffix: str, names: Collection[str]) -> dict[str, str]:
    """Return the neighbours of a passage without what is left of a name at their outer ends."""
    for name in names:
        for size in range(len(name) - 1, 1, -1):
            if prefix.casefold().startswith(name[-size:].casefold()):
                prefix = prefix[size:]
            if suffix.casefold().endswith(name[:size].casefold()):
                suffix = suffix[:-size]
    return {"prefix": prefix, "suffix": suffix}


class Erased:
    """Who may not be proposed any more: those whose names have one of some keyed hashes."""

    def __init__(self, stones: Collection[str], secret: bytes) -> None:
        self._stones, self._secret = frozenset(stones), secret

    def has(self, name: str) -> bool:
        """Return whether a printed name may be one that was erased."""
        return bool(self._stones) and not self._stones.isdisjoint(_stones(name, self._secret))

    def kept(self, proposals: Iterable[Proposal]) -> tuple[list[Proposal], int]:
        """Return proposals without those about somebody erased, and how many there were."""
        every = list(proposals)
        if not self._stones:
            return every, 0
        gone = {each.key for each in every if self._is_about(each)}
        gone |= {
            each.key
            for each in every
            if each.kind is ProposalKind.CONTRIBUTION and not gone.isdisjoint(each.links.get("person", ()))
        }
        forms = [form for each in every if each.key in gone for form in _names(each)]
        left = (self._freed(each, gone) for each in every if each.key not in gone)
        return [_without_names(each, forms) if forms else each for each in left], len(gone)

    def _is_about(self, proposal: Proposal) -> bool:
        return any(self.has(name) for name in _names(proposal))

    def _freed(self, proposal: Proposal, gone: Collection[str]) -> Proposal:
        """Return a proposal about others that does not name who is gone."""
        asked = proposal.values.get("interviewer")
        left = {"interviewer"} if asked is not None and self.has(str(asked)) else set()
        return replace(
            proposal,
            values=_without(proposal.values, left),
            evidence=_without(proposal.evidence, left),
            anchors=_without(proposal.anchors, left),
            links={
                name: tuple(key for key in keys if key not in gone)
                for name, keys in proposal.links.items()
                if name not in left
            },
            doubts=_without(proposal.doubts, gone),
        )


def _names(proposal: Proposal) -> list[str]:
    """Return the names of the person a proposal is about; empty for what is about none."""
    name = {ProposalKind.PERSON: "forms", ProposalKind.CONTRIBUTION: "person"}.get(proposal.kind, "")
    found = proposal.values.get(name, ())
    return list(found) if isinstance(found, tuple) else [str(found)]


def _without_names(proposal: Proposal, names: Collection[str]) -> Proposal:
    """Return a proposal with an ellipsis for some names; only the passages of the document itself keep them."""
    pattern = _pattern(names)
    return replace(
        proposal,
        values={name: _ellipsed(value, pattern) for name, value in proposal.values.items()},
        printed={name: pattern.sub("…", value) for name, value in proposal.printed.items()},
        choices=tuple(replace(each, value=_ellipsed(each.value, pattern)) for each in proposal.choices),
        grounds=tuple(
            replace(each, args={name: _ellipsed(value, pattern) for name, value in each.args.items()})
            for each in proposal.grounds
        ),
        anchors={
            name: tuple(Anchor(**_scrubbed(each.to_dict(), names)) for each in found)
            for name, found in proposal.anchors.items()
        },
    )


def _ellipsed(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, tuple):
        return tuple(pattern.sub("…", each) for each in value)
    return pattern.sub("…", value) if isinstance(value, str) else value


def _without(values: Any, names: Collection[str]) -> Any:
    return {name: value for name, value in values.items() if name not in names}


def _stones(name: str, secret: bytes) -> set[str]:
    """Return the keyed hashes of what a name is known by: its words, its Han characters, and how it sounds."""
    if len(secret) < _SHORTEST:
        raise UsageError(f"The secret of erased names has at least {_SHORTEST} bytes.")
    person = read_person(name)
    known = {" ".join(sorted(re.findall(r"\w+", simplified(fold(name)))))}
    known |= {f"han:{each.family}{each.whole_given}" for each in person.han}
    sounds = [(each.family, each.whole_given) for each in person.latin]
    sounds += [(family, given) for family, given, is_standard in person.spoken if is_standard]
    known |= {"sound:" + "|".join(sorted(pair)) for pair in sounds if all(pair)}
    return {hmac.new(secret, each.encode(), hashlib.sha256).hexdigest() for each in known if each}
