"""Events: their names, how each side took part, who organised, and the agenda."""

from typing import Any, ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField, ZoneField, check_zone
from tracktwo.office.record.models.columns import bounds, choices_of
from tracktwo.office.record.models.organisations import Conference, Organisation
from tracktwo.office.record.models.programme import Objective, ProgrammeRow, Side
from tracktwo.vocabulary.attribution import Rule

__all__ = ["Event", "EventClock", "EventName", "Organiser", "Presence"]


class Event(ProgrammeRow):
    """An event of the programme. Its place in the formal sequence is derived, never stored."""

    kind = models.CharField(max_length=30, choices=choices_of(kinds.EventKind))
    status = models.CharField(max_length=10, choices=choices_of(kinds.EventStatus))
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
    zone = ZoneField(help_text="whose clock its agenda is told by")
    interpreters = LanguageTextField(help_text="who interprets, or why nobody has to")
    conference = models.ForeignKey(
        Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    theme = LanguageTextField()
    purpose = LanguageTextField()
    rule = models.CharField(max_length=20, blank=True, default="", choices=choices_of(Rule))
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
    ask_at = models.CharField(
        max_length=500, blank=True, default="", help_text="where anybody sends a question beforehand"
    )

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = [models.F("earliest").asc(nulls_last=True), "latest", "key"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with the bounds of the date."""
        self.set_bounds()
        super().save(*args, **kwargs)

    def set_bounds(self) -> None:
        """Keep the bounds of the date beside it, so that the database can order and count."""
        self.earliest, self.latest = bounds(self.date)


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


class EventClock(models.Model):
    """A clock that the times of an event before the public are told by, besides that of the place."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="clocks")
    position = models.PositiveSmallIntegerField(default=0)
    zone = models.CharField(max_length=60, validators=[check_zone])

    class Meta:
        ordering: ClassVar = ["event", "position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["event", "zone"], name="one_clock_per_zone")]

    def __str__(self) -> str:
        return self.zone


class Presence(models.Model):
    """How, and where, one side took part in an event."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="presences")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="presences")
    mode = models.CharField(max_length=15, choices=choices_of(kinds.PresenceMode))
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
    role = models.CharField(max_length=20, choices=choices_of(kinds.OrganiserRole))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "organisation", "role"], name="one_organiser_role")
        ]
        ordering: ClassVar = ["role", "organisation__name"]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.role})"
