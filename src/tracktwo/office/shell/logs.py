"""What the log must not hold: addresses name people and programmes, and the secret of a personal link."""

import logging
import re
from typing import Final

from django.urls import Resolver404, resolve

__all__ = ["WithoutNames", "WithoutTraceback"]

_SERVER: Final = 500


class WithoutTraceback(logging.Filter):
    """Leaves one line of a request that was refused: nothing in our code is to be mended."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the line alone, unless the fault was the server's."""
        if getattr(record, "status_code", _SERVER) < _SERVER:
            record.exc_info = None
        return True


class WithoutNames(logging.Formatter):
    """Writes each address as its route, ``/office/…/people/…/``, in messages and in tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the text of a record as the log may keep it."""
        text = super().format(record)
        asked = getattr(getattr(record, "request", None), "path", "")
        if asked:
            for written in (
                asked,
                asked.encode("unicode_escape").decode("ascii"),
            ):  # Django writes the second
                text = text.replace(f": {written}", f": {_route(asked)}")
        return _ADDRESS.sub(lambda found: found["origin"] + _route(found["path"]), text)


def _route(path: str) -> str:
    """Return a path with an ellipsis for whatever it names; only its beginning where it is no page's."""
    try:
        match = resolve(path.partition("?")[0])
    except Resolver404:
        return next((f"{part}…" for part in ("/office/", "/join/") if path.startswith(part)), "/…")
    return "/" + re.sub("<[^>]*>", "…", match.route)


# An address, not the path of a program's file: “/office/” or “/join/” begins a path, or follows the name of a server.
_ADDRESS: Final = re.compile(
    r"""(?P<origin>https?://[^\s/]+|(?<![\w./…-]))(?P<path>/(?:office|join)/[^\s"'<>),…]+)"""
)
