"""The record and the proposals at hand while cards are made: each kind of row is read once, however many cards."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.office.record.queries import texts_of
from tracktwo.office.review.models import Entered, Item, ReviewDecision
from tracktwo.record import Verb, Verdict

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["NameOf", "Shelf"]

_DEEP: Final = 3
"""How far what something needs can need something itself: a line, its organisation, what that is part of."""


class NameOf(NamedTuple):
    """One form of the name of an entry, and whether it is the one pages show."""

    key: str
    text: str
    language: str
    is_shown: bool


class Shelf:
    """What cards of one programme are made from, for a reader of a language."""

    def __init__(self, programme: "Programme", *, language: str) -> None:
        self.programme = programme
        self.language = language
        self._items: dict[str, Item | None] = {}
        self._names: dict[str, list[NameOf]] = {}
        self._texts: dict[str, str] = {}

    def preload(self, items: Iterable[Item]) -> None:
        """Read what some items name, what that names in turn, and their documents' texts: a few queries for all."""
        waiting = list(items)
        self._texts |= texts_of(self.programme, {doc for each in waiting for doc in _stands_in(each)})
        for _depth in range(_DEEP):
            wanted = {key for each in waiting for key in _named(each)} - self._items.keys()
            if not wanted:
                return
            waiting = list(Item.objects.filter(programme=self.programme, key__in=wanted))
            self._items |= dict.fromkeys(wanted) | {each.key: each for each in waiting}

    def item(self, key: str) -> Item | None:
        """Return the item of a proposal by its key; None if it is proposed no more."""
        if key not in self._items:
            self._items[key] = Item.objects.filter(programme=self.programme, key=key).first()
        return self._items[key]

    def text(self, document: str) -> str:
        """Return the text of a document; "" if it was not read, or not preloaded."""
        return self._texts.get(document, "")

    def entry(self, origin: str) -> str:
        """Return the key of the entry something accepted became; "" where it became none, or that is gone."""
        subject = self._entered.get(origin, "")
        kind, _colon, key = subject.partition(":")
        if not subject:
            return ""
        if kind in self._present:
            return key if key in self._present[kind] else self._merged_into(kind, key)
        return key if find_row(ENTRIES[kind], self.programme, key) is not None else ""

    def names(self, kind: str) -> Sequence[NameOf]:
        """Return every form of the names of people, or of organisations."""
        if kind not in self._names:
            self._names[kind] = list(_NAMES[kind](self.programme))
        return self._names[kind]

    def shown(self, kind: str, key: str) -> NameOf:
        """Return the form of a name that pages show of an entry; its key where it has none."""
        own = [each for each in self.names(kind) if each.key == key]
        return next((each for each in own if each.is_shown), NameOf(key, key, self.language, is_shown=True))

    @cached_property
    def events(self) -> Sequence[Any]:
        """The events with their names."""
        return list(self.programme.events.prefetch_related("names"))

    def judged(self, origin: str, verb: Verb) -> set[str]:
        """Return the entries of what somebody said is one with something proposed, or is not."""
        beside = self._judged.get((verb.value, origin), ())
        return {entry for entry in map(self.entry, beside) if entry}

    @cached_property
    def _judged(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        log = ReviewDecision.objects.filter(
            programme=self.programme, verb__in=(Verb.SAME, Verb.DIFFERENT), withdrawn_by=None
        )
        for verb, said in log.values_list("verb", "said"):
            one, other = said["subject"]["origin"], said["other"]["origin"]
            found[verb, one].add(other)
            found[verb, other].add(one)
        return found

    @cached_property
    def _entered(self) -> dict[str, str]:
        return dict(Entered.objects.filter(programme=self.programme).values_list("origin", "subject"))

    @cached_property
    def _present(self) -> dict[str, set[str]]:
        rows: dict[str, Any] = {
            "person": self.programme.persons,
            "organisation": self.programme.organisations,
            "event": self.programme.events,
        }
        return {kind: set(each.values_list("key", flat=True)) for kind, each in rows.items()}

    def _merged_into(self, kind: str, key: str) -> str:
        """Return the entry another one was merged into since; "" where it was simply deleted."""
        judged = self.programme.judgements.filter(kind=kind, verdict=Verdict.SAME, withdrawn="")
        into = dict(judged.values_list("other", "one"))
        seen = {key}
        while key in into and into[key] not in seen:
            seen.add(key := into[key])
            if key in self._present[kind]:
                return key
        return ""


def _stands_in(item: Item) -> Iterable[str]:
    proposal = item.said["proposal"] or {}
    for found in proposal.get("evidence", {}).values():
        yield from (each["doc"] for each in found)


def _named(item: Item) -> Iterable[str]:
    proposal = item.said["proposal"] or {}
    yield from (key for keys in proposal.get("links", {}).values() for key in keys)
    yield from proposal.get("doubts", {})
    if item.event:
        yield item.event


def _people(programme: "Programme") -> Iterable[NameOf]:
    columns = ("key", "names__text", "names__language", "names__preferred")
    return (NameOf(*each) for each in programme.persons.exclude(names__text=None).values_list(*columns))


def _organisations(programme: "Programme") -> Iterable[NameOf]:
    for key, text, language in programme.organisations.values_list("key", "name", "language"):
        yield NameOf(key, text, language, is_shown=True)
    columns = ("key", "names__text", "names__language")
    for key, text, language in programme.organisations.exclude(names__text=None).values_list(*columns):
        yield NameOf(key, text, language, is_shown=False)


_NAMES: Final = {"person": _people, "organisation": _organisations}
