"""The map of the sector: a programme's own types of organisation, and what organisations are to each other."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.organisations import Organisation
from tracktwo.office.record.models.programme import ProgrammeRow, Side
from tracktwo.office.record.models.sources import Document

__all__ = ["Classification", "Relation", "SectorType"]


class SectorType(ProgrammeRow):
    """A type in the programme's typology, of one side or of both, and the other side's type it is compared with."""

    name = LanguageTextField(blank=False)
    side = models.ForeignKey(
        Side, null=True, blank=True, on_delete=models.PROTECT, related_name="sector_types"
    )
    counterpart = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="compared_with"
    )
    alike = LanguageTextField(help_text="what the two types have in common")
    different = LanguageTextField(help_text="where the comparison ends, and what each word brings to mind")
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["key"]


class Classification(models.Model):
    """That an organisation is of a type at a time, as a document says or somebody found."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="types")
    type = models.ForeignKey(SectorType, on_delete=models.PROTECT, related_name="classifications")
    date = DateTextField(help_text="the time it is known for: a date, or a range")
    source = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["date", "type__key"]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.type}"


class Relation(ProgrammeRow):
    """What one organisation is to another at a time; support may come from a level of government alone."""

    kind = models.CharField(max_length=15, choices=choices_of(kinds.RelationKind))
    one = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="relations"
    )
    level = models.CharField(max_length=15, blank=True, default="", choices=choices_of(kinds.GovernmentLevel))
    support = models.CharField(max_length=15, blank=True, default="", choices=choices_of(kinds.SupportKind))
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="related")
    date = DateTextField(help_text="the time it is known for: a date, or a range")
    source = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    alike = LanguageTextField(help_text="of counterparts: what they have in common")
    different = LanguageTextField(help_text="of counterparts: where the comparison ends")
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["kind", "other__name", "key"]
