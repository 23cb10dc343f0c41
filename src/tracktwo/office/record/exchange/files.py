"""A file of ours before its rows are read: UTF-8, JSON, of a format this version knows, no field but known ones."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from tracktwo.office.record.exchange.values import refuse, shown
from tracktwo.vocabulary.errors import FileError

__all__ = ["check_format", "check_names", "parse", "read_object"]


def parse(content: bytes | str) -> Any:
    """Return the JSON in a file.

    Raises: FileError if it is not UTF-8 or not JSON.
    """
    if isinstance(content, bytes):
        try:
            content = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise FileError(
                f"The file is not UTF-8: byte {error.start + 1} cannot be read; save it as UTF-8."
            ) from error
    try:
        return json.loads(
            content.removeprefix("\ufeff"), object_pairs_hook=_members, parse_constant=_no_constant
        )
    except json.JSONDecodeError as error:
        raise FileError(
            f"The file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}; "
            "correct it there, or export it again."
        ) from error
    except RecursionError as error:
        raise FileError(
            "The file is nested deeper than any file of ours; check that it is the right file."
        ) from error
    except ValueError as error:
        raise FileError("The file has a number too long to read; check that it is the right file.") from error


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise FileError(f"The file gives {shown(twice)} twice in one object; keep one of the two.")
    return members


def _no_constant(name: str) -> NoReturn:
    raise FileError(f"The file holds {name}, which is no JSON number; write a number or leave the field out.")


def check_format(file: Mapping[str, Any], *, expected: str, what: str) -> None:
    """Refuse a file of another format, or of a later version of it.

    Args:
        file: the whole file.
        expected: the format, such as ``"tracktwo-programme/1"``.
        what: what such a file holds, such as ``"programme"``.
    """
    given = file.get("format")
    if given == expected:
        return
    name, _, version = expected.partition("/")
    found = re.fullmatch(rf"{name}/([1-9][0-9]{{0,5}})", given) if isinstance(given, str) else None
    if found and int(found[1]) > int(version):
        raise FileError(
            f"The file is of the format {given}, made by a newer TrackTwo; this one reads {expected}. "
            "Bring TrackTwo up to date and import it again."
        )
    raise FileError(
        f"The file is not a {what} file: its “format” is {shown(given)}, expected “{expected}”; "
        "choose a file that TrackTwo exported."
    )


def read_object(value: Any, *, path: str) -> dict[str, Any]:
    """Return a JSON object; refuse anything else."""
    if not isinstance(value, dict):
        refuse(path, f"expected an object in braces, found {shown(value)}.")
    return value


def check_names(row: Mapping[str, Any], *, known: Sequence[str], path: str) -> None:
    """Refuse a field that nobody would read."""
    for name in row:
        if name not in known:
            place = f"{path}.{_place(name)}" if path else _place(name)
            refuse(place, f"no such field; expected one of {', '.join(known)}.")


def _place(name: str) -> str:
    """Return a member's name for a path: as it is where it is plain, else in quotes and short."""
    return name if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]{0,39}", name) else shown(name)
