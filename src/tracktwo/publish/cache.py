"""Pages made before, by what they are made of: a build takes over whatever has not changed.

One private file a programme holds the pages of its last build. It is a help, never a source: a page is taken only
under the hash of everything its bytes depend on, the program included, and a file that was changed is not used.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Final, Self

import jinja2

from tracktwo.publish.site import Page

__all__ = ["Cache", "digest"]

_PACKAGE: Final = Path(__file__).parent.parent
_MADE_BY: Final = ("publish", "figures", "vocabulary", "locale")
_SIZE: Final = 32


def digest(page: Page) -> bytes:
    """Return a hash of everything a page's bytes depend on: its place, its inputs and the program."""
    made_of = json.dumps([page.path, page.inputs], separators=(",", ":")).encode()
    return hashlib.blake2b(made_of, key=_program(), digest_size=_SIZE).digest()


@cache
def _program() -> bytes:
    """Return a hash of the program that makes pages: its code, templates, words, and the engine's version."""
    seen = hashlib.blake2b(jinja2.__version__.encode(), digest_size=_SIZE)
    files = (each for name in _MADE_BY for each in (_PACKAGE / name).rglob("*"))
    for file in sorted(each for each in files if each.is_file() and each.suffix != ".pyc"):
        seen.update(file.relative_to(_PACKAGE).as_posix().encode())
        seen.update(hashlib.blake2b(file.read_bytes()).digest())
    return seen.digest()


class Cache:
    """The pages of a programme's last build, and those of this one.

    Args:
        file: Where they are kept between builds; None keeps nothing.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._old, self._places = _read(file) if file else (b"", {})
        self._new: dict[bytes, bytes] = {}

    @classmethod
    def of(cls, folder: Path | None, programme: str) -> Self:
        """Return the pages kept of a programme in a private folder; without a folder, none."""
        return cls(folder / f"{programme}.pages" if folder else None)

    def take(self, page: Page) -> tuple[bytes, bool]:
        """Return a page's bytes, and whether they had to be made."""
        name = digest(page)
        place = self._places.get(name)
        data = page.render() if place is None else self._old[place[0] : place[0] + place[1]]
        if self._file:
            self._new[name] = data
        return data, place is None

    def keep(self) -> None:
        """Keep the pages taken, and no others; where they cannot be kept, the next build makes them again."""
        if self._file is None or self._new.keys() == self._places.keys():
            return
        with suppress(OSError):
            _write(self._file, self._new)


def _read(file: Path) -> tuple[bytes, Mapping[bytes, tuple[int, int]]]:
    """Return the bytes of a file of pages, and where in them each page stands by its hash."""
    try:
        data = file.read_bytes()
        body, seal = data[:-_SIZE], data[-_SIZE:]
        if hashlib.blake2b(body, digest_size=_SIZE).digest() != seal:
            return b"", {}
        index = json.loads(body[body.rindex(b"\n") :])
    except (OSError, ValueError):
        return b"", {}
    return data, {bytes.fromhex(name): (start, length) for name, (start, length) in index.items()}


def _write(file: Path, pages: Mapping[bytes, bytes]) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    index, start = {}, 0
    seal = hashlib.blake2b(digest_size=_SIZE)
    fresh = file.with_suffix(".fresh")
    try:
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600), "wb"
        ) as out:
            for name, data in pages.items():
                index[name.hex()] = (start, len(data))
                start += len(data)
                seal.update(data)
                out.write(data)
            last = b"\n" + json.dumps(index).encode()
            seal.update(last)
            out.write(last + seal.digest())
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
