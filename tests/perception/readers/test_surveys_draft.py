"""A draft is a mapping that a person finishes: what can be seen is filled in, and no name gets into it."""

import csv
import tomllib

import pandas as pd
import pyarrow as pa
import pyreadstat
import pytest
from perception.readers.surveys import ANSWERS, GOOGLE_FORMS, LIMESURVEY, QUALTRICS, text_of

from tracktwo.perception import convert, draft_mapping
from tracktwo.vocabulary.errors import FileError, TableError

PEOPLE = [("1", 0.7), ("2", 0.0)]


@pytest.fixture
def write(tmp_path):
    def write(content, name="survey.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_survey_that_speaks_plainly_is_drafted_whole(write):
    path = write(GOOGLE_FORMS)
    draft = draft_mapping(path)
    assert tomllib.loads(draft) == {
        "origin": "real",
        "ignore": ["Timestamp", "Email Address"],
        "side": {
            "column": "Which side are you on?",
            "values": {"Northshore": ["Northshore"], "南岸": ["南岸"]},
        },
        "stance": {"agree": ["Agree"], "disagree": ["Disagree"], "unsure": ["Not sure"]},
        "expected": {"scale": 10, "cannot_guess": []},
        "statements": {
            "s1": {
                "stance": "Launches are told, in good time",
                "expected": "Of ten there?",
                "expected_own": "Of ten here?",
                "text_en": "Launches are told, in good time",
                "reciprocal": False,
            },
            "s2": {
                "stance": "Parts are shared",
                "expected": "Of ten there? (2)",
                "expected_own": "Of ten here? (2)",
                "text_en": "Parts are shared",
                "reciprocal": False,
            },
        },
    }
    rows = [
        tuple(row.values())[1:-1]
        for row in convert(path, mapping=write(draft, "m.toml")).answers_arrow.to_pylist()
    ]
    assert rows == [answer[1:] for answer in ANSWERS]
    assert "# TO DO" in draft
    assert "GUESS" in draft
    assert "example.org" not in draft


def test_qualtrics_is_drafted_with_its_questions_and_previews(write):
    draft = draft_mapping(write(QUALTRICS))
    found = tomllib.loads(draft)
    assert found["file"] == {"header_rows": 3}
    assert found["participant"] == {"column": "ResponseId"}
    assert found["ignore"] == ["StartDate", "IPAddress", "RecipientEmail"]
    assert found["leave_out"] == {"Status": ["survey preview"]}
    assert found["expected"] == {"scale": 100, "cannot_guess": ["Can't guess"]}
    assert found["statements"]["Q5"] == {
        "stance": "Q5",
        "expected": "Q6",
        "expected_own": "Q7",
        "text_en": "Parts are shared",
        "reciprocal": False,
    }
    assert found["statements"]["Q2"]["text_en"] == "Launches are told"
    done = convert(write(QUALTRICS), mapping=write(draft, "map.toml"))
    assert [row["stance"] for row in done.answers_arrow.to_pylist()] == [answer[3] for answer in ANSWERS]


def test_codes_that_mean_nothing_yet_wait_for_a_person(write):
    draft = draft_mapping(write(LIMESURVEY))
    found = tomllib.loads(draft)
    assert found["file"] == {"separator": ";"}
    assert found["side"] == {"column": "side", "values": {"A1": ["A1"], "A2": ["A2"]}}
    assert found["statements"] == {"s1": {"stance": "TO DO", "expected": "TO DO"}}
    assert found["stance"]["agree"] == ["TO DO"]
    assert '# TO DO: map this column, or add it to ignore: "s1own"\n' in draft
    assert "t0k" not in draft


def test_a_file_in_another_encoding_is_drafted_and_says_which(write):
    path = write(GOOGLE_FORMS.encode("gb18030"))
    draft = draft_mapping(path)
    assert tomllib.loads(draft)["file"] == {"encoding": "gb18030"}
    assert convert(path, mapping=write(draft, "map.toml")).account.people == {"Northshore": 1, "南岸": 1}
    with pytest.raises(FileError, match="is not utf-8 text; name its encoding in the mapping"):
        draft_mapping(write(b"side,q\n\xff,\xff\n"))


def test_a_survey_of_one_column_is_drafted_too(write):
    found = tomllib.loads(draft_mapping(write("Agree?\nagree\nNA\nmaybe\n")))
    assert found["stance"] == {"agree": ["agree"]}
    assert found["side"] == {"column": "TO DO"}


def test_guesses_in_a_block_below_the_stances_are_spread_over_them():
    header = ["side", "a", "b", "ga", "gb", "ha", "hb"]
    table = pa.table({name: [{"side": "A", "a": "agree", "b": "同意"}.get(name, "0.5")] for name in header})
    found = tomllib.loads(draft_mapping(table))
    assert found["expected"]["scale"] == 1
    assert found["statements"]["a"] == {
        "stance": "a",
        "expected": "ga",
        "expected_own": "ha",
        "reciprocal": False,
    }
    assert found["statements"]["b"] == {
        "stance": "b",
        "expected": "gb",
        "expected_own": "hb",
        "reciprocal": False,
    }


def test_spss_is_drafted_by_its_labels(tmp_path):
    frame = pd.DataFrame({"side": [1.0, 2.0], "q": [1.0, 2.0], "g": [3.0, 4.0]})
    pyreadstat.write_sav(
        frame,
        tmp_path / "survey.sav",
        variable_value_labels={
            "side": {1.0: "A", 2.0: "B"},
            "q": {1.0: "Agree", 2.0: "Disagree", 3.0: "Not sure"},
        },
        column_labels={"q": "Parts are shared"},
    )
    draft = draft_mapping(tmp_path / "survey.sav")
    assert tomllib.loads(draft)["stance"] == {
        "agree": ["Agree"],
        "disagree": ["Disagree"],
        "unsure": ["Not sure"],
    }
    assert tomllib.loads(draft)["statements"]["q"]["text_en"] == "Parts are shared"
    done = convert(tmp_path / "survey.sav", mapping=tomllib.loads(draft))
    assert [row["stance"] for row in done.answers_arrow.to_pylist()] == ["agree", "disagree"]


def test_texts_that_toml_or_a_terminal_would_take_for_more_are_escaped(write):
    odd = 'a "quoted"\\ \x7f\x1b[2J name'
    draft = draft_mapping(write(text_of([["side", odd], ["A", "agree"]], quoting=csv.QUOTE_ALL)))
    assert tomllib.loads(draft)["statements"]["s1"]["stance"] == odd
    assert not any(char in draft for char in "\x7f\x1b")


def test_a_question_cannot_leave_its_line(write):
    rows = [
        ["side", "Q1"],
        ["Side", "Told\n[side]\r\ncolumn = 1"],
        ['{"ImportId":"a"}', '{"ImportId":"b"}'],
        ["A", "agree"],
    ]
    assert tomllib.loads(draft_mapping(write(text_of(rows))))["statements"]["Q1"] == {
        "stance": "Q1",
        "text_en": "Told [side] column = 1",
        "reciprocal": False,
    }


def test_a_draft_says_the_same_in_every_language(write):
    path = write(GOOGLE_FORMS)
    assert tomllib.loads(draft_mapping(path, language="zh-Hans")) == tomllib.loads(draft_mapping(path))


def test_a_table_of_answers_needs_no_mapping(write):
    survey = write("Participant,side,statement,stance,expected\na,A,s,agree,0.5\n")
    with pytest.raises(TableError, match="has a row for each participant and statement already"):
        draft_mapping(survey)
