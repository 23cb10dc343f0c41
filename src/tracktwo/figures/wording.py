"""How the figures of a picture read in words: counts for small groups, percentages for large ones, bands as ranges.

One unit holds for a whole picture, so that its axis, its marks and its words agree. A group below the minimum
is words only, its size included.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tracktwo.figures.ranges import range_in_words
from tracktwo.figures.tables import (
    COUNTS_BELOW,
    Estimated,
    Guess,
    GuessBand,
    Guessed,
    Missing,
    Own,
    OwnBand,
    OwnView,
    Span,
)
from tracktwo.vocabulary.languages import Words, words

__all__ = ["AGREE", "COUNT_IN", "MINIMUM", "NO_FIGURE", "Question", "Wording", "joined", "titled", "told"]

_: Final = str  # marks a message for the catalogue
NO_FIGURE: Final = "–"
MINIMUM: Final = 5
"""The smallest group with figures, unless a programme's policy asks for a larger one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What people were asked, in the words of its figures and of the axis."""

    counted: str
    shared: str
    ranged: str
    disagree: str
    scale_of_views: tuple[str, str]
    scale_of_people: tuple[str, str]


AGREE: Final = Question(
    counted=_("%(agree)s of %(views)s agree"),
    shared=_("%(share)s agree (%(low)s–%(high)s)"),
    ranged=_("%(range)s agree"),
    disagree=_("Disagree"),
    scale_of_views=(
        _("Scale: percent who agree, of those with a view."),
        _("Scale: of 10 people with a view, how many agree."),
    ),
    scale_of_people=(_("Scale: percent who agree."), _("Scale: of 10 people, how many agree.")),
)
COUNT_IN: Final = Question(
    counted=_("%(agree)s of %(views)s count it in"),
    shared=_("%(share)s count it in (%(low)s–%(high)s)"),
    ranged=_("%(range)s count it in"),
    disagree=_("Do not count it in"),
    scale_of_views=(
        _("Scale: percent who count it in, of those with a view."),
        _("Scale: of 10 people with a view, how many count it in."),
    ),
    scale_of_people=(
        _("Scale: percent who count it in."),
        _("Scale: of 10 people, how many count it in."),
    ),
)
_ESTIMATED: Final = {
    Estimated.OVER: _("too high"),
    Estimated.UNDER: _("too low"),
    Estimated.ABOUT_RIGHT: _("about right, or too close to say"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words for shares: ``counts`` writes "7 of 12", else percent; under ``minimum`` people, no figure.

    ``exact`` and ``banded`` say which kinds of figures the picture has; it may have both.
    """

    language: str
    counts: bool
    minimum: int
    exact: bool = True
    banded: bool = False
    question: Question = AGREE

    @classmethod
    def for_views(
        cls, views: Iterable[Own], *, language: str, minimum: int, question: Question = AGREE
    ) -> "Wording":
        """Return the wording for a picture: counts if any side with exact figures is small, or if all are bands."""
        given = tuple(views)
        shown = [view for view in given if isinstance(view, OwnView) and view.answered >= minimum]
        banded = any(isinstance(view, OwnBand) for view in given)
        return cls(
            language=language,
            counts=any(view.views < COUNTS_BELOW for view in shown) or (banded and not shown),
            minimum=minimum,
            exact=bool(shown) or not banded,
            banded=banded,
            question=question,
        )

    @property
    def catalogue(self) -> Words:
        """Return the words of the language."""
        return words(self.language)

    def shown_own(self, own: Own) -> OwnView | OwnBand | None:
        """Return a side's own view if it may and can be drawn."""
        if isinstance(own, OwnView):
            return own if own.answered >= self.minimum and own.views > 0 else None
        return own if isinstance(own, OwnBand) else None

    def shown_guess(self, guessed: Guessed) -> Guess | GuessBand | None:
        """Return the other side's guess if it has a place on the scale that may be drawn."""
        if isinstance(guessed, Guess):
            return guessed if guessed.guessers >= self.minimum else None
        return guessed if isinstance(guessed, GuessBand) and guessed.expected is not None else None

    def own(self, own: Own) -> str:
        """Return what a side says, ``"7 of 12 agree"``, ``"80 % agree (62–91)"``, ``"half or fewer agree"``.

        Or why there is no figure.
        """
        gettext = self.catalogue.gettext
        match own:
            case None:
                return gettext("no figure")
            case OwnBand():
                return gettext(self.question.ranged) % {"range": self.range(own.agree)}
            case OwnView(share=float(share)) if own.answered >= self.minimum:
                return self._counted(own, share=share)
            case OwnView() if own.answered >= self.minimum:
                return gettext("nobody has a view")
            case _:
                return gettext("fewer than %(n)s answered") % {"n": self.minimum}

    def _counted(self, own: OwnView, *, share: float) -> str:
        gettext = self.catalogue.gettext
        if self.counts:
            return gettext(self.question.counted) % {"agree": own.agree, "views": own.views}
        limits = {"low": self.bare(own.low), "high": self.bare(own.high)}
        return gettext(self.question.shared) % {"share": self.share(share), **limits}

    def guess(self, guessed: Guessed) -> str:
        """Return what the other side guessed, or why there is no figure."""
        gettext = self.catalogue.gettext
        match guessed:
            case None:
                return gettext("no guess")
            case GuessBand(expected=None):
                return gettext("other side guessed: %(how)s") % {"how": self.estimated(guessed)}
            case GuessBand(expected=float(expected)):
                how = {"share": self.share(expected), "how": self.estimated(guessed)}
                return gettext("other side guessed about %(share)s: %(how)s") % how
            case Guess() if guessed.guessers >= self.minimum:
                return gettext("other side guessed %(share)s") % {"share": self.share(guessed.expected)}
            case _:
                return gettext("fewer than %(n)s guessed") % {"n": self.minimum}

    def estimated(self, guessed: GuessBand) -> str:
        """Return how a guess stands to what was answered: ``"too low"``."""
        return self.catalogue.gettext(_ESTIMATED[guessed.estimated])

    def size(self, people: int | str | Missing) -> str:
        """Return how many people, or that they are fewer than the minimum; a band of people is as given."""
        if people is Missing.TOO_FEW or (isinstance(people, int) and people < self.minimum):
            return self.catalogue.gettext("fewer than %(n)s") % {"n": self.minimum}
        return str(people)

    def share(self, share: float) -> str:
        """Return a share in the picture's unit: ``"4.1 of 10"`` or ``"41 %"``."""
        gettext = self.catalogue.gettext
        text = gettext("%(number)s of 10") if self.counts else gettext("%(number)s %%")
        return _unbroken(text % {"number": self.bare(share)})

    def interval(self, low: float, high: float) -> str:
        """Return two limits in the picture's unit."""
        return self._between(self.bare(low), self.bare(high))

    def range(self, span: Span) -> str:
        """Return a range of shares in words."""
        return range_in_words(span, language=self.language)

    def reach(self, own: OwnBand) -> str:
        """Return from where to where the share of those with a view reaches, never narrower than it is."""
        unit = 100  # tenths of a person of 10, or percent
        step = 10 if self.counts else 1
        span = own.of_views
        low, high = math.floor(unit * span.low), math.ceil(unit * span.high)
        return self._between(*(f"{end / step:.1f}".removesuffix(".0") for end in (low, high)))

    def _between(self, low: str, high: str) -> str:
        gettext = self.catalogue.gettext
        text = gettext("%(low)s–%(high)s of 10") if self.counts else gettext("%(low)s–%(high)s %%")
        return _unbroken(text % {"low": low, "high": high})

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
        scales = self.question.scale_of_people if self.banded else self.question.scale_of_views
        return self.catalogue.gettext(scales[self.counts])

    def guide(self, *, guesses: bool) -> str:
        """Return what the marks mean, in words; empty where they need none. ``guesses``: whether any are drawn."""
        gettext = self.catalogue.gettext
        told = []
        if self.exact and guesses:
            told.append(
                gettext(
                    "Filled: what a side says itself, with its interval (90 %). Outlined: what the other side guessed."
                )
            )
        if self.banded:
            told.append(gettext("Bar: the range in which a side’s share lies, of all who answered."))
        if self.banded and guesses:
            told.append(gettext("Line under it: the same range, of those with a view."))
        if self.banded and guesses and not self.exact:
            told.append(gettext("Outlined: what the other side guessed, of those with a view."))
        return joined(told)


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
