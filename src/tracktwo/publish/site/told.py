"""What an item tells, and where its page stands."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from tracktwo.publish.site.flattening import field_names

__all__ = ["Told", "page_of"]


def page_of(kind: str, key: str) -> str:
    """Return where the page of an item stands, below the language's folder."""
    return f"{'people' if kind == 'person' else f'{kind}s'}/{key}.html"


class Told(dict[str, Any]):
    """What an item tells, to be looked up by the names of its fields: what it does not tell is None."""

    __slots__ = ("_known",)

    def __init__(self, content: Mapping[str, Any], *, kind: str) -> None:
        super().__init__(content)
        self._known = known_fields(kind)

    def __missing__(self, name: str) -> None:
        if name not in self._known:
            raise KeyError(name)


@cache
def known_fields(kind: str) -> frozenset[str]:
    """Return the fields an item of a kind can have."""
    return frozenset(field_names(kind))
