"""The people a term is tested on: who answered and who spoke, once each, and what each part rests on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.methods.disagreement import disagreement, indicators, variance_at
from tracktwo.terms.methods.permuting import splits_of
from tracktwo.terms.methods.usage import gap_of, likeness, similar, step_of, thinned, uneven
from tracktwo.terms.methods.windows import Company, company_of
from tracktwo.terms.tables import Chosen, Part, PartKind, Refused, Sorted, TermSettings
from tracktwo.vocabulary.errors import TableError

__all__ = ["Panel", "Tested", "panel_of"]

Bools = NDArray[np.bool_]
Codes = NDArray[np.int32]
Floats = NDArray[np.float64]

_NO_EVENT: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """One part, ready to be worked out for any split of its people.

    Attributes:
        part: what is known of it so far; without value where it was refused.
        rows: who it rests on, by number in the panel.
        value: from sides (1 = first), shape (draws, people of the part), to its value.
        statistic: the same, to what is tested.
        without: its value when each of its people is left out in turn.
        variance: how much its value would vary with other people if it truly were what is handed in; None where only
            what leaving out tells is known.
    """

    part: Part
    rows: Codes
    value: Callable[[Floats], Floats]
    statistic: Callable[[Floats], Floats]
    without: Floats
    variance: Callable[[float], float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Everybody who answered or spoke, whether each is of the first side, and within which strata sides are drawn."""

    first: Bools
    strata: Codes
    tested: tuple[Tested, ...]
    refused: tuple[Part, ...]

    @property
    def splits(self) -> int:
        """Return in how many ways the people can be split."""
        return splits_of(self.first, strata=self.strata)


class _People:
    """People by name; who answers and speaks under one name is one person."""

    def __init__(self, sides: tuple[str, str]) -> None:
        self._sides = sides
        self.numbers: dict[str, int] = {}
        self.first: list[bool] = []
        self.events: list[int] = []

    def number(self, name: str, *, first: bool, event: int = _NO_EVENT) -> int:
        number = self.numbers.setdefault(name, len(self.first))
        if number == len(self.first):
            self.first.append(first)
            self.events.append(_NO_EVENT)
        if self.first[number] != first:
            raise TableError(
                f"{name!r} sits on one side where cases are sorted and speaks for the other; each person has one side."
            )
        if event != _NO_EVENT:
            self.events[number] = event
        return number


def panel_of(
    term: str,
    *,
    sides: tuple[str, str],
    cases: Sorted | None,
    features: Sorted | None,
    chosen: Chosen | None,
    settings: TermSettings,
) -> Panel:
    """Return the people a term is tested on, and the parts that can be.

    Raises: TableError if somebody answers on one side and speaks on the other; UsageError if the term holds no word.
    """
    people = _People(sides)
    found: list[Tested | Part] = [
        _sorting(kind, answers, people, sides=sides, settings=settings)
        for kind, answers in ((PartKind.CASES, cases), (PartKind.FEATURES, features))
    ]
    found.append(_usage(term, chosen, people, settings=settings))
    tested = tuple(each for each in found if isinstance(each, Tested))
    return Panel(
        first=np.array(people.first, dtype=np.bool_),
        strata=_strata(people.events, tested),
        tested=tested,
        refused=tuple(each for each in found if isinstance(each, Part)),
    )


def _strata(events: Sequence[int], tested: Sequence[Tested]) -> Codes:
    """Return within whom sides are drawn: people heard at one event, of whom there is the same in every part.

    So a part has as many people of either side in every draw as it has.
    """
    kinds = np.stack([np.array(events, dtype=np.int64), *(np.zeros(len(events), np.int64) for _ in tested)])
    for row, each in enumerate(tested, 1):
        kinds[row, each.rows] = 1
    strata: Codes = np.unique(kinds, axis=1, return_inverse=True)[1].reshape(-1).astype(np.int32)
    return strata


def _sorting(
    kind: PartKind,
    answers: Sorted | None,
    people: _People,
    *,
    sides: tuple[str, str],
    settings: TermSettings,
) -> Tested | Part:
    if answers is None:
        return Part(kind=kind, refused=Refused.NOT_ASKED)
    said: Bools = np.asarray((answers.answers >= 0).any(axis=1))
    seated = [place for place, side in enumerate(answers.sides) if side in sides and said[place]]
    first = np.array([answers.sides[place] == sides[0] for place in seated], dtype=np.bool_)
    given = indicators(answers.answers[seated])
    count, asked = (int(first.sum()), int((~first).sum())), int((given.sum(axis=(0, 2)) > 0).sum())
    if min(count) < settings.min_people:
        return Part(kind=kind, people=count, items=asked, refused=Refused.TOO_FEW_PEOPLE)
    if asked < settings.min_cases:
        return Part(kind=kind, people=count, items=asked, refused=Refused.TOO_FEW_CASES)
    rows = [
        people.number(answers.people[place], first=bool(side))
        for place, side in zip(seated, first, strict=True)
    ]
    found = disagreement(given, first[None].astype(np.float64))

    def excess(split: Floats) -> Floats:
        return disagreement(given, split).excess

    def without(person: int) -> float:
        rest = np.delete(np.arange(len(first)), person)
        return float(disagreement(given[rest], first[rest][None].astype(np.float64)).excess[0])

    return Tested(
        part=Part(
            kind=kind,
            value=float(found.excess[0]),
            between=float(found.between[0]),
            within=float(found.within[0]),
            people=count,
            items=asked,
        ),
        rows=np.array(rows, dtype=np.int32),
        value=excess,
        statistic=excess,
        without=np.array([without(person) for person in range(len(first))]),
        variance=lambda value: variance_at(value, given, first),
    )


def _usage(term: str, chosen: Chosen | None, people: _People, *, settings: TermSettings) -> Tested | Part:
    if chosen is None:
        return Part(kind=PartKind.USAGE, refused=Refused.NOT_ASKED)
    company = company_of(chosen, term, window=settings.window)
    hits = company.hits()
    by_person = company.by_person()
    # a person whose turns hold the term and nothing else keeps no company
    rows = np.flatnonzero((hits >= settings.min_said) & (by_person.sum(axis=1) > 0))
    first = chosen.first[rows]
    part = Part(kind=PartKind.USAGE, people=(int(first.sum()), int((~first).sum())), items=int(hits.sum()))
    reason = _refusal(hits, rows, first, chosen.strata[rows], settings=settings)
    products = likeness(by_person[rows], scaled=False) if min(part.people) else np.zeros((0, 0))
    ones = np.ones(len(rows))

    def gap(split: Floats) -> Floats:
        return gap_of(similar(products, split, weights=ones))

    value = float(gap(first[None].astype(np.float64))[0]) if min(part.people) > 1 else float("nan")
    if not np.isfinite(value):
        return replace(part, refused=reason or Refused.NOTHING_SHARED)
    if reason is not None:
        return replace(part, refused=reason, value=value if reason is Refused.UNEVEN else None)
    numbers = [
        people.number(chosen.people[row], first=bool(chosen.first[row]), event=int(chosen.strata[row]))
        for row in rows
    ]
    return _tested_usage(
        replace(part, value=value),
        company,
        rows=rows,
        first=first,
        numbers=numbers,
        products=products,
        settings=settings,
    )


def _tested_usage(
    part: Part,
    company: Company,
    *,
    rows: NDArray[np.intp],
    first: Bools,
    numbers: Sequence[int],
    products: Floats,
    settings: TermSettings,
) -> Tested:
    scaled, weights = thinned(company, rows, first, settings=settings)
    ones = np.ones(len(rows))

    def gap(split: Floats) -> Floats:
        return gap_of(similar(products, split, weights=ones))

    def step(split: Floats) -> Floats:
        return step_of(similar(scaled, split, weights=weights))

    def without(person: int) -> float:
        rest = np.delete(np.arange(len(rows)), person)
        found = similar(
            products[np.ix_(rest, rest)], first[rest][None].astype(np.float64), weights=ones[rest]
        )
        return float(gap_of(found)[0])

    return Tested(
        part=part,
        rows=np.array(numbers, dtype=np.int32),
        value=gap,
        statistic=step,
        without=np.array([without(person) for person in range(len(rows))]),
    )


def _refusal(
    hits: NDArray[np.int64],
    rows: NDArray[np.intp],
    first: Bools,
    strata: Codes,
    *,
    settings: TermSettings,
) -> Refused | None:
    """Return why usage may not be tested, None where it may."""
    sizes = sorted((int(first.sum()), int((~first).sum())))
    if not hits.sum():
        return Refused.NOT_ASKED
    if sizes[0] < settings.min_speakers:
        return Refused.TOO_FEW_PEOPLE
    if hits.max() > settings.one_voice * hits.sum():
        return Refused.ONE_VOICE
    if splits_of(first, strata=strata) < settings.min_splits:
        return Refused.TOO_FEW_SPLITS
    if sizes[1] > settings.unequal * sizes[0] and uneven(hits[rows], first) > settings.uneven:
        return Refused.UNEVEN
    return None
