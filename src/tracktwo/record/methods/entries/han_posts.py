"""Posts and organisations of a Chinese line."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.tables import Post, Span

__all__ = ["han_post", "told_once"]

_HAN: Final = re.compile(r"[一-鿿]")


def han_post(text: str, start: int, end: int, *, lexicon: Lexicon) -> Post:
    """Return posts and organisations of a Chinese line: an organisation, then the post at its end."""
    roles: list[Span] = []
    organisations: list[Span] = []
    nouns = sorted((each for each in lexicon.roles if _HAN.match(each)), key=len, reverse=True)
    for found in re.finditer(r"[^\s,;，；、。|/()（）：:]+", text[start:end]):
        piece = Span(start + found.start(), start + found.end())
        words = text[piece.start : piece.end]
        if not _HAN.search(words):
            if is_organisation(words, lexicon):
                organisations.append(piece)
            continue
        noun = next((each for each in nouns if words.endswith(each)), None)
        if noun is None:
            if any(words.endswith(each) for each in lexicon.organisations if _HAN.match(each)):
                organisations.append(piece)
            continue
        cut = piece.end - len(noun)
        while True:  # 研究员兼副所长: two posts in one
            further = next(
                (each for each in nouns if text[piece.start : cut].rstrip("兼暨").endswith(each)), None
            )
            if further is None or cut <= piece.start:
                break
            stem = text[piece.start : cut].rstrip("兼暨")
            cut = piece.start + len(stem) - len(further)
        roles.append(Span(cut, piece.end))
        if cut > piece.start:
            organisations.append(Span(piece.start, cut))
    return Post(roles=tuple(roles), organisations=tuple(told_once(text, organisations)))


def told_once(text: str, spans: list[Span]) -> list[Span]:
    """Return spans without those whose words an earlier one has."""
    told: list[Span] = []
    for span in spans:
        if span.end > span.start and all(text[span.start : span.end] != text[a:b] for a, b in told):
            told.append(span)
    return told
