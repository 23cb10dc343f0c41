"""The pages of a site, one module for each matter; together, every page of one language."""

from collections.abc import Iterator

from tracktwo.publish.site.drafts import Draft
from tracktwo.publish.site.pages import (
    about,
    events,
    exchange,
    findings,
    glossary,
    home,
    library,
    organisations,
    people,
    results,
    rounds,
    timeline,
)
from tracktwo.publish.site.pages.data import data_files
from tracktwo.publish.site.pages.front import front_files
from tracktwo.publish.site.pages.index import Index
from tracktwo.publish.site.shelf import Shelf

__all__ = ["Index", "data_files", "drafts", "front_files", "ordered_drafts"]


def drafts(shelf: Shelf) -> Iterator[Draft]:
    """Return every page that is the same in all languages but for its words."""
    for matter in (
        home,
        timeline,
        events,
        library,
        findings,
        glossary,
        exchange,
        rounds,
        results,
        about,
        people,
        organisations,
    ):
        yield from matter.drafts(shelf)


def ordered_drafts(shelf: Shelf, *, language: str) -> Iterator[Draft]:
    """Return every list by name, whose order is another in each language; :class:`Index` holds one more."""
    for matter in (people, organisations):
        yield from matter.ordered_drafts(shelf, language=language)
