"""People under every printed form of their name."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import LanguageTextField
from tracktwo.office.record.models.programme import ProgrammeRow
from tracktwo.office.record.models.sources import Document

__all__ = ["Person", "PersonName"]


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
    source = models.ForeignKey(
        Document,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="the document this form is printed in; without a public one it is not known outside",
    )

    class Meta:
        ordering: ClassVar = ["-preferred", "text"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(preferred=True), name="one_preferred_name"
            )
        ]

    def __str__(self) -> str:
        return self.text
