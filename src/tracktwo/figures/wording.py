"""How the figures of a picture read in words: counts for small groups, percentages for large ones.

One unit holds for a whole picture, so that its axis, its marks and its words agree. A group below the minimum
is words only, its size included.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tracktwo.figures.tables import COUNTS_BELOW, Guess, OwnView
from tracktwo.vocabulary.languages import Words, words

__all__ = ["MINIMUM", "Wording", "joined", "titled", "told"]

NO_FIGURE: Final = "–"
MINIMUM: Final = 5
"""The smallest group with figures, unless a programme's policy asks for a larger one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words for shares: ``counts`` writes "7 of 12", else percent; under ``minimum`` people, no figure."""

    language: str
    counts: bool
    minimum: int

    @classmethod
    def for_views(cls, views: Iterable[OwnView | None], *, language: str, minimum: int) -> "Wording":
        """Return the wording for a picture: counts if any side that has figures is small."""
        shown = (view for view in views if view and view.answered >= minimum)
        return cls(
            language=language, counts=any(view.views < COUNTS_BELOW for view in shown), minimum=minimum
        )

    @property
    def catalogue(self) -> Words:
        """Return the words of the language."""
        return words(self.language)

    def shows_own(self, own: OwnView | None) -> bool:
        """Return whether a side's own view may and can be drawn."""
        return own is not None and own.answered >= self.minimum and own.views > 0

    def shows_guess(self, guess: Guess | None) -> bool:
        """Return whether the other side's guess may be drawn."""
        return guess is not None and guess.guessers >= self.minimum

    def own(self, own: OwnView | None) -> str:
        """Return what a side says, ``"7 of 12 agree"`` or ``"80 % agree (62–91)"``, or why not."""
        gettext = self.catalogue.gettext
        if own is None:
            return gettext("no figure")
        if own.answered < self.minimum:
            return gettext("fewer than %(n)s answered") % {"n": self.minimum}
        if own.share is None:
            return gettext("nobody has a view")
        if self.counts:
            return gettext("%(agree)s of %(views)s agree") % {"agree": own.agree, "views": own.views}
        limits = {"low": self.bare(own.low), "high": self.bare(own.high)}
        return gettext("%(share)s agree (%(low)s–%(high)s)") % {"share": self.share(own.share), **limits}

    def guess(self, guess: Guess | None) -> str:
        """Return what the other side guessed, or why there is no figure."""
        gettext = self.catalogue.gettext
        if guess is None:
            return gettext("no guess")
        if guess.guessers < self.minimum:
            return gettext("fewer than %(n)s guessed") % {"n": self.minimum}
        return gettext("other side guessed %(share)s") % {"share": self.share(guess.expected)}

    def own_cells(self, own: OwnView | None) -> tuple[str, str, str]:
        """Return a side's own view for a table: what it says, its interval, how many answered."""
        interval = self.interval(own.low, own.high) if own and self.shows_own(own) else NO_FIGURE
        return self.own(own), interval, self.size(own.answered) if own else NO_FIGURE

    def guess_cells(self, guess: Guess | None) -> tuple[str, str, str]:
        """Return a guess for a table: the mean, its interval, how many guessed."""
        shown = guess if self.shows_guess(guess) else None
        mean = self.share(shown.expected) if shown else self.guess(guess)
        interval = self.interval(shown.low, shown.high) if shown else NO_FIGURE
        return mean, interval, self.size(guess.guessers) if guess else NO_FIGURE

    def size(self, people: int) -> str:
        """Return how many people, or that they are fewer than the minimum."""
        if people < self.minimum:
            return self.catalogue.gettext("fewer than %(n)s") % {"n": self.minimum}
        return str(people)

    def share(self, share: float) -> str:
        """Return a share in the picture's unit: ``"4.1 of 10"`` or ``"41 %"``."""
        gettext = self.catalogue.gettext
        text = gettext("%(number)s of 10") if self.counts else gettext("%(number)s %%")
        return _unbroken(text % {"number": self.bare(share)})

    def interval(self, low: float, high: float) -> str:
        """Return two limits in the picture's unit."""
        gettext = self.catalogue.gettext
        text = gettext("%(low)s–%(high)s of 10") if self.counts else gettext("%(low)s–%(high)s %%")
        return _unbroken(text % {"low": self.bare(low), "high": self.bare(high)})

    def bare(self, share: float) -> str:
        """Return a share as a number without its unit; of 10 with one decimal, unless it is round."""
        return f"{10 * share:.1f}".removesuffix(".0") if self.counts else f"{100 * share:.0f}"

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield the marks of the axis, 0 to 100 % or 0 to 10: where each is, 0 to 1, and what it reads."""
        steps = 5 if self.counts else 4
        for step in range(steps + 1):
            yield step / steps, self.bare(step / steps)

    def scale(self) -> str:
        """Return what the axis counts, in words."""
        gettext = self.catalogue.gettext
        if self.counts:
            return gettext("Scale: of 10 people with a view, how many agree.")
        return gettext("Scale: percent who agree, of those with a view.")


def titled(title: str, *, language: str, simulated: bool) -> str:
    """Return a title that says if the data are simulated."""
    gettext = words(language).gettext
    return gettext("%(title)s (simulated data)") % {"title": title} if simulated else title


def told(sentence: str, *, language: str, simulated: bool) -> str:
    """Return a sentence that says if the data are simulated."""
    gettext = words(language).gettext
    return gettext("Simulated data: %(sentence)s") % {"sentence": sentence} if simulated else sentence


def joined(sentences: Iterable[str]) -> str:
    """Return sentences one after the other, with a space only after a narrow full stop."""
    text = ""
    for sentence in sentences:
        text += sentence if not text or text.endswith("。") else f" {sentence}"
    return text


def _unbroken(text: str) -> str:
    return text.replace(" ", "\u00a0")
