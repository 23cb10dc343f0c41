"""What only its place in a line tells: a post no list knows before an organisation, a paper behind a post of the press."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.organisations import ends_with_body, is_organisation
from tracktwo.record.methods.entries.roles import role_end
from tracktwo.record.tables import Span

__all__ = ["is_beside", "is_body_of_people", "is_calling", "is_paper"]

_SENIOR: Final = re.compile(
    r"(?:director|president|chair\w*|secretary|manager|officer|head|minister|ambassador|fellow|adviser|advisor|coordinator|founder|member|ceo)s?$",
    re.IGNORECASE,
)
_PART_BRACKET: Final = re.compile(r"\s*[(（][^()（）]{1,16}[)）]$")
_PRESENT_AS: Final = frozenset(
    [
        "participant",
        "observer",
        "delegate",
        "attendee",
        "guest",
        "head of delegation",
        "deputy head of delegation",
        "member of delegation",
        "参会人",
        "与会者",
        "列席",
        "团长",
        "团员",
        "观察员",
    ]
)
_PRESS: Final = re.compile(
    r"\b(?:[Ee]ditor(?:-in-[Cc]hief|-at-[Ll]arge)?|[Cc]olumnist|[Cc]orrespondent|[Jj]ournalist|[Rr]eporter|[Pp]ublisher|[Bb]ureau [Cc]hief|[Cc]ritic|[Pp]hotographer)$"
)
"""Posts behind which a paper is named, and papers are called anything: "Editor, Daily Observer"."""

_OFFICES: Final = frozenset({"Regulator", "Ombudsman", "Observer", "Registrar"})
"""What an office or a paper may be called that ends as a post does."""


def is_paper(text: str, role: Span, piece: Span, lexicon: Lexicon) -> bool:
    """Return whether a piece behind a post of the press can only be the paper."""
    words = text[piece.start : piece.end]
    return (
        _PRESS.search(text, role.start, role.end) is not None
        and words[:1].isupper()
        and code_of(words, lexicon=lexicon) is None
        and words not in lexicon.cities
    )


def is_calling(text: str, pieces: list[Span], lexicon: Lexicon) -> bool:
    """Return whether the first of several pieces can only be a post: the next names an organisation, it does not."""
    if len(pieces) < 2:
        return False
    first, second = (text[piece.start : piece.end] for piece in pieces[:2])
    if (
        is_organisation(first, lexicon)
        or code_of(first, lexicon=lexicon)
        or not first[:1].isupper()
        or len(first.split()) > 5
    ):
        return False
    return (
        not first.isupper()
        and is_organisation(second, lexicon)
        and role_end(text, pieces[1].start, pieces[1].end, lexicon) is None
    )


def is_beside(words: str, lexicon: Lexicon) -> bool:
    """Return whether a part behind another is neither post nor organisation: a city, what somebody did there."""
    bare = _PART_BRACKET.sub("", words).lower()
    return (
        words in lexicon.cities
        or words.endswith(("?", "？"))
        or bare in _PRESENT_AS
        or (bare not in lexicon.roles and functions_in(bare, lexicon=lexicon) is not None)
    )


def is_body_of_people(text: str, role: Span | None, rest: Span | None, lexicon: Lexicon) -> bool:
    """Return whether what looks like a post beside an organisation is a body: "Student Exchange", "Lake Basin Regulator"."""
    if role is not None and rest is not None and rest.end <= role.start:
        return text[role.start : role.end] in _OFFICES
    return (
        role is not None
        and rest is not None
        and text[role.end : rest.start].isspace()
        and not _SENIOR.search(text, role.start, role.end)
        and ends_with_body(text[role.start : rest.end], lexicon)
    )
