"""The words by which a statement is remarked on: lists anybody may read and argue with, read once."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["HAN", "first_of", "listed"]

HAN: Final = re.compile(r"[\u3400-\u9fff]")
_APART: Final = "apart"
"""The list of longer words in which a listed one says nothing of its own."""


@cache
def listed(name: str) -> tuple[str, ...]:
    """Return the words of a list, as written.

    Args:
        name: the name of its file, without the ending; what it is for stands in its first line.
    """
    text = files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(word.strip() for line in lines for word in line.split(","))


def first_of(name: str, text: str) -> str:
    """Return the first word of a list in a text, as it stands there; "" where there is none.

    In Han characters a word may stand anywhere; elsewhere it stands by itself, or ends one where it is listed with a
    hyphen. Case makes no difference.
    """
    own = {word.lstrip("-") for word in listed(name)}
    found = (each[0] for each in _finder(name).finditer(text))
    return next((word for word in found if word.casefold().replace("’", "'") in own), "")


@cache
def _finder(name: str) -> re.Pattern[str]:
    words = sorted({*listed(name), *listed(_APART)}, key=len, reverse=True)
    return re.compile("|".join(map(_shape, words)), re.IGNORECASE)


def _shape(word: str) -> str:
    if HAN.search(word):
        return re.escape(word)
    begins, bare = ("", word[1:]) if word.startswith("-") else (r"\b", word)
    return rf"{begins}{re.escape(bare)}\b".replace("'", "[’']")
