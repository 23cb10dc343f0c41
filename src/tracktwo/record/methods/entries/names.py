"""Where a person's name stands at the beginning of a stretch of text, in Latin letters or Han characters."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.han_names import foreign_name
from tracktwo.record.methods.scripts import SYLLABLE
from tracktwo.record.tables import Span

__all__ = ["NameFound", "is_honorific", "name_at", "skip_honorifics"]

_TOKEN: Final = re.compile(r"[^\W\d_](?:[\w’'.\-‐–]*[\w’'])?\.?|[A-Z]\.(?:-?[A-Z]\.)*")
_ADDRESS: Final = re.compile(r"(\(?[^\W\d_][\w.’'/-]*\.?\)?)[ \n]+")
_EXCELLENCY: Final = re.compile(
    r"(?:H\. ?E\.|His Excellency|Her Excellency|The (?:Rt\.? )?Hon(?:ou?rable)?\.?"
    r"|(?:Lt|Lieutenant|Maj|Major|Brig|Brigadier|Vice|Rear|Air|Air Chief|Air Vice|Field|Fleet|Wing|Group|Squadron|Sqn|Flight|Flt|Col|Colonel|Capt|Captain|Gp|Wg)\.?[ -]"
    r"(?:Gen(?:eral|\.)|Adm(?:iral|\.)|Marshal|Colonel|Col\.|Commander|Cdr\.?|Commodore|Captain|Capt\.|Leader|Lieutenant|Lt\.)"
    r"|General(?=[ ][(]))[ \n]+"
)
"""What stands before a name in several words: a style of address, a rank."""
_SPACE: Final = re.compile(r"[ \n]+")
_NICKNAME: Final = re.compile(r"[ \n]+(?:“\w{2,12}”|\"\w{2,12}\"|‘\w{2,12}’)[ \n]+(?=[^\W\d_a-z][\w’-]+)")
"""What somebody is called, between the given name and the family name: José “Pepe” Ruiz."""
_HYPHENED: Final = re.compile(
    r"(?:al|el|ad|as|ash|at|az|ar|an|ben|bin|ibn|abu|ul|ur|d|l|dell|ould|ap|ó|o)[-’'][A-Z]"
)
"""A small word and a name in one: el-Masri, d’Abo."""
_GIVEN: Final = re.compile(r",[ ]*([^\W\d_][\w’'.-]*(?:[ ][A-Z][\w’'-]*)?)(?=\s*[,;:(（\[–—]|\s[-–—]|\s*$)")
"""The given name behind a family name and a comma."""
_HAN: Final = re.compile(r"[一-鿿]")
_HAN_RUN: Final = re.compile(r"[一-鿿]+")
_APART: Final = re.compile(
    r"([一-鿿]{1,3}) {1,2}([一-鿿]{1,3})(?=[ ,，;；、:：(（\t|]|$)(?! [一-鿿](?:[ :：]|$))"
)
"""A family name set apart from the given name: 丁 磊, 山本 健一."""
_ORDINAL: Final = re.compile(
    r"第[一二三四五六七八九十]|[上下]半?[场节午]|[一二三四五六七八九十]、|(?:议题|专题|环节|单元|分会|会场)[一二三四五六七八九十\d]"
)
_HEADS: Final = frozenset(
    "the session panel day part keynote group topic theme room hall coffee lunch dinner break".split()  # noqa: SIM905
)
_RANKS: Final = frozenset({"senior", "deputy", "assistant", "associate", "principal", "executive", "former"})
"""What a post begins with, and no name: "Senior Divisional Engineer"."""
_DIGIT: Final = re.compile(r"\d")
_MOST_TOKENS: Final = 5
_ADDRESSES: Final = frozenset({"dr", "mr", "ms", "mrs", "prof", "professor", "amb", "ambassador"})
_DELIMITERS: Final = ",;:(（，；：、|–—/[{"
_LONGEST_HAN: Final = 4
_LONGEST_SYLLABLES: Final = 7
_ALSO_WORDS: Final = frozenset({"he", "she", "you", "an", "so", "do", "to", "no", "in", "can"})
"""Family names of East Asia that are common words."""
_EASTERN: Final = re.compile(rf"(?:{SYLLABLE}){{2}}|[a-z]{{2,6}}-[a-z]{{2,6}}")
"""A given name of two syllables, written as in pinyin or with a hyphen between them."""


class NameFound(NamedTuple):
    """A name's span, and how much it looks like one: 0 to 1."""

    span: Span
    score: float


def skip_honorifics(text: str, start: int, *, lexicon: Lexicon) -> int:
    """Return where what follows honorifics begins."""
    while True:
        found = _EXCELLENCY.match(text, start) or _ADDRESS.match(text, start)
        if found and found.re is _EXCELLENCY:
            start = found.end()
            continue
        if found and found[1] in {"The", "the"}:  # The Hon. …
            found = _ADDRESS.match(text, found.end())
        if not found or not is_honorific(found[1], lexicon):
            return start
        start = found.end()


def is_honorific(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word is a form of address; "He" is a pronoun or a family name, "HE" is one."""
    return word != "He" and (
        word.lower() in lexicon.honorifics or word.lower().rstrip(".") in lexicon.honorifics
    )


@lru_cache(maxsize=4096)
def name_at(text: str, start: int, *, lexicon: Lexicon) -> NameFound | None:
    """Return the name that begins at a place; None where none does.

    Args:
        text: masked text; a new line in it is a space.
        start: where to look; honorifics there are skipped and count for it.
        lexicon: what names are not made of.
    """
    begin = skip_honorifics(text, start, lexicon=lexicon)
    plain = _named_at(text, start, lexicon=lexicon) if begin > start else None
    if (
        plain
        and plain.span.start == start
        and text[start:begin].strip().isupper()
        and "." not in text[start:begin]
    ):
        return plain  # HE Yan: a family name that is printed like a title of address
    found = _named_at(text, begin, lexicon=lexicon)
    return found._replace(score=min(1.0, found.score + 0.3)) if found and begin > start else found


def _named_at(text: str, begin: int, *, lexicon: Lexicon) -> NameFound | None:
    if begin < len(text) and _HAN.match(text[begin]):
        return _han_name(text, begin, lexicon=lexicon)
    return _latin_name(text, begin, lexicon=lexicon)


def _latin_name(text: str, start: int, *, lexicon: Lexicon) -> NameFound | None:
    tokens = _tokens(text, start, lexicon)
    if not tokens:
        return None
    comma = _comma_form(text, tokens, lexicon)
    if comma:
        return comma
    words = [text[a:b] for a, b in tokens]
    content = [word for word in words if word[0].isupper() or word.lower() not in lexicon.particles]
    if not 1 < len(content) <= _MOST_TOKENS:
        return None
    while (
        len(content) > 2
        and content[-1].lower() in lexicon.roles
        and content[-1].lower() not in lexicon.also_names
    ):
        content.pop()  # "Ana Reis Director, …": a post without a comma before it
        tokens.pop()
    score = _score(content, lexicon)
    return NameFound(Span(tokens[0].start, tokens[-1].end), score) if score > 0 else None


def _tokens(text: str, start: int, lexicon: Lexicon) -> list[Span]:
    """Return the words from a place on that a name can be made of, up to the first that cannot."""
    tokens: list[Span] = []
    place = start
    while len(tokens) < _MOST_TOKENS + 2:
        found = _TOKEN.match(text, place)
        if not found:
            break
        word = found[0]
        end = found.end()
        is_initial = len(word) == len("J.") and word[1] == "."
        if (
            word.endswith(".")
            and not is_initial
            and word.count(".") == 1
            and word.lower() not in lexicon.honorifics
        ):
            word, end = word[:-1], end - 1
        if tokens and word.rstrip(".").lower() in _ADDRESSES:
            break
        if not (
            word[0].isupper() or (tokens and (word.lower() in lexicon.particles or _HYPHENED.match(word)))
        ):
            break
        tokens.append(Span(place, end))
        space = _NICKNAME.match(text, end) or _SPACE.match(text, end)
        if not space:
            break
        place = space.end()
    while (
        tokens
        and text[tokens[-1].start : tokens[-1].end].lower() in lexicon.particles
        and not text[tokens[-1].start].isupper()
    ):
        tokens.pop()
    return tokens


def _comma_form(text: str, tokens: list[Span], lexicon: Lexicon) -> NameFound | None:
    """Return a name printed family name, comma, given name: ``LI, Na``; the family name in capitals or a known one."""
    if len(tokens) > 2:
        return None
    family = text[tokens[0].start : tokens[-1].end]
    if not ((family.isupper() and len(family) > 1) or family.lower() in lexicon.families):
        return None
    found = _GIVEN.match(text, tokens[-1].end)
    if not found or not found[1][0].isupper():
        return None
    given = found[1].split()
    if any(
        word.lower() in lexicon.not_names
        or word.lower() in lexicon.roles
        or _is_organisational(word, lexicon)
        for word in given
    ):
        return None
    if found[1].isupper() and len(found[1]) > 1:
        return None
    return NameFound(Span(tokens[0].start, found.end(1)), 0.8)


def _is_bad(word: str, lexicon: Lexicon) -> bool:
    """Return whether a word heads posts or organisations or stands in titles, and is nobody's family name."""
    return word not in lexicon.also_names and (
        word in lexicon.not_names
        or word in lexicon.roles
        or _is_organisational(word, lexicon)
        or word in lexicon.functions
    )


def _is_organisational(word: str, lexicon: Lexicon) -> bool:
    return (
        word.lower().rstrip("s.") in lexicon.organisations
        or word.lower().rstrip(".") in lexicon.organisations
    )


_UNSPOKEN: Final = re.compile(r"[B-DF-HJ-NP-TV-XZ]{4,}")  # letters nobody can say stand for a body


def _score(words: list[str], lexicon: Lexicon) -> float:
    """Return how much words look like a name; 0 where they are an organisation, a post or a heading."""
    lowered = [word.lower().rstrip(".") for word in words]
    if " ".join(lowered) in lexicon.roles or " ".join(lowered) in lexicon.functions:
        return 0.0
    also = lowered[0] in _ALSO_WORDS and len(words) == 2 and _EASTERN.fullmatch(lowered[1])
    bad = sum(_is_bad(each, lexicon) for each in lowered) - bool(also)
    ends = lowered[-1] in lexicon.bodies or lowered[-1] in lexicon.roles
    if ends and lowered[-1] not in lexicon.also_names:
        return 0.0  # "Relocation Officer"
    if (
        bad > 1
        or (bad and len(words) < 2)
        or lowered[0] in _HEADS
        or lowered[0] in _RANKS
        or any(map(_UNSPOKEN.fullmatch, words))
    ):
        return 0.0
    if all(word.isupper() and len(word) > 1 for word in words) and len(words) > 3:
        return 0.0
    if any(word.isupper() and len(word) > 4 and "-" not in word for word in words) and bad:
        return 0.0
    if any(map(_DIGIT.search, words)) or all("." in word for word in words):
        return 0.0  # "S.A. de C.V." is nothing but initials
    score = 0.6 if not bad else 0.2
    if any(len(word) > _LONGEST_SYLLABLES and word.endswith("ing") for word in words) and not (
        len(words) == 2
        and {lowered[0], lowered[1]} & lexicon.families
        and all(each in lexicon.families or _EASTERN.fullmatch(each) for each in lowered)
    ):
        score -= 0.3  # "Communicating value" begins a title; "Leng Guangming" is a name
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if len(capitals) == 1 and len(words) > 1:
        score += 0.2
    if len(words) in (2, 3):
        score += 0.1
    return score


def _han_name(text: str, start: int, *, lexicon: Lexicon) -> NameFound | None:
    if foreign := foreign_name(text, start):
        return NameFound(foreign, 0.8) if foreign.end > start else None
    apart = _APART.match(text, start)
    if apart and _are_apart(apart[1], apart[2], lexicon):
        return NameFound(Span(*apart.span()), 0.6)
    run = _HAN_RUN.match(text, start)
    assert run is not None
    length = run.end() - start
    stem = _without_honorific(run[0], lexicon)
    if not 2 <= len(stem) <= _LONGEST_HAN or stem in lexicon.not_names or _ORDINAL.match(stem):
        return None
    family, most = lexicon.family_of(stem)
    if not family or not 1 <= len(stem) - family <= most:
        return None
    after = text[start + length : start + length + 1]
    if after and after not in _DELIMITERS + " \n\t。.":
        return None
    return NameFound(Span(start, start + len(stem)), 0.7)


def _are_apart(family: str, given: str, lexicon: Lexicon) -> bool:
    """Return whether two runs of Han characters are a family name and a given name, and no post."""
    known = family in lexicon.surnames or family in lexicon.foreign_families
    return known and not (
        family + given in lexicon.not_names
        or given in lexicon.not_names
        or given in lexicon.honorifics
        or given in lexicon.functions
        or lexicon.han_roles.at_end(given)
        or lexicon.han_organisations.at_end(given)
    )


def _without_honorific(run: str, lexicon: Lexicon) -> str:
    word = lexicon.han_honorifics.at_end(run)
    return run[: -len(word)] if word and len(run) - len(word) >= 2 else run
