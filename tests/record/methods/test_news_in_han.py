"""Pages in Chinese: news, cards of speakers, agendas with gaps, notices; names are invented."""

from record.layers import layer

from tracktwo.record import read_layers

NEWS = """江城：一条河连起两座城

发布时间：2022-06-20

6月15日，第二届中芬河流与桥梁对话在湖北武汉举行。江城桥梁研究院院长李明致辞，并宣读了芬兰北方大学校长安娜·贝里的贺信。

据悉，首届对话于去年在赫尔辛基举行，第三届对话拟于明年移师图尔库。

（编辑：王芳　审核：陈东）
"""


def test_beside_the_meeting_nobody_took_part_and_two_more_are_named():
    record = read_layers([layer(NEWS)])
    assert [(each.series_no, each.date, each.city, each.status) for each in record.events] == [
        (1, "2021", "赫尔辛基", "held"),
        (2, "2022-06-15", "武汉", "held"),
        (3, "2023", "图尔库", "planned"),
    ]
    assert [each.person for each in record.contributions] == ["李明"]


def told(text):
    """Each event of a text, and of each person name, functions, roles, organisations, title, side and delivery."""
    record = read_layers([layer(text)])
    return [
        (
            (each.name, each.status, each.date, each.hosts),
            [
                (c.person, c.functions, c.roles, c.orgs, c.title, c.side, c.delivery)
                for c in record.contributions
                if c.event == each.id
            ],
        )
        for each in record.events
    ]


CARDS = """第三届芬中造船对话：龙骨之下

日期：2019年5月7日

讲者简介

司徒婉清女士
主礼嘉宾／致欢迎辞
大湾造船学会会长。

贺立仁船长 Capt Ho Lap Yan
主题演讲：「没有灯塔的海岸」
大湾航海学院高级讲师。

司仪

卜小雨小姐
"""


def test_a_card_names_somebody_with_a_form_of_address_over_part_talk_and_post():
    assert told(CARDS) == [
        (
            ("第三届芬中造船对话：龙骨之下", "held", "2019-05-07", ()),
            [
                ("司徒婉清", ("opening", "speaker"), ("会长",), ("大湾造船学会",), None, None, ()),
                (
                    "贺立仁",
                    ("keynote", "speaker"),
                    ("高级讲师",),
                    ("大湾航海学院",),
                    "没有灯塔的海岸",
                    None,
                    (),
                ),
            ],
        )
    ]


AGENDA = """第三回大阪高雄港务对话　议程

时　间：2018年6月2日

09:00　　主持人介绍来宾　　骆冰心（高雄潮汐研究所处长）
09:10　　致辞　　　中方：温雨桐　高雄潮汐研究所所长
　　　　　　　　　　　日方：长谷川 洋介　大阪港湾研究所所长（录制视频）
10:20　　第一场　谁的防波堤
　　　　　　发表人：宇都宫 遥（大阪港湾研究所研究员）
　　　　　　　　　　〈沉箱里的记忆〉
16:50　　闭幕　骆冰心
"""


def test_an_agenda_with_gaps_says_who_does_what_and_gives_titles_below():
    (((_, _, date, _), people),) = told(AGENDA)
    assert date == "2018-06-02"
    assert [(name, does, title, side) for name, does, _, _, title, side, _ in people] == [
        ("骆冰心", ("moderator",), None, "CN"),
        ("温雨桐", ("opening", "speaker"), None, "CN"),
        ("长谷川 洋介", ("speaker",), None, "JP"),
        ("宇都宫 遥", ("speaker",), "沉箱里的记忆", "JP"),
        ("骆冰心", ("closing", "speaker"), None, None),
    ]


NOTICE = """关于取消2021年中挪冰川对话的通知

各有关单位：

　　受天气影响，原定于3月4日在拉萨举行的2021年中挪冰川对话取消。

　　祁连冰川学会将于4月6日举办“雪线线上交流会”，会议时长两小时。

祁连冰川学会办公室
2021年2月1日
"""


def test_a_notice_names_the_meeting_it_cancels_and_the_one_held_instead_and_its_signature_is_none():
    assert [event[:3] for event, _ in told(NOTICE)] == [
        ("2021年中挪冰川对话", "cancelled", "2021-03-04"),
        ("雪线线上交流会", "planned", "2021-04-06"),
    ]


def test_a_meeting_moved_to_another_day_is_planned_for_that_day():
    text = (
        "发件人：秘书处 <office@example.invalid>\n发送时间：2020年1月9日 10:00\n\n各位专家：\n\n"
        "　　受寒潮影响，原定于1月20日在昆明举行的第四届中老茶叶对话延期至2020年3月2日（周一）举行。\n"
    )
    assert [event[:3] for event, _ in told(text)] == [("第四届中老茶叶对话", "planned", "2020-03-02")]


ON_BEHALF = """第二届中芬造船对话在武汉举行

5月18日，第二届中芬造船对话在武汉举行。
江城船舶院院长李明代表中方致开幕辞，北方船舶会主席安娜·贝里（Anna Berg）代表芬方致开幕辞。

对话每届轮流在中国和芬兰举行。与会代表在会议期间还参观了两家船厂。
"""


def test_who_speaks_for_a_side_is_of_it_and_a_side_is_nobody_nor_two_countries_a_city():
    record = read_layers([layer(ON_BEHALF)])
    assert [(c.person, c.side, c.functions) for c in record.contributions] == [
        ("李明", "CN", ("opening", "speaker")),
        ("安娜·贝里", "FI", ("opening", "speaker")),
    ]
    assert [(event.city, event.margins_of) for event in record.events] == [("武汉", None)]


def test_who_is_cited_is_not_there():
    record = read_layers(
        [
            layer(
                "中芬造船对话\n\n"
                "2024年5月6日，首届中芬造船对话在武汉举行。武汉船舶大学教授李明主持会议。\n"
                "与会者讨论时提到，芬兰议会议员卡琳·贝里此前提出的登记办法可以参考，赫尔辛基大学教授安娜·阿霍的一篇文章也有介绍。\n"
            )
        ]
    )
    assert [(c.person, c.functions) for c in record.contributions] == [("李明", ("moderator",))]


TITLES_ABOVE = """第四届中芬造船对话

时间：2019年5月7日
地点：武汉

09:30—10:30  主旨报告
    《龙骨之下》
        报告人：李明  江城大学船舶系教授
    《没有灯塔的海岸》
        报告人：陈东  北方航海中心主任

10:45—12:00  第一单元
    主持人：李明  江城大学船舶系教授
"""


def test_a_title_alone_on_a_line_is_of_the_speaker_below_where_nobody_above_lacks_one():
    record = read_layers([layer(TITLES_ABOVE)])
    assert [(c.person, c.functions[0], c.title) for c in record.contributions] == [
        ("李明", "speaker", "龙骨之下"),
        ("陈东", "speaker", "没有灯塔的海岸"),
        ("李明", "moderator", None),
    ]


IN_TWO = """中芬造船对话在武汉举行
China–Finland Dialogue on Shipbuilding Held in Wuhan

（武汉，2018年3月15日）由江城桥梁研究院和芬兰航海学会共同主办的“中芬造船对话”
3月14日在武汉举行，三十人参加。江城桥梁研究院院长李明主持会议。芬兰航海学会会长
安娜·阿霍致开幕辞。江城大学教授陈东以《龙骨之下》为题作主旨演讲，听众就此展开热烈
讨论，来自两国造船厂的多位工程师又谈到船台与船坞。会场外陈列着两国学生所做的木船模
型。会议采用查塔姆宫规则。

(WUHAN, 15 March 2018) – The Jiangcheng Bridge Institute and the Finnish Nautical Society co-hosted the
China–Finland Dialogue on Shipbuilding in Wuhan on 14 March. The meeting was moderated by Li Ming, Director
of the Jiangcheng Bridge Institute.
"""


def test_news_told_twice_in_two_languages_is_of_one_meeting():
    record = read_layers([layer(IN_TWO)])
    assert [(each.date, each.city) for each in record.events] == [("2018-03-14", "Wuhan")]
    assert [(each.person, each.functions[0]) for each in record.contributions] == [
        ("李明", "moderator"),
        ("安娜·阿霍", "opening"),
        ("陈东", "keynote"),
        ("Li Ming", "moderator"),
    ]
