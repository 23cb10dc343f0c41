"""Lines that name people, put into the event that is open."""

import re
from typing import Final

from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.events.drafts import Line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.tables import Basis, Block, BlockKind, Delivery, Entry, Post, Span

__all__ = ["is_name", "put_line", "read_people", "read_post_below"]

_IS: Final = re.compile(
    r"\b(?:is|was|serves as|served as|works as|holds the post of)\s+(?:currently\s+)?(?:the\s+|an?\s+)?(?=[A-Z])"
)
_BY_VIDEO: Final = re.compile(
    r"\b(?:by|via) (?:video|zoom|phone|telephone)|\bremotely\b|\bonline\b", re.IGNORECASE
)


def read_people(walk: Walk, block: Block) -> bool:
    """Read the people of a line into the event that is open; return whether it names any."""
    if walk.event is None:
        return False
    text = walk.blocks.text(block)
    entries = read_entries(text, lexicon=walk.lexicon, expected=walk.scope.is_people)
    side = walk.columns.get(block.cell.column) if block.cell is not None else None
    for entry in entries:
        put_line(walk, entry, Span(block.start, block.end), side=side)
    return bool(entries)


def put_line(walk: Walk, entry: Entry, block: Span, *, side: str | None = None) -> None:
    """Put somebody into the event that is open, with what the headings above say of the line."""
    assert walk.event is not None
    scope = walk.scope
    functions, basis = entry.functions, {}
    inherited = scope.functions or scope.session_functions
    if (
        scope.functions
        and scope.functions != ("moderator",)
        and scope.session_functions
        and "moderator" not in functions
    ):
        inherited = scope.session_functions + tuple(
            each for each in scope.functions if each not in scope.session_functions
        )
    if inherited and not set(functions) & {
        "moderator",
        "facilitator",
        "discussant",
        "rapporteur",
        "interpreter",
    }:
        functions += tuple(each for each in inherited if each not in functions)
        if not entry.functions:
            basis["functions"] = Basis.INHERITED
    if entry.country is None and (side or scope.side) is not None:
        basis["side"] = Basis.INHERITED
    walk.event.lines.append(
        Line(
            entry=entry,
            block=block,
            side=entry.country or side or scope.side,
            functions=functions,
            session=scope.session,
            basis=basis,
            headings=dict(scope.spans),
        )
    )


def is_name(walk: Walk, block: Block) -> bool:
    """Return whether a block is somebody's name and nothing else."""
    name = name_at(walk.blocks.masked[: block.end], block.start, lexicon=walk.lexicon)
    return name is not None and name.span.end == block.end and name.score >= 0.6


def read_post_below(walk: Walk, named: Block, block: Block) -> bool:
    """Read what stands below a name: a post, or a sentence that says what somebody is."""
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING) or is_name(walk, block):
        return False
    text = walk.blocks.masked[: block.end].replace("\n", " ")
    told = _IS.search(text, block.start, block.end)
    start = told.end() if told else block.start
    end = told and re.compile(r"[.;](?:\s|$)|$").search(text, start, block.end)
    stop = end.start() if end else block.end
    if (told is None and block.kind is BlockKind.PARAGRAPH) or not has_post(
        text, start, stop, lexicon=walk.lexicon
    ):
        return False
    name = name_at(text[: named.end], named.start, lexicon=walk.lexicon)
    assert name is not None
    post = read_post(text, start, stop, lexicon=walk.lexicon)
    back = -named.start
    entry = Entry(
        line=Span(0, block.end - named.start),
        person=name.span.shifted(back),
        post=Post(
            roles=tuple(span.shifted(back) for span in post.roles),
            organisations=tuple(span.shifted(back) for span in post.organisations),
        ),
        delivery=(Delivery.REMOTE,) if _BY_VIDEO.search(text, block.start) else (),
        score=0.8,
    )
    put_line(walk, entry, Span(named.start, block.end))
    return True
