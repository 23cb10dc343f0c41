"""Clearance: what may leave the team, decided in one place.

:mod:`tracktwo.clearance.disclosure` decides about numbers: which figures of a round may be shown, how coarse,
and when a value that was shown may change.

:func:`clear` decides about words, names and facts: raw material and an audience in, :class:`Cleared` or
:class:`Withheld` out. A page for anybody outside the team, a writer or a feed takes ``Cleared`` and nothing else.
The kinds of material stand in :mod:`tracktwo.clearance.kinds`.

>>> from tracktwo.clearance.kinds import Note
>>> clear(Note(subject="event:spring", text={"en": "Ask again."}, side="north"), audience=PUBLIC)
Withheld(reason=<Reason.TEAM_ONLY: 'team_only'>, rule=None)
>>> cleared = clear(Note(subject="event:spring", text={"en": "Ask again."}), audience=CONVENORS)
>>> cleared
<Cleared ShownNote for Convenors()>
>>> cleared.value.text["en"]
'Ask again.'
"""

from tracktwo.clearance.audiences import CONVENORS, PUBLIC, Audience, Convenors, Public, Room, Team
from tracktwo.clearance.gate import Cleared, Material, Shown, clear
from tracktwo.clearance.tables import (
    Approval,
    Fact,
    Name,
    Reason,
    Release,
    Source,
    Texts,
    Withheld,
    approvable,
)

__all__ = [
    "CONVENORS",
    "PUBLIC",
    "Approval",
    "Audience",
    "Cleared",
    "Convenors",
    "Fact",
    "Material",
    "Name",
    "Public",
    "Reason",
    "Release",
    "Room",
    "Shown",
    "Source",
    "Team",
    "Texts",
    "Withheld",
    "approvable",
    "clear",
]
