"""What a file is: by its first bytes, then by how its name ends."""

import re
from typing import Final

from tracktwo.record.tables import MediaKind
from tracktwo.vocabulary.errors import FileError

__all__ = ["foreign", "is_web_page", "packed_kind"]

_ENDINGS: Final = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_PAGE: Final = re.compile(r"<(?:!doctype\s{1,9}html|html|head|body)[\s>]", re.IGNORECASE)
_HEAD: Final = 1_024
_FOREIGN: Final = {
    b"\xd0\xcf\x11\xe0": "an old Office file, or one with a password; save it as .docx without a password",
    b"{\\rtf": "a file in Rich Text Format; save it as .docx",
    b"\x89PNG": "a picture; hand in its text",
    b"\xff\xd8\xff": "a picture; hand in its text",
    b"GIF8": "a picture; hand in its text",
    b"II*\0": "a picture; hand in its text",
    b"MM\0*": "a picture; hand in its text",
    b"\x1f\x8b": "a packed file; unpack it and hand in the documents",
    b"7z\xbc\xaf": "a packed file; unpack it and hand in the documents",
    b"Rar!": "a packed file; unpack it and hand in the documents",
}


def packed_kind(content: bytes, *, ending: str) -> MediaKind | None:
    """Return the kind of a file that is no text: PDF, or a zip, which a Word file is; None for text."""
    head = content[:_HEAD].lstrip()
    if head.startswith(b"%PDF-") or (ending == ".pdf" and b"%PDF-" in head):
        return MediaKind.PDF
    return MediaKind.DOCX if content.startswith(b"PK\x03\x04") else None


def foreign(content: bytes, *, name: str, ending: str) -> FileError | None:
    """Return the refusal of a file of a kind that cannot be read, from its first bytes and its ending."""
    for mark, what in _FOREIGN.items():
        if content.startswith(mark):
            return FileError(f"{name} is {what}.")
    if ending in (".pdf", ".docx") and b"\0" in content:
        what = "PDF" if ending == ".pdf" else "Word file"
        return FileError(
            f"{name} is called {ending} and is no {what}, or a damaged one; open it and save it anew."
        )
    return None


def is_web_page(text: str, *, ending: str) -> bool:
    """Return whether a text is a web page: it begins as one, or is called one. Text with some tags in it is text."""
    head = text[: 4 * _HEAD].lstrip()
    while head.startswith(("<?", "<!--")):
        close = "?>" if head.startswith("<?") else "-->"
        _, found, rest = head.partition(close)
        if not found:
            break
        head = rest.lstrip()
    return ending in _ENDINGS or _PAGE.match(head) is not None
