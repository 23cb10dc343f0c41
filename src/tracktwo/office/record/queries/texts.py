"""The texts of documents, as they were read once, and where in its file a passage stands."""

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from tracktwo.office.record.models import Document, DocumentText, Programme
from tracktwo.record import Cell, MediaKind, Segment, Shape, TextLayer
from tracktwo.vocabulary.provenance import fingerprint

__all__ = [
    "document_is_added",
    "file_of",
    "has_fingerprint",
    "kept_text",
    "layers_of",
    "lineages_of",
    "newest_documents",
    "packed_segments",
    "place_of",
    "texts_of",
]

_LINE: Final = (Shape.LINE.value, None, None, None, None)


def has_fingerprint(document: Document) -> bool:
    """Return whether what a document calls its fingerprint is one."""
    # What a programme file calls a fingerprint becomes a path: nothing but hexadecimal may.
    return bool(re.fullmatch("[0-9a-f]{64}", document.sha256))


def file_of(document: Document) -> Path:
    """Return where a document's file is kept once added: with its own programme, so that no other can open it."""
    folder: Any = settings.DOCUMENTS
    return Path(folder) / document.programme.key / document.sha256


def document_is_added(document: Document) -> bool:
    """Return whether a file with the document's fingerprint has been added."""
    return has_fingerprint(document) and file_of(document).is_file()


def kept_text(document: Document) -> DocumentText | None:
    """Return the text a document was read to; None if it was not read, or its text is no longer what was kept."""
    kept = DocumentText.objects.filter(document=document).first()
    return kept if kept is not None and fingerprint(kept.text.encode()) == kept.sha256 else None


def texts_of(programme: Programme, keys: Collection[str]) -> dict[str, str]:
    """Return key → text of the documents among some that were read, in one query."""
    kept = DocumentText.objects.filter(document__programme=programme, document__key__in=keys)
    return dict(kept.values_list("document__key", "text"))


def place_of(kept: DocumentText, start: int) -> Segment | None:
    """Return the stretch of a text that a character belongs to, with its page or cell; None between two."""
    segments = [_segment(each) for each in kept.segments]
    found = bisect_right([each.start for each in segments], start) - 1
    return segments[found] if found >= 0 and start < segments[found].end else None


def newest_documents(programme: Programme) -> list[Document]:
    """Return the documents that were read, without those a newer one that was read stands in place of."""
    read = list(programme.documents.exclude(text=None).select_related("programme").order_by("key"))
    older = {each.replaces_id for each in read}
    return [each for each in read if each.pk not in older]


def lineages_of(programme: Programme) -> dict[str, str]:
    """Return key of each document → key of the first version of it, which all its versions have in common."""
    before: Mapping[str, str | None] = dict(programme.documents.values_list("key", "replaces__key"))

    def first(key: str) -> str:
        seen = {key}
        while (older := before.get(key)) and older not in seen:
            seen.add(key := older)
        return key

    return {key: first(key) for key in before}


def layers_of(documents: Sequence[Document]) -> list[TextLayer]:
    """Return the text layers of documents that were read; each is called by the document's key."""
    kept = (
        DocumentText.objects.filter(document__in=documents)
        .select_related("document")
        .order_by("document__key")
    )
    return [
        TextLayer(
            document=each.document.key,
            kind=MediaKind(each.kind),
            sha256=each.document.sha256,
            text=each.text,
            segments=tuple(_segment(one) for one in each.segments),
            language=each.language or None,
        )
        for each in kept
    ]


def packed_segments(layer: TextLayer) -> list[list[Any]]:
    """Return the stretches of a text ready for JSON, as short as they can be said."""
    packed = []
    for each in layer.segments:
        cell = each.cell and [each.cell.table, each.cell.row, each.cell.column]
        said = (each.shape.value, each.level, each.page, cell, each.source and [*each.source])
        packed.append([each.start, each.end, *(said if said != _LINE else ())])
    return packed


def _segment(said: Sequence[Any]) -> Segment:
    shape, level, page, cell, source = said[2:] or _LINE
    return Segment(
        start=said[0],
        end=said[1],
        shape=Shape(shape),
        level=level,
        page=page,
        cell=cell and Cell(table=cell[0], row=cell[1], column=cell[2]),
        source=source and (source[0], source[1]),
    )
