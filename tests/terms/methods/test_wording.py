"""Boolean search: the turns that fit, and no others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.terms import find_turns, write_wording
from tracktwo.terms.methods.indexing import units_of
from tracktwo.vocabulary.errors import FileError, UsageError

TEXTS = (
    "The market decides, and don't ask the state.",
    "商業航太 of the State",
    "A state-owned market",
    "é́ccentric naïve market’s 航天",
    "",
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "wording.sqlite"
    told = []
    write_wording(path, TEXTS[:2], tell=lambda done, whole: told.append((done, whole)))
    write_wording(path, TEXTS[2:])
    assert told == [(2, 2)]
    return path


@pytest.mark.parametrize(
    ("query", "turns"),
    [
        ("market", [0, 2, 3]),
        ("MARKET state", [0, 2]),
        ("market AND NOT state", None),
        ("market NOT state", [3]),
        ('"state owned"', [2]),
        ("state-owned", [2]),
        ("商业", [1]),
        ("航天 OR don't", [0, 3]),
        ("(航天 OR 航太) AND (state OR market)", [1, 3]),
        ("naïve", [3]),
        ("naive", []),
        ("units:market", []),
        ("mark*", []),
        ("NEAR(market state)", None),
    ],
)
def test_turns_that_fit_are_found(query, turns, file):
    if turns is None:
        with pytest.raises(UsageError, match="cannot be read"):
            find_turns(file, query)
    else:
        assert find_turns(file, query).tolist() == turns


@settings(max_examples=25)
@given(
    st.lists(st.text(st.sampled_from("ab '’é́1商业航天-_\n\0"), max_size=12), min_size=1, max_size=6),
    st.text(st.sampled_from("ab商业航"), min_size=1, max_size=3),
)
def test_turns_that_fit_are_those_the_index_finds(tmp_path_factory, texts, phrase):
    path = tmp_path_factory.mktemp("wording") / "w.sqlite"
    write_wording(path, texts)
    sought = units_of(phrase)
    expected = [
        turn
        for turn, text in enumerate(texts)
        for units in [units_of(text)]
        if any(units[place : place + len(sought)] == sought for place in range(len(units)))
    ]
    assert find_turns(path, f'"{phrase}"').tolist() == expected


def test_what_cannot_be_searched_is_told(tmp_path, file):
    for query in ("", "…", "AND", '"'):
        with pytest.raises(UsageError):
            find_turns(file, query)
    with pytest.raises(UsageError, match="close every bracket"):
        find_turns(file, "(market")
    with pytest.raises(FileError, match="make it anew"):
        find_turns(tmp_path / "none", "a")
    other = tmp_path / "other"
    other.write_bytes(b"no database at all" * 100)
    with pytest.raises(FileError):
        find_turns(other, "a")
    with pytest.raises(FileError):
        write_wording(other, ["a"])
    with pytest.raises(FileError):
        write_wording(tmp_path / "no" / "folder", ["a"])
