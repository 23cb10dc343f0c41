"""Where an event was held: a city after "in" or "at", before its country, or as the value of a key."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import han_names
from tracktwo.record.tables import Said, Span

__all__ = ["Place", "find_place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city as printed and its country's code; either may be missing."""

    city: str | None
    country: str | None


_WORD: Final = r"(?:[^\W\d_a-z][\w’'.-]*|St\.)"
_SPOT: Final = re.compile(
    r"(?:\b(?P<at>[Ii]n|IN|[Aa]t|[Nn]ear|(?:back|came|come|went|travell?ed|returned|moved|person|flew) to|(?:is|are) (?:now )?(?:planned|scheduled|set|due|foreseen) for)\s+(?:the\s+)?(?:(?:city|town|village|port|capital)\s+of\s+)?|^\s*|[:,;(|·•–—]\s*|\s-\s)"
    rf"(?P<run>{_WORD}(?:[ ](?:(?:de|del|la|le|el|upon|am|an|der|do|da|dos|das|al|of|the)[ ]){{0,2}}{_WORD}){{0,4}})"
)
_AFTER: Final = re.compile(
    r"(?P<mark>,?\s*\(\s*(?:the\s+)?|,\s*(?:the\s+)?)(?P<whole>[^\W\d_a-z][\w’'.-]*(?:[ ](?:(?:of|and)[ ])?[^\W\d_a-z][\w’'.-]*){0,3})"
)
_SCHOOL: Final = frozenset(
    [
        "peace",
        "declaration",
        "agreement",
        "consensus",
        "treaty",
        "convention",
        "protocol",
        "process",
        "dialogue",
        "times",
        "post",
        "conversation",
        "accord",
        "charter",
        "principles",
        "side",
        "delegation",
        "speakers",
        "participants",
        "round",
        "workshop",
        "week",
        "summit",
        "institute",
    ]
)
_HEADED: Final = 120
_HAN: Final = re.compile("[一-鿿]")
_HAN_HELD: Final = re.compile(
    r"(?:在|于|赴)(?P<name>[一-鿿]{2,9}?)(?:市|县|区|自治州)?(?:隆重|成功|顺利|正式|共同|联合|合作|如期)*(?:举行|举办|召开|召集|开幕|启动|主办|聚首|会面)"
)
_SHORT_CITIES: Final = dict(
    zip("京沪渝穗津蓉杭汉深宁", "北京 上海 重庆 广州 天津 成都 杭州 武汉 深圳 南京".split(), strict=True)  # noqa: SIM905
)
_HAN_SHORT: Final = re.compile(
    r"在([京沪渝穗津蓉杭汉深宁])(?:隆重|成功|顺利|正式|共同|联合|如期)*(?:举行|举办|召开|开幕|闭幕)"
)
_NO_PLACE: Final = re.compile(
    r"^(?:[我该贵]|[本两各][校院馆所会国岸地市省区县])|国[和与及、]|^[和与及]|[在的了]|线上|线下|网络|视频|会议|论坛|大会|仪式|对话|研讨|环节|期间|时候|平台|大学|学院|中心|酒店|宾馆|会馆|支持|指导|基础|背景|双方|两国|当地|国内|境外|方式|形式|框架|场边|间隙|年|月|日|上午|下午|晚"
)
_HAN_AFTER: Final = re.compile(
    r"时间|湾(?![仔区])|大学|学院|日报|研究|协会|学会|学者|专家|论坛|气候|协定|方面|代表|公司|政府|对话"
)
_HAN_VALUE: Final = re.compile(r"\s*([一-鿿]{2,9}?)(?:市|县)?\s*(?:[（(，,]|$|(?<=[市县])(?![场政民长]))")
_LONGEST_HAN: Final = 9


@lru_cache(maxsize=4)
def _han_spot(lexicon: Lexicon) -> re.Pattern[str]:
    regions = [name for name in lexicon.regions if _HAN.match(name)]
    region = "|".join(map(re.escape, sorted(regions, key=len, reverse=True)))
    return re.compile(
        rf"(?:(?P<at>于|在|赴|地点[为是]?|主会场(?:为|是|设(?:于|在))?)|^|[，。：:（(、\s日])\s*(?P<country>{han_names(lexicon)})?(?P<region>(?:{region})(?:省|州|府|县|邦|自治区)?)?(?=[一-鿿]{{2}})"
    )


def find_place(text: str, *, lexicon: Lexicon, alone: bool = False) -> Said[Place] | None:
    """Return the place a text names in the position of a place.

    Args:
        text: a sentence, a heading or a value.
        lexicon: cities and countries.
        alone: whether the text is a value that names a place and nothing else.
    """
    if _HAN.search(text) and (found := _han_place(text, lexicon, alone=alone)):
        latin = _latin_place(text[: found.span.start], lexicon, alone=alone)
        return latin if latin and latin.value.city and latin.value.country == found.value.country else found
    return _latin_place(text, lexicon, alone=alone)


def _latin_place(text: str, lexicon: Lexicon, *, alone: bool) -> Said[Place] | None:
    """Return the place a text names in Latin letters."""
    loose = alone or _is_heading_like(text)
    chained = -1
    for spot in _SPOT.finditer(text):
        firm = spot["at"] is not None or chained == spot.start()
        if firm:
            chained = spot.end()
        if firm or loose:
            said = _named(text, Span(*spot.span("run")), lexicon, alone=alone)
            if said:
                return said
    return _value(text, lexicon) if alone else None


def _named(text: str, run: Span, lexicon: Lexicon, *, alone: bool) -> Said[Place] | None:
    """Return the place a run of capitalised words names: any before a country, else one that is known.

    The code of a country, "Kisumu, KE", tells of a city no list knows only where nothing but a place is given.
    """
    after = _AFTER.match(text, run.end)
    code, end = _whole(after, lexicon) if after else (None, run.end)
    for stop in _word_ends(text, run):
        words = text[run.start : stop]
        known = lexicon.cities.get(words) or (
            lexicon.cities.get(words.title()) if words.isupper() and len(words) > 3 else None
        )
        if known is None:
            continue
        rest = text[stop : run.end + 40]
        if stop == run.end and code:
            return Said(Place(city=_shown(text, run.start, end, words), country=code), Span(run.start, end))
        if _goes_on(rest, lexicon):
            return None
        return Said(Place(city=words.rstrip("."), country=known[1]), Span(run.start, stop))
    words = text[run.start : run.end]
    bare = after is not None and end == after.end("whole") and _is_bare_code(after["whole"], lexicon)
    if code and (alone or not bare) and len(words.split()) <= 4 and not _is_other(words, lexicon):
        return Said(Place(city=words, country=code), Span(run.start, end))
    return None


def _whole(after: re.Match[str], lexicon: Lexicon) -> tuple[str | None, int]:
    """Return the code of the country or of the state's country that follows a city, and where its name ends."""
    span = Span(*after.span("whole"))
    for stop in _word_ends(after.string, span):
        words = after.string[span.start : stop]
        code = lexicon.country_names.get(words) or lexicon.regions.get(words)
        if code is None and words.isupper() and len(words) > 3:
            code = lexicon.country_names.get(words.title())
        if code is None and _is_bare_code(words, lexicon):
            code = words
        if code and not re.match(
            r"[–-]|\s+(?:side|[Dd]ialogue|delegation)\b", after.string[stop : stop + 12]
        ):
            return code, stop
    return None, after.start()


def _is_bare_code(words: str, lexicon: Lexicon) -> bool:
    """Return whether some words are the code of a country and no name of it, nor of a state: "KE"."""
    return words in lexicon.countries and not (words in lexicon.country_names or words in lexicon.regions)


def _word_ends(text: str, run: Span) -> Iterator[int]:
    """Yield where the words of a run end, the last first; a full stop at the end is no part of it."""
    ends = [run.start + found.end() for found in re.finditer(r"[^ ]+", text[run.start : run.end])]
    for end in reversed(ends):
        yield end
        if text[end - 1] in ".-":
            yield end - 1


def _shown(text: str, start: int, end: int, words: str) -> str:
    """Return a city as printed; "Springfield, IL" is shown whole."""
    whole = text[start:end]
    return whole if whole.endswith(("DC", "D.C.")) else words


def _goes_on(rest: str, lexicon: Lexicon) -> bool:
    """Return whether what follows a city makes it part of another name: "Oslo University", "Paris Peace Forum"."""
    if re.match(r"[–-][^\W\d_a-z]", rest):
        return True  # two cities a dialogue is called by: "Oslo–Riga Talks"
    following = re.match(r"[’'-]?(?:\s?[^\W\d_a-z][\w’'-]*){1,4}", rest)
    if following is None:
        return False
    words = [word.lower().strip(".,’'") for word in following[0].split()]
    if rest[:1] in "’'-":
        return True
    return any(
        word in lexicon.organisations or word.rstrip("s") in lexicon.organisations or word in _SCHOOL
        for word in words
    )


def _is_other(words: str, lexicon: Lexicon) -> bool:
    """Return whether words before a country are no city: an organisation, a month, a subject, a country."""
    lowered = [word.lower().strip(".,") for word in words.split()]
    return words in lexicon.country_names or any(
        word in lexicon.organisations or word in lexicon.not_names or word in lexicon.roles
        for word in lowered
    )


def _is_heading_like(text: str) -> bool:
    return len(text) < _HEADED and not text.rstrip().endswith((".", "。"))


def _han_place(text: str, lexicon: Lexicon, *, alone: bool) -> Said[Place] | None:
    is_sentence = not alone and text.rstrip().endswith("。")
    for spot in _han_spot(lexicon).finditer(text):
        if not spot["at"] and is_sentence:
            continue
        starts = [spot.end()]
        if spot["country"] and (spot["at"] or alone):
            starts.append(
                spot.start("country")
            )  # a city that is a country too, or begins like one: 澳门, 德班
        for start in starts:
            city = _han_city(text, start, lexicon)
            if city:
                return Said(Place(city=text[start : city[0]], country=city[1]), Span(start, city[0]))
    short = _HAN_SHORT.search(text)
    if short:
        return Said(Place(city=_SHORT_CITIES[short[1]], country="CN"), Span(*short.span(1)))
    held = _HAN_HELD.search(text)
    if held and not _NO_PLACE.search(held["name"]):
        return _unknown(text, Span(*held.span("name")), lexicon)
    if alone and (value := _HAN_VALUE.match(text)) and not _NO_PLACE.search(value[1]):
        return _unknown(text, Span(*value.span(1)), lexicon, parted=True)
    return None


def _han_city(text: str, start: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return where the longest city ends that stands at a place, and its country; None where none does."""
    for length in range(_LONGEST_HAN, 1, -1):
        name = text[start : start + length]
        known = lexicon.cities.get(name) if len(name) == length else None
        if known and not _HAN_AFTER.match(text, start + length):
            return start + length, known[1]
    return None


def _unknown(text: str, name: Span, lexicon: Lexicon, *, parted: bool = False) -> Said[Place] | None:
    """Return a place in Han characters no list knows: after its country or region, which tell its country."""
    found = _han_spot(lexicon).match(" " + text[name.start : name.end])
    head = max(found.end() - 1, 0) if found else 0
    code = None
    if found and found["country"] and len(found["country"]) > 1:
        code = next(each.code for each in lexicon.countries.values() if found["country"] in each.chinese)
    elif found and found["region"]:
        code = lexicon.regions[found["region"]]
    if code is None and parted:
        return None
    start = name.start + (head if code else 0)
    return (
        Said(Place(city=text[start : name.end], country=code), Span(start, name.end))
        if start < name.end
        else None
    )


def _value(text: str, lexicon: Lexicon) -> Said[Place] | None:
    """Read the value of "Where:": the last part that is a country, and the city before it."""
    parts = [
        (found.start() + len(found[0]) - len(found[0].lstrip()), found[0].strip())
        for found in re.finditer(r"[^,，;；|()（）·•/]+", text)
        if found[0].strip()
    ]
    for place, (start, words) in reversed(list(enumerate(parts))):
        code = lexicon.country_names.get(words.removeprefix("the ")) or lexicon.regions.get(words)
        if code and place:
            before, city = parts[place - 1]
            if not re.search(r"\d", city) and city[0].isupper():
                return Said(Place(city=city, country=code), Span(before, start + len(words)))
        if code:
            return Said(Place(city=None, country=code), Span(start, start + len(words)))
        if words in lexicon.cities:
            return Said(Place(city=words, country=lexicon.cities[words][1]), Span(start, start + len(words)))
    return None
