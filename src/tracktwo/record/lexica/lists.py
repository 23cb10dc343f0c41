"""The lists of words, read once."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType

__all__ = ["Country", "Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country as records name it: ``code`` is ISO 3166-1 alpha-2, ``three`` alpha-3; the rest is as printed."""

    code: str
    three: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    chinese: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Lexicon:
    """The words the rules know, in lower case.

    Attributes:
        functions: printed words → the code of what a person does at an event.
        keys: the name of a value at the head of a page → what is given.
        sessions: words of a heading that names a session.
        people_heads: headings over people that name no function.
        attendee_heads: those of them over everybody who is there, whatever they do.
        roles: nouns that head a post.
        organisations: words that make a run of words an organisation.
        bodies: those of them that others are part of.
        not_names: words that stand in no person's name.
        also_names: words that head posts or organisations and are family names as well.
        honorifics: what stands with a name and is no part of it.
        particles: small words inside a name.
        surnames: Chinese family names in Han characters → how they are read as family names, in pinyin.
        foreign_families: family names of other languages in Han characters.
        sides: what stands before 方 in Chinese, where it is no name of a country → the country's code.
        signs: of countries on plates and in sports, where they are not their codes → the country's code.
        countries: by code.
        cities: as spelt, in Latin letters or Han characters → its first spelling and its country's code.
        regions: states and provinces, in either script → their country's code.
    """

    functions: Mapping[str, str]
    keys: Mapping[str, str]
    sessions: frozenset[str]
    people_heads: frozenset[str]
    attendee_heads: frozenset[str]
    roles: frozenset[str]
    organisations: frozenset[str]
    bodies: frozenset[str]
    not_names: frozenset[str]
    also_names: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    surnames: Mapping[str, tuple[str, ...]]
    foreign_families: frozenset[str]
    sides: Mapping[str, str]
    signs: Mapping[str, str]
    countries: Mapping[str, Country]
    cities: Mapping[str, tuple[str, str]]
    regions: Mapping[str, str]

    @cached_property
    def families(self) -> frozenset[str]:
        """Chinese family names in pinyin."""
        return frozenset(reading for readings in self.surnames.values() for reading in readings)

    def family_of(self, run: str) -> tuple[int, int]:
        """Return how many Han characters at a run's head are a family name, and how many may follow; 0 for none."""
        for length in (3, 2):
            if run[:length] in self.foreign_families:
                return length, 3
        return (2, 2) if run[:2] in self.surnames else (1, 2) if run[:1] in self.surnames else (0, 0)

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """The codes of countries by the names they have in Latin letters."""
        return {name: each.code for each in self.countries.values() for name in each.names}

    @cached_property
    def han_roles(self) -> "Endings":
        """The nouns of posts in Han characters."""
        return Endings(self.roles)

    @cached_property
    def han_organisations(self) -> "Endings":
        """The nouns of organisations in Han characters."""
        return Endings(self.organisations)

    @cached_property
    def han_honorifics(self) -> "Endings":
        """The forms of address in Han characters."""
        return Endings(self.honorifics)


class Endings:
    """Words in Han characters, to find which of them a run of characters ends with."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(word for word in words if "一" <= word[0] <= "鿿")
        self._lengths = sorted({len(word) for word in self.words}, reverse=True)

    def at_end(self, run: str) -> str | None:
        """Return the longest of the words a run ends with; None where it ends with none."""
        return next((run[-length:] for length in self._lengths if run[-length:] in self.words), None)


@cache
def lexicon() -> Lexicon:
    """Return the lists as shipped."""
    surnames = {han: tuple(readings) for han, *readings in (each.split() for each in _all("surnames_zh.txt"))}
    countries = {
        row["code"]: Country(
            code=row["code"],
            three=row["three"],
            names=tuple(row["names"].split("|")),
            adjectives=tuple(row["adjectives"].split("|")),
            chinese=tuple(row["chinese"].split("|")),
        )
        for row in csv.DictReader(_lines("countries.csv"))
    }
    return Lexicon(
        functions=_named("functions.txt"),
        keys=_named("keys.txt"),
        sessions=frozenset(_all("sessions.txt")),
        people_heads=frozenset(_all("people_heads.txt") + _all("attendee_heads.txt")),
        attendee_heads=frozenset(_all("attendee_heads.txt")),
        roles=frozenset(_all("roles.txt")),
        organisations=frozenset(_all("organisations.txt")),
        bodies=frozenset(_all("bodies.txt")),
        not_names=frozenset(_all("not_names.txt")),
        also_names=frozenset(_all("also_names.txt")),
        honorifics=frozenset(_all("honorifics.txt")),
        particles=frozenset(_all("particles.txt")),
        surnames=MappingProxyType(surnames),
        foreign_families=frozenset(_all("surnames_ja.txt")),
        sides=_named("sides_zh.txt"),
        signs=_named("signs.txt"),
        countries=MappingProxyType(countries),
        cities=MappingProxyType(_cities()),
        regions=_regions(),
    )


def _cities() -> dict[str, tuple[str, str]]:
    cities: dict[str, tuple[str, str]] = {}
    for row in csv.DictReader(_lines("cities.csv")):
        names = row["city"].split("|")
        for spelt in filter(None, (*names, row["chinese"])):
            cities[spelt] = (names[0], row["country"])
    return cities


def _regions() -> Mapping[str, str]:
    lines = (line.split(":", 1) for line in _lines("regions.txt"))
    return MappingProxyType({name.strip(): code for code, names in lines for name in names.split(",")})


def _lines(name: str) -> list[str]:
    text = (files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _all(name: str) -> list[str]:
    return [word for line in _lines(name) for word in _words(line)]


def _words(line: str) -> list[str]:
    return [word.strip().lower() for word in line.split(",") if word.strip()]


def _named(name: str) -> Mapping[str, str]:
    """Return the words of a list whose lines begin with what they stand for."""
    lines = (line.split(":", 1) for line in _lines(name))
    return MappingProxyType({word: code for code, words in lines for word in _words(words)})
