"""What the map of the sector shows: organisations of two sides by type, who supports them, what faces what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracktwo.figures.tables.pictures import SideLabel
from tracktwo.vocabulary.errors import DataError

__all__ = ["Body", "SectorMap", "Tie"]

# An http(s) address, or one without a scheme: nothing before the first slash, query or fragment has a colon.
_PAGE: Final = re.compile(r"(https?://|[^\s:/?#]*([/?#]|$))\S*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation on the map.

    Args:
        key: Its own key.
        name: Its name as printed.
        side: The key of its side; "" where none is stated.
        lane: Its type, in words.
        parent: The key of what it is a part of; "" for nothing.
        href: Where it leads: an http(s) or relative address.
        language: The name's own tag where it is not the picture's.
    """

    key: str
    name: str
    side: str
    lane: str
    parent: str = ""
    href: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.href is not None and not _PAGE.fullmatch(self.href):
            raise DataError(
                f"An organisation leads to {self.href!r}; expected a page's address (http or https)."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """That somebody supports an organisation: an organisation by its key, or a level of government in words."""

    giver: str
    other: str
    one: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorMap:
    """A whole map.

    Args:
        sides: The side on the left, and the one on the right.
        lanes: Every type in words, from the top.
        bodies: The organisations.
        ties: Who supports whom.
        pairs: Keys of counterparts.
        lane_pairs: Counterparts among types: the key of a side and a type of it, and the same of the other.
    """

    sides: tuple[SideLabel, SideLabel]
    lanes: Sequence[str] = ()
    bodies: Sequence[Body] = ()
    ties: Sequence[Tie] = ()
    pairs: Sequence[tuple[str, str]] = ()
    lane_pairs: Sequence[tuple[tuple[str, str], tuple[str, str]]] = ()
