"""A side's key to a question that goes outside."""

from typing import ClassVar

from django.db import models

from tracktwo.office.accounts.given import GivenKey
from tracktwo.office.questions.models.questions import Question

__all__ = ["QuestionKey"]


class QuestionKey(GivenKey):
    """One side's key to what would go outside of a question and its answers; ``sha256`` is of exactly that."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="keys")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["side__mark"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["question", "sha256", "side"], name="one_question_key_per_side"),
            models.UniqueConstraint(
                fields=["question", "sha256", "account"], name="one_question_key_per_account"
            ),
        ]
