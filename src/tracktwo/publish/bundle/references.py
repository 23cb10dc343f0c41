"""What each kind of item refers to, and what goes with a reference to something that is not in the release."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

__all__ = ["REFERENCES", "Loss", "Reference"]


class Loss(Enum):
    """What goes with a reference to something that is not in the release."""

    VALUE = auto()
    ROW = auto()
    ITEM = auto()
    """The item; of a list, once nothing of it is left."""
    WHOLE = auto()
    """The item; of a list, as soon as one of it is lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where an item names another: the path of its field, the kind it names (empty: any, by id), and the loss.

    ``unless`` is the kind of row that names none: an answer that a finding rests on has no page.
    """

    path: tuple[str, ...]
    kind: str
    loss: Loss = Loss.VALUE
    unless: str = ""


def _to(kind: str, path: str, loss: Loss = Loss.VALUE) -> Reference:
    return Reference(path=tuple(path.split(".")), kind=kind, loss=loss)


_EVIDENCE: Final = (
    Reference(path=("evidence", "item"), kind="", loss=Loss.ROW, unless="answer"),
    _to("side", "evidence.side"),
)

REFERENCES: Final[dict[str, tuple[Reference, ...]]] = {
    "challenge": (_to("objective", "objectives"), _to("event", "next_event"), *_EVIDENCE),
    "concept": (
        _to("side", "words.side"),
        _to("side", "definitions.side"),
        _to("side", "misreadings.side", Loss.ROW),
        _to("concept", "see_also"),
    ),
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
    "narrative": (_to("objective", "objectives"), _to("result", "result"), *_EVIDENCE),
    "organisation": (_to("side", "side"), _to("organisation", "parent")),
    "outcome": (_to("objective", "objectives"), _to("side", "notes.side", Loss.ROW), *_EVIDENCE),
    "person": (_to("", "contributions", Loss.ITEM),),
    "publication": (
        _to("organisation", "publishers"),
        _to("event", "links.event", Loss.ROW),
        _to("side", "places.opens"),
        _to("side", "places.fails"),
    ),
    "question": (_to("side", "side", Loss.ITEM), _to("document", "replies.documents")),
    "remarks": (
        _to("event", "event", Loss.ITEM),
        _to("person", "remarks.author"),
        _to("side", "remarks.side"),
    ),
    "result": (
        _to("round", "round", Loss.ITEM),
        _to("result", "partner"),
        _to("side", "sides.side", Loss.WHOLE),
        _to("side", "unaware"),
    ),
    "round": (_to("side", "sides.side", Loss.WHOLE),),
    "segment": (
        _to("event", "event", Loss.ITEM),
        _to("publication", "publication"),
        _to("contribution", "parts.contribution", Loss.ROW),
        _to("person", "parts.person"),
    ),
    "theme": (_to("", "subject", Loss.ITEM), _to("side", "heads.side", Loss.WHOLE)),
}
"""What each kind refers to. Whatever it names that is not in the release is dropped, so that no key of a withheld
thing leaves."""
