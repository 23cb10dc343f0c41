"""Concepts: what either side calls them, how each uses and defines them, and what both recommend.

Nothing here says what a concept truly is. Two definitions that stand side by side may be how it ends.
"""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models

from tracktwo.office.accounts.given import GivenKey
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.terms.kinds import (
    ENDING_WORDS,
    EQUIVALENCE_WORDS,
    STATUS_WORDS,
    TRANSLATED_WORDS,
    Ending,
)
from tracktwo.office.terms.models.corpus import TermTurn
from tracktwo.vocabulary.attribution import Rule

__all__ = [
    "Concept",
    "ConceptDefinition",
    "ConceptEquivalent",
    "ConceptEvidence",
    "ConceptFeature",
    "ConceptKey",
    "ConceptLink",
    "ConceptMisreading",
    "ConceptRound",
    "ConceptSense",
    "ConceptTerm",
]

_RULES = [(rule.value, WORDS[rule]) for rule in Rule]
_SHORT, _LINE, _LONG = 300, 1_000, 4_000


def _of(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(each.value, told) for each, told in words.items()]


class Concept(models.Model):
    """One entry of the glossary, and how the two sides' work on it stands.

    ``wording`` is what is recommended for shared documents; both sides' keys are given over it and over all else that
    would go outside. ``types`` are types of organisation it is about, whose counterparts the register names.
    ``kept`` is what a file said that we have no use for.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="concepts")
    key = models.SlugField(max_length=80)
    number = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=_LONG, blank=True, default="", help_text="for the team")
    ending = models.CharField(max_length=10, choices=_of(ENDING_WORDS), default=Ending.OPEN.value)
    wording = LanguageTextField()
    see_also: "models.ManyToManyField[Concept, Any]" = models.ManyToManyField("self", blank=True)
    types: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        "office.SectorType", blank=True, related_name="+"
    )
    kept = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="concept_key_once")
        ]

    def __str__(self) -> str:
        return self.key


class _Row(models.Model):
    """A row of a concept, in its place."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "pk"]


class ConceptTerm(_Row):
    """A word for a concept; of ``side`` where it is only that side's."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="terms")
    text = models.CharField(max_length=_SHORT)
    language = models.CharField(max_length=35)
    side = models.ForeignKey("office.Side", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, blank=True, default="", choices=_of(STATUS_WORDS))
    note = models.CharField(max_length=_LINE, blank=True, default="", help_text="for the team")

    def __str__(self) -> str:
        return self.text


class ConceptEquivalent(_Row):
    """A term and one in another language: how exact that is, and what is lost."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="equivalents")
    term = models.CharField(max_length=_SHORT)
    language = models.CharField(max_length=35)
    other = models.CharField(max_length=_SHORT, blank=True, default="")
    other_language = models.CharField(max_length=35)
    strength = models.CharField(max_length=12, choices=_of(EQUIVALENCE_WORDS))
    lost = models.CharField(max_length=_LINE, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.term} · {self.other}"


class ConceptDefinition(_Row):
    """A definition as it was given: by a side, or by nobody in particular, under its rule.

    ``features`` says of each feature of the concept (by its code) whether this definition has it.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="definitions")
    side = models.ForeignKey("office.Side", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=_LONG)
    language = models.CharField(max_length=35)
    source = models.CharField(max_length=_LINE, blank=True, default="", help_text="as printed")
    document = models.ForeignKey(
        "office.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    event = models.ForeignKey(
        "office.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    date = DateTextField()
    rule = models.CharField(max_length=20, blank=True, default="", choices=_RULES)
    translation = LanguageTextField()
    translated = models.CharField(max_length=10, blank=True, default="", choices=_of(TRANSLATED_WORDS))
    features = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return f"{self.concept} {self.pk}"


class ConceptFeature(_Row):
    """Something a definition of the concept may require, such as private owners."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="features")
    code = models.SlugField(max_length=80)
    text = LanguageTextField(blank=False)

    class Meta(_Row.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concept", "code"], name="feature_code_once")
        ]

    def __str__(self) -> str:
        return self.code


class ConceptSense(_Row):
    """One way in which a side uses the word, and what kind of organisation does."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="senses")
    code = models.SlugField(max_length=80)
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    text = LanguageTextField(blank=False)
    type = models.ForeignKey(
        "office.SectorType", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    used_by = LanguageTextField()

    class Meta(_Row.Meta):
        constraints: ClassVar = [models.UniqueConstraint(fields=["concept", "code"], name="sense_code_once")]

    def __str__(self) -> str:
        return self.code


class ConceptEvidence(_Row):
    """Where a sense is seen: a turn of the texts, whose words and rule are its own, or a quotation."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="evidence")
    sense = models.SlugField(max_length=80, help_text="the code of the sense")
    turn = models.ForeignKey(TermTurn, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    quote = models.CharField(max_length=_LONG, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    document = models.ForeignKey(
        "office.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    event = models.ForeignKey(
        "office.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    date = DateTextField()
    rule = models.CharField(max_length=20, blank=True, default="", choices=_RULES)

    def __str__(self) -> str:
        return f"{self.concept} {self.sense} {self.pk}"


class ConceptMisreading(_Row):
    """What a reader of ``side`` is likely to misread, as somebody saw it on a day; the latest of a side holds."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="misreadings")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    text = LanguageTextField(blank=False)
    date = DateTextField()
    account = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.concept} {self.side} {self.pk}"


class ConceptRound(_Row):
    """A round, by its key, whose boundary cases are cases of the concept."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="rounds")
    round = models.SlugField(max_length=80)

    class Meta(_Row.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concept", "round"], name="concept_round_once")
        ]

    def __str__(self) -> str:
        return f"{self.concept} {self.round}"


class ConceptLink(_Row):
    """Something that depends on what the term means: "question:q1", "answer:q1/2", "outcome:key".

    ``changed`` is the day a meaning was changed; it stays until somebody has looked.
    """

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="links")
    subject = models.CharField(max_length=180)
    changed = DateTextField()
    looked = DateTextField()
    account = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(_Row.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concept", "subject"], name="concept_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.concept} {self.subject}"


class ConceptKey(GivenKey):
    """One side's key to what would go outside of a concept; ``sha256`` is of exactly that."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="keys")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["side__mark"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concept", "sha256", "side"], name="one_concept_key_per_side"),
            models.UniqueConstraint(
                fields=["concept", "sha256", "account"], name="one_concept_key_per_account"
            ),
        ]
