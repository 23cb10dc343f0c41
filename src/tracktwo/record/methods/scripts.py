"""Lines printed in two scripts at once: "Opening 开幕致辞", "Venue / 地点"."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

from tracktwo.record.tables import Said, Span

__all__ = ["SYLLABLE", "TWIN", "is_mixed", "on_one_line", "over_gaps", "readings", "unbroken"]

Value = TypeVar("Value")

_FINALS: Final = "iang|iong|uang|iao|ian|ing|ang|eng|ong|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|ve|a|o|e|i|u|v"
SYLLABLE: Final = rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:{_FINALS})"
"""A syllable as pinyin writes it."""
_HAN: Final = re.compile(r"[一-鿿]")
_LATIN: Final = re.compile(r"[A-Za-z]{2}")
_NOT_LATIN: Final = re.compile(r"[一-鿿　-〿＀-￯]+")
_NOT_HAN: Final = re.compile(r"[^一-鿿]+")

TWIN: Final = re.compile(
    r"\s*[(（/|]?\s*(?:[一-鿿]{2,4}(?![一-鿿ぁ-ヿ])|[一-鿿]{0,4}[ぁ-ヿ]{1,8}(?![一-鿿])|[一-鿿]{1,6}(?:[·•・‧][一-鿿]{1,8}){1,3}|(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?[^\W\d_a-z一-鿿][^\W\d_一-鿿]*(?:[’'.-][^\W\d_一-鿿]*)*,? +[^\W\d_a-z一-鿿][^\W\d_一-鿿]*(?:[’'.-][^\W\d_一-鿿]*)*(?: +[^\W\d_a-z一-鿿][^\W\d_一-鿿]*(?:[’'.-][^\W\d_一-鿿]*)*){0,2})\s*[)）]?(?=\s*(?:[,，;；:：(（–—|-]|$|[一-鿿]))"
)
"""A name in the other script behind a name: ``LI Ming 李明``, 李明（LI Ming）."""


_BROKEN: Final = re.compile(r"(?<=[一-鿿，、；（：《“])[ \t]*\n[ \t　]*(?=[一-鿿《（“])")
"""Where a line of Han script was wrapped: the words go on without a space."""


_GAP: Final = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")


def on_one_line(text: str) -> str:
    """Return a text on one line, one space where white space stands; none where Han script was wrapped."""
    return " ".join((_BROKEN.sub("", text) if "\n" in text else text).split())


def unbroken(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text without the line breaks inside Han script, and where each of its characters stands; () if as it was."""
    cuts = [found.span() for found in _BROKEN.finditer(text)] if "\n" in text else []
    if not cuts:
        return text, ()
    gone = {at for start, end in cuts for at in range(start, end)}
    kept = tuple(at for at in range(len(text)) if at not in gone)
    return "".join(text[at] for at in kept), kept


def over_gaps(find: Callable[[str], Said[Value] | None]) -> Callable[[str], Said[Value] | None]:
    """Return what finds a value also where a line of Han script was wrapped within its words; the span is of the text."""

    @wraps(find)
    def found(text: str) -> Said[Value] | None:
        if text.isascii() or _GAP.search(text) is None:
            return find(text)
        gone = {at for gap in _GAP.finditer(text) for at in range(*gap.span())}
        kept = [at for at in range(len(text)) if at not in gone]
        said = find("".join(text[at] for at in kept))
        return said and Said(said.value, Span(kept[said.span.start], kept[said.span.end - 1] + 1))

    return found


def is_mixed(words: str) -> bool:
    """Return whether words are in Latin letters and in Han characters."""
    return not words.isascii() and bool(_HAN.search(words) and _LATIN.search(words))


def readings(words: str) -> tuple[str, ...]:
    """Return words as they are and, where they are in two scripts, those of either alone."""
    if not is_mixed(words):
        return (words,)
    return (
        words,
        _NOT_LATIN.sub(" ", words).strip(" /|·-–—()（）:："),
        _NOT_HAN.sub("", words),
    )
