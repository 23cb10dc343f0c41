"""An organisation's printed name taken apart: its words, its initials, what it is registered as, what it is part of."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import name_lists
from tracktwo.record.methods.resolution.folding import HAN, fold, plain, simplified

__all__ = ["SMALL", "Organisation", "bare_name", "english_words", "is_abbreviation", "read_organisation"]

SMALL: Final = frozenset(
    {"of", "and", "for", "the", "on", "in", "at", "de", "la", "le", "des", "du", "der", "und", "fur"}
    | {"do", "da", "dos", "das", "del", "e", "y", "et", "pour", "para", "per", "van", "voor", "di", "della"}
)
_DOTTED: Final = re.compile(
    r"(?<![^\W\d_])(?:(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?|[^\W\d_]\.[^\W\d_](?![^\W\d_]))"
)
_TOKEN: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BRACKET: Final = re.compile(r"\s*[(\[（【]([^()\[\]（）【】]{1,80})[)\]）】]")
_HAN_RUN: Final = re.compile(r"[㐀-䶿一-鿿豈-﫿]+")
_NO_LETTER: Final = re.compile(r"[\W_]+")
_STATES: Final = re.compile(r"\bunited states?\b")
_LONGEST_SHORT: Final = 10
_FEWEST_AFTER_FORM: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A printed name as keys for comparing.

    Attributes:
        tokens: its words in Latin letters: folded, written out, plural endings, article and legal form off.
        pieces: the words as tokens, in the pieces that commas part; one piece without a comma.
        han: its Han characters, simplified, legal form off.
        initials: every row of first letters it may be shortened to.
        shorts: abbreviations and brands printed beside it in brackets, folded.
        qualifiers: anything else in brackets, such as a place: it tells two apart.
        whole_initials: those of them that leave no word out but small ones.
        short: the abbreviation it is, folded; empty where it is none.
        short_capitals: the capitals of that.
        capitals: words of it that are printed in capitals, folded.
        has_legal_form: whether a legal form was taken off.
    """

    tokens: tuple[str, ...] = ()
    pieces: tuple[tuple[str, ...], ...] = ()
    han: str = ""
    initials: frozenset[str] = frozenset()
    shorts: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    short: str = ""
    short_capitals: str = ""
    whole_initials: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    has_legal_form: bool = False

    @property
    def joined(self) -> str:
        """Return its Latin letters in one piece."""
        return "".join(self.tokens)

    @property
    def content(self) -> tuple[str, ...]:
        """Return its words without the small ones."""
        return tuple(each for each in self.tokens if each not in SMALL)


@lru_cache(maxsize=65536)
def is_abbreviation(word: str) -> bool:
    """Return whether a word is printed like an abbreviation: short, and most of it capitals."""
    if not word[:1].isalpha() or " " in word or HAN.search(word):
        return False
    letters = [each for each in word if each.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return (
        2 <= len(letters) <= _LONGEST_SHORT
        and all(each.isalnum() or each in "&.-/" for each in word)
        and capitals >= 2
        and capitals * 2 >= len(letters)
    )


@lru_cache(maxsize=65536)
def read_organisation(text: str) -> Organisation:
    """Return a printed name as keys for comparing."""
    flat = plain(text).strip(" ,;:.\"'")
    asides = [found[1].strip(" \"'") for found in _BRACKET.finditer(flat)]
    outer = _BRACKET.sub(" ", flat).strip(" ,;:\"'") or flat
    shorts = {_key(each) for each in asides if _is_brand(each)}
    qualifiers = {_key(each) for each in asides if not _is_brand(each) and not _is_translation(each, outer)}
    han = simplified("".join(_HAN_RUN.findall(outer)))
    latin = _HAN_RUN.sub(" ", outer)
    printed = _TOKEN.findall(_undotted(latin).replace("&", " and "))
    kept = _without_legal(printed)
    pieces = _pieces(latin)
    bare_han = _han_without_legal(han)
    short = kept[0] if len(kept) == 1 and is_abbreviation(kept[0]) and not han else ""
    initials = _initials(printed)
    return Organisation(
        tokens=tuple(each for piece in pieces for each in piece),
        pieces=pieces,
        han=bare_han,
        initials=initials if len(kept) == len(printed) else initials | _initials(kept),
        shorts=frozenset(shorts - {""}),
        qualifiers=frozenset(qualifiers - {""}),
        whole_initials=initials,
        short=_key(short),
        short_capitals="".join(each for each in short if each.isupper()),
        capitals=frozenset(fold(each) for each in kept if len(each) > 1 and each.isupper()),
        has_legal_form=len(kept) < len(printed) or bare_han != han,
    )


def bare_name(text: str) -> str:
    """Return a printed name without its legal form and without another name of it in brackets."""
    flat = plain(text).strip(" ,;:\"'")
    outer = _BRACKET.sub(lambda found: "" if _is_brand(found[1].strip(" \"'")) else found[0], flat)
    han = _han_without_legal(outer)
    return (
        han
        if han != outer
        else " ".join(_without_legal(_TOKEN.findall(_undotted(outer).replace("&", " and "))))
    )


def _key(text: str) -> str:
    return _NO_LETTER.sub("", fold(simplified(text)))


def _is_brand(text: str) -> bool:
    """Return whether words in brackets are another name: an abbreviation, or one word with a capital inside."""
    words = text.split()
    return len(words) == 1 and (is_abbreviation(text) or any(each.isupper() for each in text[1:]))


def _is_translation(inner: str, outer: str) -> bool:
    """Return whether brackets hold a name in the other script."""
    return bool(HAN.search(inner)) != bool(HAN.search(outer))


def _undotted(text: str) -> str:
    return _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text) if "." in text else text


def _without_legal(words: list[str]) -> list[str]:
    known = name_lists().legal_forms
    kept = list(words)
    while len(kept) > 1 and fold(kept[-1]) in known and _tells_form(kept[-1]):
        kept.pop()
    while len(kept) > 1 and fold(kept[-1]) == "and":
        kept.pop()
    return kept


def _tells_form(word: str) -> bool:
    """Return whether a legal form is printed as one: two letters of it are capitals or a known English form."""
    return len(word) > 3 or word[0].isupper()


def _pieces(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a name in the pieces that commas part; what is only a legal form is no piece."""
    legal = name_lists().legal_forms
    parts = [_TOKEN.findall(part) for part in _undotted(text).replace("&", " and ").split(",")]
    names = [words for words in parts if any(fold(each) not in legal for each in words)]
    names[-1:] = [_without_legal(words) for words in names[-1:]]
    return tuple(words for name in names if (words := english_words(name)))


def english_words(words: list[str]) -> tuple[str, ...]:
    """Return words folded, written out and without article and plural endings."""
    known = name_lists().short_words
    is_shouted = len(words) > 1 and all(each.isupper() for each in words)
    folded = [
        known.get(key, key) if not is_shouted and is_abbreviation(each) else _singular(known.get(key, key))
        for each, key in ((each, fold(each)) for each in words)
    ]
    if len(folded) > 1 and folded[0] == "the":
        folded = folded[1:]
    line = " ".join(folded)
    if "united state" in line:
        line = _STATES.sub("united states", line.replace("united state of america", "united states"))
    return tuple(line.replace("people's", "people").replace("'", "").split())


def _singular(word: str) -> str:
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    )


def _initials(words: list[str]) -> frozenset[str]:
    """Return the rows of first letters of a name of two words or more, with and without its small words."""
    folded = [fold(each) for each in words]
    if folded and folded[0] == "the":
        folded, words = folded[1:], words[1:]
    if len(words) < 2 or sum(each[0].isupper() for each in words) < 2:
        return frozenset()
    rows = {
        "".join(each[0] for each in folded),
        "".join(each[0] for each in folded if each not in SMALL),
        "".join(each[0] for each in folded if each not in SMALL or each == "of"),
    }
    if is_abbreviation(words[0]) and not all(each.isupper() for each in words) and len(words) > 2:
        rows |= {"".join(each[0] for each in folded[1:] if each not in SMALL)}
        rows |= {folded[0] + "".join(each[0] for each in folded[1:] if each not in SMALL)}
    return frozenset(each for each in rows if len(each) > 1)


def _han_without_legal(han: str) -> str:
    for form in name_lists().legal_forms_han:
        if han.endswith(form) and len(han) - len(form) >= 2:
            return han[: -len(form)]
        if han.startswith(form) and len(han) - len(form) >= _FEWEST_AFTER_FORM:
            return han[len(form) :]
    return han
