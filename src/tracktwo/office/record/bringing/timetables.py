"""A timetable as frab and pretalx write it, in JSON or XML: one event, its items, and the names of who is in them.

Descriptions, biographies, pictures and links are not taken: they are nobody's printed list. That somebody is not to be
recorded is; which side somebody is on, and what may be said of it outside, stands in no timetable.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from xml.parsers import expat

from django.utils.translation import gettext as _

from tracktwo.office.record.bringing.cells import Unkept, cell_value, plain
from tracktwo.office.record.bringing.tables import Brought, BroughtEvent, BroughtTalk, Fault, Faults, What
from tracktwo.office.record.entries import ENTRIES
from tracktwo.office.record.kinds import SegmentKind
from tracktwo.vocabulary.errors import FileError
from tracktwo.vocabulary.languages import is_language_tag

__all__ = ["read_json", "read_xml", "segment_key"]

_DEEPEST: Final = 20
_MOST_TALKS: Final = 1_000
_LONGEST_TITLE: Final = 300
_LONGEST_SESSION: Final = 200
_KINDS: Final = {
    "opening": SegmentKind.OPENING,
    "opening remarks": SegmentKind.OPENING,
    "closing": SegmentKind.CLOSING,
    "closing remarks": SegmentKind.CLOSING,
    "panel": SegmentKind.PANEL,
    "podium": SegmentKind.PANEL,
    "panel discussion": SegmentKind.PANEL,
    "interview": SegmentKind.INTERVIEW,
    "q&a": SegmentKind.Q_AND_A,
    "q_and_a": SegmentKind.Q_AND_A,
    "launch": SegmentKind.LAUNCH,
    "break": SegmentKind.BREAK,
    "lunch": SegmentKind.BREAK,
}
"""What kinds of item are called there; anything else is a talk, and a person looks at it."""

Told = Mapping[str, Any]


def read_json(text: str, *, languages: Sequence[str]) -> Brought:
    """Return what a timetable in JSON says.

    Raises: FileError if it is none; Faults if something in it cannot be kept.
    """
    try:
        file = json.loads(text)
    except json.JSONDecodeError as error:
        raise FileError(
            _("The file is not JSON: line %(line)s, column %(column)s cannot be read. Export it again.")
            % {"line": error.lineno, "column": error.colno}
        ) from error
    except (RecursionError, ValueError) as error:
        raise FileError(
            _("The file is no timetable: it is nested too deeply, or has a number too long.")
        ) from error
    conference = _part(_part(file, "schedule"), "conference")
    days = [
        (_words(day.get("date")), room, talk)
        for day in _parts(conference, "days")
        for room, talks in _part(day, "rooms").items()
        for talk in (talks if isinstance(talks, list) else [])
    ]
    return _brought(conference, days, languages=languages)


def read_xml(text: str, *, languages: Sequence[str]) -> Brought:
    """Return what a timetable in XML says.

    Raises: FileError if it is none, or declares entities; Faults if something in it cannot be kept.
    """
    root = _tree(text)
    if root.tag != "schedule":
        raise _no_timetable()
    conference = next(
        (child for child in root.children if child.tag == "conference"), _Node("conference", {})
    )
    days = [
        (day.attributes.get("date", ""), room.attributes.get("name", ""), _talk_of(event))
        for day in root.children
        if day.tag == "day"
        for room in day.children
        if room.tag == "room"
        for event in room.children
        if event.tag == "event"
    ]
    return _brought({child.tag: child.text for child in conference.children}, days, languages=languages)


class _Node:
    """An element of XML: its name, attributes, text and children."""

    def __init__(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.tag, self.attributes, self.text = tag, attributes, ""
        self.children: list[_Node] = []

    def first(self, tag: str) -> "_Node":
        """Return the first child of a name; an empty one where there is none."""
        return next((child for child in self.children if child.tag == tag), _Node(tag, {}))


def _tree(text: str) -> _Node:
    parser = expat.ParserCreate(encoding="utf-8")
    parser.buffer_text = True
    stack = [_Node("", {})]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise FileError(_("The file is no timetable: it is nested too deeply, or has a number too long."))
        node = _Node(tag, attributes)
        stack[-1].children.append(node)
        stack.append(node)

    def data(words: str) -> None:
        stack[-1].text += words

    def declared(*_declaration: object) -> None:
        raise FileError(_("The file declares entities of its own, which no timetable does; it is not read."))

    parser.StartElementHandler, parser.CharacterDataHandler = start, data
    parser.EndElementHandler = lambda _tag: stack.pop()
    parser.StartDoctypeDeclHandler = declared
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 -- the signature of expat
    except expat.ExpatError as error:
        raise FileError(
            _("The file is not XML: line %(line)s, column %(column)s cannot be read. Export it again.")
            % {"line": error.lineno, "column": error.offset + 1}
        ) from error
    return stack[0].children[0]


def _talk_of(event: _Node) -> Told:
    """Return an item of XML as JSON has it."""
    told: dict[str, Any] = {child.tag: child.text.strip() for child in event.children}
    told |= event.attributes
    told["persons"] = [
        {"name": each.text} for each in event.first("persons").children if each.tag == "person"
    ]
    told["do_not_record"] = plain(event.first("recording").first("optout").text) == "true"
    return told


def _brought(conference: Told, days: Sequence[tuple[str, str, Any]], *, languages: Sequence[str]) -> Brought:
    talks = [(day, room, talk) for day, room, talk in days if isinstance(talk, Mapping)]
    if not talks or len(talks) < len(days):
        raise _no_timetable()
    if len(talks) > _MOST_TALKS:
        raise FileError(_("The file has more than %(most)s rows; divide it.") % {"most": _MOST_TALKS})
    faults: list[Fault] = []
    title = _words(conference.get("title"))
    language = languages[0] if languages else "en"
    event = BroughtEvent(
        line=1,
        key=_key("event", _words(conference.get("acronym")) or title),
        values=dict(_date(conference, faults)),
        names={language: title[:_LONGEST_TITLE]} if title else {},
    )
    ordered = sorted(enumerate(talks), key=lambda each: (each[1][0], _start(each[1][2]), each[0]))
    many = len({day for day, _room, _told in talks}) > 1, len({room for _day, room, _told in talks}) > 1
    made = [
        _talk(line, talk, _session(talk, day=day * many[0], room=room * many[1]), language, faults)
        for line, (_place, (day, room, talk)) in enumerate(ordered, start=1)
    ]
    if faults:
        raise Faults(faults)
    return Brought(what=What.TIMETABLE, events=(event,), talks=tuple(made))


def _talk(line: int, told: Told, session: str, language: str, faults: list[Fault]) -> BroughtTalk:
    kind = ENTRIES["segment"].kind
    values: dict[str, Any] = {
        "kind": _KINDS.get(plain(_words(told.get("type"))), SegmentKind.TALK).value,
        "session": session[:_LONGEST_SESSION],
    }
    spoken = _words(told.get("language"))
    values["language"] = spoken if is_language_tag(spoken) else language
    for name, text in (("title", _words(told.get("title"))), ("starts", _start(told))):
        try:
            values[name] = cell_value(text, kind=kind, name=name) if text else ""
        except Unkept as error:
            faults.append(Fault(line=line, column=name, sentence=str(error)))
    minutes = _minutes(_words(told.get("duration")))
    if minutes is None and _words(told.get("duration")):
        sentence = _("“%(text)s” is not a length; it is written as hours and minutes, such as 0:45.")
        faults.append(Fault(line=line, column="duration", sentence=sentence % {"text": told["duration"]}))
    return BroughtTalk(
        line=line,
        guid=_guid(told, title=values.get("title", "")),
        values={**values, "minutes": minutes},
        people=tuple(dict.fromkeys(_people(told, line=line, faults=faults))),
        is_unrecorded=told.get("do_not_record") is True,
    )


def _people(told: Told, *, line: int, faults: list[Fault]) -> Iterator[str]:
    kind = ENTRIES["contribution"].kind
    persons = told.get("persons")
    for each in persons if isinstance(persons, list) else ():
        name = _words(each.get("public_name") or each.get("name")) if isinstance(each, Mapping) else ""
        try:
            name = cell_value(name, kind=kind, name="name_as_printed")
        except Unkept as error:
            faults.append(Fault(line=line, column="persons", sentence=str(error)))
        if name:
            yield name


def _guid(told: Told, *, title: str) -> str:
    """Return the name of an item that is the same in every edition of a timetable."""
    return next((text for name in ("guid", "code", "id", "slug") if (text := _words(told.get(name)))), title)


def segment_key(guid: str) -> str:
    """Return the key of the item of an agenda that a timetable's item is kept as; it tells nothing."""
    return _key("item", guid)


def _key(what: str, name: str) -> str:
    return f"{what}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def _date(conference: Told, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    first, last = (_words(conference.get(name))[:10] for name in ("start", "end"))
    text = first if last in ("", first) else f"{first}/{last}"
    if text:
        try:
            yield "date", cell_value(text, kind=ENTRIES["event"].kind, name="date")
        except Unkept as error:
            faults.append(Fault(line=0, column="start", sentence=str(error)))


def _start(told: Told) -> str:
    return _words(told.get("start"))[:5].removesuffix(":")


def _session(told: Told, *, day: str, room: str) -> str:
    return " · ".join(filter(None, (day, room, _words(told.get("track")))))


def _minutes(text: str) -> int | None:
    """Return a length of hours and minutes in minutes; None if it is none."""
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and len(text) <= len("000:00")):
        return None
    return int(hours) * 60 + int(minutes)


def _words(value: Any) -> str:
    """Return a value as one line of text; nothing for what is none."""
    if isinstance(value, Mapping):
        # pretalx writes what is in several languages as such.
        value = next((text for text in value.values() if text), "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(str(value).split())


def _part(value: Any, name: str) -> Told:
    part = value.get(name) if isinstance(value, Mapping) else None
    if not isinstance(part, Mapping):
        raise _no_timetable()
    return part


def _parts(value: Told, name: str) -> list[Told]:
    parts = value.get(name)
    if not isinstance(parts, list) or not all(isinstance(part, Mapping) for part in parts):
        raise _no_timetable()
    return parts


def _no_timetable() -> FileError:
    return FileError(
        _(
            "The file is no timetable as frab or pretalx write it, or has no item; export it there as a schedule."
        )
    )
