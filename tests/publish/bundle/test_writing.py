# ruff: noqa: E501 -- one case a line
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish.attacks.shipped import contents
from publish.attacks.worlds import make_world
from publish.releases import LATER, release, without

from tracktwo.publish.bundle import Content, fingerprint, read_content, write_content
from tracktwo.publish.bundle.canonical import canonical
from tracktwo.vocabulary.errors import DataError

CONTENT = release()
DATA = write_content(CONTENT)


def changed(change):
    """The release as JSON with one change, written canonically, so that only the change is wrong."""
    value = json.loads(DATA)
    change(value)
    return canonical(value)


def test_release_is_written_sorted_without_spaces_on_one_line():
    assert (
        json.dumps(json.loads(DATA), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
        + b"\n"
        == DATA
    )
    assert DATA.startswith(
        b'{"date":"2026-11-22","deadlocked":0,"format":"tracktwo-release/1","history":[{"appeared":['
    )
    assert "江河对话".encode() in DATA
    assert DATA.count(b"\n") == 1


def test_fingerprint_is_the_sha256_of_the_bytes():
    assert fingerprint(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("seed", range(6))
def test_what_is_written_reads_back_whole(seed):
    written = contents([make_world(seed), make_world(seed + 1), make_world(seed)])
    for data in written:
        content = read_content(data)
        assert write_content(content) == data
        assert read_content(write_content(content)) == content


def test_strings_stay_as_they_are():
    """Decomposed and composed letters are different strings, and both survive."""
    names = {"en": "Cafe\u0301 Caf\u00e9 a\u200fb \u2067", "zh-Hans": "线\n条"}
    content = release(*without(river=None))
    del names["en"]
    programme = content.items["programme:river"]
    kept = {**programme.content, "summary": {"en": "Cafe\u0301 Caf\u00e9 a\u200fb", **names}}
    again = replace(content, items={**content.items, "programme:river": replace(programme, content=kept)})
    assert read_content(write_content(again)).items["programme:river"].content == kept


CHANGES = {
    "unknown field": (lambda v: v.update(extra=1), "has “extra”, which nothing in a release is called"),
    "missing field": (lambda v: v.pop("previous"), "the whole of it lacks “previous”"),
    "number as text": (lambda v: v.update(number="1"), "number is “1”, expected a whole number"),
    "truth as number": (lambda v: v.update(number=True), "number is true, expected a whole number"),
    "number as truth": (lambda v: v.update(is_demo=1), "is_demo is 1, expected true or false"),
    "nothing": (lambda v: v.update(items=None), "items is nothing, expected a group of fields"),
    "below zero": (lambda v: v.update(deadlocked=-1), "deadlocked is -1, expected 0 or more"),
    "no day": (lambda v: v.update(date="22.11.2026"), "date is “22.11.2026”, expected a day such as 2026-11-22"),
    "short day": (lambda v: v.update(date="20261122"), "date is “20261122”, expected a day"),
    "language": (lambda v: v.update(languages=["en", "fr"]), "languages[1] is “fr”, expected one of “en”, “zh-Hans”, “ar”"),
    "no language": (lambda v: v.update(languages=[]), "languages has 0 entries, expected 1 or more"),
    "language twice": (lambda v: v.update(languages=["en", "en"]), "languages names a language twice"),
    "programme path": (lambda v: v.update(programme="../river"), "programme is “../river”, which cannot stand there"),
    "programme line": (lambda v: v.update(programme="river\n"), "programme is “river\ufffd”, which cannot stand there"),
    "other programme": (lambda v: v.update(programme="lake"), "items must describe the programme “lake” and no other"),
    "previous": (lambda v: v.update(previous="0" * 64), "previous must name the release before, and be empty in the first one"),
    "demo": (lambda v: v.update(is_demo=False), "is_demo is not what the programme says of itself"),
    "kind": (lambda v: v["items"].update({"note:x": {}}), "items has “note:x”, which nothing in a release is called"),
    "id with a path": (lambda v: v["items"].update({"event:../x": {}}), "items has “event:../x”"),
    "id with bidi": (lambda v: v["items"].update({"event:\u202ex": {}}), "items has “event:\ufffdx”"),
    "kind of item": (lambda v: v["items"]["event:spring"].update(kind="media"), "items.event:spring.kind is “media”, expected “event”"),
    "key": (lambda v: v["items"]["event:spring"]["content"].update(key="summer"), "items.event:spring calls itself “summer”"),
    "team's field": (lambda v: v["items"]["event:spring"]["content"].update(note={"en": "x"}), "has “note”, which nothing"),
    "original": (lambda v: v["items"]["remarks:spring"]["content"]["remarks"][0].update(original={"en": "x"}), "has “original”"),
    "empty text": (lambda v: v["items"]["event:spring"]["content"].update(duration=""), "duration is empty; what is not known is left out"),
    "empty list": (lambda v: v["items"]["event:spring"]["content"].update(names=[]), "names has 0 entries, expected 1 or more"),
    "empty texts": (lambda v: v["items"]["event:spring"]["content"].update(theme={}), "theme is empty"),
    "date": (lambda v: v["items"]["event:spring"]["content"].update(date="spring"), "date is “spring”, expected a date such as"),
    "rule": (lambda v: v["items"]["event:spring"]["content"].update(rule="open"), "rule is “open”, expected one of “on_the_record”"),
    "tag": (lambda v: v["items"]["event:spring"]["content"].update(theme={"e n": "x"}), "theme has “e n”, which nothing in a release is called"),
    "markup": (lambda v: v["items"]["event:spring"]["content"].update(theme={"en": "a <!-- b -->"}), "holds the markup “<!-- b -->”"),
    "turn": (lambda v: v["items"]["event:spring"]["content"].update(theme={"en": "a\u2066b"}), "U+2066, which turns the direction of the text"),
    "reference": (lambda v: v["items"]["event:spring"]["content"].update(parent="nowhere"), "items.event:spring.content names something that is not in the release"),
    "reference in a row": (lambda v: v["items"]["event:spring"]["content"]["hosts"].append({"organisation": "x", "role": "host"}), "items.event:spring.content names something"),
    "citation": (lambda v: v["items"]["event:spring"]["citations"][0].update(document="nowhere"), "citations are not sorted, or cite what is not in the release"),
    "cited field": (lambda v: v["items"]["event:spring"]["citations"][0].update(field="place"), "citations are not sorted, or cite what is not"),
    "citation order": (lambda v: v["items"]["event:spring"]["citations"].insert(0, {"document": "report", "end": 99, "field": "date", "start": 98}), "citations are not sorted"),
    "passage": (lambda v: v["items"]["event:spring"]["citations"][0].update(start=20), "hold a passage that ends before it begins"),
    "conflict's field": (lambda v: v["items"]["conflict:doubt"]["content"].update(field="place"), "items.conflict:doubt is about a field that the release does not tell"),
    "sides": (lambda v: v["items"].pop("side:south"), "items has 1 sides; a programme has two"),
    "history of others": (lambda v: v["history"][0]["appeared"].append("side:zzz"), "history does not say of each item, and of no other"),
    "history short": (lambda v: v["history"][0]["appeared"].pop(), "history does not say of each item, and of no other"),
    "history order": (lambda v: v["history"][0]["appeared"].reverse(), "history[0] is not sorted"),
    "history twice": (lambda v: v["history"][0]["changed"].append("event:spring"), "history[0] names an item twice"),
    "history numbers": (lambda v: v["history"][0].update(number=2), "history must tell of the releases 1 to 1, one by one"),
    "history end": (lambda v: v.update(date="2026-11-23"), "history must end on the day of the release"),
    "changed": (lambda v: v["items"]["event:spring"].update(changed="2026-11-21"), "history does not say of each item"),
    "vanished": (lambda v: v["history"][0].update(vanished={"note": 1}), "history[0].vanished has “note”, which nothing in a release is called"),
    "vanished nothing": (lambda v: v["history"][0].update(vanished={"event": 0}), "history[0].vanished.event is 0, expected 1 or more"),
    "format": (lambda v: v.update(format="tracktwo-release/2"), "format is not “tracktwo-release/1”; take a file this version of the program wrote"),
    "foreign": (lambda v: v.update(format="tracktwo-programme/1"), "format is not “tracktwo-release/1”"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_release_with_one_thing_changed_is_refused_in_a_sentence(name):
    change, sentence = CHANGES[name]
    with pytest.raises(DataError) as refusal:
        read_content(changed(change))
    assert sentence in str(refusal.value)
    assert "\n" not in str(refusal.value)


FORMS = {
    "nothing": b"",
    "no JSON": b"<html>",
    "a list": b"[]\n",
    "a text": b'"tracktwo-release/1"\n',
    "no end of line": DATA[:-1],
    "two ends of line": DATA + b"\n",
    "a mark in front": b"\xef\xbb\xbf" + DATA,
    "spaces": json.dumps(json.loads(DATA), ensure_ascii=False, sort_keys=True).encode() + b"\n",
    "another order": b'{"zzz":1,' + DATA[1:],
    "escapes": json.dumps(json.loads(DATA), sort_keys=True, separators=(",", ":")).encode() + b"\n",
    "a key twice": DATA.replace(b'{"date"', b'{"date":"2026-11-22","date"', 1),
    "UTF-16": DATA.decode().encode("utf-16"),
    "a broken letter": DATA.replace("江".encode(), b"\xff", 1),
    "half a letter": DATA.replace("江".encode(), b"\\ud83d", 1),
    "a decimal point": DATA.replace(b'"number":1', b'"number":1.0', 1),
    "not a number": DATA.replace(b'"number":1', b'"number":NaN', 1),
    "an exponent": DATA.replace(b'"number":1', b'"number":1e0', 1),
    "a huge number": DATA.replace(b'"number":1', b'"number":' + b"9" * 5000, 1),
    "a deep list": b"[" * 100_000,
    "minus nothing": DATA.replace(b'"deadlocked":0', b'"deadlocked":-0', 1),
}


@pytest.mark.parametrize("name", FORMS)
def test_any_other_form_of_the_same_release_is_refused_in_a_sentence(name):
    with pytest.raises(DataError) as refusal:
        read_content(FORMS[name])
    assert str(refusal.value).startswith("The release cannot be used: ")
    assert len(str(refusal.value)) < 200


def test_release_that_is_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr("tracktwo.publish.bundle.writing.LARGEST_CONTENT", len(DATA) - 1)
    for refuse in (lambda: read_content(DATA), lambda: write_content(CONTENT)):
        with pytest.raises(DataError, match="is larger than"):
            refuse()


@settings(deadline=None)  # reads a whole release each time
@given(st.data())
def test_any_single_byte_changed_is_refused_or_is_another_whole_release(data):
    """A reader never takes a damaged file for the one that was approved."""
    place = data.draw(st.integers(0, len(DATA) - 1))
    damaged = DATA[:place] + bytes([data.draw(st.integers(0, 255))]) + DATA[place + 1 :]
    try:
        content = read_content(damaged)
    except DataError:
        return
    assert isinstance(content, Content)
    assert write_content(content) == damaged
    assert (damaged == DATA) is (content == CONTENT)


def test_what_cannot_be_read_is_not_written():
    item = CONTENT.items["event:spring"]
    for wrong in (
        {**item.content, "note": {"en": "x"}},
        {**item.content, "parent": "nowhere"},
        {"key": "spring", "x": 1},
    ):
        content = replace(CONTENT, items={**CONTENT.items, "event:spring": replace(item, content=wrong)})
        with pytest.raises(DataError):
            write_content(content)
    with pytest.raises(DataError, match="history must end"):
        write_content(replace(CONTENT, date=LATER))
