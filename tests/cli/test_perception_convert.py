"""A survey becomes a file of answers at the command line: whole, or not at all, with an account."""

import csv
import json
import sys

import pytest
from perception.readers.surveys import ANSWERS, GOOGLE_FORMS, GOOGLE_FORMS_MAP, QUALTRICS, QUALTRICS_MAP
from pyarrow import parquet

from tracktwo.cli import main
from tracktwo.perception import convert


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    def run(*arguments):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["tracktwo", "perception", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code, said.out, said.err

    return run


@pytest.fixture
def survey(tmp_path):
    (tmp_path / "survey.csv").write_text(QUALTRICS, encoding="utf-8")
    (tmp_path / "map.toml").write_text(QUALTRICS_MAP, encoding="utf-8")
    return tmp_path


def test_convert_writes_answers_that_gaps_reads_and_says_what_was_left_out(run, survey):
    done = run(
        "convert", "survey.csv", "--mapping", "map.toml", "--to", "answers.csv", "--statements-to", "list.csv"
    )
    assert done == (
        0,
        (
            "Written: answers.csv, list.csv.\n"
            "People: Northshore 1, 南岸 1; 2 statements.\n"
            "Stances: 3. Guesses about the other side: 3. Guesses about the own side: 2.\n"
            "Left out: 1 by leave_out, 1 without a side, 1 who answered nothing. Columns not read: 3.\n"
        ),
        "",
    )
    with (survey / "answers.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    blank = [tuple("" if cell is None else str(cell) for cell in row) for row in ANSWERS]
    assert rows == [tuple(cell.removesuffix(".0") for cell in row) for row in blank]
    assert (survey / "list.csv").read_text(encoding="utf-8") == (
        'statement,reciprocal,fact,text_en,text_zh-hans\n"s1",false,false,,\n'
        '"s2",true,false,"Parts are shared","部件共用"\n'
    )
    code, out, _err = run("gaps", "answers.csv", "--statements", "list.csv")
    assert (code, out.splitlines()[0]) == (0, "Sides: Northshore and 南岸; 2 statements.")


def test_convert_writes_the_same_parquet_every_time(run, survey):
    command = ("convert", "survey.csv", "--mapping", "map.toml", "--to")
    assert run(*command, "a.parquet", "--format", "json")[0] == 0
    code, out, _err = run(*command, "b.parquet", "--format", "json")
    done = convert(survey / "survey.csv", mapping=survey / "map.toml")
    assert (code, json.loads(out)) == (0, done.to_dict())
    assert parquet.read_table(survey / "a.parquet").equals(done.answers_arrow)
    assert (survey / "a.parquet").read_bytes() == (survey / "b.parquet").read_bytes()


def test_convert_writes_no_formula_and_copies_nothing_it_ignores(run, tmp_path):
    (tmp_path / "survey.csv").write_text(GOOGLE_FORMS.replace("南岸", "=1+1"), encoding="utf-8")
    (tmp_path / "map.toml").write_text(
        GOOGLE_FORMS_MAP.replace("[statements.s1]", '[statements."@s"]'), "utf-8"
    )
    code, out, _err = run("convert", "survey.csv", "--mapping", "map.toml", "--to", "answers.csv")
    text = (tmp_path / "answers.csv").read_text(encoding="utf-8")
    assert (code, "row: the mapping names no column of codes" in out) == (0, True)
    assert text.splitlines()[3] == '"3","\'=1+1","\'@s","disagree",0,'
    assert "example.org" not in text


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--to", "answers.txt"), 2, "answers.txt should end in .csv or .parquet, to say which of the two to write."),
        (("--to", "there.csv"), 1, "there.csv exists; add --force to replace it, or choose another name."),
        (("--to", "new.csv", "--statements-to", "there.csv"), 1, "there.csv exists; add --force to replace it, or "),
        (("--to", "no/answers.csv"), 1, "no/answers.csv cannot be written (No such file or directory); nothing was k"),
        (("--to", "new.csv", "--statements-to", "no/list.csv"), 1, "no/list.csv cannot be written"),
        (("--to", "survey.csv", "--force"), 2, "The survey, the mapping and what is written should be"),
        (("--to", "new.csv", "--statements-to", "new.csv"), 2, "The survey, the mapping and what is written should"),
        (("--to", "new.csv", "--mapping", "none.toml"), 2, "There is no file none.toml; check the path."),
    ],
)  # fmt: skip
def test_convert_refuses_and_leaves_everything_as_it_was(run, survey, arguments, code, sentence):
    (survey / "there.csv").write_text("mine", encoding="utf-8")
    before = {file.name: file.read_bytes() for file in survey.iterdir()}
    left, out, err = run("convert", "survey.csv", "--mapping", "map.toml", *arguments)
    assert (left, out) == (code, "")
    assert err.startswith(f"tracktwo: {sentence}")
    assert {file.name: file.read_bytes() for file in survey.iterdir()} == before


def test_convert_writes_nothing_when_the_last_row_is_wrong(run, survey):
    with (survey / "survey.csv").open("a", encoding="utf-8") as file:
        file.write('"2021","IP Address","","R_9","","North","Agree","101","","","",""\n')
    left, out, err = run("convert", "survey.csv", "--mapping", "map.toml", "--to", "answers.csv")
    assert (left, out) == (1, "")
    assert err == (
        "tracktwo: survey.csv, row 9, column 'Q3': a guess lies above 100, the end of the scale; correct it, or "
        "scale in the mapping.\n"
    )
    assert not (survey / "answers.csv").exists()


def test_convert_points_out_guesses_that_look_like_another_scale(run, survey):
    rows = "".join(
        f'"2021","IP Address","","R_{k}","","North","Agree","7","","","",""\n' for k in range(10, 30)
    )
    head = "\n".join(QUALTRICS.splitlines()[:4])
    (survey / "survey.csv").write_text(f"{head}\n{rows}", encoding="utf-8")
    code, out, _err = run("convert", "survey.csv", "--mapping", "map.toml", "--to", "answers.csv")
    assert (code, out.splitlines()[-1]) == (
        0,
        (
            "Look again: no guess lies above a tenth of the scale. If people counted to ten, scale should be 10."
        ),
    )


def test_force_replaces_what_was_there(run, survey):
    (survey / "answers.csv").write_text("old", encoding="utf-8")
    done = run("convert", "survey.csv", "--mapping", "map.toml", "--to", "answers.csv", "--force")
    assert done[0] == 0
    assert (survey / "answers.csv").read_text(encoding="utf-8").startswith("participant,side,")


def test_mapping_drafts_to_the_screen_or_to_a_file_that_convert_takes(run, survey):
    code, draft, err = run("mapping", "survey.csv")
    assert (code, err) == (0, "")
    assert run("mapping", "survey.csv", "--to", "draft.toml") == (
        0, "draft.toml is written; look at it line by line.\n", "",
    )  # fmt: skip
    assert (survey / "draft.toml").read_text(encoding="utf-8") == draft
    assert run("convert", "survey.csv", "--mapping", "draft.toml", "--to", "answers.csv")[0] == 0
    assert run("mapping", "survey.csv", "--to", "draft.toml") == (
        1, "", "tracktwo: draft.toml exists; add --force to replace it, or choose another name.\n",
    )  # fmt: skip
