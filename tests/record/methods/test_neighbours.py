"""What lines tell of each other: a second name that is a body's, people of neither side; names are invented."""

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.countries import named_in
from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.facets import find_hosts
from tracktwo.record.tables import MediaKind, Segment

LIST = """# Second Fisheries Exchange

Kotka, Finland, 5-6 May 2011

## Participants

### Finland

- Mr. Jukka Saari, Kotka Maritime Centre
- Aino Lehti, Union of Coastal Fishermen
- Pekka Virta, Institute of Baltic Ecology

### Estonia

- {}

### Observers

- Karin Holm, Nordic Fund
"""


def read(text, kind=MediaKind.MARKDOWN):
    """What a text says."""
    segments = (Segment(start=0, end=len(text)),)
    return read_layers([TextLayer(document="page", kind=kind, sha256="0" * 64, text=text, segments=segments)])


def test_a_second_name_is_a_bodys_where_the_other_lines_name_one_person_each():
    told = [
        [(each.person, each.orgs) for each in read(LIST.format(line)).contributions if each.side == "EE"]
        for line in ("Maarika Kask, Vyborg Fish Haven", "Maarika Kask and Jaan Tamm")
    ]
    assert told == [[("Maarika Kask", ("Vyborg Fish Haven",))], [("Maarika Kask", ()), ("Jaan Tamm", ())]]


def test_observers_are_of_neither_side():
    reading = read(LIST.format("Maarika Kask, Tallinn School of Marine Sciences"))
    assert [(each.person, each.side) for each in reading.contributions] == [
        ("Jukka Saari", "FI"),
        ("Aino Lehti", "FI"),
        ("Pekka Virta", "FI"),
        ("Maarika Kask", "EE"),
        ("Karin Holm", None),
    ]


def test_a_marker_of_one_person_has_one_person_behind_it():
    def people(line):
        found = read_entries(line, lexicon=lexicon(), expected=True)
        return [
            (line[each.person.start : each.person.end], [line[a:b] for a, b in each.post.organisations])
            for each in found
        ]

    assert people("Chair: Anna Berg, Mille Rivers Trail") == [("Anna Berg", ["Mille Rivers Trail"])]
    assert people("Speakers: Anna Berg, Jan Kask") == [("Anna Berg", []), ("Jan Kask", [])]


def test_whoever_gives_a_dinner_has_not_held_the_meeting():
    dinner, meeting = (
        find_hosts(f"{what} hosted by the Dobrogea Institute", lexicon=lexicon())
        for what in ("Dinner on the roof", "Second Conversation")
    )
    assert dinner is None
    assert meeting is not None


def test_a_valley_and_a_college_abroad_are_of_no_side():
    names = (
        "Jordan Valley Institute",
        "Niger Delta Peace Lab",
        "American College of Tripoli",
        "Jordan Institute",
    )
    assert [named_in(each, lexicon=lexicon()) for each in names] == [(), (), (), ("JO",)]


def test_a_country_behind_a_dash_is_a_side():
    line = "Amara Okoye — Peace Laboratory — Nigeria"
    (entry,) = read_entries(line, lexicon=lexicon(), expected=True)
    assert (entry.country, [line[a:b] for a, b in entry.post.organisations]) == ("NG", ["Peace Laboratory"])


def test_lines_of_a_timetable_in_han_script_are_not_one_paragraph():
    reading = read(
        "第四届草原生态智库论坛\n时间：2018年7月20日—21日\n地点：锡林浩特市\n\n"
        "议程\n09:00-09:30 开幕式（主持：王丽华）\n  致辞：李建国、陈志远\n"
        "09:30-11:30 专题一 草场退化\n  主持人：赵立群\n"
        "  1.《载畜量的误区》 刘文海\n"
        "  2.《围栏之后》 孙晓梅\n7月21日\n09:00 圆桌讨论\n",
        MediaKind.TEXT,
    )
    assert [(each.person, each.title) for each in reading.contributions] == [
        ("王丽华", None),
        ("李建国", None),
        ("陈志远", None),
        ("赵立群", None),
        ("刘文海", "载畜量的误区"),
        ("孙晓梅", "围栏之后"),
    ]


def test_a_body_is_one_by_its_place_whatever_it_is_called():
    def bodies(line):
        return [
            [line[a:b] for a, b in each.post.organisations]
            for each in read_entries(line, lexicon=lexicon(), expected=False)
        ]

    assert bodies("Mirela Harker, Registrar, Tollund de la Corriston (Canada)") == [
        ["Tollund de la Corriston"]
    ]
    assert bodies("Anton Upton, Planter, Greyfriar Rosslare (Pvt) Ltd") == [["Greyfriar Rosslare (Pvt) Ltd"]]
    assert bodies("Vera Lanza, science editor of the Ravensholt Courier") == [["Ravensholt Courier"]]
    assert bodies("H. Varga [CA], Kingsmuir Lowmoor Dunmere") == [["Kingsmuir Lowmoor Dunmere"]]
    assert bodies("Addis Ababa (Ethiopia), 3 May 2019") == []


def test_a_table_set_with_white_space_names_whoever_stands_in_its_first_column():
    reading = read(
        "7th Track Two Meeting on the Kura Basin\nTbilisi, Georgia, 11-12 March 2015\n\nSide A (Georgia)\n"
        "Name                     Affiliation                              Function\n"
        "Nino Kobalia             Kura Basin Institute                     Head of delegation\n"
        "Lela Maisur              Gori State Agrarian College              Expert\n\nSide B (Azerbaijan)\n"
        "Name                     Affiliation                              Function\n"
        "Rauf Aliyev              Caspian Policy Studies Center            Head of delegation\n",
        MediaKind.TEXT,
    )
    assert [(each.person, each.orgs, each.side) for each in reading.contributions] == [
        ("Nino Kobalia", ("Kura Basin Institute",), "GE"),
        ("Lela Maisur", ("Gori State Agrarian College",), "GE"),
        ("Rauf Aliyev", ("Caspian Policy Studies Center",), "AZ"),
    ]


def test_columns_in_han_script_are_as_wide_as_they_are_printed():
    reading = read(
        "第二届城市更新圆桌会\n会议时间：2019年5月16日\n会议地点：武汉\n\n与会嘉宾\n"
        "丁 磊    江城更新研究院            副院长\n马 可    楚天城市研究所            高级研究员\n"
        "王海燕   江城大学建筑学院          教授\n安娜·施密特  汉诺威应用科技大学    讲师\n",
        MediaKind.TEXT,
    )
    assert [(each.person, each.roles, each.orgs) for each in reading.contributions] == [
        ("丁 磊", ("副院长",), ("江城更新研究院",)),
        ("马 可", ("高级研究员",), ("楚天城市研究所",)),
        ("王海燕", ("教授",), ("江城大学建筑学院",)),
        ("安娜·施密特", ("讲师",), ("汉诺威应用科技大学",)),
    ]


def test_brackets_of_a_list_say_each_of_one_person():
    line = "for Norway: Kari Lund (chair), Svein Moe (Larvik Union), Jens Bak"
    found = read_entries(line, lexicon=lexicon(), expected=True)
    assert [
        (
            line[each.person.start : each.person.end],
            [line[a:b] for a, b in each.post.organisations],
            each.country,
        )
        for each in found
    ] == [("Kari Lund", [], "NO"), ("Svein Moe", ["Larvik Union"], "NO"), ("Jens Bak", [], "NO")]


def test_a_country_at_the_foot_of_a_card_is_of_whoever_stands_above_it():
    reading = read(
        "# Fourth Roundtable on Sturgeon\n\n11 May 2017, Astrakhan\n\n## Contributors\n\n"
        "### Dr Farhad Rostami\n\nSenior Lecturer, Gilan College\n\nIran\n\n"
        "### Yelena Sokolova\n\nHead of Hatchery, Volga Institute\n\nRussia\n"
    )
    assert [(each.person, each.side) for each in reading.contributions] == [
        ("Farhad Rostami", "IR"),
        ("Yelena Sokolova", "RU"),
    ]


def test_a_marker_before_a_dash_begins_a_line_of_its_own():
    reading = read(
        "2nd Amu Dialogue, Termez, 5 October 2018\n\nSpeakers\n\n"
        '4. Ms. Leyli Oraz, consultant, Pump House Trust - "Salt on both banks"\n'
        "Moderators - Ambassador Henrik Falk and Ms. Gul Saidova (Termez Water Institute)\n",
        MediaKind.TEXT,
    )
    assert [(each.person, each.functions) for each in reading.contributions] == [
        ("Leyli Oraz", ("speaker",)),
        ("Henrik Falk", ("moderator",)),
        ("Gul Saidova", ("moderator",)),
    ]
