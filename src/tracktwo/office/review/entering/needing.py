"""What has to be in the record first: the event of a contribution, its person, the organisations it names.

What nobody can doubt goes along with what is accepted and is listed on its card; what is doubtful, or undecided
about a rule, is decided on by itself first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from tracktwo.office.review.entering.matching import Match, matches_of
from tracktwo.office.review.entering.shelf import Shelf
from tracktwo.office.review.models import Item
from tracktwo.office.review.storing import reviewed_of
from tracktwo.record import ProposalKind, Reviewed, Standing

__all__ = ["Need", "needs_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something that has to be in the record before what names it.

    Attributes:
        item: what is proposed.
        entry: the key of its entry; "" where it has none yet.
        match: the entry it certainly is, if it goes along and there is one.
        goes_along: whether it is entered together with what needs it.
        is_rejected: whether somebody decided against it.
    """

    item: Item
    entry: str
    match: Match | None = None
    goes_along: bool = False
    is_rejected: bool = False


def needs_of(shelf: Shelf, reviewed: Reviewed) -> list[Need]:
    """Return what something accepted would need, what needs nothing itself first.

    Args:
        shelf: the record and the proposals.
        reviewed: what is to be accepted.
    """
    return list(_needs(shelf, reviewed, set()))


def _needs(shelf: Shelf, reviewed: Reviewed, seen: set[str]) -> Iterator[Need]:
    proposal = reviewed.proposal
    if proposal is None:
        return
    wanted = [key for name in _NEEDED.get(reviewed.kind, ()) for key in proposal.links.get(name, ())]
    if reviewed.kind in _IN_EVENTS and proposal.event:
        wanted.insert(0, proposal.event)
    for key in dict.fromkeys(wanted):
        item = shelf.item(key) if key not in seen else None
        if item is None:
            continue
        seen.add(key)
        inner = reviewed_of(item.said)
        if inner.kind is not ProposalKind.EVENT:
            yield from _needs(shelf, inner, seen)
        yield _need(shelf, item, inner)


def _need(shelf: Shelf, item: Item, reviewed: Reviewed) -> Need:
    entry = shelf.entry(item.origin)
    if entry or item.standing == Standing.REJECTED:
        return Need(item=item, entry=entry, is_rejected=not entry)
    if reviewed.kind is ProposalKind.EVENT or (reviewed.proposal and reviewed.proposal.doubts):
        return Need(item=item, entry="")
    matches = matches_of(shelf, reviewed)
    certain = [each for each in matches if each.is_certain]
    goes_along = not matches or len(matches) == len(certain) == 1
    return Need(
        item=item, entry="", match=certain[0] if certain and goes_along else None, goes_along=goes_along
    )


_NEEDED: Final[Mapping[ProposalKind, tuple[str, ...]]] = {
    ProposalKind.EVENT: ("hosts", "consulted"),
    ProposalKind.CONTRIBUTION: ("person", "orgs"),
    ProposalKind.ORGANISATION: ("parent",),
}
_IN_EVENTS: Final = frozenset({ProposalKind.CONTRIBUTION, ProposalKind.CONFLICT})
