"""One public function for each named method; :func:`~tracktwo.perception.gaps` runs them in turn."""

from tracktwo.perception.methods.between import (
    between_share,
    variances,
)
from tracktwo.perception.methods.change import change, change_columns
from tracktwo.perception.methods.classes import class_posterior, firmness, leans, unsure_below
from tracktwo.perception.methods.counted import Counted, tally_counted
from tracktwo.perception.methods.discovery import expected_wrong, surest_first
from tracktwo.perception.methods.estimate import estimate
from tracktwo.perception.methods.gaps import gaps
from tracktwo.perception.methods.groups import groups, groups_of
from tracktwo.perception.methods.intervals import (
    expectation,
    gap_interval,
    jeffreys_interval,
    newcombe_interval,
    wilson_interval,
)
from tracktwo.perception.methods.overview import overview, overview_of
from tracktwo.perception.methods.paired import Shift, agreement_shift, guess_shift
from tracktwo.perception.methods.simulation import recover, simulate
from tracktwo.perception.methods.tally import tally

__all__ = [
    "Counted",
    "Shift",
    "agreement_shift",
    "between_share",
    "change",
    "change_columns",
    "class_posterior",
    "estimate",
    "expectation",
    "expected_wrong",
    "firmness",
    "gap_interval",
    "gaps",
    "groups",
    "groups_of",
    "guess_shift",
    "jeffreys_interval",
    "leans",
    "newcombe_interval",
    "overview",
    "overview_of",
    "recover",
    "simulate",
    "surest_first",
    "tally",
    "tally_counted",
    "unsure_below",
    "variances",
    "wilson_interval",
]
