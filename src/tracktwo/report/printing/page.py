"""From a paper to one HTML page that stands alone: the same blocks, for a screen, a screen reader, or a printer."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup, escape

from tracktwo.report.printing.blocks import (
    Beside,
    Block,
    Boxes,
    Definitions,
    Frame,
    Heading,
    InLanguage,
    Listing,
    NewPage,
    Paper,
    Paragraph,
    Picture,
    Run,
    Table,
    Text,
    Together,
)
from tracktwo.vocabulary.languages import direction

__all__ = ["as_page"]

_STYLE: Final = Path(__file__).parent.parent / "assets" / "style.css"
_PAGE: Final = Markup("""<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
{meta}<title>{title}</title>
<style>{style}</style>
</head>
<body>
{head}<main>
<h1>{heading}</h1>
{body}</main>
{foot}</body>
</html>
""")
_POLICY: Final = "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
_META: Final = Markup('<meta name="{}" content="{}">\n')
_HEAD: Final = Markup('<header class="on-paper">{}</header>\n')
_FOOT: Final = Markup('<footer class="on-paper">{} {}</footer>\n')


def as_page(paper: Paper) -> str:
    """Return a paper as an HTML page that loads nothing and runs nothing; links inside it lead where they say.

    Args: paper: the content; every text in it is escaped, and pictures are taken as they were drawn.
    """
    style = _STYLE.read_text(encoding="utf-8")
    notice = Markup("<p><strong>{}</strong></p>").format(paper.notice) if paper.notice else Markup("")
    meta = {"author": ", ".join(paper.authors), "keywords": paper.notice}
    meta["date"] = paper.day.isoformat() if paper.day else ""
    allowed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = f"{paper.notice} · {paper.title}" if paper.notice else paper.title
    return str(
        _PAGE.format(
            language=paper.language,
            direction=direction(paper.language),
            policy=Markup(_POLICY.format(hash=allowed)),  # noqa: S704 -- our own
            meta=Markup("").join(_META.format(name, said) for name, said in meta.items() if said),
            title=title,
            style=Markup(style),  # noqa: S704 -- our own
            head=_HEAD.format(notice) if notice else "",
            heading=paper.title,
            body=_blocks(paper.blocks),
            foot=_FOOT.format(Markup("<p>{}</p>").format(paper.footer), notice),
        )
    )


def _blocks(blocks: Iterable[Block]) -> Markup:
    return Markup("").join(_MAKERS[type(block)](block) for block in blocks)


def _text(text: Text) -> Markup:
    match text:
        case str():
            return _run(Run(text))
        case Run():
            return _run(text)
        case _:
            return Markup("").join(_run(Run(each) if isinstance(each, str) else each) for each in text)


def _run(run: Run) -> Markup:
    said = Markup("<br>").join(map(escape, run.text.split("\n")))
    if run.is_strong:
        said = Markup("<strong>{}</strong>").format(said)
    if run.link:
        said = Markup('<a href="{}">{}</a>').format(run.link, said)
    if run.language:
        said = Markup('<span lang="{}" dir="{}">{}</span>').format(
            run.language, direction(run.language), said
        )
    return said


def _anchor(name: str) -> Markup:
    return Markup(' id="{}"').format(name) if name else Markup("")


def _heading(block: Heading) -> Markup:
    # the title of the paper is the only heading of the first level
    return Markup("<h{0}{1}>{2}</h{0}>\n").format(block.level + 1, _anchor(block.anchor), _text(block.text))


def _paragraph(block: Paragraph) -> Markup:
    kind = Markup(' class="second"') if block.is_quiet else Markup("")
    return Markup("<p{}{}>{}</p>\n").format(_anchor(block.anchor), kind, _text(block.text))


def _listing(block: Listing) -> Markup:
    items = Markup("").join(Markup("<li>{}</li>").format(_text(each)) for each in block.items)
    return Markup("<{0}>{1}</{0}>\n").format("ol" if block.is_numbered else "ul", items)


def _definitions(block: Definitions) -> Markup:
    entry = Markup("<dt>{}</dt><dd>{}</dd>")
    return Markup("<dl>{}</dl>\n").format(
        Markup("").join(entry.format(_text(word), _text(said)) for word, said in block.entries)
    )


def _table(block: Table) -> Markup:
    caption = _text(block.caption)
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(_text(each)) for each in block.heads)
    rows = Markup("").join(Markup("<tr>{}</tr>").format(_cells(row)) for row in block.rows)
    # a wide table scrolls by itself, and the keyboard reaches it
    return Markup(
        '<div class="wide" role="region" tabindex="0" aria-label="{}"><table><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>\n"
    ).format(caption.striptags(), caption, heads, rows)


def _cells(row: Sequence[Text]) -> Markup:
    return Markup("").join(Markup("<td>{}</td>").format(_text(cell)) for cell in row)


def _picture(block: Picture) -> Markup:
    svg = Markup(block.svg)  # noqa: S704 -- made from elements, never from strings
    return Markup("<figure>{}<figcaption>{}</figcaption></figure>\n").format(
        svg, _text(block.caption or block.alt)
    )


def _boxes(block: Boxes) -> Markup:
    return Markup("<p>{}</p>\n").format(
        Markup(" \N{EM SPACE}").join(Markup("\N{BALLOT BOX} {}").format(_text(each)) for each in block.labels)
    )


def _inside(block: Frame | Together) -> Markup:
    kind = "empty" if isinstance(block, Frame) else "together"
    return Markup('<div class="{}">{}</div>\n').format(kind, _blocks(block.blocks))


def _beside(block: Beside) -> Markup:
    columns = Markup("").join(Markup("<div>{}</div>").format(_blocks(each)) for each in block.columns)
    return Markup('<div class="two-sides">{}</div>\n').format(columns)


def _in_language(block: InLanguage) -> Markup:
    return Markup('<div lang="{}" dir="{}">{}</div>\n').format(
        block.language, direction(block.language), _blocks(block.blocks)
    )


def _new_page(_block: NewPage) -> Markup:
    return Markup("<hr>\n")


_MAKERS: Final[Mapping[type, Callable[[Any], Markup]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Listing: _listing,
    Definitions: _definitions,
    Table: _table,
    Picture: _picture,
    Boxes: _boxes,
    Frame: _inside,
    Together: _inside,
    Beside: _beside,
    InLanguage: _in_language,
    NewPage: _new_page,
}
