"""What the commands of this room share: how turns come in and are chosen, and how a result is printed."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import click

from tracktwo.cli.perception.options import json_text, two_sides
from tracktwo.terms import (
    Chosen,
    Corpus,
    Index,
    Known,
    Seat,
    choose,
    cutter,
    index_texts,
    language_of,
    read_glossary_terms,
    read_seats,
    read_text,
    read_turns,
)
from tracktwo.vocabulary.attribution import Rule, strictest
from tracktwo.vocabulary.cells import csv_text

__all__ = ["Material", "echo_result", "material_options"]

_DOCUMENTS: Final = frozenset({".html", ".htm", ".docx", ".pdf"})
_CHINESE: Final = "zh"
_SLOW: Final = 20_000_000
"""From so many characters on, indexing tells how far it is."""

_OPTIONS: Final = (
    click.option(
        "--seats",
        metavar="FILE",
        help="Who speaks for which side (speaker, side), for transcripts, which only have names.",
    ),
    click.option("--sides", metavar="A,B", help="The two sides to compare, when there are more."),
    click.option(
        "--in", "tongue", metavar="TAG", help="The language to compare in, when both sides speak several."
    ),
    click.option(
        "--rule",
        type=click.Choice([each.value for each in Rule]),
        default=Rule.OFF_THE_RECORD.value,
        show_default=True,
        help="Leave out turns under a stricter rule than this; a turn without a rule is off the record.",
    ),
    click.option("--since", metavar="DATE", help="Leave out what was said before, and what has no date."),
    click.option("--until", metavar="DATE", help="Leave out what was said after, and what has no date."),
    click.option(
        "--glossary",
        metavar="FILE",
        help="Terms that stay in one piece in Chinese: a glossary (.tbx, .csv, .rdf) or a text with one a line.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Turns as asked for, not yet counted.

    Attributes:
        corpus: the turns.
        sides: the two sides, if they were named.
        tongue: the language to compare in, if it was named.
        rule: turns under a stricter rule are left out.
        dates: the first and last date.
        glossary: terms that stay in one piece in Chinese.
    """

    corpus: Corpus
    sides: tuple[str, str] | None
    tongue: str | None
    rule: Rule
    dates: tuple[str | None, str | None]
    glossary: Sequence[str]

    def index(self, *, language: str | None = None) -> Index:
        """Return the index of all turns; for a language, with its words told apart."""
        texts = [turn.text for turn in self.corpus.turns]
        tell = _tell if sum(map(len, texts)) > _SLOW and sys.stderr.isatty() else None
        return index_texts(texts, cutter=cutter(self.glossary) if language == _CHINESE else None, tell=tell)

    def chosen(self, *, within_events: bool = False) -> Chosen:
        """Return the turns of two sides in one language. Raises: as :func:`tracktwo.terms.choose`."""
        # what cannot be compared is refused before anything is indexed
        found = choose(
            self.corpus,
            index_texts(()),
            sides=self.sides,
            language=self.tongue,
            rule=self.rule,
            dates=self.dates,
            within_events=within_events,
        )
        return replace(found, index=self.index(language=found.language))

    def may_be_seen(self) -> Callable[[Any], bool]:
        """Return what tells whether a turn may be looked at: by rule, dates, sides and language, if they were named."""
        since, until = self.dates
        tongue = None if self.tongue is None else language_of(self.tongue)
        return lambda turn: (
            strictest(turn.rule, self.rule) is self.rule
            and (self.sides is None or turn.side in self.sides)
            and tongue in (None, language_of(turn.language))
            and (since is None or (turn.date or "") >= since)
            and (until is None or (turn.date is not None and turn.date[: len(until)] <= until))
        )


def material_options(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with the options that say which turns count; :func:`material_of` takes them."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def material_of(corpus: str, options: Mapping[str, Any]) -> Material:
    """Return the turns of a file, with what the options say of them.

    Raises: UsageError, FileError, TableError or DataError if the corpus, the seats or the glossary cannot be used.
    """
    seats = read_seats(options["seats"]) if options["seats"] else {}
    return Material(
        corpus=_corpus(corpus, seats),
        sides=two_sides(options["sides"]),
        tongue=options["tongue"],
        rule=Rule(options["rule"]),
        dates=(options["since"], options["until"]),
        glossary=read_glossary_terms(options["glossary"]) if options["glossary"] else (),
    )


def echo_result(result: Any, form: str, *, in_words: Callable[[], str]) -> None:
    """Print a result in one of the forms of ``--format``; ``in_words`` writes it for reading."""
    match form:
        case "json":
            click.echo(json_text(result.to_dict()))
        case "csv":
            click.echo(csv_text(result.columns), nl=False)
        case _:
            click.echo(in_words(), nl=False)


def _corpus(path: str, seats: Mapping[str, Seat]) -> Corpus:
    if Path(path).suffix.lower() not in _DOCUMENTS:
        return read_turns(path, seats=seats)
    from tracktwo.record import read_document  # a whole room, for the few who hand in documents

    layer = read_document(path)
    return read_text(layer.text, known=Known(doc=layer.document, seats=seats, language=layer.language))


def _tell(done: int, whole: int) -> None:
    click.echo(f"\r{done * 100 // whole:3d} %", err=True, nl=done == whole)
