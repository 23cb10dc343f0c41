"""What is done in a room: opened and closed, its screen changed, its questions decided on, its debrief written.

Every action is one transaction that holds the room's row. What people send from their phones leaves no line in the
trail of changes: nobody is to know who asked, or when.
"""

from tracktwo.office.hall.actions.asking import (
    LONGEST,
    ask_in_hall,
    carry_over,
    decline,
    mark_answered,
    put_through,
    translate,
)
from tracktwo.office.hall.actions.debriefing import (
    add_line,
    edit_line,
    remove_line,
    say_of_line,
)
from tracktwo.office.hall.actions.forgetting import forget_names
from tracktwo.office.hall.actions.opening import (
    choose_round,
    close_hall,
    keep_card,
    name_network,
    new_screen,
    open_hall,
    take_questions,
)
from tracktwo.office.hall.actions.showing import Shown, see_screen, show

__all__ = [
    "LONGEST",
    "Shown",
    "add_line",
    "ask_in_hall",
    "carry_over",
    "choose_round",
    "close_hall",
    "decline",
    "edit_line",
    "forget_names",
    "keep_card",
    "mark_answered",
    "name_network",
    "new_screen",
    "open_hall",
    "put_through",
    "remove_line",
    "say_of_line",
    "see_screen",
    "show",
    "take_questions",
    "translate",
]
