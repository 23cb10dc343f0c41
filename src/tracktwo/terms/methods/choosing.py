"""Which turns may be counted, decided before anything is."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.tables import Chosen, Corpus, Index, LeftOut, Turn
from tracktwo.vocabulary.attribution import Rule, strictest
from tracktwo.vocabulary.errors import DataError, UsageError

__all__ = ["NoSharedLanguageError", "choose", "language_of"]

_BOTH: Final = 2


class NoSharedLanguageError(DataError):
    """The sides speak different languages, so how they use words cannot be compared."""


def choose(
    corpus: Corpus,
    index: Index,
    *,
    sides: tuple[str, str] | None = None,
    language: str | None = None,
    rule: Rule = Rule.OFF_THE_RECORD,
    dates: tuple[str | None, str | None] = (None, None),
    within_events: bool = False,
) -> Chosen:
    """Return the turns of two sides in one language.

    Args:
        corpus: the turns.
        index: of their texts, in the same order.
        sides: the two sides; by default those there are.
        language: the language; by default the one that both sides speak.
        rule: turns under a stricter rule are left out; by default none is.
        dates: the first and the last date; None = no limit. Turns without a date are left out where there is one.
        within_events: whether people change sides by lot only among those who spoke most at the same event.

    Raises:
        DataError: there is one side only, or nothing that one of them says may be counted.
        NoSharedLanguageError: there is no language that both speak, or not the one asked for.
        UsageError: there are more than two sides or several languages, and none was chosen.
    """
    turns = corpus.turns
    sides = _sides(corpus, sides)
    allowed = np.array([_is_allowed(turn, rule, dates) for turn in turns], dtype=np.bool_)
    seated = np.array([turn.side in sides for turn in turns], dtype=np.bool_)
    spoken = np.array([language_of(turn.language) for turn in turns], dtype=np.object_)
    tag = _language(turns, allowed & seated, sides, language)
    kept = allowed & seated & (spoken == tag)
    person, people = _people(turns, kept)
    return Chosen(
        corpus=corpus,
        index=index,
        sides=sides,
        language=tag,
        person=person,
        people=tuple(name for _, name in people),
        first=np.array([side == sides[0] for side, _ in people], dtype=np.bool_),
        strata=_events(turns, person, len(people)) if within_events else np.zeros(len(people), np.int32),
        left_out=LeftOut(
            empty=corpus.empty,
            stricter=int((~allowed).sum()),
            no_side=sum(turn.side is None for turn, may in zip(turns, allowed, strict=True) if may),
            other_sides=sum(
                turn.side is not None and turn.side not in sides
                for turn, may in zip(turns, allowed, strict=True)
                if may
            ),
            other_languages=int((allowed & seated & ~kept).sum()),
        ),
    )


def language_of(tag: str) -> str:
    """Return the primary language of a tag: ``zh`` of ``zh-Hans`` and of ``zh-Hant``."""
    return tag.partition("-")[0].lower()


def _is_allowed(turn: Turn, rule: Rule, dates: tuple[str | None, str | None]) -> bool:
    since, until = dates
    if strictest(turn.rule, rule) is not rule:
        return False
    if since is None and until is None:
        return True
    # dates are written year first, so a shorter one is the beginning of its days
    return (
        turn.date is not None
        and (since or "") <= turn.date
        and (until is None or turn.date[: len(until)] <= until)
    )


def _sides(corpus: Corpus, sides: tuple[str, str] | None) -> tuple[str, str]:
    there = list(dict.fromkeys(turn.side for turn in corpus.turns if turn.side is not None))
    if sides is not None:
        missing = [side for side in sides if side not in there]
        if missing:
            raise UsageError(
                f"No turn is of side {missing[0]!r}; there are {', '.join(map(repr, there)) or 'none'}."
            )
        return sides
    if len(there) < _BOTH:
        found = "no side" if not there else f"one side only, {there[0]!r}"
        empty = f" Turns without words are left out: {corpus.empty}." if corpus.empty else ""
        raise DataError(f"The turns name {found}; to compare, they should name two.{empty}")
    if len(there) > _BOTH:
        raise UsageError(f"There are {len(there)} sides; say which two to compare: --sides A,B.")
    return there[0], there[1]


def _language(
    turns: Iterable[Turn], kept: NDArray[np.bool_], sides: tuple[str, str], language: str | None
) -> str:
    pairs = {(turn.side, language_of(turn.language)) for turn, may in zip(turns, kept, strict=True) if may}
    spoken = {side: sorted(tag for at, tag in pairs if at == side) for side in sides}
    shared = sorted(set(spoken[sides[0]]) & set(spoken[sides[1]]))
    silent = next((side for side in sides if not spoken[side]), None)
    if silent is not None:
        raise DataError(
            f"Nothing that {silent!r} says may be counted under this rule and between these dates; choose others."
        )
    if language is not None:
        tag = language_of(language)
        if tag not in shared:
            raise NoSharedLanguageError(
                f"Both sides do not speak {tag!r}: {_told(spoken)}. How words are used can only be compared in one "
                "language; answers to boundary cases cross languages."
            )
        return tag
    if not shared:
        raise NoSharedLanguageError(
            f"The sides share no language: {_told(spoken)}. Words of two languages are different words, and a "
            "score of how they are used would say nothing; compare answers to boundary cases instead."
        )
    if len(shared) > 1:
        raise UsageError(
            f"Both sides speak {' and '.join(shared)}; say in which to compare: --in {shared[0]}."
        )
    return shared[0]


def _told(spoken: dict[str, list[str]]) -> str:
    return "; ".join(f"{side} {' and '.join(tags) or 'nothing'}" for side, tags in spoken.items())


def _people(
    turns: Iterable[Turn], kept: NDArray[np.bool_]
) -> tuple[NDArray[np.int32], list[tuple[str, str]]]:
    known: dict[tuple[str, str], int] = {}
    person = np.full(len(kept), -1, dtype=np.int32)
    for place, turn in enumerate(turns):
        if kept[place] and turn.side is not None:
            person[place] = known.setdefault((turn.side, turn.person), len(known))
    return person, list(known)


def _events(turns: Iterable[Turn], person: NDArray[np.int32], people: int) -> NDArray[np.int32]:
    """Return at which event each person has the most turns, by number."""
    said: list[Counter[str | None]] = [Counter() for _ in range(people)]
    for turn, who in zip(turns, person, strict=True):
        if who >= 0:
            said[who][turn.event] += 1
    numbers: dict[str | None, int] = {}
    most = [max(sorted(each, key=str), key=each.__getitem__) for each in said]
    return np.array([numbers.setdefault(event, len(numbers)) for event in most], dtype=np.int32)
