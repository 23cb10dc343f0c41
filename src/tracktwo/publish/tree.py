"""The folder sites are published into: whose it is, how a new site is written beside the old one, and the change.

::

    folder/                   new, empty, or marked as ours
      .tracktwo-site          the mark, and the lock: one publication at a time
      .new-<programme>/       a site being written, or an old one being taken away; nobody else may look inside
      <programme>/            the site, always a whole one

Whatever stops a publication, the site is the old one or the new one; the next publication clears away the rest.
"""

import errno
import fcntl
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from tracktwo.publish.sharing import parents, remove, share
from tracktwo.publish.switching import exchange, settle
from tracktwo.vocabulary.errors import FileError

__all__ = ["Staging", "is_ours", "opened", "staged"]

_MARK: Final = ".tracktwo-site"
_SITE: Final = "tracktwo-site/1\n"
_PREVIEW: Final = "tracktwo-preview/1\n"
_NEW: Final = ".new-"
_FOR_ALL: Final = 0o755
_OURS_ALONE: Final = 0o700
_FILE: Final = 0o644


def is_ours(root: Path) -> bool:
    """Return whether a folder is marked as one of sites or previews."""
    return (root / _MARK).is_file()


@contextmanager
def opened(folder: Path, *, draft: bool) -> Iterator[Path]:
    """Hold a folder of sites alone, and clear away what a stopped publication left.

    Args:
        folder: New, empty, or one this was done to before.
        draft: Whether it is for previews; a preview never goes where sites are, nor a site where previews are.

    Raises:
        FileError: If it is somebody else's, in use, or cannot be written to; it is as it was then.
    """
    try:
        root = Path(os.path.realpath(folder))
        root.mkdir(parents=True, exist_ok=True)
        mark = _marked(root, _PREVIEW if draft else _SITE)
    except OSError as error:
        raise _refusal(error, folder) from error
    try:
        _clear(root)
        yield root
    except OSError as error:
        raise _refusal(error, folder) from error
    finally:
        os.close(mark)


def _marked(root: Path, text: str) -> int:
    """Return the open, locked mark of a folder; a folder that is empty is marked first."""
    if os.listdir(root) and not os.path.lexists(root / _MARK):  # noqa: PTH208 -- the first name is enough
        raise FileError(
            f"{str(root)!r} holds files that are not a site of this program, and publishing would mix with them; "
            "choose a new or an empty folder."
        )
    mark = os.open(root / _MARK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, _FILE)
    try:
        _lock(mark, root)
        found = os.read(mark, len(_PREVIEW) + 1).decode(errors="replace")
        if not found and os.listdir(root) == [_MARK]:  # noqa: PTH208
            os.write(mark, text.encode())
            os.fsync(mark)
        elif found != text:
            _refuse_mark(found, root)
    except BaseException:
        os.close(mark)
        raise
    return mark


def _lock(mark: int, root: Path) -> None:
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise FileError(
            f"Something is being published into {str(root)!r} right now; try again when it is done."
        ) from error


def _refuse_mark(found: str, root: Path) -> None:
    kinds = {_SITE: "published sites", _PREVIEW: "previews nobody has approved"}
    if found in kinds:
        raise FileError(
            f"{str(root)!r} is a folder of {kinds[found]}, and the two never stand together; choose another."
        )
    raise FileError(
        f"{str(root)!r} was marked by another version of this program; choose a new or an empty folder."
    )


def _clear(root: Path) -> None:
    for each in root.glob(f"{_NEW}*"):
        remove(each)


class Staging:
    """A site being written, out of sight.

    Args:
        folder: The new folder it is written into.
        standing: Where the site stands it takes the place of, if there is one.
        when: When every file of it was last changed, in nanoseconds: a matter of the release, not of the clock.
        shared: Paths of the files it holds already, taken over from the standing site.
    """

    def __init__(self, folder: Path, *, standing: Path, when: int, shared: set[str]) -> None:
        self._folder, self._standing = str(folder), str(standing)
        self._when = (when, when)
        self.shared = shared
        self._made = {"", *parents(shared)}

    def write(self, path: str, data: bytes) -> None:
        """Write a new file at a path below the site."""
        self._make(path.rpartition("/")[0])
        handle = os.open(
            f"{self._folder}/{path}", os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _FILE
        )
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(handle, left) :]
            os.fchmod(handle, _FILE)
            os.utime(handle, ns=self._when)
        finally:
            os.close(handle)

    def copy(self, path: str, file: str) -> bool:
        """Write a file that stands elsewhere; return whether it was still there."""
        try:
            data = Path(file).read_bytes()
        except FileNotFoundError:
            return False
        self.write(path, data)
        return True

    def _make(self, path: str) -> None:
        if path not in self._made:
            self._make(path.rpartition("/")[0])
            os.mkdir(f"{self._folder}/{path}")  # noqa: PTH102 -- twelve thousand times
            self._made.add(path)

    def finish(self) -> None:
        """Give every folder its date and let readers in; wait until all of it is on the disk."""
        for path in sorted(self._made, reverse=True):
            os.chmod(f"{self._folder}/{path}", _FOR_ALL)  # noqa: PTH101
            os.utime(f"{self._folder}/{path}", ns=self._when)
        settle(Path(self._folder))

    def date_shared(self) -> None:
        """Give the files it shares with the site before their new date, now that they are its own."""
        for path in self.shared:
            os.utime(f"{self._standing}/{path}", ns=self._when)


@contextmanager
def staged(
    root: Path, programme: str, *, when: int, taken: Collection[str] = (), spare: Path | None = None
) -> Iterator[Staging]:
    """Write a site out of sight; when all went well it takes its place in one step, else nothing has changed.

    Args:
        root: A folder held by :func:`opened`.
        programme: The programme's key, the name of its folder.
        when: When every file was last changed, in nanoseconds.
        taken: Paths whose files it takes over from the site that stands; :attr:`Staging.shared` tells which came.
        spare: A private place on the same disk, to keep a second tree of the new site's files for the next time.

    Raises:
        FileError: If the programme's place is taken by something that is no folder.
    """
    place, new = root / programme, spare or root / f"{_NEW}{programme}"
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        raise FileError(
            f"{str(place)!r} is a link or a file, not a folder of this program; take it away and try again."
        )
    is_first = not place.exists()
    try:
        if not (spare and spare.is_dir() and not spare.is_symlink()):
            remove(new)
            new.mkdir(mode=_OURS_ALONE)
        shared = share(new, new if is_first else place, taken)
        staging = Staging(new, standing=place, when=when, shared=shared)
        yield staging
        staging.finish()
        new.rename(place) if is_first else exchange(new, place)
    except BaseException:
        with suppress(OSError):
            remove(new)
        raise
    try:
        if not is_first:
            # What is called new now is the old site: out of sight at once, then gone.
            new.chmod(_OURS_ALONE)
            staging.date_shared()
        if not (spare and _is_second(new, place)):
            remove(new)
        settle(root)
    except OSError as error:
        raise FileError(
            f"The new site is published, but the old one could not be cleared away from {str(new)!r} "
            f"({(error.strerror or 'the disk refused').lower()}); mend that and publish again."
        ) from error


def _is_second(new: Path, place: Path) -> bool:
    """Make a folder a second tree of a site's files; return whether the disk has room for it."""
    try:
        new.mkdir(mode=_OURS_ALONE, exist_ok=True)
        share(new, place)
    except OSError:
        return False
    return True


def _refusal(error: OSError, folder: Path) -> FileError:
    reasons = {
        errno.ENOSPC: "there is no space left on its disk",
        errno.EDQUOT: "your share of its disk is used up",
        errno.EFBIG: "its disk takes no file that large",
        errno.EACCES: "you may not write there",
        errno.EPERM: "you may not write there",
        errno.EROFS: "its disk cannot be written to",
        errno.ENOTDIR: "it is not a folder",
        errno.EEXIST: "it is not a folder",
        errno.ELOOP: "a link stands in its place",
    }
    reason = reasons.get(error.errno or 0, (error.strerror or "the disk refused").lower())
    return FileError(f"Nothing was published into {str(folder)!r}: {reason}; mend that and publish again.")
