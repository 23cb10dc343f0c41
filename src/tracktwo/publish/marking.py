"""How values of a record look on a page: escaped, with language, direction, side and rule marked.

One implementation for the office and the public site, so that a name, a date or a rule looks the same to the team
and to everybody else. Each function takes the language of the page's reader.
"""

import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.dates import PartialDate, Point, Season, format_date
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import WORDS
from tracktwo.vocabulary.languages import LanguageText, choose, direction, words
from tracktwo.vocabulary.names import NameOrder, NamePart, PersonName, display
from tracktwo.vocabulary.sides import Mark

__all__ = [
    "length",
    "person_name",
    "plain",
    "printed",
    "rule_badge",
    "side_mark",
    "t",
    "turns",
    "when",
    "word",
]

_TURNS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RULE_CLASSES: Final = {
    Rule.ON_THE_RECORD: "open",
    Rule.NOT_FOR_ATTRIBUTION: "hatched",
    Rule.OFF_THE_RECORD: "solid",
}


def turns(text: str) -> bool:
    """Return whether a text holds characters that turn the direction of reading."""
    return _TURNS.search(text) is not None


def printed(text: str, language: str) -> Markup:
    """Return a text as printed, marked with the language it is in."""
    return _span(language, escape(text))


def _span(language: str, inside: Markup) -> Markup:
    # not Markup.format: a page has hundreds of these
    return Markup(  # noqa: S704 -- every part is escaped
        f'<span lang="{escape(language)}" dir="{direction(language)}">{inside}</span>'
    )


def plain(text: LanguageText, *, language: str) -> str:
    """Return a text in the reader's language, or in the nearest one there is, without any mark-up."""
    return choose(text, language=language)[1]


def t(text: LanguageText, *, language: str) -> Markup:
    """Return a text in the reader's language; marked with its own where it exists only in another.

    A text that turns the direction of reading is kept to itself, so that it cannot turn what stands beside it.
    """
    tag, chosen = choose(text, language=language)
    if chosen and (tag != language or turns(chosen)):
        return printed(chosen, tag)
    return escape(chosen)


@lru_cache(20_000)
def when(edtf: str, *, language: str) -> Markup:
    """Return a partial date in words, never closer than known; as ``<time>`` where a page can say it so."""
    if not edtf:
        return Markup('<span class="unknown">{}</span>').format(words(language).gettext("date not given"))
    date = PartialDate.parse(edtf)
    said = format_date(date, language=language)
    if date.is_range or date != PartialDate(start=_certain(date.points[0])):
        return escape(said)
    return Markup('<time datetime="{}">{}</time>').format(date.edtf, said)


def _certain(point: Point) -> Point:
    """Return the part of a point that the HTML element for times can say: no season, no "about"."""
    if isinstance(point.season, Season):
        return Point(year=point.year)
    return Point(year=point.year, month=point.month, day=point.day)


def length(duration: str, *, language: str) -> str:
    """Return how long an event was: "half-day" and "full-day" in words, PT1H30M as hours and minutes."""
    catalogue = words(language)
    if duration in ("half-day", "full-day"):
        _ = catalogue.gettext
        return _("half a day") if duration == "half-day" else _("a full day")
    found = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", duration)
    if not found or not any(found.groups()):
        return duration
    hours, minutes = (int(part or 0) for part in found.groups())
    in_hours = catalogue.ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours}
    in_minutes = catalogue.ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes}
    if hours and minutes:
        return catalogue.gettext("%(hours)s %(minutes)s") % {"hours": in_hours, "minutes": in_minutes}
    return in_hours if hours else in_minutes


def word(value: str, *, language: str) -> str:
    """Return the word for a value of a closed set of the record; "" for none."""
    return words(language).gettext(WORDS[value]) if value else ""  # type: ignore[index]  # a StrEnum's value


def person_name(
    text: str, *, language: str, family: str = "", given: str = "", order: str = NameOrder.AS_PRINTED
) -> Markup:
    """Return a name as printed, its family name set apart where it is known; what is not known is empty."""
    try:
        name = PersonName(
            text=text,
            language=language,
            family=family or None,
            given=given or None,
            order=NameOrder(order),
        )
        runs = display(name)
    except DataError:
        # the family name kept does not stand in the name: nothing is set apart
        runs = (NamePart(text=text, is_family=False),)
    marked = Markup("").join(
        Markup('<b class="family">{}</b>').format(run.text) if run.is_family else escape(run.text)
        for run in runs
    )
    return _span(language, marked)


def side_mark(mark: Mark, name: LanguageText, *, language: str) -> Markup:
    """Return a side as shape, colour and name, so that none of them is needed alone."""
    return Markup(
        '<span class="side side-{}"><span class="mark" aria-hidden="true">{}</span> {}</span>'
    ).format(mark.value, mark.filled, t(name, language=language))


def rule_badge(*rules: str, language: str) -> Markup:
    """Return a rule of attribution as a tag with its word; of several that apply, the strictest.

    A rule nobody stated says how it is treated.
    """
    kind = strictest(*map(read_rule, rules))
    unstated = words(language).gettext("Rule not stated: treated as off the record")
    said = word(kind, language=language) if kind in rules else unstated
    return Markup('<span class="rule rule-{}">{}</span>').format(_RULE_CLASSES[kind], said)
