"""The publisher is killed at its changes of the disk: the site is the old one or the new one, whole."""

import random

import pytest
from publish.build.folders import BUNDLES, dying, names, publish_here, tree
from publish.build.killing import killed, steps_of, whole

pytestmark = pytest.mark.slow  # a process for every kill


@pytest.mark.parametrize("shared", [True, False])
def test_a_kill_leaves_the_old_site_or_the_new_one(tmp_path, shared):
    """Some moments at random, and each one around the exchange; at each of the others the deep proof kills too."""
    steps = steps_of(shared=shared)
    exchange = steps.index("renameat2") + 1
    moments = [
        1,
        *random.Random(20261122).sample(range(2, len(steps)), 2),
        exchange,
        exchange + 1,
        len(steps),
    ]
    found = {moment: killed(tmp_path / str(moment), at=moment, shared=shared) for moment in sorted(moments)}
    assert found == {moment: "old" if moment <= exchange else "new" for moment in sorted(moments)}


def test_a_kill_in_a_first_publication_leaves_no_site_or_a_whole_one(tmp_path):
    steps = dying(BUNDLES[0], tmp_path / "counted", at=0)
    rename = steps.index("os.rename") + 1
    for moment in (1, 2, 3, rename, rename + 1, len(steps)):
        sites = tmp_path / str(moment)
        dying(BUNDLES[0], sites, at=moment)
        assert (sites / "river").exists() is (moment > rename)
        publish_here(BUNDLES[0], sites)
        assert tree(sites / "river") == whole()[0]
        assert names(sites) == {".tracktwo-site", "river"}
