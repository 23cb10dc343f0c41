"""A release as pages look it up: what belongs to what, in which order, and a digest of every item.

Everything here is worked out once for a whole site and knows no language.
"""

import hashlib
import marshal
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from tracktwo.publish.bundle import Content, Item, content_bytes
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import EventKind, EventStatus, takes_number
from tracktwo.vocabulary.sides import sides_in_order

__all__ = ["Shelf", "digest"]

_DIGEST: Final = 16
_NUMBERED: Final = frozenset(kind.value for kind in EventKind if takes_number(kind))


def digest(value: Any) -> str:
    """Return a short name for plain JSON; different values have different ones, and so have different orders."""
    # Written this way a value takes a fifth of the time it takes as JSON. Nothing is ever read back from it, and
    # before version 3 of the form equal values have equal bytes, whether or not their parts are the same objects.
    return hashlib.blake2b(marshal.dumps(value, 2), digest_size=_DIGEST).hexdigest()


class Shelf:
    """The items of a release by what they belong to."""

    def __init__(
        self, content: Content, *, data: bytes | None = None, digests: Mapping[str, str] | None = None
    ) -> None:
        self.content = content
        self._read, self._hashed = data, digests
        self.items = content.items
        by_kind: dict[str, list[str]] = defaultdict(list)
        for each, item in content.items.items():
            by_kind[item.kind].append(each)
        self._times: dict[str, tuple[bool, Any, str]] = {}
        self._by_kind = {kind: tuple(sorted(ids)) for kind, ids in by_kind.items()}

    def __getitem__(self, each: str) -> Mapping[str, Any]:
        return self.items[each].content

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Return the ids of all items of a kind, sorted."""
        return self._by_kind.get(kind, ())

    @property
    def programme(self) -> str:
        """Return the id of the programme itself."""
        return f"programme:{self.content.programme}"

    @cached_property
    def frame(self) -> tuple[str, ...]:
        """Return the ids of what stands on every page: the programme and its two sides."""
        return (self.programme, *self.of_kind("side"))

    def sides(self, sequence: int) -> tuple[str, ...]:
        """Return the ids of the two sides in the order of the published rule."""
        return sides_in_order(self.of_kind("side"), sequence=sequence)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Return a digest of each item: of all that a page can show of it."""
        return self._hashed or {each: _digest_of(item) for each, item in self.items.items()}

    @cached_property
    def everything(self) -> str:
        """Return a digest of the whole release."""
        content = self.content
        steps = [
            [step.number, step.date.isoformat(), step.appeared, step.changed, step.vanished]
            for step in content.history
        ]
        about = [
            content.number,
            content.previous,
            content.date.isoformat(),
            content.languages,
            content.deadlocked,
        ]
        return digest([about, steps, self.digests])

    @cached_property
    def data(self) -> bytes:
        """Return the release itself: the bytes that both sides approved."""
        return content_bytes(self.content) if self._read is None else self._read

    @cached_property
    def events(self) -> tuple[str, ...]:
        """Return the ids of the events in the order of time; those without a date last."""
        return self.in_time(self.of_kind("event"))

    def in_time(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ids in the order of their dates; those without a date last."""
        return tuple(sorted(ids, key=self._time))

    def _time(self, each: str) -> tuple[bool, Any, str]:
        if each not in self._times:
            date = self.date(each)
            self._times[each] = (date is None, date.sort_key if date else (), each)
        return self._times[each]

    def in_time_of_issue(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return documents and publications, the latest first; those without a date last."""
        dated = [each for each in self.in_time(ids) if self.date(each)]
        undated = [each for each in self.in_time(ids) if not self.date(each)]
        return (*reversed(dated), *undated)

    def date(self, each: str) -> PartialDate | None:
        """Return when something took place or came out; None if that is not told."""
        content = self.items[each].content
        told = content.get("date") or content.get("published")
        return PartialDate.parse(told) if told else None

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return each event's place in time, from 0; the order of sides on its page alternates by it."""
        return {each: place for place, each in enumerate(self.events)}

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Return the number of each event of the formal sequence: held, of its kinds, in the order of time."""
        numbered = (each for each in self.events if _is_numbered(self.items[each].content))
        return {each: number for number, each in enumerate(numbered, start=1)}

    @cached_property
    def contributions(self) -> Mapping[str, Sequence[str]]:
        """Return the entries of each event's lists, by the event's key, in their order."""
        return self._ordered("contribution")

    @cached_property
    def careers(self) -> Mapping[str, Sequence[str]]:
        """Return each person's contributions, by the person's id, in the order of their events."""
        return {
            each: self._in_order_of_events(self[each].get("contributions", ()))
            for each in self.of_kind("person")
        }

    def _in_order_of_events(self, entries: Iterable[str]) -> Sequence[str]:
        return tuple(sorted(entries, key=lambda entry: (self.places[f"event:{self[entry]['event']}"], entry)))

    @cached_property
    def of_round(self) -> Mapping[str, Sequence[str]]:
        """Return the results of each round, by the round's key, in the order in which they were asked."""
        groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for each in self.of_kind("result"):
            content = self.items[each].content
            groups[content["round"]].append((content["number"], each))
        return {key: [each for _, each in sorted(group)] for key, group in groups.items()}

    @cached_property
    def segments(self) -> Mapping[str, Sequence[str]]:
        """Return the items of each event's agenda, by the event's key, in their order."""
        return self._ordered("segment")

    def _ordered(self, kind: str) -> Mapping[str, Sequence[str]]:
        groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for each in self.of_kind(kind):
            content = self.items[each].content
            groups[content["event"]].append((content["position"], each))
        return {key: [each for _, each in sorted(group)] for key, group in groups.items()}

    @cached_property
    def talks(self) -> Mapping[str, Sequence[str]]:
        """Return the agenda items each contribution's person takes part in, by the contribution's key."""
        return self.naming("segment", lambda told: [part["contribution"] for part in told.get("parts", ())])

    @cached_property
    def publications(self) -> Mapping[str, Sequence[str]]:
        """Return the publications of each event, by the event's key."""
        return self.naming("publication", lambda told: [link["event"] for link in told.get("links", ())])

    @cached_property
    def coverage(self) -> Mapping[str, Sequence[str]]:
        """Return the media coverage of each event, by the event's key."""
        return self.naming("media", lambda told: [told["event"]] if "event" in told else [])

    @cached_property
    def conflicts(self) -> Mapping[str, Sequence[str]]:
        """Return the disagreements of sources about each item, by the item's id."""
        return self.naming("conflict", lambda told: [told["subject"]])

    @cached_property
    def themes(self) -> Mapping[str, Sequence[str]]:
        """Return what people said of each narrative or question in interviews, by its id."""
        return self.naming("theme", lambda told: [told["subject"]])

    @cached_property
    def of_conference(self) -> Mapping[str, Sequence[str]]:
        """Return the events in the margins of each conference, by its key, in the order of time."""
        groups = self.naming("event", lambda told: [told["parent"]] if "parent" in told else [])
        return {key: self.in_time(ids) for key, ids in groups.items()}

    @cached_property
    def affiliated(self) -> Mapping[str, Sequence[str]]:
        """Return the contributions that name each organisation, by its key."""
        return self.naming("contribution", lambda told: told.get("organisations", ()))

    @cached_property
    def organised(self) -> Mapping[str, Sequence[str]]:
        """Return the events each organisation hosted or was consulted for, by its key, in the order of time."""
        groups = self.naming("event", _organisers)
        return {key: self.in_time(ids) for key, ids in groups.items()}

    @cached_property
    def published(self) -> Mapping[str, Sequence[str]]:
        """Return the documents and publications each organisation brought out, by its key."""
        groups = dict(self.naming("publication", lambda told: told.get("publishers", ())))
        for key, ids in self.naming("document", lambda told: told.get("publishers", ())).items():
            groups[key] = [*groups.get(key, ()), *ids]
        return groups

    @cached_property
    def parts(self) -> Mapping[str, Sequence[str]]:
        """Return the organisations that belong to each organisation, by its key."""
        return self.naming("organisation", lambda told: [told["parent"]] if "parent" in told else [])

    @cached_property
    def partners(self) -> tuple[str, ...]:
        """Return the ids of the organisations that carry the programme."""
        return tuple(each for each in self.of_kind("organisation") if self[each]["is_partner"])

    def documents(self, ids: Iterable[str], conflicts: Iterable[str]) -> list[str]:
        """Return the ids of the documents that items cite, and that disagreements stand in."""
        keys = {cited.document for each in ids for cited in self.items[each].citations}
        keys |= {
            reading["passage"]["document"] for each in conflicts for reading in self[each].get("readings", ())
        }
        return [f"document:{key}" for key in sorted(keys)]

    def naming(self, kind: str, named: Any) -> Mapping[str, Sequence[str]]:
        """Return the ids of a kind's items by what each names; ``named`` takes an item's content."""
        groups: dict[str, list[str]] = defaultdict(list)
        for each in self.of_kind(kind):
            for key in dict.fromkeys(named(self.items[each].content)):
                groups[key].append(each)
        return groups


def _is_numbered(content: Mapping[str, Any]) -> bool:
    held = content.get("status", {}).get("value") == EventStatus.HELD
    return held and content.get("kind") in _NUMBERED


def _organisers(content: Mapping[str, Any]) -> list[str]:
    return [*(host["organisation"] for host in content.get("hosts", ())), *content.get("consulted", ())]


def _digest_of(item: Item) -> str:
    cited = [(each.field, each.document, each.start, each.end) for each in item.citations]
    return digest((item.kind, item.changed.isoformat(), dict(item.content), cited))
