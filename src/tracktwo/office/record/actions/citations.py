"""The passages an entry rests on: given with it, and taken back with it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import Passage

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["cite", "uncite"]

Cited = tuple[str, Passage]
"""A field of an entry, "" for the entry as a whole, and a passage that says it."""


@transaction.atomic
def cite(
    *, programme: record.Programme, by: "Account | None", subject: str, passages: Iterable[Cited]
) -> list[Cited]:
    """Give an entry passages that it rests on; return those it had not yet.

    Args:
        programme: The programme it belongs to.
        by: Who read them.
        subject: The entry, as "kind:key".
        passages: Fields and passages; each passage names its document by key.

    Raises: DataError if a document is not there any more.
    """
    lock(programme)
    wanted = dict.fromkeys(passages)
    documents = {
        each.key: each
        for each in programme.documents.filter(key__in={passage.document for _f, passage in wanted})
    }
    gone = next((passage.document for _f, passage in wanted if passage.document not in documents), None)
    if gone is not None:
        raise DataError(_("There is no document “%(key)s” any more; somebody deleted it.") % {"key": gone})
    had = {_key(each) for each in programme.citations.filter(subject=subject).select_related("document")}
    new = [each for each in wanted if each not in had]
    record.Citation.objects.bulk_create(
        record.Citation(
            programme=programme,
            document=documents[passage.document],
            subject=subject,
            field=field,
            start=passage.start,
            end=passage.end,
        )
        for field, passage in new
    )
    _tell(programme, by, subject, "passages given", new)
    return new


@transaction.atomic
def uncite(
    *, programme: record.Programme, by: "Account | None", subject: str, passages: Iterable[Cited]
) -> None:
    """Take passages back that an entry was given; what is gone already is no matter."""
    lock(programme)
    unwanted = set(passages)
    cited = programme.citations.filter(subject=subject).select_related("document")
    found = {each.pk: _key(each) for each in cited if _key(each) in unwanted}
    record.Citation.objects.filter(pk__in=found).delete()
    _tell(programme, by, subject, "passages taken back", list(found.values()))


def _key(citation: record.Citation) -> Cited:
    passage = Passage(document=citation.document.key, start=citation.start, end=citation.end)
    return citation.field, passage


def _tell(
    programme: record.Programme, by: "Account | None", subject: str, action: str, cited: list[Cited]
) -> None:
    if not cited:
        return
    documents = sorted({passage.document for _f, passage in cited})
    record_change(
        programme=programme,
        by=by,
        action=action,
        subject=subject,
        before=None,
        after={"readings": len(cited), "documents": documents},
    )
