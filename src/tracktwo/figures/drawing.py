"""The sheet a picture is drawn on: marks, lines and words, as an SVG made from elements, never from strings.

Every picture is one ``<svg>`` with a title and a description. It has no script, no style sheet, no ids and
loads nothing, so that many can stand in one page under a strict content policy. Colours are presentation
attributes, each with a class of the same meaning: alone the file shows the theme it was made with, inside a
page :data:`~tracktwo.figures.STYLESHEET` lets it follow the page. What is the same for everything in a group is
said once, on the group; ink and the common type size are said on the picture. Bytes are the same for the same
input.

Places are given as the distance from where a line of text begins, so a right-to-left picture is the mirror
image of a left-to-right one.
"""

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from tracktwo.figures.inks import Ink, paint
from tracktwo.figures.lettering import BOLD, clean, leading, tiles, wrap
from tracktwo.figures.tables import Theme
from tracktwo.vocabulary.languages import direction, words
from tracktwo.vocabulary.sides import Mark

__all__ = ["Anchor", "Line", "Placed", "Sheet"]

FONTS: Final = (
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', 'Source Han Sans SC', 'Noto Sans Arabic', 'Noto Naskh Arabic', sans-serif"
)
TYPE: Final = 13.0
"""The type size of a picture, unless said otherwise."""
SIMULATED_INK: Final = 0.12
OWN_RADIUS: Final = 6.0
# Wide enough to stay visible as a ring around the other side's own view where both are the same.
GUESS_RADIUS: Final = 8.5
KEY_RADIUS: Final = 5.0
BAND_HALF: Final = 5.0

Place = tuple[float, float]
Line = tuple[Place, Place]
Placed = tuple[str, float, float]
"""A line of text, how far from the line's beginning it stands, and on which height."""


class Anchor(StrEnum):
    """Which point of a text stands at its place; start and end follow the picture's direction."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Sheet:
    """A picture in the making: a width given, a height that grows."""

    def __init__(
        self, *, width: int, language: str, theme: Theme, simulated: bool, bare: bool = False
    ) -> None:
        self.width = width
        self.bare = bare
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
                "font-size": _number(TYPE),
                **paint(self._palette, fill=Ink.INK),
            },
        )
        self._title = SubElement(self._root, "title")
        self._description = SubElement(self._root, "desc")
        self._ground = SubElement(self._root, "rect", paint(self._palette, fill=Ink.GROUND))

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
        # No text and no attribute holds a bare ">", so only ends of empty elements lose their space.
        return tostring(self._root, encoding="unicode").replace(" />", "/>")

    def group(self, *, kind: str, parent: Element | None = None) -> Element:
        """Return a new group, for what belongs together; ``kind`` becomes its class."""
        return SubElement(self._root if parent is None else parent, "g", {"class": kind})

    def pen(self, parent: Element, mark: Mark) -> Element:
        """Return a new group in which everything has a side's colour."""
        ink = Ink.of(mark)
        return SubElement(parent, "g", {**paint(self._palette, fill=ink, stroke=ink), "stroke-width": "2"})

    def link(self, href: str, *, parent: Element) -> Element:
        """Return a new link to draw in."""
        return SubElement(parent, "a", {"href": clean(href)})

    def texts(
        self,
        parent: Element,
        placed: Sequence[Placed],
        *,
        size: float = TYPE,
        ink: Ink = Ink.INK,
        anchor: Anchor = Anchor.START,
        bold: bool = False,
        language: str | None = None,
    ) -> None:
        """Draw lines of text that look alike."""
        style = {} if ink is Ink.INK else paint(self._palette, fill=ink)
        if size != TYPE:
            style["font-size"] = _number(size)
        if bold:
            style["font-weight"] = "600"
        own_direction = direction(language or self.language)
        if language and language != self.language:
            style |= {"lang": language, "direction": own_direction}
        if own_direction != self.direction:
            anchor = {Anchor.START: Anchor.END, Anchor.END: Anchor.START}.get(anchor, anchor)
        if anchor is not Anchor.START:
            style["text-anchor"] = anchor.value
        if style and len(placed) > 1:
            parent, style = SubElement(parent, "g", style), {}
        self._write(parent, placed, style)

    def paragraph(
        self,
        parent: Element,
        content: str,
        *,
        x: float,
        y: float,
        width: float,
        size: float = TYPE,
        ink: Ink = Ink.INK,
        bold: bool = False,
        language: str | None = None,
    ) -> float:
        """Draw a text in as many lines as it needs, the first on ``y``; return where the next would stand."""
        lines = wrap(clean(content), width=width / BOLD if bold else width, size=size)
        placed = [(line, x, y + number * leading(size)) for number, line in enumerate(lines)]
        self.texts(parent, placed, size=size, ink=ink, bold=bold, language=language)
        return y + len(lines) * leading(size)

    def centred(self, parent: Element, content: str, *, x: float, y: float, width: float) -> None:
        """Draw a text around ``x`` in as many lines as it needs, the first on ``y``."""
        lines = wrap(clean(content), width=width, size=TYPE)
        placed = [(line, x, y + number * leading(TYPE)) for number, line in enumerate(lines)]
        self.texts(parent, placed, anchor=Anchor.MIDDLE)

    def lines(
        self,
        parent: Element,
        lines: Iterable[Line],
        *,
        ink: Ink | None = None,
        width: float | None = None,
        dashes: str = "",
        kind: str = "",
    ) -> None:
        """Draw straight lines that look alike; colour and width are the group's unless given."""
        attributes = paint(self._palette, stroke=ink, kind=kind)
        if width is not None:
            attributes["stroke-width"] = _number(width)
        if dashes:
            attributes["stroke-dasharray"] = dashes
        SubElement(parent, "path", attributes | {"d": "".join(self._stroke(line) for line in lines)})

    def mark(self, pen: Element, mark: Mark, *, x: float, y: float, filled: bool, radius: float) -> None:
        """Draw a side's mark: filled for its own view, outlined for what the other side guessed."""
        look = {"class": "own"} if filled else paint(self._palette, fill=Ink.GROUND, kind="guess")
        if mark is Mark.CIRCLE:
            place = {"cx": self._x(x), "cy": _number(y), "r": _number(radius)}
            SubElement(pen, "circle", look | place)
            return
        # The same area as the circle, so that neither side weighs more.
        reach = radius * math.sqrt(math.pi / 2)
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        SubElement(pen, "polygon", look | {"points": self._points(corners)})

    def band(self, pen: Element, mark: Mark, *, start: float, end: float, y: float) -> None:
        """Draw a bar of even ink from ``start`` to ``end``: round ends for the circle, pointed for the diamond."""
        half = BAND_HALF
        start, end = sorted((start, end))
        look = {"class": "band", "stroke": "none"}
        if mark is Mark.CIRCLE:
            box = self._box(x=start, y=y - half, width=end - start, height=2 * half)
            SubElement(pen, "rect", look | box | {"rx": _number(half)})
            return
        # Cut so far that the two shapes have the same area.
        cut = half * (2 - math.pi / 2)
        corners = [
            (start, y),
            (start + cut, y - half),
            (end - cut, y - half),
            (end, y),
            (end - cut, y + half),
            (start + cut, y + half),
        ]
        SubElement(pen, "polygon", look | {"points": self._points(corners)})

    def shape(
        self, parent: Element, tag: str, *, x: float, y: float, radius: float, filled: bool, dashes: str = ""
    ) -> None:
        """Draw a disc (``tag`` "circle") or a square ("rect") in ink, around a point."""
        fill = Ink.INK if filled else Ink.GROUND
        look = paint(self._palette, fill=fill, stroke=Ink.INK) | {"stroke-width": "1.75"}
        if dashes:
            look["stroke-dasharray"] = dashes
        if tag == "circle":
            place = {"cx": self._x(x), "cy": _number(y), "r": _number(radius)}
        else:
            place = self._box(x=x - radius, y=y - radius, width=2 * radius, height=2 * radius)
        SubElement(parent, tag, look | place)

    def frame(
        self, parent: Element, *, x: float, y: float, width: float, height: float, dashes: str = ""
    ) -> None:
        """Draw the outline of a box."""
        look = paint(self._palette, stroke=Ink.QUIET, kind="frame") | {"fill": "none"}
        if dashes:
            look["stroke-dasharray"] = dashes
        SubElement(parent, "rect", look | self._box(x=x, y=y, width=width, height=height))

    def mark_simulated(self, parent: Element, *, x: float, y: float, width: float, height: float) -> None:
        """Say SIMULATED in a plotting area, if the data are: the word in faint ink and a dashed frame.

        Draw it first. It stands behind what follows and is repeated across and down, every second line shifted,
        so that it stays with whatever is cut out of the picture.
        """
        if not self.simulated:
            return
        word = words(self.language).gettext("SIMULATED")
        size, places = tiles(word, width=width, height=height)
        style = {"class": "simulated", "fill-opacity": _number(SIMULATED_INK, places=2)}
        style |= {"font-size": _number(size), "font-weight": "600", "text-anchor": "middle"}
        placed = [(word, x + across, y + down) for across, down in places]
        self._write(SubElement(parent, "g", style), placed, {})
        self.frame(parent, x=x, y=y, width=width, height=height, dashes="5 4")

    def _write(self, parent: Element, placed: Sequence[Placed], style: dict[str, str]) -> None:
        for content, x, y in placed:
            element = SubElement(parent, "text", {"x": self._x(x), "y": _number(y), **style})
            element.text = clean(content)

    def _x(self, x: float) -> str:
        return _number(x if self.direction == "ltr" else self.width - x)

    def _box(self, *, x: float, y: float, width: float, height: float) -> dict[str, str]:
        left = x if self.direction == "ltr" else self.width - x - width
        box = {"x": left, "y": y, "width": width, "height": height}
        return {name: _number(value) for name, value in box.items()}

    def _points(self, corners: Iterable[Place]) -> str:
        return " ".join(f"{self._x(across)},{_number(down)}" for across, down in corners)

    def _stroke(self, line: Line) -> str:
        (x1, y1), (x2, y2) = line
        end = (
            f"H{self._x(x2)}"
            if y1 == y2
            else f"V{_number(y2)}"
            if x1 == x2
            else f"L{self._x(x2)},{_number(y2)}"
        )
        return f"M{self._x(x1)},{_number(y1)}{end}"


def _number(value: float, *, places: int = 1) -> str:
    """Return a coordinate, to a tenth of a pixel, written one way only."""
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
