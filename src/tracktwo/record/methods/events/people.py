"""Lines that name people, put into the event that is open."""

import re
from typing import Final

from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.events.drafts import Line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.methods.scripts import TWIN, is_mixed
from tracktwo.record.tables import Basis, Block, BlockKind, Delivery, Entry, Span

__all__ = ["is_name", "put_line", "put_name_alone", "read_people", "read_post_below"]

_IS: Final = re.compile(
    r"\b(?:is|was|serves as|served as|works as|works at|works for|works with|holds the post of|holds|leads|heads|directs|chairs|runs|edits|manages|teaches at|teaches \w+ at|has (?:been|led|headed|directed|chaired|served as)|joined|founded)\s+(?:currently\s+|now\s+)?(?:the\s+|an?\s+)?|(?:现任|现为|担任|任|系|是)\s*"
)
_CLAUSE_END: Final = re.compile(
    r"[.;。；](?:\s|$)|,?\s(?:where|who|and (?:has|was|is|holds|teaches|writes))\b|，(?=[一-鿿]{0,4}(?:曾|毕业|主要|长期))|$"
)
_REACH: Final = 160
_SURE: Final = 0.6
_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{2,30})[)）]")
_BY_VIDEO: Final = re.compile(
    r"\b(?:by|via) (?:video|zoom|phone|telephone)|\bremotely\b|\bonline\b", re.IGNORECASE
)


def read_people(walk: Walk, block: Block) -> bool:
    """Read the people of a line into the event that is open; return whether it names any."""
    if walk.event is None:
        return False
    text = walk.blocks.text(block)
    met = any(name in text for name in walk.known)
    entries = read_entries(text, lexicon=walk.lexicon, expected=walk.scope.is_people or met)
    if met and not walk.scope.is_people:
        entries = tuple(
            each for each in entries if each.score >= _SURE or _words(walk, block, each) in walk.known
        )
    side = walk.columns.get(block.cell.column) if block.cell is not None else None
    for entry in entries:
        put_line(walk, entry, Span(block.start, block.end), side=side)
    return bool(entries)


def _words(walk: Walk, block: Block, entry: Entry) -> str:
    return walk.blocks.masked[block.start + entry.person.start : block.start + entry.person.end]


def put_line(walk: Walk, entry: Entry, block: Span, *, side: str | None = None) -> None:
    """Put somebody into the event that is open, with what the headings above say of the line."""
    assert walk.event is not None
    scope = walk.scope
    walk.known.add(walk.blocks.masked[block.start + entry.person.start : block.start + entry.person.end])
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
    text = walk.blocks.text(block)
    name = name_at(text, 0, lexicon=walk.lexicon)
    if name is None or name.score < _SURE:
        return False
    if is_mixed(text) and TWIN.fullmatch(text, name.span.end):
        return True
    beside = _BRACKET.fullmatch(text, name.span.end)
    return name.span.end == len(text) or bool(beside and code_of(beside[1], lexicon=walk.lexicon))


def put_name_alone(walk: Walk, named: Block) -> None:
    """Put somebody of whom only the name is printed into the event that is open."""
    name = name_at(walk.blocks.text(named), 0, lexicon=walk.lexicon)
    if walk.event is not None and walk.scope.is_people and name is not None:
        entry = Entry(
            line=Span(0, named.end - named.start),
            person=name.span,
            country=_country(walk, named),
            score=_SURE,
        )
        put_line(walk, entry, Span(named.start, named.end))


def read_post_below(walk: Walk, named: Block, block: Block) -> bool:
    """Read what stands below a name: a post, or a sentence that says what somebody is."""
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING) or is_name(walk, block):
        return False
    own = walk.text(block)
    if read_heading(own, lexicon=walk.lexicon).is_structural or read_entries(
        own, lexicon=walk.lexicon, expected=False
    ):
        return False
    text = walk.blocks.masked[named.start : block.end].replace("\n", " ")
    below = block.start - named.start
    told = _IS.search(text, below, below + _REACH)
    start = told.end() if told else below
    end = told and _CLAUSE_END.search(text, start)
    stop = end.start() if end else len(text)
    if (told is None and block.kind is BlockKind.PARAGRAPH and not _is_short(text[below:])) or not has_post(
        text, start, stop, lexicon=walk.lexicon
    ):
        return False
    name = name_at(text[: named.end - named.start], 0, lexicon=walk.lexicon)
    assert name is not None
    entry = Entry(
        line=Span(0, len(text)),
        person=name.span,
        country=_country(walk, named),
        post=read_post(text, start, stop, lexicon=walk.lexicon),
        delivery=(Delivery.REMOTE,) if _BY_VIDEO.search(text, below) else (),
        score=0.8,
    )
    put_line(walk, entry, Span(named.start, block.end))
    return True


def _is_short(text: str) -> bool:
    return len(text) < _REACH and ". " not in text


def _country(walk: Walk, named: Block) -> str | None:
    """Return the country in brackets behind a name that stands alone."""
    found = _BRACKET.search(walk.blocks.text(named))
    return code_of(found[1], lexicon=walk.lexicon) if found else None
