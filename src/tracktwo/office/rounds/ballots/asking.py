"""What a ballot asks and tells, in every language of its round; the same on paper and in a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext as _
from django.utils.translation import override

from tracktwo.office.rounds.ballots.blocks import STANCES
from tracktwo.office.rounds.joining.cards import choices_of
from tracktwo.office.rounds.joining.telling import told
from tracktwo.office.rounds.kinds import SEAT_WORDS, Carrier, Seat
from tracktwo.office.rounds.models import Batch, Statement
from tracktwo.office.rounds.ordering import in_order
from tracktwo.office.rounds.queries import versions_of
from tracktwo.office.rounds.wording import differs_by_side, readings, side_name, statement_for
from tracktwo.vocabulary.languages import LanguageText, choose

__all__ = ["Item", "items_of", "lines_told", "orders_of", "seat_name", "spoken"]

_ORDERS: Final = 12
"""In how many orders a file may put its statements; each copy draws one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One statement as it stands on a ballot: its place in the batch, and its words in each language.

    ``other`` is how the other side reads it, empty where it reads the same; ``choices`` the own views, by the number of
    each in a block.
    """

    place: int
    statement: Statement
    text: LanguageText
    other: LanguageText
    question: LanguageText
    expects: LanguageText
    choices: Mapping[int, LanguageText]

    @property
    def key(self) -> str:
        """The statement's key."""
        return self.statement.key


def spoken(batch: Batch, sentence: Callable[[], str]) -> dict[str, str]:
    """Return a sentence in every language of a batch's round."""
    found = {}
    for tag in batch.round.languages:
        with override(tag):
            found[tag] = sentence()
    return found


def items_of(batch: Batch) -> list[Item]:
    """Return what a batch asks, in its own order, in the wording it was made with."""
    versions = {(each.key, each.version): each for each in versions_of(batch.round)}
    statements = [versions[key, version] for key, version in batch.asked]
    return [_item(batch, place, each) for place, each in enumerate(statements, 1)]


def _item(batch: Batch, place: int, statement: Statement) -> Item:
    choices = spoken(
        batch, lambda: "\n".join(words for _value, words in choices_of(is_boundary=statement.is_boundary))
    )
    values = [value for value, _words in choices_of(is_boundary=statement.is_boundary)]
    return Item(
        place=place,
        statement=statement,
        text={tag: _read(batch, statement, tag) for tag in batch.round.languages},
        other={tag: _read_there(batch, statement, tag) for tag in batch.round.languages},
        question=(
            {tag: choose(batch.round.question, language=tag)[1] for tag in batch.round.languages}
            if statement.is_boundary
            else spoken(batch, lambda: _("What do you think yourself?"))
        ),
        expects=_expects(batch, statement) if batch.side else {},
        choices={
            STANCES.index(value): {tag: words.split("\n")[number] for tag, words in choices.items()}
            for number, value in enumerate(values)
        },
    )


def _expects(batch: Batch, statement: Statement) -> LanguageText:
    if statement.is_boundary:
        return spoken(
            batch,
            lambda: _(
                "Think of 10 participants on the other side who have a view. How many would say “I would”?"
            ),
        )
    return spoken(
        batch, lambda: _("Think of 10 participants on the other side who have a view. How many would agree?")
    )


def _read(batch: Batch, statement: Statement, language: str) -> str:
    if batch.side is None:
        return readings(statement, language=language)[0].text
    return statement_for(statement, side=batch.side, language=language)


def _read_there(batch: Batch, statement: Statement, language: str) -> str:
    if batch.side is None or not differs_by_side(statement):
        return ""
    other = next(each.side for each in batch.round.sides.all() if each.side_id != batch.side_id)
    return statement_for(statement, side=other, language=language)


def lines_told(batch: Batch) -> list[LanguageText]:
    """Return what a person is told before the first answer, line by line; the last is about the ballot itself."""
    every = {}
    for tag in batch.round.languages:
        with override(tag):
            every[tag] = [*told(batch.round, language=tag), _who_reads(batch)]
    return [dict(zip(every, lines, strict=True)) for lines in zip(*every.values(), strict=True)]


def _who_reads(batch: Batch) -> str:
    if batch.carrier == Carrier.PAPER:
        return _("Who keys this paper in reads it; it bears no name. Two people may key it in, and compare.")
    return _("Who enters the text for you could read it; it bears no name. Send it the way you trust.")


def seat_name(batch: Batch, language: str) -> str:
    """Return what a ballot's seat is called."""
    if batch.side is not None:
        return side_name(batch.side, batch.round, language)
    with override(language):
        return str(SEAT_WORDS[Seat(batch.seat)])


def orders_of(items: list[Item]) -> list[list[int]]:
    """Return the orders in which a file may put its statements, each as places; every copy draws one."""
    return [_order(items, uuid4()) for _each in range(_ORDERS)]


def _order(items: list[Item], participant: UUID) -> list[int]:
    places = {each.key: each.place for each in items}
    return [
        places[each.key] for each in in_order([item.statement for item in items], participant=participant)
    ]
