"""The same people asked the same twice: what has changed, and how sure one may be that it has."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.estimate import estimate
from tracktwo.perception.methods.gaps import as_listed
from tracktwo.perception.methods.intervals import Interval, expectation, jeffreys_interval
from tracktwo.perception.methods.paired import Shift, agreement_shift, guess_shift
from tracktwo.perception.methods.pairing import Round, pair_rounds
from tracktwo.perception.methods.tally import tally_rows
from tracktwo.perception.readers import StatementList, TableLike, open_table, read_statements
from tracktwo.perception.tables import (
    CHANGE,
    Cell,
    Change,
    Finding,
    Gaps,
    Guessed,
    Pairs,
    Settings,
    Twice,
)
from tracktwo.vocabulary.errors import TableError

__all__ = ["change", "change_columns"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Columns = dict[str, list[Cell]]

_EARLIER: Final = "the earlier table of answers"
_LATER: Final = "the later table of answers"
_TABLE: Final = ("n11", "n10", "n01", "n00")


def change(
    before: TableLike,
    after: TableLike,
    *,
    statements: TableLike | None = None,
    sides: tuple[str, str] | None = None,
) -> Change:
    """Return what has changed among the people who answered both rounds, paired by their codes.

    Args:
        before: the earlier round, a table of :data:`~tracktwo.perception.ANSWERS`: a frame of any kind or a path.
        after: the later round, with the same sides, and the same code for the same person.
        statements: which statements there are, in which order, and which are reciprocal. Without it none is
            reciprocal; they come in the order of the earlier round.
        sides: the two sides to compare, when the answers hold more; rows of others are left out and counted.

    Returns: a :class:`~tracktwo.perception.Change`: ``.table`` in the kind of frame that ``before`` is, one row
        for each statement and side (:data:`~tracktwo.perception.CHANGE`), and ``.to_dict()`` for JSON. Changes
        are those of people who answered both times; classes and gaps are those of everybody who answered the
        round. There is no control group: a change is no proof of what caused it.

    Raises:
        TableError: a table breaks its specification, or the two do not belong together: other sides, another
            origin, no statement or participant in common, somebody who changed sides; nothing is computed.
        UsageError: there is no such file, or ``sides`` does not fit the answers.
        FileError: a file cannot be read as what it is.
    """
    listed = None if statements is None else read_statements(statements)
    sources = open_table(before, name=_EARLIER), open_table(after, name=_LATER)
    one, two = (Round(source.name, *tally_rows(source, sides=sides)) for source in sources)
    _check_alike(one, two)
    order = _order(one, two, listed=listed)
    only_before = set(one.tally.statements) - set(two.tally.statements)
    only_after = set(two.tally.statements) - set(one.tally.statements)
    # a listed statement that nobody was asked has its row without figures, as in a single round
    once = only_before | only_after
    shown = [each for each in order if each not in once]
    pairs, seated = pair_rounds(one, two, statements=shown)
    reciprocal = frozenset[str]() if listed is None else listed.reciprocal
    rounds = [estimate(round_.tally.listed(pairs.statements), reciprocal=reciprocal) for round_ in (one, two)]
    return Change(
        origin=one.tally.origin,
        sides=pairs.sides,
        settings=rounds[0].settings,
        columns=change_columns(pairs, before=rounds[0], after=rounds[1]),
        paired={side: len(people) for side, people in zip(pairs.sides, seated.both, strict=True)},
        only_before=dict(zip(pairs.sides, seated.only_before, strict=True)),
        only_after=dict(zip(pairs.sides, seated.only_after, strict=True)),
        statements_only_before=tuple(each for each in order if each in only_before),
        statements_only_after=tuple(each for each in order if each in only_after),
        left_out=(one.tally.left_out, two.tally.left_out),
        kind=sources[0].kind,
    )


def _order(before: Round, after: Round, *, listed: StatementList | None) -> tuple[str, ...]:
    """Return all statements of both rounds in the order of the list, else as they come."""
    rounds = (before.tally, after.tally)
    if listed is None:
        return tuple(dict.fromkeys(statement for tally in rounds for statement in tally.statements))
    for tally in rounds:
        as_listed(tally, listed)  # refuses what is answered and not listed
    return listed.ids


def _check_alike(before: Round, after: Round) -> None:
    """Refuse two tables that are not two rounds of the same questions."""
    if before.tally.sides != after.tally.sides:
        raise TableError(
            f"{before.name} has the sides {', '.join(before.tally.sides)}, and {after.name} has "
            f"{', '.join(after.tally.sides)}; name the sides alike both times."
        )
    if before.tally.origin != after.tally.origin:
        raise TableError(
            f"{before.name} and {after.name} have answers of different or unstated origin; simulated and real "
            "answers are never compared. Hand in one kind both times."
        )
    if not set(before.tally.statements) & set(after.tally.statements):
        raise TableError(
            f"{before.name} and {after.name} have no statement in common; "
            "a statement needs the same id both times."
        )


def change_columns(pairs: Pairs, *, before: Gaps, after: Gaps) -> Columns:
    """Return the columns of :data:`CHANGE` for two rounds and the people who answered both.

    Args:
        pairs: those people, as sums.
        before: the earlier round's result: the same statements and sides, everybody who answered.
        after: the later round's.
    """
    columns: Columns = {
        **{name: [*before.columns[name]] for name in ("origin", "statement", "side", "settings")},
        **_class_columns(before, after),
        **_agreement_columns(pairs, settings=before.settings),
        **_guess_columns(pairs, settings=before.settings),
        **_gap_columns(before, after),
    }
    return {column.name: columns[column.name] for column in CHANGE.columns}


def _class_columns(before: Gaps, after: Gaps) -> Columns:
    rounds = {"before": before, "after": after}
    columns: Columns = {}
    for when, result in rounds.items():
        columns[f"class_{when}"] = [*result.columns["class"]]
        columns[f"firmness_{when}"] = [*result.columns["firmness"]]
        columns[f"p_{when}"] = [
            None if label is None else result.columns[f"p_{label}"][row]
            for row, label in enumerate(result.columns["class"])
        ]
    same = sum(_numbers(before, f"p_{each}") * _numbers(after, f"p_{each}") for each in Finding)
    return {
        **columns,
        # Σ over classes whose probabilities sum to 1 can pass 1 by a rounding
        "p_class_differs": _cells(np.clip(1 - same, 0.0, 1.0)),
        "reason": [
            one or two for one, two in zip(before.columns["reason"], after.columns["reason"], strict=True)
        ],
    }


def _agreement_columns(pairs: Pairs, *, settings: Settings) -> Columns:
    both, gave_up, took_up, neither = (pairs.agreement[:, :, kind] for kind in Twice)
    n = pairs.agreement.sum(axis=2)
    enough = n >= settings.min_answers
    shift = agreement_shift(both + neither, gave_up, took_up, level=settings.interval)
    with np.errstate(invalid="ignore", divide="ignore"):
        raw = (took_up - gave_up) / n
    return {
        "n": _counts(n),
        **{name: _counts(pairs.agreement[:, :, kind]) for name, kind in zip(_TABLE, Twice, strict=True)},
        **_share_columns("share_before", both + gave_up, n=n, settings=settings),
        **_share_columns("share_after", both + took_up, n=n, settings=settings),
        **_shift_columns("change", shift, enough=enough, limits="change", told="detectable"),
        "change_raw": _cells(raw, known=enough),
        "change_sd": _cells(np.sqrt(shift.variance), known=enough),
    }


def _share_columns(
    name: str, agree: NDArray[np.int64], *, n: NDArray[np.int64], settings: Settings
) -> Columns:
    limits = jeffreys_interval(agree, n - agree, level=settings.interval)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = agree / n
    return {
        name: _cells(share),
        f"{name}_low": _cells(limits.low, known=n > 0),
        f"{name}_high": _cells(limits.high, known=n > 0),
    }


def _guess_columns(pairs: Pairs, *, settings: Settings) -> Columns:
    """Return what has changed in what is expected *of* each side."""
    moved = _about(pairs.moved)
    enough = moved.people >= settings.min_guesses
    shift = guess_shift(*moved, level=settings.interval)
    return {
        "expected_n": _counts(moved.people),
        **_mean_columns("expected_before", pairs.before, enough=enough, settings=settings),
        **_mean_columns("expected_after", pairs.after, enough=enough, settings=settings),
        **_shift_columns(
            "expected_change", shift, enough=enough, limits="expected", told="expected_detectable"
        ),
    }


def _mean_columns(name: str, guessed: Guessed, *, enough: Bools, settings: Settings) -> Columns:
    about = _about(guessed)
    limits = expectation(*about).interval(level=settings.interval)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = about.total / about.people
    return {
        name: _cells(mean, known=enough),
        f"{name}_low": _cells(limits.low, known=enough),
        f"{name}_high": _cells(limits.high, known=enough),
    }


def _about(guessed: Guessed) -> Guessed:
    """Return guesses by the side they are about: those of the other, so the sides change places."""
    return Guessed(guessed.people[:, ::-1], guessed.total[:, ::-1], guessed.squares[:, ::-1])


def _gap_columns(before: Gaps, after: Gaps) -> Columns:
    """Return both rounds' gaps and the step between them, by square-and-add of their limits.

    Source: MOVER, as for a gap (:func:`gap_interval`); the two rounds are taken as independent.
    """
    one, two = (
        {name: _numbers(result, name) for name in ("gap", "gap_low", "gap_high")}
        for result in (before, after)
    )
    step = two["gap"] - one["gap"]
    low = step - np.hypot(two["gap"] - two["gap_low"], one["gap_high"] - one["gap"])
    high = step + np.hypot(two["gap_high"] - two["gap"], one["gap"] - one["gap_low"])
    shift = Shift(step, np.full_like(step, np.nan), Interval(low, high))
    return {
        "gap_before": _cells(one["gap"]),
        "gap_after": _cells(two["gap"]),
        **_shift_columns(
            "gap_change", shift, enough=~np.isnan(step), limits="gap_change", told="gap_detectable"
        ),
    }


def _shift_columns(name: str, shift: Shift, *, enough: Bools, limits: str, told: str) -> Columns:
    low, high = shift.interval
    clear = ((low > 0) | (high < 0)).reshape(-1).tolist()
    return {
        name: _cells(shift.mean, known=enough),
        f"{limits}_low": _cells(low, known=enough),
        f"{limits}_high": _cells(high, known=enough),
        told: [
            flag if known else None for flag, known in zip(clear, enough.reshape(-1).tolist(), strict=True)
        ],
    }


def _numbers(result: Gaps, name: str) -> Floats:
    """Return a column of a result, NaN where it is not known."""
    return np.array(result.columns[name], dtype=np.float64)


def _counts(values: NDArray[np.int64]) -> list[Cell]:
    return [*values.reshape(-1).tolist()]


def _cells(values: Floats, *, known: Bools | None = None) -> list[Cell]:
    """Return the values statement by statement, side by side, None where not known or not a number."""
    good = ~np.isnan(values) if known is None else known
    pairs = zip(values.reshape(-1).tolist(), good.reshape(-1).tolist(), strict=True)
    return [value if known else None for value, known in pairs]
