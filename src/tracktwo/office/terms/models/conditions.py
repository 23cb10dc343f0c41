"""On what a boundary case depends: what people wrote, in the team's words; and both sides' keys to show it once."""

from typing import ClassVar

from django.db import models

from tracktwo.office.accounts.given import GivenKey
from tracktwo.office.record.fields import LanguageTextField
from tracktwo.office.terms.models.concepts import Concept

__all__ = ["CaseCondition", "ConditionKey", "ConditionsShown"]


class CaseCondition(models.Model):
    """What one person wrote to a case, said in other words; it goes with the answer."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="conditions")
    round = models.SlugField(max_length=80)
    case = models.CharField(max_length=80)
    answer = models.ForeignKey("office.Answer", on_delete=models.CASCADE, related_name="+")
    text = LanguageTextField(blank=False)
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concept", "answer"], name="condition_said_once")
        ]

    def __str__(self) -> str:
        return f"{self.concept} {self.round} {self.case}"


class ConditionKey(GivenKey):
    """One side's key to the words of a case; ``sha256`` is of exactly those words."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="+")
    round = models.SlugField(max_length=80)
    case = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["side__mark"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["concept", "round", "case", "sha256", "side"], name="one_condition_key_per_side"
            ),
            models.UniqueConstraint(
                fields=["concept", "round", "case", "sha256", "account"], name="one_condition_key_per_account"
            ),
        ]


class ConditionsShown(models.Model):
    """What of a case was let out, once: later it only ever loses what its writer took back."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="conditions_shown")
    round = models.SlugField(max_length=80)
    case = models.CharField(max_length=80)
    words = models.JSONField()
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concept", "round", "case"], name="conditions_shown_once")
        ]

    def __str__(self) -> str:
        return f"{self.concept} {self.round} {self.case}"
