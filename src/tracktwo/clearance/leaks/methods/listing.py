"""What is public: the needles that the items of a release list, and those that the site's own words hold."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate, chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.leaks.methods.letters import SEPARATOR, fold, spell
from tracktwo.clearance.leaks.methods.matching import find_places, stands_at
from tracktwo.clearance.leaks.tables import SENTENCES, Kind, Listing, Needles, Origin

__all__ = ["list_public", "strings_of"]

_SOMEBODY: Final = frozenset({"person", "organisation", "contribution", "attendance", "remarks"})
_CALLED: Final = frozenset(
    {
        ("person", "names"),
        ("organisation", "names"),
        ("contribution", "name_as_printed"),
        ("attendance", "name"),
    }
)


def list_public(
    items: Mapping[str, Mapping[str, object]], *, words: Iterable[str], needles: Needles
) -> Listing:
    """Return which needles each public item lists, and which stand in the site's own words.

    A name is listed if it stands in one text of the item, unless only inside a longer name: who may say
    *Nanjing University of Science* may not therefore say *Nanjing University*. A name listed as it is written may
    be written in its other orders. A sentence lists nobody: the person or body it names must be listed by some item
    in a field of its own, so that a name from a closed meeting typed into a public sentence is found. Nor does a key,
    which is part of an address: a name that some item lists elsewhere may stand in it, another is found there,
    however long the key is.

    Args:
        items: The content of each public item, by id; plain JSON.
        words: The words of the site itself: its catalogue, its templates, its style sheet and script.
        needles: What is searched for.
    """
    texts = [(item, *told) for item, content in items.items() for told in _told(item, content)]
    listed, held = _listed([text for _, text, _ in texts], needles=needles)
    keys = {*items, *(item.partition(":")[2] for item in items)}
    told = chain.from_iterable(
        numbers
        for (_, text, is_sentence), numbers in zip(texts, listed, strict=True)
        if not is_sentence and text not in keys
    )
    hidden = {number for number, needle in enumerate(needles.needles) if needle.kind is Kind.NAME}
    hidden &= {number for number, origins in enumerate(needles.origins) if _is_called(origins)}
    hidden -= {*told}
    by_item: dict[str, set[int]] = {item: set() for item in items}
    for (item, text, is_sentence), numbers, inside in zip(texts, listed, held, strict=True):
        if not is_sentence:
            # A key that holds a hidden name is not public either: what is public covers what stands in it.
            by_item[item] |= set() if text in keys and inside & hidden else numbers
    somebody = {number for number, origins in enumerate(needles.origins) if _is_somebody(origins)}
    somebody -= {*chain.from_iterable(by_item.values())}
    for (item, _, is_sentence), numbers in zip(texts, listed, strict=True):
        if is_sentence:
            by_item[item] |= {
                each for each in numbers if each not in somebody or needles.needles[each].kind is Kind.PROSE
            }
    own, _ = _listed(list(words), needles=needles)
    return Listing(
        items={item: np.array(sorted(numbers), np.int64) for item, numbers in by_item.items()},
        words=frozenset(chain.from_iterable(own)),
        anywhere=frozenset(chain.from_iterable(by_item.values())),
    )


def _told(item: str, content: Mapping[str, object]) -> Iterator[tuple[str, bool]]:
    """Yield every text of an item, and whether it is a sentence."""
    yield from ((text, False) for text in (item, item.partition(":")[2]))
    for name, value in content.items():
        yield from ((text, name in SENTENCES) for text in strings_of(value))


def _is_somebody(origins: Iterable[Origin]) -> bool:
    """Return whether a needle says who somebody is or was with, whatever else it says."""
    return any(origin.item.partition(":")[0] in _SOMEBODY for origin in origins)


def _is_called(origins: Iterable[Origin]) -> bool:
    """Return whether a needle is what somebody is called."""
    return any((origin.item.partition(":")[0], origin.field) in _CALLED for origin in origins)


def strings_of(content: object) -> Iterator[str]:
    """Yield every text of plain JSON, names of fields and languages left out."""
    match content:
        case str():
            yield content
        case Mapping():
            for value in content.values():
                yield from strings_of(value)
        case list() | tuple():
            for value in content:
                yield from strings_of(value)
        case _:
            return


def _listed(texts: list[str], *, needles: Needles) -> tuple[list[set[int]], list[set[int]]]:
    """Return the needles each text lists, and all that stand in it: names and codes inside longer ones, too."""
    folded = [fold(text.replace(SEPARATOR, " ")) for text in texts]
    letters = spell(SEPARATOR.join(folded))
    places, numbers = find_places(letters, needles=needles)
    is_prose = np.array([needles.needles[number].kind is Kind.PROSE for number in numbers], np.bool_)
    counts = is_prose | ~_is_inside(places, needles.lengths[numbers], among=~is_prose)
    ends = np.array(list(accumulate(len(text) + 1 for text in folded)), np.int64)
    which = np.searchsorted(ends, letters.places[places], side="right")
    listed: list[set[int]] = [set() for _ in texts]
    held: list[set[int]] = [set() for _ in texts]
    for text, place, number, is_listed in zip(which, places, numbers, counts, strict=True):
        if stands_at(letters, place=place, needle=needles.needles[number]):
            held[text].add(int(number))
            if is_listed:
                listed[text] |= {int(number), *needles.forms.get(int(number), ())}
    return listed, held


def _is_inside(
    places: NDArray[np.int64], lengths: NDArray[np.int64], *, among: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which finds lie inside a longer one among those given."""
    ends = places + lengths
    order = np.argsort(places)
    reached = np.maximum.accumulate(np.where(among, ends, -1)[order])
    before = np.searchsorted(places[order], places, side="left")
    upto = np.searchsorted(places[order], places, side="right")
    by_earlier = np.where(before > 0, reached[before - 1], -1) >= ends
    return by_earlier | (reached[upto - 1] > ends)
