"""The first parts of a report: cover, summary, why, where the programme stands."""

from collections.abc import Iterator
from datetime import timedelta

from tracktwo.publish.period.book import Book, anchor
from tracktwo.publish.period.drawing import timeline_picture
from tracktwo.publish.site.pages.timeline import COUNTED, stands
from tracktwo.report.printing import Block, Definitions, Frame, Listing, Paragraph, Run, Table, Text
from tracktwo.vocabulary.kinds import ReportPart

__all__ = ["cover", "status", "summary", "why"]


def cover(book: Book) -> Iterator[Block]:
    """Yield what stands before everything: partners, period, release, and what kind of paper this is."""
    gettext = book.gettext
    programme = book.told(book.shelf.programme)
    partners = [book.organisation(each.partition(":")[2]) for each in book.shelf.partners]
    facts: list[tuple[Text, Text]] = [(gettext("Period"), book.period_in_words)]
    if partners:
        facts.append((gettext("Partners"), book.listed(partners)))
    facts.append(
        (
            gettext("Made from"),
            gettext("release %(number)s of %(date)s, approved by both sides")
            % {"number": book.content.number, "date": book.when(book.content.date.isoformat())},
        )
    )
    yield Definitions(facts)
    for text in filter(None, [programme.get("notice")]):
        yield Frame([Paragraph(book.text(text))])
    if book.is_simulated:
        yield Frame(
            [Paragraph(Run(gettext("Simulated data. No real person gave these answers."), is_strong=True))]
        )


def summary(book: Book) -> Iterator[Block]:
    """Yield the summary: what the programme is, what the period had, in figures with their definitions."""
    gettext = book.gettext
    yield from book.part(ReportPart.SUMMARY)
    programme = book.told(book.shelf.programme)
    if programme.get("summary"):
        yield Paragraph([book.text(programme["summary"]), *book.rests_on(book.shelf.programme)])
    eve = book.period.earliest - timedelta(days=1)
    before, now = (stands(book.shelf, day) for day in (min(eve, book.last_day), book.last_day))
    yield Table(
        caption=gettext("In figures"),
        heads=[gettext("What"), gettext("In the period"), gettext("Altogether, at its end")],
        rows=[
            [gettext(label), str(at_end - at_start), str(at_end)]
            for (label, _definition), at_start, at_end in zip(COUNTED, before, now, strict=True)
        ],
        widths=(3, 1, 1),
    )
    found: list[Text] = [
        [
            book.text(book.told(each)["text"]),
            " ",
            Run(f"[{book.told(each)['number']}]", link=f"#{anchor(each)}"),
        ]
        for each in book.findings
    ]
    if found:
        yield Paragraph(Run(gettext("What was found"), is_strong=True))
        yield Listing(found)


def why(book: Book) -> Iterator[Block]:
    """Yield why the programme exists, and its objectives."""
    programme = book.told(book.shelf.programme)
    yield from book.part(ReportPart.WHY)
    if programme.get("motivation"):
        yield Paragraph([book.text(programme["motivation"]), *book.rests_on(book.shelf.programme)])
    objectives = sorted(book.shelf.of_kind("objective"), key=lambda each: book.shelf[each]["number"])
    if objectives:
        yield Listing(
            [[book.text(book.told(each)["text"]), *book.rests_on(each)] for each in objectives],
            is_numbered=True,
        )


def status(book: Book) -> Iterator[Block]:
    """Yield where the programme stood on the last day that is told: counts with what they count, and a timeline."""
    gettext = book.gettext
    yield from book.part(ReportPart.STATUS)
    counts = stands(book.shelf, book.last_day)
    yield Paragraph(gettext("As of %(date)s") % {"date": book.when(book.last_day.isoformat())})
    yield Table(
        caption=gettext("What has been held and published, and how it is counted"),
        heads=[gettext("What"), gettext("How many"), gettext("How counted")],
        rows=[
            [gettext(label), str(number), gettext(definition)]
            for (label, definition), number in zip(COUNTED, counts, strict=True)
        ],
        widths=(3, 2, 7),
    )
    yield from timeline_picture(book)
