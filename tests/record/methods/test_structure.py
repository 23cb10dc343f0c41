"""What the shape of a page tells of its people: cards, notes, columns, lists alike, wrapped lines; all invented."""

import pytest
from record.layers import layer

from tracktwo.record import read_layers


def told(text):
    """Each contribution as name, side, functions, roles, organisations and title."""
    return [
        (each.person, each.side, each.functions, each.roles, each.orgs, each.title)
        for each in read_layers([layer(text)]).contributions
    ]


HEAD = "Third Estonia–Peru Dialogue on Ports\n\nLima, 5 June 2019\n\n"


def test_a_card_has_a_name_a_tag_and_a_post_on_lines_of_their_own():
    text = HEAD + (
        "Speakers and chairs\n\nRosa Quispe\n\nCo-chair • Peru\n\nPresident\nSillar Foundation\n\n"
        "Jaan Kask\n\nSpeaker • Estonia\n\nDike Warden, Tartu Harbour Institute\n\n"
    )
    assert told(text) == [
        ("Rosa Quispe", "PE", ("moderator",), ("President",), ("Sillar Foundation",), None),
        ("Jaan Kask", "EE", ("speaker",), ("Dike Warden",), ("Tartu Harbour Institute",), None),
    ]


def test_a_footnote_says_what_somebody_is():
    text = HEAD + (
        "The dialogue was opened by Rosa Quispe[^1]. Jaan Kask[^2] counted the cranes of both ports.\n\n"
        "[^1]: President, Sillar Foundation.\n[^2]: Tartu Harbour Institute.\n"
    )
    assert told(text) == [
        ("Rosa Quispe", None, ("opening", "speaker"), ("President",), ("Sillar Foundation",), None),
        ("Jaan Kask", "EE", ("speaker",), (), ("Tartu Harbour Institute",), None),
    ]


def test_lines_of_a_list_teach_what_a_line_like_them_is():
    text = (
        "第三届中国—芬兰森林对话\n\n2021年5月18日，昆明\n\n与会者：\n\n"
        "- 李建国，滇池林业研究所所长\n- 王敏，昆明林业大学教授\n- 娜仁其木格，草原水土研究所研究员\n"
    )
    assert [each[0] for each in told(text)] == ["李建国", "王敏", "娜仁其木格"]


def test_columns_of_white_space_are_a_table_of_names_and_posts():
    text = HEAD + (
        "PARTICIPANTS\n"
        "  QUISPE, Rosa (chair)          President, Sillar Foundation for Ports and\n"
        "                                Harbours\n"
        "  KASK, Jaan                    Tartu Harbour Institute\n"
        "  LEPIK, Mari                   independent consultant\n"
    )
    assert [(each[0], each[2], each[3], each[4]) for each in told(text)] == [
        ("QUISPE, Rosa", ("moderator",), ("President",), ("Sillar Foundation for Ports and Harbours",)),
        ("KASK, Jaan", ("participant",), (), ("Tartu Harbour Institute",)),
        ("LEPIK, Mari", ("participant",), ("independent consultant",), ()),
    ]


def test_a_cell_in_a_column_of_names_is_a_name_in_any_order():
    text = HEAD + (
        "| No. | Name | Position | Institution | Country |\n|---|---|---|---|---|\n"
        "| 1 | Ms. Du Preez, Annelie | Fellow | Cape Port Exchange | South Africa |\n"
        "| 2 | Dr. Choudhary, Meenal (online) | Director | Deccan Port Forum | India |\n"
    )
    assert told(text) == [
        ("Du Preez, Annelie", "ZA", ("speaker",), ("Fellow",), ("Cape Port Exchange",), None),
        ("Choudhary, Meenal", "IN", ("speaker",), ("Director",), ("Deccan Port Forum",), None),
    ]


def test_the_item_beside_somebody_is_a_function_or_a_title():
    text = HEAD + (
        "| Time | Item | Who |\n|---|---|---|\n"
        "| 09:00 | Welcome | Rosa Quispe, President, Sillar Foundation |\n"
        "| 09:30 | Keynote: Salt has no passport | Jaan Kask, Tartu Harbour Institute |\n"
        "| 10:00 | Chair | Mari Lepik, Callao Port School |\n"
        "| 10:10 | Why cranes are easy to finance | Luis Huamán, Callao Port School |\n"
        "| 10:40 | ~~Cheap steel~~ WITHDRAWN | Toomas Rebane, Tallinn Customs College |\n"
    )
    assert [(each[0], each[2], each[5]) for each in told(text)] == [
        ("Rosa Quispe", ("opening", "speaker"), None),
        ("Jaan Kask", ("keynote", "speaker"), "Salt has no passport"),
        ("Mari Lepik", ("moderator",), None),
        ("Luis Huamán", ("speaker",), "Why cranes are easy to finance"),
    ]


def test_han_script_that_was_wrapped_is_read_as_one_run():
    text = (
        "第六届中国—德国退役对话\n\n2025年9月18日，大连\n\n    发言人\n\n"
        "    （一）关牧野，辽海能源安全研究所首席\n专家，题目：退役基金够不够；\n\n"
        "    （二）佟以诚，渤海核电服务有限公司副总工\n程师，题目：机器人下井。\n"
    )
    assert [(each[0], each[3], each[4], each[5]) for each in told(text)] == [
        ("关牧野", ("首席专家",), ("辽海能源安全研究所",), "退役基金够不够"),
        ("佟以诚", ("副总工程师",), ("渤海核电服务有限公司",), "机器人下井"),
    ]


def test_a_side_named_by_one_character_is_the_country_the_page_names():
    text = (
        "中国—巴西雨林对话\n\n2023年5月18日，昆明\n\n"
        "中方代表、滇池生态研究院院长段绮云和巴方代表、欣古河基金会主席费尔南多·卡瓦列罗分别致辞。\n"
    )
    assert [each[:2] for each in told(text)] == [("段绮云", "CN"), ("费尔南多·卡瓦列罗", "BR")]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("11:00 Discussion, moderated by Anu Tamm (Harju Institute)", [("Anu Tamm", ("moderator",))]),
        (
            "与谈人：柳成勋（雪岳气候观察）；富察明（松辽气象研究所）",
            [("柳成勋", ("panelist", "speaker")), ("富察明", ("panelist", "speaker"))],
        ),
        (
            "Present: Aino Laine (Kemi Board); from Canada: Joan McLeod (Yukon Survey)",
            [("Aino Laine", ("participant",)), ("Joan McLeod", ("participant",))],
        ),
        (
            "Her respondent was Gunnar Hedlund of Göta Vattenverk, a maker of pumps.",
            [("Gunnar Hedlund", ("discussant",))],
        ),
    ],
)
def test_lines_name_people(line, people):
    assert [(each[0], each[2]) for each in told(HEAD + line + "\n")] == people


def events(text):
    """Each event as number, status, date, city, mode and hosts."""
    return [
        (each.series_no, each.status, each.date, each.city, each.mode, each.hosts)
        for each in read_layers([layer(text)]).events
    ]


JOINT = """The ports dialogue

The dialogue is a joint undertaking of the Sillar Foundation and the Tartu Institute.

Second round. On 3 May 2016 the experts met in Lima. Rosa Quispe of the Sillar Foundation spoke.
"""
ELSEWHERE = """The Nile Grain Forum, which was to be held in Khartoum on 15-16 March 2022, will not take place on
those dates. The Atbara Food Centre now intends to hold the forum in Kampala in June 2022.
"""
POSTED = """Grid colloquium returns

Posted on 18 November 2024 by the press office

The Second Grid Colloquium took place in Dakar on 14 November. A third colloquium is expected to be held in Oran in
2025.
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            JOINT,
            [(2, "held", "2016-05-03", "Lima", "in_person", ("Sillar Foundation", "Tartu Institute"))],
        ),
        (
            ELSEWHERE,
            [
                (None, "cancelled", "2022-03-15/2022-03-16", "Khartoum", None, ()),
                (None, "planned", "2022-06", "Kampala", None, ()),
            ],
        ),
        (
            POSTED,
            [
                (2, "held", "2024-11-14", "Dakar", "in_person", ()),
                (3, "planned", "2025", "Oran", None, ()),
            ],
        ),
    ],
)
def test_events_are_told(text, found):
    assert events(text) == found


def test_posts_stand_set_in_below_the_names_of_two_columns():
    text = (
        "UPPER DRINA DIALOGUE\nFoča, 3-4 May 2022\n\n"
        "NORWEGIAN DELEGATION                     CANADIAN DELEGATION\n\n"
        "Ingrid Solberg-Moe, Co-Chair             Dr. Paul Tremblay\n"
        "  General Counsel,                         Hydrologist,\n"
        "  Fjord Irrigation Trust                   Basin Institute\n\n"
        "Rev. Kari Aune *                         Marie Gagnon\n"
        "  Farm manager,                            Lawyer,\n"
        "  Valley Growers Co-op                     Gagnon et Filles\n\n"
        "* = observer\n"
    )
    assert [(each[0], each[1], each[3], each[4]) for each in told(text)] == [
        ("Ingrid Solberg-Moe", "NO", ("Co-Chair", "General Counsel"), ("Fjord Irrigation Trust",)),
        ("Paul Tremblay", "CA", ("Hydrologist",), ("Basin Institute",)),
        ("Kari Aune", "NO", ("Farm manager",), ("Valley Growers Co-op",)),
        ("Marie Gagnon", "CA", ("Lawyer",), ("Gagnon et Filles",)),
    ]


def test_how_many_stand_below_is_no_word_of_a_heading():
    text = HEAD + "Interpreters (2)\n\nRosa Quispe, Sillar Foundation\nJaan Kask, Tartu Harbour Institute\n"
    assert [(each[0], each[2]) for each in told(text)] == [
        ("Rosa Quispe", ("interpreter",)),
        ("Jaan Kask", ("interpreter",)),
    ]


def test_a_meeting_held_online_is_in_no_city_of_an_earlier_one():
    text = (
        "Fifth Estonia–Peru Dialogue on Ports\n\nWhen: 5 June 2021\nWhere: Online\n\n"
        "The session followed the fourth dialogue, which took place in Lima in November 2019.\n"
    )
    (event,) = read_layers([layer(text)]).events
    assert (event.date, event.city, event.country) == ("2021-06-05", None, None)


def test_in_a_list_of_people_and_lines_in_turn_each_line_is_the_title_of_who_stands_above():
    text = HEAD + (
        "Presentations\n\n- Rosa Quispe, Head of Drainage, Sillar Foundation\n- Pumping or retreating, by district\n"
        "- Jaan Kask, Engineer, Tartu Harbour Institute\n- Who pays for dry feet?\n"
    )
    assert [(each[0], each[5]) for each in told(text)] == [
        ("Rosa Quispe", "Pumping or retreating, by district"),
        ("Jaan Kask", "Who pays for dry feet?"),
    ]


def test_a_name_in_two_scripts_and_a_function_before_it_stand_over_white_space_and_a_post():
    text = HEAD + (
        "    致辞：\n        陈力  滇池林业研究所所长\n"
        "        弗朗索瓦·勒梅尔（François Lemaire）  法国卢瓦尔遗产学会会长\n"
        "    报告人：卡米耶·贝尔纳（Camille Bernard）  法国石材修复中心首席建筑师\n"
        "    报告人：Malcolm Hay, Chief Executive, Lothian Foundation: Welcome remarks 欢迎致辞\n"
    )
    assert [(each[0], each[3], each[4]) for each in told(text)] == [
        ("陈力", ("所长",), ("滇池林业研究所",)),
        ("弗朗索瓦·勒梅尔", ("会长",), ("法国卢瓦尔遗产学会",)),
        ("卡米耶·贝尔纳", ("首席建筑师",), ("法国石材修复中心",)),
        ("Malcolm Hay", ("Chief Executive",), ("Lothian Foundation",)),
    ]


def test_since_a_year_is_no_day_of_a_meeting_and_who_is_quoted_may_have_opened_it():
    text = HEAD + (
        '"Ice has no passport," said Rosa Quispe, President of the Sillar Foundation, who opened the dialogue.\n\n'
        "It was the second meeting of the series to take place in Lima since 2014.\n"
    )
    record = read_layers([layer(text)])
    assert [event.date for event in record.events] == ["2019-06-05"]
    assert [(each[0], each[2]) for each in told(text)] == [("Rosa Quispe", ("opening", "speaker"))]
