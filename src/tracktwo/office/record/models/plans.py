"""Plans that may have to change: what stands ready, who is to come, which limits hold, and plans as they were."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.events import Event
from tracktwo.office.record.models.people import Person
from tracktwo.office.record.models.programme import ProgrammeRow, Side

__all__ = ["Alternate", "EarlierPlan", "Guest", "Limit"]


class Alternate(models.Model):
    """What stands ready for an event that cannot be held as planned, when it is taken, and by when that is decided."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="alternates")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=15, choices=choices_of(kinds.AlternateKind))
    place = LanguageTextField()
    trigger = LanguageTextField(help_text="what has to happen for it to be taken")
    decide_by = DateTextField()

    class Meta:
        ordering: ClassVar = ["event", "position"]

    def __str__(self) -> str:
        return f"{self.event}: {self.kind}"


class EarlierPlan(models.Model):
    """The plan of an event as it was, whole and as plain JSON, with what took its place and why in a word.

    ``informed`` says who of the other side was told where one key changed the plan; empty where both keys did.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="plans")
    number = models.PositiveSmallIntegerField()
    date = DateTextField(help_text="the day the plan changed")
    cause = models.CharField(max_length=15, choices=choices_of(kinds.Cause))
    way = models.CharField(max_length=15, choices=choices_of(kinds.Way))
    by = models.CharField(max_length=150, blank=True, default="", help_text="the account that began it")
    informed = models.CharField(max_length=200, blank=True, default="")
    content = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["event", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "number"], name="one_plan_per_number")
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.number}"


class Guest(models.Model):
    """Somebody who is to come to an event, and how far that is; ``name`` serves where they have no entry."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="invited_to"
    )
    name = models.CharField(max_length=200, blank=True, default="")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="guests")
    state = models.CharField(
        max_length=15, choices=choices_of(kinds.GuestState), default=kinds.GuestState.IDEA
    )

    class Meta:
        ordering: ClassVar = ["event", "side__mark", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "person"], condition=models.Q(person__isnull=False), name="one_guest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.person or self.name}"


class Limit(ProgrammeRow):
    """One limit on meetings of the two sides that the convenors look at before anybody is invited."""

    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=15, choices=choices_of(kinds.LimitKind))
    text = LanguageTextField(blank=False)

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["number", "key"]
