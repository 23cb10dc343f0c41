"""Passages that are found again in another version of their document."""

from collections.abc import Mapping
from typing import Final

from tracktwo.record.methods.resolution.folding import HAN
from tracktwo.record.tables import Anchor, Evidence, Span, TextLayer

__all__ = ["anchored", "find_anchor", "squeezed", "words_of"]

_AROUND: Final = 32
"""How many characters before and after a passage are kept."""
_ALIKE: Final = 85.0
"""How alike, of 100, the words of a passage and another may be to be the same passage changed."""


def anchored(evidence: Evidence, layers: Mapping[str, TextLayer], *, lineages: Mapping[str, str]) -> Anchor:
    """Return a passage so that it can be found again: its words, and what stands about them.

    Args:
        evidence: the passage.
        layers: text layers by the id of their document.
        lineages: by document, what all its versions have in common; its id where it is not listed.
    """
    text = layers[evidence.doc].text
    return Anchor(
        lineage=lineages.get(evidence.doc, evidence.doc),
        exact=evidence.quote,
        prefix=text[max(0, evidence.start - _AROUND) : evidence.start],
        suffix=text[evidence.end : evidence.end + _AROUND],
        start=evidence.start,
    )


def words_of(text: str) -> str:
    """Return words with one space between them: lines may be wrapped anew."""
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Return words without white space: where lines end says nothing of them, and Chinese has none between words."""
    return "".join(text.split())


def find_anchor(anchor: Anchor, layer: TextLayer) -> Span | None:
    """Return where a passage stands in a version of its document; None where it does not.

    White space is not compared. Of several places the one whose neighbours are most alike is taken, then the nearest
    to where it stood. Where the words stand nowhere, the words most like them are taken, if they are very like them.

    Args:
        anchor: the passage.
        layer: a version of its document.
    """
    exact = words_of(anchor.exact)
    if not exact:
        return None
    at_once = layer.text.find(f"{anchor.prefix}{anchor.exact}{anchor.suffix}")
    if at_once >= 0:
        start = at_once + len(anchor.prefix)
        return Span(start, start + len(anchor.exact))
    flat, places = _flattened(layer.text)
    starts = _all(flat, exact)
    if starts:
        before, after = words_of(anchor.prefix), words_of(anchor.suffix)

        def rank(start: int) -> tuple[int, int]:
            end = start + len(exact)
            about = _ending(flat[max(0, start - 2 * _AROUND) : start].rstrip(), before)
            about += _beginning(flat[end : end + 2 * _AROUND].lstrip(), after)
            return -about, abs(places[start] - anchor.start)

        best = min(starts, key=rank)
        return Span(places[best], places[best + len(exact) - 1] + 1)
    return _nearly(flat, places, exact)


def _flattened(text: str) -> tuple[str, list[int]]:
    """Return a text with one space for each run of white space, and where each character stands."""
    kept: list[str] = []
    places: list[int] = []
    for place, each in enumerate(text):
        if not each.isspace():
            kept.append(each)
        elif kept and kept[-1] != " ":
            kept.append(" ")
        else:
            continue
        places.append(place)
    return "".join(kept), places


def _all(text: str, words: str) -> list[int]:
    found, start = [], text.find(words)
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _ending(text: str, words: str) -> int:
    """Return how many characters two texts have in common at their end."""
    return next(
        (n for n in range(min(len(text), len(words))) if text[-1 - n] != words[-1 - n]),
        min(len(text), len(words)),
    )


def _beginning(text: str, words: str) -> int:
    return next(
        (n for n, (one, other) in enumerate(zip(text, words, strict=False)) if one != other),
        min(len(text), len(words)),
    )


def _nearly(flat: str, places: list[int], exact: str) -> Span | None:
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 -- only where a passage was reworded

    found = partial_ratio_alignment(exact, flat, score_cutoff=_ALIKE)
    if found is None or found.dest_start >= found.dest_end:
        return None
    start, end = found.dest_start, found.dest_end
    while start and _is_inside_word(flat, start):
        start -= 1
    while end < len(flat) and _is_inside_word(flat, end):
        end += 1
    return Span(places[start], places[end - 1] + 1)


def _is_inside_word(text: str, place: int) -> bool:
    """Return whether a place parts a word; in Chinese no place does."""
    return all(each.isalnum() and not HAN.match(each) for each in text[place - 1 : place + 1])
