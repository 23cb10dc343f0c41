"""The rows of a review: the last reading, what it proposes, and the log of decisions.

Only the log is the team's work: it is added to, never changed, except to take an erased person out of it. What is
proposed is made anew by each reading, from the documents and the log.
"""

from typing import ClassVar

from django.db import models

__all__ = ["Entered", "Item", "Reading", "ReviewDecision", "SideCode", "Span"]


class Reading(models.Model):
    """One reading of the programme's documents: how far it is, or what came of it."""

    class State(models.TextChoices):
        """How far a reading is."""

        READING = "reading"
        READ = "read"
        FAILED = "failed"

    programme = models.ForeignKey(
        "office.Programme", on_delete=models.CASCADE, related_name="document_readings"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    progress = models.JSONField(default=dict, help_text="how many documents are read, of how many")
    note = models.TextField(blank=True, default="", help_text="why it failed")
    documents = models.JSONField(default=list, help_text="keys of the documents that were read")
    decided = models.PositiveIntegerField(default=0, help_text="the number of the last decision it knew")
    withheld = models.PositiveIntegerField(
        default=0, help_text="proposals kept back: they name an erased person"
    )
    by = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return f"{self.programme} {self.state}"


class Item(models.Model):
    """One proposal, or something accepted that no document states any more, as it stands after every decision.

    ``origin`` is the key it had when it was first decided on and never changes; ``key`` is that of the last reading.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="review_items")
    origin = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=15)
    event = models.CharField(
        max_length=80, blank=True, default="", help_text="the key of its event's proposal"
    )
    place = models.PositiveIntegerField(help_text="in the queue")
    title = models.CharField(max_length=300, blank=True, default="")
    band = models.CharField(max_length=10)
    standing = models.CharField(max_length=10)
    outcome = models.CharField(max_length=10)
    is_left = models.BooleanField(default=True)
    must_look = models.BooleanField(default=False)
    said = models.JSONField(help_text="the proposal with what holds of it")

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "origin"], name="one_item_per_origin"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["programme", "is_left", "place"]),
            models.Index(fields=["programme", "key"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"


class Span(models.Model):
    """A passage of a document that an item rests on."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="spans")
    document = models.ForeignKey("office.Document", on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    mark = models.CharField(max_length=10, help_text="what kind of words they are")

    class Meta:
        ordering: ClassVar = ["document", "start", "end"]
        indexes: ClassVar = [models.Index(fields=["document", "start"])]

    def __str__(self) -> str:
        return f"{self.document} {self.start}-{self.end}"


class ReviewDecision(models.Model):
    """One line of the log.

    ``said`` is the decision as the reading of documents knows it; ``effect`` what it wrote in the record, so that it
    can be taken back. Decisions taken with another, in one step, say so in ``along``.
    """

    programme = models.ForeignKey(
        "office.Programme", on_delete=models.CASCADE, related_name="review_decisions"
    )
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=10)
    kind = models.CharField(max_length=15, blank=True, default="")
    origin = models.CharField(max_length=80, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")
    along = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="brought")
    withdraws = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="withdrawn_by")
    said = models.JSONField()
    effect = models.JSONField(default=list)
    account = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_review_decision_per_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "origin"])]

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"


class Entered(models.Model):
    """Which entry of the record something accepted became: ``subject`` as "kind:key"."""

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="entered")
    origin = models.CharField(max_length=80)
    subject = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["subject"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "origin"], name="one_entry_per_origin"),
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "subject"])]

    def __str__(self) -> str:
        return self.subject


class SideCode(models.Model):
    """Which side of the programme people are on whom documents list under a country or another name."""

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="side_codes")
    code = models.CharField(max_length=40)
    side = models.ForeignKey("office.Side", on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "code"], name="one_side_per_code")
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.side}"
