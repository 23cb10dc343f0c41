"""Putting a folder in the place of another in one step, so that nobody ever sees half of each.

A rename cannot replace a folder that holds files; exchanging two folders can, and both Linux (``renameat2``) and
macOS (``renamex_np``) do it in one step. Where the disk cannot, nothing is done: moving one away and the other in would
leave nothing at all if the machine stopped in between.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

from tracktwo.vocabulary.errors import FileError

__all__ = ["exchange", "settle"]

_HERE: Final = -100  # AT_FDCWD: a path is read from the working folder
_EXCHANGE: Final = 2  # RENAME_EXCHANGE on Linux and RENAME_SWAP on macOS happen to be the same number
_UNABLE: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EXDEV, errno.EPERM})


def exchange(one: Path, other: Path) -> None:
    """Let two folders of one disk change places in one step.

    Raises:
        FileError: If the system or the disk cannot do that; nothing has changed then.
        OSError: If it failed for another reason; nothing has changed then.
    """
    number = _swap(os.fsencode(one), os.fsencode(other))
    if number in _UNABLE:
        raise FileError(
            f"The disk that holds {str(other)!r} cannot exchange two folders in one step, so readers could meet half a "
            "site; choose a folder on a local disk of Linux or macOS."
        )
    if number:
        raise OSError(number, os.strerror(number), str(other))


def _swap(one: bytes, other: bytes) -> int:
    """Return 0, or the number of the error."""
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(one, other, ctypes.c_uint(_EXCHANGE))
        else:
            failed = library.renameat2(_HERE, one, _HERE, other, ctypes.c_uint(_EXCHANGE))
    except AttributeError:
        return errno.ENOSYS
    return ctypes.get_errno() if failed else 0


def settle(folder: Path) -> None:
    """Wait until everything written to the disk of a folder has reached it."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            failed = ctypes.CDLL(None, use_errno=True).syncfs(handle)
        except AttributeError:
            os.sync()
        else:
            if failed:
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        os.fsync(handle)
    finally:
        os.close(handle)
