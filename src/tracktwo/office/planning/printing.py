"""An agenda on paper: every language of the programme one after the other, in its own letters."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tracktwo.office.planning.handing import Handout, HandoutItem
from tracktwo.office.record.running import Slot, clock, day_numbers, minutes_of
from tracktwo.publish.marking import length, word
from tracktwo.publish.site.wording import rule_sentence
from tracktwo.report.printing import (
    Block,
    Definitions,
    Heading,
    InLanguage,
    NewPage,
    Paper,
    Paragraph,
    Run,
    Table,
    Text,
    as_pdf,
)
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.languages import LanguageText, choose, words
from tracktwo.vocabulary.zones import at, is_zone

__all__ = ["print_agenda"]


def print_agenda(handout: Handout) -> bytes:
    """Return an agenda as PDF, in every language of the programme.

    Raises:
        DataError: If a character of it has no font.
        UsageError: If the typesetter is not installed.
    """
    first, *others = handout.languages
    blocks: list[Block] = [*_in_language(handout, language=first, level=1)]
    for language in others:
        title = Heading(_title(handout, language=language), level=1)
        blocks += [
            NewPage(),
            InLanguage(language, [title, *_in_language(handout, language=language, level=2)]),
        ]
    notice = choose(handout.notice, language=first)[1]
    return as_pdf(
        Paper(
            title=_title(handout, language=first),
            language=first,
            notice=notice,
            footer=choose(handout.programme[1], language=first)[1],
            blocks=blocks,
        )
    )


def _title(handout: Handout, *, language: str) -> str:
    names = {each.language: each.text for each in reversed(handout.event.names)}
    return choose(names, language=language)[1] or word(handout.event.kind or "", language=language)


def _in_language(handout: Handout, *, language: str, level: int) -> Iterator[Block]:
    _ = words(language).gettext
    yield Definitions([*_facts(handout, language=language)])
    if handout.event.rule:
        yield Paragraph(rule_sentence(handout.event.rule.value, language=language))
    days = handout.event.date.days if handout.event.date else None
    slots = [Slot(starts=minutes_of(item.starts), minutes=item.minutes) for item in handout.items]
    numbers = day_numbers(slots, days=(days[1] - days[0]).days + 1 if days else 1)
    for number in dict.fromkeys(numbers):
        items = [item for item, day in zip(handout.items, numbers, strict=True) if day == number]
        day = days[0] + timedelta(days=number) if days else None
        told = _told_day(day) if day and len(set(numbers)) > 1 else None
        yield Heading(format_date(told, language=language) if told else _("Agenda"), level=level)
        yield _table(handout, items, day=day, language=language)


def _told_day(day: date) -> PartialDate:
    return PartialDate.parse(day.isoformat())


def _facts(handout: Handout, *, language: str) -> Iterator[tuple[Text, Text]]:
    _, event = words(language).gettext, handout.event
    if event.date:
        yield _("Date"), format_date(event.date, language=language)
    if event.duration:
        yield _("Length"), length(event.duration, language=language)
    if event.place and event.place.text:
        yield _("Place"), _run(dict(event.place.text), language=language)
    if event.theme:
        yield _("Theme"), _run(dict(event.theme), language=language)
    if event.rule:
        yield _("Rule"), word(event.rule.value, language=language)
    if handout.zone and any(item.starts for item in handout.items):
        yield _("Times"), _("by the clock of the place, %(zone)s") % {"zone": handout.zone}


def _run(text: LanguageText, *, language: str) -> Text:
    tag, chosen = choose(text, language=language)
    return chosen if tag == language else Run(chosen, language=tag)


def _table(handout: Handout, items: Sequence[HandoutItem], *, day: date | None, language: str) -> Table:
    _ = words(language).gettext
    knows = bool(day) and is_zone(handout.zone)
    homes = {key: each for key, each in handout.sides.items() if knows and is_zone(each[1])}
    other = {key: each for key, each in homes.items() if each[1] != handout.zone}
    heads: list[Text] = [
        _("Time"),
        *(_run(name, language=language) for name, _zone in other.values()),
        _("Item"),
    ]
    rows = [
        [
            _when(item),
            *(_clock(item, day=day, here=handout.zone, there=zone) for _name, zone in other.values()),
            _what(handout, item, language=language),
        ]
        for item in items
    ]
    return Table(heads=heads, rows=rows, widths=(2, *(2 for _each in other), 9))


def _when(item: HandoutItem) -> str:
    begins = minutes_of(item.starts)
    if begins is None:
        return "" if item.minutes is None else f"{item.minutes}′"
    return item.starts if item.minutes is None else f"{item.starts}–{clock(begins + item.minutes)}"


def _clock(item: HandoutItem, *, day: date | None, here: str, there: str) -> str:
    begins = minutes_of(item.starts)
    if begins is None or day is None:
        return ""
    moment = at(day, begins, zone=here, elsewhere=there)
    days = (moment.date() - day).days
    return f"{moment:%H:%M}" + (f" ({days:+d})" if days else "")


def _what(handout: Handout, item: HandoutItem, *, language: str) -> Text:
    catalogue = words(language)
    if item.told is None:
        return Run(catalogue.gettext("Closed session"), language=language, is_strong=True)
    told = item.told
    kind = word(told.kind, language=language)
    titles = {**dict(told.titles or ()), **({told.language: told.title} if told.title else {})}
    tag, title = choose(titles, language=language)
    line: list[str | Run] = [f"{kind}"]
    if title:
        line += [catalogue.gettext(": "), Run(title, language=tag, is_strong=True)]
    for entry, role in item.people:
        line += [
            "\n",
            Run(entry.name_as_printed, language=entry.language),
            *_of(handout.sides, entry.side, language),
        ]
        if role != "speaker":
            line += [" · ", word(role, language=language)]
    return line


def _of(sides: Mapping[str, tuple[LanguageText, str]], side: str | None, language: str) -> list[str | Run]:
    name = choose(sides[side][0], language=language) if side and side in sides else ("", "")
    return [" · ", Run(name[1], language=name[0])] if name[1] else []
