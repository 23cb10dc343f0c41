"""Names of items for the whole world: the same in every release, and telling nothing that a key does not."""

from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

__all__ = ["guid"]

_OURS: Final = uuid5(NAMESPACE_URL, "tag:tracktwo,2026:item")


def guid(programme: str, each: str) -> UUID:
    """Return the world-wide name of an item, by the programme's key and the item's id."""
    return uuid5(_OURS, f"{programme}/{each}")
