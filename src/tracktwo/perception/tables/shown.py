"""How a result shows itself where somebody works with it: one line in a console, a page in a notebook, a chart.

What is drawn is settled above, by ``tracktwo.perception.pictures``, which knows figures and says so here for each
kind of result; results themselves know nothing of pictures.
"""

from functools import singledispatch
from typing import TYPE_CHECKING

from tracktwo.perception.tables.answers import Origin
from tracktwo.vocabulary.cells import terminal_text
from tracktwo.vocabulary.errors import UsageError

if TYPE_CHECKING:
    import altair as alt

__all__ = ["Shown", "chart_of", "html_of", "told_of"]


class Shown:
    """A result that a notebook shows as pictures and tables; no participant is named in any of them."""

    def __repr__(self) -> str:
        """Return what it is and what it is about, on one line."""
        return f"<{type(self).__name__}: {self.summary()}>"

    def summary(self) -> str:
        """Return what the result is about: how much, of whom, and whether it is simulated."""
        raise NotImplementedError

    def chart(self) -> "alt.Chart | alt.LayerChart | alt.FacetChart":
        """Return the result as an Altair chart, to style and to build on; needs the ``notebook`` extra.

        Raises: UsageError if Altair is not installed, or there is no chart of this kind of result.
        """
        return chart_of(self)

    def _repr_html_(self) -> str | None:
        return html_of(self)


@singledispatch
def html_of(result: Shown) -> str | None:  # noqa: ARG001 -- what is registered looks at it
    """Return a result as HTML for a notebook; None, and the notebook takes the line instead."""
    return None


@singledispatch
def chart_of(result: Shown) -> "alt.Chart | alt.LayerChart | alt.FacetChart":
    """Return a result as an Altair chart."""
    raise UsageError(f"There is no chart of {type(result).__name__}; show it as it is, or use its table.")


def told_of(statements: int, *, sides: tuple[str, str], origin: Origin | None) -> str:
    """Return what a result is about, to stand in its line: ``24 statements, A and B, simulated``."""
    count = "1 statement" if statements == 1 else f"{statements} statements"
    marked = ", simulated" if origin is Origin.SIMULATED else ""
    return terminal_text(f"{count}, {sides[0]} and {sides[1]}{marked}")
