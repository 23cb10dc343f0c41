"""The search itself: every file, every needle, and what a file may say because its own items say it."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.leaks.methods.letters import SEPARATOR, SOFT, Letters, fold, spell
from tracktwo.clearance.leaks.methods.matching import find_places, stands_at
from tracktwo.clearance.leaks.readers import View, read_file
from tracktwo.clearance.leaks.tables import Hit, Kind, Listing, Needles, Origin

__all__ = ["search", "search_file"]

_SHORT_NAME: Final = 3
_LONGEST_QUOTE: Final = 200
_UNSEEN: Final = frozenset({"Cf", "Mn", "Me", "Zs"})
_NOTHING: Final = np.zeros(0, np.int64)


def search(
    files: Iterable[tuple[str, bytes]],
    *,
    needles: Needles,
    listing: Listing,
    shows: Callable[[str], Iterable[str]],
) -> tuple[Hit, ...]:
    """Return what stands in files where no item shown there lists it, by path and line; doubts once each.

    Args:
        files: The paths and contents of everything that is about to be public.
        needles: What the record holds.
        listing: What is public.
        shows: The ids of the items a path shows.
    """
    hits = [
        hit
        for path, data in files
        for hit in search_file(path, data=data, needles=needles, listing=listing, shows=shows(path))
    ]
    doubts = {(hit.kind, hit.item, hit.field): hit for hit in sorted(hits, reverse=True) if hit.is_doubtful}
    return tuple(sorted([*(hit for hit in hits if not hit.is_doubtful), *doubts.values()]))


def search_file(
    path: str, *, data: bytes, needles: Needles, listing: Listing, shows: Iterable[str]
) -> tuple[Hit, ...]:
    """Return what stands in one file where no item shown there lists it, by line.

    The answer depends on the arguments alone, so it can be kept under the digests of file and needles, what the
    items shown list, and the words of the site.

    What a file may say covers what it seems to say: where *Li Wang* and *Fang Li* may follow each other, *Wang Fang*
    is not found between them. A hit is doubtful if the site's own words hold the needle and no public item does,
    or if it is two or three characters of a script without spaces that stand apart: a label and a name may meet so.

    Args:
        path: The file's path below the folder of the site.
        data: Its bytes.
        needles: What the record holds.
        listing: What is public.
        shows: The ids of the items the file shows; an id that is not public allows nothing.
    """
    views, unread = read_file(path, data=data)
    may_say = np.zeros(len(needles.needles), np.bool_)
    for item in shows:
        may_say[listing.items.get(item, _NOTHING)] = True
    finds = _find(views, needles=needles, may_say=may_say)
    hits = [
        hit
        for place, number in finds.left()
        if (hit := _hit(place, number, finds=finds, path=path, listing=listing)) is not None
    ]
    hits += [Hit(path=path, line=0, encoding=each.how, kind=Kind.UNREAD) for each in unread]
    return tuple(sorted(set(hits)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Finds:
    """What was found in the views of a file, put one after the other."""

    views: Sequence[View]
    ends: NDArray[np.int64]
    letters: Letters
    places: NDArray[np.int64]
    numbers: NDArray[np.int64]
    is_free: NDArray[np.bool_]
    needles: Needles

    def left(self) -> Iterator[tuple[int, int]]:
        """Yield what stands there and is not covered by what may stand there."""
        if self.is_free.all():
            return
        real = np.array(
            [
                stands_at(self.letters, place=place, needle=self.needles.needles[number])
                for place, number in zip(self.places, self.numbers, strict=True)
            ],
            np.bool_,
        )
        ends = self.places + self.needles.lengths[self.numbers]
        free = self.is_free & real
        size = len(self.letters.codes) + 1
        depth = np.bincount(self.places[free], minlength=size) - np.bincount(ends[free], minlength=size)
        covered = np.concatenate(([0], np.cumsum(np.cumsum(depth) > 0)))
        is_covered = covered[ends] - covered[self.places] == ends - self.places
        for find in np.flatnonzero(real & ~self.is_free & ~is_covered):
            yield int(self.places[find]), int(self.numbers[find])


def _find(views: Sequence[View], *, needles: Needles, may_say: NDArray[np.bool_]) -> _Finds:
    folded = [fold(view.text.replace(SEPARATOR, " ")) for view in views]
    letters = spell(SEPARATOR.join(folded))
    places, numbers = find_places(letters, needles=needles)
    return _Finds(
        views=views,
        ends=np.array(list(accumulate(len(text) + 1 for text in folded)), np.int64),
        letters=letters,
        places=places,
        numbers=numbers,
        is_free=may_say[numbers],
        needles=needles,
    )


def _hit(place: int, number: int, *, finds: _Finds, path: str, listing: Listing) -> Hit | None:
    if number in listing.words and number in listing.anywhere:
        return None
    needle, letters = finds.needles.needles[number], finds.letters
    first, last = letters.places[place], letters.places[place + len(needle.letters) - 1] + 1
    nth = int(np.searchsorted(finds.ends, first, side="right"))
    view, begins = finds.views[nth], int(finds.ends[nth - 1]) if nth else 0
    said = letters.text[first:last]
    origin = _origin(finds.needles.origins[number], listing=listing)
    is_apart = (
        needle.kind is Kind.NAME
        and len(needle.letters) <= _SHORT_NAME
        and bool(letters.is_unspaced[place])
        and not SOFT.issuperset(sign for sign in said if not sign.isalnum() and not _is_unseen(sign))
    )
    return Hit(
        path=path,
        line=letters.text.count("\n", begins, first) + 1 if view.has_lines else 0,
        encoding=view.how,
        kind=needle.kind,
        item=origin.item,
        field=origin.field,
        is_doubtful=number in listing.words or is_apart,
        text=" ".join(said.split())[:_LONGEST_QUOTE],
    )


def _is_unseen(sign: str) -> bool:
    return unicodedata.category(sign) in _UNSEEN


def _origin(origins: Sequence[Origin], *, listing: Listing) -> Origin:
    """Return where a text belongs: to what is withheld as a whole rather than to what is public elsewhere."""
    return min(origins, key=lambda origin: (origin.item in listing.items, origin))
