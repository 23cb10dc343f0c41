"""The rows of a room: what its screen shows, what is asked in it, how speakers are addressed, what it leaves behind."""

from typing import ClassVar

from django.db import models

from tracktwo.office.hall.kinds import Debrief, Queue, Showing
from tracktwo.office.record.fields import LanguageTextField

__all__ = ["DebriefLine", "DebriefWord", "Hall", "HallDecline", "HallQuestion", "HallSender", "SpeakerCard"]


class Hall(models.Model):
    """The room of one event while it is open: one state, which consoles change and the screen shows.

    ``version`` grows with every change, so that two consoles notice each other. The screen's address is worked out
    from ``screen_seed`` and this office's secret key; the row keeps a hash of it, and another seed ends the old one.
    """

    event = models.OneToOneField("office.Event", on_delete=models.CASCADE, related_name="hall")
    code = models.CharField(max_length=6, unique=True, help_text="six characters without look-alikes")
    wifi = models.CharField(
        max_length=64, blank=True, default="", help_text="the name of the wireless network in the room"
    )
    screen_seed = models.CharField(max_length=32)
    screen_hash = models.CharField(max_length=64, unique=True)
    screen_seen = models.DateTimeField(null=True, help_text="when a screen last asked what to show")
    round = models.ForeignKey("office.Round", null=True, on_delete=models.SET_NULL, related_name="+")
    showing = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Showing], default=Showing.JOIN
    )
    segment = models.ForeignKey("office.Segment", null=True, on_delete=models.SET_NULL, related_name="+")
    segment_since = models.DateTimeField(null=True)
    question = models.ForeignKey("HallQuestion", null=True, on_delete=models.SET_NULL, related_name="+")
    statement = models.ForeignKey("office.Statement", null=True, on_delete=models.SET_NULL, related_name="+")
    takes_questions = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.event}: {self.showing}"


class HallQuestion(models.Model):
    """A question asked in the room: by somebody of a side (None: of neither), and nothing that says by whom.

    ``language`` is the one it was asked in. ``passed_by`` let it into the queue; ``carried`` is what became of it in
    the question exchange.
    """

    hall = models.ForeignKey(Hall, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveSmallIntegerField()
    side = models.ForeignKey("office.Side", null=True, on_delete=models.PROTECT, related_name="+")
    text = LanguageTextField(blank=False)
    language = models.CharField(max_length=35)
    state = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Queue], default=Queue.WAITING
    )
    passed_by = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    carried = models.ForeignKey("office.Question", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hall", "number"], name="hall_question_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.hall_id} {self.number}"


class HallDecline(models.Model):
    """One side's word that a question is not put; it takes both."""

    question = models.ForeignKey(HallQuestion, on_delete=models.CASCADE, related_name="declines")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "side"], name="one_decline_per_side"),
            models.UniqueConstraint(fields=["question", "account"], name="one_decline_per_account"),
        ]

    def __str__(self) -> str:
        return f"{self.question} · {self.side}"


class HallSender(models.Model):
    """How many questions one browser sent: by a keyed hash of what it holds, deleted when the room closes."""

    hall = models.ForeignKey(Hall, on_delete=models.CASCADE, related_name="senders")
    sender = models.CharField(max_length=64)
    sent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hall", "sender"], name="one_count_per_sender")
        ]

    def __str__(self) -> str:
        return str(self.sent)


class SpeakerCard(models.Model):
    """How a name is said and its bearer addressed at one event: for whoever introduces them, the team alone."""

    contribution = models.OneToOneField("office.Contribution", on_delete=models.CASCADE, related_name="card")
    said = models.CharField(max_length=120, blank=True, default="")
    addressed = models.CharField(max_length=120, blank=True, default="")

    def __str__(self) -> str:
        return str(self.contribution)


class DebriefLine(models.Model):
    """One line of one of the two lists a meeting leaves behind."""

    event = models.ForeignKey("office.Event", on_delete=models.CASCADE, related_name="debrief")
    number = models.PositiveSmallIntegerField()
    part = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Debrief])
    text = LanguageTextField(blank=False)

    class Meta:
        ordering: ClassVar = ["part", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["event", "number"], name="debrief_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.number}"


class DebriefWord(models.Model):
    """What one side's facilitator says of a line: whether it may be made public. It holds for the words it was said of.

    ``sha256`` is of those words, so that an edit undoes it by itself.
    """

    line = models.ForeignKey(DebriefLine, on_delete=models.CASCADE, related_name="words")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    is_public = models.BooleanField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["line", "side"], name="one_word_per_side"),
            models.UniqueConstraint(fields=["line", "account"], name="one_word_per_account"),
        ]

    def __str__(self) -> str:
        return f"{self.line} · {self.side}"
