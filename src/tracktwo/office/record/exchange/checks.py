"""What the rows of a programme file are to each other: keys once, references that lead on, two sides."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.db import models

from tracktwo.office.record import models as record
from tracktwo.office.record.exchange.format import SUBJECTS, Shape, field_of
from tracktwo.office.record.exchange.reading import Entry
from tracktwo.office.record.exchange.values import refuse, shown
from tracktwo.office.record.queries import RESERVED_KEYS
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.names import NameOrder, PersonName

__all__ = ["check", "walk"]

Keys = Mapping[type[models.Model], Mapping[str, Entry]]
"""Every row that has a key, by model and key."""


def check(programme: Entry, lists: Mapping[str, Sequence[Entry]]) -> None:
    """Refuse a file whose rows contradict each other.

    Raises:
        DataError: With the place of the first contradiction, what was expected and what to do.
    """
    _check_sides(lists["sides"])
    _check_key(programme)
    _check_languages(programme)
    _check_parents(lists["organisations"])
    rows = [programme, *walk(entry for entries in lists.values() for entry in entries)]
    keys = _keys(rows)
    for row in rows:
        for referring in (row, *row.citations):
            _check_references(referring, keys)
    for row in rows:
        for passage in row.citations:
            _check_passage(passage, keys)
        for check_row in _CHECKS.get(row.kind.model, ()):
            check_row(row, keys)
        for name, fields in _ONCE.get(row.kind.model, {}).items():
            _check_once(row.children[name], fields)
    _check_once(lists["partners"], ("organisation",))


def walk(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield rows level by level: the rows given, then the rows inside them, then the rows inside those."""
    level = list(entries)
    while level:
        yield from level
        level = [child for entry in level for children in entry.children.values() for child in children]


def _check_key(programme: Entry) -> None:
    key = programme.values["key"]
    if key in RESERVED_KEYS:
        refuse("programme.key", f"“{key}” is an address of the office itself; choose another key.")


def _check_sides(sides: Sequence[Entry]) -> None:
    if len(sides) != 2:  # noqa: PLR2004 (a programme is two-sided)
        refuse("sides", f"a programme has exactly two sides, found {len(sides)}; describe both and no more.")
    if sides[0].values["mark"] == sides[1].values["mark"]:
        refuse(
            f"{sides[1].path}.mark",
            f"“{sides[1].values['mark']}” is the other side's mark; give one circle and the other diamond.",
        )


def _check_languages(programme: Entry) -> None:
    for place, tag in enumerate(programme.values["unchecked_languages"]):
        if tag not in programme.values["languages"]:
            refuse(
                f"programme.unchecked_languages[{place}]",
                f"“{tag}” is not a language of the programme; add it to languages or delete it here.",
            )


def _check_parents(organisations: Sequence[Entry]) -> None:
    rows = {row.key: row for row in organisations}
    clear: set[str] = set()
    for row in organisations:
        line: set[str] = set()
        key = row.key
        while key in rows and key not in clear and key not in line:
            line.add(key)
            key = rows[key].values["parent"]
        if key in line:
            refuse(
                f"{rows[key].path}.parent",
                "an organisation comes to be its own parent; break the circle here.",
            )
        clear |= line


def _keys(rows: Iterable[Entry]) -> Keys:
    keys: dict[type[models.Model], dict[str, Entry]] = {}
    for row in rows:
        if not row.key:
            continue
        known = keys.setdefault(row.kind.model, {})
        if row.key in known:
            refuse(
                f"{row.path}.key",
                f"“{row.key}” is already the key of {known[row.key].path}; give each its own.",
            )
        known[row.key] = row
    return keys


def _check_references(row: Entry, keys: Keys) -> None:
    for name, value in row.values.items():
        field = field_of(row.kind.model, name)
        if field.target is None or not value:
            continue
        known = keys.get(field.target, {})
        several = field.shape is Shape.REFERENCES
        for place, key in enumerate(value if several else [value]):
            if key not in known:
                where = row.path if row.kind.flat else f"{row.path}.{name}"
                word = field.target._meta.verbose_name  # noqa: SLF001 (Django's documented way to ask)
                refuse(
                    f"{where}[{place}]" if several else where,
                    f"there is no {word} with the key {shown(key)} in the file; add it or correct the key.",
                )


def _check_passage(row: Entry, keys: Keys) -> None:
    """Check a citation or a conflict's value: a span that can be in its document."""
    start, end = row.values["start"], row.values["end"]
    if start >= end:
        refuse(f"{row.path}.end", f"{end} is not after its start {start}; a passage has a character or more.")
    characters = keys[record.Document][row.values["document"]].values["characters"]
    if characters is not None and end > characters:
        refuse(
            f"{row.path}.end",
            f"{end} is past the end of the document, which has {characters} characters; correct the span.",
        )


def _check_once(rows: Sequence[Entry], fields: Sequence[str]) -> None:
    """Check that no two rows of a list are the same in some fields."""
    seen: dict[tuple[Any, ...], str] = {}
    for row in rows:
        values = tuple(row.values[name] for name in fields)
        if values in seen:
            refuse(row.path, f"says the same {' and '.join(fields)} as {seen[values]}; keep one.")
        seen[values] = row.path


def _check_person(row: Entry, _keys: Keys) -> None:
    names = row.children["names"]
    chosen = [name for name in names if name.values["preferred"]]
    if len(chosen) != 1:
        refuse(
            chosen[1].path if chosen else f"{row.path}.names",
            f"a person has exactly one preferred name, found {len(chosen)}; mark one and no more.",
        )
    for name in names:
        values = name.values
        try:
            PersonName(
                text=values["text"],
                language=values["language"],
                family=values["family"] or None,
                given=values["given"] or None,
                order=NameOrder(values["order"]),
            )
        except DataError as error:
            refuse(name.path, str(error))


def _check_event(row: Entry, _keys: Keys) -> None:
    if row.values["twin"] == row.key:
        refuse(f"{row.path}.twin", "an event is not its own twin; name the other event or leave it out.")
    own = {contribution.key for contribution in row.children["contributions"]}
    for segment in row.children["segments"]:
        for part in segment.children["parts"]:
            if part.values["contribution"] not in own:
                refuse(
                    f"{part.path}.contribution",
                    f"{shown(part.values['contribution'])} is no contribution of this event; "
                    "name one of its contributions or add it.",
                )
    _check_once(
        [name for name in row.children["names"] if name.values["preferred"]], ("language", "preferred")
    )


def _check_conflict(row: Entry, keys: Keys) -> None:
    kind, _, key = row.values["subject"].partition(":")
    if kind not in SUBJECTS or key not in keys.get(SUBJECTS[kind], {}):
        subject = shown(row.values["subject"])
        refuse(
            f"{row.path}.subject",
            f"{subject} is no row of the file; expected a kind and a key, such as event:spring.",
        )
    values = row.children["values"]
    if len(values) < 2:  # noqa: PLR2004 (one reading is no disagreement)
        refuse(f"{row.path}.values", f"a conflict has two readings or more, found {len(values)}.")
    chosen = [value for value in values if value.values["chosen"]]
    if len(chosen) > 1:
        refuse(f"{chosen[1].path}.chosen", "another value is chosen already; choose one, or none.")
    for value in values:
        _check_passage(value, keys)


_CHECKS: Final[Mapping[type[models.Model], Sequence[Callable[[Entry, Keys], None]]]] = {
    record.Person: (_check_person,),
    record.Event: (_check_event,),
    record.Conflict: (_check_conflict,),
}
_ONCE: Final[Mapping[type[models.Model], Mapping[str, Sequence[str]]]] = {
    record.Event: {"presences": ("side",), "organisers": ("organisation", "role")},
    record.Segment: {"parts": ("contribution", "role")},
    record.Contribution: {"affiliations": ("organisation",)},
    record.Publication: {"links": ("event", "link")},
}
