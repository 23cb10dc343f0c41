"""Lines with a term in the middle, as a page asks for them: what may be looked at, and what a line shows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from tracktwo.office.terms.corpus import WORDING, Shelf
from tracktwo.terms import CONCORDANCE, Concordance, Order, Voices, concordance, find_turns, language_of
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.cells import csv_text
from tracktwo.vocabulary.languages import choose, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = [
    "ON_A_PAGE",
    "ORDER_WORDS",
    "Asked",
    "Counted",
    "csv_of",
    "find_lines",
    "language_name",
    "languages_in",
]

ON_A_PAGE: Final = 50
MOST: Final = 10_000
"""Lines a file has at most."""

_TEXTS: Final = ("side", "language", "since", "until", "kind", "type", "also", "sense")
ORDER_WORDS: Final = {
    Order.TEXT: _("As in the texts"),
    Order.LEFT: _("By the word before"),
    Order.RIGHT: _("By the word after"),
    Order.SIDE: _("By side"),
    Order.SPEAKER: _("By speaker"),
    Order.DATE: _("By date"),
}


Types = Mapping[str, frozenset[str]]
"""A type of organisation → the names of those who were listed for one, in lower case."""
_NO_TYPES: Final[Types] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What lines a page asks for; "" is no limit.

    Attributes:
        term: words or characters.
        order: of the lines.
        is_all: whether all lines of a speaker are shown, and not the first.
        side: the key of a side.
        language: a primary tag.
        since, until: dates, as they begin.
        kind: of the texts.
        type: of the organisations a speaker was listed for, as :func:`types_of` has it.
        also: what else the same turn has to say: words, "phrases", AND, OR, NOT.
        is_split: whether each side's lines stand by themselves, one side's over the other's.
        sense: what lines are looked up for: a sense of a concept, as "concept/code".
    """

    term: str = ""
    order: Order = Order.TEXT
    is_all: bool = False
    side: str = ""
    language: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    type: str = ""
    also: str = ""
    is_split: bool = False
    sense: str = ""

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Self:
        """Return what an address asks for; what it does not understand is left at its default."""
        texts = {name: given.get(name, "").strip()[:200] for name in _TEXTS}
        order = given.get("order", "")
        return cls(
            term=given.get("q", "").strip()[:200],
            order=Order(order) if order in set(Order) else Order.TEXT,
            is_all=given.get("lines") == "all",
            is_split=given.get("view") == "split",
            **texts,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether less is asked for than all turns, or each side by itself."""
        limits = (self.side, self.language, self.since, self.until, self.kind, self.type, self.also)
        return self.is_split or any(limits)

    def query(self) -> dict[str, str]:
        """Return it as an address has it, without what is at its default."""
        said = {
            "q": self.term,
            "order": "" if self.order is Order.TEXT else self.order.value,
            "lines": "all" if self.is_all else "",
            "view": "split" if self.is_split else "",
            **{name: getattr(self, name) for name in _TEXTS},
        }
        return {name: text for name, text in said.items() if text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Lines, and what was counted: hits, people, how often they say it, how many lines there are to leaf through."""

    found: Concordance
    people: int
    voices: tuple[Voices, ...]
    lines: int


def find_lines(
    shelf: Shelf, asked: Asked, *, types: Types = _NO_TYPES, first: int = 0, lines: int = ON_A_PAGE
) -> Counted:
    """Return the lines a page asks for, from the turns that may be looked at; ``types`` are those of the programme.

    Raises: UsageError if the term, or what else is to be said, holds no word or cannot be read.
    """
    kept = _kept(shelf, asked, types)
    found = concordance(
        shelf.shown,
        shelf.index,
        asked.term,
        kept=kept,
        order=asked.order,
        per_person=None if asked.is_all else 1,
        first=first,
        lines=lines,
    )
    # who is shown by a number in one text and by name in another is still one person
    whole = (
        found
        if shelf.shown is shelf.corpus
        else concordance(shelf.corpus, shelf.index, asked.term, kept=kept, lines=0)
    )
    return Counted(
        found=found,
        people=whole.people,
        voices=whole.voices,
        lines=found.hits if asked.is_all else found.people,
    )


def csv_of(shelf: Shelf, asked: Asked, *, types: Types = _NO_TYPES) -> str:
    """Return all lines as a table; who spoke without attribution has no name in it, nor a number.

    Raises: as ``find_lines``.
    """
    found = find_lines(shelf, asked, types=types, lines=MOST).found
    lines = [
        replace(line, speaker=None) if line.rule is not Rule.ON_THE_RECORD else line for line in found.lines
    ]
    return csv_text({each.name: [getattr(line, each.name) for line in lines] for each in CONCORDANCE.columns})


def language_name(tag: str) -> str:
    """Return what a language is called by who speaks it; the two forms of characters are one language here."""
    return "中文" if tag == "zh" else endonym(tag)


def types_of(programme: "Programme", *, language: str) -> Types:
    """Return the types of a programme's organisations in a reader's language, with who was listed for one."""
    rows = programme.persons.filter(contributions__affiliations__isnull=False).values_list(
        "names__text", "contributions__affiliations__organisation__type"
    )
    found: dict[str, set[str]] = {}
    for name, kind in rows:
        if name and kind:
            found.setdefault(choose(kind, language=language)[1], set()).add(name.casefold())
    return {kind: frozenset(found[kind]) for kind in sorted(found)}


def languages_in(shelf: Shelf) -> list[str]:
    """Return the languages of the turns that may be looked at, as primary tags."""
    spoken = zip(shelf.corpus.turns, shelf.may, strict=True)
    return sorted({language_of(turn.language) for turn, may in spoken if may} - {""})


def _kept(shelf: Shelf, asked: Asked, types: Types) -> NDArray[np.bool_]:
    """Return which turns may be looked at: the rule first, then what is asked for."""
    kept = shelf.may.copy()
    turns = shelf.corpus.turns
    if asked.side:
        kept &= np.array([turn.side == asked.side for turn in turns], dtype=np.bool_)
    if asked.language:
        tag = language_of(asked.language)
        kept &= np.array([language_of(turn.language) == tag for turn in turns], dtype=np.bool_)
    if asked.since:
        kept &= np.array([(turn.date or "") >= asked.since for turn in turns], dtype=np.bool_)
    if asked.until:
        cut = len(asked.until)
        kept &= np.array(
            [turn.date is not None and turn.date[:cut] <= asked.until for turn in turns], dtype=np.bool_
        )
    if asked.kind:
        kept &= np.array([kind == asked.kind for kind in shelf.kinds], dtype=np.bool_)
    if asked.type:
        # of whom nothing may be said, no organisation is either
        named = types.get(asked.type, frozenset())
        kept &= np.array(
            [
                turn.rule is Rule.ON_THE_RECORD and (turn.speaker or "").casefold() in named
                for turn in shelf.corpus.turns
            ],
            dtype=np.bool_,
        )
    if asked.also:
        said = find_turns(shelf.folder / WORDING, asked.also)
        fits = np.zeros(len(kept), dtype=np.bool_)
        fits[said[said < len(kept)]] = True
        kept &= fits
    return kept
