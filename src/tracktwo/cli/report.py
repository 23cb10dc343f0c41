"""``tracktwo report``: the report of a period, from what both sides approved, as files to hand on."""

from pathlib import Path

import click

from tracktwo.cli.office import DATA, office, programme_called, upgrade
from tracktwo.cli.writing import write_files
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["report"]


@click.command()
@click.argument("programme")
@click.option(
    "--period", required=True, metavar="DATE", help="A year, a month or a range, such as 2021 or 2019/2021."
)
@click.option(
    "--to",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder to write into.",
)
@click.option("--language", help="One language of the site only, such as zh-Hans. Default: all of them.")
@click.option("--format", "form", type=click.Choice(["html", "pdf"]), help="One form only. Default: both.")
@click.option("--force", is_flag=True, help="Replace files that are there.")
@DATA
def report(
    *,
    programme: str,
    period: str,
    to: Path,
    language: str | None,
    form: str | None,
    force: bool,
    data: Path | None,
) -> None:
    """Write the report of PROGRAMME for a period, one HTML page and one PDF in each language.

    It tells what the newest release tells that both sides approved, and nothing else. Words the team keeps for a
    report of exactly this period are in it, and it says then that they are not approved.
    """
    wanted = PartialDate.parse(period)
    with office(data):
        upgrade(make=False)
        from tracktwo.office.reporting import building, queries

        found = programme_called(programme)
        row = queries.of_period(found, wanted)
        built = building.report(found, wanted, texts=queries.texts_of(row) if row else None)
        files = {
            to / built.name(tag, form=each): built.file(tag, form=each)
            for tag in ([language] if language else built.languages)
            for each in ([form] if form else building.FORMATS)
        }
    write_files(files, force=force)
    for file in files:
        click.echo(str(file))
