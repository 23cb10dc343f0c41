"""Glossaries go out and come back whole, in three formats and from one into another; what is unknown is kept."""

import csv
import io
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.terms import (
    Concept,
    Definition,
    Equivalence,
    Equivalent,
    Glossary,
    Status,
    Term,
    read_glossary,
    read_glossary_terms,
    read_skos,
    read_tbx,
    write_glossary,
)
from tracktwo.vocabulary.errors import FileError, TableError, UsageError

KINDS = (".tbx", ".rdf", ".csv")
NAMES = {
    "t": "{urn:iso:std:iso:30042:ed-2}",
    "skos": "{http://www.w3.org/2004/02/skos/core#}",
    "lang": "{http://www.w3.org/XML/1998/namespace}lang",
}
TWO_SIDES = Glossary(
    title="Words of the shore",
    concepts=(
        Concept(
            key="open-market",
            note="asked at the second workshop",
            terms=(
                Term(text="open market", language="en", status=Status.PREFERRED),
                Term(
                    text="free trade", language="en", side="Northshore", status=Status.DEPRECATED, note="old"
                ),
                Term(text="开放市场", language="zh-Hans", side="南岸"),
            ),
            definitions=(
                Definition(
                    text="Anybody may sell.", language="en", side="Northshore", source="Minutes, p. 3"
                ),
                Definition(text="凡有许可者皆可出售。", language="zh-Hans", side="南岸"),
                Definition(text="=Licensed sellers", language="en", side="南岸"),
            ),
            equivalents=(
                Equivalent(
                    term="open market",
                    language="en",
                    other="开放市场",
                    other_language="zh-Hans",
                    strength=Equivalence.NARROWER,
                    lost="that a licence is meant",
                ),
                Equivalent(
                    term="free trade",
                    language="en",
                    other="自由贸易",
                    other_language="zh-Hans",
                    strength=Equivalence.FALSE_FRIEND,
                ),
            ),
        ),
        Concept(key="潮 汐/2", terms=(Term(text="tide & <wave>", language="en", status=Status.ADMITTED),)),
        Concept(key="bare", definitions=(Definition(text="定义", language="zh-Hans"),)),
    ),
)
FOREIGN_TBX = """<?xml version='1.0'?>
<tbx style="dca" type="TBX-Core" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
 <tbxHeader><fileDesc><sourceDesc><p>Somebody else</p></sourceDesc></fileDesc>
  <revisionDesc><change><p>v2</p></change></revisionDesc></tbxHeader>
 <text><body>
  <conceptEntry id="c7"><descrip type="subjectField">law</descrip><note>one</note><note>two</note>
   <langSec xml:lang="en">
    <descripGrp><descrip type="definition">A <hi>thing</hi>.</descrip><admin type="source">ISO 1</admin></descripGrp>
    <descrip type="context">seen here</descrip>
    <termSec><term>thing</term><termNote type="partOfSpeech">noun</termNote>
     <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
    <termSec><term>res</term><colour xmlns="urn:x">red</colour></termSec>
   </langSec></conceptEntry>
 </body><back><refObjectSec type="x"/></back></text></tbx>"""

texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=12).map(
    lambda text: text.strip() or "x"
)
maybe = st.none() | texts
languages = st.sampled_from(["en", "zh-Hans", "ar"])
concepts = st.builds(
    Concept,
    key=texts,
    terms=st.lists(
        st.builds(
            Term,
            text=texts,
            language=languages,
            side=maybe,
            status=st.none() | st.sampled_from(Status),
            note=maybe.filter(lambda text: text is None or not text.startswith("tracktwo ")),
        ),
        max_size=3,
        unique_by=lambda term: (term.text, term.language),
    ).map(tuple),
    definitions=st.lists(
        st.builds(Definition, text=texts, language=languages, side=maybe, source=maybe),
        max_size=3,
        unique_by=lambda said: (said.text, said.language),
    ).map(tuple),
    equivalents=st.lists(
        st.builds(
            Equivalent,
            term=texts,
            language=languages,
            other=texts,
            other_language=languages,
            strength=st.sampled_from(Equivalence),
            lost=maybe,
        ),
        max_size=2,
    ).map(tuple),
    note=maybe,
)
glossaries = st.builds(
    Glossary,
    title=texts,
    concepts=st.lists(concepts, max_size=3, unique_by=lambda concept: concept.key).map(tuple),
)


def back(content, kind, tmp_path):
    file = tmp_path / f"glossary{kind}"
    file.write_bytes(content)
    return read_glossary(file)


def as_set(glossary):
    """A glossary without the order in which a concept's languages come, which TBX groups."""
    return (
        glossary.title,
        [
            (each.key, each.note, set(each.terms), set(each.definitions), each.equivalents)
            for each in glossary.concepts
        ],
        sorted(map(str, glossary.unknown())),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_glossary_comes_back_as_it_went_out(kind, tmp_path):
    content = write_glossary(TWO_SIDES, kind=kind)
    assert as_set(back(content, kind, tmp_path)) == as_set(TWO_SIDES)
    assert write_glossary(back(content, kind, tmp_path), kind=kind) == content


@settings(max_examples=20)
@given(glossary=glossaries, path=st.lists(st.sampled_from(KINDS), min_size=1, max_size=3))
def test_nothing_is_lost_on_any_way_through_formats(glossary, path, tmp_path_factory):
    folder = tmp_path_factory.mktemp("glossary")
    found = glossary
    for kind in path:
        found = back(write_glossary(found, kind=kind), kind, folder)
    assert as_set(found) == as_set(glossary)


def test_what_a_tbx_says_beyond_is_kept_told_and_written_back(tmp_path):
    found = read_tbx(FOREIGN_TBX.encode(), name="x.tbx")
    concept = found.concepts[0]
    assert (concept.key, concept.note, [term.text for term in concept.terms]) == (
        "c7",
        "one",
        ["thing", "res"],
    )
    assert concept.definitions == (Definition(text="A thing.", language="en", source="ISO 1"),)
    assert [(each.place, ET.fromstring(each.content).tag.split("}")[-1]) for each in found.unknown()] == [
        ("header", "tbxHeader"),
        ("back", "back"),
        ("", "descrip"),
        ("", "note"),
        ("en", "descrip"),
        ("en/0", "termNote"),
        ("en/0", "termNote"),
        ("en/1", "colour"),
    ]
    again = read_tbx(write_glossary(found, kind=".tbx"), name="x.tbx")
    assert as_set(again) == as_set(found)
    through = back(write_glossary(found, kind=".csv"), ".csv", tmp_path)
    through = back(write_glossary(through, kind=".rdf"), ".rdf", tmp_path)
    assert as_set(through) == as_set(found)


def test_tbx_reads_for_anybody():
    root = ET.fromstring(write_glossary(TWO_SIDES, kind=".tbx"))
    entries = root.findall(f".//{NAMES['t']}conceptEntry")
    assert [entry.get("id") for entry in entries] == ["open-market", "c-2", "bare"]
    english = next(each for each in entries[0] if each.get(NAMES["lang"]) == "en")
    groups = english.findall(f"{NAMES['t']}descripGrp")
    assert [[part.text for part in group] for group in groups] == [
        ["Anybody may sell.", "side: Northshore", "Minutes, p. 3"],
        ["=Licensed sellers", "side: 南岸"],
    ]
    notes = [each.text for each in english.iter(f"{NAMES['t']}termNote")]
    assert notes == ["preferredTerm-admn-sts", "deprecatedTerm-admn-sts"]


def test_skos_reads_for_anybody_and_an_edit_there_comes_back():
    content = write_glossary(TWO_SIDES, kind=".rdf")
    root = ET.fromstring(content)
    concept = root.find(f"{NAMES['skos']}Concept")
    labels = [
        (each.tag.split("}")[-1], each.get(NAMES["lang"]), each.text)
        for each in concept
        if "abel" in each.tag
    ]
    assert labels == [
        ("prefLabel", "en", "open market"),
        ("hiddenLabel", "en", "free trade"),
        ("prefLabel", "zh-Hans", "开放市场"),
    ]
    assert b"narrowMatch" in content
    assert b"exactMatch" not in content
    edited = read_skos(
        content.replace(b">free trade</skos:hidden", b">open trade</skos:hidden"), name="x.rdf"
    )
    assert [(term.text, term.side) for term in edited.concepts[0].terms] == [
        ("open market", None),
        ("开放市场", "南岸"),
        ("open trade", None),
    ]


def test_csv_is_for_spreadsheets_where_nothing_runs():
    rows = list(csv.DictReader(io.StringIO(write_glossary(TWO_SIDES, kind=".csv").decode())))
    assert [row["text"] for row in rows if row["kind"] == "definition"][2] == "'=Licensed sellers"
    assert {row["kind"] for row in rows} == {"title", "concept", "term", "definition", "equivalent"}


def test_older_tbx_is_read():
    content = b"""<martif type="TBX"><text><body><termEntry id="a"><langSet xml:lang="en">
    <ntig><termGrp><term>tide</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp>
    </ntig></langSet></termEntry></body></text></martif>"""
    found = read_tbx(content, name="x.tbx")
    assert found.concepts[0].terms == (Term(text="tide", language="en", status=Status.PREFERRED),)


@pytest.mark.parametrize(
    ("name", "content", "error", "sentence"),
    [
        ("x.tbx", b"<tbx>", FileError, "well-formed"),
        ("x.tbx", b"<html/>", FileError, "not TBX"),
        ("x.tbx", b'<!DOCTYPE a [<!ENTITY b "c">]><tbx>&b;</tbx>', FileError, "entities"),
        ("x.rdf", b"<a/>", FileError, "not RDF/XML"),
        ("x.csv", b"a,b\n1,2\n", TableError, "no column 'concept'"),
        ("x.csv", b"concept,kind,text\nc,song,x\n", TableError, "line 2: kind"),
        ("x.csv", b"concept,kind,text,language,strength,other,other_language\nc,equivalent,x,en,near,y,zh\n",
         TableError, "strength one of"),
        ("x.csv", b"concept,kind,text\nc,term,x\n", TableError, "language must not be blank"),
        ("x.csv", b"\xff\xfe", FileError, "UTF-8"),
        ("x.doc", b"", UsageError, "nothing that holds a glossary"),
    ],
)  # fmt: skip
def test_what_is_no_glossary_is_refused_in_a_sentence(name, content, error, sentence, tmp_path):
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(error, match=sentence):
        read_glossary(file)


def test_terms_for_the_cutter_come_from_any_list(tmp_path):
    text = tmp_path / "terms.txt"
    text.write_text("商业航天\n\n 运载火箭 \n", encoding="utf-8")
    assert read_glossary_terms(text) == ["商业航天", "运载火箭"]
    table = tmp_path / "g.csv"
    table.write_bytes(write_glossary(TWO_SIDES, kind=".csv"))
    assert read_glossary_terms(table) == ["open market", "free trade", "开放市场", "tide & <wave>"]
    with pytest.raises(UsageError):
        read_glossary_terms(tmp_path / "none.txt")
    with pytest.raises(UsageError):
        write_glossary(TWO_SIDES, kind=".doc")
