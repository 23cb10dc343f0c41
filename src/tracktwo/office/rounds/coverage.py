"""Which positions a round puts on which topic, so that whoever builds it sees what nobody is asked yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracktwo.office.shell.marking import plain

if TYPE_CHECKING:
    from tracktwo.office.models import Statement

__all__ = ["Coverage", "coverage_of", "grid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A table of keys: one row a topic, one column a perspective; "" is where none is stated, and stands last.

    Attributes:
        topics: the heads of the rows.
        perspectives: the heads of the columns.
        cells: row by row, the keys of the statements in each.
    """

    topics: tuple[str, ...]
    perspectives: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def gaps(self) -> int:
        """How many cells of a stated topic and a stated perspective hold no statement."""
        return sum(
            not keys
            for topic, row in zip(self.topics, self.cells, strict=True)
            for perspective, keys in zip(self.perspectives, row, strict=True)
            if topic and perspective
        )


def coverage_of(statements: Sequence["Statement"]) -> Coverage:
    """Return which statements put which position on which topic, in the reader's language."""
    return grid([(each.key, plain(each.topic), plain(each.perspective)) for each in statements])


def grid(statements: Iterable[tuple[str, str, str]]) -> Coverage:
    """Return the table of statements, each its key, topic and perspective; heads in the order they first come.

    >>> grid([("a", "Nets", "fishers"), ("b", "Boats", "")]).cells
    ((('a',), ()), ((), ('b',)))
    """
    rows = [(key, topic.strip(), perspective.strip()) for key, topic, perspective in statements]
    topics, perspectives = _heads(row[1] for row in rows), _heads(row[2] for row in rows)
    cells = tuple(
        tuple(
            tuple(key for key, *place in rows if place == [topic, perspective])
            for perspective in perspectives
        )
        for topic in topics
    )
    return Coverage(topics=topics, perspectives=perspectives, cells=cells)


def _heads(names: Iterable[str]) -> tuple[str, ...]:
    """Return names once, in order; no name last."""
    return tuple(sorted(dict.fromkeys(names), key=lambda name: not name))
