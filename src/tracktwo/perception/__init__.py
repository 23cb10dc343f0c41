"""Perception: what each side thinks, what the other side thinks it thinks, and how sure one may be.

Answers go in as a table, a *tally* (small, additive) stands between, and *gaps* come out: shares, guesses,
gaps between them, one of seven classes for each statement, each with its uncertainty. Nothing here knows who
may see a result; that is the gate's business.

>>> from tracktwo.perception import gaps
>>> answers = {"participant": [], "side": [], "statement": [], "stance": [], "expected": []}
>>> for person in range(12):
...     for name, value in zip(answers, (person, "AB"[person % 2], "s1", "agree", 0.2)):
...         answers[name].append(value)
>>> import pyarrow
>>> result = gaps(pyarrow.table(answers))
>>> [(row["statement"], row["class"], row["sublabel"]) for row in result.to_dict()["statements"]]
[('s1', 'hidden_agreement', 'mutual')]
"""

from tracktwo.perception.methods import (
    Counted,
    Shift,
    agreement_shift,
    between_share,
    between_share_interval,
    between_share_overall,
    change,
    change_columns,
    estimate,
    gaps,
    guess_shift,
    recover,
    simulate,
    tally,
    tally_counted,
    variances,
)
from tracktwo.perception.pictures import draw_agreement, draw_change, draw_gaps, draw_mirror, mirror_images
from tracktwo.perception.readers import convert, draft_mapping, read_recipe
from tracktwo.perception.tables import (
    ANSWERS,
    CHANGE,
    GAPS,
    OBSERVER,
    STATEMENTS,
    Area,
    Change,
    Converted,
    Finding,
    Firmness,
    Gaps,
    Origin,
    Pairs,
    Part,
    Planted,
    Recipe,
    Recovered,
    Settings,
    Shown,
    SimulatedAnswer,
    Stance,
    Tally,
    Twice,
)

__all__ = [
    "ANSWERS",
    "CHANGE",
    "GAPS",
    "OBSERVER",
    "STATEMENTS",
    "Area",
    "Change",
    "Converted",
    "Counted",
    "Finding",
    "Firmness",
    "Gaps",
    "Origin",
    "Pairs",
    "Part",
    "Planted",
    "Recipe",
    "Recovered",
    "Settings",
    "Shift",
    "Shown",
    "SimulatedAnswer",
    "Stance",
    "Tally",
    "Twice",
    "agreement_shift",
    "between_share",
    "between_share_interval",
    "between_share_overall",
    "change",
    "change_columns",
    "convert",
    "draft_mapping",
    "draw_agreement",
    "draw_change",
    "draw_gaps",
    "draw_mirror",
    "estimate",
    "gaps",
    "guess_shift",
    "mirror_images",
    "read_recipe",
    "recover",
    "simulate",
    "tally",
    "tally_counted",
    "variances",
]
