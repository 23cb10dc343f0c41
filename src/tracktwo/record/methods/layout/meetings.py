"""Tables with one row a meeting: what each column gives of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.dates.months import dates_in_cell
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.facets import has_event_noun
from tracktwo.record.methods.layout.columns import kind_of_column
from tracktwo.record.methods.layout.kinds import folded, key_of
from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.methods.scripts import readings
from tracktwo.record.methods.sides import side_in

__all__ = ["listed_meetings", "meeting_heads"]

_FIELDS: Final = frozenset({"hosts", "consulted", "mode", "rule", "duration", "audience"})
"""Columns whose cells are read as a value with its name."""
_AND: Final = re.compile(r"\s*[/／&,、]\s*|\s+and\s+|(?<=[一-鿿])[与和及](?=[一-鿿])")
"""What joins two things that one column gives: "Date and place"."""
_LONGEST: Final = 40
_BESIDE_DATE: Final = 14
_ANY_YEAR: Final = "2000"
_MOST_MONTHS: Final = 12
_WEEK: Final = 7
_SEASONS: Final = {"21": "04", "22": "07", "23": "10", "24": "01"}
"""A month of each season, by its code in EDTF."""
_NUMBER: Final = frozenset(
    "round edition no no. nr nr. # number 届次 轮次 届 轮 期次 次数 期数 序号 编号".split()  # noqa: SIM905
)
_PARTS: Final = frozenset(
    {"session", "sessions", "panel", "panels", "item", "items", "agenda item", "环节", "议程"}
)
_BEGINS: Final = re.compile(
    r"from|start(?:s|ed| date)?|beg[ai]ns?|first day|起始?|(?:起始|开始)(?:日期|时间)?"
)
_ENDS: Final = re.compile(r"to|until|till|end(?:s|ed| date)?|last day|[止至]|(?:结束|截止)(?:日期|时间)?")
"""Heads of two columns between which a date is parted."""
_BRACKET: Final = re.compile(r"(?<=\S)\s*[(（][^()（）]*[)）]\s*$")
_PEOPLE: Final = re.compile(
    r"\b(?:speakers?|lecturers?|presenters?|contributors?|participants?|panell?ists?|guests?|who)\b"
    r"|(?:主讲|报告|演讲|发言|与会|参会|出席|授课)(?:人|嘉宾|专家|人员|代表|者)|嘉宾$|讲者|讲师",
    re.IGNORECASE,
)


def meeting_heads(texts: Mapping[int, str], *, lexicon: Lexicon) -> dict[int, str] | None:
    """Return by column what its cells give of a meeting, where the heads of a table say that each row is one.

    Args:
        texts: the heads by column, masked.
        lexicon: the words the rules know.

    Returns: ``date``, and ``until`` where the last day has a column of its own, ``place``, ``name``, ``people`` (behind a colon with functions, behind another with a side), ``post``,
    ``family name``, ``given name``, ``does`` and ``talk`` of the person of the row, ``number``, a field such as ``hosts``, or ``other``; None where there is no column of dates,
    none of names, or the table is a timetable.
    """
    found = _fields(texts, lexicon)
    kinds = list(found.values())
    if len(found) < 2 or kinds.count("date") != 1 or "part" in kinds:
        return None
    if kinds.count("name") > 1:
        found = _one_name(found, texts)
    if "name" not in kinds and kinds.count("number") == 1 and {"place", "mode"} & set(kinds):
        found = {column: "name" if kind == "number" else kind for column, kind in found.items()}
    kinds = list(found.values())
    named = "name" in kinds and (
        {"place", "mode", "hosts"} & set(kinds)
        or any(kind.startswith(("people", "family name", "given name")) for kind in kinds)
        or _names_meeting(texts, found)
    )
    return found if named else None


def _one_name(found: Mapping[int, str], texts: Mapping[int, str]) -> dict[int, str]:
    """Return the columns with one of names: the one whose head is a kind of meeting, else the first."""
    every = [column for column, kind in found.items() if kind == "name"]
    best = next((column for column in every if has_event_noun(texts[column])), every[0])
    other = "talk" if {"family name", "given name"} & set(found.values()) else "other"
    return {column: other if kind == "name" and column != best else kind for column, kind in found.items()}


def _names_meeting(texts: Mapping[int, str], found: Mapping[int, str]) -> bool:
    return any(kind == "name" and has_event_noun(texts[column]) for column, kind in found.items())


def _fields(texts: Mapping[int, str], lexicon: Lexicon) -> dict[int, str]:
    """Return by column what its head says its cells give, the first day and the last two columns of one date."""
    found = {column: _field(text, lexicon) for column, text in texts.items()}
    words = {column: folded(text).strip(" :：./") for column, text in texts.items()}
    first = [column for column, each in words.items() if _BEGINS.fullmatch(each)]
    last = [column for column, each in words.items() if _ENDS.fullmatch(each)]
    if len(first) == len(last) == 1 and "date" not in found.values():
        found |= {first[0]: "date", last[0]: "until"}
    return found


def _field(text: str, lexicon: Lexicon) -> str:
    """Return what a column gives by its head, else by its head without what stands in a bracket at its end."""
    heads = [*readings(text), *readings(_BRACKET.sub("", text))]
    return next((kind for each in heads if (kind := _kind(each, lexicon)) != "other"), "other")


def _kind(text: str, lexicon: Lexicon) -> str:
    words = folded(text).strip(" :：./")
    if not words or len(words) > _LONGEST:
        return "other"
    if words in _NUMBER:
        return "number"
    if words in _PARTS:
        return "part"
    key = key_of(words, lexicon)
    if key in {"name", "theme"}:
        return "name"
    if key in {"date", "place"} or key in _FIELDS:
        return key
    joint = {key_of(part, lexicon) for part in _AND.split(words)}
    if joint in ({"date", "place"}, {"place", "mode"}):
        return "date" if "date" in joint else "place"
    return _kind_of_people(words, text, lexicon)


def _kind_of_people(words: str, text: str, lexicon: Lexicon) -> str:
    """Return what a column gives of people, or of what they spoke on, by its head as compared and as printed."""
    kind = kind_of_column(words, lexicon=lexicon)
    if kind == "other":
        return "other"
    functions = functions_in(words, lexicon=lexicon)
    if functions or _PEOPLE.search(words):
        told = "" if functions in (None, ("speaker",)) else ",".join(functions or ())
        return f"people:{told}:{side_in(text, lexicon=lexicon) or ''}".rstrip(":")
    if kind in {"people", "post", "family name", "given name", "does"}:
        return kind
    if kind == "talk" or has_event_noun(words):
        return "name"
    return "other"


def listed_meetings(
    lines: Sequence[TextLine], masked: str, lexicon: Lexicon
) -> dict[tuple[int, int], dict[int, str]]:
    """Return the rows of tables that are about a meeting each, by table and row: what each column gives of it.

    Rows with a date below a head that names no column of meetings are there, too, and give nothing.

    Args:
        lines: of a text, cell by cell.
        masked: the text.
        lexicon: the words the rules know.
    """
    found: dict[tuple[int, int], dict[int, str]] = {}
    for table in _tables(lines):
        texts = {column: _text(masked, cell) for column, cell in table[0].items()}
        heads = meeting_heads(texts, lexicon=lexicon)
        fields = heads or _fields(texts, lexicon)
        dated = [row for row in table[1:] if _date_of(masked, row, fields)]
        if heads is None or _are_meetings([_date_of(masked, row, fields) for row in dated]):
            found |= {_key(row): heads or {} for row in dated}
    return found


def _tables(lines: Sequence[TextLine]) -> Iterator[list[dict[int, list[TextLine]]]]:
    """Yield the tables of a text as rows: lines of cells, by column."""
    for table, group in groupby(lines, key=lambda line: line.cell and line.cell.table):
        if table is None:
            continue
        rows: list[dict[int, list[TextLine]]] = []
        for _, cells in groupby(group, key=lambda line: line.cell and line.cell.row):
            row: dict[int, list[TextLine]] = {}
            for line in cells:
                assert line.cell is not None
                row.setdefault(line.cell.column, []).append(line)
            rows.append(row)
        yield rows


def _text(masked: str, cell: Sequence[TextLine]) -> str:
    return masked[cell[0].start : cell[-1].end]


def _key(row: Mapping[int, Sequence[TextLine]]) -> tuple[int, int]:
    cell = next(iter(row.values()))[0].cell
    assert cell is not None
    return cell.table, cell.row


def _date_of(masked: str, row: Mapping[int, Sequence[TextLine]], heads: Mapping[int, str]) -> str:
    """Return the date of a row, to the month or closer; nothing where its cell of dates holds none, or more."""
    cell = next((cells for column, cells in row.items() if heads.get(column) == "date"), None)
    text = " ".join(_text(masked, cell).split()) if cell and len(row) > 1 else ""
    dates = dates_in_cell(text)
    fills = dates and len(text) <= sum(each.end - each.start for each in dates) + _BESIDE_DATE
    return dates[0].edtf if fills and len(dates[0].edtf) > len("2020") else ""


def _are_meetings(dates: Sequence[str]) -> bool:
    """Return whether the dates of a table are those of several meetings, not of the days of one."""
    first = {each.split("/")[0].replace("XXXX", _ANY_YEAR) for each in dates}
    first = {f"{each[:5]}{_SEASONS[each[5:7]]}" if each[5:7] in _SEASONS else each for each in first}
    days = sorted(each if len(each) > len("2020-01") else f"{each}-15" for each in first)
    if len(days) < 2 or any("X" in day or int(day[5:7]) > _MOST_MONTHS for day in days):
        return False
    return (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days > _WEEK
