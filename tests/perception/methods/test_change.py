"""Two rounds and the people who answered both: a result by hand, an independent pairing, symmetries, refusals."""

import re

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tracktwo.perception import CHANGE, agreement_shift, change, gaps
from tracktwo.vocabulary.errors import DataError, TableError, UsageError

NAMES = ("participant", "side", "statement", "stance", "expected")
TEXT = pa.string()
SCHEMA = pa.schema([*((name, TEXT) for name in NAMES[:4]), ("expected", pa.float64())])
SAYS = {"a": "agree", "d": "disagree", "u": "unsure", "t": "depends", "-": None}


def table(rows, **constant):
    columns = dict(zip(NAMES, map(list, zip(*rows, strict=True)), strict=True))
    made = pa.Table.from_pydict(columns, schema=SCHEMA)
    for name, value in constant.items():
        made = made.append_column(name, pa.array([value] * len(rows), TEXT))
    return made


def said(statement="s", /, **sides):
    """Rows from words such as ``A="aad-"``: what A0, A1 … say; guesses of 0.1, 0.2 … stand beside."""
    return [
        (f"{side}{k}", side, statement, SAYS[letter], round(0.1 * (k % 9 + 1), 1))
        for side, letters in sides.items()
        for k, letter in enumerate(letters)
        if letter != "."
    ]


def side_of(result, side, statement=0):
    return result.to_dict()["statements"][statement]["sides"][side]


def test_change_of_a_round_by_hand():
    # A0 and A1 gave up, A2 took up, A3 skipped once, A4 is new; "it depends" is unsure, and unsure is not agree
    before = table([*said(A="aadda.a", B="aaaaad"), ("A7", "A", "once", "agree", None)])
    after = table(
        [
            *[(*row[:4], row[4] + 0.1) for row in said(A="dta-adau", B="uaaaaa")],
            ("B0", "B", "later", "agree", None),
        ]
    )
    result = change(before, after)
    found = result.to_dict()
    assert {key: found[key] for key in found if key not in ("statements", "settings")} == {
        "origin": None,
        "sides": ["A", "B"],
        "left_out": {"before": 0, "after": 0},
        "paired": {"A": 7, "B": 6},
        "only_before": {"A": [], "B": []},
        "only_after": {"A": ["A5"], "B": []},
        "statements_only_before": ["once"],
        "statements_only_after": ["later"],
        "no_control_group": True,
    }
    assert [each["statement"] for each in found["statements"]] == ["s"]
    one = side_of(result, "A")
    counted = {
        key: one[key]
        for key in ("n", "n11", "n10", "n01", "n00", "share_before", "share_after", "change_raw")
    }
    assert counted == {
        "n": 5,
        "n11": 2,
        "n10": 2,
        "n01": 1,
        "n00": 0,
        "share_before": 0.8,
        "share_after": 0.6,
        "change_raw": pytest.approx(-0.2),
    }
    shift = agreement_shift(2, 2, 1, level=0.9)
    expected = map(float, (shift.mean, np.sqrt(shift.variance), *shift.interval))
    assert [one[key] for key in ("change", "change_sd", "change_low", "change_high")] == pytest.approx(
        [*expected]
    )
    assert one["detectable"] is False
    # what is expected of A is guessed by B: five of six guessed 0.1 more each, the sixth too
    assert one["expected_n"] == 6
    half = stats.t.ppf(0.95, 5) * 0.1 / 6
    assert [one[key] for key in ("expected_before", "expected_after", "expected_change")] == pytest.approx(
        [0.35, 0.45, 0.1]
    )
    assert [one["expected_low"], one["expected_high"]] == pytest.approx([0.1 - half, 0.1 + half])
    assert one["expected_detectable"] is True


def test_classes_and_gaps_are_those_of_everybody_who_answered_each_round():
    before, after = table(said(A="aaaaaad", B="ddddda")), table(said(A="aaaaddd....aaaa", B="aaaaaa.....aaa"))
    statement = change(before, after).to_dict()["statements"][0]
    rounds = [gaps(each).to_dict()["statements"][0] for each in (before, after)]
    for when, alone in zip(("before", "after"), rounds, strict=True):
        assert [statement[f"{key}_{when}"] for key in ("class", "firmness", "p")] == [
            alone["class"],
            alone["firmness"],
            alone["p"][alone["class"]],
        ]
        assert statement["sides"]["B"][f"gap_{when}"] == alone["sides"]["B"]["gap"]
    assert statement["p_class_differs"] == pytest.approx(
        1 - sum(rounds[0]["p"][each] * rounds[1]["p"][each] for each in rounds[0]["p"])
    )
    one, two = (each["sides"]["B"] for each in rounds)
    step = two["gap"] - one["gap"]
    assert [statement["sides"]["B"][f"gap_change{end}"] for end in ("", "_low", "_high")] == pytest.approx(
        [
            step,
            step - np.hypot(two["gap"] - two["gap_low"], one["gap_high"] - one["gap"]),
            step + np.hypot(two["gap_high"] - two["gap"], one["gap"] - one["gap_low"]),
        ]
    )


def test_too_few_pairs_have_counts_and_no_change():
    result = change(table(said(A="aaaa.aa", B="aaaaa")), table(said(A="aaad", B="aaaau")))
    one, two = side_of(result, "A"), side_of(result, "B")
    assert {key: one[key] for key in ("n", "n11", "n10", "change", "change_low", "detectable")} == {
        "n": 4,
        "n11": 3,
        "n10": 1,
        "change": None,
        "change_low": None,
        "detectable": None,
    }
    assert (two["n"], two["detectable"], two["expected_n"], two["expected_change"]) == (5, False, 4, None)
    statement = result.to_dict()["statements"][0]
    assert (statement["class_after"], statement["reason"], statement["p_class_differs"]) == (
        None,
        "too_few",
        None,
    )


def test_the_same_round_twice_shows_no_change_and_still_says_how_sure_that_is():
    rows = table(said(A="aaddu-a", B="ddddda"))
    result = change(rows, rows)
    for side in ("A", "B"):
        found = side_of(result, side)
        assert (found["change"], found["change_raw"], found["expected_change"], found["gap_change"]) == (
            0,
            0,
            0,
            0,
        )
        assert (found["detectable"], found["expected_detectable"], found["gap_detectable"]) == (False,) * 3
        assert found["change_low"] == -found["change_high"] < 0
        assert found["expected_low"] == -found["expected_high"] < 0
    assert set(result.only_before.values()) | set(result.only_after.values()) == {()}


@st.composite
def rounds(draw, *, letters="adut-."):
    """Two rounds of up to nine people a side and three statements, some of whom come once."""
    sizes = {side: draw(st.integers(2, 9)) for side in "AB"}
    made = []
    for _ in range(2):
        rows = []
        for statement in ("s1", "二", "3"):
            words = {
                side: "a" + draw(st.text(alphabet=letters, min_size=size, max_size=size))
                for side, size in sizes.items()
            }
            rows += [
                (*row[:4], draw(st.sampled_from([None, 0.0, 0.2, 0.5, 1.0])))
                for row in said(statement, **words)
            ]
        made.append(rows)
    return made


def by_hand(before, after):
    """The counts and guesses of pairs, by pandas."""
    frames = [pd.DataFrame(rows, columns=NAMES) for rows in (before, after)]
    both = frames[0].merge(frames[1], on=["participant", "statement"], suffixes=("_b", "_a"))
    counted = {}
    for key, pairs in both.groupby(["statement", "side_b"]):
        took = pairs[pairs.stance_b.notna() & pairs.stance_a.notna()]
        agreed = took.stance_b == "agree", took.stance_a == "agree"
        moved = (pairs.expected_a - pairs.expected_b).dropna()
        counted[key] = (
            int((agreed[0] & agreed[1]).sum()),
            int((agreed[0] & ~agreed[1]).sum()),
            int((~agreed[0] & agreed[1]).sum()),
            int((~agreed[0] & ~agreed[1]).sum()),
            len(moved),
            pytest.approx(moved.mean(), abs=1e-12) if len(moved) >= 5 else None,
        )
    return counted


@settings(deadline=None, max_examples=12)
@given(rounds(), st.randoms(use_true_random=False))
def test_pairs_are_those_of_another_library_whatever_the_order_of_the_rows(both, rng):
    result = change(*map(table, both)).to_dict()
    found = {
        (each["statement"], side): (
            *(mine[key] for key in ("n11", "n10", "n01", "n00")),
            theirs["expected_n"],
            theirs["expected_change"],
        )
        for each in result["statements"]
        for side, other in (("A", "B"), ("B", "A"))
        for mine, theirs in [(each["sides"][side], each["sides"][other])]
    }
    assert found == by_hand(*both)
    shuffled = [rng.sample(rows, len(rows)) for rows in both]
    again = change(*map(table, shuffled)).to_dict()
    order = {each["statement"]: each for each in again["statements"]}
    assert [order[each["statement"]] for each in result["statements"]] == result["statements"]
    assert {key: again[key] for key in ("paired", "only_before", "only_after")} == {
        key: result[key] for key in ("paired", "only_before", "only_after")
    }


SIGNED = (
    ("change", "change_low", "change_high"),
    ("expected_change", "expected_low", "expected_high"),
    ("gap_change", "gap_change_low", "gap_change_high"),
)


def steps(result, side):
    return [[each["sides"][side][key] for key in keys] for each in result["statements"] for keys in SIGNED]


def turned(found):
    return [
        each if each[0] is None else pytest.approx([-each[0], -each[2], -each[1]], abs=1e-9) for each in found
    ]


@settings(deadline=None, max_examples=6)
@given(rounds())
def test_rounds_exchanged_turn_every_step_round(both):
    there, back = change(*map(table, both)).to_dict(), change(*map(table, both[::-1])).to_dict()
    for side in ("A", "B"):
        assert steps(back, side) == turned(steps(there, side))
    assert (back["only_before"], back["only_after"]) == (there["only_after"], there["only_before"])
    assert [each["p_class_differs"] for each in back["statements"]] == [
        None if each["p_class_differs"] is None else pytest.approx(each["p_class_differs"], abs=1e-12)
        for each in there["statements"]
    ]


@settings(deadline=None, max_examples=6)
@given(rounds())
def test_sides_exchanged_change_nothing_but_names(both):
    names = {"A": "B", "B": "A"}
    exchanged = [[(row[0], names[row[1]], *row[2:]) for row in rows] for rows in both]
    one, two = change(*map(table, both)).to_dict(), change(*map(table, exchanged)).to_dict()
    for side, other in names.items():
        assert two["only_before"][side] == one["only_before"][other]
        for before, after in zip(one["statements"], two["statements"], strict=True):
            assert after["sides"][side] == pytest.approx(before["sides"][other], nan_ok=True)


@settings(deadline=None, max_examples=6)
@given(rounds(letters="ad-."))
def test_statements_turned_round_turn_every_step_round_where_nobody_is_unsure(both):
    names = {"agree": "disagree", "disagree": "agree", None: None}
    flipped = [
        [(*row[:3], names[row[3]], None if row[4] is None else 1 - row[4]) for row in rows] for rows in both
    ]
    one, two = change(*map(table, both)).to_dict(), change(*map(table, flipped)).to_dict()
    for side in ("A", "B"):
        assert steps(two, side) == turned(steps(one, side))


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pl.LazyFrame, pa.table])
def test_change_comes_in_the_callers_kind_of_frame_and_keeps_its_specification(kind):
    before, after = (
        {name: each[name].to_pylist() for name in NAMES} for each in (table(said(A="aad", B="dd")),) * 2
    )
    found = change(kind(before), kind(after)).table
    assert isinstance(found, kind) if kind is not pa.table else isinstance(found, pa.Table)
    assert CHANGE.validate(found).collect().columns == [column.name for column in CHANGE.columns]


def test_change_lists_statements_as_told_and_reads_codes_of_any_kind():
    listed = pa.table({"statement": ["无", "7", "s", "once"], "reciprocal": [False, False, True, False]})
    rows = [(str(k), "AB"[k % 2], "s", "agree", 0.1) for k in range(20)]
    before = table(
        [
            *rows,
            *[(str(k), "AB"[k % 2], "7", "agree", 0.9) for k in range(20)],
            ("1", "B", "once", None, None),
        ]
    )
    numbered = pd.DataFrame({name: before[name].to_pylist() for name in NAMES})
    numbered["participant"] = numbered["participant"].astype(int)
    result = change(numbered, before.slice(0, 40), statements=listed)
    assert [(each["statement"], each["class_before"]) for each in result.to_dict()["statements"]] == [
        ("无", None),
        ("7", "shared_ground"),
        ("s", "mirror_image"),
    ]
    assert (result.paired, result.statements_only_before) == ({"A": 10, "B": 10}, ("once",))
    with pytest.raises(TableError, match=r"has no row for the statement '7', which is answered"):
        change(before, before, statements=listed.filter(pa.array([True, False, True, True])))


def test_other_sides_are_left_out_and_counted_each_time():
    before = table(said(A="aaaaa", B="ddddd", C="aa"))
    after = table(said(A="aaaaa", B="ddddd", C="a"))
    result = change(before, after, sides=("B", "A"))
    assert (result.sides, result.left_out, dict(result.only_before)) == (
        ("B", "A"),
        (2, 1),
        {"B": (), "A": ()},
    )


GOOD = said(A="aad", B="dda")


@pytest.mark.parametrize(
    ("before", "after", "kind", "sentence"),
    [
        (
            table(GOOD),
            table([("A0", "B", "s", "agree", None), *GOOD[1:]]),
            TableError,
            (
                "Participant 'A0' answers for 'A' in the earlier table of answers and for 'B' in the later table of "
                "answers; a code belongs to one person, and a person to one side. Correct the side, or give the "
                "person a new code."
            ),
        ),
        (
            table(GOOD),
            table([(f"x{row[0]}", *row[1:]) for row in GOOD]),
            TableError,
            (
                "the earlier table of answers and the later table of answers have no participant in common; a person "
                "needs the same code both times."
            ),
        ),
        (
            table(GOOD),
            table([(*row[:2], "other", *row[3:]) for row in GOOD]),
            TableError,
            (
                "the earlier table of answers and the later table of answers have no statement in common; a statement "
                "needs the same id both times."
            ),
        ),
        (
            table(GOOD),
            table(said(A="aad", C="dda")),
            TableError,
            (
                "the earlier table of answers has the sides A, B, and the later table of answers has A, C; name the "
                "sides alike both times."
            ),
        ),
        (
            table(GOOD, origin="simulated"),
            table(GOOD, origin="real"),
            TableError,
            (
                "the earlier table of answers and the later table of answers have answers of different or unstated "
                "origin; simulated and real answers are never compared. Hand in one kind both times."
            ),
        ),
        (
            table(GOOD, origin="simulated"),
            table(GOOD),
            TableError,
            (
                "the earlier table of answers and the later table of answers have answers of different or unstated "
                "origin; simulated and real answers are never compared. Hand in one kind both times."
            ),
        ),
        (
            table(GOOD),
            table(said(A="aad")),
            TableError,
            "the later table of answers has one side only, 'A'; two sides are compared.",
        ),
        (
            table([*GOOD, *GOOD]),
            table(GOOD),
            TableError,
            (
                "the earlier table of answers: participant 'A0' answers statement 's' more than once; keep one of "
                "those rows."
            ),
        ),
        (
            table(GOOD),
            table([(*row[:4], 40.0) for row in GOOD]),
            TableError,
            (
                "the later table of answers, row 1: expected must be a share, a number from 0 to 1 or blank; it looks "
                "like a scale of 0 to 100: divide by 100."
            ),
        ),
        (
            table(GOOD),
            table(GOOD).slice(0, 0),
            TableError,
            "the later table of answers has no answers; expected a row for each participant and statement.",
        ),
    ],
)
def test_tables_that_do_not_belong_together_are_refused_in_a_sentence(before, after, kind, sentence):
    with pytest.raises(kind, match=f"^{re.escape(sentence)}$"):
        change(before, after)


def test_one_person_one_statement_and_all_missing_are_no_faults():
    alone = [("A0", "A", "s", None, None), ("B0", "B", "s", None, None)]
    found = side_of(change(table(alone), table(alone)), "A")
    assert (found["n"], found["share_before"], found["change"], found["expected_n"]) == (0, None, None, 0)


@pytest.mark.slow
def test_ten_thousand_statements_are_compared():
    """Ten thousand statements are what it is about; tables of the same counts are worked out once."""
    rows = [(side, side, f"s{s}", "agree", 0.5) for side in "AB" for s in range(10_000)]
    result = change(table(rows), table(rows))
    assert (len(result.columns["statement"]), set(result.columns["n11"])) == (20_000, {1})


def test_files_that_are_missing_or_broken_off_are_refused(tmp_path):
    good, broken = tmp_path / "good.csv", tmp_path / "broken.csv"
    text = ",".join(NAMES) + "\n" + "".join(",".join(map(str, row)) + "\n" for row in GOOD)
    good.write_text(text, encoding="utf-8")
    broken.write_text(text + "A9,A", encoding="utf-8")
    with pytest.raises(UsageError, match="There is no file "):
        change(good, tmp_path / "none.csv")
    with pytest.raises(
        DataError, match=r"broken\.csv, line 8: the number of cells is 2, and 5 in the header"
    ):
        change(good, broken)
