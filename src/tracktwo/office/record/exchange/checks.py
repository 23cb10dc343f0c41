"""What the rows of a programme file are to each other: keys once, references that lead on, two sides.

What a form is held to as well is found by ``contradictions``, and refused here at its place in the file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db import models

from tracktwo.office.questions.kinds import GapState, State
from tracktwo.office.record import contradictions
from tracktwo.office.record import models as record
from tracktwo.office.record.contradictions import Contradiction, Fault, shared_name
from tracktwo.office.record.exchange.format import SUBJECTS, Shape, field_of
from tracktwo.office.record.exchange.reading import Entry
from tracktwo.office.record.exchange.values import refuse, shown
from tracktwo.office.record.queries import RESERVED_KEYS

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
    programme = replace(programme, children={"partners": lists["partners"]})
    _refuse_first(programme, contradictions.of_programme(programme.values))
    _check_parents(lists["organisations"])
    rows = [programme, *walk(entry for entries in lists.values() for entry in entries)]
    keys = _keys(rows)
    for row in rows:
        for referring in (row, *row.citations):
            _check_references(referring, keys)
    _check_sector(lists)
    _check_balance_notes(lists["balance_notes"])
    _check_side_notes(lists["side_notes"])
    _check_gaps(lists["gaps"])
    _check_questions(lists["questions"])
    lengths = {key: row.values["characters"] for key, row in keys.get(record.Document, {}).items()}
    for row in rows:
        for passage in row.citations:
            _refuse_first(passage, contradictions.of_passage(passage.values, lengths=lengths))
        _check_row(row, keys, lengths)
        name = row.kind.subject or row.kind.model.__name__.lower()
        _refuse_first(row, contradictions.repetitions(name, _content(row)))


def walk(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield rows level by level: the rows given, then the rows inside them, then the rows inside those."""
    level = list(entries)
    while level:
        yield from level
        # List by list, not row by row: a remark names a contribution, so all of these come first.
        names = dict.fromkeys(name for entry in level for name in entry.children)
        level = [child for name in names for entry in level for child in entry.children.get(name, ())]


def _check_key(programme: Entry) -> None:
    key = programme.values["key"]
    if key in RESERVED_KEYS:
        refuse("programme.key", f"“{key}” is an address of the office itself; choose another key.")


def _check_sides(sides: Sequence[Entry]) -> None:
    if len(sides) != 2:  # noqa: PLR2004 (a programme is two-sided)
        refuse("sides", f"a programme has exactly two sides, found {len(sides)}; describe both and no more.")
    name = shared_name(sides[1].values["name"], sides[0].values["name"])
    if name:
        refuse(f"{sides[1].path}.name", f"“{name}” is the other side's name; give each a name of its own.")
    if sides[0].values["mark"] == sides[1].values["mark"]:
        refuse(
            f"{sides[1].path}.mark",
            f"“{sides[1].values['mark']}” is the other side's mark; give one circle and the other diamond.",
        )


def _check_versions(documents: Sequence[Entry]) -> None:
    key = contradictions.circle({row.key: row.values["replaces"] for row in documents})
    for row in documents:
        if key and row.key == key:
            refuse(f"{row.path}.replaces", "a document comes to replace itself; break the circle here.")


def _check_parents(organisations: Sequence[Entry]) -> None:
    key = contradictions.circle({row.key: row.values["parent"] for row in organisations})
    for row in organisations:
        if key and row.key == key:
            refuse(
                f"{row.path}.parent",
                "an organisation comes to be its own parent; break the circle here.",
            )


def _check_balance_notes(notes: Sequence[Entry]) -> None:
    seen: set[str] = set()
    for row in notes:
        measure = row.values["measure"]
        if measure in seen:
            refuse(f"{row.path}.measure", f"there is a note on {shown(measure)} above; keep one of the two.")
        seen.add(measure)


def _check_side_notes(notes: Sequence[Entry]) -> None:
    seen: set[tuple[str, str]] = set()
    for row in notes:
        about = row.values["subject"], row.values["side"]
        if about in seen:
            refuse(f"{row.path}.side", f"{shown(about[1])} has a note on this above; keep one of the two.")
        seen.add(about)


def _check_gaps(gaps: Sequence[Entry]) -> None:
    for row in gaps:
        if row.values["state"] != GapState.OPEN and not (row.values["document"] or row.values["printed"]):
            refuse(
                f"{row.path}.printed",
                "a gap closes with an answer or a source; name a document, write where it is printed, or "
                "answer: and the answer's key.",
            )


def _check_questions(questions: Sequence[Entry]) -> None:
    """Refuse drafts, which are a side's own, and answers a side gives itself or that share a number."""
    for row in questions:
        if not row.values["asked_on"] or row.values["state"] == State.DRAFT:
            refuse(f"{row.path}.asked_on", "a draft is its side's own and in no file; say when it was asked.")
        for answer in row.children["answers"]:
            if not answer.values["given_on"]:
                refuse(f"{answer.path}.given_on", "a draft is its side's own; say when it was given.")
            if answer.values["side"] == row.values["side"]:
                refuse(f"{answer.path}.side", "the side that asked does not answer; name the other.")
        _check_numbers(row.children["answers"])


def _check_numbers(rows: Sequence[Entry]) -> None:
    seen: set[int] = set()
    for row in rows:
        number = row.values["number"]
        if number in seen:
            refuse(f"{row.path}.number", f"{number} stands above already; give each its own.")
        seen.add(number)


def _check_sector(lists: Mapping[str, Sequence[Entry]]) -> None:
    """Refuse types and relations that cannot be."""
    of_types, of_organisations = (
        {row.key: row.values["side"] for row in lists[name]} for name in ("types", "organisations")
    )
    for row in lists["types"]:
        _refuse_first(row, contradictions.of_type(row.values, sides=of_types))
    for row in lists["relations"]:
        _refuse_first(row, contradictions.of_relation(row.values, sides=of_organisations))


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


def _check_row(row: Entry, keys: Keys, lengths: Mapping[str, int | None]) -> None:  # noqa: C901 -- one line a kind
    """Refuse what a person, an event with all that is in it, a conflict, a note or a reading says against itself."""
    content = _content(row)
    if row.kind.model is record.Person:
        _refuse_first(row, contradictions.of_person(content))
    elif row.kind.model is record.Event:
        if content["twin"] == row.key:
            refuse(f"{row.path}.twin", "an event is not its own twin; name the other event or leave it out.")
        _check_numbers(row.children["debrief"])
        people = {contribution.key for contribution in row.children["contributions"]}
        for segment in row.children["segments"]:
            _refuse_first(segment, contradictions.of_segment(_content(segment), people=people))
        for attendance in row.children["attendance"]:
            _refuse_first(attendance, contradictions.of_attendance(_content(attendance)))
        for remark in row.children["remarks"]:
            _refuse_first(remark, contradictions.of_remark(_content(remark), people=people))
        _refuse_first(row, contradictions.of_event(content))
    elif row.kind.model in {record.Outcome, record.Narrative, record.Challenge}:
        _refuse_first(row, contradictions.of_evidence(content, lengths=lengths))
        if row.kind.model is record.Challenge:
            _refuse_first(row, contradictions.of_challenge(content))
    elif row.kind.model is record.Topic:
        _refuse_first(row, contradictions.of_topic(content))
    elif row.kind.model is record.Publication:
        _refuse_first(row, contradictions.of_publication(content))
    elif row.kind.model is record.Conflict:
        has_subject = _has_subject(row, keys)
        _refuse_first(row, contradictions.of_conflict(content, has_subject=has_subject, lengths=lengths))
    elif row.kind.model in {record.Note, record.FactReading}:
        _refuse_first(row, contradictions.of_note(content, has_subject=_has_subject(row, keys)))


def _has_subject(row: Entry, keys: Keys) -> bool:
    kind, _, key = row.values["subject"].partition(":")
    return kind in SUBJECTS and key in keys.get(SUBJECTS[kind], {})


def _content(row: Entry) -> Mapping[str, Any]:
    """Return a row as a form holds it: its fields, and its lists as rows of fields."""
    return {**row.values, **{name: [child.values for child in row.children[name]] for name in row.children}}


def _refuse_first(row: Entry, found: Iterable[Contradiction]) -> None:
    """Refuse the first of what contradicts itself in a row, at its place in the file."""
    for each in found:
        end, sentence = _SENTENCES[each.fault]
        words: dict[str, Any] = {
            name: shown(word) if name in _SHOWN else word for name, word in each.words.items()
        }
        if "earlier" in words:
            words["earlier"] = row.children[each.field][each.words["earlier"]].path
        if "columns" in words:
            words["columns"] = " and ".join(words["columns"])
        refuse(_place(row, each) + (end if each.row is not None else ""), sentence.format(**words))


def _place(row: Entry, found: Contradiction) -> str:
    if found.row is None:
        return f"{row.path}.{found.field}"
    if found.field in row.children:
        return row.children[found.field][found.row].path
    return f"{row.path}.{found.field}[{found.row}]"


_SHOWN: Final = ("key", "subject")
"""Words that stand in a sentence as ``shown`` writes what the file says."""
_ONE_NAME: Final = ("", "a person has exactly one preferred name, found {count}; mark one and no more.")
_SENTENCES: Final[Mapping[Fault, tuple[str, str]]] = {
    Fault.REPEATED: ("", "says the same {columns} as {earlier}; keep one."),
    Fault.UNKNOWN_LANGUAGE: (
        "",
        "“{tag}” is not a language of the programme; add it to languages or delete it here.",
    ),
    Fault.NO_NAME: _ONE_NAME,
    Fault.NOT_ONE_PREFERRED: _ONE_NAME,
    Fault.FAMILY_NAME: ("", "{reason}"),
    Fault.PREFERRED_TWICE: ("", "says the same language and preferred as {earlier}; keep one."),
    Fault.STRANGER: (
        ".contribution",
        "{key} is no contribution of this event; name one of its contributions or add it.",
    ),
    Fault.NOBODY: ("", "names nobody; give the key of a person, or a name."),
    Fault.NO_SUBJECT: (
        "",
        "{subject} is no row of the file; expected a kind and a key, such as event:spring.",
    ),
    Fault.FEW_VALUES: ("", "a conflict has two readings or more, found {count}."),
    Fault.CHOSEN_TWICE: (".chosen", "another value is chosen already; choose one, or none."),
    Fault.NO_GIVER: ("", "nobody is named; give an organisation, or for support a level of government."),
    Fault.ITSELF: ("", "an organisation has no relation to itself; name another."),
    Fault.NO_SUPPORT: ("", "only a relation of the kind supports has this field; leave it out."),
    Fault.ONE_SIDE: ("", "counterparts are of two sides, and both of these are of one; name another."),
    Fault.NO_EVIDENCE: (
        ".subject",
        "{subject} is no evidence; expected event, document, publication, result or answer, a colon and a key.",
    ),
    Fault.NOT_SHARED: (
        "",
        "a challenge is shared only with evidence from both sides; name the side of each, or leave this out.",
    ),
    Fault.NO_ADDRESS: (
        ".address",
        "“{address}” is no address of the web; expected one that begins with https:// or http://.",
    ),
    Fault.NO_WAY_THERE: (
        "",
        "“{address}” is no address of the web; expected one that begins with https:// or http://.",
    ),
    Fault.NO_TAG: (
        "",
        "{subject} cannot be about a topic; expected {kinds}, a colon and a key.",
    ),
    Fault.BACKWARDS: (
        ".end",
        "{end} is not after its start {start}; a passage has a character or more.",
    ),
    Fault.PAST_END: (
        ".end",
        "{end} is past the end of the document, which has {length} characters; correct the span.",
    ),
}
"""Fault → where in the row of a list it is, and the sentence about it."""
