"""A glossary file of whatever kind: what it is, its name tells."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from tracktwo.terms.exchange.skos import read_skos, write_skos
from tracktwo.terms.exchange.tables import read_csv, write_csv
from tracktwo.terms.exchange.tbx import read_tbx, write_tbx
from tracktwo.terms.tables import Glossary
from tracktwo.vocabulary.errors import FileError, UsageError

__all__ = ["read_glossary", "read_glossary_terms", "write_glossary"]

_READERS: Final = {
    ".tbx": read_tbx,
    ".xml": read_tbx,
    ".rdf": read_skos,
    ".csv": read_csv,
}
_WRITERS: Final[dict[str, Callable[[Glossary], bytes]]] = {
    ".tbx": write_tbx,
    ".rdf": write_skos,
    ".csv": write_csv,
}
_TEXTS: Final = frozenset({".txt", ".text"})


def read_glossary(path: str | os.PathLike[str]) -> Glossary:
    """Return the glossary of a file: TBX (.tbx, .xml), SKOS (.rdf) or CSV.

    Raises: UsageError if there is no such file, or its name tells nothing; FileError or TableError if it is not what
        its name says.
    """
    name = os.fspath(path)
    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise UsageError(f"{name} ends in nothing that holds a glossary; hand in {', '.join(_READERS)}.")
    return reader(_content(name), name=name)


def read_glossary_terms(path: str | os.PathLike[str]) -> Sequence[str]:
    """Return what the concepts of a glossary are called; of a text file, its lines. Raises: as above."""
    name = os.fspath(path)
    if Path(name).suffix.lower() not in _TEXTS:
        return read_glossary(path).words()
    try:
        lines = _content(name).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise FileError(f"{name} is not UTF-8 text; save it again in UTF-8.") from error
    return [line.strip() for line in lines if line.strip()]


def write_glossary(glossary: Glossary, *, kind: str) -> bytes:
    """Return a glossary as a file. Args: glossary; kind: .tbx, .rdf or .csv. Raises: UsageError for any other kind."""
    writer = _WRITERS.get(kind)
    if writer is None:
        raise UsageError(f"{kind} is no kind of glossary we write; ask for {', '.join(_WRITERS)}.")
    return writer(glossary)


def _content(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {name}; check the path.") from error
    except (OSError, ValueError) as error:
        raise FileError(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}.") from error
