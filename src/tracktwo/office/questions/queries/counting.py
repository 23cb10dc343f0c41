"""What is counted of the exchange: how much was asked and answered, how long it waits."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tracktwo.balance import Asked, Measure
from tracktwo.office.questions.kinds import Descent, State
from tracktwo.office.questions.models import Question

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side

__all__ = ["Exchange", "exchange_of", "questions_asked", "questions_by", "questions_put", "waiting_long"]

_LONG: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """By the key of the side that asked: questions asked, answered, and the median days until the first answer."""

    asked: Mapping[str, int]
    answered: Mapping[str, int]
    waited: Mapping[str, float | None]


def questions_asked(programme: "Programme") -> tuple[Asked, ...]:
    """Return what balance counts of the exchange; what was rephrased before it was answered counts once."""
    rows = _counted(programme).values_list("side__key", "asked_on", "answered_on")
    return tuple(Asked(side, asked, answered) for side, asked, answered in rows if asked is not None)


def questions_by(programme: "Programme", day: date) -> Counter[tuple[Measure, str]]:
    """Return how many questions of each side had been asked by a day, and how many answered."""
    rows = _counted(programme).order_by().values_list("side__key")
    found = rows.annotate(
        asked=Count("pk", filter=Q(asked_on__lte=day)), answered=Count("pk", filter=Q(answered_on__lte=day))
    )
    return Counter(
        {
            (measure, side): number
            for side, asked, answered in found
            for measure, number in ((Measure.ASKED, asked), (Measure.ANSWERED, answered))
        }
    )


def questions_put(programme: "Programme") -> list[tuple[str, str, date]]:
    """Return the questions that were asked: key, the key of the side that asked, and the day."""
    rows = _counted(programme).values_list("key", "side__key", "asked_on")
    return [(key, side, asked) for key, side, asked in rows if asked is not None]


def exchange_of(programme: "Programme") -> Exchange:
    """Return how much each side asked, how much of it was answered, and after how many days."""
    rows = list(_counted(programme).values_list("side__key", "answered_on", "waited"))
    sides = [side.key for side in programme.sides.all()]
    waits = {side: [days for key, _on, days in rows if key == side and days is not None] for side in sides}
    return Exchange(
        asked={side: sum(key == side for key, *_more in rows) for side in sides},
        answered={side: sum(key == side and on is not None for key, on, _days in rows) for side in sides},
        waited={side: float(median(days)) if days else None for side, days in waits.items()},
    )


def waiting_long(programme: "Programme", side: "Side", *, today: date) -> tuple[int, int]:
    """Return how many questions have waited over 30 days for a side's answer, and how many of its own have."""
    late = Question.objects.filter(
        programme=programme, state=State.ROUTED, routed_on__lt=today - _LONG
    ).values_list("side_id", flat=True)
    ours = [asked_by == side.pk for asked_by in late]
    return len(ours) - sum(ours), sum(ours)


def _counted(programme: "Programme") -> QuerySet[Question]:
    later = Question.objects.filter(comes_from=OuterRef("pk"), descent=Descent.REPHRASED)
    asked = Question.objects.filter(programme=programme, asked_on__isnull=False).order_by(F("pk"))
    return asked.exclude(Exists(later.exclude(state=State.DRAFT)), answered_on__isnull=True)
