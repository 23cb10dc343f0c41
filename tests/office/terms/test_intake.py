"""Files that cannot be used are answered with a sentence, and nothing of them is kept."""

import json

import pytest

from tracktwo.office.models import (
    Contribution,
    Event,
    Person,
    PersonName,
    Programme,
    TermSource,
    TermTurn,
)
from tracktwo.office.terms.actions import add_file, delete_source, forget_speakers, seat_speakers
from tracktwo.office.terms.corpus import shelf_of
from tracktwo.office.terms.intake import LARGEST, Handed
from tracktwo.office.terms.lines import Asked, find_lines
from tracktwo.office.terms.measuring import words_of
from tracktwo.office.terms.queries import last_build, speakers_of
from tracktwo.office.terms.working import build_now
from tracktwo.vocabulary.errors import TrackTwoError, UsageError

pytestmark = pytest.mark.django_db
ENDS = "a.png ends in nothing that holds turns; hand in .jsonl, .csv, .vtt, .srt, .txt, .html, .docx or .pdf."
TIMES = (
    "a.vtt, line 3: a cue should have its times in the first or second line, as in 00:01:02.500 --> 00:01:06.000; "
    "correct it, or cut it out."
)
VTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>The heron stands.\n\n00:02.000 --> 00:03.000\n<v Bo>是的。\n"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", "The file is empty; choose a transcript, a text or a table of turns."),
        ("a.png", b"x", ENDS),
        ("a.txt", b"\xff\xfe\x00", "a.txt, line 1, is not UTF-8 text; save the file again in UTF-8."),
        ("a.vtt", b"00:01.000 --> 00:02.000\nHello",
         "a.vtt does not begin with WEBVTT; save it again as WebVTT, or name it .srt or .txt."),
        ("a.vtt", b"WEBVTT\n\n00:01 -> 00:02\nHello",
         TIMES),
        ("a.jsonl", b'{"text": "one"', "a.jsonl, line 1, is not JSON; each line should be one object, complete."),
        ("a.jsonl", b'{"text": " "}\n{"text": ""}', "a.jsonl holds no turn with words in it."),
        ("a.jsonl", b'{"text": "one", "side": "North"}',
         "a.jsonl names a side “North”, which is neither of the two here; say which of them it is."),
        ("a.jsonl", b'{"text": "one", "date": "last May"}',
         "a.jsonl says “last May” for a date; write a day, a month or a year such as 2021-12-31."),
        ("a.csv", b"words\none\n", None),
        ("a.docx", b"PK\x03\x04 no archive", None),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(programme: Programme, name, content, sentence):
    with pytest.raises(TrackTwoError) as refused:
        add_file(programme=programme, by=None, handed=Handed(content=content, name=name))
    told = str(refused.value)
    assert told == sentence if sentence else (name in told and "/tmp" not in told)
    assert not TermSource.objects.exists()
    assert not TermTurn.objects.exists()


def test_a_file_larger_than_can_be_read_at_once_is_refused_before_it_is(programme: Programme):
    for name in ("a.vtt", "a.jsonl", "a.docx"):
        handed = Handed(content=b"\n" * (LARGEST + 1), name=name)
        with pytest.raises(TrackTwoError, match=r"The file has more than 60 MB; hand it in in parts\."):
            add_file(programme=programme, by=None, handed=handed)
    assert not TermSource.objects.exists()


@pytest.mark.parametrize(
    ("content", "turns"),
    [
        (VTT.replace("\n", "\r\n"), 2),  # line ends of another system
        ("\ufeff" + VTT, 2),
        (VTT + "\n00:03.000 --> 00:04.000\n", 2),  # the last cue was begun and says nothing
        (VTT.replace("<v Ann>The", "<v Ann>The <c.loud") + "\n\n\n", 2),  # a tag that is never closed
        (VTT.replace("<v Ann>", "<v >"), 2),  # a voice without a name
    ],
)
def test_a_transcript_that_is_odd_and_not_broken_is_read(programme: Programme, content, turns):
    made = add_file(programme=programme, by=None, handed=Handed(content=content.encode(), name="day.vtt"))
    assert made.turns.count() == turns


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (VTT[:-20], "line 6: a cue should have its times"),  # cut off within the times
        (VTT.replace("\n\n00:02", "\n\nWEBVTT\nNOTE\n00:02"), "line 6: a cue should have its times"),
        (VTT.replace("00:01.000", "soon"), "line 3: a cue should have its times"),
        (VTT.encode("utf-16").decode("latin-1"), "is no text: it holds null characters"),
    ],
)
def test_a_broken_transcript_is_refused_with_its_line_and_nothing_kept(
    programme: Programme, content, sentence
):
    with pytest.raises(TrackTwoError, match=sentence):
        add_file(programme=programme, by=None, handed=Handed(content=content.encode(), name="day.vtt"))
    assert not TermTurn.objects.exists()


def test_a_speaker_on_two_sides_is_refused_and_a_file_comes_once(programme: Programme, tell):
    row = {"text": "one", "speaker": "Ann"}
    with pytest.raises(TrackTwoError, match="puts 'Ann' on two sides"):
        tell(row | {"side": "east"}, row | {"side": "west"})
    tell(row)
    with pytest.raises(TrackTwoError, match=r"This file is here already, as “turns\.jsonl”"):
        tell(row)


def test_a_transcript_names_speakers_and_the_team_says_for_whom(programme: Programme):
    made = add_file(
        programme=programme,
        by=None,
        handed=Handed(content=VTT.encode(), name="day.vtt"),
        rule="on_the_record",
    )
    build_now(programme, by=None)
    assert [(each.name, each.side) for each in speakers_of(made)] == [("Ann", ""), ("Bo", "")]
    shelf = shelf_of(programme)
    assert words_of(programme, shelf, "").one_sided
    assert find_lines(shelf, Asked(term="heron")).found.by_side == {None: 1}
    assert seat_speakers(made, {"Ann": "east", "Bo": ""}, by=None) == 1
    assert seat_speakers(made, {"Ann": "east"}, by=None) == 0
    assert find_lines(shelf_of(programme), Asked(term="heron")).found.by_side == {"east": 1}
    with pytest.raises(TrackTwoError, match=r"There is no side “north” in this programme\."):
        seat_speakers(made, {"Ann": "north"}, by=None)


def test_people_of_the_record_are_seated_by_their_side(programme: Programme):
    person = Person.objects.create(programme=programme, key="ann")
    PersonName.objects.create(person=person, text="Ann", language="en", preferred=True)
    talks = Event.objects.create(programme=programme, key="talks", kind="workshop", rule="on_the_record")
    Contribution.objects.create(
        programme=programme, event=talks, key="ann", person=person, position=0, listed_as="speaker",
        side=programme.sides.get(key="west"), name_as_printed="Ann",
    )  # fmt: skip
    made = add_file(programme=programme, by=None, handed=Handed(content=VTT.encode(), name="day.vtt"))
    assert [(each.name, each.side) for each in speakers_of(made)] == [("Bo", ""), ("Ann", "west")]


def test_mixed_scripts_and_both_forms_of_characters_are_found(programme: Programme, tell):
    tell(
        {
            "text": "We discussed 商業航天 with them.",
            "side": "east",
            "speaker": "Ann",
            "rule": "on_the_record",
        },
        {"text": "商业航天很贵。", "side": "west", "speaker": "贝宁", "rule": "on_the_record"},
        {"text": " ", "side": "west"},
        {"text": "ＨＥＲＯＮ", "side": "west", "speaker": "贝宁", "rule": "on_the_record"},
    )
    shelf = shelf_of(programme)
    for term in ("航天", "商业", "商業"):
        assert find_lines(shelf, Asked(term=term, is_all=True)).found.by_side == {"east": 1, "west": 1}
    assert find_lines(shelf, Asked(term="heron")).found.hits == 1
    assert programme.term_sources.get().empty == 1
    assert find_lines(shelf, Asked(term="航天", also="discussed NOT heron")).found.by_side == {"east": 1}
    with pytest.raises(UsageError, match="cannot be read"):
        find_lines(shelf, Asked(term="航天", also="(discussed"))


def test_sides_without_a_language_in_common_get_no_score(programme: Programme, tell):
    tell(
        {"text": "A market", "side": "east", "speaker": "Ann", "language": "en", "rule": "on_the_record"},
        {"text": "市场", "side": "west", "speaker": "贝宁", "language": "zh-Hans", "rule": "on_the_record"},
    )
    assert words_of(programme, shelf_of(programme), "").foreign


def test_one_speaker_is_never_a_side(programme: Programme, tell):
    tell(*(
        {"text": "The open market", "side": side, "speaker": side, "language": "en", "rule": "on_the_record"}
        for side in ("east", "west")
    ))  # fmt: skip
    found = words_of(programme, shelf_of(programme), "en").found
    assert found.few
    assert set(found.columns["p"]) <= {None}


def test_new_turns_are_added_to_the_index_and_others_make_it_anew(programme: Programme, tell):
    rows = [
        {"text": f"heron {n}", "side": "east", "speaker": str(n), "rule": "on_the_record"} for n in range(3)
    ]
    first = tell(rows[0])
    one = last_build(programme)
    tell(rows[1], name="more.jsonl")
    two = last_build(programme)
    assert (one.folder, two.folder, two.number, two.turns) == (1, 1, 2, 2)
    assert len(shelf_of(programme).index.segments) == 2
    tell(rows[2], name="last.jsonl", index=False)
    assert shelf_of(programme).waiting == 1
    delete_source(first, by=None)
    gone = find_lines(shelf_of(programme), Asked(term="heron")).found
    assert [line.right.strip() for line in gone.lines] == ["1"]
    build_now(programme, by=None)
    again = last_build(programme)
    assert (again.folder, again.turns) == (3, 2)
    assert len(shelf_of(programme).index.segments) == 1
    assert find_lines(shelf_of(programme), Asked(term="heron")).found.hits == 2


def test_a_person_erased_is_in_no_text(programme: Programme, tell):
    tell(
        {"text": "The heron stands.", "side": "east", "speaker": "Ann Fenn", "rule": "on_the_record"},
        {"text": "As Ann Fenn said, a heron.", "side": "west", "speaker": "Bo", "rule": "on_the_record"},
    )
    assert forget_speakers(programme, ["Ann Fenn"]) == 2
    assert find_lines(shelf_of(programme), Asked(term="fenn")).found.hits == 0
    build_now(programme, by=None)
    kept = json.dumps(list(TermTurn.objects.values_list("text", "speaker")))
    assert "Fenn" not in kept
    assert find_lines(shelf_of(programme), Asked(term="fenn")).found.hits == 0
    assert find_lines(shelf_of(programme), Asked(term="heron")).found.hits == 2
