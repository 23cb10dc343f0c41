"""What makes a run of words an organisation, and what it says it is part of."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.tables import Span

__all__ = [
    "ABBREVIATION",
    "LEGAL",
    "ends_with_body",
    "is_body",
    "is_organisation",
    "is_unit",
    "organisation_chain",
]

_BOTH: Final = re.compile(
    r"(?:both|all|each|also|respectively|[Ff]ormerly|[Pp]reviously|[Oo]nce)\s+(?:(?:of|from|at|with)\s+)?(?:the\s+)?(?=[A-Z])|(?:of|from|at|with)\s+(?:the\s+)?(?=[A-Z])"
)
ABBREVIATION: Final = re.compile(r"[A-Z][A-Z&.-]{1,9}$")
LEGAL: Final = re.compile(
    r"(?:[,，][ ]?|(?<![A-Za-z]))(?:CO\.?,?[ ]?LTD|Co\.?,?[ ]?Ltd|Ltd|LTD|Limited|Inc|INC|LLC|L\.L\.C|Corp|PLC|plc|GmbH|S\.A\.(?: de C\.V)?|K\.K|S\.?r\.?l|e\.V|Sdn\.? Bhd|S\.A|SA|AG|Pte|Pty|N\.V|B\.V|S\.p\.A)\b\.?"
    r"(?:[,，]?[ ]?(?:CO\.?,?[ ]?LTD|Ltd|LTD|Limited)\b\.?)?"
)
_HAN: Final = re.compile(r"[一-鿿]")
_BRACKETS: Final = re.compile(r"[(（][^)）]*[)）]")
_PARTED: Final = re.compile(r"[\s/-]+")
_OF: Final = re.compile(r"\s+(?:of|at|in|within|under)\s+(?:the\s+)?(?=[A-Z])")
_GENERIC: Final = re.compile(
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[0-9]+(?:st|nd|rd|th))\s+)?"
    r"(?:institute|department|division|bureau|office|center|centre|school|faculty|academy|section|branch|committee|directorate)",
    re.IGNORECASE,
)
_UNITS_OF_A_POST: Final = frozenset(
    [
        "department",
        "project",
        "programme",
        "program",
        "programs",
        "office",
        "section",
        "unit",
        "team",
        "constellation",
        "affairs",
        "desk",
        "relations",
        "studies",
        "policy",
    ]
)


def is_organisation(words: str, lexicon: Lexicon) -> bool:
    """Return whether words name an organisation by a noun of theirs, or are an abbreviation."""
    bare = _bare(words).strip()
    if ABBREVIATION.match(bare) or LEGAL.search(words):
        return True
    if _HAN.match(bare[-1:]):
        return lexicon.han_organisations.at_end(bare) not in (None, bare)
    each = [word.lower().strip(".,;:'’\"") for word in _PARTED.split(bare)]
    return any(word in lexicon.organisations or word.rstrip("s") in lexicon.organisations for word in each)


def _bare(words: str) -> str:
    """Return words with a space for what is in brackets."""
    return _BRACKETS.sub(" ", words) if ")" in words or "）" in words else words


def is_body(words: str, lexicon: Lexicon) -> bool:
    """Return whether words name a whole that others are part of."""
    bare = _bare(words).strip(" .")
    if ABBREVIATION.match(bare):
        return True
    each = [word.lower().strip(".,;:'’\"") for word in bare.split()]
    return len(each) > 1 and any(word in lexicon.bodies for word in each)


def ends_with_body(words: str, lexicon: Lexicon) -> bool:
    """Return whether words are an organisation's name that ends with its noun: "Casamance Water Board"."""
    each = words.lower().split()
    return len(each) > 1 and each[-1].strip(".,") in lexicon.organisations


def is_unit(words: str) -> bool:
    """Return whether some words name a part of an organisation, which belongs to a post: "Arctic Desk", "Office"."""
    named = words.split(" for ", maxsplit=1)[0]  # "Institute for Polar Policy"
    last = named.rsplit(maxsplit=1)[-1].lower().strip("().,") if named.split() else ""
    return last in _UNITS_OF_A_POST or (words.split() or [""])[0].lower() in {"department", "office"}


def organisation_chain(text: str, piece: Span, *, lexicon: Lexicon) -> list[Span]:
    """Return an organisation and, after it, what it says it is part of: "X Centre of the Y Academy" gives both."""
    if code_of(text[piece.start : piece.end], lexicon=lexicon) or not any(
        each.isupper() or _HAN.match(each) for each in text[piece.start : piece.end]
    ):
        return []
    shared = _BOTH.match(text, piece.start, piece.end)
    if shared:
        piece = Span(shared.end(), piece.end)
    for link in _OF.finditer(text, piece.start, piece.end):
        head, tail = text[piece.start : link.start()], Span(link.end(), piece.end)
        if not is_body(_OF.split(text[tail.start : tail.end])[0], lexicon) or not is_organisation(
            head, lexicon
        ):
            continue
        if head in {"University", "College", "Academy", "Port", "Bank", "Chamber", "Museum", "Harbour"}:
            break  # "University of Oldport Medical School"
        rest = organisation_chain(text, tail, lexicon=lexicon)
        own = piece if _GENERIC.fullmatch(head) else Span(piece.start, link.start())
        return [own, *rest]
    return [_without_abbreviation(text, piece)]


def _without_abbreviation(text: str, piece: Span) -> Span:
    found = re.search(r"\s*[(（][^()（）]{1,40}[)）]\.?$", text[piece.start : piece.end])
    return Span(piece.start, piece.start + found.start()) if found and found.start() else piece
