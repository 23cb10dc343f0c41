"""What is proposed of an event or a contribution, field by field, and the passages each rests on."""

from collections.abc import Mapping
from typing import Any, Final

from tracktwo.record.methods.anchoring import words_of
from tracktwo.record.tables import Contribution, Event, Evidence, Value

__all__ = [
    "event_evidence",
    "event_values",
    "event_words",
    "line_evidence",
    "line_values",
    "printed",
    "stated",
]

_EVENT_FIELDS: Final = (
    "name",
    "status",
    "series_no",
    "date",
    "city",
    "country",
    "mode",
    "margins_of",
    "hosts",
    "consulted",
    "duration",
    "audience",
)
_LINE_FIELDS: Final = (
    "person",
    "side",
    "functions",
    "roles",
    "orgs",
    "title",
    "delivery",
    "interviewer",
    "session",
)
_PASSAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "city": ("place",),
    "country": ("place",),
    "consulted": ("in_consultation_with",),
    "mode": ("mode", "place"),
}
_CODED: Final = ("date", "country", "mode", "duration", "audience", "attribution")


def stated(values: Mapping[str, Any]) -> dict[str, Value]:
    """Return values without those that nothing states."""
    return {name: value for name, value in values.items() if value not in (None, "", ())}


def printed(value: Value) -> str:
    """Return a value in one line."""
    return "; ".join(value) or "-" if isinstance(value, tuple) else str(value)


def event_values(event: Event) -> dict[str, Value]:
    """Return what is stated of an event."""
    values = stated({name: getattr(event, name) for name in _EVENT_FIELDS})
    if event.attribution != "unstated":
        values["attribution"] = event.attribution
    return values


def event_evidence(event: Event) -> dict[str, tuple[Evidence, ...]]:
    """Return the passages of each value of an event; its heading where a value has none of its own."""
    heading = tuple(event.evidence["name"])
    return {
        name: next(
            (
                tuple(event.evidence[each])
                for each in _PASSAGES.get(name, (name,))
                if event.evidence.get(each)
            ),
            heading,
        )
        for name in event_values(event)
    }


def event_words(event: Event) -> dict[str, str]:
    """Return the printed words of values of an event that are codes."""
    evidence = event_evidence(event)
    return {
        name: words_of(evidence[name][0].quote)
        for name in _CODED
        if name in evidence and evidence[name] != evidence["name"]
    }


def line_values(line: Contribution) -> dict[str, Value]:
    """Return what is stated of a contribution."""
    return stated({name: getattr(line, name) for name in _LINE_FIELDS})


def line_evidence(line: Contribution) -> dict[str, tuple[Evidence, ...]]:
    """Return the passages of each value of a contribution; the line where a value has none of its own."""
    return {
        name: (line.context.get(name, ()) if name in line.basis else line.passages.get(name, ()))
        or line.evidence
        for name in line_values(line)
    }
