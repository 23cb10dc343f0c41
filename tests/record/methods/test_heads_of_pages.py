"""What stands at the head of a page and says when, where, by whom and under which rule; every name is invented."""

import pytest

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.methods.facets import find_duration
from tracktwo.record.tables import MediaKind, Segment


def events(text, *fields, kind=MediaKind.MARKDOWN):
    """The events of a text with some fields."""
    segments = (Segment(start=0, end=len(text)),)
    reading = read_layers(
        [TextLayer(document="page", kind=kind, sha256="0" * 64, text=text, segments=segments)]
    )
    return [tuple(getattr(each, name) for name in fields) for each in reading.events]


def test_a_rule_with_its_name_outweighs_what_a_format_hints_at():
    text = (
        "# Fifth Exchange on Glacier Lakes\n\nWhen: 7 to 9 May 2019\nWhere: Huaraz, Peru\n"
        "Format: In person; the second day was streamed for members\nAttendance: 42 participants\n"
        "Rule: Chatham House Rule\n"
    )
    assert events(text, "attribution", "audience", "mode") == [("chatham_house", 42, "in_person")]


def test_hosts_are_told_from_where_they_are_and_from_whom_they_consulted():
    text = (
        "ROUND FOUR OF THE LAKES DIALOGUE\n\n28 September 2008, Listvyanka, Russia\n\n"
        "Hosts: Irkutsk Limnological Society; Lake Superior Trust (Duluth, Minnesota)"
        " in consultation with the Basra Marine Council\n"
    )
    assert events(text, "hosts", "consulted", kind=MediaKind.TEXT) == [
        (("Irkutsk Limnological Society", "Lake Superior Trust"), ("Basra Marine Council",))
    ]


def test_a_kind_of_meeting_over_a_title_is_no_name():
    text = (
        "**Webinar | Thursday, 4 March 2021 | 14:00–15:30 CET | Zoom**\n\n"
        "# Grain through the Straits: A Conversation\n\n"
        "*An event by the Bosphorus Forum and the Odesa Centre for Maritime Law. Open to the public.*\n"
    )
    assert events(text, "name", "date", "mode", "hosts", "attribution") == [
        (
            "Grain through the Straits: A Conversation",
            "2021-03-04",
            "remote",
            ("Bosphorus Forum", "Odesa Centre for Maritime Law"),
            "public",
        )
    ]


def test_a_date_below_a_numbered_title_is_the_meetings_own():
    text = (
        "# Past events\n\n### Third Forum on Bears\n\n12–14 June 2016, Zakopane, Poland. In person.\n\n"
        "Speakers: Jan Gąsior (Tatra Institute)\n\n### Second Forum on Bears\n\n"
        "5 October 2014, Brașov, Romania. The Carpathian Fund paid for the journey.\n"
    )
    assert events(text, "series_no", "date", "city") == [
        (2, "2014-10-05", "Brașov"),
        (3, "2016-06-12/2016-06-14", "Zakopane"),
    ]


def test_hours_and_a_half_are_told_in_han_script():
    assert [find_duration(each).value for each in ("时长两个半小时，线上", "为期半天的会议")] == [
        "PT2H30M",
        "half-day",
    ]


def test_a_line_that_begins_with_held_is_of_the_meeting_above_it():
    text = (
        "# Reykjavik–Nuuk Exchange on Small Harbours (III)\n\n"
        "> Held 2–3 September 2020 via Teams · 58 registered · Hosted by the Faxa Harbour Forum with Sermer Centre\n\n"
        "## Speakers\n\n- Aviaja Lynge, Sermer Centre\n"
    )
    assert events(text, "name", "date", "mode", "hosts") == [
        (
            "Reykjavik–Nuuk Exchange on Small Harbours (III)",
            "2020-09-02/2020-09-03",
            "remote",
            ("Faxa Harbour Forum", "Sermer Centre"),
        )
    ]


def test_names_in_han_script_may_be_set_apart_and_sides_in_brackets():
    text = (
        "渔业对话2015年年会\n日期：2015年10月3日\n地点：长崎市\n共催：东海渔业研究会・舟山海洋学社\n\n出席者\n［日本侧］\n"
        " 山本 健一 东海渔业研究会 会长\n 佐藤 美咲 长崎海洋大学 准教授\n［挪威侧］\n 周 海平 舟山海洋学社 社长\n"
    )
    segments = (Segment(start=0, end=len(text)),)
    layer = TextLayer(document="page", kind=MediaKind.TEXT, sha256="0" * 64, text=text, segments=segments)
    reading = read_layers([layer])
    assert reading.events[0].hosts == ("东海渔业研究会", "舟山海洋学社")
    assert [(each.person, each.roles, each.orgs, each.side) for each in reading.contributions] == [
        ("山本 健一", ("会长",), ("东海渔业研究会",), "JP"),
        ("佐藤 美咲", ("准教授",), ("长崎海洋大学",), "JP"),
        ("周 海平", ("社长",), ("舟山海洋学社",), "NO"),
    ]


@pytest.mark.parametrize(
    ("text", "status", "city"),
    [
        (
            "Second Harbour Dialogue\n\nDate: May 2022\nPlace: Riga\nSpeakers: To be announced\n",
            "planned",
            "Riga",
        ),
        ("Second Harbour Dialogue\n\nDate: 3 May 2022 (venue: tbc)\nPlace: Riga\n", "planned", "Riga"),
        (
            "Second Harbour Dialogue\n\nDate: 3 May 2022\nPlace: Riga\n\nAna Reis spoke on dates.\n",
            "held",
            "Riga",
        ),
        ("第二届中德港口对话\n\n时间：2022年5月3日\n地点：大连\n主讲人：待定\n", "planned", "大连"),
        (
            "Second Harbour Dialogue\n\nDate: 3 May 2022\nPlace: Riga\n\nRegistration\nBy 14 April with Ms Reis.\n",
            "planned",
            "Riga",
        ),
        ("第二届中德港口对话\n\n时间：2022年5月3日\n地点：大连\n报名：扫描二维码\n", "planned", "大连"),
        ("2022年5月3日，第二届中德港口对话在我校举行。湖山大学校长温良致辞。\n", "held", None),
    ],
)
def test_a_meeting_whose_speakers_are_to_be_told_is_still_to_come_and_ours_is_no_city(text, status, city):
    assert events(text, "status", "city") == [(status, city)]


@pytest.mark.parametrize("head", ["About the forum", "About the Roundtable", "About this dialogue"])
def test_what_stands_under_a_heading_about_the_meeting_is_told_of_it(head):
    text = (
        f"# Second Harbour Forum\n\n3 May 2022 | Riga, Latvia\n\n## {head}\n\nPilots meet pilots. "
        "It is jointly organised by the Polar Centre (Oslo) and the Harbour Institute (Riga).\n"
    )
    assert events(text, "hosts", "city") == [(("Polar Centre", "Harbour Institute"), "Riga")]
