"""Simulated answers with a known truth, and how well that truth was found again.

Chance is one block of numbers from PCG64, whose stream NumPy fixes for good; every draw turns one of them
through the inverse of its distribution. So the same recipe and seed give the same answers on every machine, and
another planted value changes the answers to its own statement and nothing else.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.beta import lower_quantile
from tracktwo.perception.tables import OBSERVER, Gaps, Recipe, Recovered, SimulatedAnswer, Stance

__all__ = ["recover", "simulate"]

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]

_TENTHS: Final = 10
_STANCES: Final = (None, Stance.AGREE, Stance.DISAGREE, Stance.UNSURE, Stance.DEPENDS)
_SKIPS, _AGREES, _DISAGREES, _UNSURE, _DEPENDS = range(len(_STANCES))
_PER_PERSON: Final = 4
_PER_ANSWER: Final = 6


def simulate(recipe: Recipe, *, seed: int) -> tuple[SimulatedAnswer, ...]:
    """Return what simulated people answer; on average the shares and mean guesses are exactly those planted.

    Args:
        recipe: who answers, and what is planted.
        seed: the seed of the draws; ``recipe.seed`` for the answers that are shipped.

    Returns: one row for each participant and statement reached, by participant and then in the order of the
        statements; a skip is a row, what comes after somebody has left is none.
    Source: leanings follow the bridge distribution (Wang & Louis 2003, Biometrika 90:765), with which a logistic
        draw has exactly the planted share on average.
    """
    chance = np.random.Generator(np.random.PCG64(seed))
    count = sum(recipe.people.values()) + recipe.observers
    place, leaning, leaving, foreign = chance.random((_PER_PERSON, count))
    draws = chance.random((_PER_ANSWER, count, len(recipe.planted)))
    seats = _seats(recipe, place)
    stances = _stances(recipe, seats, leaning=leaning, draws=draws[:3])
    asked = np.array([seat != OBSERVER for seat in seats])[:, None] & (stances != _SKIPS)
    declines = asked & (draws[3] < recipe.cannot_guess)
    guesses = np.where(asked & ~declines, _guesses(recipe, seats, stances, draws=draws[4:]), -1)
    reached = np.where(leaving < recipe.leave, recipe.leave_after, len(recipe.planted))
    languages = [_language(recipe, seat, draw=draw) for seat, draw in zip(seats, foreign, strict=True)]
    width = max(2, len(str(count)))
    return tuple(
        SimulatedAnswer(
            participant=f"SIM-{person + 1:0{width}}",
            seat=seats[person],
            statement=statement,
            stance=_STANCES[stances[person, k]],
            expected=int(guesses[person, k]) if guesses[person, k] >= 0 else None,
            cannot_guess=bool(declines[person, k]),
            language=languages[person],
        )
        for person in range(count)
        for k, statement in enumerate(recipe.planted)
        if k < reached[person]
    )


def recover(recipe: Recipe, gaps: Gaps) -> tuple[Recovered, ...]:
    """Return what was planted beside what was found, for each statement of the recipe and each side.

    Args:
        recipe: the recipe the answers were made by.
        gaps: what was found in them; statements it does not have are left out.
    """
    names = ("statement", "side", "share", "low", "high", "expected", "expected_low", "expected_high")
    rows = {
        (statement, side): values
        for statement, side, *values in zip(*(gaps.columns[name] for name in names), strict=True)
    }
    return tuple(
        Recovered(
            statement=statement,
            side=side,
            share=planted.shares[side],
            guess=planted.guesses[side],
            **_found(rows[statement, side][:3], "share"),
            # what a side guesses stands in the row of the side it guesses about
            **_found(rows[statement, other][3:], "guess"),
        )
        for statement, planted in recipe.planted.items()
        for side, other in (gaps.sides, gaps.sides[::-1])
        if (statement, side) in rows
    )


def _found(values: list[object], name: str) -> dict[str, float | None]:
    """Return a value and its limits by name; all None where the value is not known."""
    names = (f"{name}_found", f"{name}_low", f"{name}_high")
    known = [float(value) if isinstance(value, int | float) else None for value in values]
    return dict.fromkeys(names) if known[0] is None else dict(zip(names, known, strict=True))


def _seats(recipe: Recipe, place: Floats) -> list[str]:
    """Return each person's seat, in an order drawn by lot."""
    seats = [side for side in recipe.sides for _ in range(recipe.people[side])] + [
        OBSERVER
    ] * recipe.observers
    return [seats[number] for number in np.argsort(place, kind="stable").tolist()]


def _stances(recipe: Recipe, seats: list[str], *, leaning: Floats, draws: Floats) -> Codes:
    """Return what each person says to each statement, as the place in ``_STANCES``."""
    share = np.array([[_share(recipe, seat, key) for key in recipe.planted] for seat in seats])
    depends = np.array([planted.depends for planted in recipe.planted.values()])
    skips, doubt, view = draws
    # seen over all leanings, the share agreeing is the logistic of `leaning` times this: the planted one
    middle = np.log(share / (1 - share)) / recipe.leaning
    agrees = view < 1 / (1 + np.exp(-middle - _leaning(recipe, leaning)[:, None]))
    return np.select(
        [skips < recipe.skip, doubt < recipe.not_sure, doubt < recipe.not_sure + depends, agrees],
        [_SKIPS, _UNSURE, _DEPENDS, _AGREES],
        _DISAGREES,
    ).astype(np.int64)


def _leaning(recipe: Recipe, draw: Floats) -> Floats:
    """Return draws from the bridge distribution, in logits."""
    angle = recipe.leaning * np.pi
    return np.log(np.sin(angle * draw) / np.sin(angle * (1 - draw))) / recipe.leaning


def _share(recipe: Recipe, seat: str, statement: str) -> float:
    """Return the planted share of a seat; an observer stands in the middle."""
    shares = recipe.planted[statement].shares
    return sum(shares.values()) / len(shares) if seat == OBSERVER else shares[seat]


def _guesses(recipe: Recipe, seats: list[str], stances: Codes, *, draws: Floats) -> Codes:
    """Return of how many in ten each person would expect agreement."""
    mean = np.array([[_guess(recipe, seat, key) for key in recipe.planted] for seat in seats])
    mean += recipe.shift * np.select([stances == _AGREES, stances == _DISAGREES], [1.0, -1.0], 0.0)
    guess, rounding = draws
    exact = _TENTHS * lower_quantile(recipe.concentration * mean, recipe.concentration * (1 - mean), guess)
    # up or down by lot, so that rounding moves no mean
    tenths: Codes = np.minimum(np.floor(exact + rounding), _TENTHS).astype(np.int64)
    return tenths


def _guess(recipe: Recipe, seat: str, statement: str) -> float:
    """Return the mean guess of somebody of a seat without a view, such that all seats' mean is the planted one."""
    planted = recipe.planted[statement]
    if seat == OBSERVER:
        return 1 / 2
    with_view = 1 - recipe.not_sure - planted.depends
    return planted.guesses[seat] - recipe.shift * with_view * (2 * planted.shares[seat] - 1)


def _language(recipe: Recipe, seat: str, *, draw: float) -> str:
    """Return the language somebody answers in: mostly that of the side; either, for an observer."""
    one, two = recipe.sides
    if seat == OBSERVER:
        return recipe.languages[one if draw < 1 / 2 else two]
    other = two if seat == one else one
    return recipe.languages[other if draw < recipe.other_language else seat]
