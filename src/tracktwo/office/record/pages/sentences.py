"""What event pages say in sentences of their own: how long an event was."""

from tracktwo.office.shell.marking import reader_language
from tracktwo.publish import marking

__all__ = ["length_in_words"]


def length_in_words(text: str) -> str:
    """Return how long an event was: "half-day" and "full-day" in words, PT1H30M as hours and minutes."""
    return marking.length(text, language=reader_language())
