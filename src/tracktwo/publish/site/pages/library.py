"""Documents, publications, media coverage and conclusions."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import Title

__all__ = ["drafts"]


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the lists of documents, publications, media and conclusions, and a page for each of the first two."""
    for kind, make in (("document", _document), ("publication", _publication)):
        works = shelf.in_time_of_issue(shelf.of_kind(kind))
        yield from _list(shelf, kind, works)
        for each in works:
            yield _work(shelf, each, make)
    yield from _media(shelf)
    yield from _conclusions(shelf)


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
    return _page(view, "publication")


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


def _conclusions(shelf: Shelf) -> Iterator[Draft]:
    ordered = sorted(shelf.of_kind("outcome"), key=lambda each: (shelf[each]["number"], each))
    for leaf in leaves("conclusions", ordered):
        conflicts = [one for each in leaf.entries for one in shelf.conflicts.get(each, ())]
        objectives = [
            f"objective:{key}" for each in leaf.entries for key in shelf[each].get("objectives", ())
        ]
        yield Draft(
            path=leaf.path,
            template="conclusions.html",
            make=_concluded,
            shows=(*leaf.entries, *objectives, *conflicts, *shelf.documents(leaf.entries, conflicts)),
            facts={**leaf.facts(), "conflicts": conflicts},
            section="conclusions.html",
            kinds=("outcome",),
        )


def _concluded(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Conclusions")),
        "rows": [(each, view[each]) for each in facts["entries"]],
        "conflicts": [view[each] for each in facts["conflicts"]],
        "sources": view.rest_on(facts["entries"]),
        "pages": facts["pages"],
    }
