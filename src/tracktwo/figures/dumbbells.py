"""The picture of gaps: for each statement, what each side says itself and what the other side guessed."""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import KEY_RADIUS, Ink, Sheet
from tracktwo.figures.plotting import AXIS_HEIGHT, Plot, draw_plot
from tracktwo.figures.tables import Figure, GapRow, Reading, SideLabel, Theme, Twin
from tracktwo.figures.wording import MINIMUM, Wording, joined, titled, told
from tracktwo.vocabulary.errors import DataError

__all__ = ["dumbbell"]

NARROW_BELOW: Final = 520
MARGIN: Final = 16.0
GAP: Final = 18.0
LANE: Final = 40.0
TEXT: Final = 14.0
WORDS: Final = 13.0


def dumbbell(
    rows: Sequence[GapRow],
    *,
    sides: Sequence[SideLabel],
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
    minimum: int = MINIMUM,
) -> Figure:
    """Return a picture of what each side says and what the other side guessed, statement by statement.

    In each row every side has a lane: a filled mark with a thin 90 % interval for what it says itself, an
    outlined mark for what the other side guessed, and a bar between them. Nothing is coloured good or bad.

    Args:
        rows: The statements, in the order to show; a side or a figure may be missing.
        sides: The two sides, in the order of their lanes.
        language: The tag the picture's words are written for.
        simulated: Whether the answers are simulated; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 360 or more; below 520 the lanes are stacked, for a phone.
        minimum: Fewest people with figures; a smaller group is told in words only.

    Returns:
        The picture; its table has a row per statement and side.

    Raises:
        DataError: If a row names a side that is not one of ``sides``.
    """
    labels = {side.key: side for side in sides}
    _require_sides(rows, labels)
    wording = Wording.for_views(
        (reading.own for row in rows for reading in row.readings), language=language, minimum=minimum
    )
    gettext = wording.catalogue.gettext
    title = titled(
        gettext("What each side says, and what the other side guessed"),
        language=language,
        simulated=simulated,
    )
    sentence = told(_sentence(rows, labels, wording), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    y = _head(sheet, title, wording)
    draw_row = _draw_narrow if width < NARROW_BELOW else _draw_wide
    for row in rows:
        y = draw_row(sheet, row, y=y, sides=sides, wording=wording)
    return Figure(
        svg=sheet.finish(height=y - GAP / 2, title=title, sentence=sentence),
        twin=_twin(rows, labels, wording, caption=title),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def _require_sides(rows: Sequence[GapRow], labels: dict[str, SideLabel]) -> None:
    for row in rows:
        for reading in row.readings:
            if reading.side not in labels:
                known = ", ".join(labels)
                raise DataError(
                    f"A picture's row is about the side {reading.side!r}; expected one of {known}."
                )


def _head(sheet: Sheet, title: str, wording: Wording) -> float:
    """Draw the title and how to read the picture; return where the rows begin."""
    gettext = wording.catalogue.gettext
    head = sheet.group(kind="head")
    inner = sheet.width - 2 * MARGIN
    y = sheet.paragraph(head, title, x=MARGIN, y=MARGIN + 12, width=inner, size=16, bold=True)
    guide = gettext(
        "Filled: what a side says itself, with its interval (90 %). Outlined: what the other side guessed."
    )
    for text in (guide, wording.scale()):
        y = sheet.paragraph(head, text, x=MARGIN, y=y, width=inner, size=WORDS, ink=Ink.QUIET)
    return y + GAP


def _draw_wide(sheet: Sheet, row: GapRow, *, y: float, sides: Sequence[SideLabel], wording: Wording) -> float:
    """Draw a row as statement, lanes, words side by side; return where the next row begins."""
    group = sheet.group(kind="row")
    column = (sheet.width - 2 * MARGIN - 2 * GAP) / 20
    plot_x = MARGIN + 6 * column + GAP
    words_x = plot_x + 7 * column + GAP
    sheet.line(group, start=(MARGIN, y - GAP), end=(sheet.width - MARGIN, y - GAP), ink=Ink.LINE)
    bottom = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + WORDS, width=6 * column, size=TEXT, bold=True, language=row.language
    )
    readings = _in_order(row, sides)
    lanes = [y]
    for side, reading in readings:
        lanes.append(
            _draw_words(
                sheet, group, side, reading, x=words_x, y=lanes[-1], width=7 * column, wording=wording
            )
        )
    plot = draw_plot(
        sheet, group, wording=wording, x=plot_x, y=y, width=7 * column, height=max(lanes[-1] - y, LANE)
    )
    for (side, reading), top, end in zip(readings, lanes[:-1], lanes[1:], strict=True):
        _draw_lane(plot, side, reading, y=(top + end) / 2, wording=wording)
    return max(bottom, lanes[-1] + AXIS_HEIGHT) + 2 * GAP


def _draw_narrow(
    sheet: Sheet, row: GapRow, *, y: float, sides: Sequence[SideLabel], wording: Wording
) -> float:
    """Draw a row as the statement and its lanes one below the other; return where the next row begins."""
    group = sheet.group(kind="row")
    inner = sheet.width - 2 * MARGIN
    sheet.line(group, start=(MARGIN, y - GAP), end=(sheet.width - MARGIN, y - GAP), ink=Ink.LINE)
    y = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + WORDS, width=inner, size=16, bold=True, language=row.language
    )
    for side, reading in _in_order(row, sides):
        y = _draw_words(sheet, group, side, reading, x=MARGIN, y=y - WORDS + 6, width=inner, wording=wording)
        plot = draw_plot(sheet, group, wording=wording, x=MARGIN, y=y, width=inner, height=LANE)
        _draw_lane(plot, side, reading, y=y + LANE / 2, wording=wording)
        y += LANE + AXIS_HEIGHT + GAP
    return y + GAP / 2


def _in_order(row: GapRow, sides: Sequence[SideLabel]) -> list[tuple[SideLabel, Reading]]:
    readings = {reading.side: reading for reading in row.readings}
    return [(side, readings[side.key]) for side in sides if side.key in readings]


def _draw_words(
    sheet: Sheet,
    parent: Element,
    side: SideLabel,
    reading: Reading,
    *,
    x: float,
    y: float,
    width: float,
    wording: Wording,
) -> float:
    """Write a lane's side and figures, each with its mark; return where they end."""
    indent = 20.0
    y = sheet.paragraph(parent, side.name, x=x, y=y + WORDS, width=width, size=WORDS, bold=True)
    for text, filled in ((wording.own(reading.own), True), (wording.guess(reading.guessed), False)):
        sheet.mark(parent, side.mark, x=x + 8, y=y - 0.35 * WORDS, filled=filled, radius=KEY_RADIUS)
        y = sheet.paragraph(parent, text, x=x + indent, y=y, width=width - indent, size=WORDS) + 1
    return y


def _draw_lane(plot: Plot, side: SideLabel, reading: Reading, *, y: float, wording: Wording) -> None:
    own = reading.own if wording.shows_own(reading.own) else None
    guessed = reading.guessed if wording.shows_guess(reading.guessed) else None
    if own and guessed and own.share is not None:
        plot.join(guessed.expected, own.share, y=y)
    if own:
        plot.limits(own, mark=side.mark, y=y)
    if guessed:
        plot.limits(guessed, mark=side.mark, y=y)
        plot.guess(guessed, mark=side.mark, y=y)
    if own:
        plot.own(own, mark=side.mark, y=y)


def _sentence(rows: Sequence[GapRow], labels: dict[str, SideLabel], wording: Wording) -> str:
    """Say how many statements there are and where a guess and what was said lie farthest apart."""
    catalogue = wording.catalogue
    count = catalogue.ngettext("%(n)s statement.", "%(n)s statements.", len(rows)) % {"n": len(rows)}
    gaps = [
        (abs(reading.guessed.expected - reading.own.share), row, reading)
        for row in rows
        for reading in row.readings
        if reading.own and reading.guessed and reading.own.share is not None
        if wording.shows_own(reading.own) and wording.shows_guess(reading.guessed)
    ]
    if not gaps:
        too_few = catalogue.gettext("Too few answers to compare.")
        return joined([count, too_few])
    # The first of equal gaps, so that the sentence does not depend on anything but the rows.
    _, row, reading = max(gaps, key=lambda gap: gap[0])
    farthest = catalogue.gettext("Farthest apart: “%(statement)s” %(side)s: %(said)s; %(guessed)s.") % {
        "statement": row.text,
        "side": labels[reading.side].name,
        "said": wording.own(reading.own),
        "guessed": wording.guess(reading.guessed),
    }
    return joined([count, farthest])


def _twin(rows: Sequence[GapRow], labels: dict[str, SideLabel], wording: Wording, *, caption: str) -> Twin:
    gettext = wording.catalogue.gettext
    columns = (
        gettext("Statement"),
        gettext("Side"),
        gettext("What it says itself"),
        gettext("Interval (90 %)"),
        gettext("Answered"),
        gettext("What the other side guessed"),
        gettext("Interval of the guess (90 %)"),
        gettext("Guessed"),
    )
    cells = [
        (
            row.text,
            labels[reading.side].name,
            *wording.own_cells(reading.own),
            *wording.guess_cells(reading.guessed),
        )
        for row in rows
        for _, reading in _in_order(row, tuple(labels.values()))
    ]
    return Twin(caption=caption, columns=columns, rows=tuple(cells))
