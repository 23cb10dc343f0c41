"""A statement, in its versions and languages."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import LanguageTextField
from tracktwo.office.rounds.kinds import KIND_WORDS, Author, StatementKind
from tracktwo.office.rounds.models.rounds import Round

__all__ = ["Statement"]


class Statement(models.Model):
    """What is put to both sides: a template for each language, with places for {own} and {other}.

    A correction after opening is a new row with the same key and the next ``version``; the old one is kept with
    its answers and is ``retired``: nobody is asked it any more. ``repeats`` is what an earlier round asked in the
    same words; other words are another statement. ``perspective`` is whose position it puts, and ``source`` what it was
    taken from: both are for the teams, who look whether every position is put; nobody who answers reads them.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="statements")
    key = models.SlugField(max_length=80)
    version = models.PositiveSmallIntegerField(default=1)
    retired = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=[(kind.value, KIND_WORDS[kind]) for kind in StatementKind])
    topic = LanguageTextField()
    partner = models.SlugField(
        max_length=80, blank=True, default="", help_text="the key of the statement about the other side"
    )
    author = models.CharField(
        max_length=12, choices=[(each.value, each.value) for each in Author], default=Author.ORGANISERS
    )
    text = LanguageTextField(blank=False)
    perspective = LanguageTextField(help_text="whose position it puts; for the teams")
    source = models.CharField(max_length=300, blank=True, default="", help_text="what it was taken from")
    repeats = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.SET_NULL, related_name="repeated_by"
    )

    class Meta:
        ordering: ClassVar = ["position", "key", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "key", "version"], name="statement_version_once"),
            models.UniqueConstraint(
                fields=["round", "key"], condition=models.Q(retired=False), name="one_version_is_asked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.key}"

    @property
    def is_reciprocal(self) -> bool:
        """Whether each side answers about itself against the other."""
        return self.kind == StatementKind.RECIPROCAL

    @property
    def is_boundary(self) -> bool:
        """Whether it is a case the round's question is asked of."""
        return self.kind == StatementKind.BOUNDARY
