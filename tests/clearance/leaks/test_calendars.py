"""A calendar cuts its lines wherever they are long: what stands across a cut is found all the same."""

import pytest
from clearance.leaks.samples import PLANTS, found

from tracktwo.clearance.leaks import Kind


def cut(text, *, at):
    """A text in the pieces a calendar would have it in, so many characters each."""
    return "\r\n ".join(text[place : place + at] for place in range(0, len(text), at))


def in_calendar(text):
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY;LANGUAGE=en:{text}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("at", [1, 3, 5])
def test_what_is_cut_by_a_calendar_is_found(plant, at):
    text, kind = PLANTS[plant]
    assert kind in {hit.kind for hit in found(in_calendar(cut(text, at=at)), path="events.ics")}


def test_its_line_is_the_one_it_begins_on():
    text = "BEGIN:VCALENDAR\r\nX:" + cut("nothing to see", at=4) + "\r\nY:" + cut("Ouyang Zhen", at=4)
    hits = found(text, path="events.ics")
    assert [(hit.line, hit.encoding, hit.kind, hit.field) for hit in hits] == [
        (6, "utf-8", Kind.NAME, "names")
    ]
