"""Colours by their meaning: as attributes of an element, and as the style sheet of a page."""

from dataclasses import fields
from enum import StrEnum
from typing import Final

from tracktwo.figures.tables import Palette, Theme
from tracktwo.vocabulary.sides import Mark

__all__ = ["STYLESHEET", "Ink", "paint"]


class Ink(StrEnum):
    """A colour by its meaning; the names are the palette's."""

    GROUND = "ground"
    INK = "ink"
    QUIET = "quiet"
    LINE = "line"
    CIRCLE = "circle"
    DIAMOND = "diamond"

    @classmethod
    def of(cls, mark: Mark) -> "Ink":
        """Return the colour of a side's mark."""
        return cls(mark.value)


def _stylesheet(palette: Palette) -> str:
    rules = [
        "figure svg { max-width: 100%; height: auto; }",
        "figure svg text { font-variant-numeric: tabular-nums; }",
    ]
    for name in (field.name for field in fields(palette)):
        colour = getattr(palette, name)
        rules += [
            f'[data-theme="dark"] .tt-fill-{name} {{ fill: {colour}; }}',
            f'[data-theme="dark"] .tt-stroke-{name} {{ stroke: {colour}; }}',
        ]
    return "\n".join(rules) + "\n"


STYLESHEET: Final = _stylesheet(Theme.DARK.value)
"""CSS for a page that shows pictures inline: they follow ``data-theme="dark"`` of the page."""


def paint(
    palette: Palette, *, fill: Ink | None = None, stroke: Ink | None = None, kind: str = ""
) -> dict[str, str]:
    """Return the attributes of a colouring: the theme's colours, and classes of the same meaning.

    What is not asked for is inherited, so that a group can be coloured once for everything in it.
    """
    colours = {name: getattr(palette, ink) for name, ink in (("fill", fill), ("stroke", stroke)) if ink}
    classes = [kind, *(f"tt-{name}-{ink}" for name, ink in (("fill", fill), ("stroke", stroke)) if ink)]
    named = " ".join(filter(None, classes))
    return {**({"class": named} if named else {}), **colours}
