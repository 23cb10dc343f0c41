"""The picture of change: what the same people said before and after, and what the other side guessed."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import KEY_RADIUS, TYPE, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.lanes import GAP, MARGIN, NARROW_BELOW, draw_head, draw_rule, require_sides
from tracktwo.figures.plotting import AXIS_HEIGHT, Plot, draw_plot
from tracktwo.figures.steps import (
    guess_in_words,
    own_in_words,
    readings_in_order,
    shown_guess,
    shown_own,
    twin_of_changes,
    wording_of_changes,
)
from tracktwo.figures.tables import (
    ChangeReading,
    ChangeRow,
    Figure,
    GuessTwice,
    OwnTwice,
    SideLabel,
    Step,
    Theme,
)
from tracktwo.figures.wording import MINIMUM, Wording, joined, titled, told
from tracktwo.vocabulary.sides import Mark

__all__ = ["slopes"]

TEXT: Final = 14.0
_LEVEL: Final = 24.0
"""How far after stands under before."""
_INDENT: Final = 20.0


def slopes(
    rows: Sequence[ChangeRow],
    *,
    sides: Sequence[SideLabel],
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
    minimum: int = MINIMUM,
) -> Figure:
    """Return a picture of how far people who were asked twice have moved, statement by statement.

    In each row every side has a lane. Filled marks with their 90 % intervals are what the side said itself,
    before above and after below; outlined marks under them are what the other side guessed. The line between
    the two marks slopes the way people moved: heavy where the change is detectable, dotted where it is not.

    Args:
        rows: The statements, in the order to show; a side or a figure may be missing.
        sides: The two sides, in the order of their lanes.
        language: The tag the picture's words are written for.
        simulated: Whether the answers are simulated; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 320 or more; below 520 the lanes are stacked, for a phone.
        minimum: Fewest people with figures; a smaller group is told in words only.

    Returns:
        The picture; its table has a row per statement and side. Its sentence tells the one statement there is, or
        how many changes are detectable and which is the largest; and that there is no control group.

    Raises:
        DataError: If a row names a side that is not one of ``sides``.
    """
    readings = [reading for row in rows for reading in row.readings]
    labels = require_sides((reading.side for reading in readings), sides)
    wording = wording_of_changes(readings, language=language, minimum=minimum)
    gettext = wording.catalogue.gettext
    title = titled(
        gettext("What has changed among those who answered both times"),
        language=language,
        simulated=simulated,
    )
    caution = gettext("No control group: change is not proof of effect.")
    sentence = told(
        joined([_sentence(rows, labels, wording), caution]), language=language, simulated=simulated
    )
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    guide = gettext(
        "Upper mark: before. Lower mark: after. Filled: what a side says itself, with its interval (90 %). "
        "Outlined: what the other side guessed. Heavy line: a detectable change. Dotted: no detectable change."
    )
    scale = wording.catalogue.gettext(wording.question.scale_of_people[wording.counts])
    y = draw_head(sheet, title, (guide, joined([scale, caution])))
    draw_row = _draw_stacked if width < NARROW_BELOW else _draw_wide
    for row in rows:
        y = draw_row(sheet, row, y=y, sides=sides, wording=wording)
    return Figure(
        svg=sheet.finish(height=y - GAP / 2, title=title, sentence=sentence),
        twin=twin_of_changes(rows, sides, wording, caption=title),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


class _Lane(NamedTuple):
    """A side's part of a row: what of it may be drawn."""

    side: SideLabel
    reading: ChangeReading
    own: OwnTwice | None
    guessed: GuessTwice | None

    @property
    def height(self) -> float:
        return _LEVEL * 2 * max(1, (self.own is not None) + (self.guessed is not None))


def _lanes(row: ChangeRow, sides: Sequence[SideLabel], wording: Wording) -> list[_Lane]:
    return [
        _Lane(side, reading, shown_own(reading.own, wording), shown_guess(reading.guessed, wording))
        for side, reading in readings_in_order(row, sides)
    ]


def _draw_wide(
    sheet: Sheet, row: ChangeRow, *, y: float, sides: Sequence[SideLabel], wording: Wording
) -> float:
    """Draw a row as statement, lanes, words side by side; return where the next row begins."""
    group = sheet.group(kind="row")
    column = (sheet.width - 2 * MARGIN - 2 * GAP) / 20
    plot_x = MARGIN + 5 * column + GAP
    words_x = plot_x + 7 * column + GAP
    draw_rule(sheet, group, y=y)
    bottom = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + TYPE, width=5 * column, size=TEXT, bold=True, language=row.language
    )
    lanes = _lanes(row, sides, wording)
    tops = [y]
    for lane in lanes:
        end = _draw_words(sheet, group, lane, x=words_x, y=tops[-1], width=8 * column, wording=wording)
        tops.append(max(end, tops[-1] + lane.height))
    height = max(tops[-1] - y, 2 * _LEVEL)
    plot = draw_plot(sheet, group, wording=wording, x=plot_x, y=y, width=7 * column, height=height)
    for lane, top, end in zip(lanes, tops[:-1], tops[1:], strict=True):
        _draw_lane(plot, lane, y=(top + end - lane.height) / 2)
    return max(bottom, y + height + AXIS_HEIGHT) + 2 * GAP


def _draw_stacked(
    sheet: Sheet, row: ChangeRow, *, y: float, sides: Sequence[SideLabel], wording: Wording
) -> float:
    """Draw a row as the statement and its lanes one below the other; return where the next row begins."""
    group = sheet.group(kind="row")
    inner = sheet.width - 2 * MARGIN
    draw_rule(sheet, group, y=y)
    y = sheet.paragraph(
        group, row.text, x=MARGIN, y=y + TYPE, width=inner, size=16, bold=True, language=row.language
    )
    y += GAP / 2 - TYPE
    lanes = _lanes(row, sides, wording)
    for number, lane in enumerate(lanes, start=1):
        y = _draw_words(sheet, group, lane, x=MARGIN, y=y, width=inner, wording=wording) - GAP / 3
        last = number == len(lanes)
        plot = draw_plot(
            sheet, group, wording=wording, x=MARGIN, y=y, width=inner, height=lane.height, numbered=last
        )
        _draw_lane(plot, lane, y=y)
        y += lane.height + GAP / 2
    return y + AXIS_HEIGHT + 1.5 * GAP


def _draw_words(
    sheet: Sheet, parent: Element, lane: _Lane, *, x: float, y: float, width: float, wording: Wording
) -> float:
    """Write a lane's side and what it says, each with its mark; return where it ends."""
    y = sheet.paragraph(parent, lane.side.name, x=x, y=y + TYPE, width=width, bold=True)
    pen = sheet.pen(parent, lane.side.mark)
    said = own_in_words(lane.reading.own, wording), guess_in_words(lane.reading.guessed, wording)
    for text, filled in zip(said, (True, False), strict=True):
        sheet.mark(pen, lane.side.mark, x=x + 8, y=y - 5, filled=filled, radius=KEY_RADIUS)
        y = sheet.paragraph(parent, text, x=x + _INDENT, y=y, width=width - _INDENT) + 1
    return y


def _draw_lane(plot: Plot, lane: _Lane, *, y: float) -> None:
    """Draw what is known of a side from ``y`` down: its own marks, and under them those of the guesses."""
    mark = lane.side.mark
    if lane.own is not None:
        ends = [view.share or 0.0 for view in (lane.own.before, lane.own.after)]
        _draw_slope(plot, ends, lane.own.step, mark=mark, y=y)
        for view, level in zip((lane.own.before, lane.own.after), _levels(y), strict=True):
            plot.draw(view, None, mark=mark, y=level)
        y += 2 * _LEVEL
    if lane.guessed is not None:
        ends = [guess.expected for guess in (lane.guessed.before, lane.guessed.after)]
        _draw_slope(plot, ends, lane.guessed.step, mark=mark, y=y)
        for guess, level in zip((lane.guessed.before, lane.guessed.after), _levels(y), strict=True):
            plot.draw(None, guess, mark=mark, y=level)


def _levels(y: float) -> tuple[float, float]:
    return y + _LEVEL / 2, y + 3 * _LEVEL / 2


def _draw_slope(plot: Plot, ends: Sequence[float], step: Step, *, mark: Mark, y: float) -> None:
    line = tuple((plot.at(share), level) for share, level in zip(ends, _levels(y), strict=True))
    look = (3.5, "") if step.detectable else (1.5, "1.5 3.5")
    plot.sheet.lines(
        plot.area, [(line[0], line[1])], ink=Ink.of(mark), width=look[0], dashes=look[1], kind="slope"
    )


def _sentence(rows: Sequence[ChangeRow], labels: dict[str, SideLabel], wording: Wording) -> str:
    """Tell the one statement there is; of several, how many changes are detectable and which is the largest."""
    catalogue = wording.catalogue
    if len(rows) == 1:
        text = catalogue.gettext("%(side)s: %(said)s; %(guessed)s.")
        return joined(
            text
            % {
                "side": side.name,
                "said": own_in_words(reading.own, wording),
                "guessed": guess_in_words(reading.guessed, wording),
            }
            for side, reading in readings_in_order(rows[0], labels.values())
        )
    count = catalogue.ngettext("%(n)s statement.", "%(n)s statements.", len(rows)) % {"n": len(rows)}
    return joined([count, *_standing(rows, labels, wording)])


def _standing(rows: Sequence[ChangeRow], labels: dict[str, SideLabel], wording: Wording) -> Iterator[str]:
    """Yield how many changes can be told from none, and the largest of them."""
    catalogue = wording.catalogue
    seen = [
        (abs(own.step.change), row, reading)
        for row in rows
        for reading in row.readings
        if (own := shown_own(reading.own, wording)) is not None
    ]
    clear = [each for each in seen if isinstance(each[2].own, OwnTwice) and each[2].own.step.detectable]
    if not seen:
        yield catalogue.gettext("Too few people answered both times.")
    elif not clear:
        yield catalogue.gettext("No detectable change in what the sides say themselves.")
    else:
        yield catalogue.gettext("What a side says itself changed detectably in %(count)s of %(all)s.") % {
            "count": len(clear),
            "all": len(seen),
        }
        # The first of equal changes, so that the sentence does not depend on anything but the rows.
        _, row, reading = max(clear, key=lambda each: each[0])
        yield catalogue.gettext("Largest: “%(statement)s” %(side)s: %(said)s.") % {
            "statement": row.text,
            "side": labels[reading.side].name,
            "said": own_in_words(reading.own, wording),
        }
