"""Adding the file of a document: it is read once to a text that never changes, so that its passages open."""

import os
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.queries import document_is_added, file_of, kept_text, packed_segments
from tracktwo.record import TextLayer, read_content
from tracktwo.vocabulary.errors import DataError, FileError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["LARGEST_FILE", "AddedFile", "add_file", "forget_file", "read_file"]

LARGEST_FILE: Final = 20_000_000
"""Bytes a document's file may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """How long the text of an added file is, and how long it was said to be."""

    characters: int
    expected: int | None

    @property
    def differs(self) -> bool:
        """Return whether the text is not as long as the document was said to be."""
        return self.expected is not None and self.characters != self.expected


def add_file(
    *,
    programme: record.Programme,
    by: "Account | None",
    key: str,
    content: bytes,
    name: str = "",
    encoding: str | None = None,
) -> AddedFile:
    """Read the file of a document and keep it with its text; a document without a fingerprint gets this file's.

    Args:
        programme: The programme the document belongs to.
        by: Who adds it.
        key: The document's key.
        content: The file, at most ``LARGEST_FILE`` bytes: text, Markdown, a web page, PDF or Word (.docx).
        name: What it is called; its ending helps to tell what it is.
        encoding: For a text whose encoding a person chose, one of ``tracktwo.record.ENCODINGS``.

    Raises:
        DoubtfulEncoding: If it is a text in an encoding only a person can tell.
        FileError: If the file is empty, too large, not the one with the document's fingerprint, cannot be read as
            what it is, has no text in it, or cannot be stored.
        DataError: If there is no such document any more.
    """
    _refuse_size(content)
    digest = fingerprint(content)
    document = _document(programme, key)
    _refuse_other(document, digest)
    layer = read_content(content, name=name or f"{key}.txt", encoding=encoding)
    with transaction.atomic():
        lock(programme)
        document = _document(programme, key)
        _refuse_other(document, digest)
        found = AddedFile(characters=len(layer.text), expected=document.characters)
        is_new = _store(content, folder=settings.DOCUMENTS / programme.key)
        _keep_text(document, layer, encoding=encoding)
        if is_new or not document.sha256:
            _keep(document, digest, found.characters, programme=programme, by=by)
    return found


def read_file(*, programme: record.Programme, by: "Account | None", key: str) -> AddedFile:
    """Read the file of a document that was added without being read.

    Raises: DataError or FileError as ``add_file`` does, or if no file was added.
    """
    document = _document(programme, key)
    try:
        content = file_of(document).read_bytes() if document_is_added(document) else b""
    except OSError:
        content = b""
    return add_file(programme=programme, by=by, key=key, content=content)


def forget_file(document: record.Document) -> None:
    """Take the file of a document just deleted away with it, unless another document rests on the same."""
    same = document.programme.documents.filter(sha256=document.sha256)
    if document_is_added(document) and not same.exists():
        file = file_of(document)
        # Not before the deletion is certain; a file that will not go is logged, the entry is gone all the same.
        transaction.on_commit(lambda: file.unlink(missing_ok=True), robust=True)


def _keep(
    document: record.Document,
    digest: str,
    characters: int,
    *,
    programme: record.Programme,
    by: "Account | None",
) -> None:
    before = {"sha256": document.sha256, "characters": document.characters}
    document.sha256 = digest
    document.characters = characters if document.characters is None else document.characters
    document.full_clean()
    document.save()
    after = {"sha256": digest, "characters": document.characters}
    record_change(
        programme=programme,
        by=by,
        action="file added",
        subject=f"document:{document.key}",
        before=before,
        after=after,
    )


def _refuse_size(content: bytes) -> None:
    if not content:
        raise FileError(_("The file is empty; choose the document’s file."))
    if len(content) > LARGEST_FILE:
        raise FileError(_("The file has more than 20 MB; add its text as a smaller file."))


def _document(programme: record.Programme, key: str) -> record.Document:
    document = programme.documents.filter(key=key).first()
    if document is None:
        raise DataError(_("There is no document “%(key)s” any more; somebody deleted it.") % {"key": key})
    return document


def _refuse_other(document: record.Document, digest: str) -> None:
    """Refuse a file that is not the one passages of the document count the characters of."""
    if document.sha256 and document.sha256 != digest:
        raise FileError(
            _(
                "This is not the file of “%(title)s”: its fingerprint is %(found)s…, expected "
                "%(expected)s…. "
                "Add the file as it was first published, without changes, or add a new document "
                "for this version."
            )
            % {"title": document.title, "found": digest[:12], "expected": document.sha256[:12]}
        )


def _keep_text(document: record.Document, layer: TextLayer, *, encoding: str | None) -> None:
    """Keep what a file was read to, once: what is kept already stays, unless it is damaged."""
    if kept_text(document) is not None:
        return
    record.DocumentText.objects.update_or_create(
        document=document,
        defaults={
            "text": layer.text,
            "sha256": fingerprint(layer.text.encode()),
            "segments": packed_segments(layer),
            "kind": layer.kind.value,
            "language": (layer.language or "")[:35],
            "encoding": encoding or "",
            "reader": f"tracktwo {version('tracktwo')}",
        },
    )


def _store(content: bytes, *, folder: Path) -> bool:
    """Write a file under its fingerprint, whole or not at all; return whether it was not there yet."""
    target = folder / fingerprint(content)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if target.is_file() and target.read_bytes() == content:
            return False
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".adding-", delete=False) as part:
            try:
                part.write(content)
                part.flush()
                os.fsync(part.fileno())
                Path(part.name).replace(target)
            except BaseException:
                Path(part.name).unlink(missing_ok=True)
                raise
    except OSError as error:
        raise FileError(
            _("The file could not be stored (%(reason)s); nothing was changed. Ask whoever runs the office.")
            % {"reason": error.strerror}
        ) from error
    return True
