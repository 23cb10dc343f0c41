"""Non-interference of results in full: thousands of histories of answers through the shipped rules to bytes."""

from random import Random

import pytest
from clearance.disclosure.rounds import answer_anew, content_alone, draw_round
from clearance.disclosure.test_noninterference import caught, days, item_ids, wander

pytestmark = pytest.mark.deep


@pytest.mark.parametrize("seed", range(8))
def test_the_same_bands_publish_the_same_bytes(seed):
    random = Random(seed)
    for _ in range(50):
        questions = draw_round(random, moments=random.choice((1, 2, 3, 4)), statements=2)
        assert content_alone(wander(questions, random, steps=150)) == content_alone(questions)


@pytest.mark.parametrize("seed", range(100, 104))
def test_what_is_shown_at_all_depends_on_who_was_counted(seed):
    random = Random(seed)
    for _ in range(50):
        questions = draw_round(random, moments=random.choice((1, 2, 3, 4)), statements=2)
        last, other = questions.moments - 1, questions.copy()
        for panel in other.panels:
            answer_anew(panel, random, since=last)
        one, two = content_alone(questions), content_alone(other)
        assert (one[:last], item_ids(one[last]), days(one[last])) == (
            two[:last],
            item_ids(two[last]),
            days(two[last]),
        )


def test_the_publisher_that_ships_tells_nothing():
    assert not caught(content_alone, examples=100)
