"""Pages of the sector: the programme's types, relations between organisations, and the map of both halves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tracktwo.figures import Body, SectorMap, SideLabel, Tie, halves_in_words, two_halves
from tracktwo.office.record import queries
from tracktwo.office.record.kinds import GovernmentLevel, RelationKind
from tracktwo.office.record.models import Programme
from tracktwo.office.record.pages.answering import asked_date, typed
from tracktwo.office.record.queries.coverage import sector_coverage
from tracktwo.office.shell.marking import plain, reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.sides import Mark

__all__ = ["coverage", "relations", "sector_map", "types"]

_MOST: Final = 12
"""How many organisations of a type are drawn or named of each side; a picture of more shows nothing any more."""


def types(request: SeatRequest) -> HttpResponse:
    """List the programme's types of organisation, with what each is compared with on the other side."""
    return render(request, "record/types.html", {"lines": queries.type_lines(request.seat.programme)})


def relations(request: SeatRequest) -> HttpResponse:
    """List what organisations are to each other: of one kind, of one level of government, by a day."""
    asked = asked_date(request, today=datetime.now(tz=UTC).date())
    kind, level = typed(request, "kind"), typed(request, "level")
    rows = queries.relation_list(request.seat.programme, kind=kind, level=level, as_of=_day(asked))
    page = {
        "rows": rows,
        "kind": kind,
        "level": level,
        "kinds": list(RelationKind),
        "levels": list(GovernmentLevel),
        "asked": asked,
        "is_narrowed": bool(kind or level or asked.typed),
        "giver": queries.giver_in_words,
    }
    return render(request, "record/relations.html", page)


def coverage(request: SeatRequest) -> HttpResponse:
    """Show which types of organisation each side has on the map, and which of them have spoken."""
    programme, now = request.seat.programme, datetime.now(tz=UTC)
    asked = asked_date(request, today=now.date())
    page = {
        "rows": sector_coverage(programme, language=reader_language(), as_of=_day(asked) or now.date()),
        "sides": sides_of(programme, now.month),
        "asked": asked,
        "most": _MOST,
    }
    return render(request, "record/coverage.html", page)


def sector_map(request: SeatRequest) -> HttpResponse:
    """Show both halves of the sector as a picture, in sentences and as a table; support of one level if asked."""
    programme, language = request.seat.programme, reader_language()
    asked, level = asked_date(request, today=datetime.now(tz=UTC).date()), typed(request, "level")
    sector = _sector(programme, language=language, as_of=_day(asked), level=level)
    drawn = _drawn(sector, programme)
    page = {
        "figure": two_halves(drawn, language=language, simulated=False),
        "left_out": len(sector.bodies) - len(drawn.bodies),
        "most": _MOST,
        "sentences": halves_in_words(sector, language=language),
        "is_empty": not sector.bodies,
        "asked": asked,
        "level": level,
        "levels": list(GovernmentLevel),
    }
    return render(request, "record/map.html", page)


def _day(asked: Any) -> date | None:
    """Return the day asked for; None where none was typed, or none that can be read."""
    day: date | None = asked.date.latest if asked.typed and not asked.error else None
    return day


def _sector(programme: Programme, *, language: str, as_of: date | None, level: str) -> SectorMap:
    """Return the sector for its picture; the half on the left changes by the month, as sides do on other pages."""
    left, right = (_label(side) for side in sides_of(programme, datetime.now(tz=UTC).month))
    known = queries.typed_organisations(programme, language=language, as_of=as_of)
    rows = queries.relation_list(programme, as_of=as_of)
    unclassified = _("Not classified")
    lanes = sorted({each.words for each in known if each.words}, key=str.casefold)
    return SectorMap(
        sides=(left, right),
        lanes=[*lanes, *([unclassified] if any(not each.words for each in known) else [])],
        bodies=[_body(each, unclassified) for each in known],
        ties=[
            Tie(giver=queries.giver_in_words(row), other=row.other.key, one=row.one.key if row.one else "")
            for row in rows
            if row.kind == RelationKind.SUPPORTS and level in ("", row.level)
        ],
        pairs=[
            (row.one.key, row.other.key) for row in rows if row.kind == RelationKind.COUNTERPART and row.one
        ],
        lane_pairs=_lane_pairs(programme, (left, right)),
    )


def _drawn(sector: SectorMap, programme: Programme) -> SectorMap:
    """Return what of the sector is drawn: of a type at most a few of each side, those in a relation first."""
    related = {key for tie in sector.ties for key in (tie.one, tie.other)} | set(chain(*sector.pairs))
    taken: Counter[tuple[str, str]] = Counter()
    kept = []
    for body in sorted(sector.bodies, key=lambda each: each.key not in related):
        taken[body.side, body.lane] += 1
        if taken[body.side, body.lane] <= _MOST:
            kept.append(body.key)
    page = {key: reverse("organisation", kwargs={"programme": programme.key, "key": key}) for key in kept}
    return replace(
        sector, bodies=[replace(body, href=page[body.key]) for body in sector.bodies if body.key in page]
    )


def _label(side: Any) -> SideLabel:
    return SideLabel(key=side.key, name=plain(side.name), mark=Mark(side.mark))


def _body(each: queries.Typed, unclassified: str) -> Body:
    row = each.organisation
    return Body(
        key=row.key,
        name=row.name,
        side=row.side.key if row.side else "",
        lane=each.words or unclassified,
        parent=row.parent.key if row.parent else "",
        language=row.language or None,
    )


def _lane_pairs(
    programme: Programme, sides: Sequence[SideLabel]
) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Return the types that are compared, each with its side; one that says no side is the one opposite."""
    keys = [side.key for side in sides]
    pairs = []
    for line in queries.type_lines(programme):
        row, other = line.type, line.type.counterpart
        if other is None:
            continue
        mine = row.side.key if row.side else ""
        theirs = other.side.key if other.side else ""
        mine = mine or next(key for key in keys if key != theirs)
        theirs = theirs or next(key for key in keys if key != mine)
        pairs.append(((mine, plain(row.name)), (theirs, plain(other.name))))
    return pairs
