"""Pages of several meetings: tables with one row each, chronicles, lists under organisations; names are invented."""

import pytest

from tracktwo.record import TextLayer, read_document, read_layers
from tracktwo.record.tables import MediaKind, Segment


def read(text, kind=MediaKind.TEXT):
    """What a text says."""
    segments = (Segment(start=0, end=len(text)),)
    return read_layers([TextLayer(document="page", kind=kind, sha256="0" * 64, text=text, segments=segments)])


def events(reading, *fields):
    """The events with some fields, in order of their dates."""
    return [tuple(getattr(each, name) for name in fields) for each in reading.events]


def people(reading):
    """Whoever took part, with their organisations and the date of the meeting."""
    dates = {event.id: event.date for event in reading.events}
    return [(each.person, each.orgs, dates[each.event]) for each in reading.contributions]


def test_each_row_of_a_table_with_a_column_of_dates_is_a_meeting():
    reading = read(
        "# Delta roundtables\n\n"
        "The Delta Institute and the Polder Society have convened a series of roundtables since 2018."
        " All meetings are held under the"
        " Chatham House Rule.\n\n"
        "| Date | Place | Theme | Speakers |\n|---|---|---|---|\n"
        "| 14 May 2018 | Hanoi, Vietnam | Dikes and paper | Ana Souza (Harbour Agency); Lars Berg"
        " (Polder Society) |\n"
        "| 2 October 2019 | Utrecht, Netherlands | Silt | Amira Haddad (Rhine University) |\n"
        "| 3 March 2021 | online | Gauges | Salim Youssef (National Water Agency) |\n\n"
        "Summaries go to participants only.\n",
        MediaKind.MARKDOWN,
    )
    hosts = ("Delta Institute", "Polder Society")
    assert events(reading, "name", "date", "city", "mode", "hosts", "attribution") == [
        ("Dikes and paper", "2018-05-14", "Hanoi", "in_person", hosts, "chatham_house"),
        ("Silt", "2019-10-02", "Utrecht", "in_person", hosts, "chatham_house"),
        ("Gauges", "2021-03-03", None, "remote", hosts, "chatham_house"),
    ]
    assert people(reading) == [
        ("Ana Souza", ("Harbour Agency",), "2018-05-14"),
        ("Lars Berg", ("Polder Society",), "2018-05-14"),
        ("Amira Haddad", ("Rhine University",), "2019-10-02"),
        ("Salim Youssef", ("National Water Agency",), "2021-03-03"),
    ]


def test_a_month_in_a_column_of_dates_has_the_year_of_the_heading_above():
    reading = read(
        "# 2023年活动一览\n\n| 日期 | 活动名称 | 地点 | 主讲嘉宾 |\n|---|---|---|---|\n"
        "| 3月9日 | 渔业合作座谈会 | 厦门 | 施慕华（闽南海洋研究院研究员） |\n"
        "| 11月 | 第二届海洋青年论坛 | 泉州 | 蓝心悦（刺桐学院讲师） |\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "name", "series_no", "date", "city") == [
        ("渔业合作座谈会", None, "2023-03-09", "厦门"),
        ("第二届海洋青年论坛", 2, "2023-11", "泉州"),
    ]
    assert people(reading) == [
        ("施慕华", ("闽南海洋研究院",), "2023-03-09"),
        ("蓝心悦", ("刺桐学院",), "2023-11"),
    ]


def test_a_table_of_grants_or_of_papers_is_no_list_of_meetings():
    reading = read(
        "# Our work\n\n| Date | Grantee | Place | Purpose |\n|---|---|---|---|\n"
        "| 4 February 2021 | Centre for Urban Studies | Hanoi | Core support |\n"
        "| 19 May 2021 | Schools Trust | Kisumu | Conference travel |\n\n"
        "| Date | Title | Author |\n|---|---|---|\n"
        "| March 2020 | Wells and law | Ana Souza |\n| May 2021 | Silt | Lars Berg |\n",
        MediaKind.MARKDOWN,
    )
    assert (reading.events, reading.contributions) == ((), ())


def test_days_of_one_meeting_in_a_table_are_no_meetings():
    reading = read(
        "# Third Delta Dialogue, Hanoi, 4-5 May 2018\n\n| Date | Topic | Speaker |\n|---|---|---|\n"
        "| 4 May 2018 | Dikes | Ana Souza, Harbour Agency |\n| 5 May 2018 | Silt | Lars Berg, Polder Society |\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "date", "city") == [("2018-05-04/2018-05-05", "Hanoi")]
    assert [(each.person, each.title) for each in reading.contributions] == [
        ("Ana Souza", "Dikes"),
        ("Lars Berg", "Silt"),
    ]


def test_a_chronicle_tells_of_meetings_by_month_with_the_year_of_its_title():
    reading = read(
        "ANNUAL REPORT 2016\n\n4. Our meetings in 2016\n\n"
        "In February, the Water Institute brought together researchers in Nairobi for a closed"
        " workshop. Ana Souza of the Harbour Agency"
        " gave the introduction.\n\n"
        "The Second Dialogue on Lakes followed on 11-12 May in Oslo, hosted by the Water Institute and"
        " the Polder Society. Speakers"
        " were Amira Haddad (Rhine University) and Lars Berg (Polder Society).\n\n"
        "5. Finances\n\nThe accounts were audited by Mr James Hill of Baraka & Partners on 3 March 2017.\n"
    )
    assert events(reading, "date", "city", "hosts") == [
        ("2016-02", "Nairobi", ("Water Institute",)),
        ("2016-05-11/2016-05-12", "Oslo", ("Water Institute", "Polder Society")),
    ]
    assert people(reading) == [
        ("Ana Souza", ("Harbour Agency",), "2016-02"),
        ("Amira Haddad", ("Rhine University",), "2016-05-11/2016-05-12"),
        ("Lars Berg", ("Polder Society",), "2016-05-11/2016-05-12"),
    ]


def test_days_below_the_heading_of_a_month_are_of_that_month():
    reading = read(
        "# 西域研究中心2018年大事记\n\n## 一月\n\n"
        "- 18日，中心在乌鲁木齐举办农业合作研讨会。天山农业大学教授麻晓光作主题发言。\n"
        "- 25日，中心召开年度工作总结会。\n\n"
        "## 五月\n\n- 22日至23日，中心与腾格里战略研究所在阿拉木图共同主办第三届青年学者论坛。"
        "北庭学院讲师冷霜在论坛上发言。\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "date", "city", "series_no") == [
        ("2018-01-18", "乌鲁木齐", None),
        ("2018-05-22/2018-05-23", "阿拉木图", 3),
    ]
    assert people(reading) == [
        ("麻晓光", ("天山农业大学",), "2018-01-18"),
        ("冷霜", ("北庭学院",), "2018-05-22/2018-05-23"),
    ]


def test_one_of_several_meetings_begins_an_event_and_has_their_hosts():
    reading = read(
        "# June webinars look at the law of the sea\n\n"
        "In June the Ocean Trust and the Policy Lab hosted two webinars. The first, “Tides and"
        " Treaties”, on 9 June 2020, heard Ana Souza,"
        " Reader in Law at the University of Saltmarsh. The second, “Who Counts the Catch?”, on 23 June"
        " 2020, was a conversation between"
        " Lars Berg, Director of the Ocean Trust, and Amira Haddad, Adviser at the Reef Alliance.\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "name", "date", "mode", "hosts") == [
        ("Tides and Treaties", "2020-06-09", "remote", ("Ocean Trust", "Policy Lab")),
        ("Who Counts the Catch?", "2020-06-23", "remote", ("Ocean Trust", "Policy Lab")),
    ]
    assert people(reading) == [
        ("Ana Souza", ("University of Saltmarsh",), "2020-06-09"),
        ("Lars Berg", ("Ocean Trust",), "2020-06-23"),
        ("Amira Haddad", ("Reef Alliance",), "2020-06-23"),
    ]


def test_people_below_the_name_of_an_organisation_are_of_it():
    reading = read(
        "Third Delta Dialogue\n\nHanoi, 3-4 June 2014\n\nList of participants\n\n"
        "Polder Institute for Spatial Studies\nMarijke van der Velde, Director\nJoost Hendrikse, Senior"
        " Researcher\n\n"
        "Mekong Urban Centre\nAna Souza, Analyst\nAmira Haddad, Analyst\n"
    )
    assert people(reading) == [
        ("Marijke van der Velde", ("Polder Institute for Spatial Studies",), "2014-06-03/2014-06-04"),
        ("Joost Hendrikse", ("Polder Institute for Spatial Studies",), "2014-06-03/2014-06-04"),
        ("Ana Souza", ("Mekong Urban Centre",), "2014-06-03/2014-06-04"),
        ("Amira Haddad", ("Mekong Urban Centre",), "2014-06-03/2014-06-04"),
    ]
    assert {each.basis["orgs"].value for each in reading.contributions} == {"inherited"}


def test_organisations_below_names_are_not_of_the_next_name():
    reading = read(
        "Third Delta Dialogue\n\nHanoi, 3-4 June 2014\n\nParticipants\n\n"
        "Marijke van der Velde\nPolder Institute for Spatial Studies\n\nAna Souza\nMekong Urban Centre\n"
    )
    assert people(reading) == [
        ("Marijke van der Velde", ("Polder Institute for Spatial Studies",), "2014-06-03/2014-06-04"),
        ("Ana Souza", ("Mekong Urban Centre",), "2014-06-03/2014-06-04"),
    ]


def test_hosts_are_meant_by_a_noun_by_both_and_by_we():
    reading = read(
        "# Delta Foundation\n\nAnnual Report 2021\n\n"
        "On 16 March 2021 we held a seminar in Vienna. Ana Souza of the Harbour Agency spoke.\n\n"
        "On 5 July 2021 the Kura Institute and the Delta Foundation held a workshop in Tbilisi."
        " Lars Berg of Rhine University spoke.\n\n"
        "The two institutions hosted a second workshop in Yerevan on 12 October 2021."
        " Amira Haddad of Rhine University spoke.\n"
    )
    assert events(reading, "date", "city", "hosts") == [
        ("2021-03-16", "Vienna", ("Delta Foundation",)),
        ("2021-07-05", "Tbilisi", ("Kura Institute", "Delta Foundation")),
        ("2021-10-12", "Yerevan", ("Kura Institute", "Delta Foundation")),
    ]


def test_a_name_and_the_post_below_it_in_a_cell_are_of_one(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<h1>Third Delta Dialogue</h1><p>Hanoi, 2-4 December 2014</p>"
        "<table><tr><td>Dutch delegation</td><td>Indian delegation</td></tr>"
        "<tr><td>Marijke van der Velde<br>Fellow, Polder Institute</td>"
        "<td>Ana Souza (Harbour Agency)<br>Amira Haddad, Analyst</td></tr>"
        "</table>",
        encoding="utf-8",
    )
    reading = read_layers([read_document(page)])
    assert [(each.person, each.roles, each.orgs) for each in reading.contributions] == [
        ("Marijke van der Velde", ("Fellow",), ("Polder Institute",)),
        ("Ana Souza", (), ("Harbour Agency",)),
        ("Amira Haddad", ("Analyst",), ()),
    ]


def test_a_day_and_a_title_below_a_heading_over_what_is_to_come_is_a_plan():
    reading = read(
        "# Seminar on wells, Oslo, 2 May 2024\n\nSpeaker: Ana Souza, Harbour Agency\n\n"
        "# Coming up\n\n19 June 2024: Salt, Law and the Sea (speakers to be announced)\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "name", "date", "status") == [
        ("Seminar on wells, Oslo, 2 May 2024", "2024-05-02", "held"),
        ("Salt, Law and the Sea", "2024-06-19", "planned"),
    ]


def test_a_country_before_a_colon_is_the_side_of_those_behind_it():
    reading = read(
        "第三届航空安全对话\n\n2013年12月5日，首尔\n\n出席者\n\n中国：李明（海天大学教授）、王芳（民航局处长）\n\n韩国：金秀贤（汉江大学教授）\n"
    )
    assert [(each.person, each.orgs, each.side) for each in reading.contributions] == [
        ("李明", ("海天大学",), "CN"),
        ("王芳", ("民航局",), "CN"),
        ("金秀贤", ("汉江大学",), "KR"),
    ]


def test_a_page_that_says_each_line_twice_names_everybody_once():
    reading = read(
        "Second Dialogue on Tropical Medicine\n第二届热带医学对话\n\n"
        "10 September 2015, Recife, Brazil\n2015年9月10日，巴西累西腓\n\n"
        "Speakers\n嘉宾\n\n"
        "Ana Souza, President, Harbour Hospital\n安娜·索萨，海港医院院长\n\n"
        "Lars Berg, Director, Polder Institute\n拉尔斯·贝里，圩田研究所所长\n\n"
        "Amira Haddad, Professor, Rhine University\n阿米拉·哈达德，莱茵大学教授\n"
    )
    assert [(each.person, each.orgs) for each in reading.contributions] == [
        ("Ana Souza", ("Harbour Hospital",)),
        ("Lars Berg", ("Polder Institute",)),
        ("Amira Haddad", ("Rhine University",)),
    ]


def test_days_go_on_after_a_meeting_that_stood_between():
    reading = read(
        "Tenth Exchange on Cold Ports\n\n4-6 June 2024, Riga\n\n"
        "Monday, 3 June 2024: Workshop for young engineers\n\n"
        "Organized by the Amber Institute at its offices\n\n"
        "Moderator: Ana Souza, Harbour Agency\n\n"
        "Tuesday, 4 June\n\n8:45 – 9:30 | Main Hall\n\nOpening Ceremony\n\n"
        "Welcome: Lars Berg, Polder Society\n\n"
        "Wednesday, 5 June\n\n9:00 – 10:30 | Main Hall\n\nYouth Dialogue\n\n"
        "Facilitator: Amira Haddad, Rhine University\n"
    )
    assert events(reading, "date") == [("2024-06-03",), ("2024-06-04/2024-06-06",)]
    assert sorted(people(reading)) == [
        ("Amira Haddad", ("Rhine University",), "2024-06-04/2024-06-06"),
        ("Ana Souza", ("Harbour Agency",), "2024-06-03"),
        ("Lars Berg", ("Polder Society",), "2024-06-04/2024-06-06"),
    ]


def test_a_day_at_the_head_of_a_line_is_no_number_of_a_list():
    reading = read(
        "Harbour Forum on Ports\n8. – 10. May 2014, Riga\n\nSpeakers\n\n"
        "Jonas Amsel (D), Rhine University: Pricing the Fault Line\n"
    )
    assert events(reading, "date", "city") == [("2014-05-08/2014-05-10", "Riga")]
    assert people(reading) == [("Jonas Amsel", ("Rhine University",), "2014-05-08/2014-05-10")]


def test_one_column_gives_date_and_place_others_the_speakers_of_a_side_and_a_line_below_the_name_its_chair():
    reading = read(
        "# Fjord and Delta Forum: the archive\n\n"
        "| No. | Date and place | Theme | Speakers from Norway | Speakers from Vietnam |\n|---|---|---|---|---|\n"
        "| 9 | 4 May 2021, Oslo | Salt, Slowly | Nils Aune, Fjord Institute | Tran Thi Mai, Delta College |\n"
        "| 8 | 6 June 2020, Hanoi | Mud not held | - | - |\n"
        "| 7 | 3 March 2019, Hanoi | (no theme) | No list of speakers has survived | - |\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "name", "series_no", "date", "city", "status") == [
        ("Fjord and Delta Forum: the archive", 7, "2019-03-03", "Hanoi", "held"),
        ("Mud not held", 8, "2020-06-06", "Hanoi", "cancelled"),
        ("Salt, Slowly", 9, "2021-05-04", "Oslo", "held"),
    ]
    assert [(each.person, each.side, each.orgs) for each in reading.contributions] == [
        ("Nils Aune", "NO", ("Fjord Institute",)),
        ("Tran Thi Mai", "VN", ("Delta College",)),
    ]


def test_a_register_between_bars_keeps_its_columns_where_cells_are_empty():
    reading = read(
        "Lagoon keepers: register of meetings\n\n"
        "no.|from|to|town|what|lead org.|people (function)|remarks\n"
        "1|2015-03-02|2015-03-03|Sambava, MG|First workshop|Vanilla Coast League|Zo Rabe (chair, tbc);"
        ' Mieko Hano, Sado Harbour Lab (presenter, "Nets that mend"); Bro. Paul Andria (notes)|ca. 35 persons\n'
        "2|2016-05||Lucea, JM|Study visit|Sado Harbour Lab||CANCELLED (storm)\n"
        "3|2031-02-11|2031-02-11|online|Closing webinar|Sado Harbour Lab|Mieko Hano (host and moderator)|planned\n"
    )
    assert events(reading, "name", "date", "city", "country", "hosts", "status", "audience") == [
        ("First workshop", "2015-03-02/2015-03-03", "Sambava", "MG", ("Vanilla Coast League",), "held", 35),
        ("Study visit", "2016-05", "Lucea", "JM", ("Sado Harbour Lab",), "cancelled", None),
        ("Closing webinar", "2031-02-11", None, None, ("Sado Harbour Lab",), "planned", None),
    ]
    assert [(each.person, each.functions, each.orgs, each.title) for each in reading.contributions] == [
        ("Zo Rabe", ("moderator",), (), None),
        ("Mieko Hano", ("speaker",), ("Sado Harbour Lab",), "Nets that mend"),
        ("Paul Andria", ("rapporteur",), (), None),
        ("Mieko Hano", ("moderator",), (), None),
    ]


def test_a_column_of_dates_may_be_parted_in_two_in_chinese():
    reading = read(
        "| 开始日期 | 结束日期 | 城市 | 会议名称 | 牵头单位 | 发言人（单位） | 备注 |\n|---|---|---|---|---|---|---|\n"
        "| 2018年3月2日 | 2018年3月4日 | 泉州 | 首届海堤研讨会 | 刺桐学院 | 施慕华（闽南海洋研究院） | 约60人 |\n"
        "| 2019年5月6日 | | 厦门 | 第二届海堤研讨会 | 刺桐学院 | | 取消 |\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "name", "date", "city", "hosts", "status", "audience") == [
        ("首届海堤研讨会", "2018-03-02/2018-03-04", "泉州", ("刺桐学院",), "held", 60),
        ("第二届海堤研讨会", "2019-05-06", "厦门", ("刺桐学院",), "cancelled", None),
    ]
    assert people(reading) == [("施慕华", ("闽南海洋研究院",), "2018-03-02/2018-03-04")]


def test_entries_below_years_are_each_a_meeting_with_people_behind_words_for_what_they_do():
    reading = read(
        "# 中国—肯尼亚水塔“二轨”大事记（2014—2019）\n\n"
        "**2014年**\n"
        "- 2月，两校学者商定每两年举办一次对话。\n"
        "- **10月8日—9日**，首次对话，地点内罗毕。主办方为肯方的裂谷水利学院。中方发言人：蓝心悦（刺桐学院讲师）；"
        "肯方发言人：奥马尔·基贝（裂谷水利学院教授）。会议主持由施慕华（《泉州晚报》记者）担任。\n\n"
        "**2016年**\n"
        "- 5月6日，闭门会，不公开。出席者：奥马尔·基贝、蓝心悦。\n"
        "- 同年9月，第二次对话原计划在蒙巴萨召开，因故改期，后于2017年3月2日在原地举行，主持人奥马尔·基贝，"
        "发言人蓝心悦《井与云》、莱拉·恩戈齐《云与井》，评论人施慕华。\n\n"
        "**2018年**\n"
        "- 第三次对话取消（经费）。\n\n"
        "**2019年**\n"
        "- 7月3日，第四次对话以线上线下结合的方式举行，主会场厦门。联合主席：施慕华、奥马尔·基贝（线上）。\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "name", "series_no", "date", "city", "status") == [
        ("首次对话，地点内罗毕", 1, "2014-10-08/2014-10-09", "内罗毕", "held"),
        ("闭门会", None, "2016-05-06", None, "held"),
        ("第二次对话", 2, "2017-03-02", "蒙巴萨", "held"),
        ("第三次对话", 3, "2018", None, "cancelled"),
        ("第四次对话", 4, "2019-07-03", "厦门", "held"),
    ]
    assert [(each.event, each.person, each.functions, each.title) for each in reading.contributions] == [
        ("e1", "蓝心悦", ("speaker",), None),
        ("e1", "奥马尔·基贝", ("speaker",), None),
        ("e1", "施慕华", ("moderator",), None),
        ("e2", "奥马尔·基贝", ("participant",), None),
        ("e2", "蓝心悦", ("participant",), None),
        ("e3", "奥马尔·基贝", ("moderator",), None),
        ("e3", "蓝心悦", ("speaker",), "井与云"),
        ("e3", "莱拉·恩戈齐", ("speaker",), "云与井"),
        ("e3", "施慕华", ("discussant",), None),
        ("e5", "施慕华", ("moderator",), None),
        ("e5", "奥马尔·基贝", ("moderator",), None),
    ]


def test_the_month_below_the_title_of_a_report_is_when_it_came_out():
    reading = read(
        "ICELAND–GHANA DIALOGUE ON COLD CHAINS\nThird meeting\nAkureyri, 4–5 March 2020\n\n"
        "CHAIRS' REPORT\nMay 2020\n\nAbout this paper\n\n"
        "Nobody named below has read it before it was printed.\n\n"
        "ANNEX: PARTICIPANTS\n\nGhana\n\nMs Esi Boateng, Director, Volta Cold Stores Ltd\n"
        "Mr Kwame Asare, Adviser, Ministry of Ports\n"
    )
    assert events(reading, "date", "city") == [("2020-03-04/2020-03-05", "Akureyri")]
    assert people(reading) == [
        ("Esi Boateng", ("Volta Cold Stores Ltd",), "2020-03-04/2020-03-05"),
        ("Kwame Asare", ("Ministry of Ports",), "2020-03-04/2020-03-05"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("**Date:** 4 May 2021", "**Date:** 9 February 2021"),
        ("4 May 2021 · Zoom · 41 viewers", "9 February 2021 · Zoom · 87 viewers"),
    ],
)
def test_numbered_headings_each_over_a_date_are_the_meetings_of_a_series(one, other):
    reading = read(
        "# Net Talk: Peru – Norway\n\nConversations on Zoom.\n\n"
        f"## Session 3: Who counts the cod?\n\n{one}\n\n**Moderator:** Ana Quispe, Editor, Lima Review\n\n"
        f"## Session 2: Ice without ships\n\n{other}\n\n**Moderator:** Lars Berg, Analyst, Fjord Institute\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "name", "date", "series_no") == [
        ("Session 2: Ice without ships", "2021-02-09", 2),
        ("Session 3: Who counts the cod?", "2021-05-04", 3),
    ]
    assert people(reading) == [
        ("Lars Berg", ("Fjord Institute",), "2021-02-09"),
        ("Ana Quispe", ("Lima Review",), "2021-05-04"),
    ]


def test_sessions_of_two_days_that_follow_each_other_are_parts_of_one_meeting():
    reading = read(
        "# Third Peru–Norway Seminar, Lima, 4–5 May 2021\n\n"
        "## Session 1: Who counts the cod?\n\n4 May 2021, 10:00\n\nAna Quispe, Editor, Lima Review\n\n"
        "## Session 2: Ice without ships\n\n5 May 2021, 9:00\n\nLars Berg, Analyst, Fjord Institute\n",
        MediaKind.MARKDOWN,
    )
    assert events(reading, "date") == [("2021-05-04/2021-05-05",)]
    assert len(people(reading)) == 2
