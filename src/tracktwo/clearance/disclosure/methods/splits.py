"""A quick proof that any few people may hold any answers: for whoever is unsure among them, a split with room."""

from itertools import combinations_with_replacement
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.disclosure.methods.evidence import System, Whole

__all__ = ["unproven"]

Places = NDArray[np.int64]
_ROWS: Final = 2_048
"""How many splits are looked at together; bounds memory."""


def unproven(system: System, *, size: int) -> list[tuple[int, ...]]:
    """Return the choices of unsure people, among ``size`` people, for which no split was found.

    A choice is a tuple of places of spells, as often as people of that spell are unsure. For every other choice,
    all ways in which the rest of the ``size`` people agree or disagree are possible: the split leaves each
    alternating sum at least as many strays as there are such people, and they are free in it. The search
    descends step by step and may miss a split; what it misses is left to an exact search.
    """
    choices = _Choices(system, size=size)
    todo, hard = np.arange(len(choices.needed)), list[int]()
    split = np.zeros_like(system.heads)
    while len(todo) and len(todo := todo[choices.missing(split, todo) > 0]):
        found = choices.descend(split, todo[0])
        if found is not None:
            split = found
            continue
        hard.append(int(todo[0]))
        todo = todo[1:]
        if len(hard) > len(system.heads):  # no longer quick: the exact search finds its own worlds
            hard += todo.tolist()
            break
    return [choices.chosen[place] for place in hard]


class _Choices:
    """Every choice of at most ``size`` unsure people, with the limits of its splits."""

    def __init__(self, system: System, *, size: int) -> None:
        spells = range(len(system.heads))
        chosen = [each for n in range(size + 1) for each in combinations_with_replacement(spells, n)]
        least = np.zeros((len(chosen), len(spells)), dtype=np.float32)
        for row, each in enumerate(chosen):
            np.add.at(least[row], list(each), 1)
        fits: NDArray[np.bool_] = np.all(least <= system.heads, axis=1)
        self.chosen = [each for each, fit in zip(chosen, fits.tolist(), strict=True) if fit]
        self._system, self._least = system, least[fits]
        self.needed = size - self._least.sum(axis=1)
        # the others among the people looked at must find a place in their spell that is not unsure
        self._most = system.heads - np.minimum(self.needed[:, None], system.heads - self._least)

    def missing(self, split: Whole, rows: Places) -> Whole:
        """Return how much each choice lacks when the split is moved into its limits; 0 = proven."""
        parts = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
        return np.concatenate([self._lack(self._moved(split, part), self.needed[part]) for part in parts])

    def descend(self, split: Whole, row: int) -> Whole | None:
        """Return a split that proves the choice, changing one person at a time; None where no step helps."""
        steps = np.concatenate([np.eye(len(split)), -np.eye(len(split))]).astype(np.float32)
        here: Whole = self._moved(split, np.array([row]))[0]
        lack = self._lack(here[None], self.needed[[row]])[0]
        while lack > 0:
            near = here + steps
            near = near[((near >= self._least[row]) & (near <= self._most[row])).all(axis=1)]
            if not len(near):
                return None
            lacks = self._lack(near, np.full(len(near), self.needed[row]))
            best = lacks.argmin()
            if lacks[best] >= lack:
                return None
            here, lack = near[best], lacks[best]
        return here

    def _moved(self, split: Whole, rows: Places) -> Whole:
        return np.clip(split, self._least[rows], self._most[rows])

    def _lack(self, splits: Whole, needed: Whole) -> Whole:
        lack: Whole = np.maximum(0, needed[:, None] - self._system.slack_of(splits)).sum(axis=1)
        return lack
