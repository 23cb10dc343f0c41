"""Mentions that are one for certain, before anything is compared: printed alike, with nothing that tells them apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from tracktwo.record.methods.resolution.folding import fold, plain
from tracktwo.record.tables import Mention

__all__ = ["Node", "nodes_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Mentions printed alike.

    Attributes:
        form: the name as printed, white space and quotes made equal.
        side: the side stated for them; None where none is.
        document: the one document they stand in, where a name may mean something else in another.
        witnesses: what stands with them, folded.
        lists: the lists they are entries of.
        mentions: in order.
    """

    form: str
    side: str | None
    document: str | None
    witnesses: frozenset[str]
    lists: frozenset[str]
    mentions: tuple[Mention, ...]

    @property
    def documents(self) -> frozenset[str]:
        """Return the documents they stand in."""
        return frozenset(mention.document for mention in self.mentions)

    def is_across(self, other: "Node") -> bool:
        """Return whether two sides are stated for the two."""
        return self.side is not None and other.side is not None and self.side != other.side

    def excludes(self, other: "Node", *, alike: bool) -> bool:
        """Return whether two are entries of one list: unless printed alike, with nothing beside them that differs.

        Args:
            other: another node.
            alike: whether the two names are equal but for order, case and titles of address.
        """
        if not self.lists & other.lists:
            return False
        return not alike or bool(self.witnesses and other.witnesses and not self.witnesses & other.witnesses)


def nodes_of(
    mentions: Iterable[Mention], *, by_side: bool, own_document: Callable[[str], bool]
) -> list[Node]:
    """Return mentions as nodes in a stable order that does not depend on the order of the mentions.

    Args:
        mentions: any; the same one twice counts once.
        by_side: whether two sides tell namesakes apart.
        own_document: whether a form may mean something else in every document.
    """
    alike: dict[tuple[str, str | None, str | None], list[Mention]] = defaultdict(list)
    for mention in sorted(set(mentions), key=_place):
        form = plain(mention.text)
        alike[
            form, mention.side if by_side else None, mention.document if own_document(form) else None
        ].append(mention)
    nodes = [
        _node(form, side, document, part)
        for (form, side, document), group in alike.items()
        for part in _parted(group)
    ]
    return sorted(nodes, key=lambda node: (node.form, node.side or "", _place(node.mentions[0])))


def _place(mention: Mention) -> tuple[str, int, int, str, str, str, tuple[str, ...]]:
    return (
        mention.document,
        mention.start,
        mention.end,
        mention.text,
        mention.list_of or "",
        mention.side or "",
        tuple(sorted(mention.witnesses)),
    )


def _node(form: str, side: str | None, document: str | None, mentions: list[Mention]) -> Node:
    return Node(
        form=form,
        side=side,
        document=document,
        witnesses=frozenset(fold(each) for mention in mentions for each in mention.witnesses),
        lists=frozenset(mention.list_of for mention in mentions if mention.list_of is not None),
        mentions=tuple(mentions),
    )


def _parted(mentions: list[Mention]) -> list[list[Mention]]:
    """Return mentions printed alike in one group, or by what stands with them where one list names two of them."""
    if not _are_namesakes(mentions):
        return [mentions]
    parts: dict[frozenset[str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        parts[mention.witnesses].append(mention)
    return list(parts.values())


def _are_namesakes(mentions: list[Mention]) -> bool:
    if len(mentions) == 1:
        return False
    beside: dict[str, set[frozenset[str]]] = defaultdict(set)
    for mention in mentions:
        if mention.list_of is not None and mention.witnesses:
            beside[mention.list_of].add(mention.witnesses)
    return any(one.isdisjoint(other) for found in beside.values() for one, other in combinations(found, 2))
