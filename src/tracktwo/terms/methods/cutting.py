"""Where words begin in Chinese: the likeliest way through a dictionary, which holds the programme's own terms.

The dictionary is the one jieba brings (its file is read, its code is not run: no cache outside the program, no log).
The path is the one jieba takes with its guessing of unknown words switched off, so the same text is always cut alike.
"""

import hashlib
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from tracktwo.terms.tables.folding import fold, is_han
from tracktwo.vocabulary.errors import UsageError

__all__ = ["CHARACTERS", "Cutter", "cutter"]

CHARACTERS: Final = "characters"
"""The name of no cutter at all: each Han character is a word."""
_PACKAGE: Final = "jieba"


class _Dictionary(NamedTuple):
    """How often each word occurs, how often any does, and the longest word by its first character."""

    counts: dict[str, int]
    total: int
    longest: dict[str, int]
    version: str


class Cutter:
    """Cuts runs of Han characters into words; ``name`` says by which dictionary and which terms."""

    def __init__(self, known: _Dictionary, *, terms: Sequence[str]) -> None:
        self._known, self._total = known, known.total
        self._own: dict[str, int] = {}
        self._longest = dict(known.longest)
        for term in terms:
            self._learn(term)
        listed = hashlib.sha256("\n".join(terms).encode()).hexdigest()[:12]
        self.name = f"{_PACKAGE} {known.version}, +{len(terms)} {listed}"
        self._logarithm = math.log(self._total)
        self._cuts: dict[str, tuple[int, ...]] = {}

    def cut(self, run: str) -> tuple[int, ...]:
        """Return how long each word of a run of folded Han characters is.

        Source: the unigram model by dynamic programming; ties go to the longer word, as jieba has it.
        """
        found = self._cuts.get(run)
        if found is None:
            found = self._cuts[run] = self._path(run)
        return found

    def _path(self, run: str) -> tuple[int, ...]:
        size = len(run)
        best: list[tuple[float, int]] = [(0.0, 0)] * (size + 1)
        for start in range(size - 1, -1, -1):
            ends = [start + 1]
            reach = min(size, start + self._longest.get(run[start], 1))
            ends += [end for end in range(start + 2, reach + 1) if self._count(run[start:end])]
            best[start] = max(
                (math.log(self._count(run[start:end]) or 1) - self._logarithm + best[end][0], end)
                for end in ends
            )
        lengths, start = [], 0
        while start < size:
            end = best[start][1]
            lengths.append(end - start)
            start = end
        return tuple(lengths)

    def _count(self, word: str) -> int:
        return self._own.get(word) or self._known.counts.get(word, 0)

    def _learn(self, term: str) -> None:
        """Make a term's count just high enough that it stays in one piece by itself."""
        self._logarithm, likely, start = math.log(self._total), 1.0, 0
        for length in self._path(term):
            likely *= (self._count(term[start : start + length]) or 1) / self._total
            start += length
        count = max(int(likely * self._total) + 1, self._count(term))
        self._total += count
        self._own[term] = count
        self._longest[term[0]] = max(self._longest.get(term[0], 1), len(term))


def cutter(terms: Iterable[str] = ()) -> Cutter:
    """Return the cutter that knows the dictionary and these terms.

    Args: terms: the glossary's and names of organisations; only those in Han characters matter, in any order.
    Raises: UsageError if the extra ``terms`` is not installed.
    """
    folded = {fold(term.strip()) for term in terms}
    own = sorted(term for term in folded if len(term) > 1 and all(map(is_han, term)))
    return Cutter(_dictionary(), terms=own)


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    found = find_spec(_PACKAGE)
    try:
        known = version(_PACKAGE)
    except PackageNotFoundError:
        known = ""
    if found is None or found.origin is None or not known:
        raise UsageError(
            "To tell words apart in Chinese, install tracktwo[terms]; searching works without it."
        )
    counts: dict[str, int] = {}
    longest: dict[str, int] = {}
    total = 0
    with (Path(found.origin).parent / "dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, count, *_ = line.split(" ")
            counts[word] = int(count)
            total += int(count)
            longest[word[0]] = max(longest.get(word[0], 1), len(word))
    return _Dictionary(counts, total, longest, known)
