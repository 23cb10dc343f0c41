"""The picture of pairs: two bars from a line in the middle for each thing counted, each with its number."""

from collections.abc import Sequence
from typing import Final

from tracktwo.figures.drawing import KEY_RADIUS, TYPE, Anchor, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.lanes import GAP, MARGIN, draw_head, require_sides
from tracktwo.figures.tables import Figure, PairRow, SideLabel, Theme, Twin
from tracktwo.figures.wording import joined, titled, told
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import words

__all__ = ["paired_bars"]

NUMBER: Final = 46.0
"""Room for a number at the end of its bar."""
FROM_LINE: Final = 6.0
BAR: Final = 22.0


def paired_bars(
    rows: Sequence[PairRow],
    *,
    sides: Sequence[SideLabel],
    title: str,
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return a picture of how often each thing is one side's and the other's.

    The two bars of a row share a scale; rows do not, for people are no minutes. Bars of equal length mean equal
    numbers, and nothing says which pairs should be equal.

    Args:
        rows: What is counted, in the order shown.
        sides: The two sides, the first on the side where reading begins.
        title: What the picture is of.
        language: The tag its words are written for.
        simulated: Whether what is counted is invented; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 360 or more.

    Returns:
        The picture; its table has a row for each thing: what, both numbers, what to know.

    Raises:
        DataError: If there are not two sides, or a row does not count exactly these.
    """
    _check(rows, sides)
    catalogue = words(language)
    heading = titled(title, language=language, simulated=simulated)
    sentence = told(_sentence(rows, sides, language), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    note = catalogue.gettext("Each row has a scale of its own: its longer bar is as long as there is room.")
    y = _draw_sides(sheet, sides, y=draw_head(sheet, heading, (note,)))
    top = y
    behind = sheet.group(kind="behind")
    for row in rows:
        y = _draw_row(sheet, row, sides, y=y)
    if rows:
        area = {"x": MARGIN / 2, "width": sheet.width - MARGIN, "y": top - GAP / 2, "height": y - top}
        sheet.mark_simulated(behind, **area)
        sheet.lines(behind, [((sheet.width / 2, top), (sheet.width / 2, y - GAP))], ink=Ink.LINE)
    head = (catalogue.gettext("What is counted"), *(side.name for side in sides), catalogue.gettext("Note"))
    return Figure(
        svg=sheet.finish(height=y, title=heading, sentence=sentence),
        twin=Twin(
            caption=heading,
            columns=head,
            rows=tuple(
                (row.label, *(str(row.numbers[side.key]) for side in sides), row.note) for row in rows
            ),
        ),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def _check(rows: Sequence[PairRow], sides: Sequence[SideLabel]) -> None:
    if len(sides) != 2:  # noqa: PLR2004 -- a pair
        raise DataError(f"A picture of pairs needs two sides; got {len(sides)}.")
    for row in rows:
        require_sides(row.numbers, sides)
        if len(row.numbers) != len(sides):
            raise DataError(f"A picture of pairs counts {row.label!r} for one side only; expected both.")


def _sentence(rows: Sequence[PairRow], sides: Sequence[SideLabel], language: str) -> str:
    """Say each pair in words, without a word about what it should be."""
    gettext = words(language).gettext
    if not rows:
        return gettext("Nothing to count yet.")
    one, other = sides
    pair = gettext("%(what)s: %(one)s and %(other)s.")
    said = [
        pair % {"what": row.label, "one": row.numbers[one.key], "other": row.numbers[other.key]}
        for row in rows
    ]
    order = gettext("First %(one)s, then %(other)s.") % {"one": one.name, "other": other.name}
    return joined([order, *said])


def _draw_sides(sheet: Sheet, sides: Sequence[SideLabel], *, y: float) -> float:
    """Write each side's mark and name over its half; return where the rows begin."""
    head = sheet.group(kind="head")
    half = sheet.width / 2
    ends = []
    for place, side in enumerate(sides):
        middle = MARGIN + (half - MARGIN) / 2 + place * (half - MARGIN)
        sheet.mark(sheet.pen(head, side.mark), side.mark, x=middle, y=y, filled=True, radius=KEY_RADIUS)
        sheet.centred(head, side.name, x=middle, y=y + TYPE + 8, width=half - 2 * MARGIN)
        ends.append(y + TYPE + 8)
    return max(ends) + 2 * GAP


def _draw_row(sheet: Sheet, row: PairRow, sides: Sequence[SideLabel], *, y: float) -> float:
    """Draw what is counted and its two bars; return where the next row begins."""
    group = sheet.group(kind="row")
    inner = sheet.width - 2 * MARGIN
    y = sheet.paragraph(group, row.label, x=MARGIN, y=y + TYPE, width=inner, bold=True)
    most = max(row.numbers.values()) or 1
    half = sheet.width / 2
    reach = half - MARGIN - NUMBER - FROM_LINE
    for side, towards in zip(sides, (-1, 1), strict=True):
        number = row.numbers[side.key]
        start = half + towards * FROM_LINE
        end = start + towards * reach * number / most
        if number:
            sheet.band(sheet.pen(group, side.mark), side.mark, start=start, end=end, y=y)
        anchor = Anchor.END if towards < 0 else Anchor.START
        sheet.texts(group, [(str(number), end + towards * 8, y + 4.5)], anchor=anchor, bold=True)
    y += BAR
    if row.note:
        y = sheet.paragraph(group, row.note, x=MARGIN, y=y, width=inner, ink=Ink.QUIET)
    return y + GAP / 2
