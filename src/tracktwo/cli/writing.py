"""Files that commands write: whole or not at all, and never over another unless told to."""

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from tracktwo.vocabulary.errors import FileError

__all__ = ["write_files"]


def write_files(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write files, each of them whole; when one cannot be written, no new one is kept.

    Args: files: what goes where; force: replace what is there.
    Raises: FileError if a file exists and ``force`` is not set, or one cannot be written.
    """
    parts = {file: file.with_name(f".{file.name}.{secrets.token_hex(4)}.part") for file in files}
    claimed: list[Path] = []
    try:
        for file, content in files.items():
            _write(file, parts[file], content)
        for file in () if force else files:
            _claim(file)
            claimed.append(file)
        for file, part in parts.items():
            _replace(file, part)
        claimed.clear()
    finally:
        for left in (*parts.values(), *claimed):
            with contextlib.suppress(OSError):
                left.unlink()


def _write(file: Path, part: Path, content: bytes) -> None:
    try:
        with part.open("xb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
    except OSError as error:
        raise _refusal(file, error) from error


def _claim(file: Path) -> None:
    """Make a name ours, on every file system; hard links are not on every one."""
    try:
        file.touch(exist_ok=False)
    except FileExistsError as error:
        raise FileError(f"{file} exists; add --force to replace it, or choose another name.") from error
    except OSError as error:
        raise _refusal(file, error) from error


def _replace(file: Path, part: Path) -> None:
    try:
        part.replace(file)
    except OSError as error:
        raise _refusal(file, error) from error


def _refusal(file: Path, error: OSError) -> FileError:
    return FileError(f"{file} cannot be written ({error.strerror}); nothing was kept.")
