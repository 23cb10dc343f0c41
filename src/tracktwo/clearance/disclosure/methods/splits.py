"""A quick proof that any few people may hold any answers: for whoever is unsure among them, a split with room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations_with_replacement, compress, product
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.disclosure.methods.evidence import System, Whole, multiplied

__all__ = ["Choices", "unproven"]

Places = NDArray[np.int64]
_ROWS: Final = 512
"""How many splits are looked at together: few enough that their sums stay in the processor's cache."""


def unproven(system: System, choices: "Choices", *, patience: int) -> list[tuple[int, ...]]:
    """Return the choices of unsure people for which no split was found.

    For every other choice, all ways in which the rest of the people looked at agree or disagree are possible: the
    split leaves each alternating sum at least as many strays as there are such people, and they are free in it.
    The search descends step by step and may miss a split; what it misses is left to an exact search.

    Args:
        system: the evidence.
        choices: the choices to prove.
        patience: after how many misses all that is left counts as missed.
    """
    todo, hard = np.arange(len(choices.chosen)), list[int]()
    split = np.zeros_like(system.heads)
    while len(todo):
        found = choices.descend(system, split, int(todo[0]))
        if found is not None:
            split = found
            todo = todo[choices.missing(system, split, todo) > 0]
            continue
        hard.append(int(todo[0]))
        todo = todo[1:]
        if len(hard) > patience:
            hard += todo.tolist()
            break
    return [choices.chosen[place] for place in hard]


class Choice(NamedTuple):
    """A few people looked at: spells of those who are unsure, spells of others, and how many more in any spell."""

    unsure: tuple[int, ...]
    others: tuple[int, ...]
    free: int


class Choices:
    """Choices of unsure people among a few people looked at, with the limits of their splits."""

    def __init__(self, heads: Sequence[int], rows: Iterable[Choice]) -> None:
        counts = np.asarray(heads, dtype=np.float32)
        listed = list(dict.fromkeys(rows))
        least, others = (_counted(part, spells=len(counts)) for part in list(zip(*listed, strict=True))[:2])
        fits = np.flatnonzero(np.all(least + others <= counts, axis=1))
        self.chosen = [listed[row].unsure for row in fits]
        self._least, self._others = least[fits], others[fits]
        self._any_others = bool(others.any())
        self._free: Whole = np.array([listed[row].free for row in fits], dtype=np.float32)[:, None]
        # whoever is looked at and not unsure must find a place in the spell
        self._most: Whole = counts - np.minimum(self._others + self._free, counts - self._least)

    @classmethod
    def of_any(cls, heads: Sequence[int], *, size: int) -> "Choices":
        """Return the choices among any ``size`` people."""
        spells = range(len(heads))
        return cls(
            heads,
            (
                Choice(each, (), size - n)
                for n in range(size + 1)
                for each in combinations_with_replacement(spells, n)
            ),
        )

    @classmethod
    def of_coalitions(cls, heads: Sequence[int], *, coalitions: Iterable[tuple[int, ...]]) -> "Choices":
        """Return the choices among the people of each coalition (places of their spells) and one more."""
        return cls(
            heads,
            (
                Choice(tuple(sorted(unsure + one)), others, 1 - len(one))
                for coalition in coalitions
                for unsure, others in _parted(coalition)
                for one in [(), *((place,) for place in range(len(heads)))]
            ),
        )

    def missing(self, system: System, split: Whole, rows: Places) -> Whole:
        """Return how much each choice lacks when the split is moved into its limits; 0 = proven."""
        parts = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
        return np.concatenate([self._lack(system, self._moved(split, part), part) for part in parts])

    def descend(self, system: System, split: Whole, row: int) -> Whole | None:
        """Return a split that proves the choice; None where no step helps.

        A step moves some people of one spell, as many as helps most of 1, 2, 4 …, or else swaps two people.
        """
        one = np.concatenate([np.eye(len(split)), -np.eye(len(split))]).astype(np.float32)
        powers = range(max(1, int(system.heads.max()).bit_length()))
        some = np.concatenate([one * 2**power for power in powers])
        two = (one[:, None] + one).reshape(-1, len(split))
        here: Whole
        (here,) = self._moved(split, np.array([row]))
        (lack,) = self._lack(system, here[None], np.array([row]))
        while lack > 0:
            for steps in (some, two):
                near = here + steps
                near = near[((near >= self._least[row]) & (near <= self._most[row])).all(axis=1)]
                lacks = self._lack(system, near, np.full(len(near), row)) if len(near) else np.array([lack])
                if lacks.min() < lack:
                    here, lack = near[lacks.argmin()], lacks.min()
                    break
            else:
                return None
        return here

    def _moved(self, split: Whole, rows: Places) -> Whole:
        return np.clip(split, self._least[rows], self._most[rows])

    def _lack(self, system: System, splits: Whole, rows: Places) -> Whole:
        strays = self._free[rows]
        if self._any_others:
            strays = strays + multiplied(self._others[rows], np.abs(system.weights).T)
        slack, room = system.slack_of(splits)
        lack: Whole = np.maximum(strays - slack, 0).sum(axis=1) + np.maximum(-room, 0).sum(axis=1)
        return lack


def _counted(choices: Sequence[tuple[int, ...]], *, spells: int) -> Whole:
    """Return how often each choice names each spell."""
    counted = np.zeros((len(choices), spells), dtype=np.float32)
    places = [(row, place) for row, chosen in enumerate(choices) for place in chosen]
    np.add.at(counted, tuple(np.array(places, dtype=np.int64).reshape(-1, 2).T), 1)
    return counted


def _parted(coalition: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Yield each way to part a coalition in those who are unsure and the others."""
    for unsure in product((True, False), repeat=len(coalition)):
        yield (
            tuple(compress(coalition, unsure)),
            tuple(compress(coalition, (not each for each in unsure))),
        )
