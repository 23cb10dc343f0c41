"""What somebody decided about two entries: that they are one, that they are not, or that nobody can say."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import DateTextField
from tracktwo.office.record.models.programme import ProgrammeRow
from tracktwo.record import Verdict

__all__ = ["Judgement"]


class Judgement(ProgrammeRow):
    """A decision about two people or two organisations; it stands until somebody withdraws it.

    The entries are named by their keys, because one that was merged is there no more: ``undo`` is all it was and
    all that pointed at it, so that it can be taken out again at any time.
    """

    kind = models.CharField(max_length=15, choices=[("person", "person"), ("organisation", "organisation")])
    one = models.SlugField(max_length=80)
    other = models.SlugField(max_length=80)
    verdict = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Verdict])
    why = models.CharField(max_length=500, blank=True, default="")
    by = models.CharField(max_length=150, blank=True, default="")
    date = DateTextField(help_text="the day it was decided")
    withdrawn = DateTextField(help_text="the day it was taken back; empty while it stands")
    withdrawn_by = models.CharField(max_length=150, blank=True, default="")
    undo = models.JSONField(default=dict, blank=True, help_text="of a merge: how to take it back")

    class Meta(ProgrammeRow.Meta):
        ordering: ClassVar = ["date", "key"]
        indexes: ClassVar = [models.Index(fields=["programme", "kind", "withdrawn"])]
