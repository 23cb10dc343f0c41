"""Who takes part, without a name, and what they answer. Rows are of people only while they wish."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from tracktwo.office.rounds.kinds import Asked, Organisation, Seat
from tracktwo.office.rounds.models.rounds import Round
from tracktwo.office.rounds.models.statements import Statement
from tracktwo.perception import Stance

__all__ = ["Answer", "Departure", "Guess", "Invitation", "Participant"]


class Invitation(models.Model):
    """A personal way in that works once; its secret is kept as SHA-256 only, and it is not tied to who used it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitations")
    side = models.ForeignKey("office.Side", null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    secret_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)
    is_revoked = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="invitation_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.number}"


class Participant(models.Model):
    """One person in one round: a seat, the terms agreed to, and nothing that says who it is.

    ``consent`` is the hash of what the person was told (the round's ``frozen``); ``return_hash`` that of the return
    code. The day is all that is kept of when. ``earlier`` is the same person's seat in the round this one follows,
    where that person gave its return code; ``organisation`` the kind they said they come from, empty for none said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="participants")
    seat = models.CharField(max_length=12, choices=[(seat.value, seat.value) for seat in Seat])
    side = models.ForeignKey("office.Side", null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=35)
    consent = models.CharField(max_length=64)
    return_hash = models.CharField(max_length=64, unique=True)
    earlier = models.OneToOneField(
        "self", null=True, editable=False, on_delete=models.SET_NULL, related_name="later"
    )
    organisation = models.CharField(
        max_length=12, blank=True, default="", choices=[(each.value, each.value) for each in Organisation]
    )
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(seat=Seat.SIDE.value, side__isnull=False)
                | (~Q(seat=Seat.SIDE.value) & Q(side__isnull=True)),
                name="a_side_exactly_where_seated",
            )
        ]

    def __str__(self) -> str:
        return self.seat


class Answer(models.Model):
    """What one participant said to one statement: written by one upsert (``answering.py``).

    ``stance`` is empty for a skip. ``expected`` is how many of ten on the other side would agree. ``sent`` is the
    id of the form it came with.
    """

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="answers")
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="answers")
    stance = models.CharField(
        max_length=8, blank=True, default="", choices=[(each.value, each.value) for each in Stance]
    )
    depends_on = models.CharField(max_length=140, blank=True, default="")
    expected = models.PositiveSmallIntegerField(null=True)
    cannot_guess = models.BooleanField(default=False)
    language = models.CharField(max_length=35)
    day = models.DateField()
    sent = models.CharField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["participant", "statement"], name="one_answer_per_statement"),
            models.CheckConstraint(
                condition=Q(stance="") | Q(stance__in=[each.value for each in Stance]), name="a_known_stance"
            ),
            models.CheckConstraint(
                condition=Q(expected__isnull=True) | Q(expected__lte=10, cannot_guess=False),
                name="of_ten_or_cannot_guess",
            ),
        ]

    def __str__(self) -> str:
        return self.stance


class Departure(models.Model):
    """How many withdrew after results had been worked out ``moment`` times, of those one series counted.

    Head-counts are all that is kept of them.
    """

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="departures")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    asked = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Asked])
    moment = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["statement", "side", "asked", "moment"], name="one_head_count_per_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.statement} {self.asked} {self.moment}"


class Guess(models.Model):
    """How many wrong codes came from one network today, by a keyed hash that is changed every day."""

    network = models.CharField(max_length=64)
    window = models.PositiveIntegerField(help_text="number of the ten minutes since 1970")
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["network", "window"], name="one_count_per_window")
        ]

    def __str__(self) -> str:
        return f"{self.window}: {self.failures}"
