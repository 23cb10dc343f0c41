import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.layers import layer

from tracktwo.record.methods.resolution import stated_abbreviations

STATED = {
    "hosted by the Harbour Light Foundation (HLF) in Riga": [("Harbour Light Foundation", "HLF")],
    "Director General Institute of Polar Logistics (IPL), who": [("Institute of Polar Logistics", "IPL")],
    "the Institute of Polar\nLogistics (hereinafter “IPL”)": [("Institute of Polar Logistics", "IPL")],
    "HLF (Harbour Light Foundation) convened": [("Harbour Light Foundation", "HLF")],
    "由中国湿地学会（以下简称“湿地学会”）主办": [("中国湿地学会", "湿地学会")],
    "中国湿地学会（简称CWS）和": [("中国湿地学会", "CWS")],
    "中国湿地学会 (Chinese Society of Wetlands, CSW)": [
        ("中国湿地学会", "Chinese Society of Wetlands"),
        ("中国湿地学会", "CSW"),
    ],
    "Chinese Society of Wetlands（中国湿地学会）": [("Chinese Society of Wetlands", "中国湿地学会")],
    "Blue Lagoon Robotics Co., Ltd.(BluBot) spoke": [("Blue Lagoon Robotics Co., Ltd.", "BluBot")],
    "by the Viking Sagas Foundation (VISAF) and": [("Viking Sagas Foundation", "VISAF")],
    "by the Viking Sagas Foundation (XISAF) and": [],
    "Anna Berg (remote), the Council (see annex) and 12 (USA)": [],
    "Anna Berg (SWE)": [],
    "": [],
    "()": [],
    "（）": [],
}


@pytest.mark.parametrize("text", STATED)
def test_statements_are_found_with_their_places(text):
    found = stated_abbreviations(layer(text))
    assert [(each.name, each.short) for each in found] == STATED[text]
    for each in found:
        assert " ".join(text[each.name_at.start : each.name_at.end].split()) == each.name
        assert text[each.short_at.start : each.short_at.end] == each.short


@given(st.text(alphabet="AaBb ()（）“”中国,.\n", max_size=80))
def test_every_statement_quotes_the_text(text):
    for each in stated_abbreviations(layer(text)):
        assert " ".join(text[each.name_at.start : each.name_at.end].split()) == each.name
        assert " ".join(text[each.short_at.start : each.short_at.end].split()) == each.short
