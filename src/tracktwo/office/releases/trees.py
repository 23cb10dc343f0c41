"""The trees of plain files in the data folder: the site as published, and the team's previews; and one file of one.

::

    public/<programme>/…                     what anybody may read
    previews/<programme>/<proposal>/…        what the team looks at before it gives its keys
    rendered/                                which file of which site was made of what: hashes, no content
    locks/<programme>                        held while a release of the programme is worked on
"""

import fcntl
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from django.conf import settings

from tracktwo.vocabulary.errors import FileError

__all__ = [
    "INDEX",
    "Hold",
    "PlainFile",
    "forget_previews",
    "hold",
    "is_held",
    "plain_file",
    "preview_folder",
    "public_folder",
    "rendered_folder",
    "take_hold",
]

_PART: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*", re.ASCII)
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainFile:
    """A file of a tree: its bytes and what a browser is told they are."""

    content: bytes
    type: str


def public_folder() -> Path:
    """Return the folder of the published sites; each programme's is inside under its key."""
    return Path(settings.DATA) / "public"


def preview_folder(programme: str, proposal: int) -> Path:
    """Return the folder the preview of a proposal is built into."""
    return Path(settings.DATA) / "previews" / programme / str(proposal)


def rendered_folder() -> Path:
    """Return the folder of lists of what was made before, which make the next build quick."""
    return Path(settings.DATA) / "rendered"


def forget_previews(programme: str, *, but: int) -> None:
    """Take away the previews of a programme's other proposals: what was not published is kept nowhere twice."""
    for each in preview_folder(programme, but).parent.glob("*"):
        if each.name != str(but):
            shutil.rmtree(each, ignore_errors=True)


def plain_file(root: Path, path: str) -> PlainFile | None:
    """Return the file at a path of a tree; None for whatever is not a plain file made for reading.

    Only names a build makes are looked for: no dot file, nothing above the tree, nothing through a link.

    Args:
        root: the folder of one programme's site.
        path: below it, with slashes; a folder, written with a slash at its end, stands for its index.
    """
    parts = path.split("/")
    if parts[-1] == "":
        parts[-1] = INDEX
    type_ = _TYPES.get(Path(parts[-1]).suffix)
    if type_ is None or not all(_PART.fullmatch(part) for part in parts):
        return None
    file = root.joinpath(*parts)
    try:
        if os.path.realpath(file) != os.path.join(os.path.realpath(root), *parts):  # noqa: PTH118 -- text to text
            return None
        return PlainFile(content=file.read_bytes(), type=type_)
    except OSError:
        return None


class Hold:
    """The lock on a programme's releases while somebody works on one; closed by ``with``, or when it is forgotten.

    It ends with the process that has it, however that ends: so a row that says "preparing" with nobody holding was
    interrupted.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Let go; once is enough."""
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)


def take_hold(programme: str) -> Hold | None:
    """Return the hold on a programme's releases; None while somebody else has it."""
    opened = _opened(programme)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        return None
    return Hold(opened)


def is_held(programme: str) -> bool:
    """Return whether somebody works on a release of a programme."""
    held = take_hold(programme)
    if held is not None:
        held.close()
    return held is None


def hold(programme: str) -> Hold:
    """Return the hold on a programme's releases, after whoever has it now."""
    opened = _opened(programme)
    fcntl.flock(opened, fcntl.LOCK_EX)
    return Hold(opened)


def _opened(programme: str) -> int:
    file = Path(settings.DATA) / "locks" / programme
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise FileError(f"The data folder {settings.DATA} cannot be written ({error.strerror}).") from error
