"""Figures over all statements, from the tally: every one a function of sums."""

from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.classes import leans
from tracktwo.perception.tables import Part, Settings, Tally

__all__ = ["PLACES", "Overall", "Used", "overall", "used"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]


class Used(NamedTuple):
    """Which statements go into which figures, by the number of answers; fixed while people are left out.

    ``views`` have enough people with a view on both sides and ask both the same, shape (statements,);
    ``guesses`` have enough guesses of a side as well, shape (statements, 2). Of them, ``own`` have enough guesses of
    the side about itself, and ``lean`` is 1 or -1 where the other side's lean is firm, to agree or to disagree.
    """

    views: Bools
    guesses: Bools
    own: Bools
    lean: Counts


class Overall(NamedTuple):
    """The figures; pairs are of the side that guesses, NaN where there is none.

    ``between`` is the share of variance between the sides; ``wrong`` the share of guesses on the wrong side of one
    half, where the other side's lean is firm; ``brier`` the mean squared error of guesses, ``same`` and
    ``opposite`` those of two simple guesses (they think as we do, they think the opposite); ``nearer`` the first
    side's error minus the second's where both guessed; ``further`` the absolute error about the other side minus
    that about the own.
    """

    between: Floats
    wrong: Floats
    brier: Floats
    same: Floats
    opposite: Floats
    nearer: Floats
    further: Floats

    def vector(self) -> Floats:
        """Return all figures in a row."""
        return np.concatenate(self)


PLACES: Final[Mapping[str, tuple[int, int]]] = {
    name: (2 * place, 2 * place + 1) for place, name in enumerate(Overall._fields)
}
"""Where each pair of figures stands in the row."""


def used(tally: Tally, *, reciprocal: Bools, settings: Settings) -> Used:
    """Return which statements go into which figures."""
    views = tally.of(Part.AGREE) + tally.of(Part.DISAGREE)
    enough = views.min(axis=1) >= settings.min_answers
    guesses = enough[:, None] & (tally.of(Part.GUESSES) >= settings.min_guesses)
    own = guesses & (tally.guessed_own().people >= settings.min_guesses)
    lean = leans(tally.of(Part.AGREE), tally.of(Part.DISAGREE), settings=settings)
    firm = settings.firm_small
    signs = (lean.agree >= firm).astype(np.int64) - (lean.disagree >= firm)
    return Used(enough & ~reciprocal, guesses, own, np.where(guesses, signs[:, ::-1], 0))


def overall(tally: Tally, chosen: Used, *, seen: Floats) -> Overall:
    """Return the figures over all statements.

    Args:
        tally: counts and sums.
        chosen: which statements go into which figures.
        seen: the part of each side that answered, 0-1, shape (statements, 2): nothing of a wider group, up to
            all of a room. What all of a room says is no matter of chance.

    Source: chance is taken off squared differences as by Hudson, Slatkin & Maddison 1992, Genetics 132:583, and
        shares are ratios of sums as by Bhatia et al. 2013, Genome Research 23:1514; squared errors are those of
        Brier 1950, Monthly Weather Review 78:1, against shares in place of events.
    """
    agree, disagree = (tally.of(part).astype(np.float64) for part in (Part.AGREE, Part.DISAGREE))
    guesses, total, squares = tally.of(Part.GUESSES), tally.sum_guesses(), tally.sum_squares()
    views = agree + disagree
    with np.errstate(invalid="ignore", divide="ignore"):
        share = agree / views
        spread = np.where(views > 1, share * (1 - share) / (views - 1), np.nan)
        # where some of a room have not answered, spread is that of what they would say
        noise = spread * (1 - seen)
        off = (squares - 2 * share[:, ::-1] * total + guesses * share[:, ::-1] ** 2) / guesses
        mean, own = total / guesses, tally.guessed_own()
        further = np.abs(mean - share[:, ::-1]) - np.abs(own.total / own.people - share)
    both = noise.sum(axis=1)
    known = chosen.views & ~np.isnan(both)
    between = float(np.where(known, (_step(share) ** 2 - both) / 4, 0.0).sum())
    within = float(np.where(known[:, None], (views - seen) * spread, 0.0).sum()) / 2
    errors = off - noise[:, ::-1]
    each = chosen.guesses.all(axis=1)
    return Overall(
        # it may fall below nothing by chance; where nobody differs there is nothing to divide
        between=np.full(2, between / (between + within) if between + within > 0 else np.nan),
        wrong=_wrong(tally, chosen.lean),
        brier=_means(errors, chosen.guesses),
        same=_means((_step(share) ** 2 - both)[:, None], chosen.guesses),
        opposite=_means(((1 - share.sum(axis=1)) ** 2 - both)[:, None], chosen.guesses),
        nearer=_means((errors[:, 0] - errors[:, 1])[:, None], np.stack([each, each], axis=1)),
        further=_means(further, chosen.own),
    )


def _step(share: Floats) -> Floats:
    step: Floats = share[:, 0] - share[:, 1]
    return step


def _wrong(tally: Tally, lean: Counts) -> Floats:
    """Return the share of each side's guesses on the other half than the lean; exact halves count half."""
    guesses, below, even = (tally.of(part) for part in (Part.GUESSES, Part.BELOW, Part.EVEN))
    wrong = np.where(lean > 0, below, guesses - below - even) + even / 2
    return _ratio(np.where(lean != 0, wrong, 0.0), np.where(lean != 0, guesses, 0))


def _means(values: Floats, chosen: Bools) -> Floats:
    """Return the mean over the chosen statements that have a value, side by side."""
    known = chosen & ~np.isnan(values)
    return _ratio(np.where(known, values, 0.0), known)


def _ratio(parts: Floats, wholes: Counts | Bools) -> Floats:
    """Return the ratio of the sums over statements, side by side; NaN of nothing."""
    part, whole = parts.sum(axis=0), wholes.sum(axis=0)
    ratio: Floats = np.divide(part, whole, out=np.full(2, np.nan), where=whole > 0)
    return ratio
