"""A page before it is made: what it shows, and which facts it needs that no single item tells."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tracktwo.publish.site.view import View

__all__ = ["LONGEST", "Draft", "Leaf", "leaves"]

LONGEST: Final = 40
"""How many entries stand on one page of a list: a page stays small enough for a slow line."""


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
    """One page of a long list: where it stands, its entries, all pages of the list, and the ends of each."""

    path: str
    entries: Sequence[str]
    number: int
    pages: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]

    @property
    def facts(self) -> Mapping[str, Any]:
        """Return what the page needs besides its entries."""
        return {"entries": self.entries, "number": self.number, "pages": self.pages}


def leaves(stem: str, entries: Sequence[str], *, size: int = LONGEST) -> Iterator[Leaf]:
    """Return the pages of a list, one at least: ``stem.html``, ``stem.2.html`` and so on. No key has a full stop."""
    count = max(1, -(-len(entries) // size))
    pages = tuple(f"{stem}.html" if page == 0 else f"{stem}.{page + 1}.html" for page in range(count))
    parts = [entries[page * size : (page + 1) * size] for page in range(count)]
    ends = tuple((part[0], part[-1]) for part in parts if part)
    for page, (path, part) in enumerate(zip(pages, parts, strict=True), start=1):
        yield Leaf(path=path, entries=part, number=page, pages=pages, ends=ends)
