"""Markup taken out of a text without moving a character: every span found in the masked text holds in the layer.

Tags that part lines become line breaks, other markup becomes spaces of the same number.
"""

import re
from functools import cache
from html import unescape
from typing import Any, Final

__all__ = ["mask"]

_TAG: Final = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,10})(?:\s[^<>]{0,400})?/?>")
_STRUCK: Final = re.compile(
    r"<(del|s|strike)(?:\s[^<>]{0,200})?>[^<]{0,300}</\1>|~~[^~\n]{1,300}~~", re.IGNORECASE
)
_PARTING: Final = frozenset(
    "p div br li ul ol tr table tbody thead section article h1 h2 h3 h4 h5 h6 dt dd blockquote".split()  # noqa: SIM905
)
_PARTING_CELLS: Final = frozenset({"td", "th"})
_LINK: Final = re.compile(r"(!?\[)([^\[\]\n]{1,400})(\]\([^()\s]{0,400}\))")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'”’)\]]{1,800}")
_EMPHASIS: Final = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)|(?<=\S)(\*{1,3}|_{1,3})(?![\w*])")
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{2,6});")
_BLOCKQUOTE: Final = re.compile(r"(?m)^(?:> ?)+(?=\s|[^>\s])")
_BARRED: Final = re.compile(
    r"(?m)^(?:[ \t]*(?:[-*•·]|\d{1,2}[.、．])\s*|[^：:\n｜]{2,8}[：:]\s*)[一-鿿·]{2,12}｜.*$"
)
"""A line of a list whose parts are set apart by upright strokes."""
_BAR: Final = re.compile(
    r"(?m)(?<=^)([ \t\u3000]*(?:[-*•·][ ]*)?(?:开场|引言|主[持讲講席]|[报報]告|演[讲講]|[发發]言|[与與][谈談]|[对對][谈談]|[评評][论論议議]|[点點][评評]|致[辞词詞辭]|[总總][结結]|[讲講][者师師]|嘉[宾賓]|召集|[记記][录錄]|回[应應])[一-鿿]{0,2}[ \u3000]?)[｜丨│](?=\s*[一-鿿])"
)
"""What people do before an upright stroke, and who does it behind."""
_NOTE: Final = re.compile(r"(?<=[\w”\"’)）.,;])\[\^?\d{1,3}\](?!:)")
"""The mark of a footnote behind a word."""
_HAN: Final = re.compile("[一-鿿]")
_NARROW: Final = re.compile(r"[,;:!?()](?:(?<=[一-鿿ぁ-ヿ”》）].)|(?=[一-鿿“《（，。；、]))")
"""Punctuation of Latin type between Han characters, which pages use for that of their own."""
_WIDE: Final = dict(zip(",;:!?()", "，；：！？（）", strict=True))
_SPREAD: Final = re.compile(
    r"(?m)^(?P<in>[ \t\u3000]*)(?P<one>[一-鿿])(?P<gap>[ \u3000]{1,4})(?P<two>[一-鿿])(?P<end>[ \u3000]*[:：]|[ \u3000])(?=[ \u3000]*\S)"
)
_LABELS: Final = frozenset(
    "组长 成员 团长 团员 领队 队员 列席 出席 缺席 请假 主席 主持 主讲 记录 翻译 秘书 顾问 嘉宾".split()  # noqa: SIM905
)
"""What people are at a meeting, which minutes print with white space between its two characters and often no colon."""
_SPACES: Final = (
    0xB9,
    0xB2,
    0xB3,
    *range(0x2070, 0x207A),
    0xA0,
    0xAD,
    0x200B,
    0x200C,
    0x200D,
    0x200E,
    0x200F,
    0x2060,
    0x3000,
    0xFEFF,
)
_INVISIBLE: Final = {
    **dict.fromkeys((*_SPACES, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " "),
    **dict.fromkeys(
        (*range(0x1F1E6, 0x1FAFF), 0xFE0F, *range(0x23E9, 0x2400)), " "
    ),  # pictures before a line
    **dict.fromkeys(range(0xE000, 0xF900), "•"),  # private use: what a bullet of a symbol font is copied as
}


def mask(text: str) -> str:
    """Return a text of the same length without markup: HTML tags, links, emphasis, entities, invisible characters."""
    masked = _STRUCK.sub(_blank, text) if "<" in text or "~~" in text else text
    masked = _BLOCKQUOTE.sub(_blank, masked) if ">" in masked else masked
    masked = _TAG.sub(_tag, masked) if "<" in masked else masked
    masked = _LINK.sub(_link, masked) if "](" in masked else masked
    masked = _ADDRESS.sub(_blank, masked) if "://" in masked else masked
    masked = _EMPHASIS.sub(_blank, masked) if "*" in masked or "_" in masked else masked
    masked = _NOTE.sub(_blank, masked) if "[" in masked else masked
    masked = _ENTITY.sub(_entity, masked) if "&" in masked else masked
    masked = _BAR.sub(r"\1：", masked) if "｜" in masked or "│" in masked or "丨" in masked else masked
    masked = _BARRED.sub(lambda found: found[0].replace("｜", "，"), masked) if "｜" in masked else masked
    masked = _NARROW.sub(lambda found: _WIDE[found[0]], masked) if _HAN.search(masked) else masked
    return _SPREAD.sub(_label, _simplified(masked.translate(_INVISIBLE)))


def _simplified(text: str) -> str:
    """Return a text whose traditional characters are the simplified ones the rules know, one for one."""
    han = {each for each in set(text) if "\u3400" <= each <= "\u9fff"}
    table = {ord(each): simple for each in han if (simple := _simple(each)) != each and len(simple) == 1}
    return text.translate(table) if table else text


@cache
def _simple(character: str) -> str:
    converter = _converter()
    return character if converter is None else str(converter.convert(character))


@cache
def _converter() -> Any:
    """Return what knows traditional characters; None where the extra for documents is not installed."""
    try:
        from opencc import OpenCC  # noqa: PLC0415 -- optional, and slow to load
    except ImportError:
        return None
    return OpenCC("t2s")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _label(found: re.Match[str]) -> str:
    label = found["one"] + found["two"]
    return f"{found['in']}{label}：".ljust(len(found[0])) if label in _LABELS else found[0]


def _tag(found: re.Match[str]) -> str:
    name = found[1].lower()
    first = "\n" if name in _PARTING else "\t" if name in _PARTING_CELLS else " "
    return first + " " * (len(found[0]) - 1)


def _link(found: re.Match[str]) -> str:
    return " " * len(found[1]) + found[2] + " " * len(found[3])


def _entity(found: re.Match[str]) -> str:
    plain = unescape(found[0])
    return (plain if len(plain) == 1 and plain not in "<>" else " ").ljust(len(found[0]))
