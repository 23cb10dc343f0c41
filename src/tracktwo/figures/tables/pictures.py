"""A picture as it comes out, and what every picture is told: its ground, and how a side is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from html import escape

from tracktwo.vocabulary.languages import words
from tracktwo.vocabulary.sides import Mark

__all__ = ["Figure", "Palette", "SideLabel", "Theme", "Twin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A picture's facts as a table of words, as long and as exact as the picture; every cell is text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def to_html(self) -> str:
        """Return the table as HTML, every cell escaped."""
        body = "".join(f"<tr>{_cells(row, tag='td')}</tr>" for row in self.rows)
        head = _cells(self.columns, tag='th scope="col"')
        return (
            f"<table><caption>{escape(self.caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture (``svg``, one element, no script, no ids, nothing to load), its table and its sentence.

    ``language`` is the tag its words are written for, ``direction`` is ``"ltr"`` or ``"rtl"``.
    """

    svg: str
    twin: Twin
    sentence: str
    language: str
    direction: str

    def to_html(self) -> str:
        """Return picture, sentence and table as HTML for a page of any language; the table is folded away."""
        unfold = escape(words(self.language).gettext("Show as table"))
        return (
            f'<figure lang="{escape(self.language)}" dir="{self.direction}">{self.svg}'
            f"<figcaption>{escape(self.sentence)}</figcaption>"
            f"<details><summary>{unfold}</summary>{self.twin.to_html()}</details></figure>"
        )

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_html_(self) -> str:
        return self.to_html()


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one ground, as ``#RRGGBB``."""

    ground: str
    ink: str
    quiet: str
    line: str
    circle: str
    diamond: str


class Theme(Enum):
    """The colours a picture is made with: on paper, or on a dark projector.

    A picture inside a page follows the page instead, if the page has :data:`tracktwo.figures.STYLESHEET`.
    """

    LIGHT = Palette("#FAF9F6", "#1D2328", "#5B646C", "#C9C6BD", "#0B6E75", "#8A4B12")
    DARK = Palette("#101418", "#E8EAEC", "#A8B0B8", "#4C565F", "#58C7CF", "#F0A868")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLabel:
    """A side as pictures show it: its key in the rows, its name in the picture's language, its mark."""

    key: str
    name: str
    mark: Mark


def _cells(texts: Sequence[str], *, tag: str) -> str:
    name = tag.partition(" ")[0]
    return "".join(f"<{tag}>{escape(text)}</{name}>" for text in texts)
