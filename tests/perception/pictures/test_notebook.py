"""What a notebook shows: pictures, sentences and tables, no participant, and the same for every kind of frame."""

import json
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import tracktwo as tt
from tracktwo.perception.pictures import PICTURED
from tracktwo.perception.tables import Shown
from tracktwo.vocabulary.errors import UsageError

LAZY = """
import sys, tracktwo as tt
before = {"numpy", "narwhals", "tracktwo.perception", "tracktwo.figures"} & set(sys.modules)
tt.perception.gaps, tt.figures.dumbbell
late = {"altair", "jinja2", "pandas", "polars", "django"} & set(sys.modules)
print(sorted(before), sorted(late), {"figures", "perception"} <= set(dir(tt)))
"""
NO_ALTAIR = """
import sys
sys.modules["altair"] = None
import tracktwo as tt
rows = [f"{s}{k},{s},q,agree,0.5" for s in "AB" for k in range(6)]
open(sys.argv[1], "w").write("\\n".join(["participant,side,statement,stance,expected", *rows]))
try:
    tt.perception.gaps(sys.argv[1]).chart()
except Exception as error:
    print(error)
"""


def answers(*, statements: int = 2, origin: str = "real") -> pa.Table:
    return pa.Table.from_pylist(
        [
            {
                "participant": f"secret-{side}-{person}",
                "side": side,
                "statement": f"q{number}",
                "stance": "agree" if (person + number) % 3 else "unsure",
                "expected": 0.1 * (number % 10),
                "origin": origin,
            }
            for side in ("甲方", "Beta")
            for person in range(8)
            for number in range(statements)
        ]
    )


class Tags(HTMLParser):
    """Reads HTML and refuses what does not close in order."""

    VOID = frozenset({"meta", "br", "rect", "path", "circle", "polygon"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: list[str] = []
        self.cells: list[str] = []

    def handle_starttag(self, tag, _attrs):
        self.names.append(tag)
        self.open.append(tag)

    def handle_startendtag(self, tag, _attrs):
        self.names.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "td":
            self.cells.append(data)


def read(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    assert tags.open == []
    return tags


def test_rooms_come_when_they_are_asked_for_and_nothing_more():
    done = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, encoding="utf-8", check=False)
    assert (done.stdout, done.stderr) == ("[] [] True\n", "")


def test_a_room_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'kitchen'"):
        tt.kitchen  # noqa: B018 -- looking is the test


@pytest.mark.parametrize(
    "frame", [lambda t: t, lambda t: t.to_pandas(), pl.from_arrow], ids=["arrow", "pandas", "polars"]
)
def test_a_result_shows_itself_the_same_from_every_kind_of_frame(frame):
    table = answers()
    result = tt.perception.gaps(frame(table))
    assert repr(result) == "<Gaps: 2 statements, Beta and 甲方>"
    assert result._repr_html_() == tt.perception.gaps(table)._repr_html_()
    assert isinstance(result.table, type(frame(table)))
    tags = read(result._repr_html_())
    assert tags.names.count("svg") == 2
    assert tags.cells[:2] == ["q0", "Beta"]


def test_no_participant_is_shown_anywhere():
    table = answers(origin="simulated")
    result, change = tt.perception.gaps(table), tt.perception.change(table.slice(2), table)
    for shown in (result, change):
        assert "secret" not in repr(shown) + shown._repr_html_()
    assert repr(change) == "<Change: 2 statements, Beta and 甲方, simulated>"
    assert change._repr_html_().count("SIMULATED") > 0


def test_a_long_result_is_drawn_in_part_and_says_so():
    result = tt.perception.gaps(answers(statements=PICTURED + 2))
    html = result._repr_html_()
    assert "<p>2 more statements are not drawn; the table has every one.</p>" in html
    assert len(read(html).cells) > 0
    assert html.count('<g class="row">') == PICTURED
    assert "not drawn" not in tt.perception.gaps(answers(statements=PICTURED))._repr_html_()


@pytest.mark.slow
def test_a_chart_holds_the_figures_of_the_table():
    """Slow: Altair takes seconds to import."""
    result = tt.perception.gaps(answers(origin="simulated"))
    spec = result.chart().to_dict()
    (values,) = spec["datasets"].values()
    told = {(row["statement"], row["side"]): row for row in values}
    table = result.columns
    for place, key in enumerate(zip(table["statement"], table["side"], strict=True)):
        for name in ("share", "low", "high", "expected", "expected_low", "expected_high", "n", "n_expected"):
            assert told[key][name] == table[name][place]
    assert len(told) == len(table["n"])
    assert "simulated" in spec["title"]
    assert "secret" not in json.dumps(spec)


def test_without_altair_a_chart_is_one_sentence(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", NO_ALTAIR, tmp_path / "a.csv"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == (
        "Charts need Altair, which comes with the notebook extra: pip install 'tracktwo[notebook]'.\n",
        "",
    )


def test_a_figure_shows_itself():
    figure = tt.perception.draw_gaps(tt.perception.gaps(pd.DataFrame(answers().to_pandas())))
    assert figure._repr_svg_() == figure.svg
    tags = read(figure._repr_html_())
    assert tags.names[:2] == ["figure", "svg"]
    assert tags.cells == [cell for row in figure.twin.rows for cell in row]


def test_a_result_of_which_there_is_no_picture_says_so():
    class Other(Shown):
        def summary(self):
            return "nothing"

    assert (repr(Other()), Other()._repr_html_()) == ("<Other: nothing>", None)
    with pytest.raises(UsageError, match="There is no chart of Other"):
        Other().chart()
