"""How results show themselves in a notebook: the picture, its sentence, and its table folded away.

The HTML has no script, loads nothing and escapes every name, so that a notebook that is passed on shows no more
than the result says.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from tracktwo.figures import Twin
from tracktwo.perception.pictures.areas import draw_agreement
from tracktwo.perception.pictures.changes import draw_change, most_changed_first
from tracktwo.perception.pictures.charts import chart_of_gaps
from tracktwo.perception.pictures.groups import groups_in_words, table_of_groups
from tracktwo.perception.pictures.overview import (
    overview_in_words,
    table_of_itself,
    table_of_ranking,
    table_of_readings,
)
from tracktwo.perception.pictures.rows import draw_gaps, widest_first
from tracktwo.perception.tables import Change, Gaps, Groups, Origin, Overview, pairs_of
from tracktwo.perception.tables.shown import chart_of, html_of
from tracktwo.vocabulary.languages import words

__all__ = ["PICTURED"]

PICTURED: Final = 24
"""How many statements one picture shows at most, so that it can be looked at; the result's table has all."""


@html_of.register
def _gaps_as_html(result: Gaps) -> str:
    keys = [pair[0]["statement"] for pair in widest_first(pairs_of(result.columns))]
    drawn = draw_gaps(result, statements=keys[:PICTURED])
    return "\n".join([drawn.to_html(), *_left(len(keys)), draw_agreement(result).to_html()])


@html_of.register
def _change_as_html(result: Change) -> str:
    keys = [pair[0]["statement"] for pair in most_changed_first(pairs_of(result.columns))]
    return "\n".join([draw_change(result, statements=keys[:PICTURED]).to_html(), *_left(len(keys))])


@html_of.register
def _groups_as_html(result: Groups) -> str:
    table = table_of_groups(result)
    return _told(groups_in_words(result), [table], origin=result.origin)


@html_of.register
def _overview_as_html(result: Overview) -> str:
    tables = [
        table_of_readings(result),
        table_of_ranking(result),
        table_of_ranking(result, disagreement=True),
        table_of_itself(result),
    ]
    return _told(overview_in_words(result), tables, origin=result.origin)


def _told(sentences: Iterable[str], tables: Iterable[Twin], *, origin: Origin | None) -> str:
    """Return sentences and those tables that have rows."""
    marked = words("en").gettext("SIMULATED: a program made these answers up; nobody gave them.")
    said = [*([marked] if origin is Origin.SIMULATED else []), *sentences]
    return "\n".join([f"<p>{escape(' '.join(said))}</p>", *(each.to_html() for each in tables if each.rows)])


def _left(statements: int) -> Iterable[str]:
    """Yield a line about the statements that are not drawn, if there are any."""
    left = statements - PICTURED
    if left > 0:
        text = words("en").ngettext(
            "%(num)s more statement is not drawn; the table has every one.",
            "%(num)s more statements are not drawn; the table has every one.",
            left,
        )
        yield f"<p>{text % {'num': left}}</p>"


chart_of.register(Gaps, chart_of_gaps)
