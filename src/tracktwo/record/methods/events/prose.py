"""Sentences: which event one is about, what it says of it, and whom it names."""

import re
from collections.abc import Callable
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.entries import people_in_prose
from tracktwo.record.methods.entries.marks import read_mark
from tracktwo.record.methods.events.days import counted
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, parsed
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.houses import meant_hosts, own_name
from tracktwo.record.methods.events.naming import put_name
from tracktwo.record.methods.events.opening import event_of
from tracktwo.record.methods.events.passing import recalls_earlier, without_passing
from tracktwo.record.methods.events.people import names_nobody, put_line, read_people
from tracktwo.record.methods.events.several import clauses, tells_of_several
from tracktwo.record.methods.events.talks import put_talks
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_attribution,
    find_hosts,
    find_manner,
    find_status,
    has_event_noun,
)
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.methods.scripts import unbroken
from tracktwo.record.methods.sentences import sentences
from tracktwo.record.tables import Block, BlockKind, Entry, Said, Span

__all__ = ["read_prose"]

_HELD_BY: Final = re.compile(
    r"\b(?:hosted|organi[sz]ed|convened|arranged)\s+(?:jointly\s+)?by\b|\bconsult|\bbrought together\b|\binvitation of\b|\b(?:convened|hosted|organi[sz]ed) (?:it|them)\b|由[^，。]+(?:主办|举办|召集|组织)|主办|牵头|征求|协商",
    re.IGNORECASE,
)
_ALL: Final = re.compile(
    r"\s*(?:All|Each|Every|Both|The (?:meetings|dialogues|workshops|webinars|sessions))\b|\s*(?:各|每|历)(?:次|届|场|轮)|\s*所有"
)
_SERIES: Final = re.compile(r"\b(?<!joint )series of\b|\bongoing\b|系列")
_RUN: Final = re.compile(
    r"\b(?:is|are|(?:has|have) been) (?:jointly )?(?:run|managed|administered)\b|\b(?:initiated|founded|launched|set up) (?:jointly |together )?(?:in \d{4} )?by\b|发起|创办|创立"
)
"""That bodies run a whole series, or began it: they need not have held each of its meetings."""
_MEETING: Final = re.compile(
    r"\b(?:seminar|workshop|meeting|round ?table|symposium|webinar|conference|exchange|conversation|talks|lecture|retreat|colloquium)$",
    re.IGNORECASE,
)
"""What a meeting is called that "brought together" people: nobody who held it."""
_LONGEST: Final = 4000
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|will|has|have|had|held|hosted|took|takes|met|meets|see|click|download)\b"
)
_QUOTED: Final = re.compile(r"\s*[“\"「]")
_SPEECH: Final = re.compile(r"[“\"](?=[^”\"]*[,.!?…][”\"])[^”\"]{12,}[”\"]")
_EPIGRAPH: Final = re.compile(
    r"[“\"«‘][^“”\"«»]{30,400}[.!…][”\"»’]\s*(?:[—–]|--?\s)\s*(?:\w+\.? )?[^\W\d_a-z][^.!?]{3,160}[.]?$"
)
"""What somebody said, set apart with their name behind a dash: it tells of no meeting."""
_SAID: Final = re.compile(r"\b(?:said|says|added|adds|wrote|writes|commented|remarked|joked|quipped)\b")
_SAID_THERE: Final = re.compile(
    r"\b(?:told (?:the|his|her|their)? ?(?:\w+ )?(?:meeting|participants|delegates|audience|workshop|guests|seminar|forum|conference|room|gathering)|(?:in|during|at) (?:the|his|her|their) (?:\w+ )?(?:opening|closing|welcome|keynote|remarks|speech|address|talk|presentation|lecture|session|panel|discussion|debate|meeting|workshop|seminar|dialogue|forum|conference|exchange)|(?:headed|led) the|took part|participa\w+|delegat\w+|attend\w+|spoke|in (?:closing|conclusion|opening|welcoming|reply|response)|[Oo]pening the|[Cc]losing the|[Ww]elcoming|[Ss]umming up|[Cc]oncluding|moderat\w+|chair(?:ed|ing|s))\b"
)
_WHO_DID: Final = re.compile(
    r"\bwho (?:\w+ )?(?:opened|closed|concluded|(?:co-)?hosted|facilitated|presented|gave|delivered)\b"
)
_WILL: Final = re.compile(r"\b(?:will|is to|are to)\b|将")
_OF_IT: Final = re.compile(
    r"\s*(?:It|This|That|There|Th(?:e|is) (?:\w+ )?(?:meeting|workshop|seminar|webinar|round ?table|dialogue|forum|conference|event))\s+(?:will|is to|are to)\b(?! (?:also )?be (?:recorded|published|available|made|posted))|.{0,8}(?:会议|论坛|活动|对话|研讨会)"
)
"""That a sentence on what is to come is about the meeting itself."""
_FEW: Final = 9
_HAN: Final = re.compile("[一-鿿]")
_AWAY: Final = re.compile(
    r"\bin (?:his|her|their) absence\b|\b(?:did|could|was able|were able) not (?:to )?(?:attend|come|travel|join)\b|\bunable to (?:attend|come|travel|join)\b|\bthe late\b|\bwith (?:the|our|a) (?:tour )?(?:guide|driver|photographer)\b"
    r"|\bhad been expected\b|^[^,;]{4,60} is the (?:author|editor|translator) of\b|\bsent (?:his|her|their|a message of|a letter of) (?:regrets?|apolog\w+|excuses)\b|\b(?:written|letter|message) of (?:greetings?|regret|apology)\b|\bsent (?:an? )?(?:written )?(?:message|greetings?)\b|\bwrote the (?:foreword|preface|afterword)\b|\b(?:was|were) not (?:represented|present|invited)\b|\b[Aa]pologies (?:for absence )?(?:(?:were|was|had been) )?(?:received|sent|from)\b"
    r"|(?:不再|未|无法|不能)(?:到会|出席|参加|与会)|原拟邀请|未能(?:到会|出席|参加)|因故未|缺席|书面(?:寄语|发言|致辞)|去世|发来贺[信电]"
)
_LETTER: Final = re.compile(r"的(?:贺[信电]|书面|寄语|祝[词辞]|来信)")
_NEAR: Final = 4
_MARKED: Final = re.compile(r"\s*([一-鿿]{2,10})[:：](?=\s*[一-鿿])")
"""What stands before the people of a sentence and says what they do: 联合主席：NAME、NAME。"""
_ELSEWHERE: Final = re.compile(
    r"\b(?:has|have|had|was|were|been|is|will be) (?:\w+ )?(?:appointed|elected|promoted|named (?:as )?(?:the )?(?:new )?(?:director|head|chair\w*|president|editor|secretary)|awarded|honou?red|married|born|buried|re-?elected)\b|\b(?:retires|has retired|passed away|died|succeeds|succeeded)\b|\bhas (?:left|joined) (?:us|the|our)\b|\bleaves (?:us|the|our)\b|\bjoin(?:s|ed) (?:us|(?:the|our) (?:staff|board|team|council|committee|institute|centre|center|foundation|secretariat)) (?:as|in|from)\b|\belected\b[^.]{0,60}\bas (?:his|her|its|their)\b"
    r"|\b[Ss]peaking (?:after|before|outside|following|ahead of|to (?:reporters|journalists|the press))\b|\btold (?:reporters|journalists|the press|this (?:newspaper|paper|correspondent))\b|\bin an interview\b|\b[Ii]n memoriam\b|\b(?:said|say|bid|bade) (?:goodbye|farewell)\b|\bwho now (?:runs|works|heads|leads)\b|\bour new (?:colleague|director|secretary|intern|bookkeeper)\b|\btook over (?:as|from|the)\b|\bwe mourn\b|\bwelcomed the (?:outcome|news|results?|agreement)\b|\b[Ii]n a (?:(?:written )?(?:statement|message|letter)\b[^,.;]{0,30}\b(?:issued|published|released|sent|posted)|tweet|(?:blog |social media )?post(?! of)|(?:press|written) statement|press release|newspaper)\b"
    r"|任命|当选|退休|荣获|获(?:评|颁|聘|选)|履新|调任|病逝|逝世|接受[^，。]{0,12}采访|(?:告诉|对)[^，。]{0,6}记者"
)
"""What is told of somebody apart from the meeting: a change of staff, words to the press."""
_LEAD: Final = re.compile(
    r"\s*(?:为(?:延续|落实|巩固|推进|进一步|深化)|继|自|根据|按照)[^，。]{6,80}，|\s*(?:Following|Building on|Further to|Since|After|Continuing|As agreed (?:at|in))\s[^,.;]{10,120},\s+"
)
_HAN_DATELINE: Final = re.compile(
    r"\s*(?:[（(【]\s*)?[一-鿿A-Za-z·]{2,20}?\s?(?:\d{1,2}月)?(?:\d{1,2}日)?\s?(?:电|讯|消息|报道)\s*(?:[（(【]?\s*(?:记者|通讯员|实习生|作者|见习记者)[^）)】，。]{0,24}[）)】])?[】）)]?\s*"
    r"|\s*[（(]\s*(?:本报|本刊)?(?:记者|通讯员|实习生|文|图|作者)[^）)。]{0,40}[）)]\s*"
)
_HELD_DATELINE: Final = re.compile(
    r"\s*[（(]\s*[^（）(),，。]{2,24}[,，]\s*(?P<when>[^（）()]{6,24})[)）]\s*(?:(?:—|–|--|-)\s+)?(?=[A-Z一-鿿])"
)
_DATELINE: Final = re.compile(r"\s*[A-Z][\w .,'’/()-]{2,60}?\s*(?:—|–|--|-)\s+(?=[A-Z])")


def read_prose(walk: Walk, block: Block) -> None:
    """Read the sentences of a block: what they say of which event, and whom they name."""
    if _EPIGRAPH.match(" ".join(walk.blocks.masked[block.start : block.end].split())):
        return
    every = list(sentences(walk.blocks.masked, Span(block.start, block.end)))
    if len(every) > 1 and walk.day is None and _is_run_in(walk.blocks.masked[every[0].start : every[0].end]):
        _read_head(walk, Span(every[0].start, every.pop(0).end - 1))
    walk.ahead, before = None, walk.scope.event
    for each in (clause for whole in every for clause in clauses(walk.blocks.masked, whole)):
        for part in without_passing(walk, _without_lead(walk, _without_dateline(walk, each))):
            _read_sentence(walk, part)
    if recalls_earlier(walk, before):
        walk.scope.open_event(before)


def _read_head(walk: Walk, head: Span) -> None:
    """Read a heading that runs on into its paragraph: of a part of the event that is open, or of another."""
    part = read_heading(walk.blocks.masked[head.start : head.end], lexicon=walk.lexicon)
    if part.session and walk.event is not None:
        walk.scope.open_heading(part, head)
    else:
        walk.pending = walk.last = Block(start=head.start, end=head.end, kind=BlockKind.HEADING)


def _read_sentence(walk: Walk, span: Span) -> None:
    """Read a sentence: which event it is about, what it says of it, and whom it names."""
    text = walk.blocks.masked[span.start : min(span.end, span.start + _LONGEST)].replace("\n", " ")
    if tells_of_several(text):
        walk.several = _told_of_all(walk, text, span, manner=find_manner(text))
    before, ahead = walk.scope.event, walk.ahead
    event = walk.ahead if walk.ahead and _WILL.search(text) else event_of(walk, text, span)
    if event is None:
        if walk.ahead is not None and walk.ahead is not ahead:
            _put_hosts(walk, walk.ahead, text, span)
        _keep_for_all(walk, text, span)
        return
    if event is walk.ahead:
        walk.scope.event = walk.drafts.index(event)
    if not _ELSEWHERE.search(text):
        _put_told(walk, event, text, span)
    if event is walk.ahead:
        walk.scope.event = before


def _put_told(walk: Walk, event: Draft, text: str, span: Span) -> None:
    """Put what a sentence says into the event it is about."""
    if event is not walk.ahead or _OF_IT.match(text):
        put_facets(walk, span.start, span.end, event, weight=STRONG)
    for day in counted(walk, text) if event.get("date") is None else ():
        event.put("date", day.edtf, Span(day.start, day.end).shifted(span.start), weight=STRONG)
    put_name(walk, text, span, event)
    _put_hosts(walk, event, text, span)
    put_talks(walk, span)
    if not (walk.scope.is_outside or names_nobody(text) or _AWAY.search(text) or _is_quote(text)):
        _put_people(walk, event, span)


def _put_people(walk: Walk, event: Draft, span: Span) -> None:
    """Put the people of a sentence into the event it is about; nobody took part in one that was called off."""
    if event.get("status") == "cancelled" and not event.lines:
        return
    compact, places = unbroken(walk.blocks.masked[span.start : min(span.end, span.start + _LONGEST)])
    compact = compact.replace("\n", " ")
    mark = _MARKED.match(compact)
    if mark and read_mark(mark[1], lexicon=walk.lexicon) and read_people(walk, _line(walk, span)):
        return
    for told in people_in_prose(
        compact,
        lexicon=walk.lexicon,
        expected=walk.scope.is_people,
        noted=_noted(walk, span, places) if walk.notes else None,
        known=sorted(each for each in walk.known if each in compact),
    ):
        if _LETTER.search(compact, told.entry.person.start, told.entry.person.end + _NEAR):
            continue  # whose letter was read out
        entry = told.entry.spread(places)
        if event.get("status") in {"planned", "cancelled"} and _QUOTED.match(compact):
            continue  # what somebody said to the press of a meeting to come
        if entry.functions or not _is_told(walk, span, entry):
            put_line(walk, entry, Span(span.start, span.end), side=told.side)


def _line(walk: Walk, span: Span) -> Block:
    """Return a sentence as a line of a list, without its full stop."""
    words = walk.blocks.masked[span.start : span.end].rstrip("。；; ")
    return Block(start=span.start, end=span.start + len(words), kind=BlockKind.ITEM)


def _is_quote(text: str) -> bool:
    """Return whether a sentence gives what somebody said, and not that it was said at the meeting."""
    if not _SPEECH.search(text):
        return False
    rest = _SPEECH.sub(" ", text)
    return _SAID.search(rest) is not None and not (_SAID_THERE.search(rest) or _WHO_DID.search(rest))


def _noted(walk: Walk, span: Span, places: tuple[int, ...]) -> Callable[[int], bool]:
    """Return what tells whether a note on somebody stands at a place of a sentence."""
    return lambda place: bool(
        walk.notes and walk.notes.at(span.start + (places[place - 1] + 1 if places else place))
    )


def _is_told(walk: Walk, span: Span, entry: Entry) -> bool:
    """Return whether somebody whom a sentence only says more of is among those of the event."""
    masked = walk.blocks.masked
    name = masked[span.start + entry.person.start : span.start + entry.person.end]
    return walk.scope.is_people and any(
        masked[line.block.start + line.entry.person.start : line.block.start + line.entry.person.end] == name
        for line in (walk.event.lines if walk.event else ())
    )


def _keep_for_all(walk: Walk, text: str, span: Span) -> None:
    """Keep what is said of a series before any of its meetings: it holds for those that say nothing else."""
    if not (has_event_noun(text) or _ALL.match(text)) or find_status(text):
        return
    dates = find_dates(text)
    if dates and not (tells_of_several(text) and all(len(date.edtf) == len("2020") for date in dates)):
        return
    walk.series.append(
        _told_of_all(
            walk, text, span, manner=find_manner(text) if _ALL.match(text) or tells_of_several(text) else None
        )
    )


def _told_of_all(walk: Walk, text: str, span: Span, *, manner: Said[str] | None) -> Draft:
    """Return what a sentence says of several meetings: who held them, how, and by which rule."""
    draft = Draft(name="", span=span)
    if not _RUN.search(text):
        _put_hosts(walk, draft, text, span, of_series=True)
    rule = find_attribution(text) if _ALL.match(text) else None
    if rule:
        draft.put("attribution", rule.value, rule.span.shifted(span.start))
    if manner:
        draft.put("mode", manner.value, manner.span.shifted(span.start))
    return draft


def _without_dateline(walk: Walk, span: Span) -> Span:
    """Return a sentence without its dateline, whose date is kept: "yesterday" counts from it."""
    length = _dateline(walk.blocks.masked[span.start : span.end])
    line = find_dates(walk.blocks.masked[span.start : span.start + length])
    if line and walk.dateline is None:
        walk.dateline = parsed(line[0].edtf)
    return Span(span.start + length, span.end)


def _without_lead(walk: Walk, span: Span) -> Span:
    """Return a sentence without a clause before it that dates something else: "Following the meeting of May 2019, …"."""
    text = walk.blocks.masked[span.start : span.end]
    lead = _LEAD.match(text)
    rest = text[lead.end() :] if lead else ""
    own = lead and find_dates(lead[0]) and (find_dates(rest) or find_status(rest))
    return Span(span.start + lead.end(), span.end) if lead and own else span


def _put_hosts(walk: Walk, event: Draft, text: str, span: Span, *, of_series: bool = False) -> None:
    """Put who held an event, and whom they consulted, into it, as far as a sentence says so of one event, or of a series."""
    if not (has_event_noun(text) or _HELD_BY.search(text)) or (_SERIES.search(text) and not of_series):
        return
    compact, places = unbroken(walk.blocks.masked[span.start : min(span.end, span.start + _LONGEST)])
    hosts = find_hosts(compact.replace("\n", " "), lexicon=walk.lexicon)
    for name, found in (("hosts", hosts.value.hosts), ("consulted", hosts.value.consulted)) if hosts else ():
        names = walk.names(tuple(each.spread(places) for each in found), span.start)
        if names and hosts:
            named = tuple(own_name(walk, each) for each in names if not _MEETING.search(each))
            if not named:
                continue
            event.put(name, named, hosts.span.spread(places).shifted(span.start))
    if event.get("hosts") is None and (meant := meant_hosts(walk, text, span)):
        event.put("hosts", meant[0], meant[1], weight=WEAK)


def _is_run_in(text: str) -> bool:
    """Return whether a sentence is a heading that runs on into its paragraph: "Second workshop."."""
    return (
        len(text.split()) < _FEW
        and len(_HAN.findall(text)) < _FEW
        and has_event_noun(text)
        and not find_dates(text)
        and not _VERB.search(text)
    )


def _dateline(text: str) -> int:
    """Return how much of a paragraph is its dateline: ``OSLO, 14 March 2019 — ``; its date and place are the news's."""
    han = _HAN_DATELINE.match(text)
    if han:
        return han.end()
    held = _HELD_DATELINE.match(text)
    if held and find_dates(held["when"]):
        return held.end()
    found = _DATELINE.match(text)
    return found.end() if found and (find_dates(found[0]) or found[0][:3].isupper()) else 0
