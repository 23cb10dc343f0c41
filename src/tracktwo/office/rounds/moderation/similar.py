"""How alike two short texts of one language are, and where one that holds two ideas might be divided. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

__all__ = ["ALIKE", "Alike", "alike", "likeness", "split_of"]

ALIKE: Final = 0.45
"""From this likeness on two texts are shown beside each other; a person decides whether they say the same."""
_MOST: Final = 3
_SHORTEST: Final = 4
_HAN: Final = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_RUN: Final = re.compile(rf"[{_HAN}]+|[^\W{_HAN}]+")
_BREAK: Final = re.compile(
    r"\s*[,;]?\s+(?:and|but|or|because|whereas|while)\s+|\s*[,，;；、]?\s*(?:并且|而且|同时|但是|因为|以及|或者)"
    r"|\s+(?:أو|لكن|لأن)\s+|[;；]\s*|(?<=[\u3400-\u9fff])，",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A text that is like another, by its key, and how much: from 0 to 1."""

    key: str
    text: str
    likeness: float


def alike(text: str, others: Iterable[tuple[str, str]]) -> list[Alike]:
    """Return the texts most like one, the most alike first, three at most.

    Args:
        text: the text.
        others: key and text of each other one, in the same language.
    """
    grams = _grams(text)
    found = [
        Alike(key=key, text=other, likeness=value)
        for key, other in others
        if (value := _shared(grams, _grams(other))) >= ALIKE
    ]
    return sorted(found, key=lambda each: (-each.likeness, each.key))[:_MOST]


def likeness(one: str, other: str) -> float:
    """Return the share of short runs of letters two texts have in common, from 0 to 1.

    Words give runs of three letters, their edges included; Han script, which has no spaces, runs of two.

    Source: Dice, Measures of the amount of ecologic association between species, Ecology 26 (1945), over sets.
    """
    return _shared(_grams(one), _grams(other))


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _grams(text: str) -> frozenset[str]:
    found = set[str]()
    for run in _RUN.findall(unicodedata.normalize("NFKC", text).casefold()):
        if re.match(rf"[{_HAN}]", run):
            found |= {run[place : place + 2] for place in range(max(1, len(run) - 1))}
        else:
            padded = f" {run} "
            found |= {padded[place : place + 3] for place in range(len(padded) - 2)}
    return frozenset(found)


def split_of(text: str) -> tuple[str, str] | None:
    """Return a text divided in two where it joins two clauses; None where it seems to hold one idea.

    It is a suggestion to a person: grammar is left to them.
    """
    for found in _BREAK.finditer(text):
        parts = text[: found.start()].strip(), text[found.end() :].strip()
        if all(_is_clause(part) for part in parts):
            return _ended(parts[0], like=text), _ended(parts[1], like=text)
    return None


def _is_clause(part: str) -> bool:
    """Return whether a part is long enough to be said by itself: three words, or four signs of Han script."""
    if re.search(rf"[{_HAN}]", part):
        return len(part) >= _SHORTEST
    return len(part.split()) > 2  # noqa: PLR2004 -- a clause has a subject, a verb and what is said


def _ended(part: str, *, like: str) -> str:
    """Return a clause that begins and ends as the text it comes from."""
    stop = like[-1] if like[-1:] in {".", "。"} and part[-1] not in {".", "。"} else ""
    return f"{part[0].upper()}{part[1:]}{stop}"
