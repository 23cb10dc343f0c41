"""What a heading opens: an event, a part of one, a side, a function of those below it. Like opens close like."""

import re
from dataclasses import dataclass, field
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries import functions_in
from tracktwo.record.methods.scripts import readings
from tracktwo.record.methods.sides import side_in, without_side
from tracktwo.record.tables import Span

__all__ = ["Heading", "Scope", "read_heading"]

_TIME: Final = re.compile(r"^\s*\d{1,2}[:：.h]\d{2}(?:\s*[-–—~至]+\s*\d{1,2}[:：.h]\d{2})?\s+")
_SESSION_WORD: Final = r"(?:session|panel|round ?-?table|keynotes?|plenary|working group|breakout|fireside chat|opening ceremony|closing ceremony|part|topic|track|theme|q\s*&\s*a|discussion|dialogue session)"
_SESSION: Final = re.compile(
    rf"^(?:(?:the|opening|closing|final|first|second|third|fourth|fifth|sixth|morning|afternoon|parallel|technical|working|expert|virtual|public)\s+){{0,2}}{_SESSION_WORD}s?\b"
    rf"|\b{_SESSION_WORD}s?(?:\s+(?:\d{{1,2}}|[IVX]{{1,4}}|one|two|three|four|five))?$"
    r"|议题|专题|圆桌|分论坛|全体会议|开幕式|闭幕式|主旨演讲|小组讨论|环节|单元|第[一二三四五六七八九十\d]+(?:场|节|部分|环节|单元)",
    re.IGNORECASE,
)

_PEOPLE: Final = re.compile(
    r"\b(?:speakers|participants|panell?ists|experts|delegates|delegations?|contributors|attendees|presenters|biograph\w+|bios|who(?:’|')?s who|those (?:present|taking part))\b|(?:嘉宾|讲者|发言人|与会者|参会者|专家|代表)(?:名单|简介|介绍|阵容)$",
    re.IGNORECASE,
)
_FEW: Final = 5
_FRAMING: Final = frozenset({"opening", "closing", "keynote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a heading says; empty where it says nothing of the kind."""

    functions: tuple[str, ...] = ()
    side: str | None = None
    session: str | None = None
    is_people: bool = False

    @property
    def is_structural(self) -> bool:
        """Return whether it only parts a list of people, and opens no new subject."""
        return bool(self.functions or self.side or self.session or self.is_people)


@dataclass(slots=True, kw_only=True)
class Scope:
    """What holds for the lines to come, and the passages that say so."""

    event: int | None = None
    session: str | None = None
    side: str | None = None
    functions: tuple[str, ...] = ()
    session_functions: tuple[str, ...] = ()
    is_people: bool = False
    spans: dict[str, Span] = field(default_factory=dict)

    def open_event(self, event: int | None) -> None:
        """Begin an event: nothing of the one before holds any more."""
        self.event = event
        self.session, self.side, self.functions, self.session_functions, self.is_people = (
            None,
            None,
            (),
            (),
            False,
        )
        self.spans = {}

    def end_part(self) -> None:
        """End an opening, a closing or keynotes: a heading nobody knows stands over what follows."""
        if set(self.session_functions) <= _FRAMING:
            self.session, self.session_functions = None, ()

    def open_heading(self, heading: Heading, span: Span) -> None:
        """Apply a heading inside an event: a session closes side and function, a side closes function."""
        if heading.session is not None:
            side = self.side if heading.is_people else None  # "Opening remarks" parts the list of a side
            self.session, self.side, self.functions = heading.session, side, ()
            self.session_functions = heading.functions
            self.spans = {"session": span}
        if heading.side is not None:
            if heading.session is None:
                self.functions = ()
            self.side = heading.side
            self.spans["side"] = span
        if heading.functions and heading.session is None:
            self.functions = heading.functions
            self.spans["functions"] = span
        self.is_people = True


def read_heading(text: str, *, lexicon: Lexicon) -> Heading:
    """Return what a heading opens for the lines below it."""
    flat = _TIME.sub("", " ".join(text.split())).strip(" :：.-–—#*")
    lowered = flat.lower()
    functions = functions_in(flat, lexicon=lexicon) or ()
    side = side_in(flat, lexicon=lexicon)
    session = None
    if side is not None:
        rest = without_side(flat, lexicon)
        functions = functions_in(rest, lexicon=lexicon) or ()
        # "Keynotes, Northern side" parts a session as well
        if functions and set(functions) <= {"keynote", "panelist"} and _SESSION.search(rest):
            return Heading(functions=functions, side=side, session=rest.strip(" :：-–—,"))
        return Heading(functions=functions, side=side, is_people=True)
    if functions and re.search(r"\b(?:session|ceremony|panel)\b", lowered):
        return Heading(
            session=flat,
            functions=("panelist",)
            if "panel" in lowered
            else functions
            if set(functions) <= _FRAMING
            else (),
        )
    if functions:
        if set(functions) <= _FRAMING:
            return Heading(functions=functions, session=flat, is_people=True)
        return Heading(functions=functions, is_people=True)
    if any(each in lexicon.people_heads for each in readings(lowered)) or any(
        lowered.endswith(" " + head) for head in ("speakers and topics", "list of participants")
    ):
        return Heading(is_people=True)
    if _PEOPLE.search(flat) and len(flat.split()) <= _FEW:
        return Heading(is_people=True)
    if _SESSION.search(flat) and len(flat) < 140:
        session = flat
        functions = (
            ("panelist",)
            if re.search(r"\bpanel\b|\bround ?-?table\b|圆桌|小组讨论", lowered)
            else ("keynote",)
            if re.search(r"\bkeynote|主旨", lowered)
            else ()
        )
        return Heading(functions=functions, session=session)
    return Heading()
