"""What an entry must be before it is kept: what its fields and lists say of each other and of the record.

Each check looks at an entry's content and raises nothing: it returns sentences by field or list, so that a
form can show all of them at once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record import models as record
from tracktwo.office.record.entries import ENTRIES, Content, Entry
from tracktwo.vocabulary.attribution import read_rule, strictest
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.names import NameOrder, PersonName

__all__ = ["Problems", "check", "has_content", "loosens"]

Problems = dict[str, list[str]]
"""Field or list → sentences."""


def check(entry: Entry, content: Content, *, programme: record.Programme, row: Any) -> Problems:
    """Return what is wrong with an entry's content; nothing where it can be kept.

    Args:
        entry: Its kind.
        content: What it is to become.
        programme: The programme it belongs to.
        row: The row as it is kept, or for a new entry the row it is to be, with its key and event only.
    """
    problems: Problems = defaultdict(list)
    for name, columns in _ONCE.get(entry.name, {}).items():
        for place in _repeated(content[name], columns):
            problems[name].append(
                _("Row %(place)s repeats an earlier row; keep one of them.") % {"place": place}
            )
    for field, sentence in _CHECKS.get(entry.name, _nothing)(content, programme, row):
        problems[field].append(sentence)
    return dict(problems)


def loosens(before: str, after: str) -> bool:
    """Return whether one stated rule (empty: not stated, so off the record) is looser than another."""
    old, new = read_rule(before), read_rule(after)
    return old != new and strictest(old, new) == old


def has_content(event: record.Event) -> bool:
    """Return whether an event holds what its rule protects: who attended, or what is on its agenda."""
    told = (event.officials, event.media_present, event.audience_note, event.audience_estimate)
    return any(told) or event.contributions.exists() or event.segments.exists()


Found = Iterable[tuple[str, str]]


def _nothing(_content: Content, _programme: record.Programme, _row: Any) -> Found:
    return ()


def _repeated(rows: Sequence[Content], columns: Sequence[str]) -> list[int]:
    """Return the numbers, from 1, of rows that say the same as an earlier one in some columns."""
    values = [tuple(row[column] for column in columns) for row in rows]
    return [place for place, value in enumerate(values, start=1) if value in values[: place - 1]]


def _programme(content: Content, _programme: record.Programme, _row: Any) -> Found:
    for tag in content["unchecked_languages"]:
        if tag not in content["languages"]:
            yield (
                "unchecked_languages",
                _("“%(tag)s” is not a language of the programme; add it there or delete it here.")
                % {"tag": tag},
            )


def _organisation(content: Content, programme: record.Programme, row: record.Organisation) -> Found:
    parents = dict(programme.organisations.values_list("key", "parent__key"))
    parents[row.key] = content["parent"]
    seen: set[str] = set()
    key: str | None = content["parent"]
    while key and key not in seen:
        seen.add(key)
        key = parents.get(key)
    if row.key in seen:
        yield (
            "parent",
            _("“%(key)s” is itself a part of this organisation; choose another, or none.")
            % {"key": content["parent"]},
        )


def _person(content: Content, _programme: record.Programme, _row: Any) -> Found:
    names = content["names"]
    if not names:
        yield "names", _("Write at least one form of the name, as printed somewhere.")
    elif sum(name["preferred"] for name in names) != 1:
        yield "names", _("Mark exactly one form of the name as preferred.")
    for name in names:
        if not _stands_in(name):
            yield (
                "names",
                _(
                    "The family name “%(family)s” does not stand in “%(name)s”; write it as it "
                    "stands there, or nothing."
                )
                % {"family": name["family"], "name": name["text"]},
            )


def _stands_in(name: Content) -> bool:
    try:
        PersonName(
            text=name["text"],
            language=name["language"],
            family=name["family"] or None,
            given=name["given"] or None,
            order=NameOrder(name["order"]),
        )
    except DataError:
        return False
    return True


def _event(content: Content, _programme: record.Programme, row: record.Event) -> Found:
    preferred = [name["language"] for name in content["names"] if name["preferred"]]
    if len(preferred) > len(set(preferred)):
        yield "names", _("Only one name in each language can be preferred; clear the others.")
    if row.pk and loosens(row.rule, content["rule"]) and has_content(row):
        yield (
            "rule",
            _(
                "This event has people, an agenda or words about who attended under the stricter "
                "rule, and loosening it "
                "needs the agreement of each contributor, which cannot be recorded yet. Choose the "
                "same rule or a stricter one."
            ),
        )


def _segment(content: Content, _programme: record.Programme, row: record.Segment) -> Found:
    people = set(row.event.contributions.values_list("key", flat=True))
    if any(part["contribution"] not in people for part in content["parts"]):
        yield "parts", _("Only people of this event can have a part in it; add them to the event first.")
    if content["rule"] == row.rule and row.pk:
        return
    if content["rule"] and loosens(row.event.rule, content["rule"]):
        yield (
            "rule",
            _("This is looser than the rule of the event. Choose the same rule or a stricter one, or none."),
        )
    elif row.pk and loosens(row.rule or row.event.rule, content["rule"] or row.event.rule):
        yield (
            "rule",
            _(
                "This item was kept under a stricter rule, and loosening it needs the agreement of "
                "each contributor, which "
                "cannot be recorded yet. Choose the same rule or a stricter one."
            ),
        )


def _conflict(content: Content, programme: record.Programme, _row: Any) -> Found:
    if not _exists(content["subject"], programme):
        yield (
            "subject",
            _("There is no entry “%(subject)s”; write its kind and key, such as event:spring-2021.")
            % {"subject": content["subject"]},
        )
    values = content["values"]
    if len(values) < 2:  # noqa: PLR2004 (one reading is no disagreement)
        yield "values", _("A disagreement has at least two values; write what each source says.")
    chosen = sum(value["chosen"] for value in values)
    if chosen > 1:
        yield "values", _("Only one value can be shown; clear the others.")
    if chosen and not content["reason"]:
        yield "reason", _("Say why the chosen value is the one shown.")
    lengths = dict(programme.documents.values_list("key", "characters"))
    for place, value in enumerate(values, start=1):
        yield from _passage(place, value, lengths)


def _passage(place: int, value: Content, lengths: Mapping[str, int | None]) -> Found:
    if value["start"] >= value["end"]:
        yield (
            "values",
            _("In row %(place)s the passage ends before it starts; its last character comes after its first.")
            % {"place": place},
        )
    length = lengths.get(value["document"])
    if length is not None and value["end"] > length:
        yield (
            "values",
            _("In row %(place)s the passage ends at %(end)s, but the document has %(length)s characters.")
            % {"place": place, "end": value["end"], "length": length},
        )


def _exists(subject: str, programme: record.Programme) -> bool:
    kind, _colon, key = subject.partition(":")
    if kind == "programme":
        return key == programme.key
    entry = ENTRIES.get(kind)
    return bool(
        entry and entry.kind.subject and entry.model.objects.filter(programme=programme, key=key).exists()
    )


Check = Callable[[Content, record.Programme, Any], Found]
_CHECKS: Final[Mapping[str, Check]] = {
    "programme": _programme,
    "organisation": _organisation,
    "person": _person,
    "event": _event,
    "segment": _segment,
    "conflict": _conflict,
}
_ONCE: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "programme": {"partners": ("organisation",)},
    "event": {"presences": ("side",), "organisers": ("organisation", "role")},
    "segment": {"parts": ("contribution", "role")},
    "contribution": {"affiliations": ("organisation",)},
    "publication": {"links": ("event", "link")},
}
