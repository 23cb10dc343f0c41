"""Meetings told by somebody who was there: a log on the web, a word of thanks in a report; every name is invented."""

import pytest

from tracktwo.record import TextLayer, read_layers
from tracktwo.record.methods.facets import find_attribution
from tracktwo.record.tables import MediaKind, Segment

LOG = """---
title: "Gulls and a long walk"
date: 2023-05-16
author: Ned
---

Home again. Last Thursday and Friday nineteen of us sat round a table in Lisbon for the fourth Atlantic Eel Exchange.
My flight had been cancelled, so I was late.

### The programme

Inês Calheiros-Prado, who directs Rio Manso, welcomed us in two words. Then Owen Trethewey, lock keeper at Port
Kerris, on *What an eel does at noon*, which was the best. Marta Seabrook ran the closing round.
"""

THANKS = """# Thanks

## The two talks

Before there was a report there were talks. Twelve engineers came to the First Belgian-Chilean Kelp Talk in Ghent on
3 October 2021. Ana Reyes-Vidal of Ghent College gave the keynote. The second followed at Iquique on 28 May 2022,
opened by Jan Verbeke, chairman of Flanders Kelp Union, with Rosa Quilodrán and Piet Maes as speakers.
"""


def record_of(text):
    """The record of a page in Markdown."""
    segments = (Segment(start=0, end=len(text)),)
    page = TextLayer(document="page", kind=MediaKind.MARKDOWN, sha256="0" * 64, text=text, segments=segments)
    return read_layers([page])


def read(text):
    """Each event of a text: its name, date, place and status, and who did what."""
    record = record_of(text)
    return [
        (
            each.name,
            each.date,
            each.city,
            each.status,
            [
                (line.person, line.functions[0], line.orgs, line.title)
                for line in record.contributions
                if line.event == each.id
            ],
        )
        for each in record.events
    ]


def test_a_log_counts_its_days_from_the_day_it_was_written():
    assert read(LOG) == [
        (
            "fourth Atlantic Eel Exchange",
            "2023-05-11/2023-05-12",
            "Lisbon",
            "held",
            [
                ("Inês Calheiros-Prado", "opening", ("Rio Manso",), None),
                ("Owen Trethewey", "speaker", ("Port Kerris",), "What an eel does at noon"),
                ("Marta Seabrook", "moderator", (), None),
            ],
        )
    ]


def test_the_second_of_two_talks_followed():
    assert read(THANKS) == [
        (
            "First Belgian-Chilean Kelp Talk",
            "2021-10-03",
            "Ghent",
            "held",
            [("Ana Reyes-Vidal", "keynote", ("Ghent College",), None)],
        ),
        (
            "second",
            "2022-05-28",
            "Iquique",
            "held",
            [
                ("Jan Verbeke", "opening", ("Flanders Kelp Union",), None),
                ("Rosa Quilodrán", "speaker", (), None),
                ("Piet Maes", "speaker", (), None),
            ],
        ),
    ]


RELEASE = """KORSHAVN, 4 March 2023 -- The Port of Korshavn today concluded its half-yearly "Lock to Lock" talks,
a two-day meeting.

The harbour was shown by Ada Lind. The first group was chaired by Horia Dobr, and the second by Dr.
Ilka Maren Varo, who spoke last. The mayor of Korshavn, Olav Stein, welcomed the talks in a post on Friday.
The Lighthouse League, whose secretary Rosa Kemp wrote the foreword to a brochure, was not represented.
"""


def test_a_press_release_names_its_talks_by_what_is_quoted_and_nobody_who_was_not_there():
    ((name, date, _, _, people),) = read(RELEASE)
    assert (name, date) == ("Lock to Lock", "2023-03-03/2023-03-04")
    assert [person for person, *_ in people] == ["Horia Dobr", "Ilka Maren Varo"]


@pytest.mark.parametrize(
    "mention",
    [
        "The minutes recalled that the Minister of Roads, Horia Dobr, had promised two ferries in June.",
        "The group spoke of the letter of the Minister of Works, Hon. Horia Dobr, who had declined to pay.",
        "For the evening there is a walk with the guide Horia Dobr, who explained the locks.",
        'Background reading: H. Dobr, who spoke of it elsewhere, "Locks" (2019).',
        "Past chairs: Horia Dobr (2015–2019), Ilka Varo (since 2020)",
        "Subject to change. Selection committee: Horia Dobr, Ilka Varo.",
        "Travel and accommodation: Horia Dobr, Canal House. Please keep your tickets.",
        "Horia Dobr is the author of Salt in the Locks (Quill Press, 2021).",
        "Home · About · Editor: Horia Dobr · © 2025",
    ],
)
def test_who_is_only_mentioned_took_no_part(mention):
    text = (
        "Minutes of the Third Meeting of the Canal Dialogue\nHeld in Oslo on 5 May 2022\n\n"
        f"Present:\nDr Anna Berg (Harbour Institute)\nMr Ola Dahl (Lake Council)\n\n1. Opening\n\n{mention}\n"
    )
    ((*_, people),) = read(text)
    assert [person for person, *_ in people] == ["Anna Berg", "Ola Dahl"]


CHRONICLE = """Ferry Dialogue: a chronology

2017

* Oct. 2017, Turku. Second Dialogue. CANCELLED because of the strike.

2018

* February 2018 - the book "Both Banks" by Prof. Ada Lind is published in
  Turku. It was quoted in later meetings.

* 25 October 2018, Lisbon. Second Dialogue, at last. Co-chairs: Inga Maas (Estonia) and
  Tomas Rowe (Portugal).

2020

* 14 April 2020. Third Dialogue planned for Tartu; postponed, and held online on 29-30
  September 2020. Closing by Tomas Rowe.
"""


def test_a_chronicle_tells_what_was_called_off_what_was_printed_and_what_was_held_in_the_end():
    assert [
        (date, city, status, [who for who, *_ in people]) for _, date, city, status, people in read(CHRONICLE)
    ] == [
        ("2017-10", "Turku", "cancelled", []),
        ("2018-10-25", "Lisbon", "held", ["Inga Maas", "Tomas Rowe"]),
        ("2020-09-29/2020-09-30", None, "held", ["Tomas Rowe"]),
    ]


POSTPONED = """<h1>Expert Dialogue on Trusted Locks</h1>
<p><b>Please note:</b> the meeting, originally scheduled for 15–16 June 2021 in Lisbon, was postponed and took
place virtually.</p>
<dl><dt>New dates</dt><dd>30 November – 1 December 2021</dd><dt>Hosts</dt><dd>Canal Forum; Lake Institute</dd></dl>
<ol><li>Dr. Ada Lind, Canal Forum (Portugal): <i>Gates and levers</i></li></ol>
<h2>Outreach webinar</h2>
<p>The day after, the Canal Forum offered a one-hour public webinar. Moderator: Horia Dobr.</p>
"""


def test_a_meeting_that_was_put_off_has_the_dates_it_was_held_on():
    assert [
        (name, date, city, status, [who for who, *_ in people])
        for name, date, city, status, people in read(POSTPONED)
    ] == [
        ("Expert Dialogue on Trusted Locks", "2021-11-30/2021-12-01", None, "held", ["Ada Lind"]),
        ("Outreach webinar", "2021-12-02", None, "held", ["Horia Dobr"]),
    ]


CONCEPT = """Portuguese-Moroccan Expert Workshop on Locks
Porto, Portugal - 23 and 24 April 2024

Why now

The reservoir is full, and the canal is dry. At the scoping seminar in Beni Mellal on 9 November 2023, a half-day
affair, Horia Dobr and Ilka Varo set out three questions.

Programme

Chair: Ada Lind, Canal Forum
"""


def test_what_was_done_at_another_meeting_is_told_of_that_one_alone():
    assert [(name, date, [who for who, *_ in people]) for name, date, _, _, people in read(CONCEPT)] == [
        ("scoping seminar", "2023-11-09", ["Horia Dobr", "Ilka Varo"]),
        ("Portuguese-Moroccan Expert Workshop on Locks", "2024-04-23/2024-04-24", ["Ada Lind"]),
    ]


def test_the_name_of_a_house_over_the_dates_of_its_fellowships_is_no_meeting():
    call = (
        "LAKESIDE CENTRE FOR DIALOGUE STUDIES\nTartu - Porto\n\nCALL FOR FELLOWS\n\n"
        "The Centre offers two fellowships.\n\nWHAT WE OFFER\n- a year, from 1 October 2016 to 30 September 2017\n\n"
        "HOW TO APPLY\nThe committee is chaired by Professor Horia Dobr, University of the Lakes.\n"
    )
    assert read(call) == []


ANNEX = """# Annex B: Meetings held

## B.2 Second Expert Talk, 17 November 2020

Because of the storm the second talk could not be held in Lisbon as foreseen and was moved online. Quay Institute and
Canal Forum convened it jointly. 48 people listened in.

Speakers:

- Ada Lind, Director, Canal Forum
"""


def test_a_meeting_that_was_moved_online_was_held_and_in_no_city():
    assert [(each.city, each.mode, each.hosts, each.audience) for each in record_of(ANNEX).events] == [
        (None, "remote", ("Quay Institute", "Canal Forum"), 48)
    ]
    ((_, _, _, status, people),) = read(ANNEX)
    assert (status, [who for who, *_ in people]) == ("held", ["Ada Lind"])


CARDS = """# Swiss-Baltic Ferry Roundtable

Tartu, 4 May 2021

## Speakers

### Ada Lind

Director, Canal Forum

Panel “Money and Trust”

### Horia Dobr

Editor, Harbour Weekly

Moderator, panel “Money and Trust”
"""


def test_the_title_of_a_panel_is_of_nobodys_talk():
    assert [(line.person, line.functions[0], line.title) for line in record_of(CARDS).contributions] == [
        ("Ada Lind", "panelist", None),
        ("Horia Dobr", "moderator", None),
    ]


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("会议不对外公开，按照查塔姆宫规则整理纪要。", "chatham_house"),
        ("会议不对外公开。", "off_the_record"),
    ],
)
def test_that_nobody_was_let_in_is_less_than_the_rule_that_is_named(said, rule):
    found = find_attribution(said)
    assert found is not None
    assert found.value == rule
