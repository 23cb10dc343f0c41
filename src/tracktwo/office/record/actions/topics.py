"""What is about which topic: an event, the items of its agenda, a finding, a question, a statement."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.kinds import EventKind
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["set_topics", "tag", "untag"]


@transaction.atomic
def tag(
    *,
    programme: record.Programme,
    by: "Account | None",
    topic: str,
    subject: str,
    offered: Collection[str],
) -> None:
    """Say that something is about a topic; nothing is written where it is said already.

    Args:
        programme: The programme.
        by: Who says so.
        topic: The key of the topic.
        subject: What is about it, as "kind:key".
        offered: What there is to choose from.

    Raises: DataError if there is no such topic, it is not offered, or a broadcast would have a second subject.
    """
    lock(programme)
    row = _topic(programme, topic)
    if subject not in offered:
        raise DataError(_("Choose something from the list."))
    if row.tags.filter(subject=subject).exists():
        return
    before = _tags(row)
    row.tags.create(subject=subject)
    _keep_to_one(programme, subject)
    _tell(row, by, before=before)


@transaction.atomic
def untag(*, programme: record.Programme, by: "Account | None", topic: str, subject: str) -> None:
    """Take that back; nothing is written where it was not said. Raises: DataError if there is no such topic."""
    lock(programme)
    row = _topic(programme, topic)
    before = _tags(row)
    if row.tags.filter(subject=subject).delete()[0]:
        _tell(row, by, before=before)


@transaction.atomic
def set_topics(
    *, programme: record.Programme, by: "Account | None", wanted: Mapping[str, Collection[str]]
) -> bool:
    """Say of some things which topics they are about, all at once; return whether that changed anything.

    Args:
        programme: The programme.
        by: Who says so.
        wanted: "kind:key" of each thing → the keys of its topics.

    Raises: DataError if there is no such topic, or a broadcast would have more than one subject.
    """
    lock(programme)
    rows = {row.key: row for row in programme.topics.prefetch_related("tags")}
    for key in {key for keys in wanted.values() for key in keys} - rows.keys():
        _topic(programme, key)
    is_changed = False
    for key, row in rows.items():
        before = {each.subject for each in row.tags.all()}
        after = {subject for subject in before if subject not in wanted}
        after |= {subject for subject, keys in wanted.items() if key in keys}
        if after == before:
            continue
        is_changed = True
        row.tags.filter(subject__in=before - after).delete()
        record.TopicTag.objects.bulk_create(
            record.TopicTag(topic=row, subject=subject) for subject in sorted(after - before)
        )
        _tell(row, by, before=sorted(before))
    for subject in wanted:
        _keep_to_one(programme, subject)
    return is_changed


def _topic(programme: record.Programme, key: str) -> record.Topic:
    found = programme.topics.filter(key=key).first()
    if found is None:
        raise DataError(_("There is no topic “%(key)s” any more; somebody deleted it.") % {"key": key})
    return found


def _keep_to_one(programme: record.Programme, subject: str) -> None:
    """Refuse a second subject of a broadcast: whatever is said in it is about the one it is announced with."""
    event = _event_of(programme, subject)
    if event is None or event.kind != EventKind.PUBLIC_BROADCAST:
        return
    parts = [
        f"event:{event.key}",
        *(f"segment:{key}" for key in event.segments.values_list("key", flat=True)),
    ]
    found = programme.topics.filter(tags__subject__in=parts).distinct()
    if found.count() > 1:
        raise DataError(_("A broadcast has exactly one subject, so it and its items are about one topic."))


def _event_of(programme: record.Programme, subject: str) -> record.Event | None:
    kind, _colon, key = subject.partition(":")
    if kind == "segment":
        return programme.events.filter(segments__key=key).first()
    return programme.events.filter(key=key).first() if kind == "event" else None


def _tags(topic: record.Topic) -> list[str]:
    return list(topic.tags.values_list("subject", flat=True))


def _tell(topic: record.Topic, by: "Account | None", *, before: list[str]) -> None:
    record_change(
        programme=topic.programme,
        by=by,
        action="edited",
        subject=f"topic:{topic.key}",
        before={"tags": before},
        after={"tags": list(record.TopicTag.objects.filter(topic=topic).values_list("subject", flat=True))},
    )
