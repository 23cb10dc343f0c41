"""The pages of a site, one module for each matter; together, every page of one language."""

from collections.abc import Iterator

from tracktwo.publish.site.drafts import Draft
from tracktwo.publish.site.pages import (
    about,
    events,
    home,
    index,
    library,
    organisations,
    people,
    results,
    timeline,
)
from tracktwo.publish.site.pages.data import data_files
from tracktwo.publish.site.pages.front import front_files
from tracktwo.publish.site.pages.index import index_script
from tracktwo.publish.site.shelf import Shelf

__all__ = ["data_files", "drafts", "front_files", "index_script"]

_SAME_IN_ALL = (home, timeline, events, library, results, about)
_BY_NAME = (people, organisations, index)


def drafts(shelf: Shelf, *, language: str) -> Iterator[Draft]:
    """Return every page of one language; what is listed by name has an order of its own in each."""
    for matter in _SAME_IN_ALL:
        yield from matter.drafts(shelf)
    for named in _BY_NAME:
        yield from named.drafts(shelf, language=language)
