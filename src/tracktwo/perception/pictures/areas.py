"""Areas of agreement, for each side as it sees them: lists of statements, and how many lie in each."""

from typing import Final

from tracktwo.figures import AreaCounts, Figure, Theme, agreement_square
from tracktwo.perception.pictures.labels import side_labels
from tracktwo.perception.tables import Area, Gaps, Origin

__all__ = ["areas_of", "draw_agreement"]

_NONE: Final = Area.TOO_CLOSE


def areas_of(result: Gaps) -> dict[str, dict[Area, list[str]]]:
    """Return for each side which statements lie in each area, in the order of the result.

    A mirror image lies in none; where too few answered, a statement counts as too close or too few to say.
    """
    found: dict[str, dict[Area, list[str]]] = {side: {area: [] for area in Area} for side in result.sides}
    table = result.columns
    for side, statement, label, area in zip(
        table["side"], table["statement"], table["class"], table["area"], strict=True
    ):
        if area is not None or label is None:
            found[str(side)][_NONE if area is None else Area(str(area))].append(str(statement))
    return found


def draw_agreement(
    result: Gaps, *, language: str = "en", theme: Theme = Theme.LIGHT, width: int = 720
) -> Figure:
    """Return a picture of how many statements lie in each area, a square for each side.

    Args:
        result: what :func:`~tracktwo.perception.gaps` found.
        language: the tag the picture's words are written for.
        theme: the ground it is made for.
        width: in CSS pixels, 320 or more.
    """
    return agreement_square(
        [
            AreaCounts(side=side, **{area.value: len(listed) for area, listed in areas.items()})
            for side, areas in areas_of(result).items()
        ],
        sides=side_labels(result.sides),
        language=language,
        simulated=result.origin is Origin.SIMULATED,
        theme=theme,
        width=width,
    )
