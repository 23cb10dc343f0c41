"""Lines that name people, put into the event that is open."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.absence import ABSENT
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries import functions_in, read_entries
from tracktwo.record.methods.entries.names import skip_honorifics
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.entries.posts import read_post
from tracktwo.record.methods.events.drafts import Line
from tracktwo.record.methods.events.talks import read_talk
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.scopes import said_delivery
from tracktwo.record.methods.scripts import unbroken
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Basis, Block, Entry, Span

__all__ = [
    "entries_of",
    "is_withdrawn",
    "names_nobody",
    "put_line",
    "read_people",
]

_SURE: Final = 0.6
_ABOVE: Final = frozenset({"moderator", "discussant", "rapporteur", "interpreter"})
_WITHOUT_TALK: Final = _ABOVE | {"facilitator"}
"""Who is named behind a list and is not one of it."""
_NOBODY: Final = re.compile(
    rf"\s*[(（]?\s*(?:{ABSENT}|(?:readers|you) may also (?:like|enjoy|be interested in)|also of interest|"
    r"secretariat|actions?(?: (?:by|on|for|items?))?|行动项|责任人|logistics|technical support|(?:[\w/]+ )?interpreters?|interpretation|translation|photos?|photography|design|sponsors?|observers?: one|thanks to|列席|(?:[一-鿿]{1,3})?(?:翻译|口译|传译)|摄影|司仪|会务组?|翻译志愿者|致谢|鸣谢|(?:致谢\s*)?acknowledge?ments|(?:[\w ,&/-]{0,30}\b)?(?:contact(?: person)?s?|enquir(?:y|ies)|inquiries|registration|accommodation|rsvp|booking|visas?|webmaster|layout|proof-?reading|edit(?:ors?|ed by)|portraits?|guides?|tour guide|(?:program(?:me)?|organi[sz]ing|steering|selection) (?:committee|group)|(?:past|former|previous) (?:co-?)?(?:chair\w*|presidents|directors|moderators|hosts|speakers|fellows)|page editor|(?:further |background |suggested |recommended )?reading(?: list)?(?: for [a-z]+)?|staff|help ?desk|hotline|pictures|videos?|recording|drivers?|volunteers?)|联系人|会务联系人|工作人员|编辑|责编|校对|制图|讲解员|导游|领票|参考书目|历任主席|往届(?:主席|嘉宾)|秘书处)(?:\s*[/／]?\s*(?:[一-鿿]{2,8}|[a-z][a-z ]{2,20}))?\s*[:：]",
)
_CAPTION: Final = re.compile(
    r"[(（](?:photos?|photographs?|pictures?|images?|credit|摄影|图)\s*(?:by\s|[:：])[^()（）]*[)）]\s*\.?$"
)
"""What ends the words below a picture."""
_SHORT_NOTE: Final = re.compile(r"[^.:;,]{3,60}[.]\s+(?=[a-z])")
_THIRD: Final = re.compile(
    r"\s*(?:(?:invited |international )?(?:observers?|guests|resource persons?)|(?:特邀|国际|其他)?(?:嘉宾|观察员)|列席(?:人员)?)\s*[:：]",
    re.IGNORECASE,
)
"""What stands before people of neither side."""
_WITHDRAWN: Final = re.compile(
    r"\bWITHDRAWN\b|[(\[–—-]\s*(?:withdrawn|cancell?ed|unable to (?:attend|join)|(?:both |neither |not )(?:present|absent))\b|（(?:因故)?(?:缺席|取消|未到|未出席)[^（）]*）"
)
"""What stands by the name of somebody who did not come."""
_PROSE_BEHIND: Final = re.compile(
    r"(?<=[a-z)’])\.\s+(?![A-Z][a-z]+(?: [a-z]+){0,2} by\s+[^\W\d_a-z])(?=(?:[A-Z][a-z’]*|I)\s+(?!(?:de|da|do|di|la|le|van|von|der|den|bin|al|el|ul|of|and)\b)[a-z]+\b[^;:]*(?:[.?!]|$))"
)
"""Where a list of people ends that a sentence follows: "…; Ana Reis. If you wish to come, write to us."."""
_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{2,30})[)）]")
_NAME: Final = re.compile(
    r"[^\W\d_一-鿿][\w’'.-]*(?:(?:,? |,)[^\W\d_一-鿿][\w’'.-]*){0,5}|[一-鿿]{2,6}|[一-鿿]{1,6}(?:[·•・‧-][一-鿿]{1,8}){1,3}"
)
_DEPARTMENT: Final = re.compile(
    r"\b(?:department|division|unit|section|desk|directorate|branch|team)$|^(?:department|division|office|directorate) of\b|[一-鿿](?:部|处|室|系|科|组)$",
    re.IGNORECASE,
)


def read_people(walk: Walk, block: Block) -> bool:
    """Read the people of a line into the event that is open; return whether it names any."""
    if walk.event is None or walk.scope.is_outside:
        return False
    if block.start in walk.echoes and walk.last is not None and _is_of_last(walk, walk.last):
        return True
    text = walk.blocks.text(block)
    prose = _PROSE_BEHIND.search(text)
    if prose and re.search("[:;]", text[: prose.start()]):
        return read_people(walk, replace(block, end=block.start + prose.start()))
    if names_nobody(text) or is_withdrawn(text) or read_talk(walk, block, after_time(text)):
        return True
    if _THIRD.match(text):
        walk.scope.side = None
    met = any(name in text for name in walk.known)
    column = walk.columns.get(block.cell.column) if block.cell is not None else None
    listed = column is not None and bool(column.functions or column.holds_people)
    entries = entries_of(walk, block, expected=walk.scope.is_people or met or listed)
    if block.start in walk.shaped and (not entries or len(entries) > 1):
        entries = (walk.shaped[block.start],)
    if met and not walk.scope.is_people:
        entries = tuple(
            each for each in entries if each.score >= _SURE or _words(walk, block, each) in walk.known
        )
    for entry in entries:
        if column is not None and column.functions and not entry.functions:
            entry = replace(entry, functions=column.functions)  # noqa: PLW2901
        put_line(walk, entry, Span(block.start, block.end), side=column.side if column else None)
    return bool(entries)


def _is_of_last(walk: Walk, last: Block) -> bool:
    """Return whether the last line of the event is the block before."""
    assert walk.event is not None
    return bool(walk.event.lines) and walk.event.lines[-1].block.start == last.start


def names_nobody(text: str) -> bool:
    """Return whether words begin with what stands before people who take no part: "Accommodation: …"."""
    if ":" not in text and "：" not in text:
        return False
    lower = text.lower()
    if _CAPTION.search(lower):
        return True
    note = _SHORT_NOTE.match(lower)
    return _NOBODY.match(lower) is not None or (
        note is not None and _NOBODY.match(lower, note.end()) is not None
    )


def is_withdrawn(text: str) -> bool:
    """Return whether a line says that somebody did not come."""
    return _WITHDRAWN.search(text) is not None


def entries_of(walk: Walk, block: Block, *, expected: bool) -> tuple[Entry, ...]:
    """Return the people a block names; where it begins with a cell of a column of names, whoever that cell names."""
    compact, places = unbroken(walk.blocks.text(block))
    compact = compact.replace("\n(", " (")
    entries = tuple(
        each.spread(places) for each in read_entries(compact, lexicon=walk.lexicon, expected=expected)
    )
    end = walk.blocks.names.get(block.start)
    named = None if end is None else _named(walk, block, end)
    if named is None or (len(entries) == 1 and entries[0].person == named.person):
        return entries
    return (named,)


def _named(walk: Walk, block: Block, end: int) -> Entry | None:
    """Return whoever a cell of a column of names names, and the post in the cells beside it; None if it can be no name."""
    text = walk.blocks.text(block).replace("\n", " ")
    cell = text[: end - block.start]
    start = skip_honorifics(cell, 0, lexicon=walk.lexicon)
    behind = _BRACKET.search(cell, start)
    words = cell[start : behind.start() if behind else len(cell)].rstrip(" ,;")
    if not _NAME.fullmatch(words) or is_organisation(words, walk.lexicon):
        return None
    said = behind[1] if behind else ""
    return Entry(
        line=Span(0, len(text)),
        person=Span(start, start + len(words)),
        post=read_post(text, len(cell), len(text), lexicon=walk.lexicon),
        functions=functions_in(said, lexicon=walk.lexicon) or () if said else (),
        delivery=said_delivery(said) if said else (),
        country=code_of(said, lexicon=walk.lexicon) if said else None,
        score=_SURE,
    )


def _words(walk: Walk, block: Block, entry: Entry) -> str:
    return walk.blocks.masked[block.start + entry.person.start : block.start + entry.person.end]


def put_line(walk: Walk, entry: Entry, block: Span, *, side: str | None = None) -> None:
    """Put somebody into the event that is open, with what the headings above say of the line."""
    assert walk.event is not None
    scope = walk.scope
    if walk.notes:
        entry = walk.notes.told(entry, block.start)
    walk.known.add(walk.blocks.masked[block.start + entry.person.start : block.start + entry.person.end])
    functions, basis = entry.functions, {}
    if scope.body is not None and not _is_of_a_body(walk, entry, block):
        own = (*entry.post.organisations, scope.body.shifted(-block.start))
        entry = replace(entry, post=replace(entry.post, organisations=own))
        basis["orgs"] = Basis.INHERITED
    inherited = scope.functions or scope.session_functions
    if (
        scope.functions
        and scope.functions != ("moderator",)
        and scope.session_functions
        and "moderator" not in functions
    ):
        inherited = scope.session_functions + tuple(
            each for each in scope.functions if each not in scope.session_functions
        )
    if inherited and not set(functions) & _WITHOUT_TALK:
        functions += tuple(each for each in inherited if each not in functions)
        if not entry.functions:
            basis["functions"] = Basis.INHERITED
    entry = _with_talk_above(walk, entry, block, functions)
    if scope.delivery and not entry.delivery and not set(entry.functions) & _ABOVE:
        entry = replace(entry, delivery=scope.delivery)
        basis["delivery"] = Basis.INHERITED
    name = walk.blocks.masked[block.start + entry.person.start : block.start + entry.person.end]
    told = entry.country or side
    if told is None and scope.side is not None:
        again = set(entry.functions) & _ABOVE or not (entry.post.roles or entry.post.organisations)
        told = (walk.sides.get((scope.event, name)) if again else None) or scope.side
    if told is not None:
        walk.sides.setdefault((scope.event, name), told)
    if entry.country is None and told is not None:
        basis["side"] = Basis.INHERITED
    walk.event.lines.append(
        Line(
            entry=entry,
            block=block,
            side=told,
            functions=functions,
            session=scope.session,
            basis=basis,
            headings=dict(scope.spans) | ({"orgs": scope.body} if scope.body else {}),
        )
    )


def _with_talk_above(walk: Walk, entry: Entry, block: Span, functions: tuple[str, ...]) -> Entry:
    """Return an entry with the title that stands alone on the line above it, if its line says that it speaks."""
    talk, last = walk.talk, walk.last
    if talk is None or last is None or not last.start <= talk.start < last.end:
        return entry
    speaks = entry.functions or (set(functions) & {"keynote", "speaker"} and "panelist" not in functions)
    if not speaks or entry.title is not None or set(functions) & _WITHOUT_TALK:
        return entry
    return replace(entry, title=talk.shifted(-block.start))


def _is_of_a_body(walk: Walk, entry: Entry, block: Span) -> bool:
    """Return whether a line names an organisation of its own, and not only a department of one."""
    words = (
        walk.blocks.masked[block.start + each.start : block.start + each.end]
        for each in entry.post.organisations
    )
    return any(is_organisation(each, walk.lexicon) and not _DEPARTMENT.search(each) for each in words)
