"""What goes into a picture and what comes out of it.

In: rows of plain values, a side named by its key everywhere. Out: a :class:`Figure`, the same facts three
times: drawn, as a table, as a sentence.
"""

from tracktwo.figures.tables.boards import BoardReading, BoardRow, Sorting
from tracktwo.figures.tables.changes import ChangeReading, ChangeRow, GuessTwice, OwnTwice, Step
from tracktwo.figures.tables.halves import Body, SectorMap, Tie
from tracktwo.figures.tables.pairs import PairRow
from tracktwo.figures.tables.pictures import Figure, Palette, SideLabel, Theme, Twin
from tracktwo.figures.tables.points import Certainty, SharePoint
from tracktwo.figures.tables.results import (
    AreaCounts,
    GapRow,
    Guessed,
    MirrorPair,
    MirrorPanel,
    Own,
    Reading,
)
from tracktwo.figures.tables.timelines import Shape, TimelineEntry
from tracktwo.figures.tables.views import (
    COUNTS_BELOW,
    Estimated,
    Guess,
    GuessBand,
    Missing,
    OwnBand,
    OwnView,
    Span,
)

__all__ = [
    "COUNTS_BELOW",
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
    "Guessed",
    "MirrorPair",
    "MirrorPanel",
    "Missing",
    "Own",
    "OwnBand",
    "OwnTwice",
    "OwnView",
    "PairRow",
    "Palette",
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
]
