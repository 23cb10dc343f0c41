"""``tracktwo perception``: from a file of answers to findings, one file a command. Needs no Django."""

import click

from tracktwo.cli.perception.change import change
from tracktwo.cli.perception.convert import convert, mapping
from tracktwo.cli.perception.export import export
from tracktwo.cli.perception.gaps import gaps
from tracktwo.cli.perception.groups import groups
from tracktwo.cli.perception.overview import overview
from tracktwo.cli.perception.report import report

__all__ = ["perception"]


@click.group()
def perception() -> None:
    """What each side thinks, and what each thinks the other thinks."""


perception.add_command(gaps)
perception.add_command(change)
perception.add_command(overview)
perception.add_command(groups)
perception.add_command(mapping)
perception.add_command(convert)
perception.add_command(report)
perception.add_command(export)
