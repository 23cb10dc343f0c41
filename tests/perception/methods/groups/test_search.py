"""Opinion groups from a table to a result: what is told, what is refused, and that rows have no order."""

import csv
import json
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest
from perception.crowds import crowd, matrix

from tracktwo.perception import (
    GROUPED,
    GROUPS,
    GroupSettings,
    NoGroups,
    Start,
    Vote,
    groups,
    groups_of,
    read_votes,
)
from tracktwo.perception.methods.groups.alike import adjusted_rand, crossed
from tracktwo.vocabulary.errors import UsageError

SETTINGS = GroupSettings(draws=39, halvings=4, shuffles=99)
STANCES = {Vote.AGREE: "agree", Vote.DISAGREE: "disagree", Vote.UNSURE: "unsure"}


def frame_of(votes, *, order=None):
    """Return votes as a table with one row a vote, in any order of rows."""
    person, statement = np.nonzero(votes.said != Vote.UNSEEN)
    rows = pd.DataFrame(
        {
            "voter-id": np.array(votes.people)[person],
            "comment-id": np.array(votes.statements)[statement],
            "vote": votes.said[person, statement],
        }
    )
    return rows if order is None else rows.iloc[order.permutation(len(rows))]


def labels(result):
    return [group for group in result.participants["group"] if group is not None]


def test_planted_groups_are_found_told_apart_and_stay():
    votes, planted = crowd(90, 30, groups=3, apart=3.0, seed=4)
    result = groups_of(votes, settings=SETTINGS)
    assert (result.k, result.found, result.reason, result.p_groups) == (3, 3, None, 1 / 40)
    assert adjusted_rand(crossed(np.array(labels(result)), planted)) > 0.9
    assert 0.4 < result.stability < 1
    assert result.sizes == tuple(sorted(np.bincount(planted), reverse=True))
    assert sum(result.columns["representative"]) > 10
    assert (result.side_ami, result.side_p) == (None, None)


def test_one_crowd_has_no_groups_and_says_what_would_have_been_found():
    result = groups_of(crowd(60, 30, seed=2)[0], settings=SETTINGS)
    assert (result.k, result.reason, result.sizes) == (1, NoGroups.NOT_FOUND, (60,))
    assert result.p_groups > 0.05
    assert result.found in range(2, 6)
    assert set(labels(result)) == {0}
    assert (result.stability, sum(result.columns["representative"])) == (None, 0)


def test_a_number_of_groups_that_is_asked_for_is_given_and_chance_is_told():
    result = groups_of(crowd(60, 30, seed=2)[0], k=4, settings=SETTINGS)
    assert (result.k, result.forced, result.reason, len(result.sizes)) == (4, 4, None, 4)
    assert result.p_groups > 0.05
    assert 0 <= result.stability < 0.6


def test_fewer_than_thirty_people_are_not_looked_at_unless_asked():
    votes, planted = crowd(24, 30, groups=2, apart=4.0, seed=1)
    result = groups_of(votes, settings=SETTINGS)
    assert (result.k, result.reason, result.p_groups, result.grouped) == (None, NoGroups.TOO_FEW, None, 24)
    assert result.to_dict()["statements"] == []
    assert set(result.participants["group"]) == {None}
    asked = groups_of(votes, few=True, settings=SETTINGS)
    assert (asked.k, asked.few) == (2, True)
    assert adjusted_rand(crossed(np.array(labels(asked)), planted)) > 0.8


@pytest.mark.parametrize(
    ("said", "k", "reason"),
    [
        (np.ones((40, 8)), 1, NoGroups.ALIKE),
        (np.full((40, 8), Vote.UNSEEN), None, NoGroups.TOO_FEW),
        (np.ones((1, 8)), None, NoGroups.TOO_FEW),
        (np.repeat([[1], [-1]], 20, axis=0), 1, NoGroups.NOT_FOUND),
        (np.zeros((40, 0)), None, NoGroups.TOO_FEW),
    ],
)
def test_bad_material_gets_an_honest_answer(said, k, reason):
    for few in (False, True):
        result = groups_of(matrix(said), few=few, settings=SETTINGS)
        assert (result.k, result.reason) == (k, reason)
        assert json.loads(json.dumps(result.to_dict(), allow_nan=False))["k"] == k


def test_everybody_rejected_leaves_nothing_to_group_by():
    votes, _ = crowd(40, 10, groups=2, apart=3)
    result = groups_of(matrix(votes.said, rejected=range(10)), settings=SETTINGS)
    assert (result.k, result.reason) == (1, NoGroups.ALIKE)


def test_rejected_statements_make_no_groups_and_keep_their_counts():
    votes, _ = crowd(60, 20, groups=2, apart=3, seed=3)
    other = votes.said.copy()
    other[:, 5] = -other[:, 5] * (other[:, 5] != Vote.UNSEEN) + Vote.UNSEEN * (other[:, 5] == Vote.UNSEEN)
    one, two = (groups_of(matrix(said, rejected=[5]), settings=SETTINGS) for said in (votes.said, other))
    assert one.participants["group"] == two.participants["group"]
    told = one.to_dict()["statements"][5]
    assert (told["rejected"], {group["p"] for group in told["groups"]}) == (True, {None})
    assert sum(group["agree"] for group in told["groups"]) == (votes.said[:, 5] == 1).sum()


def test_best_does_not_know_the_order_of_rows_and_polis_knows_that_of_people():
    votes, _ = crowd(50, 25, groups=2, apart=2.0, density=0.5, seed=6)
    order = np.random.default_rng(1)
    first, second = (groups(frame_of(votes, order=order), checks=False).to_dict() for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert first == groups(frame_of(votes), checks=False).to_dict()
    again, twice = (groups_of(votes, start=Start.POLIS, settings=SETTINGS).to_dict() for _ in range(2))
    assert json.dumps(again) == json.dumps(twice)
    assert [each["participant"] for each in again["participants"]] == list(votes.people)


def test_turning_every_vote_round_turns_nothing_but_directions():
    votes, _ = crowd(60, 20, groups=2, apart=3.0, seed=9)
    turned = matrix(np.where(votes.said == Vote.UNSEEN, votes.said, -votes.said))
    one, other = (groups_of(each, settings=SETTINGS) for each in (votes, turned))
    assert one.participants["group"] == other.participants["group"]
    assert one.columns["agree"] == other.columns["disagree"]
    assert one.columns["q"] == other.columns["q"]
    assert one.separation == other.separation


def test_sides_that_are_the_groups_are_told_from_sides_that_they_cut_across():
    votes, planted = crowd(80, 30, groups=2, apart=3.0, seed=5)
    same = matrix(votes.said, seats=tuple("AB"[each] for each in planted))
    across = matrix(votes.said, seats=tuple("AB"[each % 2] for each in range(80)))
    one, other = (groups_of(each, settings=SETTINGS) for each in (same, across))
    assert one.sides == ("A", "B")
    assert one.side_ami > 0.8
    assert one.side_p == 0.01
    assert abs(other.side_ami) < 0.1
    assert other.side_p > 0.05


def test_groups_of_answers_come_back_in_the_callers_frame():
    votes, planted = crowd(60, 20, groups=2, apart=3.0, seed=5)
    person, statement = np.nonzero(votes.said != Vote.UNSEEN)
    answers = pl.DataFrame(
        {
            "participant": person,
            "side": np.where(person % 2, "East", "南岸"),
            "statement": [f"声明{each}" for each in statement],
            "stance": [STANCES[Vote(each)].upper() for each in votes.said[person, statement]],
            "expected": 0.5,
            "origin": "simulated",
        }
    )
    result = groups(answers)
    assert (result.k, result.origin, result.sides) == (2, "simulated", ("East", "南岸"))
    assert adjusted_rand(crossed(np.array(labels(result)), planted)) > 0.8
    assert isinstance(result.table, pl.DataFrame)
    GROUPS.validate(result.table)
    GROUPED.validate(result.people_table)
    assert result.table.columns == [column.name for column in GROUPS.columns]
    assert repr(result) == "<Groups: 2 groups, 60 of 60 people, simulated>"
    only = groups(answers, sides=("East", "南岸"), checks=False)
    assert (only.k, only.left_out, only.p_groups, only.stability) == (2, 0, None, None)


def test_who_voted_too_little_is_not_grouped_but_the_most_active_fill_up_to_fifteen():
    votes, _ = crowd(60, 20, groups=2, apart=3.0, seed=5)
    said = votes.said.copy()
    said[:3, 2:] = Vote.UNSEEN
    result = groups_of(matrix(said), settings=SETTINGS)
    assert (result.grouped, result.participants["group"][:3]) == (57, [None] * 3)
    few = np.full((20, 10), Vote.UNSEEN)
    few[:, :3] = votes.said[:20, :3]
    few[:4, :8] = 1
    assert groups_of(matrix(few), settings=SETTINGS).grouped == 15


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"k": 1}, "Groups are 2 to 5; 1 were asked for"),
        ({"start": "worst"}, "start should be one of best, polis; it is 'worst'"),
        ({"layout": "wide"}, "layout should be one of votes, participants, answers"),
    ],
)
def test_options_that_do_not_fit_are_refused(options, sentence):
    with pytest.raises(UsageError, match=sentence):
        groups(frame_of(crowd(30, 8)[0]), **options)


@pytest.mark.parametrize(
    ("name", "polis", "best"),
    [
        ("brexit-consensus", 0.85, 0.87),
        ("scoop-hivemind.biodiversity", 0.98, 0.91),
        ("vtaiwan.uberx", 0.92, 0.82),
    ],
)
def test_groups_that_polis_published_are_found_again(shared: Path, name, polis, best):
    folder = shared / "data" / "polis" / name
    with (folder / "participants-votes.csv").open(encoding="utf-8") as file:
        theirs = {row["participant"]: row["group-id"] for row in csv.DictReader(file)}
    k = len(set(theirs.values()) - {""})
    for start, least in (("polis", polis), ("best", best)):
        result = groups(
            folder / "votes.csv", statements=folder / "comments.csv", k=k, start=start, checks=False
        )
        ours = zip(*(result.participants[key] for key in ("participant", "group")), strict=True)
        both = [(group, theirs[who]) for who, group in ours if group is not None and theirs[who]]
        one, other = (np.unique(each, return_inverse=True)[1] for each in zip(*both, strict=True))
        assert adjusted_rand(crossed(one, other)) >= least


def test_real_votes_have_groups_that_half_of_the_votes_find_again(shared: Path):
    folder = shared / "data" / "polis" / "brexit-consensus"
    result = groups_of(read_votes(folder / "votes.csv"), settings=SETTINGS)
    assert (result.k, result.p_groups) == (2, 1 / 40)
    assert result.stability > 0.4
