"""``tracktwo perception change``, as a person meets it: a process, its output and its exit code."""

import csv
import json
import subprocess
import sys

import pytest

from tracktwo.perception import CHANGE, change

HEADER = "participant,side,statement,stance,expected,origin\n"


def side(name, statement, stances, guesses, *, origin="simulated", first=0):
    """Rows of people who say what each letter stands for and guess in turn."""
    said = {"a": "agree", "d": "disagree", "u": "unsure"}
    return "".join(
        f"{name}{first + k},{name},{statement},{said[letter]},{guesses[k % len(guesses)]},{origin}\n"
        for k, letter in enumerate(stances)
    )


BEFORE = (
    HEADER
    + side("East", "=2+2", "ddddddddaa", [0.2, 0.3])
    + side("南岸", "=2+2", "aaaaaaadd", [0.8])
    + side("East", "two", "aaa", [""])
    + side("南岸", "two", "daaaa", [0.5, 0.6])
    + side("East", "once", "a", [""])
)
AFTER = (
    HEADER
    + side("East", "=2+2", "aaaaauddaaaa", [0.5, 0.7])
    + side("南岸", "=2+2", "aaaaaaad", [0.8, 0.7])
    + side("East", "two", "aad", [""])
    + side("南岸", "two", "aaaaa", [0.5, 0.6])
)


def run(*arguments):
    command = [sys.executable, "-X", "utf8", "-c", "from tracktwo.cli import main; main()", "perception"]
    return subprocess.run(
        [*command, "change", *map(str, arguments)], capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def files(tmp_path):
    paths = tmp_path / "before.csv", tmp_path / "after.csv"
    for path, text in zip(paths, (BEFORE, AFTER), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_change_table_reads_as_a_page(files):
    done = run(*files)
    assert (done.returncode, done.stderr) == (0, "")
    # the settings are the room's; what gaps print of them is tested there
    words, settings = done.stdout.split(" Settings: ")
    assert settings.startswith("tau=")
    assert words.splitlines() == [
        "SIMULATED: a program made these answers up; nobody gave them.",
        "Sides: East and 南岸; 2 statements.",
        "Answered both times: East 10, 南岸 8.",
        "Only before: East 0, 南岸 1. They are not used.",
        "Only after: East 2, 南岸 0. They are not used.",
        "Asked only before, and left out: once.",
        "",
        "=2+2",
        "    before: Overlooked difference: leaning that way, 77 in 100",
        "    after: Shared ground: firm, 91 in 100",
        "    chance that the class differs: at most 99 in 100",
        (
            "    East: 2 of 10 agreed, then 7 of 10: up by about 4.2 of 10 (probably between 1.5 of 10 "
            "and 6.8 of 10)"
        ),
        (
            "        南岸 expected 8 of 10, then 7 of 10: down by about 0.5 of 10 (probably between 0.1 "
            "of 10 and 0.9 of 10)"
        ),
        (
            "        gap, of everybody who answered: 5.4 of 10 too high, then 0.7 of 10 too low: down "
            "by about 6.1 of 10 (probably between 2.8 of 10 and 8.8 of 10)"
        ),
        (
            "    南岸: 7 of 8 agreed, then 7 of 8: no detectable change (probably between 1 of 10 down "
            "and 1 of 10 up)"
        ),
        (
            "        East expected 2 of 10, then 6 of 10: up by about 3.5 of 10 (probably between 3.2 "
            "of 10 and 3.8 of 10)"
        ),
        (
            "        gap, of everybody who answered: 4.8 of 10 too low, then 2.4 of 10 too low: no "
            "detectable change (probably between 0.7 of 10 down and 5.5 of 10 up)"
        ),
        "",
        "two",
        "    before: too few answers to say; at least 5 are needed on each side",
        "    after: too few answers to say; at least 5 are needed on each side",
        "    East: 3 people answered both times, too few to say; at least 5 are needed",
        (
            "        南岸 expected 5 of 10, then 5 of 10: no detectable change (probably between 0.4 of "
            "10 down and 0.4 of 10 up)"
        ),
        (
            "        gap, of everybody who answered: 3.4 of 10 too low, then 0.9 of 10 too low: no "
            "detectable change (probably between 2.3 of 10 down and 7 of 10 up)"
        ),
        (
            "    南岸: 4 of 5 agreed, then 5 of 5: no detectable change (probably between 1.2 of 10 down "
            "and 4.4 of 10 up)"
        ),
        "        East: 0 people guessed both times, too few to use",
        "",
        "No control group: change is not proof of effect.",
        "Of these 9 comparisons about 0.9 would show a change by chance alone, had nothing changed.",
        (
            "Changes are those of people who answered both times; to agree is counted against all "
            "else, unsure included. Classes and gaps are those of everybody who answered that round."
        ),
        '"Probably between" covers 90 in 100 cases.',
    ]


def test_change_json_equals_the_dictionary(files):
    done = run(*files, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == change(*files).to_dict()
    assert json.loads(done.stdout)["no_control_group"] is True
    assert '"only_before": {\n  "East": [],\n  "南岸": [\n   "南岸8"\n  ]\n }' in done.stdout


def test_change_csv_has_every_column_and_runs_no_formula(files):
    done = run(*files, "--format", "csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert list(rows[0]) == [column.name for column in CHANGE.columns]
    assert [(row["statement"], row["side"], row["n"], row["detectable"]) for row in rows] == [
        ("'=2+2", "East", "10", "true"),
        ("'=2+2", "南岸", "8", "false"),
        ("two", "East", "3", ""),
        ("two", "南岸", "5", "false"),
    ]


def test_change_of_many_reads_in_percent_and_of_real_answers_says_nothing_of_simulated(tmp_path):
    paths = tmp_path / "before.csv", tmp_path / "after.csv"
    for path, one, two in zip(
        paths, ("d" * 24 + "a" * 16, "d" * 4 + "a" * 36), ("ad" * 20, "ad" * 20), strict=True
    ):
        rows = side("A", "s", one, [0.25], origin="real") + side("B", "s", two, [0.6, 0.5], origin="real")
        path.write_text(HEADER + rows, encoding="utf-8")
    lines = run(*paths).stdout.splitlines()
    assert lines[:2] == ["Sides: A and B; 1 statement.", "Answered both times: A 40, B 40."]
    assert lines[7].startswith("    A: 40 % agreed, then 90 %: up by about 48 points (probably between ")


def test_change_takes_statements_and_sides_and_another_language(files, tmp_path):
    listed = tmp_path / "statements.csv"
    listed.write_text(
        "statement,reciprocal\ntwo,false\nonce,false\n=2+2,true\n无人,false\n", encoding="utf-8"
    )
    done = run(*files, "--statements", listed, "--sides", "南岸,East", "--format", "json")
    found = json.loads(done.stdout)
    assert found["sides"] == ["南岸", "East"]
    assert [(each["statement"], each["class_after"]) for each in found["statements"]] == [
        ("two", None),
        ("=2+2", "mirror_image"),
        ("无人", None),
    ]
    chinese = run(*files, "--language", "zh-Hans")
    assert (chinese.returncode, chinese.stderr) == (0, "")
    assert chinese.stdout.startswith("模拟数据：")


def test_change_of_a_file_with_itself_is_none(files):
    done = run(files[0], files[0])
    assert done.returncode == 0
    assert done.stdout.count(": no detectable change (") == 9
    assert "Only " not in done.stdout


def test_change_lets_no_id_steer_the_terminal(files):
    for path in files:
        text = path.read_text(encoding="utf-8").replace("two", "s\x1b[2J\u202e").replace("East,", "East\x07,")
        path.write_text(text, encoding="utf-8")
    done = run(*files)
    assert (done.returncode, [char for char in done.stdout if char in "\x1b\x07\u202e"]) == (0, [])
    assert r"s\x1b[2J\u202e" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "code", "sentence"),
    [
        (
            "East0,East",
            "East0,南岸",
            1,
            (
                "tracktwo: Participant 'East0' answers for 'East' in {before} and for '南岸' in {after}; a code "
                "belongs to one person, and a person to one side. Correct the side, or give the person a new code.\n"
            ),
        ),
        (
            "simulated",
            "real",
            1,
            (
                "tracktwo: {before} and {after} have answers of different or unstated origin; simulated and real "
                "answers are never compared. Hand in one kind both times.\n"
            ),
        ),
        (
            "East",
            "West",
            1,
            (
                "tracktwo: {before} has the sides East, 南岸, and {after} has West, 南岸; "
                "name the sides alike both times.\n"
            ),
        ),
        ("participant", "who", 1, "tracktwo: {after} has no column 'participant'; "),
        (
            "0.5",
            "5",
            1,
            "tracktwo: {after}, row 2: expected must be a share, a number from 0 to 1 or blank; ",
        ),
        (
            ",unsure,",
            ",perhaps,",
            1,
            "tracktwo: {after}, row 7: stance must be one of agree, disagree, unsure, depends",
        ),
    ],
)
def test_change_refuses_in_a_sentence(files, old, new, code, sentence):
    before, after = files
    after.write_text(AFTER.replace(old, new), encoding="utf-8")
    done = run(before, after)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(sentence.format(before=before, after=after))
    assert done.stderr.count("\n") == 1


def test_change_without_a_second_file_is_a_usage_error(files):
    done = run(files[0])
    assert (done.returncode, done.stdout) == (2, "")
    assert "AFTER" in done.stderr
