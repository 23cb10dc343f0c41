"""Pages that invite to a meeting without a word such as "planned": what stands there only before it is held."""

import re
from typing import Final

from tracktwo.record.methods.events.drafts import WEAK
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.tables import Span

__all__ = ["put_announced"]

_BEFORE: Final = re.compile(
    r"\b(?:free,? registration|(?:pre-?|advance )?registration (?:is )?(?:required|essential|mandatory|free)|places are limited|seats are limited|doors (?:will )?open (?:at|from)"
    r"|(?:session|webinar|event|talk|lecture|conversation|evening|seminar) will (?:also )?be (?:recorded|filmed|live-?streamed|streamed|broadcast|interpreted)"
    r"|(?:register|sign up|rsvp|book your (?:place|seat)) (?:by|before|until) )\b",
    re.IGNORECASE,
)


def put_announced(walk: Walk) -> None:
    """Say of a meeting that it is still to come where the page asks people to register, or says that it will be recorded.

    It is that of the heading above; what prose tells of as past is not.
    """
    for found in _BEFORE.finditer(walk.blocks.masked):
        above = [draft for draft in walk.drafts if draft.span.start < found.start()]
        if above and not above[-1].told and above[-1].get("status") is None:
            above[-1].put("status", "planned", Span(*found.span()), weight=WEAK)
