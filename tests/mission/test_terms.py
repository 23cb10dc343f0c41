"""D1, D2, D8: what each side means by its words, from the commands a researcher has."""

import csv
import json
import subprocess
import sys
from importlib.resources import files

import pytest

DEMO = files("tracktwo") / "demo" / "terms"
TURNS, CASES, GLOSSARY = (str(DEMO / f"lake-{name}") for name in ("turns.jsonl", "cases.csv", "glossary.csv"))


def terms(*arguments):
    """What ``tracktwo terms`` prints, as JSON."""
    command = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        "from tracktwo.cli import main; main()",
        "terms",
        *arguments,
    ]
    done = subprocess.run([*command, "--format", "json"], capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def test_d1_a_concordance_by_side_language_and_date():
    """Lines of either side in either language between two dates; one line a person, or all.

    Not there yet: by type of organisation, and on a page of the office.
    """
    with (DEMO / "lake-turns.jsonl").open(encoding="utf-8") as file:
        said = [json.loads(line) for line in file]
    wanted = [
        turn
        for turn in said
        if "licence" in turn["text"]
        and turn["language"] == "en"
        and turn["date"] >= "2023-11"
        and "side" in turn
    ]
    told = terms("concordance", TURNS, "--term", "licence", "--in", "en", "--since", "2023-11", "--sides",
                 "Hillside,Bayside", "--per-person", "0")  # fmt: skip
    assert {line["side"] for line in told["lines"]} == {turn["side"] for turn in wanted}
    assert {line["date"] for line in told["lines"]} == {turn["date"] for turn in wanted}
    assert told["people"] == len({turn["speaker"] for turn in wanted})
    assert all(line["language"] == "en" for line in told["lines"])
    chinese = terms("concordance", TURNS, "--term", "许可", "--in", "zh")
    assert len(chinese["lines"]) == chinese["people"] == len({line["speaker"] for line in chinese["lines"]})
    assert {line["side"] for line in chinese["lines"]} == {"Bayside"}


def test_d1_divergence_comes_with_its_method_and_smallest_counts():
    told = terms("keyness", TURNS, "--in", "en")
    words = {row["word"]: row for row in told["words"]}
    assert (words["private"]["people_second"], words["province"]["people_first"]) == (0, 0)
    assert words["private"]["p"] <= 0.01
    assert told["settings"]["least_hits"] == min(
        row["hits_first"] + row["hits_second"] for row in told["words"]
    )
    assert told["settings"]["min_people"] == 5


def test_d2_boundary_cases_show_agreement_for_each_case_and_side():
    """Not there yet: a round that asks them, and the other side's prediction."""
    with (DEMO / "lake-cases.csv").open(encoding="utf-8", newline="") as file:
        answers = list(csv.DictReader(file))
    told = terms("tension", "--term", "commercial", "--boundary", CASES)["terms"][0]
    assert told["verdict"] == "differs"
    for row in told["cases"]:
        for side, which in (("Hillside", "first"), ("Bayside", "second")):
            given = [
                each["answer"] for each in answers if (each["case"], each["side"]) == (row["case"], side)
            ]
            assert [row[f"{answer}_{which}"] for answer in ("yes", "no", "depends")] == [
                given.count(answer) for answer in ("yes", "no", "depends")
            ]
    assert [row["excess"] for row in told["cases"]] == sorted(
        (row["excess"] for row in told["cases"]), reverse=True
    )


@pytest.mark.parametrize("command", ["keyness", "collocates"])
def test_d1_scores_across_languages_are_refused_with_the_reason(command, tmp_path):
    corpus = tmp_path / "c.jsonl"
    rows = [("Hillside", "en", "a commercial ferry"), ("Bayside", "zh-Hans", "商业渡轮")]
    corpus.write_text(
        "\n".join(json.dumps({"side": side, "language": tag, "text": text}) for side, tag, text in rows)
    )
    program = [sys.executable, "-X", "utf8", "-c", "from tracktwo.cli import main; main()", "terms", command]
    term = ["--term", "commercial"] if command == "collocates" else []
    done = subprocess.run([*program, str(corpus), *term], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "The sides share no language" in done.stderr


def test_d8_equivalents_say_how_exact_they_are_and_what_is_lost():
    """Two standing definitions of one concept, and a false friend, as they are in the glossary of the lake."""
    program = [
        sys.executable,
        "-X",
        "utf8",
        "-c",
        "from tracktwo.cli import main; main()",
        "terms",
        "glossary",
    ]
    told = subprocess.run([*program, GLOSSARY], capture_output=True, encoding="utf-8", check=True).stdout
    assert "Hillside: A ferry whose owner carries the risk and lives from passengers." in told
    assert "Bayside: 港务局许可、为公众服务的渡轮，船主是谁并不要紧。" in told
    assert "open and 开放: a false friend; lost: who may use it, and who may look" in told
