"""Pages that invite to a meeting without a word such as "planned": what stands there only before it is held."""

import re
from typing import Final

from tracktwo.record.methods.events.drafts import WEAK
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.tables import Span

__all__ = ["put_announced"]

_BEFORE: Final = re.compile(
    r"\b(?:free,? registration|(?:pre-?|advance )?registration (?:is )?(?:required|essential|mandatory|free)|places are limited|seats are limited|doors (?:will )?open (?:at|from)"
    r"|(?:session|webinar|event|talk|lecture|conversation|evening|seminar) will (?:also )?be (?:recorded|filmed|live-?streamed|streamed|broadcast|interpreted)"
    r"|(?:register|sign up|rsvp|book your (?:place|seat)) (?:by|before|until) |please (?:register|rsvp)|look(?:ing)? forward to (?:seeing|welcoming|meeting) you (?:in|at|on|there))\b"
    r"|(?:^|\n)[ \t]*(?:register|registration|rsvp|sign-?up)\s*[:：\n]\s*(?:by|before|until) \d|(?:^|\n)[ \t]*报名[ ]*[：:][ ]*(?:扫|请|截至|即日)"
    r"|(?:^|\n|\()[ \t]*(?:speakers?|panell?ists?|dates?|day|venue|theme|programme)[\s:：|]{1,4}(?:to be (?:announced|confirmed)|tba|tbc)\b"
    r"|(?:^|\n|（)[ \t]*(?:主?讲人|嘉宾|日期|时间|地点|主题)[\s:：|]{1,4}(?:待定|待公布|另行通知)"
    r"|请(?:各位)?[^，。；\n]{0,24}(?:前|之前)[^，。；\n]{0,12}(?:报名|回执|注册)|回执(?:请)?(?:发|寄|传)|(?:扫码|欢迎|点击|即日起)报名|报名(?:方式|链接|截止|邮箱|网址|二维码)|(?:名额|席位)(?:有限|[一二三四五六七八九十百\d]+)|恭候(?:您|各位)",
    re.IGNORECASE,
)
"""What a page says only before its meeting is held."""


def put_announced(walk: Walk) -> None:
    """Say of a meeting that it is still to come where the page asks people to register, or says that it will be recorded.

    It is the last above that has a heading; what prose tells of as past is not.
    """
    if all(draft.told or draft.get("status") for draft in walk.drafts):
        return
    for found in _BEFORE.finditer(walk.blocks.masked):
        above = [draft for draft in walk.drafts if draft.span.start < found.start() and not draft.told]
        if above and above[-1].get("status") is None:
            above[-1].put("status", "planned", Span(*found.span()), weight=WEAK)
