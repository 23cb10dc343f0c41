"""What is read of interviews: a side's own, whole; of everybody's, how many raised what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracktwo.clearance.disclosure import SMALLEST_GROUP, HeadCount, head_count
from tracktwo.clearance.kinds import effective_people
from tracktwo.office.interviews.kinds import Consent
from tracktwo.office.interviews.models import Interview, InterviewCode, InterviewPassage
from tracktwo.office.questions.queries import gaps_and_questions
from tracktwo.office.record.queries import statements_of
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, SectorType, Side
    from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "OfType",
    "Raised",
    "coded",
    "heard",
    "interview_called",
    "interview_list",
    "is_counted",
    "is_quotable",
    "quote_digest",
    "subjects_to_code",
    "themes",
    "types_heard",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """A subject, "kind:key", its words, and of each side (by key) how many raised it; None where that is not shown."""

    subject: str
    text: "LanguageText"
    people: Mapping[str, HeadCount | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfType:
    """How many people of each side (by key) were heard of a type; ``type`` None: of others, or not stated."""

    type: "SectorType | None"
    people: Mapping[str, HeadCount | None]


def interview_list(programme: "Programme", side: "Side") -> list[Interview]:
    """Return a side's own interviews, the latest first, each with its passages."""
    found = Interview.objects.filter(programme=programme, side=side).select_related("type", "side")
    return list(found.prefetch_related("passages").order_by("-pk"))


def interview_called(programme: "Programme", key: str, *, side: "Side") -> Interview | None:
    """Return one of a side's own interviews; another side's does not exist for it."""
    found = Interview.objects.filter(programme=programme, key=key, side=side)
    return found.select_related("programme", "side", "type").prefetch_related("passages__codes").first()


def is_counted(interview: Interview) -> bool:
    """Return whether an interview may be counted: with consent, under a rule that lets it, and not withdrawn."""
    return (
        interview.consent != Consent.INSIDE
        and interview.withdrawn is None
        and interview.rule in {Rule.ON_THE_RECORD.value, Rule.NOT_FOR_ATTRIBUTION.value}
    )


def heard(programme: "Programme") -> list[Interview]:
    """Return the interviews that count, in the order they were entered."""
    rows = Interview.objects.filter(programme=programme).select_related("type__side", "side").order_by("pk")
    return [row for row in rows if is_counted(row)]


def quote_digest(quote: "LanguageText") -> str:
    """Return the fingerprint of words that may be quoted."""
    return fingerprint("\n".join(f"{tag}: {text}" for tag, text in sorted(quote.items())).encode())


def is_quotable(passage: InterviewPassage) -> bool:
    """Return whether the person who said it allowed the words as they stand, and still does."""
    return (
        bool(passage.quote)
        and passage.allowed_on is not None
        and passage.sha256 == quote_digest(passage.quote)
        and passage.interview.consent == Consent.QUOTED
        and passage.interview.withdrawn is None
    )


def subjects_to_code(programme: "Programme") -> dict[str, "LanguageText"]:
    """Return what a passage can be about: every narrative, and every question both teams read."""
    found = {f"narrative:{row.key}": row.text for row in statements_of(programme, "narrative")}
    asked = gaps_and_questions(programme)
    return {**found, **{f"question:{key}": text for kind, key, text in asked if kind == "question"}}


def coded(programme: "Programme") -> dict[str, list[Interview]]:
    """Return the interviews that count by what they raised, each interview once a subject, with its passages."""
    codes = InterviewCode.objects.filter(passage__interview__programme=programme).select_related(
        "passage__interview__side", "passage__account"
    )
    found: dict[str, dict[int, Interview]] = defaultdict(dict)
    for code in codes.order_by("pk"):
        interview = code.passage.interview
        if is_counted(interview):
            found[code.subject].setdefault(interview.pk, interview)
    return {subject: list(rows.values()) for subject, rows in found.items()}


def themes(programme: "Programme", sides: "Sequence[Side]") -> list[Raised]:
    """Return what was raised in interviews, of each side in bands; what too few raised looks as if nobody had."""
    words = subjects_to_code(programme)
    return [
        Raised(subject=subject, text=words[subject], people=_banded(rows, sides))
        for subject, rows in sorted(coded(programme).items())
        if subject in words and any(_banded(rows, sides).values())
    ]


def types_heard(programme: "Programme", sides: "Sequence[Side]") -> list[OfType]:
    """Return how many people of each type were heard. A type of which one side has few is among the others.

    The others are shown together where they are enough; else they are not told from none.
    """
    rows = heard(programme)
    of_types: dict[int | None, list[Interview]] = defaultdict(list)
    for row in rows:
        of_types[row.type_id].append(row)
    shown, others = [], of_types.pop(None, [])
    for found in of_types.values():
        people = _banded(found, sides)
        if all(people[row.side.key] for row in found):
            shown.append(OfType(type=found[0].type, people=people))
        else:
            others += found
    shown.sort(key=lambda each: each.type.key if each.type else "")
    rest = _banded(others, sides)
    return [*shown, OfType(type=None, people=rest)] if any(rest.values()) else shown


def _banded(rows: Iterable[Interview], sides: "Sequence[Side]") -> dict[str, HeadCount | None]:
    houses: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        houses[row.side_id].append(row.house)
    return {
        side.key: head_count(len(houses[side.pk]))
        if effective_people(houses[side.pk]) >= SMALLEST_GROUP
        else None
        for side in sides
    }
