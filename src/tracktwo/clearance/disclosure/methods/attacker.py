"""The exact attacker: whose answer follows from the releases, for somebody who knows some answers already.

*Insiders* are people of the history who pool what they answered. Somebody is *pinned* if, in every world that
agrees with all releases and with what the insiders know, that person gave one and the same answer. Insiders
pin somebody exactly if some answers of theirs are possible while two of the three answers of another person
beside them are not; so all there is to decide is which answers of ``insiders + 1`` people are possible together.
Three ways, from quick to thorough, decide that: an alternating sum rules it out, a split shows it, or an integer
programme settles it.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache, reduce
from itertools import permutations
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.disclosure.methods.evidence import Answer, Evidence, System
from tracktwo.clearance.disclosure.methods.splits import Choices, unproven
from tracktwo.clearance.disclosure.tables import Spell

__all__ = ["coalition_may_pin", "pinned_by", "pins_somebody"]

Flags = NDArray[np.bool_]
Value = TypeVar("Value", np.bool_, np.int64, np.float32)
_ANSWERS: Final = len(Answer)


def pins_somebody(evidence: Evidence, *, insiders: int) -> bool:
    """Return whether any ``insiders`` people of the history could, with some possible answers, pin another.

    Args:
        evidence: the head-counts and what every release allows.
        insiders: how many people pool their answers, 0 or more.

    Returns: False also where no world agrees with the evidence: what cannot happen pins nobody.
    """
    system = System(evidence)
    if _is_impossible(system):
        return False
    choices = _choices_of_any(tuple(evidence.heads), insiders + 1)
    hard = unproven(system, choices, patience=len(evidence.heads))
    return bool(hard) and _Possible(system, size=insiders + 1, hard=hard).pins()


def coalition_may_pin(evidence: Evidence, *, coalitions: Collection[tuple[Spell, ...]]) -> bool:
    """Return whether any of these coalitions might, with some possible answers, pin somebody else.

    Args:
        evidence: the head-counts and what every release allows.
        coalitions: for each the spells its people know the answers of, as often as they know one.

    Returns: False only if it is proven that none can. True may be over-cautious: how many answers a coalition may
        know is not bounded, so no exact search follows the quick proof.
    """
    system = System(evidence)
    if not coalitions or _is_impossible(system):
        return False
    places = _places(tuple(evidence.spells), tuple(coalitions))
    return bool(unproven(system, _choices_of(tuple(evidence.heads), places), patience=0))


@lru_cache(maxsize=4)
def _choices_of_any(heads: tuple[int, ...], size: int) -> Choices:
    return Choices.of_any(heads, size=size)


@lru_cache(maxsize=4)
def _choices_of(heads: tuple[int, ...], coalitions: tuple[tuple[int, ...], ...]) -> Choices:
    return Choices.of_coalitions(heads, coalitions=coalitions)


@lru_cache(maxsize=4)
def _places(
    spells: tuple[Spell, ...], coalitions: tuple[tuple[Spell, ...], ...]
) -> tuple[tuple[int, ...], ...]:
    place = {spell: number for number, spell in enumerate(spells)}
    return tuple(tuple(sorted(place[spell] for spell in coalition)) for coalition in coalitions)


def pinned_by(evidence: Evidence, *, known: Mapping[tuple[Spell, Answer], int]) -> frozenset[Spell]:
    """Return the spells whose people are pinned for somebody who knows these answers.

    Args:
        evidence: the head-counts and what every release allows.
        known: how many people of each spell are known to have given each answer.

    Returns: the spells with somebody left in them whose answer is certain; people of a spell are alike.
    """
    left = evidence.without(known)
    system = System(left)
    if _is_impossible(system):
        return frozenset()
    certain = _Possible(
        system, size=1, hard=unproven(system, Choices.of_any(left.heads, size=1), patience=len(left.heads))
    ).certain()
    return frozenset(spell for spell, pinned in zip(evidence.spells, certain, strict=True) if pinned)


def _is_impossible(system: System) -> bool:
    return any((slack < 0).any() for slack in system.slack.values())


class _Possible:
    """Which answers of a few people are possible together: a table with one axis a person.

    An axis runs over spells × answers. A cell is known to be possible, known not to be, or open.
    """

    def __init__(self, system: System, *, size: int, hard: list[tuple[int, ...]]) -> None:
        spells = len(system.heads)
        self._system, self._size, self._spells = system, size, spells
        self._spell, self._answer = np.repeat(np.arange(spells), _ANSWERS), np.tile(list(Answer), spells)
        self._never = self._crowded() | self._ruled_out()
        self._can = self._split(hard) & ~self._never
        self._rows = _rows(system)

    def pins(self) -> bool:
        """Return whether the first people, as insiders, could pin the last one; settles open cells as needed."""
        while True:
            can, never = (self._by_last(each).sum(axis=-1) for each in (self._can, self._never))
            if ((can == 1) & (never == _ANSWERS - 1)).any():
                return True
            doubtful = np.where((can < _ANSWERS - 1) & (never < _ANSWERS), _ANSWERS * never + can, -1)
            at = np.unravel_index(int(doubtful.argmax()), doubtful.shape)
            if doubtful[at] < 0:
                return False
            self._settle_one(tuple(map(int, at)))

    def certain(self) -> Flags:
        """Return, for each spell, whether everybody in it must have given one answer (one axis only)."""
        for cell in np.flatnonzero(~(self._can | self._never)):
            if not self._can[cell]:
                self._settle((int(cell),))
        certain: Flags = self._by_last(self._can).sum(axis=-1) == 1
        return certain

    def _by_last(self, table: Flags) -> Flags:
        return table.reshape(*table.shape[:-1], self._spells, _ANSWERS)

    def _settle_one(self, at: tuple[int, ...]) -> None:
        *insiders, spell = at
        cells = [(*insiders, _ANSWERS * spell + answer) for answer in Answer]
        self._settle(next(cell for cell in cells if not self._can[cell] and not self._never[cell]))

    def _settle(self, cell: tuple[int, ...]) -> None:
        """Decide a cell, and with a world found for it every other cell which that world shows."""
        world = self._world(cell)
        if world is None:
            for order in set(permutations(cell)):
                self._never[order] = True
            return
        kinds = np.arange(len(self._spell))
        enough = [
            self._along(world, axis)
            >= _sum(self._along(kinds, axis) == self._along(kinds, other) for other in range(self._size))
            for axis in range(self._size)
        ]
        self._can |= reduce(np.logical_and, enough)

    def _world(self, cell: tuple[int, ...]) -> NDArray[np.int64] | None:
        """Return a world in which these people gave these answers, as heads by spell and answer; or None."""
        from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 -- slow import, seldom needed

        heads, spells = self._system.heads, self._spells
        given = np.zeros((_ANSWERS, spells))
        for kind in cell:
            given[self._answer[kind], self._spell[kind]] += 1
        low, high = (
            np.concatenate([self._system.bounds[each][:, end] for each in (Answer.AGREE, Answer.DISAGREE)])
            for end in (0, 1)
        )
        found = milp(
            np.zeros(2 * spells),
            integrality=np.ones(2 * spells, dtype=np.int64),
            bounds=Bounds(given[:2].ravel(), np.tile(heads, 2)),
            constraints=LinearConstraint(
                self._rows,
                np.concatenate([low, np.zeros(spells)]),
                np.concatenate([high, heads - given[Answer.UNSURE]]),
            ),
        )
        if found.x is None:
            return None
        agree, disagree = np.rint(found.x).astype(np.int64).reshape(2, spells)
        return np.stack([agree, disagree, heads.astype(np.int64) - agree - disagree], axis=-1).ravel()

    def _along(self, values: NDArray[Value], axis: int) -> NDArray[Value]:
        return values.reshape([-1 if each == axis else 1 for each in range(self._size)])

    def _crowded(self) -> Flags:
        """Cells with more people of a spell than there were."""
        shape = (len(self._spell),) * self._size
        table = np.zeros(shape, dtype=np.bool_)
        for axis in range(self._size):
            same = _sum(
                self._along(self._spell, axis) == self._along(self._spell, other)
                for other in range(self._size)
            )
            table |= self._along(self._system.heads[self._spell], axis) < same
        return table

    def _ruled_out(self) -> Flags:
        """Cells in which more people stray from an alternating sum than may."""
        weights = self._system.weights[:, self._spell]
        strays = {
            (stray.tobytes(), slack)
            for answer, slacks in self._system.slack.items()
            for weight, slack in zip(weights, slacks.tolist(), strict=True)
            if slack < self._size
            for stray in [np.where(self._answer == answer, weight < 0, weight > 0)]
        }
        table = np.zeros((len(self._spell),) * self._size, dtype=np.bool_)
        for stray, slack in strays:
            each = np.frombuffer(stray, dtype=np.bool_)
            table |= _sum(self._along(each, axis) for axis in range(self._size)) > slack
        return table

    def _split(self, hard: list[tuple[int, ...]]) -> Flags:
        """Cells whose unsure people have a split that shows them."""
        nobody = self._spells
        proven = np.ones((nobody + 1,) * self._size, dtype=np.bool_)
        for choice in hard:
            for order in set(permutations((*choice, *[nobody] * (self._size - len(choice))))):
                proven[order] = False
        unsure = np.where(self._answer == Answer.UNSURE, self._spell, nobody)
        return proven[np.ix_(*[unsure] * self._size)]


def _sum(tables: Iterable[Flags]) -> NDArray[np.int8]:
    return reduce(np.add, (np.asarray(each, dtype=np.int8) for each in tables))


def _rows(system: System) -> NDArray[np.float64]:
    """Return the rows of the integer programme: agreement and disagreement by release, then heads by spell."""
    counted, nothing, one = system.counted, np.zeros_like(system.counted), np.eye(len(system.heads))
    return np.block([[counted, nothing], [nothing, counted], [one, one]])
