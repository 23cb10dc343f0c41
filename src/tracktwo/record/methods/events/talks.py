"""Talks told apart from the list of people: minutes and agendas that name somebody by family name, and the title."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.entries import functions_in
from tracktwo.record.methods.entries.parts import take_parts
from tracktwo.record.methods.events.drafts import Line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.tables import Block, Span

__all__ = ["put_talks", "read_talk", "read_title_below"]

_QUOTE: Final = r"[“\"「《〈『](?P<title>[^“”\"「」《》〈〉『』]{4,200})[”\"」》〉』]"
_ADDRESS: Final = r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Amb|Ambassador)\.?\s+)"
_NAMED: Final = r"(?P<name>[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w’'-]*){0,3})"
_PRESENTED: Final = re.compile(
    rf"{_ADDRESS}?{_NAMED}\s+(?:then |also |will )?(?:presented?|spoke|speaks?|talk(?:ed|s)|lectured|gave|read|introduced|opened)\b[^.;“\"]{{0,60}}{_QUOTE}"
)
_HAN: Final = re.compile(
    r"(?P<name>[一-鿿·]{2,16}?)(?:教授|博士|先生|女士)?作(?:了)?[^，。；《“]{0,10}[《“](?P<title>[^》”]{3,100})[》”]"
)
_LINE: Final = re.compile(rf"{_QUOTE}\s*[(（]{_ADDRESS}?{_NAMED}[)）]\s*$")
_BELOW: Final = re.compile(rf"\s*{_QUOTE}[.,]?\s*(?:[(（][^()（）]{{3,80}}[)）])?\s*$")
_LABELLED: Final = re.compile(
    r"\s*(?:(?:演讲|报告|发言|主讲|分享|讲座)?(?:题目|主题)|讲题|(?:[Tt]itle|[Tt]opic|[Tt]alk|[Pp]resentation|[Pp]aper|[Ss]ubject|[Ll]ecture|[Ss]peaking on|[Ww]ill speak on)(?: of (?:the )?(?:talk|paper|presentation))?)\s*[:：]\s*[“\"「《〈『]?(?P<title>[^\s”\"」》〉』][^”\"」》\n]{2,158}?(?:[“「《][^”」》\n]{1,60}[”」》])?)[”\"」》〉』]?[.。]?\s*$"
)
"""A title behind its name, below the line of whoever holds the talk."""
_ALL: Final = re.compile(r"\s*(?P<title>\S.*?)\s*", re.DOTALL)
_DID: Final = re.compile(rf"(?P<what>[A-Z][\w ]{{3,30}}?)\s*[(（]{_ADDRESS}?{_NAMED}[)）]\s*$")


def put_talks(walk: Walk, span: Span) -> None:
    """Give the titles that a sentence tells to those of the event who have been listed before."""
    if walk.event is None:
        return
    text = walk.blocks.masked[span.start : span.end]
    if not any(mark in text for mark in '“"「《〈『'):
        return
    for pattern in (_PRESENTED, _HAN):
        for found in pattern.finditer(text):
            line = _listed(walk, found["name"])
            if line is not None and line.entry.title is None:
                _put(line, Span(*found.span("title")).shifted(span.start))


def read_talk(walk: Walk, block: Block, start: int) -> bool:
    """Read a line of an agenda that names a talk or an opening and, in brackets, somebody listed before, by family name.

    Args:
        walk: where the walk is.
        block: the line.
        start: where in it the time of the day ends.

    Returns: whether the line is one.
    """
    if walk.event is None or not walk.event.lines:
        return False
    text = walk.blocks.text(block)
    talk = _LINE.match(text, start)
    if talk and (line := _listed(walk, talk["name"])) is not None:
        if line.entry.title is None:
            _put(line, Span(*talk.span("title")).shifted(block.start))
        return True
    did = _DID.match(text, start)
    codes = functions_in(did["what"], lexicon=walk.lexicon) if did else None
    if did and codes and (line := _listed(walk, did["name"])) is not None:
        line.functions += tuple(code for code in codes if code not in line.functions)
        return True
    return False


def read_title_below(walk: Walk, block: Block) -> bool:
    """Read a line that only gives the title of a talk, below the line of whoever holds it; return whether it is one.

    Where nobody without a title stands right above, it is kept for the line below.
    """
    if walk.event is None or walk.last is None:
        return False
    text = walk.blocks.text(block)
    found = _BELOW.match(text) or _LABELLED.match(text)
    found = found or (_ALL.fullmatch(text) if block.start in walk.taking_turns else None)
    if found is None:
        return False
    line = walk.event.lines[-1] if walk.event.lines else None
    is_below = line and (line.block.start == walk.last.start or line.block.end == walk.last.end)
    if line is None or line.entry.title is not None or not is_below:
        walk.talk = Span(*found.span("title")).shifted(block.start)
        return False
    parts = take_parts(text, Span(0, len(text)), walk.lexicon)
    title = Span(*found.span("title")).shifted(block.start - line.block.start)
    asked = parts.interviewer
    line.entry = replace(
        line.entry,
        title=title,
        delivery=line.entry.delivery or parts.delivery,
        interviewer=line.entry.interviewer or (asked and asked.shifted(block.start - line.block.start)),
    )
    return True


def _put(line: Line, title: Span) -> None:
    line.entry = replace(line.entry, title=title.shifted(-line.block.start))


def _listed(walk: Walk, name: str) -> Line | None:
    """Return the one of the event whose name ends or begins with a family name, or is a name; None for two or none."""
    assert walk.event is not None
    words = name.lower().split()
    found = [
        line
        for line in walk.event.lines
        if _is_of(
            words,
            walk.blocks.masked[
                line.block.start + line.entry.person.start : line.block.start + line.entry.person.end
            ],
        )
    ]
    people = {
        walk.blocks.masked[
            line.block.start + line.entry.person.start : line.block.start + line.entry.person.end
        ]
        for line in found
    }
    return found[0] if len(people) == 1 else None


def _is_of(words: list[str], person: str) -> bool:
    of_person = person.lower().replace(",", " ").split()
    return len(words) <= len(of_person) and (
        of_person[-len(words) :] == words or of_person[: len(words)] == words
    )
