"""What the verbs round a name say that somebody does: moderated by, gave the keynote, spoke."""

import re
from collections.abc import Sequence
from typing import Final

from tracktwo.record.methods.entries.seen import Seen

__all__ = ["ADDRESSED", "ANNOUNCED", "functions_told", "verb_of"]

_VERBS: Final = (
    (re.compile(r"\b(?:co-?)?(?:moderat\w+|chair\w*|presid\w+)\b(?! of)|\b(?:serve|serves|served|act|acts|acted) as (?:the )?(?:co-)?(?:moderator|chair)s?\b|\bled (?:the|a) (?:[\w-]+ )?(?:discussion|debate|conversation|session)\b|\b(?:ran|runs) (?:the|a) (?:[\w-]+ )?(?:discussion|debate|conversation|session|round|panel)\b|\b(?:took|was in) the chair\b"), "moderator"),
    (re.compile(r"\bfacilitat\w+\b|\bacted as (?:the )?(?:co-)?facilitators?\b"), "facilitator"),
    (re.compile(r"\bkeynotes?\b"), "keynote"),
    (re.compile(r"\b(?:opened|welcomed|inaugurated)\b|\b[Oo]pening the\b|\b(?:opening|welcome|welcoming|introductory|inaugural) (?:remarks?|address(?:es)?|speech(?:es)?|talks?|words|statements?)\b|\bwords of welcome\b"), "opening"),
    (re.compile(r"\b(?:closed|concluded|summed up|wrapped up)\b|\b(?:[Cc]losing|[Cc]oncluding) the\b|\b(?:closing|concluding|final) (?:remarks?|address(?:es)?|speech(?:es)?|talks?|words|statements?)\b|\bvote of thanks\b"), "closing"),
    (re.compile(r"\b(?:took notes|rapporteurs?|kept the (?:record|minutes)|took the minutes)\b"), "rapporteur"),
    (re.compile(r"\b(?:respond(?:ed|s)|comment(?:ed|s)|discussants?|as respondents?)\b"), "discussant"),
    (re.compile(r"\bpanell?ists?\b|\b(?:on|joined) the panel\b|\bin a panel\b"), "panelist"),
    (re.compile(r"\binterpret(?:ed|ers?)\b"), "interpreter"),
    (re.compile(r"\b(?:spoke|speaks|will speak|present(?:ed|s)|took the floor|gave|give|gives|deliver(?:ed|s)|addressed|reported|introduced|outlined|described|explained|argued|warned|recalled|noted|stressed|showed|shared|discussed|asked|inquired|wanted to (?:know|hear)|wondered|suggested|proposed|said|says|stated|compared|demonstrated|urged|called for|highlighted|observed|emphasi[sz]ed|underlined|underscored|pointed out|reviewed|analy[sz]ed|examined|explored|reflected|traced|set out|laid out|illustrated|remarked|surveyed|sketched|elaborated|answered|took (?:questions|issue)|debated|replied|contributed|intervened|countered|disagreed|insisted|contended|maintained that|cautioned|recounted|summari[sz]ed|lectured|taught|instructors?|talked|conversed|remembered|lamented|complained|joked|reads (?:the|an?|out)|mused|confessed|echoed|rejected|dismissed|challenged|questioned|pressed for|put forward|made the case|dwelt on|assessed|evaluated|mapped|charted|unveiled|recited|narrated|conveyed|looked back|looked ahead|turned to|spelled out|criticized|endorsed|disagreed|agreed|concurred|conceded|admitted|acknowledged|predicted|estimated|criticised|praised|defended|recommended|advocated|appealed|reminded|pleaded|objected|led (?:an?|the) (?:[\w-]+ )?(?:workshop|seminar|class|exercise|tour|walk)|read (?:out|from|aloud|to)|drew (?:on|attention)|told (?:(?:the|an?|their|his|her|its|those|other|fellow) )?(?:\w+ )?(?:meeting|participants|workshop|audience|dialogue|delegates|delegations|guests|panel|seminar|conference|forum|gathering|session|room|listeners|students|colleagues|present|symposium|event))\b"), "speaker"),
    (re.compile(r"\bjoin(?:ed|s) (?:in person|by|via|over|from|online|remotely|(?:in|the) (?:\w+ )?(?:meeting|discussion|dialogue|workshop|session|conversation|talks|debate|exchange|seminar|webinar))|\battended\b|\btook part\b|\bparticipated\b|\b(?:led|headed|represented) (?:the|an?) (?:[\w-]+ )?(?:delegation|side|team|group)\b"), "participant"),
)  # fmt: skip
_ANY_VERB: Final = re.compile("|".join(pattern.pattern for pattern, _ in _VERBS))
_BY: Final = re.compile(
    r"\b(?P<verb>[Nn]otes (?:were|was) (?:taken|kept)|[Mm]inutes (?:were|was) (?:taken|kept)|chair (?:was )?(?:taken|held|occupied)|read|moderated|chaired|co-chaired|presided over|facilitated|opened|closed|concluded|introduced|led|headed|given|delivered|presented|followed|answered|joined|seconded|supported|welcomed|greeted|hosted in conversation|recorded|summed up|inaugurated|addressed|[Oo]pening|[Cc]losing|[Rr]emarks|[Aa]ddress|[Ss]peech|[Kk]eynote|[Tt]alks?|[Ll]ecture|[Pp]resentations?|[Ww]ords|notes?|[Mm]oderation|[Pp]apers?|[Cc]ontributions?|[Ll]ectures|[Aa]ddresses|[Kk]eynotes|[Ii]nterventions?|statements?|reports?|comments|readings?|introductions?|inputs?)(?:\s+(?:in|at|on|to|about|of)\s+[^,.;:]{2,60}?|\s*:|,)?\s+(?:jointly\s+)?(?:by|from)\s+(?:(?:both|the|our|its|an?)\s+)?$"
)
_PASSIVE: Final = re.compile(
    r"(?:\b(?:the|an?) (?:[a-z]+ ){0,2})?\b(?:was |were )?[a-z]+(?:ed|en|un) (?:jointly )?by\b(?! (?:video|zoom|phone|telephone|skype|live|link))"
)
"""What was done by somebody named behind it: "a session chaired by", "the chair was taken by"."""
_LED: Final = re.compile(r"\b(?:discussion|debate|conversation|session|exchange)s?\b")
_SENT: Final = re.compile(r"\b(?:message|greeting|statement|video)s?\b")
_ON_TITLE: Final = re.compile(r",?\s+on\s+[“\"]")
_AND_BY: Final = re.compile(r"\b(?:and|as well as|then)\b[^.;]{0,40}\bby\s+$")
"""What goes on with what the sentence said by whom: "chaired by A and, for the other side, by B"."""
_CODES: Final = (
    ("moderat", "moderator"), ("chair", "moderator"), ("presid", "moderator"), ("facilitat", "facilitator"), ("open", "opening"), ("inaug", "opening"),
    ("keynote", "keynote"), ("notes", "rapporteur"), ("minutes", "rapporteur"), ("clos", "closing"), ("conclud", "closing"), ("summed", "closing"), ("record", "rapporteur"), ("introduc", "opening"), ("panel", "panelist"),
)  # fmt: skip
_LISTING: Final = (
    (re.compile(r"\bkeynote speakers?\b", re.IGNORECASE), "keynote"),
    (re.compile(r"\bpanell?ists?\b|\bpanel\b", re.IGNORECASE), "panelist"),
    (re.compile(r"\b(?:co-)?(?:moderators?|chairs)\b", re.IGNORECASE), "moderator"),
    (re.compile(r"\b(?:co-)?facilitators?\b", re.IGNORECASE), "facilitator"),
    (re.compile(r"\b(?:discussants?|respondents?)\b", re.IGNORECASE), "discussant"),
    (re.compile(r"\brapporteurs?\b", re.IGNORECASE), "rapporteur"),
    (re.compile(r"\bspeakers?\b|\bpresenters?\b|\bheard\b|\bfeatur", re.IGNORECASE), "speaker"),
    (
        re.compile(r"\bparticipants?\b|\battend|\bdelegat|\bpresent\b|\bguests?\b", re.IGNORECASE),
        "participant",
    ),
)
ANNOUNCED: Final = re.compile(
    r"\b(?:included?|including|includes|were|was|are|comprised|comprising|comprises|consisted of|consisting of|consists of|made up of|composed of|featured|featuring|namely|heard from|heard|between|such as|came|with|brought together|represented by|joined by|attended by)\b|[:：]"
)
ADDRESSED: Final = re.compile(r"(?:\b(?:Mr|Ms|Mrs|Dr|Prof|Professor|Ambassador|Amb)\.?\s*)+$")


def verb_of(words: str) -> tuple[str, ...] | None:
    """Return the code of what words say somebody does, by the verb they begin with: "chairs the discussion"."""
    if not words[:1].islower():
        return None
    code = next((code for pattern, code in _VERBS if pattern.match(words)), None)
    return (code,) if code else None


def functions_told(text: str, seen: Sequence[Seen]) -> list[str | None]:
    """Return what each person does: by the words before the name, or by the verb behind; those joined share the verb."""
    codes: list[str | None] = []
    first = seen[0].begin if seen else 0
    head = _ANY_VERB.search(text, 0, first)
    listing = _listed(text[:first]) if ANNOUNCED.search(text, 0, first) else None
    for place, each in enumerate(seen):
        ahead = text[max(seen[place - 1].end if place else 0, each.begin - 90) : each.begin]
        before = _BY.search(ADDRESSED.sub("", ahead).rstrip() + " ")
        until = seen[place + 1].begin if place + 1 < len(seen) else len(text)
        joined = codes[-1] if codes and _AND_BY.search(ahead) else None
        told = (_by(before["verb"], ahead) if before else None) or joined or _on_title(text, each.end)
        if told:
            codes.append(told)
            continue
        if place and ANNOUNCED.search(ahead) and (told := _listed(ahead)):
            codes.append(told)
            continue
        passive = _PASSIVE.search(text, each.end, until)  # "A spoke at a session chaired by B"
        until = passive.start() if passive else until
        verb = _ANY_VERB.search(text, each.end, min(until, each.end + 90))
        codes.append(
            next(
                (code for pattern, code in _VERBS if verb and pattern.search(text, verb.start(), until)), None
            )
        )
    for place in range(len(seen) - 2, -1, -1):
        between = text[seen[place].end : seen[place + 1].begin]
        if codes[place] is None and re.fullmatch(
            r"(?:,? who [^,;.]{3,80}(?=,))?[\s,]*(?:and|as well as|&|,)?\s*(?:the\s+)?(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.?\s*)*",
            between,
        ):
            codes[place] = codes[place + 1]
    for place in range(1, len(seen)):
        between = text[seen[place - 1].end : seen[place].begin]
        if codes[place] is None and re.fullmatch(
            r"(?:[^.;]{0,60}\b(?:together|jointly|along) with(?: the)?|[\s,;]*(?:and|as well as|&|,|;)?)\s*(?:(?:Mr|Ms|Mrs|Dr|Prof|Professor)\.?\s*)*",
            between,
        ):
            codes[place] = codes[place - 1]
    if head and listing is None and seen and codes[0] in {None, "speaker", "participant"}:
        codes[0] = next(code for pattern, code in _VERBS if pattern.search(text, head.start(), first))
    return [code or listing for code in codes]


def _listed(words: str) -> str | None:
    """Return what those do whom words announce: "the keynote speakers were"."""
    return next((code for pattern, code in _LISTING if pattern.search(words)), None)


def _on_title(text: str, place: int) -> str | None:
    """Return that somebody speaks whose name the title of a talk follows: "A spoke on “X”, and B on “Y”"."""
    return "speaker" if _ON_TITLE.match(text, place) else None


def _by(verb: str, before: str) -> str | None:
    """Return what somebody did of whom a sentence says that something was done by them."""
    if verb == "led" and _LED.search(before):
        return "moderator"
    if _SENT.search(before):
        return "speaker"
    for words in (verb, before):
        found = next((code for stem, code in _CODES if stem in words.lower()), None)
        if found:
            return found
    return None if verb in {"led", "headed", "followed"} else "speaker"
