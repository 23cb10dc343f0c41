"""``tracktwo perception change``: two rounds of the same questions to what has changed, and how surely."""

import click

from tracktwo.cli.perception.change_words import change_in_words
from tracktwo.cli.perception.options import (
    csv_text,
    form_option,
    json_text,
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
    match form:
        case "json":
            click.echo(json_text(result.to_dict()))
        case "csv":
            click.echo(csv_text(result.columns), nl=False)
        case _:
            click.echo(change_in_words(result, words(language)), nl=False)
