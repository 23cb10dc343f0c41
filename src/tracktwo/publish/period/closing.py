"""The last parts of a report: findings, media, lessons, method, what it rests on, credits."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from tracktwo import __version__
from tracktwo.publish.bundle import fingerprint
from tracktwo.publish.period.book import Book, anchor
from tracktwo.publish.site.results import Asked
from tracktwo.report.printing import Block, Definitions, Frame, Heading, Paragraph, Run, Table, Text
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import ReportPart

__all__ = ["credit", "evidence", "findings", "lessons", "media", "method"]


def findings(book: Book) -> Iterator[Block]:
    """Yield what was found, each finding with what it is and the codes of what it rests on."""
    gettext = book.gettext
    yield from book.part(ReportPart.FINDINGS)
    if not book.findings:
        yield Paragraph(gettext("No finding is published."))
    for each in book.findings:
        told = book.told(each)
        yield Heading(f"{told['number']}", level=2, anchor=anchor(each))
        rests = [one["item"] for one in told["evidence"] or () if one.get("item")]
        yield Paragraph([book.text(told["text"]), *book.codes(rests), *book.rests_on(each)])
        if told["key"] in book.material.doubted:
            words = gettext(
                "Its evidence is no longer what it was when both sides approved it: to be checked."
            )
            yield Frame([Paragraph(Run(words, is_strong=True))])
        yield Definitions([(word, said) for word, said in _about(book, told) if said])


def _about(book: Book, told: Mapping[str, Any]) -> Iterator[tuple[Text, Text]]:
    gettext = book.gettext
    yield gettext("What it is"), book.view.word(told["basis"])
    yield gettext("As of"), book.when(told["as_of"]) if told["as_of"] else ""
    if told["review_by"]:
        is_stale = PartialDate.parse(told["review_by"]).latest < book.last_day
        late = gettext("to be looked at again by %(date)s, which has passed")
        due = gettext("to be looked at again by %(date)s")
        yield gettext("Review"), (late if is_stale else due) % {"date": book.when(told["review_by"])}
    yield gettext("What we do not know"), book.text(told["unknown"]) if told["unknown"] else ""
    for note in told["notes"] or ():
        yield book.side(f"side:{note['side']}"), book.text(note["text"])
    for correction in told["corrections"] or ():
        yield (
            gettext("Corrected"),
            [book.when(correction.get("date", "")), gettext(": "), book.text(correction["text"])],
        )


def media(book: Book) -> Iterator[Block]:
    """Yield media coverage, and what was published."""
    gettext = book.gettext
    yield from book.part(ReportPart.MEDIA)
    rows: list[list[Text]] = []
    for each in book.media:
        told = book.told(each)
        about = book.event(f"event:{told['event']}") if told["event"] else ""
        rows.append(
            [[book.text(told["outlet"] or {}), *book.rests_on(each)], book.when(told["date"] or ""), about]
        )
    if rows:
        heads = [gettext("Outlet"), gettext("Date"), gettext("Event")]
        yield Table(caption=gettext("Media coverage"), heads=heads, rows=rows, widths=(4, 3, 4))
    else:
        yield Paragraph(gettext("No coverage of this period is published."))
    works: list[list[Text]] = [_work(book, each) for each in book.publications]
    if works:
        heads = [gettext("Title"), gettext("Kind"), gettext("Date")]
        yield Table(caption=gettext("Publications"), heads=heads, rows=works, widths=(6, 3, 3))


def _work(book: Book, each: str) -> list[Text]:
    told = book.told(each)
    title = [book.run(book.view.title_of(told), told["language"] or "en"), *book.rests_on(each)]
    return [title, book.view.word(told["kind"] or ""), book.when(told["date"] or "")]


def lessons(book: Book) -> Iterator[Block]:
    """Yield what the team writes it has learnt; nothing where it wrote nothing."""
    if any(book.material.texts.get(ReportPart.LESSONS, {}).values()):
        yield from book.part(ReportPart.LESSONS)


def method(book: Book) -> Iterator[Block]:
    """Yield how figures come about, and what is not published by which rule."""
    gettext = book.gettext
    yield from book.part(ReportPart.METHOD)
    yield Paragraph(
        gettext(
            "This report is made from release %(number)s, which one person of each side approved to the letter. It "
            "tells nothing that the release does not. People are named only for what public lists print of them; what "
            "was said is told only in words approved for release; answers only for groups of five or more, in steps "
            "wide enough that nobody’s own can be worked out."
        )
        % {"number": book.content.number}
    )
    rules = Counter(book.shelf[each].get("rule", "") for each in book.events)
    rows: list[list[Text]] = [
        [book.view.word(rule.value), book.view.rule_sentence(rule.value), str(rules[rule.value])]
        for rule in Rule
    ]
    if rules[""]:
        said = gettext(
            "Their rule is not public. Shown is what anybody may read of them, and nothing that was said."
        )
        rows.append([gettext("No rule stated here"), said, str(rules[""])])
    yield Table(
        caption=gettext("Rules of the events of this report"),
        heads=[gettext("Rule"), gettext("What it means"), gettext("Events")],
        rows=rows,
        widths=(3, 7, 1),
    )
    yield Paragraph(
        gettext(
            "Only events that this report lists are counted. How many meetings, remarks or people are not published "
            "is not said: the number itself would tell something."
        ),
        is_quiet=True,
    )


def evidence(book: Book) -> Iterator[Block]:
    """Yield what the codes of the report stand for, in the order in which they were first used."""
    if not book.evidence:
        return
    yield Heading(book.gettext("What the codes stand for"), anchor="evidence")
    for item, code in book.evidence.items():
        yield Paragraph([Run(f"[{code}] ", is_strong=True), *_named(book, item)], anchor=code.lower())


def _named(book: Book, item: str) -> list[Run | str]:
    """Return what a piece of evidence is and where the public site has it."""
    kind, _colon, key = item.partition(":")
    gettext, told = book.gettext, book.told(item)
    match kind:
        case "event":
            return [book.event(item), gettext(", "), book.when(told["date"] or "")]
        case "result":
            order = [side.partition(":")[2] for side in book.sides(0)]
            title = Asked.of(book.view, item, order).title
            said = gettext("result of a round, statement %(number)s: ") % {"number": told["number"]}
            return [said, book.run(title.text, title.language)]
        case _:
            called = book.run(book.view.title_of(told), told["language"] or "en")
            dated = (
                [gettext(", "), book.when(day)] if (day := told.get("published") or told.get("date")) else []
            )
            return [called, *dated, f" ({kind}s/{key})"]


def credit(book: Book) -> Iterator[Block]:
    """Yield who carries and pays for the programme, whom to ask, under which licence, and what it was made with."""
    gettext, programme = book.gettext, book.told(book.shelf.programme)
    yield from book.part(ReportPart.CREDITS)
    unknown = gettext("not stated")
    partners = [book.organisation(each.partition(":")[2]) for each in book.shelf.partners]
    yield Definitions(
        [
            (gettext("Partners"), book.listed(partners) if partners else unknown),
            (gettext("Funding"), book.text(programme["funding"]) if programme["funding"] else unknown),
            (gettext("Contact"), book.text(programme["contact"]) if programme["contact"] else unknown),
            (gettext("Licence"), programme["licence"] or unknown),
            (
                gettext("Made with"),
                gettext("TrackTwo %(version)s, from release %(number)s (SHA-256 %(hash)s)")
                % {
                    "version": __version__,
                    "number": book.content.number,
                    "hash": fingerprint(book.shelf.data),
                },
            ),
        ]
    )
