"""``tracktwo terms keyness``: which words either side says more."""

from typing import Any

import click

from tracktwo.cli.perception.options import form_option, language_option
from tracktwo.cli.terms.keyness_words import keyness_in_words
from tracktwo.cli.terms.options import echo_result, material_of, material_options
from tracktwo.terms import keyness as find_key_words
from tracktwo.vocabulary.languages import words

__all__ = ["keyness"]


@click.command("keyness")
@click.argument("corpus")
@material_options
@click.option(
    "--within-events", is_flag=True, help="Draw sides anew only among people heard at the same event."
)
@click.option(
    "--top", type=click.IntRange(min=1), default=15, show_default=True, help="Words to tell of each side."
)
@form_option
@language_option
def keyness(*, corpus: str, within_events: bool, top: int, form: str, language: str, **options: Any) -> None:
    """Show which words either side says more in CORPUS.

    CORPUS has a row a turn (.jsonl or .csv: doc, side, speaker, language, event, date, rule, text), or is a transcript
    (.vtt, .srt, .txt, .html, .docx) with --seats. Chance is drawn over people, never over words: a word that one
    person says all the time is told apart.
    """
    result = find_key_words(material_of(corpus, options).chosen(within_events=within_events))
    echo_result(result, form, in_words=lambda: keyness_in_words(result, words(language), top=top))
