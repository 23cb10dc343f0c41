"""What kinds of material share: facts with what makes them known, releases, fixed texts; and the refusal.

Nothing here prints its content: a raw fact that ends in a log or an error page would have gone round the gate.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from itertools import combinations
from typing import Generic, TypeVar

from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText
from tracktwo.vocabulary.provenance import fingerprint

__all__ = [
    "Approval",
    "Fact",
    "Name",
    "Reason",
    "Release",
    "Source",
    "Texts",
    "Withheld",
    "approvable",
    "fixed",
    "released",
    "shown",
]

T_co = TypeVar("T_co", covariant=True)


class Reason(StrEnum):
    """Why material is withheld; the words for it stand in the templates."""

    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_AUDIENCE = "unknown_audience"
    RULE = "rule"
    NOT_KNOWN_OUTSIDE = "not_known_outside"
    NOT_PUBLIC = "not_public"
    NO_PUBLIC_ROLE = "no_public_role"
    NOT_REVIEWED = "not_reviewed"
    NO_EVIDENCE = "no_evidence"
    NO_RELEASE = "no_release"
    NO_PERMISSION = "no_permission"
    SMALL_GROUP = "small_group"
    TEAM_ONLY = "team_only"
    NOT_CLOSED = "not_closed"
    NOT_REVEALED = "not_revealed"
    TAKEN_DOWN = "taken_down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A refusal: why, and under which rule (None where no rule decided). It never carries content.

    That something is withheld is itself for the team's account: the audience is shown nothing in its place.
    """

    reason: Reason
    rule: Rule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that states a fact, by key, and whether anybody may read that document."""

    document: str
    is_public: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A named person's approval of one fact, given for one side."""

    side: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Fact(Generic[T_co]):
    """A fact, and what makes it known outside: its sources and its approvals."""

    value: T_co
    sources: tuple[Source, ...] = ()
    approvals: tuple[Approval, ...] = ()

    @property
    def is_known_outside(self) -> bool:
        """Return whether a public source states the fact, or two people approve it, one for each side."""
        if any(source.is_public for source in self.sources):
            return True
        given = [approval for approval in self.approvals if approval.side.strip() and approval.by.strip()]
        return any(a.side != b.side and a.by != b.by for a, b in combinations(given, 2))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Release:
    """The words that may go out instead of the original, and the named person who approved them."""

    text: LanguageText
    approved_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as printed, and the language it is written in."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, eq=False)
class Texts(Mapping[str, str]):
    """One text in several languages that can no longer change; equal to any mapping with the same texts."""

    pairs: tuple[tuple[str, str], ...]

    def __getitem__(self, language: str) -> str:
        return dict(self.pairs)[language]

    def __iter__(self) -> Iterator[str]:
        return (language for language, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self.pairs))


def fixed(text: LanguageText) -> Texts:
    """Return a text that can no longer change, without the languages in which it is blank."""
    return Texts(tuple((language, words) for language, words in text.items() if words.strip()))


def shown(text: LanguageText | None) -> Texts | None:
    """Return a text that can no longer change; None if there is none or it is blank in every language."""
    return None if text is None else fixed(text) or None


def released(release: Release | None) -> Texts | None:
    """Return the words a named person approved; None if nobody did or the words are blank. Never the original."""
    if release is None or not release.approved_by.strip():
        return None
    return shown(release.text)


def approvable(value: object) -> str:
    """Return the fingerprint of a fact's value: what an approval is given for, so that another value needs its own.

    Args:
        value: A fact's value, or for a field with several of them (the hosts) all of them in one tuple, in any order.
    """
    plain = _plain(value)
    ordered = sorted(plain, key=_canonical) if isinstance(plain, list) else plain
    return fingerprint(_canonical(ordered).encode())


def _canonical(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    match value:
        case PartialDate():
            return value.edtf
        case Mapping():
            return dict(value)
        case tuple():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value):
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value
