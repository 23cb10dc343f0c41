"""Forms of the genre: lines of several people, markers, prose, hosts, places, works; names are invented."""

import pytest

from tracktwo.record import TextLayer, lexicon, read_layers
from tracktwo.record.methods.blocks import read_blocks
from tracktwo.record.methods.entries import people_in_prose, read_entries
from tracktwo.record.methods.facets import find_hosts, find_place
from tracktwo.record.methods.works import find_media, find_publications
from tracktwo.record.tables import MediaKind, Segment

WORDS = lexicon()


def layer(text):
    """A text as a layer."""
    segments = (Segment(start=0, end=len(text)),)
    return TextLayer(document="page", kind=MediaKind.TEXT, sha256="0" * 64, text=text, segments=segments)


def people(text, entries):
    """Each person with functions, roles, organisations and country."""
    return [
        (
            text[each.person.start : each.person.end],
            each.functions,
            [text[a:b] for a, b in each.post.roles],
            [text[a:b] for a, b in each.post.organisations],
            each.country,
        )
        for each in entries
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Panellists: Amira Haddad (IOS), Salim Youssef (National Water Agency)",
            [
                ("Amira Haddad", ("panelist",), [], ["IOS"], None),
                ("Salim Youssef", ("panelist",), [], ["National Water Agency"], None),
            ],
        ),
        (
            "Co-chairs: Ana Souza (Brazil) and Lars Berg (Norway)",
            [("Ana Souza", ("moderator",), [], [], "BR"), ("Lars Berg", ("moderator",), [], [], "NO")],
        ),
        (
            "Ana Souza and Lars Berg, Co-Directors, Nordic Water Forum",
            [
                ("Ana Souza", (), ["Co-Directors"], ["Nordic Water Forum"], None),
                ("Lars Berg", (), ["Co-Directors"], ["Nordic Water Forum"], None),
            ],
        ),
        (
            "Session Chair: Dr. Ana Souza; Rapporteur: Lars Berg",
            [("Ana Souza", ("moderator",), [], [], None), ("Lars Berg", ("rapporteur",), [], [], None)],
        ),
        (
            "中方主持人：李明，江南水文化研究会会长",
            [("李明", ("moderator",), ["会长"], ["江南水文化研究会"], "CN")],
        ),
        ("特罗姆瑟大学教授 Kari Lund", [("Kari Lund", (), ["教授"], ["特罗姆瑟大学"], None)]),
    ],
)
def test_a_line_names_each_person_with_what_is_printed_for_them(line, told):
    assert people(line, read_entries(line, lexicon=WORDS, expected=True)) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            (
                "The Norwegian delegation consisted of Lars Berg, Chair of the Nordic Water Forum, "
                "and Kari Lund of the University of Tromsø."
            ),
            [
                ("Lars Berg", ("participant",), ["Chair"], ["Nordic Water Forum"], "NO"),
                ("Kari Lund", ("participant",), [], ["University of Tromsø"], "NO"),
            ],
        ),
        (
            "江南水文化研究会会长李明致开幕辞，北欧水论坛主席拉尔斯·贝里作主旨演讲。",
            [
                ("李明", ("opening",), ["会长"], ["江南水文化研究会"], None),
                ("拉尔斯·贝里", ("keynote",), ["主席"], ["北欧水论坛"], None),
            ],
        ),
        ("Ms. Souza said that rivers forget.", []),
    ],
)
def test_a_sentence_names_who_took_part_and_of_which_side(sentence, told):
    found = list(people_in_prose(sentence, lexicon=WORDS))
    assert [
        (*each[:4], one.side)
        for each, one in zip(people(sentence, [one.entry for one in found]), found, strict=True)
    ] == told


@pytest.mark.parametrize(
    ("sentence", "hosts", "consulted"),
    [
        (
            "The A Institute, after consulting the B Foundation, hosted an informal meeting.",
            ["A Institute"],
            ["B Foundation"],
        ),
        (
            "The meeting was organised by the A Institute with the B Foundation.",
            ["A Institute", "B Foundation"],
            [],
        ),
        ("滨海研究会联合霞浦研究所举办第三届对话。", ["滨海研究会", "霞浦研究所"], []),
        ("经与霞浦研究所协商，滨海研究会举办了对话。", ["滨海研究会"], ["霞浦研究所"]),
    ],
)
def test_hosts_and_those_consulted_are_told_apart(sentence, hosts, consulted):
    found = find_hosts(sentence, lexicon=WORDS).value
    assert [sentence[a:b] for a, b in found.hosts] == hosts
    assert [sentence[a:b] for a, b in found.consulted] == consulted


@pytest.mark.parametrize(
    ("text", "city", "country"),
    [
        ("Trapani, Italy – May 2019", "Trapani", "IT"),
        ("The workshop was held in Nowherebridge, Kenya.", "Nowherebridge", "KE"),
        ("两方在肯尼亚内罗毕共同举办第二届对话", "内罗毕", "KE"),
        ("It was held in Boise, Idaho.", "Boise", "US"),
    ],
)
def test_a_place_before_its_country_is_one_whether_a_list_knows_it_or_not(text, city, country):
    found = find_place(text, lexicon=WORDS).value
    assert (found.city, found.country) == (city, country)


@pytest.mark.parametrize(
    ("value", "city", "country"),
    [
        ("浙江省宁波市 甬港饭店三层", "宁波", "CN"),
        ("甘肃省天水市麦积宾馆", "天水", "CN"),
        ("Oslo 奥斯陆", "Oslo", "NO"),
    ],
)
def test_a_value_that_gives_the_province_before_its_city_gives_the_city(value, city, country):
    found = find_place(value, lexicon=WORDS, alone=True).value
    assert (found.city, found.country) == (city, country)


def test_papers_and_media_are_named_with_their_passages():
    text = (
        "On 3 May 2021 the A Institute released a paper entitled “Rivers That Forget”.\n\n"
        "Media coverage\n\n江南日报\nJiangnan Daily\nSince 1958\n"
    )
    blocks = [read_blocks(layer(text), lexicon=WORDS)]
    (paper,) = find_publications(blocks)
    assert (paper.title, paper.date, paper.evidence[0].quote) == (
        "Rivers That Forget",
        "2021-05-03",
        "Rivers That Forget",
    )
    (outlet,) = find_media(blocks)
    assert (outlet.name, outlet.chinese, len(outlet.evidence)) == ("Jiangnan Daily", "江南日报", 2)


def test_a_wrapped_line_that_goes_on_with_a_colon_is_one_line():
    text = (
        "x" * 70
        + "\n\nProf. Ramin Qasim, Head of Metallurgy, Absheron Institute of\nEngineering: “Welds That Remember”\n"
    )
    blocks = read_blocks(layer(text), lexicon=WORDS)
    assert " ".join(blocks.text(blocks.blocks[-1]).split()).endswith(
        "Institute of Engineering: “Welds That Remember”"
    )


def test_entries_of_a_list_of_events_are_events_each_with_its_people():
    text = (
        "Events\n\n• Third Lake Dialogue, Kisumu, Kenya, 12–13 May 2023. Keynote: Achieng Ouma (Lake Basin Trust).\n"
        "• Second Lake Dialogue (Oslo, 4 June 2021). Speakers included Lars Berg, Chair of the Nordic Water Forum.\n"
    )
    reading = read_layers([layer(text)])
    assert [(each.series_no, each.date, each.city) for each in reading.events] == [
        (2, "2021-06-04", "Oslo"),
        (3, "2023-05-12/2023-05-13", "Kisumu"),
    ]
    assert [(each.event, each.person) for each in reading.contributions] == [
        ("e1", "Lars Berg"),
        ("e2", "Achieng Ouma"),
    ]


def test_a_date_an_event_was_moved_to_is_its_date():
    text = (
        "Second Copper Dialogue\n\nDate: 12 March 2020 → 7 October 2021\n\n"
        "Speakers\n\nCamila Rojas, Director, Atacama Forum\n"
    )
    (event,) = read_layers([layer(text)]).events
    assert event.date == "2021-10-07"
