"""Where a statement stands as one side sees it: the sides agree or differ, and this side knows it or not."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.classes import Posterior
from tracktwo.perception.tables import Area, Finding

__all__ = ["Perceived", "perceived"]

Floats = NDArray[np.float64]

_TIE_DIGITS: Final = 12
_AREAS: Final = (Area.AGREE_KNOWN, Area.AGREE_UNKNOWN, Area.DIFFER_KNOWN, Area.DIFFER_UNKNOWN)
# where each finding and its parts stand, see Posterior
_KNOWN_AND_HIDDEN: Final = (
    (Finding.SHARED_GROUND, Finding.HIDDEN_AGREEMENT),
    (Finding.RECOGNISED_DIFFERENCE, Finding.OVERLOOKED_DIFFERENCE),
)


class Perceived(NamedTuple):
    """Probabilities of the four areas, shape (statements, 2, 4): agree or differ, known or unknown to the side."""

    probabilities: Floats

    def likeliest(self) -> tuple[list[list[Area]], Floats]:
        """Return each side's likeliest area per statement, and its probability, shape (statements, 2)."""
        best = np.round(self.probabilities, _TIE_DIGITS).argmax(axis=2)
        names = [[_AREAS[place] for place in pair] for pair in best.tolist()]
        return names, np.take_along_axis(self.probabilities, best[:, :, None], axis=2)[:, :, 0]


def perceived(posterior: Posterior) -> Perceived:
    """Return how each side stands to the other on every statement, whatever the other side knows.

    The probabilities of a side's four areas are sums of parts of the seven classes; what is left to 1 belongs to
    statements on which a side is split or unsure, and to mirror images.

    Args: posterior: the classes' probabilities and the parts behind the sublabels.
    """
    names = list(Finding)
    of_side: list[list[Floats]] = [[], []]
    for row, (known, hidden) in enumerate(_KNOWN_AND_HIDDEN):
        mass, parts = posterior.classes[:, names.index(hidden)], posterior.unaware[:, row]
        total = parts.sum(axis=1)
        scaled = parts * np.divide(mass, total, out=np.zeros_like(mass), where=total > 0)[:, None]
        for side, areas in enumerate(of_side):
            # the parts are: both miss it, only the first side does, only the second
            knows = posterior.classes[:, names.index(known)] + scaled[:, 2 - side]
            areas += [knows, scaled[:, 0] + scaled[:, 1 + side]]
    return Perceived(np.stack([np.stack(areas, axis=1) for areas in of_side], axis=1))
