"""``tracktwo terms glossary``: what a glossary holds, and the same in another format."""

from collections.abc import Iterable
from pathlib import Path

import click

from tracktwo.cli.perception.options import language_option
from tracktwo.cli.perception.phrases import page
from tracktwo.cli.terms.phrases import listed
from tracktwo.cli.writing import write_files
from tracktwo.terms import Concept, Equivalence, Glossary, read_glossary, write_glossary
from tracktwo.vocabulary.languages import Words, words

__all__ = ["glossary"]


@click.command("glossary")
@click.argument("file")
@click.option("--to", metavar="OUT", help="Write it as TBX (.tbx), SKOS (.rdf) or CSV (.csv).")
@click.option("--force", is_flag=True, help="Replace OUT if it is there.")
@language_option
def glossary(*, file: str, to: str | None, force: bool, language: str) -> None:
    """Show the concepts of FILE, a glossary (.tbx, .xml, .rdf or .csv), and what of it is unknown.

    What is unknown is kept, and written back where it was.
    """
    found = read_glossary(file)
    if to is not None:
        write_files({Path(to): write_glossary(found, kind=Path(to).suffix.lower())}, force=force)
    click.echo(page(_lines(found, words(language))), nl=False)


def _lines(found: Glossary, text: Words) -> Iterable[str]:
    if found.title:
        yield found.title
    for concept in found.concepts:
        yield from _concept(concept, text)
    yield text.ngettext("{count} concept.", "{count} concepts.", len(found.concepts)).format(
        count=len(found.concepts)
    )
    unknown = found.unknown()
    if unknown:
        yield text.ngettext(
            "{count} part is unknown here; it is kept and written back:",
            "{count} parts are unknown here; they are kept and written back:",
            len(unknown),
        ).format(count=len(unknown))
        yield from (f"    {each.format} {each.place}: {each.content}" for each in unknown)


def _concept(concept: Concept, text: Words) -> Iterable[str]:
    terms = [
        f"{term.text} ({listed([each for each in (term.language, term.side) if each], text)})"
        for term in concept.terms
    ]
    yield text.gettext("; ").join(terms) or concept.key
    for said in concept.definitions:
        yield "    " + text.gettext("{side}: {definition}").format(
            side=said.side or text.gettext("Everybody"), definition=said.text
        )
    for pair in concept.equivalents:
        told = text.gettext("{term} and {other}: {strength}").format(
            term=pair.term, other=pair.other, strength=_strength(pair.strength, text)
        )
        if pair.lost is not None:
            told = text.gettext("{told}; lost: {lost}").format(told=told, lost=pair.lost)
        yield f"    {told}"


def _strength(strength: Equivalence, text: Words) -> str:
    return {
        Equivalence.SAME: text.gettext("the same"),
        Equivalence.NARROWER: text.gettext("the second covers less"),
        Equivalence.WIDER: text.gettext("the second covers more"),
        Equivalence.NONE: text.gettext("no equivalent, a way to say it"),
        Equivalence.FALSE_FRIEND: text.gettext("a false friend"),
    }[strength]
