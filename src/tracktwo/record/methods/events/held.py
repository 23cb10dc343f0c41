"""Lines that say who held the meeting that is open: "Jointly organised by …"."""

import re
from typing import Final

from tracktwo.record.methods.events.prose import read_prose
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.tables import Block, BlockKind

__all__ = ["ADDRESSED", "HELD_BY", "says_who_held"]

ADDRESSED: Final = re.compile(r"(?:Mr|Ms|Mrs|Dr|Prof|Professor|Amb|Ambassador|H\.E)\b\.? [^\W\d_a-z]")
"""How a line begins that names somebody, and no meeting."""
HELD_BY: Final = re.compile(
    r"\s*(?:jointly\s+)?(?:(?:co-?)?(?:hosted|organi[sz]ed|convened)|brought to you)\s+by\b", re.IGNORECASE
)


def says_who_held(walk: Walk, block: Block) -> bool:
    """Read a line that stands like a heading and says who held the meeting that is open; return whether it is one."""
    if walk.event is None or block.kind is not BlockKind.HEADING or not HELD_BY.match(walk.text(block)):
        return False
    read_prose(walk, block)
    return True
