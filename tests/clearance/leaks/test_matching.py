"""All needles in all places at once, against looking for each of them one by one."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.clearance.kinds import Organisation
from tracktwo.clearance.leaks import Kind, Needle, gather
from tracktwo.clearance.leaks.methods import matching
from tracktwo.clearance.leaks.methods.letters import SEPARATOR, fold, letters_of, spell
from tracktwo.clearance.leaks.methods.matching import find_places, hash_letters, stands_at
from tracktwo.clearance.tables import Fact, Name

TEXTS = st.text(alphabet="ab王芳 -.", min_size=1, max_size=40)


def names(*texts):
    return gather(
        [Organisation(key="", names=tuple(Fact(value=Name(text=text, language="")) for text in texts))]
    )


def one_by_one(text, needles):
    """Every place at which a needle stands, by trying each place for each needle."""
    letters = spell(fold(text))
    spelled = str(letters)
    return sorted(
        (place, number)
        for number, needle in enumerate(needles.needles)
        for place in range(len(spelled))
        if spelled.startswith(needle.letters, place)
        and letters.starts[place]
        and letters.starts[place + len(needle.letters)]
    )


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=12), TEXTS)
def test_the_places_are_those_of_looking_one_by_one(texts, text):
    needles = names(*texts)
    places, numbers = find_places(spell(fold(text)), needles=needles)
    assert sorted(zip(places.tolist(), numbers.tolist(), strict=True)) == one_by_one(text, needles)


@settings(deadline=None)
@given(
    st.lists(st.text(alphabet="abc", min_size=1, max_size=24), min_size=1, max_size=30),
    st.text(alphabet="abc ", max_size=300),
)
def test_the_places_are_right_for_needles_of_every_length(texts, text):
    needles = names(*texts)
    places, numbers = find_places(spell(fold(text)), needles=needles)
    assert sorted(zip(places.tolist(), numbers.tolist(), strict=True)) == one_by_one(text, needles)


def test_a_needle_is_found_once_wherever_a_long_text_is_cut():
    """A text is searched in blocks; a needle may begin in one and end in the next, or be the last thing there is."""
    block = matching._BLOCK
    needles = names("Ada Nord Vera", "end of all")
    length = len("adanordvera")
    for before in (block - length - 1, block - length, block - length + 1, block - 1, block, block + 1):
        filled = "x" * before
        places, _ = find_places(spell(f"{filled} ada nord vera end of all"), needles=needles)
        assert places.tolist() == [before, before + length]


def test_needles_with_one_beginning_are_all_found():
    needles = names(
        *(f"institute of general studies {word}" for word in ("one", "two", "three")),
        "institute of general studies",
    )
    _, numbers = find_places(spell("institute of general studies two"), needles=needles)
    assert sorted(needles.needles[number].letters for number in numbers) == [
        "instituteofgeneralstudies", "instituteofgeneralstudiestwo",
    ]  # fmt: skip


@pytest.mark.parametrize("missing", range(1, 4))
def test_a_needle_is_not_found_where_the_text_ends_before_it(missing):
    places, numbers = find_places(spell("ada nord vera"[:-missing]), needles=names("Ada Nord Vera"))
    assert (places.tolist(), numbers.tolist()) == ([], [])


def test_nothing_is_found_without_needles_or_without_letters():
    for needles, text in ((gather([]), "ada nord"), (names("Ada Nord"), ""), (names("Ada Nord"), "…")):
        places, numbers = find_places(spell(text), needles=needles)
        assert (places.tolist(), numbers.tolist()) == ([], [])
    assert gather([]).longest == 0


def test_a_hash_is_the_sum_of_letters_times_powers():
    power = 0x9E3779B97F4A7C15
    by_hand = sum((ord(letter) + 1) * pow(power, nth, 1 << 64) for nth, letter in enumerate("王ab")) % (
        1 << 64
    )
    assert hash_letters(["王ab", "a"]).tolist() == [by_hand, ord("a") + 1]
    assert hash_letters([]).dtype == np.uint64


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("spring-2031", True),
        ("SPRING-2031", True),
        ("spr\u200bing\u00ad-20\ufe0f31", True),
        ("spring -\n2031", True),
        ("spring 2031", False),
        ("spring--2031", False),
        ("spring_2031", False),
        ("spring-20.31", False),
    ],
)
def test_a_code_stands_where_its_own_marks_do(text, stands):
    needle = Needle(letters="spring2031", kind=Kind.CODE, exact="spring-2031")
    assert stands_at(spell(fold(text)), place=0, needle=needle) is stands
    assert stands_at(spell(fold(text)), place=0, needle=Needle(letters="spring2031", kind=Kind.NAME))


def test_a_code_is_compared_without_what_stands_around_it():
    letters = spell("(x-1)-y")
    assert matching.exact_code(letters, place=0, count=2) == "x-1"
    assert matching.exact_code(letters, place=1, count=2) == "1)-y"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_letters_do_not_depend_on_case_form_or_width(text):
    spelled = letters_of(text)
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert letters_of(unicodedata.normalize(form, text)) == spelled
    assert letters_of(spelled) == spelled


@settings(deadline=None)
@given(st.text(max_size=60))
def test_letters_stand_where_they_say(text):
    letters = spell(fold(text))
    assert [letters.text[place] for place in letters.places] == list(str(letters))
    assert len(letters.starts) == len(letters.codes) + 1
    assert all(sign.isalnum() or sign == SEPARATOR for sign in str(letters))


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("WANG, Fáng", "wangfang"),
        ("ＷＡＮＧ\u00adＦａｎｇ", "wangfang"),
        ("Ｓｔｒａße", "strasse"),
        ("İstanbul", "istanbul"),
        ("محمّد ـــ علي", "محمدعلي"),
        ("王\u3164芳", "王芳"),
        ("王\uffa0芳", "王芳"),
        ("王\u115f芳\u1160", "王芳"),
        ("Ada\U0010ffff", "ada"),
        ("王\ud83d芳", "王芳"),
        ("½ 人", "12人"),
        ("a\x1fb", "a\x1fb"),
    ],
)
def test_a_text_has_these_letters(text, spelled):
    assert letters_of(text) == spelled


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("two words", [0, 3, 8]),
        ("it's", [0, 2, 3]),
        ("a王芳b", [0, 1, 2, 3, 4]),
        ("ab王", [0, 2, 3]),
        ("ไทย", [0, 1, 2, 3]),
        ("ab\x1fcd", [0, 2, 3, 5]),
        ("", [0]),
        ("x", [0, 1]),
    ],
)
def test_a_word_can_begin_here(text, begins):
    assert np.flatnonzero(spell(fold(text)).starts).tolist() == begins


@pytest.mark.parametrize(
    "word", ["ລາວ", "ခရမ", "កខគ", "さくら", "ラーメ", "ㄨㄤㄈ", "王芳々", "々〇々", "김"]
)
def test_in_a_script_without_spaces_a_word_can_begin_at_any_letter(word):
    letters = spell(fold(word))
    assert (letters.is_unspaced.tolist(), letters.starts.tolist()) == ([True] * 3, [True] * 4)
