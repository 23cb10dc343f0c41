"""What the tests of the build share: two releases, what a folder holds, and a publisher that dies at a given step."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from publish.releases import LATER, REMARKS, bundled, release, without

from tracktwo.publish.building import Built, build
from tracktwo.publish.bundle import read_bundle, write_content

FIRST = release()
SECOND = release(*without(REMARKS), previous=FIRST, day=LATER)
BUNDLES = [bundled(FIRST), bundled(SECOND)]
DRAFTS = [write_content(FIRST), write_content(SECOND)]

DYING = """
import json, os, sys
from tracktwo.publish import __main__ as publisher

steps, last = [], int(sys.argv.pop(1))
STEPS = "open os.mkdir os.rename os.link os.remove os.rmdir os.chmod os.utime ctypes.dlsym".split()

def count(event, args):
    if event not in STEPS or event == "open" and not (args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
        return
    steps.append(args[1] if event == "ctypes.dlsym" else event)
    if len(steps) == last:
        os.kill(os.getpid(), 9)

confine = publisher.confine

def confined(**walls):
    confine(**walls)
    sys.addaudithook(count)

publisher.confine = confined
code = publisher.main()
print(json.dumps(steps), file=sys.stderr)
sys.exit(code)
"""
"""The publisher as it ships, ended by the system right before its n-th step that changes the disk."""


def dying(data: bytes, folder: Path, *, at: int, cache: Path | None = None) -> list[str]:
    """Publish in a process that is killed before its n-th change of the disk; return the steps if it came through."""
    options = ["--to", str(folder), *(["--cache", str(cache)] if cache else [])]
    command = [sys.executable, "-I", "-c", DYING, str(at), *options]
    ended = subprocess.run(command, input=data, capture_output=True, check=False)
    assert ended.returncode == (-9 if at else 0), ended.stderr.decode()
    return [] if at else list(json.loads(ended.stderr))


def publish_here(data: bytes, folder: Path, *, cache: Path | None = None, back: bool = False) -> Built:
    """Build in this process, which is quicker; the walls are for the other."""
    return build(read_bundle(data), to=folder, cache=cache, back=back, progress=lambda _: None)


def tree(folder: Path) -> dict[str, object]:
    """What a reader of the site can tell: every path below it, with its kind, mode and content."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        kind = "link" if path.is_symlink() else "folder" if path.is_dir() else "file"
        content = hashlib.sha256(path.read_bytes()).hexdigest() if kind == "file" else ""
        found[path.relative_to(folder).as_posix()] = (kind, oct(path.lstat().st_mode & 0o7777), content)
    return found


def dated(folder: Path) -> dict[str, object]:
    """The same with every date, to the nanosecond."""
    dates = {"": folder.stat().st_mtime_ns}
    dates |= {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*")}
    return {"dates": dates, **tree(folder)}


def names(folder: Path) -> set[str]:
    """The names in a folder, hidden ones too."""
    return {path.name for path in folder.iterdir()}


def held(folder: Path) -> tuple[set[str], dict[str, object]]:
    """What a folder of sites holds: its names, hidden ones too, and the site with every date."""
    return names(folder), dated(folder / "river")
