"""How a share is cut into bands, and which bands leave insiders uncertain."""

from typing import Final

from tracktwo.clearance.disclosure.tables import Band, HeadCount

__all__ = ["LEAST", "bands", "head_count"]

# from how many people → how their number is shown, and into how many parts the whole is cut
_CUTS = (
    (40, HeadCount.FROM_40, 10),
    (20, HeadCount.FROM_20, 5),
    (10, HeadCount.FROM_10, 3),
    (5, HeadCount.FROM_5, 2),
)
LEAST: Final = {shown: least for least, shown, _ in _CUTS}
"""The fewest people each way of showing their number stands for."""


def head_count(people: int) -> HeadCount:
    """Return how a number of people is shown.

    Args: people: 5 or more; fewer are never shown.
    """
    return next(shown for least, shown, _ in _CUTS if people >= least)


def bands(people: int, *, insiders: int) -> tuple[Band, ...]:
    """Return the bands a count out of ``people`` is shown in, lowest first; empty if none may be shown.

    Halves from 5 people, thirds from 10, fifths from 20, tenths from 40. The margin: even when all insiders
    answered against the lowest or the highest band, it must leave two of the others uncertain; a band that does
    not is joined to its neighbour.

    Args:
        people: how many answered; 5 or more.
        insiders: how many of them pool their own answers.

    Source: minimum frequency and (n, k) dominance of statistical disclosure control (Hundepool et al. 2012,
    Statistical Disclosure Control, ch. 4), turned from money to heads.
    """
    parts = next(parts for least, _, parts in _CUTS if people >= least)
    margin = insiders + 1
    counts = [Band(first=part, last=part, parts=parts).counts(people) for part in range(parts)]
    first = next(part for part in range(parts) if counts[part].high >= margin)
    last = next(part for part in reversed(range(parts)) if counts[part].low <= people - margin)
    if first >= last:
        return ()
    inner = (Band(first=part, last=part, parts=parts) for part in range(first + 1, last))
    return (
        Band(first=0, last=first, parts=parts),
        *inner,
        Band(first=last, last=parts - 1, parts=parts),
    )
