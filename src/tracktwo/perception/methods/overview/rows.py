"""The table of the overview: what is said of each statement and side."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.overview.bridges import bridge, ranks
from tracktwo.perception.methods.overview.own import OwnView, camps_apart, own_view
from tracktwo.perception.methods.overview.room import share_limits
from tracktwo.perception.tables import (
    OVERVIEW,
    Camp,
    Cell,
    Missing,
    Part,
    Settings,
    Stance,
    Tally,
    Verdict,
)

__all__ = ["overview_columns"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]
Columns = dict[str, list[Cell]]


def overview_columns(
    tally: Tally, *, reciprocal: Bools, fact: Collection[str], unseen: Counts | None, settings: Settings
) -> Columns:
    """Return the columns of :data:`OVERVIEW`, the statements that both sides agree to first.

    Args:
        tally: counts and sums.
        reciprocal: which statements are.
        fact: ids of the questions of fact.
        unseen: members of a room who did not answer, shape (statements, 2); None if it is not about a room.
        settings: limits and priors.
    """
    n = tally.counts[:, :, [Part.AGREE, Part.DISAGREE, Part.UNSURE]].sum(axis=2)
    facts = np.array([statement in fact for statement in tally.statements], dtype=np.bool_)
    enough = (n >= settings.min_answers).all(axis=1)
    columns: Columns = {
        "origin": [tally.origin.value if tally.origin else None] * n.size,
        "statement": _twice(list(tally.statements)),
        "side": [*tally.sides] * len(n),
        "fact": _twice(facts.tolist()),
        "reason": _twice(
            [
                Missing.RECIPROCAL.value if clashes else None if good else Missing.TOO_FEW.value
                for clashes, good in zip(reciprocal.tolist(), enough.tolist(), strict=True)
            ]
        ),
        **_shared(
            tally, "agreement", Part.AGREE, n=n, ranked=enough & ~reciprocal, unseen=unseen, rules=settings
        ),
        **_shared(
            tally,
            "disagreement",
            Part.DISAGREE,
            n=n,
            ranked=enough & ~reciprocal,
            unseen=unseen,
            rules=settings,
        ),
        **_said(tally, n=n, unseen=unseen, settings=settings),
        **_own(tally, n=n, facts=facts, unseen=unseen, settings=settings),
        "settings": [settings.to_text()] * n.size,
    }
    order = _order(columns["agreement_place"])
    return {column.name: [columns[column.name][row] for row in order] for column in OVERVIEW.columns}


def _order(places: Sequence[Cell]) -> list[int]:
    """Return the rows by their place, those without one last, in the order they came in."""
    return sorted(range(len(places)), key=lambda row: (places[row] is None, places[row] or 0, row))


def _shared(
    tally: Tally, name: str, part: Part, *, n: Counts, ranked: Bools, unseen: Counts | None, rules: Settings
) -> Columns:
    found = bridge(tally.of(part), n, unseen=unseen, level=rules.interval)
    places = ranks(tally.statements, found.limits.low, ranked=ranked)
    known = np.stack([ranked, ranked], axis=1)
    return {
        f"{name}_place": _twice(places),
        **{
            f"shared_{name}{end}": _cells(np.stack([values, values], axis=1), known=known)
            for end, values in (("", found.score), ("_low", found.limits.low), ("_high", found.limits.high))
        },
    }


def _said(tally: Tally, *, n: Counts, unseen: Counts | None, settings: Settings) -> Columns:
    columns: Columns = {"n": _counts(n)}
    for name, part in (("agree", Part.AGREE), ("disagree", Part.DISAGREE), ("unsure", Part.UNSURE)):
        yes = tally.of(part)
        limits = share_limits(yes, n - yes, unseen=unseen, level=settings.interval)
        with np.errstate(invalid="ignore", divide="ignore"):
            share = yes / n
        columns |= {
            name: _counts(yes),
            f"{name}_share": _cells(share, known=n > 0),
            f"{name}_share_low": _cells(limits.low, known=n > 0),
            f"{name}_share_high": _cells(limits.high, known=n > 0),
        }
    return columns


def _own(tally: Tally, *, n: Counts, facts: Bools, unseen: Counts | None, settings: Settings) -> Columns:
    found = own_view(tally, unseen=unseen, settings=settings)
    own = tally.guessed_own()
    guessed = own.people >= settings.min_guesses
    # one person's view leaves nothing to hold that person's guess against
    known = guessed & ~np.isnan(found.share)
    camps = [tally.of(Part(camp)) for camp in (Camp.AGREE, Camp.DISAGREE)]
    apart, limits = camps_apart(tally, level=settings.interval)
    two_camps = (camps[0] >= settings.min_guesses) & (camps[1] >= settings.min_guesses)
    guess = found.expected.interval(level=settings.interval)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = own.total / own.people
    return {
        "n_own": _counts(own.people),
        "expected_own": _cells(mean, known=guessed),
        "expected_own_low": _cells(guess.low, known=guessed),
        "expected_own_high": _cells(guess.high, known=guessed),
        "own_share": _cells(found.share, known=known),
        "own_gap": _cells(found.gap, known=known),
        "own_gap_low": _cells(found.limits.low, known=known),
        "own_gap_high": _cells(found.limits.high, known=known),
        "p_misjudges_itself": _cells(found.opposite, known=known & (n >= settings.min_answers)),
        "misjudges_itself": _misjudges(found, n=n, known=known, settings=settings),
        "n_own_agree": _counts(camps[0]),
        "n_own_disagree": _counts(camps[1]),
        "camps_apart": _cells(apart, known=two_camps),
        "camps_apart_low": _cells(limits.low, known=two_camps),
        "camps_apart_high": _cells(limits.high, known=two_camps),
        "surprisingly_popular": _surprising(found, asked=known & facts[:, None]),
    }


def _misjudges(found: OwnView, *, n: Counts, known: Bools, settings: Settings) -> list[Cell]:
    sure = np.where(n < settings.small, settings.firm_small, settings.firm)
    words = np.where(found.opposite >= sure, "yes", np.where(1 - found.opposite >= sure, "no", ""))
    good = known & (n >= settings.min_answers) & (words != "")
    return _words(words, known=good)


def _surprising(found: OwnView, *, asked: Bools) -> list[Cell]:
    """Return the answer given more often than the side expects of itself, where that is clear.

    Source: Prelec, Seung & McCoy 2017, Nature 541:532.
    """
    words = np.where(
        found.limits.high < 0,
        Stance.AGREE.value,
        np.where(found.limits.low > 0, Stance.DISAGREE.value, Verdict.NO_CLEAR_DIFFERENCE.value),
    )
    return _words(words, known=asked)


def _twice(values: Sequence[Cell]) -> list[Cell]:
    return [value for value in values for _ in range(2)]


def _counts(values: Counts) -> list[Cell]:
    return [*values.reshape(-1).tolist()]


def _words(values: NDArray[np.str_], *, known: Bools) -> list[Cell]:
    pairs = zip(values.reshape(-1).tolist(), known.reshape(-1).tolist(), strict=True)
    return [value if good else None for value, good in pairs]


def _cells(values: Floats, *, known: Bools) -> list[Cell]:
    """Return the values statement by statement, side by side, None where not known."""
    pairs = zip(values.reshape(-1).tolist(), known.reshape(-1).tolist(), strict=True)
    return [value if good else None for value, good in pairs]
