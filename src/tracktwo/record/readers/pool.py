"""Files other people made are read in a process of its own, and only text comes back: never a hung or dead server."""

import json
import subprocess
import sys
import threading
from dataclasses import asdict
from importlib.util import find_spec
from typing import IO, Any, Final

from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.writing import Extract
from tracktwo.record.tables import Cell, MediaKind, Segment, Shape
from tracktwo.vocabulary.errors import FileError, UsageError

__all__ = ["Worker"]

_START: Final = 60.0
"""Seconds a process may take until it is ready for its first file."""
_NEEDED: Final = ("pypdfium2", "selectolax")
_LINE: Final = 12
"""The longest answer, in bytes for each character of text that may come out."""


class Worker:
    """A process that reads one file after the other; it starts with the first, and anew after one it broke on."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, content: bytes, *, kind: MediaKind, name: str) -> Extract:
        """Return what a file holds.

        Raises: FileError if it cannot be read within the limits, or breaks the program that reads it.
        """
        process = self._process or self._start()
        header = json.dumps({"name": name, "kind": kind.value, "size": len(content)}).encode() + b"\n"
        answer, is_late = self._asked(process, header + content, seconds=self._limits.seconds)
        if answer is None or "exhausted" in answer:
            self.close()
        match answer:
            case {"extract": extract}:
                return _extract(extract)
            case {"refusal": str(sentence)}:
                raise FileError(sentence)
            case {"broke": _}:
                raise FileError(
                    f"{name} cannot be read: it is damaged, not what it says it is, or takes more memory to read than "
                    f"{self._limits.memory // 1_000_000:,} MB; open it and save it anew."
                )
            case {"exhausted": _}:
                raise FileError(
                    f"{name} takes more memory to read than {self._limits.memory // 1_000_000:,} MB; {_PARTS}."
                )
        if is_late:
            raise FileError(f"{name} takes longer to read than {self._limits.seconds:g} seconds; {_PARTS}.")
        raise FileError(f"{name} broke the program that reads it: it is damaged, or made to harm. {_ANEW}")

    def stop(self) -> None:
        """Make the process end, whoever waits for an answer."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _start(self) -> "subprocess.Popen[bytes]":
        if not all(map(find_spec, _NEEDED)):
            raise UsageError(
                "Web pages, PDFs and Word files are read with more packages than text is; "
                "install them with pip install 'tracktwo[documents]'."
            )
        self._process = process = subprocess.Popen(  # noqa: S603 -- this program, with numbers as arguments
            [sys.executable, "-I", "-m", "tracktwo.record.readers.worker", json.dumps(asdict(self._limits))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
        )
        answer, _ = self._asked(process, b"", seconds=_START)
        if answer != {"ready": True}:
            self.close()
            raise RuntimeError("The process that reads documents does not start.")
        return process

    def _asked(
        self, process: "subprocess.Popen[bytes]", handed: bytes, *, seconds: float
    ) -> tuple[dict[str, Any] | None, bool]:
        """Return the answer to a file, None if none came, and whether the time was up."""
        assert process.stdin
        assert process.stdout
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(seconds, stop)
        clock.start()
        try:
            process.stdin.write(handed)
            process.stdin.flush()
            return self._heard(process.stdout), late.is_set()
        except BrokenPipeError:
            return None, late.is_set()
        finally:
            clock.cancel()

    def _heard(self, told: IO[bytes]) -> dict[str, Any] | None:
        line = told.readline(_LINE * self._limits.characters + 10_000_000)
        if not line.endswith(b"\n"):
            return None
        answer: dict[str, Any] = json.loads(line)
        return answer


_PARTS: Final = "read it in parts, or hand in its text"
_ANEW: Final = "Open it elsewhere and save it anew, or hand in its text."


def _extract(told: dict[str, Any]) -> Extract:
    segments = tuple(
        Segment(start=start, end=end, shape=Shape(shape), level=level, page=page, cell=cell and _cell(*cell))
        for start, end, shape, level, page, cell in told["segments"]
    )
    return Extract(text=told["text"], segments=segments, language=told["language"])


def _cell(table: int, row: int, column: int) -> Cell:
    return Cell(table=table, row=row, column=column)
