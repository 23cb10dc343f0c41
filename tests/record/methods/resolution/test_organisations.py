import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.record.methods.resolution import is_part_of, resolve_organisations, same_organisation
from tracktwo.record.tables import Mention, Verdict

SAME = [
    ("The Harbour Light Foundation", "Harbour Light Foundation, Inc."),
    ("Northbay Technology CO.,LTD", "Northbay Technology Co. Ltd"),
    ("HARBOUR SHIPPING NEWS", "Harbour Shipping News"),
    ("NORTHBAY\nTECHNOLOGY", "Northbay Technology"),
    ("Harbour Light Foundation", "HLF"),
    ("Institute of Polar Logistics", "Inst. for Polar Logistics"),
    ("Centre for Estuary Studies", "Center for Estuary Studies"),
    ("Tidal Power & Storage Association", "Tidal Power and Storage Association"),
    ("U.S. Bureau of Tides", "United States Bureau of Tides"),
    ("Ministry of Foreign Affairs", "MoFA"),
    ("MFA", "MoFA"),
    ("Blue Lagoon Robotics Co., Ltd.(BluBot)", "BluBot"),
    ("NSR Coastal and Reef Policy Institute", "CRPI"),
    ("Blue Lagoon", "BlueLagoon Ltd"),
    ("武汉大学", "Wuhan University"),
    ("武漢大學", "武汉大学"),
    ("河西农业大学", "Hexi Agricultural University"),
    ("国家湿地数据中心", "National Wetlands Data Centre"),
    ("中国气候政策研究所", "China Institute for Climate Policy"),
    ("中科院", "Chinese Academy of Sciences"),
    ("北京海潮信息技术有限公司", "北京海潮信息技术股份有限公司"),
    ("Institute of Law, Harbour University", "Harbour University Institute of Law"),
    ("Third Institute of Estuary Research", "Third Institute, Estuary Research"),
    ("Silverpine Tecnology", "Silverpine Technology"),
    ("World Health Organisation", "WHO"),
]
NOT_SAME = [
    ("CASIC", "CASC"),
    ("CAS", "CAST"),
    ("Hunan University", "Henan University"),
    ("湖南大学", "Henan University"),
    ("Northeastern University", "Northwestern University"),
    ("Institute of Astronautics", "Institute of Aeronautics"),
    ("University of Washington", "Washington University"),
    ("China University of Petroleum (Beijing)", "China University of Petroleum (East China)"),
    ("Petersen Foundation", "Peterson Foundation"),
    ("China National Space Administration", "National Aeronautics and Space Administration"),
    ("Harbour Foundation", "HF"),
    ("神户 Institute of Trade", "神户 Council of Trade"),
    ("国家湿地数据中心", "National Wetlands Centre"),
    ("河西农业大学", "Hexi University"),
    ("Harbour Centre for Trade", "Harbour Centre"),
    ("科隆 University", "神户 University"),
    ("NORTHBAYS", "Northbay"),
    ("NIAS", "NIA"),
    ("NIAS Institute", "NIA Institute"),
]
PARTS = [
    ("Third Institute of Estuary Research Corporation", "Estuary Research Corporation"),
    ("Institute of Law, Harbour University", "Harbour University"),
    ("ERC Engineering Development Co.", "ERC"),
    ("Harbour University Press", "Harbour University"),
    ("中国科学院海洋研究所", "中国科学院"),
]
NO_PARTS = [
    ("Institute of Law, Harbour University", "Institute of Law"),
    ("Institute of Trade and Law", "Trade and Law"),
    ("Harbour University", "Harbour"),
    ("中国银行业协会", "中国银行"),
    ("Harbour University", "Harbour University"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_organisation_are_the_same_and_are_put_together(one, other):
    assert same_organisation(one, other).verdict is Verdict.SAME
    found = resolve_organisations(
        Mention(document=name, start=0, end=len(name), text=name) for name in (one, other)
    )
    assert len(found) == 1


@pytest.mark.parametrize(("one", "other"), NOT_SAME)
def test_names_that_only_look_alike_are_not_the_same(one, other):
    assert same_organisation(one, other).verdict is not Verdict.SAME


@pytest.mark.parametrize(("part", "whole"), PARTS)
def test_what_contains_another_is_a_part_of_it_and_never_the_same(part, whole):
    assert is_part_of(part, whole)
    assert not is_part_of(whole, part)
    assert same_organisation(part, whole).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize(("part", "whole"), NO_PARTS)
def test_sharing_words_makes_no_part(part, whole):
    assert not is_part_of(part, whole)


NAMES = st.sampled_from(sorted({name for pair in SAME + NOT_SAME + PARTS + NO_PARTS for name in pair}))


@given(NAMES, NAMES)
def test_the_order_of_two_names_changes_nothing(one, other):
    assert same_organisation(one, other) == same_organisation(other, one)


@given(st.text(max_size=60))
def test_any_text_is_the_same_as_itself(text):
    assert same_organisation(text, text).verdict is Verdict.SAME


@given(st.text(alphabet="ABCDEF", min_size=2, max_size=6), st.text(alphabet="ABCDEF", min_size=2, max_size=6))
def test_two_abbreviations_are_one_only_if_they_are_equal(one, other):
    assert (same_organisation(one, other).verdict is Verdict.SAME) == (one == other)
