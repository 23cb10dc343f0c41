"""``tracktwo perception groups``: a file of votes to opinion groups, or that there are none here."""

import click

from tracktwo.cli.perception.groups_words import groups_in_words
from tracktwo.cli.perception.options import echo_result, form_option, language_option, two_sides
from tracktwo.perception import Layout, Start
from tracktwo.perception import groups as find_groups
from tracktwo.vocabulary.languages import words

__all__ = ["groups"]


@click.command("groups")
@click.argument("votes")
@click.option(
    "--layout", type=click.Choice(list(Layout)), help="What VOTES holds, if its header does not tell."
)
@click.option(
    "--groups", "k", type=int, metavar="K", help="The number of groups, if the votes are not to decide."
)
@click.option(
    "--start",
    type=click.Choice(list(Start)),
    default=Start.BEST,
    show_default=True,
    help="Where the search begins: several seeded starts, or the first rows, as Polis does.",
)
@click.option(
    "--statements",
    metavar="FILE",
    help="Which statements moderators turned down, such as Polis' comments.csv.",
)
@click.option("--sides", metavar="A,B", help="Of a table of answers, the two sides whose people count.")
@click.option(
    "--agree",
    type=click.Choice(["1", "-1"]),
    help="The number that means agree, which a raw dump of a database does not tell.",
)
@click.option("--few", is_flag=True, help="Look for groups among fewer than 30 people all the same.")
@form_option
@language_option
def groups(
    *,
    votes: str,
    layout: str | None,
    k: int | None,
    start: str,
    statements: str | None,
    sides: str | None,
    agree: str | None,
    few: bool,
    form: str,
    language: str,
) -> None:
    """Look for opinion groups in VOTES, a CSV or Parquet file; they may cut across the sides.

    VOTES has one row a vote (comment-id, voter-id, vote) or one row a participant, both as Polis exports them, or is
    a table of answers (participant, side, statement, stance). Chance is asked first: where one crowd without
    groups shows as much, there are none here. --format json lists who is in which group: for the team, not for release.
    """
    result = find_groups(
        votes,
        layout=layout,
        statements=statements,
        sides=two_sides(sides),
        k=k,
        start=start,
        agree=None if agree is None else int(agree),
        few=few,
    )
    echo_result(result, form, in_words=lambda: groups_in_words(result, words(language)))
