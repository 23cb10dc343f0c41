"""An answer, the sources it rests on, and each side's consent to a looser rule."""

from typing import ClassVar

from django.db import models

from tracktwo.office.questions.kinds import BASIS_WORDS, VERDICT_WORDS, Basis
from tracktwo.office.record.fields import DateTextField, LanguageTextField
from tracktwo.office.record.kinds import WORDS
from tracktwo.vocabulary.attribution import Rule

__all__ = ["AnswerConsent", "AnswerSource", "QuestionAnswer"]

_RULES = [(rule.value, WORDS[rule]) for rule in Rule]


class QuestionAnswer(models.Model):
    """What the other side answers, as of a date. Until ``given_on`` it is a draft of that side's team alone.

    Earlier answers are kept beside later ones. No ``rule`` is off the record.
    """

    question = models.ForeignKey("office.Question", on_delete=models.CASCADE, related_name="answers")
    number = models.PositiveSmallIntegerField()
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    text = LanguageTextField(blank=False)
    basis = models.CharField(max_length=15, choices=list(BASIS_WORDS.items()), default=Basis.SOURCES)
    reason = LanguageTextField(help_text="why it cannot be answered publicly")
    as_of = DateTextField()
    review_by = DateTextField()
    rule = models.CharField(max_length=20, blank=True, default="", choices=_RULES)
    given_on = models.DateField(null=True, blank=True)
    verdict = models.CharField(max_length=10, blank=True, default="", choices=list(VERDICT_WORDS.items()))

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "number"], name="answer_number_once"),
            models.UniqueConstraint(
                fields=["question"], condition=models.Q(given_on=None), name="one_draft_of_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.number}"


class AnswerSource(models.Model):
    """One source: a document of the record, or what is printed about it where it is none."""

    answer = models.ForeignKey(QuestionAnswer, on_delete=models.CASCADE, related_name="sources")
    document = models.ForeignKey(
        "office.Document", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    printed = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.printed or str(self.document)


class AnswerConsent(models.Model):
    """One side's consent, given by a convenor, that an answer come under a looser rule."""

    answer = models.ForeignKey(QuestionAnswer, on_delete=models.CASCADE, related_name="consents")
    rule = models.CharField(max_length=20, choices=_RULES)
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["side__mark"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "rule", "side"], name="one_consent_per_side"),
            models.UniqueConstraint(fields=["answer", "rule", "account"], name="one_consent_per_account"),
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.rule}"
