"""A release in, the pages of its site out, none of them made yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from tracktwo.publish.bundle import Content
from tracktwo.publish.site import pages
from tracktwo.publish.site.drafts import Draft
from tracktwo.publish.site.engine import render
from tracktwo.publish.site.exports import export_files, linked_data
from tracktwo.publish.site.frame import Frames, sections
from tracktwo.publish.site.shelf import Shelf, digest
from tracktwo.publish.site.tables import Page
from tracktwo.publish.site.view import View

__all__ = ["plan"]


def plan(
    content: Content, *, data: bytes | None = None, digests: Mapping[str, str] | None = None
) -> Iterator[Page]:
    """Return every file of a programme's site, each to be made when it is asked for.

    A page's path follows from keys alone, its bytes from what it shows: what a page shows is all it can look up.

    Args:
        content: The release.
        data: Its bytes, where they are at hand.
        digests: A hash of each of its items, where they are at hand.
    """
    shelf = Shelf(content, data=data, digests=digests)
    site = _Site(shelf)
    in_all = [site.outline(draft) for draft in pages.drafts(shelf)]
    for language in content.languages:
        index = pages.Index(shelf, language=language)
        own = (*pages.ordered_drafts(shelf, language=language), *index.drafts())
        for outline in (*in_all, *map(site.outline, own)):
            yield site.page(outline, language=language)
        yield index.script()
    yield from pages.front_files(shelf)
    yield from pages.data_files(shelf)
    yield from export_files(shelf)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outline:
    """What a page is but for its language: everything it shows, when that last changed, and a digest of it all."""

    draft: Draft
    shows: tuple[str, ...]
    updated: date
    digest: str


class _Site:
    """What the pages of one site share."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._frames = Frames(shelf)
        self._changed = {each: item.changed for each, item in shelf.items.items()}
        self._gone = {kind: step.date for step in shelf.content.history for kind in step.vanished}
        self._common = digest([shelf.content.languages, shelf.content.is_demo, sections(shelf)])

    def outline(self, draft: Draft) -> _Outline:
        """Return what all languages of a page have in common."""
        shows = tuple(dict.fromkeys((*self._shelf.frame, *draft.shows)))
        updated = self._updated(shows, draft)
        digests = self._shelf.digests
        inputs = [
            draft.path,
            draft.template,
            draft.section,
            draft.elsewhere,
            updated.isoformat(),
            self._common,
            draft.facts,
            "".join([digests[each] for each in shows]),
        ]
        return _Outline(draft=draft, shows=shows, updated=updated, digest=digest(inputs))

    def page(self, outline: _Outline, *, language: str) -> Page:
        """Return a page of which only the address and the inputs are known."""
        return Page(
            path=f"{language}/{outline.draft.path}",
            shows=outline.shows,
            inputs=[language, outline.digest],
            render=partial(self._render, outline, language=language),
        )

    def _updated(self, shows: tuple[str, ...], draft: Draft) -> date:
        """Return the day of the last release in which anything on the page changed, or left its list."""
        days = [max(map(self._changed.__getitem__, shows))]
        days += [self._gone[kind] for kind in draft.kinds if kind in self._gone]
        return max([*days, *([date.fromisoformat(draft.since)] if draft.since else [])])

    def _render(self, outline: _Outline, *, language: str) -> bytes:
        items, draft = self._shelf.items, outline.draft
        view = View(
            language=language,
            path=draft.path,
            items={each: items[each] for each in outline.shows},
            facts=draft.facts,
            updated=outline.updated.isoformat(),
        )
        context = {
            **self._frames.context(draft, view, updated=outline.updated),
            "linked": linked_data(draft.template, view),
            **draft.make(view),
        }
        return render(draft.template, context).encode()
