"""The three kinds of statement this room shows, and what can be wrong with a piece of evidence."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

__all__ = ["TROUBLE_WORDS", "Show", "Statements", "Trouble"]


class Statements(StrEnum):
    """A kind of statement; its value is what the record calls one."""

    FINDING = "outcome"
    NARRATIVE = "narrative"
    CHALLENGE = "challenge"


class Show(StrEnum):
    """Which statements a list shows."""

    CURRENT = "current"
    STALE = "stale"
    ALL = "all"


class Trouble(StrEnum):
    """What keeps a piece of evidence, or all that rests on it, from going outside."""

    GONE = "gone"
    OFF_THE_RECORD = "off_the_record"
    NOT_REVEALED = "not_revealed"
    STALE = "stale"
    NOT_NAMED = "not_named"

    @property
    def blocks(self) -> bool:
        """Whether what rests on it stays inside."""
        return self in (Trouble.GONE, Trouble.OFF_THE_RECORD, Trouble.NOT_REVEALED)


TROUBLE_WORDS: Final = {
    Trouble.GONE: _("It is gone: what rests on it is not published until somebody has looked at it."),
    Trouble.OFF_THE_RECORD: _("Off the record, or under no stated rule: what rests on it is not published."),
    Trouble.NOT_REVEALED: _("Not revealed to both sides: what rests on it is not published."),
    Trouble.STALE: _("To be looked at again: the day for that has passed."),
    Trouble.NOT_NAMED: _("It counts as evidence, but is not named outside."),
}
