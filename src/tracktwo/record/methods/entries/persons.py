"""One person in a stretch of a line: the name, and what is printed round it."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.han_names import runs_on
from tracktwo.record.methods.entries.names import NameFound, name_at, skip_honorifics
from tracktwo.record.methods.entries.postnominals import POSTNOMINALS
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.entries.roles import begins_post, role_before
from tracktwo.record.methods.scripts import TWIN, is_mixed
from tracktwo.record.tables import Entry, Post, Span

__all__ = ["read_person"]

_HAN: Final = re.compile(r"[一-鿿]")
_BRACKET_LAST: Final = re.compile(r"\s*[(（][^()（）]{1,60}[)）]$")
_LATIN_LAST: Final = re.compile(r"[A-Z][\w’'.-]*(?:[ ][\w’'.-]+){1,5}$")
_FULL_STOP: Final = re.compile(r"[a-zà-ÿ]{2}\.$")
"""The full stop of a line, not of an initial."""
_ADDRESSED: Final = re.compile(r"\s?(?:先生|女士|小姐|博士|教授|院士|阁下|夫人)(?=[（(，,、；;：:\s]|$)")
_TELLS: Final = re.compile(
    r"(?:先生|女士|博士|教授|副?所长|副?院长|副?主任|研究员)?(?:认为|表示|指出|建议|介绍了|强调|回顾了|提出|汇报了|分享了)"
)
"""What begins a sentence about what somebody said."""
_DOES_LAST: Final = re.compile("(?:共同|联合|分别|轮流)(?:主持|主办|致辞|发言|出席|参加|召集)$")
"""The end of a sentence, which is no name."""
_UNLISTED_LAST: Final = re.compile("[ \u3000]{1,4}([一-鿿]{2,4})$")
"""What white space parts from a post before it."""
_UNSURE: Final = 0.3
"""How sure such a name is, whose family name is in no list: a marker before it or a title behind has to say more."""
_BRACKET: Final = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,80})[)）\]]")


def read_person(text: str, span: Span, lexicon: Lexicon, *, expected: bool) -> Entry | None:
    """Return who a stretch of a line names, and what is printed round the name; None where it names nobody.

    Args: expected: whether a bare name is enough.
    """
    content = text[span.start : span.end]
    start = span.start + len(content) - len(content.lstrip(" \t,;:–—-•·"))
    end = span.start + len(content.rstrip(" \t,;:–—-*†‡"))
    end -= bool(_FULL_STOP.search(text, start, end))
    if start >= end:
        return None
    titled = _after_post(text, span, Span(start, end), lexicon)
    if titled is not None:
        return titled
    name = name_at(text, start, lexicon=lexicon)
    if name is None and expected:
        name = _any_han_name(text, start, end, lexicon)
    if name is None:
        return _name_last(text, Span(start, end), lexicon)
    text = _without_twin(text, Span(name.span.end, end)) if is_mixed(text[start:end]) else text
    behind = POSTNOMINALS.match(text, name.span.end, end) or _ADDRESSED.match(text, name.span.end, end)
    rest = behind.end() if behind else name.span.end
    end = rest if _TELLS.match(text, rest, end) else end
    after = text[rest:end].lstrip()
    post, country = Post(), None
    if after:
        if not (
            after[0] in ",;:：(（[，；、–—-|/·"
            or re.match(r"(?:of|from|at)\s", after)
            or _HAN.match(after)
            or begins_post(text, end - len(after), lexicon=lexicon)
        ):
            return None
        bracket = _BRACKET.match(text, rest)
        if bracket:
            country = code_of(bracket[1].strip(), lexicon=lexicon) or _sign(text, bracket, end, lexicon)
            inner = " " * len(bracket[1]) if country else bracket[1]
            text = text[: bracket.start(1) - 1] + "," + inner + "," + text[bracket.end(1) + 1 :]
        post = read_post(text, rest, end, lexicon=lexicon)
    known = bool(post.roles) or bool(after and has_post(text, rest, end, lexicon=lexicon))
    score = name.score * 0.6 + (0.35 if known else 0.1 if after else 0.0) + (0.2 if expected else 0.0)
    if not after and not expected:
        return None
    if after and not known and not expected and country is None:
        return None
    return Entry(line=span, person=name.span, post=post, country=country, score=score)


def _sign(text: str, bracket: re.Match[str], end: int, lexicon: Lexicon) -> str | None:
    """Return the country of a sign of three letters in a bracket that a post or an organisation follows."""
    code = lexicon.signs.get(bracket[1].lower()) if bracket[1].isupper() and len(bracket[1]) == 3 else None
    follows = code and text[bracket.end() : end].lstrip()[:1] in (",", "，")
    return code if follows and has_post(text, bracket.end(), end, lexicon=lexicon) else None


def _without_twin(text: str, rest: Span) -> str:
    """Return a text without a name in the other script behind a name: ``LI Ming 李明, Director``."""
    twin = TWIN.match(text, rest.start, rest.end)
    return (
        text
        if twin is None
        else text[: twin.start()] + " " * (twin.end() - twin.start()) + text[twin.end() :]
    )


def _after_post(text: str, line: Span, span: Span, lexicon: Lexicon) -> Entry | None:
    """Read ``Secretary-General Karin Ek, …``: a post before the name, which is no mere form of address."""
    before = role_before(text, span.start, min(span.end, span.start + 60), lexicon=lexicon)
    if (
        before is None
        or before.end + 1 >= span.end
        or text[before.start : before.end].lower() in lexicon.honorifics
    ):
        return None
    named = name_at(text, before.end + 1, lexicon=lexicon)
    if named is None or named.span.start != skip_honorifics(text, before.end + 1, lexicon=lexicon):
        return None
    if ":" in text[before.start : named.span.start]:
        return None
    entry = read_person(text, Span(named.span.start, span.end), lexicon, expected=True)
    return entry and replace(entry, line=line, post=replace(entry.post, roles=(before, *entry.post.roles)))


def _any_han_name(text: str, start: int, end: int, lexicon: Lexicon) -> NameFound | None:
    """Return a name in Han characters whose family name is in no list, where a post follows it."""
    found = re.compile(r"([一-鿿]{2,6})(?:[ ,，(（])").match(text, start)
    if (
        found is None
        or re.search("[的与在是了]|^第|^[上下]午|^全天", found[1])
        or functions_in(found[1], lexicon=lexicon)
        or found[1] in lexicon.people_heads
        or found[1] in lexicon.not_names
        or lexicon.han_organisations.at_end(found[1])
    ):
        return None
    if has_post(text, found.start(), found.end(1), lexicon=lexicon) or not has_post(
        text, found.end(1), end, lexicon=lexicon
    ):
        return None
    return NameFound(Span(*found.span(1)), 0.5)


def _name_last(text: str, span: Span, lexicon: Lexicon) -> Entry | None:
    """Read a Chinese line whose name stands last, after organisation and post: 外交学院教授王小明."""
    content = text[span.start : span.end].rstrip(" 。.：:")
    if not _HAN.search(content):
        return None
    content = _BRACKET_LAST.sub("", content)
    if _DOES_LAST.search(content):
        return None
    address = lexicon.han_honorifics.at_end(content)
    content = content[: -len(address)] if address and len(content) > len(address) + 4 else content
    latin = _LATIN_LAST.search(content)
    if latin and lexicon.han_roles.at_end(content[: latin.start()].rstrip(" 　")):
        place = span.start + latin.start()
        name = name_at(text[: span.start + len(content)], place, lexicon=lexicon)
        if name is not None and name.span.end == span.start + len(content):
            post = read_post(text, span.start, place, lexicon=lexicon)
            return Entry(line=span, person=name.span, post=post, score=0.8)
    foreign = _foreign_last(text, span, content, lexicon)
    if foreign is not None:
        return foreign
    for length in (3, 2, 4):
        stem = content[:-length]
        if len(stem) < 2:
            continue
        start = span.start + len(stem)
        name = name_at(text[: span.start + len(content)], start, lexicon=lexicon)
        if name is None or name.span.end != span.start + len(content):
            continue
        head = stem.rstrip(" 　、,，")
        if lexicon.han_roles.at_end(head) or _parted(content, len(stem), lexicon):
            return Entry(
                line=span,
                person=name.span,
                post=read_post(text, span.start, span.start + len(head), lexicon=lexicon),
                score=0.8,
            )
    return _unlisted_last(text, span, content, lexicon)


def _unlisted_last(text: str, span: Span, content: str, lexicon: Lexicon) -> Entry | None:
    """Read a Chinese line whose name, of a family in no list, stands last, white space between it and a post."""
    parted = _UNLISTED_LAST.search(content)
    head = content[: parted.start()] if parted else ""
    if parted and lexicon.han_roles.at_end(head) and not _is_known(parted[1], lexicon):
        named = Span(*parted.span(1)).shifted(span.start)
        post = read_post(text, span.start, span.start + len(head), lexicon=lexicon)
        return Entry(line=span, person=named, post=post, score=_UNSURE)
    return None


def _is_known(words: str, lexicon: Lexicon) -> bool:
    """Return whether some Han characters are a post, a body, what somebody does, or stand in no name."""
    return bool(
        words in lexicon.not_names
        or words in lexicon.people_heads
        or functions_in(words, lexicon=lexicon)
        or lexicon.han_roles.at_end(words)
        or lexicon.han_organisations.at_end(words)
        or code_of(words, lexicon=lexicon)
    )


def _foreign_last(text: str, span: Span, content: str, lexicon: Lexicon) -> Entry | None:
    """Read a Chinese line, as far as told, whose name stands last and has the mark of a foreign one."""
    foreign = re.search(r"[一-鿿]{1,6}(?:[·•・‧-][一-鿿]{1,8}){1,3}$", content)
    if foreign is None or runs_on(foreign[0]):
        return None
    parted = _parted(content, foreign.start(), lexicon)
    if parted:
        post = read_post(text, span.start, span.start + parted, lexicon=lexicon)
        named = Span(span.start + foreign.start(), span.start + len(content))
        return Entry(line=span, person=named, post=post, score=0.8)
    # the family of a foreign name has no mark where it begins: after the last noun of a post
    nouns = lexicon.han_roles.words
    cuts = [content.find(role) + len(role) for role in nouns if role in content[: foreign.end() - 3]]
    cut = max((each for each in cuts if foreign.start() <= each < foreign.end() - 2), default=foreign.start())
    head = content[:cut]
    if lexicon.han_roles.at_end(head):
        place = span.start + cut
        post = read_post(text, span.start, place, lexicon=lexicon)
        return Entry(line=span, person=Span(place, span.start + len(content)), post=post, score=0.8)
    return None


def _parted(content: str, start: int, lexicon: Lexicon) -> int:
    """Return where the post or organisation ends that white space parts from a name behind it; 0 where none does."""
    head = content[:start].rstrip(" 　\t,，")
    if len(head) == start or content[start - 1] not in " 　\t":
        return 0
    known = lexicon.han_roles.at_end(head) or lexicon.han_organisations.at_end(head)
    return len(head) if known else 0
