"""The plotting area of shares: a scale from none to all, and what stands on it."""

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import GUESS_RADIUS, OWN_RADIUS, Anchor, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.tables import Guess, GuessBand, OwnBand, OwnView
from tracktwo.figures.wording import Wording
from tracktwo.vocabulary.sides import Mark

__all__ = ["AXIS_HEIGHT", "LANE", "Plot", "draw_plot"]

AXIS_HEIGHT: Final = 16.0
INSET: Final = 14.0
LANE: Final = 40.0
"""The height of a lane: what one side says and what the other guessed about it."""
_AXIS_SIZE: Final = 11.0
_UNDER: Final = 11.0
"""How far under a bar the line of those with a view runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A plotting area on a sheet: from ``x``, ``width`` wide; ``reversed`` puts all where none would be."""

    sheet: Sheet
    area: Element
    x: float
    width: float
    reversed: bool

    def at(self, share: float) -> float:
        """Return where a share, 0 to 1, stands; marks at both ends stay inside the area."""
        along = 1 - share if self.reversed else share
        return self.x + INSET + along * (self.width - 2 * INSET)

    def draw(
        self,
        own: OwnView | OwnBand | None,
        guessed: Guess | GuessBand | None,
        *,
        mark: Mark,
        y: float,
        under: bool = True,
    ) -> None:
        """Draw what a side says and what the other guessed about it, as far as there is anything.

        A counted view is a filled mark with its limits, one in a band a bar of even ink: a middle would tell more
        than is known. A guess is an outlined mark.

        Args:
            own: What the side says itself.
            guessed: What the other side guessed.
            mark: The side's mark.
            y: The middle of the lane.
            under: Whether a bar has the line of those with a view under it.
        """
        if own is None and guessed is None:
            return
        if isinstance(own, OwnView) and isinstance(guessed, Guess):
            self._join(own, guessed, y=y)
        pen = self.sheet.pen(self.area, mark)
        if isinstance(own, OwnBand):
            self._band(pen, own, mark=mark, y=y, under=under)
        else:
            self._limits(pen, own, y=y)
        if isinstance(guessed, Guess):
            self._limits(pen, guessed, y=y)
        if guessed is not None and guessed.expected is not None:
            place = self.at(guessed.expected)
            self.sheet.mark(pen, mark, x=place, y=y, filled=False, radius=GUESS_RADIUS)
        if isinstance(own, OwnView) and own.share is not None:
            self.sheet.mark(pen, mark, x=self.at(own.share), y=y, filled=True, radius=OWN_RADIUS)

    def _join(self, own: OwnView, guessed: Guess, *, y: float) -> None:
        if own.share is not None:
            ends = (self.at(guessed.expected), y), (self.at(own.share), y)
            self.sheet.lines(self.area, [ends], ink=Ink.LINE, width=7, kind="gap")

    def _band(self, pen: Element, own: OwnBand, *, mark: Mark, y: float, under: bool) -> None:
        start, end = self.at(float(own.agree.low)), self.at(float(own.agree.high))
        self.sheet.band(pen, mark, start=start, end=end, y=y)
        if under:
            span, below = own.of_views, y + _UNDER
            self._bracket(pen, float(span.low), float(span.high), y=below, reach=3, kind="views")

    def _limits(self, pen: Element, figure: OwnView | Guess | None, *, y: float) -> None:
        """Draw the 90 % limits: a thin line with ends, dashed for a guess. Marks come after, on top."""
        if figure is None:
            return
        own = isinstance(figure, OwnView)
        dashes, reach = ("", 5.0) if own else ("2 2", 3.0)
        self._bracket(pen, figure.low, figure.high, y=y, reach=reach, kind="limits", dashes=dashes)

    def _bracket(
        self, pen: Element, low: float, high: float, *, y: float, reach: float, kind: str, dashes: str = ""
    ) -> None:
        start, end = self.at(low), self.at(high)
        ends = [((place, y - reach), (place, y + reach)) for place in (start, end)]
        self.sheet.lines(pen, [((start, y), (end, y)), *ends], width=1.5, dashes=dashes, kind=kind)


def draw_plot(
    sheet: Sheet,
    parent: Element,
    *,
    wording: Wording,
    x: float,
    y: float,
    width: float,
    height: float,
    reverse: bool = False,
    numbered: bool = True,
) -> Plot:
    """Return a plotting area with its grid, and its numbers in the ``AXIS_HEIGHT`` below it.

    Args:
        sheet: Where to draw.
        parent: The group to draw in.
        wording: The unit of the axis.
        x: Where the area begins.
        y: Its top.
        width: Its width.
        height: Its height, numbers not included.
        reverse: Whether the scale runs towards where a line of text begins.
        numbered: Whether the numbers are written; plots one below the other share those of the last.
    """
    area = sheet.group(kind="plot", parent=parent)
    sheet.mark_simulated(area, x=x, y=y, width=width, height=height)
    plot = Plot(sheet=sheet, area=area, x=x, width=width, reversed=reverse)
    ticks = [(plot.at(share), number) for share, number in wording.ticks()]
    grid = [((place, y), (place, y + height)) for place, _ in ticks]
    sheet.lines(area, grid, ink=Ink.LINE, kind="grid")
    if numbered:
        numbers = [(number, place, y + height + AXIS_HEIGHT - 4) for place, number in ticks]
        sheet.texts(parent, numbers, size=_AXIS_SIZE, ink=Ink.QUIET, anchor=Anchor.MIDDLE)
    return plot
