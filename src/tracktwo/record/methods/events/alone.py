"""A name on a line of its own, and what is printed below it: a post, or a sentence that says what somebody is."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.postnominals import POSTNOMINALS
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.entries.prose import REMOTE
from tracktwo.record.methods.events.cards import read_tag
from tracktwo.record.methods.events.people import put_line
from tracktwo.record.methods.events.walk import Tag, Walk
from tracktwo.record.methods.facets import find_place
from tracktwo.record.methods.scopes import read_heading, said_delivery
from tracktwo.record.methods.scripts import TWIN, is_mixed
from tracktwo.record.methods.sides import side_in
from tracktwo.record.tables import Block, BlockKind, Delivery, Entry, Post, Span

__all__ = ["is_name", "put_name_alone", "read_post_below"]

_IS: Final = re.compile(
    r"\b(?:is|was|serves as|served as|works as|works at|works for|works with|holds the post of|holds|leads|heads|directs|chairs|runs|edits|manages|teaches at|teaches \w+ at|has (?:been|led|headed|directed|chaired|served as)|joined|founded)\s+(?:currently\s+|now\s+)?(?:the\s+|an?\s+)?|(?:现任|现为|担任|任|系|是)\s*"
)
_CLAUSE_END: Final = re.compile(
    r"[.;。；](?:\s|$)|,?\s(?:where|who|and (?:has|was|is|holds|teaches|writes|an?|the|formerly|previously|also|currently))\b|，(?=[一-鿿]{0,4}(?:曾|毕业|主要|长期))|$"
)
_TODAY: Final = re.compile(
    r"(?:is|works|holds|leads|heads|directs|chairs|runs|edits|manages|teaches|现|担任|系|是)"
)
_REACH: Final = 160
_SHORT: Final = 60
_HAN_STOP: Final = re.compile("[。；]")
_STOP: Final = re.compile(r"(?<=[a-zà-ÿ)])\.(?=\s+[A-Z])")
_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{2,40})[)）]\s*$")
_LEADS: Final = re.compile(
    r"(?:(?:co-?|deputy )?(?:head|leader|chief|lead)(?: of (?:the )?(?:delegation|team|group))?|(?:delegation|team|group) (?:head|leader|lead)|spokes(?:person|man|woman)|member|observer|absent in part|代表团?团长|副?团长|领队|组长|发言人|成员|观察员)",
    re.IGNORECASE,
)
"""What somebody is in a delegation, and no post of theirs."""
_CARD: Final = re.compile(
    r"(?P<calling>[^\W\d_]\w+(?: [\w’-]+){0,3}), (?P<house>[^\W\d_a-z][\w’&.-]*(?: [\w’&.-]+){0,5})(?:\s*\((?P<how>[^()]{4,40})\))?"
)
"""A calling, a comma and a house, and how somebody takes part."""
_HOW: Final = re.compile(r", [^()]{2,} \(([^()]{4,40})\)$")
"""A bracket behind a post and its house."""
_CARD_LEVEL: Final = 3
_SURE: Final = 0.6


def is_name(walk: Walk, block: Block) -> bool:
    """Return whether a block is somebody's name and nothing else."""
    text = walk.blocks.text(block)
    name = name_at(text, 0, lexicon=walk.lexicon)
    if name is None or name.score < _SURE:
        return False
    if is_mixed(text) and TWIN.fullmatch(text, name.span.end):
        return True
    if POSTNOMINALS.fullmatch(text, name.span.end) or _is_addressed(text[name.span.end :], walk):
        return True
    if name.span.end == len(text):
        return side_in(text, lexicon=walk.lexicon) is None  # "Chilean Section"
    return _tag(walk, block) is not None


def _is_addressed(words: str, walk: Walk) -> bool:
    """Return whether words behind a name are a form of address, and may give the name in the other script: 先生 Mr Li Ming."""
    run = words.split(maxsplit=1)[0] if words[:1].strip() else ""
    return run in walk.lexicon.honorifics and TWIN.sub("", words[len(run) :]) == ""


def put_name_alone(walk: Walk, named: Block) -> bool:
    """Put somebody of whom only the name is printed into the event that is open; return whether there is one."""
    name = name_at(walk.blocks.text(named), 0, lexicon=walk.lexicon)
    if walk.event is not None and walk.scope.is_people and name is not None:
        entry = Entry(
            line=Span(0, named.end - named.start),
            person=name.span,
            score=_SURE,
        )
        put_line(walk, _tagged(walk, named, entry), Span(named.start, named.end))
        return True
    return False


def read_post_below(walk: Walk, named: Block, block: Block) -> bool:
    """Read what stands below a name: a post, or a sentence that says what somebody is."""
    if block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH, BlockKind.HEADING) or is_name(walk, block):
        return False
    if _read_card(walk, named, block):
        return True
    own = walk.text(block)
    how = _HOW.search(own)
    if (read_heading(own, lexicon=walk.lexicon).is_structural and how is None) or (
        not walk.tags and read_entries(own, lexicon=walk.lexicon, expected=False)
    ):
        return False
    text = walk.blocks.masked[named.start : block.end].replace("\n", " ")
    below = block.start - named.start
    first = _HAN_STOP.search(text, below) or _STOP.search(text, below)
    stands = (
        first
        and not (first.re is _STOP and _IS.search(text, below, first.start()))
        and has_post(text, below, first.start(), lexicon=walk.lexicon)
    )
    told = None if stands else _clause(text, below, walk)
    start = told.end() if told else below
    end = told and _CLAUSE_END.search(text, start)
    stop = end.start() if end else len(text)
    if told is None and first and first.start() - below < _SHORT:
        stop = first.start()
    if (
        told is None and block.kind is BlockKind.PARAGRAPH and not _is_short(text[below:stop])
    ) or not has_post(text, start, stop, lexicon=walk.lexicon):
        return False
    name = name_at(text[: named.end - named.start], 0, lexicon=walk.lexicon)
    assert name is not None
    entry = Entry(
        line=Span(0, len(text)),
        person=name.span,
        post=read_post(text, start, stop, lexicon=walk.lexicon),
        delivery=said_delivery(how[1]) if how else (Delivery.REMOTE,) if REMOTE.search(text, below) else (),
        score=0.8,
    )
    put_line(walk, _tagged(walk, named, entry), Span(named.start, block.end))
    return True


def _read_card(walk: Walk, named: Block, block: Block) -> bool:
    """Read what stands in a card below a name that is a heading: a calling and a house no list knows, in two words or so each."""
    text = walk.blocks.masked[named.start : block.end].replace("\n", " ")
    below = block.start - named.start
    card = _CARD.fullmatch(text, below)
    if (
        card is None
        or named.kind is not BlockKind.HEADING
        or named.level < _CARD_LEVEL
        or block.kind is not BlockKind.ITEM
        or not walk.scope.is_people
        or any(find_place(card[part], lexicon=walk.lexicon, alone=True) for part in ("calling", "house"))
        or has_post(text, below, len(text), lexicon=walk.lexicon)
    ):
        return False
    name = name_at(text[: named.end - named.start], 0, lexicon=walk.lexicon)
    assert name is not None
    entry = Entry(
        line=Span(0, len(text)),
        person=name.span,
        post=Post(roles=(Span(*card.span("calling")),), organisations=(Span(*card.span("house")),)),
        delivery=said_delivery(card["how"] or ""),
        score=_SURE,
    )
    put_line(walk, _tagged(walk, named, entry), Span(named.start, block.end))
    return True


def _clause(text: str, below: int, walk: Walk) -> re.Match[str] | None:
    """Return the verb of the clause that says what somebody is: of several that name a post, one about today."""
    every = list(_IS.finditer(text, below, below + _REACH))
    posts = [each for each in every if _names_post(text, each.end(), walk)]
    today = (each for each in posts if _TODAY.match(each[0]))
    return next(today, None) or next(iter(posts or every), None)


def _names_post(text: str, start: int, walk: Walk) -> bool:
    stop = _CLAUSE_END.search(text, start)
    return has_post(text, start, stop.start() if stop else len(text), lexicon=walk.lexicon)


def _is_short(text: str) -> bool:
    return len(text) < _REACH and ". " not in text


def _tag(walk: Walk, named: Block) -> Tag | None:
    """Return what the bracket behind a name that stands alone says of somebody: a country, what they do there."""
    text = walk.blocks.text(named)
    name = name_at(text, 0, lexicon=walk.lexicon)
    found = _BRACKET.fullmatch(text, name.span.end) if name else None
    if found is None:
        return None
    return Tag() if _LEADS.fullmatch(found[1].strip()) else read_tag(found[1], lexicon=walk.lexicon)


def _tagged(walk: Walk, named: Block, entry: Entry) -> Entry:
    """Return an entry with what the bracket behind the name says."""
    tag = _tag(walk, named)
    if tag is None:
        return entry
    return replace(
        entry,
        country=entry.country or tag.side,
        functions=entry.functions + tuple(each for each in tag.functions if each not in entry.functions),
        delivery=entry.delivery or tag.deliveries,
    )
