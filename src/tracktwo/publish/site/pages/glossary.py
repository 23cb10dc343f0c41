"""The glossary: what both sides call things, how each defines them, and what both recommend."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft, Leaf, leaves
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.view import View

__all__ = ["drafts"]

_SECTION: Final = "glossary.html"


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return the list of terms, and a page for each."""
    ordered = sorted(shelf.of_kind("concept"), key=lambda each: (shelf[each]["number"], each))
    for leaf in leaves("glossary", ordered):
        yield _list(leaf)
    for each in ordered:
        yield _page(shelf, each)


def _list(leaf: Leaf) -> Draft:
    return Draft(
        path=leaf.path,
        template="glossary.html",
        make=_listed,
        shows=tuple(leaf.entries),
        facts=leaf.facts(),
        section=_SECTION,
        kinds=("concept",),
    )


def _listed(view: View) -> Mapping[str, Any]:
    facts = view.facts
    return {
        "title": view.own_title(view.gettext("Glossary")),
        "rows": [view[each] for each in facts["entries"]],
        "pages": facts["pages"],
    }


def _page(shelf: Shelf, each: str) -> Draft:
    told = shelf[each]
    others = [f"concept:{key}" for key in told.get("see_also", ())]
    # Which side stands first alternates from term to term.
    sides = [side.partition(":")[2] for side in shelf.sides(told["number"])]
    return Draft(
        path=f"glossary/{told['key']}.html",
        template="term.html",
        make=_term,
        shows=(each, *others),
        facts={"id": each, "others": others, "sides": sides},
        section=_SECTION,
    )


def _term(view: View) -> Mapping[str, Any]:
    facts = view.facts
    told = view[facts["id"]]
    words = told["words"] or ()
    own = [word for word in words if "side" not in word] or list(words)
    first = next((word for word in own if word["name"]["language"] == view.language), own[0])
    return {
        "title": view.titled_text({first["name"]["language"]: first["name"]["text"]}),
        "told": told,
        "words": own,
        "columns": [(side, _column(told, side)) for side in facts["sides"]],
        "shared": _of(told["definitions"], ""),
        "others": [view[each] for each in facts["others"]],
    }


def _column(told: Mapping[str, Any], side: str) -> Mapping[str, Any]:
    return {name: _of(told[name], side) for name in ("words", "definitions", "misreadings")}


def _of(rows: Any, side: str) -> list[Mapping[str, Any]]:
    return [row for row in rows or () if row.get("side", "") == side]
