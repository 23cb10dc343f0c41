"""What a sentence says of somebody."""

from typing import NamedTuple

from tracktwo.record.tables import Entry

__all__ = ["Told"]


class Told(NamedTuple):
    """Somebody a sentence names, and the country of the side it says they are of."""

    entry: Entry
    side: str | None
