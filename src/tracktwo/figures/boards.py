"""The board of a term's boundary cases: two marks a row, and the line between them is the gap."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import KEY_RADIUS, OWN_RADIUS, TYPE, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.lanes import GAP, MARGIN, draw_head, draw_rule, require_sides
from tracktwo.figures.plotting import AXIS_HEIGHT, Plot, draw_plot
from tracktwo.figures.tables import (
    COUNTS_BELOW,
    BoardReading,
    BoardRow,
    Figure,
    OwnBand,
    SideLabel,
    Sorting,
    Theme,
    Twin,
)
from tracktwo.figures.wording import COUNT_IN, MINIMUM, NO_FIGURE, Wording, joined, titled, told

__all__ = ["boundary_board"]

_LEVEL: Final = 26.0
"""How far one side's mark stands under the other's."""
_SEGMENT: Final = 4.5
_INDENT: Final = 20.0


class _Words(NamedTuple):
    """Words and units of one picture."""

    wording: Wording
    knows_depends: bool


def boundary_board(
    rows: Sequence[BoardRow],
    *,
    sides: Sequence[SideLabel],
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
    minimum: int = MINIMUM,
) -> Figure:
    """Return a picture of boundary cases by disagreement: how many of each side count each in.

    In each row either side's filled mark is the share who count the case in, with its 90 % limits; the line between
    the marks is the gap; the hollow piece after a mark are those who say that it depends. In bands a bar of even ink
    stands for a side.

    Args:
        rows: The cases; they are drawn by how far the sides lie apart, then by their words.
        sides: The two sides, in the order of their marks.
        language: The tag the picture's words are written for.
        simulated: Whether the answers are simulated; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 320 or more.
        minimum: Fewest people with figures; a smaller group is told in words only.

    Returns:
        The picture; its table has a row per case and side. Its sentence names the case the sides differ on most.

    Raises:
        DataError: If a row names a side that is not one of ``sides``.
    """
    readings = [reading for row in rows for reading in row.readings]
    require_sides((reading.side for reading in readings), sides)
    shown = [_shown(each, minimum) for each in readings]
    made = _Words(_wording(shown, language=language, minimum=minimum), _knows_depends(shown))
    gettext = made.wording.catalogue.gettext
    ordered = sorted(rows, key=lambda row: (-row.gap, row.text))
    title = titled(gettext("Where the border of the term runs"), language=language, simulated=simulated)
    sentence = told(_sentence(ordered, sides, made), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    y = draw_head(sheet, title, (_guide(made), _scale(made)))
    for row in ordered:
        y = _draw_row(sheet, row, y=y, sides=sides, made=made)
    return Figure(
        svg=sheet.finish(height=y - GAP / 2, title=title, sentence=sentence),
        twin=_twin(ordered, sides, made, caption=title),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def _wording(shown: Sequence[Sorting | OwnBand | None], *, language: str, minimum: int) -> Wording:
    counted = [each for each in shown if isinstance(each, Sorting)]
    banded = any(isinstance(each, OwnBand) for each in shown)
    return Wording(
        language=language,
        counts=any(each.people < COUNTS_BELOW for each in counted) or (banded and not counted),
        minimum=minimum,
        exact=bool(counted) or not banded,
        banded=banded,
        question=COUNT_IN,
    )


def _knows_depends(shown: Sequence[Sorting | OwnBand | None]) -> bool:
    return any(isinstance(each, Sorting) and each.depends is not None for each in shown)


def _shown(reading: BoardReading, minimum: int) -> Sorting | OwnBand | None:
    """Return what may be drawn of a side."""
    found = reading.sorted
    if isinstance(found, Sorting):
        return found if found.people >= minimum else None
    return found if isinstance(found, OwnBand) else None


def _draw_row(sheet: Sheet, row: BoardRow, *, y: float, sides: Sequence[SideLabel], made: _Words) -> float:
    """Draw a case, what each side says to it, and its place on the scale; return where the next begins."""
    group, inner = sheet.group(kind="row"), sheet.width - 2 * MARGIN
    draw_rule(sheet, group, y=y)
    y = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + TYPE, width=inner, size=16, bold=True, language=row.language
    )
    readings = _in_order(row, sides)
    for side, reading in readings:
        pen = sheet.pen(group, side.mark)
        sheet.mark(pen, side.mark, x=MARGIN + 8, y=y - 5, filled=True, radius=KEY_RADIUS)
        text = made.wording.catalogue.gettext("%(side)s: %(said)s") % {
            "side": side.name,
            "said": _told(reading, made),
        }
        y = sheet.paragraph(group, text, x=MARGIN + _INDENT, y=y, width=inner - _INDENT) + 1
    y -= TYPE / 2
    height = _LEVEL * max(len(readings), 1)
    plot = draw_plot(sheet, group, wording=made.wording, x=MARGIN, y=y, width=inner, height=height)
    _draw_places(sheet, plot, readings, y=y, made=made)
    return y + height + AXIS_HEIGHT + 1.5 * GAP


def _draw_places(
    sheet: Sheet,
    plot: Plot,
    readings: Sequence[tuple[SideLabel, BoardReading]],
    *,
    y: float,
    made: _Words,
) -> None:
    places = [
        (side, found, y + _LEVEL * (number + 0.5))
        for number, (side, reading) in enumerate(readings)
        if (found := _shown(reading, made.wording.minimum)) is not None
    ]
    ends = [
        (plot.at(found.share), level)
        for _side, found, level in places
        if isinstance(found, Sorting) and found.share is not None
    ]
    if len(ends) == len(readings) > 1:
        sheet.lines(plot.area, [(ends[0], ends[-1])], ink=Ink.LINE, width=5, kind="gap")
    for side, found, level in places:
        pen = sheet.pen(plot.area, side.mark)
        if isinstance(found, OwnBand):
            start, end = plot.at(float(found.agree.low)), plot.at(float(found.agree.high))
            sheet.band(pen, side.mark, start=start, end=end, y=level)
        elif found.share is not None and found.reach is not None:
            _draw_sorting(sheet, plot, pen, found, side=side, y=level)


def _draw_sorting(
    sheet: Sheet, plot: Plot, pen: Element, found: Sorting, *, side: SideLabel, y: float
) -> None:
    share, reach = found.share or 0.0, found.reach or 0.0
    if found.depends:
        start, end = plot.at(share), plot.at(reach)
        sides_ = [((start, y - _SEGMENT), (end, y - _SEGMENT)), ((start, y + _SEGMENT), (end, y + _SEGMENT))]
        sheet.lines(pen, [*sides_, ((end, y - _SEGMENT), (end, y + _SEGMENT))], width=1.5, kind="depends")
    low, high = plot.at(found.low), plot.at(found.high)
    limits = [((low, y), (high, y)), *(((at, y - 5), (at, y + 5)) for at in (low, high))]
    sheet.lines(pen, limits, width=1.5, kind="limits")
    sheet.mark(pen, side.mark, x=plot.at(share), y=y, filled=True, radius=OWN_RADIUS)


def _in_order(row: BoardRow, sides: Sequence[SideLabel]) -> list[tuple[SideLabel, BoardReading]]:
    readings = {reading.side: reading for reading in row.readings}
    return [(side, readings[side.key]) for side in sides if side.key in readings]


def _told(reading: BoardReading, made: _Words) -> str:
    """Return what a side says to a case, in words; always how many people."""
    gettext = made.wording.catalogue.gettext
    match _shown(reading, made.wording.minimum):
        case Sorting(depends=None) as found:
            return gettext("%(agree)s of %(views)s count it in") % {"agree": found.yes, "views": found.people}
        case Sorting() as found:
            text = gettext("%(yes)s of %(all)s count it in, for %(depends)s it depends")
            return text % {"yes": found.yes, "all": found.people, "depends": found.depends}
        case OwnBand() as found:
            return made.wording.own(found)
        case None:
            return gettext("fewer than %(n)s answered") % {"n": made.wording.minimum}


def _guide(made: _Words) -> str:
    gettext = made.wording.catalogue.gettext
    found = []
    if made.wording.exact:
        found.append(
            gettext("Filled mark: who counts it in, with its interval (90 %). The line between is the gap.")
        )
    if made.knows_depends:
        found.append(gettext("Hollow piece: those for whom it depends."))
    if made.wording.banded:
        found.append(gettext("Bar: the range in which a side’s share lies, of all who answered."))
    return joined(found)


def _scale(made: _Words) -> str:
    if not made.knows_depends:
        return made.wording.scale()
    gettext = made.wording.catalogue.gettext
    if made.wording.counts:
        return gettext("Scale: of 10 people who said yes, no or “it depends”, how many count it in.")
    return gettext("Scale: percent who count it in, of those who said yes, no or “it depends”.")


def _sentence(rows: Sequence[BoardRow], sides: Sequence[SideLabel], made: _Words) -> str:
    catalogue = made.wording.catalogue
    if not rows:
        return catalogue.gettext("No cases yet.")
    count = catalogue.ngettext("%(n)s case.", "%(n)s cases.", len(rows)) % {"n": len(rows)}
    (first,) = rows[:1]
    said = catalogue.gettext("; ").join(
        catalogue.gettext("%(side)s: %(said)s") % {"side": side.name, "said": _told(reading, made)}
        for side, reading in _in_order(first, sides)
    )
    if made.wording.banded or not first.gap:
        return joined([count, catalogue.gettext("“%(case)s” %(said)s.") % {"case": first.text, "said": said}])
    most = catalogue.gettext("The sides lie farthest apart on “%(case)s” %(said)s.")
    return joined([count, most % {"case": first.text, "said": said}])


def _twin(rows: Sequence[BoardRow], sides: Sequence[SideLabel], made: _Words, *, caption: str) -> Twin:
    gettext = made.wording.catalogue.gettext
    heads = (gettext("Case"), gettext("Side"), gettext("What it says itself"), gettext("Interval (90 %)"))
    return Twin(
        caption=caption,
        columns=heads,
        rows=tuple(
            (row.text, side.name, _told(reading, made), _limits(reading, made))
            for row in rows
            for side, reading in _in_order(row, sides)
        ),
    )


def _limits(reading: BoardReading, made: _Words) -> str:
    found = _shown(reading, made.wording.minimum)
    return made.wording.interval(found.low, found.high) if isinstance(found, Sorting) else NO_FIGURE
