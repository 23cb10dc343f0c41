"""``tracktwo terms collocates``: the company a term keeps on either side."""

from typing import Any

import click

from tracktwo.cli.perception.options import form_option, language_option
from tracktwo.cli.terms.collocates_words import collocates_in_words
from tracktwo.cli.terms.options import echo_result, material_of, material_options
from tracktwo.terms import collocates as find_company
from tracktwo.vocabulary.languages import words

__all__ = ["collocates"]


@click.command("collocates")
@click.argument("corpus")
@click.option("--term", required=True, help="The term, as it is said.")
@material_options
@click.option(
    "--top", type=click.IntRange(min=1), default=15, show_default=True, help="Words to tell of each side."
)
@form_option
@language_option
def collocates(*, corpus: str, term: str, top: int, form: str, language: str, **options: Any) -> None:
    """Show which words stand next to a term on either side of CORPUS, and how many people put them there."""
    result = find_company(material_of(corpus, options).chosen(), term)
    echo_result(result, form, in_words=lambda: collocates_in_words(result, words(language), top=top))
