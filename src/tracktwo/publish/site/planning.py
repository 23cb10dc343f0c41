"""A release in, the pages of its site out, none of them made yet."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from tracktwo.publish.bundle import Content
from tracktwo.publish.site import pages
from tracktwo.publish.site.drafts import Draft
from tracktwo.publish.site.engine import render
from tracktwo.publish.site.frame import Frames, sections
from tracktwo.publish.site.shelf import Shelf, digest
from tracktwo.publish.site.tables import Page
from tracktwo.publish.site.view import View

__all__ = ["plan"]


def plan(content: Content) -> Iterator[Page]:
    """Return every file of a programme's site, each to be made when it is asked for.

    A page's path follows from keys alone, its bytes from what it shows: what a page shows is all it can look up.

    Args:
        content: The release.
    """
    shelf = Shelf(content)
    site = _Site(shelf)
    for language in content.languages:
        for draft in pages.drafts(shelf, language=language):
            yield site.page(draft, language=language)
        yield pages.index_script(shelf, language=language)
    yield from pages.front_files(shelf)
    yield from pages.data_files(shelf)


class _Site:
    """What the pages of one site share."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._frames = Frames(shelf)
        self._gone = {kind: step.date for step in shelf.content.history for kind in step.vanished}
        self._common = digest([shelf.content.languages, shelf.content.is_demo, sections(shelf)])

    def page(self, draft: Draft, *, language: str) -> Page:
        """Return a page of which only the address and the inputs are known."""
        shows = tuple(dict.fromkeys((*self._shelf.frame, *draft.shows)))
        updated = self._updated(shows, draft)
        digests = self._shelf.digests
        return Page(
            path=f"{language}/{draft.path}",
            shows=shows,
            inputs=[
                language,
                draft.path,
                draft.template,
                draft.section,
                draft.elsewhere,
                updated.isoformat(),
                self._common,
                draft.facts,
                [digests[each] for each in shows],
            ],
            render=partial(self._render, draft, language=language, shows=shows, updated=updated),
        )

    def _updated(self, shows: tuple[str, ...], draft: Draft) -> date:
        """Return the day of the last release in which anything on the page changed, or left its list."""
        items = self._shelf.items
        days = [items[each].changed for each in shows]
        days += [self._gone[kind] for kind in draft.kinds if kind in self._gone]
        return max([*days, *([date.fromisoformat(draft.since)] if draft.since else [])])

    def _render(self, draft: Draft, *, language: str, shows: tuple[str, ...], updated: date) -> bytes:
        items = self._shelf.items
        view = View(
            language=language,
            path=draft.path,
            items={each: items[each] for each in shows},
            facts=draft.facts,
            updated=updated.isoformat(),
        )
        context = {**self._frames.context(draft, view, updated=updated), **draft.make(view)}
        return render(draft.template, context).encode()
