"""Publications, coverage in the media, and findings, of which the outcomes the organisers stated are some."""

from typing import Any, ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import bounds, choices_of
from tracktwo.office.record.models.events import Event
from tracktwo.office.record.models.organisations import Organisation
from tracktwo.office.record.models.programme import Objective, ProgrammeRow

__all__ = ["MediaCoverage", "Outcome", "Publication", "PublicationEvent"]


class Publication(ProgrammeRow):
    """A paper, report, translated book, recording or agenda."""

    kind = models.CharField(max_length=20, choices=choices_of(kinds.PublicationKind))
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    date = DateTextField()
    latest = models.DateField(null=True, editable=False)
    licence = models.CharField(max_length=200, blank=True, default="")
    by_programme = models.BooleanField(default=True, help_text="made by the programme's own partners")
    is_public = models.BooleanField(default=False, help_text="anybody may read it")
    permitted_by = models.CharField(
        max_length=200,
        blank=True,
        default="",
        help_text="who gave the speakers' permission, which anything but written words needs",
    )
    publishers: "models.ManyToManyField[Organisation, Any]" = models.ManyToManyField(
        Organisation, blank=True, related_name="publications"
    )
    transcript = LanguageTextField(help_text="what is said in a recording, in words")
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = [models.F("latest").asc(nulls_last=True), "key"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the bound of the date."""
        self.set_bounds()
        super().save(*args, **kwargs)

    def set_bounds(self) -> None:
        """Keep the last day the date can mean beside it, so that the database can order and count."""
        self.latest = bounds(self.date)[1]


class PublicationEvent(models.Model):
    """How a publication and an event belong together."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="links")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="publication_links")
    link = models.CharField(max_length=15, choices=choices_of(kinds.PublicationLink))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "event", "link"], name="one_publication_link")
        ]
        ordering: ClassVar = ["event", "link"]

    def __str__(self) -> str:
        return f"{self.publication} {self.link} {self.event}"


class MediaCoverage(ProgrammeRow):
    """An outlet that reported on the programme, named as it names itself in each language."""

    outlet = LanguageTextField(blank=False)
    contact = models.CharField(
        max_length=200, blank=True, default="", help_text="a person of the outlet, as printed"
    )
    language = models.CharField(max_length=35, blank=True, default="")
    date = DateTextField()
    event = models.ForeignKey(
        Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="coverage"
    )
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["key"]


class Outcome(ProgrammeRow):
    """A finding, in one neutral line of our own: by default a conclusion the organisers stated.

    ``basis`` says what it is: measured, answered, somebody's conclusion, or a demonstration. ``review_by`` is when it
    is to be looked at again, ``unknown`` what is not known about it.
    """

    number = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)
    kind = models.CharField(
        max_length=15, choices=choices_of(kinds.FindingKind), default=kinds.FindingKind.OTHER
    )
    basis = models.CharField(
        max_length=15, choices=choices_of(kinds.FindingBasis), default=kinds.FindingBasis.CONCLUDED
    )
    as_of = DateTextField()
    review_by = DateTextField()
    unknown = LanguageTextField()
    objectives = models.ManyToManyField(Objective, blank=True, related_name="outcomes")

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["number"]
