"""What pictures call sides and statements: names as they are given, made harmless, and marks.

A name from a table may hold anything. Pictures and pages escape markup by themselves; what is left is what steers
the direction of reading or breaks a line, and that is shown as an escape instead.
"""

from collections.abc import Mapping
from typing import Final

from tracktwo.figures import SideLabel
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.languages import LanguageText, choose
from tracktwo.vocabulary.sides import Mark

__all__ = ["NO_TEXTS", "Texts", "plain", "side_labels", "told"]

Texts = Mapping[str, LanguageText]
"""What statements say, by id."""
NO_TEXTS: Final[Texts] = {}


def plain(text: str) -> str:
    """Return a name on one line, with nothing in it that turns the direction of reading."""
    return terminal_text(" ".join(text.split()))


def side_labels(sides: tuple[str, str]) -> tuple[SideLabel, SideLabel]:
    """Return two sides as pictures show them: called as the answers call them, the first with the circle."""
    first, second = (
        SideLabel(key=side, name=plain(side), mark=mark) for side, mark in zip(sides, Mark, strict=True)
    )
    return first, second


def told(statement: str, *, texts: Texts, language: str) -> tuple[str, str | None]:
    """Return what a statement says, or its id where nothing is known, and the text's tag if it is another one."""
    tag, text = choose(texts.get(statement, {}), language=language)
    return plain(text or statement), None if tag == language else tag
