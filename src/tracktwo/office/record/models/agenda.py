"""What happened at an event in order: who stands on which list of it, and the items of its agenda."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.events import Event
from tracktwo.office.record.models.library import Publication
from tracktwo.office.record.models.organisations import Organisation
from tracktwo.office.record.models.people import Person
from tracktwo.office.record.models.programme import ProgrammeRow, Side
from tracktwo.office.record.models.sources import Document
from tracktwo.vocabulary.attribution import Rule

__all__ = ["Affiliation", "AgendaVersion", "Contribution", "Part", "Segment", "Subtitle"]


class Contribution(ProgrammeRow):
    """One person's entry on one list of an event, with name, post and affiliation as they were printed."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contributions")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="contributions")
    listed_as = models.CharField(max_length=15, choices=choices_of(kinds.ListedAs))
    position = models.PositiveSmallIntegerField(default=0)
    name_as_printed = models.CharField(max_length=200)
    post_as_printed = models.CharField(max_length=300, blank=True, default="")
    affiliation_as_printed = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=35, default="en")
    delivery = models.JSONField(
        default=list, blank=True, help_text="one or more of Delivery's values; [] = not stated"
    )
    delivery_basis = models.CharField(
        max_length=10, blank=True, default="", choices=choices_of(kinds.DeliveryBasis)
    )
    note = LanguageTextField()
    organisations: "models.ManyToManyField[Organisation, Affiliation]" = models.ManyToManyField(
        Organisation, through="Affiliation", related_name="contributions"
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["event", "position", "key"]


class Affiliation(models.Model):
    """An organisation a contribution was made from; the first is the one named first, others are its parents."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="affiliations")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return str(self.organisation)


class Segment(ProgrammeRow):
    """One item of an event's agenda, in order."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="segments")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=15, choices=choices_of(kinds.SegmentKind))
    title = models.CharField(max_length=300, blank=True, default="", help_text="as printed")
    language = models.CharField(max_length=35, default="en")
    session = models.CharField(
        max_length=200, blank=True, default="", help_text="the heading it stands under"
    )
    starts = models.CharField(
        max_length=5, blank=True, default="", help_text="by the clock of the place, such as 09:30"
    )
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=20, blank=True, default="", choices=choices_of(Rule))
    publication = models.ForeignKey(
        Publication, null=True, blank=True, on_delete=models.SET_NULL, related_name="segments"
    )
    titles = LanguageTextField(help_text="the title in other languages than the one it is printed in")
    mode = models.CharField(max_length=15, blank=True, default="", choices=choices_of(kinds.Delivery))
    due = DateTextField(help_text="by when a recording is to be there")
    material = models.CharField(
        max_length=300,
        blank=True,
        default="",
        help_text="the recording as it was delivered: a file, a reference",
    )
    fallback = LanguageTextField(help_text="what is done if the recording fails on the day")
    documents = models.ManyToManyField(Document, blank=True, related_name="segments")
    announced = models.BooleanField(
        default=False, help_text="where its rule withholds it, outsiders read “closed session” in its place"
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["event", "position", "key"]


class Part(models.Model):
    """What a contribution's person does in one segment."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="parts")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="parts")
    role = models.CharField(max_length=15, choices=choices_of(kinds.PartRole))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["segment", "contribution", "role"], name="one_part_per_role")
        ]
        ordering: ClassVar = ["segment", "position"]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.role}"


class Subtitle(models.Model):
    """How far the subtitles of a segment's recording are, in one language."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="subtitles")
    language = models.CharField(max_length=35, default="en")
    state = models.CharField(max_length=15, choices=choices_of(kinds.SubtitleState))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["segment", "language"], name="one_subtitle_per_language")
        ]
        ordering: ClassVar = ["segment", "language"]

    def __str__(self) -> str:
        return f"{self.language}: {self.state}"


class AgendaVersion(models.Model):
    """An agenda as it was given out, whole, so that an earlier plan can be read as it was."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="agendas")
    number = models.PositiveSmallIntegerField()
    date = DateTextField(help_text="the day it was given out")
    by = models.CharField(max_length=150, blank=True, default="", help_text="the account that gave it out")
    content = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "number"], name="one_agenda_per_number")
        ]
        ordering: ClassVar = ["event", "number"]

    def __str__(self) -> str:
        return f"{self.event}: {self.number}"
