"""Surveys of other programs become answers; samples are in the layouts those programs write."""

import csv
import io
import subprocess
import sys
import time
import tomllib

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perception.readers.surveys import (
    ANSWERS,
    GOOGLE_FORMS,
    GOOGLE_FORMS_MAP,
    LIMESURVEY,
    LIMESURVEY_MAP,
    POLIS,
    POLIS_MAP,
    QUALTRICS,
    QUALTRICS_MAP,
    SEATS,
    text_of,
)
from pyarrow import parquet

from tracktwo.perception import ANSWERS as SPECIFICATION
from tracktwo.perception import STATEMENTS, convert, gaps
from tracktwo.perception.tables import Account

COLUMNS = ("participant", "side", "statement", "stance", "expected", "expected_own")
NUMBERED = {"R_1": "2", "R_2": "3"}


def rows_of(table):
    return [tuple(row[name] for name in COLUMNS) for row in table.to_pylist()]


@pytest.fixture
def write(tmp_path):
    def write(content, name="survey.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_limesurvey_is_read_by_patterns_and_codes(write):
    found = convert(write(LIMESURVEY.encode("utf-8-sig")), mapping=tomllib.loads(LIMESURVEY_MAP))
    assert rows_of(found.table) == ANSWERS
    assert found.account == Account(
        people={"Northshore": 1, "南岸": 1}, statements=2, stances=3, guesses=3, own_guesses=2, numbered=False,
        ignored=7, set_aside=1, without_side=0, silent=0, low_guesses=False,
    )  # fmt: skip


def test_qualtrics_is_read_below_its_three_rows_of_header(write):
    found = convert(write(QUALTRICS), mapping=write(QUALTRICS_MAP, "map.toml"))
    assert rows_of(found.table) == ANSWERS
    assert found.to_dict() == {
        "people": {"Northshore": 1, "南岸": 1}, "statements": 2, "stances": 3, "guesses": 3, "own_guesses": 2,
        "numbered": False, "ignored": 3, "set_aside": 1, "without_side": 1, "silent": 1, "low_guesses": False,
    }  # fmt: skip
    assert found.statements.to_pylist() == [
        {"statement": "s1", "reciprocal": False, "fact": False, "text_en": None, "text_zh-hans": None},
        {
            "statement": "s2",
            "reciprocal": True,
            "fact": False,
            "text_en": "Parts are shared",
            "text_zh-hans": "部件共用",
        },
    ]
    assert repr(found) == "<Converted: people 2, statements 2>"


def test_qualtrics_tabs_in_utf_16_and_two_rows_of_header_are_read_too(write):
    rows = list(csv.reader(io.StringIO(QUALTRICS)))
    mapping = tomllib.loads(QUALTRICS_MAP)
    tabs = write(text_of(rows, separator="\t").encode("utf-16"), "tabs.tsv")
    assert rows_of(convert(tabs, mapping=mapping).table) == ANSWERS
    without_questions = write(text_of([rows[0], *rows[2:]]))
    assert rows_of(convert(without_questions, mapping=mapping).table) == ANSWERS
    without_ids = write(text_of([*rows[:2], *rows[3:]]))
    said = {**mapping, "file": {"header_rows": 2}}
    assert rows_of(convert(without_ids, mapping=said).table) == ANSWERS


def test_google_forms_is_read_by_its_questions_and_its_rows_are_numbered(write):
    found = convert(write(GOOGLE_FORMS), mapping=write(GOOGLE_FORMS_MAP, "map.toml"))
    assert rows_of(found.table) == [(NUMBERED[person], *rest) for person, *rest in ANSWERS]
    assert found.account.numbered


@pytest.mark.parametrize("written", ["gb18030", "gbk", "big5"])
def test_encodings_that_the_mapping_names_are_read(write, written):
    path = write(GOOGLE_FORMS.encode(written))
    found = convert(path, mapping={**tomllib.loads(GOOGLE_FORMS_MAP), "file": {"encoding": written}})
    assert rows_of(found.table) == [(NUMBERED[person], *rest) for person, *rest in ANSWERS]


def test_a_line_that_names_the_separator_is_passed_over(write):
    path = write("sep=;\n" + LIMESURVEY)
    assert rows_of(convert(path, mapping=tomllib.loads(LIMESURVEY_MAP)).table) == ANSWERS


def test_sides_may_stand_in_a_file_beside_the_mapping(write, tmp_path, monkeypatch):
    survey = write(POLIS, "participants-votes.csv")
    write(SEATS, "seats.csv")
    monkeypatch.chdir(tmp_path.parent)
    found = convert(survey, mapping=write(POLIS_MAP, "map.toml"))
    assert [tuple(row.values())[:4] for row in found.answers_arrow.to_pylist()] == [
        ("0", "Northshore", "0", "agree"), ("0", "Northshore", "1", "disagree"), ("0", "Northshore", "10", "unsure"),
        ("1", "南岸", "0", "disagree"), ("1", "南岸", "1", None), ("1", "南岸", "10", "disagree"),
    ]  # fmt: skip
    assert (found.account.without_side, found.account.silent, found.account.ignored) == (1, 1, 5)
    seats = pa.table({"participant": [0, 1, 3], "side": ["Northshore", "南岸", "Northshore"]})
    same = convert(survey, mapping={**tomllib.loads(POLIS_MAP), "side": {"file": seats}})
    assert same.answers_arrow.equals(found.answers_arrow)


SPSS_MAP = {
    "participant": {"column": "code"},
    "side": {"column": "side"},
    "stance": {"agree": "Agree", "disagree": 2, "unsure": "Does not know"},
    "expected": {"scale": 10, "cannot_guess": ["Cannot guess"]},
    "statements": {
        "s1": {"stance": "q1", "expected": "g1", "expected_own": "h1"},
        "s2": {"stance": "q2", "expected": "g2", "expected_own": "h2", "fact": True},
    },
    "ignore": "name",
}


@pytest.fixture
def spss(tmp_path):
    """SPSS keeps numbers with labels; "does not know" is declared missing, as it often is."""
    stances = {1.0: "Agree", 2.0: "Disagree", 8.0: "Does not know"}
    guesses = {0.0: "nobody", 10.0: "everybody", 99.0: "Cannot guess"}
    frame = pd.DataFrame(
        {
            "code": ["R_1", "R_2"], "name": ["A", "B"], "side": [1.0, 2.0], "q1": [1.0, 2.0], "g1": [7.0, 0.0],
            "h1": [9.0, np.nan], "q2": [8.0, np.nan], "g2": [99.0, 10.0], "h2": [5.0, 99.0],
        }
    )  # fmt: skip
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(
        frame, path,
        variable_value_labels={"side": {1.0: "Northshore", 2.0: "南岸"}, "q1": stances, "q2": stances,
                               "g1": guesses, "g2": guesses, "h2": guesses},
        missing_ranges={"q2": [8.0], "g2": [99.0], "h2": [99.0]},
        column_labels={"q1": "Launches are told"},
    )  # fmt: skip
    return path


def test_spss_is_read_by_labels_or_by_codes(spss):
    found = convert(spss, mapping=SPSS_MAP)
    assert rows_of(found.table) == ANSWERS
    assert found.statements.to_pylist()[1] == {"statement": "s2", "reciprocal": False, "fact": True}


FRAME = {
    "code": ["R_1", "R_2"], "side": ["Northshore", "南岸"], "q1": [1, 2], "g1": [70, 0], "h1": [90.0, None],
    "q2": [3.0, None], "g2": [None, 100.0], "h2": [50.0, None],
}  # fmt: skip
FRAME_MAP = {
    "participant": {"column": "code"},
    "side": {"column": "side"},
    "stance": {"agree": 1, "disagree": 2, "unsure": 3},
    "expected": {"scale": 100},
    "pattern": {"stance": "q{statement}", "expected": "g{statement}", "expected_own": "h{statement}"},
}


@pytest.mark.parametrize("kind", [pa.table, pd.DataFrame, pl.DataFrame, pl.LazyFrame])
def test_frames_come_back_as_what_they_were(kind):
    found = convert(kind(FRAME), mapping=FRAME_MAP)
    assert type(found.table) is type(found.statements) is (pa.Table if kind is pa.table else kind)
    expected = [(person, side, key.removeprefix("s"), *rest) for person, side, key, *rest in ANSWERS]
    assert rows_of(found.answers_arrow) == expected


def test_parquet_is_read_like_a_frame(tmp_path):
    parquet.write_table(pa.table(FRAME), tmp_path / "survey.parquet")
    found = convert(tmp_path / "survey.parquet", mapping=FRAME_MAP)
    assert found.answers_arrow.equals(convert(pa.table(FRAME), mapping=FRAME_MAP).answers_arrow)


def test_what_comes_out_fits_the_specifications_and_the_method(write):
    mapping = {**tomllib.loads(QUALTRICS_MAP), "origin": "simulated", "round": "autumn 2021"}
    found = convert(write(QUALTRICS), mapping=mapping)
    assert set(SPECIFICATION.validate(found.table).collect().columns) == {*COLUMNS, "origin", "round"}
    STATEMENTS.validate(found.statements)
    result = gaps(found.table, statements=found.statements)
    assert (result.origin, result.sides) == ("simulated", ("Northshore", "南岸"))
    assert repr(found) == "<Converted: people 2, statements 2, simulated>"


@pytest.mark.parametrize(
    ("cell", "stance"),
    [("AGREE", "agree"), (" agree\u00a0", "agree"), ("ａｇｒｅｅ", "agree"), ("1.0", "agree"), ("01", None),
     ("N/A", None), ("-", None), ("depends\non it", "depends")],
)  # fmt: skip
def test_stances_are_compared_without_case_width_and_white_space(cell, stance):
    mapping = {
        "side": {"column": "side"},
        "stance": {"agree": ["agree", 1], "depends": "Depends on it", "skipped": ["01"]},
        "statements": {"s": {"stance": "q", "expected": "g"}},
    }
    found = convert(pa.table({"side": ["A"], "q": [cell], "g": ["3"]}), mapping=mapping)
    assert [row["stance"] for row in found.answers_arrow.to_pylist()] == [stance]


@pytest.mark.parametrize(
    ("cell", "scale", "share"),
    [("7", 10, 0.7), ("７", 10, 0.7), ("7,5", 10, 0.75), ("0.7", 1, 0.7), ("70%", 100, 0.7), ("70 ％", 100, 0.7),
     ("half", 10, 0.5), ("10 - all", 10, 1.0), ("?", 10, None), ("99", 10, None), ("NaN", 10, None), ("", 1, None)],
)  # fmt: skip
def test_guesses_are_read_on_their_scale(cell, scale, share):
    mapping = {
        "side": {"column": "side"},
        "expected": {"scale": scale, "cannot_guess": ["?", 99]},
        "statements": {"s": {"stance": "q", "expected": "g"}},
    }
    mapping["expected"] |= {"values": {"half": 5, "10 - all": 10}} if scale == 10 else {}
    found = convert(pa.table({"side": ["A"], "q": ["agree"], "g": [cell]}), mapping=mapping)
    assert [row["expected"] for row in found.answers_arrow.to_pylist()] == [share]


def test_numbers_and_flags_of_frames_are_read_as_a_person_writes_them():
    table = pa.table({"side": [True, False], "q": [1.0, 2.5], "g": [float("nan"), 10.0]})
    mapping = {
        "side": {"column": "side", "values": {"A": "true", "B": "false"}},
        "stance": {"agree": 1, "disagree": 2.5},
        "statements": {"s": {"stance": "q", "expected": "g"}},
    }
    rows = [tuple(row.values()) for row in convert(table, mapping=mapping).answers_arrow.to_pylist()]
    assert rows == [("1", "A", "s", "agree", None), ("2", "B", "s", "disagree", 1.0)]


def test_ids_of_statements_may_be_numbers():
    table = pa.table({"side": ["A"], "q": ["agree"]})
    found = convert(table, mapping={"side": {"column": "side"}, "statements": {1: {"stance": "q"}}})
    assert found.statements.to_pylist() == [{"statement": "1", "reciprocal": False, "fact": False}]


def test_low_guesses_on_a_long_scale_are_pointed_out():
    table = {"side": ["A"] * 20, "q": ["agree"] * 20, "g": list(range(10)) * 2}
    mapping = {"side": {"column": "side"}, "statements": {"s": {"stance": "q", "expected": "g"}}}
    low = convert(pa.table(table), mapping={**mapping, "expected": {"scale": 100}})
    assert low.account.low_guesses
    assert not convert(pa.table(table), mapping=mapping).account.low_guesses
    table["g"][-1] = 11
    high = convert(pa.table(table), mapping={**mapping, "expected": {"scale": 100}})
    assert not high.account.low_guesses


def test_patterns_take_the_columns_they_say_most_about():
    mapping = {
        "side": {"column": "side"},
        "pattern": {
            "stance": "{statement}",
            "expected": "{statement}_guess",
            "expected_own": "{statement}_guess_own",
        },
        "statements": {"z": {"reciprocal": True}, "y": {"stance": "why"}},
        "ignore": ["name", "t*"],
    }
    header = ["side", "z", "a_guess_own", "a_guess", "a", "z_guess", "why", "name", "t_guess"]
    found = convert(
        pa.table({name: ["agree" if name in {"z", "a", "why"} else "1"] for name in header}), mapping=mapping
    )
    assert [tuple(row.values())[2:] for row in found.answers_arrow.to_pylist()] == [
        ("y", "agree", None, None),
        ("z", "agree", 0.1, None),
        ("a", "agree", 0.1, 0.1),
    ]
    assert found.account.ignored == 2


keys = st.text(st.characters(categories=("L", "N"), max_codepoint=0xFFFF), min_size=1, max_size=5)
guess = st.none() | st.integers(0, 10)
cell = st.tuples(st.sampled_from(["agree", "disagree", "unsure", "depends", None]), guess, guess)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_long_to_wide_to_long_is_the_same(data):
    statements = data.draw(st.lists(keys, min_size=1, max_size=4, unique=True))
    people = data.draw(st.lists(st.tuples(st.sampled_from(["A", "南岸"]), st.lists(
        cell, min_size=len(statements), max_size=len(statements)).filter(lambda row: any(map(any_said, row)))),
        min_size=1, max_size=6))  # fmt: skip
    long = [
        (f"P{number}", side, key, stance, tenth(other), tenth(own))
        for number, (side, said) in enumerate(people)
        for key, (stance, other, own) in zip(statements, said, strict=True)
    ]
    wide = {"code": [], "side": []}
    wide |= {f"{key}|{kind}": [] for key in statements for kind in ("stance", "other", "own")}
    for number, (side, said) in enumerate(people):
        wide["code"].append(f"P{number}")
        wide["side"].append(side)
        for key, values in zip(statements, said, strict=True):
            for kind, value in zip(("stance", "other", "own"), values, strict=True):
                wide[f"{key}|{kind}"].append(None if value is None else str(value))
    mapping = {
        "participant": {"column": "code"},
        "side": {"column": "side"},
        "pattern": {
            "stance": "{statement}|stance", "expected": "{statement}|other", "expected_own": "{statement}|own",
        },
    }  # fmt: skip
    assert rows_of(convert(pa.table(wide), mapping=mapping).answers_arrow) == long


def any_said(said):
    return any(value is not None for value in said)


def tenth(guess):
    return None if guess is None else guess / 10


def test_a_thousand_people_and_three_hundred_statements_take_about_a_second(write):
    header = ["code", "side", *(f"{kind}{key}" for key in range(300) for kind in "qg")]
    rows = ([f"P{k}", "AB"[k % 2], *(("agree", str(k % 11)) * 300)] for k in range(1000))
    path = write(text_of([header, *rows], quoting=csv.QUOTE_MINIMAL))
    mapping = {
        "participant": {"column": "code"},
        "side": {"column": "side"},
        "pattern": {"stance": "q{statement}", "expected": "g{statement}"},
    }
    start = time.process_time()
    found = convert(path, mapping=mapping)
    assert (found.answers_arrow.num_rows, found.account.guesses) == (300_000, 300_000)
    assert time.process_time() - start < 2


def test_ten_thousand_statements_are_read():
    table = pa.table({"side": ["A"], **{f"q{key}": ["agree"] for key in range(10_000)}})
    found = convert(table, mapping={"side": {"column": "side"}, "pattern": {"stance": "q{statement}"}})
    assert found.account.stances == 10_000


def test_a_survey_loads_no_frame_library(write):
    code = (
        "import sys; from tracktwo.perception import convert; convert(sys.argv[1], mapping=sys.argv[2]); "
        "print(sorted({'pandas', 'polars', 'duckdb', 'django'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, write(QUALTRICS), write(QUALTRICS_MAP, "map.toml")],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("[]\n", "")
