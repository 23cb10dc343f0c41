import pytest

from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.entries import functions_in, read_entries


def read(line, *, expected=False):
    """Take a line apart, every span as its words."""

    def words(span):
        return None if span is None else line[span.start : span.end]

    return [
        (
            words(entry.person),
            [words(span) for span in entry.post.roles],
            [words(span) for span in entry.post.organisations],
            entry.functions,
            words(entry.title),
        )
        for entry in read_entries(line, lexicon=lexicon(), expected=expected)
    ]


LINES = {
    "Ingrid Solberg, Director, Institute of Marine Studies": [
        ("Ingrid Solberg", ["Director"], ["Institute of Marine Studies"], (), None)
    ],
    "LI Na, Vice President of Harbour Works Co., Ltd": [
        ("LI Na", ["Vice President"], ["Harbour Works Co., Ltd"], (), None)
    ],
    "WU, Qing, Professor of Hai Ning University": [
        ("WU, Qing", ["Professor"], ["Hai Ning University"], (), None)
    ],
    "HE Yan, Senior Engineer, Coastal Observatory": [
        ("HE Yan", ["Senior Engineer"], ["Coastal Observatory"], (), None)
    ],
    "Moderator: Amb. Ole Hansen": [("Ole Hansen", [], [], ("moderator",), None)],
    "Marta Lind, Vice President, Global Engagement, Polar Dynamics": [
        ("Marta Lind", ["Vice President, Global Engagement"], ["Polar Dynamics"], (), None)
    ],
    "Jan Kask, Founder and CEO, Ferrum LLC: “Steel without coal”": [
        ("Jan Kask", ["Founder and CEO"], ["Ferrum LLC"], (), "Steel without coal")
    ],
    "Eva Nowak, President & Secretary General Baltic Society of Shipping (BSS): Opening and Closing Remarks": [
        (
            "Eva Nowak",
            ["President & Secretary General"],
            ["Baltic Society of Shipping"],
            ("opening", "closing"),
            None,
        )
    ],
    "“Sharing the catch” – Liv Moe, Director, Institute of Fisheries (NOR)": [
        ("Liv Moe", ["Director"], ["Institute of Fisheries"], (), "Sharing the catch")
    ],
    "Fisheries after the treaty: lessons from the north - Olga Berg, Senior Fellow, Polar Academy": [
        (
            "Olga Berg",
            ["Senior Fellow"],
            ["Polar Academy"],
            (),
            "Fisheries after the treaty: lessons from the north",
        )
    ],
    "10:00–10:30 Keynote: Prof. Maria van der Berg (Delta Water Institute, NLD) “Rivers without borders”": [
        ("Maria van der Berg", [], ["Delta Water Institute"], ("keynote",), "Rivers without borders")
    ],
    "Discussants: Eva Nowak, Baltic Forum; Jan Kask, Northern Technical University": [
        ("Eva Nowak", [], ["Baltic Forum"], ("discussant",), None),
        ("Jan Kask", [], ["Northern Technical University"], ("discussant",), None),
    ],
    "Remarks by Secretary-General Karin Olsen, Nordic Council": [
        ("Karin Olsen", ["Secretary-General"], ["Nordic Council"], ("speaker",), None)
    ],
    "Deputy Director of the Rivers Department of Dam Works Co.": [],
    "Per Ek, Vice President of Coast Division of the Third Institute of Northern Shipping Corporation": [
        (
            "Per Ek",
            ["Vice President"],
            [
                "Coast Division",
                "Third Institute of Northern Shipping Corporation",
                "Northern Shipping Corporation",
            ],
            (),
            None,
        )
    ],
    "主持人：王小明（海洋学院渔业研究所副所长）": [
        ("王小明", ["副所长"], ["海洋学院渔业研究所"], ("moderator",), None)
    ],
    "李娜，河海大学公共管理学院教授：“跨境河流治理的经验”": [
        ("李娜", ["教授"], ["河海大学公共管理学院"], (), "跨境河流治理的经验")
    ],
    "外事学院教授张伟": [("张伟", ["教授"], ["外事学院"], (), None)],
    "约翰·史密斯，北海研究中心主任": [("约翰·史密斯", ["主任"], ["北海研究中心"], (), None)],
    "专题一“潮位与闸门”：主持人 王小明（海洋学院教授）；发言人 安娜·贝里（北海中心）、李娜（渔业协会）；评议人 张伟": [
        ("王小明", ["教授"], ["海洋学院"], ("moderator",), None),
        ("安娜·贝里", [], ["北海中心"], ("speaker",), None),
        ("李娜", [], ["渔业协会"], ("speaker",), None),
        ("张伟", [], [], ("discussant",), None),
    ],
    "安娜·贝里女爵士  北海研究中心理事会主席": [("安娜·贝里", ["主席"], ["北海研究中心理事会"], (), None)],
    "并提到奥斯陆的专家安娜·贝里的一篇文章": [],
    "安娜·贝里代表用水者协会提出两点建议": [],
    "Er. Karin OLSEN, Engineer, Harbour Board": [("Karin OLSEN", ["Engineer"], ["Harbour Board"], (), None)],
    "Senior Divisional Engineer (retd.)": [],
    "（一）会议由双方团长轮流主持": [],
    "展明远（芬兰） 北海研究中心研究员": [("展明远", ["研究员"], ["北海研究中心"], (), None)],
    "分会小结：王小明（分会一）、李娜（分会二）": [
        ("王小明", [], [], ("closing",), None),
        ("李娜", [], [], ("closing",), None),
    ],
    "Rapporteurs' summary: Anna Berg (FIN) and Jan Kask (EST)": [
        ("Anna Berg", [], [], ("rapporteur",), None),
        ("Jan Kask", [], [], ("rapporteur",), None),
    ],
    "Workshop on nets. Leaders: Anna Berg & Jan Kask.": [
        ("Anna Berg", [], [], ("facilitator",), None),
        ("Jan Kask", [], [], ("facilitator",), None),
    ],
    "14:20 无人机测绘与牧民向导": [],
    "10.15 Coffee break": [],
    "Registration and welcome coffee": [],
    "Communicating Value: Investigating Terms in “Old Ports” and “New Ports”": [],
    "Both sides want to learn more about the other to make better decisions.": [],
}


@pytest.mark.parametrize(("line", "people"), LINES.items())
def test_a_line_is_taken_apart(line, people):
    assert read(line) == people


def test_a_bare_name_needs_a_heading_of_people():
    assert read("Takeshi Mori") == []
    assert read("Takeshi Mori", expected=True) == [("Takeshi Mori", [], [], (), None)]


@pytest.mark.parametrize(
    "line",
    ["The Lighthouse of 1907: A Survey from the Archives", "MW PKLRT; Co-Chair", "The Jetty, Director"],
)
def test_an_article_and_letters_nobody_can_say_are_no_names(line):
    assert read(line, expected=True) == []


def test_what_is_spelt_like_an_article_may_stand_inside_a_name():
    assert read("Nguyen The Phuong, Lecturer, Delta University")[0][0] == "Nguyen The Phuong"


def test_two_people_of_one_line():
    line = "Anna Berg, Chair, Baltic Forum and Ms. Lu Yao; Director, Ports, Harbour Society"
    assert read(line, expected=True) == [
        ("Anna Berg", ["Chair"], ["Baltic Forum"], (), None),
        ("Lu Yao", ["Director, Ports"], ["Harbour Society"], (), None),
    ]


def test_an_interview_names_who_asks():
    (entry,) = read_entries(
        "Kai Holm, CEO, Ferrum: “Steel”, interviewed by Ana Ruiz", lexicon=lexicon(), expected=True
    )
    line = "Kai Holm, CEO, Ferrum: “Steel”, interviewed by Ana Ruiz"
    assert (entry.delivery, line[slice(*entry.interviewer)]) == (("interview",), "Ana Ruiz")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Opening and Closing Remarks", ("opening", "closing")),
        ("SPEAKERS:", ("speaker",)),
        ("Facilitator", ("facilitator",)),
        ("Moderated by", ("moderator",)),
        ("Panellists", ("panelist",)),
        ("主持人：", ("moderator",)),
        ("开幕致辞", ("opening",)),
        ("Opening of the port", None),
        ("Remarks on the law of the sea", None),
        ("", None),
    ],
)
def test_words_that_name_functions_and_nothing_else(words, codes):
    assert functions_in(words, lexicon=lexicon()) == codes


@pytest.mark.parametrize("line", ["(" * 5_000, "A " * 5_000, "“" * 3_000, ", " * 5_000, "王" * 5_000])
def test_hostile_lines_end(line):
    assert isinstance(read_entries(line, lexicon=lexicon(), expected=True), tuple)
