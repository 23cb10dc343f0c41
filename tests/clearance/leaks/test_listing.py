"""What may stand where: only what an item lists that the file itself shows."""

from dataclasses import fields

import numpy as np
import pytest
from clearance.leaks.samples import CLOSED, NEEDLES, OUYANG, found
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.clearance.kinds import (
    Attendance,
    Conference,
    Contribution,
    Document,
    Event,
    Organisation,
    Person,
    Remark,
    Remarks,
)
from tracktwo.clearance.leaks import Kind, gather, list_public, search
from tracktwo.clearance.leaks.methods.listing import _is_inside
from tracktwo.clearance.leaks.tables import FIELDS, SENTENCES, Sort
from tracktwo.clearance.tables import Approval, Fact, Name
from tracktwo.publish.bundle.nouns import KINDS, TEAM_ONLY
from tracktwo.vocabulary.names import PersonName

ITEMS = {
    "person:ouyang-zhen": {"key": "ouyang-zhen", "names": [{"text": "Ouyang Zhen", "language": "en"}]},
    "event:open-talks": {"key": "open-talks", "names": [{"text": "Open talks", "language": "en"}]},
}
LISTING = list_public(ITEMS, words=("Last updated",), needles=NEEDLES)
PAGE = '<a href="../people/ouyang-zhen.html">Ouyang <b>Zhen</b></a>'


def judged(page, shows, *, listing=LISTING, needles=NEEDLES):
    return [
        (hit.kind.value, hit.text, hit.is_doubtful)
        for hit in found(page, needles=needles, listing=listing, shows=shows)
    ]


def people(*names):
    return gather(
        [
            Person(key=f"p{nth}0000000", names=(Fact(value=PersonName(text=name, language="en")),))
            for nth, name in enumerate(names)
        ]
    )


def saying(*texts, words=(), needles):
    """A listing with one item, ``x:y``, that says these texts."""
    return list_public({"x:y": {"texts": list(texts)}}, words=words, needles=needles)


def test_a_name_may_stand_where_its_item_is_shown():
    assert judged(PAGE, ["person:ouyang-zhen"]) == []


def test_the_same_name_is_a_leak_on_a_page_that_shows_other_items():
    hits = [("code", "ouyang-zhen", False), ("name", "ouyang zhen", False)]
    assert judged(PAGE, ["event:open-talks"]) == hits
    assert judged(PAGE, []) == hits
    assert judged(PAGE, ["person:nobody"]) == hits


def test_an_item_that_is_not_public_allows_nothing():
    needles = people("Ada Nord")
    assert judged(
        "<p>Ada Nord</p>", ["x:z"], listing=saying("Ada Nord", needles=needles), needles=needles
    ) == [("name", "ada nord", False)]


def test_an_item_that_is_not_public_does_not_allow_the_first_of_what_is_searched_for_either():
    needles = gather([Person(key="", names=(Fact(value=PersonName(text="Ada Nord", language="en")),))])
    assert [needles.needles[0].letters, len(needles.needles)] == ["adanord", 2]
    assert judged("<p>Ada Nord</p>", ["x:z"], listing=saying(needles=needles), needles=needles) == [
        ("name", "ada nord", False)
    ]


def test_what_is_covered_is_so_from_the_first_letter_of_a_path_to_the_last_of_a_file():
    names = ("Lake University", "Lake University of Science", "Ada Nord")
    bodies = (Organisation(key="", names=(Fact(value=Name(text=name, language="en")),)) for name in names)
    needles = gather([*bodies])
    listing = saying("Lake University of Science", needles=needles)
    hits = found(
        "Ada Nord, Lake University of Science",
        path="Lake University of Science",
        needles=needles,
        listing=listing,
        shows=["x:y"],
    )
    assert [(hit.text, hit.line) for hit in hits] == [("ada nord", 1)]


def test_a_line_is_counted_from_the_beginning_of_a_file_without_a_name():
    needles = people("Ada Nord")
    (hit,) = found("\n\nAda Nord", path="", needles=needles, listing=saying(needles=needles), shows=[])
    assert hit.line == 3


def test_a_name_that_is_listed_may_be_written_in_its_other_orders():
    assert judged("<p>Zhen Ouyang, OUYANG Zhen; ouyang, zhen</p>", ["person:ouyang-zhen"]) == []


def test_the_form_in_the_other_script_is_a_leak_unless_it_is_listed_too():
    assert judged("<p>Ouyang Zhen 欧阳真</p>", ["person:ouyang-zhen"]) == [("name", "欧阳真", False)]


def test_an_item_may_be_called_by_its_id_and_its_key():
    needles = gather([Event(key="open-talks"), Document(key="open-talks-2", title="", is_public=True)])
    listing = list_public({"event:open-talks": {}}, words=(), needles=needles)
    assert (
        judged("<p>event:open-talks, open-talks</p>", ["event:open-talks"], listing=listing, needles=needles)
        == []
    )
    assert judged("<p>open-talks-2</p>", ["event:open-talks"], listing=listing, needles=needles) == [
        ("code", "open-talks-2", False)
    ]


def test_a_key_is_public_also_where_a_title_reads_like_it_and_its_kind():
    needles = gather([Event(key="open-talks"), Document(key="", title="Event: open talks", is_public=False)])
    listing = list_public({"event:open-talks": {}}, words=(), needles=needles)
    assert judged("<p>open-talks</p>", ["event:open-talks"], listing=listing, needles=needles) == []


def test_texts_of_a_public_item_are_not_read_together():
    """Two texts that each say a half of a name do not say the name."""
    needles = people("Ada Nord")
    listing = saying("Ada", "Nord", {"en": "Ada", "zh-Hans": "Nord"}, needles=needles)
    assert judged("<p>Ada Nord</p>", ["x:y"], listing=listing, needles=needles) == [
        ("name", "ada nord", False)
    ]


def test_names_of_fields_and_languages_list_nothing():
    needles = people("Ada Nord")
    listing = list_public({"x:y": {"Ada Nord": {"Ada Nord": 1}}}, words=(), needles=needles)
    assert judged("<p>Ada Nord</p>", ["x:y"], listing=listing, needles=needles) == [
        ("name", "ada nord", False)
    ]


def test_a_name_inside_a_longer_public_name_is_not_therefore_public():
    needles = gather(
        [
            Organisation(key=f"o{nth}0000000", names=(Fact(value=Name(text=text, language="en")),))
            for nth, text in enumerate(
                ("Lake University", "Lake University of Science", "湖大", "湖大科学院")
            )
        ]
    )
    listing = saying("Lake University of Science", "湖大科学院", needles=needles)
    page = "<p>Lake University of Science, 湖大科学院</p>"
    assert judged(page, ["x:y"], listing=listing, needles=needles) == []
    assert judged(f"{page}<p>Lake University</p><p>湖大</p>", ["x:y"], listing=listing, needles=needles) == [
        ("name", "lake university", False),
        ("name", "湖大", False),
    ]


def test_a_name_at_the_end_of_a_longer_public_name_is_not_therefore_public():
    names = ("Hill Institute of Law", "Institute of Law", "Ada Nord")
    bodies = (Organisation(key="", names=(Fact(value=Name(text=name, language="en")),)) for name in names)
    needles = gather([*bodies])
    listing = saying("Ada Nord", "Hill Institute of Law", "Ada Nord", needles=needles)
    page = "<p>Ada Nord</p><p>Hill Institute of Law</p>"
    assert judged(page, ["x:y"], listing=listing, needles=needles) == []
    assert judged(f"{page}<p>Institute of Law</p>", ["x:y"], listing=listing, needles=needles) == [
        ("name", "institute of law", False)
    ]


SPANS = st.lists(st.tuples(st.integers(0, 6), st.integers(1, 5), st.booleans()), max_size=8)


@settings(deadline=None)
@given(SPANS)
def test_what_is_inside_what_is_found_as_by_trying_each_pair(spans):
    places, lengths, among = (
        np.array([span[nth] for span in spans], kind)
        for nth, kind in enumerate((np.int64, np.int64, np.bool_))
    )
    expected = [
        any(
            counts and (first, size) != (place, length) and first <= place and place + length <= first + size
            for first, size, counts in spans
        )
        for place, length, _ in spans
    ]
    assert _is_inside(places, lengths, among=among).tolist() == expected


def test_texts_are_told_apart_whatever_stands_in_them():
    """The sign that is put between texts may be in one of them."""
    needles = people("Ada Nord", "Ada Xnord")
    listing = saying("Ada\x1fNord", needles=needles)
    assert judged("<p>Ada Nord</p>", ["x:y"], listing=listing, needles=needles) == []
    assert judged("<p>Ada\x1fNord</p>", [], listing=listing, needles=needles) == [("name", "ada nord", False)]


def test_a_sentence_lists_nobody():
    """A name from a closed meeting typed into a public sentence is found, unless it is public somewhere."""
    talks = Event(key="quiet-talks")
    needles = gather(
        [
            Person(key="ada-nord", names=(Fact(value=PersonName(text="Ada Nord", language="en")),)),
            Person(key="sun-wei", names=(Fact(value=PersonName(text="Sun Wei", language="en")),)),
            Organisation(key="hill", names=(Fact(value=Name(text="Hill College", language="en")),)),
            Attendance(event=talks, person="", name="Jo Guest", side="a", organisation="hill"),
            Contribution(key="entry-1", event=talks, person="sun-wei", side="a", listed_as="speaker",
                         name_as_printed="Sun Wei", affiliation_as_printed="Far Centre"),
            Remarks(event=talks, remarks=(Remark(author="", author_name="Otto Stumm", side="a", original={}),)),
            Conference(key="big-show", series="Shows", name="The Big Show"),
        ]
    )  # fmt: skip
    sentence = (
        "Ada Nord, Jo Guest, Otto Stumm of Hill College and Far Centre (ada-nord, hill) met at The Big Show"
    )
    items = {
        "event:open": {"purpose": {"en": sentence}},
        "event:titled": {"title": sentence},
        "person:ada-nord": {"names": [{"text": "Ada Nord"}]},
    }
    page = f"<p>{sentence}</p>"
    some = {each: content for each, content in items.items() if each != "event:titled"}
    listing = list_public(some, words=(), needles=needles)
    assert sorted(judged(page, ["event:open"], listing=listing, needles=needles)) == [
        ("code", "hill", False),
        ("name", "far centre", False),
        ("name", "hill college", False),
        ("name", "jo guest", False),
        ("name", "otto stumm", False),
    ]
    # A field that holds no sentence lists whom it names.
    assert (
        judged(page, ["event:open"], listing=list_public(items, words=(), needles=needles), needles=needles)
        == []
    )


def test_somebody_who_also_approved_something_is_somebody():
    approved = Fact(value="talks", approvals=(Approval(side="a", by="Ada Nord"),))
    needles = gather([Person(key="", names=(Fact(value=PersonName(text="Ada Nord", language="en")),)),
                      Event(key="open-talks", kind=approved)])  # fmt: skip
    listing = list_public(
        {"event:open-talks": {"purpose": {"en": "With Ada Nord"}}}, words=(), needles=needles
    )
    assert judged("<p>Ada Nord</p>", ["event:open-talks"], listing=listing, needles=needles) == [
        ("name", "ada nord", False)
    ]


def test_a_sentence_says_its_own_words():
    needles = gather([Event(key="open-talks", purpose={"en": "To learn how others see it."})])
    listing = list_public(
        {"event:open-talks": {"purpose": {"en": "To learn how others see it."}}}, words=(), needles=needles
    )
    assert (
        judged("<p>To learn how others see it.</p>", ["event:open-talks"], listing=listing, needles=needles)
        == []
    )


def test_a_sentence_says_the_words_of_somebody_that_are_released_in_it():
    said = "We can open the lake station to both sides before the summer."
    remark = Remark(author="", author_name="Otto Stumm", side="a", original={"en": said})
    needles = gather([Remarks(event=Event(key="quiet-talks"), remarks=(remark,))])
    listing = list_public({"event:open": {"purpose": {"en": said}}}, words=(), needles=needles)
    assert judged(f"<p>{said}</p>", ["event:open"], listing=listing, needles=needles) == []
    assert {kind for kind, _, _ in judged(f"<p>{said}</p>", [], listing=listing, needles=needles)} == {
        "prose"
    }


def test_a_name_in_public_prose_is_public():
    needles = people("Ada Nord")
    listing = saying("A talk by Ada Nord and others", needles=needles)
    assert judged("<p>Ada Nord</p>", ["x:y"], listing=listing, needles=needles) == []


def test_two_public_names_side_by_side_do_not_make_a_third():
    needles = people("Li Wang", "Fang Li", "Wang Fang", "李王", "芳丽", "王芳")
    listing = saying("Li Wang", "Fang Li", "李王", "芳丽", needles=needles)
    assert (
        judged("<li>Li Wang</li><li>Fang Li</li><p>李王、芳丽</p>", ["x:y"], listing=listing, needles=needles)
        == []
    )
    assert judged("<li>Li Wang Fang</li>", ["x:y"], listing=listing, needles=needles) == [
        ("name", "wang fang", False)
    ]


def test_a_hit_is_only_covered_where_what_may_be_said_stands():
    needles = people("Li Wang", "Fang Li", "Wang Fang")
    listing = saying("Li Wang", "Fang Li", needles=needles)
    page = "<li>Li Wang</li><li>Fang Li</li><p>Wang Fang</p>"
    assert judged(page, ["x:y"], listing=listing, needles=needles) == [("name", "wang fang", False)]
    # What another page may say covers nothing here.
    assert len(judged("<li>Li Wang</li><li>Fang Li</li>", [], listing=listing, needles=needles)) > 1


def test_a_public_code_covers_only_itself():
    """*lake-talks-2031* is public; the words *Lake talks 2031* hold a name that is not."""
    event = Event(key="lake-talks-2031", names=(Name(text="Lake Talks", language="en"),))
    needles = gather([event])
    listing = list_public({"event:lake-talks-2031": {}}, words=(), needles=needles)
    shows = ["event:lake-talks-2031"]
    assert judged('<a href="lake-talks-2031.html">1</a>', shows, listing=listing, needles=needles) == []
    assert judged("<p>Lake talks 2031</p>", shows, listing=listing, needles=needles) == [
        ("name", "lake talks", False)
    ]


def test_a_public_key_says_the_name_it_is_made_of():
    needles = gather([Event(key="lake-talks", names=(Name(text="Lake Talks", language="en"),))])
    listing = list_public({"event:lake-talks": {}}, words=(), needles=needles)
    assert judged("<p>Lake talks</p>", ["event:lake-talks"], listing=listing, needles=needles) == []


def test_a_code_that_public_words_only_resemble_is_not_listed():
    needles = gather([Event(key="spring-talks")])
    listing = saying("Spring talks", needles=needles)
    assert judged("<p>spring-talks</p>", ["x:y"], listing=listing, needles=needles) == [
        ("code", "spring-talks", False)
    ]


def test_a_word_of_the_site_that_is_a_restricted_name_is_a_doubt():
    needles = people("Open Day", "Ada Nord")
    listing = saying("Ada Nord", words=["Open day", "Ada Nord"], needles=needles)
    assert judged("<p>Open day</p>", [], listing=listing, needles=needles) == [("name", "open day", True)]
    # One that is public somewhere is a word of the site like any other.
    assert judged("<p>Ada Nord</p>", [], listing=listing, needles=needles) == []


def test_a_short_chinese_name_across_two_fields_is_a_doubt():
    """A label and a name may meet so; written together, or with a space or a mark of emphasis, it is a name."""
    needles = people("王芳")
    listing = saying(needles=needles)
    for page, is_doubtful in {
        "<p>王芳</p>": False,
        "<p>王 芳</p>": False,
        "<p>王　芳</p>": False,
        "<p>王\u2003芳</p>": False,
        "<p>王\u200b芳</p>": False,
        "<p>王\u0336芳</p>": False,
        "<p>王\u20dd芳</p>": False,
        '<p><span class="family">王</span>芳</p>': False,
        "<p>王<!-- -->芳</p>": False,
        "<p>王\n芳</p>": False,
        "<td>王</td><td>芳</td>": True,
        "<p>王；芳</p>": True,
        "<p>王：芳</p>": True,
        "<p>王|芳</p>": True,
    }.items():
        assert judged(page, [], listing=listing, needles=needles)[0][0::2] == ("name", is_doubtful), page


def test_what_is_no_chinese_name_is_no_doubt_however_short():
    needles = gather([Document(key="王小1", title="CSA", is_public=False)])
    hits = judged(
        "<td>C</td><td>SA</td><td>王小</td><td>1</td>", [], listing=saying(needles=needles), needles=needles
    )
    assert sorted(hits) == [("code", "王小 1", False), ("name", "c sa", False)]


def test_three_characters_are_short_and_four_are_not():
    needles = people("王小芳", "欧阳小芳")
    hits = judged(
        "<td>王</td><td>小芳</td><td>欧阳</td><td>小芳</td>",
        [],
        listing=saying(needles=needles),
        needles=needles,
    )
    assert hits == [("name", "王 小芳", True), ("name", "欧阳 小芳", False)]


def test_a_longer_chinese_name_across_two_fields_is_a_leak():
    needles = people("欧阳真真")
    assert (
        judged("<td>欧阳</td><td>真真</td>", [], listing=saying(needles=needles), needles=needles)[0][2]
        is False
    )


def test_the_item_named_is_the_one_that_is_withheld():
    """A name that is public at one meeting and not at another is a leak of the other."""
    entries = [
        Contribution(key=f"{event}-entry", event=Event(key=event), person="ouyang-zhen", side="south",
                     listed_as="speaker", name_as_printed="Ouyang Zhen")
        for event in ("a-talks", "b-talks", "c-talks")
    ]  # fmt: skip
    needles = gather(entries)
    items = {
        f"contribution:{event}-entry": {"name_as_printed": "Ouyang Zhen"} for event in ("a-talks", "c-talks")
    }
    listing = list_public(items, words=(), needles=needles)
    hits = found("<p>Ouyang Zhen</p>", needles=needles, listing=listing, shows=[])
    assert [(hit.item, hit.field) for hit in hits] == [("contribution:b-talks-entry", "name_as_printed")]


def test_search_puts_hits_in_order_and_tells_a_doubt_once():
    needles = people("Open Day", "Ada Nord")
    listing = saying(words=["Open day"], needles=needles)
    files = {
        "b.html": b"<p>\nAda Nord\nOpen day\nAda Nord Ada Nord</p>",
        "a.html": b"<p>Open day\nOpen day</p>",
        "c.html": b"<p>Ada Nord</p>",
    }
    shown = {"c.html": ["x:y"]}
    hits = search(files.items(), needles=needles, listing=listing, shows=lambda path: shown.get(path, ()))
    assert [(hit.path, hit.line, hit.is_doubtful) for hit in hits] == [
        ("a.html", 1, True), ("b.html", 2, False), ("b.html", 4, False), ("c.html", 1, False),
    ]  # fmt: skip


def test_each_doubt_is_told():
    needles = people("Open Day", "Ada Nord")
    listing = saying(words=["Open day", "Ada Nord"], needles=needles)
    hits = search([("a.html", b"Open day, Ada Nord")], needles=needles, listing=listing, shows=lambda _: ())
    assert [(hit.item, hit.is_doubtful) for hit in hits] == [
        ("person:p00000000", True),
        ("person:p10000000", True),
    ]


def test_a_hit_does_not_print_what_it_found():
    (hit,) = found("<p>欧阳真</p>", path="欧阳真.html")[:1]
    assert (hit.path, hit.item, hit.text) == ("欧阳真.html", "person:ouyang-zhen", "欧阳真")
    for printed in (repr(hit), str(hit), f"{hit}"):
        assert not any(name in printed for name in ("欧阳真", "ouyang", "Ouyang"))
    for noun in (NEEDLES, LISTING, *NEEDLES.needles[:20], *NEEDLES.beginnings):
        assert not any(name in repr(noun) for name in ("欧阳真", "ouyang", "Ouyang"))
    assert OUYANG[0].text == "Ouyang Zhen"
    assert CLOSED.key


def test_a_long_quotation_is_cut():
    needles = people("Ada " + "Nord" * 60)
    hits = found(f"<p>Ada {'Nord' * 60}</p>", needles=needles, listing=saying(needles=needles))
    assert [(hit.kind, len(hit.text)) for hit in hits] == [(Kind.NAME, 200)]


TALKS = Event(key="quiet-talks")
CALLED = {
    "a person": Person(key="p1", names=(Fact(value=PersonName(text="Lake House", language="en")),)),
    "a body": Organisation(key="p1", names=(Fact(value=Name(text="Lake House", language="en")),)),
    "somebody on a list": Contribution(
        key="p1", event=TALKS, person="p2", side="a", listed_as="speaker", name_as_printed="Lake House"
    ),
    "somebody who was there": Attendance(
        event=TALKS, person="", name="Lake House", side="a", organisation=""
    ),
}
KEY = '<a href="../events/lake-house.html">1</a>'
SPELLS = [("name", "lake-house", False)]


def in_a_key(noun, *, beside=None):
    """What is found in an address that spells the name of a noun, on the page of the item it belongs to."""
    needles = gather([noun])
    items = {"event:lake-house": {"key": "lake-house"}, **(beside or {})}
    listing = list_public(items, words=(), needles=needles)
    return judged(KEY, ["event:lake-house"], listing=listing, needles=needles)


@pytest.mark.parametrize("who", CALLED)
def test_a_key_lists_nobody_unless_some_item_names_them_elsewhere(who):
    """An address that spells what somebody is called tells it, whichever item it belongs to."""
    assert in_a_key(CALLED[who]) == SPELLS
    for field in ("title", "purpose"):
        said = {"event:other": {field: "With Lake House"}}
        # a sentence lists nobody either
        assert in_a_key(CALLED[who], beside=said) == ([] if field == "title" else SPELLS)
    assert in_a_key(CALLED[who], beside={"person:lake-house": {}}) == SPELLS


def test_only_these_fields_hold_sentences():
    """What somebody writes lists nobody, in whichever field of an item it stands; how somebody was printed does."""
    needles = people("Ada Nord")
    written = (
        "audience_note contact corrections definitions earlier_plan equivalents funding government_policy label lot "
        "media_present misreadings motivation notes notice officials partly purpose question quotes readings remarks "
        "replies sides statement summary text theme topic transcript unknown wording"
    )
    printed = "names title titles outlet place post_as_printed affiliation_as_printed name_as_printed series session"
    for field in (*written.split(), *printed.split()):
        listing = list_public(
            {"x:y": {field: {"en": "With Ada Nord at the table"}}}, words=(), needles=needles
        )
        assert bool(listing.anywhere) is (field in printed.split()), field


def test_every_field_of_an_item_that_somebody_wrote_is_a_sentence():
    """Words that are searched for in runs, of items that have a page; the team's own notes have none."""
    written = {
        field.name
        for noun in KINDS.values()
        for field in fields(noun)
        if Sort.PROSE in {row.get(field.name) for row in FIELDS.values()}
        and field.name not in TEAM_ONLY.get(noun, ())
    }
    assert written - SENTENCES == {"post_as_printed"}


def test_a_key_says_what_is_no_name_of_anybody():
    assert in_a_key(Conference(key="p1", series="Talks", name="Lake House")) == []
    assert in_a_key(Organisation(key="p1", names=(), parent="lake-house")) == []
    assert in_a_key(Person(key="lake-house", names=())) == []


@pytest.mark.parametrize("who", CALLED)
@pytest.mark.parametrize("key", ["lake-house-2031", "talks-lake-house", "at-lake-house-1"])
def test_a_longer_key_hides_nobody_inside_itself(who, key):
    """A key that is searched for as a whole covers what stands in it, unless that is somebody's name."""
    needles = gather([CALLED[who], Event(key=key)])
    page = f'<a href="../events/{key}.html">1</a>'
    content = {f"event:{key}": {"key": key}}
    found = judged(
        page, [f"event:{key}"], listing=list_public(content, words=(), needles=needles), needles=needles
    )
    assert sorted(found) == [("code", key, False), ("name", "lake-house", False)]
    named = {**content, "event:other": {"title": "With Lake House"}}
    listing = list_public(named, words=(), needles=needles)
    assert judged(page, [f"event:{key}"], listing=listing, needles=needles) == []
