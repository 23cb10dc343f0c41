"""Keys of entries: short, made once, never changed.

A key is part of an address, so it is read wherever its entry is. Made from the title where that is public with the
entry; where place, date or number may be withheld, drawn, so that it tells nothing and nothing can be counted by it.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from itertools import chain, count
from typing import Any, Final

from django.utils.text import slugify
from django.utils.translation import gettext as _

from tracktwo.office.record import models as record
from tracktwo.office.record.entries import Content, Entry, find_row
from tracktwo.record import Verdict
from tracktwo.vocabulary.languages import choose

__all__ = ["free_key", "key_problem"]

_LONGEST_KEY: Final = 80
_MADE_KEY: Final = 60
_DRAWN: Final = frozenset({"event", "segment", "outcome", "narrative", "challenge"})
"""Kinds of which outsiders may know one and not the next, or an entry and not its title and date."""
_TEAM: Final = frozenset({"attendance", "remark", "note", "type", "relation", "measure", "report", "limit"})
"""Kinds whose keys never leave the team."""
_LETTERS: Final = "bcdfghjkmnpqrstvwxz23456789"  # no words, and none that look alike
_DRAWN_LETTERS: Final = 6


def key_problem(entry: Entry, programme: record.Programme, key: str) -> str:
    """Return why a key cannot be taken for a new entry, as a sentence; "" if it can."""
    if len(key) > _LONGEST_KEY or not re.fullmatch(r"[-a-zA-Z0-9_]+", key):
        sentence = _("“%(key)s” cannot be a short name: write up to %(most)s letters a–z, digits, - and _.")
        return sentence % {"key": key, "most": _LONGEST_KEY}
    if find_row(entry, programme, key) is not None or key in _of_merged(entry, programme):
        return _("“%(key)s” is the short name of another entry; write a new one.") % {"key": key}
    return ""


def free_key(entry: Entry, programme: record.Programme, content: Content, row: Any) -> str:
    """Return a key that no entry of its kind has; one that is taken is told apart by letters, not by a number."""
    title = _TITLES[entry.name](content, row)
    parts = [title, "" if entry.name in _DRAWN else str(content.get("date", ""))]
    made = slugify(" ".join(parts).replace("/", "-").replace("~", ""))[:_MADE_KEY].strip("-_") or entry.name
    taken = set(
        entry.model.objects.filter(programme=programme, key__startswith=made).values_list("key", flat=True)
    )
    taken |= _of_merged(entry, programme)
    if entry.name in _TEAM:
        numbered = (f"{made}-{number}" for number in count(2))
        return next(key for key in chain([made], numbered) if key not in taken)
    # The word of a kind is a word of the site, too: no name is told apart from it.
    key = "" if entry.name in _DRAWN or made == entry.name else made
    while not key or key in taken:
        key = f"{made}-{''.join(secrets.choice(_LETTERS) for _ in range(_DRAWN_LETTERS))}"
    return key


def _of_merged(entry: Entry, programme: record.Programme) -> set[str]:
    """Return the keys of entries that were merged into others: theirs again once that is taken back."""
    merged = programme.judgements.filter(kind=entry.name, verdict=Verdict.SAME, withdrawn="")
    return set(merged.values_list("other", flat=True))


def _english(text: Any) -> str:
    return choose(text, language="en")[1]


def _person_title(content: Content, _row: Any) -> str:
    names = sorted(content["names"], key=lambda name: not name["preferred"])
    return next((name["text"] for name in names if slugify(name["text"])), "")


_TITLES: Final[Mapping[str, Callable[[Content, Any], str]]] = {
    "objective": lambda content, _row: f"objective-{content['number']}",
    "outcome": lambda _content, _row: "finding",
    "narrative": lambda _content, _row: "narrative",
    "challenge": lambda _content, _row: "challenge",
    "organisation": lambda content, _row: content["name"],
    "type": lambda content, _row: _english(content["name"]),
    "limit": lambda _content, _row: "limit",
    "measure": lambda content, _row: content["measure"].replace("_", "-"),
    "relation": lambda _content, _row: "relation",
    "report": lambda content, _row: f"report {content['period']}",
    "person": _person_title,
    "conference": lambda content, _row: content["name"],
    "event": lambda _content, _row: "event",
    "contribution": lambda content, row: f"{row.event.key}-{content['person']}",
    "segment": lambda content, row: f"{row.event.key}-{content['kind']}".replace("_", "-"),
    "attendance": lambda _content, row: f"{row.event.key}-attendance",
    "remark": lambda _content, row: f"{row.event.key}-remark",
    "note": lambda _content, _row: "note",  # its words are for its team, its key is not
    "document": lambda content, _row: content["title"],
    "publication": lambda content, _row: content["title"],
    "media": lambda content, _row: _english(content["outlet"]),
    "conflict": lambda content, _row: f"{content['subject']}-{content['field']}".replace(":", "-"),
}
