"""The rows of the record.

A row that people refer to has a ``key``: short, unique in its programme and kind, and never changed, so that
citations, exports and links stay true. Words as printed are kept apart from the clean ones; what can be
derived (formal numbers, posts over time, headcounts) is not stored.
"""

from datetime import date
from typing import Any, ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.sides import Mark


def _choices(kind: Any) -> list[tuple[str, Any]]:
    return [(member.value, kinds.WORDS[member]) for member in kind]


class Programme(models.Model):
    """A two-sided dialogue programme: everything else belongs to exactly one."""

    key = models.SlugField(max_length=60, unique=True)
    name = LanguageTextField(blank=False)
    summary = LanguageTextField()
    motivation = LanguageTextField()
    notice = LanguageTextField(help_text="shown on every page, such as what a demonstration is made from")
    period = DateTextField()
    licence = models.CharField(max_length=200, blank=True, default="")
    funding = LanguageTextField()
    contact = LanguageTextField()
    languages = models.JSONField(default=list, help_text="language tags the programme works in")
    unchecked_languages = models.JSONField(
        default=list, blank=True, help_text="language tags whose texts no native reader has checked"
    )
    is_demo = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return self.key


class ProgrammeRow(models.Model):
    """A row with a key of its own inside one programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="%(class)ss")
    key = models.SlugField(max_length=80)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="%(class)s_key_once")
        ]

    def __str__(self) -> str:
        return self.key


class Side(ProgrammeRow):
    """One of the two sides. ``mark`` was drawn by lot when the programme was made; ``lot`` says when and how."""

    name = LanguageTextField(blank=False)
    adjective = LanguageTextField(help_text="as in “the … companies”, for statements that name a side")
    mark = models.CharField(max_length=10, choices=[(mark.value, mark.filled) for mark in Mark])
    lot = models.CharField(max_length=200, blank=True, default="")
    languages = models.JSONField(default=list, blank=True)

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["mark"]
        constraints: ClassVar = [
            *ProgrammeRow.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "mark"], name="one_side_per_mark"),
        ]


class Objective(ProgrammeRow):
    """What the programme is for."""

    number = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["number"]


class Document(ProgrammeRow):
    """A source document. The file itself is added by whoever may have it; passages open once it is there."""

    title = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    published = DateTextField()
    updated = DateTextField()
    licence = models.CharField(max_length=200, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    characters = models.PositiveIntegerField(null=True, blank=True)
    publishers: "models.ManyToManyField[Organisation, Any]" = models.ManyToManyField(
        "Organisation", blank=True, related_name="published_documents"
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["key"]


class Citation(models.Model):
    """A passage that an entry rests on: ``subject`` is "kind:key", ``field`` what of it the passage says."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="citations")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="citations")
    subject = models.CharField(max_length=120)
    field = models.CharField(max_length=60, blank=True, default="")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["document__key", "start", "end", "subject", "field"]
        indexes: ClassVar = [models.Index(fields=["programme", "subject"])]

    def __str__(self) -> str:
        return f"{self.document} {self.start}-{self.end}"


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


class Person(ProgrammeRow):
    """A person named in the record. Their side belongs to each contribution; nationality is never kept."""

    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["key"]


class PersonName(models.Model):
    """One form of a person's name, as printed; exactly one is preferred."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    family = models.CharField(max_length=100, blank=True, default="")
    given = models.CharField(max_length=100, blank=True, default="")
    language = models.CharField(max_length=35, default="en")
    order = models.CharField(
        max_length=15,
        choices=[("family_first", "family_first"), ("given_first", "given_first")],
        default="given_first",
    )
    preferred = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-preferred", "text"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(preferred=True), name="one_preferred_name"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Conference(ProgrammeRow):
    """One edition of a larger conference or forum that events are held alongside."""

    series = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=35, default="en")
    date = DateTextField()
    place = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["series", "date", "key"]


class Event(ProgrammeRow):
    """An event of the programme. Its place in the formal sequence is derived, never stored."""

    kind = models.CharField(max_length=30, choices=_choices(kinds.EventKind))
    status = models.CharField(max_length=10, choices=_choices(kinds.EventStatus))
    status_as_of = DateTextField(
        help_text="since when the status is known, for plans that sources mention once"
    )
    date = DateTextField()
    earliest = models.DateField(null=True, editable=False)
    latest = models.DateField(null=True, editable=False)
    duration = models.CharField(
        max_length=20, blank=True, default="", help_text="half-day, full-day or PT1H30M"
    )
    place = LanguageTextField()
    country = models.CharField(max_length=2, blank=True, default="", help_text="ISO 3166-1 alpha-2")
    conference = models.ForeignKey(
        Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    theme = LanguageTextField()
    purpose = LanguageTextField()
    rule = models.CharField(max_length=20, blank=True, default="", choices=_choices(Rule))
    rule_note = LanguageTextField(help_text="where the rule comes from")
    audience_estimate = models.PositiveIntegerField(null=True, blank=True)
    audience_note = LanguageTextField()
    officials = LanguageTextField(help_text="officials of each government present, in words")
    media_present = LanguageTextField()
    earlier_plan = LanguageTextField(help_text="the plan as it was, when the event was changed")
    note = LanguageTextField()
    twin = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="twins",
        help_text="the public or private part of the same gathering",
    )
    objectives = models.ManyToManyField(Objective, blank=True, related_name="events")

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = [models.F("earliest").asc(nulls_last=True), "latest", "key"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the bounds of the date."""
        self.set_bounds()
        super().save(*args, **kwargs)

    def set_bounds(self) -> None:
        """Keep the bounds of the date beside it, so that the database can order and count."""
        self.earliest, self.latest = _bounds(self.date)


def _bounds(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day a partial date can mean; nothing when it is not known."""
    if not text:
        return None, None
    partial = PartialDate.parse(text)
    return partial.earliest, partial.latest


class EventName(models.Model):
    """One name of an event: its language, and whose name it is."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    preferred = models.BooleanField(default=False, help_text="shown to readers of this language")

    class Meta:
        ordering: ClassVar = ["-preferred", "language", "text"]

    def __str__(self) -> str:
        return self.text


class Presence(models.Model):
    """How, and where, one side took part in an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="presences")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="presences")
    mode = models.CharField(max_length=15, choices=_choices(kinds.PresenceMode))
    place = LanguageTextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "side"], name="one_presence_per_side")
        ]
        ordering: ClassVar = ["side__mark"]

    def __str__(self) -> str:
        return f"{self.side}: {self.mode}"


class Organiser(models.Model):
    """What an organisation did for one event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="organised")
    role = models.CharField(max_length=20, choices=_choices(kinds.OrganiserRole))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "organisation", "role"], name="one_organiser_role")
        ]
        ordering: ClassVar = ["role", "organisation__name"]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})"


class Contribution(ProgrammeRow):
    """One person's entry on one list of an event, with name, post and affiliation as they were printed."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="contributions")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="contributions")
    listed_as = models.CharField(max_length=15, choices=_choices(kinds.ListedAs))
    position = models.PositiveSmallIntegerField(default=0)
    name_as_printed = models.CharField(max_length=200)
    post_as_printed = models.CharField(max_length=300, blank=True, default="")
    affiliation_as_printed = models.CharField(max_length=300, blank=True, default="")
    language = models.CharField(max_length=35, default="en")
    delivery = models.JSONField(
        default=list, blank=True, help_text="one or more of Delivery's values; [] = not stated"
    )
    delivery_basis = models.CharField(
        max_length=10, blank=True, default="", choices=_choices(kinds.DeliveryBasis)
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
    kind = models.CharField(max_length=15, choices=_choices(kinds.SegmentKind))
    title = models.CharField(max_length=300, blank=True, default="", help_text="as printed")
    language = models.CharField(max_length=35, default="en")
    session = models.CharField(
        max_length=200, blank=True, default="", help_text="the heading it stands under"
    )
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    rule = models.CharField(max_length=20, blank=True, default="", choices=_choices(Rule))
    publication = models.ForeignKey(
        "Publication", null=True, blank=True, on_delete=models.SET_NULL, related_name="segments"
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["event", "position", "key"]


class Part(models.Model):
    """What a contribution's person does in one segment."""

    segment = models.ForeignKey(Segment, on_delete=models.CASCADE, related_name="parts")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="parts")
    role = models.CharField(max_length=15, choices=_choices(kinds.PartRole))
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["segment", "contribution", "role"], name="one_part_per_role")
        ]
        ordering: ClassVar = ["segment", "position"]

    def __str__(self) -> str:
        return f"{self.contribution}: {self.role}"


class Publication(ProgrammeRow):
    """A paper, report, translated book, recording or agenda."""

    kind = models.CharField(max_length=20, choices=_choices(kinds.PublicationKind))
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    date = DateTextField()
    latest = models.DateField(null=True, editable=False)
    licence = models.CharField(max_length=200, blank=True, default="")
    by_programme = models.BooleanField(default=True, help_text="made by the programme's own partners")
    publishers: "models.ManyToManyField[Organisation, Any]" = models.ManyToManyField(
        Organisation, blank=True, related_name="publications"
    )
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = [models.F("latest").asc(nulls_last=True), "key"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the bound of the date."""
        self.set_bounds()
        super().save(*args, **kwargs)

    def set_bounds(self) -> None:
        """Keep the last day the date can mean beside it, so that the database can order and count."""
        self.latest = _bounds(self.date)[1]


class PublicationEvent(models.Model):
    """How a publication and an event belong together."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="links")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="publication_links")
    link = models.CharField(max_length=15, choices=_choices(kinds.PublicationLink))

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
    """A conclusion the organisers stated, in one neutral line of our own."""

    number = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)
    objectives = models.ManyToManyField(Objective, blank=True, related_name="outcomes")

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["number"]


class Conflict(ProgrammeRow):
    """A fact on which sources disagree. Every value is kept; one is chosen for display, with the reason."""

    subject = models.CharField(max_length=120, help_text='kind and key, such as "event:fuzhou-2020"')
    field = models.CharField(max_length=60)
    question = LanguageTextField(blank=False, help_text="what the sources disagree on, in one line")
    reason = LanguageTextField(help_text="why the chosen value is shown")

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["subject", "field", "key"]


class ConflictValue(models.Model):
    """One reading of a disputed fact and the passage it stands in."""

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="values")
    position = models.PositiveSmallIntegerField()
    text = LanguageTextField(blank=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="conflict_values")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["conflict"], condition=models.Q(chosen=True), name="one_value_chosen"
            )
        ]

    def __str__(self) -> str:
        return f"{self.conflict} = {self.text}"
