"""What a programme says about a pair of counts: whether it is meant to be equal, and why not."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record import kinds
from tracktwo.office.record.fields import LanguageTextField
from tracktwo.office.record.models.columns import choices_of
from tracktwo.office.record.models.programme import ProgrammeRow

__all__ = ["BalanceNote"]


class BalanceNote(ProgrammeRow):
    """The programme's own word on one measure of balance; ``most_apart`` is how far apart it wants a pair at most."""

    measure = models.CharField(max_length=15, choices=choices_of(kinds.Measure))
    is_meant_equal = models.BooleanField(default=False, help_text="the two numbers are meant to be alike")
    most_apart = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="how far apart the two numbers should be at most"
    )
    reason = LanguageTextField(blank=False)

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["measure", "key"]
        constraints: ClassVar = [
            *ProgrammeRow.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "measure"], name="one_note_per_measure"),
        ]
