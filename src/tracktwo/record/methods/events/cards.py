"""Cards: a name on a line of its own, below it what the person does there, of which side, with which post."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries import functions_in, read_entries
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.events.drafts import Line
from tracktwo.record.methods.events.walk import Tag, Walk
from tracktwo.record.methods.scopes import read_heading, said_delivery
from tracktwo.record.methods.sides import side_in
from tracktwo.record.tables import Basis, Block, BlockKind, Delivery, Post, Span

__all__ = ["read_bare_post", "read_stacked", "read_tag", "tag_of", "tagged", "tags_last"]

_PARTS: Final = re.compile(r"\s*[•·|,;/／｜，；、（）()\[\]—–]\s*|\s+-\s+|\s{2,}")
_LONGEST: Final = 60
_LONGEST_POST: Final = 140
_OF_PANELS: Final = frozenset({"panelist", "moderator"})
_OF_EVENT: Final = re.compile(
    r"(?:jointly |co-?)?(?:hosted|organi[sz]ed|convened|supported|sponsored|funded|brought to you)\b|in (?:cooperation|partnership|collaboration) with\b|with (?:the )?(?:kind )?support\b",
    re.IGNORECASE,
)
"""What is said of a meeting, and of nobody in it."""
_TAGS: Final = 4
_MOST_COLUMNS: Final = 3
_SET_IN: Final = 4
_PARTED: Final = re.compile(r"\n[ \t]*\n|[|\t]")
"""What parts a cell from the one above: an empty line, or a bar, which is of another kind of table."""
_BESIDE: Final = re.compile(r"[^()]{2,}, [^()]{2,} \([^()]+\)$")
"""A post, its house, and a bracket on how somebody takes part: more than a tag."""
_TITLED: Final = re.compile(
    r"\s*(?P<what>[^:：“\"「《〈『]{2,30}?)\s*[:：–—-]?\s*[“\"「《〈『](?P<title>[^“”\"「」《》〈〉『』]{3,160})[”\"」》〉』][\s.。]*(?:[(（](?P<how>[^()（）]{3,40})[)）][\s.。]*)?"
)
"""What somebody does, and the title of their talk."""
_SURE: Final = 0.6


def read_tag(text: str, *, lexicon: Lexicon) -> Tag | None:
    """Return what a short line below a name says of the part somebody took: "Co-chair • Fiji"; None if it says more."""
    parts = [part.strip(" .:：") for part in _PARTS.split(text)]
    parts = [part for part in parts if part]
    if not parts or len(text) > _LONGEST or len(parts) > _TAGS or _BESIDE.match(text):
        return None
    functions: tuple[str, ...] = ()
    side: str | None = None
    deliveries: tuple[Delivery, ...] = ()
    for part in parts:
        codes = functions_in(part, lexicon=lexicon)
        country = None if codes else side_in(part, lexicon=lexicon) or code_of(part, lexicon=lexicon)
        manner = () if codes or country else said_delivery(part)
        if not (codes or country or manner):
            return None
        functions += tuple(each for each in codes or () if each not in functions)
        side, deliveries = side or country, deliveries + manner
    return Tag(functions=functions, side=side, deliveries=deliveries)


def tag_of(walk: Walk, block: Block) -> Tag | None:
    """Return what a block below a name says of the part somebody took, which may give the title of a talk behind it."""
    text = walk.blocks.text(block)
    titled = _TITLED.fullmatch(text)
    if titled is None:
        return read_tag(walk.text(block), lexicon=walk.lexicon)
    tag = read_tag(titled["what"], lexicon=walk.lexicon)
    if tag and set(tag.functions) & _OF_PANELS:
        return tag  # "Panel “Money and trust”": what is quoted is the panel's title
    if tag and titled["how"]:
        tag = replace(tag, deliveries=tag.deliveries or said_delivery(titled["how"]))
    return tag and replace(tag, title=Span(*titled.span("title")).shifted(block.start))


def tagged(line: Line, tags: list[Tag]) -> None:
    """Give a line what the tags between a name and its post say."""
    for tag in tags:
        own = () if line.basis.get("functions") is Basis.INHERITED and tag.functions else line.functions
        line.functions = own + tuple(each for each in tag.functions if each not in own)
        if tag.functions:
            line.basis.pop("functions", None)
        line.side = tag.side or line.side
        line.entry = replace(
            line.entry,
            delivery=line.entry.delivery or tag.deliveries,
            title=line.entry.title or (tag.title and tag.title.shifted(-line.block.start)),
        )


def tags_last(walk: Walk, block: Block) -> bool:
    """Read what stands below somebody's post and is about them: a country alone, or in a card what they do; return whether it does.

    A country is theirs where no heading names a side.
    """
    line = walk.event.lines[-1] if walk.event is not None and walk.event.lines else None
    tag = tag_of(walk, block) if line is not None and _is_card(walk, line, block) else None
    if line is not None and tag is not None and tag.functions:
        tagged(line, [tag])
        line.block = line.block._replace(end=block.end)
        return True
    if (
        line is None
        or block.cell is not None
        or bool(block.level)
        or line.side is not None
        or walk.scope.side is not None
        or walk.last is None
        or line.block.end != walk.last.end
        or line.block.start == walk.last.start
        or (code := code_of(walk.text(block), lexicon=walk.lexicon)) is None
    ):
        return False
    line.side = code
    line.headings["side"] = Span(block.start, block.end)
    line.basis["side"] = Basis.INHERITED
    return True


def _is_card(walk: Walk, line: Line, block: Block) -> bool:
    """Return whether a block stands right below somebody's post, whose name is a heading of the file."""
    below = walk.last is not None and line.block.end == walk.last.end and walk.last.start > line.block.start
    return below and line.block.start == walk.card and block.cell is None and not block.level


def _heads_people(walk: Walk) -> bool:
    """Return whether the next line names somebody: what is read stands over people, and is no post of the one above."""
    below = walk.following
    return below is not None and bool(
        read_entries(walk.blocks.text(below), lexicon=walk.lexicon, expected=False)
    )


def _begins_with_name(text: str, lexicon: Lexicon) -> bool:
    name = name_at(text, 0, lexicon=lexicon)
    return name is not None and name.score >= _SURE and (name.span.start > 0 or "“" in text or '"' in text)


def read_stacked(walk: Walk, block: Block) -> bool:
    """Read a cell set in below the name of somebody in the same column of white space: their post, or their house."""
    if block.cell is None or block.cell.table >= 0 or walk.event is None:
        return False
    masked = walk.blocks.masked
    for line in reversed(walk.event.lines[-_MOST_COLUMNS:]):
        between = masked[line.block.start : block.start]
        set_in = _indent(masked, block.start) - _indent(masked, line.block.start)
        if "\n" not in between or _PARTED.search(between) or not 0 < set_in <= _SET_IN:
            continue
        text, below = masked[line.block.start : block.end].replace("\n", " "), len(between)
        post = read_post(text, below, len(text), lexicon=walk.lexicon)
        whole = Span(below, len(text.rstrip(" ,")))
        if not (post.roles or post.organisations):
            post = Post(roles=(whole,)) if text.endswith(",") else Post(organisations=(whole,))
        own = line.entry.post
        post = Post(roles=own.roles + post.roles, organisations=own.organisations + post.organisations)
        line.entry = replace(line.entry, post=post)
        line.block = line.block._replace(end=block.end)
        return True
    return False


def _indent(text: str, place: int) -> int:
    return place - text.rfind("\n", 0, place)


def read_bare_post(walk: Walk, block: Block) -> bool:
    """Read a line that is only a post, below the line of somebody of whom no post was told; return whether it is one."""
    told = walk.event.lines if walk.event is not None else []
    line = told[-1] if told else None
    if (
        line is None
        or walk.last is None
        or line.block.end != walk.last.end
        or line.entry.post.organisations
        or (block.kind is BlockKind.HEADING and block.level)
        or block.kind not in (BlockKind.ITEM, BlockKind.HEADING)
        or block.cell != walk.last.cell
    ):
        return False
    own = walk.text(block)
    if (
        len(own) > _LONGEST_POST
        or _OF_EVENT.match(own)
        or own.startswith("【")
        or ":" in own
        or "：" in own
        or read_heading(own, lexicon=walk.lexicon).is_structural
        or _begins_with_name(own, walk.lexicon)
        or (block.kind is BlockKind.HEADING and _heads_people(walk))
        or read_entries(own, lexicon=walk.lexicon, expected=False)
        or len([each for each in told if each.block == line.block]) > 1
    ):
        return False
    text = walk.blocks.masked[line.block.start : block.end].replace("\n", " ")
    below = block.start - line.block.start
    if not has_post(text, below, len(text), lexicon=walk.lexicon):
        return False
    post = read_post(text, below, len(text), lexicon=walk.lexicon)
    if any(word.lower().strip(".,") in walk.lexicon.not_names for word in own.split()[-1:]):
        return False
    if line.entry.post.roles and (post.roles or not post.organisations):
        return False
    line.entry = replace(line.entry, post=replace(post, roles=post.roles or line.entry.post.roles))
    line.block = line.block._replace(end=block.end)
    return True
