"""Files in, proposals out."""

import os
from collections.abc import Iterable, Iterator, Sequence

from tracktwo.record.methods.assembling import read_layers
from tracktwo.record.readers import read_documents
from tracktwo.record.tables import Reading, TextLayer
from tracktwo.vocabulary.errors import TrackTwoError, UsageError

__all__ = ["read"]


def read(files: Sequence[str | os.PathLike[str]]) -> Reading:
    """Return what documents of one programme say together: events, who took part, and where they disagree.

    Args: files: the documents, in any order; the order changes nothing.
    Raises: UsageError if there is no such file, or two have the same id; FileError if one cannot be read.
    """
    layers = list(_layers(files))
    _refuse_namesakes(layers)
    return read_layers(layers)


def _layers(files: Sequence[str | os.PathLike[str]]) -> Iterator[TextLayer]:
    for read_or_refused in read_documents(files):
        if isinstance(read_or_refused, TrackTwoError):
            raise read_or_refused
        yield read_or_refused


def _refuse_namesakes(layers: Iterable[TextLayer]) -> None:
    seen: set[str] = set()
    for layer in layers:
        if layer.document in seen:
            raise UsageError(
                f"Two files are called {layer.document!r}; a document's name is its id. Rename one of them."
            )
        seen.add(layer.document)
