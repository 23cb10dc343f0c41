"""The ways a line that names people can be read: after markers, after a title, after an organisation, or plainly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.functions import ATTENDING
from tracktwo.record.methods.entries.marks import Mark, activity_mark, marks_in, read_mark, words_leading
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.entries.parts import QUOTED, Parts, take_parts
from tracktwo.record.methods.entries.persons import read_person
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.methods.entries.roles import role_end
from tracktwo.record.methods.entries.splitting import Piece, split_people
from tracktwo.record.tables import Entry, Post, Span

__all__ = [
    "housed_reading",
    "led_reading",
    "marked_reading",
    "parted_reading",
    "plain_reading",
    "titled_reading",
]

_CUT: Final = re.compile(
    r"(?=[\s:：–—])(?:\s*[:：]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s+by\s+(?=[^\W\d_a-z])|(?P<gap>(?<=[一-鿿])\s+(?=[一-鿿])))"
)
_LONGEST_MARK: Final = 90
_SEPARATORS: Final = " \t;；。.|,，–—-:："
_HEADS_PEOPLE: Final = re.compile(
    r"\b(?:speakers|participants|panell?ists|delegates|delegation|experts|representatives|guests|members|side|team|attend\w+|hosted|organi[sz]ed|convened|include[sd]?|including|comprised|consisted)\b",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"\s*(?:topic|talk|presentation|paper|lecture|title|题目|演讲题目|主题|报告题目|发言题目)\s*[0-9一二三四五六]{0,2}\s*[:：.]\s*",
    re.IGNORECASE,
)
_SESSIONS: Final = re.compile(
    r"\s*(?:session|panel|part|day|round ?table|plenary|opening|closing|议题|专题|环节|单元|第.场|圆桌|开幕|闭幕)",
    re.IGNORECASE,
)
_OF_ONE: Final = re.compile(
    r"\b(?:chair|chairman|chairwoman|chairperson|moderator|speaker|presenter|facilitator|discussant|respondent|commentator|rapporteur|lecturer|panell?ist|keynote|leader|presiding)\s*[:–—-]\s*$",
    re.IGNORECASE,
)
"""A marker of one person alone."""
_SILENT: Final = frozenset({"moderator", "facilitator", "rapporteur", "interpreter"})
_SURE: Final = 0.6
_HAN_ALONE: Final = re.compile(
    r"\s*(?!待|另|略|无|由|各|全)([一-鿿]{2,6})(?<![的会者员家方])\s*(?:先生|女士|博士|教授)?\s*[。；]?\s*$"
)
_SIGNED_HAN: Final = re.compile(r"[一-鿿]{2,6}\s?[(（][一-鿿]{1,6}[)）]\s?[一-鿿]{3}")
_TITLE_CUT: Final = re.compile(r"(?=[\s:：|–—])(?:\s+[-–—]\s+|\s*[–—]\s*|\s*[:：]\s*|\s*\|\s*)")
_LED: Final = re.compile(r"(?<=[^\W\d_])\s+by\s+(?=(?:the\s+)?[^\W\d_a-z])")
_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|been) (?:\w+ly )?\w+$")
_SEVERAL: Final = re.compile(r"\b(?:and by|together with|along with|for the)\b")
_TITLE_WORDS: Final = 3
_HAN: Final = re.compile(r"[一-鿿]")


def plain_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: FBT001 -- one of three alike
    """Read ``NAME, post: functions "title" (…)``, several joined by "and"."""
    return list(_people(flat, Span(start, len(flat)), (), None, lexicon, expected=expected))


def marked_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: ARG001, FBT001
    """Read ``Moderator: NAME, …`` and ``Opening remarks – NAME, …``, also several markers one after the other."""
    marks = Mark()
    marked, after = False, start
    while cut := _CUT.search(flat, after, start + _LONGEST_MARK):
        after = cut.end()
        mark = read_mark(flat[start : cut.start()], lexicon=lexicon)
        if mark is None and cut["gap"]:
            mark = activity_mark(flat, Span(*cut.span()), lexicon=lexicon)
            if mark is None:
                continue  # 第一场 主持人：NAME
        if mark is None or (cut["gap"] and not mark.functions and len(cut[0]) == 1):
            break
        marked = True
        marks = Mark(
            functions=tuple(dict.fromkeys((*marks.functions, *mark.functions))), side=mark.side or marks.side
        )
        start = cut.end()
    if not marked:
        return []
    found = list(_people(flat, Span(start, len(flat)), marks.functions, None, lexicon, expected=True))
    if _is_one(flat, start, found):
        body = found[1].person
        found = [
            replace(
                found[0], line=Span(0, len(flat)), post=Post(organisations=(body,)), country=found[1].country
            )
        ]
    if not found and marks.functions and (name := _unlisted(flat, start, lexicon)):
        found = [Entry(line=Span(0, len(flat)), person=name, functions=marks.functions, score=_SURE)]
    return [replace(each, country=each.country or marks.side) for each in found]


def _is_one(flat: str, start: int, found: Sequence[Entry]) -> bool:
    """Return whether two names after a marker of one person are somebody and a body: ``Chair: Anna Berg, Polar Centre``."""
    return (
        len(found) == 2
        and not any(each.post.roles or each.post.organisations or each.title for each in found)
        and flat[found[0].person.end : found[1].person.start].strip() == ","
        and found[1].person.start == found[0].person.end + 2
        and _OF_ONE.search(flat, 0, start) is not None
    )


def _unlisted(flat: str, start: int, lexicon: Lexicon) -> Span | None:
    """Return a name in Han characters whose family name is in no list, where it is all that follows a marker."""
    found = _HAN_ALONE.match(flat, start)
    words = found[1] if found else ""
    if (
        found is None
        or words in lexicon.not_names
        or words in lexicon.people_heads
        or read_mark(words, lexicon=lexicon)
    ):
        return None
    known = lexicon.han_organisations.at_end(words) or lexicon.han_roles.at_end(words)
    return None if known or code_of(words, lexicon=lexicon) else Span(*found.span(1))


def parted_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: FBT001
    """Read a line that holds several markers, or a title before the first: ``Rivers. Speaker: NAME; chair: NAME``."""
    marks = marks_in(flat, start, lexicon=lexicon)
    if not marks or (len(marks) == 1 and not flat[start : marks[0]].strip(_SEPARATORS)):
        return []
    people: list[Entry] = []
    before = Span(start, start + len(flat[start : marks[0]].rstrip(_SEPARATORS + "(（")))
    if before.end > before.start:
        people += plain_reading(flat[: before.end], start, lexicon, expected)
    label = _LABEL.match(flat, before.start, before.end)
    title = Span(label.end() if label else before.start, before.end)
    lead = read_mark(flat[title.start : title.end], lexicon=lexicon)
    for begin, end in zip(marks, [*marks[1:], len(flat)], strict=True):
        held = flat[begin - 1 : begin] in ("(", "（")
        stop = max(flat.rfind(each, begin, end) for each in ")）") if held else -1
        stretch = flat[: begin + len(flat[begin : stop if stop > 0 else end].rstrip(_SEPARATORS))]
        found = marked_reading(stretch, begin, lexicon, expected)
        if begin == marks[0] and not people and lead is not None:  # "Opening  Norwegian side: NAME"
            found = [replace(each, functions=each.functions or lead.functions) for each in found]
        elif begin == marks[0] and not people and title.end > title.start:
            spoke = (not found or not set(found[0].functions) & _SILENT) and not _HEADS_PEOPLE.search(
                flat, title.start, title.end
            )
            found = (
                [replace(each, title=each.title or title) for each in found]
                if spoke and len(found) < 2 and not _SESSIONS.match(flat, start)
                else found
            )
        if people and people[-1].functions == ATTENDING:  # "Present: A; from Canada: B"
            found = [replace(each, functions=each.functions or ATTENDING) for each in found]
        people += [replace(each, line=Span(begin, len(stretch))) for each in found]
    return people


def led_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: ARG001, FBT001
    """Read ``Discussion, moderated by NAME, post`` and ``Salt. Closing remarks by NAME``."""
    if " by " not in flat or name_at(flat, start, lexicon=lexicon):
        return []
    for led in _LED.finditer(flat, start):
        codes = words_leading(flat[start : led.start()], lexicon)
        if codes and _PASSIVE.search(flat, start, led.start()) and _SEVERAL.search(flat, led.end()):
            return []  # a sentence: "was opened by A, for the one side, and by B"
        if codes:
            return list(_people(flat, Span(led.end(), len(flat)), codes, None, lexicon, expected=True))
    return []


def housed_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: FBT001
    """Read ``ABBR: NAME (post)``: an organisation and who is there for it; or a post, ``Instructor: NAME``."""
    cut = _CUT.search(flat, start, min(len(flat), start + 70))
    if (
        cut is None
        or cut[0].strip() == "by"
        or not has_post(flat, start, cut.start(), lexicon=lexicon)
        or ((name := name_at(flat, start, lexicon=lexicon)) and name.score >= _SURE)
    ):
        return []
    house = Span(start, cut.start())
    people = list(_people(flat, Span(cut.end(), len(flat)), (), None, lexicon, expected=expected))
    if role_end(flat, start, cut.start(), lexicon) == cut.start():  # "Instructor: NAME": a post, and no house
        return [replace(each, post=replace(each.post, roles=each.post.roles or (house,))) for each in people]
    return [
        replace(each, post=replace(each.post, organisations=(*each.post.organisations, house)))
        for each in people
    ]


def titled_reading(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[Entry]:  # noqa: ARG001, FBT001
    """Read ``"title" – NAME, post`` and ``Title words: NAME, post``."""
    quoted = QUOTED.match(flat, start)
    if quoted:
        title = Span(*quoted.span(quoted.lastgroup or 0))
        rest = re.compile(r"[\s,:：–—.-]*(?:by\s+|presented by\s+)?").match(flat, quoted.end())
        assert rest is not None
        return list(_people(flat, Span(rest.end(), len(flat)), (), title, lexicon, expected=True))
    for cut in _TITLE_CUT.finditer(flat[start:]):
        head = flat[start : start + cut.start()]
        if len(head.split()) >= _TITLE_WORDS or len(_HAN.findall(head)) > 4:
            after = Span(start + cut.end(), len(flat))
            if (
                not _HEADS_PEOPLE.search(head)
                and has_post(flat, after.start, after.end, lexicon=lexicon)
                and name_at(flat, start, lexicon=lexicon) is None
                and not (cut[0].strip() in {":", "："} and is_organisation(head, lexicon))
            ):
                found = list(
                    _people(flat, after, (), Span(start, start + cut.start()), lexicon, expected=False)
                )
                if found:
                    return found
    return []


def _people(
    flat: str, span: Span, functions: tuple[str, ...], title: Span | None, lexicon: Lexicon, *, expected: bool
) -> Iterator[Entry]:
    unquoted = QUOTED.sub(lambda found: " " * len(found[0]), flat) if QUOTED.search(flat) else flat
    pieces = split_people(unquoted, span, lexicon)
    entries = []
    line = Span(0, len(flat)) if len(pieces) == 1 else None
    for piece in pieces:
        entry = _one(flat, piece.span, lexicon, expected=expected or len(pieces) > 1)
        if entry is None:
            break
        entries.append(entry)
    for entry in _sharing(flat, entries, pieces):
        every = entry.functions + tuple(code for code in functions if code not in entry.functions)
        shared = entry.title or title
        score = min(1.0, entry.score + (0.2 if every or shared else 0.0))
        yield replace(entry, line=line or entry.line, functions=every, title=shared, score=score)


def _one(flat: str, piece: Span, lexicon: Lexicon, *, expected: bool) -> Entry | None:
    """Return who one stretch of a line names, with the title, functions and manner that stand in it."""
    parts = take_parts(flat, piece, lexicon)
    entry = read_person(
        parts.text, piece, lexicon, expected=expected or _is_signed(flat, piece, parts, lexicon)
    )
    if entry is None or not any(parts[1:]):
        return entry
    return replace(
        entry,
        functions=entry.functions + tuple(code for code in parts.functions if code not in entry.functions),
        title=parts.title,
        delivery=parts.delivery,
        interviewer=parts.interviewer,
        country=entry.country or parts.country,
    )


def _is_signed(flat: str, piece: Span, parts: Parts, lexicon: Lexicon) -> bool:
    """Return whether a line begins with a name and its country in brackets: ``NAME [CA], Kingsmuir House``."""
    name = name_at(flat, piece.start, lexicon=lexicon) if parts.country else None
    if name is None or name.score < _SURE:
        return bool(name is None and parts.country and _SIGNED_HAN.match(flat, piece.start))
    opens = flat[name.span.end : piece.end].lstrip()[:1] in ("(", "[", "（")
    return opens and flat[name.span.start : name.span.end] not in lexicon.cities


def _sharing(flat: str, entries: Sequence[Entry], pieces: Sequence[Piece]) -> list[Entry]:
    """Return people joined by "and" with what stands once for all of them, behind the last: "A and B, C Institute"."""
    told = list(entries)
    for place in range(len(told) - 2, -1, -1):
        one, following = told[place], told[place + 1]
        if not pieces[place + 1].joined or _has_own(flat, one, following):
            continue
        post = one.post
        if not post.organisations and following.post.organisations:
            roles = post.roles or _plural(flat, following.post.roles)
            post = Post(roles=roles, organisations=following.post.organisations)
        told[place] = replace(
            one,
            post=post,
            title=one.title or following.title,
            functions=one.functions or following.functions,
            country=one.country,
        )
    return told


def _has_own(flat: str, one: Entry, following: Entry) -> bool:
    """Return whether brackets behind two names of a list, a comma between, say of each what is said of it."""
    ends = flat[one.person.end :].lstrip()[:1], flat[following.person.end :].lstrip()[:1]
    between = flat[one.person.end : following.person.start]
    return ends[1] in ("(", "（", "[") and (ends[0] == ends[1]) and " and " not in between


def _plural(flat: str, roles: Sequence[Span]) -> tuple[Span, ...]:
    """Return the roles that are printed for several people: "Co-Directors"."""
    return tuple(span for span in roles if flat[span.start : span.end].split(maxsplit=1)[0].endswith("s"))
