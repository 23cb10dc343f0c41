"""Reading with items known from before: the same releases, the same refusals, in less time."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish.releases import LATER, release, without

from tracktwo.publish.bundle import Known, Step, read_content, write_content
from tracktwo.publish.bundle.canonical import canonical
from tracktwo.vocabulary.errors import DataError

CONTENT = release()
DATA = write_content(CONTENT)
CUT = b':{"changed":"'
KEY = b"this program"


def learned(*releases):
    """What is known after some releases."""
    known = Known(key=KEY)
    for data in releases:
        read_content(data, known=known)
    return known


def read(data, known=None):
    """What comes of reading: the release, or the sentence that refuses it."""
    try:
        return read_content(data, known=known)
    except DataError as refusal:
        return str(refusal)


def one_change():
    """The release after, in which one event got another theme."""
    each = "event:spring"
    item = replace(
        CONTENT.items[each], changed=LATER, content={**CONTENT.items[each].content, "theme": {"en": "Water"}}
    )
    step = Step(number=2, date=LATER, changed=(each,))
    return write_content(
        replace(
            CONTENT,
            number=2,
            previous="0" * 64,
            date=LATER,
            items={**CONTENT.items, each: item},
            history=(*CONTENT.history, step),
        )
    )


def test_only_what_changed_is_looked_at():
    after, known = one_change(), learned(DATA)
    assert list(known.fresh(DATA, json.loads(DATA))) == []
    assert list(known.fresh(after, json.loads(after))) == ["event:spring"]
    assert read_content(after, known=known) == read_content(after)
    assert list(known.fresh(after, json.loads(after))) == []


def test_everything_is_looked_at_by_another_program():
    known = Known(learned(DATA).hashes, key=b"another")
    assert list(known.fresh(DATA, json.loads(DATA))) == list(CONTENT.items)


def test_the_newest_items_are_kept_first():
    after = one_change()
    known = learned(DATA, after)
    assert list(known.hashes)[: len(CONTENT.items)] == list(learned(after).hashes)
    assert set(known.hashes) == set(learned(after).hashes) | set(learned(DATA).hashes)


def test_what_was_refused_is_not_known():
    value = json.loads(DATA)
    value["items"]["event:spring"]["content"]["parent"] = "nowhere"
    wrong, known = canonical(value), Known(key=KEY)
    with pytest.raises(DataError, match="names something that is not in the release"):
        read_content(wrong, known=known)
    assert not known.hashes
    with pytest.raises(DataError, match="is not JSON"):
        read_content(b"{", known=known)
    read_content(DATA, known=known)
    assert known.hashes == learned(DATA).hashes


def test_an_item_under_another_kind_is_not_known():
    """What was found good as one kind of item says nothing of the same bytes as another."""
    value = json.loads(DATA)
    value["items"]["conference:spring"] = value["items"].pop("event:spring")
    wrong = canonical(value)
    assert read(wrong, learned(DATA)) == read(wrong)
    assert isinstance(read(wrong), str)


FORMS = {
    "as it is": lambda data: data,
    "spaces": lambda data: data.replace(b'"items":{', b'"items": {'),
    "spaces inside": lambda data: data.replace(CUT, b': {"changed":"', 1),
    "no items": lambda data: data[: data.index(b'"items":{')] + b'"items":{}' + data[data.index(b',"languages"') :],
    "items twice": lambda data: data.replace(b'"items":{', b'"items":{},"items":{'),
    "items inside history": lambda data: data.replace(b'"vanished":{}', b'"vanished":{"items":{}}'),
    "items a list": lambda data: data.replace(b'"items":{', b'"items":[],"jtems":{'),
    "half a character": lambda data: data.replace(b'"items":{"', b'"items":{"\\ud800'),
    "an item that is none": lambda data: data.replace(b'"items":{', b'"items":{"a":":{\\"changed\\":\\"",'),
    "a number": lambda data: data.replace(b'"items":{', b'"items":{"a":1,'),
    "cut short": lambda data: data[: len(data) // 2],
    "no end of line": lambda data: data[:-1],
    "another number": lambda data: data.replace(b'"number":1,', b'"number":2,'),
    "another field": lambda data: data.replace(b'"languages":', b'"language":'),
    "escapes": lambda data: data.replace("江".encode(), b"\\u6c5f"),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_whatever_the_form_reading_says_the_same(form):
    data = FORMS[form](DATA)
    assert read(data, learned(DATA)) == read(data)
    assert (read(data) == CONTENT) is (data == DATA)


OTHERS = [DATA, one_change(), write_content(release(*without(river=None)))]
ALL_KNOWN = learned(*OTHERS).hashes
PIECES = [piece for data in OTHERS for piece in data.split(CUT)]


@settings(deadline=None)  # reads whole releases each time
@given(st.data())
def test_pieces_in_any_order_are_read_as_without_what_is_known(data):
    """An attacker who knows what is known puts good pieces together in other ways."""
    pieces = data.draw(st.sampled_from(OTHERS)).split(CUT)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(pieces) - 1))
        match data.draw(st.sampled_from(("another", "drop", "twice", "swap", "id"))):
            case "another":
                pieces[place] = data.draw(st.sampled_from(PIECES))
            case "drop" if len(pieces) > 1:
                del pieces[place]
            case "twice":
                pieces.insert(place, pieces[place])
            case "id":
                pieces[place] = re.sub(rb'"[a-z]+:([a-z]*)"$', rb'"event:\1"', pieces[place])
            case _:
                other = data.draw(st.integers(0, len(pieces) - 1))
                pieces[place], pieces[other] = pieces[other], pieces[place]
    made = CUT.join(pieces)
    assert read(made, Known(ALL_KNOWN, key=KEY)) == read(made)


@settings(deadline=None)  # reads whole releases each time
@given(st.data())
def test_a_changed_byte_is_read_as_without_what_is_known(data):
    place = data.draw(st.integers(0, len(DATA) - 1))
    made = DATA[:place] + bytes([data.draw(st.integers(0, 255))]) + DATA[place + 1 :]
    assert read(made, Known(ALL_KNOWN, key=KEY)) == read(made)
