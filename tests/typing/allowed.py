"""The right way: handle both answers, name the audience, take only what was cleared for it."""

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Convenors, Public, Room, Withheld, clear
from tracktwo.clearance.kinds import Event, Note, ShownEvent


def write_page(event: Cleared[ShownEvent, Public]) -> str:
    return event.value.key


def write_screen(event: Cleared[ShownEvent, Public | Room]) -> str:
    return event.value.key


def publish(event: Event) -> str:
    match clear(event, audience=PUBLIC):
        case Cleared() as cleared:
            return write_page(cleared) + write_screen(cleared)
        case Withheld(reason=reason):
            return reason.value


def read_note(note: Note) -> str:
    result = clear(note, audience=CONVENORS)
    return "" if isinstance(result, Withheld) else result.value.subject


def read_event(event: Cleared[ShownEvent, Convenors]) -> str | None:
    return event.value.twin
