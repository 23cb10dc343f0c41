"""The list of concepts: a bar with its limits, or none and no number where data are short."""

import re
from importlib.resources import files

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from office.perception.answered import seat_of

from tracktwo.office.models import (
    Concept,
    ConceptDefinition,
    ConceptEquivalent,
    ConceptFeature,
    ConceptTerm,
    Programme,
)
from tracktwo.office.terms.bars import WIDTH, tension_bar
from tracktwo.office.terms.method import of_tension, why_short
from tracktwo.office.terms.weighing import tension_of
from tracktwo.terms import Verdict, read_cases, tension

CASES = files("tracktwo") / "demo" / "terms" / "lake-cases.csv"
SIDES = ("Hillside", "Bayside")


def concept(programme: Programme, key: str, *, english: str, chinese: str) -> Concept:
    made = Concept.objects.create(programme=programme, key=key, number=programme.concepts.count() + 1)
    for place, (text, tag) in enumerate(((english, "en"), (chinese, "zh-Hans"))):
        ConceptTerm.objects.create(concept=made, text=text, language=tag, position=place)
    ConceptEquivalent.objects.create(
        concept=made, term=english, language="en", other=chinese, other_language="zh-Hans", strength="narrower",
        position=0,
    )  # fmt: skip
    return made


def test_a_tension_is_drawn_with_its_limits_and_told_as_a_footnote():
    cases = next(iter(read_cases(str(CASES)).values()))
    found = tension("commercial", sides=SIDES, cases=cases)
    bar = tension_bar(found)
    assert (bar.is_short, bar.start) == (False, 0.0)
    assert bar.end == round(found.value * WIDTH, 1)
    assert bar.low < bar.end < bar.high
    assert [words for _at, words in bar.dots] == [f"Cases {found.value:.2f}"]
    note = of_tension(found).footnote
    assert f"p of all parts: {found.p:.3f}." in note
    assert "Seed: 20211112." in note
    assert "<" not in note


def test_without_enough_data_there_is_no_number_and_no_bar():
    cases = next(iter(read_cases(str(CASES)).values()))
    few = type(cases)(cases.people[:3], cases.sides[:3], cases.cases, cases.answers[:3])
    found = tension("commercial", sides=SIDES, cases=few)
    bar = tension_bar(found)
    assert (bar.is_short, bar.end, list(bar.dots), bar.words) == (True, 0.0, [], "Not enough data")
    assert "Cases: too few people." in of_tension(found).footnote
    assert why_short(found) == ["Cases: too few people"]
    assert why_short(tension("commercial", sides=SIDES, cases=cases)) == []


@pytest.mark.django_db
def test_concepts_come_first_with_their_equivalents_and_what_may_be_said(
    client: Client, convenor, lake: Programme
):
    concept(lake, "commercial", english="commercial", chinese="商业")
    client.force_login(convenor)
    page = client.get("/office/river/terms/").content.decode()
    row = re.search(
        r'<tr><th scope="row"><a href="/office/river/terms/concepts/commercial/">.*?</tr>', page, re.DOTALL
    )[0]
    assert '<span lang="zh-Hans" dir="ltr">商业</span>' in row
    assert "covers less" in row
    assert (
        'Not enough data</span> <span class="second">no cases were sorted, and no definitions compared' in row
    )
    assert "There is no tension from company alone" in row
    assert page.index("concepts/commercial/") < page.index('id="words"')


@pytest.mark.django_db
def test_a_card_says_the_same_as_the_list_of_all_that_is_tested(
    client: Client, convenor, programme: Programme, monkeypatch
):
    """One concept of which p is small by itself, among so many of which it is not that no difference is left."""
    monkeypatch.setattr("tracktwo.office.terms.list_pages._CONCEPTS", 2)
    east, west = programme.sides.get(key="east"), programme.sides.get(key="west")
    codes = [f"f{number}" for number in range(6)]
    for number in range(12):
        made = concept(programme, f"c{number}", english=f"word {number}", chinese=f"词{number}")
        for code in codes:
            ConceptFeature.objects.create(concept=made, code=code, text={"en": code})
        for person in range(6):
            for side, answer in ((east, "yes"), (west, "no")):
                apart = number == 0 and person < 5
                ConceptDefinition.objects.create(
                    concept=made, side=side, text=f"d{person}", language="en", rule="on_the_record",
                    features=dict.fromkeys(codes, answer if apart else ("yes", "no")[person % 2]),
                )  # fmt: skip
    client.force_login(convenor)
    card = client.get("/office/river/terms/concepts/c0/").content.decode()
    page = client.get("/office/river/terms/").content.decode()
    told = "q over the terms tested</dt><dd>"
    (on_card,) = set(re.findall(f"{told}([^<]+)", card))
    assert on_card == re.findall(f"{told}([^<]+)", page)[0]
    assert "Terms tested together</dt><dd>12" in card
    verdict = re.search(r'class="tension">.*?<strong>([^<]+)</strong>', card, re.DOTALL)[1]
    assert f">{verdict}</span>" in page[page.index("concepts/c0/") : page.index("concepts/c1/")]
    alone = tension_of(Concept.objects.get(key="c0"), None, seat=seat_of(convenor))
    assert (alone.verdict, verdict) == (Verdict.DIFFERS, "Not enough data")
    assert float(on_card) > float(re.findall("p of all parts</dt><dd>([^<]+)", card)[0])


@pytest.mark.django_db
def test_a_list_of_concepts_takes_as_many_queries_however_many_there_are(
    client: Client, convenor, programme: Programme
):
    client.force_login(convenor)

    def queries() -> int:
        client.get("/office/river/terms/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/office/river/terms/")
        return len(captured)

    concept(programme, "one", english="market", chinese="市场")
    before = queries()
    for number in range(6):
        concept(programme, f"more-{number}", english=f"term {number}", chinese=f"词{number}")
    assert queries() == before
