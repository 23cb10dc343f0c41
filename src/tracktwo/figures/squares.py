"""The picture of agreement: for each side, how many statements it agrees or differs on, and whether it knows."""

from collections.abc import Sequence
from typing import Final

from tracktwo.figures.drawing import KEY_RADIUS, TYPE, Anchor, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.lanes import MARGIN, NARROW_BELOW, draw_head, require_sides
from tracktwo.figures.tables import AreaCounts, Figure, SideLabel, Theme, Twin
from tracktwo.figures.wording import joined, titled, told
from tracktwo.vocabulary.languages import words

__all__ = ["agreement_square"]

_: Final = str  # marks a message for the catalogue
GUTTER: Final = 28.0
CELL: Final = 84.0
NUMBER: Final = 24.0
_AREAS: Final = (
    _("agree and know it"),
    _("agree without knowing it"),
    _("differ and know it"),
    _("differ without knowing it"),
    _("too close or too few to say"),
)


def agreement_square(
    counts: Sequence[AreaCounts],
    *,
    sides: Sequence[SideLabel],
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return a picture of how many statements lie in each area of agreement, a square for each side.

    Agreement stands where a line begins and difference where it ends; what the side knows is above what it does
    not know. Statements that lie in no area are counted under the square.

    Args:
        counts: The numbers of statements as each side perceives them.
        sides: The two sides, in the order of their squares.
        language: The tag the picture's words are written for.
        simulated: Whether the answers are simulated; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 320 or more; below 520 the squares stand one below the other, for a phone.

    Returns:
        The picture; its table has a row per area and a column per side.

    Raises:
        DataError: If a side counted is not one of ``sides``.
    """
    require_sides((of_side.side for of_side in counts), sides)
    by_side = {of_side.side: _in_areas(of_side) for of_side in counts}
    shown = [(side, by_side[side.key]) for side in sides if side.key in by_side]
    gettext = words(language).gettext
    title = titled(gettext("Where the sides agree, and who knows it"), language=language, simulated=simulated)
    sentence = told(_sentence(shown, language), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    y = draw_head(sheet, title, (gettext("Numbers of statements, as each side sees the other."),))
    columns = 1 if width < NARROW_BELOW else 2
    across = (width - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    for first in range(0, len(shown), columns):
        y = max(
            _draw_square(sheet, side, numbers, x=MARGIN + place * (across + GUTTER), y=y, width=across)
            for place, (side, numbers) in enumerate(shown[first : first + columns])
        )
    return Figure(
        svg=sheet.finish(height=y, title=title, sentence=sentence),
        twin=_twin(shown, language, caption=title),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def _in_areas(counts: AreaCounts) -> tuple[int, ...]:
    return (
        counts.agree_known,
        counts.agree_unknown,
        counts.differ_known,
        counts.differ_unknown,
        counts.too_close,
    )


def _draw_square(
    sheet: Sheet, side: SideLabel, numbers: Sequence[int], *, x: float, y: float, width: float
) -> float:
    """Draw a side's square of four areas and the fifth under it; return where the next may begin."""
    gettext = words(sheet.language).gettext
    group = sheet.group(kind="square")
    sheet.mark(sheet.pen(group, side.mark), side.mark, x=x + 8, y=y - 4, filled=True, radius=KEY_RADIUS)
    y = sheet.paragraph(group, side.name, x=x + 20, y=y, width=width - 20, size=14, bold=True) - 8
    area = sheet.group(kind="plot", parent=group)
    sheet.mark_simulated(area, x=x, y=y, width=width, height=2 * CELL)
    if not sheet.simulated:
        sheet.frame(area, x=x, y=y, width=width, height=2 * CELL)
    middle, half = y + CELL, x + width / 2
    cross = [((x, middle), (x + width, middle)), ((half, y), (half, y + 2 * CELL))]
    sheet.lines(area, cross, ink=Ink.LINE, kind="cross")
    corners = [(x, y), (x, middle), (half, y), (half, middle)]
    inked = [(str(n), left + width / 4, top + 38) for n, (left, top) in zip(numbers, corners, strict=False)]
    sheet.texts(area, inked, size=NUMBER, anchor=Anchor.MIDDLE, bold=True)
    for label, (left, top) in zip(_AREAS, corners, strict=False):
        sheet.centred(area, gettext(label), x=left + width / 4, y=top + 58, width=width / 2 - 8)
    too_close = gettext("%(area)s: %(n)s") % {"area": gettext(_AREAS[-1]), "n": numbers[-1]}
    return sheet.paragraph(group, too_close, x=x, y=middle + CELL + TYPE + 6, width=width) + 12


def _sentence(shown: Sequence[tuple[SideLabel, Sequence[int]]], language: str) -> str:
    """Say for each side how many statements lie in each area."""
    gettext = words(language).gettext
    if not shown:
        return gettext("No statements yet.")
    text = gettext(
        "%(side)s: %(agree_known)s agree and known, %(agree_unknown)s agree and not known, "
        "%(differ_known)s differ and known, %(differ_unknown)s differ and not known, "
        "%(too_close)s too close or too few to say."
    )
    names = ("agree_known", "agree_unknown", "differ_known", "differ_unknown", "too_close")
    return joined(
        text % {"side": side.name, **dict(zip(names, numbers, strict=True))} for side, numbers in shown
    )


def _twin(shown: Sequence[tuple[SideLabel, Sequence[int]]], language: str, *, caption: str) -> Twin:
    gettext = words(language).gettext
    return Twin(
        caption=caption,
        columns=(gettext("Area"), *(side.name for side, _numbers in shown)),
        rows=tuple(
            (gettext(area), *(str(numbers[place]) for _side, numbers in shown))
            for place, area in enumerate(_AREAS)
        ),
    )
