"""One page of a site: where it stands, what it shows, what its bytes depend on, and how to make them."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file of the site, not yet made.

    Args:
        path: Where it stands below the programme's folder, such as ``"zh-Hans/events/spring-2020.html"``.
        shows: Ids of the items it shows; everything on it comes from these.
        inputs: Everything its bytes depend on besides the program, as plain JSON.
        render: Makes the bytes; always the same for the same inputs.
    """

    path: str
    shows: tuple[str, ...]
    inputs: object
    render: Callable[[], bytes]
