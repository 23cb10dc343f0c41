"""The whole room, from answers to result."""

import dataclasses
import json
import math
from itertools import pairwise

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception import GAPS, Finding, Settings, gaps
from tracktwo.vocabulary.errors import TableError, UsageError

LIST = pa.table({"statement": ["s1"], "reciprocal": [False]})
P_KEYS = {each.value for each in Finding}


def statement(result, index=0):
    return result.to_dict()["statements"][index]


# --- by hand ---


def test_gaps_of_five_against_five_as_worked_by_hand(answers):
    # five who agree and expect 0, five who disagree and expect 1; every number by hand below
    one = statement(gaps(answers(A=((5, 0, 0), [0.0] * 5), B=((0, 5, 0), [1.0] * 5))))
    settled = (1 - (2 / 3) ** 9) ** 2
    up, down = 1 - 0.55**6, 0.45**6
    assert one["sides"]["A"]["lean"] == pytest.approx({"agree": up, "disagree": down, "split": 1 - up - down})
    assert one["p"]["open_question"] == pytest.approx(1 - settled, abs=1e-12)
    assert one["p"]["recognised_difference"] == pytest.approx(0.905024, abs=5e-7)
    assert (one["class"], one["firmness"], one["sublabel"]) == ("recognised_difference", "firm", None)
    # five zeros about B: (0 + 1/2) / 6, against nobody of five: (0 + 1/2) / 6
    assert one["sides"]["B"]["expected_shrunk"] == pytest.approx(0.5 / 6)
    assert one["sides"]["B"]["gap"] == pytest.approx(0.0, abs=1e-15)
    assert one["between_share"] == 1.0


def test_gaps_between_share_by_hand(answers):
    # p = 3/4 and 1/4 of four: D = 1/4 - 2 (3/16)/3 = 1/8, W = 4 (3/16)/3 = 1/4, (D/4) / (D/4 + W) = 1/9
    one = statement(gaps(answers(A=((3, 1, 1), []), B=((1, 3, 1), []))))
    assert one["between_share"] == pytest.approx(1 / 9, abs=1e-15)


def test_gaps_wrong_side_counts_exact_halves_half(answers):
    # B leans to disagree; of six guesses two are above one half and one is exactly there
    table = gaps(answers(A=((6, 0, 0), [0.1, 0.2, 0.3, 0.5, 0.6, 0.9]), B=((1, 5, 0), []))).table
    row = table.filter(pa.compute.equal(table["side"], "B")).to_pylist()[0]
    assert row["wrong_side"] == pytest.approx(2.5 / 6)


# --- oracles ---


@pytest.fixture(scope="session")
def oracle_result(oracles, answers):
    cases = oracles["cases"]
    tables = [
        answers(
            name, A=(case["input"]["A"], case["input"]["qA"]), B=(case["input"]["B"], case["input"]["qB"])
        )
        for name, case in cases.items()
    ]
    listed = pa.table(
        {"statement": list(cases), "reciprocal": [case["input"]["reciprocal"] for case in cases.values()]}
    )
    return gaps(pa.concat_tables(tables), statements=listed)


def test_gaps_reproduces_the_oracles(oracles, oracle_result):
    for found, (name, case) in zip(
        oracle_result.to_dict()["statements"], oracles["cases"].items(), strict=True
    ):
        expected = case["expected"]
        assert found["statement"] == name
        assert found["class"] == expected["map"]
        assert found["p"] == pytest.approx(expected["posterior"], abs=1e-7)
        assert found["between_share"] == pytest.approx(expected["between_share_unbiased"], abs=1e-7)
        for side, other in ("AB", "BA"):
            got, gap = found["sides"][side], expected[f"gap_{other}_about_{side}"]
            leans = expected[f"side_{side}"]
            assert got["lean"] == pytest.approx(
                {
                    "agree": leans["P_lean_agree"],
                    "disagree": leans["P_lean_disagree"],
                    "split": leans["P_split"],
                },
                abs=1e-7,
            )
            assert got["expected_shrunk"] == pytest.approx(expected[f"pred_{other}"]["mean"], abs=1e-7)
            assert {
                "raw": got["gap_raw"],
                "shrunk": got["gap"],
                "lo90": got["gap_low"],
                "hi90": got["gap_high"],
                "pred_lo90": got["expected_low"],
                "pred_hi90": got["expected_high"],
                "target_share": got["share"],
                "target_lo90": got["low"],
                "target_hi90": got["high"],
            } == pytest.approx(gap, abs=1e-7)


def test_gaps_lists_the_oracles_in_order(oracles, oracle_result):
    assert oracle_result.expected_wrong == pytest.approx(oracles["fdr"]["expected_false_total"], abs=1e-7)
    assert list(oracle_result.listed_at_10) == oracles["fdr"]["selected_at_0_10"]


def test_gaps_names_the_largest_part_of_the_class(oracle_result):
    assert [each["sublabel"] for each in oracle_result.to_dict()["statements"]] == [
        *(None, "mutual", None, "mutual", "unknown", None, None, "only:A", None, None)
    ]


def test_gaps_prints_the_settings_of_the_oracles(oracles):
    named = Settings().to_dict()
    assert {key: named[key] for key in oracles["settings"]} == oracles["settings"]


# --- null cases ---


def test_gaps_under_five_on_a_side_gives_no_class_but_keeps_shares(answers):
    result = gaps(answers(A=((3, 1, 0), [0.5] * 4), B=((5, 1, 0), [0.2] * 6)))
    one = statement(result)
    assert (one["class"], one["sublabel"], one["firmness"], one["reason"]) == (None, None, None, "too_few")
    assert one["p"] == dict.fromkeys(P_KEYS)
    assert [side["lean"] for side in one["sides"].values()] == [
        dict.fromkeys(("agree", "disagree", "split"))
    ] * 2
    assert (one["sides"]["A"]["share"], one["sides"]["B"]["share"]) == (3 / 4, 5 / 6)
    assert (result.expected_wrong, result.listed_at_10) == (0.0, ())


def test_gaps_under_five_guesses_count_as_none(answers):
    few = statement(gaps(answers(A=((6, 0, 0), [0.1] * 4), B=((6, 0, 0), [0.9] * 5))))
    none = statement(gaps(answers(A=((6, 0, 0), []), B=((6, 0, 0), [0.9] * 5))))
    assert few["p"] == none["p"]
    about_b = few["sides"]["B"]
    assert about_b["n_expected"] == 4
    assert {
        key: value for key, value in about_b.items() if key.startswith(("expected", "gap"))
    } == dict.fromkeys(
        (
            "expected",
            "expected_shrunk",
            "expected_low",
            "expected_high",
            "gap",
            "gap_raw",
            "gap_low",
            "gap_high",
            "expected_compressed",
            "gap_excess",
            "gap_excess_low",
            "gap_excess_high",
        )
    )
    assert few["sides"]["A"]["n_expected"] == 5
    assert few["sides"]["A"]["gap"] is not None


def test_gaps_without_guesses_names_no_side_as_the_unaware_one(answers):
    one = statement(gaps(answers(A=((12, 0, 0), []), B=((12, 0, 0), []))))
    assert (one["class"], one["sublabel"]) == ("hidden_agreement", None)


def test_gaps_with_nobody_holding_a_view(answers):
    one = statement(gaps(answers(A=((0, 0, 6), [0.5] * 6), B=((6, 0, 0), [0.5] * 6))))
    assert one["class"] == "open_question"
    side = one["sides"]["A"]
    assert (side["share"], side["low"], side["high"], side["gap"], side["gap_raw"]) == (None,) * 5
    assert side["expected"] == 0.5


def test_gaps_asks_more_of_firm_when_a_side_is_small(answers):
    # probabilities between 0.8 and 0.9, with 8 answers on a side and with 61
    small = statement(gaps(answers(A=((7, 1, 0), [0.3] * 8), B=((7, 1, 0), [0.3] * 8))))
    large = statement(gaps(answers(A=((30, 30, 2), [0.5] * 40), B=((29, 31, 1), [0.5] * 40))))
    assert 0.8 < small["p"][small["class"]] < 0.9
    assert 0.8 < large["p"][large["class"]] < 0.9
    assert (small["firmness"], large["firmness"]) == ("leaning", "firm")


# --- shape ---


def test_gaps_to_dict_has_every_key(answers):
    result = gaps(answers(A=((6, 0, 0), [0.5] * 6), B=((6, 0, 0), [0.5] * 6))).to_dict()
    assert list(result) == [
        *("origin", "sides", "left_out", "settings", "statements", "expected_wrong", "listed_at_10")
    ]
    one = result["statements"][0]
    assert list(one) == [
        "statement",
        "class",
        "sublabel",
        "firmness",
        "reason",
        "p",
        "between_share",
        "sides",
    ]
    assert list(one["p"]) == [
        *("shared_ground", "hidden_agreement", "recognised_difference", "overlooked_difference"),
        *("mirror_image", "divided_within", "open_question"),
    ]
    assert list(one["sides"]["A"]) == [
        *("agree", "disagree", "unsure", "n", "share", "low", "high", "area", "p_area", "lean"),
        *("n_expected", "expected"),
        *("expected_shrunk", "expected_low", "expected_high", "gap", "gap_raw", "gap_low", "gap_high"),
        *("compression", "compression_basis", "expected_compressed"),
        *("gap_excess", "gap_excess_low", "gap_excess_high"),
        *("error_difference", "error_difference_low", "error_difference_high"),
    ]
    assert json.loads(json.dumps(result, allow_nan=False)) == result


@pytest.mark.parametrize(
    "into",
    [
        pytest.param(lambda table: table, id="arrow"),
        pytest.param(lambda table: table.to_pandas(), id="pandas"),
        pytest.param(lambda table: table.to_pandas().astype({"side": "category"}), id="pandas-category"),
        pytest.param(
            lambda table: table.to_pandas().convert_dtypes(dtype_backend="pyarrow"), id="pandas-arrow"
        ),
        pytest.param(pl.from_arrow, id="polars"),
        pytest.param(lambda table: pl.from_arrow(table).lazy(), id="polars-lazy"),
        pytest.param(duckdb.from_arrow, id="duckdb"),
    ],
)
def test_gaps_table_comes_back_in_the_callers_kind(answers, into):
    table = answers(美方=((11, 1, 0), [0.2] * 12), 中方=((9, 1, 0), [0.3] * 10))
    frame = into(table)
    result = gaps(frame)
    assert result.to_dict() == gaps(table).to_dict()
    assert type(result.table) is type(frame)
    GAPS.validate(result.table)


def test_gaps_table_repeats_the_columns(answers):
    result = gaps(answers(A=((11, 1, 0), [0.2] * 12), B=((2, 1, 0), [])))
    assert result.table.to_pydict() == {name: list(values) for name, values in result.columns.items()}
    assert result.table.column_names == [column.name for column in GAPS.columns]


def test_gaps_is_frozen(answers):
    result = gaps(answers(A=((6, 0, 0), []), B=((6, 0, 0), [])))
    with pytest.raises(dataclasses.FrozenInstanceError):
        result.left_out = 3
    with pytest.raises(TypeError):
        result.columns["n"] = []


def test_gaps_reads_whole_number_ids_as_text():
    frame = pd.DataFrame(
        {
            "participant": range(12),
            "side": [1, 2] * 6,
            "statement": [7.0] * 12,  # a column with gaps elsewhere arrives as 7.0
            "stance": ["agree"] * 12,
            "expected": [0, 1] * 6,
        }
    )
    result = gaps(frame, statements=pd.DataFrame({"statement": [8, 7], "reciprocal": [False, True]}))
    assert result.sides == ("1", "2")
    assert [(each["statement"], each["class"]) for each in result.to_dict()["statements"]] == [
        ("8", None),
        ("7", "mirror_image"),
    ]


# --- what is read how ---


def rows(*lines):
    names = ("participant", "side", "statement", "stance", "expected")
    return pd.DataFrame([dict(zip(names, line, strict=True)) for line in lines])


def test_gaps_reads_depends_as_unsure_and_a_blank_as_a_skip_that_keeps_the_guess():
    frame = rows(
        ("p1", "A", "s", "depends", 0.25), ("p2", "A", "s", None, 0.75), ("p3", "B", "s", "  ", np.nan),
        ("p4", "B", "s", "unsure", None),
    )  # fmt: skip
    sides = statement(gaps(frame))["sides"]
    assert [(side["agree"], side["disagree"], side["unsure"], side["n"]) for side in sides.values()] == [
        (0, 0, 1, 1),
        (0, 0, 1, 1),
    ]
    assert (sides["A"]["n_expected"], sides["B"]["n_expected"]) == (0, 2)


def test_gaps_leaves_out_other_sides_only_when_two_are_named(answers):
    three = answers(A=((6, 0, 0), []), C=((5, 5, 0), [0.5] * 10), B=((6, 0, 0), []))
    result = gaps(three, sides=("B", "A"))
    assert (result.sides, result.left_out) == (("B", "A"), 10)
    assert statement(result)["sides"] == statement(gaps(three, sides=("A", "B")))["sides"]
    with pytest.raises(UsageError, match=r"more than two sides: A, B, C\. Choose two of them"):
        gaps(three)


def test_gaps_orders_sides_by_name_and_statements_by_file(answers):
    table = pa.concat_tables(
        [answers(name, Z=((6, 0, 0), []), B=((5, 0, 0), [])) for name in ("s9", "s1", "s5")]
    )
    result = gaps(table)
    assert result.sides == ("B", "Z")
    assert [each["statement"] for each in result.to_dict()["statements"]] == ["s9", "s1", "s5"]


def test_gaps_lists_statements_as_the_statements_table_does(answers):
    listed = pa.table(
        {"statement": ["无人", "s2", "s1"], "reciprocal": ["FALSE", "true", "False"], "text": ["a", "b", "c"]}
    )
    table = pa.concat_tables([answers(name, A=((9, 0, 0), []), B=((9, 0, 0), [])) for name in ("s1", "s2")])
    found = gaps(table, statements=listed).to_dict()["statements"]
    assert [(each["statement"], each["reason"], each["class"]) for each in found] == [
        ("无人", "too_few", None),
        ("s2", None, "mirror_image"),
        ("s1", None, "hidden_agreement"),
    ]


def test_gaps_echoes_the_origin(answers):
    table = answers(A=((6, 0, 0), []), B=((6, 0, 0), []))
    for origin in ("real", "simulated"):
        marked = table.append_column("origin", pa.array([origin] * len(table)))
        assert gaps(marked).to_dict()["origin"] == origin
    assert gaps(table).to_dict()["origin"] is None
    assert gaps(table.append_column("origin", pa.nulls(len(table), pa.string()))).to_dict()["origin"] is None


# --- refusals ---

GOOD = (("p1", "A", "s1", "agree", 0.2), ("p2", "B", "s1", "agree", 0.2))


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        (
            ("p3", "A", "s1", "perhaps", 0.2),
            r"row 3: stance must be one of agree, disagree, unsure, depends or blank",
        ),
        (
            ("p3", "A", "s1", "agree", 7),
            r"row 3: expected must be a share.*correct it or leave it blank\.$",
        ),
        (
            ("p3", "A", "s1", "agree", -0.1),
            r"row 3: expected must be a share.*correct it or leave it blank\.$",
        ),
        (("p3", "A", "s1", "agree", math.inf), r"row 3: expected must be a share"),
        (("p1", "A", "s1", "disagree", 0.2), r"participant 'p1' answers statement 's1' more than once"),
        (("p1", "B", "s2", "disagree", 0.2), r"participant 'p1' answers for both sides"),
        ((None, "A", "s1", "agree", 0.2), r"row 3: participant is blank"),
        (("p3", " ", "s1", "agree", 0.2), r"row 3: side is blank"),
        (("p3", "A", np.nan, "agree", 0.2), r"row 3: statement is blank"),
    ],
)
def test_gaps_refuses_a_bad_row_in_one_sentence(extra, sentence):
    with pytest.raises(TableError, match=sentence) as caught:
        gaps(rows(*GOOD, extra))
    assert "perhaps" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("top", "scale"), [(7, 10), (10, 10), (55.0, 100), (101, None)])
def test_gaps_names_another_scale_only_where_most_guesses_pass_one(top, scale):
    most = [(*row[:4], 3) for row in GOOD]
    advice = f"it looks like a scale of 0 to {scale}: divide by {scale}" if scale else "correct it or leave"
    with pytest.raises(TableError, match=f"row 1: expected must be a share.*{advice}"):
        gaps(rows(*most, ("p3", "A", "s1", "agree", top)))


@pytest.mark.parametrize("text", ["seven", "0,8", "80%"])
def test_gaps_refuses_a_guess_that_is_no_number_without_repeating_it(text):
    frame = rows(*((*row[:4], "0.2") for row in GOOD), ("p3", "A", "s1", "agree", text))
    with pytest.raises(TableError, match=r"row 3: expected must be a number such as 0\.4 or blank") as caught:
        gaps(frame)
    assert text not in str(caught.value)


def test_gaps_refuses_mixed_origins_and_rounds():
    frame = rows(*GOOD)
    for origins in (("real", "simulated"), ("simulated", None)):
        with pytest.raises(TableError, match="simulated and real answers are never counted together"):
            gaps(frame.assign(origin=origins))
    with pytest.raises(TableError, match="origin must be one of real, simulated"):
        gaps(frame.assign(origin="invented"))
    for held in ((1, 2), ("autumn", None)):
        with pytest.raises(TableError, match="holds several rounds"):
            gaps(frame.assign(round=held))
    assert gaps(frame.assign(round="autumn")).sides == ("A", "B")


def test_gaps_refuses_a_table_without_two_sides():
    with pytest.raises(TableError, match="has one side only, 'A'"):
        gaps(rows(GOOD[0]))
    with pytest.raises(TableError, match="has no answers"):
        gaps(rows(*GOOD).head(0))
    with pytest.raises(TableError, match=r"has no columns 'stance' and 'expected'"):
        gaps(rows(*GOOD).drop(columns=["stance", "expected"]))


@pytest.mark.parametrize("sides", [("A", "C"), ("X", "Y")])
def test_gaps_refuses_a_named_side_without_rows(sides):
    with pytest.raises(UsageError, match=r"has no rows of the side '[CX]'"):
        gaps(rows(*GOOD), sides=sides)


@pytest.mark.parametrize("sides", [("A", "A"), ("A", ""), ("A", " A"), ("A", "B", "B"), ("A",)])
def test_gaps_refuses_sides_that_are_not_two(sides):
    with pytest.raises(UsageError, match="Two different sides are compared"):
        gaps(rows(*GOOD), sides=sides)


@pytest.mark.parametrize("sides", ["AB", (1, 2)])
def test_gaps_refuses_sides_that_are_no_names(sides):
    with pytest.raises(UsageError, match=r'^sides should be two names, such as \("A", "B"\); it is '):
        gaps(rows(*GOOD), sides=sides)


def test_gaps_refuses_a_frame_with_a_column_twice():
    with pytest.raises(TableError, match="has several columns of one name; keep one of each"):
        gaps(pd.DataFrame([["A", "B"]], columns=["side", "side"]))


@pytest.mark.parametrize("into", [pd.DataFrame, pa.table])
def test_gaps_reads_names_without_the_white_space_around_them(into):
    plain = {
        "participant": ["a1", "a1", "北1", "北1"],
        "side": ["A", "A", "北", "北"],
        "statement": ["s1", "二", "s1", "二"],
        "stance": ["agree", "disagree", "depends", None],
        "expected": [0.1, 0.2, 0.3, 0.4],
        "origin": ["real"] * 4,
        "round": ["autumn"] * 4,
    }
    loose = {
        " Participant": ["a1", "\u3000a1", "北1\u00a0", "北1"],
        "SIDE": ["A ", "A", "\u3000北", "北"],
        "statement": ["s1 ", "二", "s1", "\t二"],
        "Stance ": ["Agree", " DISAGREE", "depends\u3000", " "],
        "expected": [0.1, 0.2, 0.3, 0.4],
        "origin": ["Real", "real ", "real", "REAL"],
        "round": ["autumn", "autumn ", "autumn", "autumn"],
    }
    listed = pd.DataFrame({"Statement": [" 二", "s1"], " Reciprocal": [" TRUE", "false"]}, index=[7, 9])
    same = pd.DataFrame({"statement": ["二", "s1"], "reciprocal": [True, False]})
    assert gaps(into(loose), statements=listed, sides=("北 ", "A")).to_dict() == (
        gaps(into(plain), statements=same, sides=("北", "A")).to_dict()
    )
    with pytest.raises(TableError, match="participant 'a1' answers statement 's1' more than once"):
        gaps(into({**loose, "statement": ["s1", "s1 ", "s1", "二"]}))


@pytest.mark.parametrize(
    ("listed", "sentence"),
    [
        ({"statement": ["s1", "s1"], "reciprocal": [True, False]}, "several rows for the same statement"),
        (
            {"statement": ["s1", None], "reciprocal": [True, False]},
            "statement must be text or a whole number",
        ),
        (
            {"statement": ["s1"], "reciprocal": ["perhaps"]},
            "reciprocal must be true or false, never blank; 1 row",
        ),
        ({"statement": ["s1"], "reciprocal": [None]}, "reciprocal must be true or false, never blank; 1 row"),
        ({"statement": ["s1"]}, "has no column 'reciprocal'"),
        ({"statement": ["s2"], "reciprocal": [True]}, "has no row for the statement 's1'"),
    ],
)
def test_gaps_refuses_bad_statements(listed, sentence):
    with pytest.raises(TableError, match=sentence):
        gaps(rows(*GOOD), statements=pd.DataFrame(listed))


def test_gaps_refuses_what_is_no_table():
    with pytest.raises(UsageError, match="is a list; expected a path to a CSV or Parquet file, or a pandas"):
        gaps([1, 2])


# --- symmetries ---

tenths = st.integers(0, 10).map(lambda tenth: tenth / 10)
person = st.tuples(st.sampled_from(["agree", "disagree", "unsure", None]), st.one_of(st.none(), tenths))
people = st.lists(person, min_size=5, max_size=12)


def table_of(one, two, *, names=("A", "B")):
    lines = [
        (f"{name}{k}", name, "s1", stance, guess)
        for name, group in zip(names, (one, two), strict=True)
        for k, (stance, guess) in enumerate(group)
    ]
    return pd.DataFrame(lines, columns=["participant", "side", "statement", "stance", "expected"]).astype(
        {"expected": float, "stance": "str"}
    )


@settings(max_examples=40, deadline=None)
@given(one=people, two=people, reciprocal=st.booleans())
def test_gaps_do_not_depend_on_which_side_comes_first(one, two, reciprocal):
    listed = LIST if not reciprocal else pa.table({"statement": ["s1"], "reciprocal": [True]})
    here = statement(gaps(table_of(one, two), statements=listed))
    there = statement(gaps(table_of(two, one), statements=listed))
    assert close(here["p"], there["p"])
    assert here["class"] == there["class"]
    assert here["sides"]["A"].pop("p_area") == pytest.approx(there["sides"]["B"].pop("p_area"))
    assert here["sides"]["A"] == there["sides"]["B"]
    swapped = {"only:A": "only:B", "only:B": "only:A"}
    assert here["sublabel"] == swapped.get(there["sublabel"], there["sublabel"])


@settings(max_examples=40, deadline=None)
@given(one=people, two=people)
def test_gaps_do_not_depend_on_how_a_statement_is_worded(one, two):
    flip = {"agree": "disagree", "disagree": "agree"}

    def turned(group):
        return [(flip.get(stance, stance), None if guess is None else 1 - guess) for stance, guess in group]

    here = statement(gaps(table_of(one, two)))
    there = statement(gaps(table_of(turned(one), turned(two))))
    assert close(here["p"], there["p"])
    for side in "AB":
        gap, mirrored = here["sides"][side]["gap"], there["sides"][side]["gap"]
        assert (gap is None and mirrored is None) or gap == pytest.approx(-mirrored, abs=1e-12)


@settings(max_examples=30, deadline=None)
@given(one=people, two=people, data=st.data())
def test_gaps_are_the_same_to_the_last_bit_in_any_order(one, two, data):
    table = table_of(one, two)
    order = data.draw(st.permutations(range(len(table))))
    assert gaps(table.iloc[order]).to_dict() == gaps(table).to_dict()


def close(here, there):
    return all(
        (here[key] is None and there[key] is None) or abs(here[key] - there[key]) <= 1e-12 for key in P_KEYS
    )


@settings(max_examples=40, deadline=None)
@given(one=people, two=people)
def test_gaps_probabilities_sum_to_one(one, two):
    p = statement(gaps(table_of(one, two)))["p"].values()
    assert None in p or sum(p) == pytest.approx(1.0, abs=1e-12)


# --- real votes ---


@pytest.mark.parametrize("name", ["vtaiwan.uberx", "scoop-hivemind.biodiversity", "brexit-consensus"])
def test_gaps_digest_polis_votes(shared, name):
    folder = shared / "data" / "polis" / name
    votes = pd.read_csv(folder / "participants-votes.csv").dropna(subset=["group-id"])
    long = votes.melt(
        id_vars=["participant", "group-id"],
        value_vars=[column for column in votes.columns if column.isdigit()],
        var_name="statement",
        value_name="vote",
    ).dropna(subset=["vote"])
    long = long[long["group-id"].isin([0, 1])]
    frame = pd.DataFrame(
        {
            "participant": long["participant"],
            "side": long["group-id"].map({0: "group 0", 1: "群体 1"}),
            "statement": long["statement"],
            "stance": long["vote"].map({1: "agree", -1: "disagree", 0: "unsure"}),
            "expected": np.nan,
        }
    )
    found = gaps(frame)
    counted = frame.groupby(["statement", "side", "stance"]).size()
    assert len(found.to_dict()["statements"]) == frame["statement"].nunique()
    for one in found.to_dict()["statements"]:
        for side, values in one["sides"].items():
            assert [values[key] for key in ("agree", "disagree", "unsure")] == [
                counted.get((one["statement"], side, key), 0) for key in ("agree", "disagree", "unsure")
            ]
        assert (one["class"] is None) == (min(side["n"] for side in one["sides"].values()) < 5)
    rates = [1 - one["p"][one["class"]] for one in found.to_dict()["statements"] if one["class"]]
    assert found.expected_wrong == pytest.approx(sum(rates))
    listed = [
        1 - max(one["p"].values())
        for one in found.to_dict()["statements"]
        if one["statement"] in found.listed_at_10
    ]
    assert sum(listed) <= 0.1 * len(listed)
    assert all(a <= b for a, b in pairwise(sorted(listed)))
