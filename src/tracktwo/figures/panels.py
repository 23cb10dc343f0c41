"""The picture of mirror images: the same sentence each way round, one panel for each side."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tracktwo.figures.cells import own_columns
from tracktwo.figures.drawing import OWN_RADIUS, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.lanes import GAP, MARGIN, NARROW_BELOW, draw_head
from tracktwo.figures.plotting import AXIS_HEIGHT, LANE, draw_plot
from tracktwo.figures.tables import Figure, MirrorPair, MirrorPanel, OwnBand, OwnView, SideLabel, Theme, Twin
from tracktwo.figures.wording import MINIMUM, Wording, joined, titled, told
from tracktwo.vocabulary.errors import DataError

__all__ = ["facing_panels"]

GUTTER: Final = 28.0
HALF: Final = Fraction(1, 2)


def facing_panels(
    pair: MirrorPair,
    *,
    sides: tuple[SideLabel, SideLabel],
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
    minimum: int = MINIMUM,
    bare: bool = False,
) -> Figure:
    """Return a picture of one sentence each way round, with what each side says about it.

    The scales of the two panels run away from each other, so that two equal views look like one in a mirror.

    Args:
        pair: The two panels, in the order to show.
        sides: The two sides, in any order.
        language: The tag the picture's words are written for.
        simulated: Whether the answers are simulated; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 360 or more; below 520 the panels stand one below the other, for a phone.
        minimum: Fewest people with figures; a smaller group is told in words only.
        bare: Whether to leave out the title and the notes on how to read it, for a screen with room for little.

    Returns:
        The picture; its table has a row per side; its sentence says in numbers what each side says and
        whether both intervals lie above one half, or that the data are too few.

    Raises:
        DataError: If the two panels are not about the two sides.
    """
    labels = {side.key: side for side in sides}
    panels = (pair.first, pair.second)
    if {panel.side for panel in panels} != set(labels):
        raise DataError(
            f"A pair of panels is about {pair.first.side!r} and {pair.second.side!r}; "
            f"expected one panel for each of {', '.join(labels)}."
        )
    wording = Wording.for_views((panel.own for panel in panels), language=language, minimum=minimum)
    gettext = wording.catalogue.gettext
    title = titled(gettext("The same sentence, each way round"), language=language, simulated=simulated)
    sentence = told(_sentence(panels, labels, wording), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated, bare=bare)
    y = _draw(sheet, panels, labels, wording, title=title, sentence=sentence)
    return Figure(
        svg=sheet.finish(height=y, title=title, sentence=sentence),
        twin=_twin(panels, labels, wording, caption=title),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def _draw(
    sheet: Sheet,
    panels: tuple[MirrorPanel, MirrorPanel],
    labels: dict[str, SideLabel],
    wording: Wording,
    *,
    title: str,
    sentence: str,
) -> float:
    """Draw title, panels and sentence; return the height they need."""
    inner = sheet.width - 2 * MARGIN
    y = draw_head(sheet, title, (wording.guide(guesses=False), wording.scale()))
    pens = [_Pen(sheet=sheet, panel=panel, side=labels[panel.side], wording=wording) for panel in panels]
    draw = _draw_stacked if sheet.width < NARROW_BELOW else _draw_facing
    y = draw(pens, y=y + 4 - GAP, inner=inner)
    if sheet.bare:
        return y
    return sheet.paragraph(sheet.group(kind="foot"), sentence, x=MARGIN, y=y + 8, width=inner, size=14) + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Draws one panel."""

    sheet: Sheet
    panel: MirrorPanel
    side: SideLabel
    wording: Wording

    def words(self, *, x: float, y: float, width: float) -> float:
        """Write side, sentence and figures; return where they end."""
        sheet, group = self.sheet, self.sheet.group(kind="words")
        pen = sheet.pen(group, self.side.mark)
        sheet.mark(pen, self.side.mark, x=x + 8, y=y + 8, filled=True, radius=OWN_RADIUS)
        y = sheet.paragraph(
            group, self.side.name, x=x + 22, y=y + 13, width=width - 22, size=14, ink=Ink.QUIET
        )
        y = sheet.paragraph(
            group,
            self.panel.text,
            x=x,
            y=y + 4,
            width=width,
            size=16,
            bold=True,
            language=self.panel.language,
        )
        return (
            sheet.paragraph(group, self.wording.own(self.panel.own), x=x, y=y + 4, width=width, size=14) - 8
        )

    def plot(self, *, x: float, y: float, width: float, reverse: bool) -> float:
        """Draw the scale, its half, and the side's view; return where they end."""
        group = self.sheet.group(kind="panel")
        plot = draw_plot(
            self.sheet, group, wording=self.wording, x=x, y=y, width=width, height=LANE, reverse=reverse
        )
        half = plot.at(float(HALF))
        self.sheet.lines(plot.area, [((half, y), (half, y + LANE))], ink=Ink.QUIET, width=1.25, kind="half")
        own = self.wording.shown_own(self.panel.own)
        plot.draw(own, None, mark=self.side.mark, y=y + LANE / 2, under=False)
        return y + LANE + AXIS_HEIGHT + GAP


def _draw_facing(pens: Sequence[_Pen], *, y: float, inner: float) -> float:
    column = (inner - GUTTER) / 2
    places = (MARGIN, MARGIN + column + GUTTER)
    # Sentences of different length must not put the two scales at different heights.
    below = max(pen.words(x=x, y=y, width=column) for pen, x in zip(pens, places, strict=True))
    first, second = pens
    first.plot(x=places[0], y=below, width=column, reverse=True)
    return second.plot(x=places[1], y=below, width=column, reverse=False)


def _draw_stacked(pens: Sequence[_Pen], *, y: float, inner: float) -> float:
    for pen in pens:
        below = pen.words(x=MARGIN, y=y, width=inner)
        y = pen.plot(x=MARGIN, y=below, width=inner, reverse=False)
    return y


def _sentence(panels: Sequence[MirrorPanel], labels: dict[str, SideLabel], wording: Wording) -> str:
    """Say what each side says, and whether both lie above one half: the condition of a mirror image."""
    gettext = wording.catalogue.gettext
    said = [
        gettext("%(side)s: %(said)s.") % {"side": labels[panel.side].name, "said": wording.own(panel.own)}
        for panel in panels
    ]
    shown = [own for own in (wording.shown_own(panel.own) for panel in panels) if own is not None]
    if len(shown) < len(panels):
        verdict = gettext("Too few answers to compare the two sides.")
    elif wording.banded:
        verdict = _verdict_of_bands(shown, wording)
    elif all(_above_half(own) for own in shown):
        verdict = gettext("Both intervals (90 %) lie above one half.")
    else:
        verdict = gettext("The intervals (90 %) do not both lie above one half.")
    return joined([*said, verdict])


def _verdict_of_bands(shown: Sequence[OwnView | OwnBand], wording: Wording) -> str:
    gettext = wording.catalogue.gettext
    if all(_above_half(own) for own in shown):
        return gettext("On both sides, more than half agree.")
    return gettext("It does not show that more than half agree on both sides.")


def _above_half(own: OwnView | OwnBand) -> bool:
    """Return whether a view lies above one half as a whole; an edge at one half belongs to the band below it."""
    return own.agree.low >= HALF if isinstance(own, OwnBand) else own.low > HALF


def _twin(
    panels: Sequence[MirrorPanel], labels: dict[str, SideLabel], wording: Wording, *, caption: str
) -> Twin:
    gettext = wording.catalogue.gettext
    columns = (
        gettext("Side"),
        gettext("The sentence as this side reads it"),
        *(head for head, _ in own_columns(None, wording)),
    )
    rows = tuple(
        (labels[panel.side].name, panel.text, *(cell for _, cell in own_columns(panel.own, wording)))
        for panel in panels
    )
    return Twin(caption=caption, columns=columns, rows=rows)
