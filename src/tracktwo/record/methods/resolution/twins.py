"""Organisations printed in two scripts side by side: "Alpine Institute 高山研究所", 高山研究所 / Alpine Institute."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from tracktwo.record.lexica import lexicon
from tracktwo.record.methods.resolution.folding import HAN
from tracktwo.record.tables import Mention, Segment, Span, Stated, TextLayer

__all__ = ["stated_twins"]

_GAP: Final = r"[ \t\u3000]*[/|／·]?[ \t\u3000]*\n?[ \t\u3000]*"
_HAN_AFTER: Final = re.compile(rf"{_GAP}[(（]?(?P<name>[一-鿿·]{{4,30}})")
_HAN_BEFORE: Final = re.compile(rf"(?P<name>[一-鿿·]{{4,30}})[(（]?{_GAP}$")
_WORD: Final = r"[A-Z][\w’'&.-]*"
_LATIN_AFTER: Final = re.compile(
    rf"{_GAP}[(（]?(?P<name>{_WORD}(?:[ ](?:of|for|and|the|on|&|de|in)\b|[ ]{_WORD}){{1,9}})"
)
_POSTS_BETWEEN: Final = re.compile(
    rf"(?P<han>[一-鿿]{{2,8}}){_GAP}(?P<latin>[A-Z][\w’'-]*(?:[ ][\w’'&-]+){{0,5}}),[ ]*"
)
"""A post in both scripts between both names of a body: 高山研究所所长 Director, Alpine Institute."""
_REACH: Final = 80
_FEWEST: Final = 2
_FEWEST_HAN: Final = 4
_KINDS: Final = (
    ("universit", ("大学", "大學")),
    ("foundation", ("基金会", "基金會")),
    ("ministry", ("部",)),
    ("embassy", ("大使馆", "使馆", "大使館")),
    ("museum", ("博物馆", "博物館", "博物院")),
    ("hospital", ("医院", "醫院")),
)
"""What is the same kind of body in both scripts; one that has it and one that has it not are two."""


def stated_twins(layer: TextLayer, bodies: Iterable[Mention]) -> tuple[Stated, ...]:
    """Return the organisations of a document that stand beside their name in the other script, with both names.

    A name that stands beside two different ones is a statement about none.

    Args:
        layer: the text of the document.
        bodies: where it names organisations.
    """
    told = [
        stated
        for each in bodies
        if each.document == layer.document
        for stated in (_beside_han(layer, each) if HAN.search(each.text) else _beside_latin(layer, each))
    ]
    of_latin: dict[str, set[str]] = defaultdict(set)
    of_han: dict[str, set[str]] = defaultdict(set)
    for each in told:
        of_latin[each.name].add(each.short)
        of_han[each.short].add(each.name)
    return tuple(
        dict.fromkeys(each for each in told if len(of_latin[each.name]) == 1 and len(of_han[each.short]) == 1)
    )


def _beside_latin(layer: TextLayer, body: Mention) -> Iterator[Stated]:
    """Yield a name in Latin letters with the one in Han characters behind it, or before it."""
    if len(body.text.split()) < _FEWEST:
        return
    begin = max(0, body.start - _REACH)
    after, before = _HAN_AFTER.match(layer.text, body.end), _HAN_BEFORE.search(layer.text[begin : body.start])
    for found, offset in ((after, 0), (before, begin)):
        if found is not None and (run := _body_in(found["name"], from_end=found is before)):
            start = offset + found.start("name") + run.start
            yield from _stated(layer, Span(body.start, body.end), Span(start, start + run.end - run.start))
            return


def _beside_han(layer: TextLayer, body: Mention) -> Iterator[Stated]:
    """Yield a name in Han characters with the one in Latin letters behind it."""
    posts = _POSTS_BETWEEN.match(layer.text, body.end)
    is_post = (
        posts and posts["han"] in lexicon().roles and posts["latin"].split()[-1].lower() in lexicon().roles
    )
    found = _LATIN_AFTER.match(layer.text, posts.end() if posts and is_post else body.end)
    if found is None or len(body.text) < _FEWEST_HAN:
        return
    words = found["name"].split()
    if any(word.lower().rstrip("s") in lexicon().organisations for word in words):
        yield from _stated(layer, Span(*found.span("name")), Span(body.start, body.end))


def _body_in(run: str, *, from_end: bool) -> Span | None:
    """Return the part of a run of Han characters that names a body: from its beginning, or to its end."""
    known = lexicon().han_organisations
    if from_end:
        return Span(0, len(run)) if known.at_end(run) not in (None, run) else None
    ends = [
        end
        for end in range(len(run), _FEWEST_HAN - 1, -1)
        if known.at_end(run[:end]) not in (None, run[:end])
    ]
    before_post = (end for end in ends if run[end:] in lexicon().roles)
    end = next(before_post, ends[0] if ends else None)
    return None if end is None else Span(0, end)


def _stated(layer: TextLayer, latin: Span, han: Span) -> Iterator[Stated]:
    name, short = layer.text[latin.start : latin.end], layer.text[han.start : han.end]
    if _is_one_piece(layer, latin, han) and _are_of_a_kind(name, short):
        yield Stated(
            document=layer.document,
            name=" ".join(name.split()),
            short=short,
            name_at=latin,
            short_at=han,
        )


def _is_one_piece(layer: TextLayer, one: Span, other: Span) -> bool:
    """Return whether two names stand on one line, or in one cell."""
    first, last = min(one.start, other.start), max(one.end, other.end)
    if "\n" not in layer.text[first:last]:
        return True
    return any(_holds(each, first, last) and each.cell is not None for each in layer.segments)


def _holds(segment: Segment, first: int, last: int) -> bool:
    return segment.start <= first and last <= segment.end


def _are_of_a_kind(name: str, han: str) -> bool:
    lowered = name.lower()
    return all(
        (word in lowered) == any(each in han for each in endings)
        or (word == "ministry" and word not in lowered)
        for word, endings in _KINDS
    )
