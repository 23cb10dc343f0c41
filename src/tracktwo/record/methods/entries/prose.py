"""People in sentences: whoever is named with a post and takes part, in English and Chinese."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, latin_adjectives, latin_names
from tracktwo.record.methods.entries.han_prose import people_in_han
from tracktwo.record.methods.entries.mentioned import is_mentioned
from tracktwo.record.methods.entries.posts import read_post
from tracktwo.record.methods.entries.seen import ASIDE, JOINED, LED_HOUSE, OF_HOUSE, Seen, people_seen
from tracktwo.record.methods.entries.told import Told
from tracktwo.record.methods.entries.verbs import ADDRESSED, ANNOUNCED, functions_told
from tracktwo.record.methods.stems import small
from tracktwo.record.tables import Delivery, Entry, Post, Span

__all__ = ["REMOTE", "people_in_prose"]

_TAKING_PART: Final = re.compile(
    r"\b(?:speakers?|participants?|delegat(?:ion|es?)|panell?ists?|panel|experts?|presenters?|contribut|discussants?|attendees|guests|interlocutors|side|team"
    r"|moderat|chair|co-?chair|presid|facilitat|open(?:ed|ing)|clos(?:ed|ing)|conclud|keynote|spoke|speak|present|took part|taking part|take part|attend|join(?:ed|s)\b|came|were|represent|consist|compris|includ|brought|sides|introduc|address|deliver|remarks|took the floor|comment|respond|discuss|argu|describ|outlin|explain|noted|recalled|warned|reported|shared|welcom|summ|rapporteur|notes|led by|headed by|lecture|talk|gave|give|featur|said\b|says\b|heard\b|conversation|debate"
    r"|compared|demonstrat|urged|called for|highlighted|observed|emphasi[sz]ed|underlined|underscored|stated|pointed out|reviewed|analy[sz]ed|examined|explored|reflected|offered|traced|set out|laid out|illustrated|remarked|stressed|surveyed|sketched|elaborated|touched (?:on|upon)|focused on|looked at|answered|thanked|expressed|read (?:out|from|aloud|to)|walked|told|replied|asked|inquired|wanted to (?:know|hear)|insisted|maintained that|contended|cautioned|countered|recounted|debated|(?:dis)?agreed|concurred|guest\b|papers?\b|proposed|suggested|showed|lectured|taught|conceded|admitted|acknowledged|predicted|estimated|criticised|praised|defended|recommended|advocated|appealed|reminded|pleaded|objected|drew (?:on|attention)|instructors?|lecturers?|tutors?|teachers?|performed|interviewed|talked|convers|remembered|lamented|complained|joked|mused|wondered|confessed|echoed|rejected|dismissed|challenged|questioned|pressed for|put forward|made the case|dwelt on|assessed|evaluated|mapped|charted|unveiled|recited|narrated|conveyed|looked back|looked ahead|turned to|spelled out|criticized|endorsed|minutes\b|hear\b|hearing\b|ran the\b|introduction|message\b|answered)|\bon {2,}(?=\w)|, [a-z]{3,}ed (?:the|an?|that|how|why|what|us|him|her)\b",
)
_HEAD: Final = 160
REMOTE: Final = re.compile(
    r"\b(?:by|via|over) (?:live )?(?:video|zoom|phone|telephone|video link)\b|\bremotely\b|\bonline\b"
)
_ADJECTIVE: Final = re.compile(r"([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)\s+$")
_OF_ROLE: Final = re.compile(
    r"\b(?:[Ff]ormer|[Rr]etired|[Vv]eteran) ([A-Z][a-z]+(?:[ -][A-Z][a-z]+)?) [a-z][a-z -]{2,40}$"
)
"""A country's adjective within what somebody was: "former Danish trade negotiator"."""
_FOR_A_SIDE: Final = re.compile(
    r",?\s+(?:for|from|of|on|representing|leading) (?:behalf of )?the ([A-Z][\w.]*(?:[ -][A-Z][a-z]+)?) (?:side|delegation|team|part)\b"
)
_LONGEST: Final = 2000
_HAN_SHARE: Final = 4
_TITLED: Final = re.compile(
    r"\b(?:presented|spoke|titled|entitled|called|title|talk|lecture|paper|presentation|keynote|view|gave|with|on|in)\b[^.;“\"]{0,70}[“\"](?P<title>[^“”\"]{5,200})[”\"]"
)
_HELD_TITLE: Final = re.compile(r"\s*\(\s*[“\"](?P<title>[^“”\"]{4,200})[”\"][^()]{0,60}\)")
"""A title in brackets behind whoever spoke on it: ``Talks by Ana Reis (“Salt”) and Jan Berg (“Sand”)``."""
_TITLE_BEFORE: Final = re.compile(
    r"\b(?:lecture|talk|address|speech|paper|presentation|remarks|keynote|report),? (?:entitled |titled |called |on )?[“\"](?P<title>[^“”\"]{5,200}?),?[”\"],?\s+(?:by\s+)?$"
)
"""A title right before whoever speaks on it: ``In her talk “Salt”, Ana Reis …``."""
_EMPHASISED: Final = re.compile(r",?\s*on {2,}(?P<title>[A-Z].{4,160}?) (?=[,.;:]|$)")
"""A title that was set in italics, whose marks are blanks."""
_SAYS_WHO: Final = re.compile(
    r"\b(?:delegations?|side|team|group|participants|speakers?|panell?ists?|panel|members|experts|delegates|attendees|guests|presenters|discussants|representatives|moderators?|chairs?|dialogue|workshop|meeting)\b[^.;:]{0,80}?\b(?:comprise[sd]|comprising|consist(?:ed|ing|s) of|include[sd]?|including|were|was|are|is|made up of|composed of|led by|headed by|heard from|represented by|namely|such as)\s*(?:the\s+)?(?:following\s*)?:?\s*$"
    r"|\b(?:[Pp]resent|[Aa]ttending|[Tt]aking part|[Pp]articipating|[Ss]peaking|[Aa]ttendance|[Aa]mong (?:them|these))(?: \w+)? (?:was|were)\s*$"
    r"|\b(?:(?:led|headed|represented|joined|attended) by|(?:talks?|papers?|lectures?|contributions?|inputs?) (?:came|were given) (?:from|by)|[Ff]eaturing|[Ff]eatured|heard from|[Ss]peakers?|[Pp]articipants|[Pp]anell?ists)\s*:?\s*$"
)

_AS_SPEAKERS: Final = re.compile(
    r" as (?:the )?(?:guest |main |invited )?(?:speakers?|panell?ists?|discussants?|lecturers?|moderators?)\b"
)


def people_in_prose(
    text: str,
    *,
    lexicon: Lexicon,
    expected: bool = False,
    noted: Callable[[int], bool] | None = None,
    known: Collection[str] = (),
) -> Iterator[Told]:
    """Yield the people of a sentence who take part in an event; spans are places in it.

    Args:
        text: masked text of one sentence.
        lexicon: the words the rules know.
        expected: whether the sentence stands under a heading of people, so that it may say only who somebody is.
        known: names met before.
        noted: tells whether a footnote behind a place says who somebody is.
    """
    if len(text) > _LONGEST:
        return
    if sum("一" <= each <= "鿿" for each in text) * _HAN_SHARE > len(text):
        yield from people_in_han(text, lexicon=lexicon, known=known)
        return
    if not (expected or noted or _TAKING_PART.search(small(text))):
        return
    seen = people_seen(text, lexicon, expected=expected)
    functions = functions_told(text, seen)
    for place, (each, code) in enumerate(zip(seen, functions, strict=True)):
        is_noted = noted is not None and noted(each.name.span.end)
        if not (each.post or each.before.roles or code or is_noted or _in_list(text, seen, place)):
            continue
        if is_mentioned(text, each.begin, each.name.span):
            continue
        post = _post(text, each, lexicon)
        if each.post and not (post.roles or post.organisations):
            continue
        until = seen[place + 1].begin if place + 1 < len(seen) else len(text)
        titled = (
            _HELD_TITLE.match(text, each.name.span.end, until)
            or _TITLED.search(text, each.end, until)
            or _EMPHASISED.match(text, each.end, until)
            or _TITLE_BEFORE.search(_unaddressed(text[: each.begin]))
        )
        yield Told(
            Entry(
                line=Span(min([each.name.span.start, *(span.start for span in each.before.roles)]), each.end),
                person=each.name.span,
                post=post,
                functions=(code,) if code else (),
                title=Span(*titled.span("title")) if titled else None,
                delivery=(Delivery.REMOTE,) if REMOTE.search(text, each.name.span.end, until) else (),
                score=0.7,
            ),
            _country_behind(text, each, lexicon) or _side(text[: each.begin], lexicon),
        )


def _unaddressed(before: str) -> str:
    """Return the words before a name without the forms of address at their end."""
    return re.sub(r"(?:\b(?:Assoc|Asst|Prof|Dr|Mr|Ms|Mrs|Amb|Hon|Professor|Ambassador)\.?\s*)+$", "", before)


def _post(text: str, each: Seen, lexicon: Lexicon) -> Post:
    """Return what is said before a name and behind it."""
    behind = read_post(text, each.post.start, each.post.end, lexicon=lexicon) if each.post else Post()
    if each.post and not (behind.roles or behind.organisations):
        house = LED_HOUSE.match(text, each.name.span.end) or OF_HOUSE.match(
            text, each.name.span.end, each.post.end
        )
        behind = Post(organisations=(Span(*house.span("house")),)) if house else behind
    return Post(
        roles=(*each.before.roles, *behind.roles),
        organisations=(*each.before.organisations, *behind.organisations),
    )


def _in_list(text: str, seen: list[Seen], place: int) -> bool:
    """Return whether a name without a post stands in a list of people that a sentence announces."""
    first = place
    while first and JOINED.fullmatch(text, seen[first - 1].end, seen[first].begin):
        first -= 1
    head = text[max(0, seen[first].begin - _HEAD) : seen[first].begin].rstrip() + " "
    if _SAYS_WHO.search(ADDRESSED.sub("", head)):
        return True
    last = place
    while last + 1 < len(seen) and JOINED.fullmatch(text, seen[last].end, seen[last + 1].begin):
        last += 1
    if head.endswith("with ") and _AS_SPEAKERS.match(text, seen[last].end):
        return True
    return (
        first < place
        and seen[place - 1].post is not None
        and bool(ANNOUNCED.search(text, 0, seen[place].begin))
    )


def _country_behind(text: str, each: Seen, lexicon: Lexicon) -> str | None:
    """Return the country right behind somebody: "Ana Reis (Brazil), …", "Ana Reis, Mayor, for the Brazilian side"."""
    aside = ASIDE.match(text, each.name.span.end)
    said = aside["said"].split(",")[0].strip() if aside else ""
    behind = _FOR_A_SIDE.match(text, each.end)
    return code_of(said, lexicon=lexicon) or (code_of(behind[1], lexicon=lexicon) if behind else None)


def _side(before: str, lexicon: Lexicon) -> str | None:
    """Return the country of the side that is named last before somebody, or of the adjective right before a post."""
    beside = _ADJECTIVE.search(before) or _OF_ROLE.search(before)
    if beside and (code := code_of(beside[1], lexicon=lexicon)):
        return code
    found = next(reversed([*_people_of(lexicon).finditer(before)]), None)
    return code_of(found[1] or found[2] or found[3], lexicon=lexicon) if found else None


@lru_cache(maxsize=4)
def _people_of(lexicon: Lexicon) -> re.Pattern[str]:
    what = r"(?:keynote|opening|closing|welcome|presentation|paper|contribution|view|perspective|position|case|response|co-?chair|chair|moderator|rapporteur|facilitator)"
    people = r"(?:side|delegation|delegates|speakers?|participants?|experts?|panell?ists?|team|representatives|members|contributors|group|colleagues)"
    return re.compile(
        rf"\b(?:[Ff]rom|[Ff]or|(?<!mbassy )(?<!niversity )(?<!ank )of)\s+(?:the\s+)?({latin_names(lexicon)})\b"
        rf"|\b({latin_adjectives(lexicon)})\s+(?:\w+\s+)?(?:{people}|{what})\b|\b[Aa]mong the ({latin_adjectives(lexicon)})\b"
    )
