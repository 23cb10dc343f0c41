"""Each marked line is a way round the gate, and an error of the kind written beside it."""

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Public, Room, Withheld, clear
from tracktwo.clearance.gate import seal  # refused: attr-defined
from tracktwo.clearance.kinds import Event, Note, Remark, ShownEvent


def write_page(event: Cleared[ShownEvent, Public]) -> str:
    return event.value.key


def raw(event: Event) -> str:
    return write_page(event)  # refused: arg-type


def uncleared(event: ShownEvent) -> str:
    return write_page(event)  # refused: arg-type


def unhandled(event: Event) -> str:
    return write_page(clear(event, audience=PUBLIC))  # refused: arg-type


def unhandled_value(event: Event) -> str:
    return clear(event, audience=PUBLIC).value.key  # refused: union-attr


def without_audience(event: Event) -> object:
    return clear(event)  # refused: call-overload


def audience_by_place(event: Event) -> object:
    return clear(event, PUBLIC)  # refused: call-overload


def audience_in_words(event: Event) -> object:
    return clear(event, audience="public")  # refused: call-overload


def for_the_team(event: Event) -> str:
    result = clear(event, audience=CONVENORS)
    return "" if isinstance(result, Withheld) else write_page(result)  # refused: arg-type


def for_the_room(event: Event) -> str:
    result = clear(event, audience=Room(event="spring"))
    return "" if isinstance(result, Withheld) else write_page(result)  # refused: arg-type


def another_kind(note: Note) -> str:
    result = clear(note, audience=PUBLIC)
    return "" if isinstance(result, Withheld) else write_page(result)  # refused: arg-type


def one_remark(remark: Remark) -> object:
    return clear(remark, audience=PUBLIC)  # refused: call-overload


def anything(thing: object) -> object:
    return clear(thing, audience=PUBLIC)  # refused: call-overload


def changed(event: Cleared[ShownEvent, Public], other: ShownEvent) -> None:
    event.value = other  # refused: misc
    event.value.key = "other"  # refused: misc


def rebuilt(other: ShownEvent) -> object:
    return Cleared(other, PUBLIC)  # refused: call-arg


def sealed() -> object:
    return seal


# Last, because the checker takes all that follows a class that cannot be made for unreachable.
class Forged(Cleared[ShownEvent, Public]):  # refused: misc
    pass
