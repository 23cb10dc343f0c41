"""What could work and what could not: notes the team makes after an event, for whoever plans the next like it."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.events import Event
from tracktwo.office.record.models.programme import ProgrammeRow

__all__ = ["Lesson", "LessonUse"]


class Lesson(ProgrammeRow):
    """One thing that worked at an event, or did not, and what to do next time. For the team alone."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="lessons")
    kind = models.CharField(max_length=15, choices=choices_of(kinds.LessonKind))
    text = LanguageTextField(blank=False)
    advice = LanguageTextField(help_text="what to do next time")

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["event", "key"]


class LessonUse(models.Model):
    """What became of a lesson where another event was planned: taken up, or looked at and not applicable."""

    lesson = models.ForeignKey(Lesson, on_delete=models.CASCADE, related_name="uses")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="lessons_used")
    state = models.CharField(max_length=15, choices=choices_of(kinds.Uptake))
    date = DateTextField()

    class Meta:
        ordering: ClassVar = ["event", "lesson"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["lesson", "event"], name="one_use_of_a_lesson")
        ]

    def __str__(self) -> str:
        return f"{self.event}: {self.lesson}"
