"""The rows of releases: what was proposed, who gave a key, and what was decided.

A *proposal* is one attempt; the *number* is that of the release it would become. Several proposals may carry the
same number, and one of them at most is approved. Of a programme one proposal at a time is being prepared, and one
waits for keys. The log of decisions is only ever added to: here, and by triggers in the database.
"""

from typing import Any, ClassVar, NoReturn

from django.db import models

from tracktwo.office.releases.kinds import ACTION_WORDS, STATE_WORDS, Action, State
from tracktwo.vocabulary.errors import DataError

__all__ = ["Approval", "Decision", "Release"]


class Release(models.Model):
    """One proposal for what outsiders read: its content to the byte, and what the two sides need to judge it.

    ``content`` is empty until it is proposed. ``difference``, ``withheld`` and ``leaks`` are the accounts that were
    shown beside it; ``leaks`` is None while nothing was searched. ``note`` says why it was not proposed or refused.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.CASCADE, related_name="releases")
    proposal = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=12, choices=[(state.value, STATE_WORDS[state]) for state in State])
    name = models.JSONField(default=dict, help_text="the programme's name in this content")
    content = models.TextField(blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    difference = models.JSONField(default=dict)
    withheld = models.JSONField(default=list)
    leaks = models.JSONField(null=True)
    progress = models.JSONField(default=dict)
    note = models.TextField(blank=True, default="")
    prepared_by = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(
        null=True, help_text="when it was approved, refused, replaced or given up"
    )
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-proposal"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "proposal"], name="one_proposal_per_place"),
            models.UniqueConstraint(
                fields=["programme", "number"],
                condition=models.Q(state=State.APPROVED.value),
                name="one_approved_release_per_number",
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=models.Q(state=State.PREPARING.value),
                name="one_preparation_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=models.Q(state=State.PROPOSED.value),
                name="one_proposal_waits_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.proposal}"


class Approval(models.Model):
    """One side's key to one proposal, given by one account over the exact bytes."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="approvals")
    side = models.ForeignKey("office.Side", on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey("office.Account", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["release", "side"], name="one_key_per_side"),
            models.UniqueConstraint(fields=["release", "account"], name="one_key_per_account"),
        ]

    def __str__(self) -> str:
        return f"{self.release} · {self.account}"


class Decision(models.Model):
    """One line of a programme's log: who decided what over which bytes, chained to the line before by its hash.

    Names stand as text beside the account, so that the hash covers what a reader sees.
    """

    programme = models.ForeignKey("office.Programme", on_delete=models.PROTECT, related_name="decisions")
    place = models.PositiveIntegerField()
    at = models.DateTimeField()
    account = models.ForeignKey("office.Account", null=True, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=150, blank=True, default="")
    side = models.CharField(max_length=80, blank=True, default="")
    action = models.CharField(max_length=12, choices=[(each.value, ACTION_WORDS[each]) for each in Action])
    proposal = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    note = models.TextField(blank=True, default="")
    previous = models.CharField(max_length=64, blank=True, default="")
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "place"], name="one_decision_per_place")
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.place} {self.action}"

    def save(self, **options: Any) -> None:
        """Add the line; a line that is there never changes."""
        if not self._state.adding:
            _refuse_change()
        super().save(**options)

    def delete(self, **options: Any) -> NoReturn:  # type: ignore[override]  # it never returns
        """Refuse: the log is only ever added to."""
        del options
        _refuse_change()


def _refuse_change() -> NoReturn:
    raise DataError("The log of decisions is only ever added to; nothing in it can be changed or taken away.")
