"""Plain JSON as bytes: one value has one form."""

import json
from collections.abc import Mapping
from typing import Any, Final

from tracktwo.publish.bundle.checks import refuse

__all__ = ["canonical", "check_canonical"]

_written: Final = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


def canonical(value: Mapping[str, Any]) -> bytes:
    """Return plain JSON as bytes, always the same for the same value: sorted, without spaces, one line."""
    try:
        return f"{_written(value)}\n".encode()
    except UnicodeEncodeError as error:
        raise refuse(
            "", "holds half a character, which no file can keep; write it again in the record"
        ) from error


def check_canonical(value: Mapping[str, Any], data: bytes, *, longest: str = "") -> None:
    """Refuse bytes that say a value in another way than :func:`canonical` does.

    Args:
        value: What the bytes say as JSON.
        data: The bytes.
        longest: A field of the value that is a text and nearly all of it, if there is one.

    Raises:
        DataError: If they are not the same bytes.
    """
    if not (longest and _is_shortest(value, data, longest)) and canonical(value) != data:
        raise refuse("", "was written or changed by something else; take the file this program wrote")


def _is_shortest(value: Mapping[str, Any], data: bytes, longest: str) -> bool:
    """Return whether all but one text is written as it should be, and that text as short as can be.

    Letters as they are, and two characters for a quotation mark, a backslash and the end of a line: each other way is
    longer, so the length decides. A text that needs other escapes is not looked at here.
    """
    text = value.get(longest)
    if type(text) is not str:
        return False
    head, field, tail = canonical({**value, longest: ""}).partition(f'"{longest}":"'.encode())
    escaped = sum(map(text.count, '"\\\n'))
    return (
        data.startswith(head + field)
        and data.endswith(tail)
        and len(data) == len(head + field + tail) + len(text.encode(errors="replace")) + escaped
    )
