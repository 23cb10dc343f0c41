"""Cheap tests before dear patterns: what they turn away, the pattern behind them would not have found either."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.dates import finding
from tracktwo.record.methods.dates.words import MONTH_WORD
from tracktwo.record.methods.entries import lines
from tracktwo.record.methods.entries.readings import parted_reading
from tracktwo.record.methods.events import people, several
from tracktwo.record.methods.facets import find_manner, manner
from tracktwo.record.methods.stems import may_say, small
from tracktwo.record.methods.works import titles
from tracktwo.record.tables import Said, Span

PIECES = st.sampled_from(
    [
        "Anna", "Berg", "LI", "Na", "li", "de", "van", "el-Masri", "O’Brien", "J.", "Dr", "Director", "director", "of",
        "Harbour", "institute", "chair", "Chair", "moderator", "Moderator", "by", "and", "the", "NORWAY", "norway",
    ]
)  # fmt: skip
MARKS = st.sampled_from([" ", " ", " ", ", ", ": ", " – ", "; ", " (", ") ", "“", "”", "-", "\n", "/", "."])
LINES = st.lists(st.tuples(PIECES, MARKS), min_size=1, max_size=6).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)


@settings(max_examples=400)
@given(line=LINES, expected=st.booleans())
def test_a_line_without_two_words_that_begin_large_names_nobody(line, expected):
    flat = line.replace("\n", " ")
    found = [*lines._readings(flat, 0, lexicon(), expected), *parted_reading(flat, 0, lexicon(), expected)]

    assert lines._MAY_NAME.search(line) or found == []


@given(said=st.from_regex(several._SEVERAL))
def test_whatever_tells_of_several_meetings_has_a_word_for_them(said):
    assert may_say(said, several._MANY)


@given(said=st.from_regex(people._NOBODY))
def test_whatever_names_nobody_has_a_colon(said):
    assert set(said) & {":", "："}


def test_gates_let_through_what_is_looked_for():
    assert lines._MAY_NAME.search("chair: Anna Berg")
    assert lines._MAY_NAME.search("LI, Na")
    assert lines._MAY_NAME.search("李明")
    assert lines._MAY_NAME.search("Opening remarks by the chair") is None
    assert several.tells_of_several("The TWO open Workshops")


@given(said=st.one_of(*map(st.from_regex, titles._SENTENCE)))
def test_whatever_publishes_has_a_quotation_mark(said):
    assert titles._QUOTES.search(said)


@given(
    word=st.from_regex(re.compile(MONTH_WORD, re.IGNORECASE | re.ASCII), fullmatch=True),
    year=st.integers(1800, 2099),
)
def test_a_month_is_seen_in_letters_of_any_size(word, year):
    assert [found[0] for found in finding._HINT.finditer(small(f"{word} {year}"))] == [
        word.lower(),
        str(year),
    ]


@given(said=st.one_of(*map(st.from_regex, (manner._REMOTE, manner._RECORDED, manner._PRESENT))))
def test_whatever_says_how_people_met_has_a_stem_of_it(said):
    assert may_say(said, manner._STEMS)


def test_people_met_on_a_program_for_calls():
    assert [
        find_manner(f"The workshop met on {each}.") for each in ("Google Meet", "VooV", "Tencent Meeting")
    ] == [
        Said("remote", Span(17, 31)),
        Said("remote", Span(17, 24)),
        Said("remote", Span(17, 35)),
    ]
