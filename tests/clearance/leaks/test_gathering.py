"""What is searched for: every text of every noun, once, with all the places it comes from."""

import hashlib
from dataclasses import replace

import pytest
from clearance.gate.samples import NFA, SAMPLES, event, two
from clearance.gate.worlds import full

from tracktwo.clearance.kinds import (
    Attendance,
    Contribution,
    Document,
    Event,
    Note,
    Objective,
    Person,
    Programme,
    Remark,
    Remarks,
    Side,
)
from tracktwo.clearance.leaks import Kind, Origin, gather
from tracktwo.clearance.leaks.methods.gathering import texts_of
from tracktwo.clearance.tables import Approval, Fact, Release, Source
from tracktwo.vocabulary.names import PersonName
from tracktwo.vocabulary.sides import Mark


def table(needles):
    """What is searched for → where it comes from."""
    return {
        (needle.kind.value, needle.exact or needle.letters): [(each.item, each.field) for each in origins]
        for needle, origins in zip(needles.needles, needles.origins, strict=True)
    }


def test_a_text_has_all_the_places_it_comes_from():
    talks = Event(key="talks-1")
    material = [
        Person(key="ada-nord", names=(Fact(value=PersonName(text="Ada Nord", language="en")),)),
        Contribution(key="entry-1", event=talks, person="ada-nord", side="north", listed_as="speaker",
                     name_as_printed="Ada Nord", affiliation_as_printed="Lake Institute", organisations=("lake-inst",)),
        Attendance(event=talks, person="ada-nord", name="Ada Nord", side="north"),
    ]  # fmt: skip
    assert table(gather(material)) == {
        ("code", "ada-nord"): [
            ("person:ada-nord", "key"), ("contribution:entry-1", "person"), ("attendance:talks-1", "person"),
        ],
        ("name", "adanord"): [
            ("person:ada-nord", "names"), ("contribution:entry-1", "name_as_printed"), ("attendance:talks-1", "name"),
        ],
        ("name", "nordada"): [
            ("person:ada-nord", "names"), ("contribution:entry-1", "name_as_printed"), ("attendance:talks-1", "name"),
        ],
        ("code", "entry-1"): [("contribution:entry-1", "key")],
        ("code", "talks-1"): [("event:talks-1", "key")],
        ("name", "lakeinstitute"): [("contribution:entry-1", "affiliation_as_printed")],
        ("code", "lake-inst"): [("contribution:entry-1", "organisations")],
    }  # fmt: skip


def test_what_makes_a_fact_known_is_searched_for_too():
    stated = Fact(
        value="planned-talk",
        sources=(Source(document="minutes-7", is_public=False),),
        approvals=(Approval(side="north", by="Ada Nord"),),
    )
    assert table(gather([Event(key="talks-1", kind=stated, parent=replace(stated, approvals=()))])) == {
        ("code", "talks-1"): [("event:talks-1", "key")],
        ("code", "minutes-7"): [("event:talks-1", "kind"), ("event:talks-1", "parent")],
        ("name", "adanord"): [("event:talks-1", "kind")],
        ("name", "nordada"): [("event:talks-1", "kind")],
        ("code", "planned-talk"): [("event:talks-1", "parent")],
    }


def test_words_and_who_said_and_approved_them_are_searched_for():
    remark = Remark(
        author="", author_name="孙伟", side="north", original={"en": "We cannot do it."},
        release=Release(text={"zh-Hans": "双方都认为很难"}, approved_by="Ada Nord"),
    )  # fmt: skip
    needles = gather([Remarks(event=Event(key="talks-1"), remarks=(remark,))])
    assert table(needles) == {
        ("code", "talks-1"): [("event:talks-1", "key")],
        ("prose", "wecannotdoit"): [("remarks:talks-1", "remarks")],
        ("name", "孙伟"): [("remarks:talks-1", "remarks")],
        ("prose", "双方都认为很难"): [("remarks:talks-1", "remarks")],
        ("name", "adanord"): [("remarks:talks-1", "remarks")],
        ("name", "nordada"): [("remarks:talks-1", "remarks")],
    }


def test_addresses_in_any_words_are_searched_for():
    note = Note(subject="event:x", text={"en": "ask ada@lake.example"})
    assert table(gather([note])) == {
        ("prose", "askadalakeexample"): [("note:event:x", "text")],
        ("code", "ada@lake.example"): [("note:event:x", "text")],
    }


def test_a_long_title_is_searched_for_whole_and_in_runs():
    title = "one two three four five six seven eight nine"
    needles = gather([Document(key="", title=title, is_public=False)])
    assert table(needles) == {
        ("name", title.replace(" ", "")): [("document:", "title")],
        ("prose", "onetwothreefourfivesixseveneight"): [("document:", "title")],
        ("prose", "twothreefourfivesixseveneightnine"): [("document:", "title")],
    }


@pytest.mark.parametrize(
    ("code", "is_searched_for"),
    [
        ("abc", True),
        ("ab", False),
        ("12345", False),
        ("123456", True),
        ("1234a", True),
        ("", False),
        ("—", False),
    ],
)
def test_a_code_is_searched_for_if_it_can_be_told_from_chance(code, is_searched_for):
    assert ("code", code) in table(
        gather([Document(key=code, title="", is_public=True)])
    ) or not is_searched_for
    assert len(gather([Document(key=code, title="", is_public=True)]).needles) == is_searched_for


def test_the_forms_of_a_name_are_known_by_how_it_is_written():
    needles = gather([Person(key="", names=(Fact(value=PersonName(text="Smith, Jane A.", language="en")),))])
    number = {needle.letters: nth for nth, needle in enumerate(needles.needles)}
    forms = {number[each] for each in ("janeasmith", "janesmith", "smithjane", "asmithjane")}
    assert needles.forms == {number["smithjanea"]: forms}


@pytest.mark.parametrize("kind", sorted(SAMPLES))
def test_every_kind_of_material_gives_its_texts(kind):
    """A word of its own in every leaf: those that are searched for come back with the item they belong to."""
    needles = gather([full(kind)])
    items = {origin.item.partition(":")[0] for origins in needles.origins for origin in origins}
    open_to_all = {"programme", "side", "objective", "citation"}
    assert (kind in items) is (kind not in open_to_all)


def test_nouns_within_nouns_are_searched_for_once():
    talks = event(NFA)
    alone, again = gather([talks]), gather([talks, talks, replace(talks)])
    assert table(alone) == table(again)
    assert [*texts_of([talks, talks])] == [*texts_of([talks])]


def test_what_is_written_for_everybody_is_not_searched_for():
    words = {"en": "One two three four five six seven eight nine, or ask office@lake.example."}
    public = [
        Programme(key="lake-talks", name=words, summary=words, contact=words),
        Side(key="north", name=words, mark=Mark.CIRCLE, adjective=words, lot=words["en"]),
        Objective(key="learn-more", number=1, text=words),
    ]
    assert gather(public).needles == ()


def test_the_digest_follows_what_is_searched_for_and_not_its_order():
    one, other = Note(subject="x-1", text=two("a b c")), Note(subject="x-2", text=two("d e f"))
    assert gather([one, other]).digest == gather([other, one]).digest
    assert len({gather(each).digest for each in ([], [one], [other], [one, other])}) == 4
    as_code = gather([Document(key="lakes", title="", is_public=True)])
    as_name = gather([Document(key="", title="lakes", is_public=True)])
    assert as_code.digest != as_name.digest
    said = b"code lake-talks\nname laketalks"
    assert (
        gather([Document(key="lake-talks", title="Lake Talks", is_public=True)]).digest
        == hashlib.sha256(said).hexdigest()
    )


def test_half_a_character_stops_no_search():
    assert table(gather([Document(key="\ud83dxy-1", title="Lake\ud83d Talks", is_public=True)])) == {
        ("code", "xy-1"): [("document:\ud83dxy-1", "key")],
        ("name", "laketalks"): [("document:\ud83dxy-1", "title")],
    }


def test_the_longest_needle_is_known():
    assert gather([Document(key="abc", title="Lake Talks", is_public=True)]).longest == len("laketalks")


def test_an_origin_is_an_item_and_a_field():
    assert str(Origin(item="note:x", field="text")) == "Origin(item='note:x', field='text')"
    assert [kind.value for kind in Kind] == ["name", "code", "prose", "combination", "unread"]
