"""Results as the public site shows them: bands of the sides and of their parts, counts where a round is exact."""

import re
from dataclasses import replace

from clearance.disclosure.rounds import contents_of, day
from clearance.gate.samples import ON, released, result, result_side, round_of, tens, thirds, two

from tracktwo.clearance.disclosure import ExactExpectation, ExactStances, Reading
from tracktwo.clearance.kinds import ResultPart
from tracktwo.publish.bundle import read_content
from tracktwo.publish.site import plan

PARTS = tuple(
    ResultPart(key=key, name=two(key), stances=released(thirds(*bands), policy="policy"))
    for key, bands in (("labs", (2, 0)), ("universities", (1, 0)))
)
REAL = round_of(ON, event=None, rules=(ON,), is_simulated=False)
BANDED = result(ON, round=REAL)


def page_of(material, language="en"):
    released_of = contents_of([material.round, material], on=day(0), previous=None, is_demo=True)
    content = read_content(released_of)
    (page,) = (page for page in plan(content) if page.path == f"{language}/results/{material.key}.html")
    return page.render().decode()


def rows(material):
    """The table of a result's page: label → the cells of either side."""
    lines = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page_of(material))
    return {label: re.findall(r"<td>(.*?)</td>", cells) for label, cells in lines}


def test_sides_are_shown_in_bands():
    assert rows(BANDED) == {
        "People who answered": ["10–19", "10–19"],
        "Agree": ["between 2/3 and 1 of them", "between 2/3 and 1 of them"],
        "Disagree": ["between 0 and 1/3 of them", "between 0 and 1/3 of them"],
        "Which way it leans": ["leans to agree", "leans to agree"],
        "Share of the other side it expects to agree": ["about 2 of 10", "about 7 of 10"],
        "How it reads the other side": [
            "expects less agreement than there is",
            "about right, or too close to say",
        ],
        "How far from the other side’s answers": ["from −85 to −41 points", "from −35 to +9 points"],
        "How it stands to the other side": ["Agree, without knowing it", "Agree, and know it"],
    }


def test_parts_of_a_side_are_shown_beside_it():
    sides = tuple(replace(side, parts=PARTS) for side in BANDED.sides)
    shown = rows(replace(BANDED, sides=sides))
    assert {label: cells for label, cells in shown.items() if label not in rows(BANDED)} == {
        "Agree: labs": ["between 2/3 and 1 of them"] * 2,
        "Disagree: labs": ["between 0 and 1/3 of them"] * 2,
        "Agree: universities": ["between 1/3 and 2/3 of them"] * 2,
        "Disagree: universities": ["between 0 and 1/3 of them"] * 2,
    }


def test_exact_round_is_shown_in_counts_and_says_that_it_is_simulated():
    exact = result(
        ON,
        round=replace(REAL, is_simulated=True),
        sides=(
            result_side(
                "north",
                stances=ExactStances(agree=7, disagree=0, unsure=5),
                expects=ExactExpectation(points=78.125, people=12, spread=20.0),
            ),
            result_side(
                "south",
                stances=ExactStances(agree=1, disagree=11, unsure=0),
                expects=ExactExpectation(points=50.0, people=12, spread=20.0),
            ),
        ),
    )
    assert rows(exact) == {
        "People who answered": ["12", "12"],
        "Agree": ["7 of 12", "1 of 12"],
        "Disagree": ["0 of 12", "11 of 12"],
        "Unsure": ["5 of 12", "0 of 12"],
        "Agree, of those with a view (90 % limits)": ["77–100 %", "2–28 %"],
        "Which way it leans": ["leans to agree", "leans to disagree"],
        "Share of the other side it expects to agree": ["78.1 of 100", "50.0 of 100"],
        "How it reads the other side": [
            "expects more agreement than there is",
            "expects less agreement than there is",
        ],
        "How far from the other side’s answers": ["from +44 to +79 points", "from −56 to −23 points"],
        "How it stands to the other side": ["Too close, or too few, to say"] * 2,
    }
    assert "What each side answered (simulated)" in page_of(exact)


def test_a_side_whose_expectation_is_only_read_shows_no_mean():
    few = result_side(
        "north", stances=thirds(2, 0), expects=replace(tens(20), points=None, reading=Reading.OVER)
    )
    shown = rows(replace(BANDED, sides=(few, BANDED.sides[0])))
    assert shown["Share of the other side it expects to agree"] == ["not shown", "about 7 of 10"]


def test_the_statement_is_read_in_either_language():
    assert "<h1>statement-text</h1>" in page_of(BANDED)
    assert "statement-text的中文</h1>" in page_of(BANDED, "zh-Hans")
