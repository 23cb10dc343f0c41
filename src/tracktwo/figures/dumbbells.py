"""The picture of gaps: for each statement, what each side says itself and what the other side guessed."""

from collections import Counter
from collections.abc import Iterator, Sequence
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
from tracktwo.figures.tables import (
    Estimated,
    Figure,
    GapRow,
    Guess,
    GuessBand,
    OwnView,
    Reading,
    SideLabel,
    Theme,
)
from tracktwo.figures.wording import MINIMUM, Wording, joined, titled, told

__all__ = ["dumbbell"]

TEXT: Final = 14.0


def dumbbell(
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
    """Return a picture of what each side says and what the other side guessed, statement by statement.

    In each row every side has a lane: a filled mark with a thin 90 % interval for what it says itself, an
    outlined mark for what the other side guessed, and a bar between them. In bands, a bar of even ink stands for
    what a side says, with a line under it for those of them with a view, whom a guess is about. Nothing is
    coloured good or bad.

    Args:
        rows: The statements, in the order to show; a side or a figure may be missing, counted or in bands.
        sides: The two sides, in the order of their lanes.
        language: The tag the picture's words are written for.
        simulated: Whether the answers are simulated; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 320 or more; below 520 the lanes are stacked, for a phone.
        minimum: Fewest people with figures; a smaller group is told in words only.
        bare: Whether to leave out the title and the notes on how to read it, for a screen with room for little.

    Returns:
        The picture; its table has a row per statement and side. Its sentence tells the one statement there is, or
        where counted figures lie farthest apart, or how guesses in bands read.

    Raises:
        DataError: If a row names a side that is not one of ``sides``.
    """
    readings = [reading for row in rows for reading in row.readings]
    labels = require_sides((reading.side for reading in readings), sides)
    wording = Wording.for_views((reading.own for reading in readings), language=language, minimum=minimum)
    gettext = wording.catalogue.gettext
    title = titled(
        gettext("What each side says, and what the other side guessed"),
        language=language,
        simulated=simulated,
    )
    sentence = told(_sentence(rows, labels, wording), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated, bare=bare)
    return draw_figure(
        sheet,
        rows,
        sides=sides,
        wording=wording,
        title=title,
        sentence=sentence,
        heads=(gettext("Statement"), gettext("Side")),
        draw_wide=_draw_wide,
    )


def _draw_wide(sheet: Sheet, row: GapRow, *, y: float, sides: Sequence[SideLabel], wording: Wording) -> float:
    """Draw a row as statement, lanes, words side by side; return where the next row begins."""
    group = sheet.group(kind="row")
    column = (sheet.width - 2 * MARGIN - 2 * GAP) / 20
    plot_x = MARGIN + 6 * column + GAP
    words_x = plot_x + 7 * column + GAP
    draw_rule(sheet, group, y=y)
    bottom = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + TYPE, width=6 * column, size=TEXT, bold=True, language=row.language
    )
    readings = in_order(row, sides)
    lanes = [y]
    for side, reading in readings:
        top = lanes[-1]
        end = draw_words(sheet, group, side, reading, x=words_x, y=top, width=7 * column, wording=wording)
        lanes.append(max(end, top + LANE))
    height = max(lanes[-1] - y, LANE)
    plot = draw_plot(sheet, group, wording=wording, x=plot_x, y=y, width=7 * column, height=height)
    for (side, reading), top, end in zip(readings, lanes[:-1], lanes[1:], strict=True):
        own, guessed = wording.shown_own(reading.own), wording.shown_guess(reading.guessed)
        plot.draw(own, guessed, mark=side.mark, y=(top + end) / 2)
    return max(bottom, y + height + AXIS_HEIGHT) + 2 * GAP


def _sentence(rows: Sequence[GapRow], labels: dict[str, SideLabel], wording: Wording) -> str:
    """Tell the one statement there is; of several, how many there are and what stands out."""
    if len(rows) == 1:
        return tell_row(rows[0], tuple(labels.values()), wording)
    catalogue = wording.catalogue
    count = catalogue.ngettext("%(n)s statement.", "%(n)s statements.", len(rows)) % {"n": len(rows)}
    standing = _tally(rows, wording) if wording.banded else _farthest(rows, labels, wording)
    return joined([count, standing or catalogue.gettext("Too few answers to compare.")])


def _farthest(rows: Sequence[GapRow], labels: dict[str, SideLabel], wording: Wording) -> str:
    """Say where a guess and what was said lie farthest apart; empty where nothing can be compared."""
    gaps = [
        (abs(guessed.expected - own.share), row, reading)
        for row in rows
        for reading in row.readings
        for own, guessed in _compared(reading, wording)
        if own.share is not None
    ]
    if not gaps:
        return ""
    # The first of equal gaps, so that the sentence does not depend on anything but the rows.
    _, row, reading = max(gaps, key=lambda gap: gap[0])
    text = wording.catalogue.gettext("Farthest apart: “%(statement)s” %(side)s: %(said)s; %(guessed)s.")
    return text % {
        "statement": row.text,
        "side": labels[reading.side].name,
        "said": wording.own(reading.own),
        "guessed": wording.guess(reading.guessed),
    }


def _compared(reading: Reading, wording: Wording) -> Iterator[tuple[OwnView, Guess]]:
    own, guessed = wording.shown_own(reading.own), wording.shown_guess(reading.guessed)
    if isinstance(own, OwnView) and isinstance(guessed, Guess):
        yield own, guessed


def _tally(rows: Sequence[GapRow], wording: Wording) -> str:
    """Say how guesses in bands read, since bands have no order by size; empty where there are none."""
    read = Counter(
        reading.guessed.estimated
        for row in rows
        for reading in row.readings
        if isinstance(reading.guessed, GuessBand)
    )
    if not read:
        return ""
    text = wording.catalogue.gettext(
        "Guesses shown in bands: %(under)s too low, %(over)s too high, %(right)s about right or too close to say."
    )
    return text % {
        "under": read[Estimated.UNDER],
        "over": read[Estimated.OVER],
        "right": read[Estimated.ABOUT_RIGHT],
    }
