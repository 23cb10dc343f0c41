"""Foreign names put into Han characters by their sound, heard as consonants alone."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.methods.resolution.folding import sounds
from tracktwo.record.methods.scripts import SYLLABLE

__all__ = ["sounds_alike"]

_CLASSES: Final = {
    letter: group[0] for group in ("pb", "td", "kgqcx", "szj", "lr", "m", "n", "fv", "h") for letter in group
}
_HISSING: Final = re.compile(r"[sctz]h|c(?=[eiy])|g(?=[eiy])|sch")
_INITIAL: Final = re.compile(r"[zcs]h|[bpmfdtnlgkhjqxrzcsyw]")
_HISSING_INITIALS: Final = frozenset({"zh", "ch", "sh", "z", "c", "s", "j", "q", "x"})
_PINYIN: Final = re.compile(rf"(?:{SYLLABLE})+")
_FEWEST: Final = 2
_OF_HAN: Final = 0.75
_OF_LATIN: Final = 0.5


@lru_cache(maxsize=16384)
def sounds_alike(han: str, latin: str) -> bool:
    """Return whether a name in Han characters may be a foreign name by its sound.

    What may itself be pinyin is no foreign name: two places that are spelt nearly alike are two.

    Args:
        han: the name in Han characters, simplified.
        latin: the other, folded, in one piece.
    """
    if _PINYIN.fullmatch(latin):
        return False
    one, other = _of_han(han), _of_latin(latin)
    common = _longest_common(one, other)
    return common >= _FEWEST and common >= _OF_HAN * len(one) and common >= _OF_LATIN * len(other)


def _of_han(han: str) -> str:
    found = ""
    for reading in (min(sounds(each)) for each in han):
        initial = _INITIAL.match(reading)
        if initial:
            found += "s" if initial[0] in _HISSING_INITIALS else _CLASSES.get(initial[0], "")
    return found


def _of_latin(latin: str) -> str:
    """Return the consonants of a name by their classes; doubled ones count once."""
    found = ""
    for letter in _HISSING.sub("s", latin):
        heard = _CLASSES.get(letter, "")
        found += heard if not found.endswith(heard) else ""
    return found


def _longest_common(one: str, other: str) -> int:
    row = [0] * (len(other) + 1)
    for letter in one:
        last = row
        row = [0]
        for place, each in enumerate(other):
            row.append(last[place] + 1 if each == letter else max(row[-1], last[place + 1]))
    return row[-1]
