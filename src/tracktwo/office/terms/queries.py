"""What pages read of the texts: the list of them, the people in one, and how far the index is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet

from tracktwo.office.terms.models import TermBuild, TermSource, TermTurn

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["Heard", "last_build", "source_called", "source_list", "speakers_of", "standing_build"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A speaker of one text: the name as it stands there, the key of the side ("" = neither), and how often."""

    name: str
    side: str
    turns: int


def source_list(programme: "Programme") -> QuerySet[TermSource]:
    """Return the texts of a programme, each with ``number``, its turns, and ``seated``, those of a side."""
    return (
        TermSource.objects.filter(programme=programme)
        .select_related("document", "event", "side")
        .prefetch_related("event__names")
        .annotate(number=Count("turns"), seated=Count("turns", filter=Q(turns__side__isnull=False)))
    )


def source_called(programme: "Programme", key: str) -> TermSource | None:
    """Return a text by its key; None if there is none."""
    return source_list(programme).filter(key=key).first()


def speakers_of(source: TermSource) -> list[Heard]:
    """Return who speaks in a text, those without a side first; who has two sides comes twice."""
    rows = (
        TermTurn.objects.filter(source=source)
        .exclude(speaker="")
        .values_list("speaker", "side__key")
        .annotate(number=Count("pk"))
        .order_by("side__key", "speaker")
    )
    found = [Heard(name=name, side=side or "", turns=number) for name, side, number in rows]
    return sorted(found, key=lambda each: (bool(each.side), each.name))


def last_build(programme: "Programme") -> TermBuild | None:
    """Return the making of the index that was begun last."""
    return TermBuild.objects.filter(programme=programme).first()


def standing_build(programme: "Programme") -> TermBuild | None:
    """Return the making of the index that is in use."""
    return TermBuild.objects.filter(programme=programme, state=TermBuild.State.BUILT).first()
