"""Ballots on paper: each with its number and its own order, a return code to tear off, every language of the round."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext as _

from tracktwo.office.rounds.ballots.asking import Item, items_of, lines_told, seat_name, spoken
from tracktwo.office.rounds.ballots.making import paper_seat, printed_number
from tracktwo.office.rounds.codes import return_code, written
from tracktwo.office.rounds.models import Batch
from tracktwo.office.rounds.ordering import in_order
from tracktwo.report.printing import (
    Block,
    Boxes,
    Frame,
    Heading,
    InLanguage,
    Listing,
    NewPage,
    Paper,
    Paragraph,
    Run,
    Together,
    as_pdf,
)
from tracktwo.vocabulary.languages import LanguageText, choose

__all__ = ["ballot_papers", "in_paper_order"]

_LINE: Final = 60
"""How long the line is on which somebody writes what an answer depends on."""


def ballot_papers(batch: Batch, *, address: str) -> bytes:
    """Return the papers of a batch as one PDF.

    Args:
        batch: a batch on paper.
        address: where people come in who have a network after all.

    Raises: DataError if a character has no font here; UsageError if the typesetter is not installed.
    """
    first = batch.round.languages[0]
    items, told = items_of(batch), lines_told(batch)
    blocks: list[Block] = []
    for number in range(1, batch.people + 1):
        blocks += [NewPage()] if blocks else []
        blocks += _paper(batch, number, items=items, told=told, address=address)
    return as_pdf(
        Paper(
            title=choose(batch.round.title, language=first)[1],
            language=first,
            notice=_both(spoken(batch, lambda: _("Simulated"))) if batch.round.is_simulated else "",
            footer=choose(batch.round.programme.name, language=first)[1],
            blocks=blocks,
        )
    )


def in_paper_order(batch: Batch, number: int) -> list[Item]:
    """Return what a paper asks, in the order it is printed in: another one for each, as on telephones."""
    return _ordered(batch, number, items_of(batch))


def _ordered(batch: Batch, number: int, items: list[Item]) -> list[Item]:
    by_key = {each.key: each for each in items}
    statements = [each.statement for each in items]
    return [by_key[each.key] for each in in_order(statements, participant=paper_seat(batch, number))]


def _paper(
    batch: Batch, number: int, *, items: list[Item], told: list[LanguageText], address: str
) -> list[Block]:
    seat = paper_seat(batch, number)
    name = {tag: seat_name(batch, tag) for tag in batch.round.languages}
    return [
        _slip(batch, code=written(return_code(seat)), address=address),
        Heading([Run(printed_number(batch, number), is_strong=True), f" · {_both(name)}"], level=1),
        *[InLanguage(tag, [Listing([line[tag] for line in told])]) for tag in batch.round.languages],
        Boxes([_both(spoken(batch, lambda: _("I understand and agree")))]),
        *[
            _card(place, item, batch, printed=printed_number(batch, number))
            for place, item in enumerate(_ordered(batch, number, items), 1)
        ],
    ]


def _slip(batch: Batch, *, code: str, address: str) -> Block:
    """Return what a person tears off and keeps."""
    return Frame(
        [
            _said(batch, lambda: _("Tear this off and keep it. Your return code:")),
            Paragraph(Run(code, is_strong=True)),
            _said(
                batch,
                lambda: _("With it you can read, change or withdraw your answers once they are entered."),
            ),
            Paragraph(address, is_quiet=True),
        ]
    )


def _card(place: int, item: Item, batch: Batch, *, printed: str) -> Block:
    """Return one statement with its boxes, kept on one page; it says which paper it is from, should pages get apart."""
    guess = spoken(batch, lambda: _("I cannot guess"))
    expects: list[Block] = [
        *(
            InLanguage(tag, [Paragraph(_expectation(item, tag), is_quiet=True)])
            for tag in batch.round.languages
        ),
        Boxes([*map(str, range(11)), _both(guess)]),
    ]
    return Together(
        [
            *(
                InLanguage(tag, [Paragraph(Run(f"{place}. {item.text[tag]}", is_strong=True))])
                for tag in batch.round.languages
            ),
            Paragraph([printed, *_runs(item.question)], is_quiet=True),
            Boxes([_both(each) for each in item.choices.values()]),
            *([Paragraph("_" * _LINE)] if item.statement.is_boundary else []),
            *(expects if item.expects else []),
        ]
    )


def _runs(texts: LanguageText) -> list[str | Run]:
    """Return words in every language, each in its own, to follow others on one line."""
    return [run for tag, words in texts.items() for run in (" · ", Run(words, language=tag))]


def _expectation(item: Item, language: str) -> str:
    """Return what is asked about the other side, with how that reads the statement where it reads it otherwise."""
    return (
        f"{item.other[language]} – {item.expects[language]}"
        if item.other[language]
        else item.expects[language]
    )


def _said(batch: Batch, sentence: Callable[[], str]) -> Block:
    """Return a sentence in every language of the round, one below the other."""
    return Together([InLanguage(tag, [Paragraph(words)]) for tag, words in spoken(batch, sentence).items()])


def _both(texts: LanguageText) -> str:
    """Return short words in every language on one line."""
    return " · ".join(dict.fromkeys(texts.values()))
