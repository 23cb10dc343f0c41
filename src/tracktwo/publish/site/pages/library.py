"""Documents, publications and media coverage."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import Title
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["drafts", "places_of"]


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the lists of documents, publications and media, and a page for each of the first two."""
    for kind, make in (("document", _document), ("publication", _publication)):
        works = shelf.in_time_of_issue(shelf.of_kind(kind))
        yield from _list(shelf, kind, works)
        for each in works:
            yield _work(shelf, each, make)
    yield from _media(shelf)


def _list(shelf: Shelf, kind: str, works: tuple[str, ...]) -> Iterator[Draft]:
    for leaf in leaves(f"{kind}s", works):
        publishers = [
            f"organisation:{key}" for each in leaf.entries for key in shelf[each].get("publishers", ())
        ]
        yield Draft(
            path=leaf.path,
            template="works.html",
            make=partial(_works, kind=kind),
            shows=(*leaf.entries, *publishers),
            facts=leaf.facts(),
            section="documents.html",
            kinds=(kind,),
        )


def _works(view: View, *, kind: str) -> Mapping[str, Any]:
    facts = view.facts
    title = view.gettext("Documents") if kind == "document" else view.gettext("Publications")
    return {
        "title": view.own_title(title),
        "kind": kind,
        "rows": [(each.partition(":")[2], view[each]) for each in facts["entries"]],
        "pages": facts["pages"],
    }


def _work(shelf: Shelf, each: str, make: Callable[[View], Mapping[str, Any]]) -> Draft:
    kind, _, key = each.partition(":")
    told = shelf[each]
    publishers = [f"organisation:{one}" for one in told.get("publishers", ())]
    events = [f"event:{link['event']}" for link in told.get("links", ())]
    conflicts = shelf.conflicts.get(each, ())
    return Draft(
        path=f"{kind}s/{key}.html",
        template=f"{kind}.html",
        make=make,
        shows=(each, *publishers, *events, *conflicts, *shelf.documents((each,), conflicts)),
        facts={"id": each, "conflicts": conflicts},
        section="documents.html",
    )


def _document(view: View) -> Mapping[str, Any]:
    return _page(view, "document")


def _publication(view: View) -> Mapping[str, Any]:
    told = view[view.facts["id"]]
    return {
        **_page(view, "publication"),
        "places": places_of(view, told),
        "transcript": _in_languages(told.get("transcript", {}), language=view.language),
    }


def places_of(view: View, told: Told) -> list[Mapping[str, Any]]:
    """Return where it lies: what opens for the sides that speak the page's language first, what fails for them last."""
    readers = {key for key in view.sides if view.language in view[f"side:{key}"].get("languages", ())}
    places = [
        {
            "address": place["address"],
            "link": place["address"] if place["address"].startswith(_LINKED) else "",
            "opens": place.get("opens", ()),
            "fails": place.get("fails", ()),
        }
        for place in told.get("places", ())
    ]
    return sorted(
        places, key=lambda place: len(readers & {*place["fails"]}) - len(readers & {*place["opens"]})
    )


_LINKED: Final = ("https://", "http://")
"""How an address begins that a reader can follow; any other is told as words."""


def _in_languages(text: LanguageText, *, language: str) -> list[tuple[str, list[str]]]:
    """Return a text line by line in each of its languages, that of the page first."""
    tags = sorted(text, key=lambda tag: (tag != language, tag))
    return [(tag, [line for line in text[tag].splitlines() if line.strip()]) for tag in tags]


def _page(view: View, name: str) -> Mapping[str, Any]:
    each = view.facts["id"]
    told = view[each]
    return {
        "title": _title(view, told),
        name: told,
        "item": each,
        "conflicts": [view[one] for one in view.facts["conflicts"]],
        "sources": view.rest_on([each]),
    }


def _title(view: View, told: Told) -> Title:
    if "title" in told:
        return Title(text=told["title"], language=told.get("language", "en"))
    return view.own_title(view.title_of(told))


def _media(shelf: Shelf) -> Iterator[Draft]:
    for leaf in leaves("media", shelf.in_time(shelf.of_kind("media"))):
        events = [f"event:{shelf[each]['event']}" for each in leaf.entries if "event" in shelf[each]]
        yield Draft(
            path=leaf.path,
            template="media.html",
            make=_coverage,
            shows=(*leaf.entries, *events, *shelf.documents(leaf.entries, ())),
            facts=leaf.facts(),
            section="documents.html",
            kinds=("media",),
        )


def _coverage(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Media coverage")),
        "rows": [(each, view[each]) for each in facts["entries"]],
        "sources": view.rest_on(facts["entries"]),
        "pages": facts["pages"],
    }
