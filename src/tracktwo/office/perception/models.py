"""The rows of results: sums of answers at close, what was released of them and when, and the keys to reveal it."""

from typing import ClassVar

from django.db import models

from tracktwo.office.accounts.given import GivenKey
from tracktwo.office.rounds.kinds import Asked

__all__ = ["Cell", "Issue", "Paired", "Removal", "Reveal", "RevealKey"]


class Cell(models.Model):
    """How many of a side gave one stance with one expectation: the additive sums every result is made of.

    ``expected`` is -1 where there is no guess; ``side`` is None for observers and those who did not say. Written when
    the round closes; a withdrawal afterwards takes its one away.
    """

    statement = models.ForeignKey("office.Statement", on_delete=models.CASCADE, related_name="cells")
    side = models.ForeignKey("office.Side", null=True, on_delete=models.PROTECT, related_name="+")
    stance = models.CharField(max_length=8, blank=True)
    expected = models.SmallIntegerField()
    people = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "side", "stance", "expected"], name="one_cell_of_a_side"
            ),
            models.UniqueConstraint(
                fields=["statement", "stance", "expected"],
                condition=models.Q(side=None),
                name="one_cell_of_others",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement} {self.stance} {self.expected}"


class Paired(models.Model):
    """How those of a side who answered a statement both times answered it, before and now: sums, for the team alone.

    ``statement`` is the one that was asked again. ``both``, ``gave_up``, ``took_up`` and ``neither`` count who agreed
    before and now; ``guessed`` who guessed both times, with the sums and the sums of squares of their guesses, in
    tenths, and the squares of what lies between (``moved_squares``). Withdrawing either seat takes its one away;
    ``gone`` counts who did since figures last stood.
    """

    statement = models.ForeignKey("office.Statement", on_delete=models.CASCADE, related_name="paired")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    both = models.PositiveIntegerField(default=0)
    gave_up = models.PositiveIntegerField(default=0)
    took_up = models.PositiveIntegerField(default=0)
    neither = models.PositiveIntegerField(default=0)
    guessed = models.PositiveIntegerField(default=0)
    before_sum = models.PositiveIntegerField(default=0)
    before_squares = models.PositiveIntegerField(default=0)
    now_sum = models.PositiveIntegerField(default=0)
    now_squares = models.PositiveIntegerField(default=0)
    moved_squares = models.PositiveIntegerField(default=0)
    gone = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "side"], name="one_pairing_of_a_side")
        ]

    def __str__(self) -> str:
        return f"{self.statement} · {self.side}"


class Issue(models.Model):
    """One release of one series: the value that was let out, and the head-count it rested on (never shown)."""

    statement = models.ForeignKey("office.Statement", on_delete=models.CASCADE, related_name="issues")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    asked = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Asked])
    moment = models.PositiveSmallIntegerField(help_text="which working-out of the round it was, from 1")
    people = models.PositiveIntegerField()
    released = models.JSONField()

    class Meta:
        ordering: ClassVar = ["moment"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "side", "asked", "moment"], name="one_issue_per_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement} {self.asked} {self.moment}"


class Removal(models.Model):
    """A series that was taken down on request: nothing of it is shown ever again."""

    statement = models.ForeignKey("office.Statement", on_delete=models.CASCADE, related_name="removals")
    day = models.DateField()

    def __str__(self) -> str:
        return str(self.statement)


class Reveal(models.Model):
    """What both sides would be shown: every outcome of a round at one moment, as canonical JSON, and its hash.

    It is shown once one key of each side is given over the hash; the newest one that was is what is shown.
    """

    round = models.ForeignKey("office.Round", on_delete=models.CASCADE, related_name="reveals")
    moment = models.PositiveSmallIntegerField()
    day = models.DateField()
    outcomes = models.TextField()
    sha256 = models.CharField(max_length=64)
    revealed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-moment"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "moment"], name="one_reveal_per_moment")
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.moment}"


class RevealKey(GivenKey):
    """One side's key to one reveal, given by one account over its hash."""

    reveal = models.ForeignKey(Reveal, on_delete=models.CASCADE, related_name="keys")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["reveal", "side"], name="one_reveal_key_per_side"),
            models.UniqueConstraint(fields=["reveal", "account"], name="one_reveal_key_per_account"),
        ]
