"""Which styles of a Word file are headings and which are items of lists."""

import re
from dataclasses import dataclass
from typing import Final

from tracktwo.record.readers.word.package import Package

__all__ = ["Style", "read_styles"]

_MOST_LEVELS: Final = 6
_TITLES: Final = frozenset({"title", "标题", "題目", "题目"})
_LISTS: Final = re.compile(r"list (?:bullet|number)(?: ([1-9]))?")
_HEADINGS: Final = ("heading ", "标题 ", "標題 ")


@dataclass(slots=True)
class Style:
    """What a style says; None where it says nothing.

    Attributes:
        level: of a heading, 1 for the outermost.
        item: level of a list's item, 1 for the outermost.
        base: the style it is made from.
    """

    level: int | None = None
    item: int | None = None
    base: str | None = None


def read_styles(package: Package) -> dict[str, Style]:
    """Return the styles of a file by their ids, what a style takes from another filled in."""
    folder = package.main.rpartition("/")[0]
    part = f"{folder}/styles.xml" if folder else "styles.xml"
    found: dict[str, Style] = {}
    if part in package:
        package.walk(part, start=_Styles(found).start)
    for style in found.values():
        _fill(style, found)
    return found


class _Styles:
    def __init__(self, found: dict[str, Style]) -> None:
        self._found = found
        self._open = Style()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        match tag:
            case "style":
                self._open = self._found.setdefault(attributes.get("styleId", ""), Style())
            case "name":
                self._open.level = _level_of_name(value.casefold())
                self._open.item = _item_of_name(value.casefold())
            case "basedOn":
                self._open.base = value
            case "outlineLvl" if value.isdecimal() and int(value) < _MOST_LEVELS:
                self._open.level = int(value) + 1
            case "numId":
                self._open.item = None if value == "0" else self._open.item or 1
            case "ilvl" if value.isdecimal():
                self._open.item = int(value) + 1


def _level_of_name(name: str) -> int | None:
    if name in _TITLES:
        return 1
    for head in _HEADINGS:
        number = name.removeprefix(head)
        if number != name and number.isdecimal():
            return min(int(number), _MOST_LEVELS)
    return None


def _item_of_name(name: str) -> int | None:
    """Return the level of Word's own list styles: List Bullet, List Number 2."""
    found = _LISTS.fullmatch(name)
    return int(found[1] or 1) if found else None


def _fill(style: Style, styles: dict[str, Style]) -> None:
    seen: set[str] = set()
    base = style.base
    while base in styles and base not in seen:
        seen.add(base)
        style.level = style.level or styles[base].level
        style.item = style.item or styles[base].item
        base = styles[base].base
