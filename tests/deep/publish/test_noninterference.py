"""Non-interference on two thousand histories, every byte of every file on two hundred, every leak on more seeds."""

import pytest
from publish.attacks.leaks import LEAKS
from publish.attacks.shipped import content_alone, leaking, releases
from publish.attacks.test_noninterference import interference

pytestmark = pytest.mark.deep


def test_nobody_outside_can_tell_from_the_release():
    interference(content_alone, examples=2_000)()


def test_nobody_outside_can_tell_from_any_file():
    interference(releases, examples=200)()


@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__)
def test_a_leak_is_caught_beside_the_pages_too(leak):
    with pytest.raises(AssertionError):
        interference(leaking(leak, releases), examples=1_200, releases=1)()
