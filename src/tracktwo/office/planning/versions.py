"""Versions of an agenda: what is kept of one that is given out, and in sentences what changed since.

A version is kept whole, as plain JSON, so that it reads as it was when people, titles and the event are others. A file
may bring versions, so whatever is read back is looked at field by field.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.kinds import PartRole, SegmentKind
from tracktwo.office.record.queries import EventSheet
from tracktwo.office.shell.marking import reader_language, word
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.dates import PartialDate, format_date
from tracktwo.vocabulary.errors import DateError
from tracktwo.vocabulary.languages import LanguageText, choose

if TYPE_CHECKING:
    from tracktwo.office.models import AgendaVersion

__all__ = ["Item", "Kept", "Who", "content_of_version", "differences", "outside", "read_kept", "read_version"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody in an item, by the name printed: the key of the side, and the role."""

    name: str
    language: str
    side: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of an agenda as it was given out."""

    key: str
    kind: str
    titles: LanguageText
    session: str
    starts: str
    minutes: int | None
    mode: str
    rule: str
    announced: bool
    people: tuple[Who, ...]

    @property
    def called(self) -> str:
        """Return what a sentence calls it: its title, else what kind of item it is."""
        return choose(self.titles, language=reader_language())[1] or word(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An agenda as it was given out: when, where and under which rule the event was to be, and the items."""

    date: str = ""
    zone: str = ""
    place: LanguageText = field(default_factory=dict)
    rule: str = ""
    items: tuple[Item, ...] = ()


def content_of_version(sheet: EventSheet) -> dict[str, Any]:
    """Return an event's agenda as a version keeps it."""
    event = sheet.event
    return {
        "date": event.date,
        "zone": event.zone,
        "place": event.place,
        "rule": event.rule,
        "items": [
            {
                "key": segment.key,
                "kind": segment.kind,
                "titles": {**segment.titles, **({segment.language: segment.title} if segment.title else {})},
                "session": segment.session,
                "starts": segment.starts,
                "minutes": segment.minutes,
                "mode": segment.mode,
                "rule": segment.rule,
                "announced": segment.announced,
                "people": [
                    {
                        "name": part.contribution.name_as_printed,
                        "language": part.contribution.language,
                        "side": part.contribution.side.key,
                        "role": part.role,
                    }
                    for part in segment.parts.all()
                ],
            }
            for segment in sheet.segments
        ],
    }


def read_version(version: "AgendaVersion") -> Kept:
    """Return a version as it was kept; what in it cannot be understood is left out."""
    return read_kept(version.content)


def read_kept(content: Any) -> Kept:
    """Return what a version keeps, field by field."""
    told = content if isinstance(content, dict) else {}
    items = told.get("items")
    return Kept(
        date=_date(told.get("date")),
        zone=_line(told.get("zone")),
        place=_texts(told.get("place")),
        rule=_one_of(told.get("rule"), _RULES),
        items=tuple(_item(each) for each in _rows(items) if _one_of(each.get("kind"), _KINDS)),
    )


def _item(told: Mapping[str, Any]) -> Item:
    minutes = told.get("minutes")
    return Item(
        key=_line(told.get("key")),
        kind=_one_of(told.get("kind"), _KINDS),
        titles=_texts(told.get("titles")),
        session=_line(told.get("session")),
        starts=_line(told.get("starts")),
        minutes=minutes if isinstance(minutes, int) else None,
        mode=_line(told.get("mode")),
        rule=_one_of(told.get("rule"), _RULES),
        announced=told.get("announced") is True,
        people=tuple(
            Who(
                name=_line(each.get("name")),
                language=_line(each.get("language")) or "en",
                side=_line(each.get("side")),
                role=_one_of(each.get("role"), _ROLES),
            )
            for each in _rows(told.get("people"))
        ),
    )


_RULES: Final = frozenset(rule.value for rule in Rule)
_KINDS: Final = frozenset(kind.value for kind in SegmentKind)
_ROLES: Final = frozenset(role.value for role in PartRole)


def _rows(told: Any) -> Iterator[Mapping[str, Any]]:
    yield from (each for each in told if isinstance(each, dict)) if isinstance(told, list) else ()


def _line(told: Any) -> str:
    return told if isinstance(told, str) else ""


def _one_of(told: Any, values: frozenset[str]) -> str:
    return told if isinstance(told, str) and told in values else ""


def _texts(told: Any) -> LanguageText:
    return (
        {tag: text for tag, text in told.items() if isinstance(text, str)} if isinstance(told, dict) else {}
    )


def _date(told: Any) -> str:
    try:
        return PartialDate.parse(told).edtf if isinstance(told, str) and told else ""
    except DateError:
        return ""


def outside(kept: Kept) -> Kept:
    """Return a version as the rules let anybody outside read it: of a closed item at most that there is one.

    An item its rule withholds is left out, unless it was announced; then it has its time and nothing else.
    """
    if read_rule(kept.rule) is not Rule.ON_THE_RECORD:
        return Kept()
    shown = []
    for item in kept.items:
        if not _is_closed(kept, item):
            shown.append(item)
        elif item.announced:
            shown.append(
                Item(
                    key=item.key, kind="", titles={}, session="", starts=item.starts, minutes=item.minutes,
                    mode="", rule="", announced=True, people=(),
                )
            )  # fmt: skip
    return Kept(date=kept.date, zone=kept.zone, place=kept.place, rule=kept.rule, items=tuple(shown))


def _is_closed(kept: Kept, item: Item) -> bool:
    rules = [read_rule(kept.rule), *([read_rule(item.rule)] if item.rule else [])]
    return strictest(*rules) is not Rule.ON_THE_RECORD


def differences(before: Kept, after: Kept) -> list[str]:
    """Return in sentences what one version has otherwise than an earlier one; nothing where they are alike."""
    earlier, later = ({item.key: item for item in kept.items} for kept in (before, after))
    stayed = [key for key in earlier if key in later]
    found = [*_of_event(before, after)]
    found += [_taken_out(earlier[key]) for key in earlier if key not in later]
    found += [_added(later[key]) for key in later if key not in earlier]
    order = [key for key in later if key in earlier]
    for key in order:
        found += _of_item(earlier[key], later[key], moved=stayed.index(key) != order.index(key))
    return found


def _of_event(before: Kept, after: Kept) -> Iterator[str]:
    if before.date != after.date:
        yield _("The date is %(new)s; it was %(old)s.") % {"new": _day(after.date), "old": _day(before.date)}
    if before.zone != after.zone:
        yield _("Times are told by another clock: %(new)s.") % {"new": after.zone or _("not stated")}
    if before.place != after.place:
        place = choose(after.place, language=reader_language())[1]
        yield _("The place is %(new)s.") % {"new": place or _("not stated")}
    if before.rule != after.rule:
        yield _("The rule of attribution is: %(new)s.") % {"new": word(after.rule) or _("not stated")}


def _day(edtf: str) -> str:
    return format_date(PartialDate.parse(edtf), language=reader_language()) if edtf else _("not stated")


def _taken_out(item: Item) -> str:
    if not item.kind:
        return _("A closed session was taken out.")
    return _("“%(item)s” was taken out.") % {"item": item.called}


def _added(item: Item) -> str:
    if not item.kind:
        return _("A closed session was added.")
    return _("“%(item)s” was added.") % {"item": item.called}


def _of_item(before: Item, after: Item, *, moved: bool) -> Iterator[str]:
    if not before.kind and not after.kind:
        if moved or (before.starts, before.minutes) != (after.starts, after.minutes):
            yield _("A closed session moved.")
        return
    if not after.kind or not before.kind:
        yield _("A session was closed.") if before.kind else _added(after)
        return
    item = {"item": after.called}
    if before.starts != after.starts and after.starts:
        yield _("“%(item)s” begins at %(time)s.") % {**item, "time": after.starts}
    elif moved:
        yield _("“%(item)s” has another place in the order.") % item
    if before.minutes != after.minutes and after.minutes is not None:
        yield _("“%(item)s” takes %(minutes)s minutes.") % {**item, "minutes": after.minutes}
    if before.titles != after.titles or before.kind != after.kind:
        yield _("“%(item)s” was called “%(old)s” or has changed its words.") % {**item, "old": before.called}
    if before.rule != after.rule:
        yield _("The rule of “%(item)s” is: %(rule)s.") % {
            **item,
            "rule": word(after.rule) or _("that of the event"),
        }
    yield from _people(before, after)


def _people(before: Item, after: Item) -> Iterator[str]:
    item = {"item": after.called}
    for who in after.people:
        if who not in before.people:
            yield _("%(name)s is in “%(item)s”: %(role)s.") % {
                **item,
                "name": who.name,
                "role": word(who.role),
            }
    for who in before.people:
        if who not in after.people:
            words = {**item, "name": who.name, "role": word(who.role)}
            yield _("%(name)s is no longer in “%(item)s” as %(role)s.") % words
