"""The command line, as a person meets it: a process, its output and its exit code."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from tracktwo.perception import GAPS, gaps
from tracktwo.vocabulary.cells import spreadsheet_text

FULL = Path("/dev/full")
HEADER = "participant,side,statement,stance,expected,origin\n"


def side(name, statement, stance, guess, *, people, unsure=0, origin="simulated"):
    return "".join(
        f"{name}{k},{name},{statement},{'depends' if k < unsure else stance},{guess},{origin}\n"
        for k in range(people)
    )


TEXT = (
    HEADER
    + side("East", "=2+2", "agree", 0.2, people=12, unsure=1)
    + side("南岸", "=2+2", "agree", 0.75, people=9)
    + side("East", "two", "agree", "", people=4)
    + side("南岸", "two", "disagree", 1, people=6)
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments):
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        "from tracktwo.cli import main; main()",
        "perception",
        "gaps",
    ]
    return subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )


def test_gaps_json_equals_the_dictionary(file):
    done = run(file, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == gaps(file).to_dict()
    assert "南岸" in done.stdout


def test_gaps_csv_equals_the_table_and_runs_no_formula(file):
    done = run(file, "--format", "csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    table = gaps(file).table.to_pylist()
    assert (done.returncode, done.stderr, len(rows)) == (0, "", len(table))
    assert list(rows[0]) == [column.name for column in GAPS.columns]
    written = [
        {
            key: ""
            if value is None
            else str(value).lower()
            if isinstance(value, bool)
            else spreadsheet_text(value)
            if isinstance(value, str)
            else str(value)
            for key, value in row.items()
        }
        for row in table
    ]
    assert rows == written
    assert rows[0]["statement"] == "'=2+2"
    assert rows[0]["gap"].startswith("-")


def test_gaps_table_reads_as_a_page(file):
    done = run(file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "SIMULATED: a program made these answers up; nobody gave them.\n"
        "Sides: East and 南岸; 2 statements.\n"
        "\n"
        "=2+2: Hidden agreement, only East unaware: firm, 98 in 100\n"
        "    East: 11 of 11 with a view agree (probably between 8 of 10 and 10 of 10); 1 unsure\n"
        "        南岸 expects 8 of 10: too low by about 2 of 10 (probably between 1 of 10 and 3 of 10)"
        "; plain drift to the middle, as assumed, would give 8 of 10\n"
        "    南岸: 9 of 9 with a view agree (probably between 8 of 10 and 10 of 10)\n"
        "        East expects 2 of 10: too low by about 7 of 10 (probably between 6 of 10 and 8 of 10)"
        "; plain drift to the middle, as assumed, would give 8 of 10\n"
        "\n"
        "two: too few answers to say; at least 5 are needed on each side\n"
        "    East: 4 of 4 with a view agree (probably between 6 of 10 and 10 of 10)\n"
        "        南岸 expects 10 of 10: no clear gap\n"
        "    南岸: 0 of 6 with a view agree (probably between 0 of 10 and 3 of 10)\n"
        "        East guessed 0 times, too few to use\n"
        "\n"
        "Of this 1 label we expect about 0.0 to be wrong.\n"
        "Surest labels, of which at most one in ten should be wrong: =2+2.\n"
        '"Probably between" covers 90 in 100 cases. Settings: tau=0.333333; lean_margin=0.45,0.55; '
        "prior_stance=1,1; prior_unsure=1,4; omega=0.65; kappa=0.5; interval=0.9; min_answers=5; min_guesses=5; "
        "firm=0.8; firm_small=0.9; small=10; leaning=0.5; list_error=0.1; compression=0.5; "
        "compression_range=0.2,1; compression_statements=8; leave_one_out=20; headline_statements=10\n"
    )


def test_gaps_table_uses_percentages_from_twenty_a_side_and_marks_nothing_real(tmp_path):
    path = tmp_path / "large.csv"
    path.write_text(
        HEADER
        + side("A", "s", "agree", 0.9, people=40, origin="real")
        + side("B", "s", "disagree", 0.1, people=20, origin="real"),
        encoding="utf-8",
    )
    lines = run(path).stdout.splitlines()
    assert lines[0] == "Sides: A and B; 1 statement."
    assert lines[2:5] == [
        "s: Overlooked difference, both sides unaware: firm, more than 99 in 100",
        "    A: 100 % agree (probably between 95 % and 100 %)",
        (
            "        B expects 10 %: too low by about 87 points (probably between 81 points and 92 points)"
            "; plain drift to the middle, as assumed, would give 90 %"
        ),
    ]


def test_gaps_table_counts_people_where_few_have_a_view_however_many_answered(tmp_path):
    path = tmp_path / "unsure.csv"
    path.write_text(
        HEADER + side("A", "s", "agree", 0.9, people=25, unsure=15) + side("B", "s", "agree", 0.9, people=25),
        encoding="utf-8",
    )
    assert (
        run(path).stdout.splitlines()[4]
        == "    A: 10 of 10 with a view agree (probably between 8 of 10 and 10 of 10); 15 unsure"
    )


def test_gaps_takes_statements_and_sides(tmp_path):
    listed = tmp_path / "statements.csv"
    listed.write_text(
        "statement,reciprocal,text\n无人,false,\ntwo,false,x\n=2+2,true,y\n", encoding="utf-8-sig"
    )
    more = tmp_path / "more.csv"
    more.write_text(
        TEXT + side("West", "two", "agree", 0.1, people=3).replace(",West,", ',"West, far",'),
        encoding="utf-8",
    )
    done = run(more, "--statements", listed, "--sides", "南岸,East", "--format", "json")
    found = json.loads(done.stdout)
    assert (found["sides"], found["left_out"], found["origin"]) == (["南岸", "East"], 3, "simulated")
    assert [(each["statement"], each["class"], each["sublabel"]) for each in found["statements"]] == [
        ("无人", None, None),
        ("two", None, None),
        ("=2+2", "mirror_image", "unknown"),
    ]
    quoted = run(more, "--sides", 'East,"West, far"', "--format", "json")
    assert json.loads(quoted.stdout)["sides"] == ["East", "West, far"]
    assert "3 rows of other sides are left out." in run(more, "--sides", "南岸,East").stdout
    wide = run(more, "--sides", '"West, far"， 南岸', "--format", "json")
    assert json.loads(wide.stdout)["sides"] == ["West, far", "南岸"]


def test_gaps_table_lets_no_id_steer_the_terminal(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(
        TEXT.replace("=2+2", "s\x1b[2J\u202e").replace("East,", "East\x07,").replace("two", "二"),
        encoding="utf-8",
    )
    done = run(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [char for char in done.stdout if char in "\x1b\x07\u202e"] == []
    assert r"Sides: East\x07 and 南岸; 2 statements." in done.stdout
    assert r"s\x1b[2J\u202e: Hidden agreement, only East\x07 unaware: firm, 98 in 100" in done.stdout
    assert r"should be wrong: s\x1b[2J\u202e." in done.stdout


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full, a device that is always full")
@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("arguments", [["--format", "json"], ["--help"]])
def test_output_that_cannot_be_written_is_one_sentence(file, arguments, buffered):
    command = [*([] if buffered else ["-u"]), "-X", "utf8", "-c", "from tracktwo.cli import main; main()"]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, *command, "perception", "gaps", str(file), *arguments],
            stdout=full,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "tracktwo: The output cannot be written: No space left on device.\n"


def test_a_reader_that_has_seen_enough_is_told_nothing(file):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-X", "utf8", "-c", "from tracktwo.cli import main; main()"]
    done = subprocess.run(
        [*command, "perception", "gaps", str(file)],
        stdout=writing,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


def test_gaps_reads_parquet(file, tmp_path):
    rows = list(csv.DictReader(TEXT.splitlines()))
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    columns["expected"] = [float(guess) if guess else None for guess in columns["expected"]]
    parquet.write_table(pa.table(columns), tmp_path / "answers.parquet")
    assert (
        run(tmp_path / "answers.parquet", "--format", "json").stdout == run(file, "--format", "json").stdout
    )


def test_gaps_speaks_the_language_asked_for(file):
    done = run(file, "--language", "zh-Hans")
    assert (done.returncode, done.stderr) == (0, "")
    assert "=2+2" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "change", "code", "sentence"),
    [
        (["none.csv"], None, 2, "tracktwo: There is no file none.csv; check the path.\n"),
        (
            [],
            ("agree", "perhaps"),
            1,
            "answers.csv, row 3: stance must be one of agree, disagree, unsure, depends or",
        ),
        (
            [],
            (",0.2,", ",2,"),
            1,
            "row 2: expected must be a share, a number from 0 to 1 or blank; correct it",
        ),
        ([], ("East0", '"East0'), 1, "close every quote"),
        ([""], None, 2, "tracktwo: The name of the file is empty; name a CSV or Parquet file.\n"),
        (["-"], None, 2, "tracktwo: Standard input is not read; save the table as a file and name that.\n"),
        (["/dev/null"], None, 2, "tracktwo: /dev/null is a pipe or a device; save the table as a file"),
        (["none\x1b[2J.csv"], None, 2, r"tracktwo: There is no file none\x1b[2J.csv; check the path."),
        (["--sides", "East\n南岸"], None, 2, r"--sides 'East\n南岸' should name two different sides"),
        ([], (",simulated", ",real"), 1, "simulated and real answers are never counted together"),
        ([], ("East3,East", "East2,East"), 1, "participant 'East2' answers statement '=2+2' more than once"),
        ([], ("East3,East", "East3,南岸"), 1, "participant 'East3' answers for both sides"),
        (
            [],
            ("East3,East", "East3,West"),
            2,
            "has more than two sides: East, West, 南岸. Choose two of them",
        ),
        (["--sides", "East,North"], None, 2, "has no rows of the side 'North'"),
        (["--sides", "East"], None, 2, "--sides 'East' should name two different sides with a comma between"),
        (["--sides", "East,East"], None, 2, "--sides 'East,East' should name two different sides"),
        (["--sides", ""], None, 2, "--sides '' should name two different sides"),
        (["--statements", "none.csv"], None, 2, "There is no file none.csv"),
    ],
)
def test_gaps_refuses_in_one_sentence_and_writes_nothing(file, arguments, change, code, sentence):
    if change:
        file.write_text(TEXT.replace(*change, 1), encoding="utf-8")
    done = run(*([] if arguments and not arguments[0].startswith("--") else [file]), *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("tracktwo: ")
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr


def test_gaps_needs_no_django(file):
    code = (
        "import sys; sys.modules['django'] = None; from tracktwo.cli import cli; "
        f"cli.main(['perception', 'gaps', {str(file)!r}, '--format', 'json'], standalone_mode=False)"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == gaps(file).to_dict()
