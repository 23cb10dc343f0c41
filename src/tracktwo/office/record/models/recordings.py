"""Recordings, videos and slides: what each speaker allowed, and where they can be opened from."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.library import Publication
from tracktwo.office.record.models.people import Person
from tracktwo.office.record.models.programme import Side

__all__ = ["MediaPlace", "SpeakerRelease"]


class SpeakerRelease(models.Model):
    """That a speaker allowed a recording, a video or slides to be public; it counts until it is withdrawn."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="permissions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="permissions")
    given = DateTextField(help_text="when the speaker said so")
    purpose = LanguageTextField(help_text="what it was allowed for")
    by = models.CharField(max_length=150, blank=True, default="", help_text="the account that recorded it")
    withdrawn = DateTextField(help_text="when the speaker took it back; empty while it stands")

    class Meta:
        ordering: ClassVar = ["publication", "person__key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["publication", "person"], name="one_release_per_speaker")
        ]

    def __str__(self) -> str:
        return f"{self.publication}: {self.person}"


class MediaPlace(models.Model):
    """An address where something published lies, and whether it opens where one side is, as somebody there tried it."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="places")
    position = models.PositiveSmallIntegerField(default=0)
    address = models.CharField(max_length=500)
    side = models.ForeignKey(Side, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reach = models.CharField(max_length=10, blank=True, default="", choices=choices_of(kinds.Reach))
    tried = DateTextField(help_text="when somebody tried it")

    class Meta:
        ordering: ClassVar = ["publication", "position"]

    def __str__(self) -> str:
        return self.address
