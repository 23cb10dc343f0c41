"""Files to turns: whatever they hold, a sentence or the turns, and nothing silently lost."""

import json

import pytest

from tracktwo.terms import Known, Turn, read_cases, read_seats, read_text, read_turns
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError, FileError, TableError, UsageError

VTT = """WEBVTT - a talk

NOTE who is who is in the seats
and a second line

1
00:00:01.000 --> 00:00:04.000 align:start
<v Ann Reed>Good <i>morning</i>.</v>

00:00:04.000 --> 00:00:06.000
<v.loud Ann Reed>We &amp; they.
<v 李明>你好。

00:00:06.000 --> 00:00:08.500
Moderator: thank you
"""
SRT = """1
00:00:01,000 --> 00:00:04,000
ANN REED: So it rolls
on

2
00:00:04,000 --> 00:00:06,000
on
and on
"""
SEATS = "speaker,side,language,rule\nAnn Reed,Hill,en,\n李明,Bay,zh-Hans,on_the_record\nModerator,,en,\n"


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def said(corpus):
    return [(turn.speaker, turn.side, turn.text) for turn in corpus.turns]


def test_lines_of_json_become_turns(write):
    rows = [
        {"doc": 7, "side": " Hill ", "speaker": "Ann", "language": "en", "event": "e", "date": "2021-05",
         "rule": "ON_THE_RECORD", "text": " Hello \u2028there ", "more": [1]},
        {"text": "商业航天 is 重要", "side": None, "rule": "whatever"},
        {"doc": "d", "text": "  "},
        {"doc": "d", "text": "half \ud800 a character", "side": "Bay"},
    ]  # fmt: skip
    path = write("c.jsonl", "\ufeff" + "\r\n\r\n".join(map(json.dumps, rows)) + "\n")
    found = read_turns(path, rule=Rule.NOT_FOR_ATTRIBUTION)
    assert found.empty == 1
    assert found.turns == (
        Turn(text="Hello \u2028there", doc="7", side="Hill", speaker="Ann", language="en", event="e",
             date="2021-05", rule=Rule.ON_THE_RECORD),
        Turn(text="商业航天 is 重要", doc="c", language="zh"),
        Turn(text="half \ufffd a character", doc="d", side="Bay", rule=Rule.NOT_FOR_ATTRIBUTION),
    )  # fmt: skip


def test_rows_of_csv_become_the_same_turns(write):
    path = write("c.csv", 'Text,Side,speaker\n"One, two\nthree",Hill,Ann\n,Hill,Ann\n\n四,Bay,李明\n')
    found = read_turns(path, language="und")
    assert said(found) == [("Ann", "Hill", "One, two\nthree"), ("李明", "Bay", "四")]
    assert (found.empty, {turn.rule for turn in found.turns}) == (1, {Rule.OFF_THE_RECORD})


def test_subtitles_become_turns_speaker_by_speaker(write):
    seats = read_seats(write("seats.csv", SEATS))
    found = read_turns(write("talk.vtt", VTT), seats=seats, date="2021", rule=Rule.NOT_FOR_ATTRIBUTION)
    assert said(found) == [
        ("Ann Reed", "Hill", "Good morning.\nWe & they."),
        ("李明", "Bay", "你好。"),
        ("Moderator", None, "thank you"),
    ]
    assert [turn.rule for turn in found.turns] == [
        *(Rule.NOT_FOR_ATTRIBUTION, Rule.ON_THE_RECORD, Rule.NOT_FOR_ATTRIBUTION),
    ]
    assert {(turn.doc, turn.date) for turn in found.turns} == {("talk", "2021")}
    rolled = read_turns(write("talk.srt", SRT), seats=seats)
    assert said(rolled) == [("Ann Reed", "Hill", "So it rolls\non\nand on")]


def test_text_with_labels_becomes_turns(write):
    text = "A talk\nAnn Reed: Two things: one.\nAnd the other.\n李明：第一\n【Ann Reed】Yes.\n"
    text += "At 10: we stop. Then go: on"
    found = read_turns(write("t.txt", text))
    assert said(found) == [
        (None, None, "A talk"),
        ("Ann Reed", None, "Two things: one.\nAnd the other."),
        ("李明", None, "第一"),
        ("Ann Reed", None, "Yes."),
        ("At 10", None, "we stop. Then go: on"),
    ]
    seats = read_seats(write("seats.csv", SEATS))
    known = read_text(text, known=Known(doc="t", seats=seats, language=None))
    assert said(known)[-1] == ("Ann Reed", "Hill", "Yes.\nAt 10: we stop. Then go: on")


@pytest.mark.parametrize(
    ("name", "text", "error", "sentence"),
    [
        ("c.jsonl", '{"text": "a"}\n{"text": "b', FileError, "line 2, is not JSON"),
        ("c.jsonl", '["a"]', FileError, "line 1, is not an object"),
        ("c.jsonl", '{"words": "a"}', TableError, "line 1 has no column 'text'"),
        ("c.jsonl", '{"text": "a", "side": {"b": 1}}', TableError, "side should be text"),
        ("c.jsonl", '{"text": ""}', DataError, "no turn with words"),
        ("c.jsonl", "", DataError, "no turn with words"),
        ("c.jsonl", b"{\xff}", FileError, "line 1, is not UTF-8"),
        ("c.jsonl", b"\0\0", FileError, "null characters"),
        ("c.jsonl", "[" * 100_000, FileError, "is not JSON"),
        ("c.jsonl", '{"text":"a","speaker":"x","side":"A"}\n{"text":"a","speaker":"x","side":"B"}',
         TableError, "puts 'x' on two sides"),
        ("c.csv", "text,side\na,b,c\n", TableError, "line 2: the number of cells is 3"),
        ("c.csv", 'text,side\n"a', FileError, "not well-formed CSV"),
        ("c.csv", "\n", TableError, "is empty"),
        ("c.vtt", SRT, FileError, "does not begin with WEBVTT"),
        ("c.vtt", "WEBVTT\n\n00:01 -> 00:02\nHello\n", FileError, "line 3: a cue should have its times"),
        ("c.vtt", "WEBVTT\n\n1\n00:00:01.000 --> 00:99:02.000\nHello\n", FileError, "line 4: a cue"),
        ("c.vtt", "", FileError, "does not begin with WEBVTT"),
        ("c.srt", "Hello\n", FileError, "line 1: a cue"),
        ("c.doc", "", UsageError, "ends in nothing"),
    ],
)  # fmt: skip
def test_what_holds_no_turns_is_refused_in_a_sentence(name, text, error, sentence, write):
    with pytest.raises(error, match=sentence):
        read_turns(write(name, text))


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError, match="no file"):
        read_turns(tmp_path / "none.jsonl")
    with pytest.raises(FileError, match="cannot be read"):
        read_turns(tmp_path.with_suffix(".jsonl") if tmp_path.suffix else _folder(tmp_path))


def _folder(tmp_path):
    folder = tmp_path / "folder.jsonl"
    folder.mkdir()
    return folder


def test_answers_are_read_by_term(write):
    rows = "participant,side,case,answer,term\n1,A,x,YES,t\n1,A,y,depends,t\n2,B,x,,t\n2,B,y,unknown,t\n1,A,x,no,u\n"
    found = read_cases(write("a.csv", rows))
    assert list(found) == ["t", "u"]
    assert (found["t"].people, found["t"].sides, found["t"].cases) == (("1", "2"), ("A", "B"), ("x", "y"))
    assert found["t"].answers.tolist() == [[0, 2], [-1, -1]]
    assert list(read_cases(write("b.jsonl", '{"participant":1,"side":"A","case":"x","answer":"no"}'))) == [
        None
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("1,A,x,maybe", "line 2: answer must be one of yes"),
        ("1,A,x,yes\n1,B,y,yes", "line 3: the participant sits on another side"),
        ("1,A,x,yes\n1,A,x,no", "line 3: the participant answers this case a second time"),
        ("1,,x,yes", "line 2: participant, side and case"),
    ],
)
def test_answers_that_cannot_be_are_refused(rows, sentence, write):
    with pytest.raises(TableError, match=sentence):
        read_cases(write("a.csv", f"participant,side,case,answer\n{rows}\n"))


def test_seats_are_one_each(write):
    with pytest.raises(TableError, match="seats 'ann' again"):
        read_seats(write("s.csv", "speaker,side\nAnn,A\nann,B\n"))
    with pytest.raises(TableError, match="names no speaker"):
        read_seats(write("s.csv", "speaker,side\n,A\n"))
