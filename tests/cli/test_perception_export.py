"""A folder of results at the command line: written whole, and nothing of anybody else's touched."""

import json
import sys

import pytest

from tracktwo.cli import main
from tracktwo.perception import gaps
from tracktwo.report import files_of, gather

TEXT = "participant,side,statement,stance,expected\n" + "".join(
    f"{side}{k},{side},s1,agree,0.3\n" for side in ("North", "南岸") for k in range(6)
)


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    def run(*arguments):
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["tracktwo", "perception", "export", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code, said.out, said.err

    (tmp_path / "answers.csv").write_text(TEXT, encoding="utf-8")
    return run


def test_export_writes_a_folder_of_tables_a_codebook_and_the_method(run, tmp_path):
    assert run("answers.csv", "--to", "out", "--before", "answers.csv") == (
        0,
        (
            "Written in out: gaps.csv, gaps.parquet, gaps.json, overview.csv, overview.parquet, overview.json, "
            "groups.csv, groups.parquet, groups.json, change.csv, change.parquet, change.json, codebook.csv, "
            "codebook.md, method.en.txt, method.zh-Hans.txt.\n"
            "The figures are exact; mind who may see them.\n"
        ),
        "",
    )
    source = tmp_path / "answers.csv"
    written = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    assert written == files_of(gather(source, before=source))
    assert json.loads(written["gaps.json"]) == gaps(source).to_dict()


def test_export_keeps_what_is_there_unless_told_to_replace_it(run, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "codebook.md").write_text("mine", encoding="utf-8")
    assert run("answers.csv", "--to", "out") == (
        1,
        "",
        "tracktwo: out/codebook.md exists; add --force to replace it, or choose another name.\n",
    )
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["codebook.md"]
    assert run("answers.csv", "--to", "out", "--force")[0] == 0
    assert (tmp_path / "out" / "codebook.md").read_text(encoding="utf-8").startswith("# gaps\n")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("answers.csv", "--to", "no/out"), 1, "The folder no/out cannot be made (No such file or directory); nothing"),
        (("answers.csv", "--to", "answers.csv"), 1, "The folder answers.csv cannot be made (File exists); nothing was"),
        (("none.csv", "--to", "out"), 2, "There is no file none.csv; check the path."),
        (("answers.csv", "--to", "out", "--sides", "North"), 2, "--sides 'North' should name two different sides"),
        (("answers.csv", "--to", "out", "--statements", "answers.csv"), 1, "answers.csv has no column 'reciprocal'"),
    ],
)  # fmt: skip
def test_export_refuses_in_one_sentence_and_writes_nothing(run, tmp_path, arguments, code, sentence):
    left, out, err = run(*arguments)
    assert (left, out, err.count("\n")) == (code, "", 1)
    assert err.startswith(f"tracktwo: {sentence}")
    assert [file.name for file in tmp_path.iterdir()] == ["answers.csv"]
