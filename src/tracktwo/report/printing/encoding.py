"""A paper as plain data for its template: text as runs, pictures in the fonts of the paper."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final
from xml.etree import ElementTree as ET

from tracktwo.report.printing.blocks import Block, Paper, Paragraph, Picture, Run, Text
from tracktwo.report.printing.fonts import ARABIC, HAN, drawn_with, tongue
from tracktwo.vocabulary.languages import words

__all__ = ["encoded", "pictures_as_text"]

Data = dict[str, Any]

# not text: controls, halves of characters, and marks that turn the direction of what follows
_FORBIDDEN: Final = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029\u202a-\u202e\u2066-\u2069]+"
)
_SVG: Final = "http://www.w3.org/2000/svg"
_FROM_THE_RIGHT: Final = "\N{RIGHT-TO-LEFT MARK}"
_OPPOSITE: Final = {"start": "end", "end": "start"}
_CAPITAL: Final = re.compile("(?<=[a-z])(?=[A-Z])")
_SCRIPTS: Final = re.compile(f"(?P<arabic>[{ARABIC}])|(?P<han>[{HAN}])")
_PARTS: Final = re.compile(f"[{ARABIC}](?:[{ARABIC}\\s]*[{ARABIC}])?|[{HAN}]+|[^{ARABIC}{HAN}]+")


def encoded(paper: Paper) -> Data:
    """Return a paper as data that JSON can hold, with how each of its languages is set.

    Args: paper: the content.
    """
    blocks = _blocks(paper.blocks)
    tags = {paper.language, *_languages(blocks)}
    numbering = words(paper.language).gettext("Page %(number)s of %(total)s")
    return {
        "title": _plain(paper.title),
        "language": paper.language,
        "tongues": {tag: tongue(tag) for tag in sorted(tags)},
        "authors": list(map(_plain, paper.authors)),
        "keywords": [_plain(paper.notice)] if paper.notice else [],
        "is_dated": paper.day is not None,
        "is_landscape": paper.is_landscape,
        "notice": _plain(paper.notice),
        "footer": _plain(paper.footer),
        "numbering": numbering % {"number": "{page}", "total": "{pages}"},
        "blocks": blocks,
    }


def pictures_as_text(value: Any) -> Any:
    """Return a paper as data with the words of each picture in its place, as a paragraph.

    Args: value: the paper as data, or a part of it.
    """
    match value:
        case {"kind": "picture"}:
            words_of = ET.fromstring(value["svg"]).iter(f"{{{_SVG}}}text")  # noqa: S314 -- drawn by ourselves
            text = " ".join("".join(element.itertext()) for element in words_of)
            return _block(Paragraph([*([text] if text else []), value["alt"]]))
        case dict():
            return {name: pictures_as_text(inner) for name, inner in value.items()}
        case list():
            return list(map(pictures_as_text, value))
        case _:
            return value


def _plain(text: str) -> str:
    return _FORBIDDEN.sub(" ", text)


def _runs(text: Text) -> list[Data]:
    match text:
        case str():
            return [_run(text)] if text else []
        case Run():
            return [_run(text)]
        case _:
            return list(map(_run, text))


def _run(run: str | Run) -> Data:
    run = Run(run) if isinstance(run, str) else run
    return {
        "text": _plain(run.text),
        "language": run.language,
        "is_strong": run.is_strong,
        "link": run.link,
    }


def _lines(texts: Sequence[Text]) -> list[list[Data]]:
    return list(map(_runs, texts))


def _rows(rows: Sequence[Sequence[Text]]) -> list[list[Data]]:
    return [[{"runs": _runs(cell)} for cell in row] for row in rows]


def _blocks(blocks: Sequence[Block]) -> list[Data]:
    return list(map(_block, blocks))


# what stands in a block by the name of its field; everything else is a number, a name or a yes or no
_CODES: Final[Mapping[str, Callable[[Any], object]]] = {
    "text": _runs,
    "caption": _runs,
    "items": _lines,
    "labels": _lines,
    "heads": _lines,
    "rows": _rows,
    "entries": _rows,
    "blocks": _blocks,
    "columns": lambda columns: list(map(_blocks, columns)),
    "alt": _plain,
    "widths": list,
}


def _block(block: Block) -> Data:
    data: Data = {
        each.name: _CODES[each.name](getattr(block, each.name))
        if each.name in _CODES
        else getattr(block, each.name)
        for each in fields(block)
    }
    if isinstance(block, Picture):
        data["svg"] = _drawn(block.svg)
    return {"kind": _CAPITAL.sub("_", type(block).__name__).lower(), **data}


def _drawn(svg: str) -> str:
    """Return a picture in the fonts of this machine, said in a way that every drawing program knows."""
    root = ET.fromstring(svg)  # noqa: S314 -- drawn by ourselves
    arabic, han, latin = drawn_with(root.get("lang", "en"))
    _anchor(root, direction="ltr", anchor="start")
    root.set("font-family", f"'{latin}'")
    for element in list(root.iter(f"{{{_SVG}}}text")):
        _part(element, arabic=arabic, han=han)
    return ET.tostring(root, encoding="unicode")


def _part(element: ET.Element, *, arabic: str, han: str) -> None:
    """Say of each script in a text which font it is drawn with: programs that look for one by themselves miss marks."""
    if not element.text or not _SCRIPTS.search(element.text):
        return
    parts = [each.group() for each in _PARTS.finditer(element.text)]
    element.text = ""
    for text in parts:
        part = ET.SubElement(element, f"{{{_SVG}}}tspan")
        part.text = text
        if found := _SCRIPTS.match(text):
            part.set("font-family", f"'{arabic if found['arabic'] else han}'")


def _anchor(element: ET.Element, *, direction: str, anchor: str) -> None:
    """Say of each text which of its ends, left or right, stands at its place; many programs know no other way."""
    direction, anchor = element.get("direction", direction), element.get("text-anchor", anchor)
    if element.tag == f"{{{_SVG}}}text":
        element.set("text-anchor", _OPPOSITE.get(anchor, anchor) if direction == "rtl" else anchor)
        if direction == "rtl" and element.text:
            element.text = f"{_FROM_THE_RIGHT}{element.text}{_FROM_THE_RIGHT}"
    for inner in element:
        _anchor(inner, direction=direction, anchor=anchor)


def _walk(value: object) -> Iterator[Data]:
    match value:
        case dict():
            yield value
            for inner in value.values():
                yield from _walk(inner)
        case list():
            for inner in value:
                yield from _walk(inner)


def _languages(blocks: list[Data]) -> set[str]:
    """Return the tag of every language that a block or a run says of itself."""
    return {part["language"] for part in _walk(blocks) if part.get("language")}
