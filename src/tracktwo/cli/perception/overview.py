"""``tracktwo perception overview``: what all statements show together, and what both sides share."""

import click

from tracktwo.cli.perception.options import (
    echo_result,
    form_option,
    language_option,
    members_of,
    members_option,
    sides_option,
    statements_option,
    two_sides,
)
from tracktwo.cli.perception.overview_words import overview_in_words
from tracktwo.perception import overview as look_over
from tracktwo.vocabulary.languages import words

__all__ = ["overview"]


@click.command("overview")
@click.argument("answers")
@statements_option
@sides_option
@members_option
@form_option
@language_option
def overview(
    *,
    answers: str,
    statements: str | None,
    sides: str | None,
    members: str | None,
    form: str,
    language: str,
) -> None:
    """Show what all statements in ANSWERS, a CSV or Parquet file, show together.

    How much of the difference lies between the sides, who reads whom better, which statements both sides agree to
    or reject, and what each side expects of itself (column expected_own, share 0-1, if it was asked).
    """
    result = look_over(answers, statements=statements, sides=two_sides(sides), members=members_of(members))
    echo_result(result, form, in_words=lambda: overview_in_words(result, words(language)))
