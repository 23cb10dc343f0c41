"""Where the organisation and the post begin that stand before a name in a sentence in Chinese."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon

__all__ = ["AND", "OPENS", "any_role", "post_start"]

_PAPER: Final = r"(?:杂志|月刊|双月刊|季刊|周刊|期刊|日报|周报)?(?:社|副?(?:主编|总编)|(?:责任|助理|特约)?编辑|记者|主笔|撰稿|专栏|评论员|编委)"
"""What follows the name of a paper somebody works for."""
OPENS: Final = re.compile(
    rf"(?<=[A-Za-z.])[）)]|[，。；、：:（(“”]|《(?![^》]{{2,12}}》{_PAPER})|》(?!{_PAPER})|由|邀请|包括|来自|分别是|分别为|[为是]|专家有|嘉宾有|代表有|成员有|其中|以及|感谢|会上|现场的|到场的|与会的|在座的"
)
"""What ends right before somebody's organisation, post or name."""
AND: Final = "和与及、"


@lru_cache(maxsize=4)
def any_role(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds a post of the lists, the longest first."""
    words = sorted(lexicon.han_roles.words, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, words)))


def post_start(text: str, role: int, done: int) -> int:
    """Return where the organisation before a post begins."""
    start = max([done, *(found.end() for found in OPENS.finditer(text, done, role))])
    while start < role and text[start] in AND + " 等还有　":
        start += 1
    side = re.compile(r"[一-鿿]{0,4}(?:方|代表团)(?:主持人|专家|代表|嘉宾|团长)?(?:有|是|为|：)?").match(
        text, start, role
    )
    return (
        side.end()
        if side
        and side.end() < role
        and side[0].endswith(("有", "是", "为", "：", "团长", "主持人", "专家", "代表", "嘉宾"))
        else start
    )
