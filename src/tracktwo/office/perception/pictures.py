"""Pictures of several statements together, and what was planted beside what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.figures import (
    AreaCounts,
    Figure,
    MirrorPair,
    MirrorPanel,
    OwnBand,
    SideLabel,
    Theme,
    agreement_square,
    boundary_grid,
    facing_panels,
)
from tracktwo.office.perception.lines import PICTURE_WIDTH, Line, labels_of

if TYPE_CHECKING:
    from tracktwo.office.models import Round
    from tracktwo.office.perception.queries import Sight

__all__ = ["Compared", "grid", "labels_now", "mirror", "planted_beside_found", "square"]

_ROUNDING: Final = 0.05
"""How far a mean that is shown in tens of points may lie from what is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One planted value beside what was found: a side's share of agreement, or its guess of the other.

    ``is_inside`` says whether the planted value lies between what was found; None where nothing is shown.
    """

    line: Line
    side: str
    is_guess: bool
    planted: str
    found: str
    limits: tuple[int, int] | None
    is_inside: bool | None


def labels_now(sight: "Sight", *, round_: "Round", language: str) -> tuple[SideLabel, ...]:
    """Return the sides for a page that is about no single statement: their order turns with the month."""
    return labels_of(sight.round, round_=round_, language=language, sequence=timezone.now().month)


def square(
    lists: Mapping[str, Mapping[str, Sequence[Line]]],
    *,
    labels: tuple[SideLabel, ...],
    language: str,
    simulated: bool,
) -> Figure:
    """Return how many statements lie in each area, as each side perceives them."""
    counts = [
        AreaCounts(side=side, **{area: len(lines) for area, lines in areas.items()})
        for side, areas in lists.items()
    ]
    return agreement_square(counts, sides=labels, language=language, simulated=simulated, width=PICTURE_WIDTH)


def mirror(
    line: Line, *, theme: Theme = Theme.LIGHT, width: int = PICTURE_WIDTH, bare: bool = False
) -> Figure:
    """Return the same sentence each way round, with what each side says to it."""
    first, second = (
        MirrorPanel(
            side=label.key,
            text=line.read_by(label.key)[0].text,
            own=line.own(label.key),
            language=_other(line.read_by(label.key)[0].language, line.language),
        )
        for label in line.labels
    )
    one, other = line.labels
    return facing_panels(
        MirrorPair(first=first, second=second),
        sides=(one, other),
        language=line.language,
        simulated=line.result.is_simulated,
        theme=theme,
        width=width,
        minimum=line.minimum,
        bare=bare,
    )


def grid(cases: Sequence[Line], *, labels: tuple[SideLabel, ...], language: str) -> Figure:
    """Return boundary cases by side: how many count each in, and what the other side expects."""
    return boundary_grid(
        [case.row for case in cases],
        sides=labels,
        language=language,
        simulated=cases[0].result.is_simulated,
        width=PICTURE_WIDTH,
        minimum=min(case.minimum for case in cases),
    )


def planted_beside_found(line: Line) -> list[Compared]:
    """Return what was planted for a statement beside what is shown of it, side by side; nothing for a real round."""
    rows = []
    for label in line.labels:
        side = line.sides[label.key]
        if side.planted is None:
            continue
        rows.append(_share(line, label.key, float(side.planted.share)))
        if side.planted.guess is not None:
            rows.append(_guess(line, label.key, float(side.planted.guess)))
    return rows


def _share(line: Line, side: str, planted: float) -> Compared:
    own = line.own(side)
    low, high = (
        (float(own.of_views.low), float(own.of_views.high))
        if isinstance(own, OwnBand)
        else (own.low, own.high)
    )
    return _compared(line, side, planted, found=line.share(side), limits=(low, high), is_guess=False)


def _guess(line: Line, side: str, planted: float) -> Compared:
    expects, limits = line.sides[side].expects, line.limits_of_guess(side)
    if limits is None and expects and expects.points:
        rounded = float(expects.points) / 100
        limits = (max(0.0, rounded - _ROUNDING), min(1.0, rounded + _ROUNDING))
    return _compared(line, side, planted, found=line.expected(side), limits=limits, is_guess=True)


def _compared(
    line: Line, side: str, planted: float, *, found: str, limits: tuple[float, float] | None, is_guess: bool
) -> Compared:
    return Compared(
        line=line,
        side=side,
        is_guess=is_guess,
        planted=_("%(number)s %%") % {"number": round(100 * planted)},
        found=found,
        limits=(round(100 * limits[0]), round(100 * limits[1])) if limits else None,
        is_inside=limits[0] <= planted <= limits[1] if limits else None,
    )


def _other(language: str, reader: str) -> str | None:
    return None if language == reader else language
