"""The picture of a programme in time: a vertical line by year, each date as close as it is known."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import Anchor, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.tables import Figure, Shape, Theme, TimelineEntry, Twin
from tracktwo.figures.wording import joined, titled, told
from tracktwo.vocabulary.dates import format_date
from tracktwo.vocabulary.languages import words

__all__ = ["timeline"]

MARGIN: Final = 16.0
RADIUS: Final = 11.0
LINE_X: Final = MARGIN + 56 + RADIUS
TEXT_X: Final = LINE_X + RADIUS + 16
LABEL: Final = 15.0


def timeline(
    entries: Sequence[TimelineEntry],
    *,
    language: str,
    simulated: bool,
    theme: Theme = Theme.LIGHT,
    width: int = 720,
) -> Figure:
    """Return a picture of what happened and what is planned, from the earliest, under its years.

    Formal events are numbered discs, informal ones open discs, research squares; plans are dashed and public
    ones have a ring. Distances along the line mean nothing: a month is no closer than it is known.

    Args:
        entries: In any order; entries of one date keep theirs.
        language: The tag the picture's words and dates are written for.
        simulated: Whether the entries are invented; the picture, its table and its sentence then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 360 or more.

    Returns:
        The picture; its table has a row per entry: date, what, kind.
    """
    ordered = sorted(entries, key=lambda entry: entry.date.sort_key)
    gettext = words(language).gettext
    title = titled(gettext("Timeline"), language=language, simulated=simulated)
    sentence = told(_sentence(ordered, language), language=language, simulated=simulated)
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    height = _draw(sheet, ordered)
    return Figure(
        svg=sheet.finish(height=height, title=title, sentence=sentence),
        twin=Twin(
            caption=title,
            columns=(gettext("Date"), gettext("What"), gettext("Kind")),
            rows=tuple(
                (format_date(entry.date, language=language), entry.label, entry.kind) for entry in ordered
            ),
        ),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def _sentence(entries: Sequence[TimelineEntry], language: str) -> str:
    """Say how many entries there are, between which dates, and how many of each kind."""
    catalogue = words(language)
    if not entries:
        return catalogue.gettext("No entries yet.")
    count = catalogue.ngettext("%(n)s entry", "%(n)s entries", len(entries)) % {"n": len(entries)}
    span = catalogue.gettext("%(count)s; the first: %(first)s; the last: %(last)s.") % {
        "count": count,
        "first": format_date(entries[0].date, language=language),
        "last": format_date(entries[-1].date, language=language),
    }
    kinds = Counter(entry.kind for entry in entries)
    each = (catalogue.gettext("%(kind)s: %(n)s.") % {"kind": kind, "n": n} for kind, n in kinds.items())
    return joined([span, *each])


def _draw(sheet: Sheet, entries: Sequence[TimelineEntry]) -> float:
    """Draw the entries under their years, then the line behind them; return the height they need."""
    area = sheet.group(kind="plot")
    behind = sheet.group(kind="behind", parent=area)
    y = MARGIN
    discs = []
    for year, of_year in groupby(entries, key=lambda entry: entry.date.year):
        sheet.texts(area, [(str(year), MARGIN, y + RADIUS + 5)], size=LABEL, bold=True)
        for entry in of_year:
            discs.append(y + RADIUS)
            y = _draw_entry(sheet, area, entry, y=y)
    if entries:
        sheet.mark_simulated(
            behind, x=MARGIN / 2, y=MARGIN / 2, width=sheet.width - MARGIN, height=y - MARGIN
        )
        sheet.lines(behind, [((LINE_X, discs[0]), (LINE_X, discs[-1]))], ink=Ink.LINE, width=2)
        return y
    empty = words(sheet.language).gettext("No entries yet.")
    return sheet.paragraph(area, empty, x=MARGIN, y=y + LABEL, width=sheet.width - 2 * MARGIN, size=LABEL)


def _draw_entry(sheet: Sheet, area: Element, entry: TimelineEntry, *, y: float) -> float:
    """Draw an entry, as a link if it leads somewhere; return where the next begins."""
    parent = sheet.group(kind="entry", parent=area)
    if entry.href is not None:
        parent = sheet.link(entry.href, parent=parent)
    _draw_disc(sheet, parent, entry, y=y + RADIUS)
    width = sheet.width - TEXT_X - MARGIN
    baseline = y + RADIUS + 5
    baseline = sheet.paragraph(
        parent, entry.label, x=TEXT_X, y=baseline, width=width, size=LABEL, bold=True, language=entry.language
    )
    date = format_date(entry.date, language=sheet.language)
    detail = words(sheet.language).gettext("%(date)s · %(kind)s") % {"date": date, "kind": entry.kind}
    baseline = sheet.paragraph(parent, detail, x=TEXT_X, y=baseline, width=width, ink=Ink.QUIET)
    return max(baseline + 4, y + 2 * RADIUS + 16)


def _draw_disc(sheet: Sheet, parent: Element, entry: TimelineEntry, *, y: float) -> None:
    dashes = "3 2.5" if entry.planned else ""
    tag = "rect" if entry.shape is Shape.SQUARE else "circle"
    numbered = entry.shape is Shape.NUMBERED
    radius = RADIUS if numbered else RADIUS - 3
    if entry.public:
        sheet.shape(parent, tag, x=LINE_X, y=y, radius=radius + 4, filled=False)
    # A plan is not filled: ink is for what took place.
    filled = numbered and not entry.planned
    sheet.shape(parent, tag, x=LINE_X, y=y, radius=radius, filled=filled, dashes=dashes)
    if numbered and entry.number is not None:
        ink = Ink.GROUND if filled else Ink.INK
        number = [(str(entry.number), LINE_X, y + 4.5)]
        sheet.texts(parent, number, ink=ink, anchor=Anchor.MIDDLE, bold=True)
