"""The words Chinese is cut by: the dictionary's, and the programme's own."""

from typing import TYPE_CHECKING

from tracktwo.office.terms.concepts import words_of_concepts
from tracktwo.terms import Cutter, cutter
from tracktwo.vocabulary.errors import UsageError

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["cutter_of", "own_words"]


def own_words(programme: "Programme") -> list[str]:
    """Return what stays in one piece in a programme's texts: names of its organisations, and terms of its glossary."""
    names = programme.organisations.values_list("name", "names__text")
    return sorted({*words_of_concepts(programme), *(name for row in names for name in row if name)})


def cutter_of(programme: "Programme") -> Cutter | None:
    """Return what tells words in Chinese apart; None where the dictionary is not installed: characters are words."""
    try:
        return cutter(own_words(programme))
    except UsageError:
        return None
