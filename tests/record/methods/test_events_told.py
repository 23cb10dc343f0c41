"""What pages say of their meetings beside who spoke: number, standing, hosts, manner, place; every name is invented."""

import pytest

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.tables import MediaKind, Segment


def read(*blocks):
    """The record of a page of some blocks."""
    text = "\n\n".join(blocks) + "\n"
    segments = (Segment(start=0, end=len(text)),)
    layer = TextLayer(document="page", kind=MediaKind.MARKDOWN, sha256="0" * 64, text=text, segments=segments)
    return read_layers([layer])


MOSS = (
    "# Moss and Memory",
    "Oslo, 3 May 2021",
    "On 3 May 2021 the Skarv Institute and the Moor Centre met in Oslo.",
)
TUNDRA = (
    "# 苔原与村庄",
    "2022年6月8日，“苔原与村庄”中挪研讨会在昆明举行。",
    "会议由滇池研究院与挪威灯塔学会共同主办。",
)
NETS = "Our third seminar took place on 4 June 2022 in Vigo, hosted by the Rías Centre for the Sea."


@pytest.mark.parametrize(
    ("blocks", "numbers"),
    [
        ((*MOSS, "It was the fourth such workshop."), [4]),
        (("# THE ANCHOR", "## Who mends the nets?", NETS), [3]),
        (
            (
                "# Peru–Poland Talks on Peat",
                "A series of small talks.",
                "### No. 2 · Fire",
                "**Lima, 5 July 2023**",
                "### No. 1 · Water",
                "**Gdynia, 9 May 2022**",
            ),
            [1, 2],
        ),
        (("# 中芬湿地系列讲座第三讲", "时间：2023年5月8日", "地点：昆明", "主讲人：何其芳"), [3]),
        ((*TUNDRA, "这是该系列的第五场研讨会。"), [5]),
        ((*TUNDRA, "这是双方继2020年在卑尔根举办首次研讨会之后第二次合作办会。"), [2]),
    ],
)
def test_a_sentence_or_a_title_counts_a_meeting_among_its_series(blocks, numbers):
    assert [each.series_no for each in read(*blocks).events] == numbers


def test_who_recalls_an_earlier_meeting_says_nothing_of_this_one():
    record = read(*TUNDRA, "滇池研究院院长何其芳致辞，回顾了2019年双方在卑尔根举办首次对话会的情形。")
    assert [(each.series_no, each.city, each.date) for each in record.events] == [
        (None, "昆明", "2022-06-08")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Please register at our website.",
        "We look forward to seeing you in Arica.",
        "请各位代表于9月3日前将回执发至会务组。",
        "报名方式：发送邮件。",
        "席位有限。",
    ],
)
def test_what_a_page_asks_only_before_a_meeting_says_that_it_is_to_come(said):
    record = read(
        "# Chad–Chile Forum on Wells",
        "**Arica, 17 September 2031**",
        "- Ana Reyes, Director, Loa Institute",
        said,
    )
    assert [(each.status, each.mode) for each in record.events] == [("planned", "in_person")]


@pytest.mark.parametrize(
    ("blocks", "hosts"),
    [
        (
            (
                "# CHAD–CHILE WATER DAYS",
                "**Arica, 3–4 November 2031**",
                "*A conference of the Loa Institute of Wells (Arica) and the Royal Sahel Society (Abéché)*",
            ),
            ("Loa Institute of Wells", "Royal Sahel Society"),
        ),
        (
            (
                "# 校长工作坊",
                "6月8日，滇池基金会与卢瓦尔职业培训联合会在法国里昂共同举办2023年中法校长工作坊。",
            ),
            ("滇池基金会", "卢瓦尔职业培训联合会"),
        ),
    ],
)
def test_names_of_hosts_are_whole(blocks, hosts):
    assert [each.hosts for each in read(*blocks).events] == [hosts]


def test_a_line_that_says_what_comes_next_is_of_a_meeting_to_come():
    record = read(
        "CHAD–CHILE FORUM 2024",
        "Date   Saturday 25 January 2024\nPlace  Arica",
        "1. Opening\n   Ana Reyes, Director, Loa Institute",
        "Next forum: Abéché, 24 January 2025",
    )
    assert [(each.date, each.status) for each in record.events] == [
        ("2024-01-25", "held"),
        ("2025-01-24", "planned"),
    ]
