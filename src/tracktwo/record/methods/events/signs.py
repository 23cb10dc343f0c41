"""Signs of countries in brackets behind names, as registration plates and sports have them: ``NAME (D)``, ``NAME (INA)``."""

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.events.drafts import Line
from tracktwo.record.methods.events.walk import Walk

__all__ = ["name_by_signs"]

_SIGN: Final = re.compile(r"\s*[(\[]([A-Z]{1,3})[)\]]")
_FEWEST: Final = 3
"""So many people have a sign, of two countries at least, where letters in brackets are signs of countries."""


def name_by_signs(walk: Walk) -> None:
    """Give people the country whose sign stands in brackets behind their names, if all such brackets hold one."""
    masked = walk.blocks.masked
    signed = [
        (line, found[1])
        for draft in walk.drafts
        for line in draft.lines
        if (found := _SIGN.match(masked, line.block.start + line.entry.person.end))
    ]
    codes = {sign: _country(sign, walk.lexicon) for _, sign in signed}
    if len(signed) < _FEWEST or None in codes.values() or len(set(codes.values())) == 1:
        return
    for line, sign in signed:
        _put(line, codes[sign], set(codes), masked)


def _country(sign: str, lexicon: Lexicon) -> str | None:
    return code_of(sign, lexicon=lexicon) or lexicon.signs.get(sign.lower())


def _put(line: Line, code: str | None, signs: Collection[str], masked: str) -> None:
    """Put somebody on the side of a country; no sign of one names an organisation."""
    bodies = tuple(
        each
        for each in line.entry.post.organisations
        if masked[line.block.start + each.start : line.block.start + each.end] not in signs
    )
    post = replace(line.entry.post, organisations=bodies)
    line.entry = replace(line.entry, country=code, post=post)
    line.side = code
    line.basis.pop("side", None)
