"""The process that reads files other people made: web pages, PDFs, Word files. Run by ``tracktwo.record.readers.pool``.

It is handed bytes and gives back text. Before the first byte it gives up what it does not need: memory past a limit,
and opening anything at all, so that neither a file nor an address a document names can be reached, whatever the
library that parses it does. A document that breaks it breaks nothing else.

Each file comes as a line of JSON (``name``, ``kind``, ``size``) and its bytes; each answer is a line of JSON.
"""

import codecs
import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any, Final

from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.pdf import read_pdf
from tracktwo.record.readers.webpages import read_web_page
from tracktwo.record.readers.word import read_word_file
from tracktwo.record.readers.writing import Extract
from tracktwo.record.tables import Cell, MediaKind
from tracktwo.vocabulary.errors import FileError

__all__ = ["main"]

_GRACE: Final = 5.0
"""Seconds past the limit, which whoever asked keeps."""
_ENCODINGS: Final = ("ascii", "cp437", "utf-8", "utf-16", "utf-16-be", "utf-16-le", "gb18030")
"""What names and parts of files are in; Python reads how from its own files when it is first asked."""
_READERS: Final[dict[MediaKind, Callable[..., Extract]]] = {
    MediaKind.HTML: lambda content, **more: read_web_page(content.decode(), **more),
    MediaKind.PDF: read_pdf,
    MediaKind.DOCX: read_word_file,
}


def main() -> None:
    """Answer one file after the other until there are no more."""
    limits = Limits(**json.loads(sys.argv[1]))
    handed, told = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _confine(limits)
    _tell(told, {"ready": True})
    for line in handed:
        header = json.loads(line)
        content = handed.read(header["size"])
        _wake(limits.seconds + _GRACE)
        _tell(told, _answer(content, kind=MediaKind(header["kind"]), name=header["name"], limits=limits))
        _wake(0)


def _wake(seconds: float) -> None:
    """Be ended by the system after so many seconds: whoever asked may be gone, and a library hears no exception."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _answer(content: bytes, *, kind: MediaKind, name: str, limits: Limits) -> dict[str, Any]:
    try:
        return {"extract": _packed(_READERS[kind](content, name=name, limits=limits))}
    except FileError as refusal:
        return {"refusal": str(refusal)}
    except (MemoryError, RecursionError):
        return {"exhausted": True}
    except Exception as error:  # noqa: BLE001 -- whatever a library raises over a document, the document is refused
        return {"broke": type(error).__name__}


def _confine(limits: Limits) -> None:
    """Give up memory past the limit, files and connections; where the system cannot, the clock still holds."""
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)
    with suppress(ImportError):
        import resource  # noqa: PLC0415 -- there is none on Windows

        for limit, most in (
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, 0),
        ):
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, (most, most))


def _place(cell: Cell) -> tuple[int, int, int]:
    return cell.table, cell.row, cell.column


def _tell(told: IO[bytes], answer: dict[str, Any]) -> None:
    told.write(json.dumps(answer).encode() + b"\n")
    told.flush()


def _packed(extract: Extract) -> dict[str, Any]:
    """Return what was taken out of a file ready for JSON."""
    segments = [
        (each.start, each.end, each.shape.value, each.level, each.page, each.cell and _place(each.cell))
        for each in extract.segments
    ]
    return {"text": extract.text, "segments": segments, "language": extract.language}


if __name__ == "__main__":
    main()
