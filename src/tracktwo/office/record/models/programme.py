"""A programme, its two sides and its objectives."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import DateTextField, LanguageTextField, ZoneField
from tracktwo.vocabulary.sides import Mark

__all__ = ["Objective", "Programme", "ProgrammeRow", "Side"]


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
    government_policy = LanguageTextField(help_text="how officials of either side are kept informed")
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
    country = models.CharField(
        max_length=2,
        blank=True,
        default="",
        help_text="the country the side is at home in, ISO 3166-1 alpha-2; empty where a side is no country",
    )
    zone = ZoneField(help_text="whose clock the side reads at home")

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
