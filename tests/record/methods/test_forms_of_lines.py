"""Forms a line may take: names in two columns, words quoted in a letter, a name behind white space; all invented."""

import pytest
from record.layers import layer

from tracktwo.record import lexicon, read_layers
from tracktwo.record.methods.entries import read_entries

WORDS = lexicon()


def told(text):
    """Each event of a text: its date and mode, and of each person name, functions, roles, organisations and title."""
    record = read_layers([layer(text)]).to_dict()
    return [
        (
            event["date"],
            event["mode"],
            [
                (each["person"], each["functions"], each["roles"], each["orgs"], each["title"])
                for each in record["contributions"]
                if each["event"] == event["id"]
            ],
        )
        for event in record["events"]
    ]


@pytest.mark.parametrize(
    ("heads", "name"), [("Family name\tGiven name", "Varo\tIlka"), ("First name\tLast name", "Ilka\tVaro")]
)
def test_a_name_in_two_columns_is_one_name(heads, name):
    text = f"Ostmark–Belisle Forum, Riga, 4 May 2017\n\nNo\t{heads}\tOrganisation\n1\t{name}\tRiga Bay Institute\n"
    assert told(text) == [
        (
            "2017-05-04",
            "in_person",
            [(" ".join(name.split()), ["speaker"], [], ["Riga Bay Institute"], None)],
        )
    ]


def test_a_table_with_a_row_for_each_person_of_each_meeting_says_what_each_did_and_spoke_on():
    text = (
        "Meeting\tDate\tPlace\tFamily name\tGiven name\tPosition\tPart taken\tTitle of talk\n"
        "Round 1: Pilots\t14.05.2018\tOslo\tVaro\tIlka\tLecturer\tSpeaker\tTides nobody printed\n"
        "Round 2: Barges\t06.11.2018\tLima\tDobr\tHoria\tDirector\tChair\t\n"
    )
    assert told(text) == [
        ("2018-05-14", "in_person", [("Varo Ilka", ["speaker"], ["Lecturer"], [], "Tides nobody printed")]),
        ("2018-11-06", "in_person", [("Dobr Horia", ["moderator"], ["Director"], [], None)]),
    ]


LETTER = """From: Wanja Kibo <w@example.invalid>
Subject: Re: who speaks

On 28 May 2021, Deniz Akbu wrote:

> Tea and Tariffs Dialogue
> Thursday 10 June 2021, 15:00–17:00 Nairobi / Istanbul time
> Zoom, link follows
>
> Speakers:
> 1. Kipro Sango, Economist, Kericho University College - "Auction or contract?"
"""


def test_what_a_letter_quotes_is_read_and_the_zone_of_the_hours_is_no_place():
    speaker = (
        "Kipro Sango",
        ["speaker"],
        ["Economist"],
        ["Kericho University College"],
        "Auction or contract?",
    )
    assert told(LETTER) == [("2021-06-10", "remote", [speaker])]


@pytest.mark.parametrize(
    ("line", "person", "roles", "organisations"),
    [
        ("黑水研究所所长  约翰·史密", "约翰·史密", ["所长"], ["黑水研究所"]),
        ("黑水研究所 约翰·史密", "约翰·史密", [], ["黑水研究所"]),
        ("黑水研究所 车晓峰", "车晓峰", [], ["黑水研究所"]),
        ("黑水研究所所长约翰·史密", "约翰·史密", ["所长"], ["黑水研究所"]),
        (
            "Ana Reis, Director, Polar Trust (Head of delegation, Chair)",
            "Ana Reis",
            ["Director"],
            ["Polar Trust"],
        ),
    ],
)
def test_a_line_names_one_person_with_post(line, person, roles, organisations):
    (entry,) = read_entries(line, lexicon=WORDS, expected=True)
    assert line[entry.person.start : entry.person.end] == person
    assert [line[each.start : each.end] for each in entry.post.roles] == roles
    assert [line[each.start : each.end] for each in entry.post.organisations] == organisations


POST = """第二期青年学者对话会（第二期）

⏰ 2022年9月24日15:00

💻 腾讯会议 123

🏛 主办：琼州农业智库　沃尔特研究中心

主讲人

夸梅·阿苏

沃尔特研究中心研究员

题目：可可价格里的地板
"""


def test_a_post_with_pictures_before_its_lines_tells_host_mode_and_title():
    record = read_layers([layer(POST)]).to_dict()
    (event,) = record["events"]
    assert (event["date"], event["mode"], event["hosts"]) == (
        "2022-09-24",
        "remote",
        ["琼州农业智库", "沃尔特研究中心"],
    )
    assert told(POST)[0][2] == [
        ("夸梅·阿苏", ["speaker"], ["研究员"], ["沃尔特研究中心"], "可可价格里的地板")
    ]


def test_this_week_is_the_month_of_the_news():
    text = (
        "Views on noise\n\nKuala Lumpur, November 21, 2022 — Experts of two countries met this week for the third "
        "edition of the Quiet Seas Dialogue, co-organised by the Selat Institute and the Kattegat Forum.\n"
    )
    assert [(date, people) for date, _, people in told(text)] == [("2022-11", [])]


def test_people_listed_before_the_only_meeting_of_a_page_took_part_in_it():
    text = (
        "Speakers\n\n"
        "Dr. Ada Nwanko, Senior Lecturer, Calabar Coastal University\n"
        "Mr. Joost Hamers, Head of Office, Delta Logistics Forum\n\n"
        "The North–South Port Dialogue takes place in Rotterdam on 22 June 2017.\n"
    )
    assert told(text) == [
        (
            "2017-06-22",
            "in_person",
            [
                ("Ada Nwanko", ["speaker"], ["Senior Lecturer"], ["Calabar Coastal University"], None),
                ("Joost Hamers", ["speaker"], ["Head of Office"], ["Delta Logistics Forum"], None),
            ],
        )
    ]


def test_somebody_named_alone_before_a_meeting_is_no_part_of_it():
    text = (
        "Dr. Ada Nwanko, Senior Lecturer, Calabar Coastal University\n\n"
        "The North–South Port Dialogue takes place in Rotterdam on 22 June 2017.\n"
    )
    assert [people for _, _, people in told(text)] == [[]]


def test_a_meeting_to_come_has_the_name_the_sentence_gives_it():
    record = read_layers(
        [layer("The North–South Port Dialogue will be held in Rotterdam on 22 June 2017.\n")]
    )
    assert [(event["name"], event["status"]) for event in record.to_dict()["events"]] == [
        ("North–South Port Dialogue", "planned")
    ]


@pytest.mark.parametrize(
    "absent",
    [
        "Apologies for absence:\nDr Karin Holm (Harbour Institute)\nMr Ola Dahl (Lake Council)",
        "Apologies received from: Dr Karin Holm (Harbour Institute), Mr Ola Dahl (Lake Council)",
        "Regrets: Dr Karin Holm (Harbour Institute)",
        "Absent with apologies\nDr Karin Holm (Harbour Institute)",
        "Unable to attend: Mr Ola Dahl (Lake Council)",
        "Not present:\nMr Ola Dahl, Lake Council",
        "缺席人员：\n港湾研究院教授赵敏",
        "因故未能出席：港湾研究院教授赵敏",
    ],
)
def test_who_sent_apologies_took_no_part(absent):
    text = (
        "Minutes of the Third Meeting of the Lake Dialogue\nHeld in Oslo on 5 May 2022\n\nPresent:\n"
        f"Dr Anna Berg (Harbour Institute)\nMr Tomas Lind (Lake Council)\n\n{absent}\n\n"
        "1. Opening\nDr Berg welcomed all.\n"
    )
    record = read_layers([layer(text)]).to_dict()
    assert [each["person"] for each in record["contributions"]] == ["Anna Berg", "Tomas Lind"]


def test_an_entry_with_a_bullet_goes_on_below_its_words():
    text = (
        "Third Herring Dialogue\nOslo, 5 May 2022\n\n"
        "Both sides met in the old customs house, where the minutes of the first lay\n"
        "and the agenda below was agreed without a vote on the evening before they\n"
        "sat down to dinner; nothing in it may be quoted.\n\n"
        "10:40   Session 1\n"
        "        Chair: Anna Berg, Harbour Institute\n"
        '        * "A skipper looks at the stock again", Jan Kask, East Island Vessel\n'
        "          Owners' Association\n"
        "        Discussant: Eva Nowak, Baltic Forum\n"
    )
    ((_, _, people),) = told(text)
    assert [(name, bodies) for name, _, _, bodies, _ in people] == [
        ("Anna Berg", ["Harbour Institute"]),
        ("Jan Kask", ["East Island Vessel Owners' Association"]),
        ("Eva Nowak", ["Baltic Forum"]),
    ]


def test_who_made_a_book_of_a_meeting_took_no_part():
    text = (
        "Proceedings of the Third Baltic Symposium\nVisby, 3–5 September 1998\nedited by\n"
        "Anna Berg and Jan Kask\nHarbour Institute\n\nPreface\n\n"
        "The Third Baltic Symposium was opened by Eva Nowak, President of the Lake Council.\n"
    )
    ((_, _, people),) = told(text)
    assert [name for name, *_ in people] == ["Eva Nowak"]
