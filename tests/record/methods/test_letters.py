"""Bulletins set as plain text: a masthead, headings between marks, names cut by the edge; every name is invented."""

from record.layers import layer

from tracktwo.record import read_layers

BULLETIN = """            S A L T   R O A D
   a bulletin of the Orlova Institute and the Menka Policy Workshop
   No. 9                                          21 March 2019
================================================================

1. WHAT WE DID
----------------------------------------------------------------

* Tolls without Tears *
On Tuesday last week nineteen people who each keep a gate met in
Tbilisi for a day. It was put together by both houses. Nino
Kapanadze-Orr, head of the toll desk at the Menka Chamber of
Carriers, counted the coins (sixty). Tamaz Lordkip Asatiani
(lecturer, Orlova School of Roads) proposed to melt them. Eka
Dolidze moderated.

* Bitumen Workshop *
4 February, by video call. Speakers: Rati Gelovani, Guild of
Rollers; Ana Zurabishvili, Menka Tar Laboratory; Irakli Beridze.
If tar interests you, there are slides.

* Bridge Seminar, Kutaisi - CALLED OFF *
The river had other plans.

----------------------------------------------------------------
2. WHAT COMES
----------------------------------------------------------------

* 6-7 June, Baku and on Zoom: Second Georgian-Azerbaijani
Ferry Seminar. Expected: Eka Dolidze; Rashad Quliyev of Caspian
Quays Society. To register write to the office.
"""


def test_each_story_of_a_bulletin_is_read_apart():
    record = read_layers([layer(BULLETIN)])
    assert [
        (
            each.name,
            each.date,
            each.city,
            each.status,
            each.mode,
            [
                (line.person, line.functions[0], line.orgs)
                for line in record.contributions
                if line.event == each.id
            ],
        )
        for each in record.events
    ] == [
        (
            "Bitumen Workshop",
            "2019-02-04",
            None,
            "held",
            "remote",
            [
                ("Rati Gelovani", "speaker", ("Guild of Rollers",)),
                ("Ana Zurabishvili", "speaker", ("Menka Tar Laboratory",)),
                ("Irakli Beridze", "speaker", ()),
            ],
        ),
        (
            "Tolls without Tears",
            "2019-03-12",
            "Tbilisi",
            "held",
            "in_person",
            [
                ("Nino Kapanadze-Orr", "speaker", ("Menka Chamber of Carriers",)),
                ("Tamaz Lordkip Asatiani", "speaker", ("Orlova School of Roads",)),
                ("Eka Dolidze", "moderator", ()),
            ],
        ),
        (
            "Second Georgian-Azerbaijani Ferry Seminar",
            "2019-06-06/2019-06-07",
            "Baku",
            "planned",
            "hybrid",
            [
                ("Eka Dolidze", "speaker", ()),
                ("Rashad Quliyev", "speaker", ("Caspian Quays Society",)),
            ],
        ),
        ("Bridge Seminar, Kutaisi", None, "Kutaisi", "cancelled", None, []),
    ]


def test_a_heading_that_says_since_when_gives_no_year():
    text = (
        "Lantern House\n\nAnnual Report 2021\n\nFriends of light since 1998\n\nWhat we did\n\n"
        "Second Lantern Workshop\n\n6 March · Lisbon\n\nAna Reis of Lantern House spoke.\n"
    )
    assert [each.date for each in read_layers([layer(text)]).events] == ["2021-03-06"]


INVITATION = """Corporación Salinas
Lima, 11 January 2022
Ref.: CS/22/007

Dear Dr. Lind-Varo,

On behalf of the Corporación Salinas and the Quay Foundation we have the honour of inviting you to the second Harbour
Conversation, which will be held in Lima, Peru, from 23 to 24 March 2022.

The first Conversation took place in Lisbon in February 2020, a few weeks before borders closed.

The following colleagues have agreed to introduce the themes:

Salt: Ing. Tomás Arce (Peru), Director, Salinas del Sur SpA
Rope: Horia Dobr (Portugal), President, Rope Makers' Cooperative
"""


def test_whom_an_invitation_names_below_an_earlier_meeting_it_recalls_comes_to_the_one_it_invites_to():
    record = read_layers([layer(INVITATION)])
    assert [
        (each.date, each.status, [who.person for who in record.contributions if who.event == each.id])
        for each in record.events
    ] == [
        ("2020-02", "held", []),
        ("2022-03-23/2022-03-24", "planned", ["Tomás Arce", "Horia Dobr"]),
    ]
