"""What each kind of item looks like in a release: which nouns, which fields, and what they refer to.

The allow-list of the publisher. The gate decides what the public reads; a kind or a field that is not named here
is refused even if the gate let it through.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from tracktwo.clearance import kinds

__all__ = ["KINDS", "REFERENCES", "TEAM_ONLY", "Loss", "Reference", "kind_of"]

KINDS: Final[dict[str, type]] = {
    "conference": kinds.ShownConference,
    "conflict": kinds.ShownConflict,
    "contribution": kinds.ShownContribution,
    "document": kinds.ShownDocument,
    "event": kinds.ShownEvent,
    "media": kinds.ShownMedia,
    "objective": kinds.ShownObjective,
    "organisation": kinds.ShownOrganisation,
    "outcome": kinds.ShownOutcome,
    "person": kinds.ShownPerson,
    "programme": kinds.ShownProgramme,
    "publication": kinds.ShownPublication,
    "remarks": kinds.ShownRemarks,
    "segment": kinds.ShownSegment,
    "side": kinds.ShownSide,
}
"""Every kind of item, and the noun the gate shows it as."""

TEAM_ONLY: Final[dict[type, frozenset[str]]] = {
    kinds.ShownConflict: frozenset({"reason"}),
    kinds.ShownContribution: frozenset({"note"}),
    kinds.ShownEvent: frozenset({"note", "rule_note", "twin"}),
    kinds.ShownMedia: frozenset({"contact", "note"}),
    kinds.ShownOrganisation: frozenset({"note"}),
    kinds.ShownPerson: frozenset({"note"}),
    kinds.ShownPublication: frozenset({"note"}),
    kinds.ShownRemark: frozenset({"original"}),
}
"""Fields the nouns have for the team's eyes; no release has them."""


class Loss(Enum):
    """What goes with a reference to something that is not in the release."""

    VALUE = auto()
    ROW = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where an item names another: the path of its field, the kind it names (empty: any, by id), and the loss."""

    path: tuple[str, ...]
    kind: str
    loss: Loss = Loss.VALUE


def _to(kind: str, path: str, loss: Loss = Loss.VALUE) -> Reference:
    return Reference(path=tuple(path.split(".")), kind=kind, loss=loss)


REFERENCES: Final[dict[str, tuple[Reference, ...]]] = {
    "conflict": (_to("", "subject", Loss.ITEM), _to("document", "readings.passage.document", Loss.ROW)),
    "contribution": (
        _to("event", "event", Loss.ITEM),
        _to("person", "person"),
        _to("side", "side"),
        _to("organisation", "organisations"),
    ),
    "document": (_to("organisation", "publishers"),),
    "event": (
        _to("organisation", "hosts.organisation", Loss.ROW),
        _to("organisation", "consulted"),
        _to("conference", "parent"),
        _to("objective", "objectives"),
        _to("side", "presences.side", Loss.ROW),
    ),
    "media": (_to("event", "event"),),
    "organisation": (_to("side", "side"), _to("organisation", "parent")),
    "outcome": (_to("objective", "objectives"),),
    "person": (_to("", "contributions", Loss.ITEM),),
    "publication": (_to("organisation", "publishers"), _to("event", "links.event", Loss.ROW)),
    "remarks": (
        _to("event", "event", Loss.ITEM),
        _to("person", "remarks.author"),
        _to("side", "remarks.side"),
    ),
    "segment": (
        _to("event", "event", Loss.ITEM),
        _to("publication", "publication"),
        _to("contribution", "parts.contribution", Loss.ROW),
        _to("person", "parts.person"),
    ),
}
"""What each kind refers to. Whatever it names that is not in the release is dropped, so that no key of a withheld
thing leaves."""

_NAMES: Final = {noun: kind for kind, noun in KINDS.items()}


def kind_of(noun: type) -> str | None:
    """Return the kind of item a shown noun is; None if it is no item of its own."""
    return _NAMES.get(noun)
