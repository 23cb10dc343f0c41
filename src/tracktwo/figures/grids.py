"""The picture of a term's boundary cases: for each case and side, the share that counts it in."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from tracktwo.figures.cells import in_order
from tracktwo.figures.drawing import TYPE, Sheet
from tracktwo.figures.lanes import (
    GAP,
    MARGIN,
    draw_figure,
    draw_rule,
    draw_words,
    require_sides,
    tell_row,
)
from tracktwo.figures.plotting import AXIS_HEIGHT, LANE, draw_plot
from tracktwo.figures.tables import Figure, GapRow, OwnBand, OwnView, SideLabel, Theme
from tracktwo.figures.wording import COUNT_IN, MINIMUM, Wording, joined, titled, told

__all__ = ["boundary_grid"]

_HALF: Final = Fraction(1, 2)


def boundary_grid(
    rows: Sequence[GapRow],
    *,
    sides: Sequence[SideLabel],
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
    minimum: int = MINIMUM,
    bare: bool = False,
) -> Figure:
    """Return a picture of boundary cases: who counts each in, side by side, and what the other side guessed.

    Args:
        rows: The cases, in the order to show; to agree is to count the case in.
        sides: The two sides, in the order of their columns.
        language: The tag the picture's words are written for.
        simulated: Whether the answers are simulated; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 320 or more; below 520 the columns are stacked, for a phone.
        minimum: Fewest people with figures; a smaller group is told in words only.
        bare: Whether to leave out the title and the notes on how to read it, for a screen with room for little.

    Returns:
        The picture; its table has a row per case and side. Its sentence tells the one case there is, or in how many
        cases more than half of each side count it in.

    Raises:
        DataError: If a row names a side that is not one of ``sides``.
    """
    readings = [reading for row in rows for reading in row.readings]
    require_sides((reading.side for reading in readings), sides)
    wording = Wording.for_views(
        (reading.own for reading in readings), language=language, minimum=minimum, question=COUNT_IN
    )
    gettext = wording.catalogue.gettext
    title = titled(gettext("Boundary cases: who counts them in"), language=language, simulated=simulated)
    sentence = told(_sentence(rows, sides, wording), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated, bare=bare)
    return draw_figure(
        sheet,
        rows,
        sides=sides,
        wording=wording,
        title=title,
        sentence=sentence,
        heads=(gettext("Case"), gettext("Side")),
        draw_wide=_draw_wide,
    )


def _draw_wide(sheet: Sheet, row: GapRow, *, y: float, sides: Sequence[SideLabel], wording: Wording) -> float:
    """Draw a case and a cell for each side, side by side; return where the next case begins."""
    group = sheet.group(kind="row")
    cell = (sheet.width - 2 * MARGIN - len(sides) * GAP) / (len(sides) + 1)
    draw_rule(sheet, group, y=y)
    bottom = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + TYPE, width=cell, size=14, bold=True, language=row.language
    )
    places = {side.key: MARGIN + (place + 1) * (cell + GAP) for place, side in enumerate(sides)}
    readings = in_order(row, sides)
    # Words of different length must not put the two scales at different heights.
    below = max(
        (
            draw_words(sheet, group, side, reading, x=places[side.key], y=y, width=cell, wording=wording)
            for side, reading in readings
        ),
        default=y,
    )
    below -= GAP / 2
    for side, reading in readings:
        plot = draw_plot(sheet, group, wording=wording, x=places[side.key], y=below, width=cell, height=LANE)
        own, guessed = wording.shown_own(reading.own), wording.shown_guess(reading.guessed)
        plot.draw(own, guessed, mark=side.mark, y=below + LANE / 2)
    return max(bottom, below + LANE + AXIS_HEIGHT) + 2 * GAP


def _sentence(rows: Sequence[GapRow], sides: Sequence[SideLabel], wording: Wording) -> str:
    """Tell the one case there is; of several, in how many more than half of each side count it in."""
    if len(rows) == 1:
        return tell_row(rows[0], sides, wording)
    catalogue = wording.catalogue
    count = catalogue.ngettext("%(n)s case.", "%(n)s cases.", len(rows)) % {"n": len(rows)}
    return joined([count, *(_tell_side(rows, side, wording) for side in sides)])


def _tell_side(rows: Sequence[GapRow], side: SideLabel, wording: Wording) -> str:
    gettext = wording.catalogue.gettext
    views = [
        own
        for row in rows
        for reading in row.readings
        if reading.side == side.key
        for own in (wording.shown_own(reading.own),)
        if own is not None
    ]
    if not views:
        return gettext("%(side)s: too few answers.") % {"side": side.name}
    most = sum(_more_than_half(own) for own in views)
    text = gettext("%(side)s: more than half count it in for %(n)s of %(all)s.")
    return text % {"side": side.name, "n": most, "all": len(views)}


def _more_than_half(own: OwnView | OwnBand) -> bool:
    """Return whether more than half count a case in; an edge at one half belongs to the band below it."""
    return own.agree.low >= _HALF if isinstance(own, OwnBand) else 2 * own.agree > own.views
