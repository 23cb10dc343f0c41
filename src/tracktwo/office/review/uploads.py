"""Adding a document with its file in one step; a text whose encoding only a person can tell waits for them."""

import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.record import actions
from tracktwo.office.record.entries import ENTRIES, blank
from tracktwo.office.record.queries import kept_text
from tracktwo.vocabulary.errors import DataError, FileError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Document, Programme

__all__ = [
    "AlreadyHere",
    "Sample",
    "add_document",
    "forget_waiting",
    "keep_waiting",
    "samples_of",
    "waiting",
]

_DAY: Final = 24 * 60 * 60
_SAMPLE: Final = 240
_READINGS: Final = 3


class AlreadyHere(DataError):  # noqa: N818 -- reads as what it is
    """The same file was added before, as the document ``key``."""

    def __init__(self, document: "Document") -> None:
        super().__init__(_("This file is here already, as “%(title)s”.") % {"title": document.title})
        self.key = document.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How a text begins in one encoding, from its first character beyond ASCII."""

    encoding: str
    text: str


@transaction.atomic
def add_document(
    *,
    programme: "Programme",
    by: "Account",
    content: bytes,
    name: str,
    fields: Mapping[str, Any],
    encoding: str | None = None,
) -> str:
    """Make a document of a file and return its key; a document that waits for this very file gets it.

    Args:
        programme: whose.
        by: who adds it.
        content: the file.
        name: what it is called.
        fields: ``title`` ("" for the name of the file), ``language``, ``replaces`` and ``is_public``.
        encoding: of a text, as a person chose it.

    Raises:
        AlreadyHere: if the same file was added before.
        DoubtfulEncoding: if only a person can tell the encoding.
        FileError, DataError: if it cannot be read or kept.
    """
    digest = fingerprint(content)
    there = programme.documents.filter(sha256=digest).first()
    if there is not None and kept_text(there) is not None:
        raise AlreadyHere(there)
    if there is not None:  # the record names it by its fingerprint, and its file was not here yet
        actions.add_file(
            programme=programme, by=by, key=there.key, content=content, name=name, encoding=encoding
        )
        return str(there.key)
    entry = ENTRIES["document"]
    title = fields["title"] or Path(name).stem.replace("\x00", "")[:200] or _("Document")
    told = {"title": title, "language": fields["language"], "replaces": fields["replaces"]}
    content_of_it = {**blank(entry), **told, "is_public": fields["is_public"]}
    row = actions.create_entry(programme=programme, by=by, entry=entry, content=content_of_it)
    actions.add_file(programme=programme, by=by, key=row.key, content=content, name=name, encoding=encoding)
    return str(row.key)


def samples_of(content: bytes, encodings: tuple[str, ...]) -> list[Sample]:
    """Return how a text reads in the likeliest of some encodings, those that read alike once."""
    found: dict[str, str] = {}
    for encoding in encodings:
        text = content.decode(encoding, "replace")
        first = next((place for place, each in enumerate(text) if not each.isascii()), 0)
        sample = " ".join(text[max(0, first - 40) : first + _SAMPLE].split())
        found.setdefault(sample, encoding)
        if len(found) == _READINGS:
            break
    return [Sample(encoding=encoding, text=text) for text, encoding in found.items()]


def keep_waiting(programme: "Programme", content: bytes) -> str:
    """Keep a file until somebody says how to read it, for a day at most, and return its ticket."""
    folder = _folder(programme)
    ticket = secrets.token_hex(16)
    try:
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(exist_ok=True)
        (folder / ticket).write_bytes(content)
    except OSError as error:
        raise FileError(
            _("The file could not be stored (%(reason)s); nothing was changed. Ask whoever runs the office.")
            % {"reason": error.strerror}
        ) from error
    return ticket


def forget_waiting() -> int:
    """Delete files that have waited for a day, of any programme, and return how many."""
    oldest = time.time() - _DAY
    old = [each for each in (Path(settings.DATA) / "waiting").glob("*/*") if _written(each) < oldest]
    for each in old:
        each.unlink(missing_ok=True)
    return len(old)


def _written(file: Path) -> float:
    """Return when a file was written; one that somebody took meanwhile is not old."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return time.time()


def waiting(programme: "Programme", ticket: str, *, take: bool = False) -> bytes | None:
    """Return a file that waits; None if there is none. ``take``: it waits no more."""
    if not re.fullmatch("[0-9a-f]{32}", ticket):
        return None
    file = _folder(programme) / ticket
    try:
        content = file.read_bytes()
        if take:
            file.unlink(missing_ok=True)
    except OSError:
        return None
    return content


def _folder(programme: "Programme") -> Path:
    return Path(settings.DATA) / "waiting" / programme.key
