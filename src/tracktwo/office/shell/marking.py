"""How values of the record look on a page: escaped, with language, direction, side and rule marked."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from markupsafe import Markup

from tracktwo.office.accounts.rights import ROLE_WORDS, Role
from tracktwo.office.record.kinds import WORDS
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.dates import PartialDate, Point, Season, format_date
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, LanguageText, choose, direction
from tracktwo.vocabulary.names import NameOrder, NamePart, PersonName, display
from tracktwo.vocabulary.sides import Mark, sides_in_order

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side

__all__ = [
    "person_name",
    "plain",
    "printed",
    "reader_language",
    "role_word",
    "rule_badge",
    "side_mark",
    "sides_of",
    "t",
    "when",
    "word",
]


class NameRow(Protocol):
    """A stored form of a person's name."""

    text: str
    family: str
    given: str
    language: str
    order: str


def reader_language() -> str:
    """Return the tag of the interface language this page is shown in, such as ``"zh-Hans"``."""
    active = (get_language() or "en").lower()
    return next((tag for tag in INTERFACE_LANGUAGES if tag.lower() == active), "en")


def printed(text: str, language: str) -> Markup:
    """Return a text as printed, marked with the language it is in."""
    return Markup('<span lang="{}" dir="{}">{}</span>').format(language, direction(language), text)


def plain(text: LanguageText) -> str:
    """Return a text in the reader's language, or in the nearest one there is, without any mark-up."""
    return choose(text, language=reader_language())[1]


def t(text: LanguageText) -> Markup:
    """Return a text in the reader's language; marked with its own where it exists only in another."""
    language, chosen = choose(text, language=reader_language())
    if language == reader_language() or not chosen:
        return Markup.escape(chosen)
    return printed(chosen, language)


def when(edtf: str) -> Markup:
    """Return a partial date in words, never closer than known; as ``<time>`` where a page can say it so."""
    if not edtf:
        return Markup('<span class="unknown">{}</span>').format(_("date not given"))
    date = PartialDate.parse(edtf)
    words = format_date(date, language=reader_language())
    if date.is_range or date != PartialDate(start=_certain(date.points[0])):
        return Markup.escape(words)
    return Markup('<time datetime="{}">{}</time>').format(date.edtf, words)


def _certain(point: Point) -> Point:
    """Return the part of a point that the HTML element for times can say: no season, no "about"."""
    if isinstance(point.season, Season):
        return Point(year=point.year)
    return Point(year=point.year, month=point.month, day=point.day)


def word(value: str) -> str:
    """Return the word for a value of a closed set of the record in the reader's language; "" for none."""
    return str(WORDS[value]) if value else ""  # type: ignore[index]  # a StrEnum's value


def role_word(role: str) -> str:
    """Return the word for a role in the team in the reader's language."""
    return str(ROLE_WORDS[Role(role)])


def person_name(name: NameRow) -> Markup:
    """Return a name as printed, its family name set apart where it is known."""
    runs = Markup("").join(
        Markup('<b class="family">{}</b>').format(run.text) if run.is_family else Markup.escape(run.text)
        for run in _runs(name)
    )
    return Markup('<span lang="{}" dir="{}">{}</span>').format(name.language, direction(name.language), runs)


def _runs(name: NameRow) -> Sequence[NamePart]:
    """Return the runs of a name; one unmarked run where the family name kept does not stand in it."""
    whole = partial(PersonName, text=name.text, language=name.language)
    try:
        return display(
            whole(family=name.family or None, given=name.given or None, order=NameOrder(name.order))
        )
    except DataError:
        return (NamePart(text=name.text, is_family=False),)


def side_mark(side: "Side") -> Markup:
    """Return a side as shape, colour and name, so that none of them is needed alone."""
    mark = Mark(side.mark)
    return Markup(
        '<span class="side side-{}"><span class="mark" aria-hidden="true">{}</span> {}</span>'
    ).format(mark.value, mark.filled, t(side.name))


def sides_of(programme: "Programme", sequence: int) -> "tuple[Side, ...]":
    """Return the two sides in the order of the published rule; one query, however often it is asked."""
    prefetch_related_objects([programme], "sides")
    return sides_in_order(list(programme.sides.all()), sequence=sequence)


def rule_badge(*rules: str) -> Markup:
    """Return a rule of attribution as a tag with its word; of several that apply, the strictest.

    A rule nobody stated says how it is treated.
    """
    kind = strictest(*map(read_rule, rules))
    words = word(kind) if kind in rules else _("Rule not stated: treated as off the record")
    return Markup('<span class="rule rule-{}">{}</span>').format(_RULE_CLASSES[kind], words)


_RULE_CLASSES = {
    Rule.ON_THE_RECORD: "open",
    Rule.NOT_FOR_ATTRIBUTION: "hatched",
    Rule.OFF_THE_RECORD: "solid",
}
