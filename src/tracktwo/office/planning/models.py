"""Changes of plan that wait for a key, ticks of limits, and rules that are to be loosened.

None of it travels in the programme file: a file must not forge a key, a tick or somebody's agreement.
"""

from typing import ClassVar

from django.db import models

from tracktwo.office.accounts.given import GivenKey
from tracktwo.office.record.fields import DateTextField
from tracktwo.office.record.kinds import WORDS, Cause, Way
from tracktwo.vocabulary.attribution import Rule

__all__ = ["LimitTick", "Loosening", "LooseningAgreement", "LooseningKey", "Replan", "ReplanKey"]


class Replan(models.Model):
    """A change of plan: it waits until both keys are given, or was made with one (``plan``) and waits to be read."""

    event = models.OneToOneField("office.Event", on_delete=models.CASCADE, related_name="replan")
    cause = models.CharField(max_length=15, choices=[(each.value, WORDS[each]) for each in Cause])
    way = models.CharField(max_length=15, choices=[(each.value, WORDS[each]) for each in Way])
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    new_agenda = models.BooleanField(default=False)
    by = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    informed = models.CharField(max_length=200, blank=True, default="")
    plan = models.ForeignKey("office.EarlierPlan", null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.event}: {self.way}"


class ReplanKey(GivenKey):
    """One side's key to a change of plan."""

    replan = models.ForeignKey(Replan, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["replan", "side"], name="one_replan_key_per_side"),
            models.UniqueConstraint(fields=["replan", "account"], name="one_replan_key_per_account"),
        ]


class LimitTick(models.Model):
    """That a convenor looked at a limit, as it was worded then, for one event."""

    event = models.ForeignKey("office.Event", on_delete=models.CASCADE, related_name="ticks")
    limit = models.ForeignKey("office.Limit", on_delete=models.CASCADE, related_name="ticks")
    fingerprint = models.CharField(max_length=64)
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "limit"], name="one_tick_per_limit")
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.limit}"


class Loosening(models.Model):
    """A looser rule that is wanted for an event, an item or a remark, while agreements and keys are gathered."""

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="loosenings")
    event = models.ForeignKey("office.Event", on_delete=models.CASCADE, related_name="loosenings")
    subject = models.CharField(max_length=120, help_text='"event:key", "segment:key" or "remark:key"')
    before = models.CharField(max_length=20, blank=True, default="")
    rule = models.CharField(max_length=20, choices=[(each.value, WORDS[each]) for each in Rule])
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "subject"], name="one_loosening_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.rule}"


class LooseningAgreement(models.Model):
    """That somebody concerned agreed: when and in which way they said so, and who wrote it down. Not their words."""

    loosening = models.ForeignKey(Loosening, on_delete=models.CASCADE, related_name="agreements")
    person = models.ForeignKey("office.Person", null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200, blank=True, default="")
    date = DateTextField(help_text="the day they said so")
    given = models.CharField(max_length=15, help_text="a value of Given")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["loosening", "person", "name"], name="one_agreement")
        ]

    def __str__(self) -> str:
        return f"{self.loosening}: {self.person or self.name}"


class LooseningKey(GivenKey):
    """One side's key to a looser rule."""

    loosening = models.ForeignKey(Loosening, on_delete=models.CASCADE, related_name="keys")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["loosening", "side"], name="one_loosening_key_per_side"),
            models.UniqueConstraint(fields=["loosening", "account"], name="one_loosening_key_per_account"),
        ]
