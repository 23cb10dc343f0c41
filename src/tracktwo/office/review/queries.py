"""What the review shows: the queue and its counts, one card, the text beside it, the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from tracktwo.office.review.models import Item, Reading, ReviewDecision, SideCode, Span
from tracktwo.record import Band, Outcome, ProposalKind, Standing, Verb

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = [
    "Filters",
    "Progress",
    "Step",
    "codes_of",
    "decisions",
    "entries_of",
    "in_queue",
    "item_called",
    "items_with_keys",
    "last_reading",
    "one_step",
    "open_codes",
    "progress_of",
    "ready",
    "told_sides",
    "undoable",
]

_MOST_AT_ONCE: Final = 50
"""How many are looked through and accepted at once: each is written by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What of the queue is looked at; nothing set: all that is left."""

    kind: str = ""
    document: str = ""
    unsure: bool = False
    conflicts: bool = False
    show: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Filters":
        """Return the filters an address asks for; what makes no sense is not asked for."""
        kind, show = asked.get("kind", ""), asked.get("show", "")
        return cls(
            kind=kind if kind in set(ProposalKind) else "",
            document=asked.get("document", "").replace("\x00", "")[:80],
            unsure=asked.get("unsure") == "1",
            conflicts=asked.get("conflicts") == "1",
            show=show if show in ("all", "changed", "gone", "later") else "",
        )

    def query(self) -> str:
        """Return the filters as the end of an address, ready to go on with."""
        told = {
            "kind": self.kind,
            "document": self.document,
            "unsure": "1" if self.unsure else "",
            "conflicts": "1" if self.conflicts else "",
            "show": self.show,
        }
        return "".join(f"{name}={value}&" for name, value in told.items() if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How much is decided, and what is left by kind."""

    total: int
    left: int
    unsure: int
    later: int
    changed: int
    gone: int
    conflicts: int
    left_of: Mapping[str, int]

    @property
    def done(self) -> int:
        """Return how many are decided."""
        return self.total - self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An item of the queue with its neighbours; "" where there is none."""

    item: Item | None
    before: str = ""
    after: str = ""
    place: int = 0
    of: int = 0


def last_reading(programme: "Programme") -> Reading | None:
    """Return the last reading of the documents, whatever came of it."""
    return Reading.objects.filter(programme=programme).select_related("by", "programme").first()


def progress_of(programme: "Programme") -> Progress:
    """Return how far the review is."""
    items = Item.objects.filter(programme=programme)
    left = Q(is_left=True)
    counts = items.aggregate(
        total=Count("pk"),
        left=Count("pk", filter=left),
        unsure=Count("pk", filter=left & Q(band=Band.UNSURE.value)),
        later=Count("pk", filter=Q(standing=Standing.LATER.value)),
        changed=Count("pk", filter=Q(outcome=Outcome.CHANGED.value)),
        gone=Count("pk", filter=Q(outcome=Outcome.GONE.value)),
        conflicts=Count("pk", filter=left & Q(kind=ProposalKind.CONFLICT.value)),
    )
    by_kind = items.filter(left).values_list("kind").annotate(number=Count("pk")).order_by("kind")
    return Progress(**counts, left_of=dict(by_kind))


def in_queue(programme: "Programme", filters: Filters) -> QuerySet[Item]:
    """Return the items of the queue that are asked for, in their order; what was put off comes last."""
    items = Item.objects.filter(programme=programme)
    if filters.kind:
        items = items.filter(kind=filters.kind)
    if filters.unsure:
        items = items.filter(band=Band.UNSURE.value)
    if filters.conflicts:
        items = items.filter(kind=ProposalKind.CONFLICT.value)
    if filters.document:
        items = items.filter(
            pk__in=Span.objects.filter(document__programme=programme, document__key=filters.document).values(
                "item"
            )
        )
    match filters.show:
        case "":
            items = items.filter(is_left=True)
        case "later":
            items = items.filter(standing=Standing.LATER.value)
        case "changed" | "gone":
            items = items.filter(outcome=filters.show)
    put_off = When(standing=Standing.LATER.value, then=Value(1))
    return items.annotate(last=Case(put_off, default=Value(0), output_field=IntegerField())).order_by(
        "last", "place"
    )


def one_step(programme: "Programme", filters: Filters, *, at: str) -> Step:
    """Return the item asked for with its neighbours in the queue, else the first of the queue."""
    origins = list(in_queue(programme, filters).values_list("origin", flat=True))
    item = Item.objects.filter(programme=programme, origin=at).first() if at else None
    if item is None:
        item = Item.objects.filter(programme=programme, origin=origins[0]).first() if origins else None
    if item is None:
        return Step(item=None)
    if item.origin not in origins:  # decided since: its neighbours are those it stood between
        places = in_queue(programme, filters).filter(place__gt=item.place).values_list("origin", flat=True)
        after = places.first() or (origins[0] if origins else "")
        return Step(item=item, after=after, of=len(origins))
    place = origins.index(item.origin)
    return Step(
        item=item,
        before=origins[place - 1] if place else "",
        after=origins[place + 1] if place + 1 < len(origins) else "",
        place=place + 1,
        of=len(origins),
    )


def item_called(programme: "Programme", origin: str) -> Item | None:
    """Return one item; None if there is none."""
    return Item.objects.filter(programme=programme, origin=origin).first()


def items_with_keys(programme: "Programme", keys: Iterable[str]) -> dict[str, Item]:
    """Return items by the keys of their proposals."""
    return {each.key: each for each in Item.objects.filter(programme=programme, key__in=set(keys))}


def ready(programme: "Programme", filters: Filters) -> list[Item]:
    """Return what can be looked through and accepted at once: clear ones first, as many as are handled well."""
    items = in_queue(programme, filters).filter(standing=Standing.OPEN.value, outcome=Outcome.NEW.value)
    without = items.exclude(kind=ProposalKind.CONFLICT.value).exclude(band=Band.UNSURE.value)
    return list(without[:_MOST_AT_ONCE])


def codes_of(programme: "Programme") -> dict[str, list[str]]:
    """Return the codes of sides the documents use, each with a few names listed under it."""
    found: dict[str, list[str]] = {}
    lines = Item.objects.filter(programme=programme, kind=ProposalKind.CONTRIBUTION.value)
    for code, title in lines.values_list("said__values__side", "title"):
        if code:
            names = found.setdefault(code, [])
            if title not in names and len(names) < 3:  # noqa: PLR2004 -- enough to recognise a side by
                names.append(title)
    return dict(sorted(found.items()))


def open_codes(programme: "Programme") -> dict[str, list[str]]:
    """Return the codes nobody has said the side of yet, with a few names."""
    told = set(SideCode.objects.filter(programme=programme).values_list("code", flat=True))
    return {code: names for code, names in codes_of(programme).items() if code not in told}


def undoable(programme: "Programme", account: "Account") -> ReviewDecision | None:
    """Return the last decision of somebody that holds and was taken by itself."""
    own = ReviewDecision.objects.filter(programme=programme, account=account, along=None, withdrawn_by=None)
    return own.exclude(verb__in=(Verb.UNDO.value, Verb.ERASE.value)).order_by("-number").first()


def decisions(programme: "Programme") -> QuerySet[ReviewDecision]:
    """Return the log, latest first."""
    log = ReviewDecision.objects.filter(programme=programme).select_related(
        "account", "withdraws", "withdrawn_by"
    )
    return log.order_by("-number")


def entries_of(programme: "Programme", kind: str) -> list[tuple[str, str]]:
    """Return the entries of the record one can merge with: key and name, as many as a list can hold."""
    names: Any
    match kind:
        case "person":
            names = programme.persons.filter(names__preferred=True).values_list("key", "names__text")
        case "organisation":
            names = programme.organisations.values_list("key", "name")
        case "event":
            names = programme.events.filter(names__preferred=True).values_list("key", "names__text")
        case "publication":
            names = programme.publications.values_list("key", "title")
        case _:
            return []
    return sorted(names[:_MOST_NAMES], key=lambda each: each[1].casefold())


_MOST_NAMES: Final = 500


def told_sides(programme: "Programme") -> dict[str, Any]:
    """Return code → side, as somebody said."""
    told: Sequence[SideCode] = list(SideCode.objects.filter(programme=programme).select_related("side"))
    return {each.code: each.side for each in told}
