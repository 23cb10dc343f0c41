"""People a sentence names, each with what stands before the name and the post behind it."""

import re
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.dates.words import MONTH_WORD
from tracktwo.record.methods.entries.names import NameFound, is_honorific, name_at
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.entries.roles import is_role, role_before
from tracktwo.record.tables import Post, Span

__all__ = ["ASIDE", "JOINED", "LED_HOUSE", "OF_HOUSE", "Seen", "people_seen"]

_THINGS: Final = frozenset(
    "newspaper journal magazine monthly quarterly fortnightly podcast book film novel vessel ship project platform daily weekly app network firm company village town city hotel river island consultancy startup".split()  # noqa: SIM905
)
"""What a name is of that stands right behind: "the newspaper Le Fleuve"."""
_OPENS: Final = re.compile(r"(?<![\w’'.-])(?=[^\W\d_a-z])")
_LIST_ENDS: Final = re.compile(
    r"\b(?:consist(?:ed|ing|s) of|made up of|composed of|presence of|participation of|led by|and|remarks of)$"
)
_POST_ENDS: Final = re.compile(
    r"(?:,\s+|\s+)(?:and\s+)?(?=(?:was|were|is|are|will|would|has|had|have|who|which|that|then|also|both|jointly|together|along with|under the (?:title|heading)|included?|including|comprised|comprising|consisted|brought together|came|took part|taking part|joined|attended|led|headed|said|spoke|speaks|gave|gives|recalled|noted|argued|described|outlined|explained|warned|stressed|told|asked|answered|replied|debated|followed|added|agreed|closed|opened|welcomed|concluded|moderated|moderating|chaired|co-chaired|chairing|facilitated|presented|delivered|introduced|responded|commented|addressed|reported|summed|presided|shared|discussed|showed|suggested|proposed|by video|by zoom|via|online|remotely|in person|on behalf|on(?= [“\"‘a-z])|on(?= {2,}[A-Z])|in the chair|as moderator|as chair|as (?:the )?(?:moderator|chair|facilitator|rapporteur)|acted|served|took|kept|represented|participated|for the|during|after|before|while|whose|where|heard|and the (?:first|second|third|fourth|other|next|closing|opening|final|morning|afternoon)|compared|demonstrated|set out|laid out|put forward|drew|made|held|found|brought|thanked|urged|called for|highlighted|observed|emphasi[sz]ed|underlined|stated|examined|explored|offered|reviewed|says|(?!retired|based|attached|seconded|affiliated|accredited|appointed|elected|entitled|titled|headquartered|charged|tasked|related|dedicated|devoted)[a-z]{3,}ed (?:the|an?|that|how|why|what|his|her|their|its|about|on|to|with))\b)"
    r"|,?\s+(?:and|while) the (?=[A-Z]\w+ (?:delegation|side|team|group)\b)|,\s+(?:and\s+)?the (?=[a-z]+ of )|[“\"]|\s[–—]\s|—|[:;]\s"
)
_OWN_HOUSE: Final = re.compile(
    r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){1,3}(?:,? (?:of|from|who)\b| \()"
)
_LISTED: Final = re.compile(r"[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]+){1,3}(?:, and|,| and) ")
"""A name and what joins it with the next of a list."""
_APPOSED: Final = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er)|[’']s?)(?: own)?\s+(?P<post>[A-Za-z][^,.;:()“”\"]{3,80}),\s*$"
)
ASIDE: Final = re.compile(r"\s*\((?P<said>[^()]{1,60})\)")
"""A bracket behind a name."""
_HOW: Final = re.compile(
    r"(?:(?:by|via|over|on) (?:live )?(?:video|zoom|phone|telephone|video ?link|screen|skype)|online|remotely|in person|\d{1,3}|by then \w+)"
)
JOINED: Final = re.compile(
    r"(?:,? who [^,;.]{3,80}(?=,))?[\s,;]*(?:and|as well as|&)?"
    r"(?:,? (?:on (?:the )?screen|by (?:video|telephone|phone)|online|remotely|via [Zz]oom)(?: from [A-Z][\w’'-]+)?,)?\s*(?:the\s+)?"
)
_KINDS: Final = r"(?:(?:weekly|daily|monthly|newspaper|magazine|journal|broadcaster|think tank|law firm|network|agency)\s+)*"
"""What a house is, before its name: "of the weekly Harbour Post"."""
_AS: Final = re.compile(rf"\s+(?:of|from|at)\s+(?:the\s+)?{_KINDS}(?=[^\W\d_a-z])|\s*[,(–—-]\s*|\s+\(")
_WHO: Final = re.compile(
    r",?\s+who\s+(?:(?:for|until|from|since) [\w ]{2,30}? (?:was|is|has been|served as)|was (?:then|long)|heads|leads|chairs|directs|runs|represents)\s+(?:the\s+)?"
)
LED_HOUSE: Final = re.compile(
    r",\s+who\s+(?:heads|leads|directs|runs|chairs|represents|edits|founded|works for|works at)\s+(?:the\s+)?(?P<house>[A-Z][\w’'&.-]*(?:\s+(?:(?:of|for|and|the|de|di|du|la|le|del)\s+){0,2}[A-Z][\w’'&.-]*){0,6})(?=,)"
)
"""The house of which somebody is said to lead it."""
_IS: Final = re.compile(
    r"\s+(?:is|was|serves as|served as|works as|holds|heads|directs|leads|chairs|runs|teaches at|works at|works for)\s+(?:currently\s+)?(?:the\s+|an?\s+)?"
)
_CALLED: Final = re.compile(
    r"(?P<what>[A-Z][a-z]+(?:ist|ian|grapher|keeper|maker|holder|grower|ologist|arian|onomist|urist))\s+(?=[^\W\d_a-z][\w’'-]+\s+[^\W\d_a-z])"
)
_JOINTS: Final = frozenset({"on", "in", "from", "by", "with", "and", "then", "when", "while", "dr", "the"})
"""Words that may be printed with a capital right before a name."""
_POST_BEFORE: Final = re.compile(r"[^\W\d_a-z][\w’'-]+ ?, (?P<post>[a-z][a-z -]{2,40}), $")
_SMALL: Final = frozenset(
    "and or the a an by with from our own its their his her for while when then to was were is".split()  # noqa: SIM905
)
_SEEN_FROM: Final = re.compile(
    r"\b(?:view|news|lessons|evidence|data|figures|stor(?:y|ies)|experiences?|examples?) from$"
)
"""What ends right before a place, and no name: "the view from Porto Novo"."""
_MONTH: Final = re.compile(rf"{MONTH_WORD}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_SURE: Final = 0.6
_REACH: Final = 220
_JUNIOR: Final = re.compile(r",?\s+(?:Jr|Sr|II|III)\b\.?(?:,(?=\s(?:former|the|who|[A-Z])))?")
_BEFORE: Final = 90
_WORD: Final = re.compile(r"[\w’'.()-]+")
_WORDS_BEFORE: Final = re.compile(r"(?<![\w’'.-])[^\W\d_][\w’'.-]*")
_FORMER: Final = re.compile(
    r"(?:former|ex-?|acting|interim|then|retired|outgoing|incoming)\s*-?\s*", re.IGNORECASE
)
_HOUSE: Final = re.compile(
    r"(?<![\w’'.-])(?:[Tt]he\s+)?(?P<house>[A-Z][\w’'&.-]*?(?:\s+(?:(?:of|for|and|the|de|on)\s+){0,2}[A-Z][\w’'&.-]*?){0,6})(?:[’']s)?\s+$"
)
OF_HOUSE: Final = re.compile(
    rf"\s+(?:of|from|at|representing)\s+(?:the\s+)?{_KINDS}(?P<house>[A-Z][\w’'&.-]*[\w’'](?:\s+(?:(?:of|for|and|the|de|di|du|la|le|des|der|von|do|da|del)\s+){{0,2}}[A-Z][\w’'&.-]*[\w’']){{0,6}})"
)


class Seen(NamedTuple):
    """Somebody a sentence names: the name, what stands before it with its title of address, the post behind, the end."""

    name: NameFound
    post: Span | None
    end: int
    begin: int
    before: Post


def people_seen(text: str, lexicon: Lexicon, *, expected: bool) -> list[Seen]:
    """Return the people a sentence names, each with the post that follows the name, if one does."""
    names: list[tuple[int, NameFound]] = []
    covered = 0
    for found in _OPENS.finditer(text):
        if found.start() < covered:
            continue
        calling = _CALLED.match(text, found.start())
        if calling and is_role(calling["what"].lower(), lexicon, plural=False):
            covered = calling.end()  # "Archaeologist Ana Reis showed …"
            continue
        name = name_at(text, found.start(), lexicon=lexicon)
        if name is None:
            word = re.match(r"[\w’'.-]+", text[found.start() :])
            covered = found.start() + (len(word[0]) if word else 1)
            continue
        if name.score >= _SURE and _may_follow(text, found.start(), lexicon):
            covered = name.span.end
            names.append((found.start(), name))
        else:
            first = _WORD.match(text, found.start())
            covered = name.span.end if first is None else max(first.end(), found.start() + 1)
            covered = name.span.end if name.score >= _SURE else covered
    names = [
        each
        for each in names
        if not (_is_house(text, each[1].span, lexicon) or _begins_title(text, each[1].span))
    ]
    befores = [
        _before(text, start, names[place - 1][1].span.end if place else 0, lexicon)
        for place, (start, _) in enumerate(names)
    ]
    begins = [
        min([start, *(span.start for span in (*post.roles, *post.organisations))])
        for (start, _), post in zip(names, befores, strict=True)
    ]
    seen: list[Seen] = []
    for place, (_, name) in enumerate(names):
        if seen and name.span.start < seen[-1].end:
            continue  # part of the post of the one before
        ahead = range(place + 1, len(names))
        sure = next(
            (at for at in ahead if befores[at].roles or names[at][0] < names[at][1].span.start), len(names)
        )
        led = LED_HOUSE.match(text, name.span.end)
        bounded = sure < len(names)
        further = begins[place + 1 : sure + 1]
        post, end = (
            (Span(*led.span("house")), led.end())
            if led
            else _with_post(text, name, further, lexicon, bounded=bounded, expected=expected)
        )
        seen.append(Seen(name, post, end, begins[place], befores[place]))
    return [each for each in seen if each.post or each.before.roles or _stands_free(text, each.name)]


def _begins_title(text: str, name: Span) -> bool:
    """Return whether what looks like a name begins words in quotation marks that go on behind it."""
    return text[max(0, name.start - 1) : name.start] in {"“", '"'} and text[name.end : name.end + 1] == " "


def _is_house(text: str, name: Span, lexicon: Lexicon) -> bool:
    """Return whether what looks like a name is where the one before works, in a list parted by semicolons: "Ana Reis, partner, Brandt Berg; …"."""
    post = _POST_BEFORE.search(text, 0, name.start)
    return (
        post is not None
        and text[name.end : name.end + 1] == ";"
        and role_before(text, *post.span("post"), lexicon=lexicon) == Span(*post.span("post"))
    )


def _before(text: str, start: int, floor: int, lexicon: Lexicon) -> Post:
    """Return what is printed right before a name: "former Minister", "Northern Institute President"."""
    floor = max(floor, start - _BEFORE)
    end = floor + len(text[floor:start].rstrip())
    if end > floor and text[end - 1] == ",":
        return _apposed(text, start, floor, lexicon)
    if end == floor or text[end - 1] in ";:.)":
        return Post()
    role = None
    for word in _WORDS_BEFORE.finditer(text, floor, end):
        if word[0].lower() in _SMALL or code_of(word[0], lexicon=lexicon):
            continue  # "and the Danish geographer"
        former = _FORMER.match(text, word.start(), end)
        found = role_before(text, former.end() if former else word.start(), end, lexicon=lexicon)
        if found and found.end == end:
            role = Span(word.start(), end)
            break
    if role is None or is_honorific(text[role.start : role.end], lexicon):
        return Post()
    house = _HOUSE.search(text, floor, role.start)
    words = house["house"] if house else ""
    owned = is_organisation(words, lexicon) and code_of(words, lexicon=lexicon) is None
    return Post(roles=(role,), organisations=(Span(*house.span("house")),) if house and owned else ())


def _apposed(text: str, start: int, floor: int, lexicon: Lexicon) -> Post:
    """Return a post that stands before a name and a comma: "the mayor of Oldport, Ana Reis, …"; none of the one before."""
    found = _APPOSED.search(text, floor, start)
    if found is None or (not text[floor : found.start()].strip(" ,") and floor and text[floor - 1].isalpha()):
        return Post()
    post = read_post(text, *found.span("post"), lexicon=lexicon)
    return post if post.roles and post.roles[0].start == found.start("post") else Post()


def _may_follow(text: str, start: int, lexicon: Lexicon) -> bool:
    """Return whether a name can begin here: after no other word with a capital, and after no "of" or "in" of a name."""
    before = text[:start].rstrip()
    if _LIST_ENDS.search(before):
        return True
    if _SEEN_FROM.search(before):
        return False
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    if last and last[0].isupper() and last[-1].isalpha() and last.lower() not in lexicon.honorifics:
        return (
            last.lower() in _JOINTS
            or _MONTH.fullmatch(last) is not None
            or is_role(last.lower(), lexicon, plural=False)
        )
    return last.lower() not in {"of", "in", "at", "the", "for", "near", "on", "to"} | _THINGS


def _stands_free(text: str, name: NameFound) -> bool:
    """Return whether nothing that can belong to a name stands beside it: it may be a person's without a post."""
    after = text[name.span.end : name.span.end + 2]
    return not after or after[0] in " ,.;" or after in {", ", ". "}


def _with_post(
    text: str, name: NameFound, further: list[int], lexicon: Lexicon, *, bounded: bool, expected: bool
) -> tuple[Span | None, int]:
    """Return the stretch behind a name that says what somebody is, up to the next person or the verb, and its end."""
    start = _junior(text, name.span.end)
    aside = ASIDE.match(text, start)
    if aside and _says_whence(aside["said"], lexicon):
        start = aside.end()
    who = _WHO.match(text, start) or (_IS.match(text, start) if expected else None)
    if who is None and not _AS.match(text, start):
        return None, start
    begin = who.end() if who else start
    if who is None and _joins_list(text, start, further):
        return None, start
    bracket = re.compile(r"\s*\(([^()]{2,90})\)").match(text, begin)
    if bracket:
        inner = Span(*bracket.span(1))
        fits = (
            bracket[1][0] not in '“"' and has_post(text, inner.start, inner.end, lexicon=lexicon)
        ) or bool(re.fullmatch(r"[A-Z][\w&.’' -]+", bracket[1]))
        return inner if fits else None, bracket.end()
    for stop in further if bounded else [*further, min(len(text), begin + _REACH)]:
        if stop > begin + _REACH:
            break
        ends = _POST_ENDS.search(text, begin + 1, stop)
        end = ends.start() if ends else len(text[:stop].rstrip(" ,.;"))
        if ends is None and stop != len(text):
            end = (
                len(
                    re.sub(
                        r"(?:[;,]|\s)*(?:\s(?:and|as well as|with|&)\s*|[;,]\s*|\s)(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor|Ambassador)\.?\s*)*$",
                        "",
                        text[begin:stop],
                    )
                )
                + begin
            )
        if end > begin and has_post(text, begin, end, lexicon=lexicon):
            return Span(begin, end), end
    house = OF_HOUSE.match(text, start, further[0] if further else len(text))
    if house and code_of(house["house"], lexicon=lexicon) is None and house["house"] not in lexicon.cities:
        return Span(begin, house.end()), house.end()
    return None, start


def _says_whence(said: str, lexicon: Lexicon) -> bool:
    """Return whether a bracket behind a name only says where somebody is from, how they took part, or their age."""
    return all(
        code_of(each, lexicon=lexicon) or each in lexicon.cities or _HOW.fullmatch(each)
        for each in re.split(r",\s*|;\s*", said.strip())
    )


def _joins_list(text: str, start: int, further: list[int]) -> bool:
    """Return whether what stands behind a name is the next of a list: "were A, B of C, and D", "were A, B and C of D"."""
    if not further or not JOINED.fullmatch(text, start, further[0]) or not text[start : further[0]].strip():
        return False
    another = _LISTED.match(text, further[0])
    return _OWN_HOUSE.match(text, further[0]) is not None or (
        another is not None and another.end() in further[1:]
    )


def _junior(text: str, start: int) -> int:
    """Return where what follows a name begins: behind "Jr."."""
    found = _JUNIOR.match(text, start)
    return found.end() if found else start
