"""A spreadsheet of events, or of people at events, as CSV: one row each, columns by the names in its first line."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record.bringing.cells import Unkept, cell_value, plain, text_value
from tracktwo.office.record.bringing.tables import Brought, BroughtEvent, BroughtPerson, Fault, Faults, What
from tracktwo.office.record.entries import ENTRIES
from tracktwo.office.record.exchange.format import Kind
from tracktwo.vocabulary.cells import csv_text, spreadsheet_text
from tracktwo.vocabulary.errors import FileError

if TYPE_CHECKING:
    from tracktwo.office.record.models import Programme

__all__ = ["read_sheet", "template"]

_MOST_ROWS: Final = 5_000
_LONGEST_CELL: Final = 20_000
_MOST_FAULTS: Final = 100
"""How many faults are told at once; whoever has more has the wrong file."""
_KEY: Final = re.compile(r"[-a-zA-Z0-9_]{1,80}")
_IN_LANGUAGES: Final = ("name", "place", "theme")
_EVENT: Final = ("kind", "status", "date", "duration", "country", "rule")
_PERSON: Final = ("language", "family", "side", "listed_as", "post", "affiliation", "delivery")
_FIELDS: Final = {"post": "post_as_printed", "affiliation": "affiliation_as_printed"}

Row = Mapping[str, str]


def columns(what: What, *, languages: Sequence[str]) -> tuple[str, ...]:
    """Return the columns a spreadsheet may have; the first ones it must have."""
    if what is What.EVENTS:
        told = (f"{name}.{tag}" for name in _IN_LANGUAGES for tag in languages)
        return ("event", *_EVENT, *told)
    return ("event", "name", "person", *_PERSON)


def template(what: What, *, languages: Sequence[str]) -> bytes:
    """Return an empty spreadsheet with its columns, for a programme in some languages."""
    return csv_text({name: [] for name in columns(what, languages=languages)}).encode("utf-8-sig")


def read_sheet(text: str, *, programme: "Programme") -> Brought:
    """Return what a spreadsheet says; which of the two it is follows from its columns.

    Raises:
        FileError: If it is no spreadsheet of events or people.
        Faults: If something in it cannot be kept.
    """
    header, rows = _rows(text)
    what = What.PEOPLE if "name" in header else What.EVENTS
    _check_header(header, columns(what, languages=programme.languages), what)
    if not rows:
        raise FileError(_("The file has no row below the names of its columns; fill in the template."))
    faults: list[Fault] = []
    if what is What.EVENTS:
        events = [_event(line, row, faults=faults) for line, row in rows]
        _check_once([(each.line, each.key) for each in events], faults)
        brought = Brought(what=what, events=tuple(events))
    else:
        sides = _sides(programme)
        people = [_person(line, row, sides=sides, faults=faults) for line, row in rows]
        brought = Brought(what=what, people=tuple(people))
    if faults:
        faults.sort(key=lambda each: (each.line, header.index(each.column)))
        raise Faults(faults[:_MOST_FAULTS])
    return brought


def _rows(text: str) -> tuple[list[str], list[tuple[int, Row]]]:
    """Return the names of the columns, and each row that says something with the number of its line."""
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    # A quote inside a cell is doubled; anything else is a file cut off or put together wrongly.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        rows = []
        start = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((start, _row(start, header, cells)))
            start = reader.line_num + 1
            if len(rows) > _MOST_ROWS:
                raise FileError(_("The file has more than %(most)s rows; divide it.") % {"most": _MOST_ROWS})
    except csv.Error as error:
        raise FileError(
            _(
                "Line %(line)s cannot be read: a cell in quotes does not end where it should. Save the file again."
            )
            % {"line": reader.line_num}
        ) from error
    return header, rows


def _row(line: int, header: Sequence[str], cells: Sequence[str]) -> Row:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise Faults([Fault(line=line, column="", sentence=_("has more cells than there are columns."))])
    row = dict(zip(header, (_without_mark(cell.strip()) for cell in cells), strict=False))
    for name, cell in row.items():
        if len(cell) > _LONGEST_CELL:
            sentence = _("has more than %(most)s characters; shorten it.") % {"most": _LONGEST_CELL}
            raise Faults([Fault(line=line, column=name, sentence=sentence)])
    return row


def _without_mark(cell: str) -> str:
    """Return a cell without the apostrophe that a table of ours has before what would run as a formula."""
    inner = cell[1:]
    return inner if cell.startswith("'") and spreadsheet_text(inner) == cell else cell


def _check_header(header: Sequence[str], known: Sequence[str], what: What) -> None:
    needed = known[:2] if what is What.PEOPLE else known[:1]
    faults = [
        Fault(line=1, column=name, sentence=_("there is no such column; use the template."))
        for name in header
        if name not in known
    ]
    faults += [
        Fault(line=1, column=name, sentence=_("the column is there twice; keep one."))
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    faults += [
        Fault(line=1, column=name, sentence=_("this column is missing; use the template."))
        for name in needed
        if name not in header
    ]
    if faults:
        raise Faults(faults)


def _check_once(keys: Sequence[tuple[int, str]], faults: list[Fault]) -> None:
    seen: dict[str, int] = {}
    for line, key in keys:
        if key and key in seen:
            sentence = _("“%(key)s” stands in line %(line)s already; keep one.") % {
                "key": key,
                "line": seen[key],
            }
            faults.append(Fault(line=line, column="event", sentence=sentence))
        seen.setdefault(key, line)


class _Cells:
    """The cells of one row, read one by one; what cannot be kept is noted with its place."""

    def __init__(self, line: int, row: Row, faults: list[Fault]) -> None:
        self._line, self._row, self._faults = line, row, faults

    def key(self, name: str, *, needed: bool = True) -> str:
        text = self._row.get(name, "")
        if (text or needed) and not _KEY.fullmatch(text):
            self.refuse(name, _("write a short name of letters a–z, digits, - and _."))
        return text

    def read(self, name: str, how: Callable[[str], Any]) -> Any:
        """Return what a cell says; nothing of an empty one, or of one that cannot be kept."""
        text = self._row.get(name, "")
        if not text:
            return None
        try:
            return how(text)
        except Unkept as error:
            self.refuse(name, str(error))
            return None

    def refuse(self, name: str, sentence: str) -> None:
        self._faults.append(Fault(line=self._line, column=name, sentence=sentence))

    def values(self, names: Sequence[str], kind: Kind) -> Iterator[tuple[str, Any]]:
        for name in names:
            field = _FIELDS.get(name, name)
            value = self.read(name, lambda text, field=field: cell_value(text, kind=kind, name=field))  # type: ignore[misc]
            if value:
                yield field, value

    def texts(self, name: str) -> dict[str, str]:
        """Return a text in the languages the row has it in."""
        tags = (each.partition(".")[2] for each in self._row if each.startswith(f"{name}."))
        told = {tag: self.read(f"{name}.{tag}", text_value) for tag in tags}
        return {tag: text for tag, text in told.items() if text}


def _event(line: int, row: Row, *, faults: list[Fault]) -> BroughtEvent:
    cells = _Cells(line, row, faults)
    values = dict(cells.values(_EVENT, ENTRIES["event"].kind))
    kind = values.pop("kind", "")
    texts = {name: told for name in ("place", "theme") if (told := cells.texts(name))}
    return BroughtEvent(
        line=line, key=cells.key("event"), kind=kind, values={**values, **texts}, names=cells.texts("name")
    )


def _person(line: int, row: Row, *, sides: Mapping[str, str], faults: list[Fault]) -> BroughtPerson:
    cells = _Cells(line, row, faults)
    kind = ENTRIES["contribution"].kind
    values = dict(cells.values([name for name in _PERSON if name not in {"side", "family"}], kind))
    side = cells.read("side", lambda text: _side(text, sides))
    name = cells.read("name", lambda text: cell_value(text, kind=kind, name="name_as_printed"))
    if not name and not row.get("name"):
        cells.refuse("name", _("write the name as it is printed."))
    family = row.get("family", "")
    if family and name and plain(family) not in plain(name):
        cells.refuse("family", _("the family name does not stand in the name; write it as it stands there."))
    return BroughtPerson(
        line=line,
        event=cells.key("event"),
        name=name or "",
        person=cells.key("person", needed=False),
        family=family,
        values={**values, **({"side": side} if side else {})},
    )


def _sides(programme: "Programme") -> dict[str, str]:
    """Return the key of each side by everything the side is called."""
    return {
        plain(called): side.key
        for side in programme.sides.all()
        for called in (side.key, *side.name.values(), *side.adjective.values())
    }


def _side(text: str, sides: Mapping[str, str]) -> str:
    if plain(text) not in sides:
        keys = ", ".join(dict.fromkeys(sides.values()))
        raise Unkept(
            _("“%(text)s” is no side of the programme; write one of: %(values)s.")
            % {"text": text, "values": keys}
        )
    return sides[plain(text)]
