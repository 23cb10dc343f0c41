"""What would be done with each line of a file: add, change, or nothing, as it is on record already."""

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from tracktwo.office.record.entries import Content, Entry

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

__all__ = ["Change", "Deed", "Line", "Proposal"]


class Deed(StrEnum):
    """What would be done with what a line says."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One value: what it is called, what stands on record (nothing for something new), what would."""

    label: "StrOrPromise"
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry of the record that a line of the file is about.

    Args:
        number: The line, or the place in a timetable; 0 for what all of the file is about.
        deed: What would be done.
        entry: What kind of entry it is.
        title: What it is called, as the file has it.
        changes: What would be new or different.
        content: The whole entry as it would be.
        key: Its key; "" to have one made.
        token: What other lines call it until it has its key.
        event: The key of the event it belongs to, if it does to one.
        kind: For a new event, its kind.
        opened_at: The state of an entry on record that the comparison was made with.
    """

    number: int
    deed: Deed
    entry: Entry
    title: str
    changes: tuple[Change, ...] = ()
    content: Content = field(default_factory=dict)
    key: str = ""
    token: str = ""
    event: str = ""
    kind: str = ""
    opened_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a file would do, in the order in which it would be done, and whom it could not place."""

    lines: tuple[Line, ...]
    unplaced: tuple[str, ...] = ()

    @property
    def to_write(self) -> tuple[Line, ...]:
        """Return the lines that add or change something."""
        return tuple(line for line in self.lines if line.deed is not Deed.SAME)

    @property
    def seen(self) -> str:
        """Return a fingerprint: the same as long as file and record would come to the same."""
        told = [
            (each.number, each.deed, each.entry.name, each.key, each.opened_at, each.content)
            for each in self.lines
        ]
        return hashlib.sha256(json.dumps([told, self.unplaced], sort_keys=True).encode()).hexdigest()
