"""Results in the words of one language: a statement's class, its figures, its gap."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tracktwo.figures import COUNTS_BELOW, SideLabel
from tracktwo.figures.wording import NO_FIGURE, Wording
from tracktwo.perception import Settings
from tracktwo.perception.pictures import Texts, own_view, told
from tracktwo.perception.tables import Pair, Row
from tracktwo.vocabulary.findings import AWARENESS_WORDS, FINDING_WORDS, FIRMNESS_WORDS
from tracktwo.vocabulary.languages import Words, words

__all__ = ["SideLine", "StatementLine", "Teller"]

_ONLY: Final = "only:"
_NEARLY_SURE: Final = 0.995


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """What a table says of one side of a statement; every cell is words."""

    label: SideLabel
    is_shown: bool
    agree: str
    disagree: str
    unsure: str
    share: str
    guess: str
    gap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """A statement in words.

    Attributes:
        number: its place in the result, from 1.
        key: its id, made harmless.
        text: what it says, its id where nothing is known; ``language`` is the text's tag if it is another one.
        finding, meaning, sure: the class, what it says, how far it may be relied on; "" where there is none.
        sides: what is known of each side.
    """

    number: int
    key: str
    text: str
    language: str | None
    finding: str
    meaning: str
    sure: str
    sides: tuple[SideLine, ...]


@dataclass(frozen=True, kw_only=True)
class Teller:
    """Tells results in one language.

    Attributes:
        language: its tag.
        labels: the sides as pictures show them, in the order of the result.
        texts: what statements say.
        settings: the settings of the results.
    """

    language: str
    labels: tuple[SideLabel, SideLabel]
    texts: Texts
    settings: Settings

    @cached_property
    def catalogue(self) -> Words:
        """The words of the language."""
        return words(self.language)

    def told(self, statement: str) -> tuple[str, str | None]:
        """Return what a statement says, and the text's tag if it is another language's."""
        return told(statement, texts=self.texts, language=self.language)

    def name(self, side: str) -> str:
        """Return what a side is called."""
        return next(label.name for label in self.labels if label.key == side)

    def statement(self, pair: Pair, *, number: int) -> StatementLine:
        """Return a statement in words, from its two rows of a table of gaps."""
        first = pair[0]
        text, tag = self.told(first["statement"])
        finding, meaning, sure = self._finding(first)
        return StatementLine(
            number=number,
            key=told(first["statement"], texts={}, language=self.language)[0],
            text=text,
            language=tag,
            finding=finding,
            meaning=meaning,
            sure=sure,
            sides=tuple(
                self._side(row, label, few=min(_views(each) for each in pair) < COUNTS_BELOW)
                for row, label in zip(pair, self.labels, strict=True)
            ),
        )

    def probability(self, value: float) -> str:
        """Return a probability to two digits; what rounds to certainty is not called so."""
        return ">0.99" if value >= _NEARLY_SURE else f"{value:.2f}"

    def share(self, value: float | None, *, low: float | None = None, high: float | None = None) -> str:
        """Return a share in percent, with its limits where they are known."""
        return self._limited(self._wording(few=False), value, low=low, high=high)

    def _finding(self, row: Row) -> tuple[str, str, str]:
        if row["class"] is None:
            return "", "", ""
        gettext = self.catalogue.gettext
        name, meaning = FINDING_WORDS[row["class"]]
        firmness = FIRMNESS_WORDS[row["firmness"]]
        said = gettext(meaning)
        if row["sublabel"] is not None:
            unaware = row["sublabel"].removeprefix(_ONLY)
            is_one = row["sublabel"].startswith(_ONLY)
            awareness = AWARENESS_WORDS["one_sided" if is_one else row["sublabel"]]
            seen = gettext(awareness)
            # languages put a space between sentences or not; the catalogue says which
            said = gettext("%(one)s %(other)s") % {
                "one": said,
                "other": seen % {"side": self.name(unaware)} if is_one else seen,
            }
        probability = self.probability(row[f"p_{row['class']}"])
        return (
            gettext(name),
            said,
            gettext(firmness) % {"probability": probability},
        )

    def _wording(self, *, few: bool) -> Wording:
        return Wording(language=self.language, counts=few, minimum=self.settings.min_answers)

    def _side(self, row: Row, label: SideLabel, *, few: bool) -> SideLine:
        wording = self._wording(few=few)
        is_shown = row["n"] >= self.settings.min_answers
        return SideLine(
            label=label,
            is_shown=is_shown,
            agree=str(row["agree"]) if is_shown else "",
            disagree=str(row["disagree"]) if is_shown else "",
            unsure=str(row["unsure"]) if is_shown else "",
            share=self._own(wording, row),
            guess=self._guess(wording, row),
            gap=self._gap(wording, row) if is_shown else NO_FIGURE,
        )

    def _own(self, wording: Wording, row: Row) -> str:
        """Return what a side says itself, with its limits; of few people, people are counted."""
        if row["n"] < self.settings.min_answers or row["share"] is None:
            return wording.own(own_view(row))
        if not wording.counts:
            return self._limited(wording, row["share"], low=row["low"], high=row["high"])
        gettext = self.catalogue.gettext
        counted = gettext("%(count)s of %(all)s") % {"count": row["agree"], "all": _views(row)}
        limits = wording.interval(row["low"], row["high"])
        return gettext("%(value)s (%(limits)s)") % {"value": counted, "limits": limits}

    def _guess(self, wording: Wording, row: Row) -> str:
        gettext = self.catalogue.gettext
        if row["expected"] is not None:
            return self._limited(wording, row["expected"], low=row["expected_low"], high=row["expected_high"])
        if not row["n_expected"]:
            return gettext("no guess")
        return gettext("fewer than %(n)s guessed") % {"n": self.settings.min_guesses}

    def _limited(
        self, wording: Wording, value: float | None, *, low: float | None, high: float | None
    ) -> str:
        if value is None:
            return NO_FIGURE
        if low is None or high is None:
            return wording.share(value)
        text = self.catalogue.gettext("%(value)s (%(limits)s)")
        return text % {"value": wording.share(value), "limits": f"{wording.bare(low)}–{wording.bare(high)}"}

    def _gap(self, wording: Wording, row: Row) -> str:
        if row["gap"] is None:
            return NO_FIGURE
        gettext = self.catalogue.gettext
        text = (
            gettext("%(gap)s of 10 (%(low)s to %(high)s)")
            if wording.counts
            else gettext("%(gap)s points (%(low)s to %(high)s)")
        )
        return text % {
            name: _signed(row[column], wording)
            for name, column in (("gap", "gap"), ("low", "gap_low"), ("high", "gap_high"))
        }


def _signed(value: float, wording: Wording) -> str:
    """Return a difference with its sign, in the unit of the wording."""
    size = wording.bare(abs(value))
    sign = "" if not size.strip("0.") else "\N{MINUS SIGN}" if value < 0 else "+"
    return f"{sign}{size}"


def _views(row: Row) -> int:
    return int(row["agree"] + row["disagree"])
