"""How far apart the sides are on a concept, and the company it keeps: worked out once for each state of things."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.db.models import prefetch_related_objects

from tracktwo.office.accounts.rights import Right
from tracktwo.office.terms.boards import cases_of
from tracktwo.office.terms.concepts import concepts_to_test, shown_definitions
from tracktwo.office.terms.measuring import chosen_turns, shared_languages
from tracktwo.terms import (
    CaseAnswer,
    Chosen,
    Collocates,
    NoSharedLanguageError,
    Sorted,
    Tension,
    collocates,
    language_of,
    tension,
    together,
)
from tracktwo.terms.tables import rows_of
from tracktwo.vocabulary.errors import DataError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Membership
    from tracktwo.office.terms.corpus import Shelf
    from tracktwo.office.terms.models import Concept

__all__ = ["Company", "Neighbour", "company_of", "tension_of", "tensions_of"]

_KEPT: Final = 256
_SHOWN: Final = 8
_CODES: Final = {CaseAnswer.YES: 0, CaseAnswer.NO: 1, CaseAnswer.DEPENDS: 2}

_weighed: "OrderedDict[tuple[Any, ...], Tension]" = OrderedDict()
_weighing: Final = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A word that stands next to a term: how often, and how many people say so."""

    word: str
    together: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The company a term keeps in one language: of either side alone, of both; by the key of the side."""

    term: str
    language: str
    of_side: dict[str, tuple[Neighbour, ...]]
    shared: tuple[str, ...]
    hits: dict[str, int]
    people: dict[str, int]


def tensions_of(
    concepts: "Sequence[Concept]", shelf: "Shelf | None", *, seat: "Membership"
) -> dict[int, Tension]:
    """Return how far apart the sides are on some concepts of a programme, by the concept's row.

    Each p is corrected for all concepts of the programme that can be tested, shown or not, so that a list and a card
    never say two things. A concept without anything to count has none.
    """
    programme = seat.programme
    prefetch_related_objects([programme], "sides")
    family = {each.pk: each for each in (*concepts_to_test(programme), *concepts)}
    for each in family.values():
        each.programme = programme  # one for all, with what was read of it
    found = {pk: tension_of(each, shelf, seat=seat) for pk, each in family.items()}
    known = {pk: each for pk, each in found.items() if each is not None}
    return dict(zip(known, together(list(known.values())), strict=True))


def tension_of(concept: "Concept", shelf: "Shelf | None", *, seat: "Membership") -> Tension | None:
    """Return how far apart the sides are on a concept by itself, as far as a member may know.

    Answers to cases come into it for those who read exact figures; None where there is nothing to count at all.
    """
    cases = cases_of(concept) if seat.may(Right.READ_EXACT) else None
    features = _features(concept)
    term, chosen, foreign = _said(concept, shelf)
    if cases is None and features is None and chosen is None:
        return None
    one, other = sorted(side.key for side in concept.programme.sides.all())
    state = (concept.pk, term, shelf.state if shelf else "", _print(cases), _print(features), foreign)
    with _weighing:
        known = _weighed.get(state)
    if known is None:
        known = tension(
            term, sides=(one, other), cases=cases, features=features, chosen=chosen, foreign=foreign
        )
    with _weighing:
        _weighed[state] = known
        while len(_weighed) > _KEPT:
            _weighed.popitem(last=False)
    return known


def company_of(concept: "Concept", shelf: "Shelf | None") -> Company | None:
    """Return the company a concept's term keeps in the language both sides share; None where there is none."""
    term, chosen, _foreign = _said(concept, shelf)
    if chosen is None:
        return None
    try:
        found = collocates(chosen, term)
    except UsageError:
        return None
    by_side = {side: _neighbours(found, side) for side in found.sides}
    words = {side: {each.word for each in rows} for side, rows in by_side.items()}
    shared = set.intersection(*words.values())
    one, other = found.sides
    return Company(
        term=term,
        language=found.language,
        of_side={
            side: tuple(each for each in rows if each.word not in shared)[:_SHOWN]
            for side, rows in by_side.items()
        },
        shared=tuple(each.word for each in by_side[one] if each.word in shared)[:_SHOWN],
        hits={one: found.hits[0], other: found.hits[1]},
        people={one: found.people[0], other: found.people[1]},
    )


def _said(concept: "Concept", shelf: "Shelf | None") -> tuple[str, Chosen | None, bool]:
    """Return the term to look up, the turns it may be counted in, and whether the sides share no language."""
    terms = [each for each in concept.terms.all() if each.side_id is None] or list(concept.terms.all())
    first = terms[0].text if terms else concept.key
    if shelf is None:
        return first, None, False
    shared = shared_languages(concept.programme, shelf)
    found = next((each for each in terms if language_of(each.language) in shared), None)
    if found is None:
        return first, None, not shared
    try:
        return found.text, chosen_turns(concept.programme, shelf, language_of(found.language)), False
    except NoSharedLanguageError:
        return first, None, True
    except (DataError, UsageError):
        return first, None, False


def _features(concept: "Concept") -> Sorted | None:
    """Return which definition of a side has which feature; each definition stands for one voice."""
    features = [each.code for each in concept.features.all()]
    sides = {side.pk: side.key for side in concept.programme.sides.all()}
    rows = [each for each in shown_definitions(concept) if each.side_id is not None and each.features]
    if not features or not rows:
        return None
    answers = np.array(
        [[_CODES.get(row.features.get(code), -1) for code in features] for row in rows], dtype=np.int8
    )
    return Sorted(
        tuple(f"definition {row.pk}" for row in rows),
        tuple(sides[row.side_id] for row in rows if row.side_id is not None),
        tuple(features),
        answers,
    )


def _neighbours(found: Collocates, side: str) -> list[Neighbour]:
    return [
        Neighbour(word=row["word"], together=row["together"], people=row["people"])
        for row in rows_of(found.columns)
        if row["side"] == side
    ]


def _print(found: Sorted | None) -> str:
    if found is None:
        return ""
    told = repr((found.people, found.sides, found.cases)).encode() + found.answers.tobytes()
    return hashlib.sha256(told).hexdigest()
