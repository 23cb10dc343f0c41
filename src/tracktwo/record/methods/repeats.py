"""Where names that are known stand again in a text, though no rule of reading saw them there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from tracktwo.record.tables import Mention, TextLayer

__all__ = ["stand_again"]

_HAN: Final = re.compile(r"[㐀-鿿]")
_WORD: Final = re.compile(r"\w+")
_HEAD: Final = 3
_GAP: Final = re.compile(r"[^\w,]{1,2}")


def stand_again(
    layers: Iterable[TextLayer], known: Iterable[Mention], *, sides: Mapping[str, str | None]
) -> list[Mention]:
    """Return the places of texts where names already known stand again, the longest name first."""
    taken: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for each in known:
        taken[each.document].append((each.start, each.end))
    texts = {each.text for each in known}
    han = {text for text in texts if _HAN.search(text)}
    long = _by_head(han)
    forms = _by_first_word(texts - han)
    found = []
    for layer in layers:
        filled = sorted(taken[layer.document])
        again = [
            Mention(document=layer.document, start=start, end=end, text=text, side=sides.get(text))
            for start, end, text in (
                *_free(_standing(layer.text, forms), filled),
                *_free_in_han(_standing_in_han(layer.text, long), filled),
            )
        ]
        taken[layer.document] += [(each.start, each.end) for each in again]
        found += again
    return found


def _by_first_word(texts: Iterable[str]) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """Return names that can be told from other words, each by its first word and then by all its words."""
    forms: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for text in sorted(texts):
        words = tuple(_WORD.findall(text))
        if len("".join(words)) > 2 and (len(words) > 1 or text.isupper()):
            forms[words[0]].setdefault(words, text)
    return forms


def _standing(
    text: str, forms: Mapping[str, Mapping[tuple[str, ...], str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield where names stand in a text, each as it is known."""
    for first in forms.keys() & set(_WORD.findall(text)):
        for start in _starts(text, first):
            for words, name in forms[first].items():
                end = _end_of(text, start, words)
                if end:
                    yield start, end, name


def _starts(text: str, word: str) -> Iterator[int]:
    """Yield where a word stands in a text, as a whole word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (start and _WORD.match(text, start - 1)) and not _WORD.match(text, end):
            yield start
        start = text.find(word, start + 1)


def _by_head(texts: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return names of three Han characters or more by the first three."""
    names: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        if len(text) >= _HEAD:
            names[text[:_HEAD]].append(text)
    return names


def _standing_in_han(text: str, names: Mapping[str, Sequence[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield where names in Han characters stand in a text; words run together there."""
    places = range(len(text) - _HEAD + 1) if names and _HAN.search(text) else range(0)
    for start in [place for place in places if text[place : place + _HEAD] in names]:
        for name in names[text[start : start + _HEAD]]:
            if text.startswith(name, start):
                yield start, start + len(name), name


def _longest(standing: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield what stands first, the longest where several do; nothing that is part of it."""
    done = 0
    for start, end, name in sorted(standing, key=lambda each: (each[0], -each[1])):
        if start >= done:
            done = end
            yield start, end, name


def _free(
    standing: Iterable[tuple[int, int, str]], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield names where nothing stands already.

    Args: taken: where something stands, in order.
    """
    free = 0
    for start, end, name in _longest(standing):
        while free < len(taken) and taken[free][1] <= start:
            free += 1
        if not any(begin < end and start < last for begin, last in taken[free : free + 8]):
            yield start, end, name


def _free_in_han(
    standing: Iterable[tuple[int, int, str]], taken: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield names that neither begin nor end inside what stands there already."""
    filled = {place for start, end in taken for place in range(start, end)}
    for start, end, name in _longest(standing):
        if start not in filled and end - 1 not in filled:
            yield start, end, name


def _end_of(text: str, start: int, words: Sequence[str]) -> int:
    """Return where some words end that begin at a place, a space or mark between them; 0 where they do not stand there."""
    end = start + len(words[0])
    for word in words[1:]:
        gap = _GAP.match(text, end)
        if gap is None or not text.startswith(word, gap.end()):
            return 0
        end = gap.end() + len(word)
        if _WORD.match(text, end):
            return 0
    return end
