"""The sheet a picture is drawn on: marks, lines and words, as an SVG made from elements, never from strings.

Every picture is one ``<svg>`` with a title and a description. It has no script, no style sheet, no ids and
loads nothing, so that many can stand in one page under a strict content policy. Colours are presentation
attributes, each with a class of the same meaning: alone the file shows the theme it was made with, inside a
page :data:`STYLESHEET` lets it follow the page. Bytes are the same for the same input.

Places are given as the distance from where a line of text begins, so a right-to-left picture is the mirror
image of a left-to-right one.
"""

import math
from dataclasses import fields
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from tracktwo.figures.lettering import clean, text_width, wrap
from tracktwo.figures.tables import Palette, Theme
from tracktwo.vocabulary.languages import direction, words
from tracktwo.vocabulary.sides import Mark

__all__ = ["STYLESHEET", "Anchor", "Ink", "Sheet"]

FONTS: Final = (
    'system-ui, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", '
    '"Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans Arabic", "Noto Naskh Arabic", sans-serif'
)
SIMULATED_INK: Final = 0.12
OWN_RADIUS: Final = 6.0
# Wide enough to stay visible as a ring around the other side's own view where both are the same.
GUESS_RADIUS: Final = 8.5
KEY_RADIUS: Final = 5.0


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


class Anchor(StrEnum):
    """Which point of a text stands at its place; start and end follow the picture's direction."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


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


class Sheet:
    """A picture in the making: a width given, a height that grows."""

    def __init__(self, *, width: int, language: str, theme: Theme, simulated: bool) -> None:
        self.width = width
        self.language = language
        self.direction = direction(language)
        self.simulated = simulated
        self._palette = theme.value
        self._root = Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "lang": language,
                "direction": self.direction,
                "font-family": FONTS,
            },
        )
        self._title = SubElement(self._root, "title")
        self._description = SubElement(self._root, "desc")
        self._ground = SubElement(self._root, "rect", {"x": "0", "y": "0", **self._paint(fill=Ink.GROUND)})

    def finish(self, *, height: float, title: str, sentence: str) -> str:
        """Return the picture as SVG text."""
        size = {"width": str(self.width), "height": _number(height)}
        has_links = self._root.find(".//a") is not None
        self._ground.attrib.update(size)
        # A picture with links in it is a group: readers skip whatever is inside an image.
        role = "group" if has_links else "img"
        self._root.attrib.update({**size, "viewBox": f"0 0 {self.width} {_number(height)}", "role": role})
        self._title.text = clean(title)
        self._description.text = clean(sentence)
        return tostring(self._root, encoding="unicode", short_empty_elements=True)

    def group(self, *, kind: str, parent: Element | None = None) -> Element:
        """Return a new group, for what belongs together; ``kind`` becomes its class."""
        return SubElement(self._root if parent is None else parent, "g", {"class": kind})

    def link(self, href: str, *, parent: Element) -> Element:
        """Return a new link to draw in."""
        return SubElement(parent, "a", {"href": clean(href)})

    def text(
        self,
        parent: Element,
        content: str,
        *,
        x: float,
        y: float,
        size: float,
        ink: Ink = Ink.INK,
        anchor: Anchor = Anchor.START,
        bold: bool = False,
        language: str | None = None,
    ) -> Element:
        """Return one line of text standing on ``y``."""
        attributes = {"x": self._x(x), "y": _number(y), "font-size": _number(size), **self._paint(fill=ink)}
        if bold:
            attributes["font-weight"] = "600"
        own_direction = direction(language or self.language)
        if language and language != self.language:
            attributes |= {"lang": language, "direction": own_direction}
        if own_direction != self.direction:
            anchor = {Anchor.START: Anchor.END, Anchor.END: Anchor.START}.get(anchor, anchor)
        if anchor is not Anchor.START:
            attributes["text-anchor"] = anchor.value
        element = SubElement(parent, "text", attributes)
        element.text = clean(content)
        return element

    def paragraph(
        self,
        parent: Element,
        content: str,
        *,
        x: float,
        y: float,
        width: float,
        size: float,
        ink: Ink = Ink.INK,
        bold: bool = False,
        language: str | None = None,
    ) -> float:
        """Draw a text in as many lines as it needs, the first on ``y``; return where the next would stand."""
        # Bold letters are wider than the measure knows.
        lines = wrap(clean(content), width=width / 1.12 if bold else width, size=size)
        for number, line in enumerate(lines):
            self.text(
                parent,
                line,
                x=x,
                y=y + number * leading(size),
                size=size,
                ink=ink,
                bold=bold,
                language=language,
            )
        return y + len(lines) * leading(size)

    def line(
        self,
        parent: Element,
        *,
        start: tuple[float, float],
        end: tuple[float, float],
        ink: Ink,
        width: float = 1,
        dashes: str = "",
        kind: str = "",
    ) -> None:
        """Draw a straight line."""
        attributes = {
            "x1": self._x(start[0]),
            "y1": _number(start[1]),
            "x2": self._x(end[0]),
            "y2": _number(end[1]),
        }
        SubElement(
            parent, "line", attributes | self._paint(stroke=ink, width=width, dashes=dashes, kind=kind)
        )

    def mark(self, parent: Element, mark: Mark, *, x: float, y: float, filled: bool, radius: float) -> None:
        """Draw a side's mark: filled for its own view, outlined for what the other side guessed."""
        ink = Ink.of(mark)
        kind = "own" if filled else "guess"
        attributes = self._paint(fill=ink if filled else Ink.GROUND, stroke=ink, width=2, kind=kind)
        if mark is Mark.CIRCLE:
            SubElement(
                parent,
                "circle",
                {"cx": self._x(x), "cy": _number(y), "r": _number(radius), **attributes},
            )
            return
        # The same area as the circle, so that neither side weighs more.
        reach = radius * math.sqrt(math.pi / 2)
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        points = " ".join(f"{self._x(across)},{_number(down)}" for across, down in corners)
        SubElement(parent, "polygon", {"points": points, **attributes})

    def shape(
        self, parent: Element, tag: str, *, x: float, y: float, radius: float, filled: bool, dashes: str = ""
    ) -> None:
        """Draw a disc (``tag`` "circle") or a square ("rect") in ink, around a point."""
        fill = Ink.INK if filled else Ink.GROUND
        attributes = self._paint(fill=fill, stroke=Ink.INK, width=1.75, dashes=dashes)
        if tag == "circle":
            place = {"cx": self._x(x), "cy": _number(y), "r": _number(radius)}
        else:
            place = self._box(x=x - radius, y=y - radius, width=2 * radius, height=2 * radius)
        SubElement(parent, tag, {**place, **attributes})

    def mark_simulated(self, parent: Element, *, x: float, y: float, width: float, height: float) -> None:
        """Say SIMULATED in a plotting area, if the data are: the word in faint ink and a dashed frame.

        Draw it first. It stands behind what follows, is repeated down a tall area, and so stays with whatever
        is cut out of the picture.
        """
        if not self.simulated:
            return
        word = words(self.language).gettext("SIMULATED")
        repeats = max(1, int(height / 180))
        size = min(0.7 * height, 0.9 * width / text_width(word, size=1.1), 56)
        for number in range(repeats):
            middle = y + (number + 0.5) * height / repeats + 0.36 * size
            label = self.text(
                parent, word, x=x + width / 2, y=middle, size=size, anchor=Anchor.MIDDLE, bold=True
            )
            label.attrib |= {"fill-opacity": _number(SIMULATED_INK), "class": f"tt-fill-{Ink.INK} simulated"}
        frame = self._box(x=x, y=y, width=width, height=height)
        SubElement(parent, "rect", frame | self._paint(stroke=Ink.QUIET, dashes="5 4", kind="frame"))

    def _x(self, x: float) -> str:
        return _number(x if self.direction == "ltr" else self.width - x)

    def _box(self, *, x: float, y: float, width: float, height: float) -> dict[str, str]:
        left = x if self.direction == "ltr" else self.width - x - width
        box = {"x": left, "y": y, "width": width, "height": height}
        return {name: _number(value) for name, value in box.items()}

    def _paint(
        self,
        *,
        fill: Ink | None = None,
        stroke: Ink | None = None,
        width: float = 1,
        dashes: str = "",
        kind: str = "",
    ) -> dict[str, str]:
        """Return the attributes of a colouring: the theme's colours, and classes of the same meaning."""
        painted = {"fill": getattr(self._palette, fill) if fill else "none"}
        if stroke:
            painted |= {"stroke": getattr(self._palette, stroke), "stroke-width": _number(width)}
        if dashes:
            painted["stroke-dasharray"] = dashes
        classes = [kind, f"tt-fill-{fill}" if fill else "", f"tt-stroke-{stroke}" if stroke else ""]
        return painted | {"class": " ".join(filter(None, classes))}


def leading(size: float) -> float:
    """Return the distance between lines of a type size."""
    return round(1.4 * size, 1)


def _number(value: float) -> str:
    """Return a coordinate with at most two decimals, written one way only."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
