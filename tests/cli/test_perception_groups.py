"""The command for opinion groups, as a person meets it."""

import csv
import json

import numpy as np
import pytest
from click.testing import CliRunner
from perception.crowds import crowd

from tracktwo.cli.perception import perception
from tracktwo.perception import GROUPS, GroupSettings, Vote, groups
from tracktwo.vocabulary.errors import TableError, UsageError

STANCES = {Vote.AGREE: "agree", Vote.DISAGREE: "disagree", Vote.UNSURE: "unsure"}


def text_of(people, **planted):
    """Return answers of simulated people on two sides as CSV, and the planted groups."""
    votes, groups_of_people = crowd(people, 16, seed=4, **planted)
    lines = ["participant,side,statement,stance,origin"]
    for person, statement in zip(*np.nonzero(votes.said != Vote.UNSEEN), strict=True):
        stance = STANCES[Vote(votes.said[person, statement])]
        lines.append(f"p{person},{('East', '南岸')[person % 2]},=s{statement},{stance},simulated")
    return "\n".join(lines) + "\n", groups_of_people


@pytest.fixture
def file(tmp_path):
    def write(people, **planted):
        path = tmp_path / "answers.csv"
        path.write_text(text_of(people, **planted)[0], encoding="utf-8")
        return path

    return write


def run(*arguments):
    return CliRunner().invoke(perception, ["groups", *map(str, arguments)])


def test_groups_json_equals_the_dictionary_and_has_every_key(file):
    path = file(40, groups=2, apart=3.0)
    done = run(path, "--format", "json")
    told = json.loads(done.stdout)
    assert (done.exit_code, told) == (0, groups(path).to_dict())
    assert {"k", "p_groups", "stability", "participants", "statements", "side_ami"} <= told.keys()
    assert set(told["participants"][0]) == {"participant", "group"}
    assert run(path, "--format", "json").stdout == done.stdout


def test_groups_csv_names_nobody_and_runs_no_formula(file):
    path = file(40, groups=2, apart=3.0)
    done = run(path, "--format", "csv")
    rows = list(csv.DictReader(done.stdout.splitlines()))
    assert (done.exit_code, len(rows)) == (0, 32)
    assert list(rows[0]) == [column.name for column in GROUPS.columns]
    assert rows[0]["statement"] == "'=s0"
    assert "p1" not in {cell for row in rows for cell in row.values()}


def test_groups_read_as_a_page(file):
    done = run(file(40, groups=2, apart=3.0))
    assert done.exit_code == 0
    assert done.stdout == (
        "SIMULATED: a program made these answers up; nobody gave them.\n"
        "40 of 40 people voted on enough statements to be grouped.\n"
        "\n"
        "2 groups; people in each: 22, 18.\n"
        "Of 199 crowds without groups, 0 showed as much.\n"
        "With half of the votes gone, groups agree with these by 0.74 (1 = the same groups, 0 = chance).\n"
        "Groups and sides share 0.05 (1 = groups are the sides, 0 = they cut across): no clear link.\n"
        "\n"
        "Group 0: 22 people\n"
        "    =s13: disagrees more than the others (19 of 19)\n"
        "    =s10: disagrees more than the others (16 of 17)\n"
        "    =s0: agrees more than the others (17 of 17)\n"
        "    =s7: disagrees more than the others (17 of 17)\n"
        "    =s4: disagrees more than the others (19 of 19)\n"
        "    and 3 statements more\n"
        "\n"
        "Group 1: 18 people\n"
        "    =s10: agrees more than the others (14 of 15)\n"
        "    =s7: agrees more than the others (14 of 16)\n"
        "    =s4: agrees more than the others (9 of 15)\n"
        "    =s0: disagrees more than the others (9 of 13)\n"
        "    =s13: agrees more than the others (9 of 14)\n"
        "    and 3 statements more\n"
        "\n"
        "Most people of every group agree with:\n"
        "    =s6 (14 of 14; 12 of 14)\n"
        "\n"
        f"Settings: {GroupSettings().to_text()}\n"
    )


def test_no_groups_are_told_and_forced_ones_doubted(file):
    path = file(40)
    assert "No groups here: what there is of them, one crowd shows by chance as well." in run(path).stdout
    forced = run(path, "--groups", 2).stdout
    assert "the votes themselves speak for no groups at all" in forced


def test_few_people_are_looked_at_only_when_asked(file):
    path = file(20, groups=2, apart=4.0)
    assert "Not enough people to look for groups; at least 30 are needed." in run(path).stdout
    asked = run(path, "--few").stdout
    assert "FEW PEOPLE: below 30, groups are hard to tell from chance; read them as a guess." in asked
    assert "2 groups; people in each: " in asked


def test_a_dump_needs_its_sign(tmp_path):
    path = tmp_path / "dump.csv"
    path.write_text("zid,pid,tid,vote\n1,1,1,1\n", encoding="utf-8")
    assert isinstance(run(path).exception, UsageError)
    assert run(path, "--agree", -1).exit_code == 0


def test_statements_that_moderators_turned_down_are_read(tmp_path, file):
    path = file(40, groups=2, apart=3.0)
    comments = tmp_path / "comments.csv"
    comments.write_text("comment-id,moderated\n=s1,-1\n", encoding="utf-8")
    told = json.loads(run(path, "--statements", comments, "--format", "json").stdout)
    assert [each["statement"] for each in told["statements"] if each["rejected"]] == ["=s1"]
    comments.write_text("comment-id,moderated\n9,-1\n", encoding="utf-8")
    assert isinstance(run(path, "--statements", comments).exception, TableError)
