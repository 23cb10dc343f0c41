"""How English, Simplified Chinese and Arabic write a date: tables for :mod:`tracktwo.vocabulary.dates`.

Small enough to own, and therefore the same on every machine: the standard library's names follow the system's
settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["DateStyle", "date_style"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateStyle:
    """How one language writes dates: names, and templates with named places.

    ``closed`` joins two short ends of a range, ``spaced`` two of which one has several words. Where the year
    leads, a range leaves what both ends share out of its end, elsewhere out of its start.
    """

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    year: str
    season: str
    month: str
    day: str
    month_alone: str
    day_in_month: str
    day_alone: str
    closed: str
    spaced: str
    since: str
    until: str
    end_unknown: str
    start_unknown: str
    about: str
    unsure: str
    year_leads: bool = False


_ENGLISH: Final = DateStyle(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    seasons=("spring", "summer", "autumn", "winter"),
    year="{year}",
    season="{season} {year}",
    month="{month} {year}",
    day="{day} {month} {year}",
    month_alone="{month}",
    day_in_month="{day} {month}",
    day_alone="{day}",
    closed="{start}–{end}",
    spaced="{start} – {end}",
    since="from {start}",
    until="until {end}",
    end_unknown="from {start}, end not known",
    start_unknown="until {end}, start not known",
    about="about {date}",
    unsure="{date} (uncertain)",
)
_CHINESE: Final = DateStyle(
    months=tuple(f"{month}月" for month in range(1, 13)),
    seasons=("春", "夏", "秋", "冬"),
    year="{year}年",
    season="{year}年{season}",
    month="{year}年{month}",
    day="{year}年{month}{day}日",
    month_alone="{month}",
    day_in_month="{month}{day}日",
    day_alone="{day}日",
    closed="{start}至{end}",
    spaced="{start}至{end}",
    since="{start}起",
    until="截至{end}",
    end_unknown="{start}起，结束时间不详",
    start_unknown="截至{end}，开始时间不详",
    about="约{date}",
    unsure="{date}（不确定）",
    year_leads=True,
)
_ARABIC: Final = DateStyle(
    months=(
        *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
        *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
    ),
    seasons=("ربيع", "صيف", "خريف", "شتاء"),
    year="{year}",
    season="{season} {year}",
    month="{month} {year}",
    day="{day} {month} {year}",
    month_alone="{month}",
    day_in_month="{day} {month}",
    day_alone="{day}",
    # Words, not dashes: a dash between two numbers changes sides with the direction of the line around it.
    closed="من {start} إلى {end}",
    spaced="من {start} إلى {end}",
    since="منذ {start}",
    until="حتى {end}",
    end_unknown="منذ {start}، تاريخ النهاية غير معروف",
    start_unknown="حتى {end}، تاريخ البداية غير معروف",
    about="نحو {date}",
    unsure="{date} (غير مؤكد)",
)
_STYLES: Final[Mapping[str, DateStyle]] = {
    "ar": _ARABIC,
    "en": _ENGLISH,
    "zh": _CHINESE,
}


def date_style(language: str) -> DateStyle | None:
    """Return how a language tag writes dates; None for a language we have no words for."""
    primary, *rest = language.lower().split("-")
    # Traditional characters are another way of writing, not a variant we may guess.
    return None if "hant" in rest else _STYLES.get(primary)
