"""Which words one side says more than the other, with people as the unit: their number is what makes a figure sure."""

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from tracktwo.terms.methods.dispersion import deviation_of_proportions, voices
from tracktwo.terms.methods.measures import log_likelihood, log_odds, log_ratio
from tracktwo.terms.methods.permuting import draw_sides, p_values
from tracktwo.terms.methods.quantiles import student_quantile
from tracktwo.terms.tables import Cell, Chosen, Keyness, TermSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["adjusted", "clustered_interval", "keyness", "permuted", "studentised"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_MOST: Final = 1e12
"""The statistic where nobody on a side differs from the next: beyond any other, and still a number."""
_CELLS: Final = 1 << 22
_FEWEST: Final = 2


def keyness(chosen: Chosen, *, settings: TermSettings | None = None) -> Keyness:
    """Return which words either side says more.

    Args: chosen: what may be counted; settings: other than the defaults.
    Returns: a row for each word said often enough, the most telling of the first side first.
    """
    made = settings or TermSettings()
    counts = chosen.counts()
    sizes = np.asarray(counts.sum(axis=1), dtype=np.float64)
    # who only says what holds no word takes no part in a draw
    speaks = np.flatnonzero(sizes)
    counts, sizes, first = counts[speaks], sizes[speaks], chosen.first[speaks]
    totals = np.asarray(counts.sum(axis=0))
    listed = np.flatnonzero(totals >= made.least_hits)
    said = np.stack([counts[np.flatnonzero(first == side)].sum(axis=0)[listed] for side in (True, False)])
    words = np.array([sizes[first].sum(), sizes[~first].sum()])
    odds = log_odds(*said, *words, share=totals[listed] / max(1, totals.sum()), prior=made.prior)
    names = [chosen.index.types[int(code)] for code in listed]
    order = np.lexsort((np.array(names), -odds.delta))
    said, counts = said[:, order], counts[:, listed[order]]
    people = int(first.sum()), int((~first).sum())
    low, high = clustered_interval(counts, sizes, first, level=made.interval)
    p = (
        np.full(len(order), np.nan)
        if min(people) < made.min_people
        else permuted(counts, sizes, first, strata=chosen.strata[speaks], settings=made)
    )
    q = adjusted(p)
    spread = _spread(counts, sizes)
    on_side = [(counts[np.flatnonzero(first == side)] > 0).sum(axis=0) for side in (True, False)]
    columns: dict[str, Sequence[Cell]] = {
        "word": [names[place] for place in order],
        "hits_first": said[0].astype(int).tolist(),
        "hits_second": said[1].astype(int).tolist(),
        "people_first": on_side[0].tolist(),
        "people_second": on_side[1].tolist(),
        "shrunken": _cells(odds.delta[order] / np.log(2)),
        "log_ratio": _cells(log_ratio(*said, *words)),
        "log_ratio_low": _cells(low),
        "log_ratio_high": _cells(high),
        "log_likelihood": _cells(log_likelihood(*said, *words)),
        "p": _cells(p),
        "q": _cells(q),
        "differs": ((q <= made.false_share) & (p <= made.level)).tolist(),
        **{name: _cells(spread[name]) for name in ("largest", "voices", "dispersion")},
        "one_voice": ((spread["largest"] > made.one_voice) | (spread["voices"] < made.least_voices)).tolist(),
        "settings": [made.to_text()] * len(order),
    }
    return Keyness(
        sides=chosen.sides,
        people=people,
        tokens=(int(words[0]), int(words[1])),
        language=chosen.language,
        cutter=chosen.index.cutter,
        left_out=chosen.left_out,
        columns=columns,
        settings=made,
    )


def clustered_interval(
    counts: sparse.csr_array, sizes: Floats, first: Bools, *, level: float
) -> tuple[Floats, Floats]:
    """Return approximate limits of the log2 ratio of rates, from how far people differ.

    Args:
        counts: how often each person says each word, shape (people, words).
        sizes: how many words each person says.
        first: whether each is of the first side.
        level: coverage.

    Returns: lower and upper limits; NaN where a side never says a word or has one person.
    Source: ratio estimator over clusters, Cochran 1977, Sampling Techniques, ch. 6, on the scale of logarithms.
    """
    rates, variances = [], []
    for side in (True, False):
        rate, variance = _rates(counts, sizes, first == side)
        rates.append(rate)
        variances.append(variance)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = np.log2(rates[0] / rates[1])
        error = np.sqrt(variances[0] / rates[0] ** 2 + variances[1] / rates[1] ** 2) / np.log(2)
    known = np.isfinite(middle) & np.isfinite(error)
    half = student_quantile(max(1, len(first) - 2), (1 + level) / 2) * error
    return np.where(known, middle - half, np.nan), np.where(known, middle + half, np.nan)


def studentised(
    counts: ArrayLike, squares: ArrayLike, crossed: ArrayLike, *, sizes: Floats, first: NDArray[np.float64]
) -> Floats:
    """Return the absolute difference of two rates over its standard error by people, for each draw and word.

    Args:
        counts: how often each person says each word, shape (people, words).
        squares: counts².
        crossed: counts times sizes.
        sizes: how many words each person says.
        first: 1 where a person is of the first side, else 0, shape (draws, people).

    Source: studentising keeps permutation tests right where spreads differ: Janssen 1997, Statistics & Probability
        Letters 36:9.
    """
    said, twice, with_size = (np.asarray(each, dtype=np.float64) for each in (counts, squares, crossed))
    people, words, long = first.sum(axis=1)[:, None], (first @ sizes)[:, None], (first @ sizes**2)[:, None]
    mine = (first @ said, first @ twice, first @ with_size, people, words, long)
    whole = (
        said.sum(axis=0),
        twice.sum(axis=0),
        with_size.sum(axis=0),
        len(sizes),
        sizes.sum(),
        (sizes**2).sum(),
    )
    # what is not of the first side is of the second
    rates, variances = zip(
        _rate(*mine), _rate(*(total - own for total, own in zip(whole, mine, strict=True))), strict=True
    )
    gap, error = np.abs(rates[0] - rates[1]), np.sqrt(variances[0] + variances[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(gap > 0, np.minimum(gap / error, _MOST), 0.0))


def _rate(  # noqa: PLR0917 -- six sums over one side's people, in the order they are made
    said: Floats, twice: Floats, with_size: Floats, people: Floats, words: Floats, long: Floats
) -> tuple[Floats, Floats]:
    """Return the rate of words on a side and its variance by people, from sums over them."""
    rate = said / words
    spread = twice - 2 * rate * with_size + rate**2 * long
    return rate, people / np.maximum(people - 1, 1) * np.maximum(spread, 0.0) / words**2


def permuted(
    counts: sparse.csr_array,
    sizes: Floats,
    first: Bools,
    *,
    strata: NDArray[np.int32],
    settings: TermSettings,
) -> Floats:
    """Return for each word how often people's sides, drawn anew, show as large a difference as there is.

    Args:
        counts: how often each person says each word, shape (people, words).
        sizes: how many words each person says.
        first: whether each is of the first side.
        strata: within which people change sides.
        settings: how many draws, and their seed.
    """
    draws = draw_sides(first, strata=strata, settings=settings, exact=settings.draws)
    taken = np.concatenate([first[None], draws.first]).astype(np.float64)
    p = np.empty(counts.shape[1])
    step = max(1, _CELLS // max(len(first), len(taken)))
    for start in range(0, counts.shape[1], step):
        said = counts[:, start : start + step].toarray().astype(np.float64)
        found = studentised(said, said**2, said * sizes[:, None], sizes=sizes, first=taken)
        p[start : start + step] = p_values(found[0], found[1:], exact=draws.exact)
    return p


def adjusted(p: Floats) -> Floats:
    """Return p-values corrected for their number; NaN stays NaN.

    Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289.
    """
    known = np.flatnonzero(~np.isnan(p))
    q = np.full(len(p), np.nan)
    if len(known):
        from scipy import stats  # noqa: PLC0415 -- slow import

        q[known] = stats.false_discovery_control(p[known], method="bh")
    return q


def _rates(counts: sparse.csr_array, sizes: Floats, on_side: Bools) -> tuple[Floats, Floats]:
    """Return each word's rate on a side and its variance by people."""
    rows = np.flatnonzero(on_side)
    said, size = counts[rows], sizes[rows]
    words = size.sum()
    if len(rows) < _FEWEST or not words:
        return np.full(counts.shape[1], np.nan), np.full(counts.shape[1], np.nan)
    rate = said.sum(axis=0) / words
    spread = said.power(2).sum(axis=0) - 2 * rate * (said.T @ size) + rate**2 * (size**2).sum()
    return rate, len(rows) / (len(rows) - 1) * np.maximum(spread, 0.0) / words**2


def _spread(counts: sparse.csr_array, sizes: Floats) -> dict[str, Floats]:
    found: dict[str, list[Floats]] = {"largest": [], "voices": [], "dispersion": []}
    step = max(1, _CELLS // max(1, len(sizes)))
    for start in range(0, counts.shape[1], step):
        said = counts[:, start : start + step].toarray()
        each = voices(said)
        found["largest"].append(each.largest)
        found["voices"].append(each.effective)
        found["dispersion"].append(deviation_of_proportions(said, sizes)[1])
    return {name: np.concatenate([np.empty(0), *parts]) for name, parts in found.items()}


def _cells(values: Floats) -> list[float | None]:
    return [float(value) if np.isfinite(value) else None for value in values]
