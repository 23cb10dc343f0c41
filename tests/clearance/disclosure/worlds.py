"""The slow and obvious attacker: every world written out. The oracle for the quick one."""

from itertools import combinations_with_replacement, product

from tracktwo.clearance.disclosure import Answer


def worlds(evidence):
    """Every way the people of each spell may have answered that agrees with all releases."""

    def ways(heads):
        return [(a, d, heads - a - d) for a in range(heads + 1) for d in range(heads + 1 - a)]

    def count(world, release, answer):
        return sum(
            heads[answer]
            for heads, (first, last) in zip(world, evidence.spells, strict=True)
            if first <= release <= last
        )

    for world in product(*map(ways, evidence.heads)):
        if all(
            low <= count(world, release, answer) <= high
            for answer, bounds in ((Answer.AGREE, evidence.agree), (Answer.DISAGREE, evidence.disagree))
            for release, (low, high) in enumerate(bounds)
        ):
            yield world


def pinned_in(possible, evidence, known):
    """The spells in which everybody who is not known gave one answer in all of these worlds."""
    taken = [[known.get((spell, answer), 0) for answer in Answer] for spell in evidence.spells]
    left = [
        world
        for world in possible
        if all(
            has >= one
            for heads, gone in zip(world, taken, strict=True)
            for has, one in zip(heads, gone, strict=True)
        )
    ]
    pinned = set()
    for place, spell in enumerate(evidence.spells):
        seen = {answer for world in left for answer in Answer if world[place][answer] > taken[place][answer]}
        if len(seen) == 1:
            pinned.add(spell)
    return pinned


def pins_somebody(evidence, insiders):
    possible = list(worlds(evidence))
    kinds = list(product(evidence.spells, Answer))
    return any(
        pinned_in(possible, evidence, {kind: chosen.count(kind) for kind in chosen})
        for chosen in combinations_with_replacement(kinds, insiders)
    )
