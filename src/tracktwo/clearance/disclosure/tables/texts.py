"""Free text of participants: what goes in, and what may go out of it."""

from collections.abc import Hashable
from dataclasses import dataclass

from tracktwo.clearance.tables import Release, Texts

__all__ = ["ShownWriting", "Writing"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Writing:
    """The words that may go out in place of something a participant wrote.

    Attributes:
        writer: who wrote it; only ever counted.
        side: the writer's side, by key.
        release: the words, and the named person who approved them.
        is_verbatim: whether they are the writer's own words and no paraphrase.
        writer_agreed: whether the writer released them.
    """

    writer: Hashable
    side: str
    release: Release
    is_verbatim: bool
    writer_agreed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWriting:
    """Words that may be shown; ``side`` is None where it would single out too few."""

    words: Texts
    side: str | None
