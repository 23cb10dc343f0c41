"""Deleting an entry made by mistake: only one that nothing rests on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock, renumbered
from tracktwo.office.record.actions.files import forget_file
from tracktwo.office.record.entries import Entry, content_of, find_row, kept_in_trail, settled
from tracktwo.office.record.queries import formal_numbers
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["delete_entry", "what_rests_on"]

_WORDS: Final[Mapping[type[Any], Any]] = {
    record.AgendaVersion: lazy("versions of the agenda that were given out"),
    record.Attendance: lazy("people who were there"),
    record.Citation: lazy("passages of documents"),
    record.Classification: lazy("types of organisations"),
    record.Conflict: lazy("disagreements between sources"),
    record.ConflictValue: lazy("values of disagreements"),
    record.Contribution: lazy("people at events"),
    record.Document: lazy("documents"),
    record.EarlierPlan: lazy("earlier plans"),
    record.Event: lazy("events"),
    record.EventName: lazy("names of events"),
    record.Guest: lazy("people who are invited"),
    record.Lesson: lazy("lessons"),
    record.MediaCoverage: lazy("coverage in the media"),
    record.Organisation: lazy("organisations"),
    record.OrganisationName: lazy("organisations"),
    record.Organiser: lazy("events it organised"),
    record.Outcome: lazy("findings"),
    record.Part: lazy("items of the agenda"),
    record.Partner: lazy("the programme, which it carries"),
    record.PersonName: lazy("people"),
    record.Publication: lazy("publications"),
    record.PublicationEvent: lazy("publications"),
    record.Relation: lazy("relations between organisations"),
    record.Remark: lazy("remarks"),
    record.SectorType: lazy("types of organisations"),
    record.Segment: lazy("items of the agenda"),
    record.SpeakerRelease: lazy("releases of recordings"),
}

_IN_OTHER_ROOMS: Final[Mapping[str, Any]] = {
    "answersource": lazy("answers"),
    "conceptdefinition": lazy("terms of the glossary"),
    "conceptevidence": lazy("terms of the glossary"),
    "conceptsense": lazy("terms of the glossary"),
    "informationgap": lazy("gaps"),
    "questionstep": lazy("questions"),
    "round": lazy("rounds"),
    "termsource": lazy("texts to look words up in"),
    "termturn": lazy("texts to look words up in"),
}
"""Rows of other rooms that can point at an entry, by the name of their model: their models are not ours to read."""


@transaction.atomic
def delete_entry(*, programme: record.Programme, by: "Account | None", entry: Entry, key: str) -> None:
    """Delete an entry and its own lists, a document with its file; the audit trail keeps what it was.

    Notes on it go with it, and so do approvals of its facts: another entry may come to have its key.

    Raises:
        DataError: If anything rests on it, if it is a side or the programme, or if it is not there any more.
    """
    lock(programme)
    row = find_row(entry, programme, key)
    if row is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    sentence = what_rests_on(entry, row)
    if sentence:
        raise DataError(sentence)
    before = {**settled(row), **content_of(entry, row)}
    numbers = formal_numbers(programme)
    about = {"programme": programme, "subject": f"{entry.name}:{key}"}
    record.Note.objects.filter(**about).delete()
    record.FactApproval.objects.filter(**about).delete()
    record.FactReading.objects.filter(**about).delete()
    record.SideNote.objects.filter(**about).delete()
    record.TopicTag.objects.filter(topic__programme=programme, subject=about["subject"]).delete()
    row.delete()
    if isinstance(row, record.Document):
        forget_file(row)
    old, new = renumbered(numbers, formal_numbers(programme))
    record_change(
        programme=programme,
        by=by,
        action="deleted",
        subject=f"{entry.name}:{key}",
        before=kept_in_trail(row, before | old),
        after=new or None,
    )


def what_rests_on(entry: Entry, row: Any) -> str:
    """Return why an entry cannot be deleted, as a sentence; "" if it can."""
    if not entry.new_words:
        return _("A programme and its two sides are never deleted; correct their names instead.")
    found = [
        _("%(what)s (%(count)s)") % {"what": words, "count": count}
        for words, count in _resting(entry, row).items()
    ]
    if not found:
        return ""
    return _(
        "This cannot be deleted, because other entries rest on it: %(what)s. Correct it, or take "
        "these away first."
    ) % {"what": _(", ").join(found)}


def _resting(entry: Entry, row: Any) -> dict[str, int]:
    """Return what points at a row, in words, with how many there are; its own lists do not count."""
    counts: dict[str, int] = {}
    for relation in row._meta.get_fields(include_hidden=True):  # noqa: SLF001 (Django's documented way to ask)
        points_here = relation.auto_created and not relation.concrete
        if points_here and relation.name not in entry.lists and _words_for(relation.related_model):
            pointing = relation.related_model.objects.filter(**{relation.field.name: row}).count()
            _count(counts, relation.related_model, pointing)
    subject = {"programme": row.programme, "subject": f"{entry.name}:{row.key}"}
    for model in (record.Citation, record.Conflict):
        _count(counts, model, model.objects.filter(**subject).count())
    return counts


def _count(counts: dict[str, int], model: type[Any], number: int) -> None:
    if number:
        words = str(_words_for(model))
        counts[words] = counts.get(words, 0) + number


def _words_for(model: type[Any]) -> Any:
    """Return what rows of a model are called; "" for those that go with what they point at."""
    return _WORDS.get(model) or _IN_OTHER_ROOMS.get(model._meta.model_name, "")  # noqa: SLF001 (documented)
