"""Reading a page of the site as a browser does: its words, links, anchors and what it would load."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Read(HTMLParser):
    """A page taken apart."""

    html: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.feed(self.html)

    __hash__ = object.__hash__

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def addresses(self) -> list[str]:
        """Everything the page leads to or loads."""
        return [
            value
            for _, attributes in self.elements
            for name in ("href", "src", "action", "data", "srcset", "poster")
            if (value := attributes.get(name)) is not None
        ]

    @property
    def anchors(self) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get("id"))]

    @property
    def words(self) -> str:
        """The words of the page."""
        return squeezed(" ".join(text for tag, text in self.texts if tag not in ("script", "style")))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def said(html: bytes | str, *, start: str = "<main", end: str = "</main>") -> str:
    """The words between two marks of a page, without superscript numbers of sources."""
    text = html.decode() if isinstance(html, bytes) else html
    part = text[text.index(start) :]
    part = part[: part.index(end)]
    return Read(re.sub(r"<sup.*?</sup>", "", part)).words
