"""Material for pictures, and a reader of pictures: what a person sees, taken from the SVG."""

import re
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from tracktwo.figures import GapRow, Guess, OwnView, Reading, SideLabel
from tracktwo.vocabulary.sides import Mark

SVG = "{http://www.w3.org/2000/svg}"
NORTH = SideLabel(key="north", name="Northshore", mark=Mark.CIRCLE)
SOUTH = SideLabel(key="south", name="南岸", mark=Mark.DIAMOND)
HOSTILE = '<script>alert("1")</script>&amp;\u202e\x00]]>'


def read(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def texts(element: ET.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{SVG}text")]


def place(element: ET.Element) -> tuple[float, float]:
    """The middle of a circle, a polygon or a rectangle."""
    if "cx" in element.attrib:
        return float(element.attrib["cx"]), float(element.attrib["cy"])
    if "points" in element.attrib:
        corners = [tuple(map(float, corner.split(","))) for corner in element.attrib["points"].split()]
        across, down = zip(*corners, strict=True)
        return round(sum(across) / len(across), 2), round(sum(down) / len(down), 2)
    left, top, width, height = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
    return left + width / 2, top + height / 2


def classes(element: ET.Element) -> list[str]:
    return element.attrib.get("class", "").split()


def plots(root: ET.Element) -> list[ET.Element]:
    return [group for group in root.iter(f"{SVG}g") if classes(group) == ["plot"]]


def marks(root: ET.Element) -> list[tuple[str, str, float, float]]:
    """Every mark in a plotting area: shape, own or guess, where."""
    found = []
    for plot in plots(root):
        for element in plot:
            kind = {"own", "guess"}.intersection(classes(element))
            if kind:
                found.append((element.tag.removeprefix(SVG), kind.pop(), *place(element)))
    return found


def scale(root: ET.Element, plot: int = 0) -> tuple[float, float]:
    """Where the scale of a plotting area begins and ends: its outermost grid lines."""
    lines = [float(line.attrib["x1"]) for line in plots(root)[plot] if "grid" in classes(line)]
    return lines[0], lines[-1]


def numbers(root: ET.Element) -> list[float]:
    """Every coordinate and length of a picture."""
    names = ("x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "points", "viewBox")
    found = " ".join(element.attrib.get(name, "") for element in root.iter() for name in names)
    return [float(number) for number in re.split(r"[ ,]+", found.strip())]


def own(agree: int, views: int, low: float, high: float, *, answered: int | None = None) -> OwnView:
    return OwnView(agree=agree, views=views, answered=answered or views, low=low, high=high)


def guess(expected: float, low: float, high: float, guessers: int = 25) -> Guess:
    return Guess(expected=expected, low=low, high=high, guessers=guessers)


def row(
    text: str, north: tuple[OwnView | None, Guess | None], south: tuple[OwnView | None, Guess | None]
) -> GapRow:
    readings = [
        Reading(side=side, own=pair[0], guessed=pair[1])
        for side, pair in (("north", north), ("south", south))
    ]
    return GapRow(text=text, readings=tuple(readings))


@st.composite
def own_views(draw: st.DrawFn) -> OwnView | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    answered = draw(st.integers(0, 300))
    views = draw(st.integers(0, answered))
    low, high = sorted(draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    return OwnView(agree=draw(st.integers(0, views)), views=views, answered=answered, low=low, high=high)


@st.composite
def guesses(draw: st.DrawFn) -> Guess | None:
    if draw(st.integers(0, 5)) == 0:
        return None
    low, high = sorted(draw(st.tuples(st.floats(0, 1), st.floats(0, 1))))
    return Guess(expected=draw(st.floats(0, 1)), low=low, high=high, guessers=draw(st.integers(0, 300)))


@st.composite
def gap_rows(draw: st.DrawFn) -> GapRow:
    pairs = st.tuples(own_views(), guesses())
    return row(draw(st.text()), draw(pairs), draw(pairs))
