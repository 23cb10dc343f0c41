"""Table specifications: they validate, document and generate."""

import random

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.vocabulary.cells import spreadsheet_text, terminal_text
from tracktwo.vocabulary.errors import TableError
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

SPEC = TableSpec(
    name="visits",
    meaning="One row for each visit.",
    columns=(
        Column(name="visitor", kind=Kind.KEY, meaning="who came"),
        Column(name="day", kind=Kind.KEY, meaning="when"),
        Column(name="side", kind=Kind.KEY, meaning="from where", examples=("Northshore", "南岸")),
        Column(name="mood", kind=Kind.CODE, meaning="how it went", blank=True, choices=("good", "bad")),
        Column(name="share", kind=Kind.NUMBER, meaning="of the day", blank=True, low=0.0, high=1.0),
        Column(name="talks", kind=Kind.COUNT, meaning="how many talks"),
        Column(name="public", kind=Kind.FLAG, meaning="open to all"),
        Column(name="note", kind=Kind.TEXT, meaning="anything", required=False, blank=True),
        Column(
            name="origin",
            kind=Kind.CODE,
            meaning="made up or not",
            required=False,
            choices=("real", "simulated"),
        ),
    ),
    unique=(("visitor", "day"),),
    one_each=(("visitor", "side"),),
    constant=("origin",),
)
ROWS = {
    "visitor": ["陈", "Lee", "陈"],
    "day": ["1", "1", "2"],
    "side": ["南岸", "Northshore", "南岸"],
    "mood": ["good", None, "bad"],
    "share": [0.5, None, 1.0],
    "talks": [0, 3, 12],
    "public": [True, False, True],
    "note": ["x", None, " "],
    "origin": ["simulated"] * 3,
}
KINDS = {
    "pandas": pd.DataFrame,
    "pandas-arrow": lambda rows: pd.DataFrame(rows).convert_dtypes(dtype_backend="pyarrow"),
    "polars": pl.DataFrame,
    "polars-lazy": pl.LazyFrame,
    "arrow": pa.table,
    "duckdb": lambda rows: duckdb.from_arrow(pa.table(rows)),
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_spec_accepts_a_good_table_of_any_kind(kind):
    SPEC.validate(kind(ROWS))
    SPEC.validate(kind({name: values for name, values in ROWS.items() if name not in ("note", "origin")}))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"mood": ["good", "sad", "so-so"]},
            ": mood must be one of good, bad or blank; 2 rows are not.",
        ),
        (
            {"share": [0.5, 1.5, -0.1]},
            ": share must be a number from 0 to 1 or blank; 2 rows are not.",
        ),
        (
            {"talks": [0, -1, 2]},
            ": talks must be a whole number, 0 or more, never blank; 1 row is not.",
        ),
        (
            {"talks": [0.0, 1.5, None]},
            ": talks must be a whole number, 0 or more, never blank; 2 rows are not.",
        ),
        (
            {"visitor": ["陈", " ", None]},
            ": visitor must be text or a whole number, never blank; 2 rows are not.",
        ),
        (
            {"public": ["true", "FALSE", "maybe"]},
            ": public must be true or false, never blank; 1 row is not.",
        ),
        (
            {"day": ["1", "1", "1"]},
            " has several rows for the same visitor and day; keep one of each.",
        ),
        (
            {"side": ["南岸", "Northshore", "Northshore"]},
            " gives the same visitor more than one side; each has exactly one.",
        ),
        (
            {"origin": ["real", "simulated", "real"]},
            " mixes several values of origin; hand in one at a time.",
        ),
    ],
)
def test_spec_refuses_a_bad_table_in_one_sentence(kind, change, sentence):
    with pytest.raises(TableError) as caught:
        SPEC.validate(kind({**ROWS, **change}))
    assert str(caught.value) == f"the table of visits{sentence}" + (
        " Correct or remove them." if sentence.startswith(":") else ""
    )


@pytest.mark.parametrize(
    ("moods", "said"),
    [
        (["good", "x", "bad"], "row 3 is not"),
        (["good", "x", "y"], "2 rows, row 3 the first of them, are not"),
    ],
)
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_spec_names_the_first_bad_row_where_rows_have_numbers(kind, moods, said):
    with pytest.raises(TableError, match=f"mood must be one of good, bad or blank; {said}"):
        SPEC.validate(kind({**ROWS, "mood": moods}), first_row=2)


def test_spec_refuses_a_table_without_a_required_column():
    with pytest.raises(TableError) as caught:
        SPEC.validate(pd.DataFrame(ROWS).drop(columns=["day", "mood", "note"]), where="visits.csv")
    assert str(caught.value) == (
        "visits.csv has no columns 'day' and 'mood'; the columns of visits are visitor, day, side, mood, share, talks, "
        "public. Add them, or rename what holds them."
    )


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_spec_reads_names_and_codes_whatever_white_space_and_case_surround_them(kind):
    loose = {
        **{name: values for name, values in ROWS.items() if name not in ("side", "mood")},
        " SIDE": ["南岸\u3000", "\u00a0Northshore", "\t南岸 "],
        "Mood\u00a0": ["Good ", None, "\u3000BAD"],
        "public": ["True", " FALSE", "true"],
    }
    plain = {**ROWS, "public": ["true", "false", "true"]}
    read = SPEC.validate(kind(loose)).collect("pyarrow").to_native().to_pylist()
    assert read == pa.table(plain).to_pylist()
    with pytest.raises(TableError, match="several rows for the same visitor and day"):
        SPEC.validate(kind({**ROWS, "day": ["1", "1", "1\u3000"]}))
    with pytest.raises(
        TableError, match="has several columns for side: 'side' and 'Side '; keep one of them"
    ):
        SPEC.validate(kind({**ROWS, "Side ": ROWS["side"]}))


def test_spec_takes_nan_for_blank():
    SPEC.validate(pd.DataFrame({**ROWS, "share": [float("nan"), 0.1, 0.2]}))
    with pytest.raises(
        TableError, match="talks must be a whole number, 0 or more, never blank; 1 row is not"
    ):
        SPEC.validate(pd.DataFrame({**ROWS, "talks": [float("nan"), 1, 2]}))


def test_spec_takes_a_column_of_blanks_for_numbers_and_nothing_else_without_type():
    SPEC.validate(pa.table({**ROWS, "share": pa.nulls(3)}))
    with pytest.raises(TableError, match="share must be a number from 0 to 1 or blank; 3 rows are not"):
        SPEC.validate(pa.table({**ROWS, "share": ["0.1", "0.2", "0.3"]}))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), rows=st.integers(0, 30))
def test_sample_is_valid_and_fixed_by_its_seed(seed, rows):
    made = SPEC.sample(random.Random(seed), rows=rows)
    assert [len(values) for values in made.values()] == [rows] * len(SPEC.columns)
    assert made == SPEC.sample(random.Random(seed), rows=rows)
    SPEC.validate(pl.DataFrame(made, infer_schema_length=None))


def test_sample_breaks_when_the_rules_change():
    # a decoy: the validation that the samples pass is one they could fail
    made = SPEC.sample(random.Random(1), rows=30)
    for change in (
        {"talks": [-1] * 30},
        {"visitor": ["one"] * 30, "day": ["one"] * 30},
        {"mood": ["?"] * 30},
    ):
        with pytest.raises(TableError):
            SPEC.validate(pl.DataFrame({**made, **change}, infer_schema_length=None))


def test_sample_holds_both_languages():
    made = SPEC.sample(random.Random(1), rows=30)
    assert set(made["side"]) == {"Northshore", "南岸"}
    assert {str(name).startswith("第") for name in made["visitor"]} == {True, False}


def test_spec_documents_itself():
    assert SPEC.document() == (
        "One row for each visit.\n\n"
        "| column | must be | column may be missing | meaning |\n"
        "|---|---|---|---|\n"
        "| `visitor` | text or a whole number, never blank | no | who came |\n"
        "| `day` | text or a whole number, never blank | no | when |\n"
        "| `side` | text or a whole number, never blank | no | from where |\n"
        "| `mood` | one of good, bad or blank | no | how it went |\n"
        "| `share` | a number from 0 to 1 or blank | no | of the day |\n"
        "| `talks` | a whole number, 0 or more, never blank | no | how many talks |\n"
        "| `public` | true or false, never blank | no | open to all |\n"
        "| `note` | text or blank | yes | anything |\n"
        "| `origin` | one of real, simulated, never blank | yes | made up or not |\n"
        "\n"
        "Rows are unique by `visitor` and `day`.\n"
        "Each `visitor` has one `side`.\n"
        "`origin` has one value in a table.\n"
    )


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(None, None, "a number"), (0, None, "a number, 0 or more"), (None, 2.5, "a number, 2.5 or less")],
)
def test_column_says_its_limits(low, high, words):
    column = Column(name="x", kind=Kind.NUMBER, meaning="", low=low, high=high, blank=True)
    assert column.rule() == f"{words} or blank"


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠x", "-"]
)
def test_spreadsheet_text_disarms_formulas(text):
    assert spreadsheet_text(text) == f"'{text}"


@pytest.mark.parametrize("text", ["s1", "", "陈述一", "-1", "+2.5", "a=b", "'quoted'"])
def test_spreadsheet_text_leaves_the_rest(text):
    assert spreadsheet_text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("s\x1b[2J", r"s\x1b[2J"),
        ("a\u202eb\u2066c\u200f", r"a\u202eb\u2066c\u200f"),
        ("line\nline\u2028\x9b\x7f", r"line\nline\u2028\x9b\x7f"),
        ("\udcff", r"\udcff"),
        ("陈述，一 مرحبا می\u200cخواهم é 👩\u200d🔬", "陈述，一 مرحبا می\u200cخواهم é 👩\u200d🔬"),
    ],
)
def test_terminal_text_escapes_what_steers_and_leaves_the_rest(text, shown):
    assert terminal_text(text) == shown
