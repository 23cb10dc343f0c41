"""Ballots given out on paper or as a file, for people without a network; and papers on their way into the round."""

from typing import ClassVar

from django.db import models

from tracktwo.office.rounds.kinds import Carrier, Seat
from tracktwo.office.rounds.models.rounds import Round

__all__ = ["Ballot", "Batch", "Keying"]


class Batch(models.Model):
    """Ballots of one kind made for one seat of a round; ``people`` is how many of them may count.

    ``asked`` is what they ask: keys and versions of statements, by which answers on them are numbered; ``told`` the
    hash of what people were told with them.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="batches")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=6, unique=True)
    carrier = models.CharField(max_length=5, choices=[(each.value, each.value) for each in Carrier])
    seat = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Seat])
    side = models.ForeignKey("office.Side", null=True, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField()
    asked = models.JSONField()
    told = models.CharField(max_length=64)
    is_revoked = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="batch_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.number}"


class Ballot(models.Model):
    """A ballot that was counted: by the number printed on it, or the hash of the id its file drew.

    It is not tied to whose answers it held.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="counted")
    mark = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "mark"], name="a_ballot_counts_once")
        ]

    def __str__(self) -> str:
        return str(self.batch)


class Keying(models.Model):
    """One of two passes over one paper, kept until both say the same: then it counts, and they are deleted.

    ``cells`` is the statement's key → stance, expectation and what it depends on, as their form has them.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="keyings")
    number = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField()
    cells = models.JSONField()

    class Meta:
        ordering: ClassVar = ["number", "turn"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number", "turn"], name="a_paper_is_keyed_twice"),
            models.CheckConstraint(condition=models.Q(turn__in=(1, 2)), name="first_or_second_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.batch} {self.number}"
