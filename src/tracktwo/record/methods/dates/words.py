"""The words dates are made of, in English and Chinese, and what they stand for."""

from typing import Final

__all__ = ["CHINESE_DIGITS", "MONTHS", "MONTH_WORD", "ORDINALS", "SEASONS", "chinese_number"]

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
MONTH_WORD: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
SEASONS: Final = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "fall": 23,
    "winter": 24,
    "春": 21,
    "夏": 22,
    "秋": 23,
    "冬": 24,
}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
CHINESE_DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "○": 0,
}
_TEN: Final = 10


def chinese_number(text: str) -> int | None:
    """Return a number below 100 or a run of digits, written in Han characters or Arabic digits; None if it is neither."""
    if text.isdecimal():
        return int(text)
    if all(each in CHINESE_DIGITS for each in text):
        return int("".join(str(CHINESE_DIGITS[each]) for each in text)) if text else None
    tens, ten, ones = text.partition("十")
    if not ten or any(len(part) > 1 or (part and part not in CHINESE_DIGITS) for part in (tens, ones)):
        return None
    return (CHINESE_DIGITS[tens] if tens else 1) * _TEN + (CHINESE_DIGITS[ones] if ones else 0)
