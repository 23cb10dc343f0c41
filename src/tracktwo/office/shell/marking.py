"""How values of the record look on a page of the office: as everywhere, in the language of who reads."""

from typing import TYPE_CHECKING, Protocol

from django.db.models import prefetch_related_objects
from django.utils.translation import get_language
from markupsafe import Markup

from tracktwo.office.accounts.rights import ROLE_WORDS, Role
from tracktwo.publish import marking
from tracktwo.publish.marking import printed
from tracktwo.vocabulary.languages import INTERFACE_LANGUAGES, LanguageText, language_of_script
from tracktwo.vocabulary.sides import Mark, sides_in_order

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side

__all__ = [
    "as_printed",
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


def plain(text: LanguageText) -> str:
    """Return a text in the reader's language, or in the nearest one there is, without any mark-up."""
    return marking.plain(text, language=reader_language())


def t(text: LanguageText) -> Markup:
    """Return a text in the reader's language; marked with its own where it exists only in another."""
    return marking.t(text, language=reader_language())


def when(edtf: str) -> Markup:
    """Return a partial date in words, never closer than known; as ``<time>`` where a page can say it so."""
    return marking.when(edtf, language=reader_language())


def word(value: str) -> str:
    """Return the word for a value of a closed set of the record in the reader's language; "" for none."""
    return marking.word(value, language=reader_language())


def role_word(role: str) -> str:
    """Return the word for a role in the team in the reader's language."""
    return str(ROLE_WORDS[Role(role)])


def as_printed(text: str) -> Markup:
    """Return words as printed whose language nobody has stated, marked with the one their letters tell."""
    return printed(text, language_of_script(text))


def person_name(name: NameRow) -> Markup:
    """Return a name as printed, its family name set apart where it is known."""
    return marking.person_name(
        name.text, language=name.language, family=name.family, given=name.given, order=name.order
    )


def side_mark(side: "Side") -> Markup:
    """Return a side as shape, colour and name, so that none of them is needed alone."""
    return marking.side_mark(Mark(side.mark), side.name, language=reader_language())


def sides_of(programme: "Programme", sequence: int) -> "tuple[Side, ...]":
    """Return the two sides in the order of the published rule; one query, however often it is asked."""
    prefetch_related_objects([programme], "sides")
    return sides_in_order(list(programme.sides.all()), sequence=sequence)


def rule_badge(*rules: str) -> Markup:
    """Return a rule of attribution as a tag with its word; of several that apply, the strictest."""
    return marking.rule_badge(*rules, language=reader_language())
