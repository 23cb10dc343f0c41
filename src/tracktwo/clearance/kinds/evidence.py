"""Citations and conflicts: a passage is read about where both the fact it supports and its document may be."""

from collections.abc import Sized
from dataclasses import dataclass, fields

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.kinds.agenda import Segment, ShownSegment
from tracktwo.clearance.kinds.event import Event, ShownEvent
from tracktwo.clearance.kinds.library import (
    Document,
    Media,
    Publication,
    ShownDocument,
    ShownMedia,
    ShownPublication,
    show_document,
)
from tracktwo.clearance.kinds.narratives import Challenge, Narrative, ShownChallenge, ShownNarrative
from tracktwo.clearance.kinds.organisations import (
    Conference,
    Organisation,
    ShownConference,
    ShownOrganisation,
)
from tracktwo.clearance.kinds.outcomes import Outcome, ShownOutcome
from tracktwo.clearance.kinds.people import (
    Contribution,
    Person,
    ShownContribution,
    ShownPerson,
)
from tracktwo.clearance.kinds.programme import (
    Objective,
    Programme,
    ShownObjective,
    ShownProgramme,
    ShownSide,
    Side,
)
from tracktwo.clearance.tables import Reason, Texts, Withheld, fixed, shown
from tracktwo.vocabulary.languages import LanguageText
from tracktwo.vocabulary.provenance import Passage

__all__ = [
    "Citation",
    "Conflict",
    "Reading",
    "ShownCitation",
    "ShownConflict",
    "ShownReading",
    "ShownSubject",
    "Subject",
    "show_citation",
    "show_conflict",
]

Subject = (
    Programme
    | Side
    | Objective
    | Organisation
    | Person
    | Conference
    | Event
    | Contribution
    | Segment
    | Document
    | Publication
    | Media
    | Outcome
    | Narrative
    | Challenge
)
"""What a passage can speak of."""

ShownSubject = (
    ShownProgramme
    | ShownSide
    | ShownObjective
    | ShownOrganisation
    | ShownPerson
    | ShownConference
    | ShownEvent
    | ShownContribution
    | ShownSegment
    | ShownDocument
    | ShownPublication
    | ShownMedia
    | ShownOutcome
    | ShownNarrative
    | ShownChallenge
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Citation:
    """A passage, from ``start`` to ``end``, that states a field of a subject; no field: that it is there at all."""

    subject: Subject
    document: Document
    start: int
    end: int
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCitation:
    """A passage as one audience may read about it; ``subject`` is what it speaks of, as ``"kind:key"``."""

    subject: str
    field: str
    passage: Passage


def show_citation(
    citation: Citation, *, subject: ShownSubject | Withheld, audience: Audience
) -> ShownCitation | Withheld:
    """Return a passage to those who may read both its fact and its document.

    Args:
        citation: The passage.
        subject: What the same audience may read of the citation's subject.
        audience: Who reads.
    """
    if isinstance(subject, Withheld):
        return subject
    if not _tells(subject, citation.field):
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    document = show_document(citation.document, audience=audience)
    if isinstance(document, Withheld):
        return document
    passage = Passage(document=document.key, start=citation.start, end=citation.end)
    return ShownCitation(subject=_id(subject), field=citation.field, passage=passage)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Reading:
    """One reading of a disputed fact, and the passage it stands in."""

    text: LanguageText
    document: Document
    start: int
    end: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conflict:
    """A field of a subject on which documents disagree; ``reason`` says why one reading is chosen."""

    key: str
    subject: Subject
    field: str
    question: LanguageText
    readings: tuple[Reading, ...]
    reason: LanguageText


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReading:
    """One reading of a disputed fact as one audience may read it."""

    text: Texts
    passage: Passage
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConflict:
    """A disagreement of documents as one audience may read it; ``subject`` is what it is about, ``"kind:key"``."""

    key: str
    subject: str
    field: str
    question: Texts
    readings: tuple[ShownReading, ...]
    reason: Texts | None


def show_conflict(
    conflict: Conflict, *, subject: ShownSubject | Withheld, audience: Audience
) -> ShownConflict | Withheld:
    """Return a disagreement to those who may read the fact and two readings of it; its reason to the team.

    The reason weighs every reading, also those outside cannot read, so it stays inside.

    Args:
        conflict: The disagreement.
        subject: What the same audience may read of the conflict's subject.
        audience: Who reads.
    """
    if isinstance(subject, Withheld):
        return subject
    if not _tells(subject, conflict.field):
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    readings = tuple(
        reading for raw in conflict.readings if (reading := _reading(raw, audience=audience)) is not None
    )
    if len(readings) < 2:  # noqa: PLR2004 -- one reading alone disagrees with nothing
        return Withheld(reason=Reason.NOT_PUBLIC)
    team = reach(audience, event=None) is Reach.TEAM
    return ShownConflict(
        key=conflict.key,
        subject=_id(subject),
        field=conflict.field,
        question=fixed(conflict.question),
        readings=readings,
        reason=shown(conflict.reason) if team else None,
    )


def _reading(reading: Reading, *, audience: Audience) -> ShownReading | None:
    document = show_document(reading.document, audience=audience)
    if isinstance(document, Withheld):
        return None
    passage = Passage(document=document.key, start=reading.start, end=reading.end)
    return ShownReading(text=fixed(reading.text), passage=passage, is_chosen=reading.is_chosen)


def _id(subject: ShownSubject) -> str:
    """Return the kind and key of a subject, ``"event:spring"``; a key alone may belong to two kinds."""
    return f"{type(subject).__name__.removeprefix('Shown').lower()}:{subject.key}"


def _tells(subject: ShownSubject, name: str) -> bool:
    """Return whether what is shown of a subject tells a field; the empty field is that it is there at all."""
    if not name:
        return True
    if name not in {told.name for told in fields(subject)}:
        return False
    value: object = getattr(subject, name)
    return value is not None and not (isinstance(value, Sized) and len(value) == 0)
