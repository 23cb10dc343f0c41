"""The rows of reaching out."""

from typing import ClassVar

from django.db import models

from tracktwo.office.outreach.kinds import LEVEL_WORDS, STAGE_WORDS, Level, Stage
from tracktwo.office.record.fields import DateTextField, LanguageTextField

__all__ = ["OfficialContact", "Stakeholder"]


class Stakeholder(models.Model):
    """Somebody a side thinks of for the dialogue: its own team's alone, unless ``is_shared`` with the other side's."""

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="stakeholders")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    stage = models.CharField(max_length=10, choices=list(STAGE_WORDS.items()), default=Stage.IDEA)
    expertise = models.CharField(
        max_length=300, blank=True, default="", help_text="tags, with commas between"
    )
    is_new_field = models.BooleanField(default=False, help_text="from outside the field")
    is_shared = models.BooleanField(default=False)
    note = LanguageTextField()
    changed = models.DateField()

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def tags(self) -> list[str]:
        """Return the expertise, tag by tag."""
        told = self.expertise
        for comma in "，、;；":
            told = told.replace(comma, ",")
        return [tag.strip() for tag in told.split(",") if tag.strip()]


class OfficialContact(models.Model):
    """That somebody of a side told somebody of its own government: that side's team's alone, always."""

    programme = models.ForeignKey(
        "office.Programme", on_delete=models.CASCADE, related_name="official_contacts"
    )
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    held = DateTextField(help_text="when they were told")
    informed = models.CharField(max_length=200, help_text="who was told: an office or a post")
    level = models.CharField(max_length=10, choices=list(LEVEL_WORDS.items()), default=Level.WORKING)
    by = models.CharField(max_length=150, help_text="who told them")
    about = LanguageTextField(help_text="what about, in a line")
    event = models.ForeignKey(
        "office.Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.side} {self.pk}"
