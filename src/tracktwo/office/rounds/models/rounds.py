"""A round, how it names the sides, and who checked its words."""

from typing import ClassVar

from django.db import models

from tracktwo.office.record.fields import LanguageTextField
from tracktwo.office.record.kinds import WORDS
from tracktwo.office.rounds.kinds import ENTRY_WORDS, STAGE_WORDS, Entry, Stage, State
from tracktwo.perception import Origin
from tracktwo.vocabulary.attribution import Rule

__all__ = ["Round", "RoundSide", "TextCheck"]


class Round(models.Model):
    """Statements put to both sides at once.

    A draft is free to change. Opening it freezes what people are asked and told (``frozen`` is the SHA-256 of
    that); times are the server's. ``moments`` counts how often results were worked out: people who withdraw
    later are kept as head-counts by that number. ``origin`` never changes. ``follows`` is the round whose
    statements are asked again. Of a round of the stage ``own`` each side reads its own answers alone, and nothing
    is ever shown to both; a round of the stage ``validation`` follows one whose shared ground it puts to everybody
    once more. ``objective`` is what the programme asks for; ``only_sides`` keeps observers out, and
    ``asks_organisation`` lets people say from what kind of organisation they come.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="rounds")
    key = models.SlugField(max_length=80)
    code = models.CharField(max_length=6, unique=True, help_text="six characters without look-alikes")
    title = LanguageTextField(blank=False)
    purpose = LanguageTextField()
    label = LanguageTextField(
        help_text="shown on every statement, such as that it was written for a demonstration"
    )
    question = LanguageTextField(help_text="what boundary cases are asked")
    follows = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="followed_by"
    )
    event = models.ForeignKey(
        "office.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="rounds"
    )
    stage = models.CharField(
        max_length=12, choices=[(stage.value, STAGE_WORDS[stage]) for stage in Stage], default=Stage.JOINT
    )
    asks_organisation = models.BooleanField(
        default=False, help_text="whether people may say what kind of organisation they come from"
    )
    objective = models.ForeignKey(
        "office.Objective", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    only_sides = models.BooleanField(default=False, help_text="whether people without a side are not asked")
    rule = models.CharField(
        max_length=20, choices=[(rule.value, WORDS[rule]) for rule in Rule], default=Rule.NOT_FOR_ATTRIBUTION
    )
    origin = models.CharField(
        max_length=10, choices=[(origin.value, origin.value) for origin in Origin], editable=False
    )
    entry = models.CharField(
        max_length=12, choices=[(entry.value, ENTRY_WORDS[entry]) for entry in Entry], default=Entry.CODE
    )
    languages = models.JSONField(default=list, help_text="language tags participants may choose from")
    opens = models.DateTimeField(null=True, blank=True)
    closes = models.DateTimeField(null=True, blank=True)
    kept_until = models.DateTimeField(
        null=True, blank=True, help_text="when answers and results of a round for the room only are deleted"
    )
    policy = models.JSONField(
        default=dict, help_text="the disclosure policy's parameters that are not default"
    )
    recipe = models.JSONField(null=True, blank=True, help_text="how simulated answers were made")
    frozen = models.CharField(max_length=64, blank=True, default="")
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    takes_suggestions = models.BooleanField(
        default=True, help_text="whether participants may add statements and questions; a pause is one click"
    )
    moments = models.PositiveSmallIntegerField(default=0)
    revealed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-opened_at", "key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "key"], name="round_key_once"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def state(self) -> State:
        """How far the round has come."""
        if self.revealed_at:
            return State.REVEALED
        if self.closed_at:
            return State.CLOSED
        return State.OPEN if self.opened_at else State.DRAFT

    @property
    def is_apart(self) -> bool:
        """Whether each side is asked by itself, and reads how itself answered alone."""
        return self.stage == Stage.OWN

    @property
    def is_simulated(self) -> bool:
        """Whether a program made the answers up."""
        return self.origin == Origin.SIMULATED


class RoundSide(models.Model):
    """How the statements of a round call a side, in each language: frozen with the round.

    ``badge`` is a code that seats whoever types it on this side, printed on badges; empty where none was made.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="sides")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    noun = LanguageTextField(help_text="as in “In …, government decides”")
    adjective = LanguageTextField(help_text="as in “… companies”")
    expected = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="how many people of the side are expected to answer"
    )
    badge = models.CharField(max_length=6, blank=True, default="", editable=False)

    class Meta:
        ordering: ClassVar = ["side__mark"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "side"], name="words_once_per_side"),
            models.UniqueConstraint(
                fields=["badge"], condition=~models.Q(badge=""), name="badge_of_one_side"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.side}"


class TextCheck(models.Model):
    """A named account has read what is asked in one language; ``sha256`` is of the words it read.

    ``statement`` is None for the round's own words. A later edit has other words, and the check no longer holds.
    ``back`` is what the words say, put back into another language by whoever read them; ``differences`` what the
    languages do not say alike. Both are for the teams.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="checks")
    statement = models.ForeignKey(
        "office.Statement", null=True, on_delete=models.CASCADE, related_name="checks"
    )
    language = models.CharField(max_length=35)
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    sha256 = models.CharField(max_length=64)
    back = models.TextField(blank=True, default="")
    differences = models.TextField(blank=True, default="")

    class Meta:
        ordering: ClassVar = ["language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["statement", "language"], name="one_check_of_a_statement"),
            models.UniqueConstraint(
                fields=["round", "language"],
                condition=models.Q(statement=None),
                name="one_check_of_a_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} {self.language}"
