"""Evidence as arrays, worked out by hand: one left, two stayed, three joined."""

import numpy as np

from tracktwo.clearance.disclosure import Answer, Counts, Evidence, Spell
from tracktwo.clearance.disclosure.methods.evidence import System

LEFT, STAYED, JOINED = Spell(0, 0), Spell(0, 1), Spell(1, 1)
EVIDENCE = Evidence(
    spells=[LEFT, STAYED, JOINED],
    heads=[1, 2, 3],
    agree=[Counts(0, 1), Counts(2, 2)],
    disagree=[Counts(0, 1), Counts(1, 3)],
)
SYSTEM = System(EVIDENCE)


def test_answers_are_three_places_of_a_table():
    assert [(answer.name, answer.value) for answer in Answer] == [
        ("AGREE", 0), ("DISAGREE", 1), ("UNSURE", 2),
    ]  # fmt: skip


def test_who_knows_answers_has_less_to_find_out():
    """One who left was unsure, one who stayed agreed, two who joined disagreed."""
    known = {(LEFT, Answer.UNSURE): 1, (STAYED, Answer.AGREE): 1, (JOINED, Answer.DISAGREE): 2}
    assert EVIDENCE.without(known) == Evidence(
        spells=[LEFT, STAYED, JOINED],
        heads=[0, 1, 1],
        agree=[Counts(-1, 0), Counts(1, 1)],
        disagree=[Counts(0, 1), Counts(-1, 1)],
    )
    assert EVIDENCE.without({}) == EVIDENCE


def test_who_is_unsure_is_what_the_other_two_leave():
    assert SYSTEM.people.tolist() == [3, 5]
    assert {answer: limits.tolist() for answer, limits in SYSTEM.bounds.items()} == {
        Answer.AGREE: [[0, 1], [2, 2]],
        Answer.DISAGREE: [[0, 1], [1, 3]],
        Answer.UNSURE: [[1, 3], [0, 2]],
    }


def test_every_alternating_sum_weighs_every_spell():
    assert SYSTEM.weights.tolist() == [
        [1, 1, 0], [-1, -1, 0], [0, 1, 1], [0, -1, -1], [1, 0, -1], [-1, 0, 1],
    ]  # fmt: skip


def test_three_releases_have_fourteen_alternating_sums():
    three = [Counts(0, 1)] * 3
    system = System(
        Evidence(spells=[Spell(n, n) for n in range(3)], heads=[1, 1, 1], agree=three, disagree=three)
    )
    half = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, -1, 0], [1, 0, -1], [0, 1, -1], [1, -1, 1]]
    assert system.weights.tolist() == [[sign * each for each in row] for row in half for sign in (1, -1)]


def test_so_many_may_stray_from_each_alternating_sum():
    assert {answer: slack.tolist() for answer, slack in SYSTEM.slack.items()} == {
        Answer.AGREE: [3, 1, 3, 2, 3, 2],
        Answer.DISAGREE: [3, 1, 4, 3, 4, 3],
        Answer.UNSURE: [2, 3, 5, 2, 2, 6],
    }


def test_so_many_may_stray_once_it_is_fixed_who_is_unsure():
    """With two of the stayers or joiners unsure two must agree in the end where only one can; or else all is well."""
    slack, room = SYSTEM.slack_of(np.array([[0, 1, 2], [1, 2, 0]], np.float32))
    assert slack.tolist() == [[1, 1, 0, 1, 1, 0], [0, 0, 1, 2, 2, 1]]
    assert room.tolist() == [[0, -1], [0, 0]]
