"""``tracktwo perception mapping`` and ``convert``: from another program's survey to a file of answers."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from tracktwo.cli.perception.options import json_text, language_option
from tracktwo.cli.perception.tables import table_bytes
from tracktwo.cli.writing import write_files
from tracktwo.perception import Converted, draft_mapping
from tracktwo.perception import convert as convert_survey
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.languages import Words, words

__all__ = ["convert", "mapping"]

_force = click.option("--force", is_flag=True, help="Replace files that are there.")


@click.command("mapping")
@click.argument("survey")
@click.option("--to", "to", type=click.Path(path_type=Path), help="The file to write; otherwise it is shown.")
@_force
@language_option
def mapping(*, survey: str, to: Path | None, force: bool, language: str) -> None:
    """Draft the mapping of SURVEY, for you to finish: which column is what, and what its values mean.

    SURVEY is a CSV file as LimeSurvey, Qualtrics, Google Forms or a spreadsheet writes it, an SPSS file (.sav) or a
    Parquet file, with one row a participant. Lines marked GUESS were guessed; lines marked TO DO wait for you.
    """
    draft = draft_mapping(survey, language=language)
    if to is None:
        click.echo(draft, nl=False)
    else:
        write_files({to: draft.encode()}, force=force)
        text = words(language)
        click.echo(text.gettext("{file} is written; look at it line by line.").format(file=_shown(to)))


@click.command("convert")
@click.argument("survey")
@click.option(
    "--mapping",
    "map_file",
    required=True,
    metavar="FILE",
    help="Which column is what; see the command mapping.",
)
@click.option(
    "--to", "to", required=True, type=click.Path(path_type=Path), help="The answers, .csv or .parquet."
)
@click.option(
    "--statements-to", type=click.Path(path_type=Path), help="The list of statements, .csv or .parquet."
)
@_force
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="The account of what was left out: for reading, or for a program.",
)
@language_option
def convert(
    *,
    survey: str,
    map_file: str,
    to: Path,
    statements_to: Path | None,
    force: bool,
    form: str,
    language: str,
) -> None:
    """Write the answers of SURVEY as a file that the other commands read, and say what was left out.

    SURVEY has one row a participant; its columns are mapped by a file that the command mapping drafts. A column that
    is neither mapped nor ignored is refused, and what is ignored is not read. Nothing is written unless all of it is
    right.
    """
    _check_names(survey, map_file, to, statements_to)
    done = convert_survey(survey, mapping=map_file)
    files = {to: table_bytes(done.answers_arrow, file=to)}
    if statements_to is not None:
        files[statements_to] = table_bytes(done.statements_arrow, file=statements_to)
    write_files(files, force=force)
    if form == "json":
        click.echo(json_text(done.to_dict()))
    else:
        click.echo("\n".join(_account(done, files, words(language))))


def _check_names(survey: str, map_file: str, *targets: Path | None) -> None:
    """Refuse to write over what is read, or two tables into one file."""
    named = [Path(survey).absolute(), Path(map_file).absolute(), *(to.absolute() for to in targets if to)]
    if len(set(named)) < len(named):
        raise UsageError("The survey, the mapping and what is written should be different files.")


def _account(done: Converted, files: Mapping[Path, bytes], text: Words) -> Iterable[str]:
    account = done.account
    yield text.gettext("Written: {files}.").format(
        files=text.gettext(", ").join(_shown(file) for file in files)
    )
    sides = (
        text.gettext("{side} {count}").format(side=terminal_text(side), count=count)
        for side, count in account.people.items()
    )
    statements = text.ngettext("{count} statement", "{count} statements", account.statements)
    yield text.gettext("People: {sides}; {statements}.").format(
        sides=text.gettext(", ").join(sides), statements=statements.format(count=account.statements)
    )
    yield text.gettext(
        "Stances: {stances}. Guesses about the other side: {guesses}. Guesses about the own side: {own_guesses}."
    ).format(stances=account.stances, guesses=account.guesses, own_guesses=account.own_guesses)
    yield text.gettext(
        "Left out: {set_aside} by leave_out, {without_side} without a side, {silent} who answered nothing. "
        "Columns not read: {ignored}."
    ).format(
        set_aside=account.set_aside,
        without_side=account.without_side,
        silent=account.silent,
        ignored=account.ignored,
    )
    if account.numbered:
        yield text.gettext(
            "Participants go by the number of their row: the mapping names no column of codes."
        )
    if account.low_guesses:
        yield text.gettext(
            "Look again: no guess lies above a tenth of the scale. If people counted to ten, scale should be 10."
        )


def _shown(file: Path) -> str:
    return terminal_text(str(file))
