"""A speaker's release of a recording, a video or slides: recorded, and taken back."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["record_release", "withdraw_release"]


@transaction.atomic
def record_release(
    *,
    programme: record.Programme,
    by: "Account | None",
    publication: str,
    person: str,
    purpose: LanguageText,
    today: date,
) -> None:
    """Record that a speaker allows something to be public, from today on.

    Raises: DataError if there is no such publication or person, or the release stands already.
    """
    lock(programme)
    work = programme.publications.filter(key=publication).first()
    speaker = programme.persons.filter(key=person).first()
    if work is None or speaker is None:
        raise DataError(_("This entry is not there any more; somebody deleted it."))
    release = work.permissions.filter(person=speaker).first()
    if release is not None and release.given and not release.withdrawn:
        raise DataError(_("This release is recorded already."))
    release = release or record.SpeakerRelease(publication=work, person=speaker)
    release.given, release.withdrawn = today.isoformat(), ""
    release.purpose, release.by = dict(purpose), by.name if by else ""
    release.save()
    _record(programme, by, "release recorded", work, person)


@transaction.atomic
def withdraw_release(
    *, programme: record.Programme, by: "Account | None", publication: str, person: str, today: date
) -> None:
    """Take a speaker's release back: with the next release of the site nobody outside reads of the recording.

    Raises: DataError if no such release stands.
    """
    lock(programme)
    release = (
        record.SpeakerRelease.objects.filter(
            publication__programme=programme, publication__key=publication, person__key=person, withdrawn=""
        )
        .select_related("publication")
        .first()
    )
    if release is None:
        raise DataError(_("There is no release to take back; somebody did so already."))
    release.withdrawn = today.isoformat()
    release.save(update_fields=["withdrawn"])
    _record(programme, by, "release withdrawn", release.publication, person)


def _record(
    programme: record.Programme, by: "Account | None", action: str, work: record.Publication, person: str
) -> None:
    record_change(
        programme=programme,
        by=by,
        action=action,
        subject=f"publication:{work.key}",
        before=None,
        after={"permissions": [{"person": person}]},
    )
