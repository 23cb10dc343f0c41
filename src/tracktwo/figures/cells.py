"""The cells of a picture's table: what a side says and what the other guessed, one column for each fact."""

from collections.abc import Iterator, Sequence

from tracktwo.figures.tables import (
    GapRow,
    Guess,
    GuessBand,
    Guessed,
    Missing,
    Own,
    OwnBand,
    OwnView,
    Reading,
    SideLabel,
    Twin,
)
from tracktwo.figures.wording import NO_FIGURE, Wording

__all__ = ["Column", "guess_columns", "in_order", "own_columns", "twin_of_rows"]

Column = tuple[str, str]
"""A column's head, and what a row says there."""


def twin_of_rows(
    rows: Sequence[GapRow],
    sides: Sequence[SideLabel],
    wording: Wording,
    *,
    caption: str,
    heads: tuple[str, str],
) -> Twin:
    """Return the table of statements: a row for each statement and side, in the order given.

    Args:
        rows: The statements.
        sides: The sides, in order.
        wording: The words of the picture.
        caption: The table's caption.
        heads: The heads of the first two columns, the statement's and the side's.
    """
    columns = (*heads, *(head for head, _ in _told(None, None, wording)))
    cells = tuple(
        (row.text, side.name, *(cell for _, cell in _told(reading.own, reading.guessed, wording)))
        for row in rows
        for side, reading in in_order(row, sides)
    )
    return Twin(caption=caption, columns=columns, rows=cells)


def in_order(row: GapRow, sides: Sequence[SideLabel]) -> list[tuple[SideLabel, Reading]]:
    """Return the readings of a row in the order of the sides; a side without one is left out."""
    readings = {reading.side: reading for reading in row.readings}
    return [(side, readings[side.key]) for side in sides if side.key in readings]


def _told(own: Own, guessed: Guessed, wording: Wording) -> list[Column]:
    return [*own_columns(own, wording), *guess_columns(guessed, wording)]


def own_columns(own: Own, wording: Wording) -> Iterator[Column]:
    """Yield what a side says itself; the columns depend on which kinds of figures the picture has."""
    gettext = wording.catalogue.gettext
    shown = wording.shown_own(own)
    yield gettext("What it says itself"), wording.own(own)
    if wording.exact:
        limits = wording.interval(shown.low, shown.high) if isinstance(shown, OwnView) else NO_FIGURE
        yield gettext("Interval (90 %)"), limits
    if wording.banded:
        yield gettext(wording.question.disagree), _disagree(shown, wording)
        reach = wording.reach(shown) if isinstance(shown, OwnBand) else NO_FIGURE
        yield gettext("Of those with a view"), reach
    yield gettext("Answered"), _answered(own, wording)


def guess_columns(guessed: Guessed, wording: Wording) -> Iterator[Column]:
    """Yield what the other side guessed; the columns depend on which kinds of figures the picture has."""
    gettext = wording.catalogue.gettext
    shown = wording.shown_guess(guessed)
    yield gettext("What the other side guessed"), _guessed(guessed, wording)
    if wording.exact:
        limits = wording.interval(shown.low, shown.high) if isinstance(shown, Guess) else NO_FIGURE
        yield gettext("Interval of the guess (90 %)"), limits
    if wording.banded:
        how = wording.estimated(guessed) if isinstance(guessed, GuessBand) else NO_FIGURE
        yield gettext("How the guess reads"), how
    yield gettext("Guessed"), _guessers(guessed, wording)


def _disagree(own: OwnView | OwnBand | None, wording: Wording) -> str:
    match own:
        case OwnBand():
            return wording.range(own.disagree)
        case OwnView():
            text = wording.catalogue.gettext("%(count)s of %(all)s")
            return text % {"count": own.views - own.agree, "all": own.views}
        case None:
            return NO_FIGURE


def _answered(own: Own, wording: Wording) -> str:
    match own:
        case None:
            return NO_FIGURE
        case OwnView():
            return wording.size(own.answered)
        case OwnBand():
            return wording.size(own.people)
        case Missing():
            return wording.size(own)


def _guessed(guessed: Guessed, wording: Wording) -> str:
    """Return a guess in the picture's unit, without the words that the column's head already has."""
    match wording.shown_guess(guessed):
        case Guess(expected=expected):
            return wording.share(expected)
        case GuessBand(expected=float(expected)):
            return wording.catalogue.gettext("about %(share)s") % {"share": wording.share(expected)}
        case _:
            return NO_FIGURE if isinstance(guessed, GuessBand) else wording.guess(guessed)


def _guessers(guessed: Guessed, wording: Wording) -> str:
    match guessed:
        case None:
            return NO_FIGURE
        case Guess():
            return wording.size(guessed.guessers)
        case GuessBand():
            return wording.size(guessed.people)
        case Missing():
            return wording.size(guessed)
