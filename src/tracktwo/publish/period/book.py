"""A release as a report looks things up: what falls in the period, in one language, with codes for evidence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from tracktwo.publish.bundle import Content
from tracktwo.publish.period.tables import Material
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.report.printing import Block, Heading, Paragraph, Run
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.kinds import WORDS, EventKind, EventStatus, ReportPart
from tracktwo.vocabulary.languages import LanguageText, Words, choose, words

__all__ = ["Book", "anchor"]


@dataclass(kw_only=True)
class Book:
    """One language's report in the making.

    Attributes:
        content: the release.
        material: the period, and what the team adds.
        language: the reader's.
        pictured: width of pictures in pixels; drawn for a printed column.
    """

    content: Content
    material: Material
    language: str
    pictured: int = 560
    _codes: dict[str, str] = field(default_factory=dict)

    @cached_property
    def shelf(self) -> Shelf:
        """The release by what belongs to what."""
        return Shelf(self.content)

    @cached_property
    def view(self) -> View:
        """What finds words; a report shows everything of a release, so it may look everything up."""
        return View(
            language=self.language,
            path="",
            items=self.content.items,
            facts={},
            updated=self.content.date.isoformat(),
        )

    @property
    def words(self) -> Words:
        """The catalogue of the language."""
        return words(self.language)

    def gettext(self, message: str) -> str:
        """Return a message in the report's language."""
        return self.words.gettext(message)

    def ngettext(self, one: str, many: str, num: int) -> str:
        """Return a message with a number in the report's language."""
        return self.words.ngettext(one, many, num) % {"num": num}

    # the period

    @property
    def period(self) -> PartialDate:
        """From when to when."""
        return self.material.period

    @property
    def last_day(self) -> date:
        """The last day the report can tell of: the last of the period, or that of the release if it is earlier."""
        return min(self.period.latest, self.content.date)

    @property
    def period_in_words(self) -> str:
        """The period as it is printed."""
        return format_date(self.period, language=self.language)

    def is_within(self, date: PartialDate | None) -> bool:
        """Return whether a date, as far as it is known, touches the period."""
        return (
            date is not None and date.latest >= self.period.earliest and date.earliest <= self.period.latest
        )

    def told(self, each: str) -> Told:
        """Return what an item tells."""
        return self.view[each]

    @cached_property
    def events(self) -> tuple[str, ...]:
        """The held events of the period, in the order of time."""
        return tuple(
            each
            for each in self.shelf.events
            if _status(self.shelf[each]) == EventStatus.HELD
            and self.shelf[each].get("kind") != EventKind.REHEARSAL
            and self.is_within(self.shelf.date(each))
        )

    @cached_property
    def plans(self) -> tuple[str, ...]:
        """Events that were planned, or not held, as known by the end of the period."""
        return tuple(
            each
            for each in self.shelf.events
            if _status(self.shelf[each]) != EventStatus.HELD
            and self.shelf[each].get("kind") != EventKind.REHEARSAL
            and self._was_known(self.shelf[each])
        )

    def _was_known(self, told: Mapping[str, Any]) -> bool:
        since = told.get("status", {}).get("as_of", "")
        return not since or PartialDate.parse(since).possibly_by(self.period.latest)

    @cached_property
    def findings(self) -> tuple[str, ...]:
        """The findings known by the end of the period, by their number."""
        known = (each for each in self.shelf.of_kind("outcome") if self._was_found(self.shelf[each]))
        return tuple(sorted(known, key=lambda each: (self.shelf[each]["number"], each)))

    def _was_found(self, told: Mapping[str, Any]) -> bool:
        return "as_of" not in told or PartialDate.parse(told["as_of"]).possibly_by(self.period.latest)

    @cached_property
    def questions(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The questions both sides let out, each with its answers known by the end of the period; answered ones first.

        When a question was asked is not told; one whose every answer is of a later day stands without one.
        """
        known = {
            each: [one for one in self.shelf[each].get("replies", ()) if self._was_found(one)]
            for each in self.shelf.of_kind("question")
        }
        return {each: known[each] for each in sorted(known, key=lambda each: (not known[each], each))}

    @cached_property
    def publications(self) -> tuple[str, ...]:
        """What came out in the period, in the order of time."""
        found = (each for each in self.shelf.of_kind("publication") if self.is_within(self.shelf.date(each)))
        return self.shelf.in_time(found)

    @cached_property
    def rounds(self) -> tuple[str, ...]:
        """The rounds that were closed in the period; one whose day is not told counts too."""
        return tuple(
            each
            for each in self.shelf.of_kind("round")
            if "closed" not in self.shelf[each]
            or self.is_within(PartialDate.parse(self.shelf[each]["closed"]))
        )

    @property
    def is_simulated(self) -> bool:
        """Whether any answers in the report were made up by a program."""
        return any(self.shelf[each]["is_simulated"] for each in self.rounds)

    @cached_property
    def media(self) -> tuple[str, ...]:
        """Coverage dated in the period, of its events, or of which neither is told."""
        shown = {each.partition(":")[2] for each in self.events}
        return tuple(
            each for each in self.shelf.of_kind("media") if self._is_covered(self.shelf[each], shown)
        )

    def _is_covered(self, told: Mapping[str, Any], events: set[str]) -> bool:
        if "date" in told:
            return self.is_within(PartialDate.parse(told["date"]))
        return told["event"] in events if "event" in told else True

    # words

    def text(self, text: LanguageText) -> Run:
        """Return a text in the reader's language, marked where it exists only in another."""
        language, chosen = choose(text, language=self.language)
        return self.run(chosen, language)

    def run(self, text: str, language: str, *, link: str = "") -> Run:
        """Return a text that may be in another language than the report."""
        return Run(text, language="" if language == self.language else language, link=link)

    def event(self, each: str) -> Run:
        """Return what an event is called; a link where the report has it."""
        title = self.view.title(each.partition(":")[2])
        has_block = each in self.events
        return self.run(title.text, title.language, link=f"#{anchor(each)}" if has_block else "")

    def organisation(self, key: str) -> Run:
        """Return what an organisation is called."""
        title = self.view.organisation_title(key)
        return self.run(title.text, title.language)

    def side(self, each: str) -> str:
        """Return what a side is called."""
        return self.view.plain(self.told(each).get("name", {}))

    def when(self, edtf: str) -> str:
        """Return a date in words; "" is one that is not given."""
        if not edtf:
            return self.gettext("date not given")
        return format_date(PartialDate.parse(edtf), language=self.language)

    def listed(self, runs: Iterable[Run | str]) -> list[Run | str]:
        """Return several names as one line, parted as the language parts them."""
        found: list[Run | str] = []
        for each in runs:
            found += [self.gettext(", "), each] if found else [each]
        return found

    def sides(self, sequence: int) -> tuple[str, ...]:
        """Return the ids of the two sides in the order of the published rule."""
        return self.shelf.sides(sequence)

    # parts

    def part(self, part: ReportPart) -> Sequence[Block]:
        """Return the heading of a part, and what the team wrote for it."""
        blocks: list[Block] = [Heading(self.gettext(WORDS[part]), anchor=part.value)]
        text = self.text(self.material.texts.get(part, {}))
        blocks += [
            Paragraph(Run(line, language=text.language)) for line in text.text.splitlines() if line.strip()
        ]
        return blocks

    def code(self, each: str) -> Run:
        """Return the code of what something rests on, [E4]; it leads to the list at the end."""
        number = self._codes.setdefault(each, f"E{len(self._codes) + 1}")
        return Run(f"[{number}]", link=f"#{number.lower()}")

    def codes(self, ids: Iterable[str]) -> list[Run | str]:
        """Return the codes of several items, each after a space."""
        return [part for each in dict.fromkeys(ids) for part in (" ", self.code(each))]

    def rests_on(self, each: str) -> list[Run | str]:
        """Return the codes of the documents whose passages state an item."""
        return self.codes(
            sorted({f"document:{cited.document}" for cited in self.content.items[each].citations})
        )

    @property
    def evidence(self) -> Mapping[str, str]:
        """The codes given so far: item → "E4"."""
        return self._codes


def anchor(each: str) -> str:
    """Return where an item stands in the report, from its id."""
    return each.replace(":", "-")


def _status(told: Mapping[str, Any]) -> str:
    return str(told.get("status", {}).get("value", ""))
