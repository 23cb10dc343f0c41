"""Reports of a period: from when to when, and the team's words for their parts. Figures are never kept here."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.programme import ProgrammeRow

__all__ = ["PeriodReport", "ReportText"]


class PeriodReport(ProgrammeRow):
    """A report of a period: a year, a month or a range. Everything but its words comes from what is published."""

    period = DateTextField(blank=False, default=models.NOT_PROVIDED)

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["period", "key"]


class ReportText(models.Model):
    """What the team writes in one part of a report, for everybody who reads it."""

    report = models.ForeignKey(PeriodReport, on_delete=models.CASCADE, related_name="texts")
    part = models.CharField(max_length=15, choices=choices_of(kinds.ReportPart))
    text = LanguageTextField(blank=False)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.report} {self.part}"
