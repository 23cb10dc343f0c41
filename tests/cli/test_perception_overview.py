"""``tracktwo perception overview``, as a person meets it: a process, its output and its exit code."""

import csv
import json
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest

from tracktwo.cli.perception.options import members_of
from tracktwo.cli.perception.overview_words import overview_in_words
from tracktwo.perception import OVERVIEW, Settings, overview
from tracktwo.perception.tables import Missing
from tracktwo.vocabulary.errors import DataError, UsageError
from tracktwo.vocabulary.languages import words

HEADER = "participant,side,statement,stance,expected,expected_own,origin\n"


def side(name, statement, stance, guess, *, people, own="", origin="simulated", unsure=0):
    return "".join(
        f"{name}{k},{name},{statement},{'unsure' if k < unsure else stance},{guess},{own},{origin}\n"
        for k in range(people)
    )


TEXT = (
    HEADER
    + side("East", "=2+2", "agree", 0.2, people=12, own=0.2, unsure=1)
    + side("南岸", "=2+2", "agree", 0.75, people=9)
    + side("East", "two", "disagree", 0.4, people=6)
    + side("East", "two", "agree", 0.4, people=6)
    .replace("East0", "East6")
    .replace("East1", "East7")
    .replace("East2", "East8")
    .replace("East3", "East9")
    .replace("East4", "East10")
    .replace("East5", "East11")
    + side("南岸", "two", "disagree", 1, people=6)
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "answers.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments):
    command = [sys.executable, "-X", "utf8", "-c", "from tracktwo.cli import main; main()"]
    return subprocess.run(
        [*command, "perception", "overview", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_overview_json_equals_the_dictionary(file):
    done = run(file, "--format", "json", "--members", "南岸=9，East = 12")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == overview(file, members={"East": 12, "南岸": 9}).to_dict()


def test_overview_csv_is_the_ranked_table_and_runs_no_formula(file):
    done = run(file, "--format", "csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert (done.returncode, done.stderr) == (0, "")
    assert list(rows[0]) == [column.name for column in OVERVIEW.columns]
    placed = [
        (row["statement"], row["side"], row["agreement_place"], row["misjudges_itself"]) for row in rows
    ]
    assert placed == [
        ("'=2+2", "East", "1", "yes"),
        ("'=2+2", "南岸", "1", ""),
        ("two", "East", "2", ""),
        ("two", "南岸", "2", ""),
    ]


PAGE = """SIMULATED: a program made these answers up; nobody gave them.
Sides: East and 南岸; 2 statements.

Over 2 statements, 29 % of the difference in views lies between the sides (probably between 5 % and 54 %).

East reads 南岸:
    guesses on the wrong side of one half: not enough data
    against the simple guess “they think as we do”: not enough data
    against the simple guess “they think the opposite”: not enough data
    errors about the other side against those about itself: not enough data
南岸 reads East:
    guesses on the wrong side of one half: not enough data
    against the simple guess “they think as we do”: not enough data
    against the simple guess “they think the opposite”: not enough data
Who reads whom better: not enough data.

Most of both sides agree to, surest first:
    1. =2+2: East 11 of 12, 1 unsure; 南岸 9 of 9, 0 unsure (geometric mean: probably 8 of 10 or more)

Most of both sides reject, surest first:
    none

Sides that expect themselves to lean the other way than they do:
    =2+2: East

Limits over all statements come from leaving out each person in turn.
"""


def test_overview_table_reads_as_a_page(file):
    done = run(file)
    assert (done.returncode, done.stderr) == (0, "")
    page, _, small_print = done.stdout.partition('"Probably between" covers 90 in 100 cases. Settings: ')
    assert page == PAGE
    assert small_print == Settings().to_text() + "\n"


@pytest.mark.parametrize(
    "text", ["East", "East=12", "East=12,南岸=few", "East=12,East=9", "=12,南岸=9", 'East=1,"']
)
def test_members_that_say_something_else_are_refused(text):
    with pytest.raises(UsageError) as refused:
        members_of(text)
    assert str(refused.value) == (
        f"--members {text!r} should say how many people each side has in the room: --members A=12,B=10."
    )


def test_members_name_sides_as_they_are_called():
    assert members_of('"East, far"=12,南岸=9') == {"East, far": 12, "南岸": 9}
    assert members_of("a=b＝3， c = 4") == {"a=b": 3, "c": 4}
    assert members_of(None) is None


def test_a_room_that_does_not_fit_is_one_sentence(file):
    done = run(file, "--members", "East=11,南岸=9")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "tracktwo: members of 'East' should be a whole number from 12, as many people answer, to 10,000; "
        "it is 11.\n"
    )


BAD = {
    "one person": (HEADER + "p,A,s,agree,0.5,,real\n", "one side only"),
    "one side": (HEADER + "p,A,s,agree,0.5,,real\nq,A,s,agree,0.5,,real\n", "one side only"),
    "both sides": (HEADER + "p,A,s,agree,,,real\np,B,t,agree,,,real\n", "answers for both sides"),
    "mixed scales": (
        HEADER + "p,A,s,agree,0.5,60,real\nq,B,s,agree,0.5,0.4,real\n",
        "row 2: expected_own must be a share",
    ),
    "last line": (HEADER + "p,A,s,agree,0.5,,real\nq,B,s,agr", "line 3"),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_is_wrong_with_a_table_is_one_sentence(tmp_path, kind):
    text, sentence = BAD[kind]
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=sentence):
        overview(path)


@pytest.mark.parametrize("stance", [None, "agree"])
def test_two_people_on_one_statement_are_not_enough(stance):
    answers = pa.table(
        {
            "participant": [1, 2],
            "side": ["A", "二"],
            "statement": [1, 1],
            "stance": pa.array([stance, stance], pa.string()),
            "expected": pa.nulls(2, pa.float64()),
        }
    )
    page = overview_in_words(overview(answers), words("en"))
    assert page.count("not enough data") == 10


def test_ten_thousand_statements_are_looked_over_at_once():
    statements = 10_000
    answers = pa.table(
        {
            "participant": pa.array(np.repeat(np.arange(8), statements)),
            "side": pa.array(np.repeat(["A", "B"] * 4, statements)),
            "statement": pa.array(np.tile(np.arange(statements), 8)),
            "stance": pa.array(np.where(np.arange(8 * statements) % 3, "agree", "disagree")),
            "expected": pa.nulls(8 * statements, pa.float64()),
        }
    )
    result = overview(answers)
    assert len(result.columns["statement"]) == 2 * statements
    assert result.between.reason is Missing.TOO_FEW
