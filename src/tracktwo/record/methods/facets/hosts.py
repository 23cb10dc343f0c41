"""Who held an event, and whom they consulted: the organisations round a verb of hosting."""

import re
from dataclasses import dataclass
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.tables import Said, Span

__all__ = ["Hosts", "find_hosts", "read_names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosts:
    """The organisations that held an event, and those they did it in consultation with; spans of the text."""

    hosts: tuple[Span, ...]
    consulted: tuple[Span, ...] = ()


_VERB: Final = re.compile(
    r"\b(?:(?:jointly|together|successfully|also|again)\s+)?(?:co-?(?:hosted|organi[sz]ed|convened|held|sponsored|chaired)|hosted|organi[sz]ed|convened|held|launched|ran|staged|shared|presented|conducted|hosts|convenes|organi[sz]es|will (?:host|convene|hold|co-host))\b"
)
_PASSIVE: Final = re.compile(
    r"\b(?:co-?|jointly\s+)?(?:hosted|organi[sz]ed|convened|co-?hosted|co-?organi[sz]ed|co-?convened|co-?sponsored|arranged|put on)(?:\s+jointly)?\s+by\s+(?:the\s+)?",
    re.IGNORECASE,
)
_CONSULTED: Final = re.compile(
    r"[(,]?\s*in consultation with\s+(?:the\s+)?(?P<who>[^().;]{3,160}?)(?=[).;]|,\s+(?:held|hosted|convened)|\s+(?:held|hosted|convened|on|at|in)\s|$)"
)
_LEAD: Final = re.compile(
    r"^(?:(?:On|In|At|From|During|Over|The following|The next|Following|After|As part|Building|Together)\b[^.]{0,100}?,?\s+)(?=(?:the\s+|The\s+)?[A-Z])"
)
_STOP: Final = re.compile(
    r"\s+(?:at|in|from|during|under|and (?=held|took|brought)|with|as|was|is|brought|which|that|took|held)\s"
    r"|\s+on\s(?=(?:the\s)?(?:\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|margins|sidelines|[a-z]))|\s+(?:to|for)\s(?=[a-z])|[.;:。；]|\s[-–—]\s|,\s+(?=with|which|and (?:held|took)|on |in |at |under )"
)
_HAN_HOST: Final = re.compile(
    r"由(?P<a>[^，。；]{3,120}?)(?:共同|联合|合作)?(?:主办|举办|承办|组织|召集)|(?P<b>[^，。；：\d日]{3,120}?)(?:共同|联合|合作)(?:主办|举办|组织|召开)"
)
_ITEM: Final = re.compile(
    r"(?<=[一-鿿])\s+(?=[一-鿿])|\s*(?:\s/\s|,\s*and\s+(?:the\s+)?|,\s*&\s*|\s+(?:and|together with|jointly with|along with)\s+(?:the\s+)?|\s+&\s+|;\s*(?:and\s+)?|,\s*(?:the\s+)?|、|，|和|与|及)\s*"
)
_HAN: Final = re.compile("[一-鿿]")


def find_hosts(sentence: str, *, lexicon: Lexicon) -> Said[Hosts] | None:
    """Return who held an event according to one sentence; None where it names nobody.

    Args: sentence: masked text; spans are places in it.
    """
    if _HAN.search(sentence):
        found = _HAN_HOST.search(sentence)
        if found:
            group = "a" if found["a"] else "b"
            start = found.start(group)
            end = found.end(group)
            held_in = re.search(r"(?:于|在)[^，。；、和与及]{2,8}$", sentence[start:end])
            names = read_names(
                sentence, Span(start, start + held_in.start() if held_in else end), lexicon=lexicon
            )
            return Said(Hosts(hosts=names), Span(*found.span())) if names else None
    consulted = _CONSULTED.search(sentence)
    asked = read_names(sentence, Span(*consulted.span("who")), lexicon=lexicon) if consulted else ()
    plain = (
        sentence
        if not consulted
        else sentence[: consulted.start()]
        + " " * (consulted.end() - consulted.start())
        + sentence[consulted.end() :]
    )
    plain = re.sub(r"\([^()]*\)", lambda each: " " * len(each[0]), plain)
    passive = _PASSIVE.search(plain)
    if passive:
        stop = _STOP.search(plain, passive.end())
        names = read_names(plain, Span(passive.end(), stop.start() if stop else len(plain)), lexicon=lexicon)
        if names:
            return Said(Hosts(hosts=names, consulted=asked), Span(passive.start(), names[-1].end))
    verb = _VERB.search(plain)
    if verb is None or re.search(
        r"\b(?:was|were|is|are|be|been|being|will be)\s+(?:\w+ly\s+)?$",
        plain[max(0, verb.start() - 24) : verb.start()],
    ):
        return None
    start = _subject_start(plain, verb.start())
    names = read_names(plain, Span(start, verb.start()), lexicon=lexicon)
    return Said(Hosts(hosts=names, consulted=asked), Span(names[0].start, verb.end())) if names else None


def _subject_start(sentence: str, end: int) -> int:
    """Return where the list of those who act begins: after a date, a place or a clause at the head of a sentence."""
    head = sentence[:end]
    start = len(head) - len(head.lstrip())
    if not re.match(
        r"\s*(?:On|In|At|During|From|The following|The next|After|Following|(?:One|Two|Three|Four|Five|Six) (?:day|week|month|year)s?|Later|Earlier|Instead|Together with)\b",
        head,
    ):
        return start
    places = [
        found.end()
        for found in re.finditer(
            r"(?:\d{4},?|\bday,?|\bmorning,?|\bafternoon,?|,)\s+(?=(?:the\s+|The\s+)?[A-Z])", head
        )
    ]
    return places[0] if places else start


def read_names(text: str, span: Span, *, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the organisations of a list, each without its article; empty where one of them can be none."""
    edges = [span.start]
    for found in _ITEM.finditer(text, span.start, span.end):
        if _parts_names(text, edges[-1], found, span.end, lexicon):
            edges += [found.start(), found.end()]
    edges.append(span.end)
    names = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        name = _name(text, start, end)
        if name is None:
            continue
        words = text[name.start : name.end]
        if not _HAN.search(words) and not any(word[:1].isupper() for word in words.split()):
            return ()
        if (
            words.split()[0].lower() in {"we", "it", "they", "this", "these", "our", "he", "she"}
            or len(words) > 120
        ):
            return ()
        if _is_no_organisation(words, lexicon) or code_of(words, lexicon=lexicon) is not None:
            return ()
        names.append(name)
    return tuple(names)


def _name(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(" ,;:()"))
    end = start + len(text[start:end].rstrip(" ,;:()"))
    article = re.match(r"(?:[Tt]he|[Bb]oth|[Oo]ur partners?(?: at)?(?: the)?)\s+", text[start:end])
    if article:
        start += article.end()
    trailing = re.search(r"\s*(?:[(（].*[)）]|联合|共同|等)$", text[start:end])
    if trailing and trailing.start():
        end = start + trailing.start()
    return Span(start, end) if end > start else None


def _is_no_organisation(words: str, lexicon: Lexicon) -> bool:
    """Return whether words begin a clause of prose rather than a name."""
    plain = [word for word in re.split(r"\s+", words) if word]
    lower = sum(
        word[0].islower()
        and word.lower() not in {"of", "for", "and", "the", "on", "in", "de", "&", "to", "at"}
        for word in plain
    )
    return (lower > 0 and not _HAN.search(words)) or words.lower() in lexicon.functions


def _parts_names(text: str, start: int, found: re.Match[str], end: int, lexicon: Lexicon) -> bool:
    """Return whether a comma or "and" parts two organisations: "Institute of Law and Policy" is one."""
    joint = found[0].strip().lower()
    if not joint or joint == "/":
        return True
    if joint in {"和", "与", "及", "、", "，"}:
        before = text[start : found.start()]
        return joint in {"、", "，"} or bool(lexicon.han_organisations.at_end(before))
    before, after = text[start : found.start()], text[found.end() : end]
    if re.match(r"(?:Co\.?,? ?)?(?:Ltd|Inc|LLC|Corp|GmbH)\b", after):
        return False
    if joint.startswith((",", ";", "together", "jointly", "along")):
        return True
    # "and" is inside a name where what follows is the last of its subjects: "Institute of Law and Policy"
    rest = re.split(_ITEM, after)[0]
    subject = re.search(r"\b(?:of|for|on)\s+(?:the\s+)?(?:[A-Z][\w’'-]*\s*){1,3}$", before)
    if (
        subject
        and not (_has_noun(rest, lexicon) and len(rest.split()) > 1)
        and not re.match(r"(?:the|The)\s", text[found.end() - 4 : found.end()])
    ):
        return False
    return bool(
        (rest[:1].isupper() and before.strip()[:1].isupper()) or before.strip().lower().startswith("the")
    )


def _has_noun(words: str, lexicon: Lexicon) -> bool:
    each = [word.lower().strip(".,;()") for word in words.split()]
    return any(word in lexicon.organisations or word.rstrip("s") in lexicon.organisations for word in each)
