"""The walls of the publisher's process: it opens the program and its own folders, and reaches nothing else.

Python tells an audit hook of what is about to happen, and nothing can take the hook out again. That stops mistakes and
borrowed code; a program that means harm could go round it, but in this process there is nothing to take.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

__all__ = ["ConfinedError", "confine"]

_EVENTS: Final = (
    "socket.",
    "sqlite3.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "pty.",
    "ftplib.",
    "http.",
    "urllib.",
    "smtplib.",
)
_ROOMS: Final = frozenset(
    {
        *("tracktwo.office", "tracktwo.cli", "tracktwo.clearance"),
        *(
            "django",
            "sqlite3",
            "_sqlite3",
            "psycopg",
            "psycopg2",
            "psycopg_binary",
            "duckdb",
            "asyncpg",
            "pyarrow",
        ),
    }
)
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class ConfinedError(Exception):
    """The publisher was about to reach for something outside its walls: a fault of the program, not of a release."""


def confine(*, to: Iterable[Path], reading: Iterable[Path] = ()) -> None:
    """Let this process, from now on, open files of the program and of the folders named, and nothing else.

    Args:
        to: The folders it may read and write.
        reading: The folders it may read.

    Raises:
        ConfinedError: If something of the office is loaded already; and, later on, wherever anything else is opened,
            imported, connected to or started.
    """
    if known := sorted(each for each in sys.modules if _is_banned(each)):
        raise ConfinedError(f"The publisher already knows {known[0]}.")
    own = tuple(_inside(each) for each in to)
    read: tuple[str | Path, ...] = (sys.prefix, sys.base_prefix, *filter(None, sys.path), *reading)
    program = (*own, *(_inside(each) for each in read))

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = args
            if not isinstance(path, int):
                _check_path(os.fsdecode(path), own if flags & _WRITING else program)
        elif event == "import":
            if _is_banned(args[0]):
                raise ConfinedError(f"The publisher does not import {args[0]}.")
        elif event.startswith(_EVENTS):
            raise ConfinedError(f"The publisher does not do {event}.")

    sys.dont_write_bytecode = True
    sys.addaudithook(watch)


def _inside(folder: str | Path) -> str:
    return os.path.realpath(folder).rstrip(os.sep) + os.sep


def _is_banned(module: str) -> bool:
    parts = module.split(".")
    return any(".".join(parts[:end]) in _ROOMS for end in range(1, len(parts) + 1))


def _check_path(path: str, roots: tuple[str, ...]) -> None:
    full = os.path.abspath(path)  # noqa: PTH100 -- a text, and often
    if not (full + os.sep).startswith(roots):
        raise ConfinedError(f"The publisher does not open {path}.")
