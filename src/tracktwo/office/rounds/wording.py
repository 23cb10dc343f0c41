"""How a round words what it asks: a statement as each side reads it, and what a side is called.

A statement is a template for each language: ``{own}`` and ``{other}`` stand for the nouns of the reader's side and of
the other, ``{own adjective}`` and ``{other adjective}`` for their adjectives, so that a side never reads a sentence
about itself written by the other.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from tracktwo.vocabulary.languages import LanguageText, choose, words
from tracktwo.vocabulary.sides import sides_in_order

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Side, Statement

__all__ = [
    "PLACES",
    "Reading",
    "SideWords",
    "differs_by_side",
    "places_in",
    "readings",
    "rendered",
    "side_name",
    "statement_for",
    "unknown_places",
]

PLACES: Final = ("own", "other", "own adjective", "other adjective")
"""What may stand in braces."""

_BRACES: Final = re.compile(r"\{([^{}]*)\}")


class SideWords(Protocol):
    """How a side is called in statements, in each language."""

    @property
    def noun(self) -> LanguageText:
        """As in “In …, government decides”."""

    @property
    def adjective(self) -> LanguageText:
        """As in “… companies”."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A statement as one side reads it; ``side`` is None where everybody reads the same."""

    side: "Side | None"
    text: str


def places_in(template: str) -> frozenset[str]:
    """Return the names in braces in a template, known or not."""
    return frozenset(_BRACES.findall(template))


def unknown_places(template: str) -> list[str]:
    """Return what stands in a template's braces and is no place, or a brace that is left over, in order."""
    found = [name for name in _BRACES.findall(template) if name not in PLACES]
    return [*found, *re.findall(r"[{}]", _BRACES.sub("", template))]


def rendered(template: str, *, own: SideWords, other: SideWords, language: str) -> str:
    """Return a template as the side ``own`` reads it; a word that is not written yet leaves its place standing.

    A word the statement begins with gets a capital, in scripts that have them.

    >>> from types import SimpleNamespace
    >>> east = SimpleNamespace(noun={"en": "the East"}, adjective={"en": "eastern"})
    >>> west = SimpleNamespace(noun={"en": "the West"}, adjective={"en": "western"})
    >>> rendered("{other adjective} boats are larger than {own adjective} ones.", own=east, other=west, language="en")
    'Western boats are larger than eastern ones.'
    """
    filled = {
        "own": own.noun,
        "other": other.noun,
        "own adjective": own.adjective,
        "other adjective": other.adjective,
    }

    def fill(place: re.Match[str]) -> str:
        word = filled.get(place[1], {}).get(language) or place[0]
        begins = not any(map(str.isalnum, template[: place.start()]))
        return word[:1].upper() + word[1:] if begins else word

    return _BRACES.sub(fill, template)


def differs_by_side(statement: "Statement") -> bool:
    """Return whether the two sides read different sentences."""
    return any(map(places_in, statement.text.values()))


def statement_for(statement: "Statement", *, side: "Side", language: str) -> str:
    """Return a statement as a side reads it in a language; "" where it is not written in that language.

    Reads ``statement.round.sides``: prefetch it (``queries.asked`` does).
    """
    called = {each.side_id: each for each in statement.round.sides.all()}
    own = called.pop(side.pk)
    (other,) = called.values()
    return rendered(statement.text.get(language, ""), own=own, other=other, language=language)


def readings(statement: "Statement", *, language: str) -> tuple[Reading, ...]:
    """Return a statement as each side reads it, in the order of the published rule; one where both read the same."""
    if not differs_by_side(statement):
        return (Reading(side=None, text=statement.text.get(language, "")),)
    sides = [each.side for each in statement.round.sides.all()]
    return tuple(
        Reading(side=side, text=statement_for(statement, side=side, language=language))
        for side in sides_in_order(sides, sequence=statement.position)
    )


def side_name(side: "Side", round_: "Round", language: str) -> str:
    """Return what a side is called beside its answers: with “(simulated)” where a program made them up."""
    name = choose(side.name, language=language)[1]
    if not round_.is_simulated:
        return name
    return words(language).gettext("%(side)s (simulated)") % {"side": name}
