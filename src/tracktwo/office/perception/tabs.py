"""What each tab of results shows beside its lines: of the request, the round, and as much as the reader may see."""

from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Paginator

from tracktwo.clearance.disclosure import Area
from tracktwo.office.perception import pictures
from tracktwo.office.perception.change import Untold, changes_of, turnouts
from tracktwo.office.perception.confirming import confirmed_in, seem_shared
from tracktwo.office.perception.lines import Line, in_order, picks
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.overview import overview_of_answers, ranked, stands_still
from tracktwo.office.perception.working import Ledger
from tracktwo.office.rounds.kinds import Stage
from tracktwo.office.rounds.queries import asked
from tracktwo.office.shell.marking import plain, reader_language

if TYPE_CHECKING:
    from tracktwo.office.models import Round
    from tracktwo.office.perception.queries import Sight
    from tracktwo.office.shell.routes import SeatRequest

__all__ = ["SHOWN"]

_ON_A_PAGE: Final = 24
"""How many pictures a page shows."""


def _gaps(request: "SeatRequest", _found: "Round", _sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    topics = sorted({plain(line.result.topic) for line in lines if line.result.topic})
    topic = request.GET.get("topic", "")
    chosen = [line for line in in_order(lines) if not topic or plain(line.result.topic or {}) == topic]
    page = Paginator(chosen, _ON_A_PAGE).get_page(request.GET.get("page"))
    is_exact = any(line.is_exact for line in lines)
    return {"page": page, "topics": topics, "topic": topic, "picks": picks(lines), "any_exact": is_exact}


def _agreement(_request: "SeatRequest", found: "Round", sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    labels = pictures.labels_now(sight, round_=found, language=reader_language())
    ordered = in_order(lines)
    by_key = {line.key: line for line in lines}
    lists = {
        label.key: {
            area.value: [line for line in ordered if line.sides[label.key].area is area] for area in Area
        }
        for label in labels
    }
    return {
        "labels": labels,
        "lists": lists,
        "confirmed": [(each, by_key.get(each.key)) for each in confirmed_in(found)],
        "shared": [by_key[key] for key in _shared(found) if key in by_key],
        "mirrors": [line for line in ordered if line.is_mirror],
        "square": pictures.square(
            lists, labels=labels, language=reader_language(), simulated=found.is_simulated
        ),
    }


def _shared(found: "Round") -> list[str]:
    """Return the keys of what both sides seem to share; none in a round that is there to confirm it."""
    return [] if found.stage == Stage.VALIDATION else [address_of(found, each) for each in seem_shared(found)]


def _mirror(_request: "SeatRequest", _found: "Round", _sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    pairs = [(line, pictures.mirror(line)) for line in in_order(lines) if line.is_mirror]
    others = [line for line in lines if line.result.is_reciprocal and not line.is_mirror]
    return {"pairs": pairs, "others": others}


def _terms(_request: "SeatRequest", found: "Round", sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    cases = [line for line in lines if line.is_boundary]
    labels = pictures.labels_now(sight, round_=found, language=reader_language())
    grid = pictures.grid(cases, labels=labels, language=reader_language()) if cases else None
    return {"cases": cases, "grid": grid}


def _change(request: "SeatRequest", found: "Round", sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    labels = pictures.labels_now(sight, round_=found, language=reader_language())
    sides = [each.side for each in found.sides.all()]
    changes = changes_of(found, lines)
    return {
        "labels": labels,
        "turnouts": turnouts(found, sides=sides),
        "page": Paginator(changes, _ON_A_PAGE).get_page(request.GET.get("page")),
        "untold": Untold,
    }


def _overview(_request: "SeatRequest", found: "Round", sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    ledger = Ledger(found)
    waits = stands_still(ledger)
    seen = None if waits else overview_of_answers(ledger)
    return {
        "labels": pictures.labels_now(sight, round_=found, language=reader_language()),
        "waits": waits,
        "overview": seen,
        "agreed": ranked(seen, lines, among=seen.both_agree, score="shared_agreement") if seen else [],
        "rejected": ranked(seen, lines, among=seen.both_disagree, score="shared_disagreement")
        if seen
        else [],
    }


def _statements(
    _request: "SeatRequest", found: "Round", sight: "Sight", _lines: list[Line]
) -> dict[str, Any]:
    return {"asked": len(asked(found)), "hidden": sight.hidden}


def _method(_request: "SeatRequest", found: "Round", sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    reveals = found.reveals.exclude(revealed_at=None).defer("outcomes")
    return {
        "labels": pictures.labels_now(sight, round_=found, language=reader_language()),
        "reveals": reveals,
        "any_bands": any(not line.is_exact for line in lines),
        "any_exact": any(line.is_exact for line in lines),
    }


def _made(_request: "SeatRequest", _found: "Round", _sight: "Sight", lines: list[Line]) -> dict[str, Any]:
    rows = [row for line in lines for row in pictures.planted_beside_found(line)]
    told = [row for row in rows if row.is_inside is not None]
    return {"rows": rows, "inside": sum(bool(row.is_inside) for row in told), "compared": len(told)}


SHOWN: Final = {
    "": _gaps,
    "agreement": _agreement,
    "mirror": _mirror,
    "terms": _terms,
    "change": _change,
    "overview": _overview,
    "statements": _statements,
    "method": _method,
    "made": _made,
}
