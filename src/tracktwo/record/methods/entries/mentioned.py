"""People whom a sentence only mentions: whose letter or book is spoken of, or of whom somebody tells what they had done."""

import re
from typing import Final

from tracktwo.record.tables import Span

__all__ = ["is_mentioned"]

_WORK_OF: Final = re.compile(
    r"\b(?:letter|book|article|essay|novel|memoirs?|poem|film|song|painting|column|op-ed) (?:of|from|by) [^.;:“”\"]{0,60}$"
)
"""What ends right before whoever wrote what is spoken of."""
_TOLD_THAT: Final = re.compile(
    r"\b(?:recall|remember|report|mention|complain|regret|not|explain)(?:ed|s|ing)\b[^.;]{0,40}\bthat\b[^.;]{0,60}$|\b(?:said|told)\b[^.;]{0,40}\bthat\b[^.;]{0,60}$"
)
_HAD: Final = re.compile(
    r",?\s+(?:who\s+)?had\s+(?!come|joined|travelled|arrived|opened|chaired|spoken)[a-z]"
)


def is_mentioned(text: str, begin: int, name: Span) -> bool:
    """Return whether a sentence only mentions somebody.

    Args:
        text: masked text of one sentence.
        begin: where what stands before the name and belongs to it begins.
        name: where the name stands.
    """
    before = text[: min(begin, name.start)]
    if _WORK_OF.search(before):
        return True
    return _HAD.match(text, name.end) is not None and _TOLD_THAT.search(before) is not None
