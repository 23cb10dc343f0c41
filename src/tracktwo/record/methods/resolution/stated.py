"""Where a document itself says that two names are one: ``Full Name (FN)``, ``全称（以下简称“简称”）``."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.methods.resolution.bodies import SMALL, is_abbreviation, read_organisation
from tracktwo.record.methods.resolution.folding import HAN, fold
from tracktwo.record.tables import Span, Stated, TextLayer

__all__ = ["stated_abbreviations"]

_BRACKET: Final = re.compile(r"[ \t\n]?[(（]([^()（）\n]{2,120})[)）]")
_SHORT_FOR: Final = re.compile(
    r"^(?:(?:hereinafter|hereafter|henceforth|also known as|known as|abbreviated as|abbreviated|or|the|referred to as|a\.?k\.?a\.?)[ ,:]+)*"
    r"[\"“'‘]?(?P<short>[^\"”'’]+?)[\"”'’]?$",
    re.IGNORECASE,
)
_HAN_SHORT_FOR: Final = re.compile(
    r"^(?:以下)?(?:简|簡)?(?:称|稱)(?:为|為|：|:)?[“\"「『]?(?P<short>[^”\"」』]{1,20})[”\"」』]?$"
)
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_HAN_RUN: Final = re.compile(r"[㐀-䶿一-鿿·]+$")
_HAN_LEAD: Final = re.compile(r"^(?:由|与|與|和|及|经|經|在|向|来自|來自|代表|以及)(?=[㐀-䶿一-鿿]{4})")
_BREAK: Final = re.compile(
    r"[;:!?。；：！？|\t•\"“”]|(?<=[^\W\d_]{4})\.\s|\n\s*\n|,(?!\s*(?:Ltd|Inc|LLC|L\.L\.C|Limited|LTD|INC)\b)",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 14
_REACH: Final = 160


def stated_abbreviations(layer: TextLayer) -> tuple[Stated, ...]:
    """Return the pairs of names of which a document says that they are one, in order, with their places.

    Args: layer: the text of the document.

    Source:
        The letters of an abbreviation are looked for in the words before it from the end, after Schwartz and Hearst,
        "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003); ours asks for the
        first letters of words.
    """
    found: list[Stated] = []
    for bracket in _BRACKET.finditer(layer.text):
        found += _around(layer, bracket)
    return tuple(dict.fromkeys(found))


def _around(layer: TextLayer, bracket: re.Match[str]) -> Iterator[Stated]:
    """Yield what a bracket states about the words before it."""
    begin = bracket.start(1)
    inner = bracket[1]
    for start, end, short in _shorts(inner):
        span = Span(begin + start, begin + end)
        name = _name_before(layer.text, bracket.start(), short)
        if name and layer.text[name.start : name.end] != short:
            yield Stated(
                document=layer.document,
                name=_flat(layer.text[name.start : name.end]),
                short=_flat(short),
                name_at=name,
                short_at=span,
            )
    before = re.search(
        r"(?<![\w.])([^\W\d_][\w.&-]{1,9})$", layer.text[max(0, bracket.start() - 12) : bracket.start()]
    )
    if before and is_abbreviation(before[1]) and fold(before[1]) in read_organisation(inner).initials:
        short_end = bracket.start()
        yield Stated(
            document=layer.document,
            name=_flat(inner),
            short=before[1],
            name_at=Span(begin, begin + len(inner)),
            short_at=Span(short_end - len(before[1]), short_end),
        )


def _flat(text: str) -> str:
    return " ".join(text.split())


def _shorts(inner: str) -> Iterator[tuple[int, int, str]]:
    """Yield the other names in a bracket: one, or several parted by commas."""
    place = 0
    for part in re.split(r"[,，;；]", inner):
        stripped = part.strip()
        lead = place + len(part) - len(part.lstrip())
        place += len(part) + 1
        said = _HAN_SHORT_FOR.match(stripped) if HAN.search(stripped) else _SHORT_FOR.match(stripped)
        short = said["short"] if said else stripped
        if not short or not (_is_short(short) or (HAN.search(short) and said) or _is_name(short)):
            continue
        start = lead + stripped.rindex(short)
        yield start, start + len(short), short


def _is_short(text: str) -> bool:
    return " " not in text and (is_abbreviation(text) or any(each.isupper() for each in text[1:]))


def _is_name(text: str) -> bool:
    """Return whether words in brackets are a name in full: Han characters, or two words with capitals or more."""
    if HAN.search(text):
        return len(text) >= 4 and all(HAN.match(each) for each in text)
    words = text.split()
    return 2 <= len(words) <= _MOST_WORDS and all(
        each[0].isupper() or each.lower() in SMALL for each in words
    )


def _name_before(text: str, end: int, short: str) -> Span | None:
    """Return the name a bracket after it gives another form of."""
    window = text[max(0, end - _REACH) : end]
    offset = max(0, end - _REACH)
    run = _HAN_RUN.search(window)
    if run:
        lead = _HAN_LEAD.match(run[0])
        start = run.start() + (lead.end() if lead else 0)
        return Span(offset + start, end) if run.end() - start >= 3 else None
    breaks = list(_BREAK.finditer(window[:-1]))
    begin = breaks[-1].end() if breaks else 0
    words = list(_WORD.finditer(window, begin))[-_MOST_WORDS:]
    if not words or window[words[-1].end() :].strip(" .,"):
        return None
    return (
        _by_initials(words, offset, short) if is_abbreviation(short) else _by_capitals(words, offset, short)
    )


def _by_initials(words: list[re.Match[str]], offset: int, short: str) -> Span | None:
    """Return the words before an abbreviation whose first letters it is, the fewest that do."""
    key = "".join(each for each in fold(short) if each.isalnum())
    for count in range(2, len(words) + 1):
        tail = words[-count:]
        if fold(tail[0][0]) in SMALL or not tail[0][0][0].isupper():
            continue
        joined = " ".join(each[0] for each in tail)
        if key in read_organisation(joined).initials:
            return Span(offset + tail[0].start(), offset + tail[-1].end())
    if any(each.islower() for each in short):
        return _by_capitals(words, offset, short)
    return _by_letters(words, offset, key)


def _by_letters(words: list[re.Match[str]], offset: int, key: str) -> Span | None:
    """Return the fewest words with capitals in which the letters of an abbreviation stand in order, each word in turn."""
    for count in range(2, min(len(words), len(key) + 3) + 1):
        tail = words[-count:]
        if not tail[0][0][0].isupper() or any(
            not w[0][0].isupper() and fold(w[0]) not in SMALL for w in tail
        ):
            continue
        if fold(tail[0][0])[0] == key[0] and _stand_in([fold(word[0]) for word in tail], key):
            return Span(offset + tail[0].start(), offset + tail[-1].end())
    return None


def _stand_in(words: list[str], key: str) -> bool:
    """Return whether letters stand in words in order, the first of every word but small ones among them."""
    if not words:
        return not key
    if words[0] in SMALL and _stand_in(words[1:], key):
        return True
    if not key or words[0][0] != key[0]:
        return False
    return any(
        _is_within(words[0], key[:size]) and _stand_in(words[1:], key[size:])
        for size in range(1, len(key) + 1)
    )


def _is_within(word: str, letters: str) -> bool:
    """Return whether letters stand in a word in order, from its first."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _by_capitals(words: list[re.Match[str]], offset: int, short: str) -> Span | None:
    """Return the run of words with capitals before a brand, or before a name in the other script."""
    tail: list[re.Match[str]] = []
    for word in reversed(words):
        if not (word[0][0].isupper() or (tail and fold(word[0]) in SMALL)):
            break
        tail.insert(0, word)
    while tail and fold(tail[0][0]) in SMALL:
        tail.pop(0)
    if len(tail) < (1 if HAN.search(short) else 2):
        return None
    return Span(offset + tail[0].start(), offset + tail[-1].end())
