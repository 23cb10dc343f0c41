"""Pages of a talk online: facts, cards of people, what the series held before; every name is invented."""

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.tables import MediaKind, Segment

ON_ONE_LINE = """When Tuesday, 4 March 2025, 18:00–19:15 CET
Where Online (Webex)
Cost Free, registration required
"""
ON_TWO_LINES = """Date & Time

Tuesday, 4 March 2025, 18:00–19:15 CET

Venue:

Online (Webex)

Free, registration required
"""
PAGE = """Lecture · Two Coasts Series · No. 3

# What the Ice Took With It

{facts}
“The harbour is the only clock we ever needed in this town.”— Solveig Brattbakk, Minister of Ports

## Speakers

### Ane Kjelsberg, PhD

Harbour master, Port of Vestnes

Full bio

### Tomás Iriondo

Net mender, Casa Goleta (by recorded message)

## Moderator

### Maud Ellingboe

Director, Vestnes Institute

## Earlier in this series

- The wind has an address (2) Jan 14, 2025 – with Jorunn Hatlevik and Amaia Zubeldia
- Nets and notes (1) Dec 3, 2024 – cancelled
"""


def read(text):
    """Each event of a page: its name, date, status and mode, and who did what as what."""
    segments = (Segment(start=0, end=len(text)),)
    layer = TextLayer(document="page", kind=MediaKind.MARKDOWN, sha256="0" * 64, text=text, segments=segments)
    record = read_layers([layer])
    return [
        (
            each.name,
            each.date,
            each.status,
            each.mode,
            [
                (line.person, line.functions[0], line.roles, line.orgs, line.delivery)
                for line in record.contributions
                if line.event == each.id
            ],
        )
        for each in record.events
    ]


EXPECTED = [
    ("Nets and notes", "2024-12-03", "cancelled", "remote", []),
    (
        "The wind has an address",
        "2025-01-14",
        "held",
        "remote",
        [
            ("Jorunn Hatlevik", "speaker", (), (), ()),
            ("Amaia Zubeldia", "speaker", (), (), ()),
        ],
    ),
    (
        "What the Ice Took With It",
        "2025-03-04",
        "planned",
        "remote",
        [
            ("Ane Kjelsberg", "speaker", ("Harbour master",), ("Port of Vestnes",), ()),
            ("Tomás Iriondo", "speaker", ("Net mender",), ("Casa Goleta",), ("pre_recorded",)),
            ("Maud Ellingboe", "moderator", ("Director",), ("Vestnes Institute",), ()),
        ],
    ),
]


def test_facts_without_colons_open_the_meeting_that_the_title_names():
    assert read(PAGE.format(facts=ON_ONE_LINE)) == EXPECTED


def test_a_value_may_stand_below_its_name():
    assert read(PAGE.format(facts=ON_TWO_LINES)) == EXPECTED


def test_one_line_that_begins_with_when_is_no_block_of_facts():
    text = "# A Talk on Salt\n\nWhen 4 March 2025 came the hall was shut\n\nNobody spoke.\n"
    assert read(text) == []


def test_what_stands_below_the_post_of_a_card_is_about_its_person():
    text = (
        "# 3rd Malta–Tunisia Track II Dialogue on Salt\n\nSfax, 4 May 2023\n\n## Speakers\n\n"
        "### Leila Trabelsi\n\nDirector, Sfax Salt Council\n\nOpening remarks\n\nLeila keeps bees.\n\n"
        "### Dr. Mario Zammit\n\nHead, Gozo Brine Unit\n\nCase study — “Two pans and a goat” (live link from Gozo)\n\n"
        "### Ines Gharbi\n\nLawyer, Gharbi & Sons\n\nModerator, closing panel\n"
    )
    layer = TextLayer(
        document="page",
        kind=MediaKind.MARKDOWN,
        sha256="0" * 64,
        text=text,
        segments=(Segment(start=0, end=len(text)),),
    )
    page = read_layers([layer])
    assert [(each.person, each.functions, each.title, each.delivery) for each in page.contributions] == [
        ("Leila Trabelsi", ("opening", "speaker"), None, ()),
        ("Mario Zammit", ("speaker",), "Two pans and a goat", ("remote",)),
        ("Ines Gharbi", ("moderator", "panelist"), None, ()),
    ]
