"""Pages made before, by what they are made of: a build takes over the files whose pages have not changed.

A private list for each programme says which file of which site was made of what. It holds no content: hashes, and how
the disk names each file. A file counts only while the disk says that nobody has touched it since; the hash covers
everything a page's bytes depend on, the program included. Without the list, or with a wrong one, pages are made anew.

Beside the lists stands a second tree of each site (:mod:`tracktwo.publish.sharing`). One of a site that is gone, or
that no list names any more, is taken away: it would be the last place to hold what was published there.
"""

import fcntl
import hashlib
import json
import marshal
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from itertools import islice
from pathlib import Path
from tempfile import mkstemp
from typing import Final

import jinja2

from tracktwo.publish.bundle import Known
from tracktwo.publish.bundle.known import SIZE
from tracktwo.publish.sharing import remove
from tracktwo.publish.site import Page

__all__ = ["Cache", "digest", "keep_known", "places", "read_known"]

_PACKAGE: Final = Path(__file__).parent.parent
_MADE_BY: Final = ("publish", "figures", "vocabulary", "locale")
_SIZE: Final = 16
_SITES: Final = 3
_SPARE: Final = "spare"
_KNOWN: Final = "items.known"
_MOST_KNOWN: Final = 200_000

Seen = tuple[str, int, int]
"""What a file was made of, and its number and last change as the disk tells them."""


def places(folder: Path) -> tuple[Path, ...]:
    """Return where the sites stand, or stood, whose files the lists of a folder name."""
    return tuple(Path(place) for file in folder.glob("*.json") for place in _read(file))


def digest(page: Page) -> str:
    """Return a hash of everything a page's bytes depend on: its place, its inputs and the program."""
    made_of = marshal.dumps((page.path, page.inputs), 2)  # type: ignore[arg-type]  # plain JSON
    return hashlib.blake2b(made_of, key=_program(), digest_size=_SIZE).hexdigest()


@cache
def _program() -> bytes:
    """Return a hash of the program that makes pages: its code, templates, words, and the engine's version."""
    seen = hashlib.blake2b(jinja2.__version__.encode(), digest_size=_SIZE)
    files = (each for name in _MADE_BY for each in (_PACKAGE / name).rglob("*"))
    for file in sorted(each for each in files if each.is_file() and each.suffix != ".pyc"):
        seen.update(file.relative_to(_PACKAGE).as_posix().encode())
        seen.update(hashlib.blake2b(file.read_bytes()).digest())
    return seen.digest()


def read_known(folder: Path | None) -> Known:
    """Return the items of releases that this program read and found good; none without a folder, or a list in it."""
    hashes = b""
    if folder:
        with suppress(OSError):
            hashes = (folder / _KNOWN).read_bytes()
    return Known((hashes[each : each + SIZE] for each in range(0, len(hashes), SIZE)), key=_program())


def keep_known(folder: Path | None, known: Known) -> None:
    """Keep which items are known, the last release's and as many older ones as are worth their room."""
    if folder:
        with suppress(OSError):
            _replace(folder / _KNOWN, b"".join(islice(known.hashes, _MOST_KNOWN)))


class Cache:
    """The files of a programme's last sites, by what they were made of.

    Args:
        folder: The private folder the list is kept in between builds; None keeps none.
        programme: The programme's key.
        place: Where its site stands; a file there is taken before one elsewhere.
    """

    def __init__(self, folder: Path | None, programme: str, *, place: Path) -> None:
        self._list = folder / f"{programme}.json" if folder else None
        self._place = str(place)
        self._sites = _read(self._list) if self._list else {}
        self._files: dict[str, tuple[str, int, int]] = {}
        for where in sorted(self._sites, key=lambda each: each == self._place):
            for path, (made_of, number, touched) in self._sites[where].items():
                self._files[made_of] = f"{where}/{path}", number, touched

    def find(self, made_of: Mapping[str, str]) -> Mapping[str, str]:
        """Return, for each page there is one for, a file that was made of the same and that nobody has touched since.

        Args:
            made_of: What each page is made of, by its path.
        """
        known = {path: self._files[name] for path, name in made_of.items() if name in self._files}
        return {
            path: file for path, (file, number, touched) in known.items() if _seen(file) == (number, touched)
        }

    def at(self, path: str) -> str:
        """Return where the file of a path stands in the site's own place."""
        return f"{self._place}/{path}"

    def spare(self, root: Path) -> Path | None:
        """Return a private place for a second tree of the site's files; None if none can be on the same disk."""
        if self._list is None:
            return None
        folder = self._list.parent / _SPARE
        with suppress(OSError):
            self._list.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
            return folder / _name(self._place) if folder.stat().st_dev == root.stat().st_dev else None
        return None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the second trees while a build uses one; then take away those of sites that are gone or not listed."""
        with _locked(self._list.parent if self._list else None) as hold:
            yield
            if self._list and hold is not None:
                with suppress(OSError):
                    # Another build may be writing one that no list names yet: the last of them clears away.
                    fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    _clear(self._list.parent)

    def keep(self, made_of: Mapping[str, str]) -> Mapping[str, int]:
        """Keep what each file of the site was made of; where that cannot be kept, the next build makes them anew.

        Returns:
            The bytes of each file.
        """
        found = {path: os.lstat(f"{self._place}/{path}") for path in made_of}
        if self._list is not None:
            here = {path: (made_of[path], each.st_ino, each.st_ctime_ns) for path, each in found.items()}
            others = {
                where: files
                for where, files in self._sites.items()
                if where != self._place and Path(where).is_dir()
            }
            newest = list(others)[1 - _SITES :]
            with suppress(OSError):
                _write(self._list, {**{where: others[where] for where in newest}, self._place: here})
        return {path: each.st_size for path, each in found.items()}


def _name(place: str) -> str:
    """Return what the second tree of a site is called, by where the site stands."""
    return hashlib.blake2b(place.encode(), digest_size=_SIZE).hexdigest()


@contextmanager
def _locked(folder: Path | None) -> Iterator[int | None]:
    """Hold a folder together with whoever else does; None where that cannot be done."""
    hold = None
    if folder:
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            hold = os.open(folder, os.O_RDONLY)
            fcntl.flock(hold, fcntl.LOCK_SH)
    try:
        yield hold
    finally:
        if hold is not None:
            os.close(hold)


def _clear(folder: Path) -> None:
    """Take away the second trees of sites that are gone, or that no list names any more."""
    kept = {_name(str(place)) for place in places(folder) if place.is_dir()}
    for each in (folder / _SPARE).glob("*"):
        if each.name not in kept:
            remove(each)


def _seen(file: str) -> tuple[int, int]:
    """Return a file's number and last change; of none, numbers that no file has."""
    try:
        found = os.lstat(file)
    except OSError:
        return -1, -1
    return found.st_ino, found.st_ctime_ns


def _read(file: Path) -> Mapping[str, Mapping[str, Seen]]:
    try:
        sites: Mapping[str, Mapping[str, Seen]] = json.loads(file.read_bytes())
        _ = [
            (made_of + path, number + touched)
            for files in sites.values()
            for path, (made_of, number, touched) in files.items()
        ]
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
    return sites


def _write(file: Path, sites: Mapping[str, Mapping[str, Seen]]) -> None:
    _replace(file, json.dumps(sites).encode())  # in one piece: json.dump would take ten times as long


def _replace(file: Path, data: bytes) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = mkstemp(
        prefix=f"{file.stem}-", suffix=".fresh", dir=file.parent
    )  # two builds never share one
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
