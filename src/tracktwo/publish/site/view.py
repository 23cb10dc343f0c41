"""What a page may use while it is made: the items it shows, in its reader's language, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

from markupsafe import Markup, escape

from tracktwo.publish import marking
from tracktwo.publish.bundle import Item
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.wording import (
    Title,
    code_word,
    event_title,
    name_title,
    person_form,
    rule_sentence,
)
from tracktwo.vocabulary.languages import LanguageText, Words, choose, direction, endonym, words
from tracktwo.vocabulary.sides import Mark

__all__ = ["Source", "View"]

_MANY: Final = 20_000
when = marking.when
word = cache(code_word)
rule_badge = cache(marking.rule_badge)
sentence_of_rule = cache(rule_sentence)


@lru_cache(_MANY)
def person_name(text: str, language: str, family: str, given: str, order: str) -> Markup:
    """Return a form of a person's name, the family name set apart; made once for all languages and lists."""
    return marking.person_name(text, language=language, family=family, given=given, order=order)


@cache
def side_mark(mark: Mark, name: tuple[tuple[str, str], ...], language: str) -> Markup:
    """Return a side as shape, colour and name; made once, as it stands everywhere."""
    return marking.side_mark(mark, dict(name), language=language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document a page rests on: its number on the page, its key, and how many of its passages are used."""

    number: int
    document: str
    passages: int


@dataclass(slots=True, kw_only=True)
class View:
    """A page's items and words.

    Looking up an item the page did not say it shows is an error: so a page depends on nothing unsaid, and may tell
    nothing that its items do not.
    """

    language: str
    path: str
    items: Mapping[str, Item]
    facts: Mapping[str, Any]
    updated: str
    _sources: dict[str, Source] = field(default_factory=dict)
    _told: dict[str, Told] = field(default_factory=dict)

    def __getitem__(self, each: str) -> Told:
        if each not in self._told:
            item = self.items[each]
            self._told[each] = Told(item.content, kind=item.kind)
        return self._told[each]

    def __contains__(self, each: str) -> bool:
        return each in self.items

    @property
    def words(self) -> Words:
        """Return the catalogue of the page's language."""
        return words(self.language)

    def gettext(self, message: str) -> str:
        """Return a message in the page's language."""
        return words(self.language).gettext(message)

    @property
    def month(self) -> int:
        """Return the month the page was last updated in; the order of sides on it alternates by it."""
        return int(self.updated[5:7])

    # addresses

    @property
    def base(self) -> str:
        """Return the way from the page to its language's folder."""
        return "../" * self.path.count("/")

    @property
    def root(self) -> str:
        """Return the way from the page to the programme's folder."""
        return "../" + self.base

    def to(self, path: str) -> str:
        """Return the way from the page to another of its language."""
        return self.base + path

    def link(self, path: str, text: str, language: str) -> Markup:
        """Return a link to another page of the language; the text's own language where it is not the page's."""
        if language == self.language and not marking.turns(text):
            return Markup(f'<a href="{escape(self.base + path)}">{escape(text)}</a>')  # noqa: S704 -- escaped
        return Markup(  # noqa: S704 -- every part is escaped
            f'<a href="{escape(self.base + path)}" lang="{escape(language)}" dir="{direction(language)}">'
            f"{escape(text)}</a>"
        )

    # values

    def text(self, text: LanguageText) -> Markup:
        """Return a text in the page's language; marked with its own where it exists only in another."""
        return marking.t(text, language=self.language)

    def plain(self, text: LanguageText) -> str:
        """Return a text in the page's language, or the nearest, without any mark-up."""
        return marking.plain(text, language=self.language)

    def printed(self, text: str, language: str) -> Markup:
        """Return a text as printed, marked with the language it is in where that is not the page's."""
        if language == self.language and not marking.turns(text):
            return escape(text)
        return marking.printed(text, language)

    def when(self, edtf: str) -> Markup:
        """Return a partial date in words; "" is a date that is not given."""
        return when(edtf, language=self.language)

    def word(self, value: str) -> str:
        """Return the word for a value of a closed set."""
        return word(value, language=self.language)

    def length(self, duration: str) -> str:
        """Return how long an event was, in words."""
        return marking.length(duration, language=self.language)

    def rule_badge(self, rule: str) -> Markup:
        """Return a rule as a tag with its word."""
        return rule_badge(rule, language=self.language)

    def rule_sentence(self, rule: str) -> str:
        """Return what a rule means for the reader."""
        return sentence_of_rule(rule, language=self.language)

    def endonym(self, tag: str) -> Markup:
        """Return a language's name in itself."""
        return marking.printed(endonym(tag), tag)

    def side(self, key: str) -> Markup:
        """Return a side as shape, colour and name."""
        told = self[f"side:{key}"]
        return side_mark(Mark(told["mark"]), tuple(told.get("name", {}).items()), self.language)

    @property
    def sides(self) -> list[str]:
        """Return the keys of the two sides, which every page shows."""
        return sorted(each.partition(":")[2] for each in self.items if each.startswith("side:"))

    def side_called(self, key: str, held: Told) -> Markup:
        """Return a side as shape, colour and the name that the results of a round call it by."""
        names = {side["side"]: side.get("name") for side in held["sides"]}
        told = self[f"side:{key}"]
        name = names.get(key) or told.get("name", {})
        return side_mark(Mark(told["mark"]), tuple(name.items()), self.language)

    def percent(self, share: str) -> str:
        """Return a share in figures as percent; a dash where there is none."""
        return f"{100 * float(share):.0f}" if share else "–"

    def own_title(self, text: str) -> Title:
        """Return words of ours as a title, in the page's language."""
        return Title(text=text, language=self.language)

    def titled_text(self, text: LanguageText) -> Title:
        """Return a text as a title, in the language it is read in."""
        language, chosen = choose(text, language=self.language)
        return Title(text=chosen, language=language)

    def form_title(self, form: Mapping[str, Any]) -> Title:
        """Return a form of a person's name as a title."""
        return Title(text=form["text"], language=form["language"])

    # items

    def title(self, event: str) -> Title:
        """Return what an event is called, by its key."""
        return event_title(self[f"event:{event}"], language=self.language)

    def event(self, key: str) -> Markup:
        """Return a link to an event under the name this reader is shown."""
        title = self.title(key)
        return self.link(f"events/{key}.html", title.text, title.language)

    def event_date(self, key: str) -> Markup:
        """Return when an event is or was."""
        return self.when(self[f"event:{key}"].get("date", ""))

    def kind(self, key: str, number: int | None) -> str:
        """Return an event's kind, number and status in words, as far as they are told."""
        told = self[f"event:{key}"]
        status = told.get("status", {}).get("value", "")
        parts = [self.word(told.get("kind", "")) or self.gettext("Event")]
        if number:
            parts.append(self.gettext("formal dialogue %(number)s") % {"number": number})
        if status and status != "held":
            parts.append(self.word(status))
        return " · ".join(parts)

    def organisation_title(self, key: str) -> Title:
        """Return what an organisation is called."""
        return name_title(self[f"organisation:{key}"]["names"], language=self.language)

    def organisation(self, key: str) -> Markup:
        """Return a link to an organisation under the name this reader is shown."""
        title = self.organisation_title(key)
        return self.link(f"organisations/{key}.html", title.text, title.language)

    def person_form(self, key: str) -> Mapping[str, Any]:
        """Return the form of a person's name this reader can best read."""
        return person_form(self[f"person:{key}"]["names"], language=self.language)

    def name(self, form: Mapping[str, Any]) -> Markup:
        """Return a form of a person's name, the family name set apart."""
        return person_name(
            form["text"],
            form["language"],
            form.get("family", ""),
            form.get("given", ""),
            form.get("order", "as_printed"),
        )

    def person(self, key: str) -> Markup:
        """Return a link to a person under the form of their name this reader can best read."""
        name = self.name(self.person_form(key))
        return Markup('<a href="{}">{}</a>').format(self.base + f"people/{key}.html", name)

    def entry_name(self, entry: Told) -> Markup:
        """Return the name printed on a list of an event, as a link where the person has a page."""
        if "name_as_printed" not in entry:
            return Markup('<span class="unknown">{}</span>').format(self.gettext("name not stated"))
        name, tag = entry["name_as_printed"], entry.get("language", "en")
        if "person" not in entry:
            return marking.printed(name, tag)
        return self.link(f"people/{entry['person']}.html", name, tag)

    def titled(self, kind: str, key: str) -> Markup:
        """Return a link to a document or publication under its title."""
        told = self[f"{kind}:{key}"]
        return self.link(f"{kind}s/{key}.html", self.title_of(told), told.get("language", "en"))

    def title_of(self, told: Told) -> str:
        """Return the title of a document or publication; words in its place where none is told."""
        title: str = told.get("title") or self.gettext("Without a title")
        return title

    def item_title(self, segment: Told) -> Title:
        """Return what an item of an agenda is called here; nothing of a closed session, and of many a break."""
        names = [{"text": text, "language": tag} for tag, text in segment.get("titles", {}).items()]
        if segment.get("title"):
            names.insert(0, {"text": segment["title"], "language": segment.get("language", "en")})
        return name_title(names, language=self.language) if names else Title(text="", language=self.language)

    def item_link(self, each: str) -> Markup:  # noqa: PLR0911 -- one line a kind
        """Return a link to the page of an item that has one."""
        kind, _, key = each.partition(":")
        match kind:
            case "event":
                return self.event(key)
            case "person":
                return self.person(key)
            case "organisation":
                return self.organisation(key)
            case "document" | "publication":
                return self.titled(kind, key)
            case "conference":
                return self.conference(key)
            case "outcome" | "narrative" | "question":
                title = self.titled_text(self[each].get("text", {}))
                path = f"{'findings' if kind == 'outcome' else f'{kind}s'}/{key}.html"
                return self.link(path, title.text, title.language)
            case "concept":
                names = [word["name"] for word in self[each]["words"] or ()]
                called = next((each for each in names if each["language"] == self.language), names[0])
                return self.link(f"glossary/{key}.html", called["text"], called["language"])
            case "round":
                title = self.titled_text(self[each].get("title", {}))
                return self.link(f"rounds/{key}.html", title.text, title.language)
            case _:
                raise LookupError(f"{each} has no page of its own.")

    def conference(self, key: str) -> Markup:
        """Return a link to a conference under its name."""
        told = self[f"conference:{key}"]
        name = told.get("name") or told.get("series") or key
        return self.link(f"conferences/{key}.html", name, told.get("language", "en"))

    # sources

    def rest_on(self, ids: Iterable[str]) -> Sequence[Source]:
        """Number the documents some items of the page rest on, for :meth:`cites` to point at."""
        passages: dict[str, int] = defaultdict(int)
        for each in ids:
            for cited in self.items[each].citations:
                passages[cited.document] += 1
        self._sources = {
            key: Source(number=number, document=key, passages=passages[key])
            for number, key in enumerate(sorted(passages), start=1)
        }
        return tuple(self._sources.values())

    def cites(self, each: str, *fields: str) -> Markup:
        """Return the numbers of the sources that state fields of an item; without fields, the item itself."""
        wanted = fields or ("",)
        keys = {cited.document for cited in self.items[each].citations if cited.field in wanted}
        numbers = sorted(self._sources[key].number for key in keys if key in self._sources)
        if not numbers:
            return Markup("")
        label = self.gettext("Source %(number)s")
        links = (
            Markup('<a href="#source-{}" aria-label="{}">{}</a>').format(each, label % {"number": each}, each)
            for each in numbers
        )
        return Markup('<sup class="cites">{}</sup>').format(Markup(" ").join(links))
