"""The register of gaps, and the wishes of both sides."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from tracktwo.office.questions.kinds import Aim, GapState, Importance, State
from tracktwo.office.questions.models import InformationGap, Question, Wish
from tracktwo.office.questions.queries.lists import readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracktwo.office.models import Programme, Side

__all__ = [
    "GapFilter",
    "Wished",
    "gap_called",
    "gap_list",
    "gap_questions",
    "open_gaps",
    "wishes_by_aim",
]


class GapFilter(StrEnum):
    """One view of the register."""

    OPEN = "open"
    NOBODY_KNOWS = "nobody_knows"
    CLOSED = "closed"
    ALL = "all"


_WANTED = {
    GapFilter.OPEN: Q(state=GapState.OPEN),
    GapFilter.NOBODY_KNOWS: Q(state=GapState.OPEN, side=None) | Q(state=GapState.NOBODY_KNOWS),
    GapFilter.CLOSED: ~Q(state=GapState.OPEN),
    GapFilter.ALL: Q(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """What both sides want to know with one aim, by the key of the side."""

    aim: Aim
    of_side: "Mapping[str, Sequence[Wish]]"


def gap_list(programme: "Programme", which: GapFilter, *, side: "Side") -> QuerySet[InformationGap]:
    """Return gaps, those that much hangs on first, each with ``asked``, the questions about it a side may read."""
    weight = Case(
        *(When(importance=each, then=Value(place)) for place, each in enumerate(Importance)),
        output_field=IntegerField(),
    )
    mine = Q(questions__state=State.DRAFT) & ~Q(questions__side=side)
    found = InformationGap.objects.filter(_WANTED[which], programme=programme).select_related("side")
    return found.annotate(asked=Count("questions", filter=~mine), weight=weight).order_by("weight", "pk")


def gap_called(programme: "Programme", key: str) -> InformationGap | None:
    """Return a gap with what closed it."""
    found = InformationGap.objects.filter(programme=programme, key=key)
    return found.select_related("programme", "side", "document", "answer__question").first()


def gap_questions(gap: InformationGap, *, side: "Side") -> list[Question]:
    """Return the questions about a gap that a side's team may read."""
    found = readable(gap.programme, side).filter(gap=gap).select_related("side")
    return list(found.prefetch_related("answers"))


def open_gaps(programme: "Programme") -> list[InformationGap]:
    """Return the gaps a question can belong to."""
    return list(InformationGap.objects.filter(programme=programme, state=GapState.OPEN))


def wishes_by_aim(programme: "Programme", *, sides: "Sequence[Side]", side: "Side") -> list[Wished]:
    """Return what each side wants to know, aim by aim; each wish knows ``asked``, the questions that came of it."""
    rows = list(Wish.objects.filter(programme=programme).select_related("side"))
    came: dict[int, list[Question]] = {}
    for question in readable(programme, side).filter(wish__in=rows):
        came.setdefault(question.wish_id or 0, []).append(question)
    for row in rows:
        row.asked = came.get(row.pk, [])  # type: ignore[attr-defined]  # for the page
    return [
        Wished(
            aim=aim,
            of_side={
                each.key: [row for row in rows if row.aim == aim and row.side_id == each.pk] for each in sides
            },
        )
        for aim in Aim
    ]
