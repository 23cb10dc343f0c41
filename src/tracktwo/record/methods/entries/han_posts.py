"""Posts and organisations of a Chinese line."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.tables import Post, Span

__all__ = ["han_post", "told_once"]

_HAN: Final = re.compile(r"[一-鿿]")
_PIECE: Final = re.compile(r"[^\s,;，；、。|/()（）：:—–【】\[\]]+")
_ABROAD: Final = re.compile(r"[前原]?(?:任)?驻[一-鿿]{1,6}$")
_AND_POST: Final = "兼暨及、"
_BEFORE_POST: Final = "前原现任的"
_ONCE: Final = re.compile(
    r"^(?:[我本该贵][校院所会]|原|时任|现任|曾任|前任|前(?!海|沿|进|线|哨))(?=[一-鿿]{3})"
)
_OF_SIDE: Final = re.compile(r"[一-鿿]{1,4}方(?:代表|嘉宾|专家|主持人)?")
_LONGEST_QUALIFIER: Final = 6
_LONG_HOUSE: Final = 5
_ENDS_POST: Final = frozenset("长员师家人官士监工任")


def han_post(text: str, start: int, end: int, *, lexicon: Lexicon) -> Post:
    """Return posts and organisations of a Chinese line: an organisation, then the post at its end."""
    roles: list[Span] = []
    organisations: list[Span] = []
    for found in _PIECE.finditer(text, start, end):
        piece = Span(*found.span())
        words = text[piece.start : piece.end]
        if not _HAN.search(words):
            if is_organisation(words, lexicon):
                organisations.append(piece)
            continue
        if _OF_SIDE.fullmatch(words) or (words.endswith("代表") and _OF_SIDE.match(words)):
            continue
        cut = _role_start(words, lexicon)
        if cut is None:
            if lexicon.han_organisations.at_end(words):
                organisations.append(piece)
            continue
        roles.append(Span(piece.start + cut, piece.end))
        house = words[:cut].rstrip(_BEFORE_POST)
        former = len(house) - len(_ONCE.sub("", house))
        if house[former:] and code_of(house[former:], lexicon=lexicon) is None:
            organisations.append(Span(piece.start + former, piece.start + len(house)))
    return Post(roles=tuple(roles), organisations=tuple(told_once(text, organisations)))


def _role_start(words: str, lexicon: Lexicon) -> int | None:
    """Return where the post at the end of some words begins, with what qualifies it; None where they end with none."""
    noun = lexicon.han_roles.at_end(words)
    if noun is None:
        return _unknown_role(words, lexicon)
    cut = len(words) - len(noun)
    while cut:  # 研究员兼副所长: two posts in one
        stem = words[:cut].rstrip(_AND_POST)
        further = lexicon.han_roles.at_end(stem)
        if further is None or (len(stem) == cut and lexicon.han_organisations.at_end(stem)):
            break
        cut = len(stem) - len(further)
    stem = words[:cut]
    if lexicon.han_organisations.at_end(stem.rstrip(_BEFORE_POST)):
        return (
            cut - len(stem) + len(stem.rstrip(_BEFORE_POST))
            if stem[-1:] in "前原"
            else _of_region(stem, lexicon)
        )
    abroad = _ABROAD.search(stem)
    if abroad:
        return abroad.start()
    if not stem:
        return cut
    # 有限公司技术总监: what stands between the organisation's noun and the post belongs to the post
    for back in range(1, min(_LONGEST_QUALIFIER, cut - 2) + 1):
        noun = lexicon.han_organisations.at_end(stem[:-back])
        if noun and (len(noun) > 1 or back > 1):
            return cut - back
    return cut


def _of_region(stem: str, lexicon: Lexicon) -> int:
    """Return where a post begins behind an organisation: with the region it is for, as in 物流公司亚洲区经理."""
    cuts = (len(stem) - length for length in (3, 4) if stem.endswith("区"))
    return next((cut for cut in cuts if lexicon.han_organisations.at_end(stem[:cut])), len(stem))


def _unknown_role(words: str, lexicon: Lexicon) -> int | None:
    """Return where a post begins that is in no list: what ends as posts do, behind the noun of an organisation."""
    if words[-1:] not in _ENDS_POST or lexicon.han_organisations.at_end(words):
        return None
    for length in range(2, min(_LONGEST_QUALIFIER, len(words) - 3) + 1):
        noun = lexicon.han_organisations.at_end(words[:-length])
        if noun and (len(noun) > 1 or len(words) - length >= _LONG_HOUSE):
            return len(words) - length
    return None


def told_once(text: str, spans: list[Span]) -> list[Span]:
    """Return spans without those whose words an earlier one has."""
    told: list[Span] = []
    for span in spans:
        if span.end > span.start and all(text[span.start : span.end] != text[a:b] for a, b in told):
            told.append(span)
    return told
