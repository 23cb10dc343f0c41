"""Everything by letter, under every form of its name; and a script that filters it for who runs scripts."""

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Final

from tracktwo.publish.site.drafts import Draft, leaves
from tracktwo.publish.site.engine import ASSETS
from tracktwo.publish.site.shelf import Shelf, digest
from tracktwo.publish.site.tables import Page
from tracktwo.publish.site.told import page_of
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import event_title, name_order, text_order
from tracktwo.vocabulary.languages import words

__all__ = ["Index"]

_: Final = str  # marks a message for the catalogue
_PAGE: Final = 100
_SECTION: Final = "a-z/index.html"
_KINDS: Final = {
    "person": _("person"),
    "organisation": _("organisation"),
    "event": _("event"),
    "conference": _("conference"),
    "publication": _("publication"),
    "document": _("document"),
    "media": _("media outlet"),
}
_LETTERS: Final = {
    "0": _("0–9"),
    "han": _("Chinese characters"),
    "arabic": _("Arabic letters"),
    "other": _("Other letters"),
}
_SCRIPTS: Final = (("CJK", "han"), ("IDEOGRAPHIC", "han"), ("ARABIC", "arabic"))

Entry = tuple[tuple[str, ...], str, str, str]
"""How an entry sorts, the id of its item, its text and the language of the text."""


class Index:
    """The index of one language: its pages, and its script."""

    def __init__(self, shelf: Shelf, *, language: str) -> None:
        self._shelf, self._language = shelf, language
        self._groups = _groups(shelf, language=language)

    def drafts(self) -> Iterator[Draft]:
        """Return the letters, and the pages of each letter."""
        counts: list[Sequence[str | int]] = [[group, len(entries)] for group, entries in self._groups.items()]
        yield Draft(
            path=_SECTION,
            template="index.html",
            make=_letters,
            facts={"groups": counts},
            section=_SECTION,
            kinds=tuple(_KINDS),
            since=_last_change(self._shelf),
            is_scripted=True,
        )
        for group, entries in self._groups.items():
            yield from _of_letter(group, entries, counts)

    def script(self) -> Page:
        """Return the script that filters the index, the index inside; the pages work without it."""
        shelf = self._shelf
        shows = tuple(each for kind in _KINDS for each in shelf.of_kind(kind))
        return Page(
            path=f"{self._language}/a-z/filter.js",
            shows=shows,
            inputs=["filter", self._language, digest([shelf.digests[each] for each in shows])],
            render=partial(_script, self._groups, language=self._language),
        )


def _of_letter(
    group: str, entries: Sequence[Entry], counts: Sequence[Sequence[str | int]]
) -> Iterator[Draft]:
    told = [[each, text, tag] for _, each, text, tag in entries]
    for leaf in leaves(f"a-z/{group}", [str(place) for place in range(len(told))], size=_PAGE):
        rows = [told[int(place)] for place in leaf.entries]
        yield Draft(
            path=leaf.path,
            template="letter.html",
            make=_letter,
            shows=tuple(dict.fromkeys(each for each, _, _ in rows)),
            facts={
                "group": group,
                "groups": counts,
                "rows": rows,
                "pages": leaf.facts()["pages"],
            },
            section=_SECTION,
            elsewhere=_SECTION,
            kinds=tuple(_KINDS),
            is_scripted=True,
        )


def _last_change(shelf: Shelf) -> str:
    """Return the day anything that stands in the index last changed."""
    days = [shelf.items[each].changed for kind in _KINDS for each in shelf.of_kind(kind)]
    return max(days).isoformat() if days else ""


def _groups(shelf: Shelf, *, language: str) -> dict[str, list[Entry]]:
    """Return the entries under their letters, in order: A to Z, figures, other scripts."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for kind in _KINDS:
        for each in shelf.of_kind(kind):
            for entry in dict.fromkeys(_entries(shelf, each, language=language)):
                found[_group(entry[0][0])].append(entry)
    order = [*(letter for letter in sorted(found) if letter not in _LETTERS), *_LETTERS]
    return {group: sorted(found[group]) for group in order if group in found}


def _entries(shelf: Shelf, each: str, *, language: str) -> Iterator[Entry]:
    """Return every name an item is known by."""
    kind, told = shelf.items[each].kind, shelf[each]
    if kind == "person":
        for name in told["names"]:
            yield name_order(name), each, name["text"], name["language"]
    elif kind == "media":
        for tag, text in told.get("outlet", {}).items():
            yield (text_order(text),), each, text, tag
    elif kind == "event" and not told.get("names"):
        title = event_title(told, language=language)
        yield (text_order(title.text),), each, title.text, title.language
    elif kind in ("event", "organisation"):
        for name in told["names"]:
            yield (text_order(name["text"]),), each, name["text"], name["language"]
    elif text := told.get("name") or told.get("title"):
        yield (text_order(text),), each, text, told.get("language", "en")


def _group(sorted_as: str) -> str:
    """Return the letter, or the group of letters, a name stands under; it is part of an address."""
    return _group_of(next((character for character in sorted_as if character.isalnum()), ""))


@lru_cache(maxsize=10_000)
def _group_of(first: str) -> str:
    if "a" <= first <= "z":
        return first
    if first.isdigit():
        return "0"
    named = unicodedata.name(first, "") if first else ""
    return next((group for script, group in _SCRIPTS if named.startswith(script)), "other")


def _letters(view: View) -> Mapping[str, Any]:
    return {"title": view.own_title(view.gettext("A–Z")), "groups": _labelled(view), "group": ""}


def _letter(view: View) -> Mapping[str, Any]:
    facts = view.facts
    group = facts["group"]
    label = view.gettext(_LETTERS[group]) if group in _LETTERS else group.upper()
    return {
        "title": view.own_title(view.gettext("A–Z: %(letter)s") % {"letter": label}),
        "groups": _labelled(view),
        "group": group,
        "rows": [
            (view.link(_address(each), text, tag), view.gettext(_KINDS[each.partition(":")[0]]))
            for each, text, tag in facts["rows"]
        ],
        "pages": facts["pages"],
    }


def _labelled(view: View) -> list[tuple[str, str, int]]:
    return [
        (group, view.gettext(_LETTERS[group]) if group in _LETTERS else group.upper(), count)
        for group, count in view.facts["groups"]
    ]


def _address(each: str) -> str:
    kind, _, key = each.partition(":")
    return "media.html" if kind == "media" else page_of(kind, key)


def _script(groups: Mapping[str, Sequence[Entry]], *, language: str) -> bytes:
    gettext = words(language).gettext
    index = {
        "label": gettext("Name contains"),
        "none": gettext("Nothing here is called that."),
        "more": gettext("More than these: write more letters."),
        "entries": [
            [text, f"../{_address(each)}", gettext(_KINDS[each.partition(":")[0]]), tag]
            for entries in groups.values()
            for _, each, text, tag in entries
        ],
    }
    told = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return (ASSETS / "filter.js").read_text(encoding="utf-8").replace('"INDEX"', told).encode()
