"""What a side lacks to know, and what it says it wants to know."""

from typing import ClassVar

from django.db import models

from tracktwo.office.questions.kinds import AIM_WORDS, GAP_WORDS, IMPORTANCE_WORDS, Aim, GapState, Importance
from tracktwo.office.record.fields import DateTextField, LanguageTextField

__all__ = ["InformationGap", "Wish"]


class InformationGap(models.Model):
    """Something that is not known: to one side, or (``side`` is None) to both, so that nobody knows.

    It closes with an answer or a source, as of a day; ``state`` then says whether somebody knew.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="gaps")
    key = models.SlugField(max_length=80)
    side = models.ForeignKey("office.Side", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = LanguageTextField(blank=False)
    importance = models.CharField(
        max_length=10, choices=list(IMPORTANCE_WORDS.items()), default=Importance.MIDDLE
    )
    state = models.CharField(max_length=15, choices=list(GAP_WORDS.items()), default=GapState.OPEN)
    finding = LanguageTextField(help_text="what is known now, in a line")
    as_of = DateTextField()
    review_by = DateTextField()
    answer = models.ForeignKey(
        "office.QuestionAnswer", null=True, blank=True, on_delete=models.PROTECT, related_name="closes"
    )
    document = models.ForeignKey(
        "office.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    printed = models.CharField(
        max_length=500, blank=True, default="", help_text="a source that is no document here"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="gap_key_once"),
            models.CheckConstraint(
                condition=models.Q(state=GapState.OPEN)
                | models.Q(answer__isnull=False)
                | models.Q(document__isnull=False)
                | ~models.Q(printed=""),
                name="a_closed_gap_has_evidence",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Wish(models.Model):
    """What a side says it wants to know, by aim, so that both sides' wishes lie beside each other."""

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="wishes")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    aim = models.CharField(max_length=10, choices=list(AIM_WORDS.items()), default=Aim.OTHER)
    text = LanguageTextField(blank=False)
    day = models.DateField()

    class Meta:
        ordering: ClassVar = ["aim", "pk"]

    def __str__(self) -> str:
        return f"{self.side} {self.pk}"
