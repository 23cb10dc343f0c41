"""Gaps as rows of a picture: for each statement what either side says, and what the other guessed."""

from collections.abc import Iterable
from typing import Final

from tracktwo.figures import Figure, GapRow, Guess, Missing, OwnView, Reading, Theme, dumbbell
from tracktwo.perception.pictures.labels import NO_TEXTS, Texts, side_labels, told
from tracktwo.perception.tables import Gaps, Origin, Pair, Row, pairs_of
from tracktwo.vocabulary.errors import UsageError

__all__ = ["draw_gaps", "named", "own_view", "widest_first"]

_TIE_DIGITS: Final = 12


def widest_first(pairs: Iterable[Pair]) -> list[Pair]:
    """Return statements by the wider of their two gaps, as they came where these are equal; those without last."""
    return sorted(pairs, key=lambda pair: -_width(pair))


def draw_gaps(
    result: Gaps,
    *,
    statements: Iterable[str] | None = None,
    language: str = "en",
    texts: Texts = NO_TEXTS,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return a picture of what each side says and what the other guessed, statement by statement.

    Args:
        result: what :func:`~tracktwo.perception.gaps` found.
        statements: ids of the statements to draw, in this order; all, the widest gaps first, by default.
        language: the tag the picture's words are written for.
        texts: what statements say; without a text its id is shown.
        theme: the ground it is made for.
        width: in CSS pixels, 320 or more.

    Raises: UsageError if the result has no such statement.
    """
    pairs = pairs_of(result.columns)
    chosen = widest_first(pairs) if statements is None else named(pairs, statements)
    return dumbbell(
        [_row(pair, language=language, texts=texts) for pair in chosen],
        sides=side_labels(result.sides),
        language=language,
        simulated=result.origin is Origin.SIMULATED,
        theme=theme,
        width=width,
        minimum=result.settings.min_answers,
    )


def named(pairs: Iterable[Pair], statements: Iterable[str]) -> list[Pair]:
    """Return the statements called so, in the order in which they are called.

    Raises: UsageError if there is no such statement.
    """
    by_id = {str(pair[0]["statement"]): pair for pair in pairs}
    wanted = list(statements)
    unknown = next((each for each in wanted if each not in by_id), None)
    if unknown is not None:
        raise UsageError(f"The result has no statement {unknown!r}; name statements as the answers do.")
    return [by_id[each] for each in wanted]


def own_view(row: Row) -> OwnView:
    """Return what a side says itself, for a picture."""
    return OwnView(
        agree=row["agree"],
        views=row["agree"] + row["disagree"],
        answered=row["n"],
        low=0.0 if row["low"] is None else row["low"],
        high=1.0 if row["high"] is None else row["high"],
    )


def _guess(row: Row) -> Guess | Missing | None:
    """Return what the other side guessed of this one, for a picture."""
    if row["expected"] is None:
        return Missing.TOO_FEW if row["n_expected"] else None
    return Guess(
        expected=row["expected"],
        low=row["expected_low"],
        high=row["expected_high"],
        guessers=row["n_expected"],
    )


def _row(pair: Pair, *, language: str, texts: Texts) -> GapRow:
    text, tag = told(pair[0]["statement"], texts=texts, language=language)
    return GapRow(
        text=text,
        readings=tuple(Reading(side=row["side"], own=own_view(row), guessed=_guess(row)) for row in pair),
        language=tag,
    )


def _width(pair: Pair) -> float:
    """Return the wider gap of a statement, rounded so that the order of additions settles no tie."""
    return max((round(abs(row["gap"]), _TIE_DIGITS) for row in pair if row["gap"] is not None), default=-1.0)
