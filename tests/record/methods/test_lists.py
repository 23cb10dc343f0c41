"""Lists, tables, organisations and posts as pages print them; every name is invented."""

import pytest
from record.layers import layer

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.facets import (
    find_hosts,
    find_manner,
    find_side_manners,
    find_status,
    has_event_noun,
)
from tracktwo.record.tables import MediaKind, Segment


def said(line, *, expected=True):
    """Who a line names: the name, posts, organisations, functions, country and title."""

    def words(span):
        return span and line[span.start : span.end]

    return [
        (
            words(each.person),
            [words(span) for span in each.post.roles],
            [words(span) for span in each.post.organisations],
            each.functions,
            each.country,
            words(each.title),
        )
        for each in read_entries(line, lexicon=lexicon(), expected=expected)
    ]


def read(text, kind=MediaKind.TEXT):
    """What a text says."""
    segments = (Segment(start=0, end=len(text)),)
    return read_layers([TextLayer(document="page", kind=kind, sha256="0" * 64, text=text, segments=segments)])


def people(reading):
    """Whoever took part, with organisations, functions and side."""
    return [(each.person, each.orgs, each.functions, each.side) for each in reading.contributions]


LINES = {
    "Vice Admiral (Retd.) Tariq Lohar": [("Tariq Lohar", [], [], (), None, None)],
    "Lt. General (ret.) P. S. Bhalla, former Corps Commander": [
        ("P. S. Bhalla", ["former Corps Commander"], [], (), None, None)
    ],
    "Air Marshal Gita Rao-Menon, Kaveri Institute": [
        ("Gita Rao-Menon", [], ["Kaveri Institute"], (), None, None)
    ],
    "Doç. Dr. Nil Sarı (TR), Toros University: The Bazaar After the Mall": [
        ("Nil Sarı", [], ["Toros University"], (), "TR", "The Bazaar After the Mall")
    ],
    "Anna Berg, Founder, Casa Azul: Waiting rooms": [
        ("Anna Berg", ["Founder"], ["Casa Azul"], (), None, "Waiting rooms")
    ],
    "Instructor: Anna Berg, Senior Scientist, Polar Academy (Norway)": [
        ("Anna Berg", ["Senior Scientist"], ["Polar Academy"], (), "NO", None)
    ],
    "Director: Anna Berg (Polar Academy)": [("Anna Berg", ["Director"], ["Polar Academy"], (), None, None)],
    "Chair: Wendell Two Rivers, Mille Lacs Band (USA)": [
        ("Wendell Two Rivers", [], ["Mille Lacs Band"], ("moderator",), "US", None)
    ],
    "Panelists: Dora Ekblad, Mayor, City of New Falun (USA); He Lianying, former Mayor, City of Beitie (China)": [
        ("Dora Ekblad", ["Mayor"], ["City of New Falun"], ("panelist",), "US", None),
        ("He Lianying", ["former Mayor"], ["City of Beitie"], ("panelist",), "CN", None),
    ],
    "Mehr Sethi, Resident Editor, Daily Indus Observer": [
        ("Mehr Sethi", ["Resident Editor"], ["Daily Indus Observer"], (), None, None)
    ],
    "Zul Hashmi, formerly of the Reactor Laboratory": [
        ("Zul Hashmi", [], ["Reactor Laboratory"], (), None, None)
    ],
    "Gleb Orlov, Head of Section, Institute of Ice Navigation, Arkhangelsk": [
        ("Gleb Orlov", ["Head of Section"], ["Institute of Ice Navigation"], (), None, None)
    ],
    "Abebe Tola (Maji University, Ethiopia)": [("Abebe Tola", [], ["Maji University"], (), "ET", None)],
    "成克明（中方，麓水发展研究院副院长）": [("成克明", ["副院长"], ["麓水发展研究院"], (), "CN", None)],
    "王小明（太湖大学教授、主持人）": [("王小明", ["教授"], ["太湖大学"], ("moderator",), None, None)],
    "场次一 社区如何留住老人 主持人：古韵如 教授（大溪医学大学）": [
        ("古韵如", [], ["大溪医学大学"], ("moderator",), None, None)
    ],
    "无人码头 Unmanned terminals 主持 Moderator: 林文祥 Lim Boon Siang, Pulau Polytechnic": [
        ("林文祥", [], ["Pulau Polytechnic"], ("moderator",), None, None)
    ],
    "Session 2: Water and soil Chair: Anna Berg, Reader, Northway University": [
        ("Anna Berg", ["Reader"], ["Northway University"], ("moderator",), None, None)
    ],
    "Reports from the groups; closing remarks by Wiebke Oster, Havel Institute": [
        ("Wiebke Oster", [], ["Havel Institute"], ("closing",), None, None)
    ],
    "Olives and salt. Keynote by Emna Trabelsi, Mahdia School of Agronomy. PDF, 2 MB": [
        ("Emna Trabelsi", [], ["Mahdia School of Agronomy"], ("keynote",), None, None)
    ],
}

LINES |= {
    "卢冠廷 Lu Kuan-ting，菊岛急救中队队长：〈黑夜直升机〉": [
        ("卢冠廷", ["队长"], ["菊岛急救中队"], (), None, "黑夜直升机")
    ],
    "宋赛·蓬玛副所长认为，电价机制是关键": [("宋赛·蓬玛", [], [], (), None, None)],
    "Priya Moore, President, Northern Student Exchange": [
        ("Priya Moore", ["President"], ["Northern Student Exchange"], (), None, None)
    ],
    "Siti Marwah (INA), founder, Rumah Kupang": [
        ("Siti Marwah", ["founder"], ["Rumah Kupang"], (), "ID", None)
    ],
    "Ola Dahl, Deputy Director, Coast Watch, Speaker (S2)": [
        ("Ola Dahl", ["Deputy Director"], ["Coast Watch"], (), None, None)
    ],
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_a_list_says_who_somebody_is(line):
    assert said(line) == LINES[line]


HOSTS = {
    "Hosted by the St. Olave Institute (SOI) and the Songhua Academy": [
        "St. Olave Institute",
        "Songhua Academy",
    ],
    "It was convened by the Yamuna Centre, New Delhi, and the Margalla Institute, Islamabad.": [
        "Yamuna Centre",
        "Margalla Institute",
    ],
    "Brought to you by the Lyngen Forum and the Kola Club": ["Lyngen Forum", "Kola Club"],
    "On behalf of the Fondation Atlas pour le Dialogue we invite you to the second Conversation": [
        "Fondation Atlas pour le Dialogue"
    ],
}


@pytest.mark.parametrize("sentence", HOSTS)
def test_hosts_are_told_in_many_words(sentence):
    found = find_hosts(sentence, lexicon=lexicon())
    assert [sentence[a:b] for a, b in found.value.hosts] == HOSTS[sentence]


def test_a_room_is_no_meeting_and_a_form_is_no_way_to_meet():
    assert [
        has_event_noun(each) for each in ("Stone Arch Conference Center", "大会堂二楼会议室", "第三届大会")
    ] == [
        False,
        False,
        True,
    ]
    assert [find_manner(each) for each in ("Online registration is closed.", "Register by 3 May online")] == [
        None,
        None,
    ]
    assert find_manner("会议采用线下与线\n上相结合的方式").value == "hybrid"


def test_a_row_without_a_name_is_a_round_by_its_number():
    reading = read(
        "# Archive of the Delta Track II\n\n| Round | Place | Date | Theme and papers |\n|---|---|---|---|\n"
        "| Round 3 | Hanoi | Summer 2022 | Olives. Keynote by Ana Souza, Harbour Agency. PDF |\n"
        "| Round 2 | By Zoom | 18 November 2020 | Gauges. Chaired by Lars Berg (Polder Society) |\n"
        "| Round 1 | Tunis | 24–26 November 2015 | Cancelled on the advice of the authorities |\n",
        MediaKind.MARKDOWN,
    )
    assert [(each.series_no, each.date, each.city, each.mode, each.status) for each in reading.events] == [
        (1, "2015-11-24/2015-11-26", "Tunis", None, "cancelled"),
        (2, "2020-11-18", None, "remote", "held"),
        (3, "2022-22", "Hanoi", "in_person", "held"),
    ]
    assert people(reading) == [
        ("Lars Berg", ("Polder Society",), ("moderator",), None),
        ("Ana Souza", ("Harbour Agency",), ("keynote", "speaker"), None),
    ]


def test_a_table_of_topics_gives_talks_and_sides():
    reading = read(
        "# 第九届两岸社区医疗论坛\n\n2019年11月23日，台中\n\n| 时间 | 议题 | 主讲人 | 地区 |\n|---|---|---|---|\n"
        "| 09:20 | 巷弄里的日照中心 | 巫佩珊 石冈协会执行长 | 台湾 |\n"
        "| 09:45 | 嵌入式养老机构 | 林维理 晋江大学副教授 | 大陆 |\n",
        MediaKind.MARKDOWN,
    )
    assert [(each.person, each.title, each.side) for each in reading.contributions] == [
        ("巫佩珊", "巷弄里的日照中心", "TW"),
        ("林维理", "嵌入式养老机构", "CN"),
    ]


def test_a_line_set_in_below_somebody_goes_on_about_them():
    reading = read(
        "FOURTH INDUS DIALOGUE\n\nColombo, 19 February 2009\n\nLIST OF PARTICIPANTS\n\nFrom Pakistan\n\n"
        "    Major General (Retd.) Inam Tareen, President, Margalla\n        Institute of Security Studies\n"
        "    Ms. Bina Yousafi, Indus Reactor\n        Laboratory\n    Mr. Aftab Qizil, columnist\n"
    )
    assert [(each.person, each.orgs) for each in reading.contributions] == [
        ("Inam Tareen", ("Margalla Institute of Security Studies",)),
        ("Bina Yousafi", ("Indus Reactor Laboratory",)),
        ("Aftab Qizil", ()),
    ]


def test_a_bracket_behind_a_name_alone_says_what_somebody_does():
    reading = read(
        "# Second Arctic Shipping Forum\n\nTromsø, 8 February 2021\n\n## Speakers\n\n### Anders Lie (moderator)\n\n"
        "Director, Lyngen Forum\n\n### Gleb Orlov (head of delegation)\n\nAnalyst, Belomor Freight Company\n",
        MediaKind.MARKDOWN,
    )
    assert people(reading) == [
        ("Anders Lie", ("Lyngen Forum",), ("moderator",), None),
        ("Gleb Orlov", ("Belomor Freight Company",), ("speaker",), None),
    ]


def test_letters_in_brackets_are_countries_where_all_of_them_are():
    programme = (
        "# Second Delta Forum\n\n5 May 2014, Utrecht\n\n## Speakers\n\n"
        "- Anna Berg ({}), Polar Academy\n- Nil Sarı ({})\n- Jan Kask ({}), Baltic Forum\n"
    )
    told = [
        [each.side for each in read(programme.format(*signs), MediaKind.MARKDOWN).contributions]
        for signs in (("D", "TR", "S"), ("INA", "AUS", "INA"), ("D", "R", "D"), ("D", "D", "D"))
    ]
    assert told == [["DE", "TR", "SE"], ["ID", "AU", "ID"], [None, None, None], [None, None, None]]


def test_a_table_goes_on_below_a_line_that_names_a_side():
    reading = read(
        "Fourth Workshop on Fishing Safety\n17-18 Apr 2024, Busan\n\nLIST OF PARTICIPANTS\n\n"
        "No.\tName\tPosition\tOrganization\tRole\nREPUBLIC OF KOREA\n"
        "1\tMs. SEOL Ha-eun\tSenior Researcher\tOMSI\tSpeaker (S1)\n"
        "2\tMr. MA Do-hyeok\tCaptain\tUlleung Boat Owners\tParticipant\nJAPAN\n"
        "1\tMr. NODA Ichizo\tretired radio officer\t-\tSpeaker (S3)\n"
    )
    assert [(each.person, each.orgs, each.side) for each in reading.contributions] == [
        ("SEOL Ha-eun", ("OMSI",), "KR"),
        ("MA Do-hyeok", ("Ulleung Boat Owners",), "KR"),
        ("NODA Ichizo", (), "JP"),
    ]


def test_minutes_tell_of_one_meeting_whatever_minutes_they_approve():
    reading = read(
        "MINUTES\nNineteenth Session of the Canal Contact Group\nTime: Tuesday 16 November 2010, 10.00–16.15\n"
        "Place: Town Library, Lappeenranta\n\nPresent\n\nEero Salo, Salpa Society\nIgor Ladov, Lock Service\n\n"
        "2. Minutes of the Eighteenth Session (Vyborg, May 2010)\n\nApproved with one correction.\n\n"
        "3. Traffic in the canal\n\nMr Igor Ladov presented the figures.\n"
    )
    assert [(each.series_no, each.date, each.city) for each in reading.events] == [
        (19, "2010-11-16", "Lappeenranta")
    ]
    assert {each.person for each in reading.contributions} == {"Eero Salo", "Igor Ladov"}


def test_a_day_of_a_forum_is_a_part_of_it():
    reading = read(
        "# 2022山海文化遗产论坛\n\n敦煌，2022年9月16日至17日\n\n## 9月16日（星期五）上午 开幕式\n\n"
        "- 令狐润，阳关研究院院长\n\n## 9月17日（星期六）上午 圆桌会议\n\n- 李若溪，鸣沙规划院副院长\n",
        MediaKind.MARKDOWN,
    )
    assert [(each.name, each.date) for each in reading.events] == [
        ("2022山海文化遗产论坛", "2022-09-16/2022-09-17")
    ]
    assert [each.person for each in reading.contributions] == ["令狐润", "李若溪"]


def test_a_rule_in_brackets_above_a_meeting_holds_for_it():
    reading = read(
        "会议纪要\n（内部交流，不得对外引用）\n\n会议名称：跨境电力智库对话（第二次会议）\n时间：2020年1月9日\n"
        "地点：景洪\n主办单位：山江研究中心\n\n二〇二〇年一月十二日\n"
    )
    assert [(each.name, each.date, each.attribution) for each in reading.events] == [
        ("跨境电力智库对话（第二次会议）", "2020-01-09", "not_for_attribution")
    ]


def test_whoever_is_only_written_to_or_shows_round_took_no_part():
    reading = read(
        "# Second Delta Forum\n\n5 May 2014, Utrecht\n\n## Speakers\n\n- Anna Berg, Polar Academy\n"
        "- Guide: Beth Lind, City Museum\n- Travel and accommodation: Katja Brom, Havel Institute\n"
        "- Programme committee: Tou Vue, Kong Xiangyu\n",
        MediaKind.MARKDOWN,
    )
    assert [each.person for each in reading.contributions] == ["Anna Berg"]


def test_a_flight_called_off_calls_off_no_meeting():
    assert find_status("原订发言的沈女士因班机取消未能到场。") is None
    assert find_status("第三届对话因故取消。").value == "cancelled"


@pytest.mark.parametrize(
    ("sentence", "code", "delivery"),
    [
        ("It was held in Oslo, with all speakers present in person.", "*", "in_person"),
        ("视频会议，双方全体与会人员均通过视频连线参会", "*", "remote"),
        ("四十人参加，全体与会者均亲身出席，就此交流", "*", "in_person"),
        ("the Danish participants met at the Old Mill conference centre", "DK", "in_person"),
        ("All Danish speakers joined online.", "DK", "remote"),
    ],
)
def test_a_sentence_says_how_everybody_or_a_side_took_part(sentence, code, delivery):
    ((who, how, _clause, _alone),) = find_side_manners(sentence, lexicon=lexicon())
    assert (who, *how) == (code, delivery)


@pytest.mark.parametrize(
    ("width", "end", "heads"),
    [
        (26, "", ("Danish Section", "Chilean Section")),
        (0, "\t", ("Danish Contingent", "Participants from Chile")),
        (32, "", ("Danish delegates", "From Latin America")),
    ],
)
def test_a_list_in_two_columns_says_who_each_is_and_of_which_side(width, end, heads):
    rows = (
        ("Mette Holm (Chair)", "Fjordfisk Hansen A/S, President"),
        ("Dr. Lars Krog", "Instituto Norte de Puertos, Head of Laboratory"),
        ("Karen Vig", "Vinterhavn Cold Stores Co., Ltd., Export Manager"),
    )
    others = (
        ("Pablo Reyes", "Cámara Austral de Pesca, Adviser"),
        ("Inés Soto Lara", "Salto Grande S.A., Director"),
    )
    text = "Harbour Dialogue\nOslo, 3 May 2018\n\nPresent\n\n" + "\n\n".join(
        head + "\n" + "\n".join(f"{who.ljust(width)}{end}{what}" for who, what in listed)
        for head, listed in zip(heads, (rows, others), strict=True)
    )
    other = None if heads[1] == "From Latin America" else "CL"
    record = read_layers([layer(text)]).to_dict()
    assert [
        (each["person"], each["roles"], each["orgs"], each["side"]) for each in record["contributions"]
    ] == [
        ("Mette Holm", ["President"], ["Fjordfisk Hansen A/S"], "DK"),
        ("Lars Krog", ["Head of Laboratory"], ["Instituto Norte de Puertos"], "DK"),
        ("Karen Vig", ["Export Manager"], ["Vinterhavn Cold Stores Co., Ltd."], "DK"),
        ("Pablo Reyes", ["Adviser"], ["Cámara Austral de Pesca"], other),
        ("Inés Soto Lara", ["Director"], ["Salto Grande S.A."], other),
    ]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (
            "Prof. Ana Reis, Director, Lagoa Norte (co-chair)",
            [("Ana Reis", ["Director"], ["Lagoa Norte"], ("moderator",), None, None)],
        ),
        ("Prof. Emer. Ana Reis, Polar Centre", [("Ana Reis", [], ["Polar Centre"], (), None, None)]),
        (
            "Ana Reis, Director, Polar Centre; formerly with the Fisheries Council",
            [("Ana Reis", ["Director"], ["Polar Centre"], (), None, None)],
        ),
        (
            "Ana Reis, Commissioner, Lagoa Basin Services Regulator",
            [("Ana Reis", ["Commissioner"], ["Lagoa Basin Services Regulator"], (), None, None)],
        ),
        (
            "Ana Reis (Port of Lagoa Authority)",
            [("Ana Reis", [], ["Port of Lagoa Authority"], (), None, None)],
        ),
    ],
)
def test_what_follows_a_name_is_a_house_where_no_list_knows_it(line, people):
    assert said(line) == people


@pytest.mark.parametrize(
    "head", ["附：与会主要人员名单", "出席会议的中外专家名单", "List of main participants"]
)
def test_whoever_a_list_names_of_those_who_came_is_a_participant(head):
    when = "时间：2022年5月3日\n地点：大连"
    text = f"第三届中英港口对话\n\n{when}\n\n{head}\n\n英方\n温良　湖山大学教授\n大卫·E. 贝里　北海大学教授\n"
    record = read_layers([layer(text)]).to_dict()
    assert [(each["person"], each["functions"], each["side"]) for each in record["contributions"]] == [
        ("温良", ["participant"], "GB"),
        ("大卫·E. 贝里", ["participant"], "GB"),
    ]


REGISTER = """Register of Meetings of the Two Gulfs Exchange
Compiled by: Qasr Institute

----------------------------------------
No. 1
日期 Date: 2022-03-05
Subject: Pearl beds
Convened by: Qasr Institute
Speakers: Huda Karam, Director, Qasr Institute; Emil Sandberg, Baltic Academy
Attendance: 40

----------------------------------------
No. 2
Date: 2022-06-18
Subject: Desalination
Convened by: Baltic Academy
Speakers: Noor Haddad, Qasr Institute
Status: cancelled
----------------------------------------
"""

MINUTES = """中岛民间对话工作组会议纪要
时  间：2018年5月4日
地  点：釜山市

出席人员
中方
 组　长 司马宏达 海东学会 副理事长
 成  员 祁妍 海东学会 主任
      桂长岭 江滨研究院 高级工程师
岛方
 团  长：宫崎里 南岛研究所 所长
 列  席 高俊 北岸大学 教授
请  假 海东学会 仲维民
"""


def test_rules_across_the_page_part_the_records_of_a_register_which_are_called_by_their_subject():
    reading = read(REGISTER)
    assert [(each.name, each.date, each.status) for each in reading.events] == [
        ("Pearl beds", "2022-03-05", "held"),
        ("Desalination", "2022-06-18", "cancelled"),
    ]
    assert [(each.event, each.person) for each in reading.contributions if each.event == "e1"] == [
        ("e1", "Huda Karam"),
        ("e1", "Emil Sandberg"),
    ]


def test_labels_of_two_characters_spread_apart_are_read_without_a_colon():
    """Who only sat in, or was excused, took no part."""
    found = {person: (orgs, functions) for person, orgs, functions, _ in people(read(MINUTES))}
    assert found == {
        "司马宏达": (("海东学会",), ("participant",)),
        "祁妍": (("海东学会",), ("participant",)),
        "桂长岭": (("江滨研究院",), ("participant",)),
        "宫崎里": (("南岛研究所",), ("participant",)),
    }


def test_whom_minutes_give_something_to_do_is_not_told_to_have_spoken_again():
    text = (
        "Minutes of the ninth meeting\nheld on Tuesday 8 October 2024\n\nPresent\n  Anna Berg      Water Institute\n"
        "  Emil Sandberg  Basin Trust\n\n3. Permits\nDr. Berg reported on the survey.\nACTION: E. Sandberg\n"
    )
    assert [person for person, *_ in people(read(text))] == ["Anna Berg", "Emil Sandberg"]
