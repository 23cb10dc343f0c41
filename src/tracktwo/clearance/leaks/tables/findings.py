"""What a search finds, and where what it searched for comes from."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Hit", "Kind", "Origin"]


class Kind(StrEnum):
    """What was found."""

    NAME = "name"
    CODE = "code"
    PROSE = "prose"
    COMBINATION = "combination"
    """Several traits together that fit fewer people than may be told apart."""
    UNREAD = "unread"
    """Something packed or locked that could not be searched."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Origin:
    """Where a text of the record stands: the item, such as ``person:wang-fang``, and the field."""

    item: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Hit:
    """One place where something restricted stands in what is about to be public.

    Attributes:
        path: The file.
        line: The line of the decoded text, from 1; 0 for a file's name, or where there are no lines.
        encoding: How the text was read, from the outside in: ``"utf-8"``, ``"base64 utf-8"``.
        kind: What was found.
        item: The item of the record it belongs to; empty if it could not be read.
        field: The field it stands in there.
        is_doubtful: Whether it cannot be told apart from a word of the site: for a person to look at.
        text: The words found. For the team's page alone, so never printed with the hit; nor are path and item,
            which may be made of a name.
    """

    path: str = dataclasses.field(repr=False)
    line: int
    encoding: str
    kind: Kind
    item: str = dataclasses.field(default="", repr=False)
    field: str = ""
    is_doubtful: bool = False
    text: str = dataclasses.field(default="", repr=False, compare=False)
