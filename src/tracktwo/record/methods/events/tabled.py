"""Tables whose first row says what stands in each column: names and posts, or talks, speakers and chairs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.entries import ATTENDING, functions_in, read_entries, verb_of
from tracktwo.record.methods.events.drafts import WEAK
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.people import entries_of, is_withdrawn, put_line
from tracktwo.record.methods.events.walk import Column, Walk
from tracktwo.record.methods.facets import find_manner, find_number, find_place, has_event_noun
from tracktwo.record.methods.layout.columns import kind_of_column
from tracktwo.record.methods.scopes import read_heading, said_delivery
from tracktwo.record.methods.sides import side_in
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Block, Delivery, Span

__all__ = ["read_columns", "read_meeting", "read_row", "rows_of"]

_LONGEST: Final = 36
_MOST_CELLS: Final = 5
_FEW: Final = 12
_FEW_WORDS: Final = 3
_HAN: Final = re.compile("[一-鿿]")
_MOST_HAN: Final = 16
"""How many Han characters the head of a column has at most."""
_TOPIC: Final = re.compile(r"议题|agenda items?|items? of the agenda|programme items?", re.IGNORECASE)
"""What heads the talks where no other column does."""
_COLON: Final = re.compile(r"\s*[:：]\s*")
_ADMISSION: Final = re.compile(
    r"\b(?:open to|by invitation|invitation only|free (?:of charge|admission|entry|and open)|no (?:fee|charge)|admission|registration|register|rsvp|tickets?|livestream\w*|live ?stream)\b|免费|凭票|报名|预约|对外开放|公众开放",
    re.IGNORECASE,
)
"""What a cell says of who may come, which is no name."""
_MANNER: Final = re.compile(
    r"\s*[(（](?:线上|视频|视频连线|远程|预录|online|remote|by video|virtual)[)）]\s*$", re.IGNORECASE
)
_NAMES: Final = frozenset({"name", "family name", "given name"})
_SILENT: Final = frozenset(
    {"moderator", "facilitator", "discussant", "rapporteur", "interpreter", "interviewer"}
)


def rows_of(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks, those of one row of a table together."""
    alone = (
        (block.cell.table, block.cell.row) if block.cell else (-2, number)
        for number, block in enumerate(blocks)
    )
    for _, group in groupby(zip(alone, blocks, strict=True), key=lambda pair: pair[0]):
        yield tuple(block for _, block in group)


def read_columns(walk: Walk, row: Sequence[Block]) -> dict[int, Column] | None:
    """Return what the cells of a row say of the columns below them; None where the row is no head of a table."""
    columns: dict[int, Column] = {}
    for block in row:
        column = _column(walk.text(block), walk.lexicon) if block.cell else None
        if block.cell is None or column is None:
            return None
        columns[block.cell.column] = column
    if len(columns) < 2:
        return None
    if not all(each.holds_people for each in columns.values()):  # who stands beside an item holds it
        columns = {
            place: replace(each, functions=()) if each.functions == ATTENDING else each
            for place, each in columns.items()
        }
    if not any(each.is_title for each in columns.values()):
        for block in row:
            if block.cell is not None and _TOPIC.fullmatch(walk.text(block)):
                columns[block.cell.column] = Column(is_title=True, says="talk")
    return columns


def _column(text: str, lexicon: Lexicon) -> Column | None:
    if len(_HAN.findall(text)) > _MOST_HAN:
        return None
    kind = kind_of_column(text, lexicon=lexicon)
    if kind in (None, "people"):
        functions = functions_in(text, lexicon=lexicon) if len(text) < _LONGEST else None
        if functions:
            return Column(functions=() if functions == ("speaker",) else functions, holds_people=True)
        heading = read_heading(text, lexicon=lexicon)
        if heading.side:
            return Column(side=heading.side, functions=heading.functions, holds_people=True)
        return Column(holds_people=True) if heading.is_people or kind else None
    return Column(is_title=kind == "talk", holds_people=kind in _NAMES, says=kind)


def read_row(walk: Walk, row: Sequence[Block]) -> bool:
    """Read a row below the head of a table that names people, or gives talks and who holds them; return whether it does."""
    titles = [block for block in row if _of(walk, block).is_title]
    people = [block for block in row if _of(walk, block).holds_people and not _of(walk, block).side]
    beside = {_of(walk, block).says for block in row} & {"side", "delivery"}
    if walk.event is None or not people or not (titles or beside):
        return False
    if any(is_withdrawn(walk.blocks.text(block)) for block in row):
        return True
    read = [(block, entry) for block in people for entry in entries_of(walk, block, expected=True)]
    speaking = [
        entry for block, entry in read if not set(_functions(walk, block) + entry.functions) & _SILENT
    ]
    title = titles[0] if titles else None
    is_talk = title is not None and len(speaking) == 1 and speaking[0].title is None
    codes, topic = _item(walk, title) if title else (None, None)
    if title is not None and not is_talk and not codes and not beside:
        walk.scope.open_heading(
            replace(read_heading(walk.text(title), lexicon=walk.lexicon), session=walk.text(title)),
            Span(title.start, title.end),
        )
    side, delivery = _said(walk, row)
    for block, entry in read:
        functions = entry.functions + tuple(
            each for each in (*_functions(walk, block), *(codes or ())) if each not in entry.functions
        )
        start = min([block.start, *([title.start] if title else [])])
        moved = entry.shifted(block.start - start)
        if is_talk and topic and entry in speaking:
            moved = replace(moved, title=topic.shifted(-start))
        if side and not entry.country:
            moved = replace(moved, country=side)
        if delivery and not entry.delivery:
            moved = replace(moved, delivery=delivery)
        put_line(walk, replace(moved, functions=functions), Span(start, max(each.end for each in row)))
    return bool(read)


def _item(walk: Walk, title: Block) -> tuple[tuple[str, ...] | None, Span | None]:
    """Return what somebody does and what they speak on, by the cell beside them: "Chair", "Keynote: Salt has no passport"."""
    text = walk.blocks.text(title)
    codes = functions_in(walk.text(title), lexicon=walk.lexicon) or verb_of(walk.text(title))
    if codes:
        return codes, None
    cut = _COLON.search(text)
    codes = functions_in(text[: cut.start()], lexicon=walk.lexicon) if cut else None
    tail = _MANNER.search(text)
    return codes, Span(
        title.start + (cut.end() if cut and codes else 0),
        title.end - (len(text) - tail.start() if tail else 0),
    )


def _said(walk: Walk, row: Sequence[Block]) -> tuple[str | None, tuple[Delivery, ...]]:
    """Return the side and the manner of taking part that cells of a row give."""
    side: str | None = None
    delivery: tuple[Delivery, ...] = ()
    for block in row:
        text, says = walk.text(block), _of(walk, block).says
        if says == "side":
            side = side_in(text, lexicon=walk.lexicon) or code_of(text, lexicon=walk.lexicon)
        elif says == "delivery":
            delivery = read_heading(text, lexicon=walk.lexicon).delivery
        elif _of(walk, block).is_title and (tail := _MANNER.search(text)):
            delivery = said_delivery(tail[0].strip(" ()（）"))
    return side, delivery


def read_meeting(walk: Walk, row: Sequence[Block]) -> bool:
    """Read a row that gives a meeting's date, its place or how it was held, and its name; return whether it is one."""
    texts = [walk.text(block) for block in row]
    dates = [find_dates(text) for text in texts]
    dated = [at for at, text in enumerate(texts) if dates[at] and _fills(text, dates[at])]
    if len(dated) != 1 or not 2 < len(row) <= _MOST_CELLS or any(block.cell is None for block in row):
        return False
    places = {
        at: place
        for at, text in enumerate(texts)
        if at not in dated
        and (place := find_place(text, lexicon=walk.lexicon, alone=True))
        and len(text) <= place.span.end - place.span.start + _FEW
    }
    modes = {
        at: manner
        for at, text in enumerate(texts)
        if at not in dated and (manner := find_manner(text)) and len(text) <= _FEW * 2
    }
    rest = [
        at
        for at in range(len(row))
        if at not in dated and at not in places and at not in modes and not after_time(texts[at])
    ]
    if len(rest) > 1 and _names_none(walk, row):
        return False
    if len(rest) > 1:
        named = [at for at in rest if has_event_noun(texts[at]) or find_number(texts[at])]
        rest = named if len(named) == 1 else rest
    if not (places or modes) or len(rest) != 1:
        return False
    least = _FEW_WORDS - bool(find_number(texts[rest[0]]))
    if len(texts[rest[0]].split()) + len(texts[rest[0]]) // 6 < least or _is_no_name(walk, texts[rest[0]]):
        return False
    block = row[rest[0]]
    if read_entries(walk.blocks.text(block), lexicon=walk.lexicon, expected=False):
        return False
    draft = walk.open(walk.printed(block), Span(block.start, block.end))
    beside = [at for at in range(len(row)) if at not in (*places, *modes, rest[0])]
    for each in (block, *(row[at] for at in beside)):
        put_facets(walk, each.start, each.end, draft, weight=WEAK)
    for at, place in places.items():
        draft.put("place", place.value, place.span.shifted(row[at].start))
    for at, manner in modes.items():
        draft.put("mode", manner.value, manner.span.shifted(row[at].start))
    return True


def _is_no_name(walk: Walk, text: str) -> bool:
    """Return whether a cell can name no meeting: it says who may come, or in which building of a city."""
    place = find_place(text, lexicon=walk.lexicon, alone=True)
    return _ADMISSION.search(text) is not None or bool(
        place and place.span.end >= len(text.rstrip(" .")) and "," in text and not has_event_noun(text)
    )


def _names_none(walk: Walk, row: Sequence[Block]) -> bool:
    """Return whether the head of the table has a column of dates and none that names what was held."""
    cell = row[0].cell
    return cell is not None and walk.blocks.meetings.get((cell.table, cell.row)) == {}


def _fills(text: str, dates: Sequence[DateFound]) -> bool:
    """Return whether a cell holds a date and little else."""
    return len(text) <= sum(date.end - date.start for date in dates) + _FEW


def _of(walk: Walk, block: Block) -> Column:
    return walk.columns.get(block.cell.column, Column()) if block.cell else Column()


def _functions(walk: Walk, block: Block) -> tuple[str, ...]:
    return _of(walk, block).functions
