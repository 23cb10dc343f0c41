"""What the dialogue is about: topics, where each can be talked about, and what is tagged with them."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.events import Event
from tracktwo.office.record.models.programme import ProgrammeRow

__all__ = ["Topic", "TopicMove", "TopicTag"]


class Topic(ProgrammeRow):
    """Something the two sides talk about, or do not yet. For the team alone.

    ``setting`` is where it could be talked about at first; where it can be now is the last of its moves.
    """

    name = LanguageTextField(blank=False)
    dimension = models.CharField(max_length=25, choices=choices_of(kinds.Dimension))
    sensitivity = models.CharField(
        max_length=20, blank=True, default="", choices=choices_of(kinds.Sensitivity)
    )
    setting = models.CharField(max_length=20, choices=choices_of(kinds.Setting), default=kinds.Setting.PUBLIC)
    note = LanguageTextField()

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["key"]


class TopicMove(models.Model):
    """That a topic was moved to another setting: when, why, and at or after which event that was seen."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="moves")
    position = models.PositiveSmallIntegerField(default=0)
    setting = models.CharField(max_length=20, choices=choices_of(kinds.Setting))
    date = DateTextField()
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = LanguageTextField()

    class Meta:
        ordering: ClassVar = ["topic", "position"]

    def __str__(self) -> str:
        return f"{self.topic}: {self.setting}"


class TopicTag(models.Model):
    """That something is about a topic: an event, an item of an agenda, a finding, a question, a statement.

    ``subject`` names it as "kind:key"; a statement as "statement:round/key".
    """

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="tags")
    subject = models.CharField(max_length=180)

    class Meta:
        ordering: ClassVar = ["topic", "subject"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["topic", "subject"], name="one_tag_per_subject")
        ]
        indexes: ClassVar = [models.Index(fields=["subject"], name="topic_tag_subject")]

    def __str__(self) -> str:
        return f"{self.topic}: {self.subject}"
