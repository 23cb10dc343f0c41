"""A Word file as what it is: a zip of XML parts, of which only those asked for are unpacked, piece by piece."""

import io
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from tracktwo.record.readers.limits import Limits
from tracktwo.vocabulary.errors import FileError

__all__ = ["Package", "Start"]

Start = Callable[[str, dict[str, str]], object]
"""Told an element's local name and its attributes by local name."""

_PIECE: Final = 65_536
_MOST_PARTS: Final = 10_000
_UNASKED: Final = 1_000_000
_BROKEN: Final = (BadZipFile, EOFError, KeyError, NotImplementedError, OSError, ValueError, zlib.error)
_FOREIGN: Final = {"xl": "a spreadsheet", "ppt": "a presentation", "visio": "a drawing"}


class Package:
    """The parts of a Word file."""

    def __init__(self, content: bytes, *, name: str, limits: Limits) -> None:
        """Open a file.

        Raises: FileError if it is no zip, has a password, holds names that lead out of it, or is no Word file.
        """
        self.name, self._limits = name, limits
        try:
            self._zip = ZipFile(io.BytesIO(content))
            parts = self._zip.infolist()
        except _BROKEN as error:
            raise FileError(
                f"{name} is a Word file that was cut off or damaged; open it and save it anew."
            ) from error
        if len(parts) > _MOST_PARTS:
            raise FileError(f"{name} holds {len(parts):,} parts; no Word file does. Save the document anew.")
        for part in parts:
            if (
                part.filename.startswith(("/", "\\"))
                or ".." in PurePosixPath(part.filename.replace("\\", "/")).parts
            ):
                raise FileError(
                    f"{name} holds a name that leads out of it, {part.filename!r}; no Word file does."
                )
            if part.flag_bits & 1:
                raise FileError(f"{name} has a password; save it without one.")
        self._parts = {part.filename: part for part in parts}
        self.main = self._main()

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def walk(
        self,
        part: str,
        *,
        start: Start,
        end: Start | None = None,
        data: Callable[[str], object] | None = None,
    ) -> None:
        """Walk through a part and tell of its elements and text; names are told without their namespace.

        Raises: FileError if the part declares entities, is larger or deeper than the limits, or is damaged.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def started(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > self._limits.depth:
                raise FileError(
                    f"{self.name} has elements more than {self._limits.depth} deep in one another; it is no document."
                )
            start(_local(tag), {_local(key): value for key, value in attributes.items()})

        def ended(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if end is not None:
                end(_local(tag), {})

        parser.StartElementHandler, parser.EndElementHandler = started, ended
        parser.StartDoctypeDeclHandler = self._refuse_declarations
        if data is not None:
            parser.CharacterDataHandler = data
        try:
            for piece in self._unpacked(part):
                parser.Parse(piece)
            parser.Parse(b"", True)  # noqa: FBT003 -- the signature of expat
        except (expat.ExpatError, *_BROKEN) as error:
            raise FileError(
                f"{self.name} is a Word file that was cut off or damaged (in {part}); open it and save it anew."
            ) from error

    def _refuse_declarations(self, *_: object) -> None:
        raise FileError(f"{self.name} declares entities of its own; no Word file does, so it is not read.")

    def _unpacked(self, part: str) -> Iterator[bytes]:
        packed, unpacked = max(1, self._parts[part].compress_size), 0
        with self._zip.open(part) as opened:
            while piece := opened.read(_PIECE):
                unpacked += len(piece)
                if unpacked > self._limits.unpacked or unpacked > max(_UNASKED, self._limits.ratio * packed):
                    raise FileError(
                        f"{self.name} unpacks to far more than it is; no Word file does, so it is not read."
                    )
                yield piece

    def _main(self) -> str:
        """Return the name of the part that holds the document."""
        targets: list[str] = []

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("Type", "").endswith("/officeDocument"):
                targets.append(attributes.get("Target", "").lstrip("/"))

        if "_rels/.rels" in self:
            self.walk("_rels/.rels", start=start)
        target = targets[0] if targets else "word/document.xml"
        what = _FOREIGN.get(target.partition("/")[0])
        if what:
            raise FileError(f"{self.name} is {what}, not a Word file; hand in its text, or save it as PDF.")
        if target not in self:
            raise FileError(f"{self.name} is a zip and no Word file; unpack it and hand in the documents.")
        return target


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
