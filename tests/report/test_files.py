"""An export: tidy tables, a codebook and the method, the same bytes every time, and nobody's code in any of them."""

import csv
import io
import json

import pyarrow as pa
import pytest
from pyarrow import parquet

from tracktwo.perception import CHANGE, GAPS, GROUPS, OVERVIEW, change, gaps, overview
from tracktwo.perception.tables import GroupSettings
from tracktwo.report import files_of, gather

ROWS = [
    (f"person-{side}{k}", side, statement, stance, guess, "simulated")
    for side, stance, guess in (("=North", "agree", 0.25), ("南岸", "disagree", 0.5))
    for k in range(6)
    for statement in ("s1", "陈述二")
]
COLUMNS = ("participant", "side", "statement", "stance", "expected", "origin")


def table(rows):
    return pa.table(dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)))


AFTER = table(ROWS)
BEFORE = table([(*row[:3], "agree", *row[4:]) for row in ROWS if not row[0].endswith("5")])


@pytest.fixture(scope="module")
def files():
    return files_of(gather(AFTER, before=BEFORE))


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_an_export_is_these_files_and_the_same_bytes_every_time(files):
    assert list(files) == [
        "gaps.csv", "gaps.parquet", "gaps.json", "overview.csv", "overview.parquet", "overview.json",
        "groups.csv", "groups.parquet", "groups.json",
        "change.csv", "change.parquet", "change.json", "codebook.csv",
        "codebook.md", "method.en.txt", "method.zh-Hans.txt",
    ]  # fmt: skip
    assert files_of(gather(AFTER, before=BEFORE)) == files
    shuffled = table(sorted(ROWS, key=lambda row: (row[2] != "s1", row[0][::-1])))
    assert files_of(gather(shuffled, before=BEFORE)) == files


def test_tables_are_the_results_in_three_formats(files):
    result = gaps(AFTER)
    assert parquet.read_table(io.BytesIO(files["gaps.parquet"])).equals(result.table)
    assert json.loads(files["gaps.json"]) == result.to_dict()
    read = rows_of(files["gaps.csv"])
    assert list(read[0]) == [column.name for column in GAPS.columns]
    assert [row["side"] for row in read] == ["'=North", "南岸"] * 2
    assert [row["gap"] for row in read] == [str(value) for value in result.columns["gap"]]
    assert json.loads(files["overview.json"]) == overview(AFTER).to_dict()
    moved = change(BEFORE, AFTER)
    assert parquet.read_table(io.BytesIO(files["change.parquet"])).equals(moved.table)


def test_people_who_answered_once_are_numbers(files):
    moved = change(BEFORE, AFTER)
    assert moved.only_after == {"=North": ("person-=North5",), "南岸": ("person-南岸5",)}
    content = json.loads(files["change.json"])
    once = {"only_before": {"=North": 0, "南岸": 0}, "only_after": {"=North": 1, "南岸": 1}}
    assert content == {**moved.to_dict(), **once}


def test_groups_are_described_and_nobody_is_placed():
    """Two camps of twenty that lie across the sides: groups are found, and told without their people."""
    rows = [
        (
            f"person-{k}",
            "AB"[k % 2],
            f"s{s}",
            "agree" if (k < 20) == (s % 2 == 0) else "disagree",
            None,
            "simulated",
        )
        for k in range(40)
        for s in range(12)
    ]
    material = gather(pa.table({**table(rows).to_pydict(), "expected": pa.nulls(len(rows), pa.float64())}))
    files = files_of(material)
    content = json.loads(files["groups.json"])
    assert content == {**material.groups.to_dict(), "participants": 40}
    assert (content["k"], content["sizes"]) == (2, [20, 20])
    assert parquet.read_table(io.BytesIO(files["groups.parquet"])).equals(material.groups.table)
    assert [name for name, written in files.items() if b"person-" in written] == []


def test_no_file_names_a_participant(files):
    assert [name for name, content in files.items() if b"person-" in content] == []
    read = (
        parquet.read_table(io.BytesIO(files["gaps.parquet"])),
        parquet.read_table(io.BytesIO(files["change.parquet"])),
    )
    assert "person-" not in str([each.to_pylist() for each in read])


def test_the_codebook_says_what_every_column_is(files):
    said = [
        (row["table"], row["column"], row["must_be"], row["meaning"])
        for row in rows_of(files["codebook.csv"])
    ]
    assert said == [
        (name, column.name, column.rule(), column.meaning)
        for name, spec in (("gaps", GAPS), ("overview", OVERVIEW), ("groups", GROUPS), ("change", CHANGE))
        for column in spec.columns
    ]
    assert files["codebook.md"].decode() == "\n".join(
        f"# {spec.name}\n\n{spec.document()}" for spec in (GAPS, OVERVIEW, GROUPS, CHANGE)
    )


def test_the_method_begins_with_what_is_simulated_and_ends_with_settings(files):
    lines = files["method.en.txt"].decode().splitlines()
    assert lines[:14] == [
        "SIMULATED: a program made these answers up; nobody gave them.",
        "",
        "How the figures were made",
        "",
        "2 statements",
        "=North",
        "    People who answered a statement: 6",
        "    People who guessed about the other side: 6",
        "南岸",
        "    People who answered a statement: 6",
        "    People who guessed about the other side: 6",
        "People who answered both rounds: =North 5, 南岸 5",
        "No control group: change is not proof of effect.",
        "",
    ]
    assert lines[-4:-1] == [
        "Settings",
        f"    gaps: {gaps(AFTER).settings.to_text()}",
        f"    groups: {GroupSettings().to_text()}",
    ]
    assert lines[-1].startswith("Made with TrackTwo 0.1.0. (Python 3.")


def test_the_method_of_real_answers_says_nothing_of_simulation():
    real = AFTER.drop_columns(["origin"])
    files = files_of(gather(real))
    assert "change.csv" not in files
    assert files["method.en.txt"].decode().splitlines()[0] == "How the figures were made"


def test_a_side_cannot_write_lines_of_its_own():
    rows = [(person, side.replace("=", "a\n\x1b[2J"), *rest) for person, side, *rest in ROWS]
    lines = files_of(gather(table(rows)))["method.en.txt"].decode().splitlines()
    assert r"a \x1b[2JNorth" in lines
