"""Text on its way into a spreadsheet or onto a terminal, where nothing of it may run."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

__all__ = ["csv_text", "spreadsheet_text", "terminal_text"]

_FORMULA_STARTS: Final = tuple("=+-@＝＋－＠\t\r\n\0")
_PLAIN_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?")
_BIDI_CONTROLS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_RAW_CATEGORIES: Final = ("Cc", "Cs", "Zl", "Zp")


def spreadsheet_text(text: str) -> str:
    """Return ``text`` safe to open in a spreadsheet: what would run as a formula gets a leading apostrophe.

    Plain numbers stay as they are, so that an id like ``-1`` survives.
    """
    risky = text.startswith(_FORMULA_STARTS) and not _PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if risky else text


def csv_text(columns: Mapping[str, Sequence[object]]) -> str:
    """Return a tidy table as CSV; text that a spreadsheet would run as a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_csv_cell(value) for value in row] for row in zip(*columns.values(), strict=True))
    return out.getvalue()


def _csv_cell(value: object) -> object:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return spreadsheet_text(value)
        case _:
            return value


def terminal_text(text: str) -> str:
    r"""Return ``text`` safe to print: what steers a terminal or turns the direction of reading is escaped.

    Letters of every script stay as they are, joined ones too; an escape sequence reads ``\x1b[2J``.
    """
    return "".join(
        char.encode("unicode_escape").decode()
        if unicodedata.category(char) in _RAW_CATEGORIES or _BIDI_CONTROLS.match(char)
        else char
        for char in text
    )
