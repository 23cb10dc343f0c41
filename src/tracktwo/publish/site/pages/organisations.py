"""Organisations and conferences: the lists, and a page for each of what they did in public."""

from collections.abc import Iterator, Mapping
from typing import Any

from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import Title, initial, name_title, text_order

__all__ = ["drafts", "ordered_drafts"]


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the page of each organisation, the list of conferences, and the page of each."""
    for each in shelf.of_kind("organisation"):
        yield from _organisation(shelf, each)
    yield from _conferences(shelf)


def ordered_drafts(shelf: Shelf, *, language: str) -> Iterator[Draft]:
    """Return the list of organisations."""
    titles = {
        each: name_title(shelf[each]["names"], language=language) for each in shelf.of_kind("organisation")
    }
    ordered = sorted(titles, key=lambda each: (text_order(titles[each].text), each))
    letters = {each: initial({"text": title.text}) for each, title in titles.items()}
    for leaf in leaves("organisations", ordered):
        yield Draft(
            path=leaf.path,
            template="organisations.html",
            make=_list,
            shows=tuple(leaf.entries),
            facts={
                **leaf.facts(lambda first, last: f"{letters[first]}–{letters[last]}"),
                "count": len(ordered),
            },
            section="organisations.html",
            kinds=("organisation",),
        )


def _list(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Organisations")),
        "rows": [(each.partition(":")[2], view[each]) for each in facts["entries"]],
        "pages": facts["pages"],
        "count": facts["count"],
    }


def _organisation(shelf: Shelf, each: str) -> Iterator[Draft]:
    key = each.partition(":")[2]
    places = shelf.places
    entries = sorted(
        shelf.affiliated.get(key, ()), key=lambda entry: (places[f"event:{shelf[entry]['event']}"], entry)
    )
    works = shelf.published.get(key, ())
    organised, parts = shelf.organised.get(key, ()), shelf.parts.get(key, ())
    parent = [f"organisation:{shelf[each]['parent']}"] if "parent" in shelf[each] else []
    rows = [*organised, *parts, *works, *entries]
    conflicts = shelf.conflicts.get(each, ())
    for leaf in leaves(f"organisations/{key}", rows):
        events = [
            f"event:{shelf[entry]['event']}" for entry in leaf.entries if entry.startswith("contribution:")
        ]
        yield Draft(
            path=leaf.path,
            template="organisation.html",
            make=_page,
            shows=(each, *parent, *leaf.entries, *events, *conflicts, *shelf.documents((each,), conflicts)),
            facts={**leaf.facts(), "key": key, "conflicts": conflicts, "is_first": leaf.number == 1},
            section="organisations.html",
        )


def _page(view: View) -> Mapping[str, Any]:
    facts = view.facts
    key = facts["key"]
    told = view[f"organisation:{key}"]
    rows: dict[str, list[str]] = {kind: [] for kind in _ROWS}
    for each in facts["entries"]:
        kind, _, name = each.partition(":")
        rows[kind].append(name)
    return {
        "title": view.organisation_title(key),
        "organisation": told,
        "item": f"organisation:{key}",
        **{name: rows[kind] for kind, name in _ROWS.items()},
        "roles": {event: _roles(view, event, key) for event in rows["event"]},
        "conflicts": [view[each] for each in facts["conflicts"]],
        "sources": view.rest_on([f"organisation:{key}"]),
        "is_first": facts["is_first"],
        "pages": facts["pages"],
    }


_ROWS = {
    "event": "events",
    "organisation": "parts",
    "document": "documents",
    "publication": "publications",
    "contribution": "entries",
}


def _roles(view: View, event: str, key: str) -> list[str]:
    told = view[f"event:{event}"]
    hosts = [host.get("role", "") for host in told.get("hosts", ()) if host["organisation"] == key]
    return [*hosts, *(["consulted"] if key in told.get("consulted", ()) else [])]


def _conferences(shelf: Shelf) -> Iterator[Draft]:
    ordered = shelf.in_time(shelf.of_kind("conference"))
    for leaf in leaves("conferences", ordered):
        yield Draft(
            path=leaf.path,
            template="conferences.html",
            make=_conference_list,
            shows=tuple(leaf.entries),
            facts=leaf.facts(),
            section="timeline.html",
            kinds=("conference",),
        )
    for each in ordered:
        key = each.partition(":")[2]
        for leaf in leaves(f"conferences/{key}", shelf.of_conference.get(key, ())):
            yield Draft(
                path=leaf.path,
                template="conference.html",
                make=_conference,
                shows=(each, *leaf.entries, *shelf.documents((each,), ())),
                facts={
                    **leaf.facts(),
                    "key": key,
                    "numbers": {one: shelf.numbers[one] for one in leaf.entries if one in shelf.numbers},
                },
                section="timeline.html",
            )


def _conference_list(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Conferences")),
        "rows": [(each.partition(":")[2], view[each]) for each in facts["entries"]],
        "pages": facts["pages"],
    }


def _conference(view: View) -> Mapping[str, Any]:
    facts = view.facts
    key = facts["key"]
    told = view[f"conference:{key}"]
    name = told.get("name") or told.get("series") or key
    return {
        "title": Title(text=name, language=told.get("language", "en")),
        "conference": told,
        "item": f"conference:{key}",
        "events": [each.partition(":")[2] for each in facts["entries"]],
        "numbers": facts["numbers"],
        "sources": view.rest_on([f"conference:{key}"]),
        "pages": facts["pages"],
    }
