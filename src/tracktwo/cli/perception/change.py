"""``tracktwo perception change``: two rounds of the same questions to what has changed, and how surely."""

import click

from tracktwo.cli.perception.change_words import change_in_words
from tracktwo.cli.perception.options import (
    echo_result,
    form_option,
    language_option,
    sides_option,
    statements_option,
    two_sides,
)
from tracktwo.perception import change as find_change
from tracktwo.vocabulary.languages import words

__all__ = ["change"]


@click.command("change")
@click.argument("before")
@click.argument("after")
@statements_option
@sides_option
@form_option
@language_option
def change(
    *, before: str, after: str, statements: str | None, sides: str | None, form: str, language: str
) -> None:
    """Show what has changed from BEFORE to AFTER, two CSV or Parquet files of answers.

    Both have the columns that `tracktwo perception gaps` reads. The same person has the same participant code,
    and the same statement the same id, in both. Only people who answered both times are compared; the others are
    counted, and listed by --format json. No control group: change is not proof of effect.
    """
    result = find_change(before, after, statements=statements, sides=two_sides(sides))
    echo_result(result, form, in_words=lambda: change_in_words(result, words(language)))
