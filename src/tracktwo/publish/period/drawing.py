"""The pictures of a report, each with its sentence and, as a table, its facts."""

from collections.abc import Iterator
from dataclasses import replace

from tracktwo.figures import Figure, timeline
from tracktwo.publish.period.book import Book, anchor
from tracktwo.publish.site.pages.timeline import entries, figure_facts
from tracktwo.report.printing import Block, Picture, Table

__all__ = ["pictured", "timeline_picture"]

_MOST = 60
_MILLIMETRES = 130
"""Two pictures of statements with their tables stand on one page."""
_FIRST, _OTHERS = 5, 3
"""How wide the first column, which has sentences, is beside the others."""


def pictured(figure: Figure) -> Iterator[Block]:
    """Yield a picture with its sentence, and its facts as a table."""
    heads = figure.twin.columns
    yield Picture(svg=figure.svg, alt=figure.sentence, caption=figure.sentence, width=_MILLIMETRES)
    yield Table(
        caption=figure.twin.caption,
        heads=heads,
        rows=figure.twin.rows,
        widths=(_FIRST, *(_OTHERS for _each in heads[1:])),
    )


def timeline_picture(book: Book) -> Iterator[Block]:
    """Yield the timeline up to the end of the period; nothing if nothing in it has a date."""
    facts = figure_facts(book.shelf, most=_MOST)
    shown = {*book.events, *book.plans, *book.publications}
    facts = {
        **facts,
        **{name: [each for each in facts[name] if each in shown] for name in ("events", "papers")},
    }
    drawn = [
        replace(entry, href=f"#{anchor(each)}" if each in book.events else "")
        for entry, each in zip(entries(book.view, facts), (*facts["events"], *facts["papers"]), strict=True)
    ]
    if drawn:
        yield from pictured(timeline(drawn, language=book.language, simulated=False, width=book.pictured))
