"""The index: what is a word, in either script, and that nothing that was said is ever missed."""

import random
from collections import Counter

import jieba
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.terms import (
    Corpus,
    Order,
    Turn,
    Voices,
    add,
    concordance,
    cutter,
    index_texts,
    load_index,
    merge,
    save_index,
)
from tracktwo.terms.methods.indexing import units_of
from tracktwo.terms.methods.searching import find, turns_at
from tracktwo.vocabulary.errors import FileError, UsageError

TERMS = ("商业航天", "运载火箭", "rocket")
MIXED = st.text(st.sampled_from("ab 'sé商业航天火箭国家。-\n😀"), max_size=30)


@pytest.fixture(scope="module")
def words():
    return cutter(TERMS)


def hits(index, phrase):
    return [
        (places.turn + int(turn), int(first - places.segment.turns[turn]))
        for places in find(index, phrase)
        for first, turn in zip(places.first, turns_at(places.segment, places.first), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The state-owned firm's rockets, don't they?", "the state owned firm rockets don't they"),
        ("ＳＰＡＣＥ İstanbul Ünï 2021", "space istanbul ünï 2021"),
        ("We discussed 商业航天 with CASIC", "we discussed 商 业 航 天 with casic"),
        ("商業航太", "商 业 航 太"),
        ("James' 's s 'quoted'", "james s s quoted"),
        ("x\ud800y", "x y"),
        ("", ""),
    ],
)
def test_units_are_folded_words_and_single_characters(text, units):
    assert units_of(text) == units.split()


def test_words_in_chinese_are_those_of_the_library_and_of_the_glossary(words):
    jieba.setLogLevel(60)
    peer = jieba.Tokenizer()
    for term in TERMS:
        peer.add_word(term)
    rng = random.Random(1)
    known = [word for word in peer.FREQ if all("\u4e00" <= each <= "\u9fff" for each in word)]
    for _ in range(300):
        run = "".join(rng.choices(known, k=rng.randint(1, 8)))
        assert words.cut(run) == tuple(map(len, peer.cut(run, HMM=False)))


def test_words_are_cut_within_runs_and_turns(words):
    index = index_texts(["我们说商业航天market and 运载火箭", "", "国家商", "业"], cutter=words)
    segment = index.segments[0]
    assert [index.types[code] for code in segment.words] == [
        *("我们", "说", "商业航天", "market", "and", "运载火箭", "国家", "商", "业"),
    ]
    assert segment.word_turns().tolist() == [0, 6, 6, 8, 9]
    assert hits(index, "商业") == [(0, 3)]
    assert words.name.startswith("jieba ")


def test_cutters_tell_their_terms_apart(words):
    assert cutter(reversed(TERMS)).name == words.name
    assert cutter(["商业"]).name != words.name
    with pytest.raises(UsageError, match="make the index anew"):
        add(index_texts(["a"], cutter=words), ["b"])


@settings(max_examples=60)
@given(st.lists(MIXED, max_size=8), st.text(st.sampled_from("ab商业航"), min_size=1, max_size=3))
def test_every_hit_is_found_and_nothing_else(texts, phrase):
    sought = units_of(phrase)
    expected = [
        (turn, place)
        for turn, text in enumerate(texts)
        for units in [units_of(text)]
        for place in range(len(units) - len(sought) + 1)
        if units[place : place + len(sought)] == sought
    ]
    index = index_texts(texts)
    assert hits(index, phrase) == expected
    if texts:
        half = len(texts) // 2
        parts = add(index_texts(texts[:half]), texts[half:])
        assert hits(parts, phrase) == expected
        assert hits(merge(parts), phrase) == expected


def test_two_characters_are_found_whatever_the_words_are(words):
    index = index_texts(["中国航天科技集团公司", "載人航天"], cutter=words)
    assert hits(index, "航天") == [(0, 2), (1, 2)]
    assert hits(index, "载人") == [(1, 0)]
    with pytest.raises(UsageError, match="no word"):
        list(find(index, "…"))


def test_index_comes_back_from_a_folder_and_grows_there(tmp_path):
    texts = ["an open market", "the state 商业", "a market"]
    index = index_texts(texts[:2])
    save_index(index, tmp_path)
    first = {each.name for each in tmp_path.iterdir() if each.is_dir()}
    grown = add(load_index(tmp_path), texts[2:])
    save_index(grown, tmp_path)
    kept = {each.name for each in tmp_path.iterdir() if each.is_dir()}
    back = load_index(tmp_path)
    assert first < kept
    assert len(kept) == 2
    assert hits(back, "market") == hits(grown, "market") == [(0, 2), (2, 1)]
    assert (back.cutter, back.turns, back.types.types()) == (grown.cutter, 3, grown.types.types())
    save_index(merge(back), tmp_path)
    assert len([each for each in tmp_path.iterdir() if each.is_dir()]) == 1
    assert hits(load_index(tmp_path), "market") == [(0, 2), (2, 1)]


def test_no_index_is_told_in_a_sentence(tmp_path):
    with pytest.raises(FileError, match="make it anew"):
        load_index(tmp_path)
    (tmp_path / "index.json").write_text("[1]")
    with pytest.raises(FileError, match="make it anew"):
        load_index(tmp_path)


def corpus():
    rows = [
        ("N", "Ann", "We need an open market, and the market decides."),
        ("S", "李明", "市场 needs order. The Market is planned"),
        ("N", "Ann", "market"),
        (None, None, "No side: market of fish"),
    ]
    return Corpus(
        turns=tuple(
            Turn(text=text, doc="d", side=side, speaker=who, language="en", date=f"2021-0{4 - k}")
            for k, (side, who, text) in enumerate(rows)
        )
    )


def lines(found):
    return [(line.left.strip(), line.match, line.right.strip(), line.speaker) for line in found.lines]


def test_lines_show_the_text_as_written():
    turns = corpus()
    index = index_texts([turn.text for turn in turns.turns])
    found = concordance(turns, index, "MARKET", around=9)
    assert lines(found) == [
        ("an open", "market", ", and the", "Ann"),
        ("and the", "market", "decides.", "Ann"),
        ("The", "Market", "is", "李明"),
        ("", "market", "", "Ann"),
        ("No side:", "market", "of fish", None),
    ]
    assert (found.hits, found.people, dict(found.by_side)) == (5, 3, {None: 1, "N": 3, "S": 1})
    assert found.voices == (Voices("N", 3, 1), Voices("S", 1, 1), Voices(None, 1, 1))
    assert [line.turn for line in found.lines] == [0, 0, 1, 2, 3]
    assert list(found.columns) == [
        *("left", "match", "right", "side", "speaker", "doc", "event", "date", "language", "rule"),
    ]


def test_lines_show_how_chinese_is_cut_in_every_segment(words):
    said = ["我们说商业航天，market", "中国的商业航天公司和国家market运载火箭"]
    turns = Corpus(turns=tuple(Turn(text=text, doc="d", language="zh-Hans") for text in said))
    index = add(index_texts(said[:1], cutter=words), said[1:], cutter=words)
    cut = (
        (("我们", "说"), ("商业",), ("航天，market",)),
        (("中国", "的"), ("商业",), ("航天", "公司", "和", "国家market")),
    )
    found = concordance(turns, index, "商业", around=13)
    assert tuple(line.words for line in found.lines) == cut
    assert tuple(line.cuts for line in found.lines) == ((2, 3), (2, 3, 7, 9, 10))
    assert concordance(turns, merge(index), "商业", around=13).lines == found.lines
    (line,) = concordance(turns, index, "的商业航天", around=2).lines
    assert line.words == (("中国",), ("的", "商业航天"), ("公司",))
    plain = index_texts(said)
    assert [line.words for line in concordance(turns, plain, "运载", around=2).lines] == [
        (("",), ("运载",), ("火箭",))
    ]


@pytest.mark.parametrize(
    ("order", "right"),
    [
        (Order.TEXT, [", and the", "decides.", "is", "", "of fish"]),
        (Order.RIGHT, ["", ", and the", "decides.", "is", "of fish"]),
        (Order.LEFT, ["", ", and the", "of fish", "decides.", "is"]),
        (Order.SIDE, ["of fish", ", and the", "decides.", "", "is"]),
        (Order.SPEAKER, [", and the", "decides.", "", "of fish", "is"]),
        (Order.DATE, ["of fish", "", "is", ", and the", "decides."]),
    ],
)
def test_lines_come_in_the_order_asked_for(order, right):
    turns = corpus()
    index = index_texts([turn.text for turn in turns.turns])
    found = concordance(turns, index, "market", order=order, around=9)
    assert [line[2] for line in lines(found)] == right
    for first in range(5):
        page = concordance(turns, index, "market", order=order, around=9, first=first, lines=2)
        assert lines(page) == lines(found)[first : first + 2]


TURN = st.tuples(
    st.lists(st.sampled_from("abcd"), max_size=7).map(" ".join), st.sampled_from("PQR"), st.booleans()
)


@settings(max_examples=150)
@given(
    rows=st.lists(TURN, max_size=9),
    half=st.integers(0, 9),
    order=st.sampled_from(Order),
    per_person=st.sampled_from([None, 1, 2, 3]),
    first=st.integers(0, 3),
    phrase=st.sampled_from(["a", "a b"]),
)
def test_lines_are_those_of_a_plain_search(rows, half, order, per_person, first, phrase):
    """Every hit by itself, put in order as a whole, then one by one taken for its person."""
    turns = Corpus(
        turns=tuple(
            Turn(
                text=text,
                doc="d",
                side=None if who == "R" else "NS"[number % 2],
                speaker=who,
                date=f"{number % 3}",
            )
            for number, (text, who, _may) in enumerate(rows)
        )
    )
    sought = phrase.split()
    hits = []
    for number, (text, who, may) in enumerate(rows):
        units = text.split()
        for place in range(len(units) - len(sought) + 1 if may else 0):
            if units[place : place + len(sought)] == sought:
                after, before = units[place + len(sought) :], units[:place][::-1]
                keys = {
                    Order.TEXT: 0, Order.SIDE: turns.turns[number].side or "", Order.SPEAKER: who,
                    Order.DATE: number % 3, Order.RIGHT: after[:3], Order.LEFT: before[:3],
                }  # fmt: skip
                hits.append((keys[order], number, place))
    kept, taken = [], Counter()
    for _key, number, place in sorted(hits):
        taken[rows[number][1]] += 1
        if per_person is None or taken[rows[number][1]] <= per_person:
            kept.append((number, len(" ".join(rows[number][0].split()[:place]))))
    texts = [text for text, _who, _may in rows]
    index = add(index_texts(texts[:half]), texts[half:])
    found = concordance(
        turns, index, phrase, kept=np.array([may for *_, may in rows], dtype=np.bool_),
        order=order, per_person=per_person, first=first, lines=4,
    )  # fmt: skip
    assert [(line.turn, len(line.left.rstrip())) for line in found.lines] == kept[first : first + 4]
    assert found.hits == len(hits)


def test_one_line_per_person_and_only_what_may_be_seen():
    turns = corpus()
    index = index_texts([turn.text for turn in turns.turns])
    found = concordance(turns, index, "market", per_person=1, order=Order.RIGHT)
    assert [line.speaker for line in found.lines] == ["Ann", "李明", None]
    seen = concordance(turns, index, "market", kept=lambda turn: turn.side == "S")
    assert (seen.hits, seen.people, len(seen.lines), dict(seen.by_side)) == (1, 1, 1, {"S": 1})
    assert seen.voices == (Voices("S", 1, 1),)
    nowhere = concordance(turns, index, "nowhere").to_dict()
    assert (nowhere["lines"], nowhere["voices"]) == ([], [])
    with pytest.raises(UsageError):
        concordance(turns, index, "market", lines=-1)
