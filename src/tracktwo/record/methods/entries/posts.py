"""What stands after a name: posts and organisations, told apart by the nouns that head them."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.callings import is_beside, is_body_of_people, is_calling, is_paper
from tracktwo.record.methods.entries.han_posts import han_post, told_once
from tracktwo.record.methods.entries.organisations import (
    ABBREVIATION,
    LEGAL,
    ends_with_body,
    is_body,
    is_organisation,
    is_unit,
    organisation_chain,
)
from tracktwo.record.methods.entries.roles import (
    AND,
    FORMER,
    LONGEST_ROLE,
    is_role,
    role_end,
)
from tracktwo.record.methods.scripts import is_mixed
from tracktwo.record.tables import Post, Span

__all__ = ["has_post", "read_post"]

_HAN: Final = re.compile(r"[一-鿿]")
_HAN_RUN: Final = re.compile(r"[一-鿿　-〿＀-￯]+")
_LATIN_RUN: Final = re.compile(
    r"[A-Z][^\W\d_一-鿿]*[.’'&-]*(?: (?:[^\W\d_一-鿿.’'&-]|[.’'&-])+)+(?=\s*[一-鿿,，;；/(（)）]|\s*$)"
)
_INNER: Final = re.compile(r"[(（]([^()（）]{3,80})[)）]")
_PARENTHESIS: Final = re.compile(r"\s*[(（][^()（）]{1,60}[)）]")
_SEPARATOR: Final = re.compile(
    r"(?=[\s,;，；|])\s*(?:[,;，；|](?![^(（]{0,40}[)）])|\s[-–—/]\s|\sat\s(?:the\s)?(?=[A-Z])|\sfrom\s(?:the\s)?(?=[A-Z]))\s*"
)
_CONNECTIVE: Final = re.compile(r"\s+(?:of|for|to|in|at|with)\s+(?:the\s+)?")
_KIND_OF_HOUSE: Final = re.compile(
    r"(?:an?\s+)?(?:[a-z][\w-]*\s+){0,3}(?:firm|company|newspaper|daily|weekly|magazine|journal|think tank|NGO|consultancy|agency|network|start-?up|broadcaster|charity|group)\s+(?=[^\W\d_a-z])"
)
"""What an organisation is, before its name: "partner in the law firm Northway"."""
_AT: Final = re.compile(r"\s(?:at|from|with)\s(?:the\s)?$")
_AND_POST: Final = re.compile(r"(?:and|&|as well as)\s+(?:(?:also|concurrently)\s+)?(?:an?\s+|the\s+)?")
_PORTFOLIO: Final = re.compile(
    r"\b(?:[Mm]inister|[Ss]ecretary of [Ss]tate|[Cc]ommissioner|[Ee]nvoy|[Aa]mbassador|[Cc]onsul|[Mm]ember|[Rr]epresentative)$"
)
_OF: Final = re.compile(r"\s+(?:of|at|in|within|under)\s+(?:the\s+)?(?=[A-Z])")
_HEADS_BODY: Final = re.compile(
    r"\b(?:CEO|CTO|COO|CFO|[Mm]ayor|[Gg]overnor|[Pp]refect|[Aa]lderman|[Aa]lderwoman|[Ff]ounder|[Oo]wner|[Cc]hief [Ee]xecutive(?: [Oo]fficer)?|[Pp]resident|[Mm]anaging [Dd]irector|[Pp]ublisher|[Ss]pokes(?:person|man|woman)|[Tt]rustee|[Ee]ditor|[Ee]ditor-in-[Cc]hief|[Gg]eneral [Mm]anager|[Ss]kipper|[Cc]o-?[Oo]wner)$"
)
_FIELD_OF_POST: Final = re.compile(
    r"(?!(?:of|at|in|for|to|on|and|the|from|with|by)\b)[a-z][a-z-]+\s+(?=[a-z])"
)
"""What a post in small letters is of: "science editor of the Northern Courier"."""
_RETIRED: Final = re.compile(
    r"\s*[(](?:ret(?:ired|d)?|em(?:eritus|erita)?|acting|interim|designate|on leave)\.?[)]$"
)
_IN_ONE: Final = re.compile(
    r"\s+(?:in|at|with) the (?:Department|Office|Directorate|Bureau) (?:of|for) (?=[A-Z])"
)
"""What joins a post with the house it is in, whose name begins as that of a unit does."""
_OF_KIND: Final = re.compile(
    r"\s*(?:of|from|at)\s+(?:the\s+|an?\s+)?(?:weekly|daily|monthly|newspaper|magazine|journal|broadcaster|think tank|law firm|network|agency)\s+(?=[A-Z])"
)
"""What a house is, between a name and what it is called: "of the weekly Harbour Post"."""
_PAST: Final = re.compile(r"(?:formerly|previously|until recently) (?:with|of|at|in|from)\b")
_ABBREVIATED: Final = re.compile(
    r"\b(?:Co|Ltd|Inc|Corp|U\.S|Jr|Sr|St|L\.L\.C|S\.A|S\.L|S\.p\.A|S\.r\.l|B\.V|N\.V|K\.K|e\.V|A\.S)\.$",
    re.IGNORECASE,
)
_LONGEST_TAIL: Final = 4


@lru_cache(maxsize=4096)
def read_post(text: str, start: int, end: int, *, lexicon: Lexicon) -> Post:
    """Return the roles and organisations in a stretch of text.

    Args:
        text: masked text of one line.
        start: where what stands after the name begins.
        end: where it ends, without title and functions.
        lexicon: the nouns that head posts and organisations.

    Returns: roles in order; organisations in order, each followed by what it says it is part of.
    """
    if _HAN.search(text, start, end):
        mixed = is_mixed(text[start:end])
        plain = _LATIN_RUN.sub(lambda each: " " * len(each[0]), text) if mixed else text
        han = han_post(plain, start, end, lexicon=lexicon)
        if not mixed:
            return han
        latin = read_post(
            _HAN_RUN.sub(lambda each: "," + " " * (len(each[0]) - 1), text), start, end, lexicon=lexicon
        )
        own = (each for each in han.organisations if _HAN.search(text, each.start, each.end))
        return Post(roles=latin.roles or han.roles, organisations=(*latin.organisations, *own))
    kind = _OF_KIND.match(text, start, end)
    start = kind.end() if kind else start
    roles: list[Span] = []
    organisations: list[Span] = []
    open_role = False
    pieces = _pieces(text, start, end, lexicon)
    for place, piece in enumerate(pieces):
        if roles and open_role and is_paper(text, roles[-1], piece, lexicon):
            organisations.append(piece)
            open_role = False
            continue
        role, rest = _headed(text, piece, lexicon)
        role, rest = (
            (None, None) if open_role and is_body_of_people(text, role, rest, lexicon) else (role, rest)
        )
        is_more = place + 1 < len(pieces) and re.fullmatch(r"[A-Z][a-z]+", text[piece.start : piece.end])
        if role is not None:
            roles.append(role)
            organisations += organisation_chain(text, rest, lexicon=lexicon) if rest else []
            open_role = rest is None
        elif place == 0 and is_calling(text, pieces, lexicon):
            # "NAME, Shift Supervisor, Port Works": what stands before the organisation is a post, known or not
            roles.append(piece)
            open_role = True
        elif _AT.search(text, start, piece.start) or (
            not (open_role and is_more)
            and (is_organisation(text[piece.start : piece.end], lexicon) or not (open_role and roles))
        ):
            organisations += organisation_chain(text, piece, lexicon=lexicon)
            open_role = False
        elif roles and not code_of(text[piece.start : piece.end], lexicon=lexicon):
            # "Vice President, Global Engagement, …": what a post is in charge of, if an organisation follows
            roles[-1] = Span(roles[-1].start, piece.end)
    if roles and not organisations:
        _last_part_is_the_organisation(text, roles, organisations, lexicon)
    return Post(roles=tuple(roles), organisations=tuple(told_once(text, organisations)))


def has_post(text: str, start: int, end: int, *, lexicon: Lexicon) -> bool:
    """Return whether a stretch of text holds a noun that heads a post or an organisation."""
    found = read_post(text, start, end, lexicon=lexicon)
    if found.roles:
        return True
    return any(is_organisation(text[a:b], lexicon) for a, b in found.organisations) or any(
        is_organisation(each[1], lexicon) for each in _INNER.finditer(text, start, end)
    )


def _pieces(text: str, start: int, end: int, lexicon: Lexicon) -> list[Span]:
    """Return the parts between commas, semicolons and dashes; cities left out; legal forms and brackets stay with what they follow."""
    held = [found.span() for pattern in (LEGAL, _PARENTHESIS) for found in pattern.finditer(text, start, end)]
    cuts = [
        found.span()
        for found in _SEPARATOR.finditer(text, start, end)
        if not any(a <= found.start() < b or a < found.end() - 1 < b for a, b in held)
    ]
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    spans = [_trimmed(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    told = [span for span in spans if span.end > span.start]
    return [
        each
        for each in told
        if each is told[0]
        or not (_PAST.match(text, each.start) or is_beside(text[each.start : each.end], lexicon))
    ]


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \n\t,.;:–—-•·/|、，":
        start += 1
    while end > start and (
        text[end - 1] in " \n\t,;:–—-" or (text[end - 1] == "." and not _ends_with_abbreviation(text, end))
    ):
        end -= 1
    return Span(start, end)


def _ends_with_abbreviation(text: str, end: int) -> bool:
    return _ABBREVIATED.search(text[max(0, end - 8) : end]) is not None


def _headed(text: str, piece: Span, lexicon: Lexicon) -> tuple[Span | None, Span | None]:
    """Return the post a piece begins with, and the organisation it goes on to name; None for what it lacks."""
    if joint := _AND_POST.match(text, piece.start, piece.end):
        piece = Span(joint.end(), piece.end)
    start = piece.start
    words = _RETIRED.sub("", text[piece.start : piece.end]).strip(" .").split()
    if (
        1 < len(words) <= LONGEST_ROLE
        and all(word.islower() for word in words)
        and is_role(words[-1], lexicon, plural=False)
    ):
        return piece, None  # "independent scholar", "retired air traffic controller"
    while former := FORMER.match(text, start, piece.end):
        start = former.end()
    field = _FIELD_OF_POST.match(text, start, piece.end)
    end = role_end(text, start, piece.end, lexicon) or (
        role_end(text, field.end(), piece.end, lexicon, qualified=0) if field else None
    )
    if end is None:
        return _tailed(text, piece, lexicon)
    while True:  # "Founder and CEO", "Vice President & Secretary General", "Head Curator"
        joint = AND.match(text, end, piece.end)
        further = role_end(text, joint.end(), piece.end, lexicon) if joint else None
        further = further or role_end(text, end + 1, piece.end, lexicon, qualified=0)
        if further is None:
            break
        end = further
    if (rest := _trimmed(text, end, piece.end)).end <= rest.start:
        return Span(piece.start, end), None
    joined = _CONNECTIVE.match(text, end, piece.end)
    if joined is None:
        # "Vice President Baltic Society …" names an organisation; "Director Policy" goes on with the post
        whole = text[rest.start : rest.end]
        if not is_organisation(whole, lexicon):
            return piece, None
        known = text[start:end].rsplit(maxsplit=1)[-1].lower() in lexicon.roles  # "State Agrarian College"
        return (Span(piece.start, end), rest) if known else (None, None)
    return _of_what(text, piece, end, joined.end(), lexicon)


def _of_what(text: str, piece: Span, end: int, start: int, lexicon: Lexicon) -> tuple[Span, Span | None]:
    """Split what follows "Director of": a unit belongs to the post, an organisation does not."""
    kind = _KIND_OF_HOUSE.match(text, start, piece.end)
    if kind:
        return Span(piece.start, end), Span(kind.end(), piece.end)
    links = list(_OF.finditer(text, start, piece.end))
    if _IN_ONE.match(text, end, piece.end):
        return Span(piece.start, end), Span(start, piece.end)
    if _PORTFOLIO.search(text[piece.start : end]) and not is_body(text[start : piece.end], lexicon):
        return piece, None
    first = text[start : links[0].start() if links else piece.end]
    if (
        not is_organisation(first, lexicon)
        or is_unit(first)
        or (not links and len(first.split()) < 2 and not ABBREVIATION.match(first))
    ):
        for link in links:
            tail = text[link.end() : piece.end]
            if is_organisation(tail, lexicon) and not is_unit(
                text[link.end() : piece.end].split(" of ", maxsplit=1)[0]
            ):
                return Span(piece.start, link.start()), Span(link.end(), piece.end)
        if first[:1].isupper() and not is_unit(first) and _HEADS_BODY.search(text[piece.start : end]):
            return Span(piece.start, end), Span(start, piece.end)
        return piece, None
    return Span(piece.start, end), Span(start, piece.end)


def _tailed(text: str, piece: Span, lexicon: Lexicon) -> tuple[Span | None, Span | None]:
    """Return the post a piece ends with, after an abbreviation: "WXYZ Vienna Office Director"."""
    words = list(re.finditer(r"\S+", text[piece.start : piece.end]))
    if (
        len(words) > 1
        and ABBREVIATION.match(words[0][0])
        and words[-1][0].lower().strip(".,") in lexicon.roles
    ):
        return Span(piece.start + words[1].start(), piece.end), Span(
            piece.start, piece.start + words[0].end()
        )
    for length in range(min(_LONGEST_TAIL, len(words) - 2), 0, -1):
        house = Span(piece.start, piece.start + words[-length - 1].end())
        tail = Span(piece.start + words[-length].start(), piece.end)
        if (
            text[tail.start : tail.end].lower().strip(" .,") in lexicon.roles
            and not text[house.start].islower()
            and ends_with_body(text[house.start : house.end], lexicon)
        ):
            return tail, house
    return None, None


def _last_part_is_the_organisation(
    text: str, roles: list[Span], organisations: list[Span], lexicon: Lexicon
) -> None:
    """Take the last part of a post as the organisation where the line names none: "CEO, Nanoworks"."""
    last = roles[-1]
    cut = text.rfind(",", last.start, last.end)
    if cut > 0 and text[cut + 1 : last.end].strip():
        tail = _trimmed(text, cut + 1, last.end)
        if not code_of(text[tail.start : tail.end], lexicon=lexicon):
            roles[-1] = Span(last.start, _trimmed(text, last.start, cut).end)
            organisations += organisation_chain(text, tail, lexicon=lexicon)
    else:
        joined = _CONNECTIVE.search(text, last.start, last.end)
        if (
            joined
            and text[joined.end() : last.end][:1].isupper()
            and not is_unit(text[joined.end() : last.end])
            and "of" not in text[joined.start() : joined.end()].split()
        ):
            organisations += organisation_chain(text, Span(joined.end(), last.end), lexicon=lexicon)
            if organisations:
                roles[-1] = Span(last.start, joined.start())
