"""Wishes a question can come of: a side's own, and those both sides were asked about in a round."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracktwo.office.questions.models import Wish
from tracktwo.office.rounds.queries import wishes_revealed
from tracktwo.office.rounds.wording import statement_for

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side, Statement
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["RoundWish", "round_wishes", "wish_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWish:
    """A wish of a round whose results both sides know, as one side reads it."""

    statement: "Statement"
    text: "LanguageText"


def round_wishes(programme: "Programme", *, side: "Side") -> list[RoundWish]:
    """Return the wishes of revealed rounds, the latest round first, in the words a side was asked them."""
    found = []
    for statement in wishes_revealed(programme):
        texts = {tag: statement_for(statement, side=side, language=tag) for tag in statement.text}
        found.append(RoundWish(statement=statement, text={tag: text for tag, text in texts.items() if text}))
    return found


def wish_of(programme: "Programme", number: int, *, side: "Side") -> Wish | None:
    """Return one of a side's own wishes."""
    return Wish.objects.filter(programme=programme, pk=number, side=side).first()
