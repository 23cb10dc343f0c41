"""Material for pictures, and a reader of pictures: what a person sees, taken from the SVG."""

import re
from fractions import Fraction
from xml.etree import ElementTree as ET

from hypothesis import strategies as st

from tracktwo.figures import (
    Estimated,
    GapRow,
    Guess,
    GuessBand,
    Missing,
    OwnBand,
    OwnView,
    Reading,
    SideLabel,
    Span,
)
from tracktwo.figures.tables import Guessed, Own
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
        for element in plot.iter():
            kind = {"own", "guess"}.intersection(classes(element))
            if kind:
                found.append((element.tag.removeprefix(SVG), kind.pop(), *place(element)))
    return found


def extents(element: ET.Element) -> tuple[float, float]:
    """From where to where a rectangle or polygon reaches across."""
    if "points" in element.attrib:
        across = [float(corner.split(",")[0]) for corner in element.attrib["points"].split()]
        return min(across), max(across)
    left = float(element.attrib["x"])
    return left, round(left + float(element.attrib["width"]), 1)


def bands(root: ET.Element) -> list[tuple[str, float, float]]:
    """Every band in a plotting area: shape, from where to where."""
    return [
        (element.tag.removeprefix(SVG), *extents(element))
        for plot in plots(root)
        for element in plot.iter()
        if "band" in classes(element)
    ]


def strokes(element: ET.Element) -> list[tuple[float, float, float, float]]:
    """Every straight line of a path: x1, y1, x2, y2."""
    found = []
    for x, y, way, to in re.findall(r"M([\d.-]+),([\d.-]+)([HV])([\d.-]+)", element.attrib["d"]):
        start, end = (float(x), float(y)), float(to)
        found.append((*start, end, start[1]) if way == "H" else (*start, start[0], end))
    return found


def of_kind(root: ET.Element, kind: str) -> list[ET.Element]:
    return [element for element in root.iter() if kind in classes(element)]


def reaches(root: ET.Element, kind: str) -> list[tuple[float, float]]:
    """From where to where each line of a kind reaches across, its ends left out."""
    return [(line[0], line[2]) for line in (strokes(path)[0] for path in of_kind(root, kind))]


def scale(root: ET.Element, plot: int = 0) -> tuple[float, float]:
    """Where the scale of a plotting area begins and ends: its outermost grid lines."""
    [grid] = of_kind(plots(root)[plot], "grid")
    lines = strokes(grid)
    return lines[0][0], lines[-1][0]


def numbers(root: ET.Element) -> list[float]:
    """Every coordinate and length of a picture."""
    names = ("x", "y", "cx", "cy", "r", "rx", "width", "height", "points", "viewBox", "d")
    found = " ".join(element.attrib.get(name, "") for element in root.iter() for name in names)
    return [float(number) for number in re.split(r"[ ,MHVL]+", found.strip()) if number]


def own(agree: int, views: int, low: float, high: float, *, answered: int | None = None) -> OwnView:
    return OwnView(agree=agree, views=views, answered=answered or views, low=low, high=high)


def guess(expected: float, low: float, high: float, guessers: int = 25) -> Guess:
    return Guess(expected=expected, low=low, high=high, guessers=guessers)


def band(agree: str, disagree: str, people: str = "10–19") -> OwnBand:
    return OwnBand(agree=span(agree), disagree=span(disagree), people=people)


def span(text: str) -> Span:
    """A span written as ``2/3..1``."""
    low, high = map(Fraction, text.split(".."))
    return Span(low=low, high=high)


def guess_band(points: int | None, estimated: str, people: str = "10–19") -> GuessBand:
    return GuessBand(points=points, estimated=Estimated(estimated), people=people)


def row(text: str, north: tuple[Own, Guessed], south: tuple[Own, Guessed]) -> GapRow:
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
def own_bands(draw: st.DrawFn) -> OwnBand:
    parts = draw(st.sampled_from([2, 3, 5, 10]))
    agree, disagree = draw(
        st.tuples(st.integers(0, parts - 1), st.integers(0, parts - 1)).filter(lambda both: sum(both) < parts)
    )
    spans = [
        Span(low=Fraction(first, parts), high=Fraction(draw(st.integers(first, parts - 1)) + 1, parts))
        for first in (agree, disagree)
    ]
    return OwnBand(agree=spans[0], disagree=spans[1], people=draw(st.sampled_from(["5–9", "10–19", "40+"])))


def guess_bands() -> st.SearchStrategy[GuessBand]:
    return st.builds(
        GuessBand,
        points=st.none() | st.sampled_from(range(0, 101, 10)),
        estimated=st.sampled_from(Estimated),
        people=st.just("10–19"),
    )


@st.composite
def gap_rows(draw: st.DrawFn, *, counted: bool = True, banded: bool = True) -> GapRow:
    """Rows of counted figures, of bands, or of both."""
    missing = st.just(Missing.TOO_FEW)
    owns = [missing, *([own_views()] if counted else []), *([own_bands()] if banded else [])]
    guessed = [missing, *([guesses()] if counted else []), *([guess_bands()] if banded else [])]
    pairs = st.tuples(st.one_of(owns), st.one_of(guessed))
    return row(draw(st.text()), draw(pairs), draw(pairs))
