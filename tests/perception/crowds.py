"""Votes of which it is known whether there are groups in them."""

import numpy as np

from tracktwo.perception import Vote, Votes

CUT = 0.4


def crowd(
    people,
    statements,
    *,
    groups=1,
    apart=1.0,
    density=0.8,
    bridging=0.3,
    readiness=0.0,
    one_way=False,
    seats=None,
    seed=0,
):
    """Return votes and the planted group of each person.

    What lies behind a vote is a logistic variable, cut at ±0.4: above, agree; below, disagree; between, unsure. Its
    middle is the statement's (standard normal), moved for each group by a normal with standard deviation ``apart``
    on all but the share ``bridging`` of statements, and for each person by a normal with standard deviation
    ``readiness`` on every statement. ``one_way`` moves one group up and the other down on every statement instead.
    """
    rng = np.random.default_rng([seed, people, statements, groups])
    planted = rng.integers(groups, size=people)
    moved = rng.normal(0, apart, (groups, statements)) if groups > 1 else np.zeros((1, statements))
    if one_way:
        moved = np.linspace(-apart, apart, groups)[:, None] * np.ones((groups, statements))
    moved[:, rng.random(statements) < bridging] = 0
    behind = rng.normal(0, 1, statements) + moved[planted] + rng.normal(0, 1, (people, 1)) * readiness
    behind = behind + rng.logistic(size=(people, statements))
    said = np.where(behind > CUT, Vote.AGREE, np.where(behind < -CUT, Vote.DISAGREE, Vote.UNSURE))
    said[rng.random((people, statements)) >= density] = Vote.UNSEEN
    return matrix(said, seats=seats), planted


def matrix(said, *, seats=None, rejected=()):
    """Return votes whose people and statements are numbered."""
    said = np.asarray(said, dtype=np.int8)
    return Votes(
        people=tuple(map(str, range(said.shape[0]))),
        statements=tuple(map(str, range(said.shape[1]))),
        said=said,
        seats=seats,
        rejected=np.isin(np.arange(said.shape[1]), rejected),
    )
