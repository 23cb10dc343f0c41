"""The parts of a report about events: one block each, the balance of the period, plans with their earlier plans."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from tracktwo.figures import PairRow, SideLabel, paired_bars
from tracktwo.publish.period.book import Book, anchor
from tracktwo.publish.period.drawing import pictured
from tracktwo.publish.site.told import Told
from tracktwo.report.printing import Block, Definitions, Heading, Paragraph, Run, Table, Text
from tracktwo.vocabulary.kinds import OrganiserRole, ReportPart
from tracktwo.vocabulary.sides import Mark

__all__ = ["balance", "events", "plans"]

_ROLES: Final = tuple(role.value for role in OrganiserRole)
_FACILITATORS: Final = frozenset({"facilitator"})


def events(book: Book) -> Iterator[Block]:
    """Yield one block for each event of the period, in the order of time."""
    yield from book.part(ReportPart.EVENTS)
    if not book.events:
        yield Paragraph(book.gettext("No event of this period is published."))
    for each in book.events:
        yield from _event(book, each)


def _event(book: Book, each: str) -> Iterator[Block]:
    key, told = each.partition(":")[2], book.told(each)
    title = book.view.title(key)
    yield Heading(book.run(title.text, title.language), level=2, anchor=anchor(each))
    yield Definitions([(word, said) for word, said in _facts(book, each, told) if said])
    yield from _agenda(book, book.shelf.segments.get(key, ()))
    yield from _people(book, each, book.shelf.contributions.get(key, ()))


def _facts(book: Book, each: str, told: Told) -> Iterator[tuple[Text, Text]]:
    """Yield what an event tells of itself, word by word; codes say which documents state it."""
    gettext, view = book.gettext, book.view
    kind = view.kind(each.partition(":")[2], book.shelf.numbers.get(each))
    yield gettext("Kind"), [kind, *book.rests_on(each)]
    yield gettext("Date"), book.when(told["date"] or "")
    yield gettext("Length"), view.length(told["duration"]) if told["duration"] else ""
    place = (told["place"] or {}).get("text")
    yield gettext("Place"), book.text(place) if place else gettext("not stated")
    for presence in told["presences"] or ():
        words = [view.word(presence.get("mode", ""))]
        words += [view.plain(presence["place"])] if presence.get("place") else []
        yield book.side(f"side:{presence['side']}"), gettext(", ").join(words)
    if told["parent"]:
        conference = book.told(f"conference:{told['parent']}")
        yield gettext("Part of"), book.run(conference["name"] or "", conference["language"] or "en")
    yield from _organisers(book, told)
    for word, name in ((gettext("Theme"), "theme"), (gettext("Purpose"), "purpose")):
        yield word, book.text(told[name]) if told[name] else ""
    rule = told["rule"]
    yield (
        gettext("Rule"),
        _sentences(book, view.word(rule), view.rule_sentence(rule)) if rule else gettext("not stated"),
    )
    if told["audience_estimate"]:
        yield gettext("Audience"), gettext("about %(number)s") % {"number": told["audience_estimate"]}
    yield gettext("Earlier plan"), book.text(told["earlier_plan"]) if told["earlier_plan"] else ""


def _sentences(book: Book, *parts: str) -> str:
    return book.gettext(": ").join(parts)


def _organisers(book: Book, told: Told) -> Iterator[tuple[Text, Text]]:
    hosts: dict[str, list[str]] = {}
    for host in told["hosts"] or ():
        hosts.setdefault(host.get("role", ""), []).append(host["organisation"])
    if told["consulted"]:
        hosts[OrganiserRole.CONSULTED.value] = list(told["consulted"])
    for role in sorted(hosts, key=lambda one: _ROLES.index(one) if one in _ROLES else len(_ROLES)):
        word = book.view.word(role) or book.gettext("Organised by")
        yield word, book.listed([book.organisation(key) for key in hosts[role]])


def _agenda(book: Book, segments: Sequence[str]) -> Iterator[Block]:
    if segments:
        gettext = book.gettext
        yield Table(
            caption=gettext("Agenda"),
            heads=[gettext("What"), gettext("Title"), gettext("Who")],
            rows=[_segment(book, book.told(each)) for each in segments],
            widths=(2, 5, 4),
        )


def _segment(book: Book, told: Told) -> list[Text]:
    kind = book.view.word(told["kind"] or "")
    if told["minutes"]:
        minutes = book.ngettext("%(num)s minute", "%(num)s minutes", told["minutes"])
        kind = book.gettext(", ").join(filter(None, [kind, minutes]))
    people = [_name(book, book.told(f"contribution:{part['contribution']}")) for part in told["parts"] or ()]
    return [kind, book.run(told["title"] or "", told["language"] or "en"), book.listed(people)]


def _name(book: Book, entry: Told) -> Run:
    if not entry["name_as_printed"]:
        return Run(book.gettext("name not stated"))
    return book.run(entry["name_as_printed"], entry["language"] or "en")


def _people(book: Book, each: str, entries: Sequence[str]) -> Iterator[Block]:
    """Yield who stood on the lists, in two columns, the sides in the order of the event's own page."""
    if not entries:
        return
    sides = book.sides(book.shelf.places[each])
    columns = [[one for one in entries if book.told(one)["side"] == side.partition(":")[2]] for side in sides]
    longest = max(map(len, columns))
    rows = [
        [_entry(book, column[place]) if place < len(column) else "" for column in columns]
        for place in range(longest)
    ]
    if rows:
        caption = book.gettext("People, as printed on lists")
        yield Table(caption=caption, heads=[book.side(side) for side in sides], rows=rows, widths=(1, 1))


def _entry(book: Book, each: str) -> Text:
    told = book.told(each)
    listed = book.view.word(told["listed_as"] or "")
    post = [part for part in (told["post_as_printed"], told["affiliation_as_printed"]) if part]
    lines: list[Run | str] = [_name(book, told), f"\n{listed}" if listed else ""]
    lines += [book.run("\n" + book.gettext(", ").join(post), told["language"] or "en")] if post else []
    return lines


def balance(book: Book) -> Iterator[Block]:
    """Yield how the sides stand on what is published of the period's events: pairs of counts, without a verdict."""
    gettext = book.gettext
    yield from book.part(ReportPart.BALANCE)
    rows = [PairRow(label=label, numbers=numbers) for label, numbers in _pairs(book) if any(numbers.values())]
    if not rows:
        yield Paragraph(gettext("Nothing that is published of this period can be counted for either side."))
        return
    one, other = (
        SideLabel(key=key, name=book.side(f"side:{key}"), mark=Mark(book.told(f"side:{key}")["mark"]))
        for key in (each.partition(":")[2] for each in book.sides(book.period.earliest.month))
    )
    yield Paragraph(
        gettext(
            "Counted is only what public lists of events name. No number says what it should be; some are not meant "
            "to be equal."
        ),
        is_quiet=True,
    )
    yield from pictured(
        paired_bars(
            rows,
            sides=(one, other),
            title=gettext("Balance"),
            language=book.language,
            simulated=False,
            width=book.pictured,
        )
    )


def _pairs(book: Book) -> Iterator[tuple[str, dict[str, int]]]:
    gettext = book.gettext
    keys = [each.partition(":")[2] for each in book.sides(0)]
    listed = [
        book.told(entry)
        for each in book.events
        for entry in book.shelf.contributions.get(each.partition(":")[2], ())
    ]

    def of_sides(sides: Iterator[Any]) -> dict[str, int]:
        counts = Counter(sides)
        return {key: counts[key] for key in keys}

    people = {(told["side"], told["person"] or told["key"]) for told in listed}
    yield gettext("People named"), of_sides(side for side, _person in people)
    facilitators = (told["side"] for told in listed if told["listed_as"] in _FACILITATORS)
    yield gettext("Facilitators, each event"), of_sides(facilitators)
    speakers = (told["side"] for told in listed if told["listed_as"] not in _FACILITATORS)
    yield gettext("Other entries on lists, each event"), of_sides(speakers)
    presences = [one for each in book.events for one in book.told(each)["presences"] or ()]
    yield (
        gettext("Events in the room"),
        of_sides(one["side"] for one in presences if one.get("mode") == "in_person"),
    )


def plans(book: Book) -> Iterator[Block]:
    """Yield what was planned, or planned and not held, as known by the end of the period."""
    gettext = book.gettext
    yield from book.part(ReportPart.PLANS)
    changed = [each for each in book.events if book.told(each)["earlier_plan"]]
    rows: list[list[Text]] = [
        [
            book.event(each),
            book.view.word((book.told(each)["status"] or {}).get("value", "")),
            _date(book, each),
        ]
        for each in book.plans
    ]
    rows += [
        [book.event(each), gettext("held otherwise than planned"), _date(book, each)] for each in changed
    ]
    if rows:
        yield Table(
            caption=gettext("Plans, as known at the end of the period"),
            heads=[gettext("Event"), gettext("Status"), gettext("Date and earlier plan")],
            rows=rows,
            widths=(4, 3, 4),
        )
    else:
        yield Paragraph(gettext("No plan is published."))


def _date(book: Book, each: str) -> Text:
    told = book.told(each)
    said: list[Run | str] = [book.when(told["date"] or "")]
    as_of = (told["status"] or {}).get("as_of")
    if as_of and told["status"]["value"] == "planned":
        said.append(
            "\n" + book.gettext("planned as of %(date)s; subject to change") % {"date": book.when(as_of)}
        )
    if told["earlier_plan"]:
        said += ["\n", book.text(told["earlier_plan"])]
    return said
