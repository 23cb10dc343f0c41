"""Findings, narratives and shared challenges: what they say, what they rest on, how long they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft, Leaf, leaves
from tracktwo.publish.site.pages.results import figure_of, table_of
from tracktwo.publish.site.results import Asked
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import FindingBasis, Stance

__all__ = ["drafts", "in_order"]

SECTION: Final = "findings.html"
_LISTS: Final = (("outcome", "findings"), ("narrative", "narratives"), ("challenge", "challenges"))


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the three lists, and a page for each finding and each narrative."""
    for kind, stem in _LISTS:
        for leaf in leaves(stem, in_order(shelf, kind)):
            yield _list(shelf, kind, leaf)
    for each in shelf.of_kind("outcome"):
        yield _page(shelf, each, template="finding.html", path="findings")
    for each in shelf.of_kind("narrative"):
        yield _page(shelf, each, template="narrative.html", path="narratives")


def in_order(shelf: Shelf, kind: str) -> list[str]:
    """Return the ids of a kind: what holds today first, demonstrations last, else by number."""

    def place(each: str) -> tuple[Any, ...]:
        told = shelf[each]
        return told.get("basis") == FindingBasis.DEMONSTRATION, _is_stale(shelf, each), told["number"], each

    return sorted(shelf.of_kind(kind), key=place)


def _list(shelf: Shelf, kind: str, leaf: Leaf) -> Draft:
    evidence = [one for each in leaf.entries for one in _rests_on(shelf, each)] if kind == "challenge" else []
    events = [f"event:{shelf[each]['next_event']}" for each in leaf.entries if "next_event" in shelf[each]]
    return Draft(
        path=leaf.path,
        template=f"{leaf.path.partition('.')[0]}.html",
        make=partial(_listed, kind=kind),
        shows=(*leaf.entries, *evidence, *events, *shelf.documents(leaf.entries, ())),
        facts={
            **leaf.facts(),
            "stale": [each for each in leaf.entries if _is_stale(shelf, each)],
            "lists": [*(stem for one, stem in _LISTS if one != kind), "debrief"],
            "sides": _sides(shelf),
        },
        section=SECTION,
        kinds=(kind,),
        since=_since(shelf, leaf.entries),
    )


def _listed(view: View, *, kind: str) -> Mapping[str, Any]:
    facts = view.facts
    titles = {
        "outcome": view.gettext("Findings"),
        "narrative": view.gettext("Narratives"),
        "challenge": view.gettext("Shared challenges"),
    }
    return {
        "title": view.own_title(titles[kind]),
        "rows": [(each, view[each], each in facts["stale"]) for each in facts["entries"]],
        "lists": facts["lists"],
        "pages": facts["pages"],
        "evidence_of": partial(_evidence, view),
        "sides": facts["sides"][view.month % 2],
        "sources": view.rest_on(facts["entries"]),
    }


def _page(shelf: Shelf, each: str, *, template: str, path: str) -> Draft:
    told = shelf[each]
    held = [f"result:{told['result']}"] if "result" in told else []
    shown = [*_rests_on(shelf, each), *_with_rounds(shelf, held)]
    conflicts = shelf.conflicts.get(each, ())
    return Draft(
        path=f"{path}/{told['key']}.html",
        template=template,
        make=_statement,
        shows=(
            each,
            *shown,
            *(f"objective:{key}" for key in told.get("objectives", ())),
            *shelf.themes.get(each, ()),
            *conflicts,
            *shelf.documents((each,), conflicts),
        ),
        facts={
            "id": each,
            "is_stale": _is_stale(shelf, each),
            "history": [
                [step.number, step.date.isoformat(), each in step.appeared]
                for step in shelf.content.history
                if each in step.appeared or each in step.changed
            ],
            "conflicts": conflicts,
            "themes": shelf.themes.get(each, ()),
            "sides": _sides(shelf),
        },
        section=SECTION,
        since=_since(shelf, [each]),
    )


def _statement(view: View) -> Mapping[str, Any]:
    facts = view.facts
    each = facts["id"]
    told = view[each]
    sides = facts["sides"][view.month % 2]
    evidence = _evidence(view, told, sides)
    held = f"result:{told['result']}" if told.get("result") else ""
    asked = Asked.of(view, held, sides) if held else next((row[2] for row in evidence if row[2]), None)
    return {
        "title": view.titled_text(told["text"] or {}),
        "item": each,
        "told": told,
        "is_stale": facts["is_stale"],
        "evidence": evidence,
        "stances": [stance.value for stance in Stance],
        "asked": asked,
        "figure": figure_of(view, asked) if asked else None,
        "shares": list(zip(sides, table_of(view, asked, sides), strict=True)) if asked else [],
        "notes": [(side, _note(told, side)) for side in sides],
        "history": facts["history"],
        "objectives": [(key, view[f"objective:{key}"]) for key in told.get("objectives") or ()],
        "conflicts": [view[one] for one in facts["conflicts"]],
        "themes": [view[one] for one in facts["themes"]],
        "sources": view.rest_on([each]),
    }


def _evidence(view: View, told: Mapping[str, Any], sides: Sequence[str]) -> list[tuple[Any, str, Any]]:
    """Return each piece of evidence with its date, and where it is a result what was asked."""
    rows = []
    for row in told.get("evidence") or ():
        item = row.get("item", "")
        asked = Asked.of(view, item, sides) if item.startswith("result:") else None
        rows.append((row, _dated(view, row, item, asked), asked))
    return rows


def _dated(view: View, row: Mapping[str, Any], item: str, asked: Asked | None) -> str:
    if asked is not None:
        return max((side["day"] for side in asked.told["sides"]), default="")
    if not item:
        return str(row.get("as_of", ""))
    return str(view[item].get("date") or view[item].get("published") or "")


def _note(told: Mapping[str, Any], side: str) -> Any:
    return next((note["text"] for note in told.get("notes") or () if note["side"] == side), None)


def _rests_on(shelf: Shelf, each: str) -> list[str]:
    items = [row["item"] for row in shelf[each].get("evidence", ()) if "item" in row]
    return _with_rounds(shelf, items)


def _with_rounds(shelf: Shelf, items: Iterable[str]) -> list[str]:
    """Return items with the rounds of those that are results, for a result is told with its round."""
    found = []
    for item in items:
        found.append(item)
        if item.startswith("result:"):
            found.append(f"round:{shelf[item]['round']}")
    return found


def _sides(shelf: Shelf) -> list[list[str]]:
    return [[side.partition(":")[2] for side in shelf.sides(order)] for order in (0, 1)]


def _last_day(shelf: Shelf, each: str) -> date | None:
    told = shelf[each].get("review_by")
    return PartialDate.parse(told).latest if told else None


def _is_stale(shelf: Shelf, each: str) -> bool:
    """Return whether something was to be looked at again before the day of the release."""
    last = _last_day(shelf, each)
    return last is not None and last < shelf.content.date


def _since(shelf: Shelf, ids: Iterable[str]) -> str:
    """Return the last day on which something on a page became stale by itself, or empty."""
    days = [last for each in ids if _is_stale(shelf, each) and (last := _last_day(shelf, each))]
    return (max(days) + timedelta(days=1)).isoformat() if days else ""
