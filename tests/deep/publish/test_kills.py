"""The publisher killed 50 times at random, and at every one of its steps around the exchange; and by the clock."""

import random
import subprocess
import sys
import time

import pytest
from publish.build.folders import BUNDLES, names, publish_here, tree
from publish.build.killing import killed, steps_of, whole

pytestmark = pytest.mark.deep


@pytest.mark.parametrize("shared", [True, False])
def test_fifty_kills_leave_exactly_the_old_site_or_the_new_one(tmp_path, shared):
    """Each before one change of the disk: 25 at random, the others around the exchange."""
    steps = steps_of(shared=shared)
    exchange = steps.index("renameat2") + 1
    around = range(exchange - 12, exchange + 13)
    others = random.Random(4711).sample([at for at in range(1, len(steps) + 1) if at not in around], 25)
    found = {at: killed(tmp_path / str(at), at=at, shared=shared) for at in sorted({*around, *others})}
    print(
        f"\n{len(found)} kills, shared={shared}: {sum(each == 'old' for each in found.values())} old, rest new"
    )
    assert found == {at: "old" if at <= exchange else "new" for at in found}


def test_fifty_kills_by_the_clock_leave_exactly_the_old_site_or_the_new_one(tmp_path):
    """At moments nobody chose, the office's way to publish: a process fed a bundle."""
    clock, sites = random.Random(2021), tmp_path / "sites"
    command = [
        sys.executable,
        "-I",
        "-m",
        "tracktwo.publish",
        "--to",
        str(sites),
        "--cache",
        str(tmp_path / "cache"),
    ]
    began = time.monotonic()
    publish_here(BUNDLES[0], tmp_path / "timed")
    subprocess.run(
        [*command[:5], str(tmp_path / "timed")], input=BUNDLES[1], check=True, stdout=subprocess.DEVNULL
    )
    whole_time, found = time.monotonic() - began, []
    for _ in range(50):
        subprocess.run(["rm", "-rf", str(sites)], check=True)
        publish_here(BUNDLES[0], sites, cache=tmp_path / "cache")
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as publisher:
            assert publisher.stdin
            publisher.stdin.write(BUNDLES[1])
            publisher.stdin.close()
            time.sleep(clock.uniform(0, whole_time))
            publisher.kill()
        found.append(whole().index(tree(sites / "river")))
        publish_here(BUNDLES[1], sites, cache=tmp_path / "cache")
        assert tree(sites / "river") == whole()[1]
        assert names(sites) == {".tracktwo-site", "river"}
    print(f"\n50 kills by the clock: {found.count(0)} old, {found.count(1)} new")
    assert set(found) == {0, 1}
