"""A walk through a document's blocks: headings open events and scopes, prose tells about them, lines name people."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.dates import find_dates, find_relative
from tracktwo.record.methods.entries import people_in_prose, read_entries
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.events.drafts import Draft, Line, dates_agree
from tracktwo.record.methods.facets import (
    find_attribution,
    find_audience,
    find_duration,
    find_hosts,
    find_manner,
    find_margins,
    find_number,
    find_place,
    find_side_manners,
    find_status,
    find_theme,
    has_event_noun,
)
from tracktwo.record.methods.facets.hosts import read_names
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.methods.scopes import Scope, read_heading
from tracktwo.record.methods.sentences import sentences
from tracktwo.record.tables import Basis, Block, BlockKind, Blocks, Delivery, Entry, Post, Said, Span
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError

__all__ = ["read_events"]

_LONGEST_HEADING: Final = 170
_NEXT: Final = re.compile(
    r"\b(?:the\s+)?(?:next|upcoming|forthcoming|future|third|fourth|fifth)\s+(?:[\w-]+\s+){0,3}(?:workshop|dialogue|meeting|round|session|seminar|roundtable|forum|conference|discussion)\b|下一(?:轮|次|届)[^，。]{0,10}|第[一二三四五六七八九十]{1,3}(?:次|轮|届)[^，。于在将拟预定]{0,8}",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"\b(?:online|virtual|remote|hybrid|in[- ]person|via zoom|half[- ]day|full[- ]day|one day|two days|three days|\d+ (?:minutes|hours)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|from|to|at|on|in|the|and|room|hall)\b|\d{1,2}[:.]\d{2}|线上|线下|星期.|周.|上午|下午|举行|召开",
    re.IGNORECASE,
)
_HAN_LIST: Final = re.compile(r"[^：:，。\s]{2,10}[：:]")
_HELD_BY: Final = re.compile(
    r"\s*(?:jointly\s+)?(?:co-?)?(?:hosted|organi[sz]ed|convened)\s+by\b", re.IGNORECASE
)
_DATELINE: Final = re.compile(r"\s*[A-Z][\w .,'’/()-]{2,60}?\s*(?:—|–|--|-)\s+(?=[A-Z])")
_HELD: Final = re.compile(
    r"\b(?:held|hosted|convened|organi[sz]ed|launched|opened|co-?hosted|co-?organi[sz]ed|co-?convened)\s+(?:the|their|its|a|an)\s+(?P<name>"
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|\d{1,2}(?:st|nd|rd|th)|[A-Z][\w.’'–-]*|of|and|on|the)\s+){1,9}?"
    r"(?:Dialogue|Workshop|Forum|Conference|Round ?[Tt]able|Symposium|Seminar|Meeting|Consultation|Exchange|Conversation|Talks)"
    r"(?:\s+(?:on|for)\s+(?:[A-Z][\w’'-]*|and|the|of|in)(?:,?\s+(?:[A-Z][\w’'-]*|and|the|of|in)){0,9})?)"
)
_ACTS: Final = re.compile(
    r"\b(?:launch|launches|meet|meets|hold|holds|host|hosts|discuss|discusses|gather|gathers|agree|agrees|share|shares|was|were|held)\b"
)
_IS: Final = re.compile(
    r"\b(?:is|was|serves as|served as|works as|holds the post of)\s+(?:currently\s+)?(?:the\s+|an?\s+)?(?=[A-Z])"
)
_BY_VIDEO: Final = re.compile(
    r"\b(?:by|via) (?:video|zoom|phone|telephone)|\bremotely\b|\bonline\b", re.IGNORECASE
)
_WEAK, _STRONG = 1, 2


def read_events(blocks: Blocks, *, lexicon: Lexicon) -> tuple[Draft, ...]:
    """Return the events a document tells of, in the order it tells them, each with its people."""
    walk = _Walk(blocks, lexicon)
    for block in blocks.blocks:
        walk.visit(block)
    return tuple(draft for draft in walk.drafts if _is_event(draft))


def _is_event(draft: Draft) -> bool:
    """Return whether what was found is a meeting: it has a date or a place, and people, hosts or a plan."""
    dated = draft.get("date") is not None or draft.get("place") is not None
    return dated and bool(
        draft.lines
        or draft.get("hosts")
        or draft.get("status")
        or draft.get("number")
        or has_event_noun(draft.name)
    )


class _Walk:
    """Where the walk is: the events so far, the one that is open, and what holds for the next line."""

    def __init__(self, blocks: Blocks, lexicon: Lexicon) -> None:
        self.blocks = blocks
        self.lexicon = lexicon
        self.drafts: list[Draft] = []
        self.scope = Scope()
        self.title: Block | None = None
        self.pending: Block | None = None
        self.columns: dict[int, str] = {}
        self.named: Block | None = None
        self.headed = sum(self._is_event_heading(block) for block in blocks.blocks)

    @property
    def event(self) -> Draft | None:
        """The event that is open."""
        return None if self.scope.event is None else self.drafts[self.scope.event]

    def visit(self, block: Block) -> None:
        """Read one block."""
        if block.cell is None:
            self.columns = {}
        named, self.named = self.named, None
        if named is not None and self._post_of(named, block):
            return
        if block.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL) and self._when_and_where(block):
            return
        match block.kind:
            case BlockKind.NOISE:
                return
            case BlockKind.KEY_VALUE:
                self._key(block)
            case BlockKind.HEADING:
                self._heading(block)
            case BlockKind.PARAGRAPH:
                if not (_HAN_LIST.match(self.blocks.text(block)) and self._people(block)):
                    self._prose(block)
            case BlockKind.ITEM | BlockKind.CELL:
                self._item(block)

    def _item(self, block: Block) -> None:
        """Read a line of a list or a cell: a heading of sorts, people, a sentence, or a rule."""
        if self._is_event_heading(block):
            self._heading(block)
            return
        if self._people(block):
            return
        text = self.blocks.text(block)
        heading = read_heading(text, lexicon=self.lexicon)
        if heading.side is not None and block.cell is not None:
            self.columns[block.cell.column] = heading.side
        if heading.is_structural and len(text) < 90:
            self.scope.open_heading(heading, Span(block.start, block.end))
        elif len(text.split()) > 5 or _HELD_BY.match(text):
            self._prose(block)
        elif self.event is not None:
            self._rule(block, self.event)

    def _open(self, name: str, span: Span, *, level: int = 0) -> Draft:
        self.drafts.append(Draft(name=name, span=span, level=level))
        self.scope.open_event(len(self.drafts) - 1)
        return self.drafts[-1]

    def _names(self, spans: tuple[Span, ...], start: int) -> tuple[str, ...]:
        """Return names as the document prints them."""
        return tuple(" ".join(self.blocks.layer.text[start + a : start + b].split()) for a, b in spans)

    def _text(self, block: Block) -> str:
        return " ".join(self.blocks.text(block).split())

    def _printed(self, block: Block) -> str:
        """Return a block as the document prints it, without markup."""
        masked, text = self.blocks.masked, self.blocks.layer.text
        kept = (
            text[at] if masked[at] != " " or text[at] == " " else " " for at in range(block.start, block.end)
        )
        return " ".join("".join(kept).split())

    def _is_event_heading(self, block: Block) -> bool:
        """Return whether a short block names a meeting and says when it was, or which of its series."""
        if (
            block.kind not in (BlockKind.HEADING, BlockKind.ITEM)
            or block.end - block.start > _LONGEST_HEADING
        ):
            return False
        text = self._text(block)
        if not (has_event_noun(text) or find_number(text)) or (
            block.kind is BlockKind.ITEM and text.endswith((".", "。"))
        ):
            return False
        if not any(
            not date.in_name and len(date.edtf) > len("2020") for date in find_dates(text)
        ) and not find_number(text):
            return False
        if re.match(
            r"(?:session|panel|part|day|topic|keynote|议题|第[一二三四五\d]+(?:场|节|单元|环节))\b",
            text,
            re.IGNORECASE,
        ):
            return False
        return not read_entries(text, lexicon=self.lexicon, expected=False)

    def _heading(self, block: Block) -> None:
        text = self._text(block)
        span = Span(block.start, block.end)
        if self._is_event_heading(block) and not self._continues(text):
            draft = self._open(_without_date(self._printed(block)), span, level=block.level)
            self._facets(block.start, block.end, draft, weight=_WEAK)
            if draft.get("place") is None:
                self._unknown_place(block, draft)
            return
        if self.event is not None and self.scope.is_people and self._is_name(block):
            self.named = block
            return
        heading = read_heading(text, lexicon=self.lexicon)
        if heading.is_structural:
            if self.event is not None:
                self.scope.open_heading(heading, span)
            return
        if self.title is None and len(text) > len("Agenda"):
            self.title = block
        self.pending = block
        event = self.event
        if event is not None and self.headed > 1 and not (event.level and block.level > event.level):
            self.scope.open_event(None)
        elif event is not None:
            self.scope.is_people = False

    def _rule(self, block: Block, event: Draft) -> None:
        """Read a short line that states a rule or how people met, and nothing else of it."""
        text = self.blocks.text(block).replace("\n", " ")
        rule, manner = find_attribution(text), find_manner(text)
        if rule:
            event.put("attribution", rule.value, rule.span.shifted(block.start))
        if manner:
            event.manners.add(manner.value)

    def _when_and_where(self, block: Block) -> bool:
        """Read a line that says when or where and nothing else; it makes an event of the heading above it."""
        text = self.blocks.masked[block.start : block.end].replace("\n", " ")
        if len(text) > 110:
            return False
        dates = [date for date in find_dates(text) if not date.in_name]
        rest = _blanked(text, *(Span(date.start, date.end) for date in dates))
        place = find_place(rest, lexicon=self.lexicon, alone=True)
        rest = _blanked(rest, *([place.span] if place else []))
        rest = _blanked(rest, *(said.span for said in (find_manner(rest), find_duration(rest)) if said))
        rest = _BESIDE.sub(" ", rest)
        is_more = len(re.findall(r"[^\W一-鿿]+|[一-鿿]{2}", rest)) > 2 or has_event_noun(rest)
        if is_more or not (dates or place):
            return False
        event = self.event
        if dates and (event is None or (event.get("date") is not None and event.lines)):
            named = self.pending or self.title
            if named is None or not has_event_noun(self._text(named)):
                return False
            event = self._open(self._printed(named), Span(named.start, named.end), level=named.level)
            self._facets(named.start, named.end, event, weight=_WEAK)
        if event is None or event.lines or (not dates and event.get("place") is not None):
            return False
        for date in dates[:1]:
            event.put("date", date.edtf, Span(date.start, date.end).shifted(block.start), weight=_STRONG + 1)
        if place:
            event.put("place", place.value, place.span.shifted(block.start), weight=_STRONG)
        self._facets(block.start, block.end, event, weight=_STRONG)
        return True

    def _is_name(self, block: Block) -> bool:
        """Return whether a block is somebody's name and nothing else."""
        name = name_at(self.blocks.masked[: block.end], block.start, lexicon=self.lexicon)
        return name is not None and name.span.end == block.end and name.score >= 0.6

    def _post_of(self, named: Block, block: Block) -> bool:
        """Read what stands below a name: a post, or a sentence that says what somebody is."""
        if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING) or self._is_name(block):
            return False
        text = self.blocks.masked[: block.end].replace("\n", " ")
        told = _IS.search(text, block.start, block.end)
        start = told.end() if told else block.start
        end = told and re.compile(r"[.;](?:\s|$)|$").search(text, start, block.end)
        stop = end.start() if end else block.end
        if (told is None and block.kind is BlockKind.PARAGRAPH) or not has_post(
            text, start, stop, lexicon=self.lexicon
        ):
            return False
        name = name_at(text[: named.end], named.start, lexicon=self.lexicon)
        assert name is not None
        post = read_post(text, start, stop, lexicon=self.lexicon)
        back = -named.start
        entry = Entry(
            line=Span(0, block.end - named.start),
            person=name.span.shifted(back),
            post=Post(
                roles=tuple(span.shifted(back) for span in post.roles),
                organisations=tuple(span.shifted(back) for span in post.organisations),
            ),
            delivery=(Delivery.REMOTE,) if _BY_VIDEO.search(text, block.start) else (),
            score=0.8,
        )
        self._line(entry, Span(named.start, block.end))
        return True

    def _unknown_place(self, block: Block, event: Draft) -> None:
        """Take the part of a heading between its commas that can only be a place, though no list knows it."""
        text = self.blocks.masked[block.start : block.end]
        dates = [range(date.start, date.end) for date in find_dates(text)]
        for found in re.finditer(r"(?<=[,:] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=,)", text):
            words = found[0]
            if has_event_noun(words) or any(found.start() in each for each in dates):
                continue
            if re.search(r"\d|\b(?:Remote|Online|Virtual|Hybrid|Track)\b", words) or self._is_no_place(words):
                continue
            event.put(
                "place",
                Place(city=words, country=None),
                Span(*found.span()).shifted(block.start),
                weight=_WEAK,
            )
            return

    def _is_no_place(self, words: str) -> bool:
        """Return whether words name a country, an organisation or a subject."""
        known = self.lexicon.organisations | self.lexicon.not_names
        return code_of(words, lexicon=self.lexicon) is not None or any(
            word.lower() in known for word in words.split()
        )

    def _continues(self, text: str) -> bool:
        """Return whether a heading names the event that is open once more."""
        event = self.event
        if event is None:
            return False
        number = find_number(text)
        if number and event.get("number") not in (None, number.value):
            return False
        dates = [date.edtf for date in find_dates(text)]
        held = event.get("date")
        if held and dates and not any(dates_agree(held, date) for date in dates):
            return False
        return not event.lines and self.headed <= 1 and bool(held or number)

    def _key(self, block: Block) -> None:
        """Read a value with its name: the first that says when or where makes an event of the heading above."""
        value = Span(block.value, block.end)
        words = self.blocks.masked[value.start : value.end]
        event = self.event
        known = {"date": "date", "place": "place"}.get(block.key or "")
        if event is None or (known and event.get(known) is not None and self._is_other(block, event)):
            named = self.pending or self.title
            if named is None or block.key not in ("date", "place", "name", "theme", "hosts"):
                return
            event = self._open(self._printed(named), Span(named.start, named.end), level=named.level)
            self._facets(named.start, named.end, event, weight=_WEAK)
        self._keyed(block.key or "", words, value, event)

    def _is_other(self, block: Block, event: Draft) -> bool:
        """Return whether a second "When" begins another event: a heading stands between."""
        return (
            self.pending is not None
            and self.pending.start > event.span.end
            and block.key in ("date", "place")
            and bool(event.lines or event.get("hosts"))
        )

    def _keyed(self, key: str, words: str, value: Span, event: Draft) -> None:
        if key in ("date", "time"):
            for date in find_dates(words)[:1]:
                event.put(
                    "date", date.edtf, Span(date.start, date.end).shifted(value.start), weight=_STRONG + 1
                )
        elif key in ("place", "mode"):
            self._keyed_place(key, words, value, event)
        elif key in ("hosts", "consulted"):
            names = read_names(words, Span(0, len(words)), lexicon=self.lexicon)
            if names:
                event.put(key, self._names(names, value.start), value)
        elif key == "name":
            event.name, event.span = " ".join(self.blocks.layer.text[value.start : value.end].split()), value
            self._facets(value.start, value.end, event, weight=_WEAK)
        else:
            self._facets(value.start, value.end, event, weight=_STRONG)

    def _keyed_place(self, key: str, words: str, value: Span, event: Draft) -> None:
        said = find_place(words, lexicon=self.lexicon, alone=True) if key == "place" else None
        if said:
            event.put("place", said.value, said.span.shifted(value.start), weight=_STRONG + 1)
        manner = find_manner(words)
        if manner and key == "mode":
            event.put("mode", manner.value, manner.span.shifted(value.start), weight=_STRONG + 1)
        elif manner:
            event.manners.add(manner.value)

    def _facets(self, start: int, end: int, event: Draft, *, weight: int) -> None:
        """Put what a stretch of text says into an event."""
        text = self.blocks.masked[start:end].replace("\n", " ")
        dates = [date for date in find_dates(text) if not date.in_name]
        if dates and (weight == _WEAK or event.get("date") is None or self._tells_date(text)):
            event.put("date", dates[0].edtf, Span(dates[0].start, dates[0].end).shifted(start), weight=weight)
        place = find_place(text, lexicon=self.lexicon)
        if place and (weight == _WEAK or self._tells_place(text)):
            event.put("place", place.value, place.span.shifted(start), weight=weight)
        manner = find_manner(text)
        if manner and weight == _WEAK:
            event.put("heading_mode", manner.value, manner.span.shifted(start))
        elif manner:
            event.manners.add(manner.value)
            event.spans.setdefault("mode", []).append(manner.span.shifted(start))
        found = {
            "number": find_number(text) if weight == _WEAK else None,
            "duration": find_duration(text),
            "audience": find_audience(text),
            "attribution": find_attribution(text),
            "margins": find_margins(text),
            "theme": find_theme(text),
            "status": _status(text, weight),
        }
        for name, said in found.items():
            if said is not None:
                event.put(name, said.value, said.span.shifted(start), weight=weight)
        event.side_manners += [
            (side, deliveries, span.shifted(start), alone)
            for side, deliveries, span, alone in find_side_manners(text, lexicon=self.lexicon)
        ]

    @staticmethod
    def _tells_date(text: str) -> bool:
        return has_event_noun(text) or bool(re.match(r"\s*(?:On|In)\s", text))

    @staticmethod
    def _tells_place(text: str) -> bool:
        return has_event_noun(text) or bool(
            re.search(r"\b(?:gathered|met|held|took place|hosted|convened)\b|举行|举办|召开", text)
        )

    def _prose(self, block: Block) -> None:
        for span in sentences(self.blocks.masked, Span(block.start, block.end)):
            span = Span(span.start + _dateline(self.blocks.masked[span.start : span.end]), span.end)  # noqa: PLW2901
            text = self.blocks.masked[span.start : span.end].replace("\n", " ")
            event = self._event_of(text, span)
            if event is None:
                continue
            self._facets(span.start, span.end, event, weight=_STRONG)
            self._proper_name(text, span, event)
            held_by = re.search(
                r"\b(?:hosted|organi[sz]ed|convened)\s+by\b|由[^，。]+(?:主办|举办|召集)", text, re.IGNORECASE
            )
            if (has_event_noun(text) or held_by) and not re.search(r"\bseries of\b|\bongoing\b|系列", text):
                hosts = find_hosts(text, lexicon=self.lexicon)
                if hosts:
                    names = self._names(hosts.value.hosts, span.start)
                    event.put("hosts", names, hosts.span.shifted(span.start))
                    if hosts.value.consulted:
                        event.put(
                            "consulted",
                            self._names(hosts.value.consulted, span.start),
                            hosts.span.shifted(span.start),
                        )
            for told in people_in_prose(text, lexicon=self.lexicon):
                self._line(told.entry, Span(span.start, span.end), side=told.side)

    def _proper_name(self, text: str, span: Span, event: Draft) -> None:
        """Take the name and number of an event from the sentence that tells who held it: "held the Third X Dialogue"."""
        found = _HELD.search(text)
        if found is None:
            return
        number = find_number(text[found.start("name") :])
        if number and event.get("number") is None:
            event.put(
                "number", number.value, number.span.shifted(span.start + found.start("name")), weight=_WEAK
            )
        if not (find_number(event.name) or find_dates(event.name)) and (
            len(event.name) > 90 or _ACTS.search(event.name)
        ):
            event.name, event.span = found["name"], Span(*found.span("name")).shifted(span.start)

    def _event_of(self, text: str, span: Span) -> Draft | None:
        """Return the event a sentence is about: the one that is open, or another it tells of for the first time."""
        event = self.event
        noun = has_event_noun(text)
        planned = find_status(text)
        dates = [date for date in find_dates(text) if not date.in_name]
        if (
            planned
            and planned.value == "planned"
            and noun
            and dates
            and (event is None or not self._agrees(event, dates[0].edtf))
        ):
            named = _NEXT.search(text)
            before = self.scope.event
            start, end = named.span() if named else planned.span
            draft = self._open(text[start:end], Span(start, end).shifted(span.start))
            draft.put("status", "planned", planned.span.shifted(span.start))
            draft.put("date", dates[0].edtf, Span(dates[0].start, dates[0].end).shifted(span.start))
            self.scope.open_event(before)
            return None
        relative = find_relative(text)
        if relative and event is not None and noun and find_hosts(text, lexicon=self.lexicon):
            day = relative[0].after(_parsed(event.get("date")))
            if day is not None and relative[0].days:
                draft = self._open_prose(text, span)
                draft.put("date", day.edtf, Span(relative[0].start, relative[0].end).shifted(span.start))
                return draft
        if (
            noun
            and dates
            and len(dates[0].edtf) > len("2020-10")
            and (event is None or not self._agrees(event, dates[0].edtf))
        ) and (
            find_hosts(text, lexicon=self.lexicon)
            or re.search(
                r"\b(?:was held|took place|were held|met in|convened|gathered)\b|举行|举办|召开", text
            )
        ):
            if (
                event is None
                and self.headed == 0
                and not self.drafts
                and self.title is not None
                and has_event_noun(self._text(self.title))
            ):
                draft = self._open(
                    self._printed(self.title), Span(self.title.start, self.title.end), level=self.title.level
                )
                self._facets(self.title.start, self.title.end, draft, weight=_WEAK)
                return draft
            if event is None or (event.get("date") and not dates_agree(event.get("date"), dates[0].edtf)):
                return self._open_prose(text, span)
        return event

    def _agrees(self, event: Draft, edtf: str) -> bool:
        held = event.get("date")
        return held is None or dates_agree(held, edtf)

    def _open_prose(self, text: str, span: Span) -> Draft:
        theme = find_theme(text)
        quoted = re.search(
            r"\b(?:webinar|panel|session|seminar|lecture|discussion|workshop|dialogue|meeting)s?,?\s+[“\"]([^“”\"]{8,160})[”\"]",
            text,
        )
        if quoted and not theme:
            return self._open(quoted[1].rstrip(","), Span(*quoted.span(1)).shifted(span.start))
        if theme:
            return self._open(theme.value, theme.span.shifted(span.start))
        named = re.search(
            r"\b(?:a|an|the|its|their|our)\s+((?:[\w’'.-]+\s+){0,6}?(?:dialogue|workshop|meeting|discussion|round ?-?table|seminar|symposium|panel session|panel|forum|conference|consultation|webinar|briefing|session)(?:\s+on\s+(?:[A-Z][\w’'-]*|and|the|of|in)(?:\s+(?:[A-Z][\w’'-]*|and|the|of|in))*)?)",
            text,
        )
        if named:
            return self._open(named[1], Span(*named.span(1)).shifted(span.start))
        return self._open(" ".join(text.split())[:120], span)

    def _people(self, block: Block) -> bool:
        """Read the people of a line into the event that is open; return whether it names any."""
        if self.event is None:
            return False
        text = self.blocks.text(block)
        entries = read_entries(text, lexicon=self.lexicon, expected=self.scope.is_people)
        side = self.columns.get(block.cell.column) if block.cell is not None else None
        for entry in entries:
            self._line(entry, Span(block.start, block.end), side=side)
        return bool(entries)

    def _line(self, entry: Entry, block: Span, *, side: str | None = None) -> None:
        assert self.event is not None
        scope = self.scope
        functions, basis = entry.functions, {}
        inherited = scope.functions or scope.session_functions
        if (
            scope.functions
            and scope.functions != ("moderator",)
            and scope.session_functions
            and "moderator" not in functions
        ):
            inherited = scope.session_functions + tuple(
                each for each in scope.functions if each not in scope.session_functions
            )
        if inherited and not set(functions) & {
            "moderator",
            "facilitator",
            "discussant",
            "rapporteur",
            "interpreter",
        }:
            functions += tuple(each for each in inherited if each not in functions)
            if not entry.functions:
                basis["functions"] = Basis.INHERITED
        if scope.side is not None:
            basis["side"] = Basis.INHERITED
        self.event.lines.append(
            Line(
                entry=entry,
                block=block,
                side=entry.country or side or scope.side,
                functions=functions,
                session=scope.session,
                basis=basis,
            )
        )


def _status(text: str, weight: int) -> Said[str] | None:
    said = find_status(text)
    return said if said and (weight == _WEAK or said.value == "cancelled") else None


def _dateline(text: str) -> int:
    """Return how much of a paragraph is its dateline: ``OSLO, 14 March 2019 — ``; its date and place are the news's."""
    found = _DATELINE.match(text)
    return found.end() if found and (find_dates(found[0]) or found[0][:3].isupper()) else 0


def _blanked(text: str, *spans: Span) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _without_date(text: str) -> str:
    """Return the name of a heading without a bracket at its end that only says when and where."""
    bracket = re.search(r"\s*[(（]([^()（）]{4,60})[)）]\s*$", text)
    return text[: bracket.start()] if bracket and bracket.start() and find_dates(bracket[1]) else text


def _parsed(edtf: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(edtf) if edtf else None
    except DateError:
        return None
