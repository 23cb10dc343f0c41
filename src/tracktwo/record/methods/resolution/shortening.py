"""What an organisation is called for short, once its name in full is known."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import lexicon, name_lists
from tracktwo.record.methods.resolution.bodies import SMALL, Organisation
from tracktwo.record.methods.resolution.folding import fold, simplified

__all__ = ["is_bare_noun", "known_words", "short_forms"]

_NOUNS: Final = {
    "研究所": ("研究所", "所"),
    "研究院": ("研究院", "院"),
    "研究中心": ("研究中心", "中心"),
    "中心": ("中心",),
    "研究会": ("研究会",),
    "基金会": ("基金会",),
    "协会": ("协会",),
    "学会": ("学会",),
    "联合会": ("联合会",),
    "商会": ("商会",),
    "论坛": ("论坛",),
    "联盟": ("联盟",),
    "智库": ("智库",),
}
"""Nouns at the end of Chinese names, and what is left of each in a short name; universities are not shortened so."""
_THIS: Final = ("本", "该", "我")
_SIZES: Final = (4, 3, 2)
_WHOLES: Final = ("大学", "科学院")
_FEWEST_HAN: Final = 4
_FEWEST_OF_PART: Final = 5
_FEWEST_WORDS: Final = 3
_TAUGHT: Final = frozenset(
    {"university", "college", "academy", "school", "institute", "ministry", "department"}
)
"""Nouns that with a place alone name another body: Harbour University is not Harbour University of Law."""
_FRONTS: Final = frozenset(
    {"fundacao", "fundacion", "fundacio", "fondation", "fondazione", "stiftung", "stichting", "asociacion"}
    | {"associacao", "associazione"}
)
"""Nouns that stand before a proper name in their language and are left out for short."""


@lru_cache(maxsize=65536)
def short_forms(full: Organisation) -> frozenset[str]:
    """Return what a name may be called for short, as keys: Harbour Centre for Harbour Centre for Trade.

    Args: full: the name, read.
    """
    found = set(_han_forms(full.han)) if full.han and not full.tokens else set()
    found |= {"".join(words) for words in _latin_forms(full)}
    return frozenset(found - {full.han, full.joined})


@lru_cache(maxsize=16384)
def is_bare_noun(form: str) -> bool:
    """Return whether a printed name is only a noun of organisations, which each document says of another one."""
    han = simplified(form)
    return (han[1:] if han.startswith(_THIS) else han) in _NOUNS


def _latin_forms(full: Organisation) -> Iterator[tuple[str, ...]]:
    stop = next((place for place, word in enumerate(full.tokens) if word in SMALL), 0)
    head = full.tokens[:stop]
    if len(head) > 1 and (any(word not in known_words() for word in head) or _is_of_a_city(head)):
        yield head
    if full.tokens[:1] and full.tokens[0] in _FRONTS and len(full.tokens) >= _FEWEST_WORDS:
        yield full.tokens[1:]
    yield from _without_whole(full)


def _is_of_a_city(head: tuple[str, ...]) -> bool:
    return head[0] in _cities() and not _TAUGHT & set(head)


def _without_whole(full: Organisation) -> Iterator[tuple[str, ...]]:
    """Yield a part's own name, where it says enough: Institute for River Ethics, of Reedbank University."""
    for place, word in enumerate(full.tokens):
        if word in {"of", "at"} and "university" in full.tokens[place + 1 :]:
            head = full.tokens[:place]
            if sum(each not in SMALL for each in head) >= _FEWEST_WORDS and _has_noun(head):
                yield head


def _has_noun(words: tuple[str, ...]) -> bool:
    return any(word in lexicon().organisations for word in words)


def _han_forms(full: str) -> Iterator[str]:
    bases = [full]
    bases += [full[size:] for size in range(2, len(full) - _FEWEST_HAN + 1) if full[:size] in _countries()]
    yield from bases[1:]
    noun = next((full[-size:] for size in _SIZES if full[-size:] in _NOUNS), "")
    if noun and len(full) > len(noun) + 1:
        yield noun
        yield from (this + noun for this in _THIS)
    for base in bases:
        yield from _proper_forms(base, noun)
        for whole in _WHOLES:
            rest = base[base.find(whole) + len(whole) :] if whole in base[1:] else ""
            if len(rest) >= _FEWEST_OF_PART and lexicon().han_organisations.at_end(rest) not in (None, rest):
                yield rest


def _proper_forms(base: str, noun: str) -> Iterator[str]:
    """Yield the beginning of a name with what is left of its noun: 芦滩所 for 芦滩海洋渔业研究所."""
    if not noun:
        return
    for size in _SIZES:
        if len(base) > size + len(noun) and not _is_common(base[:size]):
            yield from (base[:size] + end for end in _NOUNS[noun])


def _is_common(beginning: str) -> bool:
    """Return whether a beginning is a place or a word of many names."""
    words = name_lists().terms
    return (
        beginning in words
        or beginning in _places()
        or beginning[:2] in _places()
        or any(beginning.startswith(country) for country in _countries())
    )


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(name for country in lexicon().countries.values() for name in country.chinese)


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(fold(each) for each in lexicon().cities if each.isascii())


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    places = {each for each in (*lexicon().cities, *lexicon().regions) if not each.isascii()}
    return frozenset(places | {each[:-1] for each in places if each.endswith(("省", "市", "州"))})


@lru_cache(maxsize=1)
def known_words() -> frozenset[str]:
    """Return words of names and places that have a meaning of their own, folded."""
    lists, words = name_lists(), lexicon()
    places = {fold(part) for spelt in words.cities for part in spelt.split()}
    for country in words.countries.values():
        places |= {fold(part) for name in (*country.names, *country.adjectives) for part in name.split()}
    known = lists.fields | places | words.organisations | words.not_names | set(lists.short_words.values())
    return frozenset(known | {each[:-1] for each in known if each.endswith("s")})
