"""A table in; a picture, its twin table and its sentence out.

Ten pictures: :func:`dumbbell` (gaps), :func:`boundary_grid` and :func:`boundary_board` (boundary cases),
:func:`facing_panels` (mirror images), :func:`agreement_square` (areas of agreement), :func:`slopes` (change),
:func:`paired_bars` (balance), :func:`two_halves` (the sector), :func:`share_scatter` (words), :func:`timeline`. They
serve pages, site, report and notebook, so they need nothing but the standard library and know nothing of where rows
come from.

A figure comes counted (:class:`OwnView`, :class:`Guess`) or in bands (:class:`OwnBand`, :class:`GuessBand`). Of a
band a picture knows its edges and nothing else, so nothing else can be read from it.
"""

from tracktwo.figures.boards import boundary_board
from tracktwo.figures.dumbbells import dumbbell
from tracktwo.figures.grids import boundary_grid
from tracktwo.figures.halves import halves_in_words, two_halves
from tracktwo.figures.inks import STYLESHEET
from tracktwo.figures.pairs import paired_bars
from tracktwo.figures.panels import facing_panels
from tracktwo.figures.ranges import range_in_words
from tracktwo.figures.scatters import share_scatter
from tracktwo.figures.slopes import slopes
from tracktwo.figures.squares import agreement_square
from tracktwo.figures.tables import (
    COUNTS_BELOW,
    AreaCounts,
    BoardReading,
    BoardRow,
    Body,
    Certainty,
    ChangeReading,
    ChangeRow,
    Estimated,
    Figure,
    GapRow,
    Guess,
    GuessBand,
    GuessTwice,
    MirrorPair,
    MirrorPanel,
    Missing,
    OwnBand,
    OwnTwice,
    OwnView,
    PairRow,
    Reading,
    SectorMap,
    Shape,
    SharePoint,
    SideLabel,
    Sorting,
    Span,
    Step,
    Theme,
    Tie,
    TimelineEntry,
    Twin,
)
from tracktwo.figures.timelines import timeline
from tracktwo.figures.wording import MINIMUM

__all__ = [
    "COUNTS_BELOW",
    "MINIMUM",
    "STYLESHEET",
    "AreaCounts",
    "BoardReading",
    "BoardRow",
    "Body",
    "Certainty",
    "ChangeReading",
    "ChangeRow",
    "Estimated",
    "Figure",
    "GapRow",
    "Guess",
    "GuessBand",
    "GuessTwice",
    "MirrorPair",
    "MirrorPanel",
    "Missing",
    "OwnBand",
    "OwnTwice",
    "OwnView",
    "PairRow",
    "Reading",
    "SectorMap",
    "Shape",
    "SharePoint",
    "SideLabel",
    "Sorting",
    "Span",
    "Step",
    "Theme",
    "Tie",
    "TimelineEntry",
    "Twin",
    "agreement_square",
    "boundary_board",
    "boundary_grid",
    "dumbbell",
    "facing_panels",
    "halves_in_words",
    "paired_bars",
    "range_in_words",
    "share_scatter",
    "slopes",
    "timeline",
    "two_halves",
]
