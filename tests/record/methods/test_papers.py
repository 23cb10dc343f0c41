"""Papers about a meeting: a joint statement with its annex, a notice, minutes; names are invented."""

import pytest

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.entries import people_in_prose, read_entries
from tracktwo.record.methods.events.papers import without_paper
from tracktwo.record.methods.facets import find_attribution, find_status
from tracktwo.record.tables import MediaKind, Segment


def read(text, kind=MediaKind.TEXT):
    """What a text says."""
    segments = (Segment(start=0, end=len(text)),)
    return read_layers([TextLayer(document="page", kind=kind, sha256="0" * 64, text=text, segments=segments)])


def facts(reading):
    """The events, in order of their dates."""
    return [(each.name, each.status, each.series_no, each.date, each.city) for each in reading.events]


def people(reading):
    """Whoever took part."""
    return [(each.person, each.side, each.roles, each.orgs) for each in reading.contributions]


STATEMENT = """## JOINT STATEMENT

### of the Co-Chairs and Participants of the Fifth Round of the Fjord Delta Dialogue

We, citizens of Norway and of Vietnam, met in person in Oslo from 4 to 6 May 2021, at the invitation of the Salt Forum,

**Building upon** the recommendations of the fourth round (Hanoi, June 2019) and on the letters received since;

have agreed as follows.

1. No view expressed during the meeting may be ascribed to any person or institution named below.

#### ANNEX. Who was there

*Norwegian group.* Nils Aune (Salt Forum); Berit Solheim, civil engineer, Fjord Institute; Captain (ret.) Odd Lie.

*Vietnamese group.* Tran Thi Mai (Delta College); Le Van Binh, Deputy Director, Mud Agency.

*Observers.* Anna Schmidt, Lake Fund.

*Secretariat.* Ola Vik, Kari Moen.
"""


def test_labels_that_run_into_their_paragraph_say_whose_people_follow():
    reading = read(STATEMENT, MediaKind.MARKDOWN)
    assert facts(reading) == [
        ("fourth round", "held", 4, "2019-06", "Hanoi"),
        ("Fifth Round of the Fjord Delta Dialogue", "held", 5, "2021-05-04/2021-05-06", "Oslo"),
    ]
    assert [each.attribution for each in reading.events] == ["unstated", "not_for_attribution"]
    assert {each.event for each in reading.contributions} == {reading.events[1].id}
    assert people(reading) == [
        ("Nils Aune", "NO", (), ("Salt Forum",)),
        ("Berit Solheim", "NO", ("civil engineer",), ("Fjord Institute",)),
        ("Odd Lie", "NO", (), ()),
        ("Tran Thi Mai", "VN", (), ("Delta College",)),
        ("Le Van Binh", "VN", ("Deputy Director",), ("Mud Agency",)),
        ("Anna Schmidt", None, (), ("Lake Fund",)),
    ]


NOTICE = """关于召开中国—智利海带养殖专家研讨会（第二次）的通知

各有关单位：

    为落实2019年首次专家研讨会达成的共识，经研究，定于今年6月召开中国—智利海带养殖专家研讨会（第二次）。

    一、时间、地点
    2021年6月8日（星期二）至9日（星期三），会期两天。
    青岛，海风宾馆。

    二、会议日程

    6月8日 上午
    09:00—09:20  开幕致辞
                 中方：汤海生  胶州海藻研究所所长
    6月9日 上午
    09:00—10:30  圆桌讨论
                 发言人：舒予宁、阮阿福（船长）
"""


def test_a_notice_is_of_one_meeting_to_come_whose_days_it_lists():
    reading = read(NOTICE)
    assert facts(reading) == [
        ("中国—智利海带养殖专家研讨会（第二次）", "planned", 2, "2021-06-08/2021-06-09", "青岛")
    ]
    assert [each.person for each in reading.contributions] == ["汤海生", "舒予宁", "阮阿福"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于举办第三届湖泊论坛的预通知", "第三届湖泊论坛"),
        ("湖泊治理工作磋商会纪要", "湖泊治理工作磋商会"),
        ("Joint Statement of the Participants in the Fjord Dialogue", "Fjord Dialogue"),
        ("Report of the Fjord Commission", "Report of the Fjord Commission"),
        ("关于渔业的报告", "关于渔业的报告"),
    ],
)
def test_the_title_of_a_paper_names_its_meeting(title, name):
    assert without_paper(title) == name


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("引用时不得标明发言人及其单位。", "not_for_attribution"),
        ("本次会谈不公开、不报道。", "off_the_record"),
        ("Members do not tell third parties what was said.", "off_the_record"),
        ("The harbour is open to third parties.", None),
    ],
)
def test_a_rule_is_put_in_words(text, rule):
    said = find_attribution(text)
    assert (said and said.value) == rule


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("关于召开湖泊论坛的通知", "planned"),
        ("Theme 4, not held", "cancelled"),
        ("The forum is not held in summer.", None),
    ],
)
def test_a_title_says_what_came_of_a_meeting(text, status):
    said = find_status(text)
    assert (said and said.value) == status


RELEASE = """【新聞稿】第二屆臺挪海洋資料論壇

論壇由海岸基金會與挪威峽灣研究所共同主辦，110年5月4日於臺北舉行。

◎ 議程

10:00　專題一：資料的岸與海
　　　　主持｜林牧之　海岸學院副教授（臺灣）
　　　　主講｜奧拉・維克　峽灣研究所（挪威，視訊）
　　　　與談｜陳小舟　開放海洋協會理事（臺灣）
"""


def test_an_upright_stroke_parts_what_somebody_does_from_the_name_and_years_are_those_of_the_republic():
    reading = read(RELEASE)
    assert [(each.series_no, each.date) for each in reading.events] == [(2, "2021-05-04")]
    assert [(each.person, each.side, each.functions, each.delivery) for each in reading.contributions] == [
        ("林牧之", "TW", ("moderator",), ()),
        ("奧拉・維克", "NO", ("speaker",), ("remote",)),
        ("陳小舟", "TW", ("panelist", "speaker"), ()),
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("（以上两场主持人：林牧之  海岸所）", [("林牧之", ("moderator",))]),
        ("A组 数据共享   召集人：贝小舟（海岸学院）", [("贝小舟", ("facilitator",))]),
        ("拟邀：索菲娅·拉雷亚女士（海洋基金）", [("索菲娅·拉雷亚", ("participant",))]),
    ],
)
def test_a_label_says_which_part_somebody_chairs(line, found):
    entries = read_entries(line, lexicon=lexicon(), expected=True)
    assert [(line[each.person.start : each.person.end], each.functions) for each in entries] == found
    assert [each.title for each in entries] == [None]


RECORD = """# 中蒙草原磋商工作会纪要

| 时间 | 2023年3月16日 |
|---|---|
| 中方出席 | 敖日格乐（草原大学教授）、于凤岐（遥感公司） |
| 蒙方出席 | 巴图孟克（草原基金会执行主任）、苏赫巴特尔·钢（牧民合作联社，视频） |
| 列席 | 简若溪（边境商会） |

原定同日举行的记者见面会取消。
"""


def test_rows_of_sides_and_what_was_called_off_beside_a_meeting():
    reading = read(RECORD, MediaKind.MARKDOWN)
    assert [(each.name, each.status, each.date) for each in reading.events] == [
        ("中蒙草原磋商工作会", "held", "2023-03-16")
    ]
    assert [(each.person, each.side, each.orgs) for each in reading.contributions] == [
        ("敖日格乐", "CN", ("草原大学",)),
        ("于凤岐", "CN", ("遥感公司",)),
        ("巴图孟克", "MN", ("草原基金会",)),
        ("苏赫巴特尔·钢", "MN", ("牧民合作联社",)),
        ("简若溪", None, ("边境商会",)),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("湖泊土壤研究所安娜·贝里主讲《红土》。", [("安娜·贝里", ["湖泊土壤研究所"])]),
        ("湖泊大学王芳主讲。", [("王芳", ["湖泊大学"])]),
        ("港务局顾问玛丽·延森主持。", [("玛丽·延森", ["港务局"])]),
    ],
)
def test_a_name_stands_between_a_body_and_what_is_done(text, found):
    told = [each.entry for each in people_in_prose(text, lexicon=lexicon(), expected=False)]
    assert [
        (
            text[each.person.start : each.person.end],
            [text[body.start : body.end] for body in each.post.organisations],
        )
        for each in told
    ] == found


def test_two_names_and_a_full_stop_are_a_list():
    line = "Rapporteurs: Anna Berg and Nils Aune."
    entries = read_entries(line, lexicon=lexicon(), expected=True)
    assert [line[each.person.start : each.person.end] for each in entries] == ["Anna Berg", "Nils Aune"]
