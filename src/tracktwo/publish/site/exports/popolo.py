"""People, organisations and who was with whom, as Popolo (http://www.popoloproject.com): the shape civic data share.

A membership says what one printed list says: this person, this organisation, this post, on the date of that event, and
of no time before or after.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tracktwo.publish.site.exports.times import iso_dates
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.wording import name_title, person_form
from tracktwo.vocabulary.languages import choose

__all__ = ["popolo", "popolo_inputs", "undated"]

Told = Mapping[str, Any]

_line: Final = json.JSONEncoder(ensure_ascii=False).encode


def popolo(shelf: Shelf) -> bytes:
    """Return the people and organisations of a release, and their memberships; names in the site's first language."""
    language = shelf.content.languages[0]
    told = {
        "organizations": [
            _organisation(shelf, each, language=language) for each in shelf.of_kind("organisation")
        ],
        "persons": [_person(each, shelf[each], language=language) for each in shelf.of_kind("person")],
        "memberships": [one for each in shelf.of_kind("contribution") for one in _memberships(shelf, each)],
    }
    # A row a line: thousands are quick to write so, and to compare.
    lists = (f"{json.dumps(name)}: [\n" + ",\n".join(map(_line, rows)) + "\n]" for name, rows in told.items())
    return ("{\n" + ",\n".join(lists) + "\n}\n").encode()


def popolo_inputs(shelf: Shelf) -> Sequence[object]:
    """Return all that the file depends on: of events nothing but their dates."""
    kinds = ("organisation", "person", "contribution")
    dates = [[key, shelf[f"event:{key}"].get("date", "")] for key in sorted(shelf.contributions)]
    return [*(shelf.digests[each] for kind in kinds for each in shelf.of_kind(kind)), dates]


def undated(shelf: Shelf) -> int:
    """Return how many memberships have no date, because Popolo cannot write it."""
    lists = (shelf[each] for each in shelf.of_kind("contribution"))
    return sum(
        len(told.get("organisations", ()))
        for told in lists
        if "person" in told and not iso_dates(shelf[f"event:{told['event']}"].get("date", ""))[0]
    )


def _person(each: str, told: Told, *, language: str) -> Told:
    form = person_form(told["names"], language=language)
    others = [_name(name) for name in told["names"] if name is not form]
    return {"id": each, **_name(form, has_note=False), **({"other_names": others} if others else {})}


def _name(name: Told, *, has_note: bool = True) -> Told:
    """Return a form of a person's name; ``note`` is the tag of its language, for which Popolo has no field."""
    parts = {"family_name": name.get("family", ""), "given_name": name.get("given", "")}
    return {
        "name": name["text"],
        **{field: value for field, value in parts.items() if value},
        **({"note": name["language"]} if has_note else {}),
    }


def _organisation(shelf: Shelf, each: str, *, language: str) -> Told:
    told = shelf[each]
    title = name_title(told["names"], language=language)
    made: dict[str, Any] = {"id": each, "name": title.text}
    if title.others:
        made["other_names"] = [{"name": name["text"], "note": name["language"]} for name in title.others]
    if kind := choose(told.get("type", {}), language=language)[1]:
        made["classification"] = kind
    if "parent" in told:
        made["parent_id"] = f"organisation:{told['parent']}"
    return made


def _memberships(shelf: Shelf, each: str) -> Iterator[Told]:
    told = shelf[each]
    if "person" not in told:
        return
    first, last = iso_dates(shelf[f"event:{told['event']}"].get("date", ""))
    dates = {name: date for name, date in (("start_date", first), ("end_date", last)) if date}
    organisations: Sequence[str] = told.get("organisations", ())
    # The post was printed with the organisation named first; the others are what that one is part of.
    for place, key in enumerate(organisations):
        post = told.get("post_as_printed", "") if place == 0 else ""
        yield {
            "id": f"{each}:{key}",
            "person_id": f"person:{told['person']}",
            "organization_id": f"organisation:{key}",
            **({"role": post} if post else {}),
            **dates,
        }
