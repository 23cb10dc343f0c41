"""``tracktwo record``: documents read into sourced proposals. Needs no Django."""

import click

from tracktwo.cli.record.read import read

__all__ = ["record"]


@click.group()
def record() -> None:
    """The record: what documents say, with the passage for each value."""


record.add_command(read)
