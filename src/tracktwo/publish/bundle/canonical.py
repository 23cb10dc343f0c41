"""Plain JSON as bytes: one value has one form."""

import json
from collections.abc import Mapping
from typing import Any, Final

from tracktwo.publish.bundle.checks import refuse

__all__ = ["canonical"]

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
