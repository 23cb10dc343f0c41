"""Opinion groups in words: what there is, what there is not, and nobody placed."""

import random

import pyarrow as pa
import pytest

from tracktwo.figures import Twin
from tracktwo.perception import groups
from tracktwo.perception.pictures import groups_in_words, table_of_groups


def votes(*, people: int, statements: int = 12, camps: bool = True, origin: str = "simulated") -> pa.Table:
    """Two camps that cut across two sides and disagree on everything, or one crowd."""
    rng = random.Random(7)
    rows = [
        {
            "participant": f"secret-{side}{person}",
            "side": side,
            "statement": f"s{number}",
            "stance": "agree"
            if ((number + person) % 2 == 0 if camps else rng.random() < 0.5)
            else "disagree",
            "expected": 0.5,
            "origin": origin,
        }
        for side in ("East", "南岸")
        for person in range(people)
        for number in range(statements)
    ]
    return pa.Table.from_pylist(rows)


@pytest.fixture(scope="module")
def planted():
    return groups(votes(people=18))


def test_groups_are_told_with_how_sure_they_are(planted):
    told = groups_in_words(planted)
    assert told == [
        "2 groups of people who answer alike: 18, 18.",
        f"One crowd without groups shows as much in {planted.p_groups:.3f} of cases.",
        "With half of the answers left out the groups agree with these to 1.00 (1 = the same groups, 0 = chance).",
        "How much of the grouping is just the side: 0.00 (1 = the groups are the sides, 0 = they cut across them).",
    ]


def test_what_sets_groups_apart_is_a_table_of_tested_statements(planted):
    twin = table_of_groups(planted, texts={"s0": {"zh-Hans": "共享数据"}}, language="zh-Hans")
    rows = [
        (statement, group, n)
        for statement, group, n, told in zip(
            *(planted.columns[name] for name in ("statement", "group", "n", "representative")), strict=True
        )
        if told
    ]
    assert len(twin.rows) == len(rows) == 24
    assert twin.rows[0][0] == "共享数据"
    assert twin.rows[0][3] in {"18 / 0 / 0", "0 / 18 / 0"}
    assert isinstance(twin, Twin)


def test_too_few_people_are_an_answer():
    few = groups(votes(people=6))
    assert groups_in_words(few) == [
        "Not enough data: 12 of 12 people answered enough; groups are looked for among 30 or more."
    ]
    asked = groups(votes(people=6), few=True, checks=False)
    assert groups_in_words(asked)[0] == "Few people: read everything about groups as a first guess."


def test_no_groups_are_an_answer():
    crowd = groups(votes(people=18, camps=False))
    (told,) = groups_in_words(crowd)
    assert told == f"No groups here: one crowd without groups shows as much in {crowd.p_groups:.3f} of cases."
    alike = groups(votes(people=18, statements=2).filter(pa.array([True, False] * 36)))
    assert groups_in_words(alike)[0].startswith("No groups here")


def test_a_notebook_shows_groups_and_places_nobody(planted):
    html = planted._repr_html_()
    assert "secret" not in html + repr(planted)
    assert html.startswith("<p>SIMULATED: a program made these answers up; nobody gave them. 2 groups")
    assert html.count("<tr>") == 1 + 24
    assert "<table>" not in groups(votes(people=6))._repr_html_()
