"""What a heading opens: an event, a part of one, a side, a function of those below it. Like opens close like."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.absence import ABSENT
from tracktwo.record.methods.entries import ATTENDING, functions_in
from tracktwo.record.methods.facets import has_event_noun
from tracktwo.record.methods.scripts import readings
from tracktwo.record.methods.sides import side_in, without_side
from tracktwo.record.methods.times import after_time, without_time
from tracktwo.record.tables import Delivery, Span

__all__ = ["Heading", "Scope", "read_heading", "said_delivery"]

_SESSION_WORD: Final = r"(?:session|panel|round ?-?table|keynotes?|plenary|working group|breakout|fireside chat|opening ceremony|closing ceremony|part|topic|track|theme|q\s*&\s*a|discussion|dialogue session)"
_SESSION: Final = re.compile(
    rf"^(?:(?:the|opening|closing|final|first|second|third|fourth|fifth|sixth|morning|afternoon|parallel|technical|working|expert|virtual|public)\s+){{0,2}}{_SESSION_WORD}s?\b"
    rf"|\b{_SESSION_WORD}s?(?:\s+(?:\d{{1,2}}|[IVX]{{1,4}}|one|two|three|four|five))?$"
    r"|议题|专题|圆桌|分论坛|全体会议|开幕式|闭幕式|主旨演讲|小组讨论|环节|单元|第[一二三四五六七八九十\d]+(?:场|节|部分|环节|单元)",
    re.IGNORECASE,
)

_PEOPLE: Final = re.compile(
    r"\b(?:speakers|participants|panell?ists|experts|delegates|delegations?|contributors|attendees|presenters|biograph\w+|bios|who(?:’|')?s who|those (?:present|taking part))\b|(?:嘉宾|讲者|发言人员?|与会者|参会者|专家|代表)(?:名单|简介|介绍|阵容)$|(?:与会|参会|出席|参加)(?:会议)?的?(?:主要|部分|双方|中外)?(?:人员|专家|代表|嘉宾|学者)(?:名单|名录|一览)$|^嘉宾$",
)
_ATTENDING: Final = re.compile(
    r"\b(?:participants|delegates|delegations?|attendees|those (?:present|taking part))\b|(?:与会者|参会者|代表)(?:名单|简介|介绍)$|与会|参会|出席|代表团",
)
_LAST_BRACKET: Final = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,40})[)）\]]$")
_OUTSIDE: Final = re.compile(
    rf"(?:\d[\d.]*\s+)?(?:{ABSENT}\b"
    r"|(?:our\s+)?(?:staff|(?:(?:advisory|governing|executive|editorial|supervisory) )?(?:board|council|committee)(?: members| of (?:directors|trustees|governors|management))?|trustees|members of the board|editorial (?:team|office)|secretariat|acknowledge?ments?|thanks|credits|vacanc(?:y|ies)|jobs|(?:our )?(?:partners|supporters|donors|funders)|sponsors?|comments? \(\d+|publications?|references|footnotes|endnotes|imprint|subscribe|obituar(?:y|ies)|in memoriam|related (?:links|events|news)|further reading|signatures?|with best wishes|kind regards|best regards|yours sincerely)\b(?:\s*(?:and|&)\s+\w+)?"
    r"|new (?:books?|staff|publications?|faces|colleagues)|about (?:us|(?:the|our) (?!speakers|participants|contributors|panel|experts|event|dialogue|workshop|meeting|forum|conference|seminar|round ?table|webinar|symposium|exchange|talks|consultations?|summit|congress|lecture|session|discussants|moderators?)[^,]{0,60})|(?:hindi|urdu|[\w/]+ )?(?:interpreters?|interpretation|translation|technical support|photography|photo credits?|logistics|catering)"
    r"|理事会|董事会|编委会|编辑部|鸣谢|致谢|特别感谢|感谢|秘书处|会务组?|人事(?:变动)?|招聘|评论|往期(?:推荐|回顾)|相关(?:链接|阅读|新闻)|司仪|[一-鿿]{0,2}翻译|口译|传译|工作人员|志愿者|现场金句|金句)\s*(?:[(（][^()（）]{1,12}[)）])?$",
)
"""Headings over people who are named and took no part."""
_THIRD: Final = re.compile(
    r"(?:invited |international |independent |other |special |external )*(?:observers?|guests|resource persons?|third part(?:y|ies)|international organi[sz]ations?|other participants|others)|(?:特邀|国际|其他|第三方|列席)+(?:嘉宾|观察员|代表|人员|专家)|观察员|列席",
    re.IGNORECASE,
)
"""Headings over people of neither side."""
_REGIONS: Final = r"(?:(?:central|south|south-?east|southern|east|eastern|west|western|north|northern|latin|sub-saharan|middle|near) ?)*(?:asian?|africans?|america(?:n|s)?|europe(?:an)?|east(?:ern)?|pacific(?: islands?)?|caribbean|caucas(?:us|ian)|balkans?|baltics?|mediterranean|arctic|sahel|maghreb|levant|gulf|oceania|asean)"
_REGIONAL: Final = re.compile(
    rf"from (?:the )?{_REGIONS}(?: (?:region|states|countries))?|(?:the )?{_REGIONS} (?:side|participants|speakers|experts|delegates|delegation|section|members|panell?ists)"
    r"|来自(?:中亚|东亚|南亚|东南亚|西亚|中东|非洲|[东西北南]非|拉美|拉丁美洲|[东西北南]欧|太平洋岛国|加勒比|高加索|巴尔干|海湾|东盟)(?:地区|国家)?(?:的?(?:嘉宾|专家|代表|讲者|学者|发言人))?",
    re.IGNORECASE,
)
"""Headings over people of a region: no longer of the country whose people stand above."""
_COUNTED: Final = re.compile(
    r"^(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)]\s+|^[（(]?[一二三四五六七八九十]{1,2}[)）、.．]\s*|^\d{1,2}[、．]\s*"
)
_HOW_MANY: Final = re.compile(r"\s*[(（]\s*共?\s*\d{1,3}\s*(?:人|名|位|people|persons)?\s*[)）]$")
_ANNEX: Final = re.compile(
    r"^(?i:annex(?:e|ure)?|appendix|attachment|schedule)(?:\s+(?:\d{1,2}|[IVX]{1,4}|[A-H])\s*[.:–—-]|\s*[.–—-])\s*(?=\w)"
    r"|^附(?:件|录|表)?[一二三四五\d]{0,2}\s*[：:.、]?\s*(?=[一-鿿])"
)
"""What numbers a list behind the text."""
_FEW: Final = 5
_SHORT: Final = 48
_SHORT_HAN: Final = 12
_HAN: Final = re.compile("[一-鿿]")
_DELIVERIES: Final = (
    (
        re.compile(r"\bpre-?recorded\b|\b(?:video|recorded) (?:messages?|statements?|contributions?)\b|录播|预录|预先录制", re.IGNORECASE),
        (Delivery.PRE_RECORDED,),
    ),
    (
        re.compile(r"\bonline\b|\bremote(?:ly)?\b|\bvirtual(?:ly)?\b|\bon[- ]screen\b|\blive (?:video )?link\b|\b(?:by|via|over) (?:video|zoom|phone|telephone|teams|webex)\b|线上|远程|视频|连线", re.IGNORECASE),
        (Delivery.REMOTE,),
    ),
    (
        re.compile(r"\bin[- ]person\b|\bon[- ]?site\b|\bin the room\b|\bat the table\b|现场|线下|到场", re.IGNORECASE),
        (Delivery.IN_PERSON,),
    ),
)  # fmt: skip
_ANYBODY: Final = (ATTENDING, ("speaker",))
_FRAMING: Final = frozenset({"opening", "closing", "keynote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What a heading says; empty where it says nothing of the kind. Third are people of neither side: observers, guests."""

    functions: tuple[str, ...] = ()
    side: str | None = None
    session: str | None = None
    delivery: tuple[Delivery, ...] = ()
    is_people: bool = False
    is_outside: bool = False
    is_third: bool = False

    @property
    def is_structural(self) -> bool:
        """Return whether it only parts a list of people, and opens no new subject."""
        return bool(
            self.functions or self.side or self.session or self.delivery or self.is_people or self.is_outside
        )


@dataclass(slots=True, kw_only=True)
class Scope:
    """What holds for the lines to come, and the passages that say so."""

    event: int | None = None
    session: str | None = None
    side: str | None = None
    functions: tuple[str, ...] = ()
    session_functions: tuple[str, ...] = ()
    delivery: tuple[Delivery, ...] = ()
    body: Span | None = None
    is_people: bool = False
    is_outside: bool = False
    spans: dict[str, Span] = field(default_factory=dict)

    def open_event(self, event: int | None) -> None:
        """Begin an event: nothing of the one before holds any more."""
        self.event = event
        self.session, self.side, self.is_people, self.is_outside = None, None, False, False
        self.functions, self.session_functions, self.delivery = (), (), ()
        self.body = None
        self.spans = {}

    def end_part(self) -> None:
        """End an opening, a closing or keynotes: a heading nobody knows stands over what follows."""
        self.body = None
        if set(self.session_functions) <= _FRAMING:
            self.session, self.session_functions = None, ()

    def open_heading(self, heading: Heading, span: Span) -> None:
        """Apply a heading inside an event: a session closes side and function, a side closes function."""
        self.is_outside = heading.is_outside
        self.body = None
        if heading.is_outside:
            return
        self.delivery = heading.delivery
        if heading.delivery:
            self.spans["delivery"] = span
        if heading.session is not None:
            side = self.side if heading.is_people else None  # "Opening remarks" parts the list of a side
            self.session, self.side, self.functions = heading.session, side, ()
            self.session_functions = heading.functions
            self.spans = {"session": span}
        if heading.is_third:
            self.side = None
        if heading.side is not None:
            if heading.session is None and self.functions not in _ANYBODY:
                self.functions = ()
            self.side = heading.side
            self.spans["side"] = span
        if heading == Heading(is_people=True) and self.functions == ATTENDING:
            self.functions = ()  # the programme, behind who is there
        is_told = heading.side is None or heading.functions != ATTENDING or not self.functions
        if heading.functions and heading.session is None and is_told:
            self.functions = heading.functions
            self.spans["functions"] = span
        self.is_people = True


@lru_cache(maxsize=2048)
def read_heading(text: str, *, lexicon: Lexicon) -> Heading:
    """Return what a heading opens for the lines below it."""
    flat = " ".join(text.split())
    flat = without_time(flat[after_time(flat) :]).strip(" :：.-–—#*")
    flat = _HOW_MANY.sub("", _COUNTED.sub("", _ANNEX.sub("", flat))) or flat
    if (
        _OUTSIDE.match(flat.lower())
        and flat.lower() not in lexicon.people_heads
        and not functions_in(flat, lexicon=lexicon)
    ):
        return Heading(is_outside=True)
    bracket = _LAST_BRACKET.search(flat)
    if bracket and (delivery := said_delivery(bracket[1])):
        return replace(_read(flat[: bracket.start()].strip(), lexicon), delivery=delivery, is_people=True)
    heading = _read(flat, lexicon)
    if heading.side is None and (_THIRD.fullmatch(flat) or _REGIONAL.fullmatch(flat)):
        heading = replace(heading, is_people=True, is_third=True)
    delivery = said_delivery(flat)
    return replace(heading, delivery=delivery, is_people=True) if delivery else heading


def said_delivery(flat: str) -> tuple[Delivery, ...]:
    """Return how those below a heading take part: "Joining online", "Pre-recorded messages", 现场嘉宾."""
    words = flat.split()
    if (
        len(words) > _FEW
        or len(flat) > _SHORT
        or len(_HAN.findall(flat)) > _SHORT_HAN
        or has_event_noun(flat)
    ):
        return ()
    return next((code for pattern, code in _DELIVERIES if pattern.search(flat)), ())


def _read(flat: str, lexicon: Lexicon) -> Heading:
    lowered = flat.lower()
    functions = functions_in(flat, lexicon=lexicon) or ()
    side = side_in(flat, lexicon=lexicon)
    if side is not None:
        return _of_side(flat, side, lexicon)
    if functions and re.search(r"\b(?:session|ceremony|panel)\b", lowered):
        framing = functions if set(functions) <= _FRAMING else ()
        return Heading(session=flat, functions=("panelist",) if "panel" in lowered else framing)
    if functions:
        session = flat if set(functions) <= _FRAMING else None
        return Heading(functions=functions, session=session, is_people=True)
    heads = frozenset(readings(lowered))
    if heads & lexicon.attendee_heads or lowered.endswith(" list of participants"):
        return Heading(functions=ATTENDING, is_people=True)
    if heads & lexicon.people_heads or lowered.endswith(" speakers and topics"):
        return Heading(is_people=True)
    if (found := _PEOPLE.search(lowered)) and len(flat.split()) <= _FEW:
        return Heading(functions=ATTENDING if _ATTENDING.match(found[0]) else (), is_people=True)
    return _of_session(flat)


def _of_side(flat: str, side: str, lexicon: Lexicon) -> Heading:
    """Return what a heading says that names a side; "Keynotes, Northern side" parts a session as well."""
    rest = without_side(flat, lexicon)
    functions = functions_in(rest, lexicon=lexicon) or ()
    if functions and set(functions) <= {"keynote", "panelist"} and _SESSION.search(rest):
        return Heading(functions=functions, side=side, session=rest.strip(" :：-–—,"))
    if not functions and _ATTENDING.search(flat.lower()):
        functions = ATTENDING
    return Heading(functions=functions, side=side, is_people=True)


def _of_session(flat: str) -> Heading:
    lowered = flat.lower()
    if _SESSION.search(flat) and len(flat) < 140:
        functions = (
            ("panelist",)
            if re.search(r"\bpanel\b|\bround ?-?table\b|圆桌|小组讨论", lowered)
            else ("keynote",)
            if re.search(r"\bkeynote|主旨", lowered)
            else ()
        )
        return Heading(functions=functions, session=flat)
    return Heading()
