"""What may be said over all statements: each figure with its limits, or why there is none."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.compression import compression
from tracktwo.perception.methods.overview.jackknife import Spread, fieller, jackknife
from tracktwo.perception.methods.overview.overall import PLACES, Overall, Used, overall, used
from tracktwo.perception.methods.overview.people import Shares
from tracktwo.perception.methods.sums import SIDES
from tracktwo.perception.tables import Basis, Figure, Missing, Part, Reading, Settings, Tally, Verdict

__all__ = ["Headlines"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]

_UNBOUND: Final = (-np.inf, 1.0)
_ROUNDING: Final = 1e-12
"""What a standard error of nothing may come to."""


class Headlines:
    """The figures over all statements, how far they move with the people, and what may be said of them."""

    def __init__(
        self,
        tally: Tally,
        reciprocal: Bools,
        *,
        shares: Shares | None,
        unseen: Counts | None,
        settings: Settings,
    ) -> None:
        self.settings, self.is_room = settings, unseen is not None
        self.chosen: Used = used(tally, reciprocal=reciprocal, settings=settings)
        self.compression = compression(tally, settings=settings)
        self.asked = tally.guessed_own().people.max(axis=0, initial=0) > 0
        answered = tally.counts[:, :, [Part.AGREE, Part.DISAGREE, Part.UNSURE]].sum(axis=2)
        seen = np.zeros(answered.shape) if unseen is None else answered / (answered + unseen)

        def figures(counts: Counts) -> Overall:
            return overall(replace(tally, counts=counts), self.chosen, seen=seen)

        self.found = figures(tally.counts)
        self.row = self.found.vector()
        self.spread: Spread | None = None
        if shares is not None:
            members = np.maximum(
                (answered if unseen is None else answered + unseen).max(axis=0, initial=0), 1
            )
            part = np.zeros(2) if unseen is None else np.minimum(np.array(shares.people()) / members, 1.0)
            self.spread = jackknife(
                lambda counts: figures(counts).vector(), tally.counts, shares, moved=_moved(part)
            )

    def between(self) -> Figure:
        """Return the share of variance between the sides."""
        return self._figure(PLACES["between"][0], statements=_count(self.chosen.views), least=1, low=0.0)

    def reading(self, side: int) -> Reading:
        """Return how a side, the first or the second, reads the other."""
        statements, least = _count(self.chosen.guesses[:, side]), self.settings.headline_statements
        drift = self.compression
        own = self._figure(
            PLACES["further"][side], statements=_count(self.chosen.own[:, side]), least=least, low=-1.0
        )

        leaning = _count(self.chosen.lean[:, side] != 0)
        wrong = self._figure(PLACES["wrong"][side], statements=leaning, least=least, low=0.0)

        def plain(places: tuple[int, int]) -> Figure:
            return self._figure(places[side], statements=statements, least=least, low=0.0)

        return Reading(
            wrong_side=wrong,
            brier=plain(PLACES["brier"]),
            same=plain(PLACES["same"]),
            opposite=plain(PLACES["opposite"]),
            skill_same=self._skill(side, PLACES["same"], statements=statements),
            skill_opposite=self._skill(side, PLACES["opposite"], statements=statements),
            against_same=self._verdict(side, PLACES["same"], statements=statements),
            against_opposite=self._verdict(side, PLACES["opposite"], statements=statements),
            error_difference=own if self.asked[side] else replace(own, reason=Missing.NOT_ASKED),
            compression=float(drift.gamma[side]),
            compression_basis=Basis.FITTED if drift.fitted[side] else Basis.ASSUMED,
            compression_statements=int(drift.statements[side]),
        )

    def nearer(self) -> Figure:
        """Return the first side's mean squared error minus the second's."""
        return self._figure(
            PLACES["nearer"][0],
            statements=_count(self.chosen.guesses.min(axis=1)),
            least=self.settings.headline_statements,
            low=-1.0,
        )

    def reads_better(self) -> int | None:
        """Return which side's guesses are nearer to the other side, 0 or 1; None if there is no clear difference."""
        found = self.nearer()
        if found.low is None or found.high is None or found.low <= 0 <= found.high:
            return None
        return 0 if found.high < 0 else 1

    def _figure(self, place: int, *, statements: int, least: int, low: float) -> Figure:
        """Return the figure at a place in the row, cut at ``low`` and at 1."""
        value = float(self.row[place])
        if statements < least or np.isnan(value):
            return _missing(statements, Missing.TOO_FEW)
        weights = _weights({place: 1.0})
        limits = self._limits(value, weights)
        reason = self._why(weights) if limits is None else None
        if limits is not None and limits[0] < limits[1] <= low:
            limits, reason = None, Missing.AT_THE_END
        return _figure(value, limits, statements=statements, bounds=(low, 1.0), reason=reason)

    def _skill(self, side: int, held: tuple[int, int], *, statements: int) -> Figure:
        """Return by how much a side's guesses are nearer than a simple guess: 1 less the ratio of the errors."""
        error, simple = float(self.row[PLACES["brier"][side]]), float(self.row[held[side]])
        if statements < self.settings.headline_statements or np.isnan(error - simple):
            return _missing(statements, Missing.TOO_FEW)
        if self.spread is None:
            if simple <= 0:
                return _missing(statements, Missing.ALIKE)
            return _figure(
                1 - error / simple, None, statements=statements, bounds=_UNBOUND, reason=Missing.NO_PEOPLE
            )
        places = PLACES["brier"][side], held[side]
        margin = self.spread.margin(_weights({places[0]: -1.0, places[1]: 1.0}), level=self.settings.interval)
        ratio = fieller(error, simple, self.spread, places, margin=margin)
        if ratio is None:
            return _missing(statements, Missing.ALIKE)
        return _figure(
            1 - error / simple,
            (float(1 - ratio[1]), float(1 - ratio[0])),
            statements=statements,
            bounds=_UNBOUND,
            reason=None,
        )

    def _verdict(self, side: int, held: tuple[int, int], *, statements: int) -> Verdict | None:
        """Return whether a side's guesses are nearer than a simple guess."""
        if statements < self.settings.headline_statements:
            return None
        gain = float(self.row[held[side]] - self.row[PLACES["brier"][side]])
        limits = self._limits(gain, _weights({held[side]: 1.0, PLACES["brier"][side]: -1.0}))
        if limits is None:
            return None
        if limits[0] > 0:
            return Verdict.BETTER
        return Verdict.WORSE if limits[1] < 0 else Verdict.NO_CLEAR_DIFFERENCE

    def _limits(self, value: float, weights: Floats) -> tuple[float, float] | None:
        if self.spread is None or self._is_unmoved(self.spread, weights):
            return None
        return self.spread.limits(value, weights, level=self.settings.interval)

    def _is_unmoved(self, spread: Spread, weights: Floats) -> bool:
        # outside a room that has said everything, a figure that nobody's leaving moves is no certain figure
        return not self.is_room and spread.error(weights) <= _ROUNDING

    def _why(self, weights: Floats) -> Missing:
        """Return why a figure has no limits."""
        if self.spread is None:
            return Missing.NO_PEOPLE
        return Missing.UNMOVED if self._is_unmoved(self.spread, weights) else Missing.TOO_FEW


def _moved(part: Floats) -> Floats:
    """Return how much of what either side's people move is chance, when this part of the side has answered.

    What the members of a room say is what the room says; a guess stays somebody's guess on one day.
    """
    moved = np.ones((SIDES, 2 * len(Overall._fields)))
    for side in range(SIDES):
        other = 1 - side
        for places in (PLACES["between"], PLACES["same"], PLACES["opposite"]):
            moved[side, list(places)] = 1 - part[side]
        for places in (PLACES["wrong"], PLACES["brier"], PLACES["further"]):
            moved[side, places[other]] = 1 - part[side]
    return moved


def _count(chosen: Bools) -> int:
    return int(np.count_nonzero(chosen))


def _weights(of: dict[int, float]) -> Floats:
    weights = np.zeros(2 * len(Overall._fields))
    for place, weight in of.items():
        weights[place] = weight
    return weights


def _missing(statements: int, reason: Missing) -> Figure:
    return Figure(value=None, low=None, high=None, statements=statements, reason=reason)


def _figure(
    value: float,
    limits: tuple[float, float] | None,
    *,
    statements: int,
    bounds: tuple[float, float],
    reason: Missing | None,
) -> Figure:
    low, high = (None, None) if limits is None else (_cut(each, bounds) for each in limits)
    return Figure(value=_cut(value, bounds), low=low, high=high, statements=statements, reason=reason)


def _cut(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])
