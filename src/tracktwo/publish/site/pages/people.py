"""People: the list by family name, and a page for each, made of what they did in public and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import initial, name_order, person_form

__all__ = ["drafts", "ordered_drafts"]


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the page of each person."""
    for each in shelf.of_kind("person"):
        yield from _person(shelf, each)


def ordered_drafts(shelf: Shelf, *, language: str) -> Iterator[Draft]:
    """Return the list of people."""
    forms = {each: person_form(shelf[each]["names"], language=language) for each in shelf.of_kind("person")}
    ordered = sorted(forms, key=lambda each: (name_order(forms[each]), each))
    for leaf in leaves("people", ordered):
        latest = {each: shelf.careers[each][-1:] for each in leaf.entries}
        yield Draft(
            path=leaf.path,
            template="people.html",
            make=_list,
            shows=(*leaf.entries, *(entry for entries in latest.values() for entry in entries)),
            facts={
                **leaf.facts(lambda first, last: f"{initial(forms[first])}–{initial(forms[last])}"),
                "latest": {each: entries[0] if entries else "" for each, entries in latest.items()},
                "count": len(ordered),
            },
            section="people.html",
            kinds=("person",),
        )


def _list(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("People")),
        "rows": [
            (each.partition(":")[2], view[each], view[facts["latest"][each]] if facts["latest"][each] else {})
            for each in facts["entries"]
        ],
        "pages": facts["pages"],
        "count": facts["count"],
    }


def _person(shelf: Shelf, each: str) -> Iterator[Draft]:
    key = each.partition(":")[2]
    for leaf in leaves(f"people/{key}", shelf.careers[each]):
        events = [f"event:{shelf[entry]['event']}" for entry in leaf.entries]
        talks = {entry: shelf.talks.get(entry.partition(":")[2], ()) for entry in leaf.entries}
        bodies = [
            f"organisation:{one}" for entry in leaf.entries for one in shelf[entry].get("organisations", ())
        ]
        segments = [one for ids in talks.values() for one in ids]
        conflicts = [one for about in (each, *leaf.entries) for one in shelf.conflicts.get(about, ())]
        yield Draft(
            path=leaf.path,
            template="person.html",
            make=_page,
            shows=(
                each,
                *leaf.entries,
                *events,
                *bodies,
                *segments,
                *conflicts,
                *shelf.documents((each, *leaf.entries), conflicts),
            ),
            facts={**leaf.facts(), "key": key, "talks": talks, "conflicts": conflicts},
            section="people.html",
        )


def _page(view: View) -> Mapping[str, Any]:
    facts = view.facts
    key = facts["key"]
    form = view.person_form(key)
    told = view[f"person:{key}"]
    return {
        "title": view.form_title(form),
        "form": form,
        "others": [name for name in told["names"] if name != form],
        "entries": [(each, view[each], facts["talks"][each]) for each in facts["entries"]],
        "sides": _sides(view, facts["entries"]),
        "conflicts": [view[each] for each in facts["conflicts"]],
        "sources": view.rest_on([f"person:{key}", *facts["entries"]]),
        "pages": facts["pages"],
    }


def _sides(view: View, entries: Sequence[str]) -> list[str]:
    """Return the sides a person was listed with, once each."""
    return list(dict.fromkeys(side for each in entries if (side := view[each].get("side"))))
