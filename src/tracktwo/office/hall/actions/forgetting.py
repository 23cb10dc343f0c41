"""A person who is erased is forgotten in the room, too: a name somebody wrote goes out of every text."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from tracktwo.office.hall.models import DebriefLine, HallQuestion
from tracktwo.office.record.actions import Texts, scrub_rows

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["forget_names"]

_TEXTS: Final[Texts] = (
    (HallQuestion, "hall__event__programme", ("text",)),
    (DebriefLine, "event__programme", ("text",)),
)


def forget_names(programme: "Programme", names: Collection[str]) -> int:
    """Take names out of everything asked or written in a programme's rooms; return how many texts held one."""
    return scrub_rows(_TEXTS, programme=programme, names=names)
