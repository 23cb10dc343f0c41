"""What the pages say of an item: its title, its rule in a sentence, its status; all from the item alone."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.kinds import WORDS
from tracktwo.vocabulary.languages import words
from tracktwo.vocabulary.names import PersonName, preferred

__all__ = [
    "Title",
    "code_word",
    "counted",
    "event_title",
    "initial",
    "name_order",
    "name_title",
    "person_form",
    "rule_sentence",
    "text_order",
]

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A name for one reader: its text and language, and the other names something is known by."""

    text: str
    language: str
    others: tuple[Told, ...] = ()


def name_title(names: Sequence[Told], *, language: str) -> Title:
    """Return the name a reader is shown, of several: in their language, else in English, else the first."""
    ordered = sorted(names, key=lambda name: (name["language"] != language, name["language"] != "en"))
    first = ordered[0]
    return Title(text=first["text"], language=first["language"], others=tuple(ordered[1:]))


def event_title(event: Told, *, language: str) -> Title:
    """Return the name of an event a reader is shown; one without names is called by its kind and date."""
    if event.get("names"):
        return name_title(event["names"], language=language)
    gettext = words(language).gettext
    kind = code_word(event.get("kind", ""), language=language) or gettext("Event")
    if "date" not in event:
        return Title(text=kind, language=language)
    date = format_date(PartialDate.parse(event["date"]), language=language)
    return Title(text=gettext("%(kind)s, %(date)s") % {"kind": kind, "date": date}, language=language)


def person_form(names: Sequence[Told], *, language: str) -> Told:
    """Return the form of a person's name a reader can best read."""
    exact = next((name for name in names if name["language"] == language), None)
    if exact is not None:
        return exact
    # Only how a form is written decides; whether its family name stands in it is for the marks.
    forms = [PersonName(text=name["text"], language=name["language"]) for name in names]
    return names[forms.index(preferred(forms, language=language))]


def name_order(name: Told) -> tuple[str, str, str]:
    """Return a key that sorts forms of names by family name, then the rest, accents and capitals aside."""
    return text_order(name.get("family") or name["text"]), text_order(name.get("given", "")), name["text"]


@lru_cache(maxsize=50_000)
def text_order(text: str) -> str:
    """Return a key that sorts names and titles, accents and capitals aside."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def initial(name: Told) -> str:
    """Return the letter a name is sorted under, as a capital."""
    return next((character.upper() for character in name_order(name)[0] if character.isalnum()), "#")


def code_word(value: str, *, language: str) -> str:
    """Return the word for a value of a closed set; a value we have no word for stands for itself."""
    message = WORDS.get(value)  # type: ignore[call-overload]  # a StrEnum's value
    return words(language).gettext(message) if message else value


_: Final = str  # marks a message for the catalogue
_RULES: Final = {
    Rule.ON_THE_RECORD: _("Who took part and what was on the agenda may be read by everybody."),
    Rule.NOT_FOR_ATTRIBUTION: _(
        "Who took part is not published. Of what was said, only lines approved for release are, without names."
    ),
    Rule.OFF_THE_RECORD: _("What was said and who took part is not published."),
}


def rule_sentence(rule: str, *, language: str) -> str:
    """Return what a rule means for the reader of a page."""
    return words(language).gettext(_RULES[Rule(rule)])


def ngettext_lazy(one: str, many: str) -> tuple[str, str]:
    """Mark a message with a number for the catalogue."""
    return one, many


_COUNTED: Final = {
    "challenge": ngettext_lazy("%(num)s challenge", "%(num)s challenges"),
    "concept": ngettext_lazy("%(num)s term", "%(num)s terms"),
    "conference": ngettext_lazy("%(num)s conference", "%(num)s conferences"),
    "conflict": ngettext_lazy("%(num)s disagreement of sources", "%(num)s disagreements of sources"),
    "contribution": ngettext_lazy("%(num)s entry on a list of people", "%(num)s entries on lists of people"),
    "debriefline": ngettext_lazy("%(num)s line of a debrief", "%(num)s lines of debriefs"),
    "document": ngettext_lazy("%(num)s document", "%(num)s documents"),
    "event": ngettext_lazy("%(num)s event", "%(num)s events"),
    "media": ngettext_lazy("%(num)s media outlet", "%(num)s media outlets"),
    "narrative": ngettext_lazy("%(num)s narrative", "%(num)s narratives"),
    "objective": ngettext_lazy("%(num)s objective", "%(num)s objectives"),
    "organisation": ngettext_lazy("%(num)s organisation", "%(num)s organisations"),
    "outcome": ngettext_lazy("%(num)s finding", "%(num)s findings"),
    "person": ngettext_lazy("%(num)s person", "%(num)s people"),
    "programme": ngettext_lazy("%(num)s description of the programme", "%(num)s descriptions of programmes"),
    "publication": ngettext_lazy("%(num)s publication", "%(num)s publications"),
    "question": ngettext_lazy("%(num)s question", "%(num)s questions"),
    "remarks": ngettext_lazy("what was said at %(num)s event", "what was said at %(num)s events"),
    "result": ngettext_lazy("%(num)s result", "%(num)s results"),
    "round": ngettext_lazy("%(num)s round", "%(num)s rounds"),
    "segment": ngettext_lazy("%(num)s item of an agenda", "%(num)s items of agendas"),
    "side": ngettext_lazy("%(num)s side", "%(num)s sides"),
    "theme": ngettext_lazy("%(num)s theme of interviews", "%(num)s themes of interviews"),
}


def counted(kind: str, number: int, *, language: str) -> str:
    """Return how many items of a kind there are, in words."""
    one, many = _COUNTED[kind]
    return words(language).ngettext(one, many, number) % {"num": number}
