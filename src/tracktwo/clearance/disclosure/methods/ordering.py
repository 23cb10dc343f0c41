"""The order in which results are listed: by band, then by name; never by a figure that is not shown."""

from collections.abc import Mapping

from tracktwo.clearance.disclosure.tables import Bands

__all__ = ["in_order"]


def in_order(results: Mapping[str, tuple[Bands, Bands]]) -> tuple[str, ...]:
    """Return the names of statements in the order to list them: most agreement first, then by name.

    Only bands and names count, and the two sides count alike: exchanging them changes nothing.

    Args: results: name of each statement → the released stances of its two sides.
    """

    def key(name: str) -> tuple[object, ...]:
        bands = sorted(
            (-side.agree.low, -side.agree.high, side.disagree.low, side.disagree.high)
            for side in results[name]
        )
        return (*bands, name)

    return tuple(sorted(results, key=key))
