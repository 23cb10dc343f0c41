"""Who spoke, on what and for whom, as sentences, lists and captions of ordinary pages say it; names are invented."""

import pytest
from record.layers import layer

from tracktwo.record import read_layers
from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.entries import people_in_prose, read_entries


def _words(text, spans):
    return [text[each.start : each.end] for each in spans]


def _shown(text, entry):
    title = entry.title and text[entry.title.start : entry.title.end]
    name = text[entry.person.start : entry.person.end]
    return (
        name,
        entry.functions,
        _words(text, entry.post.roles),
        _words(text, entry.post.organisations),
        title,
    )


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            (
                "Keynotes were given by Prof. Ana Reis (Polar Centre), on ice, and by Dr. Jan Kask, "
                "of the Harbour Institute, on “Sand as Memory”."
            ),
            [
                ("Ana Reis", ("keynote",), [], ["Polar Centre"], None),
                ("Jan Kask", ("keynote",), [], ["Harbour Institute"], "Sand as Memory"),
            ],
        ),
        (
            "In his opening lecture, “Who Owns the Tide,” Dr. Jan Kask (Harbour Institute) showed four maps.",
            [("Jan Kask", ("speaker",), [], ["Harbour Institute"], "Who Owns the Tide")],
        ),
        (
            "Talks by Ana Reis (“Three winters of ice”) and Jan Kask (“Sand on the move”) followed.",
            [
                ("Ana Reis", ("speaker",), [], [], "Three winters of ice"),
                ("Jan Kask", ("speaker",), [], [], "Sand on the move"),
            ],
        ),
        (
            "On the panel: Ana Reis, partner, Brandt Lund; Capt. José “Pepe” Ruiz, president of the Pilots’ Guild.",
            [
                ("Ana Reis", ("panelist",), ["partner"], ["Brandt Lund"], None),
                ("José “Pepe” Ruiz", ("panelist",), ["president"], ["Pilots’ Guild"], None),
            ],
        ),
        (
            "Ana Reis, head of the Polar Centre, and our own Director, Jan Kask, opened it.",
            [
                ("Ana Reis", ("opening",), ["head"], ["Polar Centre"], None),
                ("Jan Kask", ("opening",), ["Director"], [], None),
            ],
        ),
        ("The report by J. Kask and A. Reis on the harbours was welcomed by the delegates present.", []),
        ("At the meeting Dr Berg led the working group under the former minister Carla Lund.", []),
        (
            "澜江保险公司首席核保师温如松、北海大学教授李明作引导发言。",
            [
                ("温如松", ("speaker",), ["首席核保师"], ["澜江保险公司"], None),
                ("李明", ("speaker",), ["教授"], ["北海大学"], None),
            ],
        ),
        (
            "法国细陶匠师让·布朗（Jean Blanc）与湖山竹编传承人厉伯年围绕“手与火”展开对话。",
            [
                ("让·布朗", ("panelist",), ["细陶匠师"], [], None),
                ("厉伯年", ("panelist",), ["传承人"], ["湖山竹编"], "手与火"),
            ],
        ),
        (
            "上午由学会副会长兼秘书长尔肯·阿吉主持。",
            [("尔肯·阿吉", ("moderator",), ["副会长兼秘书长"], ["学会"], None)],
        ),
        (
            "湖山医学院教授褚天行的主旨报告题为《最后一公里》。",
            [("褚天行", ("keynote",), ["教授"], ["湖山医学院"], "最后一公里")],
        ),
        (
            "湖山大学校长温良作主旨演讲《技能与世界》。",
            [("温良", ("keynote",), ["校长"], ["湖山大学"], "技能与世界")],
        ),
        (
            "北桥物流股份公司亚洲区经理安娜·贝里发言。",
            [("安娜·贝里", ("speaker",), ["亚洲区经理"], ["北桥物流股份公司"], None)],
        ),
        ("国际护士组织前主席特雷莎·奎恩在其著作中提出的概念引起讨论。", []),
        ("湖山协会代表应邀列席会议并参加讨论。", []),
        ("李明介绍了协会会员自律公约。", []),
        (
            "湖山大学教授温良、北海大学副研究员李明对报告进行了点评。",
            [
                ("温良", ("discussant",), ["教授"], ["湖山大学"], None),
                ("李明", ("discussant",), ["副研究员"], ["北海大学"], None),
            ],
        ),
        (
            "论坛由我校港口学院副院长温良和北海大学水利学院的安娜·贝里主持。",
            [
                ("温良", ("moderator",), ["副院长"], ["港口学院"], None),
                ("安娜·贝里", ("moderator",), [], ["北海大学水利学院"], None),
            ],
        ),
        (
            "芬兰工业部培训司官员埃罗·阿霍录制了视频致辞。",
            [("埃罗·阿霍", ("opening",), ["官员"], ["芬兰工业部培训司"], None)],
        ),
        ("北海大学校长原定到会致辞，因故未能出席。", []),
        (
            "会议由校长助理、国际合作处处长温良主持。",
            [("温良", ("moderator",), ["校长助理", "处长"], ["国际合作处"], None)],
        ),
        (
            "Ana Reis (Polar Centre) spoke on ice and drew on an unpublished paper by J. Kask and D. Berg.",
            [("Ana Reis", ("speaker",), [], ["Polar Centre"], None)],
        ),
        ("Governor Carla Lund, who had been due to open the meeting, was held up in Oslo.", []),
        ("Dr. Jan Kask, the founder of the centre, who was to have led it, hopes to speak next year.", []),
        (
            "Mr Jan Kask of Oldport Salt Ltd set out the cost, and Ana Reis replied with the view from Porto Novo.",
            [
                ("Jan Kask", ("speaker",), [], ["Oldport Salt Ltd"], None),
                ("Ana Reis", ("speaker",), [], [], None),
            ],
        ),
        (
            "Ana Reis, Deputy Secretary in the Department of Ports and Fisheries, welcomed the guests.",
            [("Ana Reis", ("opening",), ["Deputy Secretary"], ["Department of Ports and Fisheries"], None)],
        ),
        (
            "The discussion was moderated by Ana Reis of the weekly  Harbour Post.",
            [("Ana Reis", ("moderator",), [], ["Harbour Post"], None)],
        ),
    ],
)
def test_a_sentence_says_who_did_what(sentence, people):
    found = people_in_prose(sentence, lexicon=lexicon())
    assert [_shown(sentence, told.entry) for told in found] == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("北港技校校长 水建明：《一张订单》", [("水建明", (), ["校长"], ["北港技校"], "一张订单")]),
        (
            "桐原千代（北海福祉大学教授）——“时间银行”在三个社区",
            [("桐原千代", (), ["教授"], ["北海福祉大学"], "“时间银行”在三个社区")],
        ),
        (
            "Ana Reis (Polar Centre) – Three winters on the ice",
            [("Ana Reis", (), [], ["Polar Centre"], "Three winters on the ice")],
        ),
        (
            "Opening: Ana Reis. Presentations by Jan Kask (“Sand on the move”) and Li Berg (“Salt and silt”)",
            [
                ("Ana Reis", ("opening",), [], [], None),
                ("Jan Kask", ("speaker",), [], [], "Sand on the move"),
                ("Li Berg", ("speaker",), [], [], "Salt and silt"),
            ],
        ),
        ("午餐（一层自助餐厅）", []),
        ("第二场 渔民、游客与白海豚", []),
    ],
)
def test_a_line_says_who_speaks_on_what(line, people):
    assert [_shown(line, each) for each in read_entries(line, lexicon=lexicon(), expected=True)] == people


def _told(text, **of):
    record = read_layers([layer(text, **of)])
    return [(each.person, each.functions, each.session) for each in record.contributions]


FACTS = """Third Ice Dialogue

Date: 11 June 2025
Place: Oslo
Organisers: Polar Centre

Capacity

Forty seats

## About the event

Both sides write rules for the ice.

## Speakers

Ana Reis, Director, Polar Centre

Readers may also like: J. Lund & K. Berg, Ice Grammar
Secretariat 秘书处: Georg Hall (Polar Centre)
Before the harbour hall (photo: Karl Lind, Polar Centre)
"""


def test_facts_no_list_knows_and_what_is_about_the_event_leave_it_open():
    assert _told(FACTS) == [("Ana Reis", ("speaker",), None)]


ABOVE = """Third Ice Dialogue

Date: 11 June 2025
Place: Oslo

1. Reports
   (1) "Lighters in the sand"
       REIS Ana (竹下まりな), Director, Polar Centre
   (2) "Ten years of the law"
       KASK Jan, Fellow, Harbour Institute
"""


def test_a_numbered_title_is_of_whoever_stands_below_it():
    record = read_layers([layer(ABOVE)])
    assert [(each.person, each.orgs, each.title) for each in record.contributions] == [
        ("REIS Ana", ("Polar Centre",), "Lighters in the sand"),
        ("KASK Jan", ("Harbour Institute",), "Ten years of the law"),
    ]
