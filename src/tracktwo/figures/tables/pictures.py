"""A picture as it comes out, and what every picture is told: its ground, and how a side is shown."""

from dataclasses import dataclass
from enum import Enum

from tracktwo.vocabulary.sides import Mark

__all__ = ["Figure", "Palette", "SideLabel", "Theme", "Twin"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A picture's facts as a table of words, as long and as exact as the picture; every cell is text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
