"""What the commands of this room share: their options, and how a table is printed."""

import csv
import json
from collections.abc import Callable, Mapping
from typing import Final

import click

from tracktwo.perception import Change, Gaps, Groups, Overview
from tracktwo.vocabulary.cells import csv_text
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES

__all__ = [
    "echo_result",
    "form_option",
    "json_text",
    "language_option",
    "members_of",
    "members_option",
    "sides_option",
    "statements_option",
    "two_sides",
]

_COMMAS: Final = ",，"

statements_option = click.option(
    "--statements", metavar="FILE", help="The statements, their order, and which are reciprocal."
)
sides_option = click.option(
    "--sides", metavar="A,B", help="The two sides to compare, when the answers hold more."
)
members_option = click.option(
    "--members",
    metavar="A=12,B=10",
    help="How many people each side has in the room: figures are about this room only.",
)
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="For reading, for a spreadsheet, or for a program.",
)
language_option = click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    default="en",
    show_default=True,
    help="The language of the table.",
)


def two_sides(text: str | None) -> tuple[str, str] | None:
    """Return the two names of ``--sides``; a name that holds a comma is written in double quotes."""
    if text is None:
        return None
    for comma in _COMMAS:
        match _cells(text, comma):
            case [first, second] if first and second and first != second:
                return first, second
    raise UsageError(f"--sides {text!r} should name two different sides with a comma between: --sides A,B.")


def members_of(text: str | None) -> dict[str, int] | None:
    """Return what ``--members`` says by side; a name that holds a comma is written in double quotes."""
    if text is None:
        return None
    for comma in _COMMAS:
        pairs = [cell.replace("＝", "=").rpartition("=") for cell in _cells(text, comma)]
        counts = {side.strip(): count.strip() for side, _, count in pairs}
        if len(counts) == len(pairs) > 1 and all(counts) and all(map(str.isdecimal, counts.values())):
            return {side: int(count) for side, count in counts.items()}
    raise UsageError(
        f"--members {text!r} should say how many people each side has in the room: --members A=12,B=10."
    )


def _cells(text: str, comma: str) -> list[str]:
    """Return the cells of one line without white space around them, none if it is more than a line."""
    try:
        row = next(csv.reader([text], delimiter=comma, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in row]


def echo_result(result: Gaps | Change | Overview | Groups, form: str, *, in_words: Callable[[], str]) -> None:
    """Print a result in one of the forms of ``--format``; ``in_words`` writes it for reading."""
    match form:
        case "json":
            click.echo(json_text(result.to_dict()))
        case "csv":
            click.echo(csv_text(result.columns), nl=False)
        case _:
            click.echo(in_words(), nl=False)


def json_text(result: Mapping[str, object]) -> str:
    """Return a result as JSON that people can read; a number that is none is an error, never a word."""
    return json.dumps(result, ensure_ascii=False, indent=1, allow_nan=False)
