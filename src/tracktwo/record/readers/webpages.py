"""Web pages: the tree is walked block by block, and every line that a browser would show apart is a segment.

Dropped: scripts, styles, templates, frames, drawings, fields of forms, the head, readings above characters. Noise, with
its text: navigation, asides, headers and footers of the page, forms, what is hidden, and parts whose class says the
same, unless they hold the page's content.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tracktwo.record.readers.limits import Limits
from tracktwo.record.readers.writing import Extract, LayerWriter
from tracktwo.record.tables import Cell, Shape
from tracktwo.vocabulary.errors import FileError

__all__ = ["read_web_page"]

_DROPPED: Final = [
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "canvas",
    "svg",
    "math",
    "audio",
    "video",
    "map",
    "select",
    "datalist",
    "textarea",
    "button",
    "input",
    "rt",
    "rp",
]
_NOISE: Final = frozenset({"nav", "aside", "footer"})
_NOISE_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "complementary", "search"})
_NOISE_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|share|sharing|social|cookies?|pagination|"
    r"pager|related|comments|skip-link|copyright)(?:$|\s)",
    re.IGNORECASE,
)
_CONTENT: Final = "h1, main, article"
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ANY_HEADING: Final = ", ".join(_HEADINGS)
_APART: Final = frozenset(
    "p ul ol dl table blockquote pre hr figure fieldset section article address form details".split()  # noqa: SIM905
)
"""Blocks with white space above and below."""
_BLOCKS: Final = _APART.union(
    _HEADINGS,
    [
        "aside",
        "body",
        "caption",
        "center",
        "dd",
        "dialog",
        "dir",
        "div",
        "dt",
        "figcaption",
        "footer",
        "header",
        "hgroup",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "search",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ],
)
_SPACE: Final = re.compile(r"[ \t\n\f\r]+")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8}){0,4}")
_COUNT: Final = re.compile(r"[0-9]{1,4}")
_MOST_COLUMNS: Final = 1_000


@dataclass(slots=True)
class _Frame:
    """What holds inside an element that stands at some depth of the tree."""

    depth: int
    shape: Shape = Shape.LINE
    level: int | None = None
    cell: Cell | None = None
    lists: int = 0
    noise: bool = False
    keeps_space: bool = False
    grid: "_Grid | None" = None


@dataclass(slots=True)
class _Grid:
    """Where the next cell of a table stands; ``taken`` counts rows that a cell above reaches into, by column."""

    table: int
    row: int = -1
    column: int = 0
    taken: dict[int, int] | None = None

    def next_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def place(self, *, columns: int, rows: int) -> Cell:
        taken = self.taken = self.taken or {}
        while taken.get(self.column, 0) > self.row:
            self.column += 1
        cell = Cell(table=self.table, row=self.row, column=self.column)
        if rows > 1:
            taken.update(dict.fromkeys(range(self.column, self.column + columns), self.row + rows))
        self.column += columns
        return cell


def read_web_page(text: str, *, name: str, limits: Limits) -> Extract:
    """Return the lines of a web page, in the order of its source.

    Raises: FileError if it is nested deeper or holds more text than the limits.
    """
    tree = LexborHTMLParser(text)
    html = tree.css_first("html")
    writer = LayerWriter(name=name, characters=limits.characters)
    body = tree.body
    if body is not None:
        tree.strip_tags(_DROPPED, recursive=True)
        _Walk(writer, size=len(body.text())).through(body, name=name, deepest=limits.depth)
    return writer.extract(language=_language(html))


def _language(html: LexborNode | None) -> str | None:
    tag = ((html.attributes.get("lang") or html.attributes.get("xml:lang")) if html else None) or ""
    return tag if _LANGUAGE.fullmatch(tag) else None


class _Walk:
    """One way through a page; ``_line`` holds the text of the line that is open."""

    def __init__(self, writer: LayerWriter, *, size: int) -> None:
        self._writer, self._size = writer, size
        self._line: list[str] = []
        self._frames = [_Frame(depth=-1)]
        self._tables = 0

    def through(self, body: LexborNode, *, name: str, deepest: int) -> None:
        """Walk through a page without recursion: how deep it is depends on who wrote it."""
        for node, depth, is_end in _steps(body):
            if depth > deepest:
                raise FileError(
                    f"{name} has elements more than {deepest} deep in one another; it is no page."
                )
            tag = node.tag or ""
            if tag == "-text":
                if not is_end:
                    self._line.append(node.text_content or "")
            elif tag == "br":
                if not is_end:
                    self._break()
            elif is_end:
                self._leave(tag, depth)
            elif not tag.startswith("-"):
                self._enter(node, tag, depth)
        self._flush()

    def _break(self) -> None:
        """A line break parts lines, but a heading is one."""
        if self._frames[-1].shape is Shape.HEADING:
            self._line.append(" ")
        elif not self._flush():
            self._writer.gap()

    def _enter(self, node: LexborNode, tag: str, depth: int) -> None:
        if tag in _BLOCKS:
            self._flush()
            if tag in _APART or tag in _HEADINGS:
                self._writer.gap()
        frame = self._frames[-1]
        inner = self._inner(node, tag, frame)
        if not frame.noise and self._is_noise(node, tag):
            inner = replace(inner or frame, noise=True)
        if inner is not None:
            self._frames.append(replace(inner, depth=depth))

    def _inner(self, node: LexborNode, tag: str, frame: _Frame) -> _Frame | None:
        """Return what holds inside an element; None where the same holds as outside."""
        if tag in _HEADINGS:
            return replace(frame, shape=Shape.HEADING, level=_HEADINGS[tag])
        if tag in ("ul", "ol", "menu", "dir"):
            return replace(frame, shape=Shape.LINE, level=None, lists=frame.lists + 1)
        if tag == "li":
            return replace(frame, shape=Shape.ITEM, level=max(1, frame.lists))
        if tag in ("dt", "dd"):
            return replace(frame, shape=Shape.KEY if tag == "dt" else Shape.LINE, level=None)
        if tag == "pre":
            return replace(frame, keeps_space=True)
        return self._inner_of_table(node, tag, frame)

    def _inner_of_table(self, node: LexborNode, tag: str, frame: _Frame) -> _Frame | None:
        if tag == "table":
            if _is_layout(node):
                return replace(frame, grid=None, cell=None)
            self._tables += 1
            return replace(frame, grid=_Grid(self._tables - 1), cell=None)
        if frame.grid is None:
            return None
        if tag == "tr":
            frame.grid.next_row()
        if tag not in ("td", "th"):
            return None
        cell = frame.grid.place(columns=_number(node, "colspan"), rows=_number(node, "rowspan"))
        is_key = tag == "th" and _has_values(node)
        return replace(frame, shape=Shape.KEY if is_key else Shape.CELL, level=None, cell=cell, lists=0)

    def _is_noise(self, node: LexborNode, tag: str) -> bool:
        if tag in _NOISE:
            return True
        attributes = node.attributes
        if "hidden" in attributes or attributes.get("role") in _NOISE_ROLES:
            return True
        if tag == "header":
            return not _is_inside(node, ("article", "main", "section")) and node.css_first("h1") is None
        if tag in ("body", "main", "article"):
            return False
        if tag != "form" and not _names_noise(attributes):
            return False
        return node.css_first(_CONTENT) is None and 2 * len(node.text()) < self._size

    def _leave(self, tag: str, depth: int) -> None:
        if tag in _BLOCKS:
            self._flush()
            if tag in _APART or tag in _HEADINGS:
                self._writer.gap()
        if self._frames[-1].depth == depth:
            self._frames.pop()

    def _flush(self) -> bool:
        """End the open line, if there is one, and return whether there was."""
        if not self._line:
            return False
        text, frame = "".join(self._line), self._frames[-1]
        self._line.clear()
        text = text.strip("\n") if frame.keeps_space else _SPACE.sub(" ", text).strip(" ")
        if not text.strip():
            return False
        shape = Shape.NOISE if frame.noise else frame.shape
        level = frame.level if shape in (Shape.HEADING, Shape.ITEM) else None
        self._writer.add(text, shape=shape, level=level, cell=frame.cell)
        if frame.shape is Shape.ITEM:  # what follows in the item is no item of its own
            frame.shape = Shape.LINE
        return True


def _steps(root: LexborNode) -> Iterator[tuple[LexborNode, int, bool]]:
    """Yield every node twice, before and after what is in it, with its depth."""
    node: LexborNode = root
    depth = 0
    while True:
        yield node, depth, False
        child = node.first_child
        if child is not None:
            node, depth = child, depth + 1
            continue
        while True:
            yield node, depth, True
            if depth == 0:
                return
            following = node.next
            if following is not None:
                node = following
                break
            parent = node.parent
            if parent is None:
                return
            node, depth = parent, depth - 1


def _is_layout(table: LexborNode) -> bool:
    """Return whether a table only places parts of a page: its cells hold tables or headings."""
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    if any(found.mem_id != table.mem_id for found in table.css("table")):
        return True
    return any(
        found.parent is None or found.parent.tag not in ("th", "caption") for found in table.css(_ANY_HEADING)
    )


def _has_values(heading: LexborNode) -> bool:
    """Return whether a heading cell stands beside a value."""
    row = heading.parent
    return row is not None and any(cell.tag == "td" for cell in row.iter())


def _number(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "").strip()
    return min(max(1, int(value)), _MOST_COLUMNS) if _COUNT.fullmatch(value) else 1


def _names_noise(attributes: dict[str, str | None]) -> bool:
    return any(_NOISE_CLASS.search(attributes.get(name) or "") for name in ("class", "id"))


def _is_inside(node: LexborNode, tags: tuple[str, ...]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False
