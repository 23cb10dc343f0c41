"""Whether an event took place, is planned, or was called off."""

import re
from typing import Final

from tracktwo.record.methods.stems import may_say, small
from tracktwo.record.tables import Said, Span

__all__ = ["find_status"]

_CANCELLED: Final = re.compile(
    r"\b(?:was|were|has been|been|is|had to be)\s+(?:cancell?ed|called off|postponed indefinitely)\b|\bcancell?ed\b|\bcalled off\b|\bdid not take place\b|\b(?:could|can|would) not (?:be held|take place)\b|\bwill (?:now )?not (?:now )?(?:be held|take place|go ahead|happen)\b|\b(?:was |were )?not held\b(?! (?:in|at|on|by|under|behind|every|each|regularly|to|back|as)\b)|\bnever took place\b|\bhad to be (?:dropped|abandoned|scrapped|put off|shelved)\b|\b(?:was|were|has been|have been|had to be) (?:postponed|put off|deferred)(?= indefinitely|[.;,]| (?:because|due|owing|after|as|since|for want|at)\b|\s*$)|(?:^|[–—-]\s*)[^.;:]{0,80}\bpostponed\s*$|(?<!班机)(?<!航班)(?<!车次)(?<!签证)(?<!行程)取消(?!资格|限制|关税)|(?:推迟|延期)(?:举行|举办|召开)?(?=[。；]|，(?!新|现|将)|$)|未能(?:举行|举办|召开)|停办",
)
_PLANNED: Final = re.compile(
    r"\b(?:is|are)\s+(?:being\s+)?(?:planned|scheduled|set|due|expected)\b|\bwill\s+(?:be\s+(?:held|hosted|convened|organi[sz]ed)|take place|convene|meet|host|hold)\b|\b(?:intends?|plans?|hopes?|aims?) to (?:hold|host|convene|meet|organi[sz]e)\b|\bplanned for\b|\bscheduled for\b|\bto be held\b|\b(?:is|are) (?:now )?(?:in|under) (?:preparation|planning)\b|\bsave the date\b|\bupcoming\b|\bforthcoming\b|\bcall for (?:participation|applications|papers|contributions|registration)\b|\bregistration (?:(?:is|will be) )?(?:now )?(?:open|opens|will open|starts)\b|\bto take place\b|\bdue to (?:take place|be held|meet|open)\b|\bplanned\b(?! (?:economy|obsolescence))|\bforeseen (?:for|in)\b|\bis to (?:be held|take place|meet|follow|convene)\b|\btentatively\b|\b(?:announcement|invitation)\b(?=\s*[:：]|$)|\bpleasure (?:to invite|of inviting) you\b|\b(?:cordially|warmly) invites? you\b|\byou are (?:cordially |warmly |kindly )?invited to\b|\binvites? you to (?:attend|join|take part|participate|an?|the|our)\b"
    r"|(?:计划|拟|将|预计|预定|定|暂定|初定|将会)(?:于|在)[^。]{0,40}(?:举行|举办|召开)|即将(?:举行|举办|召开)|(?:计划|拟|将|预计|预定|暂定)[^。，]{0,12}(?:举行|举办|召开)|征集(?:参会|报名|论文)|关于(?:召开|举办|举行|邀请|参加)[^，。；]{2,60}的?(?:预?通知|公告|邀请函|函)|报名(?:通知|启事)|会议(?:预告|预通知)|预告|诚(?:挚)?邀(?:请)?您|邀请您(?:参加|出席)"
    r"|^\W*next (?:[\w-]+ ){0,3}?(?:forum|meeting|dialogue|conversation|workshop|session|round|round ?table|seminar|symposium|conference|edition)\s*[:：]|^\W*下一?(?:次|届|期|轮|场)(?:会议|论坛|对话会?|活动|研讨会)?\s*[:：]",
)

_ONCE: Final = re.compile(
    r"\b(?:originally|initially|previously|formerly|at first|had been|was to|were to|having been|not)\W+(?:\w+\W+){0,3}?(?:planned|scheduled|set|due|expected|foreseen|to be|to take)|原定|原计划|原拟|本拟|曾计划"
)
_MOVED: Final = re.compile(
    r"(?:延期|推迟|改期|顺延|延后)(?:至|到|于)[^。，]{2,30}(?:举行|举办|召开)(?!的|了)"
)
"""That a meeting was moved to a later day."""
_HELD_LATER: Final = re.compile(
    r"\b(?:postponed|delayed|deferred|put off|moved),? (?:and|but|then) (?:was |were |finally |eventually |later |at last )*(?:held|took place|met)\b|\b(?:was|were|been) moved (?:online|to (?:zoom|a video ?call))\b|(?:改为|转为|移至|改在)线上"
)
"""That it took place in the end."""
_JOURNEY: Final = re.compile(
    r"\b(?:flights?|trains?|ferr(?:y|ies)|bus(?:es)?|plane|boat|visas?|connections?|trips?|excursions?|tours?|dinner|bookings?)\b[^.;,]{0,24}$"
)
"""What is called off beside a meeting that is held."""
_BEFORE: Final = 40
_STEMS: Final = (
    "cancel",
    "called off",
    "postpon",
    "dropped",
    "abandoned",
    "put off",
    "deferred",
    "推迟",
    "延期",
    "not take place",
    "not be held",
    "not held",
    "not go ahead",
    "not happen",
    "intend",
    "hope",
    "aim",
    "never took",
    "plan",
    "schedul",
    "expect",
    "due",
    " set ",
    "will",
    "to be",
    "save the",
    "upcoming",
    "forthcoming",
    "call for",
    "registration",
    "take place",
    "foreseen",
    "invit",
    "邀",
    "preparation",
    "tentativ",
    "announce",
    "invitation",
    "取消",
    "未能",
    "停办",
    "计划",
    "拟",
    "将",
    "预",
    "next ",
    "下",
    "定",
    "征集",
    "报名",
    "关于",
)


def find_status(text: str) -> Said[str] | None:
    """Return ``planned`` or ``cancelled`` where a text says so; None where it took place or nothing is said."""
    if not may_say(text, _STEMS):
        return None
    plain = small(text)
    if _HELD_LATER.search(plain):
        return None
    cancelled = _CANCELLED.search(plain)
    if cancelled and not _JOURNEY.search(plain, max(0, cancelled.start() - _BEFORE), cancelled.start()):
        return Said("cancelled", Span(*cancelled.span()))
    planned = _PLANNED.search(plain)
    moved = _MOVED.search(plain)
    if moved:
        return Said("planned", Span(*moved.span()))
    if planned is None or _ONCE.search(text, max(0, planned.start() - _BEFORE), planned.end()):
        return None
    return Said("planned", Span(*planned.span()))
