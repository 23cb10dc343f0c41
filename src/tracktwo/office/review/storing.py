"""What was read and what holds of it, as JSON in a row and back: nothing of it is lost on the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from tracktwo.record import (
    Anchor,
    Basis,
    Choice,
    Difference,
    Evidence,
    Ground,
    GroundCode,
    Look,
    Outcome,
    Proposal,
    ProposalKind,
    Reviewed,
    Standing,
    Subject,
)

__all__ = ["reviewed_of", "said_of"]

Json = Any


def said_of(reviewed: Reviewed) -> dict[str, Json]:
    """Return something that stands for review ready for JSON."""
    proposal, subject = reviewed.proposal, reviewed.subject
    return {
        "key": reviewed.key,
        "origin": reviewed.origin,
        "kind": reviewed.kind.value,
        "proposal": proposal and _said(proposal),
        "outcome": reviewed.outcome.value,
        "standing": reviewed.standing.value,
        "values": dict(reviewed.values),
        "human": dict(reviewed.human),
        "decisions": list(reviewed.decisions),
        "differences": [asdict(each) for each in reviewed.differences],
        "is_regression": reviewed.is_regression,
        "subject": subject and subject.to_dict(),
        "also": list(reviewed.also),
    }


def reviewed_of(said: Mapping[str, Json]) -> Reviewed:
    """Return what :func:`said_of` wrote."""
    return Reviewed(
        key=said["key"],
        origin=said["origin"],
        kind=ProposalKind(said["kind"]),
        proposal=said["proposal"] and _proposal(said["proposal"]),
        outcome=Outcome(said["outcome"]),
        standing=Standing(said["standing"]),
        values=_values(said["values"]),
        human=said["human"],
        decisions=tuple(said["decisions"]),
        differences=tuple(
            Difference(**{**each, "was": _value(each["was"]), "now": _value(each["now"])})
            for each in said["differences"]
        ),
        is_regression=said["is_regression"],
        subject=said["subject"] and Subject.from_dict(said["subject"]),
        also=tuple(said["also"]),
    )


def _said(proposal: Proposal) -> dict[str, Json]:
    """Return a proposal as a dictionary, without what is empty."""
    told = asdict(proposal)
    return {name: value for name, value in told.items() if value or name in ("key", "kind", "confidence")}


def _proposal(said: Mapping[str, Json]) -> Proposal:
    known = {each.name for each in fields(Proposal)}
    return Proposal(**{name: _READ.get(name, _same)(value) for name, value in said.items() if name in known})


def _same(value: Json) -> Json:
    return value


def _value(value: Json) -> Json:
    return tuple(value) if isinstance(value, list) else value


def _values(values: Mapping[str, Json]) -> dict[str, Json]:
    return {name: _value(value) for name, value in values.items()}


def _evidence(said: Sequence[Json]) -> tuple[Evidence, ...]:
    return tuple(Evidence(**each) for each in said)


def _passages(said: Mapping[str, Json]) -> dict[str, tuple[Evidence, ...]]:
    return {name: _evidence(found) for name, found in said.items()}


_READ: Final[Mapping[str, Callable[[Json], Json]]] = {
    "kind": ProposalKind,
    "values": _values,
    "evidence": _passages,
    "context": _passages,
    "basis": lambda said: {name: Basis(each) for name, each in said.items()},
    "links": _values,
    "choices": lambda said: tuple(
        Choice(value=_value(each["value"]), evidence=_evidence(each["evidence"])) for each in said
    ),
    "rules": _values,
    "grounds": lambda said: tuple(Ground(code=GroundCode(each["code"]), args=each["args"]) for each in said),
    "must_look": lambda said: tuple(map(Look, said)),
    "anchors": lambda said: {name: tuple(Anchor(**each) for each in found) for name, found in said.items()},
}
