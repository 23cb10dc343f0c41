"""What each text of raw material is: a person's name, another name, a code, prose; or nothing to search for.

A text that is missing here stops the search with an error, so no kind of material can be forgotten; a test compares
this table with every field of every kind.
"""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from tracktwo.clearance.kinds import (
    Answer,
    Attendance,
    Challenge,
    Citation,
    Concept,
    Conference,
    Conflict,
    Contribution,
    Correction,
    DebriefLine,
    Defined,
    Document,
    Equal,
    Event,
    EventLink,
    Evidence,
    HallQuestion,
    Host,
    Location,
    Media,
    Misread,
    Narrative,
    Note,
    Objective,
    Organisation,
    Outcome,
    OwnResult,
    Part,
    Person,
    Place,
    Presence,
    Programme,
    Publication,
    Question,
    Reading,
    Remark,
    Remarks,
    Reply,
    Result,
    ResultPart,
    ResultSide,
    Round,
    RoundSide,
    Segment,
    Side,
    SideNote,
    Speaker,
    Status,
    Theme,
    Voice,
    Word,
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
        ("key", "name", "summary", "motivation", "notice", "licence", "funding", "contact",
         "government_policy", "languages",
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
        "note": W, "twin": C, "zone": X, "clocks": X, "ask_at": C,
    },
    Contribution: {
        "key": C, "person": C, "side": X, "listed_as": X, "name_as_printed": P, "post_as_printed": W,
        "affiliation_as_printed": N, "language": X, "organisations": C, "delivery": X, "delivery_basis": X,
        "note": W,
    },
    Attendance: {"person": C, "name": P, "side": X, "organisation": C, "note": W},
    Segment: {"key": C, "kind": X, "title": N, "titles": N, "language": X, "session": N, "starts": X},
    Part: {"role": X},
    Remark: {"author": C, "author_name": P, "side": X, "original": W},
    Remarks: {},
    HallQuestion: {"key": X},
    DebriefLine: {"key": C, "part": X, "text": W},
    Document: {"key": C, "title": N, "language": X, "licence": X, "sha256": C, "publishers": C},
    EventLink: {"link": X},
    Publication: {
        "key": C, "kind": X, "title": N, "language": X, "licence": X, "publishers": C, "permitted_by": P,
        "transcript": W, "note": W,
    },
    Speaker: {"person": C},
    Location: {"address": C, "opens": X, "fails": X},
    Media: {"key": C, "outlet": N, "language": X, "contact": P, "note": W},
    Outcome: {"key": C, "text": W, "unknown": W, "objectives": X},
    Correction: {"text": W},
    SideNote: {"side": X},
    Narrative: {"key": C, "text": W, "partly": W, "result_ref": X, "objectives": X},
    Challenge: {"key": C, "text": W, "objectives": X},
    # What it names is searched for as that noun's own.
    Evidence: {"ref": X, "side": X, "note": W},
    Answer: {"key": X},
    # A word is no secret, nor that somebody thinks about it: what is, is what was said of it.
    Concept: {"key": X, "wording": W, "approved": X, "see_also": X},
    Word: {"text": X, "language": X, "side": X},
    Equal: {"text": X, "language": X, "other": X, "other_language": X, "lost": W},
    Defined: {"text": W, "language": X, "side": X, "source": W, "translation": W},
    Misread: {"side": X, "text": W},
    # Its key is drawn.
    Question: {"key": X, "side": X, "approved": X, "text": W, "why": W, "talk": W},
    Reply: {"side": X, "text": W, "reason": W, "printed": W},
    # Codes of people and houses are of two or three letters: what is searched for is what was said.
    Theme: {"key": X},
    Voice: {"interview": X, "side": X, "house": X},
    Citation: {"field": X},
    Reading: {"text": W},
    Conflict: {"key": C, "field": X, "question": W, "reason": W},
    Round: {
        "key": C, "title": N, "languages": X, "policy": X, "purpose": W, "label": W, "question": W, "recipe": X,
        "opened": X, "closed": X,
    },
    RoundSide: dict.fromkeys(("side", "name"), X),
    Result: {"key": C, "kind": X, "topic": W, "partner": C},
    # Each side's own, of which nothing is ever outside.
    OwnResult: {"key": C, "side": X, "stances": X, "expects": X},
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
            "government_policy",
            "lot",
            "purpose",
            "theme",
            "text",
            "earlier_plan",
        ),
        *("audience_note", "officials", "media_present", "question", "readings", "remarks", "statement"),
        *("topic", "label", "sides", "transcript", "unknown", "partly", "corrections", "notes"),
        *("wording", "definitions", "misreadings", "equivalents", "replies", "quotes"),
    }
)
"""The fields of a public item that hold sentences: whom one names there is public only if some item lists them."""
