"""The rows of interviews: under which consent and rule, what was said, and what it is about."""

from typing import ClassVar

from django.db import models

from tracktwo.office.interviews.kinds import CONSENT_WORDS, Consent
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.kinds import WORDS
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.kinds import Stance

__all__ = ["Interview", "InterviewCode", "InterviewPassage"]


class Interview(models.Model):
    """An interview with somebody of a side, whose team alone reads it. Who it was is kept nowhere here.

    ``house`` is a code that people of one organisation share. No ``rule`` is off the record. What was said in one that
    was ``withdrawn`` is deleted; the row stays, so that nobody asks again.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="interviews")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    type = models.ForeignKey(
        "office.SectorType", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    house = models.CharField(max_length=20, blank=True, default="")
    held = DateTextField(help_text="the month is enough")
    rule = models.CharField(
        max_length=20, blank=True, default="", choices=[(rule.value, WORDS[rule]) for rule in Rule]
    )
    consent = models.CharField(max_length=10, choices=list(CONSENT_WORDS.items()), default=Consent.INSIDE)
    consented = DateTextField(help_text="when the person said so")
    withdrawn = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="interview_key_once"),
            models.CheckConstraint(
                condition=models.Q(consent=Consent.INSIDE) | ~models.Q(consented=""),
                name="a_consent_has_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class InterviewPassage(models.Model):
    """What somebody said, and the words of it that may be quoted; they hold once the person allowed them as they stand.

    ``sha256`` is of the words that were allowed, so that an edit undoes it; ``account`` recorded it.
    """

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="passages")
    number = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)
    quote = LanguageTextField(help_text="the words that may go out instead")
    allowed_on = models.DateField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    account = models.ForeignKey(
        "office.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["interview", "number"], name="interview_passage_once")
        ]

    def __str__(self) -> str:
        return f"{self.interview} {self.number}"


class InterviewCode(models.Model):
    """What a passage is about, as "kind:key" of a narrative or a question, and what it does for that."""

    passage = models.ForeignKey(InterviewPassage, on_delete=models.CASCADE, related_name="codes")
    subject = models.CharField(max_length=100)
    stance = models.CharField(max_length=15, choices=[(each.value, WORDS[each]) for each in Stance])

    class Meta:
        ordering: ClassVar = ["subject"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["passage", "subject"], name="interview_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.passage}: {self.subject}"
