"""``tracktwo perception report``: a file of answers to one page that stands alone and prints, in both languages."""

from pathlib import Path

import click

from tracktwo.cli.perception.options import sides_option, statements_option, two_sides
from tracktwo.cli.writing import write_files
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, words

__all__ = ["report"]


@click.command("report")
@click.argument("answers")
@click.option(
    "--to",
    "to",
    required=True,
    type=click.Path(path_type=Path),
    help="The HTML file to write, such as report.html.",
)
@statements_option
@click.option("--before", metavar="FILE", help="The answers of an earlier round, by the same people.")
@sides_option
@click.option("--date", "day", metavar="DATE", help="The date to print, such as 2026-11-22; otherwise none.")
@click.option("--force", is_flag=True, help="Replace the file if it is there.")
@click.option(
    "--language",
    type=click.Choice(INTERFACE_LANGUAGES),
    default="en",
    show_default=True,
    help="The language that comes first; the other follows in the same file.",
)
def report(
    *,
    answers: str,
    to: Path,
    statements: str | None,
    before: str | None,
    sides: str | None,
    day: str | None,
    force: bool,
    language: str,
) -> None:
    """Write a report on ANSWERS, a CSV or Parquet file: pictures, tables and words on one page.

    The page needs nothing else: no script, no network. It prints on A4, has both languages, and shows exact figures, so
    it is for those who may see every answer. The columns text_en and text_zh-Hans of --statements, where there are
    any, say what the statements say; otherwise their ids stand for them.
    """
    _check_name(to, answers, statements, before)
    from tracktwo.report import gather, render  # a template engine, which no other command of this room needs

    material = gather(
        answers,
        before=before,
        statements=statements,
        sides=two_sides(sides),
        day=None if day is None else PartialDate.parse(day),
    )
    write_files({to: render(material, first=language).encode()}, force=force)
    text = words(language).gettext("{file} is written. It has exact figures; mind who may see it.")
    click.echo(text.format(file=terminal_text(str(to))))


def _check_name(to: Path, *sources: str | None) -> None:
    """Refuse a name that does not say what is written, or to write over what is read."""
    if to.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(f"--to {str(to)!r} should end in .html; a report is one HTML page.")
    if to.absolute() in {Path(source).absolute() for source in sources if source is not None}:
        raise UsageError("The report should be another file than those it is made from.")
