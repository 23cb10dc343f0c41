"""What the pages of releases read: proposals, their keys, and which sites are published."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from tracktwo.office.accounts.keys import may_give
from tracktwo.office.releases import trees
from tracktwo.office.releases.kinds import State
from tracktwo.office.releases.models import Release

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme, Side

__all__ = [
    "Published",
    "is_busy",
    "is_clean",
    "is_interrupted",
    "may_approve",
    "proposal",
    "proposals",
    "published_site",
    "published_sites",
    "waiting",
    "waits_for",
]

_A_PAGE = 100
"""How many lines of a long account a page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A published site: the programme's key and its name in the standing release."""

    key: str
    name: Mapping[str, str]


_LONG = ("content", "difference", "withheld", "leaks")


def proposals(programme: "Programme", *, page: str) -> Page[Release]:
    """Return one page of a programme's proposals, newest first, without their content."""
    found = Release.objects.filter(programme=programme).select_related("prepared_by").defer(*_LONG)
    return Paginator(found, _A_PAGE).get_page(page)


def proposal(programme: "Programme", number: int) -> Release | None:
    """Return one proposal of a programme with its accounts."""
    found = Release.objects.filter(programme=programme, proposal=number)
    rows = found.select_related("programme", "prepared_by").defer(
        "content"
    )  # megabytes, for a few pages only
    release = rows.first()
    if release and release.state == State.PREPARING and not trees.is_held(programme.key):
        return rows.first()  # whoever prepared it may have finished between the two looks
    return release


def is_busy(release: Release) -> bool:
    """Return whether somebody works on a proposal right now: prepares it, or publishes what was approved."""
    waits = release.state == State.APPROVED and release.published_at is None and not release.note
    return (release.state == State.PREPARING or waits) and trees.is_held(release.programme.key)


def is_interrupted(release: Release) -> bool:
    """Return whether a proposal that says it is being prepared has nobody who prepares it."""
    return release.state == State.PREPARING and not trees.is_held(release.programme.key)


def may_approve(release: Release, *, seat: "Membership") -> bool:
    """Return whether a member's key is waited for: the side's and the account's first one, with nothing leaking."""
    return release.state == State.PROPOSED and may_give(release.approvals, seat=seat) and is_clean(release)


def is_clean(release: Release) -> bool:
    """Return whether a proposal was searched, and nothing found that is certainly a leak."""
    return release.leaks is not None and all(hit["is_doubtful"] for hit in release.leaks)


def published_sites() -> list[Published]:
    """Return the published sites of this office, under the names both sides approved."""
    standing: dict[str, Release] = {}
    for row in _published().select_related("programme").order_by("programme__key", "number"):
        standing[row.programme.key] = row
    return [Published(key=key, name=row.name) for key, row in standing.items() if _is_served(key)]


def published_site(programme: "Programme") -> Published | None:
    """Return the published site of one programme; None before the first."""
    row = _published().filter(programme=programme).order_by("number").last()
    return Published(key=programme.key, name=row.name) if row and _is_served(programme.key) else None


def waits_for(programme: "Programme", side: "Side") -> Release | None:
    """Return the proposal that waits for a side's key; None if none does."""
    waiting = Release.objects.filter(programme=programme, state=State.PROPOSED).defer(*_LONG)
    return waiting.exclude(approvals__side=side).first()


def waiting(programme: "Programme") -> Release | None:
    """Return the proposal that waits for keys, with those it has; None if none does."""
    found = Release.objects.filter(programme=programme, state=State.PROPOSED)
    return found.defer("content", "difference", "withheld").prefetch_related("approvals").first()


def _published() -> QuerySet[Release]:
    return Release.objects.filter(state=State.APPROVED).exclude(published_at=None).defer(*_LONG)


def _is_served(key: str) -> bool:
    return (trees.public_folder() / key / trees.INDEX).is_file()
