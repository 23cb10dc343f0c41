"""An index in a folder: arrays as they are, opened without being read; a segment once written never changes."""

import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Any, Final

import numpy as np

from tracktwo.terms.tables import Index, Segment, Vocabulary
from tracktwo.vocabulary.errors import FileError

__all__ = ["load_index", "save_index"]

_FORMAT: Final = 1
_LISTED: Final = "index.json"
_ARRAYS: Final = ("units", "turns", "words", "begins", "places", "offsets")


def save_index(index: Index, folder: str | os.PathLike[str]) -> None:
    """Write an index to a folder; segments that are there already stay, and what is listed changes at once.

    Raises: FileError if the folder cannot be written; what was there before is then still whole.
    """
    root = Path(folder)
    try:
        root.mkdir(parents=True, exist_ok=True)
        names = [_write(root, segment) for segment in index.segments]
        types = f"types-{secrets.token_hex(4)}.json"
        (root / types).write_text(json.dumps(index.types.types(), ensure_ascii=False), encoding="utf-8")
        told = {
            "format": _FORMAT,
            "cutter": index.cutter,
            "types": types,
            "segments": names,
        }
        part = root / f".{_LISTED}.{secrets.token_hex(4)}.part"
        part.write_text(json.dumps(told), encoding="utf-8")
        part.replace(root / _LISTED)
    except OSError as error:
        raise FileError(f"The index in {root} cannot be written: {error.strerror or error}.") from error
    _sweep(root, kept={*names, types, _LISTED})


def load_index(folder: str | os.PathLike[str]) -> Index:
    """Return the index in a folder; its arrays are mapped, not read.

    Raises: FileError if there is no index in it, or none of this version.
    """
    root = Path(folder)
    try:
        told = _listed(root)
        types = json.loads((root / told["types"]).read_text(encoding="utf-8"))
        segments = tuple(_read(root / name) for name in told["segments"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileError(f"There is no index in {root} that can be read; make it anew.") from error
    if told.get("format") != _FORMAT:
        raise FileError(f"The index in {root} is of another version; make it anew.")
    return Index(types=Vocabulary(types), segments=segments, cutter=told["cutter"])


def _listed(root: Path) -> dict[str, Any]:
    return dict(json.loads((root / _LISTED).read_text(encoding="utf-8")))


def _write(root: Path, segment: Segment) -> str:
    """Write a segment, unless it is there: its name says what is in it."""
    # words that are the units themselves are written once
    plain = segment.begins is None
    arrays = {each: getattr(segment, each) for each in _ARRAYS if not (plain and each in ("words", "begins"))}
    digest = hashlib.blake2b(digest_size=16)
    for values in arrays.values():
        digest.update(np.ascontiguousarray(values).data)
    name = f"segment-{digest.hexdigest()}"
    if not (root / name).exists():
        part = root / f".{name}.{secrets.token_hex(4)}.part"
        part.mkdir()
        for each, values in arrays.items():
            np.save(part / f"{each}.npy", values)
        part.rename(root / name)
    return name


def _read(folder: Path) -> Segment:
    found = {
        array: np.load(folder / f"{array}.npy", mmap_mode="r")
        for array in _ARRAYS
        if (folder / f"{array}.npy").exists()
    }
    return Segment(**{"begins": None, "words": found["units"], **found})


def _sweep(root: Path, *, kept: set[str]) -> None:
    """Take away what an older list named; what cannot be taken away does no harm."""
    for each in root.iterdir():
        if each.name not in kept and each.name.startswith(("segment-", "types-")):
            for file in each.iterdir() if each.is_dir() else ():
                file.unlink(missing_ok=True)
            if each.is_dir():
                each.rmdir()
            else:
                each.unlink(missing_ok=True)
