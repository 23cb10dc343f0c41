"""What an event is called: by the sentence that tells of it, by a heading, or by its theme."""

import re
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.dates.words import ORDINALS
from tracktwo.record.methods.events.drafts import WEAK, Draft
from tracktwo.record.methods.events.papers import without_paper
from tracktwo.record.methods.events.several import tells_of_several
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_number, find_theme, has_event_noun, is_periodical
from tracktwo.record.tables import Block, Said, Span

__all__ = [
    "FOLLOWED",
    "arranges",
    "heading_of",
    "is_proper",
    "open_from_prose",
    "proper_name",
    "put_name",
    "without_news",
]

_KIND: Final = r"(?:Dialogue|Workshop|Forum|Conference|Round ?-?[Tt]able|Symposium|Seminar|Meeting|Consultations?|Exchange|Conversations?|Talks?|Session|Round|Summit|Colloquium|Retreat|Webinar|Gathering|Discussion)"
_PART: Final = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|inaugural|annual|\d{1,3}(?:st|nd|rd|th)|track|[A-Z][\w.’'–/&-]*|of|and|on|the|de|la|del|di|du|des|da|do|1\.5|II)"
_ON: Final = r"(?:\s+(?:on|for|about)\s+(?:the\s+)?[A-Z][\w’'-]*(?:(?:,?\s+(?:and|the|of|in|for|to|a))*,?\s+[A-Z][\w’'-]*){0,9})?"
_NAME: Final = rf"(?P<name>(?:{_PART}\s+){{1,9}}?{_KIND}{_ON})"
_HELD: Final = (
    re.compile(
        rf"\b(?:held|hosted|convened|organi[sz]ed|launched|opened|co-?hosted|co-?organi[sz]ed|co-?convened|ran|met for|gathered for|attended|joined|concluded|hosting|for|of|at|to|during)\s+(?:the|their|its|a|an)\s+{_NAME}"
    ),
    re.compile(
        rf"^(?:The\s+)?{_NAME}(?:\s+\([^()]*\)|,[^,.;]{{3,60}},)?,?\s+(?:\w+\s+)?(?:was|takes? place|took place|followed|were|is|met|convened|opened|opens|begins|brought|concluded|gathered|(?:co-)?hosted|organi[sz]ed|will)\b"
    ),
)  # fmt: skip
_COUNTED: Final = re.compile(
    rf"^(?:The\s+)?(?P<name>{_KIND}\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}}|[IVX]{{1,4}}))\s+(?:was|took place|were|met|convened|opened|brought|will)\b"
)
_HAN_KIND: Final = (
    r"(?:对话会议?|对话|研讨会|论坛|会议|交流会|座谈会|圆桌会议?|圆桌|磋商|工作坊|年会|会谈|讲座|沙龙|会商)"
)
_HAN: Final = (
    re.compile(
        rf"(?:举办|举行|召开|主办|参加|出席|组织|开展)了?(?:为期.{{1,3}}天的)?(?P<name>[^，。；、“”\s]{{0,16}}?(?:首|第[一二三四五六七八九十\d]{{1,3}})(?:届|轮|次)[^，。；、\s]{{0,24}}?{_HAN_KIND})"
    ),
    re.compile(
        rf"(?:^|[，日]|(?:举行|举办|召开)的)(?P<name>(?:[^，。；、\s日]{{0,16}}?(?:首|第[一二三四五六七八九十\d]{{1,3}})(?:届|轮|次)[^，。；、\s]{{0,24}}?|[^，。；、\s日]{{4,24}}?){_HAN_KIND})(?:于|在|由|以|如期|成功|圆满|延期|推迟|改期|改为|顺延)"
    ),
    re.compile(rf"(?:举办|举行|召开|主办)了?(?P<name>[^，。；、“”\s]{{4,30}}?{_HAN_KIND})(?:[，。；]|$)"),
)
_NEWS: Final = re.compile(
    r"\b(?:launch|launches|launched|meet|meets|met|hold|holds|held|host|hosts|hosted|discuss|discusses|gather|gathers|agree|agrees|share|shares|was|were|talk about|open|opens|conclude|concludes|concluded|bring|brings|moves?|moved|returns?|returned|goes|comes|takes|resumes?|visits?|welcomes?|explores?|examines?|tackles?|looks|kicks off|wraps up)\b"
)
_HAN_NEWS: Final = re.compile(
    r"(?:于|在)[^，。]{1,16}?(?:顺利|成功|圆满|隆重|如期|联合|共同)*(?:举行|召开|举办|开幕|闭幕|落幕|举行完毕)$|(?:顺利|成功|圆满|隆重|如期)+(?:举行|召开|举办|开幕|闭幕|落幕)$"
)
_NOTICE: Final = re.compile(
    r"关于(?:取消|推迟|延期|暂缓|邀请|参加|召开|举办|举行|组织)*(?P<name>[^，。；]{6,60}?)(?:(?:延期|改期|推迟|取消|改为)[^，。；]{0,16}?)?的?(?:预?通知|公告|通告|邀请函|函)(?:[（(][^（）()]*[)）])?$"
)
"""A notice of a meeting, called by what it says of it: 关于取消第三届…对话的通知."""
_QUOTED_NEWS: Final = re.compile(
    r"[“「](?P<name>[^”」]{6,60})[”」][^，。；]{0,16}(?:举行|举办|召开|开幕|闭幕|落幕)$"
)
_QUOTED: Final = re.compile(
    r"\b(?:webinar|panel|session|seminar|lecture|discussion|workshop|dialogue|meeting|event|talk|conversation|briefing)s?,?\s+[“\"]([^“”\"]{8,160})[”\"]|[“\"]([^“”\"]{8,160})[”\"],?\s+(?:a|an|the) [\w -]{0,30}?(?:webinar|panel|seminar|lecture|discussion|workshop)"
    r"|\b(?:the|their|its|our) (?:[\w-]+ ){0,6}[“\"]([^“”\"]{8,60})[”\"] (?:talks|dialogues?|workshops?|meetings?|conversations?|seminars?|exchanges?|round ?tables?)\b"
    rf"|(?:题为|{_HAN_KIND})[“《「]([^”》」]{{3,60}})[”》」]"
)
_LECTURE: Final = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}[讲期场]|举[办行]了?)[“「《](?P<name>[^”」》]{3,60})[”」》]"
)
_SOME: Final = re.compile(
    r"\b(?:a|an|the|its|their|our)\s+((?:[\w’'.–-]+\s+){0,6}?(?:dialogue|workshop|meeting|discussion|round ?-?table|seminar|symposium|panel session|panel|forum|conference|consultation|webinar|briefing|session|exchange|conversation|gathering|retreat|talks|lecture)(?:\s+on\s+(?:[A-Z][\w’'-]*|and|the|of|in)(?:\s+(?:[A-Z][\w’'-]*|and|the|of|in))*)?)"
)
FOLLOWED: Final = re.compile(
    rf"\s*(?:The|A) (?P<which>{'|'.join(ORDINALS)}|next|last|other)(?: one)?,? (?:followed|was held|took place|met|came|was)\b"
)
"""How a sentence begins that tells of the next of several: "The second followed in Oslo on 3 May"."""
_CALLED: Final = re.compile(
    r"\s*(?:[^，。]{0,8}[年月日]，)?(?P<name>[^，。、：“《（(\s]{0,16}?(?:对话会?|研讨会|交流会|会议|座谈会|闭门会|论坛|沙龙|工作坊|磋商))(?=[，。（(]|[在于以]|原|取消|延期|推迟|改期|$)"
)
"""What the first words of a sentence in Chinese call a meeting: 第三次对话原定…."""
_ARRANGES: Final = re.compile(
    r"^[一二三四五六七八九十]{1,2}、|(?:时间|形式|地点|安排|议程|日程|费用|报名|背景|须知|事项|规则|要求|联系)$|\b(?:agenda|programme|program|logistics|registration|background|overview|concept|rationale|format|arrangements|contact|venue|costs?|fees?|admission)$|^about (?:the|this) (?:\w+ )?(?:event|meeting|workshop|webinar|seminar|conference|dialogue|discussion|round ?table|forum|lecture|series|topic)$|^(?:关于)?(?:活动|会议|讲座|论坛|对话|议题)(?:简介|介绍)$",
    re.IGNORECASE,
)
_OFFICE: Final = re.compile(r"(?:秘书处|组委会|筹委会|委员会|办公室|联络处|会务组|编辑部)$")
"""How the name of an office ends, which signs a letter over its date."""
_HOUSE: Final = re.compile(
    r"(?:the )?(?:[\w’'&-]+ ){0,4}(?:cent(?:re|er)|institute|foundation|association|society|council|academy|college|network|school) (?:for|of|on) [^:;,–—()\d]{3,60}\b(?:studies|research|affairs|relations|polic(?:y|ies)|dialogue|exchanges?|cooperation|understanding|peace)"
)
"""The name of a house that studies meetings, or holds them."""
_KICKER: Final = re.compile(r"\s[·•|/—–]\s|\bseries\b|\b[Nn]o\. ?\d|系列", re.IGNORECASE)
_LONG: Final = 90
_SHOWN: Final = 120


def proper_name(text: str) -> Said[str] | None:
    """Return the name of an event in a sentence that tells who held it, or that it took place."""
    for pattern in _HAN if any("一" <= each <= "鿿" for each in text) else (*_HELD, _COUNTED):
        found = pattern.search(text)
        if found:
            start = found.start("name") + (found["name"][0] == "的")
            return Said(" ".join(text[start : found.end("name")].split()), Span(start, found.end("name")))
    return None


def is_proper(text: str) -> bool:
    """Return whether a sentence names an event by a name of its own."""
    return proper_name(text) is not None


def put_name(walk: Walk, text: str, span: Span, event: Draft) -> None:
    """Take the name and number of an event from a sentence where its heading names neither: "held the Third X Dialogue"."""
    said = proper_name(text)
    if said is None:
        return
    number = find_number(said.value)
    if number and event.get("number") is None:
        event.put("number", number.value, said.span.shifted(span.start), weight=WEAK)
    is_news = (
        len(event.name) > _LONG
        or _NEWS.search(event.name.lower() if event.name.isupper() else event.name)
        or not has_event_noun(event.name)
    )
    if is_news and not (find_number(event.name) or find_dates(event.name)):
        event.name, event.span = _printed(walk, said.span, span), said.span.shifted(span.start)


def without_news(name: str) -> str:
    """Return a heading without what makes news or a paper of it: 第三届…对话在西安举行 → 第三届…对话."""
    name = without_paper(name)
    notice = _NOTICE.search(name)
    if notice and has_event_noun(notice["name"]):
        return notice["name"]
    quoted = _QUOTED_NEWS.match(name)
    if quoted and has_event_noun(quoted["name"]):
        return quoted["name"]
    cut = _HAN_NEWS.search(name)
    return name[: cut.start()] if cut and cut.start() and has_event_noun(name[: cut.start()]) else name


def arranges(text: str) -> bool:
    """Return whether a heading stands over what is told of a meeting and names none itself: "Programme", 二、报名."""
    return _ARRANGES.search(text) is not None


def heading_of(walk: Walk, *, surely: bool = False) -> Block | None:
    """Return the heading that names the event a date or place below it is of.

    Args: surely: whether what stands below can only be of an event, so that a title without a noun of meetings will do.
    """
    if (walk.listing or walk.issue) and walk.pending is not None and walk.pending is walk.last:
        return walk.pending
    if walk.pending is not None and walk.pending is walk.last and _OFFICE.search(walk.text(walk.pending)):
        return None
    named = next(
        (
            each
            for each in (walk.pending, walk.title)
            if each
            and has_event_noun(walk.text(each))
            and not (is_periodical(walk.text(each)) or _HOUSE.fullmatch(walk.text(each).lower()))
            and not (arranges(walk.text(each)) and each is not walk.title)
        ),
        None,
    )
    if surely and walk.pending is walk.last and (walk.event is not None or _is_main_title(walk)):
        return walk.pending
    return named or ((walk.title or walk.pending) if surely else None)


def _is_main_title(walk: Walk) -> bool:
    """Return whether the heading right above is the title of the page, below a line that says of what kind and series it is."""
    pending, title = walk.pending, walk.title
    return (
        pending is not None
        and title is not None
        and pending.level == 1
        and title.level == 0
        and pending is not title
        and bool(_KICKER.search(walk.text(title)))
    )


def open_from_prose(walk: Walk, text: str, span: Span) -> Draft:
    """Begin an event that a sentence tells of, named by its own name, its theme, or what the sentence calls it."""
    draft = _opened(walk, text, span)
    draft.told = span.start <= draft.span.start < span.end
    return draft


def _opened(walk: Walk, text: str, span: Span) -> Draft:
    proper, theme, quoted, some = (
        proper_name(text),
        find_theme(text),
        _QUOTED.search(text),
        _SOME.search(text),
    )
    if proper:
        return walk.open(_printed(walk, proper.span, span), proper.span.shifted(span.start))
    above = walk.pending if walk.pending is walk.last else None
    if above is not None and has_event_noun(walk.text(above)) and not tells_of_several(walk.text(above)):
        return walk.open(without_news(walk.printed(above)), Span(above.start, above.end), level=above.level)
    if theme:
        return walk.open(_printed(walk, theme.span, span), theme.span.shifted(span.start))
    if quoted:
        group = next(number for number in (1, 2, 3, 4) if quoted[number])
        return walk.open(
            _printed(walk, Span(*quoted.span(group)), span).rstrip(","),
            Span(*quoted.span(group)).shifted(span.start),
        )
    lecture = _LECTURE.search(text)
    if lecture:
        at = Span(*lecture.span("name"))
        return walk.open(_printed(walk, at, span), at.shifted(span.start))
    if some:
        return walk.open(_printed(walk, Span(*some.span(1)), span), Span(*some.span(1)).shifted(span.start))
    counted = FOLLOWED.match(text)
    if counted:
        at = Span(*counted.span("which")).shifted(span.start)
        draft = walk.open(walk.printed(at), at)
        if counted["which"].lower() in ORDINALS:
            draft.put("number", ORDINALS[counted["which"].lower()], at, weight=WEAK)
        return draft
    if above is not None and walk.issue:
        return walk.open(walk.printed(above), Span(above.start, above.end), level=above.level)
    return _opened_plainly(walk, text, span)


def _opened_plainly(walk: Walk, text: str, span: Span) -> Draft:
    """Begin an event named by the first words of a sentence that call it something, else by the sentence."""
    called = _CALLED.match(text)
    if called:
        at = Span(*called.span("name")).shifted(span.start)
        return walk.open(walk.printed(at), at)
    return walk.open(" ".join(text.split()).removeprefix("The ")[:_SHOWN], span)


def _printed(walk: Walk, words: Span, span: Span) -> str:
    """Return words of a sentence as the document prints them, without markup."""
    return walk.printed(words.shifted(span.start))
