"""Answers for reports, and a reader of the page that refuses what a browser would only guess at."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pyarrow as pa

__all__ = ["EAST", "Page", "answers", "people", "read", "statements"]

EAST, SHORE = "East", "南岸"
VOID = frozenset({"br", "meta"})


def people(
    side: str,
    statement: str,
    stance: str | None,
    guess: float | None,
    *,
    count: int,
    first: int = 0,
    origin: str = "real",
) -> list[dict[str, object]]:
    """Rows of people of a side who all say the same."""
    return [
        {
            "participant": f"private-{side}-{number}",
            "side": side,
            "statement": statement,
            "stance": stance,
            "expected": guess,
            "origin": origin,
        }
        for number in range(first, first + count)
    ]


def answers(*, count: int = 12, origin: str = "real") -> pa.Table:
    """A round with a hidden agreement, a mirror image, a recognised difference, and a statement too few answered."""
    rows = [
        *people(EAST, "hidden", "agree", 0.2, count=count, origin=origin),
        *people(SHORE, "hidden", "agree", 0.8, count=count, origin=origin),
        *people(EAST, "mirror", "agree", 0.9, count=count, origin=origin),
        *people(SHORE, "mirror", "agree", 0.7, count=count, origin=origin),
        *people(EAST, "apart", "agree", 0.1, count=count, origin=origin),
        *people(SHORE, "apart", "disagree", 0.9, count=count, origin=origin),
        *people(EAST, "few", "agree", None, count=3, origin=origin),
        *people(SHORE, "few", "agree", 0.5, count=count, origin=origin),
    ]
    return pa.Table.from_pylist(rows)


def statements() -> pa.Table:
    """The list of that round; one statement is told in one language only, one in none."""
    return pa.table(
        {
            "statement": ["hidden", "mirror", "apart", "few"],
            "reciprocal": [False, True, False, False],
            "text_en": ["Data should be shared.", "The other side has it easier.", "", ""],
            "text_zh-Hans": ["应当共享数据。", "对方更容易。", "双方应各自发布。", ""],
        }
    )


@dataclass
class Page(HTMLParser):
    """What stands on a page."""

    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    style: str = ""
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def handle_data(self, data):
        if self._open[-1:] == ["style"]:
            self.style += data
        elif data.strip():
            self.text.append(" ".join(data.split()))

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _, attrs in self.tags if attrs.get("id")]

    @property
    def addresses(self) -> list[str]:
        return [attrs[name] for _, attrs in self.tags for name in ("href", "src") if attrs.get(name)]


def read(html: str) -> Page:
    """Read a page; everything that is opened is closed, in order."""
    page = Page()
    page.feed(html)
    page.close()
    assert page._open == []
    return page
