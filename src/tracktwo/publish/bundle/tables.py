"""What a release is made of: items as the public may read them, where they were seen before, and who approved.

These nouns hold what was cleared for the public and nothing else. :func:`tracktwo.publish.bundle.assemble` makes
them from cleared material, :func:`tracktwo.publish.bundle.read_content` from a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

__all__ = ["SITE_LANGUAGES", "Approval", "Bundle", "Cited", "Content", "Difference", "Item", "Step"]

SITE_LANGUAGES: Final = ("en", "zh-Hans", "ar")
"""The languages the words of a site exist in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A passage that states a field of an item; an empty field: that the item is there at all.

    Args:
        field: The field of the item's content, or empty.
        document: The key of the document, itself an item.
        start: First character of the passage, from 0.
        end: The character after its last.
    """

    field: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing of a release.

    Args:
        kind: What it is: ``"event"``, ``"person"`` and so on; the first part of its id.
        changed: The day of the release in which its content or citations last changed.
        content: Its fields under the names of the shown noun, as plain JSON; what is not known is left out.
        citations: The passages that state its fields, sorted.
    """

    kind: str
    changed: date
    content: Mapping[str, Any]
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What one release did, as far as it may still be told: ids of items that are there today, and counts.

    Args:
        number: The number of the release, from 1.
        date: Its day.
        appeared: Ids of items it showed for the first time, or again, sorted.
        changed: Ids of items it changed, sorted.
        vanished: How many items of each kind it took down.
    """

    number: int
    date: date
    appeared: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    vanished: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole release of a programme: everything its site is built from.

    Args:
        programme: The programme's key.
        number: 1, 2, 3 … without a gap.
        previous: The fingerprint of the release before; empty for the first.
        date: The day of the release, the only date the build knows.
        languages: Languages the site is built in, as tags.
        is_demo: Whether the programme is a demonstration.
        deadlocked: Proposals that waited too long for a second approval.
        items: Every item by its id, ``"kind:key"``, sorted.
        history: What each release did, oldest first; the last is this one.
    """

    programme: str
    number: int
    previous: str
    date: date
    languages: tuple[str, ...]
    is_demo: bool
    deadlocked: int
    items: Mapping[str, Item]
    history: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One side's approval of one content, by its fingerprint.

    Args:
        side: The key of the side it is given for.
        by: The account that gave it; it never reaches the site.
        on: The day it was given.
        sha256: The fingerprint of what was approved.
    """

    side: str
    by: str
    on: date
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A release that both sides approved: what the site is built from.

    Args:
        content: What is published.
        sha256: The fingerprint of its bytes.
        approvals: One for each side, by side.
        data: The bytes of the content.
        digests: A hash of each item's bytes by its id, where reading them came upon one.
    """

    content: Content
    sha256: str
    approvals: tuple[Approval, ...]
    data: bytes = field(repr=False)
    digests: Mapping[str, str] = field(repr=False, compare=False, default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a release changes.

    Args:
        appears: Ids of items that were not there before, sorted.
        changes: For each item that changes, the names of its fields that do; ``"citations"`` for its passages.
        vanishes: Ids of items that are no longer there, sorted.
        settings: What else changes, ``"languages"`` or ``"deadlocked"``.
    """

    appears: tuple[str, ...]
    changes: Mapping[str, tuple[str, ...]]
    vanishes: tuple[str, ...]
    settings: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything changes at all."""
        return bool(self.appears or self.changes or self.vanishes or self.settings)
