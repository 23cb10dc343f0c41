"""Tables with one row a meeting, read row by row: when and where it was, its name, and who spoke."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.dates.months import dates_in_cell
from tracktwo.record.methods.entries import functions_in
from tracktwo.record.methods.entries.marks import read_mark
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, dates_agree
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.keys import read_key
from tracktwo.record.methods.events.naming import heading_of, without_news
from tracktwo.record.methods.events.people import entries_of, is_withdrawn, put_line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_manner, find_place, find_status
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["ends_listed", "read_listed"]

_NUMBER: Final = re.compile(r"(?:[Nn][or]\.?\s*|#|第\s*)?(\d{1,3})\s*(?:st|nd|rd|th|[.届轮次期])?")
_MARK: Final = re.compile(r"([^:：]{2,50})[:：]\s*\S")
_MARKED: Final = re.compile(r"[.;。；]\s*(?P<mark>[^:：.;。；]{2,30})[:：]\s*(?=\S)")
_EMPTY: Final = re.compile(
    r"\s*(?:no\b[^.]{0,40}\b(?:list|record|names?|speakers?)\b|not (?:recorded|known)|unknown|n/?a\b|无记录|不详|待补)",
    re.IGNORECASE,
)
"""That nothing is known of who spoke."""
_NAMELESS: Final = re.compile(
    r"\s*[(（\[]?\s*(?:no (?:theme|title|topic|name)\b|untitled\b|无(?:主题|题)|n/?a\b)|[–—-]+$",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\s*(?:(?:about|around|some|over|approx\.?|c\.|ca\.) ?|[~约共])?\d{1,6} ?[余多]?(?:people|persons|participants|attendees|delegates|guests|present|attended|attending|viewers|log-?ins|connections|[人位名])\s*",
    re.IGNORECASE,
)
"""How many were there, and nothing else."""
_SHORT: Final = 40
_CITY: Final = re.compile(r"[^\W\d_a-z][\w’'.-]*(?: [\w’'.-]+){0,3}|[一-鿿]{2,8}")


def read_listed(walk: Walk, row: Sequence[Block]) -> bool:
    """Read a row that is about a meeting, by what the head of its table says of each column; return whether it is one."""
    heads = _heads(walk, row)
    if not heads:
        return False
    cells: dict[str, list[Block]] = {}
    for block in row:
        cells.setdefault(heads.get(block.cell.column, "other") if block.cell else "other", []).append(block)
    dates = [(block, date) for block in cells.get("date", ()) for date in dates_in_cell(walk.text(block))]
    if not dates or _is_of_open(walk, dates[0][1].edtf):
        return False
    _fold_into_series(walk)
    draft = _opened(walk, cells.get("name", []))
    if draft is None:
        return False
    block, date = dates[0]
    found = next(iter(dates_in_cell(walk.blocks.text(block).replace("\n", " "))), date)
    until = [each.edtf for last in cells.get("until", ()) for each in dates_in_cell(walk.text(last))]
    whole = f"{date.edtf}/{until[0]}" if until and _follows(until[0], date.edtf) else date.edtf
    draft.put("date", whole, Span(found.start, found.end).shifted(block.start), weight=STRONG + 1)
    for kind, blocks in cells.items():
        for each in blocks:
            _read_cell(walk, each, kind, draft)
    _complete_person(walk, cells)
    return True


def _follows(last: str, first: str) -> bool:
    """Return whether a day or month can be the last of what another begins."""
    return len(last) == len(first) and last > first


def _complete_person(walk: Walk, cells: Mapping[str, list[Block]]) -> None:
    """Put what the person of a row did, and spoke on, where the table has a row for each person of each meeting."""
    if walk.event is None or not walk.event.lines or not {"family name", "given name"} & set(cells):
        return
    line = walk.event.lines[-1]
    functions = line.functions
    for block in cells.get("does", []):
        functions = functions_in(walk.text(block), lexicon=walk.lexicon) or functions
    titles = [Span(each.start, each.end).shifted(-line.block.start) for each in cells.get("talk", [])]
    entry = replace(line.entry, title=line.entry.title or next(iter(titles), None))
    walk.event.lines[-1] = replace(line, entry=entry, functions=functions)


def ends_listed(walk: Walk, row: Sequence[Block]) -> None:
    """Close the meeting of the row before where a table of meetings ends: what follows tells of none of them."""
    last = walk.last.cell if walk.last else None
    if last is None or not walk.blocks.meetings.get((last.table, last.row)):
        return
    if row[0].cell is None or row[0].cell.table != last.table:
        walk.scope.open_event(None)


def _heads(walk: Walk, row: Sequence[Block]) -> Mapping[int, str] | None:
    cell = next((block.cell for block in row if block.cell), None)
    return walk.blocks.meetings.get((cell.table, cell.row)) if cell else None


def _is_of_open(walk: Walk, edtf: str) -> bool:
    """Return whether a row is dated within the several days of the event that is open: it is one of its programme."""
    held = walk.event.get("date") if walk.event else None
    return bool(held and "/" in held and not _is_listed(walk) and dates_agree(held, edtf))


def _is_listed(walk: Walk) -> bool:
    """Return whether the event that is open came of a row of the same table."""
    cell = walk.last.cell if walk.last else None
    return cell is not None and bool(walk.blocks.meetings.get((cell.table, cell.row)))


def _fold_into_series(walk: Walk) -> None:
    """Take what a heading over the table opened for what holds of all its meetings."""
    event = walk.event
    if event is None or _is_listed(walk) or event.lines or walk.drafts[-1] is not event:
        return
    if event.get("status") == "planned" and event.get("date"):
        walk.scope.open_event(None)  # the next one, announced over the table of those that were
        return
    for name, (_, weight) in list(event.values.items()):
        if name in {"date", "number", "status"} or (name == "place" and weight <= STRONG):
            del event.values[name]
    walk.series.append(walk.drafts.pop())
    walk.scope.open_event(None)


def _opened(walk: Walk, named: Sequence[Block]) -> Draft | None:
    """Begin the meeting of a row, called by its cell of names, else by the heading over the table."""
    named = [each for each in named if not _NAMELESS.match(walk.text(each))]
    block = named[0] if named else heading_of(walk, surely=True)
    if block is None:
        return None
    tail = _tail(walk, block) if named else block.end
    block = replace(block, end=block.start + len(walk.blocks.masked[block.start : tail].rstrip(" .;。；")))
    draft = walk.open(without_news(walk.printed(block)), Span(block.start, block.end))
    if named:
        put_facets(walk, block.start, block.end, draft, weight=WEAK)
        _put_people(walk, replace(named[0], start=tail), (), None)
    return draft


def _tail(walk: Walk, block: Block) -> int:
    """Return where people stand behind a meeting's name in its cell, after what they do: "… Speaker: Ana Reis, Polar Centre"."""
    for found in _MARKED.finditer(walk.blocks.text(block)):
        mark = read_mark(found["mark"], lexicon=walk.lexicon)
        if mark is not None and mark.functions:
            return block.start + found.start("mark")
    return block.end


def _read_cell(walk: Walk, block: Block, kind: str, draft: Draft) -> None:
    """Put what a cell gives into the meeting of its row."""
    text = walk.blocks.text(block)
    if kind == "date":
        _put_beside_date(walk, block, draft)
    elif kind == "number":
        _put_number(walk, block, draft)
    elif kind == "name" and block.start != draft.span.start:
        _put_marked(walk, block)
    elif kind.startswith("people") and is_withdrawn(text) and not entries_of(walk, block, expected=True):
        draft.put("status", "cancelled", Span(block.start, block.end))
    elif kind.startswith(("people", "family name", "given name")):
        told, _, side = kind.partition(":")[2].partition(":")
        _put_people(walk, block, tuple(filter(None, told.split(","))), side or None)
    elif kind == "place":
        _put_place(walk, block, draft)
    elif kind in {"hosts", "consulted", "mode", "rule", "duration", "audience"}:
        read_key(walk, replace(block, kind=BlockKind.KEY_VALUE, key=kind, value=block.start))
    elif kind == "other":
        _put_remark(walk, block, draft)


def _put_remark(walk: Walk, block: Block, draft: Draft) -> None:
    """Put what a cell says of a meeting whose column does not say what it gives: remarks, or nothing known."""
    text = walk.blocks.text(block)
    if _COUNTED.fullmatch(text):
        _read_cell(walk, block, "audience", draft)
        return
    if find_dates(text):
        return
    status = find_status(text) if len(text) <= _SHORT else None
    if status:
        draft.put("status", status.value, status.span.shifted(block.start), weight=STRONG)
    put_facets(walk, block.start, block.end, draft, weight=STRONG)
    for entry in () if is_withdrawn(text) else entries_of(walk, block, expected=False):
        put_line(walk, entry, Span(block.start, block.end))


def _put_number(walk: Walk, block: Block, draft: Draft) -> None:
    """Put which of its series a meeting was, where the numbers of a table do not merely count its rows."""
    number = _NUMBER.fullmatch(walk.text(block))
    if number is not None and int(number[1]) != len(walk.drafts):
        draft.put("number", int(number[1]), Span(block.start, block.end), weight=WEAK)


def _put_beside_date(walk: Walk, block: Block, draft: Draft) -> None:
    """Put what a cell of a column of dates says besides of the place, or of how people met."""
    text = walk.blocks.text(block)
    if not find_dates(text):
        _put_place(walk, block, draft)
        return
    manner, place = find_manner(text), find_place(text, lexicon=walk.lexicon)
    if manner:
        draft.put("mode", manner.value, manner.span.shifted(block.start))
    if place:
        draft.put("place", place.value, place.span.shifted(block.start), weight=STRONG)


def _put_marked(walk: Walk, block: Block) -> None:
    """Put whom a line below the name of a meeting names after a word for what they do: ``Chair: NAME``."""
    mark = _MARK.match(walk.blocks.text(block))
    if mark is not None and read_mark(mark[1], lexicon=walk.lexicon) is not None:
        _put_people(walk, block, (), None)


def _put_people(walk: Walk, block: Block, functions: tuple[str, ...], side: str | None) -> None:
    text = walk.blocks.text(block)
    if is_withdrawn(text) or _EMPTY.match(text):
        return
    for entry in entries_of(walk, block, expected=True):
        told = replace(entry, functions=entry.functions or functions)
        put_line(walk, told, Span(block.start, block.end), side=side)


def _put_place(walk: Walk, block: Block, draft: Draft) -> None:
    """Put where a meeting was: a place the lists know, else the one the cell prints."""
    text = walk.blocks.text(block).replace("\n", " ")
    manner = find_manner(text)
    if manner:
        draft.put("mode", manner.value, manner.span.shifted(block.start))
    said = find_place(text, lexicon=walk.lexicon, alone=True)
    if said:
        draft.put("place", said.value, said.span.shifted(block.start), weight=STRONG + 1)
        return
    city, _, country = text.strip().rpartition(",")
    code = code_of(country.strip(), lexicon=walk.lexicon) if city else None
    words = city if code else text.strip()
    if (
        not manner
        and _CITY.fullmatch(words)
        and not is_organisation(words, walk.lexicon)
        and code_of(words, lexicon=walk.lexicon) is None
    ):
        draft.put("place", Place(city=words, country=code), Span(block.start, block.end), weight=STRONG)
