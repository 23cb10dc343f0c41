from record.layers import layer

from tracktwo.record import read_layers

PAGE = """Third Baltic Ports Dialogue

When: Thursday, 8 June 2017
Where: Riga, Latvia

The Harbour Light Society (HLS) and the Institute of Marine Law co-hosted a half-day session.

Latvian Side
SPEAKERS:
Eva Kalna, Director, Harbour Light Society: “Ferries in winter”
Janis Ozols, Vice President, Port Works Ltd

Swedish Side
SPEAKERS:
BERG Anna, Professor, Institute of Marine Law

The HLS thanked Eva Kalna for her help.
"""
NOTE = """Third Baltic Ports Dialogue

When: 8 June 2017
Where: Riga, Latvia

SPEAKERS:
KALNA Eva, HLS: “Ferries in winter”
Anna Berg, Institute for Marine Law
"""


def told(named, texts):
    return {
        each.key: [(m.document, texts[m.document][m.start : m.end]) for m in each.mentions] for each in named
    }


def test_people_and_organisations_are_one_across_documents_and_found_again_in_prose():
    texts = {"note": NOTE, "page": PAGE}
    reading = read_layers([layer(text, document=name) for name, text in texts.items()])
    assert told(reading.persons, texts) == {
        "berg-anna": [("note", "Anna Berg"), ("page", "BERG Anna")],
        "kalna-eva": [("note", "KALNA Eva"), ("page", "Eva Kalna"), ("page", "Eva Kalna")],
        "ozols-janis": [("page", "Janis Ozols")],
    }
    assert told(reading.organisations, texts) == {
        "harbour-light-society": [
            ("note", "HLS"),
            ("page", "Harbour Light Society"),
            ("page", "HLS"),
            ("page", "Harbour Light Society"),
            ("page", "HLS"),
        ],
        "institute-of-marine-law": [
            ("note", "Institute for Marine Law"),
            ("page", "Institute of Marine Law"),
            ("page", "Institute of Marine Law"),
        ],
        "port-works": [("page", "Port Works Ltd")],
    }


def test_one_talk_told_twice_under_two_forms_of_a_name_is_one_contribution():
    reading = read_layers([layer(NOTE, document="note"), layer(PAGE, document="page")])
    assert [(each.person, each.side, each.title) for each in reading.contributions if each.title] == [
        ("KALNA Eva", "LV", "Ferries in winter")
    ]
    assert len(reading.contributions) == 3


def test_names_in_chinese_prose_are_found_again_though_words_run_together():
    head = "第三轮港口对话\n\n时间：2021年6月8日\n地点：青岛\n\n发言人：\n"
    text = head + "周瑾瑜，主任，海潮港口研究所\n\n会后周瑾瑜代表海潮港口研究所致谢。\n"
    reading = read_layers([layer(text)])
    assert {
        each.name: [text[m.start : m.end] for m in each.mentions]
        for each in (*reading.persons, *reading.organisations)
    } == {"周瑾瑜": ["周瑾瑜", "周瑾瑜"], "海潮港口研究所": ["海潮港口研究所", "海潮港口研究所"]}


def test_what_stands_in_brackets_behind_a_person_is_no_other_name_of_theirs():
    text = (
        "Third Baltic Ports Dialogue\n\nThe Amber Centre for Ports and the Harbour Light Society held the dialogue in "
        "Riga, Latvia, on 8 June 2017.\n\nSPEAKERS:\n- Eva Kalna (Amber Centre)\n"
        "- Janis Ozols (Harbour Light Society)\n"
    )
    found = read_layers([layer(text, document="page")]).organisations
    assert told(found, {"page": text}) == {
        "amber-centre-for-ports": [("page", "Amber Centre for Ports"), ("page", "Amber Centre")],
        "harbour-light-society": [("page", "Harbour Light Society"), ("page", "Harbour Light Society")],
    }
