"""What is the team's own: who was there, what was said, notes, and what each side lets be known outside."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import LanguageTextField
from tracktwo.office.record.models.agenda import Contribution
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.events import Event
from tracktwo.office.record.models.organisations import Organisation
from tracktwo.office.record.models.people import Person
from tracktwo.office.record.models.programme import Programme, ProgrammeRow, Side
from tracktwo.vocabulary.attribution import Rule

__all__ = ["Attendance", "FactApproval", "FactReading", "Note", "Remark"]


class Attendance(ProgrammeRow):
    """That somebody was at an event, printed list or not; ``name`` serves where the person has no entry."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="attendance"
    )
    name = models.CharField(max_length=200, blank=True, default="")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="attendance")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="attendance"
    )
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["event", "key"]


class Remark(ProgrammeRow):
    """What somebody said at an event, and the words that may go out instead.

    The words for release count as approved only while ``release_approver`` is set: the account of the convenor
    who approved them here. ``release_approved_by`` alone is what a file says, and lets nothing out.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="remarks")
    position = models.PositiveSmallIntegerField(default=0)
    author = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="remarks"
    )
    author_name = models.CharField(max_length=200, blank=True, default="")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="remarks")
    contribution = models.ForeignKey(
        Contribution, null=True, blank=True, on_delete=models.PROTECT, related_name="remarks"
    )
    original = LanguageTextField(blank=False)
    release = LanguageTextField(help_text="the words that may go out instead of the original")
    release_approved_by = models.CharField(max_length=150, blank=True, default="")
    release_approver = models.ForeignKey(
        "office.Account", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    rule = models.CharField(max_length=20, blank=True, default="", choices=choices_of(Rule))

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["event", "position", "key"]

    @property
    def is_approved(self) -> bool:
        """Return whether a convenor approved the words for release here."""
        return self.release_approver_id is not None


class Note(ProgrammeRow):
    """A note on an entry, ``subject`` as "kind:key": both teams', or with a ``side`` that side's team's alone."""

    subject = models.CharField(max_length=120)
    side = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="notes")
    text = LanguageTextField(blank=False)

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["subject", "key"]
        indexes: ClassVar = [models.Index(fields=["programme", "subject"])]


class FactApproval(models.Model):
    """One side's approval that a fact be known outside, given for the value with this fingerprint."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="approvals")
    subject = models.CharField(max_length=120, help_text='"event:key" or "outcome:key"')
    field = models.CharField(max_length=60)
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["subject", "field", "side__mark"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "subject", "field", "side"], name="one_approval_per_side"
            ),
            models.UniqueConstraint(
                fields=["programme", "subject", "field", "account"], name="one_approval_per_account"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.field}"


class FactReading(models.Model):
    """The value somebody read the passages of a fact for, by its fingerprint: they state that value and no other."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="readings")
    subject = models.CharField(max_length=120, help_text='"event:key", "outcome:key" or "organisation:key"')
    field = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["subject", "field"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "subject", "field"], name="one_reading_per_fact")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.field}"
