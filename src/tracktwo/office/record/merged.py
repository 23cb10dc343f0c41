"""What two entries are as one: which values stand, every form of the name with its document, every type."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from tracktwo.office.record import models as record
from tracktwo.office.record.entries import Content
from tracktwo.office.record.queries import facts_of

__all__ = ["COMPARED", "anybody_may_name", "merged_content", "parted_content"]

COMPARED: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("note",),
    "organisation": ("name", "side", "parent", "type", "note"),
}
"""Kind of entry → the fields of which two may have two values, of which one is to stand."""
_WITH: Final[Mapping[str, tuple[str, ...]]] = {"name": ("language",), "type": ("type_reviewed",)}
"""A field → those that go with it."""


def anybody_may_name(row: Any) -> bool:
    """Return whether a document that anybody may read states a name of an entry."""
    if row.names.filter(source__is_public=True).exists():
        return True
    return isinstance(row, record.Organisation) and any(
        document.is_public for fact in facts_of(row) for document in fact.documents
    )


def merged_content(
    stays: Any, goes: Any, *, before: Content, other: Content, chosen: Mapping[str, str]
) -> Content:
    """Return what an entry is once another is merged into it.

    Args:
        stays: The row that stays.
        goes: The row that goes.
        before: What the first is.
        other: What the second is.
        chosen: Field → ``"gone"`` where the second's value is to stand; an empty one gives way anyway.
    """
    after = dict(before)
    is_person = isinstance(stays, record.Person)
    for name in COMPARED["person" if is_person else "organisation"]:
        if chosen.get(name) == "gone" or not before[name]:
            for each in (name, *_WITH.get(name, ())):
                after[each] = other[each]
            if "type_reviewed" in after and name == "type" and chosen.get(name) != "gone":
                after["type_reviewed"] = False  # nobody was asked whether it is the type of both
    if is_person:
        after["names"] = _forms(
            [*before["names"], *({**form, "preferred": False} for form in other["names"])]
        )
        return after
    outside = (each["parent"] for each in (after, before, other))
    after["parent"] = next((key for key in outside if key not in ("", stays.key, goes.key)), "")
    after["names"] = _names(stays, goes, after=after, before=before, other=other)
    after["types"] = [*before["types"], *(each for each in other["types"] if each not in before["types"])]
    return after


def _names(stays: Any, goes: Any, *, after: Content, before: Content, other: Content) -> list[dict[str, Any]]:
    """Return every form of two organisations' names but the one that stands.

    A form repeats that one only to say which document prints it, where none is cited for it.
    """
    stands, falls = (goes, stays) if after["name"] != before["name"] else (stays, goes)
    own, is_stated = (stands.name, stands.language), bool(_own_form(stands)["source"])
    forms = _forms([*before["names"], *other["names"], _own_form(falls)])
    return [
        form
        for form in forms
        if (form["text"], form["language"]) != own
        or form in before["names"]
        or (form["source"] and not is_stated)
    ]


def parted_content(now: Content, *, before: Content, after: Content) -> Content:
    """Return what an entry is once another is taken out of it again; edits made since the merge stay.

    Args:
        now: What it is.
        before: What it was before the merge.
        after: What the merge made of it.
    """
    apart = dict(now)
    for name, value in now.items():
        if value == after[name]:
            apart[name] = before[name]
        elif isinstance(value, list):
            came = [row for row in after[name] if row not in before[name]]
            stayed = [row for row in value if row not in came]
            apart[name] = [*stayed, *(row for row in before[name] if row not in after[name])]
    if "names" in apart and "name" not in apart:
        apart["names"] = _one_preferred(apart["names"] or before["names"])
    return apart


def _one_preferred(names: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return forms of a person's name of which one is preferred: the first of those that are, else the first."""
    forms = [dict(form) for form in names]
    chosen = next((place for place, form in enumerate(forms) if form["preferred"]), 0)
    return [{**form, "preferred": place == chosen} for place, form in enumerate(forms)]


def _own_form(row: Any) -> dict[str, Any]:
    """Return an organisation's own name as one of its forms, with a document that states it, a public one first."""
    stated = [document for fact in facts_of(row) for document in fact.documents]
    stated.sort(key=lambda document: (not document.is_public, document.key))
    source = stated[0].key if stated else ""
    return {"text": row.name, "language": row.language, "source": source}


def _forms(forms: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return forms of a name, each once for each document it is printed in."""
    found: list[dict[str, Any]] = []
    for form in forms:
        alike = [
            each for each in found if (each["text"], each["language"]) == (form["text"], form["language"])
        ]
        if not alike or (form["source"] and all(each["source"] for each in alike)):
            if form["source"] not in [each["source"] for each in alike]:
                found.append(dict(form))
        elif form["source"]:
            next(each for each in alike if not each["source"])["source"] = form["source"]
    return found
