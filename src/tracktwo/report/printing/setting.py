"""From a paper to the bytes of a PDF: tagged, in the fonts of this machine, the same bytes for the same paper."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Final

from tracktwo.report.printing.blocks import Paper
from tracktwo.report.printing.encoding import encoded, pictures_as_text
from tracktwo.report.printing.fonts import lacking, typesetter

__all__ = ["as_pdf"]

_TEMPLATE: Final = Path(__file__).parent / "assets" / "paper.typ"
# PDF/UA: every passage tagged, every picture told in words, no character without a shape
_STANDARD: Final = "ua-1"
_SHAPELESS: Final = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{(?P<code>[0-9a-f]+)\}")
_UNNAMED: Final = "missing codepoints"
_NAMED_AT_MOST: Final = 5


def as_pdf(paper: Paper) -> bytes:
    """Return a paper as a PDF that prints on A4, with its headings, tables and pictures tagged for every reader.

    Args:
        paper: The content. Nothing in it is read as code, and nothing is loaded.

    Returns:
        The file; the same bytes for the same paper, fonts and version of the typesetter. Of each font it holds the
        characters used, and no other. It conforms to PDF/UA-1 unless letters of a picture join or stack in ways the
        typesetter cannot name one by one; then it is tagged all the same.

    Raises:
        UsageError: The typesetter is not installed.
        DataError: No font on this machine has a character of the text or of a picture; the sentence names it, and
            where to get a font.
    """
    content = encoded(paper)
    as_text = pictures_as_text(content)
    checked = _set(as_text, paper)
    if as_text == content:
        return checked
    made = _compiled(json.dumps(content), paper)
    if isinstance(made, bytes):
        return made
    unchecked = _compiled(json.dumps(content), paper, standard=None)
    assert isinstance(unchecked, bytes)
    return unchecked


def _set(content: Mapping[str, Any], paper: Paper) -> bytes:
    """Return a paper without pictures.

    Raises: DataError with the first few characters that no font has.
    """
    written = json.dumps(content, ensure_ascii=False)
    missing: list[str] = []
    while True:
        made = _compiled(written, paper)
        if isinstance(made, bytes) and not missing:
            return made
        if isinstance(made, bytes) or len(missing) == _NAMED_AT_MOST:
            raise lacking(missing)
        missing.append(made)
        written = written.replace(json.dumps(made, ensure_ascii=False)[1:-1], "-")


def _compiled(content: str, paper: Paper, *, standard: str | None = _STANDARD) -> bytes | str:
    """Return the file, or a text that no font has; "" where the standard asks for names of joined letters."""
    typst, fonts = typesetter()
    day = None if paper.day is None else datetime.combine(paper.day, time(12), tzinfo=UTC)
    try:
        made = typst.Compiler(font_paths=fonts).compile(
            _TEMPLATE.read_bytes(),
            format="pdf",
            sys_inputs={"paper": content},
            pdf_standards=[standard] if standard else [],
            timestamp=day,
        )
    except typst.TypstError as error:
        if _UNNAMED in error.message:
            return ""
        found = _SHAPELESS.search(error.message)
        if found is None:
            raise
        return _ESCAPED.sub(lambda code: chr(int(code["code"], 16)), found["text"])
    assert isinstance(made, bytes)
    return made
