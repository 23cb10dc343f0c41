"""Where each organisation of the map stands: half by half, type by type, units under what they are part of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tracktwo.figures.drawing import TYPE
from tracktwo.figures.lettering import clean, leading, wrap
from tracktwo.figures.tables import Body, SectorMap, Tie

__all__ = ["Box", "Half", "Plan", "plan_of"]

MARGIN: Final = 16.0
STEP: Final = 10.0
"""Between two lines of support beside each other."""
INDENT: Final = 18.0
PADDING: Final = 6.0
GAP: Final = 6.0
MIDDLE: Final = 96.0
_WIDEST_GUTTER: Final = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A name in its frame: from ``x``, ``y`` (top) on, and the box it hangs under."""

    text: str
    x: float
    y: float
    width: float
    height: float
    body: Body | None = None
    under: "Box | None" = None

    @property
    def middle(self) -> float:
        """Return the height of its middle."""
        return self.y + self.height / 2


@dataclass(slots=True, kw_only=True)
class Half:
    """One half of the map: from ``x`` on, ``width`` wide; ``outer`` is the edge its lines of support stand at."""

    side: str
    x: float
    width: float
    is_left: bool
    givers: dict[str, Box] = field(default_factory=dict)
    heads: dict[str, float] = field(default_factory=dict)
    boxes: dict[str, Box] = field(default_factory=dict)
    trunks: list[str] = field(default_factory=list)
    step: float = STEP

    def outer(self, box: Box) -> float:
        """Return the edge of a box that looks away from the other half."""
        return box.x if self.is_left else box.x + box.width

    def inner(self, box: Box) -> float:
        """Return the edge of a box that looks at the other half."""
        return box.x + box.width if self.is_left else box.x

    @property
    def edge(self) -> float:
        """Return the edge of the half that looks at the other."""
        return self.x + self.width if self.is_left else self.x

    def trunk(self, giver: str) -> float:
        """Return where the line of a giver goes down."""
        away = (self.trunks.index(giver) + 1) * self.step
        return self.x - away if self.is_left else self.x + self.width + away


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The whole map in its places, and how high it is; ``others`` are those of no stated side."""

    halves: tuple[Half, Half]
    others: Half
    height: float


def plan_of(sector: SectorMap, *, width: float, top: float) -> Plan:
    """Return where everything stands on a sheet, below ``top``."""
    halves = _halves(sector, width=width)
    y = max(_place_givers(half, sector, y=top) for half in halves)
    for lane in sector.lanes:
        y = max(_place_lane(half, sector, lane, y=y) for half in halves)
    others = Half(side="", x=halves[0].x, width=width - MARGIN - halves[0].x, is_left=True)
    for lane in sector.lanes:
        y = _place_lane(others, sector, lane, y=y)
    return Plan(halves=halves, others=others, height=y + MARGIN)


def _halves(sector: SectorMap, *, width: float) -> tuple[Half, Half]:
    trunks = [_trunks(sector, side.key) for side in sector.sides]
    steps = [min(STEP, _WIDEST_GUTTER / (len(each) + 1)) for each in trunks]
    gutters = [(len(each) + 1) * step if each else 0.0 for each, step in zip(trunks, steps, strict=True)]
    half = (width - 2 * MARGIN - MIDDLE) / 2
    left, right = sector.sides
    return (
        Half(
            side=left.key,
            x=MARGIN + gutters[0],
            width=half - gutters[0],
            is_left=True,
            trunks=trunks[0],
            step=steps[0],
        ),
        Half(
            side=right.key,
            x=MARGIN + half + MIDDLE,
            width=half - gutters[1],
            is_left=False,
            trunks=trunks[1],
            step=steps[1],
        ),
    )


def drawn_ties(sector: SectorMap, side: str) -> list[Tie]:
    """Return the support that is drawn in a half: by a level of government, or by an organisation of the half."""
    side_of = {body.key: body.side for body in sector.bodies}
    return [
        tie
        for tie in sector.ties
        if side_of.get(tie.other) == side and (not tie.one or side_of.get(tie.one) == side)
    ]


def _trunks(sector: SectorMap, side: str) -> list[str]:
    return list(dict.fromkeys(tie.one or tie.giver for tie in drawn_ties(sector, side)))


def _place_givers(half: Half, sector: SectorMap, *, y: float) -> float:
    """Place the levels of government that support organisations of a half; return where the first type begins."""
    for words in dict.fromkeys(tie.giver for tie in drawn_ties(sector, half.side) if not tie.one):
        half.givers[words] = _box(words, half, y=y)
        y += half.givers[words].height + GAP
    return y + GAP


def _place_lane(half: Half, sector: SectorMap, lane: str, *, y: float) -> float:
    """Place the organisations of a half that are of one type, each with its units; return where the next begins."""
    rows = list(_rows(sector.bodies, half.side, lane))
    if not rows:
        return y
    half.heads[lane] = y + TYPE
    y += _head_height(lane, half.width)
    for body, depth in rows:
        under = half.boxes.get(body.parent) if depth else None
        half.boxes[body.key] = _box(body.name, half, y=y, depth=depth, body=body, under=under)
        y += half.boxes[body.key].height + GAP
    return y + 2 * GAP


def _head_height(lane: str, width: float) -> float:
    return len(wrap(clean(lane), width=width, size=TYPE)) * leading(TYPE) + GAP


def _box(
    text: str, half: Half, *, y: float, depth: int = 0, body: Body | None = None, under: Box | None = None
) -> Box:
    indent = min(depth, 4) * INDENT
    width = half.width - indent
    lines = wrap(clean(text), width=width - 2 * PADDING, size=TYPE) or [""]
    height = len(lines) * leading(TYPE) + PADDING
    return Box(text=text, x=half.x + indent, y=y, width=width, height=height, body=body, under=under)


def _rows(bodies: Sequence[Body], side: str, lane: str) -> Iterator[tuple[Body, int]]:
    """Yield the organisations of one type and side by name, each followed by its units, with how deep they are in."""
    mine = {body.key: body for body in bodies if body.side == side}
    units: dict[str, list[Body]] = defaultdict(list)
    for body in mine.values():
        units[_whole(body, mine)].append(body)
    todo = [(body, 0) for body in units[""] if body.lane == lane]
    todo.sort(key=lambda row: (row[0].name.casefold(), row[0].key), reverse=True)
    while todo:
        body, depth = todo.pop()
        yield body, depth
        under = sorted(units[body.key], key=lambda unit: (unit.name.casefold(), unit.key), reverse=True)
        todo += [(unit, depth + 1) for unit in under]


def _whole(body: Body, mine: dict[str, Body]) -> str:
    """Return what a body is drawn under: its parent in this half, unless that leads back to itself."""
    seen = {body.key}
    above = body.parent
    while above in mine and above not in seen:
        seen.add(above)
        above = mine[above].parent
    return "" if above in seen or body.parent not in mine else body.parent
