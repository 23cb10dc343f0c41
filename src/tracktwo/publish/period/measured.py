"""The parts of a report about rounds: gaps, mirror images, cases of terms; released values and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tracktwo.figures import Figure, MirrorPair, MirrorPanel, boundary_grid, dumbbell, facing_panels
from tracktwo.publish.period.book import Book, anchor
from tracktwo.publish.period.drawing import pictured
from tracktwo.publish.site.findings import DISCLOSURES, finding_of
from tracktwo.publish.site.pages.results import table_of
from tracktwo.publish.site.rankings import by_gap, people_of
from tracktwo.publish.site.results import Asked, side_name
from tracktwo.report.printing import Block, Definitions, Heading, Paragraph, Run, Table, Text
from tracktwo.vocabulary.kinds import ReportPart

__all__ = ["rounds", "terms"]

_WIDEST: Final = 5
_BOUNDARY: Final = "boundary"


def rounds(book: Book) -> Iterator[Block]:
    """Yield each round of the period: how it was counted, its widest gaps, mirror images, every statement."""
    yield from book.part(ReportPart.ROUNDS)
    if not book.rounds:
        yield Paragraph(book.gettext("No results of a round of this period are published."))
    for each in book.rounds:
        yield from _round(book, each)


def _round(book: Book, each: str) -> Iterator[Block]:
    gettext, held = book.gettext, book.told(each)
    results = [one for one in _results(book, each) if one.told["kind"] != _BOUNDARY]
    yield Heading(book.text(held["title"] or {}), level=2, anchor=anchor(each))
    yield Definitions([(word, said) for word, said in _facts(book, each) if said])
    mirrors = [asked for asked in results if asked.is_mirror]
    gaps = [asked for asked in results if not asked.is_mirror][:_WIDEST]
    if gaps:
        yield Heading(gettext("The widest gaps"), level=3)
        yield Paragraph(
            gettext("What each side answered, and what the other side expected of it."), is_quiet=True
        )
    for asked in gaps:
        yield from _shown(book, asked, _drawn(book, asked))
    if mirrors:
        yield Heading(gettext("Mirror images"), level=3)
    for asked in mirrors:
        yield from _shown(book, asked, _panel(book, asked))
        yield from _notes(book, asked)
    yield from _table(book, each, results)


def _facts(book: Book, each: str) -> Iterator[tuple[Text, Text]]:
    gettext, held = book.gettext, book.told(each)
    if held["is_simulated"]:
        yield gettext("Simulated"), gettext("Simulated data. No real person gave these answers.")
    yield gettext("Purpose"), book.text(held["purpose"]) if held["purpose"] else ""
    yield gettext("Closed"), book.when(held["closed"] or "")
    yield gettext("Rule"), book.view.word(held["rule"])
    disclosure = DISCLOSURES[held["policy"]["disclosure"]]
    yield gettext("What is shown"), gettext(disclosure)
    shown = {one: book.told(one) for one in book.shelf.of_round.get(each.partition(":")[2], ())}
    yield (
        gettext("Statements"),
        gettext("%(shown)s of %(asked)s may be shown") % {"shown": len(shown), "asked": held["asked"]},
    )
    keys = [side.partition(":")[2] for side in book.sides(0)]
    for key, people in people_of(shown, keys).items():
        said = "–".join(each.replace("-", "–") for each in people)
        yield side_name(book.view, held, key), gettext("%(people)s answered a statement") % {"people": said}


def _results(book: Book, each: str) -> Sequence[Asked]:
    """Return the results of a round, the widest gap first; of each the sides in the order of the published rule."""
    told = {one: book.shelf[one] for one in book.shelf.of_round.get(each.partition(":")[2], ())}
    return [
        Asked.of(
            book.view,
            one,
            [side.partition(":")[2] for side in book.sides(told[one]["number"] - 1)],
        )
        for one in by_gap(told)
    ]


def _shown(book: Book, asked: Asked, figure: Figure) -> Iterator[Block]:
    yield from pictured(figure)
    finding = finding_of(book.view, asked.told, asked.held)
    if finding is not None:
        name, said, sure = finding
        yield Paragraph([Run(name, is_strong=True), book.gettext(": "), said, f" {sure}" if sure else ""])


def _drawn(book: Book, asked: Asked) -> Figure:
    draw = boundary_grid if asked.is_boundary else dumbbell
    return draw(
        [asked.row],
        sides=asked.labels,
        language=book.language,
        simulated=asked.told["is_simulated"],
        width=book.pictured,
        minimum=asked.minimum,
    )


def _panel(book: Book, asked: Asked) -> Figure:
    texts = dict(asked.readings) or dict.fromkeys(asked.order, asked.title)
    first, second = (
        MirrorPanel(
            side=key,
            text=texts[key].text,
            own=asked.own(key),
            language=None if texts[key].language == book.language else texts[key].language,
        )
        for key in asked.order
    )
    return facing_panels(
        MirrorPair(first=first, second=second),
        sides=asked.labels,
        language=book.language,
        simulated=asked.told["is_simulated"],
        width=book.pictured,
        minimum=asked.minimum,
    )


def _notes(book: Book, asked: Asked) -> Iterator[Block]:
    """Yield each side's note to a view that both hold of each other, or that it gave none."""
    entries: list[tuple[Text, Text]] = []
    for key in asked.order:
        note: Mapping[str, Any] | None = asked.sides[key].get("evidence")
        entries.append(
            (
                side_name(book.view, asked.held, key),
                book.text(note) if note else book.gettext("no note supplied"),
            )
        )
    yield Definitions(entries)


def _table(book: Book, each: str, results: Sequence[Asked]) -> Iterator[Block]:
    """Yield every statement that may be shown, in the order in which they were asked."""
    keys = [side.partition(":")[2] for side in book.sides(0)]
    rows: list[list[Text]] = []
    for asked in sorted(results, key=lambda one: one.told["number"]):
        title = asked.title
        cells: list[Text] = [
            "\n".join(
                [own, book.gettext("The other side expected: %(guess)s") % {"guess": guess}]
                if guess
                else [own]
            )
            for own, guess in table_of(book.view, asked, keys)
        ]
        rows.append([str(asked.told["number"]), book.run(title.text, title.language), *cells])
    if rows:
        heads = [side_name(book.view, book.told(each), key) for key in keys]
        yield Table(
            caption=book.gettext("Every statement that may be shown"),
            heads=[book.gettext("No."), book.gettext("Statement"), *heads],
            rows=rows,
            widths=(1, 5, 4, 4),
        )


def terms(book: Book) -> Iterator[Block]:
    """Yield the cases of words: which of them each side counts in, and what the other expected."""
    cases = [
        (each, [one for one in _results(book, each) if one.told["kind"] == _BOUNDARY]) for each in book.rounds
    ]
    yield from book.part(ReportPart.TERMS)
    if not any(found for _each, found in cases):
        yield Paragraph(book.gettext("No case of a word is published for this period."))
    for each, found in cases:
        if not found:
            continue
        question = book.told(each)["question"]
        yield Heading(book.text(question) if question else book.text(book.told(each)["title"]), level=2)
        ordered = sorted(found, key=lambda one: one.told["number"])
        yield from pictured(
            boundary_grid(
                [asked.row for asked in ordered],
                sides=ordered[0].labels,
                language=book.language,
                simulated=ordered[0].told["is_simulated"],
                width=book.pictured,
                minimum=ordered[0].minimum,
            )
        )
