"""What is searched for: every needle as bare letters, indexed by how it begins."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.leaks.tables.findings import Kind, Origin

__all__ = ["Beginnings", "Listing", "Needle", "Needles"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Needle:
    """One thing to search for.

    Attributes:
        letters: What it is spelled with, as :func:`spell` has it.
        kind: A name, a code or prose.
        exact: For a code, its text in small letters, hyphens and dots included; else empty.
    """

    letters: str
    kind: Kind
    exact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Beginnings:
    """Needles by the hash of their first letters, sorted by it.

    Attributes:
        size: How many letters are hashed.
        hashes: The sorted hashes.
        numbers: For each hash, the needle's number.
        filter: Whether any hash begins with these bits; its length is a power of two.
    """

    size: int
    hashes: NDArray[np.uint64]
    numbers: NDArray[np.int64]
    filter: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Needles:
    """Everything the record holds that could be found where it should not be.

    Attributes:
        needles: The needles; the others speak of them by number.
        origins: For each, where it stands in the record.
        forms: For a name as it is written, the needles that are other ways to write it.
        lengths: For each, how many letters.
        hashes: For each, the hash of all its letters.
        beginnings: How to find them.
        digest: SHA-256 of all needles: a search of the same file for needles of the same digest finds the same.
    """

    needles: tuple[Needle, ...]
    origins: tuple[tuple[Origin, ...], ...]
    forms: Mapping[int, frozenset[int]]
    lengths: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    beginnings: tuple[Beginnings, ...]
    digest: str

    @property
    def longest(self) -> int:
        """Return the number of letters of the longest needle; 0 if there is none."""
        return int(self.lengths.max(initial=0))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Listing:
    """What is public, by the numbers of needles.

    Attributes:
        items: For each public item, by id, what it lists.
        words: What stands in the site's own words.
        anywhere: What any item lists.
    """

    items: Mapping[str, NDArray[np.int64]]
    words: frozenset[int]
    anywhere: frozenset[int]
