"""``tracktwo terms``: what each side means by its words, one file a command. Needs no Django."""

import click

from tracktwo.cli.terms.collocates import collocates
from tracktwo.cli.terms.concordance import concordance
from tracktwo.cli.terms.glossary import glossary
from tracktwo.cli.terms.keyness import keyness
from tracktwo.cli.terms.tension import tension

__all__ = ["terms"]


@click.group()
def terms() -> None:
    """What each side means by its words, with people as the unit of evidence."""


terms.add_command(keyness)
terms.add_command(collocates)
terms.add_command(concordance)
terms.add_command(tension)
terms.add_command(glossary)
