"""``tracktwo terms``, as a person meets it: a process, its output and its exit code."""

import csv
import io
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from tracktwo.cli import cli
from tracktwo.terms import COLLOCATES, CONCORDANCE, KEYNESS, SORTING
from tracktwo.vocabulary.errors import TrackTwoError

DEMO = files("tracktwo") / "demo" / "terms"
TURNS, CASES, FEATURES = (
    str(DEMO / f"lake-{name}") for name in ("turns.jsonl", "cases.csv", "definitions.csv")
)
GLOSSARY = str(DEMO / "lake-glossary.tbx")


def run(*arguments):
    """What a command prints; the process itself is met once, below."""
    found = CliRunner().invoke(cli, ["terms", *map(str, arguments)], standalone_mode=False)
    if found.exception is not None:
        raise found.exception
    return found.output


def refusal(*arguments):
    with pytest.raises(TrackTwoError) as caught:
        run(*arguments)
    return f"{caught.value.exit_code} {caught.value}"


def columns(output):
    return next(csv.reader(io.StringIO(output)))


def test_the_command_is_a_process_and_a_refusal_one_sentence(tmp_path):
    command = [sys.executable, "-X", "utf8", "-c", "from tracktwo.cli import main; main()", "terms"]
    program = "import sys; sys.modules['django'] = None; from tracktwo.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program, "terms", "concordance", TURNS, "--term", "商業"],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("68 hits of 商業, by 20 people: ")
    broken = tmp_path / "c.jsonl"
    broken.write_text('{"text": "a"}\n{"text": "b')
    done = subprocess.run(
        [*command, "keyness", str(broken)], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"tracktwo: {broken}, line 2, is not JSON; each line should be one object, complete.\n"
    )


def test_keyness_of_the_lake_finds_what_was_written_into_it():
    told = json.loads(run("keyness", TURNS, "--in", "en", "--format", "json"))
    words = {row["word"]: row for row in told["words"]}
    assert (told["sides"], told["people"], told["few"]) == (["Hillside", "Bayside"], [10, 10], False)
    assert told["left_out"] == {
        "empty": 0,
        "no_side": 3,
        "other_sides": 0,
        "other_languages": 80,
        "stricter": 0,
    }
    for word, sign in (("private", 1), ("licence", -1), ("province", -1)):
        assert words[word]["shrunken"] * sign > 2
        assert words[word]["differs"]
    assert not words["commercial"]["differs"]
    assert columns(run("keyness", TURNS, "--in", "en", "--format", "csv")) == [
        column.name for column in KEYNESS.columns
    ]


def test_keyness_in_words_says_people_and_chance():
    text = run(
        "keyness", TURNS, "--in", "en-GB", "--top", 3, "--rule", "not_for_attribution", "--since", "2023-06"
    )
    assert "Hillside: 10 people" in text
    assert "under a stricter rule, or outside the dates: " in text
    assert "Bayside says more often:" in text
    assert "beyond chance" in text
    chinese = run("keyness", TURNS, "--in", "en", "--top", 3, "--language", "zh-Hans")
    assert "Hillside" in chinese


def test_keyness_in_chinese_keeps_terms_of_the_glossary_in_one_piece():
    told = json.loads(run("keyness", TURNS, "--in", "zh", "--glossary", GLOSSARY, "--format", "json"))
    words = {row["word"]: row for row in told["words"]}
    assert {"商业渡轮", "国营船厂", "冬季航线"} <= set(words)
    assert words["国营船厂"]["people_first"] == 0
    assert told["cutter"].startswith("jieba ")
    assert told["people"] == [8, 8]


def test_collocates_count_people():
    told = json.loads(run("collocates", TURNS, "--in", "en", "--term", "commercial", "--format", "json"))
    own = {row["word"]: row for row in told["words"] if row["side"] == "Hillside"}
    assert own["private"]["people"] == 8
    assert "licence" not in own
    text = run("collocates", TURNS, "--in", "en", "--term", "commercial", "--top", 2)
    assert text.startswith(
        "Turns left out: of no side: 3, in other languages: 80.\nHillside: 54 hits of commercial"
    )
    assert "On both sides: " in text
    assert columns(run("collocates", TURNS, "--in", "en", "--term", "x", "--format", "csv")) == [
        column.name for column in COLLOCATES.columns
    ]


def test_concordance_finds_both_forms_and_keeps_rules():
    told = json.loads(
        run("concordance", TURNS, "--term", "商業", "--per-person", 0, "--lines", 200, "--format", "json")
    )
    assert told["hits"] == len(told["lines"]) == 68
    assert {line["match"] for line in told["lines"]} == {"商业", "商業"}
    seen = json.loads(
        run(
            "concordance",
            TURNS,
            "--term",
            "winter",
            "--rule",
            "on_the_record",
            "--per-person",
            0,
            "--format",
            "json",
        )
    )
    assert {line["rule"] for line in seen["lines"]} == {"on_the_record"}
    assert not any("will not survive" in line["left"] for line in seen["lines"])
    text = run("concordance", TURNS, "--term", "will not survive")
    assert "Boris Tarn, 2023-11-02‡" in text
    assert columns(run("concordance", TURNS, "--term", "x", "--format", "csv")) == [
        column.name for column in CONCORDANCE.columns
    ]


def test_tension_of_the_lake_differs_in_every_part():
    told = json.loads(
        run("tension", TURNS, "--in", "en", "--term", "commercial", "--boundary", CASES, "--definitions", FEATURES,
            "--format", "json")
    )["terms"][0]  # fmt: skip
    assert told["verdict"] == "differs"
    assert [part["refused"] for part in told["parts"]] == [None, None, None]
    assert told["value"] == pytest.approx(sum(part["value"] for part in told["parts"]) / 3)
    assert told["cases"][0]["case"] == "The commercial branch of the state yard"
    text = run("tension", "--term", "commercial", "--boundary", CASES)
    assert text.startswith(
        "commercial: the sides differ\n    Cases: 12 cases; two people from opposite sides "
    )
    assert columns(run("tension", "--term", "c", "--boundary", CASES, "--format", "csv")) == [
        "term",
        *(column.name for column in SORTING.columns),
    ]


def test_tension_over_two_languages_counts_answers_and_refuses_company(tmp_path):
    rows = [
        {"text": "a commercial line", "side": "Hillside", "speaker": "a", "language": "en"},
        {"text": "商业航线", "side": "Bayside", "speaker": "b", "language": "zh-Hans"},
    ]
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    told = json.loads(
        run("tension", corpus, "--term", "commercial", "--boundary", CASES, "--format", "json")
    )["terms"][0]
    assert told["warned"] == ["side_is_language"]
    assert [part["refused"] for part in told["parts"]] == [None, "not_asked", "other_languages"]
    text = run("tension", corpus, "--term", "commercial", "--boundary", CASES)
    assert "MIND: each side speaks its own language" in text
    assert "the sides share no language" in text
    for command in (["keyness"], ["collocates", "--term", "commercial"]):
        assert refusal(command[0], corpus, *command[1:]).startswith(
            "1 The sides share no language: Hillside en; "
        )


def test_several_terms_share_their_false_alarms(tmp_path):
    answers = tmp_path / "a.csv"
    lines = [
        f"{side}{k},{side},c{case},{'yes' if (side == 'A') ^ (term == 'u' and k % 2 == 0) else 'no'},{term}"
        for term in ("t", "u")
        for side in "AB"
        for k in range(8)
        for case in range(6)
    ]
    answers.write_text("participant,side,case,answer,term\n" + "\n".join(lines), encoding="utf-8")
    told = json.loads(run("tension", "--boundary", answers, "--format", "json"))["terms"]
    assert [(each["term"], each["verdict"], each["tested"]) for each in told] == [
        ("t", "differs", 2),
        ("u", "not_enough", 2),
    ]
    assert "Terms tested together: 2" in run("tension", "--boundary", answers)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"text": "one speaker", "side": "A", "speaker": "x"}], "1 The turns name one side only, 'A'"),
        ([{"text": "no side"}], "1 The turns name no side"),
        ([{"text": "", "side": "A"}, {"text": " ", "side": "B"}], "1 {file} holds no turn with words"),
        ([{"text": "a", "side": side, "language": "en"} for side in "ABC"], "2 There are 3 sides"),
        (
            [{"text": "a", "side": side, "language": tag} for side in "AB" for tag in ("en", "fr")],
            "2 Both sides speak en and fr",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(rows, sentence, tmp_path):
    file = tmp_path / "c.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    assert refusal("keyness", file).startswith(sentence.format(file=file))


def test_one_person_a_side_is_too_few_and_says_so(tmp_path):
    file = tmp_path / "c.jsonl"
    file.write_text(
        "\n".join(
            json.dumps({"text": "word " * 9, "side": side, "speaker": side, "language": "en"})
            for side in "AB"
        )
    )
    text = run("keyness", file)
    assert "TOO FEW PEOPLE" in text
    assert "Carried by one voice, so nothing is said of a side: word." in text
    told = json.loads(run("keyness", file, "--format", "json"))
    assert (told["few"], told["words"][0]["p"], told["words"][0]["log_ratio_low"]) == (True, None, None)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["tension"], "2 Hand in a corpus"),
        (["tension", "--boundary", CASES], "2 Say which term"),
        (["tension", "--boundary", CASES, "--term", "a", "--term", "b"], "2 The answers do not say which"),
        (["tension", "--boundary", CASES, "--term", "a", "--sides", "A,B"], "1 No answer is of side 'A'"),
        (["keyness", TURNS], "2 Both sides speak en and zh"),
        (["keyness", TURNS, "--in", "fr"], "1 Both sides do not speak 'fr'"),
        (["keyness", TURNS, "--sides", "Hillside,Nowhere"], "2 No turn is of side 'Nowhere'"),
        (["concordance", TURNS, "--term", "…"], "2 '…' holds no word"),
        (["concordance", "none.jsonl", "--term", "a"], "2 There is no file none.jsonl"),
        (["keyness", TURNS, "--glossary", CASES], "1 {CASES} has no column 'concept'"),
    ],
)
def test_what_was_asked_wrongly_is_refused(arguments, sentence):
    assert refusal(*arguments).startswith(sentence.format(CASES=CASES))


def test_a_page_is_read_as_a_transcript(tmp_path):
    page = tmp_path / "talk.html"
    page.write_text(
        "<html lang=en><body><p>Ann: We sell seats.</p><p>Bo: We license seats.</p></body></html>"
    )
    seats = tmp_path / "seats.csv"
    seats.write_text("speaker,side\nAnn,Hill\nBo,Bay\n")
    told = json.loads(run("concordance", page, "--seats", seats, "--term", "seats", "--format", "json"))
    assert [(line["speaker"], line["side"], line["language"]) for line in told["lines"]] == [
        ("Ann", "Hill", "en"),
        ("Bo", "Bay", "en"),
    ]


def test_a_glossary_is_shown_and_written_in_another_format(tmp_path):
    target = tmp_path / "g.rdf"
    text = run("glossary", GLOSSARY, "--to", target)
    assert text.startswith(
        "Words of the lake (invented for demonstration)\ncommercial ferry (en); private ferry (en, "
    )
    assert "    Hillside: A ferry whose owner carries the risk and lives from passengers.\n" in text
    assert (
        "commercial ferry and 商业渡轮: the second covers more; lost: that the owner carries the risk" in text
    )
    assert text.endswith("5 concepts.\n")
    assert run("glossary", target) == text
    assert refusal("glossary", GLOSSARY, "--to", target).startswith(f"1 {target} exists; add --force")
    assert refusal("glossary", GLOSSARY, "--to", tmp_path / "g.doc").startswith(
        "2 .doc is no kind of glossary"
    )
    unknown = tmp_path / "u.tbx"
    unknown.write_text(Path(GLOSSARY).read_text().replace("<note>means", '<ref type="x">a</ref><note>means'))
    assert "1 part is unknown here; it is kept and written back:\n    tbx en/1: <ref " in run(
        "glossary", unknown
    )
