"""A file, of whatever kind, as a text layer."""

import os
from pathlib import Path
from typing import Final

from tracktwo.record.readers.texts import read_text
from tracktwo.record.tables import MediaKind, TextLayer
from tracktwo.vocabulary.errors import FileError, UsageError

__all__ = ["read_document"]

_LARGEST: Final = 50_000_000
_ENDINGS: Final = {".md": MediaKind.MARKDOWN, ".markdown": MediaKind.MARKDOWN}


def read_document(path: str | os.PathLike[str]) -> TextLayer:
    """Return the text layer of a file; its id is the file's name without the ending.

    Args: path: a text or Markdown file.
    Raises: UsageError if there is no such file; FileError if it cannot be read as what it is.
    """
    name = os.fspath(path)
    file = Path(path)
    try:
        if not file.is_file():
            raise UsageError(f"There is no file {name}; check the path.")
        if file.stat().st_size > _LARGEST:
            raise FileError(f"{name} is larger than {_LARGEST // 1_000_000} MB; read it in parts.")
        content = file.read_bytes()
    except OSError as error:
        raise FileError(f"{name} cannot be read: {error.strerror or error}.") from error
    kind = _ENDINGS.get(file.suffix.lower(), MediaKind.TEXT)
    return read_text(content, name=name, document=file.stem, kind=kind)
