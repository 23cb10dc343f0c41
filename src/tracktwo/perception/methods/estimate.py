"""From the tally to the tidy table: all that is said about a statement, for all statements at once."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.areas import perceived
from tracktwo.perception.methods.between import between_share, variances
from tracktwo.perception.methods.classes import (
    Leans,
    Posterior,
    class_posterior,
    firmness,
    leans,
    unsure_below,
)
from tracktwo.perception.methods.compression import (
    compressed,
    compression,
    error_difference,
    excess_interval,
    own_gap,
)
from tracktwo.perception.methods.discovery import expected_wrong, surest_first
from tracktwo.perception.methods.intervals import (
    Expectation,
    Interval,
    expectation,
    gap_interval,
    jeffreys_interval,
    newcombe_interval,
)
from tracktwo.perception.tables import (
    GAPS,
    Area,
    Basis,
    Cell,
    Finding,
    Firmness,
    FrameKind,
    Gaps,
    Part,
    Settings,
    Tally,
)

__all__ = ["estimate"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def estimate(
    tally: Tally,
    *,
    reciprocal: Collection[str] = frozenset(),
    settings: Settings | None = None,
    kind: FrameKind | None = None,
) -> Gaps:
    """Return gaps, classes and their uncertainty from a tally.

    Args:
        tally: counts and sums per statement and side.
        reciprocal: ids of the reciprocal statements.
        settings: limits and priors; the defaults are the calibrated ones.
        kind: the kind of frame ``.table`` comes back in; Arrow by default.

    Returns: the result; statements in the tally's order, no randomness anywhere.
    """
    settings = settings or Settings()
    n = tally.of(Part.AGREE) + tally.of(Part.DISAGREE) + tally.of(Part.UNSURE)
    enough = n.min(axis=1) >= settings.min_answers
    guesses = _guesses(tally)
    posterior, lean_columns = _classes(tally, guesses, reciprocal=reciprocal, settings=settings)
    _, certainty = posterior.labels()
    listed = surest_first(
        [statement for statement, known in zip(tally.statements, enough, strict=True) if known],
        certainty[enough],
        error=settings.list_error,
    )
    columns: dict[str, list[Cell]] = {
        **_statement_columns(tally, posterior, enough=enough, smaller_n=n.min(axis=1), settings=settings),
        **_area_columns(posterior, enough=enough, smaller_n=n.min(axis=1), settings=settings),
        "listed_at_10": _twice(np.isin(np.array(tally.statements, dtype=object), listed).tolist()),
        **{
            name: _cells(values, known=np.broadcast_to(enough[:, None], values.shape))
            for name, values in lean_columns.items()
        },
        **_stance_columns(tally, n=n, settings=settings),
        **_guess_columns(tally, guesses, settings=settings),
        **_drift_columns(tally, guesses, settings=settings),
        "settings": [settings.to_text()] * (2 * len(tally.statements)),
    }
    return Gaps(
        origin=tally.origin,
        sides=tally.sides,
        left_out=tally.left_out,
        settings=settings,
        columns={column.name: columns[column.name] for column in GAPS.columns},
        expected_wrong=expected_wrong(certainty[enough]),
        listed_at_10=listed,
        kind=kind or FrameKind(),
    )


def _guesses(tally: Tally) -> Expectation:
    """Return what is expected *of* each side: the guesses of the other, so the columns change places."""
    return expectation(
        tally.of(Part.GUESSES)[:, ::-1], tally.sum_guesses()[:, ::-1], tally.sum_squares()[:, ::-1]
    )


def _classes(
    tally: Tally, guesses: Expectation, *, reciprocal: Collection[str], settings: Settings
) -> tuple[Posterior, dict[str, Floats]]:
    agree, disagree = tally.of(Part.AGREE), tally.of(Part.DISAGREE)
    lean = leans(agree, disagree, settings=settings)
    settled = unsure_below(tally.of(Part.UNSURE), agree + disagree, settings=settings).prod(axis=1)
    about = tally.of(Part.GUESSES)[:, ::-1]
    expects = np.where(about >= settings.min_guesses, guesses.above_half(), 0.5)
    posterior = class_posterior(
        (Leans(*(each[:, 0] for each in lean)), Leans(*(each[:, 1] for each in lean))),
        settled=settled,
        # the first side's guesses are those about the second
        expects_agree=(expects[:, 1], expects[:, 0]),
        reciprocal=[statement in reciprocal for statement in tally.statements],
        settings=settings,
    )
    return posterior, {"lean_agree": lean.agree, "lean_disagree": lean.disagree, "lean_split": lean.split}


def _statement_columns(
    tally: Tally, posterior: Posterior, *, enough: Bools, smaller_n: NDArray[np.int64], settings: Settings
) -> dict[str, list[Cell]]:
    labels, certainty = posterior.labels()
    names = [each.value for each in Finding]
    known = enough.tolist()

    def where_known(values: list[Cell]) -> list[Cell]:
        return _twice([value if good else None for value, good in zip(values, known, strict=True)])

    words = [
        firmness(p, smaller_n=n, settings=settings).value
        for p, n in zip(certainty.tolist(), smaller_n.tolist(), strict=True)
    ]
    share = between_share(variances(tally.of(Part.AGREE), tally.of(Part.DISAGREE)))
    return {
        "origin": [tally.origin.value if tally.origin else None] * (2 * len(known)),
        "statement": _twice(list(tally.statements)),
        "side": [*tally.sides] * len(known),
        "class": where_known([names[label] for label in labels.tolist()]),
        "sublabel": where_known([*posterior.sublabels(labels, sides=tally.sides)]),
        "firmness": where_known([*words]),
        "reason": _twice([None if good else "too_few" for good in known]),
        **{f"p_{name}": where_known(posterior.classes[:, k].tolist()) for k, name in enumerate(names)},
        "between_share": _twice(_cells(share, known=~np.isnan(share))),
    }


def _area_columns(
    posterior: Posterior, *, enough: Bools, smaller_n: NDArray[np.int64], settings: Settings
) -> dict[str, list[Cell]]:
    likeliest, certainty = perceived(posterior).likeliest()
    labels, _ = posterior.labels()
    # a mirror image is no agreement and no difference: what each says of the other is the same
    placed = enough & (labels != list(Finding).index(Finding.MIRROR_IMAGE))
    names: list[Cell] = []
    for areas, sure, n, is_placed in zip(likeliest, certainty, smaller_n.tolist(), placed, strict=True):
        for area, p in zip(areas, sure.tolist(), strict=True):
            is_firm = firmness(p, smaller_n=n, settings=settings) is Firmness.FIRM
            names.append((area if is_firm else Area.TOO_CLOSE).value if is_placed else None)
    return {
        "area": names,
        "p_area": _cells(certainty, known=np.broadcast_to(enough[:, None], certainty.shape)),
    }


def _stance_columns(tally: Tally, *, n: NDArray[np.int64], settings: Settings) -> dict[str, list[Cell]]:
    agree, disagree, unsure = (tally.of(part) for part in (Part.AGREE, Part.DISAGREE, Part.UNSURE))
    views = agree + disagree
    with np.errstate(invalid="ignore", divide="ignore"):
        share, unsure_share = agree / views, unsure / n
    limits = jeffreys_interval(agree, disagree, level=settings.interval)
    unsure_limits = jeffreys_interval(unsure, views, level=settings.interval)
    both = np.broadcast_to(views.min(axis=1)[:, None] > 0, views.shape)
    differences = [
        newcombe_interval(
            (agree[:, one], agree[:, two]), (disagree[:, one], disagree[:, two]), level=settings.interval
        )
        for one, two in ((0, 1), (1, 0))
    ]
    return {
        **{part.name.lower(): _counts(tally.of(part)) for part in (Part.AGREE, Part.DISAGREE, Part.UNSURE)},
        "n": _counts(n),
        "share": _cells(share, known=views > 0),
        "low": _cells(limits.low, known=views > 0),
        "high": _cells(limits.high, known=views > 0),
        "unsure_share": _cells(unsure_share, known=n > 0),
        "unsure_low": _cells(unsure_limits.low, known=n > 0),
        "unsure_high": _cells(unsure_limits.high, known=n > 0),
        "difference": _cells(share - share[:, ::-1], known=both),
        "difference_low": _cells(np.stack([each.low for each in differences], axis=1), known=both),
        "difference_high": _cells(np.stack([each.high for each in differences], axis=1), known=both),
    }


def _guess_columns(tally: Tally, guesses: Expectation, *, settings: Settings) -> dict[str, list[Cell]]:
    agree, disagree = tally.of(Part.AGREE), tally.of(Part.DISAGREE)
    about = tally.of(Part.GUESSES)[:, ::-1]
    guessed = about >= settings.min_guesses
    known = guessed & (agree + disagree > 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = tally.sum_guesses()[:, ::-1] / about
        share = agree / (agree + disagree)
        wrong = _wrong_guesses(tally)
        wrong_share = wrong / about
    expected = guesses.interval(level=settings.interval)
    gap, limits = gap_interval(guesses, agree, disagree, level=settings.interval)
    wrong_limits = jeffreys_interval(wrong, about - wrong, level=settings.interval)
    # a side that is split evenly has no wrong side
    sided = guessed & (agree != disagree)
    return {
        "n_expected": _counts(about),
        "expected": _cells(raw, known=guessed),
        "expected_shrunk": _cells(guesses.mean, known=guessed),
        "expected_low": _cells(expected.low, known=guessed),
        "expected_high": _cells(expected.high, known=guessed),
        "wrong_side": _cells(wrong_share, known=sided),
        "wrong_side_low": _cells(wrong_limits.low, known=sided),
        "wrong_side_high": _cells(wrong_limits.high, known=sided),
        "gap": _cells(gap, known=known),
        "gap_raw": _cells(raw - share, known=known),
        "gap_low": _cells(limits.low, known=known),
        "gap_high": _cells(limits.high, known=known),
    }


def _drift_columns(tally: Tally, guesses: Expectation, *, settings: Settings) -> dict[str, list[Cell]]:
    agree, disagree = tally.of(Part.AGREE), tally.of(Part.DISAGREE)
    known = (tally.of(Part.GUESSES)[:, ::-1] >= settings.min_guesses) & (agree + disagree > 0)
    drift = compression(tally, settings=settings)
    # the drift is that of the guessers, who sit on the other side
    gamma = np.broadcast_to(drift.gamma[::-1], known.shape)
    left, limits = excess_interval(guesses, agree, disagree, gamma=gamma, level=settings.interval)
    own, own_limits = own_gap(tally, level=settings.interval)
    both = known & ((tally.guessed_own().people >= settings.min_guesses) & (agree + disagree > 0))[:, ::-1]
    further, further_limits = error_difference(
        gap_interval(guesses, agree, disagree, level=settings.interval),
        (own[:, ::-1], Interval(*(each[:, ::-1] for each in own_limits))),
    )
    basis = [(Basis.FITTED if fitted else Basis.ASSUMED).value for fitted in drift.fitted[::-1].tolist()]
    return {
        "compression": _cells(gamma, known=known),
        "compression_basis": [
            name if good else None
            for name, good in zip(basis * len(known), known.reshape(-1).tolist(), strict=True)
        ],
        "expected_compressed": _cells(compressed((agree + 0.5) / (agree + disagree + 1), gamma), known=known),
        "gap_excess": _cells(left, known=known),
        "gap_excess_low": _cells(limits.low, known=known),
        "gap_excess_high": _cells(limits.high, known=known),
        "error_difference": _cells(further, known=both),
        "error_difference_low": _cells(further_limits.low, known=both),
        "error_difference_high": _cells(further_limits.high, known=both),
    }


def _wrong_guesses(tally: Tally) -> Floats:
    """Return how many guesses about each side lie on the other half of the scale; exact halves count half."""
    about, below, even = (tally.of(part)[:, ::-1] for part in (Part.GUESSES, Part.BELOW, Part.EVEN))
    above = about - below - even
    leans_to_agree = tally.of(Part.AGREE) > tally.of(Part.DISAGREE)
    return np.where(leans_to_agree, below, above) + even / 2


def _twice(values: list[Cell]) -> list[Cell]:
    return [value for value in values for _ in range(2)]


def _counts(values: NDArray[np.int64]) -> list[Cell]:
    return [*values.reshape(-1).tolist()]


def _cells(values: Floats, *, known: NDArray[np.bool_]) -> list[Cell]:
    """Return the values statement by statement, side by side, None where not known."""
    pairs = zip(values.reshape(-1).tolist(), known.reshape(-1).tolist(), strict=True)
    return [value if good else None for value, good in pairs]
