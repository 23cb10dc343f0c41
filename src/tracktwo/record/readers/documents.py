"""A file, of whatever kind, as a text layer."""

import os
import queue
import stat
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from tracktwo.record.readers.encodings import declared_encoding, decoded
from tracktwo.record.readers.kinds import foreign, is_web_page, packed_kind
from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.pool import Worker
from tracktwo.record.readers.texts import read_text
from tracktwo.record.readers.writing import Extract
from tracktwo.record.tables import MediaKind, TextLayer
from tracktwo.vocabulary.errors import FileError, TrackTwoError, UsageError
from tracktwo.vocabulary.provenance import fingerprint

__all__ = ["read_content", "read_document", "read_documents"]

_MARKDOWN: Final = frozenset({".md", ".markdown"})
_MOST_WORKERS: Final = 4
_DEFAULT: Final = Limits()

Source = str | os.PathLike[str]


def read_document(path: Source, *, limits: Limits = _DEFAULT) -> TextLayer:
    """Return the text layer of a file; its id is the file's name without the ending.

    Text is read at once; a web page, PDF or Word file in a process of its own, so that one that is made to harm ends
    in a sentence.

    Args:
        path: a file of text, Markdown, HTML, PDF or Word (.docx). What it is, its first bytes tell, then its ending.
        limits: what its reading may cost.

    Raises:
        UsageError: if there is no such file.
        FileError: if it cannot be read as what it is, or not within the limits.
    """
    worker = Worker(limits)
    try:
        return _read(path, limits=limits, worker=worker)
    finally:
        worker.close()


def read_content(
    content: bytes, *, name: str, encoding: str | None = None, limits: Limits = _DEFAULT
) -> TextLayer:
    """Return the text layer of a file that somebody handed in as bytes; its id is the name without the ending.

    Args:
        content: the file.
        name: what it is called; only its ending says anything of what it is.
        encoding: one of ``ENCODINGS``, for a text whose encoding a person chose.
        limits: what its reading may cost.

    Raises:
        DoubtfulEncoding: if a text has an encoding only a person can tell.
        FileError: if it cannot be read as what it is, or not within the limits.
    """
    if len(content) > limits.size:
        raise FileError(f"{name} is larger than {limits.size / 1_000_000:g} MB; read it in parts.")
    worker = Worker(limits)
    try:
        return _layer(content, name=name, file=Path(name), limits=limits, worker=worker, encoding=encoding)
    finally:
        worker.close()


def read_documents(
    paths: Sequence[Source],
    *,
    limits: Limits = _DEFAULT,
    workers: int | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> Iterator[TextLayer | TrackTwoError]:
    """Yield the text layers of many files in their order; in place of one that cannot be read, its refusal.

    Args:
        paths: the files.
        limits: what the reading of each may cost.
        workers: how many are read at a time; as many as there are processors, up to four, where not given.
        tell: told after each file how many are done, of how many.
    """
    count = max(1, min(workers or min(os.cpu_count() or 1, _MOST_WORKERS), len(paths)))
    hands = [Worker(limits) for _ in range(count)]
    free: queue.SimpleQueue[Worker] = queue.SimpleQueue()
    for worker in hands:
        free.put(worker)

    def read(path: Source) -> TextLayer | TrackTwoError:
        worker = free.get()
        try:
            return _read(path, limits=limits, worker=worker)
        except TrackTwoError as refusal:
            return refusal
        finally:
            free.put(worker)

    threads = ThreadPoolExecutor(count, thread_name_prefix="reading")
    try:
        for done, result in enumerate(threads.map(read, paths), start=1):
            if tell is not None:
                tell(done, len(paths))
            yield result
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in hands:
            worker.stop()
        threads.shutdown()
        for worker in hands:
            worker.close()


def _read(path: Source, *, limits: Limits, worker: Worker) -> TextLayer:
    name, file = _shown(os.fspath(path)), Path(path)
    content = _content(file, name=name, most=limits.size)
    return _layer(content, name=name, file=file, limits=limits, worker=worker)


def _layer(
    content: bytes, *, name: str, file: Path, limits: Limits, worker: Worker, encoding: str | None = None
) -> TextLayer:
    if not content:
        raise FileError(f"{name} has no text in it: it is empty.")
    kind, extract = _extracted(
        content, name=name, ending=file.suffix.lower(), limits=limits, worker=worker, encoding=encoding
    )
    if not extract.text.strip():
        raise FileError(f"{name} has no text in it.")
    return TextLayer(
        document=_shown(file.stem),
        kind=kind,
        sha256=fingerprint(content),
        text=extract.text,
        segments=extract.segments,
        language=extract.language,
    )


def _extracted(
    content: bytes, *, name: str, ending: str, limits: Limits, worker: Worker, encoding: str | None
) -> tuple[MediaKind, Extract]:
    kind = packed_kind(content, ending=ending)
    if kind is not None:
        return kind, worker.read(content, kind=kind, name=name)
    refusal = foreign(content, name=name, ending=ending)
    if refusal is not None:
        raise refusal
    text = decoded(content, name=name, declared=declared_encoding(content), chosen=encoding)
    if is_web_page(text.text, ending=ending):
        return MediaKind.HTML, worker.read(text.text.encode(), kind=MediaKind.HTML, name=name)
    kind = MediaKind.MARKDOWN if ending in _MARKDOWN else MediaKind.TEXT
    return kind, read_text(text, name=name, limits=limits)


def _content(file: Path, *, name: str, most: int) -> bytes:
    """Return the bytes of a file, having looked at what it is before anything of it is read."""
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UsageError(f"{name} is a folder; name the files in it.")
        if not stat.S_ISREG(mode):
            raise UsageError(f"{name} is a pipe or device, not a file; save what it gives and name that.")
        with file.open("rb") as opened:
            content = opened.read(most + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise UsageError(f"There is no file {name}; check the path.") from error
    except OSError as error:
        raise FileError(f"{name} cannot be read: {error.strerror or error}.") from error
    if len(content) > most:
        raise FileError(f"{name} is larger than {most / 1_000_000:g} MB; read it in parts.")
    return content


def _shown(name: str) -> str:
    """Return a name that any file and terminal can hold: names of files may be no text."""
    return os.fsencode(name).decode("utf-8", "replace") if not name.isascii() else name
