"""All statements together in words: every figure of the result, and an honest word where there is none."""

import random

import pyarrow as pa
import pytest

from tracktwo.perception import overview
from tracktwo.perception.pictures import (
    overview_in_words,
    table_of_itself,
    table_of_ranking,
    table_of_readings,
)
from tracktwo.perception.tables import Missing

SIDES = ("East", "南岸")
SHARES = {
    **{f"shared{n}": (0.95, 0.9) for n in range(4)},
    **{f"apart{n}": (0.9, 0.1) for n in range(5)},
    **{f"rejected{n}": (0.05, 0.1) for n in range(4)},
}


def answers(*, people: int, origin: str = "simulated") -> pa.Table:
    """East reads the other side well, the other reads it as the opposite of itself."""
    rng = random.Random(11)
    rows = [
        {
            "participant": f"secret-{side}{person}",
            "side": side,
            "statement": statement,
            "stance": "agree" if rng.random() < shares[place] else "disagree",
            "expected": shares[1] if place == 0 else round(1 - shares[1], 2),
            "expected_own": 0.1 if statement == "shared0" and place == 0 else shares[place],
            "origin": origin,
        }
        for place, side in enumerate(SIDES)
        for person in range(people)
        for statement, shares in SHARES.items()
    ]
    return pa.Table.from_pylist(rows)


@pytest.fixture(scope="module")
def result():
    statements = pa.table(
        {
            "statement": list(SHARES),
            "reciprocal": [False] * len(SHARES),
            "fact": [name == "apart0" for name in SHARES],
        }
    )
    return overview(answers(people=25), statements=statements)


NO_LIMITS = {
    Missing.TOO_FEW: "too few to say",
    Missing.UNMOVED: "not known, as no one person moves it",
    Missing.AT_THE_END: "not known this near the end of the scale",
}


def percent(figure):
    if figure.low is None:
        return f"{100 * figure.value:.0f} % (limits: {NO_LIMITS[figure.reason]})"
    low, high = f"{100 * figure.low:.0f}", f"{100 * figure.high:.0f}"
    return f"{100 * figure.value:.0f} % ({low}–{high})"


def test_sentences_tell_what_lies_between_and_who_reads_better(result):
    assert result.reads_better == "East"
    assert overview_in_words(result) == [
        f"Of all difference of views {percent(result.between)} lies between the sides; the rest is within them.",
        "East reads the other side better.",
    ]


def test_readings_are_a_column_for_each_side(result):
    twin = table_of_readings(result)
    assert twin.columns == ("Figure", *SIDES)
    readings = [result.readings[side] for side in SIDES]
    assert twin.rows[0] == (
        "Guesses on the wrong side of one half",
        *(percent(each.wrong_side) for each in readings),
    )
    brier = [each.brier for each in readings]
    told = [
        f"{each.value:.2f} (limits: {NO_LIMITS[each.reason]})"
        if each.low is None
        else f"{each.value:.2f} ({each.low:.2f} to {each.high:.2f})".replace("-", "−")
        for each in brier
    ]
    assert twin.rows[1] == ("Mean squared error of its guesses (0 = none)", *told)
    # the second side guesses the opposite of itself, so it cannot be nearer than that
    assert [cell.rpartition(": ")[2] for cell in twin.rows[3][1:]] == ["better", "no clear difference"]
    assert twin.rows[5][1].endswith((", found", ", assumed"))


def test_rankings_hold_only_what_is_clearly_shared(result):
    texts = {"shared0": {"zh-Hans": "共享"}}
    agreed = table_of_ranking(result, texts=texts)
    listed = [row[0] for row in agreed.rows]
    assert sorted(listed) == ["shared1", "shared2", "shared3", "共享"]
    assert listed == [texts.get(each, {}).get("zh-Hans", each) for each in result.shared_agreement[:4]]
    rejected = table_of_ranking(result, disagreement=True, most=3)
    assert [row[0] for row in rejected.rows] == list(result.shared_disagreement[:3])
    assert {row[0][:8] for row in rejected.rows} == {"rejected"}
    assert agreed.columns == ("Statement", "Shared, of 10 (90 % limits)", *SIDES)


def test_a_side_that_is_wrong_about_itself_is_told(result):
    twin = table_of_itself(result)
    wrong = [row for row in twin.rows if row[2] == "leans one way and expects itself to lean the other"]
    assert [row[:2] for row in wrong] == [("shared0", "East")]
    assert wrong[0][3].startswith("probability 0.9") or wrong[0][3] == "probability 1.00"


def test_too_few_people_are_told_so_everywhere():
    few = overview(answers(people=3))
    assert overview_in_words(few) == [
        "Not enough data to tell how much of the difference of views lies between the sides.",
        "Not enough data to tell which side reads the other better.",
    ]
    assert {cell for row in table_of_readings(few).rows[:4] for cell in row[1:]} == {"too few to say"}
    assert (table_of_ranking(few).rows, table_of_itself(few).rows) == ((), ())


def test_a_notebook_shows_all_of_it_and_no_participant(result):
    html = result._repr_html_()
    assert "secret" not in html + repr(result)
    assert html.startswith("<p>SIMULATED: a program made these answers up; nobody gave them. Of all")
    assert html.count("<table>") == 4
    assert repr(result) == "<Overview: 13 statements, East and 南岸, simulated>"
