"""The ways to write a name, and the runs of words to know a text by."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.clearance.leaks.methods.forms import addresses, is_name, name_forms, person_forms, runs
from tracktwo.clearance.leaks.methods.letters import fold, letters_of, spell
from tracktwo.vocabulary.names import NameOrder, PersonName

# As written → what else it is searched for as, spelled out.
FORMS = {
    "Ada Nord": {"adanord", "nordada"},
    "Nord, Ada": {"nordada", "adanord"},
    "XU Nengwu": {"xunengwu", "nengwuxu"},
    "XU Neng-wu": {"xunengwu", "nengwuxu"},
    "Smith, Jane A.": {"smithjanea", "janeasmith", "janesmith", "smithjane", "asmithjane"},
    "Jane A. Smith": {"janeasmith", "smithjanea", "asmithjane", "janesmith", "smithjane"},
    "Dr Jolán Fehér-Szűcs": {"drjolanfeherszucs", "jolanfeherszucs", "feherszucsjolan"},
    "Prof. Dr. Ada Nord": {"profdradanord", "adanord", "nordada"},
    "Sun, Wei 孙伟": {"sunwei孙伟", "sunwei", "weisun", "孙伟"},
    "孙伟 (Sun Wei)": {"孙伟sunwei", "孙伟", "sunwei", "weisun"},
    "Pat Reporter <pat@daily.example>": {"patreporterpatdailyexample", "patreporter", "reporterpat"},
    "Pat Reporter, +1 555 010": {"patreporter1555010", "patreporter", "reporterpat"},
    "Pat Reporter, Daily News": {
        "patreporterdailynews", "dailynewspatreporter", "reporterdailynewspat", "newspatreporterdaily",
        "patreporter", "reporterpat", "dailynews", "newsdaily",
    },
    "Ana de la Cruz y Vega": {
        "anadelacruzyvega", "vegaanadelacruzy", "delacruzyvegaana",
        "anadelacruzvega", "vegaanadelacruz", "delacruzvegaana",
    },
    "Cruz Vega, Ana Mia": {
        "cruzvegaanamia", "anamiacruzvega", "vegaanamiacruz", "miacruzvegaana",
        "cruzvega", "vegacruz", "anamia", "miaana",
    },
    "Cruz Vega，Ana Mia": {
        "cruzvegaanamia", "anamiacruzvega", "vegaanamiacruz", "miacruzvegaana",
        "cruzvega", "vegacruz", "anamia", "miaana",
    },
    "Ana Mia de la Cruz y Vega": {"anamiadelacruzyvega"},
    "王芳教授": {"王芳教授", "王芳"},
    "佐々木健教授": {"佐々木健教授", "佐々木健"},
    "约翰·史密斯": {"约翰史密斯"},
    "王": {"王"},
    "Wang 王": {"wang王"},
    "Ada Ix Nord": {"adaixnord", "nordadaix", "ixnordada"},
    "Nord": {"nord"},
    "Prof. Nord": {"profnord", "nordprof"},
    "أحمد الفارسي": {"احمدالفارسي", "الفارسياحمد"},
    "María del Carmen Ruiz": {"mariadelcarmenruiz", "ruizmariadelcarmen", "delcarmenruizmaria"},
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_a_name_has_these_forms(name):
    forms = name_forms(name)
    assert forms[0] == name
    assert {letters_of(form) for form in forms} == FORMS[name]


def test_a_name_whose_parts_are_known_has_both_orders():
    name = PersonName(text="Szűcs Jolán Mária dr.", family="Szűcs", given="Jolán Mária", language="hu")
    spelled = {letters_of(form) for form in person_forms(name)}
    assert {"szucsjolanmariadr", "szucsjolanmaria", "jolanmariaszucs"} <= spelled


@pytest.mark.parametrize(("family", "given"), [(None, "Wei"), ("Sun", None)])
def test_a_name_of_which_one_part_is_known_has_no_orders(family, given):
    assert person_forms(PersonName(text="Sun", family=family, given=given, language="en")) == ("Sun",)


def test_a_name_in_chinese_letters_keeps_its_order():
    name = PersonName(
        text="欧阳真", family="欧阳", given="真", language="zh-Hans", order=NameOrder.FAMILY_FIRST
    )
    assert person_forms(name) == ("欧阳真",)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_text_is_its_own_first_form_and_no_form_is_one_part_alone(text):
    first, *others = name_forms(text)
    assert first == text
    assert all(len(form.split()) > 1 or len(form.strip()) > 1 for form in others)


@pytest.mark.parametrize(
    ("text", "is_long_enough"),
    [
        ("Bo", False),
        ("B. O.", False),
        ("Bo 1", True),
        ("Bob", True),
        ("王", False),
        ("王芳", True),
        ("王 B", True),
    ],
)
def test_a_name_is_three_letters_or_two_of_a_script_without_spaces(text, is_long_enough):
    assert is_name(spell(fold(text))) is is_long_enough


EIGHT = "one two three four five six seven eight"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (EIGHT, [EIGHT.replace(" ", "")]),
        (f"{EIGHT} nine", [EIGHT.replace(" ", ""), "twothreefourfivesixseveneightnine"]),
        ("Come at once.", ["comeatonce"]),
        ("Come now.", []),
        ("3 4 5 6", []),
        ("Call 3 4 5 of them", ["call345ofthem"]),
        ("one two three four five six seven", ["onetwothreefourfivesixseven"]),
        ("会议推迟到明年", ["会议推迟到明年"]),
        ("会议推迟明年", ["会议推迟明年"]),
        ("会议推迟了", []),
        ("一二三四五六七八九十甲乙丙", ["一二三四五六七八九十甲乙", "二三四五六七八九十甲乙丙"]),
        ("问 two", []),
        ("会议推 two three", ["会议推twothree"]),
        ("", []),
        ("…", []),
    ],
)
def test_a_text_is_known_by_these_runs(text, expected):
    assert list(runs(text)) == expected


@pytest.mark.parametrize(
    "text",
    ["会 one 议 two 推 three 迟 four 到 five 明 six", "会 one 议 two 推 three 迟 four 到 five six seven"],
)
def test_a_text_half_in_a_script_without_spaces_is_known_by_words(text):
    assert len(list(runs(text))) == 12 - 8 + 1


def test_a_text_more_than_half_in_a_script_without_spaces_is_known_by_characters():
    assert list(runs("会 one 议 two 推 three 迟 four 到 five 明 six 年")) == [
        "会one议two推three迟four到five明six", "one议two推three迟four到five明six年",
    ]  # fmt: skip


def test_a_short_name_has_no_runs_and_a_long_one_does():
    assert list(runs("Quiet Exchange at the Lake", is_prose=False)) == []
    assert list(runs(EIGHT, is_prose=False)) == []
    assert list(runs(f"{EIGHT} nine", is_prose=False)) == list(runs(f"{EIGHT} nine"))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["one", "zwei", "три", "四", "a5"]), max_size=30))
def test_each_eight_words_of_a_text_are_a_run_or_part_of_one(words):
    """Whoever copies eight words in a row copies a run."""
    found = set(runs(" ".join(words)))
    unspaced = words.count("四")
    size = 12 if 2 * unspaced > len(words) else 8
    assert all(
        letters_of(" ".join(words[first : first + size])) in found for first in range(len(words) - size + 1)
    )


def test_addresses_are_found_in_a_text():
    assert list(addresses("联系pat@lake.example，" + "x" * 100_000)) == ["pat@lake.example"]
    text = "Write to jolan.feher@lake-talks.example, or join https://meet.example/j/9-31?x=1). See ftp://a.b/c，谢谢"
    assert list(addresses(text)) == ["jolan.feher@lake-talks.example", "meet.example/j/9-31?x=1", "a.b/c"]


def test_an_address_ends_with_its_last_letter_whichever_that_is():
    assert list(addresses("To pat@lake.vex. Or: https://lake.vex/index)")) == [
        "pat@lake.vex",
        "lake.vex/index",
    ]
