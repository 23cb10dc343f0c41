"""People in sentences: whoever is named with a post and takes part, in English and Chinese."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, latin_adjectives, latin_names
from tracktwo.record.methods.entries.han_prose import people_in_han
from tracktwo.record.methods.entries.names import NameFound, name_at
from tracktwo.record.methods.entries.posts import has_post, read_post
from tracktwo.record.methods.entries.told import Told
from tracktwo.record.tables import Delivery, Entry, Post, Span

__all__ = ["people_in_prose"]

_TAKING_PART: Final = re.compile(
    r"\b(?:speakers?|participants?|delegat(?:ion|es?)|panell?ists?|panel|experts?|presenters?|contributors?|discussants?|attendees|guests|interlocutors|side|team"
    r"|moderat|chair|co-?chair|presid|facilitat|open(?:ed|ing)|clos(?:ed|ing)|conclud|keynote|spoke|speak|present|took part|taking part|take part|attend|joined|came|were|represent|consist|compris|includ|brought|sides|introduc|address|deliver|remarks|took the floor|comment|respond|discuss|argued|described|outlined|explained|noted|recalled|warned|reported|shared|welcom|summ|rapporteur|notes|led by|headed by|lecture|talk|gave|give)",
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
    (re.compile(r"\b(?:spoke|speaks|will speak|present(?:ed|s)|took the floor|gave|give|gives|deliver(?:ed|s)|addressed|reported|introduced|outlined|described|explained|argued|warned|recalled|noted|stressed|showed|shared|discussed|asked|suggested|proposed|told (?:the )?(?:meeting|participants|workshop|audience|dialogue))\b"), "speaker"),
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
    (re.compile(r"\bdiscussants?\b", re.IGNORECASE), "discussant"),
    (re.compile(r"\brapporteurs?\b", re.IGNORECASE), "rapporteur"),
    (re.compile(r"\bspeakers?\b|\bpresenters?\b", re.IGNORECASE), "speaker"),
)
_OPENS: Final = re.compile(r"(?<![\w’'.-])(?=[^\W\d_a-z])")
_LIST: Final = re.compile(
    r"\b(?:included?|including|includes|were|was|are|comprised|comprising|comprises|consisted of|consisting of|consists of|made up of|composed of|featured|featuring|namely|heard from|such as|came|with|brought together|represented by|joined by|attended by)\b|[:：]"
)
_LIST_ENDS: Final = re.compile(
    r"\b(?:consist(?:ed|ing|s) of|made up of|composed of|presence of|participation of|led by|and|remarks of)$"
)
_POST_ENDS: Final = re.compile(
    r"(?:,\s+|\s+)(?:and\s+)?(?=(?:was|were|is|are|will|would|has|had|have|who|which|that|then|also|both|jointly|included?|including|comprised|comprising|consisted|brought together|came|took part|taking part|joined|attended|led|headed|said|spoke|speaks|gave|gives|recalled|noted|argued|described|outlined|explained|warned|stressed|told|asked|added|agreed|closed|opened|welcomed|concluded|moderated|moderating|chaired|co-chaired|chairing|facilitated|presented|delivered|introduced|responded|commented|addressed|reported|summed|presided|shared|discussed|showed|suggested|proposed|by video|by zoom|via|online|remotely|in person|on behalf|on (?=[“\"‘a-z])|in the chair|as moderator|as chair|as (?:the )?(?:moderator|chair|facilitator|rapporteur)|acted|served|took|kept|represented|participated|for the|during|after|before|while|whose|where)\b)"
    r"|[“\"]|\s[–—]\s|:\s"
)
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


class _Seen(NamedTuple):
    """Somebody a sentence names: where the name and the post stand, and whether a post stands there."""

    name: NameFound
    post: Span | None
    end: int


def people_in_prose(text: str, *, lexicon: Lexicon, expected: bool = False) -> Iterator[Told]:
    """Yield the people of a sentence who take part in an event; spans are places in it.

    Args:
        text: masked text of one sentence.
        lexicon: the words the rules know.
        expected: whether the sentence stands under a heading of people, so that it may say only who somebody is.
    """
    if len(text) > _LONGEST:
        return
    if sum("一" <= each <= "鿿" for each in text) * _HAN_SHARE > len(text):
        yield from people_in_han(text, lexicon=lexicon)
        return
    if not (expected or _TAKING_PART.search(text)):
        return
    seen = _seen(text, lexicon, expected=expected)
    functions = _functions(text, seen)
    for place, (each, code) in enumerate(zip(seen, functions, strict=True)):
        if each.post is None and not (code or _in_list(text, seen, place)):
            continue
        post = read_post(text, each.post.start, each.post.end, lexicon=lexicon) if each.post else Post()
        if each.post and not (post.roles or post.organisations):
            continue
        until = seen[place + 1].name.span.start if place + 1 < len(seen) else len(text)
        yield Told(
            Entry(
                line=Span(each.name.span.start, each.end),
                person=each.name.span,
                post=post,
                functions=(code,) if code else (),
                delivery=(Delivery.REMOTE,) if _REMOTE.search(text, each.end, until) else (),
                score=0.7,
            ),
            _side(text[: each.name.span.start], lexicon),
        )


def _seen(text: str, lexicon: Lexicon, *, expected: bool) -> list[_Seen]:
    """Return the people a sentence names, each with the post that follows the name, if one does."""
    names: list[NameFound] = []
    covered = 0
    for found in _OPENS.finditer(text):
        if found.start() < covered:
            continue
        name = name_at(text, found.start(), lexicon=lexicon)
        if name is None:
            word = re.match(r"[\w’'.-]+", text[found.start() :])
            covered = found.start() + (len(word[0]) if word else 1)
            continue
        covered = name.span.end
        if name.score >= _SURE and _may_follow(text, found.start(), lexicon):
            names.append(name)
    seen: list[_Seen] = []
    for place, name in enumerate(names):
        if seen and name.span.start < seen[-1].end:
            continue  # part of the post of the one before
        seen.append(
            _with_post(
                text,
                name,
                [each.span.start for each in names[place + 1 :]],
                lexicon,
                expected=expected,
            )
        )
    return [each for each in seen if each.post is not None or _stands_free(text, each.name)]


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
    return last.lower() not in {"of", "in", "at", "the", "for", "near", "on", "to"}


def _stands_free(text: str, name: NameFound) -> bool:
    """Return whether nothing that can belong to a name stands beside it: it may be a person's without a post."""
    after = text[name.span.end : name.span.end + 2]
    return not after or after[0] in " ,.;" or after in {", ", ". "}


def _with_post(text: str, name: NameFound, further: list[int], lexicon: Lexicon, *, expected: bool) -> _Seen:
    """Return a name with the stretch that says what somebody is, up to the next person or the verb."""
    start = name.span.end
    who = _WHO.match(text, start) or (_IS.match(text, start) if expected else None)
    if who is None and not _AS.match(text, start):
        return _Seen(name, None, start)
    begin = who.end() if who else start
    bracket = re.compile(r"\s*\(([^()]{2,90})\)").match(text, begin)
    if bracket:
        inner = Span(*bracket.span(1))
        fits = has_post(text, inner.start, inner.end, lexicon=lexicon) or bool(
            re.fullmatch(r"[A-Z][\w&.’' -]+", bracket[1])
        )
        return _Seen(name, inner if fits else None, bracket.end())
    for stop in [*further, min(len(text), begin + _REACH)]:
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
            return _Seen(name, Span(begin, end), end)
    return _Seen(name, None, start)


def _functions(text: str, seen: list[_Seen]) -> list[str | None]:
    """Return what each person does: by the words before the name, or by the verb behind; those joined share the verb."""
    codes: list[str | None] = []
    first = seen[0].name.span.start if seen else 0
    head = _ANY_VERB.search(text, 0, first)
    listing = (
        next((code for pattern, code in _LISTING if pattern.search(text, 0, first)), None)
        if _LIST.search(text, 0, first)
        else None
    )
    for place, each in enumerate(seen):
        before = _BY.search(text[max(0, each.name.span.start - 90) : each.name.span.start].rstrip() + " ")
        until = seen[place + 1].name.span.start if place + 1 < len(seen) else len(text)
        if before:
            codes.append(_by(before["verb"], text[max(0, each.name.span.start - 90) : each.name.span.start]))
            continue
        verb = _ANY_VERB.search(text, each.end, min(until, each.end + 90))
        codes.append(
            next(
                (code for pattern, code in _VERBS if verb and pattern.search(text, verb.start(), until)), None
            )
        )
    for place in range(len(seen) - 2, -1, -1):
        between = text[seen[place].end : seen[place + 1].name.span.start]
        if codes[place] is None and re.fullmatch(
            r"[\s,]*(?:and|as well as|&|,)?\s*(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.?\s*)*", between
        ):
            codes[place] = codes[place + 1]
    for place in range(1, len(seen)):
        between = text[seen[place - 1].end : seen[place].name.span.start]
        if codes[place] is None and re.fullmatch(
            r"[\s,;]*(?:and|as well as|&|,|;)?\s*(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.?\s*)*", between
        ):
            codes[place] = codes[place - 1]
    if head and listing is None and seen and codes[0] in {None, "speaker"}:
        codes[0] = next(code for pattern, code in _VERBS if pattern.search(text, head.start(), first))
    return [code or listing for code in codes]


def _by(verb: str, before: str) -> str | None:
    for words in (verb, before):
        found = next((code for stem, code in _CODES if stem in words.lower()), None)
        if found:
            return found
    return None if verb in {"led", "headed", "followed"} else "speaker"


def _in_list(text: str, seen: list[_Seen], place: int) -> bool:
    """Return whether a name without a post goes on a list of people who have one."""
    if place == 0 or seen[place - 1].post is None:
        return False
    between = text[seen[place - 1].end : seen[place].name.span.start]
    return (
        bool(re.fullmatch(r"[\s,;]*(?:and|as well as)?\s*", between))
        and _LIST.search(text, 0, seen[place].name.span.start) is not None
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
