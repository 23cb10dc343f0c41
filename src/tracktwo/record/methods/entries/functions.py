"""Phrases that say what people do at an event: "Opening and Closing Remarks", 主持人."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.scripts import readings

__all__ = ["ATTENDING", "functions_in"]

ATTENDING: Final = ("participant",)
"""Who is there, and of whom nothing else is said."""

_FUNCTION_PARTS: Final = re.compile(r"\s*(?:,|;|/|&|\band\b|、|和|及|与|暨)\s*")
_FUNCTION_SMALL: Final = re.compile(
    r"^(?:the|a|an|by|session|panel|of the session|of the panel)\s+|\s+(?:by|session|panel)$", re.IGNORECASE
)

_NUMBERED: Final = re.compile(
    r"\s*(?:no\.?\s*|#)?[0-9]{1,2}$|\s+(?:one|two|three|four|five|six)$|^(?:first|second|third|fourth|lead|main|joint|special|invited|featured|guest)\s+(?=\w)|[一二三四五六七八九]$"
)


_FIRST: Final = re.compile(r"[ ,;/&:：.()（）–—、和及与暨-]*(?:and\s+)?([a-z]+|.?)", re.DOTALL)
_BEFORE: Final = frozenset(
    "the a an by of session panel and first second third fourth lead main joint special invited featured guest".split()  # noqa: SIM905
)
"""What may stand before the first word of a function."""


@lru_cache(maxsize=4)
def _firsts(lexicon: Lexicon) -> frozenset[str]:
    """Return the first words of functions in Latin letters, and the first characters of others."""
    found = {first[1].rstrip("s") for words in lexicon.functions if (first := _FIRST.match(words))}
    return frozenset(found | {words[0] for words in lexicon.functions} | _BEFORE)


@lru_cache(maxsize=4096)
def functions_in(words: str, *, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Return the codes of a phrase that names functions and nothing else: "Opening and Closing Remarks"; None for others."""
    return next((codes for each in readings(words) if each and (codes := _codes(each, lexicon))), None)


def _codes(words: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    found: list[str] = []
    phrase = " ".join(words.split()).strip(" :：.-–—()（）").lower()
    whole = lexicon.functions.get(phrase)
    if whole:
        return (whole,)  # 与谈人 is one word, though it begins with "and"
    first = _FIRST.match(phrase)
    if first is None or not {first[1], first[1].rstrip("s")} & _firsts(lexicon):
        return None
    for part in filter(None, _FUNCTION_PARTS.split(phrase)):
        code = _function(part, lexicon)
        if code is None:
            return None
        if code not in found:
            found.append(code)
    return tuple(found) if found else None


def _function(phrase: str, lexicon: Lexicon) -> str | None:
    phrase = _NUMBERED.sub("", phrase)
    for form in (phrase, phrase.rstrip("s"), phrase.rstrip("()s"), _FUNCTION_SMALL.sub("", phrase)):
        code = lexicon.functions.get(form) or lexicon.functions.get(form.rstrip("s"))
        if code:
            return code
    return None
