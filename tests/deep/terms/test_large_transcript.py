"""A transcript of fifty megabytes: read on one core within a minute and a gigabyte, by a process of its own."""

import json
import resource
import subprocess
import sys

import pytest

pytestmark = pytest.mark.deep
SECONDS, MEMORY = 60, 1_000_000_000
PROGRAM = """
import json, resource, sys
from tracktwo.terms import read_turns
corpus = read_turns(sys.argv[1])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps([len(corpus.turns), corpus.empty, peak]))
"""


def test_a_transcript_of_fifty_megabytes_is_read_within_a_minute_and_a_gigabyte(tmp_path):
    path = tmp_path / "day.vtt"
    cues, size = 0, 0
    with path.open("w", encoding="utf-8") as file:
        size += file.write("WEBVTT\n")
        while size < 50_000_000:
            minute, second = divmod(cues % 3600, 60)
            said = f"<v Speaker {cues % 40}>The harbour is open, turn {cues}. " + "We say so again. " * 4
            times = (
                f"{cues // 3600 % 100:02}:{minute:02}:{second:02}.000 --> {cues // 3600 % 100:02}:59:59.000"
            )
            size += file.write(f"\n{times}\n{said}\n")
            cues += 1
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)], capture_output=True, text=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    turns, empty, peak = json.loads(done.stdout)
    assert (turns, empty) == (cues, 0)
    assert after.ru_utime - before.ru_utime < SECONDS
    assert peak < MEMORY
