"""Where the name of a person who is to be erased stands in words somebody wrote: shown first, and decided by a person.

Every text field of every room is looked at, so that a room made later is not forgotten. Not shown is what erasing
clears anyway, and what stays by its nature (documents, releases). What the reader of the page may not read is never
shown, nor whether there is any: participants' words and the other side's own notes. The name goes out of these.
"""

import hashlib
import json
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.db import models

from tracktwo.office.record.actions import merged_keys, scrubbed
from tracktwo.office.record.entries import ENTRIES, Entry

if TYPE_CHECKING:
    from tracktwo.office.models import Person, Side

__all__ = ["Mention", "mentions_of", "take_out"]

_GOES: Final = frozenset(
    {
        "AgendaVersion",
        "AnswerSource",
        "AuditEntry",
        "DebriefLine",
        "EarlierPlan",
        "HallQuestion",
        "InformationGap",
        "InterviewPassage",
        "Item",
        "Judgement",
        "OfficialContact",
        "Question",
        "QuestionAnswer",
        "QuestionStep",
        "ReviewDecision",
        "Stakeholder",
        "TermSource",
        "TermTurn",
        "Wish",
    }
)
"""Models out of which erasing takes the name anyway."""
_STAYS: Final = frozenset(
    {"Approval", "Decision", "Document", "DocumentText", "PersonName", "Reading", "Release"}
)
"""Models of which nothing is changed: what others published, what both sides approved, other people's names."""
_OTHERS: Final = frozenset({"Answer", "Ballot", "Batch", "Keying", "Participant", "Suggestion"})
"""Models of participants' words."""
_OF_A_SIDE: Final = frozenset({"Note", "SideNote"})
_ASKED: Final = frozenset({"Round", "RoundSide", "Statement", "TextCheck"})
_NO_WORDS: Final = frozenset({"frozen", "key", "password", "policy", "recipe", "result", "subject"})
_SHORTEST: Final = 100
"""Letters a field must have room for; shorter ones hold codes."""
_AROUND: Final = 70
_LONG_ENOUGH: Final = 3
"""Letters of a family name that is looked for by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A field of a row in which the name stands.

    Attributes:
        token: tells it, with the words it holds now, from every other.
        row: whose field it is.
        field: its name.
        entry: the kind of entry it belongs to, if it is part of one.
        owner: that entry's row.
        excerpt: the words around the name.
        is_certain: whether the whole name stands there, not the family name alone.
        may_change: whether the words may still be changed: those of a round that was opened may not.
        is_hidden: whether whoever erases may not read it.
    """

    token: str
    row: Any
    field: str
    entry: Entry | None
    owner: Any
    excerpt: str
    is_certain: bool
    may_change: bool
    is_hidden: bool


def mentions_of(person: "Person", *, names: Collection[str], reader: "Side | None") -> list[Mention]:
    """Return every place in the words of a programme where a person is named, but those that go with the person.

    Args:
        person: who is to be erased.
        names: every form of the name.
        reader: the side of who looks; another side's own words are marked as hidden.
    """
    wider = (*names, *_families(person))
    about = {f"person:{key}" for key in merged_keys(person.programme, person.key)}
    found = []
    for model in apps.get_app_config("office").get_models():
        way = _way(model)
        fields = _fields(model) if way and model.__name__ not in _GOES | _STAYS else ()
        if not fields or model.__name__.startswith("Concept"):
            continue
        for row in model._default_manager.filter(**{str(way): person.programme_id}).iterator(chunk_size=500):  # noqa: SLF001
            if not _goes_along(row, person, about):
                found += [
                    _mention(row, field, names, wider, reader) for field in fields if _has(row, field, wider)
                ]
    return found


def take_out(mentions: Collection[Mention], person: "Person", *, names: Collection[str]) -> None:
    """Take a name out of fields; ``person`` is as it was before it was erased."""
    wider = (*names, *_families(person))
    for each in mentions:
        told = scrubbed(getattr(each.row, each.field), names=names if each.is_certain else wider, keys=())
        type(each.row)._default_manager.filter(pk=each.row.pk).update(**{each.field: told})  # noqa: SLF001


def _families(person: "Person") -> list[str]:
    """Return family names that are long enough to be looked for without the given name."""
    families = person.names.exclude(family="").values_list("family", flat=True)
    return [each for each in dict.fromkeys(families) if len(each) >= _LONG_ENOUGH]


@cache
def _fields(model: type[Any]) -> tuple[str, ...]:
    """Return the fields of a model that hold words."""
    return tuple(
        field.name
        for field in model._meta.concrete_fields  # noqa: SLF001 (Django's documented way to ask)
        if field.name not in _NO_WORDS
        and not field.choices
        and (
            isinstance(field, models.TextField | models.JSONField)
            or (isinstance(field, models.CharField) and (field.max_length or 0) >= _SHORTEST)
        )
    )


@cache
def _way(model: type[Any]) -> str | None:
    """Return the shortest lookup from a model to its programme; None of one that belongs to none."""
    waiting: deque[tuple[type[Any], tuple[str, ...]]] = deque([(model, ())])
    seen = {model}
    while waiting:
        at, path = waiting.popleft()
        if at is ENTRIES["programme"].model:
            return "__".join(path) or "pk"
        for field in at._meta.concrete_fields:  # noqa: SLF001 (documented)
            inner = field.related_model
            if inner is not None and inner not in seen and not field.null:
                seen.add(inner)
                waiting.append((inner, (*path, field.name)))
    return None


def _goes_along(row: Any, person: "Person", about: Collection[str]) -> bool:
    """Return whether a row is erased with the person: it is theirs, or about one of the subjects that are."""
    return (
        row == person or getattr(row, "person_id", None) == person.pk or getattr(row, "subject", "") in about
    )


def _has(row: Any, field: str, names: Collection[str]) -> bool:
    value = getattr(row, field)
    return bool(value) and scrubbed(value, names=names, keys=()) != value


def _mention(
    row: Any, field: str, names: Collection[str], wider: Collection[str], reader: "Side | None"
) -> Mention:
    model, value = type(row).__name__, getattr(row, field)
    printed = json.dumps(value, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(f"{model} {row.pk} {field} {printed}".encode()).hexdigest()
    entry, owner = _owner(row)
    is_certain = _has(row, field, names)
    round_ = row if model == "Round" else getattr(row, "round", None)
    theirs = model in _OF_A_SIDE and row.side_id not in (None, reader.pk if reader else None)
    return Mention(
        token=digest[:24],
        row=row,
        field=field,
        entry=entry,
        owner=owner,
        excerpt=_excerpt(value, names if is_certain else wider),
        is_certain=is_certain,
        may_change=model not in _ASKED or round_ is None or round_.state == "draft",
        is_hidden=model in _OTHERS or theirs,
    )


def _owner(row: Any) -> tuple[Entry | None, Any]:
    """Return the entry a row is, or is part of."""
    kinds = {each.model: each for each in reversed(list(ENTRIES.values()))}
    if type(row) in kinds:
        return kinds[type(row)], row
    for field in type(row)._meta.concrete_fields:  # noqa: SLF001 (documented)
        if (
            field.related_model in kinds
            and not field.null
            and field.related_model is not ENTRIES["programme"].model
        ):
            return kinds[field.related_model], getattr(row, field.name)
    return None, None


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _excerpt(value: Any, names: Collection[str]) -> str:
    """Return the words around the first place of a name."""
    for text in _texts(value):
        clean = scrubbed(text, names=names, keys=())
        if clean != text:
            pairs = zip(text, f"{clean}\0", strict=False)
            at = next((place for place, (one, other) in enumerate(pairs) if one != other), 0)
            start, end = max(0, at - _AROUND), at + 2 * _AROUND
            return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return ""
