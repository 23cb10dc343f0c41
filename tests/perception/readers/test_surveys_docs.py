"""The page on surveys says everything a mapping can say, and its examples do what it says."""

import re
import tomllib

import pytest

from tracktwo.perception import convert
from tracktwo.perception.readers.surveys.mapping import read_mapping

PAGE = "docs/how-to/bring-answers-in.md"


@pytest.fixture(scope="module")
def page(request):
    return (request.config.rootpath / PAGE).read_text(encoding="utf-8")


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def test_the_example_of_everything_is_read_and_misses_nothing(page):
    found = read_mapping(tomllib.loads(blocks(page, "toml")[0]))
    said = {name: getattr(found, name) for name in found.__dataclass_fields__}
    # sides stand in a column or in a file of their own
    assert [name for name, value in said.items() if value is None or not value] == ["seats"]
    (question,) = found.questions
    assert set(question.texts) == {"text_en", "text_zh-hans"}
    assert {question.stance, question.expected, question.expected_own} == {"Q2", "Q3", "Q4"}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (0, [("R_3a", "Northshore", "s1", "agree", 0.7, 0.9), ("R_8f", "南岸", "s1", "disagree", None, 0.2)]),
        (1, [("1", "Northshore", "s1", "agree", 0.7), ("1", "Northshore", "s2", "unsure", None),
             ("2", "南岸", "s1", "disagree", 0.3), ("2", "南岸", "s2", "agree", 1.0)]),
        (2, [("2", "Northshore", "s1", "agree", 0.7), ("2", "Northshore", "s2", "unsure", None),
             ("3", "Southshore", "s1", "disagree", 0.3), ("3", "Southshore", "s2", "agree", 1.0)]),
        (3, [("0", "Northshore", "0", "agree", None), ("0", "Northshore", "1", "disagree", None),
             ("1", "南岸", "0", None, None), ("1", "南岸", "1", "unsure", None)]),
    ],
)  # fmt: skip
def test_examples_of_programs_are_read(page, tmp_path, place, expected):
    (tmp_path / "survey.csv").write_text(blocks(page, "csv")[place], encoding="utf-8")
    (tmp_path / "seats.csv").write_text("participant,side\n0,Northshore\n1,南岸\n", encoding="utf-8")
    (tmp_path / "map.toml").write_text(blocks(page, "toml")[place + 1], encoding="utf-8")
    found = convert(tmp_path / "survey.csv", mapping=tmp_path / "map.toml")
    assert [tuple(row.values()) for row in found.answers_arrow.to_pylist()] == expected


def test_every_option_of_the_commands_is_named(page):
    from tracktwo.cli.perception.convert import convert as command  # noqa: PLC0415 -- the command of the same name

    options = [option for each in command.params for option in each.opts if option.startswith("--")]
    assert [option for option in options if option not in page] == []
