"""The plotting area of shares: a scale from none to all, and what stands on it."""

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import GUESS_RADIUS, OWN_RADIUS, Anchor, Ink, Sheet
from tracktwo.figures.tables import Guess, OwnView
from tracktwo.figures.wording import Wording
from tracktwo.vocabulary.sides import Mark

__all__ = ["AXIS_HEIGHT", "Plot", "draw_plot"]

AXIS_HEIGHT: Final = 16.0
INSET: Final = 14.0
_AXIS_SIZE: Final = 11.0


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

    def join(self, one: float, other: float, *, y: float) -> None:
        """Draw the bar between two shares."""
        self.sheet.line(
            self.area, start=(self.at(one), y), end=(self.at(other), y), ink=Ink.LINE, width=7, kind="gap"
        )

    def own(self, own: OwnView, *, mark: Mark, y: float) -> None:
        """Draw a side's own view: a filled mark."""
        assert own.share is not None
        self.sheet.mark(self.area, mark, x=self.at(own.share), y=y, filled=True, radius=OWN_RADIUS)

    def guess(self, guess: Guess, *, mark: Mark, y: float) -> None:
        """Draw what the other side guessed: an outlined mark."""
        self.sheet.mark(self.area, mark, x=self.at(guess.expected), y=y, filled=False, radius=GUESS_RADIUS)

    def limits(self, figure: OwnView | Guess, *, mark: Mark, y: float) -> None:
        """Draw the 90 % limits: a thin line with ends, dashed for a guess. Marks come after, on top."""
        own = isinstance(figure, OwnView)
        start, end, ink = self.at(figure.low), self.at(figure.high), Ink.of(mark)
        dashes, reach = ("", 5) if own else ("2 2", 3)
        self.sheet.line(
            self.area, start=(start, y), end=(end, y), ink=ink, width=1.75, dashes=dashes, kind="limits"
        )
        for place in (start, end):
            ends = (place, y - reach), (place, y + reach)
            self.sheet.line(self.area, start=ends[0], end=ends[1], ink=ink, width=1.75)


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
    """
    area = sheet.group(kind="plot", parent=parent)
    sheet.mark_simulated(area, x=x, y=y, width=width, height=height)
    plot = Plot(sheet=sheet, area=area, x=x, width=width, reversed=reverse)
    for share, number in wording.ticks():
        place = plot.at(share)
        sheet.line(area, start=(place, y), end=(place, y + height), ink=Ink.LINE, kind="grid")
        below = y + height + AXIS_HEIGHT - 4
        sheet.text(parent, number, x=place, y=below, size=_AXIS_SIZE, ink=Ink.QUIET, anchor=Anchor.MIDDLE)
    return plot
