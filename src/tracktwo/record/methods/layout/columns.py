"""What the head of a table says of the columns below it."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.layout.kinds import folded
from tracktwo.record.methods.scripts import readings

__all__ = ["kind_of_column"]

_KINDS: Final = {
    "name": "name names participant|姓名 名字 嘉宾姓名 专家姓名",
    "family name": "surname surnames lastname|姓",
    "given name": "forename forenames firstname|名",
    "does": "|会议角色 参会角色 会上角色 发言类型 参与方式",
    "post": "title post position function capacity role designation affiliation institution organisation organization employer company"
    "|单位 职务 职称 机构 单位及职务 单位职务 工作单位 所在单位",
    "side": "side country region delegation nationality party|国家 方别 国别 所属方 地区 国家或地区 国家和地区 所属国 国籍 来自",
    "delivery": "attendance participation mode format present|参会方式 参加方式 形式 方式 出席方式",
    "talk": "topic topics talk presentation paper subject theme what item items activity contribution content"
    "|题目 主题 报告题目 演讲题目 发言题目 内容 议程内容 会议内容 事项 报告主题 发言主题",
    "other": "time hour no no. # nr nr. date day session programme agenda room venue email duration when"
    " notes remarks comments observations|时间 序号 编号 项目 项次 次序 顺序 环节 议程 日程 安排 流程 地点 备注 日期 场次 议题 说明 附注",
}
_LONG: Final = {
    words: kind
    for kind, every in (
        (
            "post",
            (
                "title and affiliation",
                "position and institution",
                "name of institution",
                "post and organisation",
            ),
        ),
        (
            "talk",
            ("title of talk", "talk title", "presentation title", "title of presentation", "paper title"),
        ),
        ("name", ("full name",)),
        ("family name", ("family name", "family names", "last name", "last names")),
        ("given name", ("given name", "given names", "first name", "first names")),
        (
            "does",
            (
                "part taken",
                "took part as",
                "role in meeting",
                "role at meeting",
                "role in event",
                "role in session",
                "type of contribution",
            ),
        ),
    )
    for words in every
}
_WORDS: Final = {
    word: kind for kind, words in _KINDS.items() for word in re.split(r"[ |]", words) if word
} | _LONG
_AMONG: Final = re.compile(r"\s*[/&,、（(]\s*|\s+and\s+|[)）]")
_LONGEST: Final = 36


def kind_of_column(text: str, *, lexicon: Lexicon) -> str | None:
    """Return what stands below the head of a column, such as ``name``, ``post``, ``side``, ``talk`` or ``people``.

    Args:
        text: the head, masked.
        lexicon: the words the rules know.

    Returns: None where the words head no column that is known.
    """
    return next((kind for each in readings(text) if (kind := _kind(each, lexicon))), None)


def _kind(text: str, lexicon: Lexicon) -> str | None:
    words = folded(text).strip(" :：./")
    if not words or len(words) > _LONGEST:
        return None
    if words in _WORDS:
        return _WORDS[words]
    kinds = {_WORDS.get(part) for part in _AMONG.split(words) if part}
    if len(kinds) == 1 and None not in kinds:
        return kinds.pop()
    if words in lexicon.functions or words in lexicon.people_heads or words.rstrip("s") in lexicon.functions:
        return "people"
    return None
