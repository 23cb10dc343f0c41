"""How results show themselves in a notebook: the picture, its sentence, and its table folded away.

The HTML has no script, loads nothing and escapes every name, so that a notebook that is passed on shows no more
than the result says.
"""

from typing import Final

from tracktwo.perception.pictures.areas import draw_agreement
from tracktwo.perception.pictures.charts import chart_of_gaps
from tracktwo.perception.pictures.rows import draw_gaps, pairs_of, widest_first
from tracktwo.perception.tables.gaps import Gaps
from tracktwo.perception.tables.shown import chart_of, html_of
from tracktwo.vocabulary.languages import words

__all__ = ["PICTURED"]

PICTURED: Final = 24
"""How many statements one picture shows at most, so that it can be looked at; the result's table has all."""


@html_of.register
def _gaps_as_html(result: Gaps) -> str:
    pairs = pairs_of(result.columns)
    shown = widest_first(pairs)[:PICTURED]
    figures = (draw_gaps(result, pairs=shown), draw_agreement(result))
    left = words("en").ngettext(
        "%(num)s more statement has a narrower gap; the table has all.",
        "%(num)s more statements have narrower gaps; the table has all.",
        len(pairs) - len(shown),
    ) % {"num": len(pairs) - len(shown)}
    return "\n".join(
        [*(figure.to_html() for figure in figures), *([f"<p>{left}</p>"] if len(pairs) > len(shown) else [])]
    )


chart_of.register(Gaps, chart_of_gaps)
