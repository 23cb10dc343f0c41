"""The shapes of this room: answers and statements go in, a tally stands between, gaps come out."""

from tracktwo.perception.tables.answers import ANSWERS, MISSING, STATEMENTS, Origin, Stance
from tracktwo.perception.tables.change import CHANGE, Change, Pairs, Twice
from tracktwo.perception.tables.engine import Engine, Sum
from tracktwo.perception.tables.gaps import (
    GAPS,
    Area,
    Basis,
    Finding,
    Firmness,
    FrameKind,
    Gaps,
    Settings,
)
from tracktwo.perception.tables.groups import GROUPED, GROUPS, Groups, GroupSettings, NoGroups, Start
from tracktwo.perception.tables.overview import (
    OVERVIEW,
    Figure,
    LeftOutBy,
    Missing,
    Overview,
    Reading,
    Verdict,
)
from tracktwo.perception.tables.recipe import OBSERVER, Planted, Recipe, Recovered, SimulatedAnswer
from tracktwo.perception.tables.rows import Cell, Pair, Row, pairs_of, rows_of
from tracktwo.perception.tables.shown import Shown
from tracktwo.perception.tables.survey import SEATS, Account, Converted, Question, SurveyMapping
from tracktwo.perception.tables.tally import COARSE, FINE, Camp, Guessed, Part, Tally
from tracktwo.perception.tables.votes import MODERATED, VOTES, Layout, Vote, Votes

__all__ = [
    "ANSWERS",
    "CHANGE",
    "COARSE",
    "FINE",
    "GAPS",
    "GROUPED",
    "GROUPS",
    "MISSING",
    "MODERATED",
    "OBSERVER",
    "OVERVIEW",
    "SEATS",
    "STATEMENTS",
    "VOTES",
    "Account",
    "Area",
    "Basis",
    "Camp",
    "Cell",
    "Change",
    "Converted",
    "Engine",
    "Figure",
    "Finding",
    "Firmness",
    "FrameKind",
    "Gaps",
    "GroupSettings",
    "Groups",
    "Guessed",
    "Layout",
    "LeftOutBy",
    "Missing",
    "NoGroups",
    "Origin",
    "Overview",
    "Pair",
    "Pairs",
    "Part",
    "Planted",
    "Question",
    "Reading",
    "Recipe",
    "Recovered",
    "Row",
    "Settings",
    "Shown",
    "SimulatedAnswer",
    "Stance",
    "Start",
    "Sum",
    "SurveyMapping",
    "Tally",
    "Twice",
    "Verdict",
    "Vote",
    "Votes",
    "pairs_of",
    "rows_of",
]
