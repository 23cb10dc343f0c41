"""People whom a sentence only mentions: whose letter or book is spoken of, or of whom somebody tells what they had done."""

import re
from typing import Final

from tracktwo.record.tables import Span

__all__ = ["is_mentioned"]

_WORK_OF: Final = re.compile(
    r"\b(?:letter|book|article|essay|novel|memoirs?|poem|film|song|painting|column|op-ed) (?:of|from|by) [^.;:“”\"]{0,60}$"
)
"""What ends right before whoever wrote what is spoken of."""
_BESIDE: Final = re.compile(
    r"\bunder (?:the )?(?:former |then |late )?$|\b(?:[Aa]uthor|[Ee]ditor|written|edited|translated|co-authored|co-edited|wrote)\b[^.;“”\"]{0,30},? (?:together |jointly )?with $"
)
"""What ends right before somebody under whom, or with whom, another worked or wrote."""
_NOTED: Final = re.compile(
    r"\b(?:background |working |discussion )?(?:report|paper|study|note|memo|article)s? by (?:[^.;:“”\"]|(?<=\b[A-Z])[.]){0,60}$"
)
_RECEIVED: Final = re.compile(
    r"[^;]{0,90}\b(?:was|were|had been|has been) (?:\w+ )?(?:welcomed|noted|circulated|tabled|distributed|attached|annexed|handed out|sent round)\b"
)
"""What befalls a paper that nobody holds a talk on."""
_CITED: Final = re.compile(
    r"\b(?:drew|draw(?:s|ing)|built|relied|relying|based|cit(?:ed|ing)|quot(?:ed|ing)|referr(?:ed|ing)|point(?:ed|ing) to)\b(?:[^.;]|(?<=\b[A-Z])[.]){0,60}"
    r"\b(?:reports?|papers?|stud(?:y|ies)|notes?|articles?|research|figures|data|surveys?|work) (?:by|of) (?:[^.;:“”\"]|(?<=\b[A-Z])[.]){0,60}$"
)
"""What ends right before whoever wrote what somebody else cites."""
_DUE: Final = re.compile(
    r"(?:\s*\([^()]*\))?(?:,\s+(?:the |an? |[a-z])[^,.;]{2,60})?,?\s+(?:who\s+)?(?:had been|was|were|has been)\s+(?:\w+ly\s+)?(?:(?:due|scheduled|expected|supposed|meant|billed|slated) to\b|to have\b)"
)
"""What stands behind whoever was to take part, and did not."""
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
    if _WORK_OF.search(before) or _BESIDE.search(before) or _CITED.search(before):
        return True
    if _DUE.match(text, name.end):
        return True
    if _NOTED.search(before) and _RECEIVED.match(text, name.end):
        return True
    return _HAD.match(text, name.end) is not None and _TOLD_THAT.search(before) is not None
