"""What was raised in interviews as raw material for the gate: each subject with everybody who was heard."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

from tracktwo.clearance import Release
from tracktwo.clearance.kinds import Narrative, Note, Question, Theme, Voice
from tracktwo.office.interviews.models import Interview, InterviewPassage
from tracktwo.office.interviews.queries import coded, heard, is_quotable
from tracktwo.vocabulary.attribution import read_rule

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["said_material", "themes_material"]


def themes_material(
    programme: "Programme", subjects: Mapping[str, Narrative | Question]
) -> tuple[Theme, ...]:
    """Return the themes of a programme's interviews.

    Args:
        programme: the programme.
        subjects: what can be raised, by "kind:key" as the office calls it.
    """
    everybody = heard(programme)
    nouns = [
        Theme(
            key=_drawn(programme, subject),
            subject=subjects[subject],
            voices=tuple(_voices(everybody, subject, raised={row.pk for row in rows})),
        )
        for subject, rows in coded(programme).items()
        if subject in subjects
    ]
    return tuple(sorted(nouns, key=lambda noun: noun.key))


def said_material(programme: "Programme") -> tuple[Note, ...]:
    """Return all that was said in interviews as notes of a side's own: read by nobody, and searched for outside."""
    rows = InterviewPassage.objects.filter(interview__programme=programme).select_related("interview__side")
    return tuple(
        Note(subject=f"interview:{row.interview.key}", text=row.text, side=row.interview.side.key)
        for row in rows.order_by("pk")
    )


def _drawn(programme: "Programme", subject: str) -> str:
    named = f"{programme.key} {subject}"
    return f"theme-{salted_hmac('theme of interviews', named).hexdigest()[:12]}"


def _voices(everybody: Iterable[Interview], subject: str, *, raised: Collection[int]) -> Iterator[Voice]:
    for row in everybody:
        has_raised = row.pk in raised
        yield Voice(
            interview=row.key,
            side=row.side.key,
            house=row.house,
            has_raised=has_raised,
            rules=(read_rule(row.rule),),
            words=_words(row, subject) if has_raised else (),
        )


def _words(row: Interview, subject: str) -> tuple[Release, ...]:
    return tuple(
        Release(text=each.quote, approved_by=each.account.name if each.account else "")
        for each in row.passages.select_related("account", "interview").filter(codes__subject=subject)
        if is_quotable(each)
    )
