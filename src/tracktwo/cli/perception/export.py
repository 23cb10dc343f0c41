"""``tracktwo perception export``: a file of answers to a folder of tables that say what they are."""

from pathlib import Path

import click

from tracktwo.cli.perception.options import language_option, sides_option, statements_option, two_sides
from tracktwo.cli.writing import write_files
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.errors import FileError
from tracktwo.vocabulary.languages import words

__all__ = ["export"]


@click.command("export")
@click.argument("answers")
@click.option(
    "--to",
    "to",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder to write; made if it is missing.",
)
@statements_option
@click.option("--before", metavar="FILE", help="The answers of an earlier round, by the same people.")
@sides_option
@click.option("--force", is_flag=True, help="Replace files that are there.")
@language_option
def export(
    *,
    answers: str,
    to: Path,
    statements: str | None,
    before: str | None,
    sides: str | None,
    force: bool,
    language: str,
) -> None:
    """Write the results on ANSWERS, a CSV or Parquet file, as a folder for other programs.

    It holds each table as CSV, Parquet and JSON, a codebook of the columns, and the method with its sources in both
    languages. No file names a participant. The figures are exact, so they are for those who may see every answer.
    """
    from tracktwo.report import (
        files_of,
        gather,
    )  # a template engine, which other commands of this room do not need

    material = gather(answers, before=before, statements=statements, sides=two_sides(sides))
    files = {to / name: content for name, content in files_of(material).items()}
    try:
        to.mkdir(exist_ok=True)
    except OSError as error:
        raise FileError(f"The folder {to} cannot be made ({error.strerror}); nothing was written.") from error
    write_files(files, force=force)
    text = words(language)
    click.echo(
        text.gettext("Written in {folder}: {files}.").format(
            folder=terminal_text(str(to)), files=text.gettext(", ").join(file.name for file in files)
        )
    )
    click.echo(text.gettext("The figures are exact; mind who may see them."))
