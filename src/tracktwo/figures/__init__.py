"""A table in; a picture, its twin table and its sentence out.

Three pictures: :func:`dumbbell` (gaps), :func:`timeline`, :func:`facing_panels` (mirror images). They serve
pages, site, report and notebook, so they need nothing but the standard library and know nothing of where rows
come from.
"""

from tracktwo.figures.drawing import STYLESHEET
from tracktwo.figures.dumbbells import dumbbell
from tracktwo.figures.panels import facing_panels
from tracktwo.figures.tables import (
    COUNTS_BELOW,
    Figure,
    GapRow,
    Guess,
    MirrorPair,
    MirrorPanel,
    OwnView,
    Reading,
    Shape,
    SideLabel,
    Theme,
    TimelineEntry,
    Twin,
)
from tracktwo.figures.timelines import timeline
from tracktwo.figures.wording import MINIMUM

__all__ = [
    "COUNTS_BELOW",
    "MINIMUM",
    "STYLESHEET",
    "Figure",
    "GapRow",
    "Guess",
    "MirrorPair",
    "MirrorPanel",
    "OwnView",
    "Reading",
    "Shape",
    "SideLabel",
    "Theme",
    "TimelineEntry",
    "Twin",
    "dumbbell",
    "facing_panels",
    "timeline",
]
