"""Results as Altair charts, to style and to build on. Altair comes with the ``notebook`` extra; only this loads it."""

from typing import TYPE_CHECKING, Any, Final

from tracktwo.figures import Theme
from tracktwo.perception.pictures.labels import plain
from tracktwo.perception.pictures.rows import widest_first
from tracktwo.perception.tables import Gaps, Origin, pairs_of
from tracktwo.vocabulary.errors import UsageError
from tracktwo.vocabulary.languages import words

if TYPE_CHECKING:
    import altair as alt

__all__ = ["chart_of_gaps"]

_SHAPES: Final = ("circle", "diamond")
_SHOWN: Final = ("share", "low", "high", "expected", "expected_low", "expected_high", "n", "n_expected")
_PALETTE: Final = Theme.LIGHT.value


def chart_of_gaps(result: Gaps) -> "alt.FacetChart":
    """Return a chart of gaps: for each statement and side its own view with limits, and the other side's guess.

    Filled marks are own views, outlined ones guesses; a side has the shape and the colour it has in pictures.

    Raises: UsageError if Altair is not installed.
    """
    try:
        import altair as alt  # noqa: PLC0415 -- optional dependency
    except ImportError as error:
        raise UsageError(
            "Charts need Altair, which comes with the notebook extra: pip install 'tracktwo[notebook]'."
        ) from error
    rows, names = _rows(result), [plain(side) for side in result.sides]
    own = alt.X("share:Q", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format="%"), title=None)
    lane = alt.Chart().encode(
        y=alt.Y("side:N", sort=names, title=None),
        color=alt.Color(
            "side:N", scale=alt.Scale(domain=names, range=[_PALETTE.circle, _PALETTE.diamond]), legend=None
        ),
        shape=alt.Shape("side:N", scale=alt.Scale(domain=names, range=list(_SHAPES)), legend=None),
        tooltip=[alt.Tooltip(f"{name}:Q", format=".2f") for name in _SHOWN],
    )
    limits = lane.mark_rule().encode(x="low:Q", x2="high:Q")
    bar = lane.mark_rule(strokeWidth=4, opacity=0.3).encode(x="share:Q", x2="expected:Q")
    layers = (bar, limits, lane.mark_point(filled=True, size=90).encode(x=own))
    guess = lane.mark_point(filled=False, size=140).encode(x="expected:Q")
    order = list(dict.fromkeys(row["statement"] for row in rows))
    return (
        alt.layer(*layers, guess, data=alt.InlineData(values=rows))
        .facet(row=alt.Row("statement:N", sort=order, title=None, header=alt.Header(labelAngle=0)))
        .properties(title=_title(result))
    )


def _rows(result: Gaps) -> list[dict[str, Any]]:
    return [
        {
            "statement": plain(row["statement"]),
            "side": plain(row["side"]),
            **{name: row[name] for name in _SHOWN},
        }
        for pair in widest_first(pairs_of(result.columns))
        for row in pair
    ]


def _title(result: Gaps) -> str:
    text = words("en").gettext("What each side says, and what the other side guessed")
    if result.origin is Origin.SIMULATED:
        return words("en").gettext("%(title)s (simulated data)") % {"title": text}
    return text
