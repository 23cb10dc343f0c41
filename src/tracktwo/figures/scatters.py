"""The picture of shares: each word where the share of one side's people meets that of the other's."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import KEY_RADIUS, TYPE, Anchor, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.lanes import GAP, MARGIN, draw_head, require_sides
from tracktwo.figures.tables import Certainty, Figure, SharePoint, SideLabel, Theme, Twin
from tracktwo.figures.wording import joined, titled, told
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import words

__all__ = ["share_scatter"]

_INSET: Final = 16.0
_AXIS: Final = 44.0
_SMALL: Final = 11.0
_LEAST, _MOST = 2.5, 9.0
"""Radius of a word said once in the picture's terms, and of the one said most."""
_LETTER: Final = 0.62
_WIDE: Final = 0x2E80
_TOLD: Final = 5


def share_scatter(
    points: Sequence[SharePoint],
    *,
    sides: Sequence[SideLabel],
    title: str,
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return a picture of words by how many people of each side say them.

    Args:
        points: The words.
        sides: The two sides; the first along the line of text, the second upwards.
        title: What the picture is of.
        language: The tag its words are written for.
        simulated: Whether what is counted is invented; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 320 or more.

    Returns:
        The picture; its table has a row for each word, with people of people.

    Raises:
        DataError: If there are not two sides, or a word is not counted for exactly these.
    """
    if len(sides) != 2:  # noqa: PLR2004 -- a pair
        raise DataError(f"A picture of shares needs two sides; got {len(sides)}.")
    for point in points:
        require_sides(point.of, sides)
    catalogue = words(language)
    heading = titled(title, language=language, simulated=simulated)
    sentence = told(_sentence(points, sides, language), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    note = catalogue.gettext(
        "Filled: beyond chance. Outlined: not told from chance. Dashed square: carried by one voice. "
        "Larger: said more often."
    )
    top = draw_head(sheet, heading, (note,)) + GAP
    size = sheet.width - 2 * MARGIN - _AXIS
    area = sheet.group(kind="plot")
    sheet.mark_simulated(area, x=MARGIN + _AXIS, y=top, width=size, height=size)
    _draw_axes(sheet, area, sides, top=top, size=size)
    _draw_points(sheet, area, points, sides, top=top, size=size)
    return Figure(
        svg=sheet.finish(height=top + size + 3.4 * TYPE, title=heading, sentence=sentence),
        twin=_twin(points, sides, language, caption=heading),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def _draw_axes(sheet: Sheet, area: Element, sides: Sequence[SideLabel], *, top: float, size: float) -> None:
    left = MARGIN + _AXIS
    sheet.frame(area, x=left, y=top, width=size, height=size)
    ends = (left + _INSET, top + size - _INSET), (left + size - _INSET, top + _INSET)
    sheet.lines(area, [ends], ink=Ink.LINE, dashes="4 4", kind="even")
    ticks = [(share, left + _INSET + share * (size - 2 * _INSET)) for share in (0.0, 0.5, 1.0)]
    numbers = [(f"{share:.0%}", at, top + size + TYPE) for share, at in ticks]
    sheet.texts(area, numbers, size=_SMALL, ink=Ink.QUIET, anchor=Anchor.MIDDLE)
    upwards = [
        (f"{share:.0%}", left - 6, top + size - _INSET - share * (size - 2 * _INSET) + 4)
        for share, _at in ticks
    ]
    sheet.texts(area, upwards, size=_SMALL, ink=Ink.QUIET, anchor=Anchor.END)
    along, up = sides
    sheet.mark(
        sheet.pen(area, along.mark), along.mark, x=left + 8, y=top + size + 2.4 * TYPE - 4, filled=True,
        radius=KEY_RADIUS,
    )  # fmt: skip
    sheet.texts(area, [(along.name, left + 20, top + size + 2.4 * TYPE)])
    sheet.mark(sheet.pen(area, up.mark), up.mark, x=MARGIN + 8, y=top - GAP, filled=True, radius=KEY_RADIUS)
    sheet.texts(area, [(up.name, MARGIN + 20, top - GAP + 4)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dot:
    """A word's place in the picture: the middle of its dot, and how large that is."""

    point: SharePoint
    x: float
    y: float
    radius: float

    def is_under(self, *, y: float, start: float, end: float) -> bool:
        """Return whether a name written along a line would cover the dot."""
        return (
            abs(self.y - y) < self.radius + _SMALL / 2
            and start < self.x + self.radius
            and end > self.x - self.radius
        )


def _draw_points(
    sheet: Sheet,
    area: Element,
    points: Sequence[SharePoint],
    sides: Sequence[SideLabel],
    *,
    top: float,
    size: float,
) -> None:
    """Draw the words, the ones said most first so that none hides; name those there is room for, and link the names."""
    dots = _dots(
        points, sides, left=MARGIN + _AXIS + _INSET, bottom=top + size - _INSET, inner=size - 2 * _INSET
    )
    for dot in sorted(dots, key=lambda each: (-each.point.hits, each.point.label)):
        _draw_point(sheet, area, dot.point, x=dot.x, y=dot.y, radius=dot.radius)
    ranked = sorted(
        dots,
        key=lambda each: (
            each.point.certainty is not Certainty.BEYOND_CHANCE, -each.point.hits, each.point.label
        ),
    )  # fmt: skip
    taken: list[tuple[float, float, float]] = []
    for dot in ranked:
        length = _length(dot.point.label)
        for start in (dot.x + dot.radius + 3, dot.x - dot.radius - 3 - length):
            within = start >= MARGIN + _AXIS and start + length <= MARGIN + _AXIS + size
            if within and _is_free(dot, start, start + length, dots=dots, taken=taken):
                taken.append((dot.y, start, start + length))
                parent = sheet.link(dot.point.href, parent=area) if dot.point.href else area
                sheet.texts(parent, [(dot.point.label, start, dot.y + 4)], size=_SMALL)
                break


def _dots(
    points: Sequence[SharePoint], sides: Sequence[SideLabel], *, left: float, bottom: float, inner: float
) -> list[_Dot]:
    along, up = (side.key for side in sides)
    most = max((point.hits for point in points), default=1)
    return [
        _Dot(
            point=point,
            x=left + point.share(along) * inner,
            y=bottom - point.share(up) * inner,
            radius=_LEAST + (_MOST - _LEAST) * math.sqrt(point.hits / most),
        )
        for point in points
    ]


def _is_free(
    dot: _Dot, start: float, end: float, *, dots: Sequence[_Dot], taken: Sequence[tuple[float, float, float]]
) -> bool:
    """Return whether a dot's name may stand there: beside every name that is written, and on no other dot."""
    return all(
        abs(dot.y - y) > _SMALL or start > last + 4 or end < first - 4 for y, first, last in taken
    ) and not any(
        other.is_under(y=dot.y, start=start, end=end)
        for other in dots
        if (other.x, other.y) != (dot.x, dot.y)
    )


def _draw_point(
    sheet: Sheet, parent: Element, point: SharePoint, *, x: float, y: float, radius: float
) -> None:
    match point.certainty:
        case Certainty.BEYOND_CHANCE:
            sheet.shape(parent, "circle", x=x, y=y, radius=radius, filled=True)
        case Certainty.NOT_TOLD:
            sheet.shape(parent, "circle", x=x, y=y, radius=radius, filled=False)
        case Certainty.ONE_VOICE:
            sheet.shape(parent, "rect", x=x, y=y, radius=radius, filled=False, dashes="2 2")


def _length(text: str) -> float:
    return sum(_SMALL if ord(each) >= _WIDE else _SMALL * _LETTER for each in text)


def _sentence(points: Sequence[SharePoint], sides: Sequence[SideLabel], language: str) -> str:
    gettext = words(language).gettext
    beyond = [point for point in points if point.certainty is Certainty.BEYOND_CHANCE]
    if not points:
        return gettext("Nothing to count yet.")
    parts = [
        words(language).ngettext("%(n)s word", "%(n)s words", len(points)) % {"n": len(points)}
        + gettext("; ")
        + gettext("%(n)s beyond chance.") % {"n": len(beyond)}
    ]
    for side, other in (sides, tuple(reversed(sides))):
        own = sorted(
            (each for each in beyond if each.share(side.key) > each.share(other.key)),
            key=lambda each: each.share(other.key) - each.share(side.key),
        )[:_TOLD]
        if own:
            named = gettext(", ").join(each.label for each in own)
            parts.append(
                gettext("More people of %(side)s say: %(words)s.") % {"side": side.name, "words": named}
            )
    return joined(parts)


def _twin(points: Sequence[SharePoint], sides: Sequence[SideLabel], language: str, *, caption: str) -> Twin:
    gettext = words(language).gettext
    said = {
        Certainty.BEYOND_CHANCE: gettext("beyond chance"),
        Certainty.NOT_TOLD: gettext("not told from chance"),
        Certainty.ONE_VOICE: gettext("carried by one voice"),
    }
    return Twin(
        caption=caption,
        columns=(
            gettext("Word"),
            *(side.name for side in sides),
            gettext("Hits"),
            gettext("What may be said"),
        ),
        rows=tuple(
            (
                point.label,
                *(
                    gettext("%(n)s of %(all)s") % {"n": point.people[side.key], "all": point.of[side.key]}
                    for side in sides
                ),
                str(point.hits),
                said[point.certainty],
            )
            for point in points
        ),
    )
