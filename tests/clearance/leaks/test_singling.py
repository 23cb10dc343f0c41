"""Words without an author that give their author away."""

import pytest

from tracktwo.clearance.kinds import Attendance, Contribution, Event, Organisation, Person, Remark, Remarks
from tracktwo.clearance.leaks import Hit, Kind, singled_out
from tracktwo.clearance.tables import Fact, Name
from tracktwo.vocabulary.names import PersonName

TALKS, OTHER = Event(key="talks-1"), Event(key="talks-2")


def person(key, *names):
    return Person(key=key, names=tuple(Fact(value=PersonName(text=name, language="en")) for name in names))


def entry(who, *, event=TALKS, post="", affiliation="", organisations=()):
    return Contribution(
        key=f"{event.key}-{who}", event=event, person=who, side="north", listed_as="speaker",
        name_as_printed=who.title().replace("-", " "), post_as_printed=post, affiliation_as_printed=affiliation,
        organisations=organisations,
    )  # fmt: skip


PEOPLE = [f"ada-{letter * 3}" for letter in "bcdfgh"]
MATERIAL = [
    *(person(who, who.title().replace("-", " ")) for who in PEOPLE),
    person("sun-wei", "Sun Wei", "孙伟"),
    person("vera-quiet", "Vera Quiet"),
    person("not-there", "Not There"),
    Organisation(
        key="lake",
        names=(
            Fact(value=Name(text="Lake Institute", language="en")),
            Fact(value=Name(text="湖泊基金", language="zh-Hans")),
        ),
        type={"en": "Research institute", "zh-Hans": "研究所"},
    ),
    Organisation(
        key="hill", names=(Fact(value=Name(text="Hill College", language="en")),), type={"en": "University"}
    ),
    # Six professors, five of them of a university, four of them deans.
    *(
        entry(
            who,
            post=("Professor, Dean of Law", "Professor", "Professor, Treasurer and Fellow")[
                (nth > 3) + (nth > 4)
            ],
            organisations=("hill",) if nth < 5 else ("lake",),
        )
        for nth, who in enumerate(PEOPLE)
    ),
    Attendance(event=TALKS, person="sun-wei", name="Mr Sun Wei", side="south", organisation="lake"),
    Attendance(event=TALKS, person="", name="Jolán Fehér", side="south"),
    Remarks(
        event=TALKS,
        remarks=(
            Remark(author="vera-quiet", side="north", original={"en": "…"}),
            Remark(author="", author_name="Otto Stumm", side="north", original={"en": "…"}),
        ),
    ),
    entry("ada-elsewhere", event=OTHER, affiliation="Far Away Centre"),
]


def judged(*remarks, event="talks-1"):
    items = {f"remarks:{event}": {"event": event, "remarks": list(remarks)}}
    hits = singled_out(MATERIAL, items=items)
    return [(hit.kind.value, hit.item, hit.field, hit.is_doubtful) for hit in hits]


def said(text, language="en"):
    return {"released": {language: text}}


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("As Ada Bbb said, it is hard.", ("name", "person:ada-bbb", "names", False)),
        ("It is hard, BBB ADA thinks.", ("name", "person:ada-bbb", "names", False)),
        ("孙伟说这很难。", ("name", "person:sun-wei", "names", False)),
        ("It was Jolan Feher’s idea.", ("name", "person:Jolán Fehér", "names", False)),
        ("It was Fehér, Jolán’s idea.", ("name", "person:Jolán Fehér", "names", False)),
        ("We at Hill-College try.", ("name", "person:ada-bbb", "organisations", False)),
        ("A treasurer would know.", ("combination", "person:ada-hhh", "post", True)),
        ("A fellow would know.", ("combination", "person:ada-hhh", "post", True)),
        ("Vera Quiet was against.", ("name", "person:vera-quiet", "names", False)),
        ("Quiet, Vera was against.", ("name", "person:vera-quiet", "names", False)),
        ("Otto Stumm was against.", ("name", "person:Otto Stumm", "names", False)),
        ("We at Hill College try.", ("name", "person:ada-bbb", "organisations", False)),
        ("湖泊基金也在尝试。", ("name", "person:ada-hhh", "organisations", False)),
        ("A dean of law would know.", ("combination", "person:ada-bbb", "post", True)),
        (
            "We research institutes try; a research institute can.",
            ("combination", "person:ada-hhh", "type", True),
        ),
        ("Any professor at a research institute knows.", ("combination", "person:ada-bbb", "post", False)),
        ("A dean of law at a university knows.", ("combination", "person:ada-bbb", "post", False)),
    ],
)
def test_words_that_name_or_single_out_somebody_are_found(text, hit):
    assert judged(said(text)) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "It is hard.",
        "Any professor knows.",
        "A university is slow.",
        "A professor at a university is slow.",
        "Not There was elsewhere.",
        "Far Away Centre does it.",
        "Ada thinks so.",
        "The college on the hill does; college, hill.",
        "Law, dean of.",
    ],
)
def test_words_that_fit_five_or_nobody_are_not(text):
    assert judged(said(text)) == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("A treasurer asked a dean of law.", ("combination", "person:ada-bbb", "post", True)),
        ("A treasurer asked a university.", ("combination", "person:ada-hhh", "post", True)),
        ("A dean of law at a research institute knows.", ("combination", "person:ada-bbb", "post", True)),
        (
            "A dean of law at a university asked a research institute.",
            ("combination", "person:ada-bbb", "post", False),
        ),
    ],
)
def test_words_about_several_people_hide_none_of_them(text, hit):
    """Nobody there is both: each is singled out as if the other were not spoken of."""
    assert judged(said(text)) == [hit]


def test_remarks_with_their_author_may_name_people():
    assert judged({**said("As Ada Bbb said"), "author": "ada-ccc", "side": "north"}) == []


def test_people_of_another_meeting_may_be_named():
    assert judged(said("Ada Bbb said so"), event="talks-2") == []
    assert judged(said("Ada Elsewhere said so"), event="talks-2") == [
        ("name", "person:ada-elsewhere", "names", False)
    ]
    assert judged(said("Far Away Centre said so"), event="talks-2") == [
        ("name", "person:ada-elsewhere", "organisations", False)
    ]
    assert judged(said("Ada Bbb said so"), event="talks-3") == []


def test_a_hit_says_which_remark_in_which_language():
    items = {
        "remarks:talks-1": {
            "event": "talks-1",
            "remarks": [
                "It is hard, says Ada Bbb.",
                {"released": {"en": "Hard.", "zh-Hans": "孙伟说这很难。"}},
                {},
            ],
        },
        "event:talks-1": {"remarks": [said("Ada Bbb")]},
        "remarks:talks-2": {},
    }
    assert singled_out(MATERIAL, items=items) == (
        Hit(
            path="remarks:talks-1",
            line=2,
            encoding="zh-Hans",
            kind=Kind.NAME,
            item="person:sun-wei",
            field="names",
        ),
    )
