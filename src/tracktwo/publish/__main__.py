"""The publisher, a process of its own: a bundle on standard input, a site in a folder.

::

    python -I -m tracktwo.publish --to FOLDER [--cache FOLDER] [--draft] [--back]

It holds no database and no network; besides the program it reads the machine's own rules of time zones. Progress is
told on standard output, one JSON object a line, the last of them what was built, or that it was refused; why is one
sentence on standard error.
"""

import argparse
import gc
import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final
from zoneinfo import TZPATH

from tracktwo.publish.building import Built, build
from tracktwo.publish.bundle import Bundle, Known, fingerprint, read_bundle, read_content
from tracktwo.publish.cache import keep_known, places, read_known
from tracktwo.publish.confinement import confine
from tracktwo.publish.tree import is_ours
from tracktwo.vocabulary.errors import TrackTwoError

__all__ = ["main"]

_UNFORESEEN: Final = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Publish what comes in on standard input; return the exit code."""
    asked = _asked(arguments)
    os.umask(0o022)
    gc.disable()  # a short life: looking for circles among millions of values would take half of it
    data = sys.stdin.buffer.read()
    try:
        made_before = places(asked.cache) if asked.cache else ()
        confine(
            to=[each for each in (asked.to, asked.cache) if each],
            reading=[*(place for place in made_before if is_ours(place.parent)), *map(Path, TZPATH)],
        )
        known = read_known(asked.cache)
        built = _build(data, asked, known)
        keep_known(asked.cache, known)
    except TrackTwoError as refusal:
        _tell({"step": "refused"})
        print(refusal, file=sys.stderr)
        return refusal.exit_code
    except Exception:  # noqa: BLE001 -- told apart from a refusal by the exit code
        traceback.print_exc()
        return _UNFORESEEN
    _tell({"step": "done", **asdict(built)})
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tracktwo.publish", description="Build a site from a release on standard input."
    )
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="the folder of sites")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="a private folder of pages made before")
    parser.add_argument(
        "--draft", action="store_true", help="read a release nobody has approved, for a preview"
    )
    parser.add_argument(
        "--back", action="store_true", help="let the release be the one before the standing one"
    )
    parser.add_argument(
        "--after", default="", metavar="SHA256", help="an earlier release this one is known to follow"
    )
    return parser.parse_args(arguments)


def _build(data: bytes, asked: argparse.Namespace, known: Known) -> Built:
    _tell({"step": "reading"})
    bundle = _unapproved(data, known) if asked.draft else read_bundle(data, known=known)
    return build(
        bundle,
        to=asked.to,
        cache=asked.cache,
        back=asked.back,
        after=asked.after,
        progress=_tell,
    )


def _unapproved(data: bytes, known: Known) -> Bundle:
    return Bundle(
        content=read_content(data, known=known),
        sha256=fingerprint(data),
        approvals=(),
        data=data,
        digests=known.digests,
    )


def _tell(progress: Mapping[str, object]) -> None:
    print(json.dumps(progress), flush=True)


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    os._exit(code)  # millions of values need not be taken apart one by one
