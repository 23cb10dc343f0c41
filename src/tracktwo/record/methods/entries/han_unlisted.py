"""People in a sentence in Chinese whose post no list knows, but the body before it or the Latin spelling behind the name tells."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.han_names import ENDS_NAME, han_name
from tracktwo.record.methods.entries.han_posts import han_post
from tracktwo.record.methods.entries.han_starts import post_start
from tracktwo.record.tables import Post, Span

__all__ = ["after_unlisted", "before_latin"]

_ENDS_POST: Final = re.compile("[师员家官士监工](?=[一-鿿]{2})")
_SPELT: Final = re.compile(
    r"[一-鿿]*[师员家人官士长手](?P<name>[一-鿿]{1,4}(?:[·•・‧][一-鿿]{1,8}){1,3})(?P<latin>[（(][^\W\d_a-z一-鿿][\w.’' -]{3,50}[)）])"
)
"""A post, a foreign name, and how it is spelt in Latin letters."""


def after_unlisted(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names between a post that is in no list, behind an organisation, and a mark: 保险公司首席核保师王芳、…."""
    for found in _ENDS_POST.finditer(text):
        start = post_start(text, found.start(), 0)
        post = han_post(text, start, found.end(), lexicon=lexicon)
        if not (post.roles and post.organisations):
            continue
        name = han_name(text, found.end(), lexicon)
        if (
            name
            and text[name.end : name.end + 1] in ENDS_NAME
            and text[name.start : name.end] not in lexicon.not_names
        ):
            yield name, post, name.end


def before_latin(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield foreign names behind a calling that is in no list, spelt again in Latin letters: 法国木匠让·布朗（Jean Blanc）."""
    for found in _SPELT.finditer(text):
        begin, end = post_start(text, found.start("name"), 0), found.start("name")
        begin += next((n for n in (4, 3, 2) if code_of(text[begin : begin + n], lexicon=lexicon)), 0)
        roles = (Span(begin, end),) if 1 < end - begin < 9 else ()
        yield Span(*found.span("name")), Post(roles=roles), found.end("latin")
