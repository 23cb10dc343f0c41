"""Who held a meeting where a sentence does not name them: "the institute", "the two foundations", "we", 我院."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_number
from tracktwo.record.methods.facets.bodies import has_noun, read_names
from tracktwo.record.methods.resolution.folding import simplified
from tracktwo.record.tables import BlockKind, Span

__all__ = ["host_of_listing", "meant_hosts", "own_name"]

_NOUN: Final = (
    r"(?P<noun>foundation|institute|institution|society|cent(?:re|er)|university|forum|council|association|academy|group|"
    r"school|network|trust|laboratory|college|league|union|fund)"
)
_DID: Final = r"(?:(?:have|has|had|will)\s+)?(?:(?:jointly|together|also|again|then|successfully)\s+)?(?:co-?)?(?:hosted?|held|hold|organi[sz]ed?|convened?|ran|run|gave|launched|put on|brought together|hosts|holds)\b"
_BY: Final = r"(?:hosted|organi[sz]ed|convened|held|run|arranged|called|put on)\s+(?:jointly\s+)?by\s+"
_ONE: Final = re.compile(
    rf"\b(?:[Tt]he|[Oo]ur)\s+{_NOUN}(?:,[^,.;]{{3,60}},)?\s+{_DID}|\b{_BY}(?:the|our)\s+{_NOUN.replace('noun', 'noun2')}\b(?!\s+(?:of|for)\b)"
)
_ALONE: Final = frozenset(_NOUN[len("(?P<noun>") : -1].replace("cent(?:re|er)", "centre|center").split("|"))
_SEVERAL: Final = (
    r"(?:the\s+(?:two|same)|both)\s+(?:\w+\s+)?"
    r"(?:institut\w+|organi[sz]\w+|partners|hosts|cent(?:re|er)s|foundations|societies|universities|bodies|houses|think tanks)"
)
_TWO: Final = re.compile(
    rf"\b{_SEVERAL}\b[^.;]{{0,80}}?\s+(?:{_DID}|met\b)|\b{_BY}{_SEVERAL}\b", re.IGNORECASE
)
_WE: Final = re.compile(
    r"\b[Ww]e\s+(?:(?:also|then|again|jointly)\s+)?(?:hosted|held|organi[sz]ed|convened|ran|met|brought together|welcomed)\b"
)
_PARTNERS: Final = re.compile(r"\bwith our partners?(?: at)?,?\s+(?:the\s+)?(?P<who>[A-Z][^,.;]{3,80})")
_OURS: Final = re.compile(
    r"^(?:[我本](?P<kind>院|会|所|中心|校|基金会|协会|学会|研究院|研究所|社|馆|团|智库)|(?P<noun>基金会|协会|学会|研究院|研究所|研究中心))$"
)
_NAMES: Final = re.compile(
    r"[A-Z][\w’'&.-]*(?:\s+(?:(?:of|for|on|and|de|du|des|da|do|&)\s+(?:the\s+)?)?[A-Z][\w’'&.-]*){1,9}"
)
_HAN_RUN: Final = re.compile("[一-鿿·]{4,30}")
_PERIODICAL: Final = re.compile(
    r"\b(?:annual (?:report|review)|newsletter|news|bulletin|report|letter|quarterly|the|from|of)\b|\d{4}|[^\w\s]",
    re.IGNORECASE,
)
_LISTING: Final = re.compile(
    r"\b(?:events|meetings|workshops|seminars|dialogues|webinars|activities|lectures|round ?tables|conferences)\s+"
    r"(?:(?:organi[sz]ed|held|hosted|convened) )?(?:of|by|at)\s+(?=the\s|[A-Z])",
    re.IGNORECASE,
)
_HEAD: Final = 6
_REACH: Final = 1500
_BOTH: Final = 2
_BESIDE: Final = 1


def meant_hosts(walk: Walk, text: str, span: Span) -> tuple[tuple[str, ...], Span] | None:
    """Return who held a meeting according to a sentence that names them by a noun, and the words that do; None without.

    Args:
        walk: where the walk is.
        text: the sentence, masked.
        span: where it stands.
    """
    several = _TWO.search(text)
    if several:
        names = _last_two(walk, span.start)
        return (names, Span(*several.span()).shifted(span.start)) if names else None
    one = _ONE.search(text)
    if one:
        noun = (one["noun"] or one["noun2"]).lower()
        name = _last_called(walk, noun, span.start)
        return ((name,), Span(*one.span()).shifted(span.start)) if name else None
    ours = _WE.search(text)
    name = _own_body(walk) if ours else None
    if ours is None or name is None:
        return None
    return (name, *_partners(walk, text, span)), Span(*ours.span()).shifted(span.start)


def _partners(walk: Walk, text: str, span: Span) -> tuple[str, ...]:
    """Return with whom we held a meeting: "with our partner X"."""
    found = _PARTNERS.search(text)
    names = read_names(text, Span(*found.span("who")), lexicon=walk.lexicon) if found else ()
    return walk.names(names, span.start)


def own_name(walk: Walk, name: str) -> str:
    """Return the name of the house a page in Han script calls its own by 我院 or 本会; any other name as it is."""
    if name.lower() in _ALONE:
        return _last_called(walk, name.lower(), len(walk.blocks.masked)) or name
    ours = _OURS.match(simplified(name))
    if ours is None:
        return name
    for run in _HAN_RUN.finditer(walk.blocks.masked[:_REACH]):
        body = _han_body(run[0], ours["kind"] or ours["noun"], walk.lexicon)
        if body:
            start = run.start()
            return walk.names((Span(start, start + len(body)),), 0)[0]
    return name


def host_of_listing(walk: Walk) -> tuple[str, Span] | None:
    """Return whose meetings a page lists according to its title, and where: "Past events of the Polder Institute"."""
    title = walk.title
    text = walk.blocks.text(title) if title else ""
    found = _LISTING.search(text)
    named = [*_bodies(text[found.end() :], walk.lexicon)] if found else []
    if title is None or found is None or len(named) != 1:
        return None
    start, words = named[0]
    at = title.start + found.end() + start
    return words, Span(at, at + len(words))


def _han_body(run: str, kind: str, lexicon: Lexicon) -> str | None:
    """Return the body a run of Han characters begins with, if it is of a kind: a research institute for 院."""
    for end in range(len(run), 3, -1):
        words = run[:end]
        if (
            words.endswith(kind)
            and lexicon.han_organisations.at_end(words) not in (None, words)
            and "我" not in words
        ):
            return words
    return None


def _bodies(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str]]:
    """Yield the organisations of a text by a noun of theirs, and where they begin."""
    for found in _NAMES.finditer(text):
        for name in read_names(text, Span(*found.span()), lexicon=lexicon):
            words = " ".join(text[name.start : name.end].split())
            if has_noun(words, lexicon) and len(words.split()) > 1:
                yield name.start, words


def _last_two(walk: Walk, before: int) -> tuple[str, ...]:
    """Return the two organisations named last before a place, in the order of their first naming; none where there are fewer."""
    earlier = [
        draft.get("hosts") for draft in walk.drafts if draft.get("hosts") and draft.span.start < before
    ]
    if earlier and len(earlier[-1]) >= _BOTH:
        return tuple(earlier[-1])
    start = max(0, before - _REACH)
    named = [name for _, name in _bodies(walk.blocks.masked[start:before], walk.lexicon)]
    distinct = list(dict.fromkeys(named))
    return tuple(distinct) if len(distinct) == _BOTH else ()


def _last_called(walk: Walk, noun: str, before: int) -> str | None:
    """Return the organisation named last before a place whose name has a noun, else the only one of the document."""
    every = [
        (place, name)
        for place, name in _bodies(walk.blocks.masked, walk.lexicon)
        if noun in (word.lower().strip(".,") for word in name.split())
    ]
    earlier = [name for place, name in every if place < before]
    if earlier:
        return earlier[-1]
    names = {name for _, name in every}
    return names.pop() if len(names) == 1 else None


def _own_body(walk: Walk) -> str | None:
    """Return the house a page is of: the one organisation that one of its first lines names, and little else."""
    for block in walk.blocks.blocks[:_HEAD]:
        text = walk.text(block)
        bare = _PERIODICAL.sub(" ", text).split()
        named = [name for _, name in _bodies(text, walk.lexicon)]
        if block.kind is BlockKind.PARAGRAPH or find_number(text) or len(set(named)) != 1:
            continue
        if len(bare) - len(named[0].split()) <= _BESIDE:
            return named[0]
    return None
