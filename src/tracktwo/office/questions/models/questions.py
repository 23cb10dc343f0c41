"""A question, what happened to it, and who has read its words."""

from typing import ClassVar

from django.db import models

from tracktwo.office.questions.kinds import DESCENT_WORDS, STATE_WORDS, STEP_WORDS, State
from tracktwo.office.questions.models.answers import QuestionAnswer
from tracktwo.office.questions.models.gaps import InformationGap, Wish
from tracktwo.office.record.fields import DateTextField, LanguageTextField

__all__ = ["Question", "QuestionCheck", "QuestionStep"]


class Question(models.Model):
    """What one side asks the other.

    ``account`` wrote it; no page says so unless ``shows_account``, and then to the side's own team alone. Days are
    kept, not hours: ``routed_on`` is since when it waits, ``waited`` the days until its first answer.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="questions")
    key = models.SlugField(max_length=80)
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    shows_account = models.BooleanField(default=False)
    text = LanguageTextField(blank=False)
    why = LanguageTextField(help_text="why it matters")
    gap = models.ForeignKey(
        InformationGap, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    due = DateTextField()
    state = models.CharField(max_length=10, choices=list(STATE_WORDS.items()), default=State.DRAFT)
    nobody_knows = models.BooleanField(default=False, help_text="what the latest answer says")
    asked_on = models.DateField(null=True, blank=True)
    routed_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    waited = models.PositiveIntegerField(null=True, blank=True)
    comes_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="grown"
    )
    descent = models.CharField(max_length=10, blank=True, default="", choices=list(DESCENT_WORDS.items()))
    wish = models.ForeignKey(Wish, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions")
    statement = models.ForeignKey(
        "office.Statement", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-routed_on", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="question_key_once")
        ]
        indexes: ClassVar = [models.Index(fields=["programme", "state", "side"])]

    def __str__(self) -> str:
        return self.key


class QuestionStep(models.Model):
    """One thing that happened to a question, on a day, by a side; ``event`` is where it was raised."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=10, choices=list(STEP_WORDS.items()))
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    event = models.ForeignKey(
        "office.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    text = LanguageTextField(help_text="what was said, where something was")

    class Meta:
        ordering: ClassVar = ["day", "pk"]

    def __str__(self) -> str:
        return f"{self.question} {self.kind}"


class QuestionCheck(models.Model):
    """A named account has read a question, or an answer, in one language; ``sha256`` is of the words it read."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="checks")
    answer = models.ForeignKey(
        QuestionAnswer, null=True, blank=True, on_delete=models.CASCADE, related_name="checks"
    )
    language = models.CharField(max_length=35)
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "language"], name="one_check_of_an_answer"),
            models.UniqueConstraint(
                fields=["question", "language"],
                condition=models.Q(answer=None),
                name="one_check_of_a_question",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.language}"
