"""Taking a person out for good: the entry, every line they stand on, and their name in the trail of changes."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change, redact_trail
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.speaking import SPOKEN, who_speaks
from tracktwo.record import Verdict
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["Texts", "erase_person", "merged_keys", "scrub_rows", "scrubbed"]

Texts = Iterable[tuple[type[models.Model], str, Sequence[str]]]
"""Where a room keeps what people typed: a model, the way from it to its programme, and its columns."""


@transaction.atomic
def erase_person(*, programme: record.Programme, by: "Account | None", key: str) -> tuple[str, ...]:
    """Erase a person and return every form of the name, for whoever else has to forget it.

    The entry goes, with the lines they stand on, their places on agendas and lists of who was there, the passages of
    all of these, and judgements on who they are. Words they said stay as words of somebody not named. The trail of
    changes keeps that somebody was erased, and no name.

    Raises: DataError if there is no such person.
    """
    lock(programme)
    person = programme.persons.filter(key=key).first()
    if person is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    names = tuple(dict.fromkeys(person.names.values_list("text", flat=True)))
    keys = merged_keys(programme, key)
    lines = list(person.contributions.values_list("key", flat=True))
    printed = person.contributions.values_list("name_as_printed", flat=True)
    forms = tuple(dict.fromkeys((*names, *printed)))
    _take_out_of_agendas(person)
    subjects = [*(f"person:{each}" for each in sorted(keys)), *(f"contribution:{each}" for each in lines)]
    for model in (record.Citation, record.FactReading, record.FactApproval, record.Note):
        model.objects.filter(programme=programme, subject__in=subjects).delete()
    record.Conflict.objects.filter(programme=programme, subject__in=subjects).delete()
    _forget_judgements(programme, keys, names=forms)
    record.Remark.objects.filter(programme=programme, author=person).update(author=None, contribution=None)
    record.Remark.objects.filter(programme=programme, contribution__person=person).update(contribution=None)
    record.Remark.objects.filter(programme=programme, author_name__in=forms).update(author_name="")
    record.Attendance.objects.filter(programme=programme, person=person).delete()
    record.Attendance.objects.filter(programme=programme, person=None, name__in=forms).delete()
    record.Guest.objects.filter(event__programme=programme).filter(
        Q(person=person) | Q(person=None, name__in=forms)
    ).delete()
    record.MediaCoverage.objects.filter(programme=programme, contact__in=forms).update(contact="")
    _take_down_recordings(programme, person)
    _forget_in_versions(programme, names=forms, keys=keys)
    person.contributions.all().delete()
    person.delete()
    redact_trail(programme, subjects=subjects, clean=lambda value: scrubbed(value, names=forms, keys=keys))
    record_change(programme=programme, by=by, action="erased", subject="person:…", before=None, after=None)
    return forms


def merged_keys(programme: record.Programme, key: str) -> set[str]:
    """Return the keys a person has, and had: of the entry, and of every one that is part of it now."""
    keys, last = {key}, 0
    while len(keys) > last:
        last = len(keys)
        merged = programme.judgements.filter(kind="person", verdict=Verdict.SAME, withdrawn="", one__in=keys)
        keys |= set(merged.values_list("other", flat=True))
    return keys


def _forget_judgements(programme: record.Programme, keys: Collection[str], *, names: Collection[str]) -> None:
    """Delete what was judged of a person and of all that was merged into them; others keep no trace of either."""
    programme.judgements.filter(Q(one__in=keys) | Q(other__in=keys), kind="person").delete()
    for judgement in programme.judgements.all():
        judgement.why = scrubbed(judgement.why, names=names, keys=keys)
        judgement.undo = scrubbed(judgement.undo, names=names, keys=keys)
        judgement.save(update_fields=["why", "undo"])


def _take_down_recordings(programme: record.Programme, person: record.Person) -> None:
    """Let nobody outside read of recordings they speak in, and forget what they released."""
    spoken = who_speaks(
        segments=programme.segments.exclude(publication=None),
        parts=record.Part.objects.filter(segment__programme=programme).exclude(segment__publication=None),
        links=record.PublicationEvent.objects.filter(publication__programme=programme),
        contributions=programme.contributions.all(),
        releases=record.SpeakerRelease.objects.filter(publication__programme=programme),
    )
    theirs = [work for work, people in spoken.items() if person.pk in people]
    programme.publications.filter(pk__in=theirs, kind__in=SPOKEN).update(is_public=False)
    person.permissions.all().delete()


def _forget_in_versions(
    programme: record.Programme, *, names: Collection[str], keys: Collection[str]
) -> None:
    """Take names out of agendas as they were given out and plans as they were; that somebody was in an item stays."""
    for version in record.AgendaVersion.objects.filter(event__programme=programme):
        version.content = scrubbed(version.content, names=names, keys=keys)
        version.save(update_fields=["content"])
    for plan in record.EarlierPlan.objects.filter(event__programme=programme):
        plan.content = scrubbed(plan.content, names=names, keys=keys)
        plan.informed = scrubbed(plan.informed, names=names, keys=keys)
        plan.save(update_fields=["content", "informed"])


def _take_out_of_agendas(person: record.Person) -> None:
    """Take the person's parts out of items of agendas, and items that were theirs alone."""
    theirs = record.Segment.objects.filter(parts__contribution__person=person).distinct()
    for segment in list(theirs):
        segment.parts.filter(contribution__person=person).delete()
        if not segment.parts.exists():
            record.Citation.objects.filter(
                programme=segment.programme, subject=f"segment:{segment.key}"
            ).delete()
            segment.delete()


def scrubbed(value: Any, *, names: Collection[str], keys: Collection[str]) -> Any:
    """Return a JSON value without names, and without keys made of them, wherever in it they stand.

    Args:
        value: what was kept.
        names: forms of a name as printed, in any case of letters.
        keys: keys of entries; longer ones that end in them go too.
    """
    spelt = sorted(names, key=len, reverse=True)
    told = [_found_as(name) for name in spelt if name.strip()]
    told += [rf"(?<![a-z0-9])(?:[a-z0-9_]+-)*{re.escape(key)}(?![a-z0-9])" for key in keys]
    pattern = re.compile("|".join(told), re.IGNORECASE)

    def clean(inner: Any) -> Any:
        if isinstance(inner, str):
            return pattern.sub("…", inner)
        if isinstance(inner, list):
            return [clean(each) for each in inner]
        if isinstance(inner, dict):
            # a name of the program's own, or of a language, is nobody's, even where somebody is called so
            return {
                name if _OWN_NAME.fullmatch(name) else pattern.sub("…", name): clean(each)
                for name, each in inner.items()
            }
        return inner

    return clean(value)


def _found_as(name: str) -> str:
    """Return the pattern of a name; of one word it stands by itself, since “Li” is no part of “public”.

    Longer words may have an ending: languages inflect names. Letters without capitals may have no spaces around them.
    """
    words = name.split()
    pattern = r"\s+".join(map(re.escape, words))
    if len(words) > 1 or not words[0].isalpha() or words[0].lower() == words[0].upper():
        return pattern
    return rf"(?<![^\W_]){pattern}" + (r"(?![^\W_])" if len(words[0]) <= _SHORT else "")


_OWN_NAME = re.compile(r"[a-z][a-z0-9_]*|[a-z]{2,3}-[A-Z][A-Za-z0-9-]*")
_SHORT = 4
"""Letters up to which a name of one word is found as a whole word only."""


@transaction.atomic
def scrub_rows(texts: Texts, *, programme: record.Programme, names: Collection[str]) -> int:
    """Take names out of everything a room of a programme keeps; return how many rows held one."""
    changed = 0
    for model, whose, columns in texts:
        for row in model._default_manager.filter(**{whose: programme}).iterator(chunk_size=500):  # noqa: SLF001 -- what Django calls its documented interface
            kept = {name: getattr(row, name) for name in columns}
            told = scrubbed(kept, names=names, keys=())
            if told != kept:
                model._default_manager.filter(pk=row.pk).update(**told)  # noqa: SLF001 -- same
                changed += 1
    return changed
