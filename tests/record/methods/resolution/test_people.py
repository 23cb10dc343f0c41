import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.record.methods.resolution import Reason, same_person
from tracktwo.record.methods.resolution.people import person_keys
from tracktwo.record.tables import Verdict

SAME = [
    ("Zhang Yao", "Yao Zhang"),
    ("LI Wei", "Wei Li"),
    ("WANG, Xilan", "Xilan Wang"),
    ("Ken Abernathy", "Kenneth R. Abernathy"),
    ("Robert “Bob” Kestrel", "Bob Kestrel"),
    ("David M. Orley", "DAVID ORLEY"),
    ("J. Orley", "John Orley"),
    ("J. Robert Orley", "Robert Orley"),
    ("曾晓岚", "ZENG Xiaolan"),
    ("曾曉嵐", "曾晓岚"),
    ("单立群", "Liqun Shan"),
    ("解文涛", "XIE Wentao"),
    ("仇海燕", "Qiu Haiyan"),
    ("杜长青", "TU Changqing"),
    ("杜长青", "Du Zhangqing"),
    ("吕明珠", "LYU Mingzhu"),
    ("吕明珠", "Lu Mingzhu"),
    ("周瑾瑜 (Zhou Jinyu)", "ZHOU Jinyu"),
    ("冯德海", "David Feng Dehai"),
    ("Jürgen Mählert", "Juergen Maehlert"),
    ("Ana Ruiz-Lunes", "Ana Ruiz Lunes"),
    ("NGUYEN Thi Lan", "Lan Thi Nguyen"),
    ("Tanabe Hiroki", "Hiroki Tanabe"),
    ("Ｋｅｎ Ａｂｅｒｎａｔｈｙ", "Ken Abernathy"),
    ("Siân O’Malloran", "Sian O'Malloran"),
]
UNSURE = [
    ("James Martin", "Martin James"),
    ("X. Wang", "WANG Xilan"),
    ("X. Wang", "王晓岚"),
    ("John Robert Orley", "Robert Orley"),
]
CONTRADICT = [
    ("LI Wei", "WEI Li"),
    ("张伟", "张玮"),
    ("ZHANG Dong", "ZHANG Xiaodong"),
    ("David M. Orley", "David A. Orley"),
    ("Joan Orley", "John Orley"),
    ("Thomas Orley Jr.", "Thomas Orley Sr."),
    ("CHEN Lu", "Chen LU"),
]
APART = [
    ("CHEN Dong", "DONG Lu"),
    ("CIU Yulan", "CUI Yulan"),
    ("ZHANG Wei", "ZHANG"),
    ("王晓岚", "ZHANG Xiaolan"),
    ("彼得·汉森", "Peter Hansen"),
    ("", "Ann Orley"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_person_are_the_same_and_meet(one, other):
    assert same_person(one, other).verdict is Verdict.SAME
    assert person_keys(one) & person_keys(other)


@pytest.mark.parametrize(("one", "other"), UNSURE)
def test_names_that_fit_but_do_not_settle_it_are_unsure(one, other):
    assert same_person(one, other).verdict is Verdict.UNSURE


@pytest.mark.parametrize(("one", "other"), CONTRADICT)
def test_names_that_exclude_each_other_contradict(one, other):
    match = same_person(one, other)
    assert (match.verdict, match.contradicts) == (Verdict.DIFFERENT, True)


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_that_have_nothing_in_common_do_not_even_contradict(one, other):
    match = same_person(one, other)
    assert (match.verdict, match.contradicts) == (Verdict.DIFFERENT, False)


@pytest.mark.parametrize("other", ["CIU Yulan", "CUIE Yulan", "CUY Yulan"])
def test_a_family_name_one_letter_off_is_a_doubt_with_a_witness_and_nothing_without(other):
    assert same_person("CUI Yulan", other).verdict is Verdict.DIFFERENT
    match = same_person("CUI Yulan", other, witnessed=True)
    assert (match.verdict, match.reason) == (Verdict.UNSURE, Reason.LETTER)
    assert same_person("CUI Yulan", other.replace("lan", "fen"), witnessed=True).verdict is Verdict.DIFFERENT


NAMES = st.sampled_from(sorted({name for pair in SAME + UNSURE + CONTRADICT + APART for name in pair}))


@given(NAMES, NAMES, st.booleans())
def test_the_order_of_two_names_changes_nothing(one, other, witnessed):
    assert same_person(one, other, witnessed=witnessed) == same_person(other, one, witnessed=witnessed)


@given(st.text(max_size=40))
def test_any_text_is_the_same_as_itself(text):
    assert same_person(text, text).verdict is Verdict.SAME
