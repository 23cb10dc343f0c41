"""The pen a decision is carried out with: it writes through the record's actions and keeps what it wrote.

Each thing written is a line of the decision's effect, in JSON. Taking the decision back goes through the lines in
reverse; what somebody changed by hand since stands in the way of that, and is said.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record import actions
from tracktwo.office.record.entries import (
    ENTRIES,
    Content,
    blank,
    changed_since,
    content_of,
    find_row,
    versions,
)
from tracktwo.office.review.models import Entered
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import Passage

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = ["Line", "Pen", "take_back"]

Line = dict[str, Any]
"""One thing written: what (``did``), where, and what is needed to take it back."""

_EMPTY: Final[Sequence[Any]] = ("", None, [], {})


class Pen:
    """Writes entries for one person; ``lines`` is what was written so far."""

    def __init__(self, programme: "Programme", by: "Account | None") -> None:
        self.programme = programme
        self.by = by
        self.lines: list[Line] = []

    def make(
        self, kind: str, values: Content, *, event: str = "", event_kind: str = "", is_shared: bool = False
    ) -> str:
        """Make an entry and return its key; fields not named stay empty.

        Args:
            kind: its kind.
            values: its fields and lists.
            event: the key of the event it belongs to.
            event_kind: of an event, its kind.
            is_shared: whether other decisions may add to it, so that it outlives this one if they did.
        """
        entry = ENTRIES[kind]
        row = actions.create_entry(
            programme=self.programme,
            by=self.by,
            entry=entry,
            content={**blank(entry), **values},
            event=event,
            kind=event_kind,
        )
        key = str(row.key)
        made = content_of(entry, find_row(entry, self.programme, key))
        self._tell("made", kind=kind, key=key, versions=versions(made), is_shared=is_shared)
        return key

    def add(self, kind: str, key: str, rows: str, new: Iterable[Content], *, same: Sequence[str]) -> None:
        """Add rows to a list of an entry, but those that are there already in some columns."""
        content = self.content(kind, key)
        there = [tuple(row[name] for name in same) for row in content[rows]]
        added = [row for row in new if tuple(row[name] for name in same) not in there]
        if added:
            self._save(kind, key, content, {**content, rows: [*content[rows], *added]})
            self._tell("added", kind=kind, key=key, rows=rows, new=added)

    def fill(self, kind: str, key: str, values: Content) -> None:
        """Fill in fields of an entry that nothing is written in yet; what is written stays."""
        content = self.content(kind, key)
        new = {
            name: value for name, value in values.items() if value not in _EMPTY and content[name] in _EMPTY
        }
        if new:
            self._save(kind, key, content, {**content, **new})
            self._tell("filled", kind=kind, key=key, values=new)

    def put(self, kind: str, key: str, values: Content) -> None:
        """Let fields of an entry say something else than they do."""
        content = self.content(kind, key)
        before = {name: content[name] for name in values}
        if before != values:
            self._save(kind, key, content, {**content, **values})
            kept = self.content(kind, key)
            self._tell("put", kind=kind, key=key, before=before, values={name: kept[name] for name in values})

    def cite(self, subject: str, passages: Iterable[tuple[str, Passage]]) -> None:
        """Give an entry ("kind:key") the passages of its fields."""
        new = actions.cite(programme=self.programme, by=self.by, subject=subject, passages=passages)
        if new:
            told = [[field, each.document, each.start, each.end] for field, each in new]
            self._tell("cited", subject=subject, passages=told)

    def move(self, event: str, rows: str, key: str, *, steps: int) -> None:
        """Move an entry of an event up or down; there is nothing to take back in that."""
        actions.move(programme=self.programme, by=self.by, event=event, rows=rows, key=key, steps=steps)

    def enter(self, origin: str, subject: str) -> None:
        """Keep which entry ("kind:key") something accepted became."""
        Entered.objects.create(programme=self.programme, origin=origin, subject=subject)
        self._tell("entered", origin=origin)

    def content(self, kind: str, key: str) -> Content:
        """Return the content of an entry. Raises: DataError if it is not there any more."""
        row = find_row(ENTRIES[kind], self.programme, key)
        if row is None:
            raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
        return content_of(ENTRIES[kind], row)

    def _save(self, kind: str, key: str, before: Content, after: Content) -> None:
        actions.save_entry(
            programme=self.programme,
            by=self.by,
            entry=ENTRIES[kind],
            key=key,
            content=after,
            opened_at=versions(before),
        )

    def _tell(self, did: str, **what: Any) -> None:
        self.lines.append({"did": did, **what})


def take_back(pen: Pen, lines: Sequence[Line]) -> None:
    """Take back what a decision wrote.

    Raises: DataError if something rests on it, or it was changed by hand since.
    """
    for line in reversed(lines):
        _TAKEN_BACK[line["did"]](pen, line)


def _unmake(pen: Pen, line: Line) -> None:
    entry = ENTRIES[line["kind"]]
    row = find_row(entry, pen.programme, line["key"])
    if row is None:
        return
    changed = changed_since(line["versions"], content_of(entry, row))
    if changed and line["is_shared"]:
        return
    if changed:
        raise DataError(
            _(
                "“%(key)s” was changed in the record since, so it is not taken out of it. Change or delete it "
                "there."
            )
            % {"key": line["key"]}
        )
    actions.delete_entry(programme=pen.programme, by=pen.by, entry=entry, key=line["key"])


def _unadd(pen: Pen, line: Line) -> None:
    if find_row(ENTRIES[line["kind"]], pen.programme, line["key"]) is None:
        return
    content = pen.content(line["kind"], line["key"])
    left = [row for row in content[line["rows"]] if row not in line["new"]]
    pen._save(line["kind"], line["key"], content, {**content, line["rows"]: left})  # noqa: SLF001 -- its other half


def _unfill(pen: Pen, line: Line) -> None:
    if find_row(ENTRIES[line["kind"]], pen.programme, line["key"]) is None:
        return
    content, empty = pen.content(line["kind"], line["key"]), blank(ENTRIES[line["kind"]])
    left = {name: empty[name] for name, value in line["values"].items() if content[name] == value}
    pen._save(line["kind"], line["key"], content, {**content, **left})  # noqa: SLF001 -- its other half


def _unput(pen: Pen, line: Line) -> None:
    if find_row(ENTRIES[line["kind"]], pen.programme, line["key"]) is None:
        return
    content = pen.content(line["kind"], line["key"])
    left = {name: line["before"][name] for name, value in line["values"].items() if content[name] == value}
    pen._save(line["kind"], line["key"], content, {**content, **left})  # noqa: SLF001 -- its other half


def _uncite(pen: Pen, line: Line) -> None:
    passages = [
        (field, Passage(document=document, start=start, end=end))
        for field, document, start, end in line["passages"]
    ]
    actions.uncite(programme=pen.programme, by=pen.by, subject=line["subject"], passages=passages)


def _unread(pen: Pen, line: Line) -> None:
    said = {name: line[name] for name in ("subject", "field", "seen", "before")}
    actions.take_reading_back(programme=pen.programme, by=pen.by, **said)


def _unenter(pen: Pen, line: Line) -> None:
    Entered.objects.filter(programme=pen.programme, origin=line["origin"]).delete()


_TAKEN_BACK: Final[Mapping[str, Callable[[Pen, Line], None]]] = {
    "made": _unmake,
    "added": _unadd,
    "filled": _unfill,
    "put": _unput,
    "cited": _uncite,
    "read": _unread,
    "entered": _unenter,
}
