"""Who held an event, and whom they consulted: the organisations round a verb of hosting."""

import re
from dataclasses import dataclass
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.facets.bodies import has_noun, read_names
from tracktwo.record.methods.facets.han_hosts import find_han_hosts
from tracktwo.record.tables import Said, Span

__all__ = ["Hosts", "find_hosts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """The organisations that held an event, and those they did it in consultation with; spans of the text."""

    hosts: tuple[Span, ...]
    consulted: tuple[Span, ...] = ()


_DATED: Final = r"(?:the\s)?(?:\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|margins|sidelines|fringes|[a-z])"
_HOSTING: Final = r"co-?(?:hosted|organi[sz]ed|convened|sponsored|led|arranged)|hosted|organi[sz]ed|convened|co-hosts|hosts|convenes|organi[sz]es|co-hosting|hosting"
_VERB: Final = re.compile(
    rf"\b(?:ha(?:ve|s|d) (?!been\b))?(?:(?:jointly|together|successfully|also|again|then)\s+)?(?:{_HOSTING}|will (?:jointly )?(?:host|convene|hold|organi[sz]e|co-host|co-organi[sz]e)|(?:held|ran|launched|staged|shared|presented|conducted|arranged|brought together|gathered|welcomed|invited|opened|put on|called|held|invites? (?=you\b|friends\b|colleagues\b)|(?:have|has) the (?:pleasure|honou?r) (?:to|of) (?:invit|announc)\w+|brought (?=(?:\w+ ){1, 4}(?:to|together)\b))(?! by))\b"
)
_FIRM: Final = re.compile(rf"{_HOSTING}|will")
_PASSIVE: Final = re.compile(
    r"\b(?:co-?|jointly\s+)?(?:hosted|organi[sz]ed|convened|co-?hosted|co-?organi[sz]ed|co-?convened|co-?sponsored|co-led|arranged|put on|run|initiated|called|staged|hosted and organi[sz]ed|organi[sz]ed and hosted)(?:\s+(?:jointly|together|again|in turn|once more))?(?:\s+in\s+[A-Z][\w’-]+(?:,? [A-Z][\w’-]+)?)?\s+by\s+(?:both\s+)?(?:the\s+)?"
    r"|\b(?:[Aa]n?|[Tt]his) (?:[a-z-]+ )?(?:event|webinar|initiative|project|programme|series|evening|conversation|meeting|conference|dialogue|workshop|seminar|forum|round ?table|symposium) (?:by|of)\s+(?:both\s+)?(?:the\s+)?(?=[A-Z])"
    r"|\b[Bb]rought to you by\s+(?:both\s+)?(?:the\s+)?"
    r"|\b(?:joint|shared|common|collaborative) (?:undertaking|series|project|initiative|programme|program|effort|venture|activity|endeavou?r|enterprise|event) (?:of|by|between)\s+(?:both\s+)?(?:the\s+)?"
    r"|\b(?:held|took place|met)\b[^.;]{0,80}?(?<!followed)(?<!accompanied)(?<!opened)\s(?:by|at the invitation of|under the auspices of)\s+(?:the\s+)?(?=[A-Z])",
    re.IGNORECASE,
)
_MEAL: Final = re.compile(
    r"\b(?:dinner|lunch(?:eon)?|reception|breakfast|cocktails?|tea|buffet|banquet|concert|excursion|tour|drinks)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
"""Before "hosted by": whoever gives a meal has not held the meeting."""
_INVITED: Final = re.compile(
    r"\b(?:(?:[Aa]t|[Oo]n) the (?:joint )?invitation of|[Oo]n behalf of(?=[^.;]{6,160}?,? (?:we|I) (?:have|are|would|wish|am|invite|cordially|warmly|hereby)\b))\s+(?:both\s+)?(?:the\s+)?"
)
_CONSULTED: Final = re.compile(
    r"[(,]?\s*\b(?:in (?:close |full )?consultation with|(?:after|following|upon) (?:consulting|consultations? with|having consulted)|having consulted|consulting(?: with)?|on the advice of|with the advice of)\s+(?:the\s+)?"
    r"(?P<who>[^().;]{3,160}?)"
    rf"(?=[().;]|,?\s+(?:then\s+|jointly\s+)?(?:{_HOSTING}|held|launched|ran|arranged|conducted|and held|took|brought)\b|,\s+(?=[a-z])|\s+(?:on|in|at|for)\s+{_DATED}|,?\s+in\s+[A-Z]|,?\s*$)(?:\s*\([^()]*\))?,?"
)
_WAS_CONSULTED: Final = re.compile(
    r"(?P<who>(?:[Tt]he\s+)?[A-Z][^.;:]{3,120}?)\s+(?:was|were|had been|has been|have been)\s+(?:also\s+|duly\s+|fully\s+)?consulted\b"
)
_STOP: Final = re.compile(
    r"\s+(?:at|in(?! (?:partnership|cooperation|collaboration) with)|from|during|under|and (?=held|took|brought)|with(?! the [A-Z]| [A-Z])|as(?! well as)|was|is|are|were|brought|which|that|took|held|after|before|following|who)\s"
    rf"|\s+on\s(?={_DATED})|\s+(?:to|for)\s(?=[a-z])|(?<!\bSt)(?<!\bMt)(?<!\bFt)(?<!\bDr)(?<!\be\.V)[.](?!V\.)|[;:。；]|\s[-–—]\s|,\s+(?=with |which|who |on |in (?!partnership|cooperation|collaboration)|at |under |from |after |and (?:held|took))|,\s+(?=(?:the|an?|this|its|some|about|more|over)\s+(?:[\w-]+\s+)?[a-z])|,\s+(?=[a-z]+\s+[a-z])(?!and |together |jointly |along |as well |in p|in c)"
)
_BESIDE: Final = re.compile(
    r"\b(?:together with|jointly with|along with|in (?:partnership|cooperation|collaboration) with)\s+(?:the\s+)?(?=[A-Z])"
)
_CO: Final = re.compile(r"\swith\s+(?:the\s+)?(?=[A-Z])")
_LONGEST: Final = 2000
_HAN: Final = re.compile("[一-鿿]")
_ABBREVIATION: Final = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z.&-]*$|[A-Z]{2,}$")
_BRACKET: Final = re.compile(r"\([^()]*\)")
_HEADS: Final = re.compile(
    r"\s*(?:On|In|At|During|From|The following|The next|After|Following|(?:One|Two|Three|Four|Five|Six) (?:day|week|month|year)s?|Later|Earlier|Instead|Together with|Since|As|With|Over|Building|Ahead|Before|Also|Again|Finally|That|This)\b"
)
_SUBJECT: Final = re.compile(
    r"(?:\d{4},?|\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*,?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?|\bday,?|\bmorning,?|\bafternoon,?|\bevening,?|,)\s+(?=(?:the\s+|The\s+|both\s+)?[A-Z])"
)
_WHICH: Final = re.compile(
    r"\b(?:of|by|from|with|at)\s+(?:the\s+)?(?P<who>[A-Z][^,;.]{3,80}),\s+(?:which|who)\s+$"
)
"""Whom a clause is about that begins with "which" right before its verb."""
_THAT: Final = re.compile(r",?\s(?:which|that)\s+(?=(?:the\s+|both\s+)?[A-Z])")
_BEING: Final = re.compile(r"\b(?:was|were|is|are|be|been|being|will be)\s+(?:\w+ly\s+)?$")


def find_hosts(sentence: str, *, lexicon: Lexicon) -> Said[Hosts] | None:
    """Return who held an event according to one sentence; None where it names nobody.

    Args: sentence: masked text; spans are places in it.
    """
    if len(sentence) > _LONGEST:
        return None
    if _HAN.search(sentence):
        found = find_han_hosts(sentence, lexicon=lexicon)
        return Said(Hosts(hosts=found[0], consulted=found[1]), found[2]) if found else None
    plain, asked = _asked(sentence, lexicon)
    plain = _BRACKET.sub(lambda each: " " * len(each[0]), plain)
    said = _passive(plain, lexicon) or _active(plain, lexicon) or _invited(plain, lexicon)
    if said is None:
        return Said(Hosts(hosts=(), consulted=asked), Span(asked[0].start, asked[-1].end)) if asked else None
    names, span = said
    return Said(Hosts(hosts=names, consulted=asked), span)


def _asked(sentence: str, lexicon: Lexicon) -> tuple[str, tuple[Span, ...]]:
    """Return a sentence without the words that say who was consulted, and who that was."""
    if "onsult" not in sentence and "advice of" not in sentence:
        return sentence, ()
    found = _CONSULTED.search(sentence)
    if found:
        names = read_names(sentence, Span(*found.span("who")), lexicon=lexicon)
        return sentence[: found.start()] + " " * (found.end() - found.start()) + sentence[
            found.end() :
        ], names
    told = _WAS_CONSULTED.search(sentence)
    if told:
        start = _subject_start(sentence, told.end("who"))
        names = _bodies(
            sentence, read_names(sentence, Span(start, told.end("who")), lexicon=lexicon), lexicon
        )
        return sentence[: told.start()] + " " * (told.end() - told.start()) + sentence[told.end() :], names
    return sentence, ()


def _passive(plain: str, lexicon: Lexicon) -> tuple[tuple[Span, ...], Span] | None:
    for found in _PASSIVE.finditer(plain):
        if _MEAL.search(plain, 0, found.start()):
            continue
        stop = _STOP.search(plain, found.end())
        names = read_names(plain, Span(found.end(), stop.start() if stop else len(plain)), lexicon=lexicon)
        if found[0].lower().startswith(("held", "took", "met")):
            names = _bodies(plain, names, lexicon)
        if names:
            return names, Span(found.start(), names[-1].end)
    return None


def _active(plain: str, lexicon: Lexicon) -> tuple[tuple[Span, ...], Span] | None:
    verb = _VERB.search(plain)
    if verb is None or _BEING.search(plain, max(0, verb.start() - 24), verb.start()):
        return None
    relative = _WHICH.search(plain[: verb.start()])
    end = relative.end("who") if relative else verb.start()
    names = read_names(plain, Span(_subject_start(plain, verb.start()), end), lexicon=lexicon)
    if not _FIRM.search(verb[0]):
        names = _bodies(plain, names, lexicon)
    if not names:
        return None
    beside = _BESIDE.search(plain, verb.end()) or (
        _CO.search(plain, verb.end()) if verb[0].startswith("co") else None
    )
    if beside:
        stop = _STOP.search(plain, beside.end())
        more = read_names(plain, Span(beside.end(), stop.start() if stop else len(plain)), lexicon=lexicon)
        names += _bodies(plain, more, lexicon)
    return names, Span(names[0].start, max(verb.end(), names[-1].end))


def _invited(plain: str, lexicon: Lexicon) -> tuple[tuple[Span, ...], Span] | None:
    found = _INVITED.search(plain)
    if found is None:
        return None
    stop = re.compile(r",|\s(?:on|in|at|we|I)\s").search(plain, found.end())
    names = _bodies(
        plain,
        read_names(plain, Span(found.end(), stop.start() if stop else len(plain)), lexicon=lexicon),
        lexicon,
    )
    return (names, Span(found.start(), names[-1].end)) if names else None


def _bodies(text: str, names: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """Return names if each is an organisation's by a noun or an abbreviation; none of them if one is not."""
    words = [text[name.start : name.end] for name in names]
    return names if all(has_noun(each, lexicon) or _ABBREVIATION.match(each) for each in words) else ()


def _subject_start(sentence: str, end: int) -> int:
    """Return where the list of those who act begins: after a date, a place or a clause at the head of a sentence."""
    head = sentence[:end]
    relative = _WHICH.search(head) or next(reversed([*_THAT.finditer(head)]), None)
    if relative:
        return relative.start("who") if relative.re is _WHICH else relative.end()
    start = len(head) - len(head.lstrip())
    if not _HEADS.match(head):
        return start
    places = [found.end() for found in _SUBJECT.finditer(head)]
    return places[0] if places else start
