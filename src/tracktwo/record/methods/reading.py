"""Files in, proposals out."""

import os
from collections.abc import Iterable, Sequence

from tracktwo.record.methods.assembling import read_layers
from tracktwo.record.readers import read_document
from tracktwo.record.tables import Reading, TextLayer
from tracktwo.vocabulary.errors import UsageError

__all__ = ["read"]


def read(files: Sequence[str | os.PathLike[str]]) -> Reading:
    """Return what documents of one programme say together: events, who took part, and where they disagree.

    Args: files: the documents, in any order; the order changes nothing.
    Raises: UsageError if there is no such file, or two have the same id; FileError if one cannot be read.
    """
    layers = [read_document(file) for file in files]
    _refuse_namesakes(layers)
    return read_layers(layers)


def _refuse_namesakes(layers: Iterable[TextLayer]) -> None:
    seen: set[str] = set()
    for layer in layers:
        if layer.document in seen:
            raise UsageError(
                f"Two files are called {layer.document!r}; a document's name is its id. Rename one of them."
            )
        seen.add(layer.document)
