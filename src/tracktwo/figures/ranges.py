"""Ranges of shares in words: ``more than two thirds``, ``between one third and two thirds``.

An edge belongs to the range nearer the middle, and an edge at one half to the lower one; the words keep to that.
"""

from fractions import Fraction
from typing import Final

from tracktwo.figures.tables import Span
from tracktwo.vocabulary.languages import words

__all__ = ["range_in_words"]

_: Final = str  # marks a message for the catalogue
_HALF: Final = Fraction(1, 2)
_PARTS: Final = {
    Fraction(1, 10): _("one tenth"),
    Fraction(1, 5): _("one fifth"),
    Fraction(3, 10): _("three tenths"),
    Fraction(1, 3): _("one third"),
    Fraction(2, 5): _("two fifths"),
    _HALF: _("half"),
    Fraction(3, 5): _("three fifths"),
    Fraction(2, 3): _("two thirds"),
    Fraction(7, 10): _("seven tenths"),
    Fraction(4, 5): _("four fifths"),
    Fraction(9, 10): _("nine tenths"),
}


def range_in_words(span: Span, *, language: str) -> str:
    """Return a range in words, to stand before "agree": ``"fewer than half"``, ``"one third or more"``."""
    gettext = words(language).gettext
    ends = {name: _part(end, language=language) for name, end in (("low", span.low), ("high", span.high))}
    if span.low == 0 and span.high == 1:
        return gettext("any number")
    if span.low == 0:
        at_most = gettext("fewer than %(high)s") if span.high < _HALF else gettext("%(high)s or fewer")
        return at_most % ends
    if span.high == 1:
        at_least = gettext("more than %(low)s") if span.low >= _HALF else gettext("%(low)s or more")
        return at_least % ends
    return gettext("between %(low)s and %(high)s") % ends


def _part(share: Fraction, *, language: str) -> str:
    return words(language).gettext(_PARTS[share]) if share in _PARTS else str(share)
