"""The first page of a language: what the programme is, who carries it, where it stands, what comes next."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft
from tracktwo.publish.site.pages.findings import in_order
from tracktwo.publish.site.pages.timeline import COUNTED, figure_facts, picture, state
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View

__all__ = ["drafts"]

_MOST: Final = 12
_FINDINGS: Final = 6


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the first page."""
    planned = [each for each in shelf.events if shelf[each].get("status", {}).get("value") == "planned"][
        :_MOST
    ]
    findings = in_order(shelf, "outcome")[:_FINDINGS]
    figure = figure_facts(shelf, most=_MOST)
    yield Draft(
        path="index.html",
        template="home.html",
        make=_home,
        shows=(*shelf.partners, *planned, *findings, *figure["events"], *figure["papers"]),
        facts={
            "programme": shelf.programme,
            "partners": _keys(shelf.partners),
            "planned": _keys(planned),
            "findings": findings,
            "figure": figure,
            "counts": [number for _, row in state(shelf)[-1:] for number in row],
            "sides": [_keys(shelf.sides(order)) for order in (0, 1)],
        },
        kinds=("event", "outcome", "organisation"),
    )


def _keys(ids: Sequence[str]) -> list[str]:
    return [each.partition(":")[2] for each in ids]


def _home(view: View) -> Mapping[str, Any]:
    facts = view.facts
    told = view[facts["programme"]]
    sides = facts["sides"][view.month % 2]
    return {
        "title": view.titled_text(told.get("name", {})),
        "partners": [
            (side, [key for key in facts["partners"] if view[f"organisation:{key}"].get("side") == side])
            for side in sides
        ],
        "other_partners": [key for key in facts["partners"] if "side" not in view[f"organisation:{key}"]],
        "planned": facts["planned"],
        "findings": [view[each] for each in facts["findings"]],
        "figure": picture(view, facts["figure"], width=400),
        "counts": [
            (view.gettext(label), number, view.gettext(definition))
            for (label, definition), number in zip(COUNTED, facts["counts"], strict=False)
        ],
    }
