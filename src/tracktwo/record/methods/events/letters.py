"""Letters: what stands above the address to somebody says where and when the letter was written, and is of no meeting."""

import re
from itertools import takewhile
from typing import Final

from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.tables import BlockKind

__all__ = ["heads_letter"]

_SALUTATION: Final = re.compile(
    r"Dear [\w. ’'-]{2,60}[,:!]?$|Dear [A-Z]|(?:尊敬的|敬爱的|亲爱的|各位)[一-鿿·]{2,20}[：:，,]?$"
)
_HEAD: Final = 8
"""An address to somebody stands so few blocks below the date at most."""


def heads_letter(walk: Walk) -> bool:
    """Return whether an address to somebody follows below the block that is read, and no heading between."""
    after = walk.following.start if walk.following else len(walk.blocks.masked)
    below = [each for each in walk.blocks.blocks if each.start >= after][:_HEAD]
    above = takewhile(lambda each: each.kind is not BlockKind.HEADING, below)
    return any(_SALUTATION.match(walk.blocks.text(each)) for each in above)
