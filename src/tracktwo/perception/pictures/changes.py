"""Change between two rounds as rows of a picture: what the same people said before and after."""

from collections.abc import Iterable
from typing import Final

from tracktwo.figures import (
    ChangeReading,
    ChangeRow,
    Figure,
    Guess,
    GuessTwice,
    Missing,
    OwnTwice,
    OwnView,
    Step,
    Theme,
    slopes,
)
from tracktwo.perception.pictures.labels import NO_TEXTS, Texts, side_labels, told
from tracktwo.perception.pictures.rows import named
from tracktwo.perception.tables import Change, Origin, Pair, Row, pairs_of

__all__ = ["draw_change", "guessed_twice", "most_changed_first", "own_twice"]

_TIE_DIGITS: Final = 12


def most_changed_first(pairs: Iterable[Pair]) -> list[Pair]:
    """Return statements by the larger of their two changes, as they came where these are equal; unknown ones last."""
    return sorted(pairs, key=lambda pair: -_size(pair))


def draw_change(
    result: Change,
    *,
    statements: Iterable[str] | None = None,
    language: str = "en",
    texts: Texts = NO_TEXTS,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return a picture of how people who answered both rounds have moved, statement by statement.

    Args:
        result: what :func:`~tracktwo.perception.change` found.
        statements: ids of the statements to draw, in this order; all, the largest changes first, by default.
        language: the tag the picture's words are written for.
        texts: what statements say; without a text its id is shown.
        theme: the ground it is made for.
        width: in CSS pixels, 320 or more.

    Raises: UsageError if the result has no such statement.
    """
    pairs = pairs_of(result.columns)
    chosen = most_changed_first(pairs) if statements is None else named(pairs, statements)
    return slopes(
        [_row(pair, language=language, texts=texts) for pair in chosen],
        sides=side_labels(result.sides),
        language=language,
        simulated=result.origin is Origin.SIMULATED,
        theme=theme,
        width=width,
        minimum=result.settings.min_answers,
    )


def _row(pair: Pair, *, language: str, texts: Texts) -> ChangeRow:
    text, tag = told(pair[0]["statement"], texts=texts, language=language)
    return ChangeRow(
        text=text,
        readings=tuple(
            ChangeReading(side=row["side"], own=own_twice(row), guessed=guessed_twice(row)) for row in pair
        ),
        language=tag,
    )


def own_twice(row: Row) -> OwnTwice | Missing | None:
    """Return what the same people of a side said themselves both times, for a picture."""
    if row["change"] is None:
        return Missing.TOO_FEW if row["n"] else None
    before, after = (
        OwnView(
            agree=row["n11"] + row[only],
            views=row["n"],
            answered=row["n"],
            low=row[f"share_{when}_low"],
            high=row[f"share_{when}_high"],
        )
        for only, when in (("n10", "before"), ("n01", "after"))
    )
    step = Step(change=row["change"], low=row["change_low"], high=row["change_high"])
    return OwnTwice(before=before, after=after, step=step)


def guessed_twice(row: Row) -> GuessTwice | Missing | None:
    """Return what the same people of the other side guessed of it both times, for a picture."""
    if row["expected_change"] is None:
        return Missing.TOO_FEW if row["expected_n"] else None
    before, after = (
        Guess(
            expected=row[f"expected_{when}"],
            low=row[f"expected_{when}_low"],
            high=row[f"expected_{when}_high"],
            guessers=row["expected_n"],
        )
        for when in ("before", "after")
    )
    step = Step(change=row["expected_change"], low=row["expected_low"], high=row["expected_high"])
    return GuessTwice(before=before, after=after, step=step)


def _size(pair: Pair) -> float:
    """Return the larger change of a statement, rounded so that the order of additions settles no tie."""
    changes = (row[name] for row in pair for name in ("change", "expected_change"))
    return max((round(abs(each), _TIE_DIGITS) for each in changes if each is not None), default=-1.0)
