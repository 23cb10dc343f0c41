"""The lists that help to tell who is who: familiar names, spellings, legal forms, bodies known by several names."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["NameLists", "name_lists"]


@dataclass(frozen=True, kw_only=True, eq=False)
class NameLists:
    """What is commonly known of names, in lower case.

    Attributes:
        full_names: a familiar given name → the full names it is short for.
        given: given names, among them those that are family names too.
        surnames: family names, in Latin letters, of languages that print them first.
        spelt: a Chinese family name in Han characters → its spellings outside pinyin.
        legal_forms: words that tell how an organisation is registered; those in Han characters the longest first.
        short_words: words of an organisation's name as they are shortened → the word.
        fields: words that differ by a letter or two and mean different things.
        terms: words that names of organisations are made of, in Chinese → how they are put into English.
        known: well-known bodies, each with every name it goes by, as printed.
    """

    full_names: Mapping[str, frozenset[str]]
    given: frozenset[str]
    surnames: frozenset[str]
    spelt: Mapping[str, frozenset[str]]
    legal_forms: frozenset[str]
    legal_forms_han: tuple[str, ...]
    short_words: Mapping[str, str]
    fields: frozenset[str]
    terms: Mapping[str, tuple[str, ...]]
    known: tuple[tuple[str, ...], ...]


@cache
def name_lists() -> NameLists:
    """Return the lists as shipped."""
    legal = _words("legal_forms.txt")
    full_names = _full_names()
    return NameLists(
        full_names=full_names,
        given=frozenset(full_names) | set(_words("given_names.txt")),
        surnames=frozenset(_words("surnames_other.txt")),
        spelt=_spelt(),
        legal_forms=frozenset(each for each in legal if each.isascii()),
        legal_forms_han=_longest_first(each for each in legal if not each.isascii()),
        short_words=_short_words(),
        fields=frozenset(_words("fields.txt")),
        terms=_terms(),
        known=tuple(
            tuple(name.strip() for name in line.split("|")) for line in _lines("organisations_known.txt")
        ),
    )


def _lines(name: str) -> list[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word.strip() for line in _lines(name) for word in line.split(",") if word.strip()]


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda each: (-len(each), each)))


def _pairs(name: str) -> list[tuple[str, list[str]]]:
    """Return the lines of a list that begin with a word and a colon."""
    lines = (line.split(":", 1) for line in _lines(name))
    return [(word, [each.strip() for each in others.split(",")]) for word, others in lines]


def _full_names() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for full, forms in _pairs("nicknames.txt"):
        found[full].add(full)
        for form in forms:
            found[form].add(full)
    return MappingProxyType({form: frozenset(fulls) for form, fulls in found.items()})


def _spelt() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in _words("surnames_spelt.txt"):
        han, *spellings = entry.split()
        found[han].update(each.replace("-", "") for each in spellings)
    return MappingProxyType({han: frozenset(spellings) for han, spellings in found.items()})


def _short_words() -> Mapping[str, str]:
    return MappingProxyType(
        {form: word for word, forms in _pairs("short_words.txt") for form in (word, *forms)}
    )


def _terms() -> Mapping[str, tuple[str, ...]]:
    rows = csv.DictReader(_lines("terms_zh.csv"))
    return MappingProxyType({row["chinese"]: tuple(row["english"].split("|")) for row in rows})
