"""Publishing from the office: the bundle goes into a process of its own, and only what it did comes back."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, Final

from tracktwo.publish.building import Built
from tracktwo.vocabulary.errors import DataError, FileError

__all__ = ["run"]

_LAST: Final = ("done", "refused")


def run(
    data: bytes,
    *,
    to: Path,
    cache: Path | None = None,
    draft: bool = False,
    back: bool = False,
    after: str = "",
    progress: Callable[[Mapping[str, Any]], None] | None = None,
) -> Built:
    """Publish a bundle in a process without database, network or environment, and return what was built.

    Args:
        data: A bundle; or, for a draft, the bytes of a release nobody has approved.
        to: The folder of sites, or of previews for a draft; the programme's site stands in it under its key.
        cache: A private folder that makes the next build quick.
        draft: Whether this is a preview for the team.
        back: Whether the release may be the one before the standing one.
        after: The fingerprint of an earlier release that this one is known to follow, others in between.
        progress: Told how far the work is, as ``{"step": "writing", "done": 120, "of": 2400}``.

    Raises:
        DataError: If the bundle, the release or the folder is refused; the site is as it was then.
        FileError: If the process was ended from outside; the site is the old or the new one, whole.
        RuntimeError: If the program itself is at fault.
    """
    options = ["--to", str(to.resolve()), *(["--cache", str(cache.resolve())] if cache else [])]
    options += ["--draft"] * draft + ["--back"] * back + (["--after", after] if after else [])
    with tempfile.TemporaryFile() as errors:
        with subprocess.Popen(  # noqa: S603 -- this program, with folders as arguments
            [sys.executable, "-I", "-m", "tracktwo.publish", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={},
            cwd="/",
        ) as child:
            try:
                last = _talk(child, data, progress)
            except BaseException:
                child.kill()
                raise
        errors.seek(0)
        said = errors.read().decode(errors="replace").strip()
    match last:
        case {"step": "done", **built} if child.returncode == 0:
            return Built(**built)
        case {"step": "refused"}:
            raise DataError(said)
    if child.returncode < 0:
        raise FileError(
            "The publisher was stopped before it was done; the site is as it was or new, so publish again."
        )
    raise RuntimeError(f"The publisher failed:\n{said}")


def _talk(
    child: "subprocess.Popen[bytes]", data: bytes, progress: Callable[[Mapping[str, Any]], None] | None
) -> Mapping[str, Any]:
    """Hand the bundle over, pass on how far the work is, and return the last thing said."""
    assert child.stdin
    assert child.stdout
    # Whoever ends before it has read everything says why on its way out.
    with suppress(BrokenPipeError), child.stdin as handed:
        handed.write(data)
    return _heard(child.stdout, progress)


def _heard(lines: IO[bytes], progress: Callable[[Mapping[str, Any]], None] | None) -> Mapping[str, Any]:
    last: Mapping[str, Any] = {}
    for line in lines:
        last = json.loads(line)
        if progress and last["step"] not in _LAST:
            progress(last)
    return last
