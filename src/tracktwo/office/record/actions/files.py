"""Adding the file of a document, so that its passages open."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.queries import document_is_added, file_of
from tracktwo.vocabulary.errors import DataError, FileError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["LARGEST_FILE", "AddedFile", "add_file", "forget_file"]

LARGEST_FILE: Final = 20_000_000
"""Bytes a document's file may have."""

_NO_TEXT: Final = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files begin that can be kept but not yet read: PDF, the zipped office formats, the older ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedFile:
    """What was found in an added file; ``characters`` is None where its text cannot be read yet."""

    characters: int | None
    expected: int | None

    @property
    def differs(self) -> bool:
        """Return whether the text is not as long as the document was said to be."""
        return None not in (self.characters, self.expected) and self.characters != self.expected


def add_file(*, programme: record.Programme, by: "Account | None", key: str, content: bytes) -> AddedFile:
    """Keep the file of a document under its fingerprint; a document without one gets this file's.

    Args:
        programme: The programme the document belongs to.
        by: Who adds it.
        key: The document's key.
        content: The file, at most ``LARGEST_FILE`` bytes: text in UTF-8, or a format that is kept unread.

    Raises:
        FileError: If the file is empty, too large, not the one with the document's fingerprint, neither text
            in UTF-8 nor a known format, or cannot be stored.
        DataError: If there is no such document any more.
    """
    characters = _measure(content)
    digest = fingerprint(content)
    with transaction.atomic():
        lock(programme)
        document = programme.documents.filter(key=key).first()
        if document is None:
            raise DataError(_("There is no document “%(key)s” any more; somebody deleted it.") % {"key": key})
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
        found = AddedFile(characters=characters, expected=document.characters)
        if _store(content, folder=settings.DOCUMENTS / programme.key) or not document.sha256:
            _keep(document, digest, characters, programme=programme, by=by)
    return found


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
    characters: int | None,
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


def _measure(content: bytes) -> int | None:
    """Return how many characters a file has, or None where its format is kept unread."""
    if not content:
        raise FileError(_("The file is empty; choose the document’s file."))
    if len(content) > LARGEST_FILE:
        raise FileError(_("The file has more than 20 MB; add its text as a smaller file."))
    if content.startswith(_NO_TEXT):
        return None
    try:
        return len(content.decode())
    except UnicodeDecodeError as error:
        raise FileError(
            _(
                "The file is not text in UTF-8 (byte %(byte)s cannot be read); save it as UTF-8 text "
                "and add it again."
            )
            % {"byte": error.start + 1}
        ) from error


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
