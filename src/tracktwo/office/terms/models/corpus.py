"""Texts whose words are looked up: where they come from, turn by turn, and how far the index of them is."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import DateTextField
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.terms.kinds import SOURCE_WORDS
from tracktwo.vocabulary.attribution import Rule

__all__ = ["TermBuild", "TermSource", "TermTurn"]

_RULES = [(rule.value, WORDS[rule]) for rule in Rule]


class TermSource(models.Model):
    """One text: a document of the record, a file handed in, or the question exchange.

    ``rule``, ``event``, ``side`` and ``date`` hold for turns that do not say theirs. How a turn may be used is never
    kept: it is the strictest of what is stated here and of what its event or answer says at the moment of asking.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="term_sources")
    key = models.SlugField(max_length=80)
    kind = models.CharField(
        max_length=10, choices=[(each.value, words) for each, words in SOURCE_WORDS.items()]
    )
    title = models.CharField(max_length=300)
    document = models.ForeignKey(
        "office.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    event = models.ForeignKey(
        "office.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    side = models.ForeignKey("office.Side", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=35, blank=True, default="")
    date = DateTextField()
    rule = models.CharField(max_length=20, blank=True, default="", choices=_RULES)
    sha256 = models.CharField(max_length=64, blank=True, default="", help_text="of the file as it came")
    empty = models.PositiveIntegerField(default=0, help_text="turns without words, left out")
    version = models.PositiveIntegerField(default=0, help_text="one more whenever its turns are changed")
    added_on = models.DateField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="term_source_key_once"),
            models.UniqueConstraint(
                fields=["programme", "document"],
                condition=models.Q(document__isnull=False),
                name="a_document_is_one_source",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class TermTurn(models.Model):
    """What one person says or writes in one go, in the order of the source.

    ``start`` and ``end`` are its place in the text of a document; ``answer`` is what of the exchange it is, where it
    is an answer, and its rule.
    """

    source = models.ForeignKey(TermSource, on_delete=models.CASCADE, related_name="turns")
    text = models.TextField()
    doc = models.CharField(max_length=300, blank=True, default="", help_text="of a table of several texts")
    side = models.ForeignKey("office.Side", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    speaker = models.CharField(max_length=200, blank=True, default="")
    language = models.CharField(max_length=35, default="und")
    event = models.ForeignKey(
        "office.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    printed_event = models.CharField(
        max_length=200, blank=True, default="", help_text="an event that is none of the record"
    )
    date = DateTextField()
    rule = models.CharField(max_length=20, blank=True, default="", choices=_RULES)
    answer = models.ForeignKey(
        "office.QuestionAnswer", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.source} {self.pk}"


class TermBuild(models.Model):
    """One making of the index: how far it is, or what came of it; ``cutter`` says how words were told apart."""

    class State(models.TextChoices):
        """How far it is."""

        BUILDING = "building"
        BUILT = "built"
        FAILED = "failed"

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="term_builds")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.BUILDING)
    progress = models.JSONField(default=dict, help_text="how many turns are done, of how many")
    note = models.TextField(blank=True, default="", help_text="why it failed")
    folder = models.PositiveIntegerField(
        default=0, help_text="the build that made the index anew; others add to it"
    )
    cutter = models.CharField(max_length=200, blank=True, default="")
    turns = models.PositiveIntegerField(default=0)
    words = models.PositiveBigIntegerField(default=0)
    by = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_term_build_per_number"),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.number} {self.state}"
