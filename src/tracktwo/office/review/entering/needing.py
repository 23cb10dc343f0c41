"""What has to be in the record first: the event of a contribution, its person, the organisations it names.

What nobody can doubt goes along with what is accepted and is listed on its card; what is doubtful, or undecided
about a rule, is decided on by itself first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracktwo.office.review.entering.matching import Match, entry_of, matches_of
from tracktwo.office.review.models import Item
from tracktwo.office.review.storing import reviewed_of
from tracktwo.record import ProposalKind, Reviewed, Standing

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["Need", "items_called", "needs_of"]


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


def items_called(programme: "Programme", keys: Iterable[str]) -> dict[str, Item]:
    """Return proposals by their keys, those of them that there are."""
    return {each.key: each for each in Item.objects.filter(programme=programme, key__in=set(keys))}


def needs_of(programme: "Programme", reviewed: Reviewed, *, language: str) -> list[Need]:
    """Return what something accepted would need, what needs nothing itself first.

    Args:
        programme: whose record.
        reviewed: what is to be accepted.
        language: the reader's.
    """
    return list(_needs(programme, reviewed, language, set()))


def _needs(programme: "Programme", reviewed: Reviewed, language: str, seen: set[str]) -> Iterator[Need]:
    proposal = reviewed.proposal
    if proposal is None:
        return
    wanted = [key for name in _NEEDED.get(reviewed.kind, ()) for key in proposal.links.get(name, ())]
    if reviewed.kind in _IN_EVENTS and proposal.event:
        wanted.insert(0, proposal.event)
    found = items_called(programme, wanted)
    for key in dict.fromkeys(wanted):
        if key in seen or key not in found:
            continue
        seen.add(key)
        item = found[key]
        inner = reviewed_of(item.said)
        yield from _needs(programme, inner, language, seen)
        yield _need(programme, item, inner, language)


def _need(programme: "Programme", item: Item, reviewed: Reviewed, language: str) -> Need:
    entry = entry_of(programme, item.origin)
    if entry or item.standing == Standing.REJECTED:
        return Need(item=item, entry=entry, is_rejected=not entry)
    if reviewed.kind is ProposalKind.EVENT or (reviewed.proposal and reviewed.proposal.doubts):
        return Need(item=item, entry="")
    matches = matches_of(programme, reviewed, language=language)
    certain = [each for each in matches if each.is_certain]
    goes_along = not matches or len(matches) == len(certain) == 1
    return Need(
        item=item, entry="", match=certain[0] if certain and goes_along else None, goes_along=goes_along
    )


_NEEDED: Mapping[ProposalKind, tuple[str, ...]] = {
    ProposalKind.EVENT: ("hosts", "consulted"),
    ProposalKind.CONTRIBUTION: ("person", "orgs"),
    ProposalKind.ORGANISATION: ("parent",),
}
_IN_EVENTS = frozenset({ProposalKind.CONTRIBUTION, ProposalKind.CONFLICT})
