"""When an item of an agenda begins: typed in a form, kept as a time of the day, carried by the programme file."""

import json

import pytest
from django.core.exceptions import ValidationError

from tracktwo.office.models import Event, Segment
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.forms.fields import TimeField
from tracktwo.vocabulary.errors import DataError


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("9:30", "09:30"),
        ("09.30", "09:30"),
        ("23：59", "23:59"),
        ("00:00", "00:00"),
        (" 7:05 ", "07:05"),
        ("", ""),
    ],
)
def test_a_time_is_kept_with_two_digits_on_both_sides(typed, kept):
    assert TimeField(required=False).clean(typed) == kept


@pytest.mark.parametrize("typed", ["24:00", "9:60", "930", "9:3", "half past", "-1:00", "٠٩:٣٠"])
def test_what_is_no_time_of_the_day_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        TimeField(required=False).clean(typed)
    assert refused.value.messages == [
        f"“{typed}” is not a time of the day; write it from 00:00 to 23:59, such as 09:30."
    ]


@pytest.fixture
def agenda(programme):
    event = Event.objects.create(programme=programme, key="spring", kind="public_panel", status="held")
    for position, starts in enumerate(["09:30", ""]):
        Segment.objects.create(
            programme=programme,
            event=event,
            key=f"item-{position}",
            position=position,
            kind="talk",
            starts=starts,
        )
    return json.loads(export_programme(programme))


@pytest.mark.django_db
def test_the_programme_file_carries_a_time_and_leaves_out_none(agenda):
    segments = agenda["events"][0]["segments"]
    assert [segment.get("starts") for segment in segments] == ["09:30", None]
    agenda["programme"]["key"] = "copy"
    made = import_programme(json.dumps(agenda), by=None)
    assert list(made.segments.values_list("starts", flat=True).order_by("position")) == ["09:30", ""]
    assert json.loads(export_programme(made)) == agenda


@pytest.mark.django_db
def test_a_programme_file_with_no_time_of_the_day_is_refused(agenda):
    agenda["programme"]["key"] = "copy"
    agenda["events"][0]["segments"][0]["starts"] = "9:30"
    with pytest.raises(DataError) as refused:
        import_programme(json.dumps(agenda), by=None)
    assert str(refused.value) == (
        "events[0].segments[0].starts: “9:30” does not fit; "
        "expected a time of the day from 00:00 to 23:59, such as 09:30."
    )
