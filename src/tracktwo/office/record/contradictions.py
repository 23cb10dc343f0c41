"""What the content of an entry may not say of itself and of the rows around it, written once.

A form and a programme file hold the same content: fields as plain values, lists of rows as lists of the same,
references by key. Each check yields what it found, and raises nothing and says nothing: ``checks`` says it
beside the field of a form, ``exchange.checks`` at the place in a file.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Final

from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import RelationKind
from tracktwo.vocabulary.names import NameOrder, PersonName

__all__ = [
    "EVIDENCE_KINDS",
    "TAGGED_KINDS",
    "Contradiction",
    "Fault",
    "circle",
    "of_attendance",
    "of_challenge",
    "of_conflict",
    "of_event",
    "of_evidence",
    "of_note",
    "of_passage",
    "of_person",
    "of_programme",
    "of_publication",
    "of_relation",
    "of_remark",
    "of_segment",
    "of_topic",
    "of_type",
    "repetitions",
    "said_once",
    "shared_name",
]

Content = Mapping[str, Any]


class Fault(Enum):
    """What can be wrong."""

    REPEATED = auto()
    UNKNOWN_LANGUAGE = auto()
    NO_NAME = auto()
    NOT_ONE_PREFERRED = auto()
    FAMILY_NAME = auto()
    PREFERRED_TWICE = auto()
    STRANGER = auto()
    NOBODY = auto()
    NO_SUBJECT = auto()
    FEW_VALUES = auto()
    CHOSEN_TWICE = auto()
    BACKWARDS = auto()
    PAST_END = auto()
    NO_GIVER = auto()
    ITSELF = auto()
    NO_SUPPORT = auto()
    ONE_SIDE = auto()
    NO_EVIDENCE = auto()
    NOT_SHARED = auto()
    NO_ADDRESS = auto()
    NO_WAY_THERE = auto()
    NO_TAG = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """One fault: the field or list it is in, for a list the row, from 0, and what a sentence names."""

    fault: Fault
    field: str
    row: int | None = None
    words: Mapping[str, Any]


Found = Iterator[Contradiction]


def said_once(name: str, rows: str) -> Sequence[str]:
    """Return the columns in which the rows of an entry's list may not say the same twice; none where they may."""
    return _ONCE.get(name, {}).get(rows, ())


def repetitions(name: str, content: Content) -> Found:
    """Yield the rows of an entry's lists that say the same as an earlier one; ``name`` is the entry's kind."""
    for rows, columns in _ONCE.get(name, {}).items():
        for place, earlier in _repeated(content.get(rows, ()), columns):
            yield Contradiction(
                fault=Fault.REPEATED, field=rows, row=place, words={"columns": columns, "earlier": earlier}
            )


def of_programme(content: Content) -> Found:
    """Yield what is wrong with a programme's languages."""
    for place, tag in enumerate(content["unchecked_languages"]):
        if tag not in content["languages"]:
            yield Contradiction(
                fault=Fault.UNKNOWN_LANGUAGE, field="unchecked_languages", row=place, words={"tag": tag}
            )


def shared_name(name: Mapping[str, str], other: Mapping[str, str]) -> str:
    """Return a name that two sides would both be shown with, in whatever languages; "" if there is none."""
    taken = {_alike(text) for text in other.values()}
    return next((text for text in name.values() if _alike(text) in taken), "")


def circle(parents: Mapping[str, str | None]) -> str:
    """Return an organisation that comes to be its own parent, from key → key of the parent; "" if none does."""
    clear: set[str] = set()
    for start in parents:
        line: set[str] = set()
        key: str | None = start
        while key and key in parents and key not in clear and key not in line:
            line.add(key)
            key = parents[key]
        if key and key in line:
            return key
        clear |= line
    return ""


def of_person(content: Content) -> Found:
    """Yield what is wrong with the names of a person."""
    names = content["names"]
    preferred = [place for place, name in enumerate(names) if name["preferred"]]
    if len(preferred) != 1:
        yield Contradiction(
            fault=Fault.NOT_ONE_PREFERRED if names else Fault.NO_NAME,
            field="names",
            row=preferred[1] if preferred else None,
            words={"count": len(preferred)},
        )
    for place, name in enumerate(names):
        reason = _no_name(name)
        if reason:
            words = {"family": name["family"], "name": name["text"], "reason": reason}
            yield Contradiction(fault=Fault.FAMILY_NAME, field="names", row=place, words=words)


def of_event(content: Content) -> Found:
    """Yield what is wrong with the names of an event, and an address that readers cannot follow."""
    names = content["names"]
    preferred = [place for place, name in enumerate(names) if name["preferred"]]
    for place, earlier in _repeated([names[each] for each in preferred], ("language",)):
        yield Contradiction(
            fault=Fault.PREFERRED_TWICE,
            field="names",
            row=preferred[place],
            words={"earlier": preferred[earlier]},
        )
    if content["ask_at"] and not _WEB.fullmatch(content["ask_at"]):
        yield Contradiction(fault=Fault.NO_WAY_THERE, field="ask_at", words={"address": content["ask_at"]})


def of_segment(content: Content, *, people: Collection[str]) -> Found:
    """Yield the parts of an agenda item that belong to nobody among the event's people."""
    for place, part in enumerate(content["parts"]):
        if part["contribution"] not in people:
            yield Contradiction(
                fault=Fault.STRANGER, field="parts", row=place, words={"key": part["contribution"]}
            )


def of_attendance(content: Content) -> Found:
    """Yield that nobody is named who was there."""
    if not (content["person"] or content["name"].strip()):
        yield Contradiction(fault=Fault.NOBODY, field="person", words={})


def of_remark(content: Content, *, people: Collection[str]) -> Found:
    """Yield the contribution a remark names if it belongs to nobody among the event's people."""
    if content["contribution"] and content["contribution"] not in people:
        yield Contradiction(
            fault=Fault.STRANGER, field="contribution", words={"key": content["contribution"]}
        )


def of_note(content: Content, *, has_subject: bool) -> Found:
    """Yield what a note, or a reading of passages, is about if that is not there."""
    if not has_subject:
        yield Contradiction(fault=Fault.NO_SUBJECT, field="subject", words={"subject": content["subject"]})


def of_conflict(content: Content, *, has_subject: bool, lengths: Mapping[str, int | None]) -> Found:
    """Yield what is wrong with a disagreement between sources.

    Args:
        content: Its content.
        has_subject: Whether what it is about is there.
        lengths: Key of each document → its characters, where they are known.
    """
    if not has_subject:
        yield Contradiction(fault=Fault.NO_SUBJECT, field="subject", words={"subject": content["subject"]})
    values = content["values"]
    if len(values) < 2:  # noqa: PLR2004 (one reading is no disagreement)
        yield Contradiction(fault=Fault.FEW_VALUES, field="values", words={"count": len(values)})
    chosen = [place for place, value in enumerate(values) if value["chosen"]]
    if len(chosen) > 1:
        yield Contradiction(fault=Fault.CHOSEN_TWICE, field="values", row=chosen[1], words={})
    for place, value in enumerate(values):
        for found in of_passage(value, lengths=lengths):
            yield replace(found, field="values", row=place)


def of_passage(value: Content, *, lengths: Mapping[str, int | None]) -> Found:
    """Yield why a span of characters cannot be in its document."""
    start, end, length = value["start"], value["end"], lengths.get(value["document"])
    if start >= end:
        yield Contradiction(fault=Fault.BACKWARDS, field="end", words={"start": start, "end": end})
    if length is not None and end > length:
        yield Contradiction(fault=Fault.PAST_END, field="end", words={"end": end, "length": length})


def of_evidence(content: Content, *, lengths: Mapping[str, int | None]) -> Found:
    """Yield what is wrong with what a finding, narrative or challenge rests on; evidence that is gone may stand."""
    for place, row in enumerate(content["evidence"]):
        kind, _, key = row["subject"].partition(":")
        if kind not in EVIDENCE_KINDS or not key:
            words = {"subject": row["subject"]}
            yield Contradiction(fault=Fault.NO_EVIDENCE, field="evidence", row=place, words=words)
        elif row["start"] is not None or row["end"] is not None:
            span = {"document": key, "start": row["start"] or 0, "end": row["end"] or 0}
            for found in of_passage(span, lengths=lengths if kind == "document" else {}):
                yield replace(found, field="evidence", row=place)


def of_topic(content: Content) -> Found:
    """Yield what is said to be about a topic and is nothing that can be."""
    for place, row in enumerate(content["tags"]):
        kind, _colon, key = row["subject"].partition(":")
        if kind not in TAGGED_KINDS or not key:
            words = {"subject": row["subject"], "kinds": ", ".join(TAGGED_KINDS)}
            yield Contradiction(fault=Fault.NO_TAG, field="tags", row=place, words=words)


def of_publication(content: Content) -> Found:
    """Yield the addresses of a publication that are none of the web, which alone readers can follow."""
    for place, row in enumerate(content["places"]):
        if not _WEB.fullmatch(row["address"]):
            yield Contradiction(
                fault=Fault.NO_ADDRESS, field="places", row=place, words={"address": row["address"]}
            )


_WEB: Final = re.compile(r"https?://[^\s<>\"'/?#@:]+(:[0-9]{1,5})?([/?#][^\s<>\"']*)?")


def of_challenge(content: Content, *, sides: int = 2) -> Found:
    """Yield that a challenge is called shared without evidence from both sides."""
    seen = {row["side"] for row in content["evidence"] if row["side"]}
    if content["is_shared"] and len(seen) < sides:
        yield Contradiction(fault=Fault.NOT_SHARED, field="is_shared", words={})


def of_relation(content: Content, *, sides: Mapping[str, str | None]) -> Found:
    """Yield what is wrong with what an organisation is said to be to another; ``sides``: organisation → its side."""
    one, other, kind = content["one"], content["other"], content["kind"]
    if not one and not (kind == RelationKind.SUPPORTS and content["level"]):
        yield Contradiction(fault=Fault.NO_GIVER, field="one", words={})
    if one and one == other:
        yield Contradiction(fault=Fault.ITSELF, field="other", words={})
    if kind != RelationKind.SUPPORTS:
        for field in ("level", "support"):
            if content[field]:
                yield Contradiction(fault=Fault.NO_SUPPORT, field=field, words={})
    if kind == RelationKind.COUNTERPART and _on_one_side(one, other, sides):
        yield Contradiction(fault=Fault.ONE_SIDE, field="other", words={})


def of_type(content: Content, *, sides: Mapping[str, str | None]) -> Found:
    """Yield that a type is compared with one of its own side; ``sides``: type → its side."""
    counterpart = content["counterpart"]
    if counterpart and content["side"] and content["side"] == sides.get(counterpart):
        yield Contradiction(fault=Fault.ONE_SIDE, field="counterpart", words={})


def _on_one_side(one: str | None, other: str | None, sides: Mapping[str, str | None]) -> bool:
    """Return whether both are known to be of the same side."""
    side = sides.get(one or "")
    return bool(side) and side == sides.get(other or "")


def _repeated(rows: Sequence[Content], columns: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield each row that says the same in some columns as an earlier one, and the first that does."""
    seen: dict[tuple[Any, ...], int] = {}
    for place, row in enumerate(rows):
        earlier = seen.setdefault(tuple(row[column] for column in columns), place)
        if earlier != place:
            yield place, earlier


def _alike(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _no_name(name: Content) -> str:
    """Return why a form of a name is none; "" if it is one."""
    try:
        PersonName(
            text=name["text"],
            language=name["language"],
            family=name["family"] or None,
            given=name["given"] or None,
            order=NameOrder(name["order"]),
        )
    except DataError as error:
        return str(error)
    return ""


TAGGED_KINDS: Final = ("event", "segment", "outcome", "narrative", "challenge", "question", "statement")
"""What can be about a topic."""
EVIDENCE_KINDS: Final = frozenset({"event", "document", "publication", "result", "answer"})
"""What can be evidence, as it stands before the colon."""
_AS_EVIDENCE: Final = ("subject", "side", "start", "end")
_ONCE: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "outcome": {"evidence": _AS_EVIDENCE},
    "narrative": {"evidence": _AS_EVIDENCE},
    "challenge": {"evidence": _AS_EVIDENCE},
    "programme": {"partners": ("organisation",)},
    "event": {
        "clocks": ("zone",),
        "presences": ("side",),
        "organisers": ("organisation", "role"),
        "agendas": ("number",),
    },
    "lesson": {"uses": ("event",)},
    "topic": {"tags": ("subject",)},
    "segment": {"parts": ("contribution", "role"), "subtitles": ("language",)},
    "contribution": {"affiliations": ("organisation",)},
    "publication": {
        "links": ("event", "link"),
        "permissions": ("person",),
        "places": ("address", "side"),
    },
    "organisation": {"types": ("type", "date")},
}
