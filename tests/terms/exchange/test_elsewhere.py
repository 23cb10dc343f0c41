"""Other programs read what we write: TBX by its grammar and a reader of its own, SKOS by rdflib, CSV by pandas."""

import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import rdflib
from hypothesis import given, settings
from lxml import etree
from rdflib import PROV, RDF, RDFS, SKOS
from rdflib.namespace import DCTERMS
from terms.exchange.test_glossaries import FOREIGN_TBX, TWO_SIDES, glossaries

from tracktwo.terms import Concept, Definition, Glossary, Status, Term, read_tbx, write_glossary

RULES = etree.RelaxNG(etree.parse(Path(__file__).with_name("tbx-basic.rng")))
SPACE = {"t": "urn:iso:std:iso:30042:ed-2"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DEMO = files("tracktwo") / "demo" / "terms" / "lake-glossary.tbx"
STATUS = {"preferredTerm-admn-sts": "preferred", "admittedTerm-admn-sts": "admitted",
          "deprecatedTerm-admn-sts": "deprecated"}  # fmt: skip


def faults(content: bytes) -> list[str]:
    """What the standard has against a file: of its grammar, and names that two entries share."""
    tree = etree.fromstring(content).getroottree()
    RULES.validate(tree)
    names = tree.xpath("//t:conceptEntry/@id", namespaces=SPACE)
    twice = [f"two entries are called {name}" for name in sorted(set(names)) if names.count(name) > 1]
    return [str(each.message) for each in RULES.error_log] + twice


def entries_of(content: bytes) -> dict[str, Any]:
    """The entries of a TBX file as somebody reads them who knows the standard and nothing of us."""
    found = {}
    for entry in etree.fromstring(content).iterfind(".//t:conceptEntry", SPACE):
        terms, definitions = [], []
        for section in entry.iterfind("t:langSec", SPACE):
            tag = section.get(LANGUAGE)
            for each in section.iterfind("t:termSec", SPACE):
                status = each.findtext("t:termNote[@type='administrativeStatus']", None, SPACE)
                sources = [source.text for source in each.iterfind("t:admin[@type='source']", SPACE)]
                terms.append((tag, each.findtext("t:term", None, SPACE), STATUS.get(status), sources))
            for each in section.iterfind("t:descripGrp", SPACE):
                sources = [source.text for source in each.iterfind("t:admin[@type='source']", SPACE)]
                text = each.findtext("t:descrip[@type='definition']", None, SPACE)
                definitions.append((tag, text, sources))
        found[entry.get("id")] = (terms, definitions)
    return found


def graph_of(glossary: Glossary) -> rdflib.Graph:
    content = write_glossary(glossary, kind=".rdf")
    return rdflib.Graph().parse(io.BytesIO(content), format="xml", publicID="tag:example,2026:g")


def test_tbx_says_to_another_reader_what_it_says_to_us():
    content = write_glossary(TWO_SIDES, kind=".tbx")
    assert faults(content) == []
    found = entries_of(content)
    assert found["open-market"] == (
        [
            ("en", "open market", "preferred", []),
            ("en", "free trade", "deprecated", ["side: Northshore"]),
            ("zh-Hans", "开放市场", None, ["side: 南岸"]),
        ],
        [
            ("en", "Anybody may sell.", ["side: Northshore", "Minutes, p. 3"]),
            ("en", "=Licensed sellers", ["side: 南岸"]),
            ("zh-Hans", "凡有许可者皆可出售。", ["side: 南岸"]),
        ],
    )
    # an entry has to have a term: its key stands in, and is none when it comes back
    assert found["bare"] == ([("zh-Hans", "bare", None, [])], [("zh-Hans", "定义", [])])
    bare = read_tbx(content, name="g.tbx").concepts[-1]
    assert bare == Concept(key="bare", definitions=(Definition(text="定义", language="zh-Hans"),))


@settings(max_examples=25)
@given(glossary=glossaries.filter(lambda each: each.concepts))
def test_any_tbx_of_ours_keeps_to_the_standard(glossary):
    assert faults(write_glossary(glossary, kind=".tbx")) == []


def test_a_name_that_xml_does_not_take_never_meets_another():
    two = Glossary(concepts=tuple(Concept(key=key, terms=(Term(text="x", language="en"),))
                                  for key in ("c-2", "潮 汐/2", "c-2-")))  # fmt: skip
    content = write_glossary(two, kind=".tbx")
    assert faults(content) == []
    assert [each.key for each in read_tbx(content, name="g.tbx").concepts] == ["c-2", "潮 汐/2", "c-2-"]


def test_what_was_kept_of_a_sound_file_leaves_it_sound():
    """A part of speech stands before notes, as the standard asks, whoever wrote them; a section may lose its term."""
    theirs = FOREIGN_TBX.replace("TBX-Core", "TBX-Basic").replace('<refObjectSec type="x"/>', "")
    theirs = theirs.replace('<colour xmlns="urn:x">red</colour>', "<note>old</note>")
    assert faults(theirs.encode()) == []
    back = write_glossary(read_tbx(theirs.encode(), name="x.tbx"), kind=".tbx")
    assert faults(back) == []
    assert b"partOfSpeech" in back
    without = Concept(key="c7", kept=read_tbx(theirs.encode(), name="x.tbx").concepts[0].kept)
    alone = write_glossary(Glossary(concepts=(without,)), kind=".tbx")
    assert b"seen here" in alone
    assert {each.content for each in read_tbx(alone, name="x.tbx").concepts[0].kept} >= {
        each.content for each in without.kept if each.place == "en"
    }


def test_the_tbx_that_is_shipped_keeps_to_the_standard():
    assert faults(DEMO.read_bytes()) == []
    assert len(entries_of(DEMO.read_bytes())) == len(read_tbx(DEMO.read_bytes(), name="lake").concepts)


@pytest.mark.parametrize(
    ("take", "put"),
    [
        (b">preferredTerm-", b">bestTerm-"),
        (b' id="bare"', b""),
        (b"langSec", b"langSet"),
        (b"note>", b"hint>"),
    ],
)
def test_the_grammar_refuses_what_the_standard_does(take, put):
    assert faults(write_glossary(TWO_SIDES, kind=".tbx").replace(take, put))


def test_skos_says_to_rdflib_what_it_says_to_us():
    graph = graph_of(TWO_SIDES)
    node = graph.value(predicate=DCTERMS.identifier, object=rdflib.Literal("open-market"))
    assert (node, RDF.type, SKOS.Concept) in graph
    labels = {
        (name, str(each), each.language)
        for name in ("prefLabel", "altLabel", "hiddenLabel")
        for each in graph.objects(node, SKOS[name])
    }
    assert labels == {
        ("prefLabel", "open market", "en"),
        ("hiddenLabel", "free trade", "en"),
        ("prefLabel", "开放市场", "zh-Hans"),
    }
    definitions = {
        (
            str(graph.value(each, RDF.value)),
            str(graph.value(graph.value(each, PROV.wasAttributedTo), RDFS.label)),
            str(graph.value(each, DCTERMS.source)),
        )
        for each in graph.objects(node, SKOS.definition)
    }
    assert definitions == {
        ("Anybody may sell.", "Northshore", "Minutes, p. 3"),
        ("凡有许可者皆可出售。", "南岸", "None"),
        ("=Licensed sellers", "南岸", "None"),
    }
    matches = [
        (str(graph.value(one, SKOS.prefLabel)), str(graph.value(other, SKOS.prefLabel)))
        for one, other in graph.subject_objects(SKOS.narrowMatch)
    ]
    assert matches == [("open market", "开放市场")]
    assert not list(graph.subject_objects(SKOS.exactMatch))


@settings(max_examples=20)
@given(glossary=glossaries)
def test_no_concept_has_two_first_labels_or_one_text_as_two_kinds_of_label(glossary):
    graph = graph_of(glossary)
    for node in set(graph.subjects(RDF.type, SKOS.Concept)):
        first = [each.language for each in graph.objects(node, SKOS.prefLabel)]
        assert len(first) == len(set(first))
        kinds = [set(graph.objects(node, SKOS[name])) for name in ("prefLabel", "altLabel", "hiddenLabel")]
        assert sum(map(len, kinds)) == len(set.union(*kinds))


def test_one_text_said_by_both_sides_is_one_label_and_two_terms():
    both = Concept(
        key="tide",
        terms=(
            Term(text="tide", language="en", side="north", status=Status.ADMITTED),
            Term(text="tide", language="en", side="south", status=Status.PREFERRED),
        ),
    )
    graph = graph_of(Glossary(concepts=(both,)))
    assert [str(each) for each in graph.objects(None, SKOS.prefLabel)] == ["tide"]
    assert not list(graph.subject_objects(SKOS.altLabel))


def test_csv_says_to_pandas_what_it_says_to_us():
    table = pd.read_csv(io.BytesIO(write_glossary(TWO_SIDES, kind=".csv")), dtype=str, keep_default_na=False)
    terms = table[table["kind"] == "term"]
    assert list(zip(terms["concept"], terms["text"], terms["language"], terms["side"], strict=True)) == [
        ("open-market", "open market", "en", ""),
        ("open-market", "free trade", "en", "Northshore"),
        ("open-market", "开放市场", "zh-Hans", "南岸"),
        ("潮 汐/2", "tide & <wave>", "en", ""),
    ]
    pairs = table[table["kind"] == "equivalent"]
    assert json.loads(pairs[["strength", "other"]].to_json(orient="values")) == [
        ["narrower", "开放市场"],
        ["false_friend", "自由贸易"],
    ]
