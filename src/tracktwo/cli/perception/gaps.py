"""``tracktwo perception gaps``: a file of answers to gaps, classes and honest uncertainty."""

import click

from tracktwo.cli.perception.options import (
    echo_result,
    form_option,
    language_option,
    sides_option,
    statements_option,
    two_sides,
)
from tracktwo.cli.perception.words import gaps_in_words
from tracktwo.perception import gaps as find_gaps
from tracktwo.vocabulary.languages import words

__all__ = ["gaps"]


@click.command("gaps")
@click.argument("answers")
@statements_option
@sides_option
@form_option
@language_option
def gaps(*, answers: str, statements: str | None, sides: str | None, form: str, language: str) -> None:
    """Show the gaps in ANSWERS, a CSV or Parquet file.

    Its columns are participant, side, statement, stance (agree, disagree, unsure, depends or blank = skipped)
    and expected (share 0-1 of the other side's people with a view who would agree; blank = cannot guess).
    White space around names and codes does not count; codes and names of columns are read in any case.
    """
    result = find_gaps(answers, statements=statements, sides=two_sides(sides))
    echo_result(result, form, in_words=lambda: gaps_in_words(result, words(language)))
