"""Lines printed in two scripts at once: "Opening 开幕致辞", "Venue / 地点"."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["TWIN", "is_mixed", "readings"]

_HAN: Final = re.compile(r"[一-鿿]")
_LATIN: Final = re.compile(r"[A-Za-z]{2}")
_NOT_LATIN: Final = re.compile(r"[一-鿿　-〿＀-￯]+")
_NOT_HAN: Final = re.compile(r"[^一-鿿]+")

TWIN: Final = re.compile(
    r"\s*[(（/|]?\s*(?:[一-鿿]{2,4}(?![一-鿿])|[一-鿿]{1,6}(?:[·•・‧][一-鿿]{1,8}){1,3}|[A-Z][A-Za-z’'.-]+(?:[ ,]+[A-Z][A-Za-z’'.-]*){1,3})\s*[)）]?(?=\s*(?:[,，;；:：(（–—|-]|$|[一-鿿]))"
)
"""A name in the other script behind a name: ``LI Ming 李明``, 李明（LI Ming）."""


def is_mixed(words: str) -> bool:
    """Return whether words are in Latin letters and in Han characters."""
    return bool(_HAN.search(words) and _LATIN.search(words))


def readings(words: str) -> Iterator[str]:
    """Yield words as they are and, where they are in two scripts, those of either alone."""
    yield words
    if is_mixed(words):
        yield _NOT_LATIN.sub(" ", words).strip(" /|·-–—()（）:：")
        yield _NOT_HAN.sub("", words)
