"""The company a term keeps on either side: how strong the bond is, and how many people make it."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracktwo.terms.methods.windows import company_of
from tracktwo.terms.tables import Cell, Chosen, Collocates, TermSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Bond", "bond", "collocates"]

Floats = NDArray[np.float64]


class Bond(NamedTuple):
    """How strongly two words go together, by five measures."""

    pmi: Floats
    mi3: Floats
    t: Floats
    log_dice: Floats
    npmi: Floats


def collocates(chosen: Chosen, term: str, *, settings: TermSettings | None = None) -> Collocates:
    """Return the company a term keeps on each side.

    Args: chosen: what may be counted; term: words or characters; settings: other than the defaults.
    Returns: a row for each side and word that stands next to the term often enough, strongest bond first.
    Raises: UsageError if the term holds no word.
    """
    made = settings or TermSettings()
    company = company_of(chosen, term, window=made.window)
    said, by_person = company.hits(), company.by_person()
    counts = chosen.counts()
    columns: dict[str, list[Cell]] = {name: [] for name in _COLUMNS}
    hits, people = [], []
    for side, name in zip((True, False), chosen.sides, strict=True):
        rows = np.flatnonzero(chosen.first == side)
        own, words, around = said[rows], counts[rows].sum(axis=0), by_person[rows]
        hits.append(int(own.sum()))
        people.append(int((own > 0).sum()))
        together = around.sum(axis=0)
        listed = np.flatnonzero(together >= made.least_hits)
        found = bond(together[listed], hits[-1], words[listed], float(words.sum()), window=2 * made.window)
        voices = (around[:, listed] > 0).sum(axis=0)
        types = [chosen.index.types[int(code)] for code in listed]
        cells: tuple[Sequence[Cell], ...] = (
            [name] * len(listed),
            types,
            together[listed].tolist(),
            voices.tolist(),
            words[listed].tolist(),
            *(each.tolist() for each in (found.log_dice, found.pmi, found.mi3, found.t)),
            [made.to_text()] * len(listed),
        )
        order = np.lexsort((np.array(types), -found.log_dice))
        for column, values in zip(_COLUMNS, cells, strict=True):
            columns[column] += [values[place] for place in order]
    return Collocates(
        term=term,
        sides=chosen.sides,
        hits=(hits[0], hits[1]),
        people=(people[0], people[1]),
        language=chosen.language,
        cutter=chosen.index.cutter,
        left_out=chosen.left_out,
        columns=columns,
        settings=made,
    )


_COLUMNS = ("side", "word", "together", "people", "hits", "log_dice", "pmi", "mi3", "t", "settings")


def bond(together: ArrayLike, term: float, word: ArrayLike, words: float, *, window: int) -> Bond:
    """Return how strongly words go with a term.

    Args:
        together: how often each stands within the window of the term, more than 0.
        term: how often the term is said.
        word: how often each word is.
        words: how many words there are.
        window: how many places a window has; logDice leaves it out.

    Source: Church & Hanks 1990, Computational Linguistics 16:22 (PMI); Daille 1994 (MI³); Church, Gale, Hanks &
        Hindle 1991 (t); Rychlý 2008, RASLAN (logDice); Bouma 2009, GSCL (NPMI). Logarithms are to base 2.
    """
    seen, other = np.asarray(together, dtype=np.float64), np.asarray(word, dtype=np.float64)
    expected = term * other * window / words if words else np.zeros_like(seen)
    with np.errstate(divide="ignore", invalid="ignore"):
        pmi = np.log2(seen / expected)
        return Bond(
            pmi=pmi,
            mi3=np.log2(seen**3 / expected),
            t=(seen - expected) / np.sqrt(seen),
            log_dice=14 + np.log2(2 * seen / (term + other)),
            npmi=pmi / -np.log2(seen / words) if words else np.full_like(seen, np.nan),
        )
