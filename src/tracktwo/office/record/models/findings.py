"""What findings, narratives and shared challenges rest on, what each side notes to them, and what was corrected.

A finding is an :class:`~tracktwo.office.record.models.Outcome`: a conclusion the organisers stated is one of its kinds.
"""

from typing import Any, ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.events import Event
from tracktwo.office.record.models.library import Outcome
from tracktwo.office.record.models.programme import Objective, ProgrammeRow, Side

__all__ = [
    "Challenge",
    "ChallengeEvidence",
    "Correction",
    "Narrative",
    "NarrativeEvidence",
    "OutcomeEvidence",
    "SideNote",
]


class Evidence(models.Model):
    """One piece of evidence: an event, a passage, a publication, a result of a round, or an answer.

    ``subject`` names it ("event:spring-2021"), so that evidence that is gone stays in sight as lost. ``start`` and
    ``end`` are the passage of a document; ``note`` says to the team what it shows, and never leaves it.
    """

    subject = models.CharField(max_length=180)
    stance = models.CharField(max_length=12, choices=choices_of(kinds.Stance), default=kinds.Stance.SUPPORTS)
    side = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    note = LanguageTextField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return self.subject


class OutcomeEvidence(Evidence):
    """What a finding rests on."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="evidence")


class Correction(models.Model):
    """What was put right in a finding, and when: a date and a line for everybody."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="corrections")
    date = DateTextField()
    text = LanguageTextField(blank=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.outcome} {self.date}"


class Narrative(ProgrammeRow):
    """A claim that is often heard, in neutral words, and what is ``partly`` true of it; nobody says true or false.

    ``result`` is the statement of a round that asked who holds it, as "round/statement".
    """

    number = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)
    partly = LanguageTextField()
    result = models.CharField(max_length=170, blank=True, default="")
    as_of = DateTextField()
    review_by = DateTextField()
    objectives: "models.ManyToManyField[Objective, Any]" = models.ManyToManyField(
        Objective, blank=True, related_name="narratives"
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["number"]


class NarrativeEvidence(Evidence):
    """What speaks for a narrative, against it, or for a part of it."""

    narrative = models.ForeignKey(Narrative, on_delete=models.CASCADE, related_name="evidence")


class Challenge(ProgrammeRow):
    """Something that may be a challenge to both sides; ``is_shared`` only with evidence from both."""

    number = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)
    is_shared = models.BooleanField(default=False)
    next_event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="challenges"
    )
    as_of = DateTextField()
    review_by = DateTextField()
    objectives: "models.ManyToManyField[Objective, Any]" = models.ManyToManyField(
        Objective, blank=True, related_name="challenges"
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["number"]


class ChallengeEvidence(Evidence):
    """What shows that something is a challenge to a side."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="evidence")


class SideNote(models.Model):
    """One side's note to a finding ("outcome:key") or to a statement of a round ("result:round/statement").

    It goes out with what it is a note to, once somebody of that side's team wrote it here: ``account``. A file brings
    the words and no account, so they wait until the side saves them again.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="side_notes")
    subject = models.CharField(max_length=180)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    text = LanguageTextField(blank=False)
    account = models.ForeignKey(
        "office.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["subject", "side__mark"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "subject", "side"], name="one_note_of_a_side")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.side}"
