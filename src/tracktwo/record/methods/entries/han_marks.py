"""Clauses of a sentence in Chinese that begin with what somebody is at the meeting: 主持人李明，评论人王芳《…》."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.han_names import han_name
from tracktwo.record.methods.entries.readings import plain_reading
from tracktwo.record.tables import Entry, Span

__all__ = ["marked_clauses"]

_MARK: Final = re.compile(
    r"(?:^|(?<=[，。；]))(?:联合|共同)?(?P<mark>(?:主旨|主题|特邀)?(?:主持|发言|评论|点评|评议|主讲|报告|召集|记录|协调|引言|与谈|讨论)人)(?=[一-鿿]{2})"
)
_CLAUSE: Final = re.compile(r"(?:《[^》]*》|“[^”]*”|（[^）]*）|\([^)]*\)|[^，。；])+")
_BEHIND: Final = frozenset("，。；、《（(“")


def marked_clauses(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, tuple[Entry, ...]]]:
    """Yield the clauses that begin so, each with the people it names; spans are places in the sentence."""
    for found in _MARK.finditer(text):
        name = han_name(text, found.end(), lexicon)
        clause = _CLAUSE.match(text, found.end())
        functions = functions_in(found["mark"], lexicon=lexicon)
        if not (name and clause and functions) or text[name.end : name.end + 1] not in _BEHIND:
            continue
        people = plain_reading(text[: clause.end()], found.end(), lexicon, True)  # noqa: FBT003 -- one of three alike
        told = tuple(
            replace(each, functions=each.functions or functions, line=Span(found.start(), clause.end()))
            for each in people
        )
        if told:
            yield Span(found.start(), clause.end()), told
