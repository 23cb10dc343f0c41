"""The name of a meeting in the title of a paper about it: a notice, minutes, a joint statement."""

import re
from typing import Final

from tracktwo.record.methods.facets import has_event_noun

__all__ = ["without_paper"]

_HAN: Final = re.compile(
    r"(?:[一-鿿]{2,12}?)?关于(?:召开|举办|举行|邀请(?:您)?(?:参加|出席)|参加|印发)(?P<name>[^。，；]{4,60}?)的?(?:预?通知|公告|邀请函|函|通告|请示|报告|方案)(?:[（(][^（）()]{1,12}[)）])?$"
    r"|(?P<written>[^。，；]{4,60}?(?:会|论坛|磋商|对话|研讨|座谈|会谈|会晤))的?(?:会议)?(?:纪要|记录|简报|综述|摘要|联合声明|公报|备忘录)(?:[（(][^（）()]{1,12}[)）])?$"
)
_LATIN: Final = re.compile(
    r"(?:(?:joint |final |co-?chairs?[’']? |chairs?[’']? |draft |agreed |summary |outcome )*(?:statement|communiqu[eé]|declaration|minutes|records?|reports?|summary|conclusions|recommendations)\s+)?"
    r"(?:of|by|from)\s+(?:the\s+)?(?:[\w-]+ )?(?:co-?chairs?|chairs?|participants|members|organi[sz]ers|conven[eo]rs|delegations|delegates|two sides)(?:,? and (?:the )?(?:participants|members|organi[sz]ers|rapporteurs?))?\s+(?:of|in|at|to|from)\s+(?:the\s+)?(?P<name>\S.{6,})$",
    re.IGNORECASE,
)


def without_paper(name: str) -> str:
    """Return the name of the meeting where a title is that of a paper about it, else the title: 关于召开…论坛的通知 → …论坛."""
    found = _HAN.match(name) or _LATIN.match(name)
    if found is None:
        return name
    told = next(each for each in found.groupdict().values() if each)
    return told if has_event_noun(told) else name
