"""Prose of many meetings: newsletters, reviews of a year, news; every name and event is invented."""

import pytest
from record.layers import layer

from tracktwo.record import lexicon, read_layers
from tracktwo.record.methods.entries import people_in_prose, read_entries

WORDS = lexicon()


def told(text):
    """Each event of a text: when it was, how it stands, and who did what."""
    record = read_layers([layer(text)]).to_dict()
    return [
        (
            event["date"],
            event["status"],
            [
                (each["person"], each["functions"][0])
                for each in record["contributions"]
                if each["event"] == event["id"]
            ],
        )
        for event in record["events"]
    ]


NEWSLETTER = """RENAVIK INSTITUTE NEWS
Spring 2019

Coastguards talk shop

On 12 and 13 February the Renavik Institute hosted the Fourth Barents Coastguard Dialogue in Tromsø. Remarks were
given by Igor Lebedintsev, former deputy governor. The delegation was led by Vice-Admiral (ret.) Yuri Karpushin.

An evening of ice

Sixty people filled the hall of the library on 3 March to hear Tor Eidissen, skipper of a trawler, talk about ice.

Farewell

After eleven years Grete Olsbu, head of our library, leaves us. The board elected Knut Fjeldstad as her successor.

Dates

The fifth dialogue is scheduled for October 2019 in Murmansk.
"""

YEAR = """2013 in review: our work on rivers

It was a year of talks.

19 March, Lyon. For the second River Memory Workshop we met with Armand Peyrachon, a retired teacher, and Zoubida
Hadjersi, historian at the University of Bejaia.

August, Tipaza. The Two Shores Summer School taught 24 students to read maps. Instructors: Nawel Chabouni (notary).

A conference on salt, announced for November in Adrar, had to be dropped for want of permits.
"""

RELEASE = """Fishery experts agree on a register

VALLETTA, 4 May 2021 - Fishery experts met in Valletta last Thursday and Friday for the Third Channel Fisheries
Exchange, convened by the Melita Foundation.

Delivering the keynote address, Dr Samira Belkhodja, head of the Kerkennah Observatory, called for a common register.
Karl Buttigieg, manager of the Melita Foundation, chaired the discussion.

"This is good news for us all," said the harbour master, Paul Cassar.

The next exchange will be held in Sfax in spring 2022.
"""

FRONT = """---
title: "Eighth Round postponed"
date: 2021-05-04
---

The Eighth Round of the Ferghana Conversation, which was to meet in Batken from 18 to 20 May, has been postponed.

Her counterpart Khurshed Nabiev of the Isfara Initiative agreed.

In the meantime we will hold an information meeting by video on 19 May. Gulmira Asan, lawyer at the Osh Centre for
Legal Aid, will explain how families can claim.
"""

STATEMENT = """PRESS RELEASE - 4 May 2021

Fishery experts concluded a two-day workshop in Valletta on Friday, organisers said.

The Third Channel Exchange was convened by the Melita Foundation on 29-30 April. Justice Samira Belkhodja opened it. She
was joined on the panel by Joseph Zerafa, a retired captain; Amra Delic, who teaches history in Sarajevo, and Fr. Eamon
Rafferty of St Colm's College gave the closing talks.
"""

UNDATED = """Old rivals share a table

By KAREN OOI

Former officers sat side by side in Oslo at the weekend to talk about what neither had wanted to talk about.

The closed-door roundtable was organised by the Institute of Straits Affairs.

"We stopped shouting in 2009," Bambang Prakoso, a retired admiral, told the gathering. Three mayors, Ivan Bilak from
Perechyn, Peter Gajda from Ubla and Ana Toth from Zahony, compared their towns; the chair was taken by Magda Wojcik.
"""

HAN = """中挪渔业青年对话会侧记

（记者 林晓）10月11日至12日，中挪渔业青年对话会在青岛举行。海鸥研究院院长陈立群致欢迎辞，陈立群院长主持开幕式。
来自东海大学的刘慧敏教授作了题为“配额与气候”的报告。

另据了解，第二届对话会将于2020年在特罗姆瑟举办。
"""


@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param(
            NEWSLETTER,
            [
                (
                    "2019-02-12/2019-02-13",
                    "held",
                    [("Igor Lebedintsev", "speaker"), ("Yuri Karpushin", "participant")],
                ),
                ("2019-03-03", "held", [("Tor Eidissen", "speaker")]),
                ("2019-10", "planned", []),
            ],
            id="a heading of a newsletter begins another story, and notes on staff are none",
        ),
        pytest.param(
            YEAR,
            [
                ("2013-03-19", "held", [("Armand Peyrachon", "speaker"), ("Zoubida Hadjersi", "speaker")]),
                ("2013-08", "held", [("Nawel Chabouni", "speaker")]),
                ("2013-11", "cancelled", []),
            ],
            id="when and where at the head of a paragraph, and what was called off",
        ),
        pytest.param(
            RELEASE,
            [
                (
                    "2021-04-29/2021-04-30",
                    "held",
                    [("Samira Belkhodja", "keynote"), ("Karl Buttigieg", "moderator")],
                ),
                ("2022-21", "planned", []),
            ],
            id="days counted from the day of the news, and what was said to the press",
        ),
        pytest.param(
            FRONT,
            [
                ("2021-05-18/2021-05-20", "cancelled", []),
                ("2021-05-19", "planned", [("Gulmira Asan", "speaker")]),
            ],
            id="the day a text was written, what was put off, and what is announced instead",
        ),
        pytest.param(
            STATEMENT,
            [
                (
                    "2021-04-29/2021-04-30",
                    "held",
                    [
                        ("Samira Belkhodja", "opening"),
                        ("Joseph Zerafa", "panelist"),
                        ("Amra Delic", "closing"),
                        ("Eamon Rafferty", "closing"),
                    ],
                )
            ],
            id="the day of a press release, and a clause between two who do the same",
        ),
        pytest.param(
            UNDATED,
            [
                (
                    None,
                    "held",
                    [
                        ("Bambang Prakoso", "speaker"),
                        ("Ivan Bilak", "speaker"),
                        ("Peter Gajda", "speaker"),
                        ("Ana Toth", "speaker"),
                        ("Magda Wojcik", "moderator"),
                    ],
                )
            ],
            id="news that gives no day, and a year that somebody only speaks of",
        ),
        pytest.param(
            HAN,
            [
                ("2020", "planned", []),
                (
                    "2020-10-11/2020-10-12",
                    "held",
                    [("陈立群", "opening"), ("陈立群", "moderator"), ("刘慧敏", "speaker")],
                ),
            ],
            id="news in Han script behind the name of who wrote it",
        ),
    ],
)
def test_stories_are_told_apart(text, events):
    assert told(text) == events


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Professor Hanan Fathy of Minya University told the meeting that the models disagreed.",
            ["Hanan Fathy"],
        ),
        ("Tarek el-Badry, an adviser to the Nile Authority, also spoke.", ["Tarek el-Badry"]),
        ("Giorgi Lomidze led the Georgian delegation.", ["Giorgi Lomidze"]),
        ("Wanjiru Kamau joined by video from Nairobi.", ["Wanjiru Kamau"]),
        (
            "Among those present were Maria Costa, João Reis and Ana Pires of the Tagus Academy.",
            ["Maria Costa", "João Reis", "Ana Pires"],
        ),
        (
            "With contributions by Eva Strand (Uppsala) and Jonas Lie (Bergen), the seminar drew a full house.",
            ["Eva Strand", "Jonas Lie"],
        ),
        ("A lecture on the wreck by Nadia Farouk drew a crowd.", ["Nadia Farouk"]),
        (
            "The forum was opened by the mayor of Oldport, Hannelore Gmeiner, and closed by Emre Tan.",
            ["Hannelore Gmeiner", "Emre Tan"],
        ),
        ("Archaeologist Nadia Farouk showed slides of the wreck.", ["Nadia Farouk"]),
        ("Notes were taken by Aino Kivi.", ["Aino Kivi"]),
        (
            "She was answered by Ekai Nanok (Kenya), hydrologist at the Rift Monitoring Unit.",
            ["Ekai Nanok"],
        ),
        ("Page maintained by Bram Nolten.", []),
        ("The book was written by Marta Sala and published by Quill Press.", []),
        ("来自华东理工学院的吴敏教授作了题为“潮汐与航道”的报告。", ["吴敏"]),
        ("陈志远院长主持会议并致欢迎辞。", ["陈志远"]),
        ("李明、王芳两位专家先后作报告。", ["李明", "王芳"]),
        ("点评环节由吴敏、周倩担任评议人。", ["吴敏", "周倩"]),
        ("与会嘉宾有：刘芳（海关学院）、田野（港务局）、马腾。", ["刘芳", "田野", "马腾"]),
        ("美方参会人员包括约翰·史密斯、玛丽·约翰逊等五人。", ["约翰·史密斯", "玛丽·约翰逊"]),
        (
            "河口一中校长普丽华和老街高中校长武国强共同主持，红河学院讲师李雪作评论。",
            ["普丽华", "武国强", "李雪"],
        ),
        (
            "Anna Berg spoke on “Thirty Dives” and Jan Kask on “Coral in Two Languages”.",
            ["Anna Berg", "Jan Kask"],
        ),
        (
            "The talk brought together Anna Berg of Quay Union, Jan Kask, agronomist, and, on screen, Nadia Farouk.",
            ["Anna Berg", "Jan Kask", "Nadia Farouk"],
        ),
        ("太湖大学教授李明慈的演讲题目是《龙骨之下》。", ["李明慈"]),
        ("党委书记主持会议，常务副院长参加。", []),
    ],
)
def test_verbs_tell_who_took_part(sentence, people):
    found = [each.entry.person for each in people_in_prose(sentence, lexicon=WORDS)]

    assert [sentence[start:end] for start, end in found] == people


def test_lines_of_a_narrow_column_are_one_paragraph():
    text = (
        "Glacier news, No. 3, June 2017\n\n"
        "The first Glaciers Exchange brought nineteen\npeople to Oslo on 11-13 May. It was organised\n"
        "by the Truso Valley Institute together with the\nLedenets Centre, which had done so for years.\n"
        "The second day was given to hazards. Mzia\nQoridze, geologist with the Darial Directorate,\n"
        "described the flood from the two ends of the\ngorge.\n"
    )

    assert told(text) == [("2017-05-11/2017-05-13", "held", [("Mzia Qoridze", "speaker")])]


def test_a_title_in_quotation_marks_holds_no_marker():
    line = 'Ana Souza, Director, Nordic Water Forum: "Lost without Translation: Gaps of the Trade"'

    titles = [each.title for each in read_entries(line, lexicon=WORDS, expected=True)]

    assert [line[title.start : title.end] for title in titles] == [
        "Lost without Translation: Gaps of the Trade"
    ]


def test_a_headline_is_that_of_the_meeting_its_story_tells_of():
    text = (
        "Denmark–Brazil Harbour Dialogue holds fifth round\n\nNews | 22 September 2022\n\nThe Denmark–Brazil Harbour "
        "Dialogue took place in Santos on 20 September 2022. It was opened by Ana Reis, Director of the Delta Pool.\n"
    )
    (event,) = read_layers([layer(text)]).to_dict()["events"]
    assert (event["name"], event["series_no"], event["date"]) == (
        "Denmark–Brazil Harbour Dialogue",
        5,
        "2022-09-20",
    )
