"""How far apart the sides are on a term: its parts, one p for all of them, limits, and one of three verdicts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.methods.disagreement import disagreement, indicators
from tracktwo.terms.methods.keyness import adjusted
from tracktwo.terms.methods.panels import Panel, Tested, panel_of
from tracktwo.terms.methods.permuting import draw_sides, p_values
from tracktwo.terms.methods.quantiles import normal_quantile, student_quantile
from tracktwo.terms.tables import (
    SORTING,
    Cell,
    Chosen,
    Part,
    PartKind,
    Refused,
    Sorted,
    Tension,
    TermSettings,
    Verdict,
    Warned,
)

__all__ = ["tension", "together", "verdict_of"]

Floats = NDArray[np.float64]

_MOST_SPLITS: Final = 10**10
_TINY: Final = 1e-12


def tension(
    term: str,
    *,
    sides: tuple[str, str],
    cases: Sorted | None = None,
    features: Sorted | None = None,
    chosen: Chosen | None = None,
    foreign: bool = False,
    settings: TermSettings | None = None,
) -> Tension:
    """Return how far apart the sides are on a term.

    Args:
        term: the term, as it is said.
        sides: the two sides.
        cases: who sorted which case how.
        features: what whose definition must have.
        chosen: the turns that may be counted.
        foreign: whether the sides share no language, so that there are no such turns.
        settings: other than the defaults.

    Returns: the parts, their mean, its p, its limits and a verdict. There is no value from usage alone.

    Raises:
        TableError: somebody answers on one side and speaks on the other.
        UsageError: the term holds no word.
    """
    made = settings or TermSettings()
    panel = panel_of(term, sides=sides, cases=cases, features=features, chosen=chosen, settings=made)
    parts, p = _tested(panel, settings=made)
    if foreign:
        parts = [
            replace(part, refused=Refused.OTHER_LANGUAGES) if part.kind is PartKind.USAGE else part
            for part in parts
        ]
    answered = any(each.part.kind is not PartKind.USAGE for each in panel.tested)
    value = float(np.mean([_value(each) for each in panel.tested])) if answered else None
    limits = (None, None) if value is None else _limits(panel, value, level=made.interval)
    p = p if answered else None
    larger = value is None or not _ruled_out(panel, value, high=limits[1], settings=made)
    verdict = verdict_of(value, larger=larger, p=p, settings=made)
    return Tension(
        term=term,
        sides=sides,
        parts=tuple(sorted(parts, key=lambda part: list(PartKind).index(part.kind))),
        value=value,
        low=limits[0],
        high=limits[1],
        p=p,
        q=p,
        tested=1,
        splits=min(panel.splits, _MOST_SPLITS),
        verdict=verdict,
        people_needed=(
            _people_needed(panel, value, high=limits[1], settings=made)
            if verdict is Verdict.NOT_ENOUGH
            else None
        ),
        warned=tuple(_warned(panel, chosen, foreign=foreign, answered=answered, settings=made)),
        columns=_columns({PartKind.CASES: cases, PartKind.FEATURES: features}, sides=sides),
        settings=made,
    )


def together(found: Sequence[Tension]) -> tuple[Tension, ...]:
    """Return terms that were tested together, each with its p corrected for how many they are.

    The verdict *differs* needs q at most the false share of the settings, where there are several.

    Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289.
    """
    p = np.array([np.nan if each.p is None else each.p for each in found])
    tested = int((~np.isnan(p)).sum())
    if tested <= 1:
        return tuple(found)
    told = []
    for each, q in zip(found, adjusted(p), strict=True):
        known = None if np.isnan(q) else float(q)
        kept = each.verdict is not Verdict.DIFFERS or (known or 0.0) <= each.settings.false_share
        told.append(
            replace(each, q=known, tested=tested, verdict=each.verdict if kept else Verdict.NOT_ENOUGH)
        )
    return tuple(told)


def verdict_of(value: float | None, *, larger: bool, p: float | None, settings: TermSettings) -> Verdict:
    """Return what may be said of a tension; that nothing was found never says that there is nothing.

    Args:
        value: the tension, None where it is not known.
        larger: whether it may be larger than what the settings call the same.
        p: of all parts together.
        settings: what counts as small.
    """
    if value is None or p is None:
        return Verdict.NOT_ENOUGH
    if p <= settings.level and value >= settings.smallest:
        return Verdict.DIFFERS
    return Verdict.NOT_ENOUGH if larger else Verdict.NO_LARGER


def _value(each: Tested) -> float:
    return each.part.value or 0.0


def _tested(panel: Panel, *, settings: TermSettings) -> tuple[list[Part], float | None]:
    """Return the parts with their p, and the p of the mean of what each departs from its draws.

    Every draw gives people one side in all parts.
    """
    if not panel.tested:
        return list(panel.refused), None
    draws = draw_sides(panel.first, strata=panel.strata, settings=settings)
    splits = np.concatenate([panel.first[None], draws.first]).astype(np.float64)
    parts, standing = list(panel.refused), []
    for each in panel.tested:
        found = each.statistic(splits[:, each.rows])
        p = float(p_values(found[0], found[1:], exact=draws.exact))
        parts.append(replace(each.part, p=p))
        # what was observed is one of the draws: only then is it treated as they are, and p exact
        standing.append((found - found.mean()) / max(float(found.std()), _TINY))
    mean = np.mean(standing, axis=0)
    return parts, float(p_values(mean[0], mean[1:], exact=draws.exact))


def _limits(panel: Panel, value: float, *, level: float) -> tuple[float | None, float | None]:
    """Return the limits of the mean of the parts, by leaving each person out in turn.

    Source: Efron & Stein 1981, Annals of Statistics 9:586, either side's people apart; Student's t with the degrees
        of freedom of Satterthwaite 1946, Biometrics Bulletin 2:110.
    """
    changed = np.full(len(panel.first), 0.0)
    for each in panel.tested:
        changed[each.rows] += (each.without - _value(each)) / len(panel.tested)
    variances, freedom = [], []
    for side in (True, False):
        moved = changed[panel.first == side]
        variances.append((len(moved) - 1) / len(moved) * float(((moved - moved.mean()) ** 2).sum()))
        freedom.append(len(moved) - 1)
    total = sum(variances)
    if not np.isfinite(total):
        return None, None
    spread = sum(variance**2 / free for variance, free in zip(variances, freedom, strict=True))
    half = student_quantile(total**2 / spread if spread > 0 else min(freedom), (1 + level) / 2)
    return value - half * math.sqrt(total), value + half * math.sqrt(total)


def _ruled_out(panel: Panel, value: float, *, high: float | None, settings: TermSettings) -> bool:
    """Return whether the sides are no further apart than the settings allow.

    The upper limit must be below that, and what was found must be so far below it as is hardly ever found if the
    sides truly are so far apart.
    """
    limit = settings.same_within
    if high is None or high >= limit:
        return False
    error = sum(math.sqrt(_variance(each, limit)) for each in panel.tested) / len(panel.tested)
    freedom = min(int(panel.first.sum()), int((~panel.first).sum())) - 1
    return value + student_quantile(freedom, (1 + settings.interval) / 2) * error < limit


def _variance(each: Tested, value: float) -> float:
    """Return how much a part would vary with other people if it truly were ``value``, and at least as it does."""
    moved = each.without - each.without.mean()
    left_out = (len(moved) - 1) / len(moved) * float((moved**2).sum())
    return max(left_out, 0.0 if each.variance is None else each.variance(value))


def _people_needed(
    panel: Panel, value: float | None, *, high: float | None, settings: TermSettings
) -> int | None:
    """Return about how many people it takes to say either that there is a difference or that none is larger than d.

    Limits narrow with the root of the number of people.
    """
    if value is None or high is None:
        return None
    wanted = max(settings.same_within - max(value, 0.0), value)
    errors = [math.sqrt(_variance(each, settings.same_within)) for each in panel.tested]
    half = max(high - value, _margin(settings) * sum(errors) / len(errors))
    return max(len(panel.first) + 1, math.ceil(len(panel.first) * (half / wanted) ** 2))


def _margin(settings: TermSettings) -> float:
    return normal_quantile((1 + settings.interval) / 2)


def _warned(
    panel: Panel, chosen: Chosen | None, *, foreign: bool, answered: bool, settings: TermSettings
) -> Sequence[Warned]:
    found = [Warned.SIDE_IS_LANGUAGE] if foreign else []
    if chosen is not None and _one_event(chosen):
        found.append(Warned.ONE_EVENT)
    if answered and panel.splits < settings.min_splits:
        found.append(Warned.PROVISIONAL)
    return found


def _one_event(chosen: Chosen) -> bool:
    """Return whether a side was heard at one event only, where the other was not."""
    heard: list[set[str | None]] = [set(), set()]
    for turn, person in zip(chosen.corpus.turns, chosen.person, strict=True):
        if person >= 0:
            heard[0 if chosen.first[person] else 1].add(turn.event)
    known = all(None not in each for each in heard)
    return known and any(len(one) == 1 and not one & other for one, other in (heard, heard[::-1]))


def _columns(sorted_by: Mapping[PartKind, Sorted | None], *, sides: tuple[str, str]) -> dict[str, list[Cell]]:
    rows: list[dict[str, Cell]] = []
    for kind, answers in sorted_by.items():
        if answers is not None:
            rows += sorted(_cases(kind, answers, sides), key=_excess, reverse=True)
    return {column.name: [row[column.name] for row in rows] for column in SORTING.columns}


def _excess(row: Mapping[str, Cell]) -> float:
    """Return what cases are listed by; one that a side did not answer comes last."""
    value = row["excess"]
    return value if isinstance(value, float) else -math.inf


def _cases(kind: PartKind, answers: Sorted, sides: tuple[str, str]) -> Sequence[dict[str, Cell]]:
    seated = [place for place, side in enumerate(answers.sides) if side in sides]
    first = np.array([answers.sides[place] == sides[0] for place in seated], dtype=np.float64)[None]
    given = indicators(answers.answers[seated])
    rows: list[dict[str, Cell]] = []
    for place, case in enumerate(answers.cases):
        one = given[:, [place]]
        found = disagreement(one, first)
        counts = [(side @ one[:, 0]).astype(int)[0].tolist() for side in (first, 1 - first)]
        figures = (found.between[0], found.within[0], found.excess[0])
        names = [column.name for column in SORTING.columns]
        cells = [kind.value, case, *counts[0], *counts[1]]
        cells += [float(each) if np.isfinite(each) else None for each in figures]
        rows.append(dict(zip(names, cells, strict=True)))
    return rows
