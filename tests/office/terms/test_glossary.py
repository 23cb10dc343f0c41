"""The glossary out and in: nothing we wrote is lost, what we do not know is kept and told, and programs read it."""

import io
from importlib.resources import files
from xml.etree import ElementTree as ET

import pytest
import rdflib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from office.conftest import make_programme
from office.terms.named import again, ferry, recommended

from tracktwo.office.models import Concept, ConceptDefinition, ConceptEvidence, ConceptTerm, Programme
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.terms import concept_actions as actions
from tracktwo.office.terms.concepts import is_known_outside
from tracktwo.office.terms.glossary import glossary_of, left_here, read_uploaded, take_glossary
from tracktwo.office.terms.material import concepts_material
from tracktwo.terms import write_glossary
from tracktwo.vocabulary.errors import DataError, FileError, UsageError

pytestmark = pytest.mark.django_db
LAKE = files("tracktwo") / "demo" / "terms"
CALLED = {"Hillside": "east", "Bayside": "west"}
PAGE = "/office/river/terms/glossary/"


def lake(programme: Programme, kind: str = "csv"):
    read = read_uploaded((LAKE / f"lake-glossary.{kind}").read_bytes(), name=f"lake-glossary.{kind}")
    return take_glossary(programme, read, by=None, rule="on_the_record", called=CALLED)


def said(concept):
    """What is said of a concept, in no order."""
    return (
        concept.key,
        concept.note,
        *(set(rows) for rows in (concept.terms, concept.definitions, concept.equivalents)),
    )


@pytest.mark.parametrize("kind", ["tbx", "rdf", "csv"])
def test_what_goes_out_comes_back_whole(programme, kind) -> None:
    lake(programme)
    out = glossary_of(programme)
    other = make_programme("harbour")
    back = read_uploaded(write_glossary(out, kind=f".{kind}"), name=f"glossary.{kind}")
    take_glossary(other, back, by=None, rule="on_the_record")
    # TBX groups what is said by language; nothing is lost by that but the order
    assert list(map(said, glossary_of(other).concepts)) == list(map(said, out.concepts))


def test_a_file_twice_adds_nothing(programme) -> None:
    first, second = lake(programme), lake(programme)
    assert (first.made, first.there) == (len(Concept.objects.all()), 0)
    assert (second.made, second.added_to, second.parts, second.there) == (0, 0, 0, first.parts)


FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><tbxHeader><fileDesc>
<sourceDesc><p>Another program.</p></sourceDesc></fileDesc></tbxHeader><text><body><conceptEntry id="lock">
<descrip type="subjectField">Inland water</descrip><langSec xml:lang="en"><termSec><term>lock</term>
<termNote type="partOfSpeech">noun</termNote></termSec></langSec></conceptEntry></body>
<back><refObjectSec type="bibl"><refObject id="r1"><item>A handbook</item></refObject></refObjectSec></back>
</text></tbx>
"""


def test_unknown_elements_of_tbx_are_kept_told_and_written_back(programme) -> None:
    read = read_uploaded(FOREIGN.encode(), name="another.tbx")
    taken = take_glossary(programme, read, by=None)
    assert len(taken.unknown) == 4
    out = write_glossary(glossary_of(programme), kind=".tbx").decode()
    for each in taken.unknown:
        for element in ET.fromstring(each.content).iter():
            assert (element.text or "").strip() in out


def test_definitions_that_are_not_on_the_record_stay(programme, convenor) -> None:
    made = ferry(programme, convenor)
    told = {"text": "said in confidence", "language": "en", "rule": "not_for_attribution"}
    actions.add_part(made, ConceptDefinition, told, by=convenor)
    assert left_here(programme) == 1
    for kind in (".tbx", ".rdf", ".csv"):
        assert "confidence" not in write_glossary(glossary_of(programme), kind=kind).decode()


def test_a_side_nobody_knows_and_a_file_that_is_none_are_refused_whole(programme) -> None:
    read = read_uploaded((LAKE / "lake-glossary.csv").read_bytes(), name="lake.csv")
    with pytest.raises(DataError, match="names a side “Hillside”"):
        take_glossary(programme, read, by=None)
    with pytest.raises(UsageError, match="no glossary"):
        read_uploaded(b"", name="lake.docx")
    with pytest.raises(FileError, match="not TBX"):
        read_uploaded(b"<html/>", name="lake.tbx")
    assert Concept.objects.count() == 0


def test_the_page_takes_a_file_and_lists_what_it_has_no_use_for(client: Client, programme, convenor) -> None:
    client.force_login(convenor)
    file = SimpleUploadedFile("another.tbx", FOREIGN.encode())
    sent = {"file": file, "rule": "on_the_record", "called_east": "Hillside", "called_west": "Bayside"}
    page = client.post(PAGE, sent)
    assert page.status_code == 200
    assert "It is kept as it was" in page.content.decode()
    broken = client.post(PAGE, {"file": SimpleUploadedFile("a.tbx", b"<tbx"), "rule": ""})
    assert broken.status_code == 422
    for kind in ("tbx", "rdf", "csv"):
        answer = client.get(f"{PAGE}file.{kind}")
        assert (answer.status_code, answer["X-Content-Type-Options"]) == (200, "nosniff")
    assert client.get(f"{PAGE}file.exe").status_code == 404


def test_skos_is_read_by_another_program(programme) -> None:
    lake(programme)
    graph = rdflib.Graph().parse(
        io.BytesIO(write_glossary(glossary_of(programme), kind=".rdf")), format="xml"
    )
    labels = {str(each) for each in graph.objects(None, rdflib.SKOS.prefLabel)}
    assert {"commercial ferry", "商业渡轮"} <= labels
    assert len(list(graph.subject_objects(rdflib.SKOS.definition))) == len(
        [one for each in glossary_of(programme).concepts for one in each.definitions]
    )


def test_a_concept_goes_through_the_programme_file_without_its_keys(
    programme, convenor, other_convenor
) -> None:
    made = ferry(programme, convenor)
    told = {"sense": "s1", "quote": "said", "language": "en", "rule": "on_the_record", "date": "2020"}
    actions.add_part(made, ConceptEvidence, told, by=convenor)
    actions.link(made, "question:q1", by=convenor)
    other = actions.make_concept(programme, {"en": "lock"}, by=convenor)
    actions.change_concept(other, {"see_also": [made]}, by=convenor)
    recommended(made, convenor, other_convenor)
    assert is_known_outside(again(made))
    first = export_programme(programme)
    back = import_programme(first.replace(b'"key": "river"', b'"key": "lake"'), by=None)
    assert export_programme(back) == first.replace(b'"key": "river"', b'"key": "lake"')
    here = Concept.objects.get(programme=back, key=made.key)
    assert (here.links.count(), here.keys.count(), here.senses.count()) == (0, 0, 1)
    assert not is_known_outside(again(here))
    assert all(not noun.approved.approvals for noun in concepts_material(back))
    assert ConceptTerm.objects.filter(concept__programme=back).count() == 3
