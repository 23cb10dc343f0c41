"""What a file would add to the record or change in it, line by line; nothing is written here.

What a file leaves empty it says nothing of: it takes nothing away. A rule that no cell states stays unstated, and is
off the record until somebody sets it.
"""

from collections.abc import Generator, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.bringing.cells import plain
from tracktwo.office.record.bringing.comparing import compared, merged, with_names
from tracktwo.office.record.bringing.holdings import Holdings
from tracktwo.office.record.bringing.lines import Line, Proposal
from tracktwo.office.record.bringing.tables import (
    Brought,
    BroughtEvent,
    BroughtPerson,
    BroughtTalk,
    Chosen,
    Fault,
    Faults,
    What,
)
from tracktwo.office.record.bringing.timetables import segment_key
from tracktwo.office.record.entries import ENTRIES, Content, Entry, blank, content_of
from tracktwo.office.record.kinds import WORDS, ListedAs, PartRole
from tracktwo.vocabulary.languages import words

if TYPE_CHECKING:
    from tracktwo.office.record.models import Programme

__all__ = ["propose"]

_NEW: Final = "\0"
"""What a reference to an entry begins with that gets its key only once it is written; no key holds it."""


def propose(brought: Brought, *, programme: "Programme", chosen: Chosen | None = None) -> Proposal:
    """Return what a file would add or change.

    Args:
        brought: What the file says.
        programme: The programme it is brought into.
        chosen: What a person adds to a timetable.

    Raises: Faults if a line names what is not on record, or is not enough for a new entry.
    """
    made = _Proposer(programme, chosen or Chosen())
    lines = tuple(made.lines(brought))
    if made.faults:
        raise Faults(made.faults)
    return Proposal(lines=lines, unplaced=tuple(dict.fromkeys(made.unplaced)))


class _Proposer:
    """The record, read once, and what comes of comparing a file with it."""

    def __init__(self, programme: "Programme", chosen: Chosen) -> None:
        self._held, self.chosen = Holdings(programme), chosen
        self.faults: list[Fault] = []
        self.unplaced: list[str] = []
        self._called: dict[str, str] = {}
        self._new_people: dict[str, str] = {}
        self._new_entries: dict[tuple[str, str, str], str] = {}

    def lines(self, brought: Brought) -> Iterator[Line]:
        """Yield the lines of a file in the order in which they can be written."""
        match brought.what:
            case What.EVENTS:
                for event in brought.events:
                    yield from self._event(event)
            case What.PEOPLE:
                for person in brought.people:
                    yield from self._person(person)
            case What.TIMETABLE:
                yield from self._timetable(brought)

    # events

    def _event(self, brought: BroughtEvent) -> Iterator[Line]:
        entry, row = ENTRIES["event"], self._held.events.get(brought.key)
        if row is None:
            if not brought.kind:
                self._refuse(brought.line, "kind", _("a new event needs its kind."))
            if not brought.values.get("status"):
                self._refuse(
                    brought.line, "status", _("a new event needs its status: planned, held or not_held.")
                )
        elif brought.kind not in ("", row.kind):
            self._refuse(
                brought.line, "kind", _("the event is of another kind on record; change it on its page.")
            )
        before = blank(entry) if row is None else content_of(entry, row)
        content = {
            **before,
            **merged(before, brought.values),
            "names": with_names(before["names"], brought.names),
        }
        title = next((name["text"] for name in content["names"]), brought.key)
        yield self._line(
            brought.line, entry, title, before=before, content=content, is_new=row is None, key=brought.key,
            kind=brought.kind,
        )  # fmt: skip

    # people at events

    def _person(self, brought: BroughtPerson) -> Iterator[Line]:
        if brought.event not in self._held.events:
            sentence = _("there is no event “%(key)s” on record; bring the events in first.")
            self._refuse(brought.line, "event", sentence % {"key": brought.event})
            return
        who, line = self._who(brought.line, brought.name, key=brought.person, family=brought.family,
                              language=brought.values.get("language", ""))  # fmt: skip
        if not who:
            return
        if line is not None:
            yield line
        listed_as = brought.values.get("listed_as", "")
        if not listed_as:
            found = [key for key in self._held.contributions if key[:2] == (brought.event, who)]
            listed_as = found[0][2] if len(found) == 1 else ""
        if not listed_as:
            self._refuse(
                brought.line, "listed_as", _("write the list the person is printed on, such as speaker.")
            )
            return
        yield from self._entry(brought, who, listed_as)

    def _entry(self, brought: BroughtPerson, who: str, listed_as: str) -> Iterator[Line]:
        entry = ENTRIES["contribution"]
        place = (brought.event, who, listed_as)
        if place in self._new_entries:
            self._refuse(
                brought.line, "name", _("the person stands on this list of the event already; keep one line.")
            )
            return
        self._new_entries[place] = f"{_NEW}contribution:{len(self._new_entries)}"
        row = self._held.contributions.get(place)
        told = {"name_as_printed": brought.name, "listed_as": listed_as, **brought.values}
        if row is None:
            if "side" not in told:
                self._refuse(brought.line, "side", _("write the side; it is never guessed."))
            told = {
                "language": self._held.language,
                **told,
                "person": who,
                "affiliations": self._affiliations(told),
            }
        before = blank(entry) if row is None else content_of(entry, row)
        content = {**before, **merged(before, told)}
        if content["delivery"] and not content["delivery_basis"]:
            content["delivery_basis"] = "stated"
        yield self._line(
            brought.line, entry, brought.name, before=before, content=content, is_new=row is None,
            key="" if row is None else row.key, event=brought.event, token=self._new_entries[place],
        )  # fmt: skip

    def _affiliations(self, told: Mapping[str, Any]) -> list[Content]:
        """Return the organisation on record that is called exactly what is printed, if it is the only one."""
        keys = self._held.organisations.get(plain(told.get("affiliation_as_printed", "")), ())
        return [{"organisation": key} for key in keys] if len(keys) == 1 else []

    def _who(
        self, number: int, name: str, *, key: str = "", family: str = "", language: str = ""
    ) -> tuple[str, Line | None]:
        """Return the key of a person, or what a new one is called until it has one, with the line that adds them."""
        if key:
            if key in self._held.keys_of_people:
                return key, None
            self._refuse(number, "person", _("there is no person “%(key)s” on record.") % {"key": key})
            return "", None
        known = self._held.people.get(plain(name), ())
        if len(known) > 1:
            sentence = _(
                "%(num)s people on record are called “%(name)s” (%(keys)s); write the short name of one."
            )
            told = {"num": len(known), "name": name, "keys": ", ".join(known)}
            self._refuse(number, "person", sentence % told)
            return "", None
        if known:
            return known[0], None
        if plain(name) in self._new_people:
            return self._new_people[plain(name)], None
        token = self._new_people[plain(name)] = f"{_NEW}person:{len(self._new_people)}"
        return token, self._new_person(number, name, token, family=family, language=language)

    def _new_person(self, number: int, name: str, token: str, *, family: str, language: str) -> Line:
        entry = ENTRIES["person"]
        is_first = bool(family) and plain(name).startswith(plain(family))
        form = {
            "text": name,
            "family": family,
            "given": "",
            "language": language or self._held.language,
            "order": "family_first" if is_first else "given_first",
            "preferred": True,
            "source": "",
        }
        content = {**blank(entry), "names": [form]}
        return self._line(number, entry, name, before=blank(entry), content=content, is_new=True, token=token)

    # timetables

    def _timetable(self, brought: Brought) -> Iterator[Line]:
        (told,) = brought.events
        key = self.chosen.event or told.key
        row = self._held.events.get(key)
        if row is None and not (self.chosen.kind and self.chosen.status):
            self._refuse(
                0,
                "",
                _("Choose the event the timetable belongs to, or the kind and the status of a new one."),
            )
            return
        values = dict(told.values) if row is None or not row.date else {}
        if row is None:
            values["status"] = self.chosen.status
        names = told.names if row is None or not row.names.all() else {}
        event = BroughtEvent(
            line=0, key=key, kind=self.chosen.kind if row is None else "", values=values, names=names
        )
        yield from self._event(event)
        entries: dict[str, str] = {}
        for talk in brought.talks:
            for name in talk.people:
                if name not in entries:
                    note = self._wish(brought, name)
                    entries[name] = yield from self._speaker(talk.line, name, event=key, note=note)
        for talk in brought.talks:
            yield self._talk(talk, event=key, entries=entries)

    def _speaker(self, number: int, name: str, *, event: str, note: str) -> Generator[Line, None, str]:
        """Yield the lines that put a name on the list of speakers; return the key or the token of the entry."""
        known = self._held.people.get(plain(name), ())
        rows = [
            row for (of, who, _list), row in self._held.contributions.items() if of == event and who in known
        ]
        if rows:
            return rows[0].key
        if not (side := self.chosen.sides.get(name, "")):
            self.unplaced.append(name)
            return ""
        who, line = self._who(number, name)
        if line is not None:
            yield line
        if not who:
            return ""
        listed_as = ListedAs.SPEAKER.value
        told: Content = {"side": side, "listed_as": listed_as}
        if note:
            told["note"] = {self._held.language: note}
        brought = BroughtPerson(line=number, event=event, name=name, values=told)
        yield from self._entry(brought, who, listed_as)
        return self._new_entries[event, who, listed_as]

    def _talk(self, talk: BroughtTalk, *, event: str, entries: Mapping[str, str]) -> Line:
        entry, key = ENTRIES["segment"], segment_key(talk.guid)
        row = self._held.segments.get(key)
        if row is not None and row.event.key != event:
            sentence = _("“%(title)s” stands on the agenda of another event already; choose that event.")
            self._refuse(talk.line, "", sentence % {"title": talk.values.get("title", "")})
        before = blank(entry) if row is None else content_of(entry, row)
        there = {part["contribution"] for part in before["parts"]}
        added = [
            {"contribution": entries[name], "role": PartRole.SPEAKER.value}
            for name in talk.people
            if entries.get(name) and entries[name] not in there
        ]
        content = {**before, **merged(before, talk.values), "parts": [*before["parts"], *added]}
        title = talk.values.get("title") or str(WORDS[talk.values["kind"]])
        return self._line(
            talk.line, entry, title, before=before, content=content, is_new=row is None, key=key, event=event
        )

    def _wish(self, brought: Brought, name: str) -> str:
        """Return the note that somebody is not to be recorded, where a timetable says so of what they take part in."""
        titles = [
            talk.values.get("title") or str(talk.line)
            for talk in brought.talks
            if talk.is_unrecorded and name in talk.people
        ]
        if not titles:
            return ""
        said = words(self._held.language).gettext("Not to be recorded, as the timetable says: %(titles)s.")
        return said % {"titles": "; ".join(titles)}

    def _line(
        self,
        number: int,
        entry: Entry,
        title: str,
        *,
        before: Content,
        content: Content,
        is_new: bool,
        **more: str,
    ) -> Line:
        if more.get("token"):
            self._called[more["token"]] = title
        called = {**self._held.names, **self._called}
        return compared(
            number, entry, title, before=before, content=content, called=called, is_new=is_new, **more
        )

    def _refuse(self, line: int, column: str, sentence: str) -> None:
        self.faults.append(Fault(line=line, column=column, sentence=sentence))
