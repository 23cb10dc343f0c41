"""People in sentences: lists after "included", and somebody with a post who spoke, opened or moderated."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, latin_adjectives, latin_names
from tracktwo.record.methods.entries.names import NameFound, name_at
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.tables import Entry, Span

__all__ = ["Told", "people_in_prose"]

_LIST: Final = re.compile(
    r"\b(?:included|including|include|were|was|comprised|featured|featuring|led by|namely|heard from|such as|by|from|with)\b:?\s+|[:：]\s+"
)
_LISTED: Final = re.compile(
    r"\b(?:speakers?|participants?|delegation|panell?ists?|panel|experts?|presenters?|contributors?|discussants?|attendees|guests|side|team|moderated|chaired|opened|closed|facilitated)\b",
    re.IGNORECASE,
)
_JOINT: Final = re.compile(r"\s*(?:;\s*(?:and\s+)?|,\s*and\s+|,\s*|\s+and\s+|\s+as well as\s+)\s*")
_VERBS: Final = (
    (
        re.compile(
            r"\b(?:moderated|chaired|presided)\b|\b(?:served|acted) as (?:the )?(?:moderator|chair)\b"
        ),
        "moderator",
    ),
    (re.compile(r"\bfacilitated\b|\b(?:served|acted) as (?:the )?facilitator\b"), "facilitator"),
    (re.compile(r"\bkeynote\b"), "keynote"),
    (
        re.compile(r"\b(?:opened|welcomed)\b|\b(?:opening|welcome|welcoming) (?:remarks|address|speech)\b"),
        "opening",
    ),
    (re.compile(r"\b(?:closed|concluded|summed up)\b|\bclosing (?:remarks|address|speech)\b"), "closing"),
    (re.compile(r"\b(?:took notes|rapporteur)\b"), "rapporteur"),
    (
        re.compile(
            r"\b(?:spoke|presented|took the floor|gave|delivered|discussed|addressed|reported|introduced|commented|responded|outlined|described|argued|shared)\b"
        ),
        "speaker",
    ),
)
_VERB: Final = re.compile("|".join(pattern.pattern for pattern, _ in _VERBS))
_BY: Final = re.compile(r"\b(moderated|chaired|facilitated|opened|closed|led|introduced)\s+by\s+")
_OF: Final = {
    "moderated": "moderator",
    "chaired": "moderator",
    "facilitated": "facilitator",
    "opened": "opening",
    "closed": "closing",
    "introduced": "opening",
}


class Told(NamedTuple):
    """Somebody a sentence names, and the country of the side it says they are of."""

    entry: Entry
    side: str | None


def people_in_prose(text: str, *, lexicon: Lexicon) -> Iterator[Told]:
    """Yield the people of a sentence who do something at an event; spans are places in it.

    Everybody yielded has a post or an organisation printed with the name: prose names many who took no part.
    """
    side = _side(text, lexicon)
    marked = _BY.search(text)
    if marked and name_at(text, marked.end(), lexicon=lexicon):
        code = _OF.get(marked[1])
        for entry in _run(text, marked.end(), len(text), lexicon):
            yield Told(_with(entry, (code,) if code else ()), side)
        return
    verb = _VERB.search(text)
    start = _first_name(text, verb.start() if verb else 0, lexicon)
    if verb and start is not None and start < verb.start():
        code = next(code for pattern, code in _VERBS if pattern.search(text, verb.start()))
        for entry in _run(text, start, verb.start(), lexicon):
            yield Told(_with(entry, (code,)), side)
        return
    listed = _LISTED.search(text)
    for found in _LIST.finditer(text, listed.end() if listed else len(text)):
        if name_at(text, found.end(), lexicon=lexicon):
            yield from (
                Told(entry, side) for entry in _run(text, found.end(), len(text.rstrip(" .")), lexicon)
            )
            return


def _side(text: str, lexicon: Lexicon) -> str | None:
    """Return the country whose people a sentence says it lists, at its head."""
    head = text[:90]
    found = re.search(rf"\b(?:[Ff]rom|[Ff]or)\s+(?:the\s+)?({latin_names(lexicon)})\b", head) or re.search(
        rf"\b({latin_adjectives(lexicon)})\s+(?:side|delegation|speakers|participants|experts|panell?ists|team|delegates)\b",
        head,
    )
    return code_of(found[1], lexicon=lexicon) if found else None


def _first_name(text: str, limit: int, lexicon: Lexicon) -> int | None:
    """Return where the first person stands, at the head of a sentence or after its first comma."""
    heads = [0, *(found.end() for found in re.finditer(r",\s+", text[:limit]))]
    return next((start for start in heads[:3] if _is_person(text, start, limit, lexicon)), None)


def _is_person(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    name = name_at(text, start, lexicon=lexicon)
    return name is not None and name.score >= 0.6 and _has_own_post(text, name, end, lexicon)


def _has_own_post(text: str, name: NameFound, end: int, lexicon: Lexicon) -> bool:
    after = text[name.span.end : end]
    return bool(re.match(r"\s*(?:,|\(|\s(?:of|from|at)\s)", after)) and has_post(
        text, name.span.end, end, lexicon=lexicon
    )


def _run(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Entry]:
    """Yield the people of a list from a place on, each up to where the next begins."""
    edges = [start]
    for found in _JOINT.finditer(text, start, end):
        if found.start() > edges[-1] and _is_person(text, found.end(), end, lexicon):
            edges += [found.start(), found.end()]
    edges.append(end)
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        name = name_at(text, first, lexicon=lexicon)
        if name is None or name.span.end > last:
            return
        post = read_post(text, name.span.end, len(text[:last].rstrip(" ,.;")), lexicon=lexicon)
        if not post.roles and not post.organisations:
            return
        yield Entry(line=Span(first, last), person=name.span, post=post, score=0.7)


def _with(entry: Entry, functions: tuple[str, ...]) -> Entry:
    return Entry(
        line=entry.line, person=entry.person, post=entry.post, functions=functions, score=entry.score
    )
