"""The page of an event: when, where, who, what was on the agenda, what is withheld, and what it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft, Leaf, leaves
from tracktwo.publish.site.pages.library import places_of
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import OrganiserRole
from tracktwo.vocabulary.zones import at, offset_word

__all__ = ["drafts"]

_ROWS: Final = 16
"""How many entries, and how many items of the agenda, stand on one page of an event."""
_ROLES: Final = tuple(role.value for role in OrganiserRole)


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the page of each event; a long one goes on over further pages."""
    for each in shelf.events:
        yield from _pages(shelf, each)
        if f"remarks:{_key(each)}" in shelf.items:
            yield from _remarks(shelf, each)


def _key(each: str) -> str:
    return each.partition(":")[2]


def _pages(shelf: Shelf, each: str) -> Iterator[Draft]:
    key = _key(each)
    segments, entries = shelf.segments.get(key, ()), shelf.contributions.get(key, ())
    longest = [str(place) for place in range(max(len(segments), len(entries)))]
    for leaf in leaves(f"events/{key}", longest, size=_ROWS):
        rows = slice((leaf.number - 1) * _ROWS, leaf.number * _ROWS)
        yield _page(shelf, each, leaf, segments=segments[rows], entries=entries[rows])


def _page(shelf: Shelf, each: str, leaf: Leaf, *, segments: Sequence[str], entries: Sequence[str]) -> Draft:
    key, told = _key(each), shelf[each]
    works, coverage = shelf.publications.get(key, ()), shelf.coverage.get(key, ())
    about = (each, *entries, *segments)
    conflicts = [one for subject in about for one in shelf.conflicts.get(subject, ())]
    return Draft(
        path=leaf.path,
        template="event.html",
        make=_event,
        shows=(
            *about,
            *_named_on_agenda(shelf, segments),
            *works,
            *coverage,
            *conflicts,
            *_named_by(told),
            *shelf.documents(about, conflicts),
        ),
        facts={
            **leaf.facts(),
            "key": key,
            "formal": shelf.numbers.get(each),
            "sides": [_key(side) for side in shelf.sides(shelf.places[each])],
            "segments": segments,
            "entries": entries,
            "publications": works,
            "coverage": coverage,
            "conflicts": conflicts,
            "has_remarks": f"remarks:{key}" in shelf.items,
            "is_first": leaf.number == 1,
        },
        section="timeline.html",
    )


def _named_on_agenda(shelf: Shelf, segments: Sequence[str]) -> Iterator[str]:
    """Return whom and what some items of an agenda name."""
    for each in segments:
        told = shelf[each]
        yield from (f"contribution:{part['contribution']}" for part in told.get("parts", ()))
        if "publication" in told:
            yield f"publication:{told['publication']}"


def _named_by(told: Mapping[str, Any]) -> Iterator[str]:
    """Return whom and what an event itself names."""
    yield from (f"organisation:{host['organisation']}" for host in told.get("hosts", ()))
    yield from (f"organisation:{key}" for key in told.get("consulted", ()))
    yield from (f"objective:{key}" for key in told.get("objectives", ()))
    if "parent" in told:
        yield f"conference:{told['parent']}"


def _event(view: View) -> Mapping[str, Any]:
    facts = view.facts
    key = facts["key"]
    told = view[f"event:{key}"]
    segments, entries = facts["segments"], facts["entries"]
    sources = view.rest_on([f"event:{key}", *segments, *entries])
    has_content = bool(segments or entries or told.get("names") or told.get("purpose"))
    return {
        "title": view.title(key),
        "event": told,
        "item": f"event:{key}",
        "kind": view.kind(key, facts["formal"]),
        "organisers": _by_role(told),
        "sides": facts["sides"],
        "presences": {presence["side"]: presence for presence in told.get("presences", ())},
        "segments": [(each, view[each]) for each in segments],
        "by_side": [
            (side, [one for one in entries if view[one].get("side") == side]) for side in facts["sides"]
        ],
        "of_no_side": [one for one in entries if "side" not in view[one]],
        "running": _running(view, segments, entries),
        "relations_of": [(_link(view[one], key), _key(one)) for one in facts["publications"]],
        "places": {_key(one): places_of(view, view[one]) for one in facts["publications"]},
        "clocks": _clocks(told, {each: view[each] for each in segments}),
        "coverage": [view[one] for one in facts["coverage"]],
        "conflicts": [view[one] for one in facts["conflicts"]],
        "sources": sources,
        "has_content": has_content,
        "has_remarks": facts["has_remarks"],
        "is_first": facts["is_first"],
        "pages": facts["pages"],
    }


def _clocks(told: Told, segments: Mapping[str, Told]) -> Mapping[str, Any] | None:
    """Return the times of an agenda by several clocks; None where none are told, or its day is not one day.

    Returns:
        The clocks, Universal Time among them, each with how far it is from that; and for each item with a time what
        each clock says, with the day where that is another one.
    """
    days = PartialDate.parse(told["date"]).days if told.get("date") else None
    day = days[0] if days and days[0] == days[1] else None
    timed = {each: one for each, one in segments.items() if one.get("starts")}
    if not timed or day is None or "clocks" not in told:
        return None
    zones = tuple(dict.fromkeys([told["zone"], *told["clocks"], _UNIVERSAL]))
    read = {
        each: [_read(one["starts"], day, told["zone"], zone) for zone in zones] for each, one in timed.items()
    }
    first = next(iter(read.values()))
    return {
        "zones": [(zone, offset_word(moment)) for zone, moment in zip(zones, first, strict=True)],
        "rows": [
            (
                segments[each],
                [
                    (f"{moment:%H:%M}", "" if moment.date() == day else moment.date().isoformat())
                    for moment in moments
                ],
            )
            for each, moments in read.items()
        ],
    }


def _read(starts: str, day: date, zone: str, elsewhere: str) -> datetime:
    hours, minutes = map(int, starts.split(":"))
    return at(day, hours * 60 + minutes, zone=zone, elsewhere=elsewhere)


_UNIVERSAL: Final = "UTC"


def _by_role(told: Told) -> Sequence[tuple[str, list[str]]]:
    """Return who organised, by role, in the order the roles are always listed in; who was consulted comes last."""
    groups: dict[str, list[str]] = {}
    for host in told.get("hosts", ()):
        groups.setdefault(host.get("role", ""), []).append(host["organisation"])
    for key in told.get("consulted", ()):
        groups.setdefault(OrganiserRole.CONSULTED, []).append(key)
    return sorted(
        groups.items(),
        key=lambda group: (group[0] not in _ROLES, _ROLES.index(group[0]) if group[0] in _ROLES else 0),
    )


def _link(publication: Told, event: str) -> str:
    """Return how a publication and the event belong together."""
    return next((link.get("link", "") for link in publication.get("links", ()) if link["event"] == event), "")


def _running(view: View, segments: Sequence[str], entries: Sequence[str]) -> Sequence[str]:
    """Return the entries of the lists in the order of the agenda; who is not on the agenda comes last."""
    spoken = [
        f"contribution:{part['contribution']}" for each in segments for part in view[each].get("parts", ())
    ]
    on_page = set(entries)
    return list(dict.fromkeys([*(one for one in spoken if one in on_page), *entries]))


def _remarks(shelf: Shelf, each: str) -> Iterator[Draft]:
    key = _key(each)
    item = f"remarks:{key}"
    remarks = shelf[item].get("remarks", ())
    authors = tuple(f"person:{one['author']}" for one in remarks if "author" in one)
    for leaf in leaves(f"remarks/{key}", [str(place) for place in range(len(remarks))]):
        yield Draft(
            path=leaf.path,
            template="remarks.html",
            make=_said,
            shows=(each, item, *authors),
            facts={"key": key, **leaf.facts()},
            section="timeline.html",
        )


def _said(view: View) -> Mapping[str, Any]:
    key = view.facts["key"]
    title = view.title(key)
    remarks = view[f"remarks:{key}"].get("remarks", ())
    return {
        "title": title,
        "event": view[f"event:{key}"],
        "key": key,
        "remarks": [remarks[int(place)] for place in view.facts["entries"]],
        "pages": view.facts["pages"],
    }
