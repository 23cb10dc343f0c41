"""What pages say of their meetings beside who spoke: number, standing, hosts, manner, place; every name is invented."""

import pytest

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.facets import find_audience, find_margins, find_place
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


REGISTER = """| No. | Date | {head} | Subject | Chilean speakers | Status |
|---|---|---|---|---|---|
| 31/1 | 31 January 2031 | Arica | Wells and their owners: the evidence | Ana Reyes, Director, Loa Institute | Held |
| 31/2 | 18 April 2031 | Online | Salt in the field | Rosa Lagos, Head of Unit, Loa Institute | Held |"""


@pytest.mark.parametrize("head", ["Place", "Place / form", "Venue & format", "地点／形式"])
def test_a_column_gives_the_place_or_the_manner_of_each_meeting(head):
    record = read("# Register of meetings 2031", REGISTER.format(head=head))
    assert [(each.city, each.country, each.mode) for each in record.events] == [
        ("Arica", "CL", "in_person"),
        (None, None, "remote"),
    ]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("在德班举行", ("德班", "ZA")),
        ("在新加坡舉行", ("新加坡", "SG")),
        ("于澳门举办", ("澳门", "MO")),
        ("It is planned for Halifax in October", ("Halifax", "CA")),
        ("Fukuoka (福岡), Hall of Citizens", ("Fukuoka", "JP")),
        ("London, 17 September 2024 · 伦敦，2024年9月17日", ("London", "GB")),
        ("Fourth session: Chips, Water and Power", None),
    ],
)
def test_a_place_may_begin_like_a_country_or_be_printed_twice(words, place):
    said = find_place(words.replace("舉", "举").replace("岡", "冈"), lexicon=lexicon())
    assert (said and (said.value.city, said.value.country)) == place


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("About 180 researchers, engineers and officials took part.", 180),
        ("On 22 February 2023 some 210 people joined an online seminar.", 210),
        ("held in Bandung with 64 teachers from both countries", 64),
        ("In person; 18 participants.", 18),
    ],
)
def test_how_many_came(words, count):
    assert find_audience(words).value == count


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("held in Arica on 2 May 2031, alongside the Atacama Water Week exhibition.", "Atacama Water Week"),
        ("in parallel with the Andean Summit, it met", "Andean Summit"),
        ("alongside the two chairs, she spoke", None),
        ("作为第十届滇池教育周的配套活动，第二届论坛在昆明举行", "第十届滇池教育周"),
    ],
)
def test_the_larger_gathering_beside_a_meeting(words, name):
    said = find_margins(words)
    assert (said and said.value) == name


def test_who_runs_a_series_has_not_held_each_of_its_meetings():
    record = read(
        "# Register of meetings 2031",
        "The Chad–Chile Dialogue is run by the Loa Institute and the Sahel Society. We list every meeting.",
        REGISTER.format(head="Place"),
    )
    assert [each.hosts for each in record.events] == [(), ()]


def test_where_one_side_came_by_video_the_other_was_in_the_room():
    record = read(
        "# 会议",
        "2022年7月7日，由滇池学会与哈萨克斯坦湖泊基金会共同主办的中国—哈萨克斯坦水资源交流会在昆明召开。"
        "因疫情原因，哈方专家通过视频参会。",
    )
    assert [each.mode for each in record.events] == ["hybrid"]


def test_our_house_is_the_one_the_page_is_of():
    record = read(
        "滇池水利學會",
        "# 會員通訊",
        "本會與新加坡濱海仲裁學社於2022年8月18日在昆明合辦中新湖泊圓桌會議。",
    )
    assert [each.hosts for each in record.events] == [("滇池水利學會", "新加坡濱海仲裁學社")]


def test_reports_of_a_programme_are_spoken_not_published():
    record = read(
        "CHAD–CHILE FORUM 2031",
        "Saturday 25 January 2031, Arica",
        '2. Reports\n   (1) "Lighters and labels of the shore"\n       Ana Reyes, Director, Loa Institute',
    )
    assert record.publications == ()


def test_a_headline_over_a_story_in_two_languages_is_no_meeting_of_its_own():
    record = read(
        "# First Chad–Chile Forum meets in Arica",
        "27 February 2031",
        "The Loa Institute and the Sahel Society held the first Chad–Chile Forum in Arica on 22 February 2031.",
        "# 首届乍得—智利论坛在阿里卡举行",
        "2031年2月22日，洛阿研究院与萨赫勒学会在阿里卡共同举办首届乍得—智利论坛。",
    )
    assert [(each.date, each.series_no) for each in record.events] == [("2031-02-22", 1)]


def test_one_who_spoke_by_video_does_not_take_a_meeting_out_of_its_town():
    record = read(
        "# 第二届滇池湖泊论坛",
        "第二届滇池湖泊论坛于2031年11月17日在昆明举行，由滇池研究院主办。洛阿研究院院长何其芳以视频形式作主旨演讲。",
    )
    assert [(each.city, each.mode) for each in record.events] == [("昆明", "in_person")]


def test_a_chapter_of_a_yearly_report_tells_with_whom_its_house_held_its_meetings():
    record = read(
        "THE LOA FOUNDATION\nAnnual Report 2030-31",
        "## Wells across the sea",
        "In this year we organised, with our partner Sahel Society, two meetings and lost one.",
        "## Herders' Dialogue, Arica",
        "The third Chad–Chile Herders' Dialogue was held in Arica on 11-13 October 2030.",
        "## Exchange, Temuco",
        "The exchange, which was to have been held in Temuco from 20 to 24 March 2031, was cancelled.",
    )
    assert [(each.date, each.status, each.hosts) for each in record.events] == [
        ("2030-10-11/2030-10-13", "held", ("THE LOA FOUNDATION", "Sahel Society")),
        ("2031-03-20/2031-03-24", "cancelled", ()),
    ]


@pytest.mark.parametrize(
    "line",
    ["Posted 3 June 2024", "Published June 3, 2024", "3 June 2024", "2 May 2024", "Circulated 3 June 2024"],
)
def test_the_day_of_a_page_below_the_name_gives_way_to_the_day_with_a_key(line):
    reading = read(
        "# Third Ghana–Norway Dialogue on Cold Chains",
        line,
        "**When:** 21 May 2024",
        "**Where:** Harbour Hall, Tema, Ghana",
        "**Speaker:** Esi Boateng, Director, Volta Cold Stores Ltd",
    )
    assert [each.date for each in reading.events] == ["2024-05-21"]
    assert not reading.conflicts
