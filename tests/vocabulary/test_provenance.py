import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import Passage, fingerprint


def test_fingerprint_is_the_sha_256_of_the_bytes():
    # FIPS 180-2, appendix B.1
    assert fingerprint(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert fingerprint("文件".encode()) == hashlib.sha256("文件".encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "start", "end", "quote"),
    [("the second workshop", 4, 10, "second"), ("第二次研讨会", 0, 3, "第二次"), ("🚀 launch", 0, 1, "🚀")],
)
def test_quote_counts_characters_not_bytes(text, start, end, quote):
    assert Passage(document="report", start=start, end=end).quote(text) == quote


@given(st.text(min_size=1), st.data())
def test_quote_is_as_long_as_the_span(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert len(Passage(document="d", start=start, end=end).quote(text)) == end - start


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_passage_refuses_an_empty_or_backward_span(start, end):
    with pytest.raises(DataError, match=f"'report' goes from {start} to {end}; expected 0 <= start < end"):
        Passage(document="report", start=start, end=end)


def test_quote_refuses_a_text_that_is_too_short_and_does_not_repeat_it():
    with pytest.raises(DataError) as refusal:
        Passage(document="report", start=0, end=9).quote("secret")
    assert str(refusal.value) == (
        "A passage ends at character 9, but the text of 'report' has 6; "
        "check that the right version of the document was added."
    )
