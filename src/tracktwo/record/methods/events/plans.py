"""Meetings to come, and meetings called off, that a sentence tells of beside the one that is open."""

import re
from typing import Final

from tracktwo.record.methods.dates import DateFound
from tracktwo.record.methods.dates.words import ORDINALS
from tracktwo.record.methods.events.drafts import Draft, dates_agree
from tracktwo.record.methods.events.naming import proper_name
from tracktwo.record.methods.events.several import months_told
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_duration, find_manner, find_number, find_place
from tracktwo.record.tables import Said, Span

__all__ = ["agrees", "called_off", "is_next", "open_plan"]

_NEXT: Final = re.compile(
    rf"\b(?:[Tt]he\s+|[Aa]n?\s+)?(?:next|upcoming|forthcoming|future|following|further|{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:[\w’'–-]+\s+){{0,6}}?(?:workshop|dialogue|meeting|round(?: ?table)?|session|seminar|forum|conference|discussion|exchange|conversation|consultation|talks?|webinar|gathering|colloquium|symposium|summit|congress)\b|\b(?:round|meeting|session|workshop|dialogue) (?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|下一?(?:轮|次|届|期|场)[^，。于在将拟预定]{0,10}|第[一二三四五六七八九十\d]{1,3}(?:次|轮|届|期)[^，。于在将拟预计暂延推改]{0,16}",
    re.IGNORECASE,
)
_SOMETHING: Final = re.compile(
    r"\b[Aa]n?\s+(?:[\w’'–-]+\s+){0,5}?(?:workshop|dialogue|meeting|round ?table|session|seminar|forum|conference|discussion|exchange|webinar|briefing|lecture|symposium)(?:\s+on\s+[\w ,’-]{3,60}?(?=\s+(?:is|will|has|are)\b))?"
    r"|(?<=[办行开][“《])[^”》]{4,40}(?:会|论坛|对话|沙龙|讲座|工作坊)(?=[”》])"
)
_ANOTHER: Final = re.compile(
    r"\b(?:next|another|follow-?up|further|subsequent|return) (?:[\w’'–-]+ ){0,4}?(?:workshop|dialogue|meeting|round|round ?table|session|seminar|forum|conference|exchange|conversation|talks|webinar|symposium|event|lecture|one|visit)\b|下一?(?:轮|次|届|期|场)",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"\s*(?:In the meantime|Meanwhile|Separately|In addition|Besides),? [^.;]{0,60}?\ban? "
)


def agrees(event: Draft, edtf: str) -> bool:
    """Return whether a date can be that of an event."""
    held = event.get("date")
    return held is None or dates_agree(held, edtf)


def called_off(event: Draft, text: str, dates: list[DateFound]) -> DateFound | None:
    """Return when another meeting than the one told of was to be that a sentence says was called off."""
    if not event.lines:
        return None
    when = dates or months_told(text, anywhere=True)
    other = when and (not agrees(event, when[0].edtf) or _SOMETHING.match(text.lstrip()))
    return when[0] if other else None


def is_next(event: Draft, text: str) -> bool:
    """Return whether a sentence speaks of another of the series than the event: by its number, or as the next one."""
    number = find_number(text)
    if number is not None and event.get("number") not in (None, number.value):
        return True
    return bool(event.lines or _ASIDE.match(text)) and (
        _ASIDE.match(text) is not None
        or _ANOTHER.search(text) is not None
        or (number is not None and number.value > 1 and not event.get("number"))
    )


def open_plan(walk: Walk, text: str, span: Span, planned: Said[str], date: DateFound) -> None:
    """Begin an event that a sentence says is to come, or was called off; what follows is told of the one that was open."""
    named = _NEXT.search(text) or _SOMETHING.search(text)
    before = walk.scope.event
    proper = proper_name(text) if named is None and before is None else None
    start, end = named.span() if named else proper.span if proper else planned.span
    held = _announced(walk, find_number(text))
    name, at = walk.names((Span(start, end),), span.start)[0], Span(start, end).shifted(span.start)
    if named is None and before is not None and not is_next(walk.drafts[before], text):
        name, at = walk.drafts[before].name, walk.drafts[before].span  # "now intend to hold it in June"
    draft = held or walk.open(name, at)
    draft.put("status", planned.value, planned.span.shifted(span.start))
    walk.ahead = draft if planned.value == "planned" else None
    draft.put("date", date.edtf, Span(date.start, date.end).shifted(span.start))
    _put_plan(walk, draft, text, span)
    if held is not None:
        walk.scope.open_event(walk.drafts.index(held))
    elif before is not None and walk.drafts[before].get("status") == "cancelled":
        return  # what follows is told of the meeting that is held instead
    elif before is not None or len(walk.drafts) > 1:
        walk.scope.open_event(before)


def _announced(walk: Walk, number: Said[int] | None) -> Draft | None:
    """Return the event of a heading that a sentence to come gives the date of: the same of its series, not dated yet."""
    return next(
        (
            draft
            for draft in walk.drafts
            if number
            and draft.get("number") == number.value
            and draft.get("date") is None
            and not draft.lines
        ),
        None,
    )


def _put_plan(walk: Walk, draft: Draft, text: str, span: Span) -> None:
    """Put what a sentence says of an event to come beside its date: which of the series, where, and how."""
    number = find_number(draft.name) or find_number(text)
    place, manner = find_place(text, lexicon=walk.lexicon), find_manner(text)
    if number:
        draft.put("number", number.value, draft.span)
    if duration := find_duration(text):
        draft.put("duration", duration.value, duration.span.shifted(span.start))
    if place:
        draft.put("place", place.value, place.span.shifted(span.start))
    if manner:
        draft.manners.add(manner.value)
        draft.spans.setdefault("mode", []).append(manner.span.shifted(span.start))
