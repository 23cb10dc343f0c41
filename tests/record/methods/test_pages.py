"""Forms of whole pages: agendas, tables with heads, listings, news, minutes, Chinese pages; names are invented."""

import pytest

from tracktwo.record import TextLayer, lexicon, read_layers
from tracktwo.record.methods.entries import people_in_prose
from tracktwo.record.methods.layout.columns import kind_of_column
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.methods.times import after_time, without_time
from tracktwo.record.tables import MediaKind, Segment

WORDS = lexicon()


def read(text):
    """What a text says."""
    layer = TextLayer(
        document="page",
        kind=MediaKind.TEXT,
        sha256="0" * 64,
        text=text,
        segments=(Segment(start=0, end=len(text)),),
    )
    return read_layers([layer])


def people(reading, *fields):
    """The people of all events with some fields, in order."""
    return [(each.person, *(getattr(each, name) for name in fields)) for each in reading.contributions]


def events(reading, *fields):
    """The events with some fields, in order of their dates."""
    return [tuple(getattr(each, name) for name in fields) for each in reading.events]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("9:20-10:45 - Session I: Wells", "Session I: Wells"),
        ("8:30 –9:00  Registration", "Registration"),
        ("0800 – 0830 : Briefing", "Briefing"),
        ("09.15 h Welcome", "Welcome"),
        ("2 pm – 3 pm | Panel", "Panel"),
        ("上午9:00—9:20 开幕", "开幕"),
        ("14 March 2019, Oslo", "14 March 2019, Oslo"),
        ("2019 – 2021 Report", "2019 – 2021 Report"),
    ],
)
def test_time_at_the_head_of_a_line_is_skipped(line, rest):
    assert line[after_time(line) :] == rest


def test_time_at_the_end_of_a_heading_is_no_part_of_it():
    assert [without_time(each) for each in ("Closing, 15:00", "Opening (09:00-09:30)", "15:00")] == [
        "Closing",
        "Opening",
        "15:00",
    ]


def test_lines_of_an_agenda_with_times_open_no_events_and_keep_their_people():
    reading = read(
        "Second Ruritania–Syldavia Forum on Wells\nStrelsau, 20 November 2017\n\n"
        "9:00-9:20 Opening remarks: Dr. Paul Rein and Dr. Clara Oakes\n\n"
        "9:20-10:45 - Session I: Now what?\n"
        "Following the first round of the working tracks it is time to take stock. Is it realistic?\n\n"
        "  • James Whitcombe, former Director, Prairie Minerals Agency\n"
        "  • Amb. Luisa Font, Chairman and CEO of Great Lakes Associates, LLC – TBC\n"
    )
    assert events(reading, "name", "date") == [("Second Ruritania–Syldavia Forum on Wells", "2017-11-20")]
    assert people(reading, "functions", "roles", "orgs") == [
        ("Paul Rein", ("opening", "speaker"), (), ()),
        ("Clara Oakes", ("opening", "speaker"), (), ()),
        ("James Whitcombe", ("speaker",), ("former Director",), ("Prairie Minerals Agency",)),
        ("Luisa Font", ("speaker",), ("Chairman and CEO",), ("Great Lakes Associates, LLC",)),
    ]


def test_days_of_a_programme_are_days_of_one_event():
    reading = read(
        "Ruritania–Syldavia Conversation on Grids\nStrelsau, 13 and 14 May 2019\n\nMONDAY 13 MAY 2019\n\n"
        "• Ana Reis – President, Estuary Council\n\nTUESDAY 14 MAY 2019\n\nClosing, 15:00\n"
        "• PARK In-ho – Director, Grid Union\n"
    )
    assert events(reading, "date") == [("2019-05-13/2019-05-14",)]
    assert people(reading, "functions") == [
        ("Ana Reis", ("speaker",)),
        ("PARK In-ho", ("closing", "speaker")),
    ]


def test_values_may_stand_below_their_names():
    reading = read(
        "Who Guards the Seed Bank? A Dialogue on Crop Genes\n\nDate & Time:\n09:00 - 11:00,\n"
        "Thursday 26 October, 2023\nVenue:\nStrelsau, Norway\nOrganisers:\nNorthern Seed Institute\n\n"
        "Chair: Kirsten Moe, Northern Seed Institute\n"
    )
    assert events(reading, "date", "city", "hosts") == [
        ("2023-10-26", "Strelsau", ("Northern Seed Institute",))
    ]


def test_head_of_a_table_says_what_its_columns_give():
    reading = read(
        "Expert Dialogue on Debris\nDate: 2 October 2019\nVenue: Oslo, Norway\n\n"
        "| No. | Name | Position | Institution | Country | Attendance | Topic |\n"
        "| 1 | MOE, Jan | Secretary | Space Society | Norway | online | Counting What We Cannot See |\n"
        "| 2 | Siri Dahl | Dean | Institute of Technology | Sweden | in person | Licences That End |\n"
    )
    assert people(reading, "roles", "orgs", "side", "delivery", "title") == [
        ("MOE, Jan", ("Secretary",), ("Space Society",), "NO", ("remote",), "Counting What We Cannot See"),
        ("Siri Dahl", ("Dean",), ("Institute of Technology",), "SE", ("in_person",), "Licences That End"),
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Name", "name"),
        ("单位及职务", "post"),
        ("Position / Affiliation", "post"),
        ("方别", "side"),
        ("发言题目", "talk"),
        ("Speaker(s)", None),
        ("Speakers", "people"),
        ("Anna Berg, Director", None),
    ],
)
def test_heads_of_columns(words, kind):
    assert kind_of_column(words, lexicon=WORDS) == kind


def test_listing_names_each_event_by_the_line_over_or_under_its_date():
    over = read(
        "Shar Exchange\nEvents in 2019\n\nWho Owns the Hillside?\n12 March 2019, 18:00\nOslo, Norway\n"
        "Speakers: Arta Kras (Institute for Upland Law)\n\nThe Price of a Sluice\n19 November 2019\nBergen, Norway\n"
        "Speaker: Igor Petro (Hydrology Group)\n"
    )
    assert events(over, "name", "date", "city")[-1] == ("The Price of a Sluice", "2019-11-19", "Bergen")
    under = read(
        "Past events\n\nJun 12, 2018\nChips and Trust: A Conversation\nOslo, Norway\n"
        "Moderator: Anne Whitfield, Bridge Council\n\nSep 4, 2018\nSecond Workshop on Supply Chains\nBergen, Norway\n"
        "Moderator: Ola Lund, Bridge Council\n"
    )
    assert events(under, "name", "date", "city") == [
        ("Chips and Trust: A Conversation", "2018-06-12", "Oslo"),
        ("Second Workshop on Supply Chains", "2018-09-04", "Bergen"),
    ]
    assert people(under) == [("Anne Whitfield",), ("Ola Lund",)]


def test_rows_of_a_list_of_events_give_date_place_and_name():
    reading = read(
        "COD TALKS – CALENDAR\n\n16 June 2016 | Halifax | Nets, Quotas and Grandchildren\n"
        "Rana Hansen, Anthropologist, University of the Isles\n\n27 October 2016 | Online | What the Trawl Log Knows\n"
        "Liv Poulsen, Data Steward, Fisheries Laboratory\n"
    )
    assert events(reading, "name", "date", "city", "mode") == [
        ("Nets, Quotas and Grandchildren", "2016-06-16", "Halifax", "in_person"),
        ("What the Trawl Log Knows", "2016-10-27", None, "remote"),
    ]


def test_yesterday_counts_from_the_dateline():
    reading = read(
        "PARTS MAKERS COMPARE NOTES\n\nOSLO, Norway, November 9, 2022 – Engineers met yesterday in Bergen for the "
        "Northern Track II Dialogue on Parts, a meeting organized by the Parts Forum.\n"
    )
    assert events(reading, "date", "city", "hosts") == [("2022-11-08", "Bergen", ("Parts Forum",))]


def test_postponed_meeting_has_its_new_date():
    reading = read(
        "Second Dialogue on Cold Roads\n\nPOSTPONED – new date: 14–15 September 2021\n(originally scheduled for "
        "20–21 April 2021)\n\nVenue: Oslo, Norway\n\nSpeakers\n\nAapo Kivi, Manager, Engineering Forum\n"
    )
    assert events(reading, "date") == [("2021-09-14/2021-09-15",)]


def test_who_took_no_part_is_nobody_of_the_event():
    reading = read(
        "Sixth Fisheries Dialogue\n12 June 2019\nOslo, Norway\n\nPresent\n\n- Thora Blond, Marine Institute\n"
        "- Kolbein Rafn, Skippers' Association\n\nApologies: Gudbrand Floss, Marine Institute\n"
        "Interpreters: Farid Anwar\n\nMr Rafn presented “A Logbook for Wet Hands”. "
        "A paper by Gudbrand Floss, Director, was tabled in his absence.\n\n"
        "Staff and acknowledgements\n\nIto Hara, Liaison Officer\n"
    )
    assert people(reading, "title") == [("Thora Blond", None), ("Kolbein Rafn", "A Logbook for Wet Hands")]


def test_headings_tell_how_those_below_take_part():
    told = [
        (each.delivery, each.side)
        for each in (
            read_heading(words, lexicon=WORDS)
            for words in (
                "Joining online",
                "Pre-recorded statements",
                "India (in the room)",
                "日方嘉宾（线上）",
            )
        )
    ]
    assert told == [
        (("remote",), None),
        (("pre_recorded",), None),
        (("in_person",), "IN"),
        (("remote",), "JP"),
    ]


def told(text):
    """People of a sentence with function, roles, organisations and side."""
    return [
        (
            text[each.entry.person.start : each.entry.person.end],
            each.entry.functions,
            [text[a:b] for a, b in each.entry.post.roles],
            [text[a:b] for a, b in each.entry.post.organisations],
            each.side,
        )
        for each in people_in_prose(text, lexicon=WORDS)
    ]


def test_sentences_name_people_by_a_post_before_the_name_and_in_lists_without_one():
    assert told(
        "The Kyrgyz delegation comprised Ambassador Talant Sydykov, former minister Gulnara Asanova, "
        "Lt. Gen. (R) Bakyt Osmonov and Cholpon Abdyl."
    ) == [
        ("Talant Sydykov", ("participant",), [], [], "KG"),
        ("Gulnara Asanova", ("participant",), ["former minister"], [], "KG"),
        ("Bakyt Osmonov", ("participant",), [], [], "KG"),
        ("Cholpon Abdyl", ("participant",), [], [], "KG"),
    ]
    assert told(
        "Upland Institute President Sherry Rehm led the talks with Nadia Gomaa of the Delta Pool."
    ) == [
        ("Sherry Rehm", (), ["President"], ["Upland Institute"], None),
        ("Nadia Gomaa", (), [], ["Delta Pool"], None),
    ]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            (
                "It was opened by Ana Reis, Director of the Delta Institute for Port Policy, together with Lars Berg, "
                "President of the Nordic Water Forum."
            ),
            [
                ("Ana Reis", ("opening",), ["Director"], ["Delta Institute for Port Policy"], None),
                ("Lars Berg", ("opening",), ["President"], ["Nordic Water Forum"], None),
            ],
        ),
        (
            (
                "It was co-chaired by Ana Reis, Chairman of the Delta Forum, for the Brazilian side and by Lars Berg, "
                "Head of the Nordic Water Forum, for the Danish side."
            ),
            [
                ("Ana Reis", ("moderator",), ["Chairman"], ["Delta Forum"], "BR"),
                ("Lars Berg", ("moderator",), ["Head"], ["Nordic Water Forum"], "DK"),
            ],
        ),
        (
            "The Danish keynote was delivered by Lars Berg, Adviser at the Nordic Water Forum.",
            [("Lars Berg", ("keynote",), ["Adviser"], ["Nordic Water Forum"], "DK")],
        ),
        (
            "Former Danish trade negotiator Lars Berg took part as a discussant.",
            [("Lars Berg", ("discussant",), ["negotiator"], [], "DK")],
        ),
    ],
)
def test_sentences_say_who_shares_what_and_for_which_side(sentence, people):
    assert told(sentence) == people


def test_chinese_press_note_gives_two_posts_titles_and_names_of_other_languages():
    text = "研讨会由环海研究院高级顾问、原外联部副部长于君主持，近海研究所所长宫原雄二以《潮汐的账本》为题发表演讲。"
    assert told(text) == [
        ("于君", ("moderator",), ["高级顾问", "副部长"], ["环海研究院", "外联部"], None),
        ("宫原雄二", ("speaker",), ["所长"], ["近海研究所"], None),
    ]


def test_chinese_dateline_and_narrow_punctuation_do_not_hide_the_event():
    reading = read(
        "“第七轮海洋对话”在京举行\n\n海洋网9月18日讯(记者 黄晴)由东海交流中心和西海基金会共同主办的第七轮海洋对话"
        "于2015年9月17日-18日在北京举行。开幕式由东海交流中心副主任张晓波主持。\n"
    )
    assert events(reading, "name", "date", "city", "hosts", "series_no") == [
        ("第七轮海洋对话", "2015-09-17/2015-09-18", "北京", ("东海交流中心", "西海基金会"), 7)
    ]
    assert people(reading, "functions") == [("张晓波", ("moderator",))]
