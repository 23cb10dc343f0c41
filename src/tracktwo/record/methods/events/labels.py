"""Lists of people that run on behind a label, in a paragraph: ``Greek group. NAME (body); NAME, post; …``."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.entries.marks import read_mark
from tracktwo.record.methods.entries.names import name_at, skip_honorifics
from tracktwo.record.methods.events.people import read_people
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.scopes import Heading, read_heading
from tracktwo.record.methods.sentences import sentences
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["read_run_in"]

_LABEL: Final = re.compile(
    r"\s*(?P<label>[^\W\d_一-鿿][^.:;,()\n一-鿿]{2,44}?)\s*(?:[.:]|\s[–—]|[–—])\s+(?=[^\W\d_a-z])"
)
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|will|said|opened|closed|welcomed|presented|spoke|met|gave|led|chaired|asked|argued|noted)\b"
)
_MOST_WORDS: Final = 5
_SURE: Final = 0.6


def read_run_in(walk: Walk, block: Block) -> bool:
    """Read a paragraph of lists of people, each behind a label for their side or for what they do; return whether it is one."""
    if walk.event is None or walk.scope.is_outside or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    parts = _parts(walk, block)
    if not parts:
        return False
    for heading, label, people in parts:
        if heading is not None and not heading.is_outside:
            _read_part(walk, heading, label, replace(block, start=people.start, end=people.end))
    return True


def _parts(walk: Walk, block: Block) -> list[tuple[Heading | None, Span, Span]]:
    """Return the labels of a block with the stretches behind them; none where it does not begin with one, or tells something."""
    masked = walk.blocks.masked
    first = _labelled(walk, Span(block.start, block.end))
    if first is None:
        return []
    if block.kind is BlockKind.ITEM and masked[first[1].end : first[1].end + 1] != ".":
        return []  # the grammar of a line reads what stands behind a colon
    parts: list[tuple[Heading | None, Span, Span]] = []
    whole = Span(first[2].start, block.end)
    for each in sentences(masked, whole):
        told = first if not parts else _labelled(walk, each)
        if told is not None:
            parts.append((told[0], told[1], Span(told[2].start, each.end)))
        else:
            parts.append((None, each, each))
    lists = [part for part in parts if part[0] is not None]
    return parts if not any(_VERB.search(masked, each[2].start, each[2].end) for each in lists) else []


def _labelled(walk: Walk, span: Span) -> tuple[Heading, Span, Span] | None:
    """Return what the label at the head of a stretch says, where it stands, and whom it stands before."""
    masked = walk.blocks.masked
    found = _LABEL.match(masked, span.start, span.end)
    if found is None or len(found["label"].split()) > _MOST_WORDS:
        return None
    label, people = Span(*found.span("label")), Span(found.end(), span.end)
    heading = _heading(walk, found["label"])
    if heading is None:
        return None
    text = masked[people.start : people.end].replace("\n", " ")
    name = name_at(text, skip_honorifics(text, 0, lexicon=walk.lexicon), lexicon=walk.lexicon)
    return (heading, label, people) if name is not None and name.score >= _SURE else None


def _heading(walk: Walk, words: str) -> Heading | None:
    heading = read_heading(words, lexicon=walk.lexicon)
    if heading.is_outside or heading.is_third or heading.side:
        return heading
    mark = read_mark(words, lexicon=walk.lexicon)
    if mark is None:
        return None
    return Heading(functions=mark.functions, side=mark.side, is_people=True)


def _read_part(walk: Walk, heading: Heading, label: Span, people: Block) -> None:
    """Read the people behind a label, for whom alone it holds."""
    before = walk.scope
    walk.scope = replace(before, spans=dict(before.spans))
    walk.scope.open_heading(heading, label)
    item = replace(people, kind=BlockKind.ITEM)
    if not read_people(walk, item):
        read_people(walk, replace(item, start=label.start))
    walk.scope = before
