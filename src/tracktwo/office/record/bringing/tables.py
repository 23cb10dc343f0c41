"""What a file says, before anybody compares it with the record: events, people at events, items of an agenda."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from tracktwo.vocabulary.errors import DataError

__all__ = ["Brought", "BroughtEvent", "BroughtPerson", "BroughtTalk", "Chosen", "Fault", "Faults", "What"]


class What(StrEnum):
    """What a file is a list of."""

    EVENTS = "events"
    PEOPLE = "people"
    TIMETABLE = "timetable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to put right in a file: where, and the sentence."""

    line: int
    column: str
    sentence: str

    def __str__(self) -> str:
        if not self.line:
            return self.sentence
        where = {"line": self.line, "column": self.column, "sentence": self.sentence}
        if not self.column:
            return _("Line %(line)s: %(sentence)s") % where
        return _("Line %(line)s, column %(column)s: %(sentence)s") % where


class Faults(DataError):  # noqa: N818 -- reads as what it is: the file has faults
    """A file cannot be brought in as it is; ``faults`` says why, all of it at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(" ".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtEvent:
    """An event as a file has it; ``values`` are the fields it says something of, each as the record keeps it."""

    line: int
    key: str
    kind: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtPerson:
    """A person on a list of an event as a file has it; ``person`` is their key, where the file gives one."""

    line: int
    event: str
    name: str
    person: str = ""
    family: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtTalk:
    """An item of an agenda as a timetable has it; ``guid`` is its name there, the same in every edition."""

    line: int
    guid: str
    values: Mapping[str, Any]
    people: tuple[str, ...] = ()
    is_unrecorded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What a file says, whole."""

    what: What
    events: tuple[BroughtEvent, ...] = ()
    people: tuple[BroughtPerson, ...] = ()
    talks: tuple[BroughtTalk, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What no timetable says and a person adds: which event it is, or what a new one is; the side of each name."""

    event: str = ""
    kind: str = ""
    status: str = ""
    sides: Mapping[str, str] = field(default_factory=dict)
