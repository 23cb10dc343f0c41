"""Surveys and mappings that are not right: each is refused in one sentence that repeats nothing anybody said."""

import csv
import random
import sys
import tomllib

import pandas as pd
import pyarrow as pa
import pyreadstat
import pytest
from perception.readers.surveys import GOOGLE_FORMS, GOOGLE_FORMS_MAP, QUALTRICS, QUALTRICS_MAP, text_of
from pyarrow import parquet

from tracktwo.perception import convert, gaps
from tracktwo.vocabulary.errors import FileError, TableError, TrackTwoError, UsageError

MAPPING = {
    "participant": {"column": "code"},
    "side": {"column": "side", "values": {"A": ["1"], "B": ["2"]}},
    "statements": {"s1": {"stance": "q1", "expected": "g1"}, "s2": {"stance": "q2"}},
}
ROWS = {
    "code": ["x", "y"],
    "side": ["1", "2"],
    "q1": ["agree", ""],
    "g1": ["3", "10"],
    "q2": ["unsure", "agree"],
}


def with_cell(name, value):
    """The survey with one cell of its second row changed."""
    return {**ROWS, name: [ROWS[name][0], value]}


@pytest.fixture
def write(tmp_path):
    def write(content, name="survey.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (with_cell("q2", "secret"), r"row 2, column 'q2': no stance is mapped to what stands here; add it under "),
        (with_cell("g1", "secret"), r"row 2, column 'g1': a guess should be a number from 0 to 10, or a text under"),
        (with_cell("g1", "-1"), r"row 2, column 'g1': a guess should be a number from 0 to 10"),
        (with_cell("g1", "1,000"), r"row 2, column 'g1': a guess should be a number from 0 to 10"),
        (with_cell("g1", "inf"), r"row 2, column 'g1': a guess should be a number from 0 to 10"),
        (with_cell("g1", "70"), r"row 2, column 'g1': a guess lies above 10, the end of the scale; correct it, or sc"),
        (with_cell("g1", "7%"), r"row 2, column 'g1': a guess has a percent sign, and the mapping says scale = 10\."),
        (with_cell("side", "secret"), r"row 2, column 'side': no side is mapped to what stands here; add it under "),
        (with_cell("code", ""), r"row 2: the participant is blank, and every participant needs a code\. Map a column"),
        (with_cell("code", "secret@example.org"), r"row 2: the participant is an e-mail address, and answers are ke"),
        (with_cell("code", "x"), r"row 2: participant 'x' answered in row 1 already; keep one of those rows, or give"),
        ({name: ["", ""] for name in ROWS}, r"the survey has no answers under the mapping; check header_rows, and t"),
        ({**ROWS, **{key: ["", ""] for key in ("q1", "g1", "q2")}}, r"the survey has no answers under the mapping"),
    ],
)  # fmt: skip
def test_cells_that_mean_nothing_are_refused_by_row_and_column(table, sentence):
    with pytest.raises(
        TableError, match=rf"^the survey(, )?.*{sentence.removeprefix('the survey ')}"
    ) as caught:
        convert(pa.table(table), mapping=MAPPING)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (
            ["name"],
            r"^the survey has columns that the mapping neither maps nor ignores: 'name'\. Map them, or add",
        ),
        (list("abcdefg"), r"nor ignores: 'a', 'b', 'c', 'd', 'e' and 2 more\. "),
    ],
)
def test_a_column_that_is_neither_mapped_nor_ignored_is_refused(columns, sentence):
    table = pa.table({**ROWS, **{name: ["Ann", "Bo"] for name in columns}})
    with pytest.raises(UsageError, match=sentence):
        convert(table, mapping=MAPPING)
    ignored = convert(table, mapping={**MAPPING, "ignore": columns})
    assert "Ann" not in str(ignored.answers_arrow.to_pylist())
    assert ignored.account.ignored == len(columns)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"side": {}}, r'^the mapping does not say where the side stands; add \[side\] with column = "…"\.$'),
        ({"side": {"values": {"A": "1"}}}, r"^the mapping, \[side\]: column should be a text in quotes\.$"),
        ({"side": "side"}, r"^the mapping: 'side' should be a table, \[side\]\.$"),
        ({"sides": {}}, r"^the mapping: 'sides' is not known; known are origin, round, ignore, file, participant, si"),
        ({"stance": {"yes": "1"}}, r"\[stance\]: 'yes' is not known; known are agree, disagree, unsure, depends, skip"),
        ({"stance": {"agree": "1", "disagree": 1}}, r"\[stance\]: '1' stands for two stances; it should"),
        ({"stance": {"agree": {"a": 1}}}, r"\[stance\]: agree should be a list of texts or numbers, such as"),
        ({"side": {"column": "side", "values": {"A": "1", "B": 1}}}, r"\[side\.values\]: '1' stands for two sides; it"),
        ({"expected": {"scale": 7}}, r"\[expected\]: scale should be one of 1, 10, 100: guesses go from 0 to that"),
        ({"expected": {"scale": True}}, r"\[expected\]: scale should be one of 1, 10, 100"),
        ({"expected": {"scale": 1, "values": {"all": 10}}}, r"\[expected\.values\]: 'all' should be a number from"),
        ({"expected": {"basis": "all"}}, r"\[expected\]: guesses about everybody, the unsure included, stand on anoth"),
        ({"expected": {"basis": "some"}}, r"\[expected\]: basis should be \"view\"\.$"),
        ({"statements": {}}, r"^the mapping names no statement; add \[statements\.<id>\] for each, or"),
        ({"statements": {"s1": {}}}, r"\[statements\.s1\]: add stance = \"…\", its column\.$"),
        ({"statements": {" ": {"stance": "q1"}}}, r"\[statements\. \]: the statement's id is blank\.$"),
        ({"statements": {"s1": {"stance": "q1", "fact": "yes"}}}, r"\[statements\.s1\]: fact should be true or false"),
        ({"statements": {"s1": {"stance": "q1", "said": "…"}}}, r"\[statements\.s1\]: 'said' is not known; known are"),
        ({"pattern": {"stance": "q1"}}, r"\[pattern\]: stance should hold \{statement\} once; it is 'q1'\.$"),
        ({"pattern": {"stance": 3}}, r"\[pattern\]: stance should hold \{statement\} once; it is '3'\.$"),
        ({"statements": {}, "pattern": {"expected": "g{statement}"}}, r"^the mapping names no statement"),
        ({"pattern": {"stance": "Q{statement}", "expected": "q{statement}"}, "statements": {"s1": {"stance": "q1"}},
          "ignore": ["g1"]}, r"^the mapping finds no column with the stance on the statement '2'; name it, or"),
        ({"statements": {"s1": {"stance": "Q1"}}}, r"^the survey has no column 'Q1', which the mapping maps; did"),
        ({"participant": {"column": "who"}}, r"^the survey has no column 'who', which the mapping maps; check the na"),
        ({"participant": {"column": "side"}}, r"uses the column 'side' for participant and side; it has one use\.$"),
        ({"ignore": ["code"]}, r"uses the column 'code' for participant and ignore; it has one use\.$"),
        ({"ignore": ["*"]}, r"^the mapping: ignore holds '\*', which is no column's name; name what to ignore\.$"),
        ({"ignore": [["a"]]}, r"^the mapping: ignore should be a list of texts or numbers"),
        ({"origin": "made up"}, r"^the mapping: origin should be one of real, simulated\.$"),
        ({"round": True}, r"^the mapping: round should be a text in quotes\.$"),
        ({"file": {"encoding": "klingon"}}, r"\[file\]: 'klingon' is no encoding; write utf-8 or gb18030, say\.$"),
        ({"file": {"encoding": "zlib"}}, r"\[file\]: 'zlib' is no encoding"),
        ({"file": {"separator": "::"}}, r"\[file\]: separator should be one character, such as"),
        ({"file": {"header_rows": 0}}, r"\[file\]: header_rows should be a whole number from 1 to 9\.$"),
    ],
)  # fmt: skip
def test_a_mapping_that_cannot_be_is_refused(change, sentence):
    with pytest.raises(UsageError, match=sentence) as caught:
        convert(pa.table(ROWS), mapping={**MAPPING, **change})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "kind", "sentence"),
    [
        (b"\xff\xfe\xfd", FileError, r"map\.toml is not UTF-8 text; save it again as UTF-8\.$"),
        (b"[side\n", FileError, r"map\.toml is not a well-formed TOML file: .*line 1"),
        (b"", UsageError, r"map\.toml does not say where the side stands"),
    ],
)
def test_a_mapping_file_that_cannot_be_read_is_refused(write, content, kind, sentence):
    with pytest.raises(kind, match=sentence):
        convert(pa.table(ROWS), mapping=write(content, "map.toml"))
    with pytest.raises(UsageError, match=r"There is no file .*none\.toml; check the path"):
        convert(pa.table(ROWS), mapping=write("", "map.toml").with_name("none.toml"))


@pytest.mark.parametrize(
    ("content", "kind", "sentence"),
    [
        (GOOGLE_FORMS.encode("gb18030"), FileError, r"is not utf-8 text; .*\[file\]: encoding = \"gb18030\", say"),
        (GOOGLE_FORMS.encode("utf-16")[:-1], FileError, r"is not utf-16 text; name its encoding"),
        (GOOGLE_FORMS.encode("utf-16-le"), FileError, r"is not UTF-8 text \(it holds null bytes\)"),
        (b"PK\x03\x04 xl", FileError, r"is a spreadsheet workbook, not CSV"),
        (b"", TableError, r"is empty or has a blank first line; its first line should name the columns\.$"),
        ("\n" + GOOGLE_FORMS, TableError, r"is empty or has a blank first line"),
        (GOOGLE_FORMS.splitlines()[0] + "\n", TableError, r"has no answers under .*map\.toml; check header_rows"),
        (GOOGLE_FORMS + "2021,a,b\n", TableError, r"survey\.csv, line 4: the number of cells is 3, and 9 in"),
        (GOOGLE_FORMS + 'x,"y', FileError, r"survey\.csv, line 4 is not well-formed CSV; check the quotes and sepa"),
        (GOOGLE_FORMS + 'x,"y"z,,,,,,,\n', FileError, r"survey\.csv, line 4 is not well-formed CSV"),
    ],
)  # fmt: skip
def test_a_survey_that_cannot_be_read_is_refused(write, content, kind, sentence):
    with pytest.raises(kind, match=sentence) as caught:
        convert(write(content), mapping=write(GOOGLE_FORMS_MAP, "map.toml"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("side", "sentence"),
    [
        ({"file": "none.csv"}, r"^There is no file none\.csv; check the path\.$"),
        ({"file": 3}, r"^the table of seats is a int; expected a path"),
        ({"file": []}, r"^the table of seats is a list; expected a path to a CSV or Parquet file"),
        (
            {"file": "none.csv", "column": "side"},
            r"\[side\]: a file of sides takes the place of a column, and is",
        ),
    ],
)
def test_a_file_of_sides_that_cannot_be_is_refused(side, sentence):
    with pytest.raises(UsageError, match=sentence):
        convert(pa.table(ROWS), mapping={**MAPPING, "ignore": "side", "side": side})
    with pytest.raises(UsageError, match=r"is joined by \[participant\]; name that"):
        convert(pa.table(ROWS), mapping={**MAPPING, "participant": {}, "side": {"file": "none.csv"}})


@pytest.mark.parametrize(
    ("seats", "sentence"),
    [
        (
            {"participant": ["x"]},
            r"^the table of seats has no column 'side'; the columns of seats are participant, s",
        ),
        (
            {"participant": ["x", "x"], "side": ["1", "2"]},
            r"has several rows for the same participant; keep one",
        ),
        (
            {"participant": ["x"], "side": [""]},
            r"^the table of seats: side must be text or a whole number, never",
        ),
        (
            {"participant": ["x", "y"], "side": ["1", "secret"]},
            r"^the table of seats, row 2, column 'side': no side is m",
        ),
    ],
)
def test_a_table_of_sides_that_is_wrong_is_refused(seats, sentence):
    side = {"file": pa.table(seats), "values": {"A": ["1"], "B": ["2"]}}
    with pytest.raises(TableError, match=sentence) as caught:
        convert(pa.table(ROWS), mapping={**MAPPING, "ignore": "side", "side": side})
    assert "secret" not in str(caught.value)


def test_columns_that_share_a_name_by_accident_are_refused(write):
    with pytest.raises(
        TableError, match=r"survey\.csv has several columns called 'q \(2\)'; rename one of them\.$"
    ):
        convert(write("side,q,q (2),q\nA,agree,,\n"), mapping=MAPPING)


def test_the_last_line_of_a_long_survey_is_checked_before_anything_comes_back(write):
    header = ["code", "side", "q1", "g1", "q2"]
    good = text_of(
        [header, *([f"P{k}", "1", "agree", "3", "agree"] for k in range(50_000))], quoting=csv.QUOTE_MINIMAL
    )
    with pytest.raises(
        TableError, match=r"survey\.csv, line 50002: the number of cells is 2, and 5 in the header"
    ):
        convert(write(good + "P,1\n"), mapping=MAPPING)
    with pytest.raises(TableError, match=r"survey\.csv, row 50002, column 'g1': a guess lies above 10"):
        convert(write(good + "P,1,agree,11,agree\n"), mapping=MAPPING)


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(write):
    rows = QUALTRICS.replace('"Can\'t guess"', '"a lot"')
    with pytest.raises(
        TableError, match=r"survey\.csv, row 4, column 'Q6': a guess should be a number from 0 to 100"
    ):
        convert(write(rows), mapping=tomllib.loads(QUALTRICS_MAP))


def test_one_person_and_one_side_are_converted_and_then_said_to_be_too_few():
    found = convert(pa.table({name: cells[:1] for name, cells in ROWS.items()}), mapping=MAPPING)
    assert found.account.people == {"A": 1}
    with pytest.raises(TableError, match="has one side only, 'A'; two sides are compared"):
        gaps(found.table)


def test_a_participant_on_both_sides_and_an_empty_second_row(write):
    both = {name: [*cells, cells[0]] for name, cells in ROWS.items()} | {"side": ["1", "2", "2"]}
    with pytest.raises(TableError, match="row 3: participant 'x' answered in row 1 already"):
        convert(pa.table(both), mapping=MAPPING)
    empty = {**both, "q1": ["agree", "", ""], "g1": ["3", "10", ""], "q2": ["unsure", "agree", ""]}
    assert convert(pa.table(empty), mapping=MAPPING).account.silent == 1


def test_spss_that_is_broken_is_refused(tmp_path):
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(pd.DataFrame(ROWS), path)
    content = path.read_bytes()
    for broken in (content[:-40], content[:100], b"$FL2"):
        path.write_bytes(broken)
        with pytest.raises(
            FileError, match=r"survey\.sav breaks off or is damaged; save the SPSS file again\.$"
        ):
            convert(path, mapping=MAPPING)


@pytest.mark.slow
def test_spss_whose_bytes_are_turned_over_ends_in_a_sentence_or_a_table(tmp_path):
    """Slow: each file is read in a process of its own, which may die of it."""
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(pd.DataFrame(ROWS), path)
    content = path.read_bytes()
    chance = random.Random(5)
    for _ in range(6):
        turned = bytearray(content)
        for place in chance.sample(range(4, len(turned)), 12):
            turned[place] ^= 1 << chance.randrange(8)
        path.write_bytes(turned)
        try:
            convert(path, mapping=MAPPING)
        except TrackTwoError as error:
            assert str(error).endswith(".")  # noqa: PT017 -- either end is right


def test_spss_without_its_library_says_how_to_have_it(tmp_path, monkeypatch):
    path = tmp_path / "survey.sav"
    pyreadstat.write_sav(pd.DataFrame(ROWS), path)
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    with pytest.raises(
        UsageError, match=r"survey\.sav is an SPSS file, .*: install tracktwo\[surveys\], or save"
    ):
        convert(path, mapping=MAPPING)


def test_parquet_that_is_truncated_is_refused(tmp_path):
    parquet.write_table(pa.table(ROWS), tmp_path / "whole.parquet")
    (tmp_path / "survey.parquet").write_bytes((tmp_path / "whole.parquet").read_bytes()[:-9])
    with pytest.raises(FileError, match=r"survey\.parquet is not a whole Parquet file; write it again"):
        convert(tmp_path / "survey.parquet", mapping=MAPPING)


def test_what_is_no_survey_is_refused(tmp_path):
    with pytest.raises(UsageError, match="the survey is a list; expected a path"):
        convert([1, 2], mapping=MAPPING)
    with pytest.raises(UsageError, match=r"There is no file .*none\.csv; check the path"):
        convert(tmp_path / "none.csv", mapping=MAPPING)
