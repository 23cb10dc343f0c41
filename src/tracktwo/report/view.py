"""One language's half of a report: its sections, ready for the template."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from tracktwo import __version__
from tracktwo.figures import Figure, Twin
from tracktwo.perception import Area, Finding, Firmness, Origin, Shown
from tracktwo.perception.pictures import (
    PICTURED,
    areas_of,
    draw_agreement,
    draw_change,
    draw_gaps,
    draw_mirror,
    groups_in_words,
    mirror_images,
    most_changed_first,
    overview_in_words,
    side_labels,
    table_of_groups,
    table_of_itself,
    table_of_ranking,
    table_of_readings,
    widest_first,
)
from tracktwo.perception.tables import Pair, pairs_of
from tracktwo.report.formulas import FORMULAS
from tracktwo.report.gathering import Material
from tracktwo.report.telling import StatementLine, Teller
from tracktwo.vocabulary.dates import format_date
from tracktwo.vocabulary.findings import AREA_WORDS, FINDING_WORDS
from tracktwo.vocabulary.languages import direction

__all__ = ["Drawn", "View"]

WIDE: Final = 720
NARROW: Final = 340
_GAPS_PER_PICTURE: Final = 4
"""So many statements fit on one printed page."""
_CHANGES_PER_PICTURE: Final = 3
_CHANGES_DRAWN: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One picture, drawn for a page and for a phone."""

    wide: Figure
    narrow: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many statements have a class, and of how many it is firm."""

    name: str
    meaning: str
    statements: int
    firm: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A statement to begin with, and why."""

    why: str
    line: StatementLine


@dataclass(frozen=True, kw_only=True)
class View:
    """What one language says; every property is a section or a part of one."""

    material: Material
    language: str

    @property
    def direction(self) -> str:
        """The direction the language is written in."""
        return direction(self.language)

    def ident(self, name: str) -> str:
        """Return the id of a section, different in each language."""
        return f"{self.language}-{name}"

    @cached_property
    def teller(self) -> Teller:
        """What puts results into words."""
        gaps = self.material.gaps
        return Teller(
            language=self.language,
            labels=side_labels(gaps.sides),
            texts=self.material.texts,
            settings=gaps.settings,
        )

    @property
    def is_simulated(self) -> bool:
        """Whether a program made the answers up."""
        return self.material.gaps.origin is Origin.SIMULATED

    @property
    def day(self) -> str:
        """The date to print, in words; "" without one."""
        return format_date(self.material.day, language=self.language) if self.material.day else ""

    @cached_property
    def pairs(self) -> list[Pair]:
        """The statements, in the order of the result."""
        return pairs_of(self.material.gaps.columns)

    @cached_property
    def lines(self) -> dict[str, StatementLine]:
        """The statements in words, by id."""
        return {
            pair[0]["statement"]: self.teller.statement(pair, number=number)
            for number, pair in enumerate(self.pairs, 1)
        }

    @cached_property
    def is_enough(self) -> bool:
        """Whether any statement was answered by enough people of both sides to have a class."""
        return any(label is not None for label in self.material.gaps.columns["class"])

    # who was asked

    @property
    def asked(self) -> list[tuple[object, str, str]]:
        """Each side, how many answered a statement, and how many guessed about the other side."""
        table = self.material.gaps.columns
        spans = {}
        for name in ("n", "n_expected"):
            counts = [int(count or 0) for count in table[name]]
            spans[name] = [self._span(counts[place::2]) for place in range(len(self.teller.labels))]
        # what is guessed about one side is guessed by the other
        guessed = reversed(spans["n_expected"])
        return list(zip(self.teller.labels, spans["n"], guessed, strict=True))

    def _span(self, counts: Sequence[int]) -> str:
        """Return from how many people to how many; what is fewer than a figure needs is told so."""
        low, high, least = min(counts), max(counts), self.material.gaps.settings.min_answers
        gettext = self.teller.catalogue.gettext
        if high < least:
            return gettext("fewer than %(n)s") % {"n": least}
        if low < least:
            return gettext("%(n)s at most") % {"n": high}
        return str(low) if low == high else f"{low}–{high}"

    # in short

    @property
    def classes(self) -> list[Counted]:
        """How many statements have which class; classes without a statement are left out."""
        first = [pair[0] for pair in self.pairs]
        labels = Counter(row["class"] for row in first)
        firm = Counter(row["class"] for row in first if row["firmness"] == Firmness.FIRM)
        gettext = self.teller.catalogue.gettext
        return [
            Counted(
                name=gettext(FINDING_WORDS[each][0]),
                meaning=gettext(FINDING_WORDS[each][1]),
                statements=labels[each],
                firm=firm[each],
            )
            for each in map(str, Finding)
            if labels[each]
        ]

    @property
    def unlabelled(self) -> int:
        """How many statements too few people answered to say anything."""
        return sum(pair[0]["class"] is None for pair in self.pairs)

    @property
    def labelled(self) -> int:
        """How many statements have a class."""
        return len(self.pairs) - self.unlabelled

    @property
    def surest(self) -> list[StatementLine]:
        """The statements whose classes should be wrong once in ten at most, surest first."""
        return [self.lines[each] for each in self.material.gaps.listed_at_10]

    @cached_property
    def picks(self) -> list[Pick]:
        """What a meeting may begin with: a hidden agreement, a gap both ways, a mirror image, where there are any."""
        gettext = self.teller.catalogue.gettext
        ordered = widest_first(self.pairs)
        hidden = [pair for pair in ordered if pair[0]["class"] == Finding.HIDDEN_AGREEMENT]
        both = sorted(
            (pair for pair in ordered if all(_is_clear(row) for row in pair)),
            key=lambda pair: -_narrower(pair),
        )
        found, seen = [], set[str]()
        for why, keys in (
            (gettext("Hidden agreement"), [pair[0]["statement"] for pair in hidden]),
            (gettext("Gap both ways"), [pair[0]["statement"] for pair in both]),
            (gettext("Mirror image"), mirror_images(self.material.gaps)),
        ):
            key = next((each for each in keys if each not in seen), None)
            if key is not None:
                seen.add(key)
                found.append(Pick(why=why, line=self.lines[key]))
        return found

    # pictures

    @cached_property
    def gap_pairs(self) -> list[Pair]:
        """The statements that are drawn: those with the widest gaps, widest first."""
        known = [pair for pair in self.pairs if any(row["gap"] is not None for row in pair)]
        return widest_first(known)[:PICTURED]

    @property
    def gap_pictures(self) -> Iterable[Drawn]:
        """The pictures of gaps, a few statements in each so that each fits on a printed page."""
        return self._drawn(draw_gaps, self.material.gaps, self.gap_pairs, each=_GAPS_PER_PICTURE)

    def _drawn(
        self, draw: Callable[..., Figure], result: Shown, pairs: Sequence[Pair], *, each: int
    ) -> Iterable[Drawn]:
        """Yield pictures of ``each`` statements."""
        for start in range(0, len(pairs), each):
            wide, narrow = (
                draw(
                    result,
                    statements=[pair[0]["statement"] for pair in pairs[start : start + each]],
                    language=self.language,
                    texts=self.material.texts,
                    width=width,
                )
                for width in (WIDE, NARROW)
            )
            yield Drawn(wide=wide, narrow=narrow)

    @property
    def agreement(self) -> Drawn:
        """The picture of areas of agreement."""
        wide, narrow = (
            draw_agreement(self.material.gaps, language=self.language, width=width)
            for width in (WIDE, NARROW)
        )
        return Drawn(wide=wide, narrow=narrow)

    @property
    def areas(self) -> list[tuple[object, list[tuple[str, list[StatementLine]]]]]:
        """For each side, its four areas and the statements in them."""
        gettext = self.teller.catalogue.gettext
        found = areas_of(self.material.gaps)
        return [
            (
                label,
                [
                    (gettext(AREA_WORDS[area]), [self.lines[each] for each in found[label.key][area]])
                    for area in Area
                    if area is not Area.TOO_CLOSE
                ],
            )
            for label in self.teller.labels
        ]

    @property
    def mirrors(self) -> list[tuple[StatementLine, Drawn]]:
        """The mirror images, each with its picture."""
        drawn = []
        for key in mirror_images(self.material.gaps):
            wide, narrow = (
                draw_mirror(
                    self.material.gaps,
                    key,
                    language=self.language,
                    texts=self.material.texts,
                    width=width,
                )
                for width in (WIDE, max(NARROW, _LEAST_PANELS))
            )
            drawn.append((self.lines[key], Drawn(wide=wide, narrow=narrow)))
        return drawn

    # all statements together

    @property
    def told_of_all(self) -> list[str]:
        """How much lies between the sides, and which reads the other better."""
        return overview_in_words(self.material.overview, language=self.language)

    @property
    def readings(self) -> Twin:
        """How well each side reads the other."""
        return table_of_readings(self.material.overview, language=self.language)

    @property
    def rankings(self) -> list[Twin]:
        """What both sides agree to, and what both reject."""
        return [
            table_of_ranking(
                self.material.overview,
                disagreement=disagreement,
                language=self.language,
                texts=self.material.texts,
            )
            for disagreement in (False, True)
        ]

    @property
    def of_itself(self) -> Twin:
        """Where a side is wrong about itself."""
        return table_of_itself(self.material.overview, language=self.language, texts=self.material.texts)

    # groups

    @property
    def told_of_groups(self) -> list[str]:
        """What was found about opinion groups."""
        return groups_in_words(self.material.groups, language=self.language)

    @property
    def group_table(self) -> Twin | None:
        """What sets groups apart; None without groups."""
        groups = self.material.groups
        if not groups.sizes or groups.reason is not None:
            return None
        return table_of_groups(groups, language=self.language, texts=self.material.texts)

    # change

    @cached_property
    def changes(self) -> list[Pair]:
        """The statements that were asked twice, the largest changes first."""
        change = self.material.change
        return most_changed_first(pairs_of(change.columns)) if change else []

    @property
    def change_pictures(self) -> Iterable[Drawn]:
        """The pictures of change, a few statements in each."""
        change = self.material.change
        assert change is not None  # the section is left out
        known = [pair for pair in self.changes if any(_has_changed(row) is not None for row in pair)]
        told = [pair for pair in known if any(_has_changed(row) for row in pair)]
        shown = (told or known)[:_CHANGES_DRAWN]
        return self._drawn(draw_change, change, shown, each=_CHANGES_PER_PICTURE)

    @property
    def change_table(self) -> Twin:
        """What was said and guessed before and after, for every statement and side."""
        assert self.material.change is not None  # the section is left out
        return draw_change(self.material.change, language=self.language, texts=self.material.texts).twin

    @property
    def detected(self) -> int:
        """On how many statements anything detectably changed."""
        return sum(any(_has_changed(row) for row in pair) for pair in self.changes)

    @property
    def changed_classes(self) -> list[tuple[StatementLine, str, str, str]]:
        """Statements whose class is another one than before: what it was, what it is, and how probable that is."""
        gettext = self.teller.catalogue.gettext
        changed = []
        for row, _other in self.changes:
            before, after = row["class_before"], row["class_after"]
            if before and after and before != after:
                was, is_now = FINDING_WORDS[before][0], FINDING_WORDS[after][0]
                probability = self.teller.probability(row["p_class_differs"])
                changed.append((self.lines[row["statement"]], gettext(was), gettext(is_now), probability))
        return changed

    # method

    @property
    def notes(self) -> list[str]:
        """What to keep in mind when reading figures."""
        gettext, settings = self.teller.catalogue.gettext, self.material.gaps.settings
        few = gettext(
            "With fewer than %(minimum)s answers on a side there is no class; with fewer than %(guesses)s guesses "
            "there is no guess."
        )
        return [
            gettext(
                "All intervals hold the true value in about 90 of 100 cases, as far as chance goes. They say nothing "
                "about whom the sides sent."
            ),
            gettext(
                "With fewer than 20 people with a view on a side, people are counted and scales go to ten; percentages "
                "would promise more than there is."
            ),
            few % {"minimum": settings.min_answers, "guesses": settings.min_guesses},
            gettext("A guess leaves out the unsure, as the share it is compared with does."),
            gettext(
                "People who guess percentages are drawn to the middle; read the size of a gap with care, its direction "
                "with more trust."
            ),
            gettext("What is drawn by lot has a fixed seed: the same answers give the same report."),
        ]

    @property
    def formulas(self) -> list[tuple[str, str, str]]:
        """The figures, their formulas and their sources."""
        gettext = self.teller.catalogue.gettext
        return [(gettext(each.figure), each.symbols, each.source) for each in FORMULAS]

    @property
    def version(self) -> str:
        """The version of the program."""
        return __version__

    @property
    def settings(self) -> str:
        """The settings of the results on one line."""
        return self.material.gaps.settings.to_text()


_LEAST_PANELS: Final = 360


def _has_changed(row: Mapping[str, Any]) -> bool | None:
    """Return whether a side, or the other's picture of it, has detectably changed; None where too few say."""
    told = [row[name] for name in ("detectable", "expected_detectable") if row[name] is not None]
    return any(told) if told else None


def _is_clear(row: Mapping[str, Any]) -> bool:
    return row["gap"] is not None and not row["gap_low"] <= 0 <= row["gap_high"]


def _narrower(pair: Pair) -> float:
    return float(min(abs(row["gap"]) for row in pair))
