"""A page before it is made: what it shows, and which facts it needs that no single item tells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tracktwo.publish.site.view import View

__all__ = ["LONGEST", "Draft", "Leaf", "leaves"]

LONGEST: Final = 40
"""How many entries stand on one page of a list: a page stays small enough for a slow line."""
_NEAR: Final = 3
_STRIDE: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page in one language, not yet made.

    Args:
        path: Where it stands below the language's folder.
        template: The name of its template.
        make: Returns what the template needs; it can look up the items of ``shows``, and nothing else.
        shows: Ids of the items it shows, besides the programme and its sides, which stand on every page.
        facts: What follows from the release as a whole: a number, an order; plain JSON.
        section: The path of the entry of the navigation it belongs to.
        elsewhere: Its path in other languages, where that is another.
        kinds: Kinds of items it lists; that one was taken down changes the page.
        since: A day on which the page changed by itself, or empty.
        is_scripted: Whether the page may run the script that stands in its folder.
    """

    path: str
    template: str
    make: Callable[[View], Mapping[str, Any]]
    shows: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    section: str = ""
    elsewhere: str = ""
    kinds: tuple[str, ...] = ()
    since: str = ""
    is_scripted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a long list.

    Args:
        path: Where it stands.
        entries: What it lists.
        number: Its place among the pages of the list, from 1.
        others: Some pages of the list, this one among them: number, path, first and last entry.
    """

    path: str
    entries: Sequence[str]
    number: int
    others: Sequence[tuple[int, str, str, str]]

    def facts(self, label: Callable[[str, str], str] | None = None) -> dict[str, Any]:
        """Return what the page needs besides its entries.

        Args:
            label: What to call a page by its first and last entry; by default it goes by its number.
        """
        pages = [
            [path, label(first, last) if label else str(number), number == self.number]
            for number, path, first, last in self.others
        ]
        return {"entries": self.entries, "number": self.number, "pages": pages if len(pages) > 1 else []}


def leaves(stem: str, entries: Sequence[str], *, size: int = LONGEST) -> Iterator[Leaf]:
    """Return the pages of a list, one at least: ``stem.html``, ``stem.2.html`` and so on. No key has a full stop."""
    if len(entries) <= size:
        yield Leaf(path=_path(stem, 1), entries=entries, number=1, others=())
        return
    count = -(-len(entries) // size)
    parts = [entries[page * size : (page + 1) * size] for page in range(count)]
    for number, part in enumerate(parts, start=1):
        others = [
            (other, _path(stem, other), parts[other - 1][0], parts[other - 1][-1])
            for other in range(1, count + 1)
            if _is_near(other, number, count)
        ]
        yield Leaf(path=_path(stem, number), entries=part, number=number, others=others)


def _path(stem: str, number: int) -> str:
    return f"{stem}.html" if number == 1 else f"{stem}.{number}.html"


def _is_near(other: int, number: int, count: int) -> bool:
    """Return whether a page leads to another: neighbours, the ends, and every so many between."""
    return abs(other - number) <= _NEAR or other in (1, count) or other % _STRIDE == 0
