"""How a change reads in words: what was said before and after, by how much it moved, or that nothing can be told."""

from collections.abc import Iterable

from tracktwo.figures.tables import (
    COUNTS_BELOW,
    ChangeReading,
    ChangeRow,
    GuessTwice,
    Missing,
    OwnTwice,
    SideLabel,
    Step,
    Twin,
)
from tracktwo.figures.wording import NO_FIGURE, Wording

__all__ = [
    "guess_in_words",
    "own_in_words",
    "readings_in_order",
    "shown_guess",
    "shown_own",
    "twin_of_changes",
    "wording_of_changes",
]


def wording_of_changes(readings: Iterable[ChangeReading], *, language: str, minimum: int) -> Wording:
    """Return the wording of a picture of change: counts if any group in it is small."""
    groups = [
        people
        for reading in readings
        for people in (
            reading.own.before.views if isinstance(reading.own, OwnTwice) else 0,
            reading.guessed.before.guessers if isinstance(reading.guessed, GuessTwice) else 0,
        )
        if people >= minimum
    ]
    return Wording(language=language, counts=any(n < COUNTS_BELOW for n in groups), minimum=minimum)


def shown_own(own: OwnTwice | Missing | None, wording: Wording) -> OwnTwice | None:
    """Return what a side said twice if it may be drawn."""
    return own if isinstance(own, OwnTwice) and own.before.views >= wording.minimum else None


def shown_guess(guessed: GuessTwice | Missing | None, wording: Wording) -> GuessTwice | None:
    """Return what was guessed twice if it may be drawn."""
    return guessed if isinstance(guessed, GuessTwice) and guessed.before.guessers >= wording.minimum else None


def own_in_words(own: OwnTwice | Missing | None, wording: Wording) -> str:
    """Return what a side said before and after and the step between, or why there is no figure."""
    gettext = wording.catalogue.gettext
    shown = shown_own(own, wording)
    if own is None:
        return gettext("no figure")
    if shown is None:
        return gettext("fewer than %(n)s answered both times") % {"n": wording.minimum}
    return gettext("%(before)s agreed, then %(after)s: %(step)s") % {
        "before": _people(shown.before.agree, shown.before.views, wording),
        "after": _people(shown.after.agree, shown.after.views, wording),
        "step": _step(shown.step, wording),
    }


def guess_in_words(guessed: GuessTwice | Missing | None, wording: Wording) -> str:
    """Return what the other side guessed before and after and the step between, or why there is no figure."""
    gettext = wording.catalogue.gettext
    shown = shown_guess(guessed, wording)
    if guessed is None:
        return gettext("no guess")
    if shown is None:
        return gettext("fewer than %(n)s guessed both times") % {"n": wording.minimum}
    return gettext("other side guessed %(before)s, then %(after)s: %(step)s") % {
        "before": wording.share(shown.before.expected),
        "after": wording.share(shown.after.expected),
        "step": _step(shown.step, wording),
    }


def twin_of_changes(
    rows: Iterable[ChangeRow], sides: Iterable[SideLabel], wording: Wording, *, caption: str
) -> Twin:
    """Return the table of statements asked twice: a row for each statement and side, in the order given."""
    gettext = wording.catalogue.gettext
    order = tuple(sides)
    return Twin(
        caption=caption,
        columns=(
            gettext("Statement"),
            gettext("Side"),
            gettext("Agreed before"),
            gettext("Agreed after"),
            gettext("Change"),
            gettext("Answered both times"),
            gettext("The other side guessed before"),
            gettext("The other side guessed after"),
            gettext("Change of the guess"),
            gettext("Guessed both times"),
        ),
        rows=tuple(
            (row.text, side.name, *_own_cells(reading.own, wording), *_guess_cells(reading.guessed, wording))
            for row in rows
            for side, reading in readings_in_order(row, order)
        ),
    )


def readings_in_order(row: ChangeRow, sides: Iterable[SideLabel]) -> list[tuple[SideLabel, ChangeReading]]:
    """Return the readings of a row in the order of the sides; a side without one is left out."""
    readings = {reading.side: reading for reading in row.readings}
    return [(side, readings[side.key]) for side in sides if side.key in readings]


def _own_cells(own: OwnTwice | Missing | None, wording: Wording) -> tuple[str, ...]:
    shown = shown_own(own, wording)
    if shown is None:
        people = NO_FIGURE if own is None else wording.size(Missing.TOO_FEW)
        return NO_FIGURE, NO_FIGURE, NO_FIGURE, people
    said = [
        _with_limits(_people(view.agree, view.views, wording), view.low, view.high, wording)
        for view in (shown.before, shown.after)
    ]
    return *said, _step(shown.step, wording), wording.size(shown.before.views)


def _guess_cells(guessed: GuessTwice | Missing | None, wording: Wording) -> tuple[str, ...]:
    shown = shown_guess(guessed, wording)
    if shown is None:
        people = NO_FIGURE if guessed is None else wording.size(Missing.TOO_FEW)
        return NO_FIGURE, NO_FIGURE, NO_FIGURE, people
    said = [
        _with_limits(wording.share(guess.expected), guess.low, guess.high, wording)
        for guess in (shown.before, shown.after)
    ]
    return *said, _step(shown.step, wording), wording.size(shown.before.guessers)


def _people(agree: int, people: int, wording: Wording) -> str:
    if wording.counts:
        text = wording.catalogue.gettext("%(agree)s of %(people)s")
        return text % {"agree": agree, "people": people}
    return wording.share(agree / people)


def _with_limits(said: str, low: float, high: float, wording: Wording) -> str:
    text = wording.catalogue.gettext("%(said)s (%(limits)s)")
    return text % {"said": said, "limits": wording.interval(low, high)}


def _step(step: Step, wording: Wording) -> str:
    """Return a step with its limits: ``"about +31 points (+8 to +52)"``, or that none can be told."""
    gettext = wording.catalogue.gettext
    limits = {"low": _signed(step.low, wording), "high": _signed(step.high, wording)}
    if not step.detectable:
        text = (
            gettext("no detectable change (%(low)s to %(high)s of 10)")
            if wording.counts
            else gettext("no detectable change (%(low)s to %(high)s points)")
        )
        return text % limits
    text = (
        gettext("about %(change)s of 10 (%(low)s to %(high)s)")
        if wording.counts
        else gettext("about %(change)s points (%(low)s to %(high)s)")
    )
    return text % {"change": _signed(step.change, wording), **limits}


def _signed(change: float, wording: Wording) -> str:
    """Return a step in the picture's unit with its sign; what rounds to nothing has none."""
    size = wording.bare(abs(change))
    if float(size) == 0:
        return size
    return f"{'+' if change > 0 else '−'}{size}"
