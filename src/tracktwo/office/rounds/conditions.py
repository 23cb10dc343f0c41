"""What people wrote on what their answer to a boundary case depends on; who wrote it is only ever counted."""

from typing import TYPE_CHECKING, NamedTuple

from tracktwo.office.rounds.models import Answer
from tracktwo.perception import Stance

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["Written", "conditions_written"]


class Written(NamedTuple):
    """One condition as it was written: the row of its answer, the case's key, the writer's side, language and words."""

    answer: int
    case: str
    side: str
    language: str
    text: str


def conditions_written(round_: "Round") -> list[Written]:
    """Return the conditions people of either side wrote to the cases as they are asked, in alphabetical order.

    Nothing of the order in which anybody sat down or wrote is left in it.
    """
    spoken = Answer.objects.filter(
        participant__round=round_, participant__side__isnull=False, statement__retired=False
    )
    rows = spoken.filter(stance=Stance.DEPENDS.value).exclude(depends_on="")
    names = ("pk", "statement__key", "participant__side__key", "language", "depends_on")
    return sorted(
        (Written(*row) for row in rows.values_list(*names)), key=lambda each: (each.text, each.side)
    )
