"""What participants add: a statement of their own, a question to the other side; and what moderators say of it."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import LanguageTextField
from tracktwo.office.rounds.kinds import Decision, Flaw, Standing, Suggested
from tracktwo.office.rounds.models.rounds import Round
from tracktwo.office.rounds.models.statements import Statement

__all__ = ["Suggestion", "Verdict"]


class Suggestion(models.Model):
    """A statement or question somebody sent, until it is asked, passed on or declined; and after that, without them.

    ``author`` is a keyed hash of the seat, which no other row holds: by it the one who comes back finds what became of
    it, and whoever withdraws takes it back. ``written`` is as it was sent, ``text`` as moderators would have it asked.
    ``side`` is the author's, for balance; None for a seat without one.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="suggestions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=[(each.value, each.value) for each in Suggested])
    side = models.ForeignKey("office.Side", null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=35)
    written = models.CharField(max_length=280, blank=True, default="")
    text = LanguageTextField()
    state = models.CharField(
        max_length=9, choices=[(each.value, each.value) for each in Standing], default=Standing.WAITING
    )
    flaw = models.CharField(
        max_length=12, blank=True, default="", choices=[(each.value, each.value) for each in Flaw]
    )
    author = models.CharField(max_length=64, blank=True, default="")
    sent = models.CharField(max_length=32, help_text="the id of the form it came with")
    day = models.DateField()
    settled = models.DateField(null=True)
    statement = models.ForeignKey(Statement, null=True, on_delete=models.SET_NULL, related_name="+")
    question = models.ForeignKey("office.Question", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="suggestion_number_once"),
            models.UniqueConstraint(fields=["round", "sent"], name="a_suggestion_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class Verdict(models.Model):
    """What a moderator of one side said of a suggestion; no line is ever taken out of this log.

    It ``stands`` until the same side says something else, the words change or it was carried out. ``sha256`` is of the
    words it was said of; ``read`` are the languages its moderator read them in.
    """

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="verdicts")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Decision])
    flaw = models.CharField(
        max_length=12, blank=True, default="", choices=[(each.value, each.value) for each in Flaw]
    )
    into = models.ForeignKey(Statement, null=True, on_delete=models.SET_NULL, related_name="+")
    read = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    day = models.DateField()
    stands = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["suggestion", "side"],
                condition=models.Q(stands=True),
                name="one_verdict_of_a_side_stands",
            )
        ]

    def __str__(self) -> str:
        return f"{self.suggestion} {self.decision}"
