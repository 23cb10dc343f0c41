import pytest
from record.layers import layer

from tracktwo.record import Evidence, anchored, find_anchor

TEXT = "Opening\n\nAnna Berg spoke.\n\nPanel\n\nAnna Berg spoke again at length.\n"


def anchor(text, words, *, nth=0, document="page"):
    """A passage of a text, the nth place its words stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    evidence = Evidence(doc=document, start=start, end=start + len(words), quote=words)
    return anchored(evidence, {document: layer(text, document=document)}, lineages={})


def quoted(found, text):
    """The words of a span; None without one."""
    return None if found is None else (found.start, text[found.start : found.end])


def test_an_anchor_keeps_the_words_and_their_neighbours():
    found = anchor(TEXT, "Anna Berg", nth=1)
    assert (found.lineage, found.exact, found.start) == ("page", "Anna Berg", 34)
    assert found.prefix == "Opening\n\nAnna Berg spoke.\n\nPanel\n\n"[-32:]
    assert found.suffix == " spoke again at length.\n"


@pytest.mark.parametrize("nth", [0, 1])
def test_of_two_places_the_one_with_the_same_neighbours_is_found(nth):
    changed = "Archive\n\n" * 20 + TEXT
    assert quoted(find_anchor(anchor(TEXT, "Anna Berg", nth=nth), layer(changed)), changed) == (
        180 + (9, 34)[nth],
        "Anna Berg",
    )


def test_lines_wrapped_anew_are_the_same_words():
    changed = TEXT.replace("Anna Berg spoke again", "Anna\n  Berg spoke\nagain")
    found = find_anchor(anchor(TEXT, "Anna Berg spoke again at length."), layer(changed))
    assert quoted(found, changed) == (34, "Anna\n  Berg spoke\nagain at length.")


def test_words_changed_a_little_are_found_and_others_are_not():
    line = "Berg, Anna, Professor of Marine Law, Institute of the Sea"
    text = f"Speakers\n{line}\n"
    mended = text.replace("Marine", "Maritime")
    assert quoted(find_anchor(anchor(text, line), layer(mended)), mended) == (
        9,
        "Berg, Anna, Professor of Maritime Law, Institute of the Sea",
    )
    other = "Speakers\nKask, Jan, Director, Port Works Ltd\n"
    assert find_anchor(anchor(text, line), layer(other)) is None


def test_a_passage_in_chinese_is_found_after_a_new_first_line():
    text = "发言人：\n周瑾瑜，主任，海潮港口研究所\n"
    changed = "往期活动\n\n" + text
    found = find_anchor(anchor(text, "周瑾瑜，主任，海潮港口研究所"), layer(changed))
    assert quoted(found, changed) == (11, "周瑾瑜，主任，海潮港口研究所")
