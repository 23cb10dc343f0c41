"""What each text of raw material is: a person's name, another name, a code, prose; or nothing to search for.

A text that is missing here stops the search with an error, so no kind of material can be forgotten; a test compares
this table with every field of every kind.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from tracktwo.clearance.kinds import (
    Attendance,
    Citation,
    Conference,
    Conflict,
    Contribution,
    Document,
    Event,
    EventLink,
    Host,
    Media,
    Note,
    Objective,
    Organisation,
    Outcome,
    Part,
    Person,
    Place,
    Presence,
    Programme,
    Publication,
    Reading,
    Remark,
    Remarks,
    Result,
    ResultPart,
    ResultSide,
    Round,
    RoundSide,
    Segment,
    Side,
    Status,
)
from tracktwo.clearance.tables import Approval, Fact, Name, Release, Source

__all__ = ["FIELDS", "SENTENCES", "Sort"]


class Sort(Enum):
    """How a text is searched for."""

    PERSON = auto()
    """A person's name, in every order it can be written in."""
    NAME = auto()
    """Any other name or title, as it is."""
    CODE = auto()
    """A key, a hash, an account: as it is, with its hyphens and dots."""
    PROSE = auto()
    """Words written by somebody: in short runs."""
    CLOSED = auto()
    """Not at all: one of a few words that stand for a choice, a language, or what is written for the public."""


P, N, C, W, X = Sort.PERSON, Sort.NAME, Sort.CODE, Sort.PROSE, Sort.CLOSED

FIELDS: Final[Mapping[type, Mapping[str, Sort]]] = {
    # Shared parts; what a fact states is what its field is.
    Fact: {},
    Source: {"document": C},
    Approval: {"side": X, "by": P},
    Release: {"text": W, "approved_by": P},
    Name: {"text": N, "language": X},
    # Written for everybody, under no rule.
    Programme: dict.fromkeys(
        ("key", "name", "summary", "motivation", "notice", "licence", "funding", "contact", "languages",
         "unchecked_languages"), X,
    ),
    Side: dict.fromkeys(("key", "name", "adjective", "lot", "languages"), X),
    Objective: dict.fromkeys(("key", "text"), X),
    # Under a rule, or not known outside.
    Organisation: {"key": C, "side": X, "parent": C, "type": X, "note": W},
    Person: {"key": C, "names": P, "note": W},
    Conference: {"key": C, "series": N, "name": N, "language": X, "place": N},
    Status: {"value": X},
    Place: {"text": N, "country": X},
    Host: {"organisation": C, "role": X},
    Presence: {"side": X, "mode": X, "place": N},
    Event: {
        "key": C, "kind": X, "duration": X, "consulted": C, "theme": W, "parent": C, "earlier_plan": W,
        "purpose": W, "objectives": X, "audience_note": W, "officials": W, "media_present": W, "rule_note": W,
        "note": W, "twin": C,
    },
    Contribution: {
        "key": C, "person": C, "side": X, "listed_as": X, "name_as_printed": P, "post_as_printed": W,
        "affiliation_as_printed": N, "language": X, "organisations": C, "delivery": X, "delivery_basis": X,
        "note": W,
    },
    Attendance: {"person": C, "name": P, "side": X, "organisation": C, "note": W},
    Segment: {"key": C, "kind": X, "title": N, "language": X, "session": N, "starts": X},
    Part: {"role": X},
    Remark: {"author": C, "author_name": P, "side": X, "original": W},
    Remarks: {},
    Document: {"key": C, "title": N, "language": X, "licence": X, "sha256": C, "publishers": C},
    EventLink: {"link": X},
    Publication: {
        "key": C, "kind": X, "title": N, "language": X, "licence": X, "publishers": C, "permitted_by": P,
        "note": W,
    },
    Media: {"key": C, "outlet": N, "language": X, "contact": P, "note": W},
    Outcome: {"key": C, "text": W, "objectives": X},
    Citation: {"field": X},
    Reading: {"text": W},
    Conflict: {"key": C, "field": X, "question": W, "reason": W},
    Round: {
        "key": C, "title": N, "languages": X, "policy": X, "purpose": W, "label": W, "question": W, "recipe": X,
        "opened": X, "closed": X,
    },
    RoundSide: dict.fromkeys(("side", "name"), X),
    Result: {"key": C, "kind": X, "topic": W, "partner": C},
    # Numbers; disclosure control answers for those.
    ResultSide: dict.fromkeys(("side", "stances", "expects", "planted"), X),
    ResultPart: {"key": C, "name": N, "stances": X},
    # Its subject's key is searched for as that noun's own.
    Note: {"subject": X, "text": W, "side": X},
}  # fmt: skip

SENTENCES: Final = frozenset(
    {
        *(
            "summary",
            "motivation",
            "notice",
            "funding",
            "contact",
            "lot",
            "purpose",
            "theme",
            "text",
            "earlier_plan",
        ),
        *("audience_note", "officials", "media_present", "question", "readings", "remarks", "statement"),
        *("label", "sides"),
    }
)
"""The fields of a public item that hold sentences: whom one names there is public only if some item lists them."""
