"""CSV and Parquet files as people have them."""

import os

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import csv, parquet

from tracktwo.perception import gaps
from tracktwo.perception.readers import open_table
from tracktwo.vocabulary.errors import FileError, TableError, UsageError

HEADER = "participant,side,statement,stance,expected"
LINES = [
    f"{side}{k},{side},{statement},{stance},{guess}"
    for side in ("East", "南岸")
    for k in range(6)
    for statement, stance, guess in (("s1", "agree", 0.25), ("陈述二", "", ""), ("s3", "disagree", 0.5))
]
TEXT = "\n".join([HEADER, *LINES]) + "\n"


@pytest.fixture
def write(tmp_path):
    def write(content, name="answers.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture(scope="module")
def expected():
    lines = [line.split(",") for line in LINES]
    frame = pd.DataFrame(lines, columns=HEADER.split(","))
    return gaps(frame.assign(expected=pd.to_numeric(frame["expected"]))).to_dict()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_in_the_encodings_that_say_what_they_are(write, expected, encoding):
    assert gaps(write(TEXT.encode(encoding))).to_dict() == expected


@pytest.mark.parametrize(
    "turn", [lambda text: text.replace("\n", "\r\n"), lambda text: text.replace("\n", "\n\n")]
)
def test_csv_is_read_with_other_line_ends_and_empty_lines(write, expected, turn):
    assert gaps(write(turn(TEXT))).to_dict() == expected


def test_csv_is_read_with_other_columns_in_any_order(write, expected):
    lines = [HEADER.split(","), *(line.split(",") for line in LINES)]
    text = "\n".join(f'{e},{st},"note, with\nbreaks",{q},{si},{p}' for p, si, q, st, e in lines)
    assert gaps(write(text.replace('"note, with\nbreaks"', "note", 1))).to_dict() == expected


def test_csv_is_read_whatever_white_space_and_case_surround_names_and_codes(write, expected):
    lines = [line.split(",") for line in LINES]
    blanks = ("", " ", "\u00a0", "\u3000", "\t")
    text = " Participant,SIDE,Statement\u00a0,\u3000Stance,expected \n" + "".join(
        f"{p}{blanks[k % 5]},{blanks[k % 3]}{si},{st}{blanks[k % 4]},{q.title()}{blanks[k % 5]}, {e}\n"
        for k, (p, si, st, q, e) in enumerate(lines)
    )
    assert gaps(write(text)).to_dict() == expected


def test_csv_takes_the_usual_words_for_missing_as_blank_guesses(write, expected):
    text = TEXT.replace("陈述二,,\n", "陈述二,,NaN\n", 3).replace("陈述二,,\n", "陈述二,, n/a \n", 3)
    text = text.replace("陈述二,,\n", "陈述二,,#N/A\n", 3).replace("陈述二,,\n", "陈述二,,-\n", 3)
    assert gaps(write(text)).to_dict() == expected


def test_csv_larger_than_a_block_is_read_whole(write):
    people = 120_000
    rows = [
        f"person-{k:09},{'AB'[k % 2]},s{s},{'agree' if k % 3 else 'unsure'},0.{s}"
        for s in (1, 2, 3, 4)
        for k in range(people)
    ]
    path = write("\n".join([HEADER, *rows]) + "\n")
    assert path.stat().st_size > 1 << 23
    found = gaps(path).to_dict()["statements"]
    assert [each["sides"]["A"]["n"] for each in found] == [people // 2] * 4
    assert [each["sides"]["A"]["expected"] for each in found] == pytest.approx(
        [0.1, 0.2, 0.3, 0.4], abs=1e-15
    )


@pytest.mark.parametrize(
    ("content", "kind", "sentence"),
    [
        (TEXT.encode("gb18030"), FileError, r"is not UTF-8 text; save it again as CSV in UTF-8\.$"),
        (TEXT.encode("utf-16")[:-1], FileError, r"is not UTF-8 text"),
        (
            TEXT.replace("s1", "s1,extra", 1),
            TableError,
            r"answers\.csv, line 2: the number of cells is 6, and 5 in the header",
        ),
        (
            TEXT.replace(",disagree,0.5\n", "\n", 1),
            TableError,
            r"answers\.csv, line 4: the number of cells is 3, and 5 in the header",
        ),
        (
            TEXT.replace("agree,0.25", "agree,a lot", 1),
            TableError,
            r"answers\.csv, row 2: expected must be a number",
        ),
        (TEXT.replace(",disagree,", ",dis,", 1), TableError, r"answers\.csv, row 4: stance must be one of"),
        (
            TEXT.replace("participant,", "who,"),
            TableError,
            r"has no column 'participant'; the columns of answers are",
        ),
        (
            TEXT.replace(",", ";"),
            TableError,
            r"answers\.csv looks separated by semicolons; save it as CSV with commas \(UTF-8\)\.$",
        ),
        (TEXT.replace(",", "\t"), TableError, r"looks separated by tabs; save it as"),
        (
            "sep=;\n" + TEXT.replace(",", ";"),
            TableError,
            r"begins with a line for a spreadsheet program, sep=;",
        ),
        ("\n" + TEXT, TableError, r"has a blank first line; its first line should name the columns"),
        (",,,,\n" + TEXT, TableError, r"has a blank first line; its first line should name the columns"),
        ("\n ,\n", TableError, r"is empty; its first line should name the columns"),
        (TEXT.encode("utf-16-le"), FileError, r"is not UTF-8 text \(it holds null bytes\); save it again"),
        (TEXT.encode("utf-32"), FileError, r"is not UTF-8 text \(it holds null bytes\); save it again"),
        (
            TEXT.replace("0.25", "70%", 1),
            TableError,
            r"row 2: .*it has a percent sign: write 40 % as 0\.4\.$",
        ),
        (
            TEXT.replace("0.25", '"0,7"', 1),
            TableError,
            r"row 2: .*it has a decimal comma: write 0,4 as 0\.4\.$",
        ),
        (TEXT.replace("disagree,0.5", "disagree,０.5", 1), TableError, r"row 4: .*none, -\); correct it\.$"),
        (TEXT.replace("0.25", "1.0001", 1), TableError, r"row 2: .*; correct it or leave it blank\.$"),
        (
            TEXT.replace("side", "side, Side", 1),
            TableError,
            r"columns for side: 'side' and ' Side'; keep one",
        ),
        (TEXT.replace("expected", "stance", 1), TableError, r"has several columns called 'stance'"),
        (HEADER + "\n", TableError, r"has no answers"),
        (HEADER, TableError, r"has no rows below its header"),
        (b"", TableError, r"is empty; its first line should name the columns"),
        (
            TEXT.replace("East0", '"East0', 1),
            TableError,
            r"line 2: the number of cells is 1, and 5 in the header; close",
        ),
        (b"PK\x03\x04\x14\x00\xff\xfe\x00\x00", FileError, r"is a spreadsheet workbook, not CSV"),
    ],
)
def test_csv_that_is_broken_is_refused_in_one_sentence(write, content, kind, sentence):
    with pytest.raises(kind, match=sentence) as caught:
        gaps(write(content))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "last", ["person-x,East", 'person-x,East,"s1,agree,0.5', "person-x,East,s1,agree,0.5,more"]
)
def test_csv_of_several_blocks_is_refused_for_its_broken_last_line(write, last):
    people, long = 20_000, "x" * 400
    whole = "".join(f"{long}{k},{'AB'[k % 2]},statement-{s},agree,0.5\n" for k in range(people) for s in "12")
    assert len(whole) > 1 << 24
    with pytest.raises(TableError, match=rf"answers\.csv, line {2 * people + 2}: the number of cells is"):
        gaps(write(f"{HEADER}\n{whole}{last}"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_csv_that_is_broken_leaves_nothing_of_python_with_arrow(write, monkeypatch, encoding):
    given = []
    opened = csv.open_csv

    def open_csv(source, **options):
        given.append((source, options["parse_options"], options["read_options"]))
        return opened(source, **options)

    monkeypatch.setattr(csv, "open_csv", open_csv)
    path = write((TEXT + "person-x,East").encode(encoding))
    with pytest.raises(TableError, match=r"line 38: the number of cells is 2, and 5 in the header") as caught:
        gaps(path)
    # a handler of rows or another encoding is Python code that Arrow's threads hold until after the interpreter left
    ((source, parsing, reading),) = given
    assert isinstance(source, str if encoding == "utf-8" else pa.BufferReader)
    assert (parsing.invalid_row_handler, reading.encoding) == (None, "utf8")
    # and what Arrow says of the row holds what a participant said
    assert caught.value.__suppress_context__


def test_parquet_is_read_however_it_was_written(tmp_path, expected):
    frame = pd.DataFrame([line.split(",") for line in LINES], columns=HEADER.split(","))
    frame["expected"] = pd.to_numeric(frame["expected"])
    table = pa.Table.from_pandas(frame.assign(note="x"), preserve_index=False)
    for number, options in enumerate(
        ({}, {"row_group_size": 5}, {"use_dictionary": False}, {"compression": "zstd", "row_group_size": 1})
    ):
        parquet.write_table(table, tmp_path / f"{number}.parquet", **options)
        assert gaps(tmp_path / f"{number}.parquet").to_dict() == expected
        assert type(gaps(str(tmp_path / f"{number}.parquet")).table) is pa.Table
    large = table.cast(
        pa.schema(
            [
                field.with_type(pa.large_string()) if pa.types.is_string(field.type) else field
                for field in table.schema
            ]
        )
    )
    parquet.write_table(large, tmp_path / "large")
    assert gaps(tmp_path / "large").to_dict() == expected


def test_parquet_that_is_broken_is_refused(tmp_path, write):
    parquet.write_table(pa.table({"participant": ["p"] * 100}), tmp_path / "whole.parquet")
    content = (tmp_path / "whole.parquet").read_bytes()
    for broken in (content[:-9], b"PAR1", b"", TEXT.encode()):
        with pytest.raises(FileError, match=r"broken\.parquet is not a whole Parquet file; write it again"):
            gaps(write(broken, "broken.parquet"))
    with pytest.raises(TableError, match="has no columns 'side', 'statement', 'stance' and 'expected'"):
        gaps(tmp_path / "whole.parquet")


def test_parquet_with_a_damaged_page_is_refused(tmp_path, write):
    table = pa.table({name: [f"{name}-{k}" for k in range(500)] for name in HEADER.split(",")})
    parquet.write_table(table, tmp_path / "whole.parquet", use_dictionary=False, row_group_size=100)
    content = bytearray((tmp_path / "whole.parquet").read_bytes())
    content[len(content) // 2 : len(content) // 2 + 200] = bytes(200)
    with pytest.raises(
        FileError, match=r"^.*page\.parquet breaks off or is damaged; write the Parquet file again\.$"
    ):
        list(open_table(write(bytes(content), "page.parquet"), name="x").batches(HEADER.split(",")))


def test_parquet_is_cut_between_row_groups_into_parts_that_are_the_whole(tmp_path):
    table = pa.table({name: [f"{name}-{k % 7}" for k in range(500)] for name in HEADER.split(",")})
    for size, parts in ((500, 0), (250, 2), (30, 17), (1, 63)):
        path = tmp_path / f"{size}.parquet"
        parquet.write_table(table, path, row_group_size=size)
        source = open_table(path, name="x")
        assert len(source.parts) == parts
        rows = [
            row
            for part in source.parts or [source]
            for batch in part.batches(["statement"])
            for row in batch[0].to_pylist()
        ]
        assert rows == table["statement"].to_pylist()
        assert [part.first_row for part in source.parts] == list(
            range(1, 501, -(-500 // 64) if size == 1 else size)
        )[:parts]


def test_a_path_that_is_no_readable_file_is_refused(tmp_path, write):
    with pytest.raises(UsageError, match=r"There is no file .*none\.csv; check the path"):
        gaps(tmp_path / "none.csv")
    with pytest.raises(FileError, match="cannot be read: Is a directory"):
        gaps(tmp_path)
    with pytest.raises(UsageError, match=r"^The name of the file is empty; name a CSV or Parquet file\.$"):
        gaps("")
    with pytest.raises(UsageError, match=r"There can be no file 'a\\x00b'; check the path"):
        gaps("a\0b")
    with pytest.raises(UsageError, match=r"^Standard input is not read; save the table as a file"):
        gaps("-")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match=r"pipe is a pipe or a device; save the table as a file"):
        gaps(tmp_path / "pipe")
    secret = write(TEXT)
    secret.chmod(0)
    if not os.access(secret, os.R_OK):
        with pytest.raises(FileError, match="cannot be read: Permission denied"):
            gaps(secret)
