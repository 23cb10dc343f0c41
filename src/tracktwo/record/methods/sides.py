"""Which side a heading or a marker names: a country's people, or those of a side a programme has a name for."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, han_names, han_sides, latin_adjectives, latin_names
from tracktwo.record.methods.scripts import readings
from tracktwo.record.methods.stems import may_say

__all__ = ["side_in", "without_side"]

_SIDE_WORDS: Final = r"(?:side|delegation|delegates?|participants?|speakers?|representatives?|experts?|panell?ists|team|members?|attendees|delegation members?|colleagues|interlocutors|contributors|presenters|discussants|guests|officials|scientists|specialists|chairs?|moderators?|facilitators?|speakers and chairs|lead|partners|scholars|party|group|keynotes|section(?! of)|contingent)"
_SIDE_STEMS: Final = (
    "side", "delega", "partic", "speaker", "represen", "expert", "panel", "team", "member", "attendee", "colleag",
    "interloc", "contrib", "present", "discuss", "guest", "offici", "scien", "special", "chair", "moderat", "facilit",
    "lead", "partner", "scholar", "party", "group", "section", "conting", "keynote",
)  # fmt: skip
_SIDE_HAN: Final = r"(?:方面|方|侧|代表团|团|代表|与会|参会|出席|参加|列席|专家|学者|嘉宾|官员|人员|成员|委员|名单|名录|一览|发言人|主持人|主讲人|讲者|讲员|演讲者|演讲人|与谈人|者|的)+(?:[（(]?共?\d{1,3}[人位名])?"
"""What stands behind a country over its people, one or several of these."""
_OWN_SIDE: Final = re.compile(
    r"^(?:the\s+)?(?P<name>[A-Z][\w’'-]*(?:[ -][A-Z][\w’'-]*){0,2})\s+(?:side|delegation|party)$",
    re.IGNORECASE,
)

_LETTERED: Final = re.compile(
    r"(?:side|delegation|party|team|group)\s+(?:[a-z]|\d|one|two)\s*[:(（–—-]\s*(?P<who>[^()（）]{2,40})[)）]?$",
    re.IGNORECASE,
)
"""A side that is called by a letter before its country: "Side A (Norway)"."""


@lru_cache(maxsize=4)
def _sides(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    adjectives, names, han = latin_adjectives(lexicon), latin_names(lexicon), han_names(lexicon)
    sides = han_sides(lexicon)
    return (
        re.compile(
            rf"(?:^|[\s,(/–—-])(?:[Tt]he\s+)?(?P<who>{adjectives}|{names})(?:\s+\w+)?\s+(?i:{_SIDE_WORDS})\b"
        ),
        re.compile(
            rf"(?i:from\s+|participants from\s+|speakers from\s+|delegation (?:of|from)\s+|for\s+)?(?:[Tt]he\s+)?(?P<who>{names})(?:\s+\([A-Z]{{3}}\))?"
        ),
        re.compile(rf"{sides}{_SIDE_HAN}"),
        re.compile(
            rf"(?<!\w)(?:[Tt]he\s+)?(?:{adjectives}|{names}|{han})(?:\s*(?i:side|delegation|participants|team|party|方|代表团))?(?!\w)"
        ),
    )


def side_in(text: str, *, lexicon: Lexicon) -> str | None:
    """Return the code of the side a heading names: a country's, or the name a programme has for it; None without one."""
    flat = " ".join(text.split()).strip(" :：.()（）[]［］【】〔〕")
    return next((side for each in readings(flat) if each and (side := _side(each, lexicon))), None)


def _side(flat: str, lexicon: Lexicon) -> str | None:
    of_people, whole, han, _ = _sides(lexicon)
    of_side = of_people.search(flat) if may_say(flat, _SIDE_STEMS) else None
    found = of_side or whole.fullmatch(flat) or han.fullmatch(flat)
    if found:
        return code_of(found["who"], lexicon=lexicon)
    lettered = _LETTERED.match(flat)
    if lettered and (code := code_of(lettered["who"], lexicon=lexicon)):
        return code
    own = _OWN_SIDE.match(flat)
    return own["name"] if own and own["name"].lower() not in {"the", "each", "other", "both"} else None


def without_side(flat: str, lexicon: Lexicon) -> str:
    """Return a heading without the words of its side: "Keynotes Baltic Side" → "Keynotes"."""
    han = _sides(lexicon)[2].match(flat)
    if han:
        return re.sub(rf"^{han_sides(lexicon)}(?:方|代表团)?", "", flat).strip()
    stripped = _sides(lexicon)[3].sub(" ", flat)
    if stripped != flat:
        return " ".join(stripped.split())
    return " ".join(re.sub(r"\b(?:side|delegation|party)\b", " ", flat, flags=re.IGNORECASE).split()[1:])
