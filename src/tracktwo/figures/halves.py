"""The map of the sector: a half for each side, types in lanes, units under what they are part of.

Support has its direction and runs along the outer edges; counterparts face each other across the middle.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from tracktwo.figures.drawing import TYPE, Line, Sheet
from tracktwo.figures.inks import Ink
from tracktwo.figures.placing import INDENT, MARGIN, PADDING, Box, Half, Plan, drawn_ties, plan_of
from tracktwo.figures.tables import Figure, SectorMap, SideLabel, Theme, Tie, Twin
from tracktwo.figures.wording import joined, titled, told
from tracktwo.vocabulary.languages import words

__all__ = ["halves_in_words", "two_halves"]

HEAD: Final = 16.0
_DASHES: Final = ("", "7 3", "2 3", "9 3 2 3")
"""Lines of support are told apart by how they are dashed, never by colour."""


def two_halves(
    sector: SectorMap, *, language: str, simulated: bool, theme: Theme = Theme.LIGHT, width: int = 960
) -> Figure:
    """Return the map of a sector, its table and its sentences.

    Args:
        sector: What it shows; the first of its sides stands on the left.
        language: The tag the picture's words are written for.
        simulated: Whether the organisations are invented; the picture, its table and its sentences then say so.
        theme: The ground it is made for.
        width: In CSS pixels, 600 or more.

    Returns:
        The picture; its table has a row for each organisation: side, type, name, what it is part of, who supports
        it, its counterparts.
    """
    gettext = words(language).gettext
    title = titled(gettext("Map of the sector"), language=language, simulated=simulated)
    sentence = told(
        joined(halves_in_words(sector, language=language)), language=language, simulated=simulated
    )
    sheet = Sheet(width=width, language=language, theme=theme, simulated=simulated)
    height = _draw(sheet, sector)
    return Figure(
        svg=sheet.finish(height=height, title=title, sentence=sentence),
        twin=_twin(sector, language=language, caption=title),
        sentence=sentence,
        language=language,
        direction=sheet.direction,
    )


def halves_in_words(sector: SectorMap, *, language: str) -> tuple[str, ...]:
    """Return all the map says, sentence by sentence: how many there are, who supports whom, what faces what."""
    catalogue = words(language)
    gettext = catalogue.gettext
    if not sector.bodies:
        return (gettext("No organisation is on the map yet."),)
    name_of = {body.key: body.name for body in sector.bodies}
    sentences = []
    for key, name in [(side.key, side.name) for side in sector.sides] + [("", gettext("Side not stated"))]:
        count = sum(body.side == key for body in sector.bodies)
        if count or key:
            text = catalogue.ngettext(
                "%(side)s: %(n)s organisation.", "%(side)s: %(n)s organisations.", count
            )
            sentences.append(text % {"side": name, "n": count})
    for giver, supported in _by_giver(sector, name_of).items():
        text = catalogue.ngettext(
            "%(giver)s supports %(n)s organisation: %(names)s.",
            "%(giver)s supports %(n)s organisations: %(names)s.",
            len(supported),
        )
        sentences.append(text % {"giver": giver, "n": len(supported), "names": gettext(", ").join(supported)})
    text = gettext("Counterparts: %(one)s and %(other)s.")
    sentences += [
        text % {"one": name_of[one], "other": name_of[other]}
        for one, other in sector.pairs
        if one in name_of and other in name_of
    ]
    text = gettext("Types that are compared: %(one)s and %(other)s.")
    sentences += [text % {"one": one, "other": other} for (_, one), (_, other) in sector.lane_pairs]
    return tuple(sentences)


def _by_giver(sector: SectorMap, name_of: dict[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for tie in sector.ties:
        if name_of.get(tie.other, "") not in found[tie.giver] and tie.other in name_of:
            found[tie.giver].append(name_of[tie.other])
    return {giver: sorted(names, key=str.casefold) for giver, names in found.items() if names}


def _twin(sector: SectorMap, *, language: str, caption: str) -> Twin:
    """Return every organisation as a row, side by side, in the order of the types."""
    gettext = words(language).gettext
    name_of = {body.key: body.name for body in sector.bodies}
    sides = {side.key: side.name for side in sector.sides}
    givers, facing = defaultdict(list), defaultdict(list)
    for tie in sector.ties:
        givers[tie.other].append(tie.giver)
    for one, other in sector.pairs:
        facing[one].append(name_of.get(other, other))
        facing[other].append(name_of.get(one, one))
    order = {lane: place for place, lane in enumerate(sector.lanes)}
    ranks = {key: place for place, key in enumerate(sides)}
    bodies = sorted(
        sector.bodies,
        key=lambda body: (
            ranks.get(body.side, len(ranks)), order.get(body.lane, len(order)), body.name.casefold(), body.key
        ),
    )  # fmt: skip
    comma = gettext(", ")
    return Twin(
        caption=caption,
        columns=(
            gettext("Side"),
            gettext("Type"),
            gettext("Organisation"),
            gettext("Part of"),
            gettext("Supported by"),
            gettext("Counterpart of"),
        ),
        rows=tuple(
            (
                sides.get(body.side, gettext("not stated")),
                body.lane,
                body.name,
                name_of.get(body.parent, ""),
                comma.join(dict.fromkeys(givers[body.key])),
                comma.join(dict.fromkeys(facing[body.key])),
            )
            for body in bodies
        ),
    )


def _draw(sheet: Sheet, sector: SectorMap) -> float:
    """Draw the whole map; return the height it needs."""
    area = sheet.group(kind="plot")
    if not sector.bodies:
        return _draw_nothing(sheet, area)
    plan = plan_of(sector, width=sheet.width, top=MARGIN + 2.5 * HEAD)
    behind = sheet.group(kind="behind", parent=area)
    sheet.mark_simulated(
        behind,
        x=MARGIN / 2,
        y=MARGIN / 2,
        width=sheet.width - MARGIN,
        height=plan.height - MARGIN,
    )
    for half, side in zip(plan.halves, sector.sides, strict=True):
        _draw_side(sheet, area, half, side)
        _draw_support(sheet, behind, half, drawn_ties(sector, half.side))
    _draw_facing(sheet, behind, sector, plan)
    for half in (*plan.halves, plan.others):
        _draw_half(sheet, area, half)
    return plan.height


def _draw_nothing(sheet: Sheet, area: Element) -> float:
    text = words(sheet.language).gettext("No organisation is on the map yet.")
    return sheet.paragraph(area, text, x=MARGIN, y=MARGIN + TYPE, width=sheet.width - 2 * MARGIN) + MARGIN


def _draw_side(sheet: Sheet, area: Element, half: Half, side: SideLabel) -> None:
    """Write a side's name with its mark above its half."""
    pen = sheet.pen(area, side.mark)
    y = MARGIN + HEAD
    sheet.mark(pen, side.mark, x=half.x + 7, y=y - 5, filled=True, radius=6)
    sheet.texts(area, [(side.name, half.x + 22, y)], size=HEAD, bold=True)


def _draw_half(sheet: Sheet, area: Element, half: Half) -> None:
    """Draw the names of a half in their frames, type by type."""
    for lane, y in half.heads.items():
        sheet.lines(area, [((half.x, y - TYPE - 3), (half.x + half.width, y - TYPE - 3))], ink=Ink.LINE)
        text = lane
        if not half.side:
            apart = words(sheet.language).gettext("%(type)s (side not stated)")
            text = apart % {"type": lane}
        sheet.paragraph(area, text, x=half.x, y=y, width=half.width, bold=True, ink=Ink.QUIET)
    for box in half.givers.values():
        _draw_box(sheet, area, box, dashes="4 3")
    for box in half.boxes.values():
        _draw_box(sheet, area, box)


def _draw_box(sheet: Sheet, area: Element, box: Box, *, dashes: str = "") -> None:
    """Draw a name in its frame, as a link if it leads somewhere, hung under what it is part of."""
    body = box.body
    group = sheet.group(kind="body", parent=area)
    if box.under is not None:
        x = box.x - INDENT / 2
        corner = (x, box.middle)
        sheet.lines(
            group,
            [((x, box.under.y + box.under.height), corner), (corner, (box.x, box.middle))],
            ink=Ink.QUIET,
        )
    parent = sheet.link(body.href, parent=group) if body and body.href else group
    sheet.frame(parent, x=box.x, y=box.y, width=box.width, height=box.height, dashes=dashes)
    sheet.paragraph(
        parent,
        box.text,
        x=box.x + PADDING,
        y=box.y + PADDING / 2 + TYPE,
        width=box.width - 2 * PADDING,
        language=body.language if body else None,
    )


def _draw_support(sheet: Sheet, behind: Element, half: Half, ties: Sequence[Tie]) -> None:
    """Draw each giver's line down the outer edge, with an arrow to each organisation it supports."""
    for number, giver in enumerate(half.trunks):
        source = half.givers.get(giver) or half.boxes[giver]
        targets = [half.boxes[tie.other] for tie in ties if (tie.one or tie.giver) == giver]
        x = half.trunk(giver)
        heights = [source.middle, *(target.middle for target in targets)]
        lines: list[Line] = [
            ((half.outer(source), source.middle), (x, source.middle)),
            ((x, min(heights)), (x, max(heights))),
            *(((x, target.middle), (half.outer(target), target.middle)) for target in targets),
        ]
        kind = sheet.group(kind="support", parent=behind)
        sheet.lines(kind, lines, ink=Ink.INK, width=1.25, dashes=_DASHES[number % len(_DASHES)])
        sheet.lines(
            kind, [line for target in targets for line in _head(half, target)], ink=Ink.INK, width=1.5
        )


def _head(half: Half, target: Box) -> list[Line]:
    """Return the two strokes of an arrow's head at the outer edge of a box."""
    x, back = half.outer(target), -5.0 if half.is_left else 5.0
    return [((x + back, target.middle + rise), (x, target.middle)) for rise in (-3.5, 3.5)]


def _draw_facing(sheet: Sheet, behind: Element, sector: SectorMap, plan: Plan) -> None:
    """Draw the lines between counterparts, and dashed ones between types that are compared."""
    left, right = plan.halves
    lines: list[Line] = []
    for pair in sector.pairs:
        for one, other in (pair, pair[::-1]):
            if one in left.boxes and other in right.boxes:
                a, b = left.boxes[one], right.boxes[other]
                lines.append(((left.inner(a), a.middle), (right.inner(b), b.middle)))
    if lines:
        sheet.lines(behind, lines, ink=Ink.INK, width=1.25, kind="facing")
    between: list[Line] = []
    for compared in sector.lane_pairs:
        for (one, lane), (other, facing) in (compared, compared[::-1]):
            if one == left.side and lane in left.heads and other == right.side and facing in right.heads:
                between.append(((left.edge, left.heads[lane] - 4), (right.edge - 4, right.heads[facing] - 4)))
    if between:
        sheet.lines(behind, between, ink=Ink.QUIET, width=1.25, dashes="4 4", kind="compared")
