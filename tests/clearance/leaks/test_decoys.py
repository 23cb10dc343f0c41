"""What looks like a leak and is none: nothing is found that nobody would read as what is restricted."""

import hashlib

import pytest
from clearance.leaks.samples import CLOSED, found

from tracktwo.clearance.kinds import Conflict, Contribution, Document, Note, Organisation, Person, Reading
from tracktwo.clearance.leaks import gather, list_public
from tracktwo.clearance.tables import Fact, Name
from tracktwo.vocabulary.names import PersonName

DECOYS = {
    "nothing": "",
    "a family name alone": "<p>Ouyang spoke.</p>",
    "a given name alone": "<p>Zhen spoke.</p>",
    "a longer name": "<p>Ouyang Zhenhai and Mouyang Zhen spoke.</p>",
    "other words between": "<p>Ouyang Mei Zhen</p>",
    "the parts of a Chinese name": "<p>欧阳先生是真的来过</p>",
    "seven words of eight": "<p>minister offered to lift the ban on something</p>",
    "eleven characters of twelve": "<p>果私下提出，可以在夏天之，</p>",
    "a key as words": "<p>The closed talks 2031 were held.</p>",
    "the beginning of a hash": "<p>9f86d081884c7d659a2feaa0c55ad015</p>",
    "another hash": f"<p>{hashlib.sha256(b'x').hexdigest()}</p>",
    "choices and languages": '<p lang="zh-Hans" class="off_the_record south">off the record</p>',
    "a side": "<p>south</p>",
    "long words": "<p>internationalisation misunderstandings commercialisation Weltraumvertragsrecht</p>",
    "a picture in base64": "<img src='data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAA'>",
    "a long number": "<p>1234567890123456789012345678901234567890</p>",
    "per cent and backslash": r"<p>100 % of 5%ers said \o/ and \n</p>",
}


@pytest.mark.parametrize("decoy", DECOYS)
def test_a_decoy_is_not_found(decoy):
    assert found(DECOYS[decoy]) == ()


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ("Ask them again.", "<p>Ask them. Again</p>"),
        ("Ask again.", "<p>Ask again.</p>"),
        ("14 November 2031", "<p>14 November 2031</p>"),
        ("2031年11月14日", "<p>2031年11月14日</p>"),
        ("请再问", "<p>请再问</p>"),
    ],
)
def test_only_words_that_can_be_known_again_are_searched_for(said, page):
    """Three words or six characters, dates and numbers apart."""
    told = said == "Ask them again."
    needles = gather([Note(subject="event:x", text={"en": said})])
    assert bool(found(page, needles=needles)) is told


def test_a_fact_that_is_a_choice_or_a_date_is_not_searched_for():
    entry = Contribution(
        key="closed-talks-2031-zhen", event=CLOSED, person="zhen-1", side="south", listed_as="speaker",
        name_as_printed="", delivery=("video", "in_person"), delivery_basis="stated", language="zh-Hans",
    )  # fmt: skip
    needles = gather([entry])
    assert sorted({needle.exact or needle.letters for needle in needles.needles}) == [
        "closed-talks-2031", "closed-talks-2031-zhen", "quietexchangeatthelake", "zhen-1",
    ]  # fmt: skip
    assert found("<p>south speaker video in_person stated zh-Hans</p>", needles=needles) == ()


def test_short_codes_and_names_are_not_searched_for():
    """What is on every page by chance: two letters, a short number."""
    second = Document(key="77", title="B", is_public=True)
    material = [
        Organisation(key="un", names=(Fact(value=Name(text="UN", language="en")),)),
        Document(key="12345", title="A1", is_public=False, sha256=""),
        Person(key="x", names=(Fact(value=PersonName(text="Ng", language="en")),)),
        Conflict(
            key="k-1", subject=CLOSED, field="date", question={"en": "When?"}, reason={"zh-Hans": "不详"},
            readings=(Reading(text={"en": "2031"}, document=second, start=0, end=1),),
        ),
    ]  # fmt: skip
    needles = gather(material)
    assert sorted(needle.exact or needle.letters for needle in needles.needles) == [
        "closed-talks-2031", "quietexchangeatthelake",
    ]  # fmt: skip


def test_a_name_of_two_characters_is_found_and_one_of_one_is_not():
    material = [
        Person(
            key="x",
            names=tuple(Fact(value=PersonName(text=text, language="zh-Hans")) for text in ("王芳", "王")),
        )
    ]
    needles = gather(material)
    listing = list_public({}, words=(), needles=needles)
    assert [hit.text for hit in found("<p>会上王芳说</p><p>王</p>", needles=needles, listing=listing)] == [
        "王芳"
    ]
