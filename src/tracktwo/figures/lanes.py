"""A statement's lanes: for each side its name, its figures in words, and its place on the scale."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias
from xml.etree.ElementTree import Element

from tracktwo.figures.cells import in_order, twin_of_rows
from tracktwo.figures.drawing import KEY_RADIUS, TYPE, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.plotting import AXIS_HEIGHT, LANE, draw_plot
from tracktwo.figures.tables import Figure, GapRow, OwnBand, Reading, SideLabel
from tracktwo.figures.wording import Wording, joined
from tracktwo.vocabulary.errors import DataError

__all__ = [
    "GAP",
    "MARGIN",
    "NARROW_BELOW",
    "draw_figure",
    "draw_head",
    "draw_rule",
    "draw_stacked",
    "draw_words",
    "require_sides",
    "tell_row",
]

NARROW_BELOW: Final = 520
"""Pictures narrower than this, in CSS pixels, are drawn for a phone."""
MARGIN: Final = 16.0
GAP: Final = 18.0
DrawRow: TypeAlias = Callable[..., float]
"""Draws one row on a sheet, from ``y`` on, and returns where the next begins."""


def require_sides(keys: Iterable[str], sides: Sequence[SideLabel]) -> dict[str, SideLabel]:
    """Return the sides by key.

    Raises:
        DataError: If a row is about another side.
    """
    labels = {side.key: side for side in sides}
    for key in keys:
        if key not in labels:
            known = ", ".join(labels)
            raise DataError(f"A picture's row is about the side {key!r}; expected one of {known}.")
    return labels


def draw_figure(
    sheet: Sheet,
    rows: Sequence[GapRow],
    *,
    sides: Sequence[SideLabel],
    wording: Wording,
    title: str,
    sentence: str,
    heads: tuple[str, str],
    draw_wide: DrawRow,
) -> Figure:
    """Return the figure of rows below each other: by ``draw_wide``, or stacked where the sheet is for a phone.

    Args: heads: what the twin table calls a row and its side.
    """
    y = draw_head(sheet, title, (wording.guide(guesses=True), wording.scale()))
    draw_row = draw_stacked if sheet.width < NARROW_BELOW else draw_wide
    for row in rows:
        y = draw_row(sheet, row, y=y, sides=sides, wording=wording)
    return Figure(
        svg=sheet.finish(height=y - GAP / 2, title=title, sentence=sentence),
        twin=twin_of_rows(rows, sides, wording, caption=title, heads=heads),
        sentence=sentence,
        language=sheet.language,
        direction=sheet.direction,
    )


def draw_head(sheet: Sheet, title: str, notes: Sequence[str]) -> float:
    """Draw the title and how to read the picture; return where the rows begin."""
    if sheet.bare:
        return float(MARGIN)
    head = sheet.group(kind="head")
    inner = sheet.width - 2 * MARGIN
    y = sheet.paragraph(head, title, x=MARGIN, y=MARGIN + 12, width=inner, size=16, bold=True)
    for text in filter(None, notes):
        y = sheet.paragraph(head, text, x=MARGIN, y=y, width=inner, ink=Ink.QUIET)
    return y + GAP


def draw_stacked(
    sheet: Sheet, row: GapRow, *, y: float, sides: Sequence[SideLabel], wording: Wording
) -> float:
    """Draw a row as the statement and its lanes one below the other; return where the next row begins."""
    group = sheet.group(kind="row")
    inner = sheet.width - 2 * MARGIN
    draw_rule(sheet, group, y=y)
    y = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + TYPE, width=inner, size=16, bold=True, language=row.language
    )
    y += GAP / 2 - TYPE
    readings = in_order(row, sides)
    for side, reading in readings:
        y = draw_words(sheet, group, side, reading, x=MARGIN, y=y, width=inner, wording=wording) - GAP / 3
        last = side is readings[-1][0]
        plot = draw_plot(
            sheet, group, wording=wording, x=MARGIN, y=y, width=inner, height=LANE, numbered=last
        )
        own, guessed = wording.shown_own(reading.own), wording.shown_guess(reading.guessed)
        plot.draw(own, guessed, mark=side.mark, y=y + LANE / 2)
        y += LANE + GAP / 2
    return y + AXIS_HEIGHT + 1.5 * GAP


def draw_rule(sheet: Sheet, group: Element, *, y: float) -> None:
    """Draw the line above a row that begins at ``y``."""
    sheet.lines(group, [((MARGIN, y - GAP), (sheet.width - MARGIN, y - GAP))], ink=Ink.LINE)


def draw_words(
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
    y = sheet.paragraph(parent, side.name, x=x, y=y + TYPE, width=width, bold=True)
    pen = sheet.pen(parent, side.mark)
    for text, filled in ((wording.own(reading.own), True), (wording.guess(reading.guessed), False)):
        middle = y - 5
        if filled and isinstance(reading.own, OwnBand):
            sheet.band(pen, side.mark, start=x + 1, end=x + 15, y=middle)
        else:
            sheet.mark(pen, side.mark, x=x + 8, y=middle, filled=filled, radius=KEY_RADIUS)
        y = sheet.paragraph(parent, text, x=x + indent, y=y, width=width - indent) + 1
    return y


def tell_row(row: GapRow, sides: Sequence[SideLabel], wording: Wording) -> str:
    """Return what each side says to one statement and what the other guessed, as sentences."""
    text = wording.catalogue.gettext("%(side)s: %(said)s; %(guessed)s.")
    return joined(
        text
        % {"side": side.name, "said": wording.own(reading.own), "guessed": wording.guess(reading.guessed)}
        for side, reading in in_order(row, sides)
    )
