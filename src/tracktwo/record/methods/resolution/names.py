"""A person's name taken apart: family and given name, in every order it may be printed in."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import Final

from tracktwo.record.lexica import lexicon, name_lists
from tracktwo.record.methods.resolution.folding import HAN, fold, plain, simplified, sounds, spread
from tracktwo.record.methods.scripts import SYLLABLE

__all__ = ["Name", "Order", "Person", "read_name", "read_person"]

_GENERATIONS: Final = {
    "jr": "jr",
    "sr": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
    "junior": "jr",
    "senior": "sr",
}
_ASIDE: Final = re.compile(r"[(\[\"]([^()\[\]\"]{1,60})[)\]\"]")
_WORD: Final = re.compile(r"[^\W\d_](?:[\w'.-]*[\w'])?\.?")
_PINYIN: Final = re.compile(rf"(?:{SYLLABLE})'?(?:{SYLLABLE})?'?(?:{SYLLABLE})?")
_INITIAL: Final = re.compile(r"(?<![^\W\d_])([^\W\d_])\.(?=[^\W\d_])")
_MOST_READINGS: Final = 64
_UMLAUT: Final = {"lyu": "lv", "nyu": "nv", "lyue": "lve", "lü": "lv", "nü": "nv"}


class Order(StrEnum):
    """Which part of a name is printed first."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One reading of a printed name, as keys for comparing.

    Attributes:
        family: the family name in one piece, folded; in Han characters, simplified.
        given: the given names in order, folded; a Chinese one in one piece.
        order: which stands first in print.
        score: how likely this reading is among those of the name, from 0 to 1.
        is_chinese: whether it is a Chinese name, in Han characters or pinyin.
    """

    family: str
    given: tuple[str, ...]
    order: Order
    score: float
    is_chinese: bool = False

    @property
    def whole_given(self) -> str:
        """Return the given names in one piece."""
        return "".join(self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A printed name with all that it says.

    Attributes:
        latin: readings of its Latin letters, the likeliest first.
        han: readings of its Han characters.
        spoken: families and given names the Han characters may be read as in pinyin, and whether that is the
            standard reading.
        also: given names added in brackets or quotes.
        generation: junior, senior, third; empty where not printed.
    """

    latin: tuple[Name, ...] = ()
    han: tuple[Name, ...] = ()
    spoken: tuple[tuple[str, str, bool], ...] = ()
    also: frozenset[str] = frozenset()
    generation: str = ""


def read_name(text: str) -> tuple[Name, ...]:
    """Return the readings of a printed name, the likeliest first.

    Capitals, a comma, Han characters or a family name known at one end settle the order; else both orders are kept.

    Args: text: the name as printed, with or without honorifics.
    Returns: readings; empty where no two parts of a name are there.
    """
    person = read_person(text)
    return person.han + person.latin


@lru_cache(maxsize=65536)
def read_person(text: str) -> Person:
    """Return everything a printed name says, its Latin letters and its Han characters apart."""
    flat = plain(text)
    asides = [found[1].strip() for found in _ASIDE.finditer(flat)]
    outer = _ASIDE.sub(" ", flat)
    also = frozenset(
        fold(each) for each in asides if _WORD.fullmatch(each) and not HAN.search(each) and not each.isupper()
    )
    han_part = "".join(HAN.findall(outer) and re.findall(r"[㐀-䶿一-鿿豈-﫿·]+", outer))
    han_part = han_part or next((each for each in asides if HAN.search(each)), "")
    latin_part = re.sub(r"[㐀-䶿一-鿿豈-﫿·]+", " ", outer)
    if not _WORD.search(latin_part):
        latin_part = next((each for each in asides if not HAN.search(each) and " " in each), "")
        also = frozenset()
    han = _han_readings(han_part) if han_part else ()
    latin, generation = _latin_readings(latin_part)
    wide = spread(latin_part)
    if wide != latin_part and not any(name.is_chinese for name in latin):
        known = {(name.family, name.given) for name in latin}
        latin += tuple(n for n in _latin_readings(wide)[0] if (n.family, n.given) not in known)
    return Person(latin=latin, han=han, spoken=_spoken(han), also=also, generation=generation)


@lru_cache(maxsize=1)
def _pinyin_surnames() -> frozenset[str]:
    readings = {reading for each in lexicon().surnames.values() for reading in each}
    return frozenset(readings | {"lyu" if each == "lv" else each for each in readings})


@lru_cache(maxsize=1)
def _han_honorifics() -> tuple[str, ...]:
    return tuple(
        sorted((each for each in lexicon().honorifics if HAN.match(each)), key=lambda e: (-len(e), e))
    )


def _han_readings(text: str) -> tuple[Name, ...]:
    whole = simplified(text.replace(" ", ""))
    if "·" in whole:
        *given, family = [each for each in whole.split("·") if each] or [whole]
        return (Name(family=family, given=tuple(given), order=Order.GIVEN_FIRST, score=1.0),)
    for word in _han_honorifics():
        if whole.endswith(simplified(word)) and len(whole) - len(word) >= 2:
            whole = whole[: -len(word)]
            break
    surnames = lexicon().surnames
    splits = [size for size in (2, 1) if len(whole) > size and whole[:size] in surnames] or [1]
    if len(whole) < 2:
        return ()
    return tuple(
        Name(
            family=whole[:size],
            given=(whole[size:],),
            order=Order.FAMILY_FIRST,
            score=(1.0 if len(splits) == 1 else 0.8 if size == 2 else 0.2),
            is_chinese=True,
        )
        for size in splits
    )


def _spoken(readings: tuple[Name, ...]) -> tuple[tuple[str, str, bool], ...]:
    """Return how Chinese names are read: the family name by the list of family names, the given name in every way."""
    found: dict[tuple[str, str], bool] = {}
    for name in readings:
        if not name.is_chinese:
            continue
        standard = lexicon().surnames.get(name.family)
        families = standard or tuple(
            "".join(each) for each in product(*(sorted(sounds(c)) for c in name.family))
        )
        spelt = name_lists().spelt.get(name.family, frozenset()) - set(families)
        givens = list(product(*(sorted(sounds(each)) for each in name.whole_given)))[:_MOST_READINGS]
        for given in ("".join(each) for each in givens):
            for family in families:
                for other, is_standard in _umlauts(family, given):
                    key = other
                    found[key] = found.get(key, False) or is_standard
            for family in sorted(spelt):
                found.setdefault((family, given), False)
    return tuple((family, given, is_standard) for (family, given), is_standard in found.items())


def _umlauts(family: str, given: str) -> list[tuple[tuple[str, str], bool]]:
    """Return a name with its ü as it is put, and as a plain u, as it is often printed."""
    bare = (family.replace("v", "u"), given.replace("v", "u"))
    return [((family, given), True)] + (
        [(bare, False), ((family, bare[1]), True)] if bare != (family, given) else []
    )


def _latin_readings(text: str) -> tuple[tuple[Name, ...], str]:
    """Return the readings of a name in Latin letters, and its generation."""
    before, comma, after = text.partition(",")
    first, rest = _words(before), _words(after)
    first, generation = _without_endings(first)
    rest, other_generation = _without_endings(rest)
    generation = generation or other_generation
    if comma and first and rest:
        first = _without_honorifics(first, least=1)
        rest = _without_honorifics(rest, least=1)
        tail = [each for each in rest if each[0].islower() and each in lexicon().particles]
        given = [each for each in rest if each not in tail]
        if not given:
            return (), generation
        return (_name([*tail, *first], given, Order.FAMILY_FIRST, 1.0),), generation
    words = _without_honorifics(first, least=2)
    if len(words) < 2:
        return (), generation
    return _by_capitals(words) or _by_lists(words), generation


def _words(text: str) -> list[str]:
    """Return the words of a name; initials printed without a space stand apart."""
    return _WORD.findall(_INITIAL.sub(r"\1. ", text) if "." in text else text)


def _without_endings(words: list[str]) -> tuple[list[str], str]:
    generation = ""
    while len(words) > 1 or (words and fold(words[-1]).rstrip(".") in _GENERATIONS):
        last = fold(words[-1]).replace(".", "")
        if last in _GENERATIONS and not (last in ("iv", "ii", "iii") and not words[-1].isupper()):
            generation = _GENERATIONS[last]
        elif last not in {"phd", "md", "esq", "msc", "ret", "mba", "jd", "dphil", "obe", "cbe"}:
            break
        words = words[:-1]
    return words, generation


def _without_honorifics(words: list[str], *, least: int) -> list[str]:
    known = lexicon().honorifics
    while len(words) > 1:
        word = words[0].lower()
        bare = word.rstrip(".")
        if word not in known and bare not in known:
            break
        surname_like = "." not in word and bare in _pinyin_surnames()
        if (surname_like and (len(words) <= least or words[0].isupper())) or (
            len(words) <= least and "." not in word and bare not in {"mr", "ms", "mrs", "dr", "prof", "sir"}
        ):
            break
        words = words[1:]
    return words


def _by_capitals(words: list[str]) -> tuple[Name, ...]:
    """Return the one reading of a name whose family name alone is printed in capitals; nothing without one."""
    capital = [len(each.rstrip(".")) > 1 and each.isupper() for each in words]
    if not any(capital) or all(capital):
        return ()
    size = sum(capital)
    lead = next((n for n, each in enumerate(words) if each[0].islower()), len(words))
    if all(capital[:size]):
        return (_name(words[:size], words[size:], Order.FAMILY_FIRST, 1.0),)
    if all(capital[-size:]):
        begin = lead if lead == len(words) - size - 1 and lead > 0 else len(words) - size
        return (_name(words[begin:], words[:begin], Order.GIVEN_FIRST, 1.0),)
    middle = capital.index(True)
    if size == 1 and fold(words[middle]) in _pinyin_surnames():
        # David WANG Xiaoming
        return (_name([words[middle]], words[middle + 1 :] + words[:middle], Order.GIVEN_FIRST, 1.0),)
    return ()


def _by_lists(words: list[str]) -> tuple[Name, ...]:
    """Return the readings of a name without capitals or comma, by lists of family names for one end."""
    keys = [_bare(each) for each in words]
    particle = next((n for n, each in enumerate(words) if n and each in lexicon().particles), 0)
    if particle:
        return (_name(words[particle:], words[:particle], Order.GIVEN_FIRST, 0.95),)
    surnames = _pinyin_surnames()
    compound = len(words) > 2 and keys[0] + keys[1] in surnames
    front = (keys[0] in surnames or compound) and all(_PINYIN.fullmatch(each) for each in keys[1:])
    back = keys[-1] in surnames
    if front and back:
        likelier = 0.5 if len(words) == 2 else 0.7
        return (
            _forward(words, likelier, size=1 + compound),
            _backward(words, 1 - likelier if likelier > 0.5 else 0.5),
        )
    if front:
        return (_forward(words, 0.95, size=1 + compound),)
    if back:
        return (_backward(words, 0.95),)
    others = name_lists().surnames
    if keys[0] in others and keys[-1] not in others:
        return (_forward(words, 0.5), _backward(words, 0.5))
    if len(words) == 3 and all(len(each) > 1 for each in keys):
        return (_backward(words, 0.9), *_other_three(words, keys))
    if len(words) > 2:
        return (_backward(words, 0.9),)
    return (_backward(words, 0.8), _forward(words, 0.2))


def _forward(words: list[str], score: float, *, size: int = 1) -> Name:
    return _name(words[:size], words[size:], Order.FAMILY_FIRST, score)


def _backward(words: list[str], score: float) -> Name:
    return _name(words[-1:], words[:-1], Order.GIVEN_FIRST, score)


def _other_three(words: list[str], keys: list[str]) -> tuple[Name, ...]:
    """Return further readings of three words: a double family name, and a Chinese name after a Western one."""
    if keys[1] in _pinyin_surnames() and _PINYIN.fullmatch(keys[2]):
        return (_name([words[1]], [words[2], words[0]], Order.GIVEN_FIRST, 0.6),)
    return (_name(words[1:], words[:1], Order.GIVEN_FIRST, 0.5),)


def _bare(word: str) -> str:
    key = fold(word).replace("'", "").replace("-", "").rstrip(".")
    return _UMLAUT.get(_small(word), key)


def _small(word: str) -> str:
    """Return a word in small letters with its ü, which pinyin tells from u."""
    return plain(word).casefold().rstrip(".")


def _name(family: list[str], given: list[str], order: Order, score: float) -> Name:
    key = _UMLAUT.get("".join(_bare(each) for each in family), "".join(_bare(each) for each in family))
    pieces = [
        piece for each in given for piece in fold(each).replace("'", "").rstrip(".").split("-") if piece
    ]
    pieces = [each.replace(".", "") for each in pieces if each.replace(".", "")]
    is_chinese = (
        key in _pinyin_surnames()
        and bool(pieces)
        and all(len(each) > 1 and _PINYIN.fullmatch(each) for each in pieces)
        and len(pieces) <= 3
    )
    if is_chinese:
        pieces = ["".join(_UMLAUT.get(each, each) for each in pieces)]
    return Name(family=key, given=tuple(pieces), order=order, score=score, is_chinese=is_chinese)
