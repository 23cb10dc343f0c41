"""People in sentences: whoever is named with a post and takes part, in English and Chinese."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, latin_adjectives, latin_names
from tracktwo.record.methods.entries.han_prose import people_in_han
from tracktwo.record.methods.entries.names import NameFound, is_honorific, name_at
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.entries.posts import has_post, read_post, role_before
from tracktwo.record.methods.entries.told import Told
from tracktwo.record.tables import Delivery, Entry, Post, Span

__all__ = ["people_in_prose", "verb_of"]

_TAKING_PART: Final = re.compile(
    r"\b(?:speakers?|participants?|delegat(?:ion|es?)|panell?ists?|panel|experts?|presenters?|contributors?|discussants?|attendees|guests|interlocutors|side|team"
    r"|moderat|chair|co-?chair|presid|facilitat|open(?:ed|ing)|clos(?:ed|ing)|conclud|keynote|spoke|speak|present|took part|taking part|take part|attend|joined|came|were|represent|consist|compris|includ|brought|sides|introduc|address|deliver|remarks|took the floor|comment|respond|discuss|argued|described|outlined|explained|noted|recalled|warned|reported|shared|welcom|summ|rapporteur|notes|led by|headed by|lecture|talk|gave|give|featur|said\b|says\b|heard\b|conversation|debate"
    r"|compared|demonstrat|urged|called for|highlighted|observed|emphasi[sz]ed|underlined|underscored|stated|pointed out|reviewed|analy[sz]ed|examined|explored|reflected|offered|traced|set out|laid out|illustrated|remarked|stressed|surveyed|sketched|elaborated|touched (?:on|upon)|focused on|looked at|answered|thanked|expressed|read out|walked)",
    re.IGNORECASE,
)
_VERBS: Final = (
    (re.compile(r"\b(?:co-?)?(?:moderat\w+|chair\w*|presid\w+)\b(?! of)|\b(?:serve|serves|served|act|acts|acted) as (?:the )?(?:co-)?(?:moderator|chair)s?\b"), "moderator"),
    (re.compile(r"\bfacilitat\w+\b|\bacted as (?:the )?(?:co-)?facilitators?\b"), "facilitator"),
    (re.compile(r"\bkeynotes?\b"), "keynote"),
    (re.compile(r"\b(?:opened|welcomed|inaugurated)\b|\b[Oo]pening the\b|\b(?:opening|welcome|welcoming|introductory|inaugural) (?:remarks?|address(?:es)?|speech(?:es)?|words|statements?)\b|\bwords of welcome\b"), "opening"),
    (re.compile(r"\b(?:closed|concluded|summed up|wrapped up)\b|\b(?:[Cc]losing|[Cc]oncluding) the\b|\b(?:closing|concluding|final) (?:remarks?|address(?:es)?|speech(?:es)?|words|statements?)\b|\bvote of thanks\b"), "closing"),
    (re.compile(r"\b(?:took notes|rapporteurs?|kept the (?:record|minutes)|took the minutes)\b"), "rapporteur"),
    (re.compile(r"\b(?:respond(?:ed|s)|comment(?:ed|s)|discussants?|as respondents?)\b"), "discussant"),
    (re.compile(r"\bpanell?ists?\b|\b(?:on|joined) the panel\b|\bin a panel\b"), "panelist"),
    (re.compile(r"\binterpret(?:ed|ers?)\b"), "interpreter"),
    (re.compile(r"\b(?:spoke|speaks|will speak|present(?:ed|s)|took the floor|gave|give|gives|deliver(?:ed|s)|addressed|reported|introduced|outlined|described|explained|argued|warned|recalled|noted|stressed|showed|shared|discussed|asked|suggested|proposed|said|says|stated|compared|demonstrated|urged|called for|highlighted|observed|emphasi[sz]ed|underlined|underscored|pointed out|reviewed|analy[sz]ed|examined|explored|reflected|traced|set out|laid out|illustrated|remarked|surveyed|sketched|elaborated|answered|took (?:questions|issue)|debated|replied|contributed|intervened|countered|disagreed|insisted|contended|maintained|cautioned|recounted|summari[sz]ed|told (?:the )?(?:meeting|participants|workshop|audience|dialogue))\b"), "speaker"),
)  # fmt: skip
_ANY_VERB: Final = re.compile("|".join(pattern.pattern for pattern, _ in _VERBS))
_BY: Final = re.compile(
    r"\b(?P<verb>moderated|chaired|co-chaired|presided over|facilitated|opened|closed|concluded|introduced|led|headed|given|delivered|presented|followed|recorded|summed up|inaugurated|addressed|remarks|address|speech|keynote|talk|talks|lecture|presentation|presentations|words|notes?|moderation)\s+(?:jointly\s+)?(?:by|from)\s+(?:both\s+)?$"
)
_CODES: Final = (
    ("moderat", "moderator"), ("chair", "moderator"), ("presid", "moderator"), ("facilitat", "facilitator"), ("open", "opening"), ("inaug", "opening"),
    ("clos", "closing"), ("conclud", "closing"), ("summed", "closing"), ("record", "rapporteur"), ("keynote", "keynote"), ("introduc", "opening"),
)  # fmt: skip
_LISTING: Final = (
    (re.compile(r"\bkeynote speakers?\b", re.IGNORECASE), "keynote"),
    (re.compile(r"\bpanell?ists?\b|\bpanel\b", re.IGNORECASE), "panelist"),
    (re.compile(r"\b(?:co-)?(?:moderators?|chairs)\b", re.IGNORECASE), "moderator"),
    (re.compile(r"\b(?:co-)?facilitators?\b", re.IGNORECASE), "facilitator"),
    (re.compile(r"\b(?:discussants?|respondents?)\b", re.IGNORECASE), "discussant"),
    (re.compile(r"\brapporteurs?\b", re.IGNORECASE), "rapporteur"),
    (re.compile(r"\bspeakers?\b|\bpresenters?\b", re.IGNORECASE), "speaker"),
)
_THINGS: Final = frozenset(
    "newspaper journal magazine podcast book film novel vessel ship project platform daily weekly app network firm company village town city hotel river island consultancy startup".split()  # noqa: SIM905
)
"""What a name is of that stands right behind: "the newspaper Le Fleuve"."""
_OPENS: Final = re.compile(r"(?<![\w’'.-])(?=[^\W\d_a-z])")
_LIST: Final = re.compile(
    r"\b(?:included?|including|includes|were|was|are|comprised|comprising|comprises|consisted of|consisting of|consists of|made up of|composed of|featured|featuring|namely|heard from|heard|between|such as|came|with|brought together|represented by|joined by|attended by)\b|[:：]"
)
_LIST_ENDS: Final = re.compile(
    r"\b(?:consist(?:ed|ing|s) of|made up of|composed of|presence of|participation of|led by|and|remarks of)$"
)
_POST_ENDS: Final = re.compile(
    r"(?:,\s+|\s+)(?:and\s+)?(?=(?:was|were|is|are|will|would|has|had|have|who|which|that|then|also|both|jointly|included?|including|comprised|comprising|consisted|brought together|came|took part|taking part|joined|attended|led|headed|said|spoke|speaks|gave|gives|recalled|noted|argued|described|outlined|explained|warned|stressed|told|asked|answered|replied|debated|followed|added|agreed|closed|opened|welcomed|concluded|moderated|moderating|chaired|co-chaired|chairing|facilitated|presented|delivered|introduced|responded|commented|addressed|reported|summed|presided|shared|discussed|showed|suggested|proposed|by video|by zoom|via|online|remotely|in person|on behalf|on (?=[“\"‘a-z])|in the chair|as moderator|as chair|as (?:the )?(?:moderator|chair|facilitator|rapporteur)|acted|served|took|kept|represented|participated|for the|during|after|before|while|whose|where|heard|and the (?:first|second|third|fourth|other|next|closing|opening|final|morning|afternoon)|compared|demonstrated|urged|called for|highlighted|observed|emphasi[sz]ed|underlined|stated|examined|explored|offered|reviewed|says)\b)"
    r"|,?\s+(?:and|while) the (?=[A-Z]\w+ (?:delegation|side|team|group)\b)|,\s+(?:and\s+)?the (?=[a-z]+ of )|[“\"]|\s[–—]\s|—|:\s"
)
_OWN_HOUSE: Final = re.compile(
    r"[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){1,3}(?:,? (?:of|from|who)\b| \()"
)
_JOINED: Final = re.compile(r"[\s,;]*(?:and|as well as|&)?\s*(?:the\s+)?")
_ADDRESSED: Final = re.compile(r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof|Professor|Ambassador|Amb)\.?\s*)+$")
_HEAD: Final = 160
_AS: Final = re.compile(r"\s+(?:of|from|at)\s+(?:the\s+)?(?=[^\W\d_a-z])|\s*[,(–—-]\s*|\s+\(")
_WHO: Final = re.compile(r",?\s+who\s+(?:heads|leads|chairs|directs|runs|represents)\s+(?:the\s+)?")
_IS: Final = re.compile(
    r"\s+(?:is|was|serves as|served as|works as|holds|heads|directs|leads|chairs|runs|teaches at|works at|works for)\s+(?:currently\s+)?(?:the\s+|an?\s+)?"
)
_REMOTE: Final = re.compile(
    r"\b(?:by|via|over) (?:live )?(?:video|zoom|phone|telephone|video link)\b|\bremotely\b|\bonline\b"
)
_LONGEST: Final = 2000
_HAN_SHARE: Final = 4
_SURE: Final = 0.6
_REACH: Final = 220
_TITLED: Final = re.compile(
    r"\b(?:presented|spoke|titled|entitled|called|title|talk|lecture|paper|presentation|keynote|view|gave|with|on|in)\b[^.;“\"]{0,40}[“\"](?P<title>[^“”\"]{5,200})[”\"]"
)
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
_OF_HOUSE: Final = re.compile(
    r"\s+(?:of|from|at|representing)\s+(?:the\s+)?(?P<house>[A-Z][\w’'&.-]*[\w’'](?:\s+(?:(?:of|for|and|the|de|di|du|la|le|des|der|von|do|da|del)\s+){0,2}[A-Z][\w’'&.-]*[\w’']){0,6})"
)
_SAYS_WHO: Final = re.compile(
    r"\b(?:delegations?|side|team|group|participants|speakers?|panell?ists?|panel|members|experts|delegates|attendees|guests|presenters|discussants|representatives|moderators?|chairs?|dialogue|workshop|meeting)\b[^.;:]{0,80}?\b(?:comprise[sd]|comprising|consist(?:ed|ing|s) of|include[sd]?|including|were|was|are|is|made up of|composed of|led by|headed by|heard from|represented by|namely|such as)\s*(?:the\s+)?(?:following\s*)?:?\s*$"
    r"|\b(?:(?:led|headed|represented|joined|attended) by|[Ff]eaturing|[Ff]eatured|heard from|[Ss]peakers?|[Pp]articipants|[Pp]anell?ists)\s*:?\s*$"
)


class _Seen(NamedTuple):
    """Somebody a sentence names: the name, what stands before it with its title of address, the post behind, the end."""

    name: NameFound
    post: Span | None
    end: int
    begin: int
    before: Post


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
    if not (expected or noted or _TAKING_PART.search(text)):
        return
    seen = _seen(text, lexicon, expected=expected)
    functions = _functions(text, seen)
    for place, (each, code) in enumerate(zip(seen, functions, strict=True)):
        is_noted = noted is not None and noted(each.name.span.end)
        if not (each.post or each.before.roles or code or is_noted or _in_list(text, seen, place)):
            continue
        post = _post(text, each, lexicon)
        if each.post and not (post.roles or post.organisations):
            continue
        until = seen[place + 1].begin if place + 1 < len(seen) else len(text)
        titled = _TITLED.search(text, each.end, until)
        yield Told(
            Entry(
                line=Span(min([each.name.span.start, *(span.start for span in each.before.roles)]), each.end),
                person=each.name.span,
                post=post,
                functions=(code,) if code else (),
                title=Span(*titled.span("title")) if titled else None,
                delivery=(Delivery.REMOTE,) if _REMOTE.search(text, each.end, until) else (),
                score=0.7,
            ),
            _side(text[: each.begin], lexicon),
        )


def verb_of(words: str) -> tuple[str, ...] | None:
    """Return the code of what words say somebody does, by the verb they begin with: "chairs the discussion"."""
    if not words[:1].islower():
        return None
    code = next((code for pattern, code in _VERBS if pattern.match(words)), None)
    return (code,) if code else None


def _seen(text: str, lexicon: Lexicon, *, expected: bool) -> list[_Seen]:
    """Return the people a sentence names, each with the post that follows the name, if one does."""
    names: list[tuple[int, NameFound]] = []
    covered = 0
    for found in _OPENS.finditer(text):
        if found.start() < covered:
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
    befores = [
        _before(text, start, names[place - 1][1].span.end if place else 0, lexicon)
        for place, (start, _) in enumerate(names)
    ]
    begins = [
        min([start, *(span.start for span in (*post.roles, *post.organisations))])
        for (start, _), post in zip(names, befores, strict=True)
    ]
    seen: list[_Seen] = []
    for place, (_, name) in enumerate(names):
        if seen and name.span.start < seen[-1].end:
            continue  # part of the post of the one before
        ahead = range(place + 1, len(names))
        sure = next(
            (at for at in ahead if befores[at].roles or names[at][0] < names[at][1].span.start), len(names)
        )
        post, end = _with_post(
            text, name, begins[place + 1 : sure + 1], lexicon, bounded=sure < len(names), expected=expected
        )
        seen.append(_Seen(name, post, end, begins[place], befores[place]))
    return [each for each in seen if each.post or each.before.roles or _stands_free(text, each.name)]


def _before(text: str, start: int, floor: int, lexicon: Lexicon) -> Post:
    """Return what is printed right before a name: "former Minister", "Northern Institute President"."""
    floor = max(floor, start - _BEFORE)
    end = floor + len(text[floor:start].rstrip())
    if end == floor or text[end - 1] in ",;:.)":
        return Post()
    role = None
    for word in _WORDS_BEFORE.finditer(text, floor, end):
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


def _post(text: str, each: _Seen, lexicon: Lexicon) -> Post:
    """Return what is said before a name and behind it."""
    behind = read_post(text, each.post.start, each.post.end, lexicon=lexicon) if each.post else Post()
    if each.post and not (behind.roles or behind.organisations):
        house = _OF_HOUSE.match(text, each.name.span.end, each.post.end)
        behind = Post(organisations=(Span(*house.span("house")),)) if house else behind
    return Post(
        roles=(*each.before.roles, *behind.roles),
        organisations=(*each.before.organisations, *behind.organisations),
    )


def _may_follow(text: str, start: int, lexicon: Lexicon) -> bool:
    """Return whether a name can begin here: after no other word with a capital, and after no "of" or "in" of a name."""
    before = text[:start].rstrip()
    if _LIST_ENDS.search(before):
        return True
    last = before.rsplit(maxsplit=1)[-1] if before else ""
    if last and last[0].isupper() and last[-1].isalpha() and last.lower() not in lexicon.honorifics:
        return (
            last.lower() in {"on", "in", "from", "by", "with", "and", "then", "when", "while", "dr", "the"}
            or last.lower() in lexicon.roles
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
    who = _WHO.match(text, start) or (_IS.match(text, start) if expected else None)
    if who is None and not _AS.match(text, start):
        return None, start
    begin = who.end() if who else start
    if (
        further
        and who is None
        and _JOINED.fullmatch(text, start, further[0])
        and text[start : further[0]].strip()
        and _OWN_HOUSE.match(text, further[0])
    ):
        return None, start  # "on the panel were A, B of C, and D"
    bracket = re.compile(r"\s*\(([^()]{2,90})\)").match(text, begin)
    if bracket:
        inner = Span(*bracket.span(1))
        fits = has_post(text, inner.start, inner.end, lexicon=lexicon) or bool(
            re.fullmatch(r"[A-Z][\w&.’' -]+", bracket[1])
        )
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
    house = _OF_HOUSE.match(text, start)
    if house and code_of(house["house"], lexicon=lexicon) is None and house["house"] not in lexicon.cities:
        return Span(begin, house.end()), house.end()
    return None, start


def _junior(text: str, start: int) -> int:
    """Return where what follows a name begins: behind "Jr."."""
    found = _JUNIOR.match(text, start)
    return found.end() if found else start


def _functions(text: str, seen: list[_Seen]) -> list[str | None]:
    """Return what each person does: by the words before the name, or by the verb behind; those joined share the verb."""
    codes: list[str | None] = []
    first = seen[0].begin if seen else 0
    head = _ANY_VERB.search(text, 0, first)
    listing = _listed(text[:first]) if _LIST.search(text, 0, first) else None
    for place, each in enumerate(seen):
        ahead = text[max(seen[place - 1].end if place else 0, each.begin - 90) : each.begin]
        before = _BY.search(_ADDRESSED.sub("", ahead).rstrip() + " ")
        until = seen[place + 1].begin if place + 1 < len(seen) else len(text)
        told = _by(before["verb"], ahead) if before else None
        if told:
            codes.append(told)
            continue
        if place and _LIST.search(ahead) and (told := _listed(ahead)):
            codes.append(told)
            continue
        verb = _ANY_VERB.search(text, each.end, min(until, each.end + 90))
        codes.append(
            next(
                (code for pattern, code in _VERBS if verb and pattern.search(text, verb.start(), until)), None
            )
        )
    for place in range(len(seen) - 2, -1, -1):
        between = text[seen[place].end : seen[place + 1].begin]
        if codes[place] is None and re.fullmatch(
            r"[\s,]*(?:and|as well as|&|,)?\s*(?:the\s+)?(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.?\s*)*", between
        ):
            codes[place] = codes[place + 1]
    for place in range(1, len(seen)):
        between = text[seen[place - 1].end : seen[place].begin]
        if codes[place] is None and re.fullmatch(
            r"[\s,;]*(?:and|as well as|&|,|;)?\s*(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.?\s*)*", between
        ):
            codes[place] = codes[place - 1]
    if head and listing is None and seen and codes[0] in {None, "speaker"}:
        codes[0] = next(code for pattern, code in _VERBS if pattern.search(text, head.start(), first))
    return [code or listing for code in codes]


def _listed(words: str) -> str | None:
    """Return what those do whom words announce: "the keynote speakers were"."""
    return next((code for pattern, code in _LISTING if pattern.search(words)), None)


def _by(verb: str, before: str) -> str | None:
    for words in (verb, before):
        found = next((code for stem, code in _CODES if stem in words.lower()), None)
        if found:
            return found
    return None if verb in {"led", "headed", "followed"} else "speaker"


def _in_list(text: str, seen: list[_Seen], place: int) -> bool:
    """Return whether a name without a post stands in a list of people that a sentence announces."""
    first = place
    while first and _JOINED.fullmatch(text, seen[first - 1].end, seen[first].begin):
        first -= 1
    head = text[max(0, seen[first].begin - _HEAD) : seen[first].begin].rstrip() + " "
    if _SAYS_WHO.search(_ADDRESSED.sub("", head)):
        return True
    return (
        first < place and seen[place - 1].post is not None and bool(_LIST.search(text, 0, seen[place].begin))
    )


def _side(before: str, lexicon: Lexicon) -> str | None:
    """Return the country of the side that is named last before somebody."""
    people = r"(?:side|delegation|delegates|speakers?|participants?|experts?|panell?ists?|team|representatives|members|contributors|group|colleagues)"
    every = list(
        re.finditer(
            rf"\b(?:[Ff]rom|[Ff]or|of)\s+(?:the\s+)?({latin_names(lexicon)})\b|\b({latin_adjectives(lexicon)})\s+(?:\w+\s+)?{people}\b",
            before,
        )
    )
    found = every[-1] if every else None
    return code_of(found[1] or found[2], lexicon=lexicon) if found else None
