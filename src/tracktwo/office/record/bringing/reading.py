"""From bytes to what a file says: what kind of file it is follows from how it begins."""

import codecs
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.bringing.spreadsheets import read_sheet
from tracktwo.office.record.bringing.tables import Brought
from tracktwo.office.record.bringing.timetables import read_json, read_xml
from tracktwo.vocabulary.errors import FileError

if TYPE_CHECKING:
    from tracktwo.office.record.models import Programme

__all__ = ["LARGEST_FILE", "read"]

LARGEST_FILE: Final = 1_000_000
"""Bytes a file may have."""
_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_WORKBOOK: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read(content: bytes, *, programme: "Programme") -> Brought:
    """Return what a file says.

    Args:
        content: A spreadsheet as CSV, or a timetable of frab or pretalx in JSON or XML; at most
            :data:`LARGEST_FILE` bytes.
        programme: The programme it is brought into: its languages and sides are columns and words of a spreadsheet.

    Raises:
        FileError: If it is no such file.
        Faults: If something in it cannot be kept; all of it, with its places.
    """
    if len(content) > LARGEST_FILE:
        raise FileError(_("The file has more than 1 MB; divide it."))
    if content.startswith(_WORKBOOK):
        raise FileError(_("This is a workbook; save its sheet as CSV (UTF-8) and add that file."))
    text = _decoded(content)
    beginning = text.lstrip()[:1]
    if not beginning:
        raise FileError(_("The file is empty; choose a spreadsheet or a timetable."))
    if beginning == "{":
        return read_json(text, languages=programme.languages)
    if beginning == "<":
        return read_xml(text, languages=programme.languages)
    return read_sheet(text, programme=programme)


def _decoded(content: bytes) -> str:
    """Return a text in UTF-8, in UTF-16 with a mark, or in GB18030; a person looks before any of it counts."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            encodings, content = [encoding], content[len(mark) :]
            break
    else:
        encodings = ["utf-8", "gb18030"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileError(_("The file is no text that can be read; save it as UTF-8."))
