"""Organisations under every printed form of their name, and the conferences events stand beside."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.programme import Programme, ProgrammeRow, Side
from tracktwo.office.record.models.sources import Document

__all__ = ["Conference", "Organisation", "OrganisationName", "Partner"]


class Organisation(ProgrammeRow):
    """An organisation under the name the programme chose; every printed form is in ``names``."""

    name = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    side = models.ForeignKey(
        Side, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="units")
    type = LanguageTextField(help_text="the programme's own typology")
    type_reviewed = models.BooleanField(default=False)
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["name"]


class OrganisationName(models.Model):
    """Another form of an organisation's name, as printed somewhere."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    source = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="the document this form is printed in; without a public one it is not known outside",
    )

    class Meta:
        ordering: ClassVar = ["text"]

    def __str__(self) -> str:
        return self.text


class Partner(models.Model):
    """An organisation that carries the programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    side = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="partners")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "organisation"], name="one_partnership")
        ]
        ordering: ClassVar = ["organisation__name"]

    def __str__(self) -> str:
        return str(self.organisation)


class Conference(ProgrammeRow):
    """One edition of a larger conference or forum that events are held alongside."""

    series = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en")
    date = DateTextField()
    place = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["series", "date", "key"]
